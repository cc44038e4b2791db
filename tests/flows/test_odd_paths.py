"""Raw folders and warehouses of any name: runs, queries and past states."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings

from flows.commands import sql
from tests.budget import examples
from tests.flows.conftest import KURSK, KYIV, run_here
from tests.odd_paths import NAMES
from warehouse.lake import Lake

ARTICLES = "SELECT source_uri, n_chars > 20 AS is_read FROM documents ORDER BY ALL"
pytestmark = pytest.mark.usefixtures("own_cache")


def articles(warehouse: Path, as_of: str | None, out: Path) -> list[str]:
    """What `columnist sql` answers."""
    sql.run(warehouse, ARTICLES, None, out, as_of)
    return [row["source_uri"] for row in json.loads(out.read_text(encoding="utf-8")) if row["is_read"]]


@settings(max_examples=examples(10))
@example("raw?[x]", "a%20b\\c?", "#1 [x]%2F?")
@given(NAMES, NAMES, NAMES)
def test_runs_and_queries_work_at_paths_of_any_name(raw: str, warehouse: str, article: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        texts, data = Path(folder, "in", raw), Path(folder, "out", warehouse)
        texts.mkdir(parents=True)
        (texts / "kyiv.txt").write_text(KYIV, encoding="utf-8")
        assert run_here(texts, data).run.loaded == 1
        (texts / f"a{article}.txt").write_text(KURSK, encoding="utf-8")
        assert run_here(texts, data).run.loaded == 1
        out = Path(folder, "rows.json")
        assert len(articles(data, None, out)) == 2
        first = Lake(data).runs()[0].run_id
        assert articles(data, first, out) == ["kyiv.txt"]
