"""Countries that qualify a noun or a name."""

from __future__ import annotations

from transforms.article import Article, Token
from transforms.names.countries import countries


def countries_beside(article: Article, head: Token) -> set[str]:
    """Countries that qualify a noun: "the Russian president", "Russia's president", "the president of Russia"."""
    found: set[str] = set()
    for child in head.children:
        if child.dep in {"amod", "compound", "poss", "nmod"}:
            found |= codes(article, child)
        if child.dep == "prep" and child.lower == "of":
            found |= {c for g in child.children for c in codes(article, g)}
    return found


def codes(article: Article, token: Token) -> set[str]:
    """The country of a word, with up to three words before it that belong to its name."""
    known = countries()
    for size in range(4, 0, -1):
        first = token.i - size + 1
        if first >= 0:
            text = article.text[article.tokens[first].start : token.end]
            if code := known.by_name.get(text) or known.by_people.get(text):
                return {code}
    return set()
