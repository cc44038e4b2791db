"""Finding the numbers of a sentence: quantities with their unit, vague magnitudes, zeros and multiples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from transforms.article import Token
from transforms.figures.candidate import Candidate, Passage
from transforms.figures.quantity import COMPARED, DIGIT_OR_WORD, Quantities
from transforms.figures.units import TIME_WORDS
from transforms.lexicons import lexicon, word_list

VAGUE = {r["word"]: (float(r["low"]), float(r["high"])) for r in lexicon("magnitudes.tsv") if r["class"] == "magnitude"}
FEW = {r["word"]: (float(r["low"]), float(r["high"])) for r in lexicon("magnitudes.tsv") if r["class"] == "few"}
MULTIPLES = {r["word"]: float(r["low"]) for r in lexicon("magnitudes.tsv") if r["class"] == "multiple"}
SCALE_OF_FEW = {
    "dozen": 12.0,
    "hundred": 100.0,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "lakh": 1e5,
    "crore": 1e7,
}
"""What a noun of number stands for."""
NONE_WORDS = word_list("figure_words.tsv", "none")
TRIGGERS = frozenset({*VAGUE, *FEW, *MULTIPLES, *NONE_WORDS})
STARTING = TRIGGERS | DIGIT_OR_WORD
"""Words that a number can start with."""
ONLY_TIMES = word_list("figure_words.tsv", "only_times")
"""Words behind `twice` that make it two times: `twice this week`."""
LOSSES = word_list("figure_words.tsv", "losses")
REACH = 4
"""Tokens from `no` to the noun that it counts."""
ZERO_NOUNS = word_list("figure_words.tsv", "zero")


@dataclass(slots=True)
class Scanner:
    """Reads one sentence from left to right; the readers take an atom and give a candidate or None."""

    passage: Passage
    quantities: Quantities

    def candidates(self) -> Iterator[Candidate]:
        """All numbers, in the order of the text, without overlap."""
        i, n, atoms = 0, len(self.passage.atoms), self.passage.atoms
        while i < n:
            starts = atoms[i].value is not None or atoms[i].lower in STARTING
            found = self.read(i) if starts else None
            if found is not None:
                yield found
            i = found.end if found else i + 1

    def read(self, i: int) -> Candidate | None:
        """What starts at atom `i`."""
        atom = self.passage.atoms[i]
        if atom.lower in {"a", "an"} and (found := self.quantities.and_a_half(i)):
            return found
        if atom.lower in TRIGGERS:
            found = self.vague(i) or self.few(i) or self.multiple(i) or self.zero(i)
            if found:
                return found
        if atom.value is not None or atom.lower in DIGIT_OR_WORD:
            return self.quantities.at(i)
        return None

    def vague(self, i: int) -> Candidate | None:
        """`dozens`, `tens of thousands`, `hundreds of millions`."""
        p = self.passage
        if p.word(i) not in VAGUE:
            return None
        low, high = VAGUE[p.word(i)]
        end = i + 1
        while p.word(end) == "of" and p.word(end + 1) in VAGUE:
            factor = VAGUE[p.word(end + 1)][0]
            low, high, end = low * factor, high * factor, end + 2
        return self.interval(i, end, low, high, "vague")

    def few(self, i: int) -> Candidate | None:
        """`a few hundred`, `several thousand`, `a couple of dozen`: only with a scale."""
        p = self.passage
        if p.word(i) not in FEW:
            return None
        j = i + 1 + (p.word(i + 1) == "of")
        scale = SCALE_OF_FEW.get(p.word(j).removesuffix("s"))
        if scale is None:
            return None
        low, high = FEW[p.word(i)]
        first = i - (p.word(i - 1) == "a")
        return self.interval(first, j + 1, low * scale, high * scale, "few")

    def interval(self, first: int, end: int, low: float, high: float, rule: str) -> Candidate:
        """A vague number with documented ends, and the unit that `of` ties to it."""
        candidate = Candidate(first, end, first, end, (low + high) / 2, low, high, bound="vague", scale=low, rule=rule)
        self.quantities.add_unit(candidate, allow_of=True)
        return candidate

    def multiple(self, i: int) -> Candidate | None:
        """`doubled`, `threefold`, `twice the size`."""
        word = self.passage.word(i)
        if word not in MULTIPLES or not self.compares(i):
            return None
        value = MULTIPLES[word]
        return Candidate(i, i + 1, i, i + 1, value, value, value, kind="multiple", rule="multiple")

    def compares(self, i: int) -> bool:
        """Whether a word of multiples is one: `doubled its output`, `twice the size` but not `twice this week`."""
        p, word, following = self.passage, self.passage.word(i), self.passage.word(i + 1)
        if word.endswith("fold"):
            return True
        if word in {"twice", "thrice"}:
            timed = following == "that" and p.word(i + 2) in TIME_WORDS
            return following in COMPARED - ONLY_TIMES and not timed
        if p.tag(i).startswith("VB") and following != "-":
            return True
        return word in {"double", "triple", "treble"} and following in COMPARED | {"last", "this", "previous"}

    def zero(self, i: int) -> Candidate | None:
        """`no casualties`, `none of the 92`, `not a single case`, `not one of them`."""
        end = self.end_of_none(i) if self.passage.word(i) in NONE_WORDS else 0
        return Candidate(i, end, i, end, 0.0, 0.0, 0.0, negated=True, rule="zero") if end else None

    def end_of_none(self, i: int) -> int:
        """The end of a word for none at atom `i`; 0 where it counts nothing."""
        p, word = self.passage, self.passage.word(i)
        if word == "not":
            single = p.sequence(i + 1, i + 3) in {("a", "single"), ("one", "single"), ("one", "of")}
            return i + 3 - (p.word(i + 2) == "of") if single else 0
        if word in {"no", "without"}:
            return self.counted_none(i)
        return 0 if word == "neither" and p.word(i + 1) != "of" else i + 1

    def counted_none(self, i: int) -> int:
        """The end of `no` before a noun that it counts; 0 where it counts nothing."""
        p, token = self.passage, self.passage.token(i)
        if p.sequence(i, i + 2) == ("no", "one"):
            return i + 2
        without = p.word(i) == "without"
        head = token.child("pobj") if without else token.head
        if head is None or not 0 < head.i - token.i <= REACH or not head.tag.startswith("NN"):
            return 0
        return i + 1 if (is_lost(head) if without else head.lemma in ZERO_NOUNS) else 0


def is_lost(noun: Token) -> bool:
    """Whether `without` counts a noun: `without casualties`."""
    return noun.lemma in ZERO_NOUNS & LOSSES and noun.tag == "NNS"


def countries_of(entity_ids: Mapping[str, int]) -> dict[str, int]:
    """How often each country (ISO 3166 alpha-2) is named, from counts of entity ids."""
    return {k.removeprefix("country:"): n for k, n in entity_ids.items() if k.startswith("country:")}
