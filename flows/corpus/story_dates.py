"""Articles without a date in the stories that a run touches, dated by them: see `transforms.corpus.story_dates`."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Mapping
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq

from flows.corpus.duplicates import write
from flows.corpus.membership import Membership
from flows.corpus.snapshot import Snapshot, ids, of_articles
from transforms.corpus.story_dates import COLUMNS, DATED, PUBLISHED, Redated, Values, by_id, given, is_undated, redated
from warehouse.contract import schema
from warehouse.tables import TABLES

FOLDER = "dated"
"""The staging folder of articles that were read before and now get another date, or none, from their story."""
LIGHT = {"documents": ["doc_id", *PUBLISHED], "events": ["doc_id", "char_start", "char_end", *DATED]}
"""What is read of the articles that have a date."""


def settle(snapshot: Snapshot, membership: Membership, staging: Path) -> Snapshot:
    """Date the articles that came without a date in the stories that are touched.

    Returns:
        The corpus with their rows: in the folders of what was read, which are changed, and in one of articles in the lake.
    """
    changed = [a for lot in membership.lots(membership.touched) for a in dated(snapshot, membership, lot)]
    return put(snapshot, staging / FOLDER, by_id(changed)) if changed else snapshot


def dated(snapshot: Snapshot, membership: Membership, lot: Collection[str]) -> list[Redated]:
    """Those articles of some whole stories that get another date than they had."""
    known = snapshot.rows("documents", lot, LIGHT["documents"]).to_pylist()
    without = {d["doc_id"] for d in known if is_undated(d)}
    stories = membership.of_articles(without)
    beside = membership.articles(stories) - without
    if not without:
        return []
    before = {name: snapshot.rows(name, without).to_pylist() for name in COLUMNS}
    documents = [*(d for d in known if d["doc_id"] in beside), *before["documents"]]
    events = [*before["events"], *snapshot.rows("events", beside, LIGHT["events"]).to_pylist()]
    told = [{**d, "story_id": membership.after[d["doc_id"]]} for d in documents]
    rows = {row[COLUMNS[name][0]]: row for name in COLUMNS for row in before[name]}
    return [article for article in redated(told, before["times"], events) if differs(article, rows)]


def differs(article: Redated, before: Mapping[str, Values]) -> bool:
    """Whether an article gets other rows."""
    return any(
        row[column] != before[row[COLUMNS[name][0]]][column]
        for name, row in article.rows()
        for column in COLUMNS[name][1]
    )


def put(snapshot: Snapshot, folder: Path, new: Mapping[str, Mapping[str, Values]]) -> Snapshot:
    """The corpus with rows of some articles changed."""
    articles = new["documents"].keys()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in COLUMNS:
        stored = set(articles) - snapshot.changed(name) - snapshot.gone
        for file in (f for one in snapshot.folders if (f := one / f"{name}.parquet").exists()):
            rows = pq.read_table(file, schema=schema(TABLES[name]))
            if pc.any(pc.is_in(rows["doc_id"], ids(articles))).as_py():
                write(given(rows, name, new[name]), file)
        rows = of_articles(snapshot.stored(name), stored).cast(schema(TABLES[name]))
        write(given(rows, name, new[name]), folder / f"{name}.parquet")
    return snapshot.beside([*snapshot.folders, folder])
