"""What became of the ids of stories and happenings that a run replaced by others: renamed, merged, or split."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

import pyarrow as pa
import pyarrow.dataset as ds

from flows.corpus.membership import Membership
from flows.corpus.snapshot import Snapshot
from warehouse.tables.lineage import Lineage


def renamed(
    snapshot: Snapshot,
    membership: Membership,
    was: pa.Table,
    happening: Mapping[str, str],
    lost: Collection[str],
    run_id: str,
) -> list[Lineage]:
    """The ids that hold other articles or events than before, each with those that hold them now.

    Args:
        snapshot: the corpus.
        membership: the story of each article before and after.
        was: doc_id, local_happening_id and happening_id of the events before.
        happening: the happening of each telling after, by local_happening_id.
        lost: the happenings that are no more.
        run_id: the run; what it noted before, lot by lot, stays.
    """  # fmt: skip
    anew = snapshot.gone & membership.after.keys()
    moves = (
        (doc_id, story, membership.after.get(doc_id))
        for doc_id, story in membership.before.items()
        if story in membership.touched
    )
    gone = membership.touched - membership.members.keys()
    told = zip(*(was[c].to_pylist() for c in ("doc_id", "happening_id", "local_happening_id")), strict=True)
    retold = ((doc_id, old, happening.get(local)) for doc_id, old, local in told)
    pairs = {*moved(moves, gone, anew), *moved(retold, lost, anew)}
    noted = snapshot.stored("lineage").to_table(["old_id", "new_id"], filter=ds.field("run_id") == run_id)
    pairs.update(zip(*(c.to_pylist() for c in noted.columns), strict=True))
    return [Lineage(old, new, run_id) for old, new in sorted(pairs)]


def moved(
    rows: Iterable[tuple[str, str | None, str | None]], lost: Collection[str], anew: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Old and new ids that differ; an article that was read anew may tell something else, and counts only where the old id is no more.

    Args:
        rows: article, old id, new id.
        lost: the ids that are no more.
        anew: the articles that were read anew.
    """
    for doc_id, old, new in rows:
        if old is not None and new is not None and old != new and (old in lost or doc_id not in anew):
            yield old, new
