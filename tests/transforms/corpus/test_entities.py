from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa

from transforms.corpus import acronym_links, id_changes, links, relinking
from transforms.corpus.entities import NAMED_BY, Tally, collect, entity, of_tables
from transforms.corpus.entity_counts import counted
from warehouse.contract import to_arrow
from warehouse.tables.documents import Document
from warehouse.tables.entities import Entity
from warehouse.tables.mentions import Mention

NUMBER = iter(range(1_000_000))


def mention(doc: str, entity_id: str, text: str, **more: Any) -> Mention:
    row = Mention(
        doc_id=doc, mention_id=f"{doc}:m{next(NUMBER)}", sent_id=f"{doc}:s0", char_start=0, char_end=len(text), text=text,
        entity_type="person", entity_id=entity_id, name=text, link_method="name", confidence=0.9, country=None,
        local_id=entity_id, title=None, roles=(), affiliation=None, age=None, local_type="person",
    )  # fmt: skip
    return replace(row, **more)


def documents(*names: str, repeats: str = "") -> pa.Table:
    return pa.table(
        {
            "doc_id": names,
            "published_at": pa.array(
                [datetime(2024, 1, n, tzinfo=UTC) for n, _ in enumerate(names, 1)], pa.timestamp("us", "UTC")
            ),
            "duplicate_of": pa.array([names[0] if n == repeats else None for n in names], pa.string()),
        }
    )


def linked(rows: list[Mention] | pa.Table) -> pa.Table:
    table = rows if isinstance(rows, pa.Table) else to_arrow(Mention, rows)
    return links.linked(table, wanted(table))


def wanted(table: pa.Table) -> links.Links:
    return links.corpus_ids(
        counted(table, links.COLUMNS), documents(*table["doc_id"].unique().to_pylist()), acronym_links.acronyms(table)
    )


def totals(mentions: pa.Table, names: pa.Table) -> list[Entity]:
    return of_tables(counted(mentions, NAMED_BY), names)


def test_surname_joins_its_one_bearer() -> None:
    rows = [mention("a", "person:jan-ostlervik", "Jan Ostlervik"), mention("b", "person:ostlervik", "Ostlervik")]
    assert linked(rows)["entity_id"].to_pylist() == ["person:jan-ostlervik"] * 2


def test_surname_before_a_suffix_is_the_surname() -> None:
    rows = [mention("a", "person:jan-ostlervik-jr", "Jan Ostlervik Jr."), mention("b", "person:ostlervik", "Ostlervik")]
    assert linked(rows)["entity_id"].to_pylist() == ["person:jan-ostlervik-jr"] * 2


def test_person_whom_most_call_by_the_surname_keeps_the_full_name() -> None:
    tally = Tally(("Jan Nowak", "Nowak"), "Nowak", None)
    assert entity("person:jan-nowak", tally).name == "Jan Nowak"
    assert entity("person:nowak", Tally(("Nowak",), "Nowak", None)).name == "Nowak"


def test_surname_of_two_bearers_stays() -> None:
    rows = [
        mention("a", "person:jan-nowak", "x"),
        mention("b", "person:eva-nowak", "x"),
        mention("c", "person:nowak", "x"),
    ]
    assert linked(rows)["entity_id"].to_pylist()[2] == "person:nowak"


def test_surname_of_another_country_stays() -> None:
    rows = [
        mention("a", "person:jan-nowak", "x", country="PL"),
        mention("b", "person:nowak", "x", country="US"),
    ]
    assert linked(rows)["entity_id"].to_pylist()[1] == "person:nowak"


def test_namesakes_of_two_countries_are_two() -> None:
    rows = [
        mention("a", "person:jan-nowak", "x", country="PL", title="minister"),
        mention("b", "person:jan-nowak", "x", country="PL"),
        mention("c", "person:jan-nowak", "x", country="US", title="coach"),
        mention("d", "person:jan-nowak", "x", country="CZ", title="minister"),
    ]
    assert linked(rows)["entity_id"].to_pylist() == ["person:jan-nowak"] * 2 + [
        "person:jan-nowak@us",
        "person:jan-nowak",
    ]


def test_acronym_learnt_elsewhere() -> None:
    full = "organization:world-conservation-union"
    rows = [
        mention("a", full, "IUCN", entity_type="organization", link_method="acronym"),
        mention("b", "organization:iucn", "IUCN", entity_type="organization"),
    ]
    assert linked(rows)["entity_id"].to_pylist() == [full] * 2


def test_an_acronym_stays_where_its_article_tells_it_from_the_full_name() -> None:
    full = "organization:world-conservation-union"
    rows = [
        mention("a", full, "IUCN", entity_type="organization", link_method="acronym"),
        mention("b", "organization:iucn", "IUCN", entity_type="organization"),
        mention("b", full, "World Conservation Union", entity_type="organization"),
    ]
    assert linked(rows)["entity_id"].to_pylist() == [full, "organization:iucn", full]


def test_a_surname_is_the_bearer_whom_its_article_names_in_full() -> None:
    rows = [
        mention("a", "person:eva-nowak", "Eva Nowak"),
        mention("b", "person:jan-nowak", "Jan Nowak", country="US"),
        mention("b", "person:nowak", "Nowak"),
        mention("c", "person:jan-nowak", "Jan Nowak", country="PL"),
        mention("d", "person:jan-nowak", "Jan Nowak", country="PL"),
    ]
    assert linked(rows)["entity_id"].to_pylist()[1:3] == ["person:jan-nowak@us"] * 2


def test_order_and_earlier_runs_do_not_matter() -> None:
    rows = [
        mention("a", "person:jan-ostlervik", "Jan Ostlervik", country="PL"),
        mention("b", "person:ostlervik", "Ostlervik"),
        mention("c", "person:eva-kernova", "Eva Kernova"),
        mention("d", "person:kernova", "Kernova"),
        mention("e", "country:PL", "Poland", entity_type="country"),
    ]
    names = documents("a", "b", "c", "d", "e")
    fresh = totals(linked(rows), names)
    first = linked(rows[1:3])
    again = pa.concat_tables([first, to_arrow(Mention, [rows[0], *rows[3:]])])
    agreed = links.linked(again, wanted(again))
    changed = id_changes.changes(again, agreed)
    assert changed == {"b": {"person:ostlervik": "person:jan-ostlervik"}, "d": {"person:kernova": "person:eva-kernova"}}
    assert totals(relinking.relink(again, changed, {}, {}), names) == fresh
    shuffled = random.Random(4).sample(rows, len(rows))  # noqa: S311 -- any order will do
    assert totals(linked(shuffled), names) == fresh
    table = linked(rows)
    assert id_changes.changes(table, links.linked(table, wanted(table))) == {}


def test_relink_changes_all_columns_of_ids() -> None:
    ids = ["person:x", "person:x"]
    table = pa.table(
        {"doc_id": ["a", "b"], "speaker_entity_id": ids, "speaker_local_id": ids, "text": ["person:x", "y"]}
    )
    table = table.append_column("speaker_text", pa.array(["X", "X"]))
    found = relinking.relink(table, {"a": {"person:x": "person:y-x"}}, {}, {})
    assert found["speaker_entity_id"].to_pylist() == ["person:y-x", "person:x"]
    assert found["text"].to_pylist() == ["person:x", "y"]


def test_repeated_articles_do_not_count() -> None:
    rows = [
        mention("a", "country:PL", "Poland", entity_type="country"),
        mention("b", "country:PL", "Polska", entity_type="country"),
    ]
    (poland,) = totals(to_arrow(Mention, rows), documents("a", "b", repeats="b"))
    assert (poland.n_documents, poland.n_mentions, poland.name) == (1, 1, "Poland")
    assert poland.first_seen == poland.last_seen == datetime(2024, 1, 1, tzinfo=UTC)


def test_places_come_with_coordinates() -> None:
    rows = [
        mention("a", "geonames:703448", "Kyiv", entity_type="place"),
        mention("a", "country:UA", "Ukraine", entity_type="country"),
    ]
    ukraine, kyiv = totals(to_arrow(Mention, rows), documents("a"))
    assert (kyiv.country, kyiv.feature_class, kyiv.geonames_id) == ("UA", "P", 703448)
    assert kyiv.latitude is not None
    assert abs(kyiv.latitude - 50.45) < 0.1
    assert ukraine.latitude is not None
    assert 45 < ukraine.latitude < 52


def test_a_place_is_called_as_news_calls_it() -> None:
    rows = [
        mention("a", "geonames:2842566", "Saxony", entity_type="place"),
        mention("a", "geonames:4197000", "Ga.", entity_type="place"),
        mention("a", "geonames:538555", "Kursk region", entity_type="place"),
    ]
    names = {row.entity_id: row.name for row in totals(to_arrow(Mention, rows), documents("a"))}
    assert names == {"geonames:2842566": "Saxony", "geonames:4197000": "Georgia", "geonames:538555": "Kursk Oblast"}


def test_none() -> None:
    assert collect(to_arrow(Mention, []), to_arrow(Document, [])) == []
