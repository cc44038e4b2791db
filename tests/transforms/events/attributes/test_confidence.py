"""The weights of the confidence are those that the fit gives, and they tell right rows from wrong ones."""

from __future__ import annotations

import pytest

from benchmarks.confidence import fit, likelihood, read
from transforms.events.attributes.confidence import CAUTION, weights

HIGH, LOW = 0.8, 0.5


def test_weights_are_fitted_to_the_judged_rows() -> None:
    names, values, right, _ = read()
    fitted = dict(zip(names, fit(values, right), strict=True))
    assert weights() == pytest.approx(fitted, abs=0.001)


def test_high_rows_are_right_nine_times_in_ten_and_low_ones_less() -> None:
    _, values, right, lots = read()
    high, low = [], []
    for lot in set(lots):
        model = fit(values[lots != lot], right[lots != lot])
        model[0] -= CAUTION
        likely = likelihood(values[lots == lot], model)
        high += list(right[lots == lot][likely >= HIGH])
        low += list(right[lots == lot][likely < LOW])
    assert sum(high) / len(high) >= 0.9
    assert sum(low) / len(low) <= 0.7
