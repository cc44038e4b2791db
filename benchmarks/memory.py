"""Peak memory of a run by the number of its articles: `python -m benchmarks.memory [ARTICLES ...]`.

Articles are made up, of 180 words. A line of JSON each: the largest that the flow's own process, a worker, and all processes
together were (RSS, looked at ten times a second), and articles a second.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.kills import article
from benchmarks.speed import COLUMNIST, ROOT

EVERY = 0.1
PAGE = os.sysconf("SC_PAGE_SIZE")


def fill(file: Path, articles: int) -> None:
    """Write so many articles as JSON lines."""
    with file.open("w", encoding="utf-8") as stream:
        for number in range(articles):
            stream.write(json.dumps({"id": number, "text": article(number, number % 900 + 2)}) + "\n")


def group(leader: int) -> dict[int, int]:
    """Bytes in memory of every process of a group."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if os.getpgid(int(folder.name)) == leader:
                found[int(folder.name)] = int((folder / "statm").read_text().split()[1]) * PAGE
        except (OSError, ValueError, IndexError):
            continue
    return found


def peaks(command: list[str | Path]) -> dict[str, float]:
    """Run a command and look at its memory, in MB."""
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=ROOT, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    own, other, total = 0, 0, 0
    while process.poll() is None:
        seen = group(process.pid)
        own = max(own, seen.get(process.pid, 0))
        other = max([other, *(size for pid, size in seen.items() if pid != process.pid)])
        total = max(total, sum(seen.values()))
        time.sleep(EVERY)
    if process.returncode:
        raise SystemExit((process.stderr.read() if process.stderr else b"").decode())
    sizes = {"flow_mb": own, "largest_worker_mb": other, "all_mb": total}
    return {name: round(size / 1e6) for name, size in sizes.items()} | {
        "seconds": round(time.perf_counter() - started, 1)
    }


def main() -> None:
    """Measure."""
    for articles in [int(a) for a in sys.argv[1:]] or [1_000, 10_000]:
        with tempfile.TemporaryDirectory() as name:
            raw = Path(name) / "raw"
            raw.mkdir()
            fill(raw / "articles.jsonl", articles)
            found = peaks([*COLUMNIST, "run", raw, "-w", Path(name) / "warehouse"])
            print(json.dumps({"name": "memory of a first run", "articles": articles, **found}), flush=True)
            with (raw / "more.jsonl").open("w", encoding="utf-8") as stream:
                stream.writelines(
                    json.dumps({"id": n, "text": article(n, 7)}) + "\n" for n in range(articles, articles + 10)
                )
            found = peaks([*COLUMNIST, "run", raw, "-w", Path(name) / "warehouse"])
            print(json.dumps({"name": "memory of ten more", "articles": articles, **found}), flush=True)


if __name__ == "__main__":
    main()
