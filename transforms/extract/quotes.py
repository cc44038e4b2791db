"""Who says what: direct, mixed and indirect quotes with their speakers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal, cast

from transforms.article import Article, Token
from transforms.extract.references import References
from transforms.quotes.attribution import Said
from transforms.quotes.marks import marked
from transforms.quotes.quoted import Quoted, attribute, quoted
from transforms.quotes.reported import reported
from transforms.quotes.speakers import PERSONAL, entity_id, last_person, same_person_before
from warehouse.tables.quotes import CueClass, Quote

COVERED = 0.5
"""A reported clause of which so much stands in quotation marks is a quote already."""


def extract(article: Article, references: References) -> list[Quote]:
    """The article's quotes, in the order of the text; a quote that runs over paragraphs is a row a paragraph."""
    if not article.tokens:
        return []
    blocks = [(b.char_start, b.char_end) for b in article.blocks if b.char_start is not None and b.char_end is not None]
    stretches = quoted(article, marked(article.text, blocks))
    attribute(article, stretches)
    return rows(article, references, together(article, stretches))


def together(article: Article, stretches: Sequence[Quoted]) -> list[Said]:
    """Quotes and reported clauses; a clause that is quoted words for the greater part is left to them."""
    inside = frozenset(t.i for q in stretches for t in q.tokens)
    quotes = [q.said for q in stretches if q.said is not None]
    clauses = [s for s in reported(article, inside) if not _is_quoted(s, quotes)]
    return sorted([*quotes, *clauses], key=lambda s: (s.start, -s.end))


def _is_quoted(clause: Said, quotes: Sequence[Said]) -> bool:
    shared = sum(max(0, min(q.end, clause.end) - max(q.start, clause.start)) for q in quotes)
    return shared > 0


def rows(article: Article, references: References, said: Sequence[Said]) -> list[Quote]:
    """The rows, with speakers resolved in the order of the text, so that "he said" can mean the speaker before."""
    starts = [s.start for s in article.sentences]
    found: list[Quote] = []
    for number, one in enumerate(said):
        sentence = article.sentences[max(0, bisect_right(starts, one.start) - 1)]
        entity = _entity(article, references, one, found)
        found.append(_row(article, references, number, sentence.sent_id, one, entity))
    return found


def _entity(article: Article, references: References, said: Said, before: Sequence[Quote]) -> str | None:
    if said.by is None or said.by.speaker is None:
        return None
    head = said.by.speaker.head
    entity = entity_id(said.by.speaker, references)
    if entity is None and head.lower in PERSONAL:
        entity = last_person(references, article.tokens, head)
    return entity


def _row(article: Article, references: References, number: int, sent_id: str, said: Said, entity: str | None) -> Quote:
    by = said.by
    words = (None, None, None)
    if by is not None and by.speaker is not None:
        start, end = by.speaker.first.start, by.speaker.last.end
        words = (article.text[start:end], start, end)
        if said.inherited and by.speaker.head.lower in PERSONAL and entity is not None:
            named = same_person_before(references, entity, said.start)
            words = (named[2], named[0], named[1]) if named else words
    return Quote(
        doc_id=article.doc_id,
        quote_id=article.row_id("q", number),
        sent_id=sent_id,
        char_start=said.start,
        char_end=said.end,
        text=article.text[said.start : said.end],
        kind=cast(Literal["direct", "mixed", "indirect"], said.kind),
        speaker_text=words[0],
        speaker_start=words[1],
        speaker_end=words[2],
        speaker_entity_id=entity,
        cue=by.cue if by else None,
        cue_lemma=by.lemma if by else None,
        cue_class=cast(CueClass | None, by.cue_class if by else None),
        scope_start=said.scope[0],
        scope_end=said.scope[1],
    )
