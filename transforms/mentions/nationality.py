"""Countries that qualify a noun or a name."""

from __future__ import annotations

from transforms.article import Article, Token
from transforms.gazetteer.countries import countries
from transforms.gazetteer.regions import state_names

# Tags of the words between a nationality and the name that it qualifies, and how many of them there may be.
LEADING = frozenset({"NN", "NNP", "NNPS", "JJ", "POS", "HYPH"})
LEAD = 6
"""Tokens before a noun in which the adjective that belongs to it may stand.
On 146 annotated texts: at 3 some rows differ and no score; at 10 nothing changes."""


def countries_beside(article: Article, head: Token, first: int | None = None) -> set[str]:
    """Countries that qualify a noun: "the Russian president", "Russia's president", "the president of Russia"."""
    found: set[str] = set()
    for child in head.children:
        if first is not None and first <= child.i < head.i:
            continue  # a word of the name itself: Kenya Barris
        if child.dep in {"amod", "compound", "poss", "nmod"}:
            found |= codes(article, child)
        if child.dep == "prep" and child.lower == "of":
            found |= {c for g in child.children for c in codes(article, g)}
    return found


def countries_before(article: Article, first: int) -> set[str]:
    """Countries among the words that lead up to a name: "Polish farmer Jan Nowak", "Russia's Foreign Minister Sergei Lavrov"."""
    found: set[str] = set()
    tokens = article.tokens
    for i in range(first - 1, max(-1, first - 1 - LEAD), -1):
        token = tokens[i]
        if token.sentence is not tokens[first].sentence or not (token.tag in LEADING or token.lower == "of"):
            break
        found |= codes(article, token)
    return found


def codes(article: Article, token: Token) -> set[str]:
    """The country of a word, with up to three words before it that belong to its name."""
    known = countries()
    for size in range(4, 0, -1):
        first = token.i - size + 1
        if first >= 0:
            text = " ".join(article.text[article.tokens[first].start : token.end].split())
            if code := known.by_name.get(text) or known.by_people.get(text):
                return {code}
            if text in state_names():
                return set()  # New Jersey is not Jersey
    return set()
