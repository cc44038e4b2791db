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
    for token in article.spelled(bare_names()):
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
    above = before.head
    if before.lower == "at" and above.lemma in STUDYING | STAFF:
        return True
    if before.lower == "at" and above.tag == "NNP" and above.lower not in organization_words():
        return True
    is_scholar = above.lemma in STAFF and above.lemma in occupations()
    return is_scholar or (before.lower != "from" and is_person(article, above))


def is_person(article: Article, token: Token) -> bool:
    """Whether the model has a word as the last of a person's name."""
    return any(n.label == "PERSON" and n.last == token.i + 1 for n in article.names)
