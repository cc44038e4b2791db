"""Who says what: direct, mixed and indirect quotes with their speakers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import chain
from typing import Literal, cast

from transforms.article import Article
from transforms.coreference.references import References
from transforms.quotes.attribution import Said
from transforms.quotes.direct import attribute
from transforms.quotes.headlines import headlines
from transforms.quotes.indirect import reported
from transforms.quotes.marks import marked
from transforms.quotes.quoted_spans import Stretch, stretches
from transforms.quotes.speakers import PERSONAL, entity_id, last_person, same_person_before
from warehouse.tables.quotes import CueClass, Quote

NEAR = 300
"""Characters within which an unresolved "he" or "she" that speaks is the person who spoke last."""


def extract(article: Article, references: References) -> list[Quote]:
    """The article's quotes, in the order of the text; a quote that runs over paragraphs is a row a paragraph."""
    if not article.tokens:
        return []
    blocks = [(b.char_start, b.char_end) for b in article.blocks if b.char_start is not None and b.char_end is not None]
    found = stretches(article, marked(article.text, blocks))
    attribute(article, found)
    return rows(article, references, together(article, references, found))


def together(article: Article, references: References, found: Sequence[Stretch]) -> list[Said]:
    """Quotes and reported clauses; a clause with quoted words is the scope of these."""
    inside = frozenset(t.i for q in found for t in q.tokens)
    quotes = [q.said for q in found if q.said is not None]
    starts = [q.start for q in quotes]
    reports = chain(reported(article, inside), headlines(article, references, inside))
    clauses = [s for s in reports if s.start < s.end and not _is_quoted(s, quotes, starts)]
    return sorted([*quotes, *clauses], key=lambda s: (s.start, -s.end))


def _is_quoted(clause: Said, quotes: Sequence[Said], starts: Sequence[int]) -> bool:
    """Whether quoted words stand in a clause."""
    after = bisect_right(starts, clause.start)
    return any(q.start < clause.end and clause.start < q.end for q in quotes[max(0, after - 1) : after + 1])


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
        if entity is None and before and said.start - before[-1].char_end < NEAR:
            last = before[-1].speaker_entity_id or ""
            entity = last if last.startswith("person:") else None
    return entity


def _row(article: Article, references: References, number: int, sent_id: str, said: Said, entity: str | None) -> Quote:
    by = said.by
    words: tuple[str | None, int | None, int | None] = (None, None, None)
    if by is not None and by.speaker is not None:
        start, end = by.speaker.first.start, by.speaker.last.end
        mention = references.mention_at(by.speaker.head)
        if mention is not None and not mention.char_start < said.start < mention.char_end:
            start, end = min(start, mention.char_start), max(end, mention.char_end)
        if start < said.end <= by.speaker.head.start:
            # The parse drew quoted words into the phrase.
            start = by.speaker.head.start
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
