"""Speed as ratios to references that are measured beside it: `python -m benchmarks.speed [CORPUS.jsonl.gz]`.

Each line is a JSON object. Wall times are the best of a few, references and subjects in turn, since machines are shared.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy reads it when it is imported; workers have it so

import gzip
import json
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
COLUMNIST = [sys.executable, "-m", "flows.start"]

IMPORTS = "import prefect, spacy; from transforms.language.installed import find; spacy.load(find())"
EMPTY = """
from prefect import flow

@flow
def empty():
    pass

empty()
"""
BARE = """
import json, sys, time, spacy
from transforms.language.installed import find
nlp = spacy.load(find())
texts = json.load(open(sys.argv[1], encoding="utf-8"))
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


def corpus(folder: Path, texts: list[str]) -> None:
    """Articles a second of a run, against bare nlp.pipe on the same texts and number of processes."""
    workers = str(len(os.sched_getaffinity(0)))
    raw = folder / "raw"
    write(raw, texts)
    (folder / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
    command = [sys.executable, "-c", BARE, folder / "texts.json", workers]
    bare = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    both = seconds([*COLUMNIST, "run", raw, "-w", folder / "corpus", "--workers", workers])
    say(
        f"run of {len(texts)} articles",
        float(bare.stdout),
        both,
        "nlp.pipe with the model loaded, by the run: above 1 is faster",
    )
    one = seconds([*COLUMNIST, "run", raw, "-w", folder / "one", "--workers", "1"])
    say(f"the same with one worker, not {workers}", one, both, "the run")


def change(folder: Path, texts: list[str]) -> None:
    """What a run costs that finds little or nothing new among a thousand files."""
    raw, warehouse = folder / "thousand", folder / "thousand-warehouse"
    write(raw, [texts[n % len(texts)][: 600 + n] for n in range(1000)])
    run = [*COLUMNIST, "run", raw, "-w", warehouse]
    seconds(run)
    imports = [sys.executable, "-c", "import prefect"]
    none, reference = best(lambda: seconds(run), lambda: seconds(imports))
    say("run without news of 1,000 files", none, reference, "import prefect")
    for n in range(10):
        (raw / f"new-{n}.txt").write_text(texts[n], encoding="utf-8")
    kept = folder / "thousand-kept"
    warehouse.rename(kept)

    def ten() -> float:
        shutil.rmtree(warehouse, ignore_errors=True)
        shutil.copytree(kept, warehouse)
        return seconds(run)

    floor = [sys.executable, "-c", EMPTY]
    say("ten new among 1,000 files", *best(ten, lambda: seconds(floor)), "import prefect and an empty flow")


def write(raw: Path, texts: list[str]) -> None:
    """Texts as files."""
    raw.mkdir()
    for n, text in enumerate(texts):
        (raw / f"{n}.txt").write_text(text, encoding="utf-8")


def main() -> None:
    """Measure."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    with tempfile.TemporaryDirectory() as name:
        samples(Path(name))
        if not source.is_file():
            return
        with gzip.open(source, "rt", encoding="utf-8") as stream:
            texts = [json.loads(line)["text"] for line in stream]
        subprocess.run([sys.executable, "-m", "benchmarks.shares", "150", source], check=True, cwd=ROOT)
        change(Path(name), texts)
        corpus(Path(name), texts)


if __name__ == "__main__":
    main()
