"""Toponym resolution: which place of the gazetteer a name of the article means.

Every candidate gets points for its size and kind, for the countries and divisions that the sentences around speak of, and
for what stands directly beside the name ("Paris, Texas"; "across Washington"). The kinds of evidence are those of the
literature (Leidner 2007; Lieberman & Samet 2012: population, containment, comma groups, one referent per discourse); the
weights were set on news passages.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.article import Article
from transforms.gazetteer.countries import countries
from transforms.gazetteer.entity_ids import fold
from transforms.gazetteer.place_names import bare
from transforms.gazetteer.places import Place
from transforms.gazetteer.regions import spelled, state_names
from transforms.mentions.place_context import CITY, OUTSHINES, Surroundings
from transforms.mentions.place_hints import (
    METROPOLIS,
    after_point_cue,
    holds,
    kind_hint,
    list_hint,
    neighbours,
    office_hint,
    on_one_list,
    qualified,
)
from transforms.mentions.place_support import FEDERAL, doubted, is_sure
from transforms.mentions.spans import Span
from transforms.mentions.toponym_candidates import (
    Evidence,
    Toponym,
    bears,
    candidates,
    decay,
    far,
    without_counties,
)

KIND_POINTS = {"PCLI": 0.6, "PPLC": 0.45, "ADM1": 0.05, "ADM2": -0.1, "PPL": 0.0, "RGN": 0.0}
"""What the kind of a place speaks for it: a country, its capital, a division, a town."""
BESIDE, NAMED_KIND, POINT, HOME, SAME_NAME, ALSO_CALLED = 3.0, 1.5, 0.5, 0.25, -0.5, -0.4
QUALIFIED_LATER, QUALIFIED_BEFORE = -1.0, 0.7
"""What speaks for a reading: places of its country around it, the division that it lies in, a qualifier beside it, its kind named, a word of
movement, the paper's country; and against it. Measured as places right end to end on 149 toponyms of texts written for it, .987: without
each of them .933, .973, .966, .980, .987, .987, .980, .987 and .980, .987; halved only CONTEXT (.980) and INSIDE (.973) cost, doubled
INSIDE and SAME_NAME (.980). The others make no difference there."""
LISTED = 3.0
"""How much more a reading weighs that the lists of toponyms name. On 146 annotated texts: at 1.5 and 6.0 some rows differ and no score."""
IN_SENTENCE = 2.5  # how much more a division weighs that the sentence itself names: "in Alabama, from Mobile to Selma"
OWN_TOWN = 20_000  # inhabitants from which a town of the name is meant before one that is only called so too: Venice, not Dayton
LOCAL = 0.8  # what a place speaks for in the state of a local paper: "Athens" in one of Georgia
STATE = 1.2  # what the name of an American state speaks for the state
GREAT = 0.3  # what a city speaks for itself that outshines all others of its name
EXONYM = 50
"""Times the inhabitants of the bearers of a name from which a division is meant that is only called so in English: Corsica."""
UNSUPPORTED = 0.5  # how sure a small place is that nothing in the article speaks for
WINDOW = 60  # names on either side that count
"""30 and 120 read 146 annotated texts alike."""
POINT_FROM = 100_000  # inhabitants from which a word of movement speaks for the town rather than a region of its name
AT_HOME = 2
"""Sure places of one country from which a town of a smaller namesake there is meant; of a state in a large country one is enough."""
TAKEN = 0.6
"""By how much the town at home then leads."""
COUNTIES = frozenset({"county", "counties", "parish", "parishes"})
LISTED_COUNTIES = 6  # words within which "counties" ends a list of them: "Pike, Amite and Walthall counties"


@dataclass(frozen=True, slots=True)
class Home:
    """Where a publisher is: its country, and the division whose towns a local one tells of."""

    country: str | None = None
    admin1: str | None = None

    def points(self, place: Place) -> float:
        """What a place gets for lying near the publisher."""
        near = self.admin1 is not None and place.admin1 == self.admin1
        return HOME * (place.country == self.country) + LOCAL * near


def resolve(article: Article, spans: Sequence[Span], home: Home | None = None) -> dict[Span, tuple[Place, float]]:
    """The place of every name that has one, with how sure that is; `home` is where the publisher is."""
    home = home or Home()
    numbers = {s.sent_id: n for n, s in enumerate(article.sentences)}
    names = [toponym(article, span, numbers[article.tokens[span.first].sentence.sent_id]) for span in spans]
    for at, name in enumerate(names):
        weigh(article, names, at, home)
        choose(name, [0.0] * len(name.candidates))
    for _ in range(2):
        shared = agreed(names, contexts(article, names))
        for name, extra in zip(names, shared, strict=True):
            choose(name, extra)
    shorten(names)
    for _ in range(2):  # a town that is taken home speaks for the next ones
        take_home(names)
    unsure = doubted(article, names, (home.country, home.admin1))
    return {n.span: (n.place, UNSUPPORTED if n.key in unsure else sureness(n)) for n in names if n.place}


def toponym(article: Article, span: Span, sentence: int) -> Toponym:
    """A name with the places that it may mean."""
    text, before = span.text(article), span.before(article)
    meant = candidates(span, text, behind_comma=before is not None and before.text == ",")
    if not COUNTIES.intersection(t.lower for t in article.tokens[span.first : span.last + LISTED_COUNTIES]):
        meant = without_counties(meant)
    return Toponym(span, sentence, text, fold(text), meant)


def sureness(name: Toponym) -> float:
    """How sure the place of a name is, by its lead over the next one."""
    return min(0.95, 0.55 + 0.3 * name.margin)


def weigh(article: Article, names: Sequence[Toponym], at: int, home: Home) -> None:
    """Points from size, kind and neighbours."""
    name = names[at]
    name.hints = office_hint(article, names, at)
    scale = Scale.of(article, names, at, home)
    for place in name.candidates:
        if scale.is_beside(place):
            name.beside = True
        name.own.append(scale.points(place))
    name.elsewhere = not name.beside and is_elsewhere(name, scale.outer)


def is_elsewhere(name: Toponym, outer: Sequence[Place]) -> bool:
    """Whether a name is put where no place of it lies; "Mopti, Kidal and Gao" is a list, since all are in Mali."""
    areas = {o.admin1 if o.country in FEDERAL and o.feature == "ADM1" else o.country for o in outer}
    return bool(areas) and areas.isdisjoint(a for p in name.candidates for a in (p.admin1, p.country))


@dataclass(frozen=True, slots=True)
class Scale:
    """What the points of a name's candidates depend on."""

    candidates: Sequence[Place]
    home: Home
    hints: tuple[str, ...] | None
    office: tuple[str, ...]
    is_states_name: bool
    keys: frozenset[str]
    """The folded name, with and without its generic word."""
    others: float
    """Points of a place that bears another name in English."""
    is_point: bool
    """Whether a word of movement stands before the name."""
    outer: Sequence[Place]
    """Places beside the name that may hold it."""
    inner: Sequence[Place]
    """Places beside the name that it may hold."""

    @classmethod
    def of(cls, article: Article, names: Sequence[Toponym], at: int, home: Home) -> Scale:
        """The scale of one name."""
        name = names[at]
        keys = frozenset({spelled(name.text), bare(name.text)})
        own = [p for p in name.candidates if bears(p, keys)]
        others = ALSO_CALLED * (3 if any(p.population >= OWN_TOWN for p in own) else 1) if own else 0.0
        is_states_name = name.text in state_names() and name.text not in countries().by_name
        return cls(
            name.candidates, home, kind_hint(article, name.span) or list_hint(article, names, at), name.hints, is_states_name, keys, others, after_point_cue(article, name.span),
            neighbours(article, names, at), qualified(article, names, at),
        )  # fmt: skip

    def points(self, place: Place) -> float:
        """Points of a candidate."""
        points = self.for_name(place)
        points += math.log10(max(place.population, 100)) / 7 + KIND_POINTS[place.feature]
        points += self.home.points(place) + STATE * self.is_state(place)
        points += GREAT * self.is_great(place)
        points += BESIDE * bool(self.office) * place.feature.startswith(self.office)
        if self.hints:
            points += NAMED_KIND * place.feature.startswith(self.hints)
        elif self.is_overshadowed(place):
            points += SAME_NAME  # Kursk is the town, unless something says that the region is meant
        points += POINT * (place.is_settlement and place.population >= POINT_FROM and self.is_point)
        return points + BESIDE if self.is_beside(place) else points

    def for_name(self, place: Place) -> float:
        """What a place loses that bears another name: Philadelphia is not Amman, whose old name it is; Hanover may be Hannover."""
        if bears(place, self.keys):
            return 0.0
        own = max((p.population for p in self.candidates if bears(p, self.keys)), default=0)
        if place.feature == "ADM1" and place.population > EXONYM * own:
            return 0.0
        outshines = place.is_settlement and place.population >= METROPOLIS and place.population > OUTSHINES * own
        return max(self.others, ALSO_CALLED) if outshines else self.others

    def is_great(self, place: Place) -> bool:
        """Whether a place is a great city or division, and every other one that bears the name is small beside it."""
        if place.population < CITY or place.feature == "PCLI" or not bears(place, self.keys):
            return False
        others = (p for p in self.candidates if p is not place and bears(p, self.keys))
        if place.is_settlement:
            others = (p for p in others if p.is_settlement and far(p, place))
        return all(p.population * OUTSHINES <= place.population for p in others)

    def is_state(self, place: Place) -> bool:
        """Whether a place is the American state of the name, and no large city bears that too."""
        if not self.is_states_name or place.feature != "ADM1" or place.country not in {"US", "CA"}:
            return False
        towns = [p for p in self.candidates if p.is_settlement and p.population >= METROPOLIS]
        return not any(fold(p.name) in self.keys or p.population * 4 > place.population for p in towns)

    def is_overshadowed(self, place: Place) -> bool:
        """Whether a division bears the name of a town in it."""
        division = not place.is_settlement and place.feature != "PCLI"
        return division and any(is_seat(p, place) for p in self.candidates)

    def is_beside(self, place: Place) -> bool:
        """Whether what stands beside the name holds the place or lies in it."""
        return any(holds(o, place) for o in self.outer) or any(holds(place, i) for i in self.inner)


def is_seat(town: Place, division: Place) -> bool:
    """Whether a division bears the name of a town in it."""
    inside = town.is_settlement and town.country == division.country and town.admin1 == division.admin1
    return inside and (division.feature == "ADM2" or 10 * town.population >= division.population)


def contexts(article: Article, names: Sequence[Toponym]) -> list[list[float]]:
    """Points of the candidates of each name for what the names around tell."""
    evidence = [Evidence.of(name) for name in names]
    return [context(article, names, evidence, at) for at in range(len(names))]


def context(article: Article, names: Sequence[Toponym], evidence: Sequence[Evidence | None], at: int) -> list[float]:
    """Points of each candidate for lying where the sentences around are about; a neighbour on a list counts most."""
    name, around, first = names[at], Surroundings(), max(0, at - WINDOW)
    if len(name.candidates) < 2:
        return [0.0] * len(name.candidates)  # nothing to choose from
    for n, other in enumerate(evidence[first : at + WINDOW + 1], first):
        if other is None or other.key == name.key:
            continue
        weight = decay(abs(other.sentence - name.sentence)) * other.sureness
        if abs(n - at) == 1 and on_one_list(article, *sorted((name, names[n]), key=lambda t: t.span.first)):
            weight *= LISTED
        if other.sentence == name.sentence and other.of_division == 1:
            weight *= IN_SENTENCE
        around.add(other, weight)
    contrast = contrasts(article, name, names[first : at + WINDOW + 1])
    return [
        points + contrast.get(p.geonames_id, 0) for p, points in zip(name.candidates, around.points(name), strict=True)
    ]


def contrasts(article: Article, name: Toponym, names: Sequence[Toponym]) -> dict[int, float]:
    """Points by id from mentions of the same name that say which place they mean.

    After "Paris, Texas" the bare name is that Paris; before it, it rather is another, or it would have been told apart there,
    unless it is the largest of the name, San Diego, California, stands in a heading, or all the article is about its country.
    """
    if name.beside:
        return {}
    found: dict[int, float] = {}
    for other in names:
        if other.beside and other.place and other.key == name.key:
            rivals = (p.population for p in name.candidates if far(p, other.place))
            largest = other.place.population >= OUTSHINES * max(rivals, default=0)
            earlier = largest or other.span.first < name.span.first or in_heading(article, name.span)
            told = earlier or is_about(names, other, other.place)
            found.setdefault(other.place.geonames_id, QUALIFIED_BEFORE if told else QUALIFIED_LATER)
    return found


def in_heading(article: Article, span: Span) -> bool:
    """Whether a name stands in the title or a heading, which leaves to the text what it is: "New mayor for Perth"."""
    return article.tokens[span.first].sentence.block.kind in {"title", "heading"}


def is_about(names: Sequence[Toponym], name: Toponym, place: Place) -> bool:
    """Whether all other names of divisions and all that are told apart lie in the country of a place."""
    others = (n for n in names if n.key != name.key and n.place is not None)
    sure = {n.place.country for n in others if n.place and (n.beside or not n.place.is_settlement)}
    return sure == {place.country}


def agreed(names: Sequence[Toponym], points: Sequence[list[float]]) -> list[list[float]]:
    """The points, shared by all mentions of one name that have no evidence beside them: one referent per discourse."""
    groups: dict[str, list[int]] = defaultdict(list)
    for n, name in enumerate(names):
        if not name.beside:
            groups[name.key].append(n)
    shared = list(points)
    for members in groups.values():
        if len(members) > 1 and len({len(points[n]) for n in members}) == 1:
            mean = [sum(values) / len(members) for values in zip(*(points[n] for n in members), strict=True)]
            for n in members:
                shared[n] = [0.5 * a + 0.5 * b for a, b in zip(points[n], mean, strict=True)]
    return shared


def choose(name: Toponym, extra: Sequence[float]) -> None:
    """Take the candidate with the most points, and note by how much it leads."""
    totals = [a + b for a, b in zip(name.own, extra, strict=True)]
    if not totals:
        return
    best = max(range(len(totals)), key=lambda n: (totals[n], -n))
    rest = [t for n, t in enumerate(totals) if n != best and is_rival(name.candidates[n], name.candidates[best])]
    name.place, name.margin = name.candidates[best], totals[best] - max(rest, default=totals[best] - 1.0)


def is_rival(other: Place, best: Place) -> bool:
    """Whether another place of the name is a different one: no division with its seat."""
    return far(other, best) and not holds(other, best) and not holds(best, other)


def is_shortened(names: Sequence[Toponym], name: Toponym, place: Place, full: Place) -> bool:
    """Whether a longer name's town is rather meant than another one: a small one, or one abroad where nothing else lies."""
    if place.population * OUTSHINES < full.population:
        return True
    others = (n.place.country for n in names if n.place is not None and n.key != name.key)
    return place.is_settlement and place.country != full.country and place.country not in others


def take_home(names: Sequence[Toponym]) -> None:
    """Take a town abroad, where nothing else of the article lies, for the one of the name in the country that all is about.

    Queenstown in a text on New Zealand is not in South Africa; in a large country it is that of a state that the text names.
    """
    sure = {n.key: n.place for n in names if n.place is not None and is_sure(n)}
    if len({place.country for place in sure.values()}) > 2:
        return  # without one name there are two countries still
    for name in names:
        around = [p for key, p in sure.items() if key != name.key]
        homes = {p.country for p in around}
        if len(homes) == 1 and len(around) >= (1 if homes <= FEDERAL else AT_HOME):
            choose_at_home(name, around)


def choose_at_home(name: Toponym, around: Sequence[Place]) -> None:
    """Take the town of a name in the country of the places around for one abroad, and be surer of one that lies there: Perth in a text on Scotland."""
    options = at_home(name, around)
    if options and is_abroad(name, around):
        name.place, name.margin = max(options, key=lambda p: (p.population, -p.geonames_id)), TAKEN
    elif options == [name.place]:
        name.margin = max(name.margin, TAKEN)


def is_abroad(name: Toponym, around: Sequence[Place]) -> bool:
    """Whether a town that nothing beside it tells lies in no country of the places around, or is a small one in none of their states."""
    place = name.place
    if place is None or name.beside or place.feature != "PPL":
        return False
    if place.country not in {p.country for p in around}:
        return place.population < METROPOLIS
    return place.country in FEDERAL and place.population < CITY and place.admin1 not in {p.admin1 for p in around}


def at_home(name: Toponym, around: Sequence[Place]) -> list[Place]:
    """The towns that bear a name in the country of the places around, in a large one in their states."""
    keys, states = frozenset({spelled(name.text)}), {p.admin1 for p in around if p.admin1}
    towns = (p for p in name.candidates if p.is_settlement and p.country == around[0].country and bears(p, keys))
    return [p for p in towns if p.country not in FEDERAL or p.admin1 in states]


def is_shorter(name: Toponym, full: Toponym) -> bool:
    """Whether a name may be the short form of a longer one."""
    return full.key.startswith(f"{name.key} ") or ends(name, full)


def ends(name: Toponym, full: Toponym) -> bool:
    """Whether a small place's name is the last word of a name of three words or more."""
    is_end = full.key.endswith(f" {name.key}") and full.key.count(" ") > 1
    return is_end and (name.place is None or name.place.population < CITY)


def shorten(names: Sequence[Toponym]) -> None:
    """Take the first word of a longer town's name for that town rather than for a small one elsewhere: Addis for Addis Ababa.

    So the last one of three or more: Totolapan for San Miguel Totolapan.
    """
    several_words = [name for name in names if " " in name.key]
    for name in names:
        longer = (n for n in several_words if n.place and n.place.is_settlement and is_shorter(name, n))
        if name.beside or (full := next(longer, None)) is None or full.place is None:
            continue
        if name.place is None or ends(name, full) or is_shortened(names, name, name.place, full.place):
            name.place, name.margin = full.place, full.margin
