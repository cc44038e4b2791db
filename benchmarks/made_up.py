"""Articles of `benchmarks.memory` and their rows without a parse: those of TEMPLATES articles, a week of news, with other words in other weeks.

Each made-up word is exchanged for another of the same length, wherever it stands: in texts, names, lemmas and ids of entities; one in a
hundred stays, as the names that all news is full of. Numbers in texts are exchanged too, and moments in rows lie so many weeks later. Ids of
articles and of their rows, hashes and run are the article's own; values of figures and known places are the template's.
"""

import json
import re
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import blake2b, sha256
from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from benchmarks.corpus import replaced
from benchmarks.memory import ABREAST, STORY, SYLLABLES, article
from flows.workers import worker
from flows.workers.worker import Done, Job
from transforms.read import Source
from warehouse.contract import schema
from warehouse.tables import TABLES

TEMPLATES, SHARD = 400, 100
VERSION = "unparsed"
"""That of the rows, so that they stay good whatever is changed in the program."""
CONSONANTS, VOWELS = "bdfgjkmnpstvwz", "aeiou"
OTHERS = {
    2: [a + v for a in CONSONANTS for v in VOWELS],
    3: [a + b + v for a in CONSONANTS for b in "lrw" for v in VOWELS],
}
"""Syllables of exchanged words by their length: 343,000 words of six letters, so that a hundred thousand articles, as those of real news,
share few names by chance. With the syllables of the templates, 13,824 words, ten new articles changed 69,662 of 100,500."""
KNOWN = {*SYLLABLES, *OTHERS[2], *OTHERS[3]}
SYLLABLE = "([b-df-hj-np-tv-z][lrtw]?[aeiou])"
WORD = re.compile(rf"(?<![a-z\d]){SYLLABLE}{SYLLABLE}{SYLLABLE}(?=(?:s|ed|e|r|d|n|t)?(?![a-z\d]))", re.IGNORECASE)
"""What may be a made-up word, with the endings that sentences, or lemmas of them, give it; no part of an id."""
USUAL = 100
"""One word in so many is the same in all weeks."""
NUMBER = re.compile(r"(?<![\w.,:-])[1-9]\d{0,2}(?![\w.:-])")
START, WEEK, STEP = datetime(2020, 1, 6, tzinfo=UTC), timedelta(weeks=1), timedelta(hours=6)


def exchanged(text: str, salt: int) -> str:
    """A text with other made-up words and numbers of the same length."""
    if not salt:
        return text
    renamed = WORD.sub(lambda found: cased(other(found[0].lower(), salt), found[0]), text)
    return NUMBER.sub(lambda found: counted(found[0], salt), renamed)


@cache
def counted(number: str, salt: int) -> str:
    """Another number of as many digits."""
    low = 10 ** (len(number) - 1)
    return str(Random(f"{number} {salt}").randrange(low, 10 * low))  # noqa: S311 -- no key


@cache
def other(word: str, salt: int) -> str:
    """The word that takes the place of another one: syllables of as many letters; itself where it is not made up, or usual."""
    found = WORD.fullmatch(word)
    if found is None or not KNOWN.issuperset(found.groups()) or hashed(word) % USUAL == 0:
        return word
    number, made = hashed(f"{word} {salt}"), ""
    for syllable in found.groups():
        number, place = divmod(number, len(OTHERS[len(syllable)]))
        made += OTHERS[len(syllable)][place]
    return made


def hashed(text: str) -> int:
    """A number for a text."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest())


def cased(new: str, old: str) -> str:
    """A word with the capitals of another."""
    return new.upper() if old.isupper() else new.capitalize() if old[0].isupper() else new


def text_of(number: int) -> str:
    """The text of an article."""
    return exchanged(article(number % TEMPLATES), number // TEMPLATES)


def fill(file: Path, numbers: range) -> None:
    """Write articles as JSON lines."""
    with file.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(record(n)) + "\n" for n in numbers)


def record(number: int) -> dict[str, Any]:
    """An article with its date: a story goes on for a day."""
    salt, template = divmod(number, TEMPLATES)
    block, place = divmod(template, STORY * ABREAST)
    at = START + salt * WEEK + timedelta(days=block % 5) + place // ABREAST * STEP
    return {"id": number, "text": text_of(number), "published_at": at.isoformat()}


def read_templates(folder: Path) -> None:
    """Read the templates and keep their rows."""
    model = worker.model_of(None)
    for first in range(0, TEMPLATES, SHARD):
        some = range(first, first + SHARD)
        sources = [Source(f"t#{n}", "jsonl", json.dumps(record(n)).encode(), n, str(n)) for n in some]
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
    rows = later(rows, salt)
    return identified(rows, list(some.values()), run_id) if name == "documents" else rows


def later(rows: pa.Table, weeks: int) -> pa.Table:
    """Rows whose moments lie so many weeks later."""
    for one in (field for field in rows.schema if pa.types.is_timestamp(field.type)):
        rows = replaced(rows, one.name, pc.add(rows[one.name], pa.scalar(weeks * WEEK)))
    return rows


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
