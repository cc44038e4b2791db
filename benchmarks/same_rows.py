"""Whether two checkouts read the same rows: `python benchmarks/same_rows.py OLD NEW [--gold DIR] [--corpus FILE]`.

Both read the samples, all texts of the gold folder and 200 articles of the corpus; every table is compared column by column, but for
`run_id` and `extractor_version`, and `rule_id` where `--rules` is not given. A checkout needs its `.venv`. A folder of rows that an
earlier call wrote (`--keep DIR`) may stand in place of a checkout.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ARTICLES = 200
LEFT_OUT = {"run_id", "extractor_version"}
ROWS = "rows.jsonl"
Rows = dict[str, list[dict[str, Any]]]


def texts(value: object) -> Iterator[dict[str, object]]:
    """The records with a text in a JSON value, whatever lies around them."""
    if isinstance(value, dict):
        if isinstance(value.get("text"), str) and len(value["text"]) > 1:
            yield {
                k: v
                for k in ("title", "text", "published_at", "url", "publisher")
                if isinstance(v := value.get(k), str)
            }
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def read(line: str) -> object:
    """A line of JSON; None where it is broken on purpose, as some inputs of the gold are."""
    try:
        return json.loads(line)
    except ValueError:
        return None


def inputs(old: Path, gold: Path, corpus: Path, folder: Path) -> None:
    """Write everything that is read into a folder."""
    records = []
    for path in sorted(gold.rglob("*.jsonl")):
        records += [r for line in path.read_text(encoding="utf-8-sig").splitlines() if line for r in texts(read(line))]
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        records += [r for _, line in zip(range(ARTICLES), lines, strict=False) for r in texts(json.loads(line))]
    numbered = [json.dumps({"id": f"t{n}"} | record) for n, record in enumerate(records)]
    (folder / "texts.jsonl").write_text("\n".join(numbered) + "\n", encoding="utf-8")
    sample = (old if (old / "raw").is_dir() else Path()) / "raw" / "sample"
    for path in [*sample.glob("*.txt"), *gold.rglob("*.html")]:
        (folder / f"{path.parent.name}-{path.name}").write_bytes(path.read_bytes())


def extract(checkout: Path, folder: Path) -> list[str]:
    """The rows that a checkout reads from the folder, as JSON lines."""
    if (checkout / ROWS).exists():
        return (checkout / ROWS).read_text(encoding="utf-8").splitlines()
    command = [(checkout / ".venv/bin/columnist").absolute(), "extract", "."]
    return subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True).stdout.splitlines()


def tables(lines: list[str], left_out: set[str]) -> Rows:
    """The rows by table, without the columns that are not compared."""
    found: Rows = defaultdict(list)
    for line in lines:
        row = json.loads(line)
        found[row.pop("table")].append({k: v for k, v in row.items() if k not in left_out})
    return found


def compare(old: Rows, new: Rows) -> int:
    """Print what differs by table and column; the number of differences."""
    different = 0
    for table in sorted(old.keys() | new.keys()):
        before, after = old.get(table, []), new.get(table, [])
        pairs = [(a, b) for a, b in zip(before, after, strict=False) if a != b]
        columns = Counter(column for a, b in pairs for column in differing(a, b))
        count = sum(columns.values()) + abs(len(before) - len(after))
        different += count
        print(f"{table:14} {len(before):8} rows, {len(after):8} rows, {count} differences {dict(columns) or ''}")
        for a, b in pairs[:1]:
            shown = {c: (a.get(c), b.get(c)) for c in differing(a, b)[:4]}
            print("   first:", f"{shown!s:.300}", "in", a.get("doc_id"), f"{a.get('text') or ''!s:.80}")
    return different


def differing(a: dict[str, Any], b: dict[str, Any]) -> list[str]:
    """The columns in which two rows differ, sorted."""
    return sorted(c for c in a.keys() | b.keys() if a.get(c) != b.get(c))


def main() -> None:
    """Compare two checkouts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--corpus", type=Path, default=Path("../shared/corpus/articles.jsonl.gz"))
    parser.add_argument("--keep", type=Path, help="write the old checkout's rows into this folder")
    parser.add_argument("--rules", action="store_true", help="compare rule_id too")
    arguments = parser.parse_args()
    left_out = LEFT_OUT if arguments.rules else LEFT_OUT | {"rule_id"}
    with tempfile.TemporaryDirectory() as name:
        inputs(arguments.old, arguments.gold, arguments.corpus, Path(name))
        old, new = (extract(checkout, Path(name)) for checkout in (arguments.old, arguments.new))
    if arguments.keep:
        arguments.keep.mkdir(parents=True, exist_ok=True)
        (arguments.keep / ROWS).write_text("\n".join(old) + "\n", encoding="utf-8")
    count = compare(tables(old, left_out), tables(new, left_out))
    print(f"{count} differences over {len(old)} rows")
    raise SystemExit(1 if count else 0)


if __name__ == "__main__":
    main()
