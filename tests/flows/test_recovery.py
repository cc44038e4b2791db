"""What a run makes good by itself: a damaged lake, a full disk, the wrong folder."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import pytest

from flows.load import Summary
from flows.source.listing import Refused
from tests.flows.conftest import rows_after
from tests.warehouse.test_lake import KINDS, damage
from warehouse.lake import Lake, LakeError
from warehouse.publish import PublishError

Run = Callable[..., Summary]
Rows = Callable[..., dict[str, list[str]]]
pytestmark = pytest.mark.model


LATE = "Three people were killed in Lviv on Monday, officials said.\n"


@pytest.fixture(scope="module")
def undisturbed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The rows of two runs that nothing happened to; the third article came between them."""
    return rows_after(built, tmp_path_factory.mktemp("undisturbed"), "late.txt", LATE.encode())


DAMAGED = [*zip(KINDS, cycle(["documents", "mentions", "runs"]), strict=False), ("torn data", "mentions")]
OFTEN = {("lost log", "runs"), ("torn data", "mentions")}
"""The commit point and rows are damaged in `make test`; `make eval` sweeps over all kinds."""


@pytest.mark.parametrize(
    ("kind", "table"), [one if one in OFTEN else pytest.param(*one, marks=pytest.mark.sweep) for one in DAMAGED]
)
def test_a_damaged_lake_is_made_from_the_published_file(
    run: Run, rows: Rows, raw: Path, begun: Path, undisturbed: dict[str, list[str]], kind: str, table: str
) -> None:
    before = rows()
    damage(begun / "lake" / table, kind)
    (raw / "late.txt").write_text(LATE)
    summary = run()
    assert rows("run_id") == undisturbed
    assert not list(Lake(begun).damage())
    assert summary.run.seen == 3
    assert set(before["entities"]) & set(rows()["entities"])


def test_damage_of_both_is_said_and_nothing_goes(run: Run, raw: Path, begun: Path) -> None:
    damage(begun / "lake" / "documents", "torn data")
    (begun / "columnist.duckdb").write_bytes(b"torn")
    (raw / "late.txt").write_text(LATE)
    with pytest.raises((LakeError, PublishError), match="columnist"):
        run()
    assert (begun / "lake" / "documents").is_dir()


LIMITED = """
import resource, signal, sys
from pathlib import Path
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
from tests.flows.conftest import Silent, here
from flows.load import load
from flows.settings import Settings
try:
    load(Settings(raw=Path(sys.argv[1]), warehouse=Path(sys.argv[2])), here, Silent(), datetime.now(UTC))
except Exception as error:
    print(f"{type(error).__name__}: {error}")
    sys.exit(7)
"""


@pytest.mark.parametrize(
    "most", [30_000, *(pytest.param(n, marks=pytest.mark.sweep) for n in (200, 4_000, 100_000, 900_000))]
)
def test_a_full_disk_is_said_and_costs_nothing(
    run: Run, rows: Rows, raw: Path, begun: Path, undisturbed: dict[str, list[str]], most: int
) -> None:
    """A file cannot grow beyond so many bytes: what a full disk does, at every kind of file in turn."""
    published, before = (begun / "columnist.duckdb").read_bytes(), rows()
    (raw / "late.txt").write_text(LATE)
    command = [sys.executable, "-c", LIMITED, str(raw), str(begun), str(most)]
    root = Path(__file__).parents[2]
    failed = subprocess.run(command, check=False, cwd=root, capture_output=True, text=True)
    assert failed.returncode == 7, failed.stdout + failed.stderr
    assert (begun / "columnist.duckdb").read_bytes() == published
    assert rows() == before
    run()
    assert rows("run_id") == undisturbed


def test_a_full_disk_is_one_line_with_what_to_do(run: Run, warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Lake, "replace", full)
    with pytest.raises(Refused, match=f"no space is left for {warehouse}; free some and run again"):
        run()


@pytest.mark.usefixtures("begun")
def test_a_folder_that_holds_hardly_any_of_the_articles_is_asked_about(run: Run, rows: Rows, tmp_path: Path) -> None:
    before = rows()
    other = tmp_path / "other"
    other.mkdir()
    (other / "lviv.txt").write_text(LATE)
    with pytest.raises(Refused, match=r"2 of the 2 articles in .* are not in .*--drop-removed .* --keep-removed"):
        run(raw=other)
    assert rows() == before
    assert run(raw=other, keep_removed=True).run.removed == 0
    assert len(rows()["documents"]) == 3
    assert run(raw=other, keep_removed=False).run.removed == 2
