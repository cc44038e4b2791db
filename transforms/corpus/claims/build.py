"""Claims of a set of articles: a function of the set alone, ids from content."""

from __future__ import annotations

import dataclasses
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import combinations

import pyarrow as pa

from transforms.corpus.claims.circumstances import circumstances
from transforms.corpus.claims.corpus import Article, Values, articles
from transforms.corpus.claims.decisions import decisions
from transforms.corpus.claims.denial_sentences import spares_people
from transforms.corpus.claims.denials import disputes
from transforms.corpus.claims.evidence import Evidence
from transforms.corpus.claims.figures import figures
from transforms.corpus.claims.grouping import dominant, groups
from transforms.corpus.claims.named_sources import Sources
from transforms.corpus.claims.reader import Reader
from transforms.corpus.claims.settings import SETTINGS, completed
from transforms.corpus.claims.sources import aliases_of, unify
from transforms.corpus.claims.status import differs, status_of, superseded
from warehouse.contract import to_arrow
from warehouse.tables.claim_evidence import ClaimEvidence, Stance
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


def claim_of(group: Sequence[Evidence], titles: Mapping[str, str | None]) -> tuple[Claim, list[ClaimEvidence]]:
    """A claim and its evidence."""
    ordered = sorted(group, key=lambda p: p.order)
    gone = superseded(ordered)
    standing = [p for p in ordered if p not in gone and not p.is_denied] or ordered
    status = "conflicting" if is_denied(ordered) else status_of(standing)
    lead, first, happening = leading(standing), ordered[0], dominant(ordered)
    name = claim_id(first, happening)
    low, high = bounds(standing)
    claim = Claim(
        claim_id=name, story_id=first.story_id, happening_id=happening, kind=first.kind, subject=subject(ordered, titles.get(happening or "")), value_low=low,
        value_high=high, value_text=lead.shown, unit=unit(first),
        noun=usual(p.called or p.noun for p in ordered), role=usual(p.role for p in ordered), n_documents=len({p.unit for p in ordered}),
        n_publishers=len({p.publisher for p in ordered}), n_sources=len({p.source for p in standing}), status=status,
        is_updated=bool(gone),
    )  # fmt: skip
    return claim, [evidence_row(name, p, "superseded" if p in gone else stance(p, lead)) for p in ordered]


def unit(piece: Evidence) -> str | None:
    """The unit or currency of a claim; None for counts and what is no figure."""
    return piece.unit_name if piece.unit_name != "count" else None


def is_denied(pieces: Sequence[Evidence]) -> bool:
    """Whether some passage denies a value that another one gives."""
    return len({p.is_denied for p in pieces}) > 1


def claim_id(first: Evidence, happening: str | None) -> str:
    """An id from the place of the earliest evidence, what it is about and the happening."""
    made_of = f"{first.kind} {first.doc_id} {first.start} {first.end} {first.unit_name} {first.label} {happening}"
    return hashlib.blake2b(made_of.encode(), digest_size=8).hexdigest()


def bounds(standing: Sequence[Evidence]) -> tuple[float | None, float | None]:
    """The lowest and the highest value that stand; None where there is no number or the range is open."""
    lows = [p.low for p in standing if p.low is not None]
    highs = [p.high for p in standing if p.high is not None]
    return min(lows, default=None), max(highs, default=None)


def evidence_row(name: str, piece: Evidence, stands: Stance) -> ClaimEvidence:
    """A passage as a row."""
    return ClaimEvidence(
        name, piece.doc_id, piece.row_table, piece.row_id, piece.start, piece.end, stands, piece.low, piece.high,
        piece.shown, piece.attribution, piece.source,
    )  # fmt: skip


def leading(standing: Sequence[Evidence]) -> Evidence:
    """The evidence that most sources agree with, of those the most precise day, the latest among equals."""

    def rank(piece: Evidence) -> tuple[int, int, float, str]:
        agree = {p.source for p in standing if not differs(p, piece)}
        latest = piece.published_at.timestamp() if piece.published_at else 0.0
        return len(agree), -piece.span, latest, piece.row_id

    return max(standing, key=rank)


def stance(piece: Evidence, lead: Evidence) -> Stance:
    """How a piece that stands is to its claim."""
    if piece.is_denied:
        return "denies"
    if not differs(piece, lead):
        return "supports"
    return "denies" if piece.kind == "occurrence" else "differs"


def usual(values: Iterator[str | None]) -> str | None:
    """The most frequent value, the first by name among equals."""
    counted = Counter(v for v in values if v)
    return min(counted, key=lambda v: (-counted[v], v)) if counted else None


def subject(pieces: Sequence[Evidence], title: str | None) -> str:
    """What a claim is about, in words: what is counted and what became of it, or the happening's title."""
    noun, role = usual(p.called or p.noun for p in pieces), usual(p.role for p in pieces)
    if pieces[0].kind == "figure":
        return " ".join(w for w in (noun, role) if w) or f"value in {pieces[0].unit_name}"
    return noun or title or pieces[0].kind
