"""Memory and seconds of whole runs whose articles are not parsed: `python -m benchmarks.unparsed FOLDER [--grown] [ARTICLES ...]`.

The workers' part costs most of a run's time, and its memory does not depend on the number of articles (`benchmarks.memory`). So here it is
left out: rows are made up (`benchmarks.made_up`). All else is a run as always: the raw file is read and counted, Prefect's flow and server,
lots, stages across articles, lake, publishing. With --grown, the warehouse of that many articles is made up too, from a run of 2,000
(`benchmarks.grown`), and three runs go on from it: ten articles, after which all is published for the first time; a lot; ten more.

A line of JSON for each run: memory by process as in `benchmarks.memory`, processor seconds of the stages, and the most that the process of
the run held in each (its resident size, what it shares with others included).
"""

import json
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.grown import SOURCE, grow
from benchmarks.made_up import VERSION, fill, make, read_templates
from benchmarks.memory import peaks
from benchmarks.scale import Silent
from flows import load
from flows.corpus import claims, duplicates, entities, happenings, homes, recurrence, stages, stories, story_dates
from flows.corpus.snapshot import Snapshot
from flows.server import lifecycle
from flows.settings import Settings
from flows.workers.processes import Workers
from flows.workers.worker import Done, Job
from warehouse import publish
from warehouse.contract import schema
from warehouse.lake import Lake
from warehouse.memory import share_heap
from warehouse.tables import TABLES

NEW, LOT = 10, 2_000


class Makers(Workers):
    """Worker processes that make up rows."""

    def __init__(self, templates: Path) -> None:
        super().__init__(None, 2)
        self.templates = templates

    def read(self, job: Job) -> Done:
        """The rows of a shard."""
        return self._ask(make, job, self.templates)


@dataclass(slots=True)
class Clock:
    """Processor seconds and peaks of stages; what is called inside another one counts in both."""

    seconds: dict[str, float] = field(default_factory=dict)
    peaks: dict[str, int] = field(default_factory=dict)
    open: list[str] = field(default_factory=list)
    phase: Path | None = None
    """Where it is written which stages are open."""
    changed: dict[str, int] = field(default_factory=dict)
    """Articles of a run: the new ones, and by staging folder the old ones that change."""

    def look(self) -> None:
        """Note the most that the process held since it was looked at last."""
        for stage in self.open:
            self.peaks[stage] = max(self.peaks.get(stage, 0), megabytes("VmHWM"))
        Path("/proc/self/clear_refs").write_text("5", encoding="utf-8")

    def tell(self) -> None:
        """Write which stages are open."""
        if self.phase:
            self.phase.write_text("/".join(self.open), encoding="utf-8")

    @contextmanager
    def take(self, stage: str) -> Iterator[None]:
        """Measure."""
        started = time.process_time()
        self.look()
        self.open.append(stage)
        self.tell()
        try:
            yield
        finally:
            self.look()
            self.open.pop()
            self.tell()
            self.seconds[stage] = self.seconds.get(stage, 0.0) + time.process_time() - started

    def wrap(self, owner: Any, name: str, stage: str, after: Callable[[], None] = lambda: None) -> None:
        """Have a function measured."""
        function = getattr(owner, name)

        def measured(*values: Any, **named: Any) -> Any:
            with self.take(stage):
                result = function(*values, **named)
            after()
            return result

        setattr(owner, name, measured)

    def count(self) -> None:
        """Note how many articles each lot changes: what is new, and old ones with other rows."""
        settle = stages.settle

        def counted(lake: Lake, folders: Any, *rest: Any) -> stages.Settled:
            new = Snapshot(lake, list(folders), frozenset()).changed("documents")
            settled = settle(lake, folders, *rest)
            tables = [name for name, row in TABLES.items() if "doc_id" in schema(row).names]
            for name, folder in ((f.name, f) for f in settled.folders):
                kept = Snapshot(lake, [folder], frozenset()).changed(
                    *(t for t in tables if (folder / f"{t}.parquet").exists())
                )
                self.changed[name] = self.changed.get(name, 0) + len(kept - new)
            self.changed["new"] = self.changed.get("new", 0) + len(new)
            return settled

        stages.settle = counted

    def watch(self) -> None:
        """Measure the stages of a run."""

        def say() -> None:
            spent = {stage: round(seconds, 1) for stage, seconds in self.seconds.items()}
            held = {"held_mb": megabytes("VmRSS"), "spent": spent, "peaks": self.peaks, "changed": self.changed}
            print(json.dumps(held), flush=True)

        for module in (duplicates, entities, homes, story_dates, stories, happenings, claims, recurrence):
            self.wrap(module, "settle", module.__name__.rpartition(".")[2])
        self.wrap(stages, "differing", "differing")
        self.wrap(stages, "relink", "relink")
        self.wrap(Lake, "replace", "lake")
        self.wrap(publish, "commit", "commit", say)
        for name in ("bring", "fill", "examine"):
            self.wrap(publish, name, name)
        self.wrap(publish, "publish", "publish", say)


def megabytes(name: str) -> int:
    """What this process holds, or held, in MB."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return round(int(next(line for line in lines if line.startswith(name)).split()[1]) / 1000)


def run(raw: Path, warehouse: Path, templates: Path, phase: Path) -> None:
    """One run, in this process, with a line of what its stages took after each lot."""
    lifecycle.prepare()
    server = lifecycle.Temporary()
    makers = Makers(templates).start()
    from flows import ingest  # noqa: PLC0415 -- Prefect, once its environment is settled

    vars(load)["extractor_version"] = lambda _: VERSION  # the rows are good for any
    clock = Clock(phase=phase)
    clock.watch()
    clock.count()
    server.wait()
    try:
        ingest.run(
            Settings(raw=raw, warehouse=warehouse, workers=2, keep_removed=True), makers, Silent(), datetime.now(UTC)
        )
    finally:
        makers.stop()


def measured(raw: Path, home: Path, templates: Path, **told: object) -> None:
    """A run in a process of its own."""
    log = home / "log.jsonl"
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "benchmarks.unparsed",
        "--run",
        raw,
        home / "warehouse",
        templates,
        log,
    ]
    found = peaks(command, phase=log.with_name("phase"))
    stages = json.loads(log.read_text(encoding="utf-8").splitlines()[-1])
    print(json.dumps({**told, **found, **stages}), flush=True)


def beside(folder: Path, articles: int) -> None:
    """Runs beside so many articles, which stay though no raw file has them: the first one publishes all, the second is a lot, the third is small."""
    home = folder / f"grown-{articles}"
    if not (home / "warehouse" / "lake").is_dir():
        grow(folder / str(SOURCE) / "warehouse", home / "warehouse", articles)
    shutil.rmtree(home / "raw", ignore_errors=True)
    (home / "raw").mkdir(parents=True)
    first = articles
    for number, new in enumerate((NEW, LOT, NEW)):
        fill(home / "raw" / f"{number}.jsonl", range(first, first + new))
        measured(home / "raw", home, folder / "templates", articles=articles, new=new)
        first += new


def main() -> None:
    """Measure."""
    if sys.argv[1] == "--run":
        raw, warehouse, templates, log = map(Path, sys.argv[2:])
        share_heap()
        with log.open("w", encoding="utf-8") as stream, redirect_stdout(stream):
            run(raw, warehouse, templates, log.parent / "phase")
        return
    folder = Path(sys.argv[1])
    if not (folder / "templates").is_dir():
        read_templates(folder / "templates.new")
        (folder / "templates.new").rename(folder / "templates")
    if sys.argv[2] == "--grown":
        for articles in map(int, sys.argv[3:]):
            beside(folder, articles)
        return
    for articles in [int(a) for a in sys.argv[2:]] or [1_000, 10_000]:
        home = folder / str(articles)
        shutil.rmtree(home, ignore_errors=True)
        (home / "raw").mkdir(parents=True)
        fill(home / "raw" / "articles.jsonl", range(articles))
        measured(home / "raw", home, folder / "templates", articles=articles, new=articles)
        fill(home / "raw" / "more.jsonl", range(articles, articles + NEW))
        measured(home / "raw", home, folder / "templates", articles=articles, new=NEW)


if __name__ == "__main__":
    main()
