"""What the common noun before a name says that it is: "the film Skelter", "a drug called Vantrol", "the rocket Aquila"."""

from __future__ import annotations

from functools import cache
from typing import cast

from transforms.article import Article, Token
from transforms.lexicons import lexicon
from transforms.mentions.name_lexicons import given_names
from transforms.mentions.spans import Span
from warehouse.tables.mentions import EntityType

CALLED = frozenset({"called", "named", "titled", "entitled", "dubbed", "calling", "known"})
NOUNS = frozenset({"NN", "NNS"})


@cache
def kind_nouns() -> dict[str, EntityType]:
    """The type of what bears a name, by the noun before it."""
    return {row["noun"]: cast("EntityType", row["kind"]) for row in lexicon("kind_nouns.tsv")}


def told_kind(article: Article, span: Span) -> EntityType | None:
    """The type that the noun before a name tells; a full name behind a work is rather its author's."""
    noun = noun_before(article, span)
    if noun is None or noun.tag not in NOUNS or noun.sentence is not article.tokens[span.first].sentence:
        return None
    kind = kind_nouns().get(noun.lemma)
    first = article.tokens[span.first]
    is_full_name = len(span) > 1 and first.lower in given_names()
    is_apart = article.tokens[noun.i + 1].text == ","  # "the boss of the gang, named as Juan Prado"
    return None if is_full_name and (is_apart or kind != "organization") else kind


def noun_before(article: Article, span: Span) -> Token | None:
    """The noun right before a name, or before a word of naming and a mark between: "a group calling itself Otter"."""
    n = span.first - 1
    while n > 0 and names_so(article, n):
        n -= 1
    if article.tokens[n].text == "," and n < span.first - 1:
        n -= 1
    return article.tokens[n] if n >= 0 else None


def names_so(article: Article, n: int) -> bool:
    """Whether a word, or a mark, stands between what something is and its name: "dubbed", "known as", "calling itself"."""
    word, before = article.tokens[n].lower, article.tokens[n - 1].lower
    pair = (word in {"as", "itself"} and before in CALLED) or (word == "known" and article.tokens[n + 1].lower == "as")
    return word in CALLED - {"known"} or pair or word in {'"', "“", "‘"}
