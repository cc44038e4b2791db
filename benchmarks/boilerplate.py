"""Train the model of boilerplate and say how well it does on pages it has not seen.

    .venv/bin/uv run --no-project --python .venv/bin/python --with scikit-learn==1.8.0 -m benchmarks.boilerplate PAGES.jsonl NEWS.jsonl [--seeds N] [--write]

PAGES: one page a line, `{"url": ..., "lines": [{"text": ..., "keep": true}, ...]}`; the weights in transforms/clean were trained on
the development pages of WCXB (CC BY 4.0). Each page is also shown without its boilerplate, in several layouts, so that
the model learns to leave a clean article alone, and once more around a news report: the pages are guides and blogs for the most part.
NEWS: one report a line, `{"text": ...}`, title and paragraphs with an empty line between them; here the 74 of Wikinews (CC BY 2.5) in
MEANTIME and the GUM treebank. Scores are by ten-fold cross-validation over pages, each seed another split: their mean
and spread count, since one split differs from the next by a hundredth. The phrase rules were not held out.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from transforms.clean import model
from transforms.clean.decision import decide
from transforms.clean.features import LineFeatures, describe
from transforms.clean.surroundings import Floats, surroundings
from transforms.front_matter.lines import front_matter

Decision = list[str | None]
Ints = NDArray[np.int64]
MODEL = Path(model.__file__).resolve().with_name("boilerplate.npz")
FOLDS = 10
KEPT_FEATURES = 5000
WEIGHTS = {"page": 1.0, "clean": 0.5, "sentences": 0.25, "opening": 0.5, "news": 0.5, "report": 0.5}
"""What a line of each kind of page counts in training."""
SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Z])")
OPENING = 10
"""Lines of an opening."""
REPORT = 10
"""Lines of a report that a page stands around are three and up to so many more."""
# Of what was tried on three splits: many small steps, each split of a tree choosing among a fifth of the columns, is what the
# few pages want: mean F1 .853 against .839 for 120 trees of twice the step that see all columns. With the news, on six splits: F1 .856
# ± .004, precision .928, words kept .992.
TREES = {
    "max_iter": 240,
    "learning_rate": 0.03,
    "max_leaf_nodes": 16,
    "l2_regularization": 2.0,
    "min_samples_leaf": 12,
    "max_depth": 8,
    "max_features": 0.2,
}


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its features by line, and which lines are boilerplate."""

    number: int
    fold: int
    kind: str
    lines: list[LineFeatures]
    boilerplate: np.ndarray
    weight: float
    texts: list[str]
    url: str | None


def pages(path: Path, news: Path) -> Iterator[Page]:
    """The pages of a file, each followed by itself without boilerplate (as it is, a sentence a line, the opening of that) and around news."""
    records = [json.loads(line) for line in path.open(encoding="utf-8")]
    reports = [json.loads(line)["text"].split("\n\n") for line in news.open(encoding="utf-8")]
    order = split(len(records), 0)
    for number, record in enumerate(records):
        lines = [(line["text"].strip(), not line["keep"]) for line in record["lines"]]
        clean = [(text, False) for text, boilerplate in lines if not boilerplate]
        sentences = [(text, False) for line, _ in clean for text in SENTENCE.split(line)]
        for kind, found in (
            ("page", lines),
            ("clean", clean),
            ("sentences", sentences),
            ("opening", sentences[:OPENING]),
            ("news", around(lines, paragraphs(reports[number % len(reports)], 1 + number % 2)[: 3 + number % REPORT])),
            (
                "report",
                [(text, False) for text in paragraphs(reports[-1 - number % len(reports)], 1 + number % 3 // 2)],
            ),
        ):
            if found:
                texts = [text for text, _ in found]
                boilerplate = np.array([f for _, f in found])
                url = record.get("url") if kind not in ("news", "report") else None
                yield Page(
                    number, int(order[number]), kind, describe(texts, url), boilerplate, WEIGHTS[kind], texts, url
                )


def around(page: Sequence[tuple[str, bool]], report: Sequence[str]) -> list[tuple[str, bool]]:
    """A report's lines with a page's boilerplate above, between and below them."""
    kept = [i for i, (_, boilerplate) in enumerate(page) if not boilerplate] or [len(page)]
    above, below = list(page[: kept[0]]), list(page[kept[-1] + 1 :])
    between = [line for line in page[kept[0] : kept[-1]] if line[1]]
    lines = above
    for number, text in enumerate(report):
        lines += [(text, False), *(between[number // 2 - 1 : number // 2] if number and not number % 2 else [])]
    return lines + below


def paragraphs(report: Sequence[str], most: int) -> list[str]:
    """A report's title and its paragraphs, cut so that none has more than `most` sentences."""
    found = [SENTENCE.split(paragraph) for paragraph in report[1:]]
    return [report[0], *(" ".join(s[k : k + most]) for s in found for k in range(0, len(s), most))]


def split(n: int, seed: int) -> Ints:
    """The fold of each of `n` pages."""
    folds: Ints = np.random.RandomState(seed).permutation(n) % FOLDS
    return folds


def weigh(found: Sequence[Page]) -> dict[str, float]:
    """A logistic regression over the lines' own features, cut to the KEPT_FEATURES that matter most."""
    from sklearn.feature_extraction import DictVectorizer  # noqa: PLC0415 -- needed here alone, and no dependency of the project
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    rows = [dict.fromkeys(x.flags, 1.0) | dict.fromkeys(x.own.words, x.own.scale) for p in found for x in p.lines]
    answers = np.concatenate([p.boilerplate for p in found])
    weights = np.concatenate([np.full(len(p.lines), p.weight) for p in found])
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(rows)
    often = np.flatnonzero(np.asarray((matrix != 0).sum(axis=0)).ravel() >= 3)
    names = vectorizer.get_feature_names_out()[often]
    fit = LogisticRegression(C=0.5, max_iter=400).fit(matrix[:, often], answers, weights)
    seen = np.asarray((matrix[:, often] != 0).sum(axis=0)).ravel()
    best = np.sort(np.argsort(-np.abs(fit.coef_[0]) * np.sqrt(seen))[:KEPT_FEATURES])
    fit = LogisticRegression(C=0.5, max_iter=400).fit(matrix[:, often[best]], answers, weights)
    found_weights = {str(n): round(float(w), 3) for n, w in zip(names[best], fit.coef_[0], strict=True)}
    found_weights["bias"] = round(found_weights.get("bias", 0.0) + float(fit.intercept_[0]), 3)
    return found_weights


def odds(found: Sequence[LineFeatures], weights: dict[str, float]) -> Floats:
    """What `model.line_odds` does, with other weights."""
    return np.array(
        [
            sum(weights.get(f, 0.0) for f in x.flags) + x.own.scale * sum(weights.get(w, 0.0) for w in x.own.words)
            for x in found
        ]
    )


def grow(found: Sequence[Page]) -> Any:
    """Trees over surroundings whose odds come from regressions that did not see the page."""
    from sklearn.ensemble import HistGradientBoostingClassifier  # noqa: PLC0415

    folds = sorted({p.fold for p in found})
    thirds = [set(folds[k::3]) for k in range(3)]
    regressions = [weigh([p for p in found if p.fold not in third]) for third in thirds]
    rows = np.concatenate(
        [
            surroundings(
                odds(p.lines, next(r for r, t in zip(regressions, thirds, strict=True) if p.fold in t)), p.lines
            )
            for p in found
        ]
    )
    answers = np.concatenate([p.boilerplate for p in found])
    weights = np.concatenate([np.full(len(p.lines), p.weight) for p in found])
    return HistGradientBoostingClassifier(random_state=0, early_stopping=False, **TREES).fit(rows, answers, weights)


def trees_of(fit: Any) -> model.Trees:
    """The fitted trees as flat arrays."""
    grown = [tree for (tree,) in fit._predictors]  # noqa: SLF001 -- scikit-learn has no public way to its trees
    nodes = np.concatenate([tree.nodes for tree in grown])
    sizes = [len(tree.nodes) for tree in grown]
    roots = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    first, leaf, itself = np.repeat(roots, sizes), nodes["is_leaf"].astype(bool), np.arange(len(nodes))
    return model.Trees(
        roots,
        np.where(leaf, 0, nodes["feature_idx"]).astype(np.int64),
        np.where(leaf, 0, nodes["num_threshold"]).round(4),
        np.where(leaf, itself, first + nodes["left"]),
        np.where(leaf, itself, first + nodes["right"]),
        np.where(leaf, nodes["value"].round(4), 0),
        int(nodes["depth"].max()),
        float(fit._baseline_prediction.item()),  # noqa: SLF001
    )


def sigmoid(odds: Floats) -> Floats:
    """Log odds as probabilities."""
    share: Floats = 1 / (1 + np.exp(-odds))
    return share


def cross_validate(found: Sequence[Page]) -> dict[str, list[tuple[Page, Decision]]]:
    """For each kind of page, what a model that has not seen the page decides of its lines."""
    decided: dict[str, list[tuple[Page, Decision]]] = {kind: [] for kind in WEIGHTS}
    for fold in range(FOLDS):
        train, test = [p for p in found if p.fold != fold], [p for p in found if p.fold == fold]
        weights, grown = weigh(train), trees_of(grow(train))
        for page in test:
            made = decide(
                page.texts,
                page.url,
                lambda lines, w=weights, t=grown: sigmoid(t.odds(surroundings(odds(lines, w), lines))),
            )
            decided[page.kind].append((page, made))
    return decided


def measure(decided: Sequence[tuple[Page, Decision]]) -> dict[str, float]:
    """DROP by lines and KEEP by words; boilerplate that is shown as the article's front matter is left out."""
    hit = ours = gold = kept = words = 0
    for page, decision in decided:
        for line, text, boilerplate, rule in zip(page.lines, page.texts, page.boilerplate, decision, strict=True):
            if boilerplate and rule is None and front_matter(text):
                continue
            hit += bool(boilerplate) and rule is not None
            ours += rule is not None
            gold += bool(boilerplate)
            kept += 0 if boilerplate or rule else line.n_words
            words += 0 if boilerplate else line.n_words
    return {
        "drop_precision": hit / max(1, ours),
        "drop_recall": hit / max(1, gold),
        "drop_f1": 2 * hit / max(1, ours + gold),
        "keep_word_recall": kept / max(1, words),
    }


def main() -> None:
    """Print the scores; write the weights when asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("news", type=Path)
    parser.add_argument("--seeds", type=int, default=1, help="splits to cross-validate on; 0: none")
    parser.add_argument("--write", action="store_true", help="write the weights of a model of all pages")
    args = parser.parse_args()
    found = list(pages(args.pages, args.news))
    scores = []
    for seed in range(args.seeds):
        folds = split(1 + max(page.number for page in found), seed)
        split_anew = [replace(page, fold=int(folds[page.number])) for page in found]
        scores.append({kind: measure(decided) for kind, decided in cross_validate(split_anew).items()})
        print(seed, {name: round(score, 4) for name, score in scores[-1]["page"].items()}, flush=True)
    for kind in WEIGHTS if scores else ():
        values = {name: [score[kind][name] for score in scores] for name in scores[0][kind]}
        print(kind, {name: f"{np.mean(v):.4f} ± {np.std(v):.4f}" for name, v in values.items()})
    if args.write:
        MODEL.write_bytes(model.Weights(dict(sorted(weigh(found).items())), trees_of(grow(found))).pack())


if __name__ == "__main__":
    main()
