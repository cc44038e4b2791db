"""Peak memory of a run by the number of its articles: `python -m benchmarks.memory [--over-time] [ARTICLES ...]`.

Articles are made up, of some 180 words, each with names and nouns of its own, so that they tell of different things. A line of JSON each: the
largest that the flow's own process, a worker, the Prefect server, and all processes together were, looked at four times a second. What processes
share counts once (PSS): workers are forked from one that has the model. `--over-time` tells each process every ten seconds.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from benchmarks.speed import COLUMNIST, ROOT

EVERY = 0.25
STORY, ABREAST = 4, 10
"""Articles of a story, and stories that are told at the same time: of ten articles in a row each goes on with another one."""
SYLLABLES = "ba ce di fo gu ka le mi no pu ra se ti vo wu za bre cla dri flo gra ple tro sta".split()  # noqa: SIM905
SENTENCES = (
    "{0}, a {1} of {2}, said on Monday that {n} {3}s had been {4}ed near {5}.",
    "At least {n} people were injured when a {1} hit the {3} of {2}, the {5} police said.",
    "“We {4}ed the {3} in {5},” {0} told the {2} Courier, “and lost {n} {1}s.”",
    "The company {2} bought the {3} for ${n} million, and {0} left its {1}.",
    "In March {0} had {4}ed a {1} of {n} tonnes from {5} to {2}.",
)


def made(chance: random.Random, *, capital: bool = False) -> str:
    """A made-up word."""
    word = "".join(chance.choices(SYLLABLES, k=3))
    return word.capitalize() if capital else word


def names(chance: random.Random) -> list[str]:
    """What a story tells of: a person, nouns, a body and a place."""
    person = f"{made(chance, capital=True)} {made(chance, capital=True)}"
    return [person, *(made(chance, capital=capital) for capital in (False, True, False, False, True))]


def article(number: int) -> str:
    """A made-up article; those of a story share most of their names and nouns."""
    chance, lines = random.Random(number), []  # noqa: S311 -- words, not keys
    block, place = divmod(number, STORY * ABREAST)
    own = names(random.Random(f"story {block} {place % ABREAST}"))  # noqa: S311
    for _ in range(12):
        words = [w if chance.random() < 0.6 else made(chance, capital=w[0].isupper()) for w in own]
        lines.append(chance.choice(SENTENCES).format(*words, n=chance.randrange(2, 900)))
    return "\n\n".join(" ".join(lines[n : n + 3]) for n in range(0, len(lines), 3))


def fill(file: Path, articles: int) -> None:
    """Write so many articles as JSON lines."""
    with file.open("w", encoding="utf-8") as stream:
        for number in range(articles):
            stream.write(json.dumps({"id": number, "text": article(number)}) + "\n")


def family(leader: int) -> dict[int, int]:
    """Bytes in memory of a process and of all that it started, the server in its own session too."""
    sizes, parents = dict[int, int](), dict[int, int]()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError, IndexError):
            continue
    for pid in [pid for pid in parents if descends(pid, leader, parents)]:
        with suppress(OSError, StopIteration):
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
            sizes[pid] = next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
    return sizes


def descends(pid: int, leader: int, parents: dict[int, int]) -> bool:
    """Whether a process is another one or was started below it."""
    while pid not in {leader, 0}:
        pid = parents.get(pid, 0)
    return pid == leader


def role(pid: int, leader: int) -> str:
    """What a process of a run does."""
    if pid == leader:
        return "flow"
    with suppress(OSError):
        words = Path(f"/proc/{pid}/cmdline").read_text()
        return "server" if "flows.server" in words else "worker" if "forkserver" in words else "other"
    return "other"


def peaks(command: list[str | Path], every: float = 0, phase: Path | None = None) -> dict[str, Any]:
    """Run a command and look at its memory, in MB; tell it by process every so many seconds, if any.

    Where the command writes into a file what it does now, the most that all processes held, and each, is told for each of these phases too.
    """
    started = last = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=ROOT, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    most, by_phase = Counter[str](), dict[str, Counter[str]]()
    roles = dict[int, str]()
    while process.poll() is None:
        seen = family(process.pid)
        sizes = [(roles.setdefault(pid, role(pid, process.pid)), size) for pid, size in seen.items()]
        doing = phase.read_text(encoding="utf-8") if phase and phase.exists() else ""
        for name, size in (*sizes, ("all", sum(seen.values()))):
            for one in (most, by_phase.setdefault(doing, Counter())):
                one[name] = max(one[name], size)
        if every and time.perf_counter() - last > every:
            last = time.perf_counter()
            now = sorted((name, round(size / 1e6)) for name, size in sizes)
            print(json.dumps({"second": round(last - started), "mb": now}), flush=True)
        time.sleep(EVERY)
    if process.returncode:
        raise SystemExit((process.stderr.read() if process.stderr else b"").decode())
    phases = {one: in_megabytes(found) for one, found in by_phase.items()}
    return in_megabytes(most) | {"seconds": round(time.perf_counter() - started, 1), "phases": phases}


def in_megabytes(sizes: Mapping[str, int]) -> dict[str, int]:
    """Sizes of kinds of processes; the process that workers are forked from counts in the sum alone."""
    return {f"{name}_mb": round(size / 1e6) for name, size in sorted(sizes.items()) if name != "other"}


def main() -> None:
    """Measure."""
    every = 10 if "--over-time" in sys.argv else 0
    for articles in [int(a) for a in sys.argv[1:] if a.isdigit()] or [1_000, 10_000]:
        with tempfile.TemporaryDirectory() as name:
            raw = Path(name) / "raw"
            raw.mkdir()
            fill(raw / "articles.jsonl", articles)
            found = peaks([*COLUMNIST, "run", raw, "-w", Path(name) / "warehouse"], every)
            print(json.dumps({"name": "memory of a first run", "articles": articles, **found}), flush=True)
            with (raw / "more.jsonl").open("w", encoding="utf-8") as stream:
                stream.writelines(
                    json.dumps({"id": n, "text": article(n)}) + "\n" for n in range(articles, articles + 10)
                )
            found = peaks([*COLUMNIST, "run", raw, "-w", Path(name) / "warehouse"])
            print(json.dumps({"name": "memory of ten more", "articles": articles, **found}), flush=True)


if __name__ == "__main__":
    main()
