"""Articles that are read in a process forked from this one."""

from __future__ import annotations

import dataclasses
import multiprocessing
import os
from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa
import pytest

from flows.workers import forked
from flows.workers.forked import Forked
from flows.workers.worker import empty, with_rejected
from transforms.read import LIMITS, Source

if "fork" not in multiprocessing.get_all_start_methods():
    pytest.skip("nothing is forked here", allow_module_level=True)


def read(sources: Sequence[Source], *_: Any) -> dict[str, pa.Table]:
    """A row for each article; one never ends, and one ends its process."""
    tables = empty()
    for source in sources:
        while source.data == b"stuck":
            pass
        if source.data == b"crash":
            os._exit(9)
        tables = with_rejected(tables, source, "read", "", None)
    return tables


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Iterator[Forked]:
    monkeypatch.setattr(forked, "rows", read)
    monkeypatch.setattr(forked, "model_of", lambda _: None)
    with Forked(multiprocessing.get_context("fork")) as made:
        yield made


@pytest.mark.parametrize(("bad", "reason"), [("stuck", "too_slow"), ("crash", "crashed")])
def test_an_article_that_ends_its_process_is_quarantined_and_the_others_are_read(
    reader: Forked, bad: str, reason: str
) -> None:
    batch = [Source(f"{text}.txt", "text", text.encode()) for text in ("one", bad, "two")]
    found = reader.rows(batch, None, dataclasses.replace(LIMITS, seconds=1))["quarantine"]
    assert found["source_uri"].to_pylist() == ["one.txt", f"{bad}.txt", "two.txt"]
    assert found["reason"].to_pylist() == ["read", reason, "read"]


def test_articles_that_are_fine_are_read_at_once(reader: Forked) -> None:
    batch = [Source(f"{n}.txt", "text", b"fine") for n in range(3)]
    assert reader.rows(batch, None, LIMITS)["quarantine"].num_rows == 3
