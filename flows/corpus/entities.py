"""The entities of the corpus, worked out for the families of names that a run touches, a lot of families at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from flows.corpus.partition import parted
from flows.corpus.snapshot import Snapshot, ids, of_articles, stream
from transforms.corpus import acronym_links, entities, entity_counts, id_changes, links, relinking, votes
from transforms.corpus.correction_lines import coordinates
from transforms.corpus.corrections import Corrections, correct
from transforms.corpus.families import Ties, base, families
from transforms.corpus.votes import Votes
from warehouse.contract import schema, to_arrow
from warehouse.tables.corrections import Correction
from warehouse.tables.entities import Entity
from warehouse.tables.mentions import Mention

COLUMNS = sorted({*links.COLUMNS, *entities.NAMED_BY})
TOLD = ["doc_id", "local_id", "entity_id", "text", "link_method"]
ROWS = 50_000
"""Mentions of whole families that are held in memory at a time; the objects made of them take some 3 kB each."""
LOTS = 200
"""Lots at most, each of which is a file that is open while all mentions are read once."""
BATCHES = 8
"""Batches whose different ids are held beside each other."""
EVERY = 50
"""One mention in so many tells how the families are spread."""
Row = Mapping[str, Any]
PARTED = "families"
"""The staging folder of mentions by families."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The entities of the corpus, and what else changes for them."""

    changes: id_changes.Changes
    """The ids that rows get in articles where one changes."""
    rows: pa.Table
    """Entities that come, sorted by id."""
    going: frozenset[str] | None
    """Entities that go, or come again; None where all do."""
    retyped: dict[str, str]
    """Types that corrections give entities."""
    moved: dict[str, relinking.Point]
    """Places that corrections put elsewhere."""
    about: dict[int, int]
    """Mentions that each line of corrections is about, of the lines that were looked at."""


def settle(
    snapshot: Snapshot,
    staging: Path,
    documents: pa.Table,
    remarked: Collection[str],
    corrections: Corrections,
    new: Collection[Correction],
) -> Settled:
    """Make the names of the corpus agree.

    Args:
        snapshot: the corpus.
        staging: where mentions are put by families.
        documents: its articles as they will stand, with doc_id, published_at and duplicate_of.
        remarked: those in the lake that get another duplicate_of.
        corrections: what the user corrects.
        new: the lines that came or went since the last run.
    """
    ours, affected = touch(snapshot, remarked)
    known = survey(snapshot, documents, corrections, new)
    near = None if ours is None else distinct(known.ties.roots(ids(ours | affected | known.asked)))
    settled = Settled({}, schema(Entity).empty_table(), None, {}, {}, {})
    changed: dict[str, dict[id_changes.Key, str | None]] = {}
    made = []
    for before in gather(snapshot, near, known, staging / PARTED):
        after, overrides, elsewhere = agree(before, documents, known, corrections, new, settled.about)
        settled.retyped.update(types(overrides))
        settled.moved.update(points(overrides))
        after = relinking.typed(after, settled.retyped)
        for doc_id, ids_of in id_changes.changes(before, after, elsewhere).items():
            changed.setdefault(doc_id, {}).update(ids_of)
        rows = [correct(row, overrides.get(row.entity_id, ())) for row in entities.of_tables(after, documents)]
        made.append(to_arrow(Entity, rows))
        affected |= distinct(before["entity_id"]) | distinct(after["entity_id"])
        del before, after
        pa.default_memory_pool().release_unused()
    for line in corrections.lines:
        if line.line in known.unheard or is_near(line, near, known):
            settled.about.setdefault(line.line, 0)
    going = None if near is None else frozenset(affected)
    return replace(settled, changes=changed, rows=pa.concat_tables(made).sort_by("entity_id"), going=going)


def is_near(line: Correction, near: set[str] | None, known: Known) -> bool:
    """Whether a line is about a family that the run touches: then its mentions were all counted, and may be none."""
    return near is None or not near.isdisjoint(distinct(known.ties.roots(ids(ids_of(line)))))


def agree(
    mentions: pa.Table, documents: pa.Table, known: Known, corrections: Corrections, new: Collection[Correction],
    about: dict[int, int],
) -> tuple[pa.Table, dict[str, list[Correction]], set[str]]:  # fmt: skip
    """The mentions of whole families with the ids that the corpus agrees on and the user corrects.

    Returns:
        The mentions, the lines on rows of entities, and the entities that lines which came or went put elsewhere.
    """
    voted = links.with_column(
        mentions, "local_id", base(mentions["local_id"].combine_chunks(), known.votes).to_pylist()
    )
    found = links.linked(voted, links.corpus_ids(voted, documents, known.explained))["entity_id"]
    if not corrections.lines and not new:
        return links.with_column(mentions, "entity_id", found.to_pylist()), {}, set()
    rows = mentions.select(["doc_id", "text", "link_method"]).to_pylist()
    mended = corrections.apply(rows, found.to_pylist(), mentions[entity_counts.COUNT].to_pylist())
    for line, count in mended.about.items():
        about[line] = about.get(line, 0) + count
    moving = Corrections(tuple(one for one in new if one.action == "relocate")).overrides(rows, found.to_pylist())
    overrides = corrections.overrides(rows, found.to_pylist())
    return links.with_column(mentions, "entity_id", mended.ids), overrides, set(moving)


def types(overrides: dict[str, list[Correction]]) -> dict[str, str]:
    """The types that lines give entities."""
    return {i: one.target for i, lines in overrides.items() for one in lines if one.action == "retype" and one.target}


def points(overrides: dict[str, list[Correction]]) -> dict[str, relinking.Point]:
    """The coordinates that lines give entities."""
    targets = ((i, one.target or "") for i, lines in overrides.items() for one in lines if one.action == "relocate")
    return {i: where for i, target in targets if (where := coordinates(target))}


def touch(snapshot: Snapshot, remarked: Collection[str]) -> tuple[set[str] | None, set[str]]:
    """The ids that the articles of the run tell of, before or after it, None for all; and the entities of those that go."""
    staged = snapshot.staged("documents").count_rows()
    if snapshot.renewed or staged > snapshot.stored("documents").count_rows():
        return None, set()
    going = of_articles(snapshot.stored("mentions"), snapshot.gone, TOLD)
    rows = [going, of_articles(snapshot.stored("mentions"), remarked, TOLD)]
    rows += [decoded(batch) for batch in stream(snapshot.staged("mentions"), "mentions", TOLD)]
    told = pa.concat_tables(rows, promote_options="default")
    return distinct(told["local_id"]) | acronym_links.shortened(told), distinct(going["entity_id"])


@dataclass(frozen=True, slots=True)
class Known:
    """What all articles together tell."""

    explained: set[tuple[str, str]]
    """Short names of organizations with the full ones, by ids."""
    votes: Votes
    ties: Ties
    asked: set[str]
    """Ids that corrections which came or went are about."""
    total: int
    """Mentions."""
    adopted: dict[str, str]
    """Families that corrections give names whose mentions have no entity of their own, by name."""
    unheard: set[int]
    """Lines of corrections whose name no mention has any more."""


def survey(snapshot: Snapshot, documents: pa.Table, corrections: Corrections, new: Collection[Correction]) -> Known:
    """Read what all articles tell of acronyms, of types, and of what the corrections name."""
    short, every, heard, total = list[pa.Table](), list[pa.Array](), list[pa.Table](), 0
    joined = set[tuple[str, str]]()
    codes = pa.array(["acronym", "short_form"])
    names = ids(corrections.names | {one.name for one in new if one.name})
    for batch in snapshot.batches("mentions", ["doc_id", "local_id", "entity_id", "text", "link_method"]):
        joined |= resolved(batch)
        short.append(decoded(batch.filter(coded(batch["link_method"], codes))))
        every.append(pc.unique(batch["local_id"]).dictionary_decode())
        if len(every) == BATCHES:
            every = [pc.unique(pa.chunked_array(every))]
        if len(names):
            heard.append(decoded(batch.filter(coded(batch["text"], names))))
        total += batch.num_rows
    explained = acronym_links.acronyms(pa.concat_tables(short)) if short else set[tuple[str, str]]()
    contested = votes.contested(every)
    ballots = of_ids(snapshot, contested)
    known = Known(explained, votes.elect(ballots, documents), Ties(), set(), total, {}, set())
    meant = pa.concat_tables(heard).to_pylist() if heard else []
    tie(known, contested, corrections, new, meant)
    for pair in joined - explained:
        known.ties.tie(pair)
    return known


def resolved(batch: pa.RecordBatch) -> set[tuple[str, str]]:
    """The articles' own ids that an earlier run gave an entity of another family, with that entity.

    They go together even where nothing joins them any more: the run that parts them has to see all rows of both.
    """
    local, entity = batch["local_id"], batch["entity_id"]
    own, given = (families(column.dictionary).take(column.indices) for column in (local, entity))
    apart = decoded(batch.select(["local_id", "entity_id"]).filter(pc.not_equal(own, given)))
    pairs = apart.group_by(["local_id", "entity_id"]).aggregate([]).to_pydict()
    return set(zip(pairs["local_id"], pairs["entity_id"], strict=True))


def tie(
    known: Known,
    contested: Collection[str],
    corrections: Corrections,
    new: Collection[Correction],
    heard: Sequence[Row],
) -> None:
    """Let what decides on one another go together: short and full names, rival types, what a correction is about."""
    for pair in known.explained:
        known.ties.tie(pair)
    for some in votes.rivals(contested):
        known.ties.tie(some)
    for line in (*corrections.lines, *new):
        named = [row["local_id"] for row in heard if is_of(row, line)]
        about = ids_of(line) | set(filter(None, named))
        known.ties.tie(about)
        if line.name and not named:
            known.unheard.add(line.line)
        if line.name and line.action == "split" and line.target:
            known.adopted[line.name] = line.target
        if line in new or None in named:
            known.asked.update(about)


def ids_of(line: Correction) -> set[str]:
    """The ids that a correction names."""
    target = line.target if line.action in {"merge", "split", "relocate"} else None
    return {one for one in (line.entity_id, target) if one and ":" in one}


def is_of(row: Row, line: Correction) -> bool:
    """Whether a mention has the name of a correction, and stands in its article if it names one."""
    return row["text"] == line.name and line.article in {None, row["doc_id"]}


def of_ids(snapshot: Snapshot, wanted: list[str]) -> pa.Table:
    """The mentions of some ids, with their titles."""
    columns = ["doc_id", "local_id", "title"]
    batches = snapshot.batches("mentions", columns) if wanted else ()
    rows = (decoded(batch.filter(coded(batch["local_id"], pa.array(wanted)))) for batch in batches)
    return pa.concat_tables([schema(Mention).empty_table().select(columns), *rows], promote_options="default")


def coded(column: pa.DictionaryArray, wanted: pa.Array) -> pa.Array:
    """Which values of a column are some of those that are wanted."""
    return pc.fill_null(pc.is_in(column.dictionary, wanted).take(column.indices), fill_value=False)


def gather(snapshot: Snapshot, near: set[str] | None, known: Known, folder: Path) -> Iterator[pa.Table]:
    """The mentions of the families that are touched, counted, a lot of families at a time."""
    wanted, columns = None if near is None else ids(near), schema(Mention).empty_table().select(COLUMNS).schema
    firsts = limits(sample(snapshot, wanted, known), known.total)
    rows = (touched(batch, wanted, known) for batch in snapshot.batches("mentions", COLUMNS))
    for mentions in parted(rows, firsts, columns, folder):
        yield entity_counts.counted(mentions, COLUMNS)


def touched(batch: pa.RecordBatch, wanted: pa.Array | None, known: Known) -> tuple[pa.Table, pa.Array]:
    """The mentions of a batch that are of families that are wanted, with these."""
    near = families_of(batch, known)
    if wanted is None:
        return decoded(batch), near
    chosen = pc.is_in(near, wanted)
    return decoded(batch.filter(chosen)), near.filter(chosen)


def sample(snapshot: Snapshot, wanted: pa.Array | None, known: Known) -> list[str]:
    """The families of one in EVERY of the mentions of those that are wanted, where there are many."""
    batches = snapshot.batches("mentions", ["doc_id", "local_id"]) if known.total > ROWS else ()
    return [one for batch in batches for one in touched(batch, wanted, known)[1].drop_null()[::EVERY].to_pylist()]


def limits(spread: list[str], total: int) -> list[str]:
    """The families that lots but the first begin with.

    Args:
        spread: one in EVERY families of the mentions that are looked at.
        total: how many mentions there are.
    """
    number = 1 + len(spread) * EVERY // max(ROWS, total // LOTS)
    return sorted({sorted(spread)[len(spread) * k // number] for k in range(1, number)})


def families_of(batch: pa.RecordBatch, known: Known) -> pa.Array:
    """The family of each mention; that which a correction names where a mention has no entity of its own."""
    local, near = batch["local_id"], known.ties.roots(base(batch["local_id"].dictionary, known.votes))
    if not known.adopted or "text" not in batch.schema.names:
        return near.take(local.indices)
    text, names = batch["text"], pa.array(list(known.adopted), pa.string())
    homes = known.ties.roots(pa.array(list(known.adopted.values()), pa.string()))
    return pc.coalesce(near.take(local.indices), homes.take(pc.index_in(text.dictionary, names)).take(text.indices))


def decoded(batch: pa.RecordBatch) -> pa.Table:
    """A batch with its texts as such."""
    columns = {name: batch[name] for name in batch.schema.names}
    return pa.table({n: c.dictionary_decode() if pa.types.is_dictionary(c.type) else c for n, c in columns.items()})


def distinct(column: pa.ChunkedArray | pa.Array) -> set[str]:
    """The values of a column."""
    return set(pc.unique(column.drop_null()).to_pylist())
