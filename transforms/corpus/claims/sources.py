"""Who says so, as an institution: its minister, its spokesman and its statement are one source.

Where nobody is named ("officials", "witnesses"), the source is the publisher, or the agency that a dateline credits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from transforms.gazetteer.countries import countries
from transforms.lexicons import word_list

WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
OPENING = 600
"""Characters in which a dateline stands, the title above it too."""
CREDIT = re.compile(r"^[^\n]{0,80}?\(([A-Z][\w&' ]{2,40})\)\s*[-–—]", re.MULTILINE)
"""The agency in a dateline: `BISHKEK, April 8 (Agency) - `."""
OF = re.compile(r"\b(?:of|for|at|from|with)\s+(.+)$", re.IGNORECASE)
SERVICE = re.compile(
    r"\b(?:spokes\w+|(?:press|information) (?:service|office|centre|center)|statement|communiqu[eé]|officials?|advisers?|doctors?|nurses?|medics?|sources?)"
    r" (?:of|for|from|at|in) (.+)$",
    re.IGNORECASE,
)
"""What speaks for a body: `the press service of the President`."""
SPELLED_OUT = 3
"""Words of a name, or letters, from which initials are sure: IMF, SNAI."""
SEAT = 2
"""Words of a country or capital that stands for its government: Moscow, South Korea."""
SPELLED = {
    "defence": "defense",
    "labour": "labor",
    "organisation": "organization",
    "centre": "center",
    "minister": "ministry",
}
FUNCTION = word_list("claims.tsv", "function")
CLAUSES = re.compile(r"[^\w\s'’-]+")
BEFORE, AFTER = 2, 5
"""Words before and after that of a body within which its name stands: `the office of the harbour master`."""
PLACED = re.compile(
    r"\b(local|provincial|state|national|regional|federal|central|district|city|city's|municipal)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Person:
    """What an article says a person is."""

    name: str
    description: str


def publisher_key(publisher: str | None, text: str, doc_id: str) -> str:
    """The source of what an article says itself: the agency that its dateline credits, else who published it.

    >>> publisher_key("Gulf Paper", "WASHINGTON (Northlink) - The United States", "d1")
    'publisher:northlink'
    """
    credit = CREDIT.search(text[:OPENING])
    name = credit[1] if credit else publisher or doc_id
    return f"publisher:{'-'.join(w.lower() for w in WORD.findall(name))}"


NAMED_OF = re.compile(r"[A-Z][\w-]+['’]s [A-Z][\w-]+$")
"""A name that has a country before it: "Sweden's Nordbank" is no government."""


def institution(attribution: str, people: Sequence[Person] = ()) -> str | None:
    """The institution that an attribution names; None where it names nobody who could be told from others.

    >>> institution("Russia's defence ministry"), institution("a spokesman for the Russian Defense Ministry")
    ('defense-ministry@RU', 'defense-ministry@RU')
    >>> institution("police spokesman Tariq Mengal"), institution("two residents")
    ('police', None)
    """
    if tail := SERVICE.search(attribution):
        return institution(tail[1], people)
    words = terms(attribution)
    if known := by_description(attribution, words, people):
        return known
    code = country(attribution)
    kept = [w for w in words if w not in nationality_words()]
    core = known_body(kept, attribution)
    if core is None and code and len(words) <= SEAT and not NAMED_OF.match(attribution):
        return f"government@{code}"
    return of_country(core or named_body(attribution, kept), code)


def of_country(core: str | None, code: str | None) -> str | None:
    """A body with its country; a name needs none."""
    return f"{core}@{code}" if core and code and not core.startswith("name:") else core


def terms(text: str) -> list[str]:
    """The words that tell one source from another: lower case, one spelling, without possessives and articles."""
    found = (re.sub(r"['’]s?$", "", w.lower()) for w in WORD.findall(text))
    return [SPELLED.get(w, w) for w in found if w not in FUNCTION]


def last_named(text: str) -> str | None:
    """The institution that a text names last, in its words: what `it said` and `the same communiqué` go back to.

    >>> last_named('"Not a coin went to criminals," the office of the harbour master said. ')
    'the office of the harbour master'
    """
    for clause in reversed(CLAUSES.split(text)):
        words = WORD.findall(clause)
        for i in range(len(words) - 1, -1, -1):
            if words[i] not in word_list("claims.tsv", "ranks") and known_body(terms(words[i]), words[i]):
                return " ".join([*ahead(words[max(0, i - BEFORE) : i]), words[i], *tail(words[i + 1 : i + AFTER])])
    return None


def ahead(words: Sequence[str]) -> Sequence[str]:
    """The words before that of a body that are of its name: from the article on, where there is one."""
    starts = [i for i, w in enumerate(words) if w.lower() in ("the", "a", "an")]
    return words[starts[-1] :] if starts else words


def tail(words: Sequence[str]) -> Sequence[str]:
    """The words after that of a body that say whose it is: `of the harbour master`."""
    if not words or words[0] not in ("of", "for"):
        return []
    ends = [i for i, w in enumerate(words) if w in word_list("claims.tsv", "reports")]
    return words[: ends[0]] if ends else words


def by_description(attribution: str, words: Sequence[str], people: Sequence[Person]) -> str | None:
    """The institution of a person who is named, by what the article says of the person elsewhere."""
    for person in people:
        if person.description and set(terms(person.name)) & set(words):
            known = institution(f"{attribution} {person.description}")
            if known and not known.startswith("name:"):
                return known
    return None


def known_body(words: Sequence[str], attribution: str) -> str | None:
    """The key of a body whose kind is named: police, army, `health-ministry`, `fire-department`."""
    joined = f" {' '.join(words)} "
    for kind in ("police", "army", "prosecutors", "presidency"):
        if any(f" {w} " in joined for w in word_list("claims.tsv", kind)):
            return kind
    institutions = word_list("claims.tsv", "institution") | {"ministry"}
    body = next((i for i, w in enumerate(words) if singular(w) in institutions), None)
    return None if body is None else qualified_body(words, body, attribution)


def qualified_body(words: Sequence[str], body: int, attribution: str) -> str:
    """A body with the word that says which: "the health ministry", "the ministry of health"."""
    kind, after = singular(words[body]), words[body + 1 : body + 2]
    if body and is_qualifier(words[body - 1]):
        return f"{words[body - 1]}-{kind}"
    plain = attribution.lower().replace("defence", "defense").replace("the ", "")
    if after and words[body] in ("ministry", "department", "office") and f"of {after[0]}" in plain:
        return f"{after[0]}-{words[body]}"
    return kind


def is_qualifier(word: str) -> bool:
    """Whether a word before a body says which one, and not who speaks for it or where."""
    return word not in word_list("claims.tsv", "spokesperson") and not PLACED.fullmatch(word)


def named_body(attribution: str, words: Sequence[str]) -> str | None:
    """The key of a named person or body without a word for its kind; None for nobody in particular."""
    if (tail := OF.search(attribution)) and not tail[1][:1].islower():
        return named_body(tail[1], terms(tail[1]))
    capitals = [w.lower() for w in re.findall(r"\b[A-Z][\w-]+", attribution)]
    named = [w for w in words if w in capitals and singular(w) not in word_list("claims.tsv", "unnamed")]
    return f"name:{'-'.join(named)}" if named else None


def singular(word: str) -> str:
    """A noun without the s of its plural."""
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def country(text: str) -> str | None:
    """The country that an attribution names: by name, nationality word or seat of government."""
    known = countries()
    for size in (3, 2, 1):
        tokens = [re.sub(r"['’]s?$", "", w) for w in WORD.findall(text)]
        for i in range(len(tokens) - size + 1):
            name = " ".join(tokens[i : i + size])
            if code := known.by_name.get(name) or known.by_people.get(name) or known.by_seat.get(name):
                return code
    return None


@cache
def nationality_words() -> frozenset[str]:
    """Words of country names and nationalities in lower case."""
    known = countries()
    return frozenset(
        w.lower() for table in (known.by_name, known.by_people) for name in table for w in name.split()
    ) - {"of", "the", "and"}


def unify(keys: Iterable[str], aliases: Mapping[str, str] = MappingProxyType({})) -> Mapping[str, str]:
    """One key for sources of a story that differ in how fully they are named.

    A body without its country is the one with it where only one is; a short name is the full one that holds its words or whose
    initials it is; officials of a country are its one ministry that speaks.

    Args:
        keys: the keys of a story's sources.
        aliases: keys that the articles themselves give for others: see `aliases_of`.

    >>> unify(["defense-ministry", "defense-ministry@RU", "name:usgs", "geological-survey@US"])["defense-ministry"]
    'defense-ministry@RU'
    """
    known = sorted(set(keys))
    found = {}
    for key in known:
        if key.startswith("publisher:"):
            found[key] = key
            continue
        fuller = [other for other in known if other != key and is_short_for(key, other)] or speaking_for(key, known)
        alias = aliases.get(key)
        found[key] = max(fuller, key=lambda k: (len(k), k)) if fuller else alias if alias in known else key
    return {key: found.get(name, name) for key, name in found.items()}


def speaking_for(key: str, known: Sequence[str]) -> list[str]:
    """The one ministry that officials of a country can be of: `officials in Athens`, `the Greek health ministry`."""
    core, _, code = key.partition("@")
    ministries = [k for k in known if k.endswith(f"-ministry@{code}")] if core == "government" and code else []
    return ministries if len(ministries) == 1 else []


def aliases_of(attributions: Iterable[tuple[str, str | None]]) -> dict[str, str]:
    """The keys that initials would have, with those of the bodies whose initials they are.

    >>> aliases_of([("monetary-fund", "the International Monetary Fund"), ("prison-agency", "the prison agency SNAI")])
    {'name:imf': 'monetary-fund', 'name:snai': 'prison-agency'}
    """
    found = {}
    for key, text in attributions:
        if key.startswith(("publisher:", "name:")) or not text:
            continue
        capitals = re.findall(r"\b[A-Z][\w-]*", text)
        if len(capitals) >= SPELLED_OUT:
            found["name:" + "".join(w[0] for w in capitals).lower()] = key
        if capitals and len(capitals[-1]) >= SPELLED_OUT and capitals[-1].isupper():
            found[f"name:{capitals[-1].lower()}"] = key
    return found


def is_short_for(key: str, other: str) -> bool:
    """Whether a key names the body of another one less fully."""
    if other.startswith("publisher:"):
        return False
    core, _, code = key.removeprefix("name:").partition("@")
    full, _, other_code = other.removeprefix("name:").partition("@")
    if code and code != other_code:
        return False
    if core == full:
        return not code and bool(other_code)
    return is_part_of(core, full) or core in initials_of(full, other_code)


def is_part_of(core: str, full: str) -> bool:
    """Whether a name has some of another one's words, and no other ones."""
    parts, whole = core.split("-"), full.split("-")
    return len(parts) < len(whole) and set(parts) <= set(whole)


def initials_of(full: str, code: str) -> tuple[str, str]:
    """The initials of a name, without and with its country's code before them."""
    initials = "".join(word[0] for word in full.split("-"))
    return initials, code.lower() + initials
