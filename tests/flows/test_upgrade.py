"""A warehouse that an older version made: it opens, its past can be asked, and the next run reads it again.

`tests/warehouse/older/0.1.0.tar.gz` holds two short articles and the warehouse of two runs that version 0.1.0 made of them, before
`mentions.roles` came; the second run read an edited article.
"""

from __future__ import annotations

import json
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.commands.sql import state
from flows.load import Summary
from warehouse import connect
from warehouse.lake import Lake
from warehouse.publish import rebuild

ARCHIVE = Path(__file__).resolve().parents[1] / "warehouse" / "older" / "0.1.0.tar.gz"
Run = Callable[..., Summary]


@pytest.fixture
def older(tmp_path: Path) -> Path:
    with tarfile.open(ARCHIVE) as archive:
        archive.extractall(tmp_path / "older", filter="data")
    return tmp_path / "older"


def test_a_past_state_is_shown_as_it_was(older: Path) -> None:
    lake = Lake(older / "warehouse")
    assert lake.is_older()
    versions = json.loads(lake.runs()[0].lake_versions)
    rebuild(lake, older / "past.duckdb", versions)
    rebuild(lake, older / "present.duckdb")
    for name, officials in (("past", 5.0), ("present", 6.0)):
        with connect(older / f"{name}.duckdb") as connection:
            assert connection.sql("SELECT count(*), count(roles) FROM mentions").fetchall()[0][1] == 0
            counts = connection.sql("SELECT value FROM figures WHERE noun = 'officials'").fetchall()
            assert counts == [(officials,)]


@pytest.mark.model
def test_the_next_run_reads_everything_again(older: Path, run: Run) -> None:
    place = older / "warehouse"
    summary = run(raw=older / "raw", warehouse=place)
    assert (summary.run.loaded, summary.run.unchanged) == (2, 0)
    assert not Lake(place).is_older()
    with connect(place / "columnist.duckdb") as connection:
        assert connection.sql("SELECT count(*) FROM mentions WHERE roles IS NULL").fetchall() == [(0,)]
    for run_id, officials in (("r000001", 5.0), ("r000002", 6.0), ("r000003", 6.0)):
        with state(place, run_id) as database, connect(database) as connection:
            counts = connection.sql("SELECT value FROM figures WHERE noun = 'officials'").fetchall()
            assert counts == [(officials,)]
