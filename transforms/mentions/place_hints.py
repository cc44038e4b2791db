"""What the words beside a place name tell: its kind, and what it lies in or holds: "the Texas city of Odessa", "Wellington, Somerset"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.article import Article, Token
from transforms.gazetteer.place_names import DIVISIONS
from transforms.gazetteer.places import Place, distance, gazetteer
from transforms.gazetteer.regions import state_names, states
from transforms.lexicons import word_list
from transforms.mentions.place_context import CITY
from transforms.mentions.spans import Span
from transforms.mentions.toponym_candidates import Toponym

METROPOLIS = 500_000  # inhabitants from which a city is known by its name alone
COUNTY = 1.0  # degrees from the middle of a county within which its towns lie
POINT_CUES = word_list("name_cues.tsv", "point_cues")
OFFICES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("president", "minister", "embassy", "king", "queen", "ambassador", "republic"), ("PCLI",)),
    **dict.fromkeys(("governor", "governors", "senator", "senators", "legislature"), ("ADM1",)),
}
"""Offices before "of", and the features of what they belong to."""
OFFICES_BEHIND = frozenset({"governor", "legislature"})
"""What stands behind the name of a division: "Donetsk Governor Vadym Filashkin"."""
LONG_LIST = 25
"""Names on either side within which the kind of a list is looked for, so that time grows with its length alone."""
PARTS = frozenset({"district", "borough", "department", "municipality"})
"""Divisions that a city has, too."""
AREA_CUES = frozenset({"across", "throughout"})
TOWN_CUES = word_list("name_cues.tsv", "town_cues")
BASED = re.compile(r", ([A-Z][A-Za-z.]{1,7})-based\b")


def kind_hint(article: Article, span: Span) -> tuple[str, ...] | None:
    """The GeoNames features that the words in or beside the name ask for."""
    words = [t.lower for t in span.tokens(article)]
    tokens = article.tokens
    if is_before_town(article, span) or is_towns_county(article, span):
        return ("ADM", "PCLI")
    after = [t.lower for t in tokens[span.last : span.last + 5]]
    before = ["", "", *(t.lower for t in tokens[max(0, span.first - 2) : span.first])][-2:]
    if "county" in [*words, *after[:1]]:
        return ("ADM2",)
    beside = [*words[:1], *words[-1:]] if len(words) > 1 else []
    beside += [*after[:1], *divided(article, span, before)]
    if after[:1] == [","] and len(after) > 2 and after[1] in {"a", "an", "the"}:
        beside += after[2:]  # Batangas, a province south of Manila
    if DIVISIONS.intersection(map(singular, beside)) - {"municipality"} or OFFICES_BEHIND.intersection(after[:1]):
        return ("ADM",)
    return hint_before(before[1], beside)


def hint_before(word: str, beside: Sequence[str]) -> tuple[str, ...] | None:
    """The features that the word before a name asks for, or a kind of town in or beside it."""
    if TOWN_CUES.intersection([*beside, word]) or word == "capital":
        return ("PPL",)
    return ("ADM1", "PCLI") if word in AREA_CUES else None


def divided(article: Article, span: Span, before: Sequence[str]) -> Sequence[str]:
    """The kind of division before "of", but for a city that is named by one of its districts.

    "The district of Kailali" is one, "the first district of Paris" is in Paris; "the eastern Ukrainian region of Kharkiv" is one.
    """
    if before[1] != "of":
        return ()
    told = singular(before[0]) in PARTS and span.first > 2
    told = told and article.tokens[span.first - 3].lower not in {"the", "a"}
    cities = (p for p in gazetteer().named(span.text(article)) if p.is_settlement and p.population >= METROPOLIS)
    return () if told and any(cities) else before[:1]


def singular(word: str) -> str:
    """A kind of division as its list has it.

    >>> singular("districts"), singular("counties"), singular("province")
    ('district', 'county', 'province')
    """
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


def list_hint(article: Article, names: Sequence[Toponym], at: int) -> tuple[str, ...]:
    """The features that the kind before or behind a list asks for: "the regions of Puno and Cusco", "Rajanpur and Thatta districts"."""
    members = same_list(article, names, at)
    if len(members) < 2 or any(place.feature == "PCLI" for place in members[-1].candidates):
        return ()  # the United Arab Emirates are no emirates on a list
    if all(is_state(name) for name in members) and not all(is_metropolis(name) for name in members):
        return ("ADM1",)  # New York and California; but Washington and New York are two cities
    kinds = kinds_of_list(article, members[0].span, members[-1].span)
    if DIVISIONS.intersection(kinds) - {"municipality"}:
        return ("ADM",)
    return ("PPL",) if TOWN_CUES.intersection(kinds) else ()


def same_list(article: Article, names: Sequence[Toponym], at: int) -> Sequence[Toponym]:
    """The names on the list of a name, in the order of the text; of a very long list those near."""
    first = last = at
    while first > max(0, at - LONG_LIST) and on_one_list(article, names[first - 1], names[first]):
        first -= 1
    while last + 1 < min(len(names), at + LONG_LIST) and on_one_list(article, names[last], names[last + 1]):
        last += 1
    return names[first : last + 1]


def kinds_of_list(article: Article, first: Span, last: Span) -> set[str]:
    """What a list is said to be of, by the plural before it, behind it or at its end: "cities of A and B", "A and B Counties"."""
    tokens = article.tokens
    before = [t.lower for t in tokens[max(0, first.first - 2) : first.first]]
    words = before[:-1] if before[-1:] == ["of"] else before[-1:]
    words += [t.lower for t in tokens[last.last - 1 : last.last + 1]]
    return {singular(word) for word in words if word.endswith("s")}


def office_hint(article: Article, names: Sequence[Toponym], at: int) -> tuple[str, ...]:
    """The features that an office or a list of its seats asks for: "the president of Georgia", "the governors of Ohio and Utah"."""
    first = names[at].span.first
    before = [t.lower for t in article.tokens[max(0, first - 2) : first]]
    if len(before) == 2 and before[1] == "of" and before[0] in OFFICES:
        return OFFICES[before[0]]
    listed = at > 0 and names[at - 1].hints and on_one_list(article, names[at - 1], names[at])
    return names[at - 1].hints if listed else ()


def on_one_list(article: Article, first: Toponym, second: Toponym) -> bool:
    """Whether two names are neighbours on a list: "Donetsk and Luhansk"."""
    between = [t.lower for t in article.tokens[first.span.last : second.span.first]]
    return between in (["and"], [","], ["or"], [",", "and"])


def is_state(name: Toponym) -> bool:
    """Whether a name on a list may be that of an American state or a Canadian province."""
    return name.text in state_names() or name.text in states()


def is_metropolis(name: Toponym) -> bool:
    """Whether a name may be that of a large city."""
    return any(p.is_settlement and p.population >= METROPOLIS for p in name.candidates)


def after_point_cue(article: Article, span: Span) -> bool:
    """Whether a word of movement or position stands before, as before towns rather than regions."""
    return bool(span.first) and article.tokens[span.first - 1].lower in POINT_CUES


def is_before_town(article: Article, span: Span) -> bool:
    """Whether a name says where a town lies: "the Texas city of Odessa"."""
    after = span.after(article, 2)
    return after[0] in TOWN_CUES - {"suburb", "port"} and after[1] == "of"


def is_towns_county(article: Article, span: Span) -> bool:
    """Whether a name says where a town lies that was named before: "the Somerset town"."""
    before = span.before(article)
    return before is not None and before.lower == "the" and span.after(article)[0] in {"town", "village"}


def holds_town(article: Article, outer: Toponym, inner: Toponym) -> bool:
    """Whether a name says where the next one lies: "the Texas city of Odessa"."""
    return is_before_town(article, outer.span) and inner.span.first == outer.span.last + 2


def neighbours(article: Article, names: Sequence[Toponym], at: int) -> list[Place]:
    """The larger places that directly qualify the name: "Paris, Texas", "Paris in France", "Brest in Brittany"."""
    found = based_in(article, names[at].span)
    for other in names[at + 1 : at + 3]:
        between = article.tokens[names[at].span.last : other.span.first]
        if other.sentence != names[at].sentence or len(between) > 4 or not is_link(between):
            break
        found += holding(other)
    if at and names[at - 1].sentence == names[at].sentence and holds_town(article, names[at - 1], names[at]):
        found += holding(names[at - 1])
    if at and is_owner(article, names[at - 1], names[at]):
        found += [p for p in names[at - 1].candidates if p.feature == "PCLI"]
    return found


def is_owner(article: Article, outer: Toponym, inner: Toponym) -> bool:
    """Whether a name stands right before another one as what it belongs to: "Pakistan's Punjab"."""
    between = [t.text for t in article.tokens[outer.span.last : inner.span.first]]
    return between in (["'s"], ["’s"]) and outer.sentence == inner.sentence


def holding(name: Toponym) -> list[Place]:
    """The places of a name that may qualify a town before it: "Wellington, Somerset"; but "Griffith, Leeton" are two towns.

    American counties say by their generic word that they are some.
    """
    towns = {p.admin1 for p in name.candidates if p.is_settlement}
    largest = max((p.population for p in name.candidates), default=0)

    def is_plain_county(place: Place) -> bool:
        return place.country != "US" and place.admin1 not in towns and place.population == largest >= CITY

    return [p for p in name.candidates if not p.is_settlement and (p.feature != "ADM2" or is_plain_county(p))]


def based_in(article: Article, span: Span) -> list[Place]:
    """The state in the word behind a comma: "the Alexandria, Va.-based company"."""
    text = article.text[article.tokens[span.last - 1].end :][:20]
    state = BASED.match(text)
    key = states().get(state[1]) if state else None
    return [p for p in gazetteer().of_key(key) if p.feature == "ADM1" and p.country in {"US", "CA"}] if key else []


def qualified(article: Article, names: Sequence[Toponym], at: int) -> list[Place]:
    """The places that the name qualifies: Buffalo, when the name is the New York of "Buffalo, New York"."""
    if at + 1 < len(names) and holds_town(article, names[at], names[at + 1]):
        return [p for p in names[at + 1].candidates if p.is_settlement]
    if not at or names[at - 1].sentence != names[at].sentence:
        return []
    between = [t.text for t in article.tokens[names[at - 1].span.last : names[at].span.first]]
    return [p for p in names[at - 1].candidates if p.is_settlement] if between == [","] else []


def is_link(between: Sequence[Token]) -> bool:
    """Whether the words between two names say that the first lies in the second."""
    words = [
        t.lower for t in between if t.lower not in {"the", "province", "region", "state", "of"} or len(between) == 1
    ]
    return words in ([","], ["in"], ["("], [",", "in"], [",", "capital"], [",", "capital", "of"], [",", "city"])


def holds(outer: Place, inner: Place) -> bool:
    """Whether one place lies in another."""
    if outer.geonames_id == inner.geonames_id or outer.country != inner.country:
        return False
    if outer.feature == "ADM2":
        return inner.is_settlement and outer.admin1 == inner.admin1 and distance(outer, inner) < COUNTY
    return outer.feature == "PCLI" or (outer.feature == "ADM1" and outer.admin1 == inner.admin1)
