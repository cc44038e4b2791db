"""Who says what: direct, mixed and indirect quotes with their speakers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import chain
from typing import Literal, cast

from transforms.article import Article, ParsedSentence, Token
from transforms.coreference.references import References
from transforms.quotes.attribution import RULES, Quotation, Refusal
from transforms.quotes.direct import attribute
from transforms.quotes.headlines import headline_quotes
from transforms.quotes.indirect import indirect_quotes
from transforms.quotes.marks import pair_marks
from transforms.quotes.quoted_spans import QuotedSpan, quoted_spans
from transforms.quotes.speakers import (
    GENDERS,
    PERSONAL,
    TEXTS,
    Speaker,
    can_mean,
    entity_id,
    issuer,
    last_person,
    may_speak,
    only_person,
    same_person_before,
)
from transforms.quotes.transcripts import transcript_quotes
from transforms.trace import Decision, Trace
from warehouse.tables.mentions import Mention
from warehouse.tables.quotes import CueClass, Quote

NEAR = 300
"""Characters within which an unresolved "he" or "she" that speaks is the person who spoke last."""
Place = tuple[str | None, int | None, int | None]
"""Text, start and end of a speaker's phrase; None where nobody is named."""


def extract(article: Article, references: References, trace: Trace | None = None) -> list[Quote]:
    """The article's quotes, in the order of the text; a quote that runs over paragraphs is a row a paragraph."""
    if not article.tokens:
        return []
    blocks = [(b.char_start, b.char_end) for b in article.blocks if b.char_start is not None and b.char_end is not None]
    spans = quoted_spans(article, pair_marks(article.text, blocks))
    attribute(article, spans)
    quotations, refusals = together(article, references, spans)
    if trace is not None:
        explain(article, quotations, refusals, trace)
    return rows(article, references, quotations)


def explain(article: Article, quotations: Sequence[Quotation], refusals: Sequence[Refusal], trace: Trace) -> None:
    """Tell which rule made each quote, and why other words are none."""
    for quotation in quotations:
        text, reason = article.text[quotation.start : quotation.end], RULES[quotation.rule]
        trace(Decision("quotes", "attribution", "taken", quotation.start, quotation.end, text, quotation.rule, reason))
    for refusal in refusals:
        text = article.text[refusal.start : refusal.end]
        trace(
            Decision("quotes", "attribution", "refused", refusal.start, refusal.end, text, refusal.rule, refusal.reason)
        )


def together(
    article: Article, references: References, spans: Sequence[QuotedSpan]
) -> tuple[list[Quotation], list[Refusal]]:
    """Quotes and reported clauses, and what was refused; a clause with quoted words is the scope of these."""
    lines = list(transcript_quotes(article))
    inside = frozenset(t.i for q in spans for t in q.tokens) | lying_in(article, lines)
    quotes = [q.quotation for q in spans if q.quotation is not None]
    starts = [q.start for q in quotes]
    refusals = [q.refusal for q in spans if q.refusal is not None]
    unquoted = []
    for decision in chain(lines, indirect_quotes(article, inside), headline_quotes(article, references, inside)):
        if isinstance(decision, Refusal):
            refusals.append(decision)
        elif decision.start < decision.end and not _holds_quote(decision, quotes, starts):
            unquoted.append(decision)
    return sorted([*quotes, *unquoted], key=lambda s: (s.start, -s.end)), refusals


def lying_in(article: Article, lines: Sequence[Quotation]) -> frozenset[int]:
    """The tokens of the lines of a transcript."""
    starts = article.starts
    spans = [(bisect_left(starts, line.start), bisect_left(starts, line.end)) for line in lines]
    return frozenset(t.i for first, last in spans for t in article.tokens[first:last])


def _holds_quote(clause: Quotation, quotes: Sequence[Quotation], starts: Sequence[int]) -> bool:
    """Whether quoted words stand in a clause."""
    after = bisect_right(starts, clause.start)
    return any(q.start < clause.end and clause.start < q.end for q in quotes[max(0, after - 1) : after + 1])


def rows(article: Article, references: References, quotations: Sequence[Quotation]) -> list[Quote]:
    """The rows, with speakers resolved in the order of the text, so that "he said" can mean the speaker before."""
    starts = [s.start for s in article.sentences]
    made: list[tuple[Quotation, Quote]] = []
    for number, one in enumerate(quotations):
        sentence = article.sentences[max(0, bisect_right(starts, one.start) - 1)]
        entity = _entity(article, references, one, made)
        row = _row(article, number, sentence, one, entity, _place(article, references, one, entity))
        made.append((one, row))
    return [row for _, row in made]


def _entity(
    article: Article, references: References, one: Quotation, before: Sequence[tuple[Quotation, Quote]]
) -> str | None:
    if one.by is None or one.by.speaker is None:
        return None
    head = one.by.speaker.head
    if head.lower in GENDERS and (nameless := _nameless(one, before)):
        return last_person(references, article.tokens, head, after=nameless)
    entity = entity_id(one.by.speaker, references)
    if entity is None and head.lower in GENDERS:
        entity = _person(article, references, one, head, before)
    if entity is None and head.lemma in TEXTS:
        entity = issuer(references, article.tokens, head)
    return entity


def _person(
    article: Article,
    references: References,
    one: Quotation,
    pronoun: Token,
    before: Sequence[tuple[Quotation, Quote]],
) -> str | None:
    """The person that a pronoun means which speaks."""
    if (subject := last_person(references, article.tokens, pronoun)) is not None:
        return subject
    last = _last_speaker(one, before)
    return last if last is not None and can_mean(references, pronoun, last) else only_person(references, pronoun)


def _nameless(one: Quotation, before: Sequence[tuple[Quotation, Quote]]) -> int:
    """Where somebody without a name who spoke right before, and is meant, stands: "a teacher said ..., she said"; else 0."""
    if not before or one.start - before[-1][1].char_end >= NEAR or before[-1][1].speaker_entity_id is not None:
        return 0
    by = before[-1][0].by
    described = by is not None and by.speaker is not None and by.speaker.head.tag == "NN" and may_speak(by.speaker)
    return by.speaker.last.end if by is not None and by.speaker is not None and described else 0


def _last_speaker(one: Quotation, before: Sequence[tuple[Quotation, Quote]]) -> str | None:
    """The person who spoke last, near enough to be meant."""
    if not before or one.start - before[-1][1].char_end >= NEAR:
        return None
    last = before[-1][1].speaker_entity_id or ""
    return last if last.startswith("person:") else None


def _place(article: Article, references: References, one: Quotation, entity: str | None) -> Place:
    """Where the speaker is named; a pronoun that is only inherited gives way to the name before it."""
    if one.by is None or one.by.speaker is None:
        return None, None, None
    if one.inherited and one.by.speaker.head.lower in PERSONAL and entity is not None:
        named = same_person_before(references, entity, one.start)
        if named is not None:
            return named[2], named[0], named[1]
    start, end = _extent(references, one, one.by.speaker)
    return article.text[start:end], start, end


def _extent(references: References, one: Quotation, speaker: Speaker) -> tuple[int, int]:
    """Start and end of a speaker's phrase with the whole of the mention at its head, without quoted words."""
    start, end = speaker.first.start, speaker.last.end
    mention = references.mention_at(speaker.head)
    if mention is not None and not _overlaps(mention, one):
        start, end = min(start, mention.char_start), max(end, mention.char_end)
    if start < one.end <= speaker.head.start:
        # The parse drew quoted words into the phrase.
        start = speaker.head.start
    return start, end


def _overlaps(mention: Mention, one: Quotation) -> bool:
    """Whether a name is one with the quoted words or the reporting verb, by a fault of the parse."""
    cue = one.by.cue if one.by is not None else None
    return mention.char_start < one.start < mention.char_end or cue in mention.text.split()


def _row(
    article: Article, number: int, sentence: ParsedSentence, one: Quotation, entity: str | None, place: Place
) -> Quote:
    by = one.by
    return Quote(
        doc_id=article.doc_id,
        quote_id=article.row_id("q", number),
        sent_id=sentence.sent_id,
        char_start=one.start,
        char_end=one.end,
        text=article.text[one.start : one.end],
        kind=cast(Literal["direct", "mixed", "indirect"], one.kind),
        speaker_text=place[0],
        speaker_start=place[1],
        speaker_end=place[2],
        speaker_entity_id=entity,
        cue=by.cue if by else None,
        cue_lemma=by.lemma if by else None,
        cue_class=cast(CueClass | None, by.cue_class if by else None),
        scope_start=one.scope[0],
        scope_end=one.scope[1],
        form=one.form,
    )
