"""Named storms and military operations: Hurricane Milton, Tropical Storm Trami, Operation 1027."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.article import Article
from transforms.mentions.known_names import known_exactly
from transforms.mentions.spans import Span

NAMED = frozenset({"hurricane", "typhoon", "cyclone", "storm", "operation", "depression"})


def storms(article: Article) -> Iterator[Span]:
    """Events that are named by a kind and a name, both with capitals."""
    tokens = article.tokens
    for token in tokens:
        if token.lower not in NAMED or not token.text[0].isupper() or token.i + 1 >= len(tokens):
            continue
        after = tokens[token.i + 1]
        if after.sentence is not token.sentence or not (
            after.tag == "NNP" or (token.lower == "operation" and after.text.isdigit())
        ):
            continue
        first = token.i - 1 if token.i and tokens[token.i - 1].lower in {"tropical", "super"} else token.i
        last = token.i + 2
        while token.lower == "operation" and last < len(tokens) and tokens[last].tag == "NNP" and last - token.i < 5:
            last += 1
        span = Span(first, last, "event_name", "pattern")
        if not known_exactly(span.text(article)):
            yield span
