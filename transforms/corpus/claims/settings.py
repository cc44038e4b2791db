"""When and where a story's main happening was, in the articles whose events do not say it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

from transforms.corpus.claims.circumstances import piece
from transforms.corpus.claims.corpus import Values
from transforms.corpus.claims.evidence import Evidence
from transforms.corpus.claims.reader import LEAD, Reader, day_label
from warehouse.tables.claim_evidence import RowTable

Setting = Literal["date", "place"]
SETTINGS: tuple[Setting, ...] = ("date", "place")
AGREED = 2
"""Articles that must name one day or place in their lead before it is taken for that of a story without dated events.

With 1 and with 3 the annotated claims are read alike.
"""


def completed(readers: Sequence[Reader], pieces: Sequence[Evidence]) -> Iterator[Evidence]:
    """Passages that name the day or the place of their story's main happening.

    Args:
        readers: the articles.
        pieces: the evidence that their events gave.
    """
    stories: dict[str, list[Reader]] = defaultdict(list)
    for reader in readers:
        stories[reader.article.story_id].append(reader)
    labelled: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for one in pieces:
        if one.label:
            labelled[one.story_id, one.kind].append(one)
    for story, members in sorted(stories.items()):
        for kind in SETTINGS:
            yield from of_kind(kind, members, labelled[story, kind])


def of_kind(kind: Setting, members: Sequence[Reader], known: Sequence[Evidence]) -> Iterator[Evidence]:
    """The passages of one kind in one story."""
    sure = [p for p in known if not (p.label or "").startswith("*")]
    happening, label = told_label(kind, members, sure, known)
    if label is None:
        return
    given = {p.unit for p in sure if p.happening_id == happening}
    for reader in members:
        if reader.article.unit not in given and (row := naming(kind, reader, label)):
            yield made(kind, reader, row, label, happening)


def naming(kind: Setting, reader: Reader, label: str) -> Values | None:
    """The first row of an article that names a day or place."""
    return next((row for name, row in named(kind, reader, whole=True) if name == label), None)


def told_label(
    kind: Setting, members: Sequence[Reader], sure: Sequence[Evidence], known: Sequence[Evidence]
) -> tuple[str | None, str | None]:
    """The happening that most articles tell, and its day or place: what the leads agree on where no event says it surely."""
    happening, label = main(sure or known) if known else (None, None)
    return happening, label if sure else agreed(kind, members)


def main(known: Sequence[Evidence]) -> tuple[str | None, str | None]:
    """The happening that most articles tell, and what most of them say of it."""
    happenings = Counter(h for h, _ in {(p.happening_id, p.unit) for p in known})
    happening = min(happenings, key=lambda h: (-happenings[h], str(h)))
    labels = Counter(label for label, _ in {(p.label, p.unit) for p in known if p.happening_id == happening})
    return happening, min(labels, key=lambda v: (-labels[v], str(v)))


def agreed(kind: Setting, members: Sequence[Reader]) -> str | None:
    """The day or place that the leads of most articles name; None where fewer than two do."""
    leads = Counter(name for name, _ in {(n, r.article.unit) for r in members for n, _ in named(kind, r, whole=False)})
    best = min(leads, key=lambda n: (-leads[n], n), default=None)
    return best if best is not None and leads[best] >= AGREED else None


def named(kind: Setting, reader: Reader, *, whole: bool) -> Iterator[tuple[str, Values]]:
    """The days or places that an article names, in its lead or in all of it."""
    lead = {s["sent_id"] for s in reader.article.rows["sentences"][:LEAD]}
    table, name_of = ("times", day_of) if kind == "date" else ("mentions", place_of)
    for row in (r for r in reader.article.rows[table] if whole or r["sent_id"] in lead):
        if name := name_of(row):
            yield name, row


def day_of(time: Values) -> str | None:
    """The day of an expression of time; None for durations and for what is not resolved."""
    is_day = time["start_at"] and time["timex_type"] in ("date", "time")
    return day_label(time["start_at"], time["end_at"]) if is_day else None


def place_of(mention: Values) -> str | None:
    """The place or facility that a name means."""
    return (
        str(mention["entity_id"]) if mention["entity_type"] in ("place", "facility") and mention["entity_id"] else None
    )


def made(kind: Setting, reader: Reader, row: Values, label: str, happening: str | None) -> Evidence:
    """Evidence that stands on a time or a mention."""
    said = {**row, "attribution_text": None}
    place: tuple[RowTable, str, Values] = (
        ("times", row["time_id"], row) if kind == "date" else ("mentions", row["mention_id"], row)
    )
    return piece(reader, said, kind, label, happening, row=place)
