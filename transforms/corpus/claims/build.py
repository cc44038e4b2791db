"""Claims of a set of articles: a function of the set alone, ids from content."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import combinations

import pyarrow as pa

from transforms.corpus.claims.circumstances import circumstances
from transforms.corpus.claims.claim_rows import claim_of
from transforms.corpus.claims.corpus import Article, Values, articles
from transforms.corpus.claims.decisions import decisions
from transforms.corpus.claims.denial_sentences import spares_people
from transforms.corpus.claims.denials import disputes
from transforms.corpus.claims.evidence import Evidence
from transforms.corpus.claims.figures import figures
from transforms.corpus.claims.grouping import groups
from transforms.corpus.claims.named_sources import Sources
from transforms.corpus.claims.reader import Reader
from transforms.corpus.claims.settings import SETTINGS, completed
from transforms.corpus.claims.sources import aliases_of, unify
from warehouse.contract import to_arrow
from warehouse.tables.claim_evidence import ClaimEvidence
from warehouse.tables.claims import Claim

FEW = 3
"""A happening that fewer articles tell can be another telling of one that has its day or place: one that few were joined to.

Of 86 annotated claims read, and of these with the right status, at 2, 3, 5: 81 and 69, 80 and 69, 80 and 69.
"""


def build(tables: Mapping[str, Sequence[Values]]) -> tuple[list[Claim], list[ClaimEvidence]]:
    """The claims of articles and what they stand on.

    Args:
        tables: rows of documents, sentences, mentions, times, figures, quotes, events, participants and happenings.

    Returns:
        Claims and evidence, sorted by claim_id and place.
    """
    stories = {h["happening_id"]: h["story_id"] for h in tables.get("happenings", ())}
    known = articles(tables)
    rivals = told_beside(known)
    readers = [opened(article, rivals) for article in known]
    pieces = begun([placed(p, stories) for reader in readers for p in read(reader)])
    pieces += completed(readers, pieces)
    pieces = with_disputes(pieces, readers)
    titles = {h["happening_id"]: h.get("title") for h in tables.get("happenings", ())}
    found = [claim_of(group, titles) for group in grouped(pieces)]
    rows = [row for _, evidence in found for row in evidence]
    return sorted((c for c, _ in found), key=lambda c: c.claim_id), sorted(
        rows, key=lambda e: (e.claim_id, e.doc_id, e.char_start, e.row_id)
    )


def claimed(tables: Mapping[str, Sequence[Values]]) -> dict[str, pa.Table]:
    """The tables `claims` and `claim_evidence` of articles; see `build`."""
    claims, evidence = build(tables)
    return {"claims": to_arrow(Claim, claims), "claim_evidence": to_arrow(ClaimEvidence, evidence)}


def grouped(pieces: Sequence[Evidence]) -> Iterator[list[Evidence]]:
    """Evidence by claim: figures by what they count, all else by happening and kind."""
    one_key = unified(pieces)
    yield from groups(p for p in one_key if p.kind == "figure")
    named: dict[tuple[str, str, str, str], list[Evidence]] = defaultdict(list)
    tellings = representatives(one_key)
    for piece in one_key:
        if piece.kind != "figure":
            kind = piece.kind if piece.kind in SETTINGS else "date"
            telling = tellings.get((piece.story_id, kind, piece.happening_id), piece.happening_id)
            named[piece.story_id, piece.kind, telling or "", piece.noun or ""].append(piece)
    yield from (once(fine(group)) for _, group in sorted(named.items()) if is_claim(group))


def with_disputes(pieces: Sequence[Evidence], readers: Sequence[Reader]) -> list[Evidence]:
    """Evidence with that of disputes; what they deny, or deny of people alone, is no denial of an event besides."""
    denials = disputes(readers)
    told = {(p.doc_id, p.sent_id) for p in denials if p.label == "no"}
    told |= {
        (s["doc_id"], s["sent_id"]) for r in readers for s in r.article.rows["sentences"] if spares_people(s["text"])
    }
    kept = (p for p in pieces if p.kind != "occurrence" or p.label != "no" or (p.doc_id, p.sent_id) not in told)
    return [*kept, *denials]


def representatives(pieces: Sequence[Evidence]) -> dict[tuple[str, str, str | None], str | None]:
    """For happenings of a story that have one day or one place: the one of them that most articles tell.

    Two happenings of one article are kept apart, unless it gives them the same day or place.
    """
    articles: dict[str | None, set[str]] = defaultdict(set)
    labels: dict[tuple[str, str, str], set[str | None]] = defaultdict(set)
    for piece in pieces:
        articles[piece.happening_id].add(piece.unit)
        if piece.kind in SETTINGS and piece.label:
            labels[piece.story_id, piece.kind, piece.label.lstrip("*")].add(piece.happening_id)
    found: dict[tuple[str, str, str | None], str | None] = {}
    for (story, kind, _), names in sorted(labels.items(), key=lambda item: (-len(item[1]), item[0])):
        best = min(names, key=lambda h: (-len(articles[h]), str(h)))
        for name in names:
            if len(articles[name]) < FEW:
                found.setdefault((story, kind, name), found.get((story, kind, best), best))
    return found


def is_claim(group: Sequence[Evidence]) -> bool:
    """Whether a group says something: that a happening happened is a claim where somebody denies it."""
    return group[0].kind != "occurrence" or any(p.label == "no" for p in group)


def fine(group: Sequence[Evidence]) -> Sequence[Evidence]:
    """Evidence of a weapon that says which, where any does: "a bomb" adds nothing to "a bomb in a suitcase"."""
    if group[0].kind != "weapon":
        return group
    return [p for p in group if p.label and not p.label.startswith("*")] or group


def once(group: Sequence[Evidence]) -> list[Evidence]:
    """The first passage of each source in each article that says the same, so that a story's retelling is no more evidence."""
    said: dict[tuple[str, str, str], Evidence] = {}
    for piece in sorted(group, key=lambda p: ((p.label or "").startswith("*"), p.order)):
        said.setdefault((piece.doc_id, piece.source, (piece.label or "").lstrip("*")), piece)
    places = {(piece.doc_id, piece.start, piece.end): piece for piece in reversed(said.values())}
    return sorted(places.values(), key=lambda p: p.order)


def told_beside(known: Sequence[Article]) -> dict[str, frozenset[str]]:
    """The happenings that some article tells beside each happening, unless it only has two sources tell it differently."""
    beside: dict[str, set[str]] = defaultdict(set)
    for article in known:
        told = [e for e in article.rows["events"] if e["happening_id"]]
        names = {e["happening_id"] for e in told}
        for name in names:
            beside[name] |= names - {name}
    for one, other in (pair for article in known for pair in contrasts(article)):
        beside[one].discard(other)
        beside[other].discard(one)
    return {name: frozenset(others) for name, others in beside.items()}


NEXT = 250
"""Characters from what one source says to what another one says against it. With 100 and with 600 the annotated claims are read alike."""


def contrasts(article: Article) -> Iterator[tuple[str, str]]:
    """Happenings that an article tells in one breath by two sources: "the opposition said 60 were held. Police said it was 18"."""
    told = [e for e in article.rows["events"] if e["happening_id"] and e["attribution_text"]]
    for one, other in combinations(told, 2):
        is_near = other["char_start"] - one["char_end"] <= NEXT and one["event_type"] == other["event_type"]
        is_told_by_two = one["attribution_text"] != other["attribution_text"]
        if is_near and is_told_by_two and one["happening_id"] != other["happening_id"] and not is_elsewhere(one, other):
            yield one["happening_id"], other["happening_id"]


def is_elsewhere(one: Values, other: Values) -> bool:
    """Whether two events are told to two places or two days."""
    return any(
        one[column] and other[column] and one[column] != other[column]
        for column in ("location_entity_id", "happened_from")
    )


def opened(article: Article, rivals: Mapping[str, frozenset[str]]) -> Reader:
    """The reader of an article."""
    happenings = {e["event_id"]: e["happening_id"] for e in article.rows["events"] if e["happening_id"]}
    return Reader(article, happenings, Sources(article.publisher, article.people()), rivals)


def read(reader: Reader) -> Iterator[Evidence]:
    """All evidence of one article."""
    yield from figures(reader)
    yield from circumstances(reader)
    yield from decisions(reader)


def placed(piece: Evidence, stories: Mapping[str, str | None]) -> Evidence:
    """Evidence in the story of its happening."""
    story = stories.get(piece.happening_id or "")
    return dataclasses.replace(piece, story_id=story) if story else piece


def begun(pieces: Sequence[Evidence]) -> list[Evidence]:
    """Evidence that knows when its story began."""
    first: dict[str, datetime] = {}
    for piece in pieces:
        if piece.published_at:
            first[piece.story_id] = min(piece.published_at, first.get(piece.story_id, piece.published_at))
    return [dataclasses.replace(p, began=first.get(p.story_id)) for p in pieces]


def unified(pieces: Sequence[Evidence]) -> list[Evidence]:
    """Evidence with one key a source within each story."""
    by_story: dict[str, set[tuple[str, str | None]]] = defaultdict(set)
    for piece in pieces:
        by_story[piece.story_id].add((piece.source, piece.attribution))
    keys = {
        story: unify((key for key, _ in named), aliases_of(sorted(named, key=str))) for story, named in by_story.items()
    }
    named = ((p, keys[p.story_id][p.source]) for p in pieces)
    return [p if p.source == key else dataclasses.replace(p, source=key) for p, key in named]
