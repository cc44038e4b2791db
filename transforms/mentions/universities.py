"""Universities by the bare names of their towns: "Ana Ruiz of Princeton", "a physicist at Stanford", "studied at Yale"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from transforms.article import Article, Token
from transforms.lexicons import word_list
from transforms.mentions.known_names import KnownName, entities
from transforms.mentions.name_lexicons import occupations, organization_words
from transforms.mentions.spans import Span

STAFF = word_list("name_cues.tsv", "staff")
STUDYING = word_list("name_cues.tsv", "studying")
JOINING = frozenset({"at", "of", "from"})


@cache
def bare_names() -> dict[str, KnownName]:
    """The listed universities by what their names begin with: Princeton University."""
    suffix = " University"
    return {name.removesuffix(suffix): known for name, known in entities().items() if name.endswith(suffix)}


def universities(article: Article) -> Iterator[Span]:
    """Bare names of universities behind a person or a verb of study."""
    for token in article.spelled(bare_names().keys()):
        if token.i == 0 or not is_university(article, token):
            continue
        span = Span(token.i, token.i + 1, "organization", "pattern")
        span.list_as(bare_names()[token.text])
        yield span


def is_university(article: Article, token: Token) -> bool:
    """Whether somebody is of a university, or studies there; a state behind the name makes it the town."""
    before = article.tokens[token.i - 1]
    after = article.tokens[token.i + 1].text if token.i + 1 < len(article.tokens) else ""
    if before.lower not in JOINING or token.dep != "pobj" or after == ",":
        return False
    return is_at(before.head) if before.lower == "at" else is_of(article, before)


def is_at(above: Token) -> bool:
    """Whether somebody works or studies at what follows: "studied physics at X"."""
    if STUDYING.intersection((above.lemma, above.head.lemma)) or above.lemma in STAFF:
        return True
    return above.tag == "NNP" and above.lower not in organization_words()


def is_of(article: Article, before: Token) -> bool:
    """Whether a scholar or somebody with a name is of what follows."""
    above = before.head
    if above.lemma in STAFF and above.lemma in occupations():
        return True
    return before.lower == "of" and is_person(article, above)


def is_person(article: Article, token: Token) -> bool:
    """Whether the model has a word as the last of a person's name."""
    return any(n.label == "PERSON" and n.last == token.i + 1 for n in article.names)
