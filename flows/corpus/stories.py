"""The story of each article as the corpus will stand, worked out around what changes.

What stands for each article (its sketch, its neighbours, its family and story) is kept beside the lake, under what it was made from.
The file says of which articles it tells, so it may be of any earlier state, or of a run that was killed: what differs is found by
comparing it with the articles that there are. A file that is lost costs time only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from flows.corpus.duplicates import MADE_FROM, keys, write
from flows.corpus.snapshot import Snapshot, parts_of_articles
from transforms.corpus import stories
from transforms.corpus.divisions import Details
from transforms.corpus.duplicates import UNDATED
from transforms.corpus.first_deeds import DEED
from transforms.corpus.first_deeds import deeds as first_deeds
from transforms.corpus.linkage import Groups
from transforms.corpus.neighbours import MASK, NEAREST, Near
from transforms.corpus.sketches import NO_DAY, SIZE, Places, Sketches, sketch
from transforms.corpus.story_dates import own_dates
from transforms.corpus.terms import body_start, terms

NAME = "stories.parquet"
COLUMNS = sorted({*MADE_FROM, "published_at", "published_at_source", "duplicate_of"})
KEPT = pa.schema(
    [
        ("key", pa.string()), ("codes", pa.list_(pa.uint16(), SIZE)), ("values", pa.list_(pa.uint16(), SIZE)),
        ("near", pa.list_(pa.int64(), NEAREST)), ("family", pa.int64()), ("story", pa.int64()),
    ]
)  # fmt: skip
"""Neighbours, families and stories as in `transforms.corpus.stories.State`, by the rows of the file."""
GROUPED, SKETCHED = ["key", "near", "family", "story"], ["codes", "values"]
ROWS = 4_096
"""Articles whose sketches are read at a time."""


@dataclass(frozen=True, slots=True)
class Articles:
    """The articles that are no copies, the earliest first."""

    rows: pa.Table
    key: pa.Array
    days: Places


def settle(snapshot: Snapshot, made_by: str) -> pa.Table:
    """The story of each article, copies included: doc_id, story_id.

    Args:
        snapshot: the corpus.
        made_by: the version of the program; what another one kept is not read.
    """
    documents = snapshot.rows("documents", columns=COLUMNS)
    known = articles(documents)
    kept, sketched = load(snapshot.lake.root / NAME, made_by)
    places = pc.fill_null(pc.index_in(known.key, kept["key"]), -1).to_numpy().astype(np.int64)
    sketches = gathered(snapshot, known, sketched, places)
    state = stories.settle(sketches, recalled(kept, places), lambda members: details(snapshot, known, members))
    save(snapshot.lake.root / NAME, known.key, sketches, state, made_by)
    return named(documents, known, state.story)


def articles(documents: pa.Table) -> Articles:
    """The articles among documents; a date that was taken from a story is none of their own."""
    once = documents.filter(pc.is_null(documents["duplicate_of"]))
    own = own_dates(once)["published_at"]
    once = once.append_column("at", pc.fill_null(own, UNDATED)).append_column("own", own)
    once = once.sort_by([("at", "ascending"), ("doc_id", "ascending")]).combine_chunks()
    seconds = pc.cast(pc.floor_temporal(once["own"], unit="day"), pa.int64())
    day = pc.fill_null(pc.divide(seconds, 86_400_000_000), NO_DAY).to_numpy().astype(np.int64)
    moments = pc.cast(pc.cast(once["own"], pa.int64()), pa.string()).combine_chunks()
    key = pc.binary_join_element_wise(keys(once), moments, "\n", null_handling="replace")
    return Articles(once.select(["doc_id", *MADE_FROM[1:]]), key, day)


def gathered(snapshot: Snapshot, known: Articles, sketched: Iterable[pa.Table], places: Places) -> Sketches:
    """The sketches of articles: those that are kept, and those of texts that have none."""
    codes, values = (np.zeros((len(places), SIZE), np.uint16) for _ in range(2))
    first, lacking = 0, np.ones(len(places), np.bool_)
    for some in sketched:
        here = np.flatnonzero((places >= first) & (places < first + len(some)))
        for column, rows in (("codes", codes), ("values", values)):
            rows[here] = grid(some, column)[places[here] - first]
        lacking[here] = False
        first += len(some)
    fresh = np.flatnonzero(lacking)
    where = dict(zip(known.rows["doc_id"].take(pa.array(fresh)).to_pylist(), fresh.tolist(), strict=True))
    for doc_id, title, text in texts(snapshot, where):
        codes[where[doc_id]], values[where[doc_id]] = sketch(terms(title, text))
    return Sketches(codes, values, known.days.astype(np.int32))


def details(snapshot: Snapshot, known: Articles, members: Places) -> list[Details]:
    """What the articles of a story are told apart by."""
    ids = known.rows["doc_id"].take(pa.array(members)).to_pylist()
    read = {i: (title, text) for i, title, text in texts(snapshot, dict.fromkeys(ids, 0))}
    starts = {i: body_start(title, text) for i, (title, text) in read.items()}
    deeds = first_deeds(snapshot.rows("events", ids, DEED).to_pylist(), starts)
    told = {i: Details.of(title, text, deeds.get(i)) for i, (title, text) in read.items()}
    return [told[i] for i in ids]


def texts(snapshot: Snapshot, wanted: dict[str, int]) -> Iterator[tuple[str, str | None, str]]:
    """Id, title and text of some articles as they will stand, some at a time."""
    if not wanted:
        return
    columns, staged = ["doc_id", "title", "text"], snapshot.changed("documents")
    for rows, is_staged in ((snapshot.stored("documents"), False), (snapshot.staged("documents"), True)):
        for part in parts_of_articles(rows, wanted, columns):  # texts of files that hold none of them are not read
            for batch in part.to_batches(max_chunksize=100):
                for doc_id, title, text in zip(*(batch[name].to_pylist() for name in columns), strict=True):
                    if is_staged or doc_id not in staged:
                        yield doc_id, title, text


def grid(kept: pa.Table, column: str) -> NDArray[Any]:
    """A column of lists of one length as rows and columns."""
    lists = kept[column].combine_chunks()
    found: NDArray[Any] = lists.flatten().to_numpy().reshape(len(lists), lists.type.list_size)
    return found


def recalled(kept: pa.Table, places: Places) -> stories.State:
    """What is kept of articles, by their places; the rows of the file that tell of others are left out."""
    old = places >= 0
    now = np.full(len(kept) + 1, -1, np.int64)  # the last one is for no neighbour
    now[places[old]] = np.flatnonzero(old)
    empty = stories.State.empty(len(places))
    families, starts = kept["family"].to_numpy(), kept["story"].to_numpy()
    empty.near[old] = moved(grid(kept, "near")[places[old]], now)
    empty.family[old] = families[places[old]]
    empty.story[old] = now[starts[places[old]]]
    sizes = dict(zip(*(column.tolist() for column in np.unique(families, return_counts=True)), strict=True))
    return stories.State(empty.near, empty.family, empty.story, sizes)


def moved(near: Near, now: Groups) -> Near:
    """Neighbours by their places instead of rows; -1 for those that are gone."""
    places = now[np.where(near > 0, MASK - (near & MASK), len(now) - 1)]
    found: Near = np.where(near > 0, np.where(places >= 0, (near >> 32 << 32) | (MASK - places), -1), near)
    return found


def named(documents: pa.Table, known: Articles, story: Groups) -> pa.Table:
    """Each document with the id of its story; a copy is of its original's."""
    doc_ids = known.rows["doc_id"].combine_chunks()
    of = pc.if_else(pc.is_valid(documents["duplicate_of"]), documents["duplicate_of"], documents["doc_id"])
    firsts = doc_ids.take(pa.array(story)).take(pc.index_in(of, doc_ids).combine_chunks())
    ids = pc.binary_join_element_wise(stories.PREFIX, firsts, "")
    return pa.table({"doc_id": documents["doc_id"], "story_id": ids})


def load(path: Path, made_by: str) -> tuple[pa.Table, Iterator[pa.Table]]:
    """What is kept, sketches aside, and these, some at a time; nothing where the file is missing, broken, or of another version."""
    try:
        file = pq.ParquetFile(path)
        same = (file.schema_arrow.metadata or {}).get(b"made_by") == made_by.encode()
        if same and file.schema_arrow.equals(KEPT):
            return file.read(GROUPED), parts(file)
    except (OSError, pa.ArrowException):
        pass
    return KEPT.empty_table().select(GROUPED), iter(())


def parts(file: pq.ParquetFile) -> Iterator[pa.Table]:
    """The sketches of a file up to where it is broken; those behind it are made anew."""
    for number in range(file.num_row_groups):
        try:
            yield file.read_row_group(number, SKETCHED)
        except (OSError, pa.ArrowException):
            return


def save(path: Path, key: pa.Array, sketches: Sketches, state: stories.State, made_by: str) -> None:
    """Keep what was found for the next run, in one step."""
    lists = [
        pa.FixedSizeListArray.from_arrays(pa.array(rows.ravel()), rows.shape[1])
        for rows in (sketches.codes, sketches.values, state.near)
    ]
    table = pa.table([key, *lists, pa.array(state.family), pa.array(state.story)], schema=KEPT)
    path.parent.mkdir(parents=True, exist_ok=True)
    write(table.replace_schema_metadata({"made_by": made_by}), path, ROWS)
