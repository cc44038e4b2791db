"""Words inside names whose full stop is a token of its own: "Nwinesi No. 3", "Sta. Cruz"."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.article import Article
from transforms.gazetteer.regions import SAINTS
from transforms.mentions.spans import Span

NUMBERS = frozenset({"No", "No.", "Nos", "Nos."})
NUMBERED = frozenset({"organization", "place", "facility", "product", "law", "work"})


def take_number(article: Article, span: Span) -> None:
    """Extend a name over the number behind its "No.": "Resolution No. | 2231"; not a person's rank, "world No. 1"."""
    if span.kind not in NUMBERED or span.known:
        return
    tokens = article.tokens
    at = span.last - 1 if tokens[span.last - 1].text in NUMBERS else span.last
    if at > span.first and at < len(tokens) and tokens[at].text in NUMBERS:
        span.last = number_end(article, at) or span.last


def number_end(article: Article, at: int) -> int:
    """The token behind a number that begins at a token, with "No." before it or without; 0 for none."""
    tokens, first = article.tokens, at
    if at < len(tokens) and tokens[at].text in NUMBERS:
        at += 1
        at += at < len(tokens) and tokens[at].text == "."
    is_one = at < len(tokens) and tokens[at].text[0].isdigit() and tokens[at].sentence is tokens[first].sentence
    return at + 1 if is_one else 0


def saint_towns(article: Article) -> Iterator[Span]:
    """Towns of saints as the Philippines and Spain shorten them, with the kind before them: "Sitio Sta. Maria"."""
    tokens = article.tokens
    for token in article.spelled({word.title() for word in SAINTS}):
        behind = tokens[token.i + 1 : token.i + 3]
        if len(behind) < 2 or behind[0].text != "." or not behind[1].text.istitle():
            continue
        first = token.i
        if first and tokens[first - 1].head is token and tokens[first - 1].dep == "compound":
            first -= 1
        yield Span(first, token.i + 3, "place", "pattern", reason="a town of a saint")
