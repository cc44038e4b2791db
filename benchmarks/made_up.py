"""Articles of `benchmarks.memory` and their rows without a parse: those of TEMPLATES articles, with other words.

Each made-up word is exchanged for another of the same length, wherever it stands: in texts, names, lemmas and ids of entities. Numbers in
texts are exchanged too, or all copies would be one story. Ids of articles and of their rows, hashes and run are the article's own; values
of figures, dates and known places are the template's.
"""

import json
import re
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from benchmarks.corpus import replaced
from benchmarks.memory import SYLLABLES, article
from flows.workers import worker
from flows.workers.worker import Done, Job
from transforms.read import Source
from warehouse.contract import schema
from warehouse.tables import TABLES

TEMPLATES, SHARD = 400, 100
VERSION = "unparsed"
"""That of the rows, so that they stay good whatever is changed in the program."""
SYLLABLE = "|".join(SYLLABLES)
WORD = re.compile(rf"(?<![a-z])({SYLLABLE})({SYLLABLE})({SYLLABLE})(?=(?:s|ed|e|r|d|n|t)?(?![a-z]))", re.IGNORECASE)
"""A made-up word, with the endings that sentences, or lemmas of them, give it."""


NUMBER = re.compile(r"(?<![\w.,:-])[1-9]\d{0,2}(?![\w.:-])")


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
            values = [own(v, salt, *pair) for v, pair in zip(rows[one.name].to_pylist(), pairs, strict=True)]
            rows = replaced(rows, one.name, pa.chunked_array([pa.array(values, one.type)]))
    return identified(rows, list(some.values()), run_id) if name == "documents" else rows


def doc_id(uri: str) -> str:
    """The id of an article."""
    return sha256(uri.encode()).hexdigest()[:16]


def own(value: Any, salt: int, old: str, new: str) -> Any:
    """A value of a column of texts, or of lists of them, in other words and with the other article's id."""
    if isinstance(value, list):
        return [own(one, salt, old, new) for one in value]
    return exchanged(value.replace(old, new, 1), salt) if value else value


def identified(documents: pa.Table, sources: list[Source], run_id: str) -> pa.Table:
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
