"""Regions, seas, rivers and mountains that GeoNames' populated places leave out, and spellings that news uses."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from transforms.gazetteer.countries import split
from transforms.gazetteer.entity_ids import fold
from transforms.lexicons import lexicon, word_list

LANDFORMS = word_list("name_cues.tsv", "landforms_after")


SAINTS = {"sta": "santa", "sto": "santo"}
"""Saints as news of the Philippines and Spain shortens them."""


@dataclass(frozen=True, slots=True)
class Region:
    """A place with a name of its own outside the gazetteer; `feature` is a GeoNames class (A L H T)."""

    entity_id: str
    name: str
    aliases: tuple[str, ...]
    country: str | None
    latitude: float
    longitude: float
    feature: str


@cache
def regions() -> dict[str, Region]:
    """Regions by name."""
    found = {}
    for row in lexicon("regions.tsv"):
        number = row["geonames_id"]
        entity_id = f"geonames:{number}" if number else f"place:{fold(row['name']).replace(' ', '-')}"
        region = Region(
            entity_id, row["name"], tuple(split(row["aliases"])), row["country"] or None,
            float(row["latitude"]), float(row["longitude"]), row["feature"],
        )  # fmt: skip
        found.update(dict.fromkeys([region.name, *region.aliases], region))
    return {form: region for name, region in found.items() for form in forms(name)} | found


def forms(name: str) -> list[str]:
    """How else news writes the name of a landform.

    >>> forms("Kabul River"), forms("Kerio Valley"), forms("Kashmir")
    (['River Kabul', 'Kabul river'], ['Kerio valley'], [])
    """
    first, _, last = name.rpartition(" ")
    if not first or last.lower() not in LANDFORMS:
        return []
    return [*([f"River {first}"] if last == "River" else []), f"{first} {last.lower()}"]


@cache
def regions_by_id() -> dict[str, Region]:
    """Regions by entity id."""
    return {r.entity_id: r for r in regions().values()}


@cache
def spellings() -> dict[str, str]:
    """Gazetteer keys by the spellings of news."""
    return {fold(row["name"]): fold(row["gazetteer"]) for row in lexicon("toponyms.tsv")}


def spelled(name: str) -> str:
    """The gazetteer's key of a name.

    >>> spelled("Hodeidah")
    'al hudaydah'
    >>> spelled("Sta. Cruz")
    'santa cruz'
    """
    key = fold(name)
    first, _, rest = key.partition(" ")
    key = f"{SAINTS[first]} {rest}" if first in SAINTS and rest else key
    return spellings().get(key, key)


@cache
def states() -> dict[str, str]:
    """Gazetteer keys of American states and Canadian provinces by abbreviation."""
    return {a: fold(row["name"]) for row in lexicon("us_states.tsv") for a in split(row["abbreviations"])}


@cache
def state_names() -> frozenset[str]:
    """The full names of American states and Canadian provinces."""
    return frozenset(row["name"] for row in lexicon("us_states.tsv"))
