"""Named storms and military operations: Hurricane Milton, Tropical Storm Trami, Operation 1027."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transforms.article import Article, Token
from transforms.lexicons import word_list
from transforms.mentions.known_names import known_exactly
from transforms.mentions.spans import Span

NAMED = word_list("name_cues.tsv", "named_by_first_name")


def storms(article: Article) -> Iterator[Span]:
    """Events that are named by a kind and a name, both with capitals."""
    for token in article.lowered(NAMED):
        if token.text[0].isupper() and is_named(article, token):
            span = Span(
                start(article, token), end(article, token), "event_name", "pattern", reason=f"after {token.text!r}"
            )
            if not known_exactly(span.text(article)):
                yield span


def is_named(article: Article, token: Token) -> bool:
    """Whether a name follows in the sentence, or a number in that of an operation."""
    if token.i + 1 >= len(article.tokens):
        return False
    after = article.tokens[token.i + 1]
    is_name = after.tag == "NNP" or (token.lower == "operation" and after.text.isdigit())
    return is_name and after.sentence is token.sentence


def start(article: Article, token: Token) -> int:
    """The first token of the name: Tropical Storm, Super Typhoon."""
    return token.i - 1 if token.i and article.tokens[token.i - 1].lower in {"tropical", "super"} else token.i


def end(article: Article, token: Token) -> int:
    """The token after the name; names of operations have up to four words."""
    last = token.i + 2
    if token.lower == "operation":
        while last < min(len(article.tokens), token.i + 5) and article.tokens[last].tag == "NNP":
            last += 1
    return last


def retype_storms(article: Article, spans: Sequence[Span]) -> None:
    """Give the name of a storm alone the type of the whole: "Cyclone Ezequiel ... Ezequiel weakened"."""
    whole = {article.tokens[s.last - 1].text: s for s in spans if is_storm(article, s)}
    for span in spans:
        storm = whole.get(span.text(article))
        if storm and not span.known and span.kind != "event_name":
            span.retype("event_name", f"short for {storm.text(article)!r}")


def is_storm(article: Article, span: Span) -> bool:
    """Whether a name is that of a storm with its kind."""
    words = [t.lower for t in span.tokens(article)]
    return span.kind == "event_name" and len(words) > 1 and words[-2] in NAMED and words[-2] != "operation"
