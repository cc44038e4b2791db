"""`make eval`: every gold set there is, our score beside the other systems'; `--pin` raises the floors of tests/golden.

Gold beside the checkout (`--gold`, by default ../shared/gold) is scored by the scorers that lie with it; what is absent is left out.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.golden import scoring
from transforms.language.model import Model, load
from transforms.pipeline import run
from transforms.read import Source

ROOT = Path(__file__).resolve().parent.parent
SETS = {
    "text": ("boilerplate", "sentences", "html", "language"),
    "mentions": ("meantime", "uner", "places"),
    "figures": (
        "own", "ms_number", "ms_ordinal", "ms_percent", "ms_range", "ms_age", "ms_currency", "ms_dimension", "ms_temperature",
    ),
    "times": ("own", "meantime", "ms_datetime"),
    "quotes": ("passages",),
    "events": ("sentences", "plover_gsr"),
}  # fmt: skip
STORIES = ("ecb", "ecb_long")
LINE = re.compile(r"(\S+) = (\S+)\s*(?:\((.*)\))?$")

Score = tuple[str, float, str]


def beside(gold: Path) -> Iterator[Score]:
    """Scores of the gold sets beside the checkout; the sets of an area are read in one go."""
    for area, names in SETS.items():
        found = [name for name in names if (gold / area / f"{name}.jsonl").exists()]
        if not found:
            continue
        given = [folder if (folder := gold / area / n).is_dir() else gold / area / f"{n}.jsonl" for n in found]
        with tempfile.TemporaryFile() as rows:
            command = [sys.executable, "-m", "flows.cli", "extract", *map(str, given)]
            subprocess.run(command, check=True, stdout=rows)
            for name in found:
                rows.seek(0)
                yield from scored([sys.executable, str(gold / area / "score.py"), name], rows.fileno())


def stories(gold: Path) -> Iterator[Score]:
    """Scores of the stories, which are read from a warehouse."""
    for name in STORIES:
        if (gold / "stories" / name).is_dir():
            with tempfile.TemporaryDirectory() as warehouse:
                command = [
                    sys.executable,
                    "-m",
                    "flows.cli",
                    "run",
                    str(gold / "stories" / name),
                    "--warehouse",
                    warehouse,
                ]
                subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
                yield from scored([sys.executable, str(gold / "stories" / "score.py"), name, warehouse])


def scored(command: list[str], stdin: int | None = None) -> Iterator[Score]:
    """The scores that a scorer prints."""
    done = subprocess.run(command, stdin=stdin, capture_output=True, text=True, check=True)
    rivals = dict(
        csv.reader(line for line in (ROOT / "benchmarks" / "rivals.csv").open(encoding="utf-8") if line[0] != "#")
    )
    for line in done.stdout.splitlines():
        if found := LINE.match(line):
            yield found[1], float(found[2]), found[3] or rivals.get(found[1], "")


def own(model: Model) -> dict[str, float]:
    """Scores of the project's annotated articles, by file, table and metric."""
    scores: dict[str, float] = {}
    for path in scoring.FILES:
        name = path.relative_to(scoring.HERE).with_suffix("").as_posix()
        totals: dict[str, Counter[str]] = {}
        for record in scoring.load(path):
            bare = {k: v for k, v in record.items() if k != "rows"}
            found = run(
                [Source(f"{name}.jsonl#{record['id']}", "jsonl", json.dumps(bare).encode(), 1, record["id"])], model
            )
            for table, count in scoring.score(record, {n: t.to_pylist() for n, t in found.items()}).items():
                totals.setdefault(table, Counter()).update(count)
        scores |= {f"{name}.{t}.{m}": v for t, count in totals.items() for m, v in scoring.metrics(count).items()}
    return scores


def pin(scores: dict[str, float]) -> None:
    """Raise the floors to the scores; a floor is never lowered here."""
    path = scoring.HERE / "floors.json"
    floors = json.loads(path.read_text(encoding="utf-8"))
    raised = {k: max(round(v, 3), floors.get(k, 0)) for k, v in sorted(scores.items())}
    path.write_text(json.dumps(raised, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "gold", help="folder of gold sets")
    parser.add_argument("--pin", action="store_true", help="raise the floors of tests/golden to these scores")
    args = parser.parse_args()
    model = load()
    table = Table("metric", "score", "others", box=None)
    mine = own(model)
    for metric, score, others in [*beside(args.gold), *stories(args.gold)]:
        table.add_row(metric, f"{score:g}", others)
    for metric, score in mine.items():
        table.add_row(f"golden.{metric}", f"{score:.3f}", "")
    Console(width=None if sys.stdout.isatty() else 200).print(table)
    if args.pin:
        pin(mine)


if __name__ == "__main__":
    main()
