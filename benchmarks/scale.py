"""What an article costs, and what more workers bring: `python -m benchmarks.scale [CORPUS.jsonl.gz] [ARTICLES]`.

Each line is a JSON object. Costs are seconds of processor time, per article of 700 words; speeds are wall times of the same
shards read by one and two processes and by a Dask cluster of one and two workers, each the best of three in turn, when every
worker has its model. Processor time is that of all processes, scheduler and all: unlike wall time it tells on a busy machine, too.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy reads it when it is imported; workers have it so

import dataclasses
import gzip
import itertools
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psutil

from flows.load import load
from flows.settings import Settings
from flows.workers import worker
from flows.workers.dask import Cluster
from flows.workers.pool import Pool
from flows.workers.processes import Workers
from flows.workers.worker import Done, Job

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus" / "articles.jsonl.gz"
WORDS = 700


class Silent:
    """A report that nobody reads."""

    def say(self, text: str) -> None:
        """Nothing."""

    def expect(self, articles: int) -> None:
        """Nothing."""

    def done(self, label: str, part: Done) -> None:
        """Nothing."""


def say(**line: object) -> None:
    """Print one measurement."""
    print(json.dumps({k: round(v, 4) if isinstance(v, float) else v for k, v in line.items()}), flush=True)


def costs(folder: Path, lines: list[str]) -> list[Job]:
    """Print what reading, loading and keeping cost, all in this process; the jobs, to be read again."""
    raw = folder / "raw"
    raw.mkdir()
    (raw / "articles.jsonl").write_text("".join(lines), encoding="utf-8")
    words = sum(len(json.loads(line)["text"].split()) for line in lines)
    jobs, reading = list[Job](), list[float]()

    def read(given: Iterator[Job]) -> Iterable[Done]:
        worker.prepare(None)
        for job in given:
            started = time.process_time()
            jobs.append(job)
            yield worker.read(job)
            reading.append(time.process_time() - started)

    settings = Settings(raw=raw, warehouse=folder / "warehouse", workers=2)
    warmed = time.process_time()
    worker.prepare(None)
    warmed = time.process_time() - warmed
    started = time.process_time()
    load(settings, read, Silent(), datetime.now(UTC))
    rest = time.process_time() - started - sum(reading)
    part = WORDS / words
    lake = sum(path.stat().st_size for path in (folder / "warehouse" / "lake").rglob("*.parquet"))
    say(name="articles", articles=len(lines), words=words, shards=len(jobs))
    say(name="reading", cpu_seconds=sum(reading) * part, of=f"{WORDS} words")
    say(name="the rest of a run", cpu_seconds=rest * part, of=f"{WORDS} words")
    say(name="starting a worker", cpu_seconds=warmed)
    say(name="lake", bytes=round(lake * part), of=f"{WORDS} words")
    say(
        name="file", bytes=round((folder / "warehouse" / "columnist.duckdb").stat().st_size * part), of=f"{WORDS} words"
    )
    return jobs


@contextmanager
def cluster(folder: Path, count: int) -> Iterator[Cluster]:
    """A Dask cluster of this machine."""
    folder.mkdir()
    file = folder / "scheduler.json"
    words = ["--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", str(file)]
    dask = [sys.executable, "-m", "dask"]
    commands = [[*dask, "scheduler", "--port", "0", *words], *[[*dask, "worker", "--nthreads", "1", *words]] * count]
    processes = [
        subprocess.Popen(command, cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT)}, stderr=subprocess.DEVNULL)
        for command in commands
    ]
    while not file.exists():
        time.sleep(0.1)
    pool = Cluster(json.loads(file.read_text())["address"], None, count).start()
    while pool.workers() < count:
        time.sleep(0.1)
    try:
        yield pool
    finally:
        pool.stop()
        for process in processes:
            process.terminate()
            process.wait()


def spent() -> float:
    """Processor time of this process and all that it started."""
    here = psutil.Process()
    times = [process.cpu_times() for process in [here, *here.children(recursive=True)]]
    return sum(time.user + time.system for time in times)


def seconds(pool: Pool, jobs: list[Job], folder: Path) -> tuple[float, float]:
    """Wall time and processor time in which a pool reads the shards."""
    moved = [dataclasses.replace(job, staging=dataclasses.replace(job.staging, folder=folder)) for job in jobs]
    before, started = spent(), time.perf_counter()
    with ThreadPoolExecutor(pool.count * 2) as threads:
        list(threads.map(pool.read, moved))
    return time.perf_counter() - started, spent() - before


def speeds(folder: Path, jobs: list[Job]) -> None:
    """Print how long the pools take."""
    numbers = itertools.count()
    with cluster(folder / "one", 1) as dask1, cluster(folder / "two", 2) as dask2:
        pools: dict[str, Pool] = {
            "1 process": Workers(None, 1), "2 processes": Workers(None, 2), "Dask, 1 worker": dask1, "Dask, 2 workers": dask2,
        }  # fmt: skip
        for pool in pools.values():
            seconds(pool, jobs[:8], folder / f"staging{next(numbers)}")
        found = {name: list[tuple[float, float]]() for name in pools}
        for name in [*pools] * 3:
            found[name].append(seconds(pools[name], jobs, folder / f"staging{next(numbers)}"))
        for pool in pools.values():
            pool.stop()
    one = min(found["1 process"])[0]
    for name, times in found.items():
        wall, cpu = min(times)[0], min(cpu for _, cpu in times)
        say(name=name, seconds=wall, times_as_fast_as_1_process=one / wall, cpu_seconds=cpu)


def main() -> None:
    """Measure."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    with tempfile.TemporaryDirectory() as name, gzip.open(source, "rt", encoding="utf-8") as stream:
        lines = list(itertools.islice(stream, int(sys.argv[2]) if len(sys.argv) > 2 else 60))
        speeds(Path(name), costs(Path(name), lines))


if __name__ == "__main__":
    main()
