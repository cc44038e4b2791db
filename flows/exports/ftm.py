"""FollowTheMoney: entities in entities.ftm.json, one a line, and their statements, each with its article, in statements.csv."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from hashlib import sha1
from itertools import groupby
from pathlib import Path

from flows.exports import Connection, Written, sql

Statement = tuple[str, str, str, str, str]
"""Entity, schema, property, value, and the article that says so."""

DATASET = "columnist"
TYPES = {
    "name": "name", "alias": "name", "country": "country", "startDate": "date", "endDate": "date", "publishedAt": "date",
    "organizer": "entity", "involved": "entity", "addressEntity": "entity", "proof": "entity", "sourceUrl": "url", "summary": "text",
    "bodyText": "text",
}  # fmt: skip
"""The FollowTheMoney types of the properties that are no plain strings."""
COLUMNS = ("canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "id")


def write(connection: Connection, folder: Path) -> Iterator[Written]:
    """Write entities.ftm.json and statements.csv."""
    statements = [
        (node(entity), schema, prop, node(value) if TYPES.get(prop) == "entity" else value, node(doc_id))
        for entity, schema, prop, value, doc_id in connection.execute(sql("ftm")).fetchall()
        if value
    ]
    yield write_entities(statements, folder / "entities.ftm.json")
    yield write_statements(statements, folder / "statements.csv")


def write_entities(statements: list[Statement], path: Path) -> Written:
    """Write one JSON object an entity: id, schema, and properties as lists of values."""
    rows = 0
    with path.open("w", encoding="utf-8") as stream:
        for entity, said in groupby(statements, key=lambda statement: statement[0]):
            rows += 1
            stream.write(json.dumps(entity_of(entity, list(said)), ensure_ascii=False) + "\n")
    return Written(path, rows)


def entity_of(entity: str, said: list[Statement]) -> dict[str, object]:
    """An entity from its statements."""
    properties: dict[str, dict[str, None]] = {}
    for _, _, prop, value, _ in said:
        properties.setdefault(prop, {})[value] = None
    return {
        "id": entity,
        "schema": said[0][1],
        "properties": {prop: list(values) for prop, values in properties.items()},
        "datasets": [DATASET],
    }


def write_statements(statements: list[Statement], path: Path) -> Written:
    """Write one line a statement and article; `origin` is the article's id."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        lines = csv.writer(stream)
        lines.writerow(COLUMNS)
        for entity, schema, prop, value, doc_id in statements:
            key = sha1(f"{DATASET}.{entity}.{prop}.{value}".encode()).hexdigest()  # noqa: S324 -- how FollowTheMoney names them
            kind = TYPES.get(prop, "string")
            lines.writerow([entity, entity, prop, kind, schema, value, DATASET, doc_id, key])
    return Written(path, len(statements))


def node(name: str) -> str:
    """An id that FollowTheMoney takes: letters, digits, dots and dashes; what else an id holds is kept apart by a hash.

    >>> node("person:ann-lee"), node("place:كابل")
    ('person-ann-lee', 'place-2b09a126')
    """
    plain = re.sub(r"[^0-9A-Za-z.-]+", "-", name).strip("-.")
    return plain if plain == name.replace(":", "-") else f"{plain}-{sha1(name.encode()).hexdigest()[:8]}"  # noqa: S324 -- a short name
