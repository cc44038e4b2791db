"""Peak memory of a run by the number of its articles: `python -m benchmarks.memory [ARTICLES ...]`.

Articles are made up, of some 180 words, each with names and nouns of its own, so that they tell of different things. A line of JSON each: the
largest that the flow's own process, a worker, and all processes together were, looked at five times a second. What processes share counts once
(PSS): workers are forked from one that has the imports.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.speed import COLUMNIST, ROOT

EVERY = 0.2
SYLLABLES = "ba ce di fo gu ka le mi no pu ra se ti vo wu za bre cla dri flo gra ple tro sta".split()  # noqa: SIM905
SENTENCES = (
    "{0}, a {1} of {2}, said on Monday that {n} {3}s had been {4}ed near {5}.",
    "At least {n} people were injured when a {1} hit the {3} of {2}, the {5} police said.",
    "“We {4}ed the {3} in {5},” {0} told the {2} Courier, “and lost {n} {1}s.”",
    "The company {2} bought the {3} for ${n} million, and {0} left its {1}.",
    "In March {0} had {4}ed a {1} of {n} tonnes from {5} to {2}.",
)


def article(number: int) -> str:
    """A made-up article."""
    chance = random.Random(number)  # noqa: S311 -- words, not keys

    def word(*, capital: bool = False) -> str:
        made = "".join(chance.choices(SYLLABLES, k=3))
        return made.capitalize() if capital else made

    own = [f"{word(capital=True)} {word(capital=True)}", word(), word(capital=True), word(), word(), word(capital=True)]
    lines = []
    for _ in range(12):
        words = [w if chance.random() < 0.6 else word(capital=w[0].isupper()) for w in own]
        lines.append(chance.choice(SENTENCES).format(*words, n=chance.randrange(2, 900)))
    return "\n\n".join(" ".join(lines[n : n + 3]) for n in range(0, len(lines), 3))


def fill(file: Path, articles: int) -> None:
    """Write so many articles as JSON lines."""
    with file.open("w", encoding="utf-8") as stream:
        for number in range(articles):
            stream.write(json.dumps({"id": number, "text": article(number)}) + "\n")


def group(leader: int) -> dict[int, int]:
    """Bytes in memory of every process of a group."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if os.getpgid(int(folder.name)) == leader:
                lines = (folder / "smaps_rollup").read_text().splitlines()
                found[int(folder.name)] = next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
        except (OSError, ValueError, IndexError, StopIteration):
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
                    json.dumps({"id": n, "text": article(n)}) + "\n" for n in range(articles, articles + 10)
                )
            found = peaks([*COLUMNIST, "run", raw, "-w", Path(name) / "warehouse"])
            print(json.dumps({"name": "memory of ten more", "articles": articles, **found}), flush=True)


if __name__ == "__main__":
    main()
