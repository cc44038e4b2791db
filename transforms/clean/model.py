"""The model of page furniture: a logistic regression reads each line, boosted trees read its surroundings.

Weights are data: `furniture_words.tsv` and `furniture_trees.csv`, both written by `benchmarks/furniture.py`, which also says how
well they do on pages that they were not trained on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from transforms.clean.features import HEAD, LineFeatures, own
from transforms.clean.surroundings import Floats, surroundings
from transforms.lexicons import lexicon

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Trees:
    """Boosted regression trees as flat arrays: node k goes to `left` where its feature is at most `threshold`, else `right`.

    Leaves lead to themselves; `value` is what they add to the log odds.
    """

    roots: Ints
    feature: Ints
    threshold: Floats
    left: Ints
    right: Ints
    value: Floats
    depth: int
    base: float

    def odds(self, rows: Floats) -> Floats:
        """Log odds, one a row."""
        flat, row = np.ascontiguousarray(rows).ravel(), np.arange(len(rows))[:, None] * rows.shape[1]
        at = np.repeat(self.roots[None, :], len(rows), axis=0)
        for _ in range(self.depth):  # `take` needs half the time of indexing in brackets
            goes_left = flat.take(self.feature.take(at) + row) <= self.threshold.take(at)
            at = np.where(goes_left, self.left.take(at), self.right.take(at))
        odds: Floats = self.value.take(at).sum(axis=1) + self.base
        return odds


@cache
def words() -> dict[str, float]:
    """The weight of each feature of a line."""
    return {row["feature"]: float(row["weight"]) for row in lexicon("furniture_words.tsv")}


@cache
def word_weights() -> dict[str, dict[str, float]]:
    """The weights of words and pairs alone, by kind: to look a word up takes half the time of naming its feature first."""
    found: dict[str, dict[str, float]] = {kind: {} for kind in "wsmlb"}
    for feature, weight in words().items():
        kind, colon, word = feature.partition(":")
        if colon and kind in found:
            found[kind][word] = weight
    return found


@cache
def trees() -> Trees:
    """The trained trees."""
    return assemble(lexicon("furniture_trees.csv"))


def assemble(rows: Sequence[Mapping[str, str]]) -> Trees:
    """Trees from rows of nodes, each tree's root first; the row of tree -1 holds what they start from."""
    base = next(float(r["value"]) for r in rows if r["tree"] == "-1")
    nodes = [r for r in rows if r["tree"] != "-1"]
    offset = {r["tree"]: i for i, r in enumerate(nodes) if r["node"] == "0"}

    def column(name: str) -> Floats:
        return np.array([float(r[name] or 0) for r in nodes])

    def target(name: str) -> Ints:
        return np.array([offset[r["tree"]] + int(r[name]) if r["feature"] else i for i, r in enumerate(nodes)])

    return Trees(
        np.array(list(offset.values())),
        column("feature").astype(np.int64),
        column("threshold"),
        target("left"),
        target("right"),
        column("value"),
        max(int(r["depth"]) for r in nodes),
        base,
    )


def line_odds(lines: Sequence[LineFeatures]) -> Floats:
    """Log odds of furniture that each line has by itself."""
    weight = words()
    return np.array([own_odds(x.text[:HEAD]) + sum([weight.get(f, 0.0) for f in x.shared]) for x in lines])


@lru_cache(maxsize=2048)
def own_odds(text: str) -> float:
    """The part of a line's log odds that its text alone makes."""
    weight, by_kind, line = words(), word_weights(), own(text)
    anywhere, here, pairs = by_kind["w"], by_kind[line.size], by_kind["b"]
    told = sum([anywhere.get(w, 0.0) + here.get(w, 0.0) for w in line.distinct])
    told += sum([pairs.get(pair, 0.0) for pair in line.pairs])
    return sum([weight.get(f, 0.0) for f in line.flags]) + line.scale * told


def probabilities(lines: Sequence[LineFeatures]) -> Floats:
    """The probability that each line of a page is furniture."""
    odds = trees().odds(surroundings(line_odds(lines), lines))
    share: Floats = 1 / (1 + np.exp(-odds))
    return share
