"""Abbreviations of American states and Canadian provinces, whose full stop may be a token of its own: "Red Deer, Alta."."""

from __future__ import annotations

from transforms.article import Article, Token
from transforms.gazetteer.regions import state_names, states

LONGEST = max(map(len, state_names()))


def abbreviation_end(article: Article, token: Token) -> int:
    """The end of the abbreviation of a state at a token, with its full stop; 0 for none."""
    stop = article.tokens[token.i + 1] if token.i + 1 < len(article.tokens) else token
    if not token.space and stop.text == "." and f"{token.text}." in states():
        return token.i + 2
    return token.i + 1 if token.text in states() else 0


def lacks_stop(article: Article, first: int, last: int) -> bool:
    """Whether a model's name is the abbreviation of a state behind a comma, without its full stop: "Alta" of "Red Deer, Alta."."""
    if last - first != 1 or first == 0 or article.tokens[first - 1].text != ",":
        return False
    return abbreviation_end(article, article.tokens[first]) > last


def parts_state(article: Article, token: Token) -> bool:
    """Whether a comma stands between a town and the abbreviation of its state that ends with a full stop of its own."""
    return token.text == "," and lacks_stop(article, token.i + 1, token.i + 2)


def is_before_state(article: Article, end: int) -> bool:
    """Whether a comma and a state, in full or abbreviated, stand behind a name that ends at a token: "Stiles, Texas", "Steele City, Neb."."""
    behind = article.tokens[end : end + 2]
    if len(behind) < 2 or behind[0].text != ",":
        return False
    opening = article.text[behind[1].start :][:LONGEST]
    return abbreviation_end(article, behind[1]) > 0 or any(map(opening.startswith, state_names()))
