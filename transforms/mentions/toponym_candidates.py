"""Candidates of toponym resolution: the places of the gazetteer that a name may mean."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from transforms.gazetteer.countries import countries
from transforms.gazetteer.entity_ids import fold
from transforms.gazetteer.place_names import DIVISIONS, GENERIC, bare
from transforms.gazetteer.places import Place, gazetteer
from transforms.gazetteer.regions import Region, regions, spelled, states
from transforms.lexicons import word_list
from transforms.mentions.spans import Span

MOST = 40  # candidates a name
"""On 146 annotated texts: at 15 and 80 some rows differ and no score."""
NEIGHBOUR = 0.3  # what a town tells of the division that another town lies in, against the division named
"""On 146 annotated texts: at .15 and .6 some rows differ and no score."""
REACH = 3.0  # sentences over which a mention's evidence falls to a third
"""On 146 annotated texts: at 1.5 and 6.0 some rows differ and no score."""
PLACE_ARTICLES = frozenset({"al", "el", "la", "las", "le", "los", "the"})
RIVERSIDE = re.compile(r" (?:an der|am|an|bei|im|in der|ob|on|sur|upon) ")
"""What stands before the river or the land of a town that is called by its first word alone: Biberach an der Riß."""
DIRECTIONS = word_list("name_cues.tsv", "compass")
TOWN_WORDS = GENERIC - DIVISIONS


@dataclass(slots=True, eq=False)
class Toponym:
    """A name with its candidates and their points; `place` is the one chosen."""

    span: Span
    sentence: int
    text: str
    key: str
    candidates: list[Place]
    own: list[float] = field(default_factory=list)
    """Points of each candidate from the name itself and what stands beside it."""
    beside: bool = False
    """Whether something beside the name decided."""
    elsewhere: bool = False
    """Whether what stands beside the name holds none of them: "Sunshine Coast, British Columbia"."""
    hints: tuple[str, ...] = ()
    """GeoNames features that an office asks for: the governors of Ohio and Texas."""
    place: Place | None = None
    margin: float = 0.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a name with a place tells of the names around."""

    key: str
    sentence: int
    sureness: float
    country: str
    admin1: str | None
    of_division: float
    """The share that counts for the division."""
    square: tuple[int, int] | None = None
    """The degree of latitude and longitude that a town or district lies in."""

    @classmethod
    def of(cls, name: Toponym) -> Evidence | None:
        """What a name tells as it is read so far."""
        place = name.place
        if place is None:
            return None
        share = NEIGHBOUR if place.is_settlement else 1
        small = place.is_settlement or place.feature == "ADM2"
        sure = min(1.0, 0.3 + name.margin)
        return cls(name.key, name.sentence, sure, place.country, place.admin1, share, square(place) if small else None)


def square(place: Place) -> tuple[int, int]:
    """The degree of latitude and longitude that a place lies in."""
    return math.floor(place.latitude), math.floor(place.longitude)


@cache
def decay(sentences: int) -> float:
    """The share that is left of a name's evidence so many sentences away."""
    return math.exp(-sentences / REACH)


def candidates(span: Span, text: str, *, behind_comma: bool = True) -> list[Place]:
    """The places that a name may mean, largest first; a bounded number. "LA" is the state behind a comma alone: "Houma, LA"."""
    if span.kind not in {"country", "place", "nationality"}:
        home = country_place(span.known.country) if span.known and span.known.country else None
        return [home] if home else []
    if span.kind == "place" and span.entity_id is not None:
        region = regions().get(text)
        return [as_place(region)] if region and region.country else []
    if span.kind == "place" and is_states(text, behind_comma=behind_comma):
        return [p for p in gazetteer().of_key(states()[text]) if p.feature == "ADM1" and p.country in {"US", "CA"}]
    return of_gazetteer(span, text)[:MOST]


def is_states(text: str, *, behind_comma: bool) -> bool:
    """Whether a text abbreviates the name of a state rather than that of a city."""
    return text in states() and (behind_comma or spelled(text) in {fold(text), states()[text]})


def of_gazetteer(span: Span, text: str) -> list[Place]:
    """The gazetteer's places of a name; where it is a country's, that one first, no town, and no state but an American one.

    Georgia may be the state; Niger is not Niger State, nor is Luxembourg the province of Belgium.
    """
    named = bearers(text)
    by_name = countries().by_name
    code = by_name.get(text) or span.country or (by_name.get(text.title()) if text.isupper() else None)
    country = country_place(code) if code else None
    if not country:
        return named
    return [country, *(p for p in named if p.feature == "ADM1" and p.country == "US" and span.kind != "nationality")]


def bearers(text: str) -> list[Place]:
    """The gazetteer's places of a name, with its generic word or without: Kursk region."""
    known = gazetteer()
    named = [] if text.lower() in DIRECTIONS else list(known.of_key(spelled(text)))
    short = bare(text)
    if named and short != fold(text) and fold(text).endswith(" city"):  # Anyang City is no more that of Korea
        most = max(p.population for p in named)
        return [*(p for p in known.of_key(short) if p.is_settlement and p.population > most), *named]
    if named or short == fold(text):
        return named
    is_town = TOWN_WORDS.intersection(fold(text).split())  # Kunduz city is not Kunduz province
    return [p for p in known.of_key(short) if p.is_settlement == bool(is_town)] or list(known.of_key(short))


def as_place(region: Region) -> Place:
    """A listed region as evidence for the country that it lies in."""
    return Place(0, region.name, region.latitude, region.longitude, 1_000_000, region.country or "", None, "RGN")


def country_place(code: str) -> Place | None:
    """The gazetteer's entry of a country."""
    return gazetteer().countries.get(code)


def bears(place: Place, keys: frozenset[str]) -> bool:
    """Whether a place has one of some names as its own, not as another one in English."""
    return not keys.isdisjoint(own_keys(place.name))


@lru_cache(maxsize=16384)
def own_keys(name: str) -> frozenset[str]:
    """The keys of a place's own name: folded, without its generic word, with its first word cut short, without its article."""
    wholes = (fold(name), bare(name), RIVERSIDE.split(fold(name))[0])
    return frozenset(key for whole in wholes for key in (whole, saint(whole), without_article(whole)))


def without_article(key: str) -> str:
    """A folded name without its article: El Beni is called Beni.

    >>> without_article("el beni"), without_article("elbe")
    ('beni', 'elbe')
    """
    first, _, rest = key.partition(" ")
    return rest if rest and first in PLACE_ARTICLES else key


def without_counties(places: Sequence[Place]) -> list[Place]:
    """The candidates without American counties where an American town bears the name: "near Grant" is no Grant County."""
    towns = any(p.is_settlement and p.country == "US" for p in places)
    return [p for p in places if not (towns and p.country == "US" and p.feature == "ADM2")]


def saint(key: str) -> str:
    """A folded name with its first word cut short as news does: St Petersburg.

    >>> saint("saint petersburg"), saint("paris")
    ('st petersburg', 'paris')
    """
    return key.replace("saint ", "st ", 1) if key.startswith("saint ") else key


def far(a: Place, b: Place) -> bool:
    """Whether two candidates are different places on a map, not a town and its district."""
    return a.country != b.country or abs(a.latitude - b.latitude) + abs(a.longitude - b.longitude) > 1.5
