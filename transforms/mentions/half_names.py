"""Countries that news calls by half their name: "Seoul urged the North to come back to the talks"."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.article import Article, Token
from transforms.lexicons import lexicon
from transforms.mentions.known_names import nations
from transforms.mentions.spans import Span


def half_names(article: Article) -> Iterator[Span]:
    """Halves of names, with the country where the article names the pair: "the North" beside Seoul."""
    for row in lexicon("half_names.tsv"):
        if any(cue in article.text for cue in row["beside"].split("|")):
            for token in article.spelled({row["half"]}):
                if stands_alone(article, token):
                    span = Span(token.i, token.i + 1, "country", "pattern")
                    span.list_as(nations()[row["country"]])
                    yield span


def stands_alone(article: Article, token: Token) -> bool:
    """Whether a half stands with the article alone: the North, but not the North Sea."""
    before = article.tokens[token.i - 1].lower if token.i else ""
    after = article.tokens[token.i + 1] if token.i + 1 < len(article.tokens) else None
    return before in {"the", "with"} and not (after and (after.text[:1].isupper() or after.text == "-"))
