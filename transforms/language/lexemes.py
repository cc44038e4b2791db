"""What all tokens of one word and tag share, worked out once."""

from __future__ import annotations

from spacy.language import Language

from transforms.language.lemmas import Lemmas

UNSIGNED = 2**64 - 1
"""Numbers of strings have no sign; in an array with distances between tokens they have one."""


class Lexemes(dict[tuple[int, int], tuple[str, str, str, str]]):
    """Text, text in lower case, lemma and tag by the model's numbers for word and tag; it grows with the vocabulary."""

    def __init__(self, nlp: Language) -> None:
        super().__init__()
        self.strings, self.lemmas = nlp.vocab.strings, Lemmas.of(nlp)

    def __missing__(self, key: tuple[int, int]) -> tuple[str, str, str, str]:
        text, tag = map(self.name, key)
        lower = text.lower()
        found = self[key] = (text, lower, self.lemmas.lemma(lower, tag), tag)
        return found

    def name(self, number: int) -> str:
        """The string that a number stands for."""
        return self.strings[number & UNSIGNED]
