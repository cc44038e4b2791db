"""Whether the model as it is loaded annotates as spaCy's own does: `python -m benchmarks.annotations [ARTICLES] [BATCH] [CORPUS.jsonl.gz]`.

Both read each paragraph of the articles, all of them without a number, in batches of so many; the plain one with Columnist's starts of sentences. One line of
JSON: texts, tokens, and how many tokens have another tag, head, label, start of a sentence or entity. Lemmas follow from word and tag.
"""

from __future__ import annotations

import flows  # isort: skip # noqa: F401 -- sets what numpy reads when it is imported, as in a worker

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language

from transforms.language.installed import find
from transforms.language.model import LEFT_OUT, load
from transforms.language.parse import BATCH, PIECE
from transforms.language.sentences import COMPONENT

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "articles.jsonl.gz"
COLUMNS: list[int | str] = ["TAG", "DEP", "HEAD", "SENT_START", "ENT_IOB", "ENT_TYPE"]
Numbers = NDArray[np.uint64]


def plain() -> Language:
    """The pipeline as spaCy loads it, without what Columnist leaves out."""
    nlp = spacy.load(find(), disable=LEFT_OUT)
    nlp.add_pipe(COMPONENT, before="parser")
    return nlp


def paragraphs(articles: int, corpus: Path) -> Iterator[str]:
    """The paragraphs of so many articles of a corpus, of all with 0."""
    with gzip.open(corpus, "rt", encoding="utf-8") as stream:
        for number, line in enumerate(stream):
            if articles and number == articles:
                return
            yield from (text[:PIECE] for text in json.loads(line)["text"].split("\n") if text.strip())


def annotated(nlp: Language, texts: list[str], batch: int) -> list[Numbers]:
    """What a pipeline says of each text's tokens, an array of (tokens, columns) a text."""
    return [doc.to_array(COLUMNS).astype(np.uint64) for doc in nlp.pipe(texts, batch_size=batch)]


def main() -> None:
    """Compare; spaCy's own goes first, since some operations are shared by all pipelines of the process."""
    articles, batch, corpus = (*sys.argv[1:4], *("0", str(BATCH), str(CORPUS))[len(sys.argv[1:4]) :])
    texts = list(paragraphs(int(articles), Path(corpus)))
    expected = annotated(plain(), texts, int(batch))
    got = annotated(load().nlp, texts, int(batch))
    odd = [one != other for one, other in zip(expected, got, strict=True) if not np.array_equal(one, other)]
    tokens = np.concatenate([np.zeros((0, len(COLUMNS)), dtype=bool), *odd]).sum(axis=0).tolist()
    told = {"texts": len(texts), "tokens": sum(map(len, expected)), "texts_that_differ": len(odd)}
    print(json.dumps(told | dict(zip(map(str, COLUMNS), tokens, strict=True))))


if __name__ == "__main__":
    main()
