"""Towns by what they suffer: "villagers fled Nea Makri", "rebels took Luberizi"."""

from __future__ import annotations

from transforms.article import Article, Token
from transforms.lexicons import word_list
from transforms.mentions.name_lexicons import family_names, given_names, organization_words
from transforms.mentions.spans import Span

SUFFERED = word_list("name_cues.tsv", "settlement_verbs")
FROM_TROOPS = word_list("name_cues.tsv", "settlement_verbs_of_troops")
TROOPS = word_list("name_cues.tsv", "troops")
MISTAKEN = frozenset({"organization", "person", "nationality", "product", "work"})
MOST = 2
"""Words of a town's name that is told by its verb."""


def is_taken_town(article: Article, span: Span) -> bool:
    """Whether a name that no list knows is the object of what is done to towns, and bears no word of persons or bodies."""
    head = span.head(article)
    if head.dep != "dobj" or not is_mistaken(article, span):
        return False
    words = {t.lower for t in span.tokens(article)}
    named = words & given_names() or words & family_names() or words & organization_words().keys()
    return not named and (head.head.lemma in SUFFERED or is_taken(head.head))


def is_mistaken(article: Article, span: Span) -> bool:
    """Whether a short name that no list knows may be a town which the model took for something else; acronyms may not."""
    return span.kind in MISTAKEN and not span.known and len(span) <= MOST and not span.text(article).isupper()


def is_taken(verb: Token) -> bool:
    """Whether troops do something to a town."""
    subject = verb.child("nsubj")
    return verb.lemma in FROM_TROOPS and subject is not None and subject.lemma in TROOPS
