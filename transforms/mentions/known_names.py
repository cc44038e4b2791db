"""Names that word lists know: countries, nationalities, regions, well-known entities, weapons."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import cast

from transforms.gazetteer.countries import countries, split
from transforms.gazetteer.entity_ids import slug
from transforms.gazetteer.regions import regions
from transforms.lexicons import lexicon
from transforms.mentions.phrase_matcher import PhraseMatcher
from warehouse.tables.mentions import EntityType


@dataclass(frozen=True, slots=True)
class KnownName:
    """What a list knows of a name."""

    kind: EntityType
    entity_id: str | None
    name: str
    country: str | None = None
    sector: str | None = None


@cache
def nations() -> dict[str, KnownName]:
    """Countries, nationality words and regions by name; a nationality stands for its country."""
    known = countries()
    found = {n: KnownName("country", f"country:{c}", known.names[c], c) for n, c in known.by_name.items()}
    for name, region in regions().items():
        found[name] = KnownName("place", region.entity_id, region.name, region.country)
    for row in lexicon("peoples.tsv"):
        home = regions().get(row["region"])
        people = KnownName("other", slug("other", row["name"]), row["name"])
        entry = KnownName("nationality", home.entity_id, home.name) if home else people
        found.update(dict.fromkeys(split(row["words"]), entry))
    for word, code in known.by_people.items():
        found.setdefault(word, KnownName("nationality", f"country:{code}", known.names[code], code))
    return found


def listed_aliases() -> dict[str, KnownName]:
    """The entries of `aliases.csv` by every name but a person's surname."""
    found = {}
    for row in lexicon("aliases.csv"):
        entry = curated(row)
        for name in [row["name"], *split(row["aliases"])]:
            if entry.kind != "person" or " " in name or name == row["name"]:
                found[name] = entry
    return found


@cache
def entities() -> dict[str, KnownName]:
    """Well-known entities by every name; a person's surname alone is not among them, but a name of one word is: Eminem."""
    found = listed_aliases()
    for row in lexicon("arms.tsv"):
        entry = KnownName("weapon", slug("weapon", row["name"]), row["name"], row["country"] or None)
        found |= dict.fromkeys([row["name"], *split(row["aliases"])], entry)
    brands = {row["name"]: brand(row) for row in lexicon("brands.tsv") if not row["sense"]}
    works = {row["name"]: work(row) for row in lexicon("works.tsv") if not row["sense"]}
    return works | brands | {row["name"]: club(row) for row in lexicon("clubs.tsv")} | found


@cache
def outlets_by_initials() -> dict[str, KnownName]:
    """Listed outlets and agencies by the capitals of their names."""
    found = ((name, known) for name, known in entities().items() if known.sector == "media" and " " in name)
    return {"".join(filter(str.isupper, name)): known for name, known in found}


def news_agency(text: str) -> KnownName | None:
    """The agency of a dateline or a credit, whatever else bears its letters elsewhere.

    >>> news_agency("PTI").name, news_agency("EPA").name, news_agency("AP").name
    ('Press Trust of India', 'European Pressphoto Agency', 'Associated Press')
    """
    known = entities().get(text)
    return known if known and known.sector == "media" else outlets_by_initials().get(text, known)


@cache
def clubs() -> dict[str, tuple[KnownName, ...]]:
    """Sports clubs by their short names; one name may be of several."""
    short: dict[str, list[KnownName]] = defaultdict(list)
    for row in lexicon("clubs.tsv"):
        for name in split(row["short"]):
            short[name].append(club(row))
    return {name: tuple(entries) for name, entries in short.items()}


@cache
def sports() -> dict[str, str]:
    """The sport of each club by its full name."""
    return {row["name"]: row["sport"] for row in lexicon("clubs.tsv")}


@cache
def short_names() -> dict[str, tuple[str, ...]]:
    """The short names of sports clubs by full names."""
    return {row["name"]: tuple(split(row["short"])) for row in lexicon("clubs.tsv")}


def club(row: dict[str, str]) -> KnownName:
    """The entry of a row of `clubs.tsv`."""
    return KnownName("organization", slug("organization", row["name"]), row["name"], row["country"], "sport")


def work(row: dict[str, str]) -> KnownName:
    """The entry of a row of `works.tsv`."""
    return KnownName("work", slug("work", row["name"]), row["name"], None, "culture")


def brand(row: dict[str, str]) -> KnownName:
    """The entry of a row of `brands.tsv`."""
    kind = cast("EntityType", row["kind"])
    return KnownName(kind, slug(kind, row["name"]), row["name"], None, "business")


@cache
def surnames() -> dict[str, KnownName]:
    """Well-known persons by the one word that news calls them by."""
    rows = [r for r in lexicon("aliases.csv") if r["kind"] == "person"]
    return {alias: curated(r) for r in rows for alias in split(r["aliases"]) if " " not in alias}


def curated(row: dict[str, str]) -> KnownName:
    """The entry of a row of `aliases.csv`."""
    kind = cast("EntityType", row["kind"])
    return KnownName(kind, slug(kind, row["name"]), row["name"], row["country"] or None, row["sector"] or None)


@cache
def by_id() -> dict[str, tuple[KnownName, tuple[str, ...]]]:
    """Well-known entities with all their names, by id."""
    found: dict[str, tuple[KnownName, tuple[str, ...]]] = {}
    for name, entry in [*entities().items(), *surnames().items()]:
        if entry.entity_id:
            found[entry.entity_id] = (entry, (*found.get(entry.entity_id, (entry, ()))[1], name))
    return found


@cache
def matcher() -> PhraseMatcher[KnownName]:
    """All listed names for looking up in an article."""
    return PhraseMatcher.of([*nations().items(), *entities().items()])


def known_exactly(text: str) -> KnownName | None:
    """What the lists know of a whole name."""
    return entities().get(text) or nations().get(text)
