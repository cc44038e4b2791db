"""Time and memory of reading articles, beside the bare model's: `python -m benchmarks.stages [MODEL] [CORPUS.jsonl.gz]`.

One process: it loads spaCy's model as it comes and parses the articles with it, then loads what Columnist loads and reads the same
articles, in rounds that take both in turn. Each line is a JSON object: processor time as a share of the bare parse, the median of
the rounds, and the memory that the process holds after the stage has run for the first time.
"""

from __future__ import annotations

import flows  # isort: skip # noqa: F401 -- sets what numpy reads when it is imported, as in a worker

import gzip
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import spacy

from transforms.article import Article
from transforms.coreference.references import References
from transforms.extract import events, figures, mentions, quotes, times
from transforms.gazetteer.places import gazetteer
from transforms.language.installed import find
from transforms.language.model import Model, load, use_openblas
from transforms.language.parse import parse
from transforms.pipeline import open_articles
from transforms.read import Source

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "articles.jsonl.gz"
ARTICLES, CHARACTERS, ROUNDS = 40, 4_000, 5


class Clock:
    """Processor time by stage, and the memory held after its first run."""

    def __init__(self) -> None:
        self.rounds: list[dict[str, float]] = []
        self.megabytes: dict[str, int] = {}

    def take(self, stage: str, work: Callable[[], Any]) -> Any:
        """Run a stage."""
        started = time.process_time()
        result = work()
        self.rounds[-1][stage] = self.rounds[-1].get(stage, 0.0) + time.process_time() - started
        self.megabytes.setdefault(stage, resident())
        return result


def resident() -> int:
    """Megabytes that the process holds."""
    line = next(x for x in Path("/proc/self/status").read_text(encoding="utf-8").splitlines() if x.startswith("VmRSS"))
    return int(line.split()[1]) // 1024


def bare(clock: Clock, nlp: spacy.Language, articles: list[Article]) -> None:
    """The bare model over the texts, as it is switched when it is loaded."""
    use_openblas(nlp, chosen=False)
    clock.take("bare model: parse", lambda: sum(len(doc) for doc in nlp.pipe([a.text for a in articles])))


def read(clock: Clock, model: Model, sources: list[Source]) -> None:
    """Everything that is read from the articles."""
    use_openblas(model.nlp)
    articles, _ = clock.take("clean and segment", lambda: open_articles(sources, "", None))
    clock.take("parse", lambda: parse(articles, model))
    for article in articles:
        named = clock.take("mentions", lambda a=article: mentions.extract(a))
        references = clock.take("references", lambda a=article, n=named: References.of(a, n))
        timed = clock.take("times", lambda a=article: times.extract(a))
        quoted = clock.take("quotes", lambda a=article, r=references: quotes.extract(a, r))
        counted = clock.take(
            "figures", lambda a=article, t=timed, q=quoted, r=references: figures.extract(a, t.rows, q, r)
        )
        clock.take(
            "events", lambda a=article, t=timed, q=quoted, r=references, c=counted: events.extract(a, r, t.rows, c, q)
        )


def main() -> None:
    """Measure."""
    name = find(sys.argv[1] if len(sys.argv) > 1 else None)
    with gzip.open(sys.argv[2] if len(sys.argv) > 2 else CORPUS, "rt", encoding="utf-8") as stream:
        records = [json.loads(line) for _, line in zip(range(ARTICLES), stream, strict=False)]
    sources = [
        Source(f"{n}.jsonl", "jsonl", json.dumps({"id": n, "text": r["text"][:CHARACTERS]}).encode(), 1, str(n))
        for n, r in enumerate(records)
    ]
    clock = Clock()
    clock.rounds.append({})
    clock.megabytes["nothing loaded"] = resident()
    nlp = clock.take("bare model: load", lambda: spacy.load(name))
    plain, _ = open_articles(sources, "", None)
    bare(clock, nlp, plain)
    model = clock.take("model: load", lambda: load(name))
    clock.take("gazetteer: load", gazetteer)
    for _ in range(ROUNDS):
        clock.rounds.append({})
        bare(clock, nlp, plain)
        read(clock, model, sources)
    report(clock)


def report(clock: Clock) -> None:
    """Print a line a stage."""
    print(json.dumps({"stage": "nothing loaded", "megabytes": clock.megabytes["nothing loaded"]}))
    for stage, megabytes in clock.megabytes.items():
        rounds = [r for r in clock.rounds[1:] if stage in r]
        if rounds:
            share = statistics.median(r[stage] / r["bare model: parse"] for r in rounds)
            print(json.dumps({"stage": stage, "of_bare_parse": round(share, 3), "megabytes": megabytes}), flush=True)
        elif stage in clock.rounds[0]:
            print(json.dumps({"stage": stage, "seconds": round(clock.rounds[0][stage], 2), "megabytes": megabytes}))


if __name__ == "__main__":
    main()
