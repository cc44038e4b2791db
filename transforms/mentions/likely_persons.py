"""Whether several words are written as persons' names are, by lists of given names and surnames of the whole world.

The model takes names that it has not met for firms and towns: "Prasanta Rana broke through", "caught off Siddharth Raut". The wide lists
hold rare surnames, which firms and products have too (Kafka, Novo), so they tell nothing of one word alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from transforms.article import Article
from transforms.gazetteer.countries import countries
from transforms.gazetteer.regions import state_names
from transforms.lexicons import word_list
from transforms.mentions.common_words import is_common, is_everyday
from transforms.mentions.context_cues import Evidence
from transforms.mentions.name_lexicons import (
    family_names,
    given_names,
    occupations,
    organization_words,
    rare_given_names,
    rare_surnames,
    title_ends,
    titles,
)
from transforms.mentions.person_evidence import is_told_of
from transforms.mentions.spans import Span
from transforms.mentions.towns import after_place_word, settlements
from transforms.mentions.type_evidence import BODIES_TOO, kind_of_noun
from warehouse.tables.mentions import EntityType

DETERMINERS = frozenset({"the", "a", "an", "this"})
OWNERS = frozenset({"its", "his", "her", "their", "our", "my", "'s", "’s"})
MISPLACED = frozenset({"organization", "place", "facility"})
STARTS = (
    word_list("name_cues.tsv", "streets")
    | word_list("name_cues.tsv", "facility_starts")
    | word_list("name_cues.tsv", "body_starts")
)
"""First words of names of streets, buildings and bodies."""
MOST = 3
"""Words of a name."""


def is_likely_person(article: Article, span: Span) -> bool:
    """Whether two or three words after no article end with a surname, or begin with a given name, and end with no common word."""
    words = span.text(article).split(" ")
    if not 1 < len(words) <= MOST or not all(map(is_name_word, words)):
        return False
    before, last = span.before(article), words[-1].lower()
    if (before is not None and before.lower in DETERMINERS) or words[0] == words[-1]:
        return False
    if is_surname(last):
        return may_be_given(words[0])
    return is_given(words[0].lower()) and not is_common(last) and not is_state(words[-1])


def is_misplaced(article: Article, span: Span) -> bool:
    """Whether the model took a likely person for a body, a town or a building, and the name is no place's and stands where no place does.

    What stands after "off" may be a bowler: "caught off Siddharth Raut".
    """
    if span.kind not in MISPLACED or not is_likely_person(article, span):
        return False
    text, before = span.text(article), span.before(article)
    is_off = before is not None and before.lower == "off"
    starts = text.partition(" ")[0].lower()
    if starts in STARTS or settlements(text):
        return False
    return is_off or not after_place_word(article, span.first)


def is_name_word(word: str) -> bool:
    """Whether a word is written as those of persons' names are, and none that ends names of bodies."""
    plain = word[0].isupper() and not word.isupper() and word.replace("-", "").isalpha()
    return plain and word.lower() not in organization_words()


def is_surname(word: str) -> bool:
    """Whether a word is a surname somewhere, and no common word: Raut, but not Long."""
    return (word in family_names() or word in rare_surnames()) and not is_common(word)


def is_given(word: str) -> bool:
    """Whether a word is a given name somewhere."""
    return word in given_names() or word in rare_given_names()


def may_be_given(word: str) -> bool:
    """Whether the first word of a name may be somebody's given name: no nation's, state's or people's, no title, no word of every day."""
    low = word.split("-", maxsplit=1)[0].lower()
    if is_given(low):
        return True
    return not (
        is_state(word) or word in countries().by_people or is_everyday(low) or low in titles() or low in occupations()
    )


def is_state(word: str) -> bool:
    """Whether a word is a country's or a state's name."""
    return word in countries().by_name or word in state_names()


def is_full_name(article: Article, member: Span) -> bool:
    """Whether several words begin with a given name, are written as a person's, or are one by the model and end with a surname."""
    if len(member) == 1:
        return False
    first, last = article.tokens[member.first].lower, article.tokens[member.last - 1].lower
    named = first in given_names() or (member.kind == "person" and last in family_names())
    return named or is_likely_person(article, member)


def is_office_holder(article: Article, member: Span) -> bool:
    """Whether the noun of an office stands right before what the model takes for a body: "disaster agency head Suharyanto"."""
    before = member.before(article)
    if before is None or before.tag != "NN" or not before.text.islower() or member.text(article).isupper():
        return False
    held = before.lemma in title_ends() and before.lemma not in BODIES_TOO
    return held and before.dep in {"compound", "appos"} and kind_of_noun(before) == "person"


def overlooked(article: Article, kind: EntityType, members: Sequence[Span]) -> Evidence | None:
    """A person whom the model takes for a body, by the office or the age before the name."""
    if kind != "organization":
        return None
    if any(is_office_holder(article, m) for m in members):
        return Evidence("person", "right after an office")
    aged = len(members[0]) == 1 and any(is_aged(article, m) for m in members)
    return Evidence("person", "right after an age without an article") if aged else None


def is_aged(article: Article, member: Span) -> bool:
    """Whether an age without an article stands right before a name: "said 45-year-old Tarmudi"; not "the 150-year-old Harlows"."""
    before = member.before(article)
    if before is None or not (before.lower == "old" or before.lower.endswith("-old")):
        return False
    tokens = article.tokens
    at = member.first - 1
    while at > 0 and tokens[at - 1].end == tokens[at].start:
        at -= 1
    return tokens[at].text[0].isdigit() and (at == 0 or tokens[at - 1].lower not in DETERMINERS | OWNERS)


def is_bare_guess(article: Article, members: Sequence[Span]) -> bool:
    """Whether the model takes several words for a person's that end and begin with no known name, and nothing is told of a person."""
    words = members[0].text(article).lower().replace("-", " ").split()
    if len(words) < 2 or words[0] in given_names() or words[-1] in family_names():
        return False
    guessed = all(m.kind == "person" and m.reason.startswith("the model") for m in members)
    return guessed and not any(is_told_of(article, m) for m in members)
