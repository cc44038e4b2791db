"""What a load costs in a warehouse of many articles: `python -m benchmarks.publishing PUBLISHED.duckdb FOLDER [ARTICLES ...]`.

The warehouse is made of copies of a published one (`benchmarks.multiply`), its entities grow with the articles to the power of
GROWTH. Then loads of a hundred articles: new ones; half new and half changed of the load before, as in a feed; half new
and half changed anywhere. A line of JSON each: seconds of wall and of processor time, and what typical queries take.
"""

from __future__ import annotations

import json
import resource
import shutil
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.dataset as ds

from benchmarks.multiply import STORIES, copies
from warehouse.contract import schema
from warehouse.lake import Lake
from warehouse.publish import Delta, publish
from warehouse.tables import TABLES
from warehouse.tables.runs import Run

GROWTH = 0.7
"""886 articles have 12,700 entities, 98 of them 2,600: exponent 0.72."""
ARTICLES = 886
"""Articles of the published file that is multiplied, about."""
LOADS = ("new", "new", "new", "feed", "feed", "feed", "anywhere", "anywhere")
HALF = 50
QUERIES = {
    "count by label": "SELECT entity_type, count(*) FROM mentions GROUP BY ALL",
    "top entities": "SELECT entity_id, count(*) AS n FROM mentions GROUP BY ALL ORDER BY n DESC LIMIT 20",
    "one article": "FROM mentions WHERE doc_id = (SELECT doc_id FROM documents ORDER BY md5(doc_id) LIMIT 1)",
    "words in sentences": "SELECT count(*) FROM sentences WHERE text ILIKE '%insurance%'",
    "killed by month": """SELECT date_trunc('month', happened_from) AS month, sum(killed_low) FROM happenings_by_article
        WHERE event_type = 'ASSAULT' GROUP BY ALL""",
}


def run(number: int) -> Run:
    """A row of runs."""
    moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=number)
    return Run(
        run_id=f"r{number:06}", started_at=moment, finished_at=moment, status="done", seen=0, loaded=0, unchanged=0, quarantined=0,
        removed=0, duplicates=0, extractor_version="", model="", settings="{}", lake_versions="{}",
    )  # fmt: skip


def entities(source: Path, times: int, load: int) -> pa.Table:
    """So many entities as the articles of so many copies have; a load counts each one's mentions anew."""
    names = schema(TABLES["entities"]).names
    changed = {
        "entity_id": "entity_id || CASE n WHEN 0 THEN '' ELSE '~' || n END",
        "n_mentions": f"n_mentions + {load}",
    }
    columns = ", ".join(f"{changed.get(name, name)} AS {name}" for name in names)
    with duckdb.connect(source, read_only=True) as connection:
        query = f"SELECT {columns} FROM entities, range({round(times**GROWTH)}) AS copies(n)"  # noqa: S608 -- the contract's names
        return connection.sql(query).to_arrow_table().cast(schema(TABLES["entities"]))


def load(source: Path, root: Path, kind: str) -> dict[str, object]:
    """One load of a hundred articles."""
    lake, scratch = Lake(root), root / "copies"
    number, times = len(lake.runs()) + 1, max(1, lake.dataset("documents").count_rows() // ARTICLES)
    parts = [(range(9000 + number, 9001 + number), 2 * HALF if kind == "new" else HALF)]
    if kind == "feed":
        parts.append((range(8999 + number, 9000 + number), HALF))
    if kind == "anywhere":
        parts.append((range(1, min(times, HALF) + 1), max(1, HALF // times)))
    made = [copies(source, scratch / str(n), *part, run_id=f"r{number:06}") for n, part in enumerate(parts)]
    tables: dict[str, pa.Table | ds.Dataset] = {
        name: ds.dataset([file for one in made for file in one[name].files], schema=table.schema)
        for name, table in made[0].items()
    }
    tables["entities"] = entities(source, times, number)
    wall, cpu = time.perf_counter(), time.process_time()
    lake.recover()
    publish(lake, root / "columnist.duckdb", Delta(tables, emptied=dict.fromkeys(STORIES, ())), run(number))
    done = {"seconds": round(time.perf_counter() - wall, 2), "cpu": round(time.process_time() - cpu, 2)}
    shutil.rmtree(scratch)
    return {"name": "publish", "load": kind, **done}


def build(source: Path, root: Path, articles: int) -> dict[str, object]:
    """The warehouse to load into."""
    shutil.rmtree(root, ignore_errors=True)
    times = max(1, round(articles / ARTICLES))
    tables: dict[str, pa.Table | ds.Dataset] = dict(
        copies(source, root / "copies", range(1, times + 1), None, "r000001")
    )
    tables["entities"] = entities(source, times, 1)
    started = time.perf_counter()
    publish(Lake(root), root / "columnist.duckdb", Delta(tables), run(1))
    seconds = round(time.perf_counter() - started, 1)
    shutil.rmtree(root / "copies")
    return {"name": "first publish", "seconds": seconds, **sizes(root)}


def sizes(root: Path) -> dict[str, object]:
    """Bytes of the published file and of the lake, in MB, and rows."""
    lake = sum(file.stat().st_size for file in (root / "lake").rglob("*") if file.is_file())
    rows = sum(Lake(root).dataset(name).count_rows() for name in TABLES)
    return {
        "file_mb": round((root / "columnist.duckdb").stat().st_size / 1e6),
        "lake_mb": round(lake / 1e6),
        "rows": rows,
    }


def queries(root: Path) -> dict[str, object]:
    """Milliseconds of each query, the best of three."""
    found = {}
    with duckdb.connect(root / "columnist.duckdb", read_only=True) as connection:
        for name, query in QUERIES.items():
            spent = []
            for _ in range(3):
                started = time.perf_counter()
                connection.execute(query).fetchall()
                spent.append(time.perf_counter() - started)
            found[name] = round(min(spent) * 1000, 1)
    return {"name": "queries, ms", **found}


def main() -> None:
    """Measure."""
    source, folder = Path(sys.argv[1]), Path(sys.argv[2])
    for articles in [int(a) for a in sys.argv[3:]] or [1_000, 10_000, 100_000]:
        root = folder / str(articles)
        steps = [lambda: build(source, root, articles), *(lambda k=k: load(source, root, k) for k in LOADS)]  # noqa: B023 -- called at once
        for step in [*steps, lambda: queries(root)]:  # noqa: B023 -- called at once
            print(json.dumps({"articles": articles, **step()}), flush=True)
        print(json.dumps({"articles": articles, "name": "after all", **sizes(root)}), flush=True)
    print(json.dumps({"name": "peak memory, MB", "all": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}))


if __name__ == "__main__":
    main()
