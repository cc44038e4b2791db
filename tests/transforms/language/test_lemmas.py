"""Lemmas of words that the model's tables know, and of verbs that they do not."""

from __future__ import annotations

import pytest

from transforms.language.lemmas import Lemmas
from transforms.language.model import load


@pytest.mark.model
@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("gutted", "gut"),
        ("gutting", "gut"),
        ("nabbed", "nab"),
        ("shelled", "shell"),
        ("axed", "axe"),
        ("rerouted", "reroute"),
    ],
)
def test_a_doubled_consonant_is_no_part_of_a_verb(word: str, lemma: str) -> None:
    assert Lemmas.of(load().nlp).lemma(word, "VBD") == lemma
