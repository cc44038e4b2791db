"""What all tokens of one word and tag share, worked out once."""

from __future__ import annotations

from contextlib import ExitStack

from spacy.language import Language

from transforms.language.lemmas import Lemmas

LIMIT = 1 << 15
"""Pairs of word and tag that are held, and about as many words in the model's vocabulary; then both start anew. A pair takes 0.5 kB here, a
word 0.6 kB there: without an end to it, 1,000 articles of made-up words took 30 MB of each worker."""
UNSIGNED = 2**64 - 1
"""Numbers of strings have no sign; in an array with distances between tokens they have one."""


class Lexemes(dict[tuple[int, int], tuple[str, str, str, str]]):
    """Text, text in lower case, lemma and tag by the model's numbers for word and tag; `trim` keeps it and the vocabulary small."""

    def __init__(self, nlp: Language) -> None:
        super().__init__()
        self.nlp, self.strings, self.lemmas = nlp, nlp.vocab.strings, Lemmas.of(nlp)
        self._zone: ExitStack | None = None
        """What is open while texts are read: words that the vocabulary learns go when it is closed."""

    def trim(self) -> None:
        """Forget all words that came with texts, once they are many; no `Doc` may be in use."""
        if self._zone is not None and len(self) <= LIMIT:
            return
        self.clear()
        if self._zone is not None:
            self._zone.close()
        self._zone = ExitStack()
        self._zone.enter_context(self.nlp.memory_zone())

    def __missing__(self, key: tuple[int, int]) -> tuple[str, str, str, str]:
        text, tag = map(self.name, key)
        lower = text.lower()
        found = self[key] = (text, lower, self.lemmas.lemma(lower, tag), tag)
        return found

    def name(self, number: int) -> str:
        """The string that a number stands for."""
        return self.strings[number & UNSIGNED]
