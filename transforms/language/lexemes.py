"""What all tokens of one word and tag share, worked out once."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

from spacy.language import Language

from transforms.language.lemmas import Lemmas

LIMIT = 1 << 15
"""Pairs of word and tag that are held, and about as many words in the model's vocabulary; then both start anew. A pair takes 0.5 kB here, a
word 0.6 kB there: without an end to it, 1,000 articles of made-up words took 30 MB of each worker."""
LEARNT = 1 << 14
"""Pairs that are learnt for good, before the first words that may be forgotten: spaCy's tokenizer keeps how it cut a string only for such
words. Without, it cut 138,000 of 160,000 strings anew, and took three times as long."""
STRINGS = 1 << 15
"""Strings whose tokens the tokenizer keeps: the words that are learnt, and the same with a comma or a quotation mark behind them."""
UNSIGNED = 2**64 - 1
"""Numbers of strings have no sign; in an array with distances between tokens they have one."""


class Lexemes(dict[tuple[int, int], tuple[str, str, str, str]]):
    """Text, text in lower case, lemma and tag by the model's numbers for word and tag; `trim` keeps it and the vocabulary small."""

    def __init__(self, nlp: Language) -> None:
        super().__init__()
        tokenizer: Any = nlp.tokenizer
        tokenizer.max_cache_size = STRINGS
        self.nlp, self.strings, self.lemmas = nlp, nlp.vocab.strings, Lemmas.of(nlp)
        self._zone: ExitStack | None = None
        """What is open while texts are read: words that the vocabulary learns go when it is closed."""

    def trim(self) -> None:
        """Forget the words that came with texts, but for the first ones, once they are many; no `Doc` may be in use."""
        if len(self) <= (LEARNT if self._zone is None else LIMIT):
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
