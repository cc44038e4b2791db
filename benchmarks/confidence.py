"""Fit the weights of `events.confidence` to judged rows: `python -m benchmarks.confidence`; `--show` prints how well they tell right from wrong.

`confidence.csv` holds rows of articles that the rules were not written for: what the model knows of each, and whether a reader found
type and factuality right. The weights are of a logistic regression with a penalty on their squares, and the same on every machine.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import numpy as np

from transforms.events.attributes.confidence import CAUTION

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "transforms" / "lexicons" / "confidence.tsv"
PENALTY = 0.3
"""Of the squares of the weights, but for the constant; .3, 1 and 3 do alike on the lot that they were not fitted to."""
REMOTE = -0.3
"""The weight of `remote`, which is not fitted: it puts first what a sentence is about. On 322 sentences with one coded event .15 put it
first in .792, .3 and .5 in .823."""
STEPS = 50
HEADER = """\
# Weights of the logistic model of events.confidence: the likelihood that type and factuality of a row are right.
# Fitted by `python -m benchmarks.confidence` to the rows of benchmarks/confidence.csv.
feature\tweight
"""


def read() -> tuple[list[str], np.ndarray, np.ndarray, np.ndarray]:
    """Names of the features, their values a row, whether the row is right, and its lot."""
    with (HERE / "confidence.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    names = [name for name in rows[0] if name not in {"lot", "right"}]  # "remote" last
    values = np.array([[float(row[name]) for name in names] for row in rows])
    return names, values, np.array([float(row["right"]) for row in rows]), np.array([row["lot"] for row in rows])


def fit(values: np.ndarray, right: np.ndarray) -> np.ndarray:
    """The weights, by Newton's method; the first feature is the constant, the last one has its weight given."""
    free = values[:, :-1]
    weights = np.array([*np.zeros(free.shape[1]), REMOTE])
    penalty = np.diag([0.0, *[PENALTY] * (free.shape[1] - 1)])
    for _ in range(STEPS):
        likely = likelihood(values, weights)
        slope = free.T @ (right - likely) - penalty @ weights[:-1]
        curve = (free * (likely * (1 - likely))[:, None]).T @ free + penalty
        weights[:-1] += np.linalg.solve(curve, slope)
    return weights


def likelihood(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The likelihood of each row."""
    return np.asarray(1 / (1 + np.exp(-values @ weights)))


def show(values: np.ndarray, right: np.ndarray, lots: np.ndarray) -> None:
    """How many rows are right by likelihood, each lot with the weights of the others."""
    likely = np.zeros(len(right))
    for lot in np.unique(lots):
        weights = fit(values[lots != lot], right[lots != lot])
        likely[lots == lot] = likelihood(values[lots == lot], weights - np.eye(len(weights))[0] * CAUTION)
    for low, high in ((0.0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01)):
        inside = (likely >= low) & (likely < high)
        share = right[inside].mean() if inside.any() else float("nan")
        sys.stdout.write(f"{low:.1f} to {min(high, 1.0):.1f}: {inside.sum()} rows, right {share:.2f}\n")


def main() -> None:
    """Write the weights, or show how well they do."""
    names, values, right, lots = read()
    if "--show" in sys.argv:
        show(values, right, lots)
        return
    rows = [f"{name}\t{weight:.3f}\n" for name, weight in zip(names, fit(values, right), strict=True)]
    TARGET.write_text(HEADER + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
