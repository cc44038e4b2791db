"""Persons whom articles call by two forms of one name: Stan Ostler is Stanley Ostler, M. Jay Heller is Mark Heller, and Masoud Massoud.

A middle name or a suffix more is the same name. A short, abbreviated or otherwise spelled given name is one where the surname is rare
or the articles give one office or organization too: a surname that many bear joins nobody by itself.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from transforms.corpus.namesakes import Profile, apart, joined, whole
from transforms.mentions.known_names import by_id
from transforms.mentions.name_lexicons import family_names, genders
from transforms.mentions.nicknames import short_given_names
from transforms.mentions.persons import PARTICLES, SUFFIXES

SHORTEST, SHORTER = 3, 5
"""Letters of a short name that begins the full one, and by how many it may be shorter."""
INITIALS = 2
"""Letters of a given name up to which it is initials: "A. S. Heagle" is `as`."""
CONSONANTS, OTHER_LETTERS = 3, 3
"""Letters that two spellings of a name share but for vowels, at least, and those that they do not, at most: Pervez and Pervaiz."""
LONG, ONE_LETTER = 5, 2
"""Letters of names that may share fewer consonants, if no more than one stands for another: Boiko and Boyko."""
ALIKE = str.maketrans("cqgy", "kkjj")
BLURS = (
    (re.compile("ph"), "f"),
    (re.compile(r"(?<=.)[aeiouyj]"), ""),
    (re.compile("^[aeiou]"), "a"),
    (re.compile(r"(.)\1"), r"\1"),
)
"""Letters that spellings of one name have by turns, with what stands for all of them, in order."""


@dataclass(frozen=True, slots=True)
class Form:
    """A name in its parts."""

    given: str
    middle: tuple[str, ...]
    last: str
    suffix: str

    @classmethod
    def of(cls, local: str) -> Form | None:
        """The parts of the name of an id, if it has a given one."""
        words = local.partition(":")[2].split("-")
        suffix = words.pop() if len(words) > 1 and words[-1] in SUFFIXES else ""
        given = [w for w in words[:-1] if w not in PARTICLES]
        return cls(given[0], tuple(given[1:]), words[-1], suffix) if given else None


def join_given_names(people: Mapping[str, Mapping[str, Profile]]) -> dict[str, str]:
    """The id that stands for a person, by the others that articles have: that of most articles, else the longest.

    Args:
        people: what the articles tell, by local id and doc_id, of whole families.
    """
    bearers: dict[str, dict[str, Form]] = defaultdict(dict)
    for local in people:
        if form := Form.of(local):
            bearers[form.last][local] = form
    found = {}
    for forms in bearers.values():
        for some in alike(forms):
            listed = [one for one in some if one in by_id()]
            pairs = ((forms[a], forms[b], people[a], people[b]) for a, b in combinations(some, 2))
            if len(listed) < 2 and all(are_one(*pair) for pair in pairs):
                kept, *others = sorted(some, key=lambda i: (i not in listed, -len(people[i]), -len(i), i))
                found.update(dict.fromkeys(others, kept))
    return found


def alike(forms: Mapping[str, Form]) -> Iterable[list[str]]:
    """The ids of one surname that may be of one person, each group with all that may be its."""
    near: dict[str, set[str]] = defaultdict(set)
    for local, form in forms.items():
        for name in (form.given, *(short.lower() for short in short_given_names().get(form.given.title(), ()))):
            near[skeleton(name)[0]].add(local)
    pairs = sorted({pair for some in near.values() for pair in combinations(sorted(some), 2)})
    pairs = [(a, b) for a, b in pairs if are_forms(forms[a], forms[b])]
    order = sorted({one for pair in pairs for one in pair})
    place = {one: n for n, one in enumerate(order)}
    for group in joined(len(order), [{place[a], place[b]} for a, b in pairs]):
        yield [order[n] for n in group]


def are_forms(a: Form, b: Form) -> bool:
    """Whether two names of one surname may be of one person."""
    return is_same(a, b) or are_one_name(a.given, b.given)


def is_same(a: Form, b: Form) -> bool:
    """Whether one name has no more than a middle name or a suffix that the other has not.

    >>> heller, jay = Form("mark", (), "heller", ""), Form("mark", ("jay",), "heller", "jr")
    >>> is_same(heller, jay), is_same(jay, Form("mark", ("leo",), "heller", ""))
    (True, False)
    """
    suffixes, middles = {a.suffix, b.suffix} - {""}, {a.middle, b.middle} - {()}
    return a.given == b.given and len(suffixes) < 2 and len(middles) < 2


def are_one_name(a: str, b: str) -> bool:
    """Whether a given name is short for another, or another spelling.

    >>> are_one_name("stan", "stanley"), are_one_name("bill", "william"), are_one_name("ann", "annabella"), are_one_name("jan", "jon")
    (True, True, False, False)
    >>> are_one_name("masoud", "massoud"), are_one_name("as", "allen"), are_one_name("brian", "bruno"), are_one_name("paul", "paula")
    (True, True, False, False)
    """
    short, full = sorted((a, b), key=len)
    if short.title() in short_given_names().get(full.title(), ()):
        return True
    if len(short) <= INITIALS:
        return short[0] == full[0] and len(full) > INITIALS
    if len(short) > SHORTEST and genders().get(a, genders().get(b)) != genders().get(b, genders().get(a)):
        return False  # Sam may be Samantha
    return is_begun(a, b) or is_spelling(a, b)


def is_begun(a: str, b: str) -> bool:
    """Whether one name is the beginning of another: Sam and Samantha."""
    short, full = sorted((a, b), key=len)
    return SHORTEST <= len(short) < len(full) <= len(short) + SHORTER and full.startswith(short)


def is_spelling(a: str, b: str) -> bool:
    """Whether two names differ in a few vowels or doubled letters: Pervez and Pervaiz, Elias and Ilias."""
    letters, others = Counter(a), Counter(b)
    differ = (letters - others).total() + (others - letters).total()
    if skeleton(a) != skeleton(b) or differ > OTHER_LETTERS:
        return False
    return len(skeleton(a)) >= CONSONANTS or (min(len(a), len(b)) >= LONG and differ <= ONE_LETTER)


def skeleton(name: str) -> str:
    """The consonants of a name, those that stand for one sound as one.

    >>> skeleton("pervaiz"), skeleton("yiannis"), skeleton("giannis"), skeleton("ilias")
    ('prvz', 'jns', 'jns', 'als')
    """
    name = name.translate(ALIKE)
    for pattern, plain in BLURS:
        name = pattern.sub(plain, name)
    return name


def are_one(a: Form, b: Form, some: Mapping[str, Profile], others: Mapping[str, Profile]) -> bool:
    """Whether two groups of articles tell of one person: of one name, or a rare surname or a shared tie, and nothing that parts them.

    Of two names in one article, Sam Dixon and Samantha Dixon, one has to begin the other.
    """
    one, other = whole(some.values()), whole(others.values())
    if apart(one, other) or (a.suffix != b.suffix and some.keys() & others.keys()):
        return False
    if is_same(a, b):
        return True
    if some.keys() & others.keys():
        return is_begun(a.given, b.given) and are_one_name(a.given, b.given)
    return are_forms(a, b) and (a.last not in family_names() or bool(one.ties & other.ties))
