"""Speed as ratios to references that are measured beside it: `python -m benchmarks.speed [CORPUS.jsonl.gz]`.

Each line is a JSON object. Wall times are the best of a few, references and subjects in turn, since machines are shared.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "raw" / "sample"
CORPUS = ROOT.parent / "shared" / "corpus" / "articles.jsonl.gz"
ARTICLES = 150
COLUMNIST = [sys.executable, "-m", "flows.cli"]

IMPORTS = "import prefect, spacy; from transforms.language.installed import find; spacy.load(find())"
BARE = """
import json, sys, time, spacy
from transforms.language.installed import find
nlp = spacy.load(find())
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
started = time.perf_counter()
for _ in nlp.pipe(texts, n_process=int(sys.argv[2])):
    pass
print(time.perf_counter() - started)
"""


def seconds(command: Sequence[str | Path]) -> float:
    """Wall time of a command."""
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    return time.perf_counter() - started


def best(subject: Callable[[], float], reference: Callable[[], float], times: int = 3) -> tuple[float, float]:
    """The best times of a subject and its reference, taken in turn."""
    pairs = [(subject(), reference()) for _ in range(times)]
    return min(a for a, _ in pairs), min(b for _, b in pairs)


def say(name: str, subject: float, reference: float, against: str) -> None:
    """Print one measurement."""
    ratio = round(subject / reference, 2)
    line = {"name": name, "seconds": round(subject, 2), "reference": round(reference, 2), "ratio": ratio}
    print(json.dumps(line | {"against": against}), flush=True)


def samples(folder: Path) -> None:
    """The two sample articles, and the run after."""
    warehouse = folder / "warehouse"

    def run() -> float:
        shutil.rmtree(warehouse, ignore_errors=True)
        return again()

    def again() -> float:
        return seconds([*COLUMNIST, "run", SAMPLE, "-w", warehouse])

    run()  # Prefect's database is made
    say(
        "run of the samples",
        *best(run, lambda: seconds([sys.executable, "-c", IMPORTS])),
        "import prefect, spacy, model",
    )
    say("run without news", *best(again, lambda: seconds([sys.executable, "-c", "import prefect"])), "import prefect")


def corpus(folder: Path, source: Path) -> None:
    """Articles a second of a run, against bare nlp.pipe on the same texts and number of processes."""
    raw = folder / "raw"
    raw.mkdir()
    with gzip.open(source, "rt", encoding="utf-8") as stream:
        lines = [line for _, line in zip(range(ARTICLES), stream, strict=False)]
    (raw / "articles.jsonl").write_text("".join(lines), encoding="utf-8")
    workers = str(len(os.sched_getaffinity(0)))
    bare = subprocess.run(
        [sys.executable, "-c", BARE, raw / "articles.jsonl", workers],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    run = seconds([*COLUMNIST, "run", raw, "-w", folder / "corpus", "--workers", workers])
    say(f"run of {len(lines)} articles", run, float(bare.stdout), "nlp.pipe with the model loaded")
    news = raw / "news.jsonl"
    news.write_text("".join(line.replace('"id": "', '"id": "new-', 1) for line in lines[:10]), encoding="utf-8")
    ten = seconds([*COLUMNIST, "run", raw, "-w", folder / "corpus"])
    none = seconds([*COLUMNIST, "run", raw, "-w", folder / "corpus"])
    say(f"ten new among {len(lines)}", ten, none, "run without news")
    say(f"run without news of {len(lines)}", none, seconds([sys.executable, "-c", "import prefect"]), "import prefect")


def main() -> None:
    """Measure."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    with tempfile.TemporaryDirectory() as name:
        samples(Path(name))
        if source.is_file():
            corpus(Path(name), source)


if __name__ == "__main__":
    main()
