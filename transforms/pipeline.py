"""The stages in order: sources in, one Arrow table a table of the warehouse out."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

import pyarrow as pa

from transforms.article import Article
from transforms.clean import clean
from transforms.coreference.references import References
from transforms.corpus import entities, relinking
from transforms.extract import events, figures, mentions, quotes, times
from transforms.genre import flagged
from transforms.language.model import Model
from transforms.language.parse import BATCH_CHARACTERS, parse
from transforms.mentions.datelines import located
from transforms.read import LIMITS, Limits, Source, Unreadable
from transforms.read.formats import read
from transforms.segment.blocks import OTHER_LANGUAGE, segment
from transforms.trace import Trace
from transforms.version import extractor_version
from warehouse.contract import Row, to_arrow
from warehouse.tables import TABLES
from warehouse.tables.entities import Entity
from warehouse.tables.quarantine import Quarantine
from warehouse.tables.sentences import Sentence

RAW_PACE = 16
"""Raw bytes that are read while one character is parsed."""
GROUP = 4 * BATCH_CHARACTERS
"""Characters whose tokens are held at once: 40,000 tokens take some 20 MB."""
Rows = dict[str, list[Row]]
Watch = Callable[[str, int], None]
"""Told before each step whose it is, by the uri of an article or "" for all, and how many characters it works on."""


def unwatched(_uri: str, _size: int) -> None:
    """Nobody looks at the steps."""


def run(
    sources: Iterable[Source],
    model: Model,
    run_id: str | None = None,
    limits: Limits = LIMITS,
    watch: Watch = unwatched,
) -> dict[str, pa.Table]:
    """All rows of the sources by table; one that cannot be read becomes a row of `quarantine`."""
    articles, rejected = open_articles(sources, extractor_version(model), run_id, limits, watch)
    rows: Rows = defaultdict(list, quarantine=list(rejected))
    for group in groups(articles):
        watch("", sum(article.document.n_chars for article in group))
        parse([a for a in group if OTHER_LANGUAGE not in a.document.flags], model)
        for article in group:
            watch(article.document.source_uri, article.document.n_chars)
            for table, found in facts(article).items():
                rows[table] += found
            article.forget()
    watch("", sum(article.document.n_chars for article in articles))
    made = {name: to_arrow(row, rows[name]) for name, row in TABLES.items() if name not in {"runs", "corrections"}}
    made["entities"] = to_arrow(Entity, entities.collect(made["mentions"], made["documents"]))
    return {name: relinking.localize(table) for name, table in made.items()}


def groups(articles: Sequence[Article]) -> Iterator[list[Article]]:
    """The articles in groups of at most GROUP characters, one longer article aside: the parses of a group are held together."""
    group: list[Article] = []
    size = 0
    for article in articles:
        if group and size + article.document.n_chars > GROUP:
            yield group
            group, size = [], 0
        group.append(article)
        size += article.document.n_chars
    if group:
        yield group


def open_articles(
    sources: Iterable[Source], version: str, run_id: str | None, limits: Limits = LIMITS, watch: Watch = unwatched
) -> tuple[list[Article], list[Quarantine]]:
    """Read, clean and segment the sources."""
    articles, rejected = [], []
    for source in sources:
        watch(source.uri, len(source.data) // RAW_PACE)
        try:
            articles.append(segment(clean(read(source, limits)), version, run_id))
        except Unreadable as error:
            rejected.append(quarantine(source, error, run_id))
    return articles, rejected


def quarantine(source: Source, error: Unreadable, run_id: str | None) -> Quarantine:
    """The quarantine row of a source."""
    digest = hashlib.sha256(source.data).hexdigest()
    return Quarantine(source.uri, source.record_no, error.reason, error.detail, len(source.data), digest, run_id)


def facts(article: Article, trace: Trace | None = None) -> Rows:
    """All rows of one article by table: the document and its blocks alone where it is in another language.

    `trace` is told of each decision that makes a row or keeps one from being made.
    """
    if OTHER_LANGUAGE in article.document.flags:
        return {"documents": [article.document], "blocks": list(article.blocks)}
    named = mentions.extract(article, trace=trace)
    article.document = located(article, named)
    references = References.of(article, named)
    timed = times.extract(article, trace=trace)
    article.document = timed.document
    quoted = quotes.extract(article, references, trace=trace)
    article = flagged(article, quoted)
    counted = figures.extract(article, timed.rows, quoted, references, trace=trace)
    happened = events.extract(article, references, timed.rows, counted, quoted, trace=trace)
    return {
        "documents": [article.document],
        "blocks": list(article.blocks),
        "sentences": sentences(article),
        "mentions": list(named),
        "times": list(timed.rows),
        "figures": list(figures.attach(counted, happened.events, article.sentences)),
        "quotes": list(quoted),
        "events": list(happened.events),
        "participants": list(happened.participants),
    }


def sentences(article: Article) -> list[Row]:
    """The sentences of the parse as rows."""
    return [
        Sentence(article.doc_id, s.sent_id, s.block.block_id, s.start, s.end, article.text[s.start : s.end])
        for s in article.sentences
    ]
