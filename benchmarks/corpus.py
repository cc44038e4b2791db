"""Seconds and peak memory of the stages across articles: `python -m benchmarks.corpus FOLDER [ARTICLES ...] [--raw RAW]`.

A warehouse of many articles is made of the rows of a few: RAW is read once, and its rows are multiplied under other ids, with
other names for most persons and organizations and other words in most texts. FOLDER keeps all of that for the next time. Each
line is a JSON object: what the stages take for a whole corpus at once, and then for ten new articles beside it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import shutil
import string
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from flows.corpus import stages
from transforms.corpus.terms import UNKNOWN, weights
from transforms.language.stems import stem
from transforms.mentions.known_names import by_id
from warehouse.contract import schema
from warehouse.lake import Lake
from warehouse.tables import TABLES
from warehouse.tables.runs import Run

ROOT = Path(__file__).resolve().parent.parent
RAW = ROOT.parent / "shared" / "corpus"
TOLD = [
    name for name, row in TABLES.items()
    if "doc_id" in schema(row).names and name not in {"blocks", "happening_evidence", "claim_evidence"}
]  # fmt: skip
OWN_IDS = (
    "sent_id",
    "block_id",
    "mention_id",
    "time_id",
    "figure_id",
    "quote_id",
    "event_id",
    "local_happening_id",
    "part_of",
)
"""Columns of ids that begin with that of the article."""
DATED = ("happened_from", "happened_to", "start_at", "end_at")
WORD, EVERYDAY = re.compile(r"\w+"), 1.5
"""What a word is, and the weight of one that every text holds."""
APART = timedelta(days=9)
"""What lies between the events of two sets of articles: they are of different days."""
KEPT_NAMES, KEPT_TEXTS = 30, 3
"""Percent of the names and of the texts that a set of articles has in common with the first one."""
NEW = 10
START = datetime(2024, 1, 1, tzinfo=UTC)
RUN = Run(
    run_id="r000001", started_at=START, finished_at=START, status="done", seen=0, loaded=0, unchanged=0, quarantined=0,
    removed=0, duplicates=0, extractor_version="same", model="", settings="{}", lake_versions="{}",
)  # fmt: skip


def number(text: str, salt: int = 0) -> int:
    """A number for a text that looks random."""
    return int.from_bytes(hashlib.blake2b(f"{salt} {text}".encode(), digest_size=6).digest())


def renamed(column: pa.ChunkedArray, kinds: pa.ChunkedArray, salt: int) -> pa.ChunkedArray:
    """Names or ids with another ending, by their last word, so that a surname and its full name still agree."""
    ending = "".join(string.ascii_lowercase[salt // 26**k % 26] for k in range(2))
    words = column.to_pylist()
    last = [w and w.lower().replace("-", " ").rpartition(" ")[2].rpartition(":")[2] for w in words]
    other = {w: number(w, salt) % 100 >= KEPT_NAMES for w in set(last) if w}
    mask = [bool(w) and k and other[w] for w, k in zip(last, kinds.to_pylist(), strict=True)]
    return pc.if_else(pa.array(mask), pc.binary_join_element_wise(column, ending, ""), column)


def is_free(ids: pa.ChunkedArray) -> pa.ChunkedArray:
    """Whether an id is that of a person or organization that no list knows."""
    known = by_id()
    return pa.chunked_array(
        [[bool(i) and i.startswith(("person:", "organization:")) and i not in known for i in ids.to_pylist()]]
    )


def copied(table: pa.Table, salt: int) -> pa.Table:
    """The rows of a table for the set of articles number `salt`."""
    return renamed_ids(moved(own_ids(table, salt), salt), salt) if salt else own_ids(table, salt)


def own_ids(table: pa.Table, salt: int) -> pa.Table:
    """Rows under other ids of articles, and of what begins with these."""
    known = table["doc_id"].to_pylist()
    other = {i: f"{number(i, salt):012x}" for i in set(known)}
    ids = pa.array([other[i] for i in known], pa.string())
    long = len(known[0]) if known else 0
    for name in [n for n in OWN_IDS if n in table.column_names]:
        table = replaced(table, name, pc.binary_join_element_wise(ids, pc.utf8_slice_codeunits(table[name], long), ""))
    return replaced(table, "doc_id", ids)


def moved(table: pa.Table, salt: int) -> pa.Table:
    """Rows of other days."""
    for name in [n for n in DATED if n in table.column_names]:
        table = replaced(table, name, pc.add(table[name], pa.scalar(salt % 2_000 * APART)))
    return table


def renamed_ids(table: pa.Table, salt: int) -> pa.Table:
    """Rows with other persons and organizations."""
    names = [n for n in table.column_names if n.endswith(("local_id", "entity_id"))]
    free = {n: is_free(table[n]) for n in names}
    for name in ("text", "name") if {"local_id", "name"} <= set(table.column_names) else ():
        free[name] = free["local_id"]
    for name, mask in free.items():
        table = replaced(table, name, renamed(table[name], mask, salt))
    return table


def replaced(table: pa.Table, name: str, column: pa.ChunkedArray) -> pa.Table:
    """A table with another column in the place of one."""
    place = table.schema.get_field_index(name)
    return table.set_column(place, table.schema.field(place), column.cast(table.schema.field(place).type))


def other_word(word: str, letters: dict[int, int]) -> str:
    """A word with other letters; one of everyday language stays, since it tells two texts apart nowhere."""
    return word if weights().get(stem(word.lower()), UNKNOWN) < EVERYDAY else word.translate(letters)


def rewritten(documents: pa.Table, salt: int) -> pa.Table:
    """Documents of the set number `salt`: most with other words, of other days."""
    letters = list(string.ascii_lowercase)
    random.Random(salt).shuffle(letters)  # noqa: S311 -- words, not keys
    other = str.maketrans(string.ascii_lowercase, "".join(letters))
    rows = documents.to_pylist()
    for n, row in enumerate(rows):
        row["published_at"] = START + salt % 2_000 * APART + timedelta(hours=number(row["doc_id"]) % 200)
        row["source_uri"] = f"{row['doc_id']}.txt"
        row["content_sha256"] = f"{number(row['doc_id'], 1):064x}"
        if salt and number(str(n), salt) % 100 >= KEPT_TEXTS:
            row["text"] = WORD.sub(lambda word: other_word(word[0], other), row["text"])
        row["duplicate_of"] = row["duplicate_kind"] = row["story_id"] = None
    return pa.Table.from_pylist(rows, schema=documents.schema)


def stage(source: Path, staging: Path, articles: int, first: int = 0) -> Iterator[Path]:
    """Staging folders with the rows of so many articles, from the set number `first` on."""
    rows = {name: Lake(source).read(name) for name in TOLD}
    for salt in range(first, first + articles):
        tables = {name: copied(table, salt) for name, table in rows.items()}
        documents = rewritten(tables["documents"], salt)[:articles]
        folder = staging / f"{salt:06}"
        folder.mkdir(parents=True)
        for name, table in (tables | {"documents": documents}).items():
            kept = table.filter(pc.is_in(table["doc_id"], documents["doc_id"].combine_chunks()))
            pq.write_table(kept.cast(schema(TABLES[name])), folder / f"{name}.parquet", compression="zstd")
        yield folder
        articles -= len(documents)
        if not articles:
            return


def settle(home: Path) -> None:
    """Print seconds and peak memory of the stages for what is staged in a folder; what they change stays there."""
    folders = sorted((home / "staging").iterdir())
    started, worked = time.perf_counter(), time.process_time()
    found = stages.settle(Lake(home), folders, home / "staging", set(), RUN.extractor_version, RUN.run_id)
    seconds, worked = time.perf_counter() - started, time.process_time() - worked
    peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    emptied = {name: sorted(ids) for name, ids in found.emptied.items()}
    (home / "settled.json").write_text(json.dumps([[str(folder) for folder in found.folders], emptied]))
    for name, rows in found.tables.items():
        pq.write_table(rows, home / f"{name}.rows")
    line = {
        "seconds": round(seconds, 2),
        "processor_seconds": round(worked, 2),
        "peak_mb": int(peak.split()[1]) // 1024,
        **{name: rows.num_rows for name, rows in found.tables.items()},
    }
    print(json.dumps(line), flush=True)


def measured(home: Path, **told: int | str) -> None:
    """Settle in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.corpus", home, "--settle"], check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip
    print(json.dumps(told | json.loads(done.stdout)), flush=True)


def store(home: Path) -> None:
    """Put what is staged into the lake."""
    folders, emptied = json.loads((home / "settled.json").read_text())
    files = {n: [str(f) for one in folders if (f := Path(one) / f"{n}.parquet").exists()] for n in TABLES}
    rows = {name: ds.dataset(some, schema=schema(TABLES[name])) for name, some in files.items() if some}
    whole = {file.stem: pq.read_table(file) for file in home.glob("*.rows")}
    Lake(home).replace(rows | whole, (), emptied)
    Lake(home).finish(RUN)
    shutil.rmtree(home / "staging")


def measure(folder: Path, articles: int) -> None:
    """A corpus at once, then some new articles."""
    home = folder / str(articles)
    if not (home / "lake").exists():
        list(stage(folder / "source", home / "staging", articles))
        measured(home, articles=articles, new=articles)
        store(home)
    shutil.rmtree(home / "staging", ignore_errors=True)
    list(stage(folder / "source", home / "staging", NEW, first=100_000))
    measured(home, articles=articles, new=NEW)


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("articles", type=int, nargs="*", default=[1_000, 10_000])
    parser.add_argument("--raw", type=Path, default=RAW)
    parser.add_argument("--settle", action="store_true")
    options = parser.parse_args()
    if options.settle:
        settle(options.folder)
        return
    if not (options.folder / "source").exists():
        command = [sys.executable, "-m", "flows.cli", "run", options.raw, "-w", options.folder / "source"]
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    for articles in options.articles:
        measure(options.folder, articles)


if __name__ == "__main__":
    main()
