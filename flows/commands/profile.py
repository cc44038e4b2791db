"""`columnist profile`: what the articles say of one entity, on a terminal, as Markdown or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import click
import duckdb
from rich.console import Console
from rich.markdown import Markdown

from flows.commands.sql import published
from flows.source.listing import Refused
from warehouse import connect
from warehouse.place import Place

MOST = 10
"""Lines of a section that are shown, the latest or the most frequent first."""
OTHERS = 6
"""Entities of the name that are looked at."""
SECTIONS = {
    "names": "Names", "types": "Types", "roles": "Roles", "affiliations": "Affiliations", "places": "Places",
    "near": "Named together with", "quotes_by": "Quotations", "quotes_about": "Quotations about it",
    "as_actor": "Events as actor", "as_recipient": "Events as recipient", "seen": "First and last mention",
}  # fmt: skip
"""The sections in their order, with their headings; each is a query of `warehouse/profile/`."""
Row = dict[str, Any]


def profile(warehouse: Place, wanted: str, form: str) -> None:
    """Print the profile of an entity for a terminal, as Markdown, or as JSON.

    Raises:
        Refused: there is no such entity.
    """
    found = look_up(published(warehouse), wanted)
    if form == "json":
        click.echo(json.dumps(found, default=str, ensure_ascii=False, indent=2))
    elif form == "markdown":
        click.echo("\n".join(page(found)))
    else:
        Console().print(Markdown("\n".join(page(found))))


def look_up(database: Path, wanted: str) -> Row:
    """The profile of an entity by id or name; of several of one name the one mentioned most.

    Raises:
        Refused: there is no such entity.
    """
    with connect(database) as connection:
        ids = [row["entity_id"] for row in select(connection, "find", [wanted, OTHERS])]
        if not ids:
            near = [f"{row['name']} ({row['entity_id']})" for row in select(connection, "like", [wanted, OTHERS])]
            hint = f"near it: {', '.join(near)}" if near else "the table entities holds ids and names"
            raise Refused(f"there is no entity {wanted!r}; {hint}")
        (best,) = select(connection, "head", ids[:1])
        sections = {name: select(connection, name, [ids[0], MOST]) for name in SECTIONS}
    return {**best, **sections, "others": ids[1:]}


def select(connection: duckdb.DuckDBPyConnection, name: str, values: Sequence[Any]) -> list[Row]:
    """The rows of a query of `warehouse/profile/`."""
    query = (files("warehouse") / "profile" / f"{name}.sql").read_text(encoding="utf-8")
    answer = connection.execute(query, list(values))
    columns = [column[0] for column in answer.description]
    return [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]


def page(found: Row) -> Iterator[str]:
    """The profile as lines of Markdown."""
    yield f"# {found['name']}"
    yield ""
    known = (found[name] for name in ("entity_type", "entity_id", "country", "wikidata_id"))
    yield ", ".join(value for value in known if value)
    yield ""
    yield f"- {count(found['n_mentions'], 'mentions')} in {count(found['n_documents'], 'articles')}, {seen(found)}"
    told = (count(found["n_quotes"], "quotations"), f"{count(found['n_as_actor'], 'events')} as actor")
    yield f"- {', '.join(told)}, {found['n_as_recipient']} as recipient"
    if found["others"]:
        yield f"- others of the name: {', '.join(found['others'])}"
    for name, heading in SECTIONS.items():
        if found[name]:
            yield from ["", f"## {heading}", ""]
            yield from (f"- {line(row)}" for row in found[name])


def seen(found: Row) -> str:
    """When the entity was first and last in the news."""
    if not found["first_seen"]:
        return "without dates"
    return " to ".join(dict.fromkeys(f"{found[day]:%Y-%m-%d}" for day in ("first_seen", "last_seen")))


def count(n: int, noun: str) -> str:
    """A number with its noun, given in the plural.

    >>> count(1, "articles"), count(2_000, "articles")
    ('1 article', '2,000 articles')
    """
    return f"{n:,} {noun if n != 1 else noun.removesuffix('s')}"


def line(row: Row) -> str:
    """A row as one line: a time it spans in one, counts with what they count, nulls left out.

    >>> line({"first_given": date(2024, 1, 2), "last_given": date(2024, 3, 4), "role": "senator", "n_articles": 2})
    '2024-01-02 to 2024-03-04 · senator · 2 articles'
    """
    cells = dict(row)
    days = [f"{day:%Y-%m-%d}" for name in ("first_given", "last_given") if (day := cells.pop(name, None))]
    told = [" to ".join(dict.fromkeys(days)), *(cell(name, value) for name, value in cells.items())]
    return " · ".join(filter(None, told))


def cell(name: str, value: Any) -> str:
    """One value as a reader wants it."""
    if value is None or value == 0:
        return ""
    if name.startswith("n_"):
        return count(value, name.removeprefix("n_"))
    return f"{value:%Y-%m-%d}" if isinstance(value, date) else " ".join(str(value).split())
