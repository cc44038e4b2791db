"""What each speed setting of the language model brings: `python -m benchmarks.model [MODEL] [CORPUS.jsonl.gz]`.

Every line is a JSON object: the processor time of the plain pipeline over that with the setting, the median of rounds that take
all variants in turn, since machines are shared.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy reads it when it is imported

import gzip
import json
import statistics
import sys
import time
from pathlib import Path

import spacy
from spacy.language import Language

from transforms.language.installed import find
from transforms.language.model import LEFT_OUT, load, use_openblas

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "articles.jsonl.gz"
ARTICLES, CHARACTERS, ROUNDS = 25, 4_000, 7


def variants(name: str) -> dict[str, tuple[Language, bool]]:
    """The pipeline plain, with each setting, and as Columnist loads it; with whether it uses OpenBLAS."""
    plain, light = spacy.load(name), spacy.load(name, disable=LEFT_OUT)
    return {
        "plain": (plain, False),
        "OpenBLAS instead of BLIS": (plain, True),
        "components left out": (light, False),
        "both": (light, True),
        "as loaded, with sentence starts": (load(name).nlp, True),
    }


def seconds(nlp: Language, texts: list[str], *, openblas: bool) -> float:
    """Processor time of one pass."""
    use_openblas(nlp, chosen=openblas)  # before every pass: some operations are shared by all pipelines
    started = time.process_time()
    for _ in nlp.pipe(texts):
        pass
    return time.process_time() - started


def main() -> None:
    """Measure."""
    name = find(sys.argv[1] if len(sys.argv) > 1 else None)
    with gzip.open(sys.argv[2] if len(sys.argv) > 2 else CORPUS, "rt", encoding="utf-8") as stream:
        texts = [json.loads(line)["text"][:CHARACTERS] for _, line in zip(range(ARTICLES), stream, strict=False)]
    pipelines = variants(name)
    tokens = sum(len(doc) for doc in pipelines["plain"][0].tokenizer.pipe(texts))
    rounds = [
        {label: seconds(nlp, texts, openblas=blas) for label, (nlp, blas) in pipelines.items()} for _ in range(ROUNDS)
    ]
    for label in pipelines:
        ratio = statistics.median(r["plain"] / r[label] for r in rounds)
        speed = tokens / statistics.median(r[label] for r in rounds)
        line = {"setting": label, "times_as_fast": round(ratio, 2), "tokens_per_second": round(speed)}
        print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
