"""Atoms: the digits, words and marks inside tokens, so that a grammar of numbers does not hang on how `1.2bn-a-year` is split."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from transforms.article import ParsedSentence, Token

# Groups of three digits, or of two before the last three (12,34,567 in India); the count of groups is bounded, so that
# matching stays linear.
DIGITS = r"\d{1,3}(?:,\d{2,3}){0,6},\d{3}(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\w.])\.\d+"
WORD_OR_MARK = r"[^\W\d_]+(?:['’](?![sS]\b)[^\W\d_]+)*|\S"
ATOM = re.compile(rf"({DIGITS})|{WORD_OR_MARK}")
DECIMAL_COMMA = r"(?<![\d.])\d{1,3}(?:\.\d{3}){1,6}(?![\d.])(?:,\d+)?|(?<![\d,])\d+,\d{1,2}(?![\d,])"
ATOM_WITH_COMMA = re.compile(rf"({DECIMAL_COMMA}|{DIGITS})|{WORD_OR_MARK}")
"""The same in a text that writes `1.250,50`; three digits behind a comma are thousands there too."""

LONGEST = 25
"""Digits of a number; more make an identifier."""


@dataclass(slots=True, eq=False)
class Atom:
    """A run of digits, a word or one mark: its words in lower case, its place in the text, and the token that it is in."""

    lower: str
    start: int
    end: int
    token: int
    """Index of the token in the sequence that was split."""
    value: float | None = None
    """The number that the digits write; None for words, marks and overlong digits."""
    capital: bool = False
    """Whether it is all in capitals: `10M` is ten million."""


def value_of(digits: str, *, decimal_comma: bool) -> float:
    """The number that digits and separators write."""
    if decimal_comma and re.fullmatch(DECIMAL_COMMA, digits):
        return float(digits.replace(".", "").replace(",", "."))
    return float(digits.replace(",", ""))


def split(text: str, offset: int = 0, token: int = 0, *, decimal_comma: bool = False) -> list[Atom]:
    """The atoms of a text.

    >>> [a.lower for a in split("$1.2bn-a-year")]
    ['$', '1.2', 'bn', '-', 'a', '-', 'year']
    """
    found = []
    for match in (ATOM_WITH_COMMA if decimal_comma else ATOM).finditer(text):
        start, end = match.span()
        atom = Atom(match[0].lower(), offset + start, offset + end, token)
        atom.capital = match[0].isupper()
        if match[1] and end - start <= LONGEST:
            atom.value = value_of(match[1], decimal_comma=decimal_comma)
        found.append(atom)
    return found


def atoms(tokens: Iterable[Token], *, decimal_comma: bool = False) -> list[Atom]:
    """The atoms of tokens, each with the index of its token; white space has none."""
    found: list[Atom] = []
    for index, token in enumerate(tokens):
        text = token.text
        if text.isalpha() or (len(text) == 1 and not text.isdigit()):
            if not text.isspace():
                found.append(Atom(token.lower, token.start, token.end, index))
        elif not text.isspace():
            found += split(text, token.start, index, decimal_comma=decimal_comma)
    return found


@lru_cache(maxsize=1024)
def atoms_of(sentence: ParsedSentence, *, decimal_comma: bool) -> list[Atom]:
    """The atoms of a sentence, not to be changed: those who read times and those who read figures ask for the same."""
    return atoms(sentence.tokens, decimal_comma=decimal_comma)


class Spellings(dict[int, str]):
    """The atoms of a sentence in lower case by their place; empty beyond the ends.

    Rules ask for some thirty words at each number, and a look-up takes a third of a method's time that compares the place with both ends.
    """

    def __missing__(self, _place: int) -> str:
        return ""


def glued(sequence: Sequence[Atom], i: int) -> bool:
    """Whether atom `i` follows the one before it without a space."""
    return 0 < i < len(sequence) and sequence[i - 1].end == sequence[i].start
