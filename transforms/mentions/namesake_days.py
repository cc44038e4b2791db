"""Days that bear somebody's name: Valentine's Day, St. Patrick's Day, New Year's Eve."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.article import Article, Token
from transforms.lexicons import word_list
from transforms.mentions.spans import Span

DAYS = frozenset({"day", "eve"})
SAINT = word_list("name_cues.tsv", "day_before")


def namesake_days(article: Article) -> Iterator[Span]:
    """A name with a capital, its possessive, and Day or Eve."""
    tokens = article.tokens
    for token in article.lowered(DAYS):
        if token.i < 2:
            continue
        name, mark = tokens[token.i - 2], tokens[token.i - 1]
        if token.text.istitle() and mark.text in {"'s", "’s"} and name.text.istitle():
            yield Span(start(article, name), token.i + 1, "event_name", "pattern", reason=f"before {token.text!r}")


def start(article: Article, name: Token) -> int:
    """The first token of the day's name."""
    is_saint = name.i > 0 and article.tokens[name.i - 1].lower in SAINT
    return name.i - 1 if is_saint else name.i
