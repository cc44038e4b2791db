"""The model of boilerplate: a logistic regression reads each line, boosted trees read its surroundings.

The weights are in `boilerplate.npz`, which `python -m benchmarks.boilerplate PAGES NEWS --write` makes; it also says how well they do
on pages that they were not trained on.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from transforms.clean.features import AGAIN, HEAD, NO_SHARES, SHARE_STEPS, SHARED, SHORT_WORDS, LineFeatures, own
from transforms.clean.surroundings import Floats, surroundings

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
    children: Ints = field(init=False)
    """The right and the left child of each node."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "children", np.stack([self.right, self.left], axis=1).ravel())

    def odds(self, rows: Floats) -> Floats:
        """Log odds, one a row."""
        width = rows.shape[1]
        flat, row = np.ascontiguousarray(rows).ravel(), np.arange(0, len(rows) * width, width)[:, None]
        at = np.repeat(self.roots[None, :], len(rows), axis=0)
        for _ in range(
            self.depth
        ):  # `take` needs half the time of indexing in brackets, and less where it need not check the index
            goes_left = flat.take(self.feature.take(at, mode="clip") + row, mode="clip") <= self.threshold.take(
                at, mode="clip"
            )
            at = self.children.take(2 * at + goes_left, mode="clip")
        odds: Floats = self.value.take(at).sum(axis=1) + self.base
        return odds


@dataclass(frozen=True, slots=True)
class Weights:
    """A trained model: the weight of each feature of a line, and the trees."""

    lines: dict[str, float]
    trees: Trees

    @classmethod
    def load(cls, data: bytes) -> Weights:
        """The weights of a `.npz` file as `pack` writes it."""
        with np.load(io.BytesIO(data)) as arrays:
            lines = dict(zip(arrays["features"].tolist(), arrays["weights"].tolist(), strict=True))
            trees = Trees(
                roots=arrays["roots"].astype(np.int64),
                feature=arrays["feature"].astype(np.int64),
                threshold=arrays["threshold"],
                left=arrays["left"].astype(np.int64),
                right=arrays["right"].astype(np.int64),
                value=arrays["value"],
                depth=int(arrays["depth"]),
                base=float(arrays["base"]),
            )
        return cls(lines, trees)

    def pack(self) -> bytes:
        """The weights as the bytes of a `.npz` file: the same weights give the same bytes."""
        out, trees = io.BytesIO(), self.trees
        np.savez_compressed(
            out, features=np.array(list(self.lines)), weights=np.array(list(self.lines.values())),
            roots=trees.roots.astype(np.int32), feature=trees.feature.astype(np.int16), threshold=trees.threshold,
            left=trees.left.astype(np.int32), right=trees.right.astype(np.int32), value=trees.value,
            depth=np.array(trees.depth), base=np.array(trees.base),
        )  # fmt: skip
        return out.getvalue()


@cache
def weights() -> Weights:
    """The weights that the package holds, loaded once."""
    return Weights.load((files(__package__) / "boilerplate.npz").read_bytes())


@cache
def word_weights() -> dict[str, dict[str, float]]:
    """The weights of words in lines of each size, and of pairs ("b"): to look a word up takes half the time of naming its features first."""
    by_kind: dict[str, dict[str, float]] = {kind: {} for kind in "wsmlb"}
    for feature, weight in weights().lines.items():
        kind, colon, word = feature.partition(":")
        if colon and kind in by_kind:
            by_kind[kind][word] = weight
    anywhere, pairs = by_kind.pop("w"), by_kind.pop("b")
    summed = {
        size: {word: anywhere.get(word, 0.0) + here.get(word, 0.0) for word in {**anywhere, **here}}
        for size, here in by_kind.items()
    }
    return summed | {"b": pairs}


@cache
def share_weights() -> tuple[tuple[tuple[float, ...], ...], tuple[tuple[float, ...], ...]]:
    """The weights of what lines share, of long lines and of short ones, by SHARED and the class of the share."""
    weight = weights().lines
    classes = [[f"{name}={k}" for k in range(int(steps) + 1)] for name, steps in zip(SHARED, SHARE_STEPS, strict=True)]
    long = tuple(tuple(weight.get(f, 0.0) for f in row) for row in classes)
    short = tuple(tuple(weight.get(f, 0.0) + weight.get(f"short {f}", 0.0) for f in row) for row in classes)
    return long, short


def line_odds(lines: Sequence[LineFeatures]) -> Floats:
    """Log odds of boilerplate that each line has by itself."""
    return np.array([own_odds(x.text[:HEAD]) + shared_odds(x) for x in lines])


def shared_odds(line: LineFeatures) -> float:
    """The part of a line's log odds that lies in what it shares with its page."""
    odds = weights().lines.get(AGAIN, 0.0) if line.repeated else 0.0
    if line.shares is NO_SHARES:
        return odds
    table = share_weights()[line.n_words <= SHORT_WORDS]
    return odds + sum(
        [row[int(share * steps)] for row, share, steps in zip(table, line.shares, SHARE_STEPS, strict=True)]
    )


@lru_cache(maxsize=2048)
def own_odds(text: str) -> float:
    """The part of a line's log odds that its text alone makes."""
    weight, by_kind, line = weights().lines, word_weights(), own(text)
    here, pairs = by_kind[line.size], by_kind["b"]
    told = sum([here.get(w, 0.0) for w in line.distinct])
    told += sum([pairs.get(pair, 0.0) for pair in line.pairs])
    return sum([weight.get(f, 0.0) for f in line.flags]) + line.scale * told


def probabilities(lines: Sequence[LineFeatures]) -> Floats:
    """The probability that each line of a page is boilerplate."""
    odds = weights().trees.odds(surroundings(line_odds(lines), lines))
    share: Floats = 1 / (1 + np.exp(-odds))
    return share
