"""The answers of docs/cookbook.md, from the articles in tests/cookbook: written anew, or with `--check` compared."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb

from flows.formats import print_markdown

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "cookbook.md"
ARTICLES = ROOT / "tests" / "cookbook"
QUESTION = re.compile(r"```sql\n(?P<sql>.*?)\n```\n(?:\n(?P<answer>\|.*?\|\n(?!\|)|Nothing\.\n))?", re.DOTALL)
"""A query, and the table below it."""


def build(folder: Path) -> Path:
    """The published file of a warehouse that a run makes of the articles."""
    command = [Path(sys.executable).with_name("columnist"), "run", ARTICLES, "--warehouse", folder]
    subprocess.run(command, check=True, capture_output=True)
    return folder / "columnist.duckdb"


def answered(page: str, database: Path) -> str:
    """The page with each query's answer below it."""
    with duckdb.connect(database, read_only=True) as connection:

        def fill(question: re.Match[str]) -> str:
            return f"```sql\n{question['sql']}\n```\n\n{answer(connection, question['sql'])}"

        return QUESTION.sub(fill, page)


def answer(connection: duckdb.DuckDBPyConnection, query: str) -> str:
    """The rows of a query as a Markdown table."""
    rows = connection.sql(query).to_arrow_table()
    stream = io.StringIO()
    print_markdown(rows, stream)
    return stream.getvalue() if rows.num_rows else "Nothing.\n"


def main() -> int:
    """Write the page; with `--check` say whether it is stale."""
    with tempfile.TemporaryDirectory() as folder:
        page = answered(PAGE.read_text(encoding="utf-8"), build(Path(folder)))
    stale = page != PAGE.read_text(encoding="utf-8")
    if "--check" not in sys.argv:
        PAGE.write_text(page, encoding="utf-8")
    elif stale:
        print("docs/cookbook.md is stale: run python -m benchmarks.cookbook and read the answers")
    return int(stale and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
