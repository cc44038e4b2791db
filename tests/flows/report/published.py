"""Published files for tests of the report: a small one whose articles hold markup, and one of many happenings."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb

from tests.warehouse.rows import TEXT, Values, article, fill
from warehouse.contract import ddl
from warehouse.database import put
from warehouse.dress import dress
from warehouse.tables import TABLES

HOSTILE = "<script>alert(1)</script>"
HOSTILE_TEXT = f"{TEXT}\n</script><img src=x onerror=alert(2)> & “more”"
TYPES = ("ASSAULT", "PROTEST", "CONSULT", "AID")
QUADS = {"ASSAULT": "material_conflict", "PROTEST": "verbal_conflict", "CONSULT": "verbal_cooperation"}


def publish(path: Path, rows: dict[str, list[Values]]) -> Path:
    """A published file with these rows."""
    with duckdb.connect(path) as connection:
        for name, row in TABLES.items():
            connection.execute(ddl(row))
            put(connection, name, fill(name, rows.get(name, [])))
        dress(connection)
    return path


def claim(number: int, values: dict[str, tuple[float, str]], **more: Any) -> tuple[Values, list[Values]]:
    """A claim on a count, with what each article says and with which stance."""
    own = {"claim_id": f"c{number}", "story_id": "story:a", "kind": "figure", "subject": "people killed"}
    evidence = [
        {"claim_id": f"c{number}", "doc_id": doc, "row_table": "figures", "row_id": f"{doc}:f0", "stance": stance}
        | {"char_start": 39, "char_end": 41, "value_low": value, "value_high": value, "source_key": f"publisher:{doc}"}
        for doc, (value, stance) in values.items()
    ]
    return own | {"n_sources": len(values), "n_documents": len(values)} | more, evidence


def small(path: Path) -> Path:
    """Three articles of two stories: two differ on a count, and a title and a text hold markup."""
    rows: dict[str, list[Values]] = {}
    for doc, text in {"a": TEXT, "b": HOSTILE_TEXT, "c": TEXT}.items():
        for name, some in article(doc, text).items():
            rows.setdefault(name, []).extend(some)
    about = {"a": ("Wire", "One", "story:a"), "b": ("Post", HOSTILE, "story:a"), "c": (None, None, "story:c")}
    for row in rows["documents"]:
        row["publisher"], row["title"], row["story_id"] = about[row["doc_id"]]
        row |= {"url": "javascript:alert(3)", "n_words": 20}
    start = HOSTILE_TEXT.index("</script>")
    heading = {"text": HOSTILE_TEXT[start:], "char_start": start, "char_end": len(HOSTILE_TEXT), "kind": "heading"}
    rows["blocks"].append({"doc_id": "b", "block_id": "b:b2", "kept": True} | heading)
    rows["documents"][1]["published_at"] = "2024-12-01"
    for row, happening in zip(rows["events"], ("h0", "h0", "h1"), strict=True):
        row["happening_id"] = happening
    one, one_says = claim(1, {"a": (7.0, "supports"), "b": (14.0, "differs")}, status="conflicting")
    other, other_says = claim(2, {"a": (41.0, "supports"), "b": (41.0, "supports")}, status="corroborated")
    strike: Values = {
        "event_type": "ASSAULT",
        "quad_class": "material_conflict",
        "story_id": "story:a",
        "title": HOSTILE,
    }
    strike |= {"happened_from": "2024-11-18", "location_text": "Kyiv", "location_entity_id": "place:kyiv"}
    strike |= {"latitude": 50.45, "longitude": 30.52, "killed_low": 7, "killed_high": 14, "n_documents": 2}
    strike |= {"actor_text": "rebels", "recipient_text": "soldiers", "factuality": "asserted", "ontology": "plover"}
    talks: Values = {
        "event_type": "CONSULT",
        "quad_class": "verbal_cooperation",
        "story_id": "story:c",
        "title": "Talks",
    }
    talks |= {"happened_from": "2024-12-02", "n_documents": 1, "factuality": "planned", "ontology": "plover"}
    rows |= {
        "happenings": [{"happening_id": "h0"} | strike, {"happening_id": "h1"} | talks],
        "stories": [
            {
                "story_id": "story:a",
                "title": HOSTILE,
                "n_documents": 2,
                "n_publishers": 2,
                "main_places": ["place:kyiv"],
            },
            {"story_id": "story:c", "n_documents": 1},
        ],
        "entities": [
            {"entity_id": "person:zelensky", "entity_type": "person", "name": "Volodymyr Zelensky", "n_documents": 3},
            {"entity_id": "place:kyiv", "entity_type": "place", "name": "Kyiv", "country": "UA", "n_documents": 3}
            | {"latitude": 50.45, "longitude": 30.52},
            {"entity_id": "country:UA", "entity_type": "country", "name": "Ukraine", "country": "UA"},
        ],
        "claims": [one, other],
        "claim_evidence": one_says + [row | {"char_start": 45, "char_end": 47} for row in other_says],
        "quarantine": [{"source_uri": "x<i>.pdf", "record_no": 0, "reason": "broken", "detail": "no page"}],
        "runs": [{"run_id": "r000001", "status": "done", "lake_versions": "{}", "settings": "{}", "seen": 4}],
    }
    for row in rows["mentions"]:
        row["entity_id"] = "place:kyiv" if row["text"] == "Kyiv" else "person:zelensky"
    return publish(path, rows)


def large(path: Path, n: int) -> Path:
    """As many happenings, in articles of ten."""
    text = "Rebels shelled the town."
    docs = [f"{number:016x}" for number in range(n // 10)]
    start = date(2024, 1, 1)
    sentence = {"char_start": 0, "char_end": len(text), "text": text}
    happenings = [
        {"happening_id": f"{docs[i // 10]}:e{i % 10}", "story_id": f"story:{docs[i // 10]}", "event_type": TYPES[i % 4]}
        | {"quad_class": QUADS.get(TYPES[i % 4]), "title": f"Happening {i}", "ontology": "plover", "n_documents": 1}
        | {"factuality": "asserted" if i % 3 else "alleged", "happened_from": (start + timedelta(i % 365)).isoformat()}
        | {"actor_text": f"group {i % 50}", "recipient_text": f"town {i % 200}", "location_text": f"town {i % 200}"}
        | {"latitude": 30 + (i % 200) / 10, "longitude": 10 + (i % 190) / 5, "killed_low": i % 7, "killed_high": i % 9}
        for i in range(n)
    ]  # fmt: skip
    rows: dict[str, list[Values]] = {
        "happenings": happenings,
        "documents": [
            {
                "doc_id": doc,
                "source_uri": f"{doc}.txt",
                "text": text,
                "title": f"Article {i}",
                "publisher": f"Paper {i % 40}",
            }
            | {"published_at": (start + timedelta(i % 365)).isoformat(), "story_id": f"story:{doc}"}
            for i, doc in enumerate(docs)
        ],
        "stories": [{"story_id": f"story:{doc}", "title": f"Story {i}"} for i, doc in enumerate(docs)],
        "sentences": [{"doc_id": doc, "sent_id": f"{doc}:s0"} | sentence for doc in docs],
        "events": [
            {"doc_id": h["happening_id"][:16], "event_id": h["happening_id"], "happening_id": h["happening_id"]}
            | {"sent_id": f"{h['happening_id'][:16]}:s0", "char_start": 7, "char_end": 14, "trigger": "shelled"}
            for h in happenings
        ],
    }
    return publish(path, rows)
