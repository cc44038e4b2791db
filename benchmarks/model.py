"""What each speed setting of the language model brings: `python -m benchmarks.model [MODEL] [CORPUS.jsonl.gz]`.

Every line is a JSON object: the processor time of the plain pipeline over that with the setting, the median of rounds that take
all variants in turn, since machines are shared.
"""

from __future__ import annotations

import flows  # isort: skip # noqa: F401 -- sets what numpy reads when it is imported, as in a worker

import gzip
import json
import statistics
import sys
import time
from pathlib import Path

import spacy
from spacy.language import Language

from transforms.language.installed import find
from transforms.language.maxout import take_pieces_apart
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
        "both, and maxout by pieces": (apart(name), True),
        "as loaded: both, kept vectors, sentence starts too": (load(name).nlp, True),
    }


def apart(name: str) -> Language:
    """The light pipeline with its maxout layers taken apart."""
    nlp = spacy.load(name, disable=LEFT_OUT)
    take_pieces_apart(nlp)
    return nlp


def seconds(nlp: Language, texts: list[str], *, openblas: bool) -> float:
    """Processor time of one pass."""
    use_openblas(nlp, chosen=openblas)  # before every pass: some operations are shared by all pipelines
    started = time.process_time()
    for _ in nlp.pipe(texts):
        pass
    return time.process_time() - started


def transitions(nlp: Language, texts: list[str]) -> float:
    """Processor time of the parser and the NER over that of the tokens' embedding.

    From spaCy 3.8.8 to 3.8.18 both take the interpreter's lock in every step: the ratio is 1.4 with 3.8.4 and was 3.4 with 3.8.18.
    """
    docs = [nlp.make_doc(text) for text in texts]
    spent = {}
    for name in ("tok2vec", "parser", "ner"):
        started = time.process_time()
        docs = list(nlp.get_pipe(name).pipe(docs, batch_size=64))  # type: ignore[attr-defined]
        spent[name] = time.process_time() - started
    return (spent["parser"] + spent["ner"]) / spent["tok2vec"]


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
    ratio = statistics.median(transitions(pipelines["both"][0], texts) for _ in range(ROUNDS))
    print(json.dumps({"parser_and_ner_over_embedding": round(ratio, 2)}), flush=True)


if __name__ == "__main__":
    main()
