from __future__ import annotations

from typing import cast

import pyarrow as pa
import pyarrow.dataset as ds

from flows.corpus.corrections import article_ids
from flows.corpus.snapshot import Snapshot

ARTICLES = [
    {"doc_id": "d1", "source_uri": "a.jsonl#7", "source_id": "7", "url": "https://paper.example/1"},
    {"doc_id": "d2", "source_uri": "b.jsonl#8", "source_id": "8", "url": None},
    {"doc_id": "d3", "source_uri": "c.jsonl#8", "source_id": "8", "url": None},
]


class Stored:
    """A snapshot of two articles in the lake and one that comes."""

    def stored(self, _: str) -> ds.Dataset:
        """The articles in the lake."""
        return ds.dataset(pa.Table.from_pylist(ARTICLES[:2]))

    def staged(self, _: str) -> ds.Dataset:
        """Those that come."""
        return ds.dataset(pa.Table.from_pylist(ARTICLES[2:], schema=pa.Table.from_pylist(ARTICLES).schema))


def test_an_article_is_named_by_any_of_its_ids_and_by_its_records_where_that_is_the_only_one() -> None:
    names = {"d1", "b.jsonl#8", "https://paper.example/1", "7", "8", "nothing"}
    found = article_ids(cast("Snapshot", Stored()), names)
    assert found == {"d1": "d1", "b.jsonl#8": "d2", "https://paper.example/1": "d1", "7": "d1"}
