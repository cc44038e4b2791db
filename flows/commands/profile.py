"""`columnist profile`: what the articles say of one entity, its quotations and its events."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
import duckdb

from flows.commands.sql import published
from flows.source.listing import Refused
from warehouse.place import Place

MOST = 10
"""Quotations and events that are shown, the latest first."""
SECTIONS = {
    "quotes": "SELECT published_at, quote AS text FROM quotes_by_speaker WHERE speaker_entity_id = $1 "
    "ORDER BY published_at DESC NULLS LAST, quote_id LIMIT $2",
    "events": "SELECT day, actor, event_type, recipient, trigger, factuality FROM who_did_what_to_whom "
    "WHERE actor_entity_id = $1 OR recipient_entity_id = $1 ORDER BY day DESC NULLS LAST, event_id LIMIT $2",
}
FIND = """
    SELECT * FROM entity_profile
    WHERE entity_id = $1 OR lower(name) = lower($1) OR list_contains(list_transform(names, lambda n: lower(n)), lower($1))
    ORDER BY entity_id <> $1, lower(name) <> lower($1), n_mentions DESC, entity_id LIMIT 6
"""


def profile(warehouse: Place, wanted: str, form: str) -> None:
    """Print the profile of an entity as Markdown or JSON.

    Raises:
        Refused: there is no such entity.
    """
    found = look_up(published(warehouse), wanted)
    click.echo(
        json.dumps(found, default=str, ensure_ascii=False, indent=2) if form == "json" else "\n".join(page(found))
    )


def look_up(database: Path, wanted: str) -> dict[str, Any]:
    """The profile of an entity by id or name; of several of one name the one mentioned most.

    Raises:
        Refused: there is no such entity.
    """
    with duckdb.connect(database, read_only=True) as connection:
        fits = select(connection, FIND, [wanted])
        if not fits:
            raise Refused(f"there is no entity {wanted!r}; the table entities holds ids and names")
        best = fits[0]
        sections = {name: select(connection, query, [best["entity_id"], MOST]) for name, query in SECTIONS.items()}
    return {**best, **sections, "others": [row["entity_id"] for row in fits[1:]]}


def select(connection: duckdb.DuckDBPyConnection, query: str, values: Sequence[Any]) -> list[dict[str, Any]]:
    """The rows of a query."""
    answer = connection.execute(query, list(values))
    names = [column[0] for column in answer.description]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def page(found: dict[str, Any]) -> Iterator[str]:
    """The profile as lines of Markdown."""
    yield f"# {found['name']}"
    yield ""
    yield f"{found['entity_type']}, {found['entity_id']}" + (f", {found['country']}" if found["country"] else "")
    for column in ("names", "titles", "roles", "affiliations", "near", "deeds"):
        if found[column]:
            yield f"- {column}: {', '.join(found[column])}"
    yield f"- {found['n_mentions']} mentions in {found['n_documents']} articles, {seen(found)}"
    yield f"- {found['n_quotes']} quotations, {found['n_as_actor']} events as actor, {found['n_as_recipient']} as recipient"
    if found["others"]:
        yield f"- others of the name: {', '.join(found['others'])}"
    for name in SECTIONS:
        if found[name]:
            yield from ["", f"## {name.capitalize()}", ""]
            yield from (f"- {line(row)}" for row in found[name])


def seen(found: dict[str, Any]) -> str:
    """When the entity was first and last in the news."""
    if not found["first_seen"]:
        return "without dates"
    return f"{found['first_seen']:%Y-%m-%d} to {found['last_seen']:%Y-%m-%d}"


def line(row: dict[str, Any]) -> str:
    """A row as one line, nulls left out."""
    values = (str(value)[:10] if hasattr(value, "year") else str(value) for value in row.values() if value is not None)
    return " · ".join(values)
