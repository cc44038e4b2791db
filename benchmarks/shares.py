"""A worker's processor time by stage, in one process: `python -m benchmarks.shares [ARTICLES] [CORPUS.jsonl.gz]`.

A worker reads articles in shards, as in a run, each stage on a clock of its own; the model alone then parses the same pieces without
the vectors of word forms that are kept (transforms/language/embedding.py), shard by shard in turn. The share of everything beside the
model is told both ways: of what the worker spent, and of what it would have spent with that slower model. One line of JSON a stage.
"""

from __future__ import annotations

import flows  # isort: skip # noqa: F401 -- sets what numpy reads when it is imported, as in a worker

import gzip
import json
import pickle
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from spacy.language import Language

from benchmarks.model import apart
from flows.settings import Settings
from flows.workers.shards import Shard, bytes_a_shard, cut
from flows.workers.staging import Shared
from flows.workers.worker import Job, model_of, read, warm
from transforms import pipeline
from transforms.coreference.references import References
from transforms.extract import events, figures, mentions, quotes, times
from transforms.language.identify import identifier
from transforms.language.installed import find
from transforms.language.model import use_openblas
from transforms.language.sentences import COMPONENT
from transforms.read import Source

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "articles.jsonl.gz"
ARTICLES, FIRST, WORKERS = 150, 20, 2
"""Articles that are measured, and those before them, with which a worker comes to know its words."""
MODEL = "model"
STAGES: list[tuple[str, Any, str]] = [
    ("read", pipeline, "read"),
    ("clean", pipeline, "clean"),
    ("segment", pipeline, "segment"),
    ("tokens", pipeline, "parse"),
    ("mentions", mentions, "extract"),
    ("mentions", pipeline, "located"),
    ("references", References, "of"),
    ("times", times, "extract"),
    ("quotes", quotes, "extract"),
    ("quotes", pipeline, "flagged"),
    ("figures", figures, "extract"),
    ("figures", figures, "attach"),
    ("events", events, "extract"),
    ("rows", pipeline, "to_arrow"),
    ("rows", pipeline.entities, "collect"),
    ("rows", pipeline.relinking, "localize"),
    ("hand over", Shared, "put"),
    ("hand over", pickle, "dumps"),
    ("hand over", pickle, "loads"),
]
"""What is on a clock: the stage, and where its function is called from."""


class Clocks:
    """Processor time by stage, without that of the stages that a stage calls."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()
        self.running: list[str] = ["the rest"]
        self.since = time.process_time()

    def switch(self) -> None:
        """Charge the running stage with the time since the last switch."""
        now = time.process_time()
        self.spent[self.running[-1]] += now - self.since
        self.since = now

    def around(self, stage: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """The function, on its stage's clock."""

        def timed(*args: Any, **how: Any) -> Any:
            self.switch()
            self.running.append(stage)
            try:
                return work(*args, **how)
            finally:
                self.switch()
                self.running.pop()

        return timed

    def steps(self, stage: str, work: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
        """The generator, each step of it on its stage's clock."""

        def timed(*args: Any, **how: Any) -> Iterator[Any]:
            step = self.around(stage, work(*args, **how).__next__)
            while True:
                try:
                    yield step()
                except StopIteration:
                    return

        return timed


def without_kept_vectors(name: str) -> Language:
    """The pipeline as it is loaded, but for the vectors of word forms that are kept."""
    nlp = apart(name)
    nlp.add_pipe(COMPONENT, before="parser")
    use_openblas(nlp)
    return nlp


def recorded(pipe: Callable[..., Iterator[Any]], batches: list[list[str]]) -> Callable[..., Iterator[Any]]:
    """The model's `pipe`, which keeps what it was given."""

    def keeping(texts: list[str], **how: Any) -> Iterator[Any]:
        batches.append(texts)
        return pipe(texts, **how)

    return keeping


def measure(shards: list[Shard], clocks: Clocks, folder: Path) -> float:
    """Read the shards, the first to warm up; seconds of the model without kept vectors on what the others gave it."""
    model, slower = model_of(None), without_kept_vectors(find(None))
    batches: list[list[str]] = []
    pipe, seconds = model.nlp.pipe, 0.0
    for number, shard in enumerate(shards):
        batches.clear()
        model.nlp.pipe = clocks.steps(MODEL, recorded(pipe, batches))
        if number == 1:
            clocks.spent.clear()
        clocks.since = time.process_time()
        read(pickle.loads(pickle.dumps(Job(shard, None, "run", Shared(folder)))))  # noqa: S301 -- of this process
        clocks.switch()
        began = time.process_time()
        for batch in batches:
            for _ in slower.pipe(batch, batch_size=len(batch)):
                pass
        seconds += (time.process_time() - began) * (number > 0)
    return seconds


def sources(corpus: Path, count: int) -> list[Source]:
    """The articles as a worker gets them."""
    with gzip.open(corpus, "rt", encoding="utf-8") as stream:
        texts = [json.loads(line)["text"] for _, line in zip(range(count), stream, strict=False)]
    return [Source(f"{n}.txt", "text", text.encode()) for n, text in enumerate(texts)]


def main() -> None:
    """Measure."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    articles = sources(Path(sys.argv[2]) if len(sys.argv) > 2 else CORPUS, FIRST + count)
    size = bytes_a_shard(sum(len(s.data) for s in articles[FIRST:]), WORKERS, Settings().shard_bytes)
    shards = [Shard(0, "first", tuple(articles[:FIRST])), *cut(articles[FIRST:], size, "")]
    identifier()  # loaded once, as the model is, at the first text that may be of another language
    warm(None)
    clocks = Clocks()
    for stage, where, name in STAGES:
        setattr(where, name, clocks.around(stage, getattr(where, name)))
    with tempfile.TemporaryDirectory() as folder:
        slower = measure(shards, clocks, Path(folder))
    report(clocks.spent, slower)


def report(spent: Counter[str], slower: float) -> None:
    """Print a line a stage, and the shares of all but the model."""
    total = spent.total()
    beside = total - spent[MODEL]
    for stage, seconds in spent.most_common():
        of = {"of_worker": seconds / total, "without_kept_vectors": seconds / (beside + slower)}
        if stage == MODEL:
            of["without_kept_vectors"] = slower / (beside + slower)
        print(json.dumps({"stage": stage, "seconds": round(seconds, 2)} | {k: round(v, 4) for k, v in of.items()}))
    last = {"stage": "all but the model", "seconds": round(beside, 2), "model": round(spent[MODEL], 2)}
    shares = {"of_worker": round(beside / total, 3), "without_kept_vectors": round(beside / (beside + slower), 3)}
    print(json.dumps(last | {"model_without_kept_vectors": round(slower, 2)} | shares))


if __name__ == "__main__":
    main()
