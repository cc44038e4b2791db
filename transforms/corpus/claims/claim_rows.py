"""One claim with its evidence as rows: what most sources say, its bounds, and how each piece stands to it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from transforms.corpus.claims.evidence import Evidence
from transforms.corpus.claims.grouping import dominant
from transforms.corpus.claims.status import differs, status_of, superseded
from warehouse.tables.claim_evidence import ClaimEvidence, Stance
from warehouse.tables.claims import Claim


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
