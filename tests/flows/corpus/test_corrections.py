from __future__ import annotations

import pyarrow as pa

from flows.corpus.corrections import article_ids

ARTICLES = [
    {"doc_id": "d1", "source_uri": "a.jsonl#7", "source_id": "7", "url": "https://paper.example/1"},
    {"doc_id": "d2", "source_uri": "b.jsonl#8", "source_id": "8", "url": None},
    {"doc_id": "d3", "source_uri": "c.jsonl#8", "source_id": "8", "url": None},
]


def test_an_article_is_named_by_any_of_its_ids_and_by_its_records_where_that_is_the_only_one() -> None:
    names = {"d1", "b.jsonl#8", "https://paper.example/1", "7", "8", "nothing"}
    rows = pa.Table.from_pylist(ARTICLES)
    found = article_ids([rows[:2], rows[2:]], names)
    assert found == {"d1": "d1", "b.jsonl#8": "d2", "https://paper.example/1": "d1", "7": "d1"}
