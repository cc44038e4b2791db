"""What the documents show runs: every query is asked, every command line parses, the cookbook's answers are today's."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import duckdb
import pytest

import warehouse
from benchmarks.cookbook import PAGE, answered, build
from flows.cli import main
from flows.commands.command import Command
from warehouse.contract import ddl
from warehouse.dress import dress
from warehouse.tables import TABLES

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
QUERY = re.compile(r"```sql\n(.*?)```|columnist sql[^\n`]*?\"([^\"\n]+)\"", re.DOTALL)
COMMAND = re.compile(r"^(?: {4}|\$ )?(columnist [a-z]+(?: [^\n]*)?)$", re.MULTILINE)
PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)
PLACEHOLDER = re.compile(r"[A-Z]{2,}|\[|\.\.\.|…")
"""What stands in a command line that shows the form of a command, not a call of it."""


def queries() -> list[str]:
    texts = [page.read_text(encoding="utf-8") for page in PAGES]
    found = {(m[1] or m[2]).strip().rstrip(";") for text in texts for m in QUERY.finditer(text)}
    return sorted(found - {"SELECT ..."})


def commands() -> list[str]:
    texts = [page.read_text(encoding="utf-8") for page in PAGES]
    found = {m[1].partition(" #")[0].strip() for text in texts for m in COMMAND.finditer(text)}
    helps = {line for command in main.commands.values() if isinstance(command, Command) for line in command.examples}
    return sorted(helps | {line for line in found if not PLACEHOLDER.search(re.sub(r'"[^"]*"', "", line))})


@pytest.fixture(scope="module")
def empty() -> Iterator[duckdb.DuckDBPyConnection]:
    """The tables, views and macros, without rows."""
    with duckdb.connect() as connection:
        for row in TABLES.values():
            connection.execute(ddl(row))
        dress(connection)
        yield connection


def test_there_are_queries_and_commands() -> None:
    assert len(queries()) >= 25
    assert len(commands()) > 20


@pytest.mark.parametrize("query", queries())
def test_a_query_is_right(empty: duckdb.DuckDBPyConnection, query: str) -> None:
    for statement in empty.extract_statements(query):
        empty.execute(statement)


@pytest.mark.parametrize("line", commands())
def test_a_command_line_has_known_options(line: str) -> None:
    _, _, call = line.rpartition("| ")
    _, name, *arguments = shlex.split(re.split(r" [&>] ?", call)[0])
    main.commands[name].make_parser(click.Context(main.commands[name])).parse_args(arguments)


def python_blocks() -> list[str]:
    texts = [page.read_text(encoding="utf-8") for page in PAGES]
    return sorted({block for text in texts for block in PYTHON.findall(text)})


@pytest.fixture(scope="module")
def cookbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published file of the cookbook's articles, in a folder `cookbook`."""
    return build(tmp_path_factory.mktemp("documents") / "cookbook")


@pytest.mark.flow
def test_answers_of_the_cookbook_are_those_of_today(cookbook: Path) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert answered(page, cookbook) == page, "run python -m benchmarks.cookbook, and read the answers"


@pytest.mark.flow
def test_cells_of_the_notebook_run(cookbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cells = json.loads((ROOT / "docs" / "notebook.ipynb").read_text(encoding="utf-8"))["cells"]
    monkeypatch.chdir(cookbook.parent.parent)
    names: dict[str, object] = {}
    for cell in cells:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)  # noqa: S102 -- our own notebook
    assert len(names["happenings"]) > 10


@pytest.mark.flow
def test_python_of_the_documents_runs(cookbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warehouse, "PUBLISHED", cookbook)
    blocks = python_blocks()
    assert blocks
    for block in blocks:
        exec(block, {})  # noqa: S102 -- our own documents
