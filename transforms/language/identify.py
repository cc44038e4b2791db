"""Which language a text is in, by py3langid (Lui & Baldwin 2012), with care for short English texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import Any

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from transforms.lexicons import lexicon

ENGLISH = "en"
HEAD = 3_000
"""Characters from the middle of a text in which English words are counted."""
CLASSIFIED = 1_500
"""Characters of them that the identifier reads, in 1.3 ms; on paragraphs of 60 it is right in .986."""
FEWEST_LETTERS = 40
"""Below, a text is English when its letters are Latin, and of no known language otherwise."""
SURE = 0.9
"""Probability from which the identifier is believed on Latin letters."""
SURE_OF_OTHER_SCRIPTS = 0.5
"""Few languages share a script that is not Latin."""
NOT_NEWS = frozenset({"la", "eo", "vo", "zxx"})
"""What lists of names and codes are taken for."""
CLEAR_SHARE = 0.3
"""A text with so many English function words is English, whatever its names are."""
FUNCTION_SHARE = 0.15
"""Share of English function words from which a text is English."""
CERTAIN = 0.99
"""One with so many is, where the model is not certain of another language: "die", "in", "an" and "war" are German too."""
QUOTED = re.compile(r"“[^”]{1,2000}[”“]|\"[^\"\n]{1,2000}\"|«[^»]{1,2000}»|„[^“”]{1,2000}[“”]")
WORD = re.compile(r"[^\W\d_]+")


@cache
def identifier() -> Any:
    """The model, loaded once."""
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def function_words() -> frozenset[str]:
    """English words that no text of some length does without."""
    return frozenset(row["word"] for row in lexicon("function_words.tsv"))


def is_latin(words: Sequence[str], letters: int) -> bool:
    """Whether more than half of the letters are of the Latin script."""
    together = "".join(words)
    return together.isascii() or sum([c < "\u0250" for c in together]) > letters / 2


@lru_cache(maxsize=1)
def identify(text: str) -> str | None:
    """ISO 639-1 code of the language, or None where a text is too short to tell.

    It is asked of a page, and again of what cleaning kept of it: of every other page the same text.

    >>> identify("Die Ukraine hat nach Angaben des Ministeriums sechs Raketen auf ein Lager abgefeuert.")
    'de'
    >>> identify("Six killed in Kursk")
    'en'
    """
    middle = max(0, (len(text) - HEAD) // 2)
    text = own_words(text[middle : middle + HEAD])
    words = WORD.findall(text.lower())
    letters = sum(map(len, words))
    if not letters:
        return None
    latin = is_latin(words, letters)
    share = function_share(words)
    if share >= CLEAR_SHARE or (latin and letters < FEWEST_LETTERS):
        return ENGLISH
    code, probability = identifier().classify(text[:CLASSIFIED])
    if share >= FUNCTION_SHARE and (probability < CERTAIN):
        return ENGLISH
    if probability >= (SURE if latin else SURE_OF_OTHER_SCRIPTS) and code not in NOT_NEWS:
        return str(code)
    return ENGLISH if latin and text.isascii() else None


def own_words(text: str) -> str:
    """A text without what stands in quotation marks, where enough is left: a quotation may be in another language."""
    outside = QUOTED.sub(" ", text)
    stretches = (outside[at : at + 5 * FEWEST_LETTERS] for at in range(0, len(outside), 5 * FEWEST_LETTERS))
    counts = accumulate(sum(map(str.isalpha, stretch)) for stretch in stretches)
    return outside if any(count >= FEWEST_LETTERS for count in counts) else text


def function_share(words: Sequence[str]) -> float:
    """The share of English function words."""
    known = function_words()
    return sum([w in known for w in words]) / len(words)
