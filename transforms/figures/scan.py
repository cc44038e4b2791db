"""Finding the numbers of a sentence: quantities with their unit, vague magnitudes, zeros and multiples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from transforms.figures.candidate import Draft, Passage
from transforms.figures.quantity import COMPARED, DIGIT_OR_WORD, Quantities
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
NONE_WORDS = frozenset({"no", "none", "nobody", "neither", "without", "not"})
TRIGGERS = frozenset({*VAGUE, *FEW, *MULTIPLES, *NONE_WORDS})
ZERO_NOUNS = word_list("figure_words.tsv", "zero")


@dataclass(slots=True)
class Scanner:
    """Reads one sentence from left to right; the readers take an atom and give a draft or None."""

    passage: Passage
    quantities: Quantities

    def drafts(self) -> Iterator[Draft]:
        """All numbers, in the order of the text, without overlap."""
        i, n = 0, len(self.passage.atoms)
        while i < n:
            found = self.read(i)
            if found is not None:
                yield found
            i = found.end if found else i + 1

    def read(self, i: int) -> Draft | None:
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

    def vague(self, i: int) -> Draft | None:
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

    def few(self, i: int) -> Draft | None:
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

    def interval(self, first: int, end: int, low: float, high: float, rule: str) -> Draft:
        """A vague number with documented ends, and the unit that `of` ties to it."""
        draft = Draft(first, end, first, end, (low + high) / 2, low, high, bound="vague", scale=low, rule=rule)
        self.quantities.add_unit(draft, allow_of=True)
        return draft

    def multiple(self, i: int) -> Draft | None:
        """`doubled`, `threefold`, `twice the size`."""
        p, word = self.passage, self.passage.word(i)
        if word not in MULTIPLES:
            return None
        tag, following = p.token(i).tag, p.word(i + 1)
        compared = following in COMPARED
        if word.endswith("fold"):
            fits = True
        elif word in {"twice", "thrice"}:
            fits = compared and following not in {"this", "over", "last", "more", "his", "her"}
        else:
            compared = compared or following in {"last", "this", "previous"}
            fits = (tag.startswith("VB") and following != "-") or (compared and word in {"double", "triple", "treble"})
        if not fits:
            return None
        value = MULTIPLES[word]
        return Draft(i, i + 1, i, i + 1, value, value, value, kind="multiple", rule="multiple")

    def zero(self, i: int) -> Draft | None:
        """`no casualties`, `none of the 92`, `not a single case`, `not one of them`."""
        p, word = self.passage, self.passage.word(i)
        if word not in NONE_WORDS:
            return None
        end = i + 1
        if word == "not":
            if p.words(i + 1, i + 3) not in {("a", "single"), ("one", "single"), ("one", "of")}:
                return None
            end = i + 3 - (p.word(i + 2) == "of")
        elif word in {"no", "without"}:
            end = self.counted_none(i)
        elif word == "neither" and p.word(i + 1) != "of":
            return None
        if not end:
            return None
        return Draft(i, end, i, end, 0.0, 0.0, 0.0, negated=True, rule="zero")

    def counted_none(self, i: int) -> int:
        """The end of `no` before a noun that it counts; 0 where it counts nothing."""
        p, token = self.passage, self.passage.token(i)
        if p.word(i) == "no" and p.word(i + 1) == "one":
            return i + 2
        head = token.head if p.word(i) == "no" else token.child("pobj")
        if head is None or head.i <= token.i or head.i - token.i > 4 or not head.tag.startswith("NN"):
            return 0
        counted = head.lemma in ZERO_NOUNS and (head.tag in {"NNS", "NNPS"} or p.word(i) == "no")
        if p.word(i) == "without":
            counted = (
                counted and head.lemma in {"casualty", "injury", "death", "loss", "fatality"} and head.tag == "NNS"
            )
        return i + 1 if counted else 0


def countries_of(entity_ids: Mapping[str, int]) -> dict[str, int]:
    """How often each country (ISO 3166 alpha-2) is named, from counts of entity ids."""
    return {k.removeprefix("country:"): n for k, n in entity_ids.items() if k.startswith("country:")}
