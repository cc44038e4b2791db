"""Organizations of an article: short forms and acronyms tied to full names, ministries and courts to their country."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from transforms.gazetteer.countries import countries, split
from transforms.gazetteer.entity_ids import fold
from transforms.lexicons import lexicon, word_list
from transforms.mentions.known_names import KnownName, entities
from transforms.mentions.name_lexicons import LEGAL_FORMS, organization_words, titles

LEGAL = re.compile(
    rf"(?:,? (?:{'|'.join(re.escape(f) for f in sorted(LEGAL_FORMS, key=len, reverse=True))}))+$", re.IGNORECASE
)
# Words of which names of a state's bodies are made; a name of these alone belongs to some country.
STATE_WORDS = word_list("name_cues.tsv", "state_words")
# Last words of bodies and works that are others than the one whose name they bear: the Novo Nordisk Foundation, the Kraft Plant.
SEPARATE = word_list("name_cues.tsv", "separate_bodies")
CLUBS = word_list("name_cues.tsv", "club_letters")
LATE = 1_000_000_000  # a token that no article has
OFTEN = 4
"""How many times more often a name stands than a longer one that is made of it: HubSpot and HubSpot Alternatives; both are few.
2 and 8 read 146 annotated texts alike."""
ACRONYM = 5
"""Letters from which a word in capitals is no acronym."""
STEM = 5
"""Letters by which words of two names are held to be one: Baloch, Balochistan."""
SPACED = re.compile(r"\b([A-Z]\.) ([A-Z]\.)")
KIND_BEHIND = re.compile(r" (?:news agency|news service|newspaper|magazine|television|radio)$")
MINISTRY = re.compile(r"(.+) (ministry|department)$")
TOWN_POLICE = frozenset({"police", "department", "force", "sheriff"})
OFFICE = re.compile(r"(ministry|department) of (?:the )?(.+)$")
FIELDS = word_list("name_cues.tsv", "state_fields")
ARABIC = frozenset({"al", "el"})
"""Articles before names of clubs that short forms leave out: Mokawloon, of Al Mokawloon Al Arab."""
LINKS = frozenset({"and", "the"})
"""Words that a name has or leaves out: Jazz & Heritage Foundation."""
WHOLE_FIRMS = (" Corporation", " Group", " Company")
"""What stands behind the name of a listed firm as a whole: SoftBank Group."""


def as_listed(name: str) -> str:
    """A name as lists write it: without spaces in U. S., and without a kind of outlet behind it.

    >>> as_listed("U. S. Geological Survey"), as_listed("Associated Press news agency")
    ('U.S. Geological Survey', 'Associated Press')
    """
    return KIND_BEHIND.sub("", SPACED.sub(r"\1\2", name))


def without_legal_form(name: str) -> str:
    """The name of a company without its legal form.

    >>> without_legal_form("Chrysler Holding LLC"), without_legal_form("Apple Inc.")
    ('Chrysler Holding', 'Apple')
    """
    return LEGAL.sub("", name) or name


def listed_firm(name: str) -> KnownName | None:
    """What the lists know of a firm's name with its legal form, or as that of its group.

    >>> listed_firm("SoftBank Group Corp").name, listed_firm("Nike, Inc.").name, listed_firm("Python Group")
    ('SoftBank', 'Nike', None)
    """
    bare = without_legal_form(name)
    if known := entities().get(name) or entities().get(bare):
        return known
    whole = (entities().get(bare.removesuffix(end)) for end in WHOLE_FIRMS if bare.endswith(end))
    return next((k for k in whole if k and k.kind == "organization" and k.sector == "business"), None)


def is_field(name: str) -> bool:
    """Whether a name is only what some body of a state is for: the Interior, Energy.

    >>> is_field("Interior"), is_field("Interior Ministry")
    (True, False)
    """
    words = fold(name).split()
    return bool(words) and all(w in FIELDS for w in words)


def is_state_body(name: str) -> bool:
    """Whether a name is made of the words of state bodies alone, so that it does not tell the country.

    >>> is_state_body("Defense Ministry"), is_state_body("Supreme Court"), is_state_body("Boeing")
    (True, True, False)
    """
    words = fold(name).split()
    return bool(words) and all(w in STATE_WORDS for w in words)


@cache
def adjectives() -> dict[str, str]:
    """The first nationality word of each country, as in Russian Ministry of Defence."""
    found = {r["code"]: split(r["people"])[0] for r in lexicon("countries.tsv") if split(r["people"])}
    return found | {"US": "United States"}


def of_country(name: str) -> tuple[str, str] | None:
    """Country and the rest of a name that begins with a country or nationality word, or ends with "of X".

    >>> of_country("Russian Defense Ministry"), of_country("Supreme Court of Israel")
    (('RU', 'Defense Ministry'), ('IL', 'Supreme Court'))
    """
    known = countries()
    words = name.split(" ")
    for size in range(min(4, len(words) - 1), 0, -1):
        start = re.sub(r"['’]s?$", "", " ".join(words[:size]))
        if code := known.by_people.get(start) or known.by_name.get(start):
            return code, " ".join(words[size:])
    rest, _, last = name.rpartition(" of ")
    last = last.removeprefix("the ")
    if rest and (code := known.by_name.get(last)):
        return code, rest
    return None


def state_body(rest: str, country: str) -> str:
    """One name for a body of a state however it is called: Russian Ministry of Defence.

    >>> state_body("Defense Ministry", "RU"), state_body("Ministry of Foreign Affairs", "UA")
    ('Russian Ministry of Defence', 'Ukrainian Ministry of Foreign Affairs')
    """
    words = fold(rest).replace("defense", "defence").replace("labour", "labor")
    words = f"ministry of {words}" if is_field(words) and country != "US" else words
    if match := MINISTRY.match(words) or None:
        words = f"{match[2]} of {match[1]}"
    elif match := OFFICE.match(words):
        words = f"{match[1]} of {match[2]}"
    words = re.sub(r"^ministry of foreign$", "ministry of foreign affairs", words)
    words = re.sub(r"^ministry of internal affairs$", "ministry of interior", words)
    small = {"of", "the", "and", "for"}
    shown = " ".join(w if w in small else w.capitalize() for w in words.split())
    return f"{adjectives().get(country, countries().names[country])} {shown}"


def listed_of(rest: str, country: str) -> KnownName | None:
    """The listed body of a country by its name without it: the Home Office of the United Kingdom, the Department of Defence of the US."""
    field = rest.removeprefix("Department of ").removeprefix("the ").removesuffix(" Department")
    field = field.replace("Defence", "Defense") if country == "US" else field
    names = [rest]
    if country == "US" and (field != rest or " " not in rest):
        names += [f"United States Department of {field}", f"United States Department of the {field}"]
    found = (entities().get(name) for name in names)
    return next((k for k in found if k and k.kind == "organization" and k.country == country), None)


def is_kind_alone(name: str) -> bool:
    """Whether a name is no more than what many bodies are, or an office: "the Museum", "the Administration", "the Sheriff".

    >>> is_kind_alone("Museum"), is_kind_alone("Pentagon")
    (True, False)
    """
    return " " not in name and name.istitle() and (name.lower() in organization_words() or name.lower() in titles())


def is_of_town(name: str) -> bool:
    """Whether a name is that of the police of any town: "the Police Department"."""
    return set(name.lower().split()) <= TOWN_POLICE


def is_generic(words: list[str]) -> bool:
    """Whether words name a kind of body only, or a state's."""
    return all(word in organization_words() or word in STATE_WORDS for word in words)


def is_short_for(short: str, full: str) -> bool:
    """Whether a name of an organization can stand for a longer one: its start, its end, or its initials.

    >>> is_short_for("Lockheed", "Lockheed Martin"), is_short_for("Air Force", "United States Air Force")
    (True, True)
    >>> is_short_for("WWDC", "Worldwide Developers Conference"), is_short_for("UAW", "United Auto Workers")
    (False, True)
    >>> is_short_for("Jazz & Heritage Foundation", "New Orleans Jazz and Heritage Foundation")
    True
    """
    a, b = ([w for w in fold(name).split() if w not in LINKS] for name in (short, full))
    if not a or len(a) >= len(b):
        return False
    if len(a) == 1 and short.isupper() and len(short) > 1:
        return fold(short) in initials(full)
    if starts(b, a):
        return not is_generic(a) and b[-1] not in SEPARATE and not is_another(full)
    return b[-len(a) :] == a and (len(a) > 1 or is_state_body(short) or is_team(short))


def starts(full: list[str], short: list[str]) -> bool:
    """Whether words begin with others, or do behind an Arabic article that those leave out."""
    return short in (full[: len(short)], full[1 : 1 + len(short)] if full[0] in ARABIC else short[:0])


def is_derived(short: str, full: str, firsts: Mapping[str, int], counts: Mapping[str, int]) -> bool:
    """Whether a longer name is made of a short one that stands by itself: that of a device, or one that comes late and seldom.

    The full name of a body comes before its short form, or ends with a word of bodies.

    Args:
        short: the short name.
        full: a longer one that begins with it.
        firsts: where each name of the article stands first in running text.
        counts: how often the article has each.

    >>> is_derived("Hoka", "Hoka Tecton 2", {}, {}), is_derived("Boeing", "Boeing Company", {"Boeing": 0}, {"Boeing": 90})
    (True, False)
    """
    a, b = short.split(), full.split()
    if len(a) >= len(b):
        return False
    is_late = firsts.get(short, LATE) < firsts.get(full, LATE)
    late = is_late and counts.get(short, 0) >= OFTEN * counts.get(full, 1)
    if b[: len(a)] != a:
        return late and b[-len(a) :] == a and b[-len(a) - 1] in {"of", "at", "by", "from"}
    return is_model(b[len(a) :]) or (late and not is_body(full))


def is_model(rest: Sequence[str]) -> bool:
    """Whether words behind a name are those of a device or of another name: "G Pro 2", "and Pumble"."""
    return rest[0] == "and" or any(word[0].isdigit() or len(word) == 1 for word in rest if word != "&")


def is_body(name: str) -> bool:
    """Whether a name ends with a word of bodies or with a legal form."""
    return name.rsplit(maxsplit=1)[-1].lower() in organization_words() or without_legal_form(name) != name


def is_another(full: str) -> bool:
    """Whether an acronym ends a longer name, as in those of units and programs: Sony BMG; but Barclays PLC, Liverpool FC.

    >>> is_another("Sony BMG"), is_another("Barclays PLC"), is_another("Liverpool FC")
    (True, False, False)
    """
    last = without_legal_form(full).split()[-1]
    return last.isupper() and 1 < len(last) < ACRONYM and last.lower() not in CLUBS and not full.isupper()


def is_team(short: str) -> bool:
    """Whether one word may be the last of a team's name: Nuggets, but not Industries."""
    return short.istitle() and short.endswith("s") and fold(short) not in organization_words()


def initials(name: str) -> set[str]:
    """The acronyms that a name's words give, with and without its small words."""
    words = re.findall(r"[^\W_]+", name)
    large = [w for w in words if w[0].isupper()]
    return {"".join(w[0] for w in ws).lower() for ws in (words, large) if len(ws) > 1}


def may_be_one(name: str, listed: str) -> bool:
    """Whether a name may be another form of a listed one of its initials: half of the listed words begin alike.

    >>> may_be_one("Baloch Liberation Army", "Balochistan Liberation Army"), may_be_one("Border Library Association", "Balochistan Liberation Army")
    (True, False)
    """
    stems = {word[:STEM] for word in fold(name).split()}
    words = fold(listed).split()
    return len(words) == 1 or 2 * sum(word[:STEM] in stems for word in words) >= len(words)


def by_words(names: Iterable[str]) -> dict[str, set[str]]:
    """Names by what their short forms may begin with, in lower case: each of their words, and their initials."""
    found = defaultdict[str, set[str]](set)
    for name in names:
        for word in {*fold(name).split(), *initials(name)}:
            found[word].add(name)
    return found


def fullest(short: str, names: Iterable[str]) -> str | None:
    """The one longer name that a short one stands for; None where none or several fit."""
    fits = sorted([n for n in set(names) if is_short_for(short, n)], key=lambda n: (-len(n), n))
    if not fits:
        return None
    others = [
        n
        for n in fits[1:]
        if not is_short_for(n, fits[0]) and fold(without_legal_form(n)) != fold(without_legal_form(fits[0]))
    ]
    return None if others else fits[0]
