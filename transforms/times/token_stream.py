"""The atoms of one sentence as the rules look at them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from transforms.article import ParsedSentence, Token
from transforms.lexicons import word_list
from transforms.numbers import grammar
from transforms.numbers.atoms import Atom, Spellings, atoms, atoms_of
from transforms.numbers.numerals import Number
from transforms.times.nodes import Match
from transforms.times.vocabulary import DASHES, MODIFIERS, VAGUE

ARTICLES = frozenset({"a", "an"})
ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th"})
MULTIPLES = word_list("time_words.tsv", "multiple")
"""Spellings after an article that make more or less than one of it."""
LARGEST_AMOUNT = 1_000_000
"""Units from which a number is no length of time that news tells."""


Level = Callable[["TokenStream", int], Match | None]


@dataclass(slots=True)
class TokenStream:
    """The atoms of a sentence, with their tokens, the levels of the grammar, and a memory of what was read where."""

    atoms: list[Atom]
    tokens: list[Token]
    levels: Mapping[str, Level] = field(default_factory=dict)
    memory: dict[tuple[str, int], Match | None] = field(default_factory=dict)
    numbers: dict[int, Number | None] = field(default_factory=dict)
    words: list[str] = field(init=False)
    """The atoms in lower case."""
    word: Callable[[int], str] = field(init=False)
    """Atom `i` in lower case; empty beyond the ends."""

    def __post_init__(self) -> None:
        self.words = [atom.lower for atom in self.atoms]
        self.word = Spellings(enumerate(self.words)).__getitem__

    @classmethod
    def of(cls, tokens: list[Token], levels: Mapping[str, Level]) -> TokenStream:
        """The stretch of some tokens of one sentence, to be read by these levels."""
        return cls(atoms(tokens), tokens, levels)

    @classmethod
    def of_sentence(cls, sentence: ParsedSentence, levels: Mapping[str, Level]) -> TokenStream:
        """A whole sentence as one stretch."""
        return cls(atoms_of(sentence, decimal_comma=False), sentence.tokens, levels)

    def read(self, level: str, i: int) -> Match | None:
        """What a level of the grammar finds at atom `i`, remembered; a rule that comes back to where it is finds nothing."""
        key = (level, i)
        if key not in self.memory:
            self.memory[key] = None
            self.memory[key] = self.levels[level](self, i)
        return self.memory[key]

    def element(self, i: int) -> Match | None:
        """The longest find of one rule at `i`."""
        return self.read("element", i)

    def point(self, i: int) -> Match | None:
        """An element with what belongs to it."""
        return self.read("point", i)

    def number(self, i: int) -> Number | None:
        """The number that starts with atom `i`, remembered: a dozen rules ask for it."""
        if i not in self.numbers:
            self.numbers[i] = grammar.read(self.atoms, i)
        return self.numbers[i]

    def __len__(self) -> int:
        return len(self.atoms)

    def token(self, i: int) -> Token:
        """The token that atom `i` is in."""
        return self.tokens[self.atoms[i].token]

    def tag(self, i: int) -> str:
        """The Penn Treebank tag of that token; empty beyond the ends."""
        return self.token(i).tag if 0 <= i < len(self.atoms) else ""

    def is_capital(self, i: int) -> bool:
        """Whether atom `i` starts with a capital letter."""
        if not 0 <= i < len(self.atoms):
            return False
        token = self.token(i)
        return token.text[self.atoms[i].start - token.start :][:1].isupper()

    def is_all_capitals(self, i: int) -> bool:
        """Whether atom `i` is written in capitals."""
        if not 0 <= i < len(self.atoms):
            return False
        token = self.token(i)
        return token.text[self.atoms[i].start - token.start :][: len(self.word(i))].isupper()

    def is_glued(self, i: int) -> bool:
        """Whether atom `i` follows the one before it without a space."""
        return 0 < i < len(self.atoms) and self.atoms[i - 1].end == self.atoms[i].start

    def integer(self, i: int, longest: int = 2) -> int | None:
        """The plain digits of atom `i`, at most so many."""
        word = self.word(i)
        return int(word) if len(word) <= longest and word.isascii() and word.isdigit() else None

    def year_digits(self, i: int) -> int | None:
        """Four digits that can be a year, 1000 to 2199."""
        word = self.word(i)
        if len(word) != 4 or not (word.isascii() and word.isdigit()):
            return None
        value = int(word)
        return value if 1000 <= value <= 2199 else None

    def skip(self, i: int, *words: str) -> int:
        """The atom after one of these words, or `i`."""
        return i + 1 if self.word(i) in words else i

    def undash(self, i: int) -> int:
        """The atom after an optional dash."""
        return i + 1 if self.word(i) in DASHES else i

    def ordinal(self, i: int) -> tuple[int, int] | None:
        """An ordinal number in digits or words, and the atom after it."""
        if not (self.word(i)[:1].isdigit() or self.word(i)[:1].isalpha()):
            return None
        match = self.number(i)
        if match is None or not match.ordinal or match.fraction or not 0 < match.value < 10_000_000:
            return None
        return int(match.value), match.end

    def amount(self, i: int) -> tuple[float | None, int] | None:
        """How many units: a number, `a`, `a couple of`, `half a`, or a vague word (None); and the atom after it."""
        word = self.word(i)
        if word == "half" and self.word(i + 1) in ARTICLES:
            return 0.5, i + 2
        if word in ARTICLES or word == "another":
            return self.single(i)
        if word == "one" and self.word(i + 1) != "and":
            return self.cardinal(i) or (1, i + 1)
        if word in VAGUE:
            some = word == "some" and i == 0
            return (
                None if some or (self.word(i - 1), word) == ("as", "many") else (None, self.skip(i + 1, "of", "more"))
            )
        number = self.cardinal(i)
        return number if number and number[0] < LARGEST_AMOUNT else None

    def single(self, i: int) -> tuple[float | None, int]:
        """One, unless the word after the article says more: `a`, `a couple of`, `another two`."""
        if self.word(i) == "another":
            return self.cardinal(i + 1) or (1, i + 1)
        return self.multiple(i + 1) if self.word(i + 1) in MULTIPLES else (1, i + 1)

    def cardinal(self, i: int) -> tuple[float, int] | None:
        """`one point five`, `one hundred`."""
        match = self.number(i)
        return (match.value, match.end) if match and not match.ordinal and match.value > 0 else None

    def multiple(self, i: int) -> tuple[float | None, int]:
        """The rest of `a few`, `a couple of`, `a dozen`, `a further three`, `a half`."""
        word = self.word(i)
        if word == "further":
            return self.amount(i + 1) or (1, i)
        if word == "half":
            return 0.5, self.undash(i + 1)
        return {"couple": 2, "dozen": 12}.get(word), self.skip(i + 1, "of", "more")

    def skip_modifiers(self, i: int) -> int:
        """The atom after words between a number and its unit: `consecutive`, `long`, `full`."""
        while self.word(i) in MODIFIERS:
            i += 1
        return i
