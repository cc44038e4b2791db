"""Transcripts, whose lines begin with who speaks, in capitals: `ORTEGA (voice-over): The dam is holding`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from transforms.article import Article, ParsedSentence
from transforms.lexicons import word_list
from transforms.quotes.attribution import Attribution, Quotation
from transforms.quotes.speakers import Speaker

LINE = re.compile(
    r"(?!DEAR )([A-Z][A-Z'’.\-]+(?: [A-Z][A-Z'’.\-]+){0,3})(?: \([^()\n]{1,40}\)|, [^:\n]{1,60})?: (?=\S)"
)
"""A name in capitals, a note on it, and a colon; "DEAR ABBY:" begins a letter."""
LABELS = word_list("quote_words.tsv", "labels")
FEWEST = 2
"""Such lines of an article: one alone may be a label."""


def transcript_quotes(article: Article) -> Iterator[Quotation]:
    """What each line of a transcript says, with the name before its colon as the speaker."""
    lines = [(block, name) for block in by_block(article) if (name := spoken_by(article, block)) is not None]
    for block, name in lines if len(lines) >= FEWEST else ():
        tokens = [token for sentence in block for token in sentence.tokens]
        first, offset = tokens[0].start, name.end()
        named = [t for t in tokens if t.end <= first + len(name[1])]
        start, end = first + offset, tokens[-1].end
        by = Attribution(Speaker(named[-1], named[0], named[-1]), None, None, "say")
        yield Quotation(start, end, "direct", by, (start, end), "quote.transcript")


def by_block(article: Article) -> Iterator[list[ParsedSentence]]:
    """The sentences of each block."""
    for _, group in groupby(article.sentences, key=lambda s: s.block):
        yield list(group)


def spoken_by(article: Article, block: list[ParsedSentence]) -> re.Match[str] | None:
    """The name and colon that a block begins with; None for labels like `UPDATE:`."""
    match = LINE.match(article.text[block[0].start : block[-1].end])
    return match if match is not None and match[1].lower() not in LABELS else None
