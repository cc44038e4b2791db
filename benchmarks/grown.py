"""A warehouse of many articles out of a settled one of few."""

import json
import shutil
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import timedelta
from hashlib import blake2b
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from benchmarks.corpus import replaced
from benchmarks.made_up import TEMPLATES, VERSION, WEEK, exchanged, later
from flows.corpus import stories
from transforms.corpus.sketches import CODES
from warehouse.contract import schema
from warehouse.lake import Lake
from warehouse.tables import TABLES
from warehouse.tables.runs import Run

PROCESSES = 4
SOURCE = 2_000
"""Articles, a few more or less, of the settled warehouse."""
WEEKS = SOURCE // TEMPLATES
"""Those of its news, so that a copy follows on another one."""
ID = r"\b([0-9a-f]{13})[0-9a-f]{3}\b"
"""An id that is made of a hash."""


def grow(source: Path, target: Path, articles: int) -> None:
    """A warehouse of many articles out of a settled one: its rows again and again, in other words, in later weeks and under other ids.

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
    """What an article's fingerprint or sketch is kept under; see `flows.corpus.duplicates.keys` and `flows.corpus.stories.articles`."""
    doc_id, digest, _, run_id, n_chars, *moment = key.split("\n")
    moved = [str(int(m) + salt * WEEKS * WEEK // timedelta(microseconds=1)) for m in moment]
    return "\n".join([f"{doc_id[:13]}{salt:03x}", digest, VERSION, run_id, n_chars, *moved])


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
    return later(table, salt * WEEKS)


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
