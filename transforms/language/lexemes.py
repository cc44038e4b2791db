"""What all tokens of one word and tag share, worked out once."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

from spacy.language import Language
from spacy.strings import StringStore

from transforms.language.lemmas import Lemmas
from transforms.language.prefilter import BITS, mask

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


Lexeme = tuple[str, str, str, str, int]
"""Text, text in lower case, lemma, tag, and the bits of the lists that hold one of the three (`prefilter.py`)."""


class Names(dict[int, str]):
    """The labels of the model by their numbers: a few dozen, and of the model's own strings, which stay."""

    def __init__(self, strings: StringStore) -> None:
        super().__init__()
        self.strings = strings

    def __missing__(self, number: int) -> str:
        name = self[number] = self.strings[number & UNSIGNED]
        return name


class Lexemes(dict[tuple[int, int], Lexeme]):
    """What tokens share, by the model's numbers for word and tag; `trim` keeps it and the vocabulary small."""

    def __init__(self, nlp: Language) -> None:
        super().__init__()
        tokenizer: Any = nlp.tokenizer
        tokenizer.max_cache_size = STRINGS
        self.nlp, self.strings, self.lemmas = nlp, nlp.vocab.strings, Lemmas.of(nlp)
        self.names = Names(self.strings)
        self._lists = len(BITS)
        """Lists that had a bit when the words were looked up."""
        self._zone: ExitStack | None = None
        """What is open while texts are read: words that the vocabulary learns go when it is closed."""

    def trim(self) -> None:
        """Forget the words that came with texts, but for the first ones, once they are many; no `Doc` may be in use."""
        if self._lists != len(BITS):
            self.clear()
            self._lists = len(BITS)
        if len(self) <= (LEARNT if self._zone is None else LIMIT):
            return
        self.clear()
        if self._zone is not None:
            self._zone.close()
        self._zone = ExitStack()
        self._zone.enter_context(self.nlp.memory_zone())

    def __missing__(self, key: tuple[int, int]) -> Lexeme:
        text, tag = self.strings[key[0] & UNSIGNED], self.names[key[1]]
        lower = text.lower()
        lemma = self.lemmas.lemma(lower, tag)
        found = self[key] = (text, lower, lemma, tag, mask(text) | mask(lower) | mask(lemma))
        return found
