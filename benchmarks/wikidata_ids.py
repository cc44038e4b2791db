"""Compile the ids of Wikidata: `python -m benchmarks.wikidata_ids FOLDER`.

FOLDER holds two packages of npm, unpacked: `country-coder` (@rapideditor/country-coder) with the ids of countries by their ISO code,
and `name-suggestion-index`, with labels and descriptions of Wikidata for companies, bodies and places. A name is taken where its
description says that it is the same thing: a company by a word for one, a town by its state or country.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from transforms.gazetteer.countries import countries
from transforms.gazetteer.entity_ids import fold, slug
from transforms.gazetteer.places import Place, gazetteer
from transforms.mentions.known_names import KnownName, by_id, entities
from transforms.mentions.organizations import without_legal_form

TARGET = Path(__file__).resolve().parent.parent / "transforms" / "lexicons" / "wikidata.tsv"
BORDERS = Path("country-coder") / "src" / "data" / "borders.json"
INDEX = Path("name-suggestion-index") / "dist"

SECTORS = {
    "igo": r"organi[sz]ation|union of|alliance|agency|branch|inter-?governmental",
    "civil_society": r"organi[sz]ation|charity|society",
    "business": r"compan|corporation|manufactur|automak|automobile|conglomerate|bank|airline|retailer|chain|group|enterprise",
    "party": r"political party",
    "education": r"universit|college",
    "media": r"newspaper|broadcast|news|media",
    "government": r"agency|department|ministry|government|bank|service|organi[sz]ation",
    "military": r"army|military|armed forces|navy|force",
    "police": r"police|law enforcement",
}
"""What descriptions say of the listed names of each sector."""
UNLISTED = re.compile(r"\b(multinational|airline|university)\b")
"""What descriptions say of the names that no list has and that are taken all the same: names that mean one thing."""
NOT_ONE = re.compile(r"\b(former|defunct|brand|line of|clothing)\b")
TOWN = re.compile(r"^(?:[\w-]+ ){0,5}(?:city|town|capital)\b")

DIVISION = re.compile(
    r"^(?:federated |overseas )?(?:state|province|region|territory|autonomous community|prefecture) (?:of|in) "
)

HEADER = """\
# Ids of Wikidata (CC0) by the id of the entity.
# Compiled by `python -m benchmarks.wikidata_ids`.
entity_id\twikidata_id\tname
"""
Row = tuple[str, str, str]


def main(folder: Path) -> None:
    """Write the table."""
    items = read(folder / INDEX / "wikidata" / "wikidata.json")["wikidata"]
    found = [
        *of_countries(read(folder / BORDERS)),
        *of_flags(read(folder / INDEX / "json" / "nsi.json")),
        *of_divisions(items),
        *of_towns(items),
        *of_bodies(items),
    ]
    print(f"{len(found)} rows")
    TARGET.write_text(HEADER + "".join("\t".join(row) + "\n" for row in sorted(single(found))), encoding="utf-8")


def read(path: Path) -> dict[str, dict[str, dict[str, str]]]:
    """A file of JSON."""
    return json.loads(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def single(rows: list[Row]) -> list[Row]:
    """The rows of entities that have one id."""
    ids = defaultdict(set)
    for entity_id, wikidata_id, _ in rows:
        ids[entity_id].add(wikidata_id)
    return list({row[0]: row for row in rows if len(ids[row[0]]) == 1}.values())


def of_countries(borders: Mapping[str, object]) -> Iterator[Row]:
    """Countries by their code."""
    for feature in borders["features"]:  # type: ignore[attr-defined]
        known = feature["properties"]
        if (code := known.get("iso1A2")) in countries().names:
            yield f"country:{code}", known["wikidata"], countries().names[code]


def of_flags(index: Mapping[str, object]) -> Iterator[Row]:
    """First-level divisions, by their flags."""
    for flag in index["nsi"]["flags/man_made/flagpole"]["items"]:  # type: ignore[index]
        tags = flag["tags"]
        places = gazetteer().named(tags.get("subject", ""))
        fits = [p for p in places if p.feature == "ADM1" and p.country == tags.get("country", "")[:2]]
        if tags.get("flag:type") == "regional" and len(fits) == 1 and "subject:wikidata" in tags:
            yield fits[0].entity_id, tags["subject:wikidata"], fits[0].name


def of_divisions(items: Mapping[str, Mapping[str, str]]) -> Iterator[Row]:
    """First-level divisions whose description names their country: "state of the United States of America"."""
    for wikidata_id, item in items.items():
        description, label = item.get("description") or "", item.get("label") or ""
        fits = [
            p for p in gazetteer().named(label) if p.feature == "ADM1" and countries().names[p.country] in description
        ]
        if len(fits) == 1 and DIVISION.match(description) and fold(fits[0].name) == fold(label):
            yield fits[0].entity_id, wikidata_id, fits[0].name


def of_towns(items: Mapping[str, Mapping[str, str]]) -> Iterator[Row]:
    """Towns whose description names a state or country in which one town has the name."""
    for wikidata_id, item in items.items():
        description, label = item.get("description") or "", item.get("label") or ""
        named = [p for p in gazetteer().named(label) if p.is_settlement and fold(p.name) == fold(label)]
        fits = [p for p in named if TOWN.match(description) and lies_in(p, description)]
        if len(fits) == 1:
            yield fits[0].entity_id, wikidata_id, fits[0].name


def lies_in(place: Place, description: str) -> bool:
    """Whether a description ends in the place's country, and in the United States names its state too."""
    home = {"US": ("States", "USA", "US", "America")}.get(place.country, ())
    if not description.endswith((countries().names[place.country], *home)):
        return False
    return place.country != "US" or (gazetteer().division_of(place) or "?") in description


def of_bodies(items: Mapping[str, Mapping[str, str]]) -> Iterator[Row]:
    """Organizations: listed ones by what their sector is called, others where the name can mean one thing alone."""
    for wikidata_id, item in items.items():
        label, description = item.get("label") or "", item.get("description") or ""
        listed = entities().get(label)
        if listed and listed.kind == "organization" and fits_sector(listed, description):
            yield listed.entity_id, wikidata_id, listed.name
        name = without_legal_form(label)
        if listed is None and is_plain(name, description) and (one := slug("organization", name)) not in by_id():
            yield one, wikidata_id, label


def fits_sector(known: KnownName, description: str) -> bool:
    """Whether a description tells of a body of the sector."""
    return re.search(SECTORS.get(known.sector or "", "$^"), description.lower()) is not None


def is_plain(label: str, description: str) -> bool:
    """Whether a label is the name of a body that is known in many countries, or of a university; single words mean many things."""
    if not label.isascii() or not UNLISTED.search(description) or NOT_ONE.search(description):
        return False
    return " " in label and not gazetteer().named(label)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
