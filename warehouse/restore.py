"""The lake again from the published file, for when the lake is damaged: each of the two can be made from the other.

What past runs left goes with the old lake, which is moved aside and kept.
"""

from __future__ import annotations

import dataclasses
import itertools
import json
import logging
import shutil
from contextlib import closing
from pathlib import Path

import pyarrow as pa

from warehouse import connect
from warehouse.contract import schema
from warehouse.database import Connection
from warehouse.lake import Lake
from warehouse.publish import PublishError, file_errors
from warehouse.tables import TABLES
from warehouse.tables.runs import Run

log = logging.getLogger(__name__)

GONE = "{}"
"""The versions of a run whose state is kept no more."""


def restore(lake: Lake, target: Path) -> Path:
    """Make the lake anew, with the rows of the published file as its only state. The caller holds the store's lock.

    Killed at any moment, the lake is the old one, or `Lake.recover` puts the new one in its place.

    Returns:
        Where the old lake is kept.

    Raises:
        PublishError: the file is absent or damaged too.
        LakeError: the new lake cannot be written.
    """
    if not isinstance(lake.store.place, Path):
        words = f"move {lake.store.place}/lake away and run again: all articles are read anew"
        raise PublishError(f"a lake on S3 is not made anew from the published file; {words}")
    if not target.is_file():
        raise PublishError(f"{target}: there is no such file to make the lake from; move the lake away and run again")
    fresh = Lake(lake.root, "lake.restoring")
    for left in (fresh.folder, lake.restored):  # by a restore that was killed
        shutil.rmtree(left, ignore_errors=True)
    with file_errors(target), closing(connect(target)) as connection:
        fresh.replace({name: rows(connection, name) for name in TABLES if name != Run.TABLE}, ())
        for run in runs(connection, json.dumps(fresh.versions(), sort_keys=True)):
            fresh.finish(run)
    fresh.folder.rename(lake.restored)
    kept = set_aside(lake)
    lake.recover()
    log.warning("%s is made anew from %s; the damaged one is kept in %s", lake.folder, target, kept)
    return kept


def set_aside(lake: Lake) -> Path:
    """Move the lake out of the way, to where it says; nothing of it is lost."""
    taken = (lake.root / f"{lake.folder.name}.damaged-{n}" for n in itertools.count(1))
    kept = next(path for path in taken if not path.exists())
    if lake.folder.exists():
        lake.folder.rename(kept)
    return kept


def rows(connection: Connection, name: str) -> pa.Table:
    """A table of the published file in the contract's schema; its times are UTC without saying so."""
    wanted = schema(TABLES[name])
    found = connection.sql(f"SELECT {', '.join(wanted.names)} FROM {name}").to_arrow_table()  # noqa: S608 -- the contract's names
    return found.cast(wanted)


def runs(connection: Connection, versions: str) -> list[Run]:
    """The runs of the published file: the last one that is done, and what failed after it, left these versions."""
    found = [Run(**row) for row in rows(connection, Run.TABLE).sort_by("run_id").to_pylist()]
    last = max((n for n, run in enumerate(found) if run.status == "done"), default=0)
    return [dataclasses.replace(run, lake_versions=versions if n >= last else GONE) for n, run in enumerate(found)]
