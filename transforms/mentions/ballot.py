"""The names of an article that are to be given their types, and what its longer names say of shorter ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from transforms.article import Article
from transforms.gazetteer.entity_ids import fold
from transforms.mentions.common_words import is_common
from transforms.mentions.firms import is_firm, short_of_firm
from transforms.mentions.likely_persons import is_given
from transforms.mentions.name_lexicons import family_names, given_names, organization_words, rare_surnames
from transforms.mentions.persons import EASTERN, KOREAN, first_surname, parts
from transforms.mentions.spans import Span
from warehouse.tables.mentions import EntityType


@dataclass(frozen=True, slots=True)
class Ballot:
    """The names of an article by their folded text, and the persons named in full by first and last name."""

    groups: dict[str, list[Span]]
    introduced: dict[str, int]
    """The first token of the first full name, by its last word."""
    first_names: dict[str, int]
    called: dict[str, int]
    """The first names that are given names or surnames somewhere, of full names without a common word: Wang of Wang Mei-hua, but not Oura of Oura Ring."""
    bodies: dict[int, Span]
    """The listed organizations by their tokens."""
    short: dict[str, EntityType]
    """Types of bodies and products by what they can be called in short."""

    def has_bearer(self, key: str) -> bool:
        """Whether a person named in full bears a name as surname, or surely as first name."""
        return key in self.introduced or key in self.called

    @classmethod
    def of(cls, article: Article, spans: Sequence[Span]) -> Ballot:
        """The names of an article."""
        groups: dict[str, list[Span]] = defaultdict(list)
        introduced: dict[str, int] = {}
        first_names: dict[str, int] = {}
        called: dict[str, int] = {}
        for span in spans:
            text = span.text(article)
            groups[fold(text)].append(span)
            if span.kind == "person" and " " in text and len(words := parts(text)) > 1:
                for surname in surnames_of(text, words):
                    introduced.setdefault(surname, span.first)
                first_names.setdefault(words[0], span.first)
                if is_name_of_person(words):
                    called.setdefault(words[0], span.first)
            elif span.kind == "organization" and (bearer := namesake_of_body(article, span)):
                introduced.setdefault(bearer, span.first)
        listed = (s for s in spans if s.known and s.kind == "organization")
        bodies = {i: s for s in listed for i in range(s.first, s.last)}
        return cls(groups, introduced, first_names, called, bodies, short_names(article, groups))


def is_name_of_person(words: Sequence[str]) -> bool:
    """Whether the first word of a full name is somebody's name somewhere, and none is a common word but a given name."""
    first, *others = words
    named = is_given(first) or first in family_names() or first in rare_surnames()
    return named and not any(is_common(word) and not is_given(word) for word in others)


def surnames_of(text: str, words: tuple[str, ...]) -> Iterator[str]:
    """What a person named in full can be called by alone, folded: van der Westhuizen, Ní Bhriain, Wang of Wang Mei-hua."""
    yield from (words[-1], first_surname(words) or words[-1])
    if words[-1] not in organization_words():  # but the Anna Udvar Center
        yield from (" ".join(words[n:]) for n in range(1, len(words) - 1))
    yield fold(text.rpartition(" ")[2])  # a hyphenated surname
    if KOREAN.fullmatch(text) and words[0] in EASTERN:
        yield words[0]


def namesake_of_body(article: Article, span: Span) -> str | None:
    """The surname of the person that a body is named after: the Jan Kuciak Centre."""
    words = [t.lower for t in span.tokens(article)]
    if len(words) < 3 or words[0] not in given_names() or words[-1] not in organization_words() or is_common(words[1]):
        return None
    return fold(words[1])


def short_names(article: Article, groups: Mapping[str, Sequence[Span]]) -> dict[str, EntityType]:
    """What bodies and products can be called in short, with their type."""
    found: dict[str, EntityType] = {}
    for key, members in groups.items():
        kind, words = members[0].kind, key.split()
        for firm in short_of_firm(members[0].text(article)):
            found.setdefault(firm, "organization")
        if is_firm(kind, words):
            found.setdefault(words[0], "organization")
        if kind in {"organization", "facility"} and len(words) > 2 and words[-1] in organization_words():
            found.update(dict.fromkeys((" ".join(words[:n]) for n in range(2, min(len(words), 6))), kind))
        elif kind == "product" and len(words) > 1:
            found[words[-1]] = kind
    return found
