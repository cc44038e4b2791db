"""A figure while it is read, and the sentence that it is read from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

from transforms.article import Article, ParsedSentence, Token
from transforms.figures.money import Currency
from transforms.figures.units import Unit
from transforms.language.prefilter import bit
from transforms.numbers.atoms import Atom, Spellings, atoms_of, glued
from warehouse.tables.events import Factuality
from warehouse.tables.figures import Bound, CurrencyBasis, FigureKind

ACCORDING = bit({"according"})
AROUND = 120
"""Tokens before and behind a sentence that tell what it is about: some five sentences."""


@dataclass(slots=True)
class Passage:
    """One sentence as atoms."""

    article: Article
    sentence: ParsedSentence
    decimal_comma: bool = False
    """Whether the article writes `1.250,50`."""
    atoms: list[Atom] = field(init=False)
    lowers: list[str] = field(init=False)
    """The atoms in lower case."""
    word: Callable[[int], str] = field(init=False)
    """Atom `i` in lower case; empty beyond the ends."""
    source: Token | None = field(init=False)
    """Who is named behind `according to`."""

    def __post_init__(self) -> None:
        tokens = self.sentence.tokens
        self.atoms = atoms_of(self.sentence, decimal_comma=self.decimal_comma)
        self.lowers = [a.lower for a in self.atoms]
        self.word = Spellings(enumerate(self.lowers)).__getitem__
        cited = self.sentence.mask & ACCORDING
        to = (
            next((b for a, b in pairwise(tokens) if a.lower == "according" and b.lower == "to"), None)
            if cited
            else None
        )
        self.source = to.child("pobj") if to else None

    def tells_of(self, words: frozenset[str]) -> bool:
        """Whether one of some words stands in the sentence or in those around it."""
        first, last = self.sentence.tokens[0].i, self.sentence.tokens[-1].i
        return any(t.lower in words for t in self.article.tokens[max(first - AROUND, 0) : last + AROUND])

    def sequence(self, first: int, end: int) -> tuple[str, ...]:
        """Atoms [first, end) in lower case."""
        return tuple(self.lowers[max(first, 0) : max(end, 0)])

    def token(self, i: int) -> Token:
        """The token that atom `i` is in."""
        return self.sentence.tokens[self.atoms[i].token]

    def tag(self, i: int) -> str:
        """The Penn tag of the token that atom `i` is in; empty beyond the ends."""
        return self.token(i).tag if 0 <= i < len(self.atoms) else ""

    def lemma(self, i: int) -> str:
        """The lemma of the token that atom `i` is in; empty beyond the ends."""
        return self.token(i).lemma if 0 <= i < len(self.atoms) else ""

    def digits(self, i: int) -> float | None:
        """The number that atom `i` writes in digits; None for words, marks and beyond the ends."""
        return self.atoms[i].value if 0 <= i < len(self.atoms) else None

    def width(self, i: int) -> int:
        """Code points of atom `i`; 0 beyond the ends."""
        return self.atoms[i].end - self.atoms[i].start if 0 <= i < len(self.atoms) else 0

    def written(self, first: int, end: int) -> str:
        """The text of atoms [first, end)."""
        return self.article.text[self.atoms[first].start : self.atoms[end - 1].end] if end > first else ""

    def span(self, candidate: Candidate) -> tuple[int, int]:
        """Code points of a candidate's phrase in the article's text, half-open."""
        return self.atoms[candidate.first].start, self.atoms[candidate.end - 1].end

    def glued(self, i: int) -> bool:
        """Whether atom `i` follows the one before it without a space."""
        return glued(self.atoms, i)


@dataclass(slots=True, eq=False)
class Candidate:
    """A figure while it is read: atoms [first, end) are the phrase, [start, stop) the number itself."""

    first: int
    end: int
    start: int
    stop: int
    value: float | None
    low: float | None
    high: float | None
    kind: FigureKind = "count"
    bound: Bound = "exact"
    cue: str | None = None
    negated: bool = False
    unit: Unit | None = None
    unit_text: str | None = None
    currency: str | None = None
    money: Currency | None = None
    """The name or sign that the currency is read from."""
    basis: CurrencyBasis | None = None
    per: str | None = None
    trend: str | None = None
    trend_role: str | None = None
    noun: str | None = None
    noun_head: Token | None = None
    noun_lemma: str | None = None
    elliptic: bool = False
    """Whether the noun was supplied from elsewhere."""
    part_of: Candidate | None = None
    is_whole: bool = False
    """Whether another figure is a part `of` it, so that what the verb says is said of the part."""
    role: str | None = None
    role_token: Token | None = None
    subject: str | None = None
    attribution: str | None = None
    factuality: Factuality = "asserted"
    hedge: str | None = None
    scale: float = 1.0
    rule: str = "number"
    sent_id: str = ""

    def head(self, passage: Passage) -> Token:
        """The token of the number, or of its unit, that governs the others."""
        first, last = passage.atoms[self.start].token, passage.atoms[max(self.stop, self.end) - 1].token
        tokens = passage.sentence.tokens
        inside = {tokens[k].i for k in range(first, last + 1)}
        token = tokens[passage.atoms[self.stop - 1].token]
        for _ in inside:
            if token.head is token or token.head.i not in inside:
                break
            token = token.head
        sign = self.sign(passage) if self.kind == "money" else None
        return sign if sign is not None and token.head.i < sign.head.i < sign.i else token

    def sign(self, passage: Passage) -> Token | None:
        """The abbreviation before an amount, where a full stop parts the two and the parse may tie them to two verbs: `Rs. 2,500`."""
        k = self.start - 2
        named = k >= 0 and passage.word(k + 1) == "." and (self.unit_text or "").lower().startswith(passage.word(k))
        return passage.token(k) if named else None
