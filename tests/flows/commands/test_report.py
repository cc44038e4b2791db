"""`columnist report`: what it takes and says."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from flows.cli import main
from tests.conftest import ROOT
from tests.flows.report.published import small


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small(tmp_path_factory.mktemp("published") / "columnist.duckdb")


@pytest.fixture
def warehouse(published: Path, tmp_path: Path) -> Path:
    shutil.copy(published, tmp_path)
    return tmp_path


def test_written_where_it_is_asked_for(warehouse: Path) -> None:
    out = warehouse / "new" / "report.html"
    done = CliRunner().invoke(
        main, ["report", "-w", str(warehouse), "--entity", "Volodymyr Zelensky", "--out", str(out)]
    )
    assert done.exit_code == 0, done.output
    assert done.output.startswith(f"look  {out} (0.")
    assert "<title>Volodymyr Zelensky</title>" in out.read_text(encoding="utf-8")


def test_the_same_warehouse_gives_the_same_file(warehouse: Path) -> None:
    files = [warehouse / "one.html", warehouse / "two.html"]
    for out in files:
        assert CliRunner().invoke(main, ["report", "-w", str(warehouse), "--out", str(out)]).exit_code == 0
    assert files[0].read_bytes() == files[1].read_bytes()


def test_one_choice_at_a_time(warehouse: Path) -> None:
    done = CliRunner().invoke(main, ["report", "-w", str(warehouse), "--story", "x", "--since", "2024-11-19"])
    assert done.exit_code == 2
    assert "give one of --story" in done.output


def test_refused_in_one_line(warehouse: Path) -> None:
    done = CliRunner().invoke(
        main, ["report", "-w", str(warehouse), "--story", "story:x", "--out", str(warehouse / "r.html")]
    )
    assert (done.exit_code, done.output.count("\n")) == (1, 1)
    assert "there is no 'story:x'" in done.output
    assert not (warehouse / "r.html").exists()


def test_make_run_ends_with_a_report() -> None:
    lines = subprocess.run(
        ["make", "--no-print-directory", "-n", "run", "WAREHOUSE=out"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert lines.stdout.splitlines()[-1].endswith("columnist report --warehouse out --out out/report.html")
