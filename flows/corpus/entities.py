"""The entities of the corpus, worked out for the families of names that a run touches, a lot of families at a time."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

import pyarrow as pa
import pyarrow.compute as pc

from flows.corpus.snapshot import Snapshot, ids, of_articles, stream
from transforms.corpus import entities, links
from warehouse.contract import schema, to_arrow
from warehouse.tables.entities import Entity
from warehouse.tables.mentions import Mention

COLUMNS = sorted({*links.COLUMNS, *entities.NAMED_BY})
TOLD = ["doc_id", "local_id", "entity_id", "text", "link_method"]
ROWS, MOST = 150_000, 1_000_000
"""Mentions that are held in memory at a time, some hundred bytes each: ROWS, and more in a large corpus, since those of all
articles are scanned for each such lot."""
SCANS = 10
"""Scans from which lots grow."""
EVERY = 50
"""One mention in so many tells how the families are spread."""
ALL, END = "", "\U0010ffff"
"""Before and behind all families."""


def settle(snapshot: Snapshot, documents: pa.Table, remarked: Collection[str]) -> tuple[links.Links, pa.Table]:
    """Make the names of the corpus agree.

    Args:
        snapshot: the corpus.
        documents: its articles as they will stand, with doc_id, published_at and duplicate_of.
        remarked: those in the lake that get another duplicate_of.

    Returns:
        The ids that change, and the entities, sorted by id.
    """
    touched, affected = touch(snapshot, remarked)
    explained, borders = survey(snapshot, touched)
    near = None if touched is None else ids(links.kin(touched, explained))
    changed: dict[str, dict[str, str]] = {}
    made = []
    for low, high in pairwise([ALL, *borders, END]):
        mentions = gather(snapshot, near, low, high)
        wanted = links.corpus_ids(mentions, documents, explained)
        for doc_id, new in links.changes(mentions, wanted).items():
            changed.setdefault(doc_id, {}).update(new)
        after = links.linked(mentions, wanted)
        made.append(to_arrow(Entity, entities.of_tables(after, documents)))
        affected |= distinct(mentions["entity_id"]) | distinct(after["entity_id"])
        del mentions, after
        pa.default_memory_pool().release_unused()
    if near is not None:
        stored = snapshot.stored("entities").to_table().cast(schema(Entity))
        made.append(stored.filter(pc.invert(pc.is_in(stored["entity_id"], ids(affected)))))
    return changed, pa.concat_tables(made).sort_by("entity_id")


def touch(snapshot: Snapshot, remarked: Collection[str]) -> tuple[set[str] | None, set[str]]:
    """The families that the articles of the run tell of, before or after it, None for all; and the entities of those that go."""
    staged = snapshot.staged("documents").count_rows()
    if snapshot.renewed or staged > snapshot.stored("documents").count_rows():
        return None, set()
    going = of_articles(snapshot.stored("mentions"), snapshot.gone, TOLD)
    rows = [going, of_articles(snapshot.stored("mentions"), remarked, TOLD)]
    rows += [decoded(batch) for batch in stream(snapshot.staged("mentions"), "mentions", TOLD)]
    told = pa.concat_tables(rows, promote_options="default")
    near = distinct(links.families(told["local_id"]))
    return near | {short for short, _ in links.acronyms(told)}, distinct(going["entity_id"])


def survey(snapshot: Snapshot, touched: set[str] | None) -> tuple[set[tuple[str, str]], list[str]]:
    """What all articles explain of acronyms, and the families that part those that are touched into lots."""
    told, spread, total = list[pa.Table](), list[str](), 0
    wanted = None if touched is None else ids(touched)
    for batch in snapshot.batches("mentions", ["doc_id", "local_id", "text", "link_method"]):
        code = pc.index(batch["link_method"].dictionary, "acronym").as_py()
        told.append(decoded(batch.filter(pc.equal(batch["link_method"].indices, code))))
        chosen = batch["local_id"].filter(within(batch, wanted, ALL, END))[::EVERY]
        spread += links.families(chosen.dictionary_decode()).to_pylist()
        total += batch.num_rows
    return links.acronyms(pa.concat_tables(told)) if told else set(), limits(spread, total)


def limits(spread: list[str], total: int) -> list[str]:
    """The families that lots but the first begin with.

    Args:
        spread: one in EVERY families of the mentions that are looked at.
        total: how many mentions there are.
    """
    size = max(ROWS, min(total // SCANS, MOST))
    number = 1 + len(spread) * EVERY // size
    return sorted({sorted(spread)[len(spread) * k // number] for k in range(1, number)})


def gather(snapshot: Snapshot, wanted: pa.Array | None, low: str, high: str) -> pa.Table:
    """The mentions of some families, counted."""
    none = schema(Mention).empty_table().select(COLUMNS)
    batches = snapshot.batches("mentions", COLUMNS)
    rows = (decoded(batch.filter(within(batch, wanted, low, high))) for batch in batches)
    return entities.counted(pa.concat_tables([none, *rows], promote_options="default"), COLUMNS)


def within(batch: pa.RecordBatch, wanted: pa.Array | None, low: str, high: str) -> pa.Array:
    """Which mentions are of families from one to another, of those that are wanted."""
    near = links.families(batch["local_id"].dictionary)
    chosen = pc.and_(pc.greater_equal(near, low), pc.less(near, high))
    if wanted is not None:
        chosen = pc.and_(chosen, pc.is_in(near, wanted))
    return chosen.take(batch["local_id"].indices)


def decoded(batch: pa.RecordBatch) -> pa.Table:
    """A batch with its texts as such."""
    columns = {name: batch[name] for name in batch.schema.names}
    return pa.table({n: c.dictionary_decode() if pa.types.is_dictionary(c.type) else c for n, c in columns.items()})


def distinct(column: pa.ChunkedArray) -> set[str]:
    """The values of a column."""
    return set(pc.unique(column.drop_null()).to_pylist())
