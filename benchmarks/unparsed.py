"""Memory and seconds of whole runs whose articles are not parsed: `python -m benchmarks.unparsed FOLDER [ARTICLES ...]`.

The workers' part costs most of a run's time, and its memory does not depend on the number of articles (`benchmarks.memory`). So here it is
left out: TEMPLATES articles of `benchmarks.memory` are read once, and FOLDER keeps their rows. The rows of every further article are those
of one of them, with each made-up word exchanged for another of the same length, wherever it stands: in texts, names, lemmas and ids of
entities. Numbers in texts are exchanged too, or all copies would be one story. Ids of articles and of their rows, hashes and run are the
article's own; values of figures, dates and known places are the template's.

All else is a run as always: the raw file is read and counted, Prefect's flow and server, lots, stages across articles, lake, publishing.
A line of JSON for each first run and for ten more articles, and one a stage: its processor seconds and the most that the process held.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from hashlib import blake2b, sha256
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from benchmarks.corpus import replaced
from benchmarks.memory import SYLLABLES, article, peaks
from benchmarks.scale import Silent
from flows import load
from flows.corpus import claims, duplicates, entities, happenings, homes, recurrence, stages, stories, story_dates
from flows.server import lifecycle
from flows.settings import Settings
from flows.workers import worker
from flows.workers.processes import Workers
from flows.workers.worker import Done, Job
from transforms.corpus.sketches import CODES
from transforms.read import Source
from warehouse import publish
from warehouse.contract import schema
from warehouse.lake import Lake
from warehouse.tables import TABLES
from warehouse.tables.runs import Run

TEMPLATES, SHARD, NEW, LOT = 400, 100, 10, 2_000
VERSION, PROCESSES = "unparsed", 4
SYLLABLE = "|".join(SYLLABLES)
WORD = re.compile(rf"(?<![a-z])({SYLLABLE})({SYLLABLE})({SYLLABLE})(?=(?:s|ed|e|r|d|n|t)?(?![a-z]))", re.IGNORECASE)
"""A made-up word, with the endings that sentences, or lemmas of them, give it."""


NUMBER = re.compile(r"(?<![\w.,:-])[1-9]\d{0,2}(?![\w.:-])")
ID = r"\b([0-9a-f]{13})[0-9a-f]{3}\b"
"""An id that is made of a hash."""


def exchanged(text: str, salt: int) -> str:
    """A text with other made-up words and numbers of the same length."""
    if not salt:
        return text
    renamed = WORD.sub(lambda found: "".join(map(other(salt), (0, 1, 2), found.groups())), text)
    return NUMBER.sub(lambda found: counted(found[0], salt), renamed)


@cache
def counted(number: str, salt: int) -> str:
    """Another number of as many digits."""
    low = 10 ** (len(number) - 1)
    return str(Random(f"{number} {salt}").randrange(low, 10 * low))  # noqa: S311 -- no key


@cache
def other(salt: int) -> Callable[[int, str], str]:
    """What takes the place of a syllable by its place in the word: another of as many letters."""
    chance, tables = Random(salt), list[dict[str, str]]()  # noqa: S311 -- words, not keys
    for _ in range(3):
        table = dict[str, str]()
        for length in (2, 3):
            some = [s for s in SYLLABLES if len(s) == length]
            table.update(zip(some, chance.sample(some, len(some)), strict=True))
        tables.append(table)
    return lambda place, syllable: cased(tables[place][syllable.lower()], syllable)


def cased(new: str, old: str) -> str:
    """A syllable with the capitals of another."""
    return new.upper() if old.isupper() else new.capitalize() if old[0].isupper() else new


def text_of(number: int) -> str:
    """The text of an article."""
    return exchanged(article(number % TEMPLATES), number // TEMPLATES)


def fill(file: Path, numbers: range) -> None:
    """Write articles as JSON lines."""
    with file.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps({"id": n, "text": text_of(n)}) + "\n" for n in numbers)


def read_templates(folder: Path) -> None:
    """Read the templates and keep their rows."""
    model = worker.model_of(None)
    for first in range(0, TEMPLATES, SHARD):
        some = range(first, first + SHARD)
        sources = [
            Source(f"t#{n}", "jsonl", json.dumps({"id": n, "text": article(n)}).encode(), n, str(n)) for n in some
        ]
        for name, table in worker.rows(sources, model, "").items():
            (folder / name).mkdir(parents=True, exist_ok=True)
            pq.write_table(table, folder / name / f"{first:06}.parquet", compression="zstd")


def make(job: Job, templates: Path) -> Done:
    """The rows of a shard, in the place of `worker.read`."""
    found = job.staging.find(job.shard.key)
    if found is None:
        found = job.staging.put(job.shard.key, made(job.shard.sources, templates, job.run_id))
    return Done((job.shard.key,), *found, size=worker.LEAST_SIZE * len(job.shard.sources))


def made(sources: tuple[Source, ...], templates: Path, run_id: str) -> dict[str, pa.Table]:
    """The rows of some articles."""
    parts = dict[str, list[pa.Table]]()
    for (salt, first), some in grouped(sources).items():
        for name in (n for n in TABLES if (templates / n).is_dir()):
            rows = pq.read_table(templates / name / f"{first:06}.parquet", schema=schema(TABLES[name]))
            parts.setdefault(name, []).append(renamed(name, rows, salt, some, run_id))
    return {name: pa.concat_tables(tables) for name, tables in parts.items()}


def grouped(sources: tuple[Source, ...]) -> dict[tuple[int, int], dict[int, Source]]:
    """Articles by their words and the file of their templates, by template."""
    found: dict[tuple[int, int], dict[int, Source]] = {}
    for source in sources:
        salt, template = divmod(int(source.uri.rpartition("#")[2]), TEMPLATES)
        found.setdefault((salt, template // SHARD * SHARD), {})[template] = source
    return found


def renamed(name: str, rows: pa.Table, salt: int, some: dict[int, Source], run_id: str) -> pa.Table:
    """The rows of templates as those of other articles."""
    if "doc_id" not in rows.column_names:
        return rows.slice(0, 0)
    ids = {doc_id(f"t#{n}"): doc_id(source.uri) for n, source in some.items()}
    rows = rows.filter(pc.is_in(rows["doc_id"], pa.array(list(ids))))
    pairs = [(old, ids[old]) for old in rows["doc_id"].to_pylist()]
    for one in rows.schema:
        if one.type in {pa.string(), pa.list_(pa.string())}:
            values = [words(v, salt, *pair) for v, pair in zip(rows[one.name].to_pylist(), pairs, strict=True)]
            rows = replaced(rows, one.name, pa.chunked_array([pa.array(values, one.type)]))
    return told(rows, list(some.values()), run_id) if name == "documents" else rows


def doc_id(uri: str) -> str:
    """The id of an article."""
    return sha256(uri.encode()).hexdigest()[:16]


def words(value: Any, salt: int, old: str, new: str) -> Any:
    """A value of a column of texts, or of lists of them, in other words and with the other article's id."""
    if isinstance(value, list):
        return [words(one, salt, old, new) for one in value]
    return exchanged(value.replace(old, new, 1), salt) if value else value


def told(documents: pa.Table, sources: list[Source], run_id: str) -> pa.Table:
    """Documents with what their inputs are known by."""
    by_id = {doc_id(source.uri): source for source in sources}
    mine = [by_id[i] for i in documents["doc_id"].to_pylist()]
    values: dict[str, list[str]] = {
        "source_uri": [source.uri for source in mine], "content_sha256": [sha256(source.data).hexdigest() for source in mine],
        "source_id": [source.uri.rpartition("#")[2] for source in mine], "run_id": [run_id] * len(mine),
        "extractor_version": [VERSION] * len(mine),
    }  # fmt: skip
    for name, some in values.items():
        documents = replaced(documents, name, pa.chunked_array([some]))
    return documents


class Makers(Workers):
    """Worker processes that make up rows."""

    def __init__(self, templates: Path) -> None:
        super().__init__(None, 2)
        self.templates = templates

    def read(self, job: Job) -> Done:
        """The rows of a shard."""
        return replace(self._result(self._submit(make, job, self.templates)), seconds=0.0)


@dataclass(slots=True)
class Clock:
    """Processor seconds and peaks of stages; what is called inside another one counts in both."""

    seconds: dict[str, float] = field(default_factory=dict)
    peaks: dict[str, int] = field(default_factory=dict)
    open: list[str] = field(default_factory=list)

    def look(self) -> None:
        """Note the most that the process held since it was looked at last."""
        for stage in self.open:
            self.peaks[stage] = max(self.peaks.get(stage, 0), megabytes("VmHWM"))
        Path("/proc/self/clear_refs").write_text("5", encoding="utf-8")

    @contextmanager
    def take(self, stage: str) -> Iterator[None]:
        """Measure."""
        started = time.process_time()
        self.look()
        self.open.append(stage)
        try:
            yield
        finally:
            self.look()
            self.open.pop()
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

    def watch(self) -> None:
        """Measure the stages of a run."""

        def say() -> None:
            spent = {stage: round(seconds, 1) for stage, seconds in self.seconds.items()}
            print(json.dumps({"held_mb": megabytes("VmRSS"), "spent": spent, "peaks": self.peaks}), flush=True)

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


def run(raw: Path, warehouse: Path, templates: Path) -> None:
    """One run, in this process, with a line of what its stages took after each lot."""
    lifecycle.prepare()
    server = lifecycle.Temporary()
    makers = Makers(templates).start()
    from flows import ingest  # noqa: PLC0415 -- Prefect, once its environment is settled

    load.extractor_version = lambda _: VERSION  # so that rows stay good whatever is changed in the program
    clock = Clock()
    clock.watch()
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
    found = peaks(command)
    stages = json.loads(log.read_text(encoding="utf-8").splitlines()[-1])
    print(json.dumps({**told, **found, **stages}), flush=True)


def grow(source: Path, target: Path, articles: int) -> None:
    """A warehouse of many articles out of a settled one: its rows again and again, in other words and under other ids.

    What the copies of one row share, as a known country, stands once; how often it is mentioned is that of the first. Fingerprints and
    sketches are other numbers that are as alike within a copy; their files are read as a run before would have left them.
    """
    lake, rows = Lake(target), target / "rows"
    salts = range(articles // Lake(source).dataset("documents").count_rows())
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:
        list(pool.map(multiply, *zip(*((source, rows, name, n) for name in TABLES for n in salts), strict=True)))
    tables: dict[str, pa.Table | ds.Dataset] = {
        name: ds.dataset(rows / name, schema=schema(TABLES[name])) for name in TABLES if name != Run.TABLE
    }
    tables["entities"] = once(tables["entities"].to_table(), "entity_id")
    versions = lake.replace(tables, ())
    lake.finish(
        replace(Lake(source).runs()[0], extractor_version=VERSION, lake_versions=json.dumps(versions, sort_keys=True))
    )
    shutil.rmtree(rows)
    (target / "fingerprints").mkdir()
    printed = pa.concat_tables([pq.read_table(f) for f in sorted((source / "fingerprints").iterdir())])
    pq.write_table(
        pa.concat_tables([prints(printed, n) for n in salts]), target / "fingerprints" / "000001.parquet",
        row_group_size=500, compression="none", use_dictionary=False,
    )  # fmt: skip
    told = pq.read_table(source / "stories.parquet")
    grown = pa.concat_tables([stories_of(told, n) for n in salts]).replace_schema_metadata({"made_by": VERSION})
    pq.write_table(grown, target / "stories.parquet", row_group_size=stories.ROWS, compression="zstd")


def multiply(source: Path, rows: Path, name: str, salt: int) -> None:
    """A copy of the rows of a table."""
    if (rows / name / f"{salt:06}.parquet").exists():
        return
    (rows / name).mkdir(parents=True, exist_ok=True)
    pq.write_table(copied(Lake(source).read(name), salt), rows / name / f"{salt:06}.parquet", compression="zstd")


def prints(table: pa.Table, salt: int) -> pa.Table:
    """Fingerprints of a copy."""
    lists = table["shingles"].combine_chunks()
    shingles = pa.ListArray.from_arrays(lists.offsets, pa.array(lists.flatten().to_numpy() ^ np.uint32(salt * 40_503)))
    digests = [blake2b(one + bytes([salt]), digest_size=16).digest() for one in table["digest"].to_pylist()]
    table = replaced(table, "key", pa.chunked_array([[keyed(one, salt) for one in table["key"].to_pylist()]]))
    table = replaced(table, "digest", pa.chunked_array([pa.array(digests, pa.binary(16))]))
    return replaced(table, "shingles", pa.chunked_array([shingles]))


def stories_of(table: pa.Table, salt: int) -> pa.Table:
    """Sketches, neighbours, families and stories of a copy; the tenth of the terms that is most frequent stays."""
    codes = stories.grid(table, "codes")
    usual = np.bincount(codes.ravel(), minlength=CODES) > len(table) // 10
    other = np.where(usual[codes], codes, (codes * np.uint16(2 * salt + 1) + np.uint16(salt)).astype(np.uint16))
    near, first = stories.grid(table, "near"), salt * len(table)
    lists = [(other, "codes"), (np.where(near > 0, near - first, near), "near")]
    for rows, name in lists:
        column = pa.FixedSizeListArray.from_arrays(pa.array(rows.ravel()), rows.shape[1])
        table = replaced(table, name, pa.chunked_array([column]))
    for name in ("family", "story"):
        table = replaced(table, name, pc.add(table[name], first))
    keys = pa.chunked_array([[keyed(one, salt) for one in table["key"].to_pylist()]])
    return replaced(table, "key", keys)


def keyed(key: str, salt: int) -> str:
    """What an article's fingerprint or sketch is kept under; see `flows.corpus.duplicates.keys`."""
    doc_id, digest, _, *rest = key.split("\n")
    return "\n".join([f"{doc_id[:13]}{salt:03x}", digest, VERSION, *rest])


def copied(table: pa.Table, salt: int) -> pa.Table:
    """The rows of a table in other words, under other ids."""
    before = table["source_uri"].to_pylist() if "source_uri" in table.column_names else []
    own: dict[str, list[str]] = {
        "source_uri": [f"{salt}/{uri}" for uri in before], "extractor_version": [VERSION] * len(before),
    }  # fmt: skip
    for one in table.schema:
        if one.name in own and before:
            table = replaced(table, one.name, pa.chunked_array([own[one.name]]))
        elif one.type == pa.string():
            named = other_ids(table[one.name], salt)
            values = pc.unique(named).drop_null()
            new = pa.array([again(v, salt) for v in values.to_pylist()], pa.string())
            table = replaced(table, one.name, new.take(pc.index_in(named.combine_chunks(), values)))
        elif one.type == pa.list_(pa.string()):
            lists = [[again(v, salt) for v in row] for row in table[one.name].to_pylist()]
            table = replaced(table, one.name, pa.chunked_array([pa.array(lists, one.type)]))
    return table


def other_ids(column: pa.ChunkedArray, salt: int) -> pa.ChunkedArray:
    """Texts with other ids in them, in the same order."""
    return pc.replace_substring_regex(column, pattern=ID, replacement=f"\\1{salt:03x}")


def again(text: str | None, salt: int) -> str | None:
    """A text in other words."""
    return text and exchanged(text, salt)


def once(table: pa.Table, column: str) -> pa.Table:
    """The first row of each value of a column."""
    first = table.append_column("n", pa.array(range(len(table)))).group_by(column).aggregate([("n", "min")])
    return table.take(first["n_min"])


def beside(folder: Path, articles: int) -> None:
    """Runs beside so many articles, which stay though no raw file has them: the first one publishes all, the second is a lot, the third is small."""
    home = folder / f"grown-{articles}"
    if not (home / "warehouse" / "lake").is_dir():
        grow(folder / "2000" / "warehouse", home / "warehouse", articles)
    shutil.rmtree(home / "raw", ignore_errors=True)
    (home / "raw").mkdir(parents=True)
    first = articles + 1_000_000
    for number, new in enumerate((NEW, LOT, NEW)):
        fill(home / "raw" / f"{number}.jsonl", range(first, first + new))
        measured(home / "raw", home, folder / "templates", articles=articles, new=new)
        first += new


def main() -> None:
    """Measure."""
    if sys.argv[1] == "--run":
        raw, warehouse, templates, log = map(Path, sys.argv[2:])
        with log.open("w", encoding="utf-8") as stream, redirect_stdout(stream):
            run(raw, warehouse, templates)
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
