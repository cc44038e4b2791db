"""Rows for tests of the store: complete ones from the few values that a test is about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from warehouse.contract import Column, columns, ddl, schema
from warehouse.database import put
from warehouse.dress import dress
from warehouse.tables import TABLES
from warehouse.tables.runs import Run

Values = dict[str, Any]
Tables = Mapping[str, list[Values]]
NOW = datetime(2024, 11, 19, 12, tzinfo=UTC)
NEUTRAL = {"VARCHAR": "", "BIGINT": 0, "DOUBLE": 0.0, "BOOLEAN": False, "TIMESTAMP": NOW}


def neutral(column: Column) -> Any:
    if column.nullable:
        return None
    if column.sql.endswith("[]"):
        return []
    return column.choices[0] if column.choices else NEUTRAL[column.sql]


def fill(table: str, rows: list[Values]) -> pa.Table:
    """Rows with neutral values where none are given; ISO strings are read as times."""
    found = []
    for row in rows:
        unknown = row.keys() - {c.name for c in columns(TABLES[table])}
        assert not unknown, f"{table} has no {unknown}"
        found.append({c.name: value(c, row[c.name]) if c.name in row else neutral(c) for c in columns(TABLES[table])})
    return pa.Table.from_pylist(found, schema=schema(TABLES[table]))


def value(column: Column, given: Any) -> Any:
    if column.sql == "TIMESTAMP" and isinstance(given, str):
        return datetime.fromisoformat(given).replace(tzinfo=UTC)
    return given


def publish(path: Path, given: Tables) -> None:
    """A published file of the rows that a test gives, with views and macros."""
    with duckdb.connect(path) as connection:
        for name, row in TABLES.items():
            connection.execute(ddl(row))
            put(connection, name, fill(name, given.get(name, [])))
        dress(connection)


TEXT = "Volodymyr Zelensky said on Monday that 38 of 41 drones were shot down. “They 😀 fell over Kyiv,” he said."


def article(doc_id: str, text: str = TEXT) -> dict[str, list[Values]]:
    """A row of every fact that one text holds; every reference and offset is right."""

    def at(words: str, start: str = "char_start", end: str = "char_end", name: str = "text") -> Values:
        first = text.index(words)
        return {start: first, end: first + len(words), name: words}

    doc, sent = {"doc_id": doc_id}, {"sent_id": f"{doc_id}:s0"}
    middle = text.index("“")
    sentences = [at(text[: middle - 1]), at(text[middle:])]
    happened = {
        "ontology": "plover",
        "event_type": "ASSAULT",
        "quad_class": "material_conflict",
        "happening_id": "h0",
    }
    return {
        "documents": [
            doc | {"source_uri": f"{doc_id}.txt", "text": text, "n_chars": len(text), "language": "en"}
            | {"published_at": "2024-11-19", "run_id": "r000001"},
        ],
        "blocks": [
            doc | at(text) | {"block_id": f"{doc_id}:b0", "kind": "paragraph", "kept": True},
            doc | {"block_id": f"{doc_id}:b1", "text": "Subscribe!", "kind": "boilerplate", "rule_id": "subscribe"},
        ],
        "sentences": [doc | s | {"sent_id": f"{doc_id}:s{n}", "block_id": f"{doc_id}:b0"} for n, s in enumerate(sentences)],
        "mentions": [
            doc | sent | at("Volodymyr Zelensky") | {"mention_id": f"{doc_id}:m0", "entity_id": "person:zelensky"},
            doc | {"sent_id": f"{doc_id}:s1"} | at("Kyiv") | {"mention_id": f"{doc_id}:m1", "entity_type": "place"},
        ],
        "times": [doc | sent | at("Monday") | {"time_id": f"{doc_id}:t0"}],
        "figures": [
            doc | sent | at("38") | {"figure_id": f"{doc_id}:f0", "value": 38.0, "value_low": 38.0, "value_high": 38.0}
            | {"part_of": f"{doc_id}:f1", "event_id": f"{doc_id}:e0", "noun_lemma": "drone"},
            doc | sent | at("41 drones") | {"figure_id": f"{doc_id}:f1", "value": 41.0, "value_low": 41.0},
        ],
        "quotes": [
            doc | {"sent_id": f"{doc_id}:s1", "quote_id": f"{doc_id}:q0"} | at("They 😀 fell over Kyiv,")
            | at("he", "speaker_start", "speaker_end", "speaker_text") | {"speaker_entity_id": "person:zelensky"},
        ],
        "events": [
            doc | sent | at("shot down", name="trigger") | {"event_id": f"{doc_id}:e0", "time_id": f"{doc_id}:t0"}
            | happened | {"attribution_entity_id": "person:zelensky"},
        ],
        "participants": [doc | at("41 drones") | {"event_id": f"{doc_id}:e0", "role": "recipient"}],
    }  # fmt: skip


STRIKE = {"happening_id": "h0", "event_type": "ASSAULT", "quad_class": "material_conflict"}
ZELENSKY = {"entity_id": "person:zelensky", "name": "Volodymyr Zelensky", "n_documents": 1, "n_mentions": 1}


def tables(*doc_ids: str, **changed: Values | None) -> dict[str, pa.Table]:
    """All tables of some articles; a keyword changes the first row of its table, or with None takes all its rows."""
    found: dict[str, list[Values]] = {"entities": [ZELENSKY], "happenings": [STRIKE], "quarantine": []}
    for doc_id in doc_ids:
        for name, rows in article(doc_id).items():
            found.setdefault(name, []).extend(rows)
    for name, values in changed.items():
        found[name] = [found[name][0] | values, *found[name][1:]] if values is not None else []
    return {name: fill(name, rows) for name, rows in found.items()}


def run(number: int, **values: Any) -> Run:
    """A row of runs."""
    whole = fill("runs", [{"run_id": f"r{number:06}", "lake_versions": "{}", "settings": "{}"} | values]).to_pylist()[0]
    return Run(**whole)
