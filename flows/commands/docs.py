"""Write what the contract says into docs/tables.md: `python -m flows.commands.docs`, `--check` to compare."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from warehouse.checks import checks
from warehouse.contract import describe, dictionary, line
from warehouse.dress import view_columns
from warehouse.macros import macros
from warehouse.tables import TABLES
from warehouse.views import meanings, views

ROOT = Path(__file__).resolve().parents[2]
HEAD = """# Tables

Generated from the row classes in `warehouse/tables/`, the queries in `warehouse/views/`, the macros in `warehouse/macros/` and the
checks in `warehouse/checks/` by `make docs`; change those.

Offsets are half-open intervals of code points in `documents.text`: `text[char_start:char_end]` is exactly the row's text.
Timestamps are UTC. The same meanings are comments in the DuckDB file (`duckdb_columns()`) and in the Parquet schemas.
"""


def main(arguments: Sequence[str]) -> int:
    """Write the documents; with `--check`, say which are stale and return 1."""
    stale = [path for path, text in pages(ROOT) if not path.is_file() or path.read_text(encoding="utf-8") != text]
    if "--check" in arguments:
        for path in stale:
            print(f"{path.relative_to(ROOT)} is stale: run make docs", file=sys.stderr)
        return 1 if stale else 0
    for path, text in pages(ROOT):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 0


def pages(root: Path) -> Iterator[tuple[Path, str]]:
    """The documents as they should be."""
    yield root / "docs" / "tables.md", tables_page()


def tables_page() -> str:
    """The whole of docs/tables.md."""
    return "\n".join(
        [HEAD, overview(), dictionary(TABLES.values()), *view_sections(), *macro_section(), *check_section()]
    )


def view_sections() -> Iterator[str]:
    """A section a view."""
    meaning = {view.name: view.meaning for view in views()}
    yield "# Views\n"
    for name, columns in view_columns().items():
        yield f"## {name}\n\n{meaning[name]}\n"
        yield line("column", "type", "meaning") + "\n|---|---|---|"
        yield "\n".join(line(f"`{column}`", kind, meanings(name)[column]) for column, kind in columns) + "\n"


def macro_section() -> Iterator[str]:
    """A line a macro."""
    yield "# Macros\n\nFunctions that queries may call; one that gives a table stands after `FROM`.\n"
    yield line("macro", "gives") + "\n|---|---|"
    yield from (line(f"`{macro.call}`", macro.meaning) for macro in macros())
    yield ""


def check_section() -> Iterator[str]:
    """A line a check."""
    yield "# Checks\n\nRun before a load is published (`fail` stops it, `warn` is said) and by `columnist check`.\n"
    yield line("check", "severity", "why") + "\n|---|---|---|"
    yield from (line(f"`{check.name}`", check.severity, check.why) for check in checks())
    yield ""


def overview() -> str:
    """What one row of each table and view is."""
    lines = [line("table", "one row is"), "|---|---|"]
    lines += [line(link(name), describe(row)) for name, row in TABLES.items()]
    lines += ["", line("view", "one row is"), "|---|---|"]
    lines += [line(link(view.name), view.meaning) for view in sorted(views(), key=lambda view: view.name)]
    return "\n".join([*lines, ""])


def link(name: str) -> str:
    """A link to the section of a table or view on this page."""
    return f"[`{name}`](#{name})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
