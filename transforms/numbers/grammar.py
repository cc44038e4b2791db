"""The grammar of English numbers: digits, words, scales, fractions and ordinals, read from atoms or text.

Grammar after Quirk et al., A Comprehensive Grammar of the English Language (1985), 6.63-6.68; Indian scales (lakh, crore) and the
letters of business news (bn, tn, m) beside it. The words are those of `numerals`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.numbers.atoms import Atom, glued, split
from transforms.numbers.beginnings import lone_digits, may_start
from transforms.numbers.numerals import (
    ABBREVIATIONS,
    ARTICLES,
    BEHIND_FRACTION,
    COUNTED,
    HYPHENS,
    LARGE,
    LEAST_RANK,
    METRES,
    MINUS_WORDS,
    MINUSES,
    ORDINALS,
    OWNED,
    PARTS,
    SCALE_ORDINALS,
    SCALES,
    SMALL,
    SUFFIXES,
    TENS,
    UNIT_ORDINALS,
    UNITS,
    VULGAR,
    Number,
    Part,
    tidy,
)  # fmt: skip


def parse_number(text: str) -> float | None:
    """The value of a text that is a number as a whole.

    >>> parse_number("two and a half million"), parse_number("1.2bn"), parse_number("three quarters"), parse_number("cat")
    (2500000.0, 1200000000.0, 0.75, None)
    """
    sequence = split(text)
    number = read(sequence, 0) if sequence else None
    return number.value if number and number.end == len(sequence) else None


def read(sequence: Sequence[Atom], i: int, *, money: bool = False, joined: bool = True) -> Number | None:
    """The longest number that starts with atom `i`; `first` and `end` count atoms.

    Args:
        sequence: the atoms of a sentence.
        i: where to start.
        money: whether a currency stands beside it, so that `m`, `b` and `t` are scales.
        joined: whether `and` may join its parts; not so after `between`.
    """
    reader = Reader(sequence, money=money, joined=joined)
    return (lone_digits(sequence, i) or reader.number(i)) if may_start(sequence, i) else None


@dataclass(slots=True)
class Reader:
    """Recursive descent over atoms; every method returns None, or a part that ends after where it starts."""

    sequence: Sequence[Atom]
    money: bool = False
    joined: bool = True

    def word(self, i: int) -> str:
        """The atom in lower case; empty beyond the ends."""
        return self.sequence[i].lower if 0 <= i < len(self.sequence) else ""

    def digits(self, i: int) -> float | None:
        """The value of a digit atom."""
        return self.sequence[i].value if 0 <= i < len(self.sequence) else None

    def number(self, i: int) -> Number | None:
        """The number at `i`, with its sign."""
        start, sign = i, 1
        if self.word(i) in MINUS_WORDS or self.is_minus(i):
            start, sign = i + 1, -1
        part = self.fraction(start) or self.mixed(start)
        if part is None or (sign < 0 and part.ordinal):
            return None
        first, last = self.sequence[i], self.sequence[part.end - 1]
        digits = self.sequence[start].value is not None
        return Number(
            sign * part.value, i, part.end, first.start, last.end, part.ordinal, part.fraction, part.scale, digits
        )

    def is_minus(self, i: int) -> bool:
        """Whether a dash is a sign: digits or a currency glued behind it, and nothing glued before it."""
        return (
            self.word(i) in MINUSES
            and glued(self.sequence, i + 1)
            and not glued(self.sequence, i)
            and self.digits(i + 1) is not None
        )

    def after_hyphen(self, i: int) -> int:
        """The atom after an optional hyphen."""
        return i + 1 if self.word(i) in HYPHENS else i

    # --- fractions -----------------------------------------------------------------------------------------------

    def fraction(self, i: int) -> Part | None:
        """A fraction, with `of a million` and the like."""
        part = self.bare_fraction(i)
        return part and self.of_scale(part)

    def of_scale(self, part: Part) -> Part:
        """A fraction or number of a scale: `half a million`, `two thirds of a billion`, `five and a half thousand`."""
        j = self.after_hyphen(part.end)
        if self.word(j) == "of" and self.word(j + 1) in ARTICLES:
            j += 1
        if self.word(j) in ARTICLES and self.word(self.after_hyphen(j + 1)) in SCALES:
            j = self.after_hyphen(j + 1)
        if self.word(j) in {"hundred", *SCALES}:
            scale = SCALES.get(self.word(j), 100.0)
            return Part(tidy(part.value * scale), j + 1, scale=scale)
        return part

    def bare_fraction(self, i: int) -> Part | None:
        """`½`, `3/4`, `half`, `a quarter`, `two-thirds`, `one twenty-fifth`."""
        word = self.word(i)
        if word in VULGAR:
            return Part(VULGAR[word], i + 1, fraction=True)
        if self.digits(i) is not None:
            return self.slashed(i)
        if word == "half" or (word == "quarter" and self.word(i + 1) in SCALES):
            return Part(PARTS[word], i + 1, fraction=True)
        return self.spelled(i)

    def slashed(self, i: int) -> Part | None:
        """`3/4`: glued, below one, and with a denominator that people use (9/11 and 24/7 are none)."""
        above, below = self.digits(i), self.digits(i + 2)
        if self.word(i + 1) != "/" or above is None or below is None or not glued(self.sequence, i + 2):
            return None
        usual = 2 <= below <= 10 or below in {12, 16, 20, 32, 50, 64, 100, 1000}
        if not (usual and 0 < above < below) or self.word(i + 3) == "/":
            return None
        return Part(above / below, i + 3, fraction=True)

    def spelled(self, i: int) -> Part | None:
        """A numerator in words and a denominator: `a fifth`, `five eighths`, `three quarters`."""
        if self.word(i) in ARTICLES:
            above: Part | None = Part(1.0, i + 1)
        else:
            above = self.small(i)
        if above is None or above.ordinal or not 0 < above.value < 100:
            return None
        return self.denominator(above, self.after_hyphen(above.end), article=self.word(i) in ARTICLES)

    def denominator(self, above: Part, j: int, *, article: bool) -> Part | None:
        """The fraction of a numerator and the denominator at `j`."""
        word = self.word(j)
        if word in PARTS:
            one = word in {"half", "quarter"}
            return Part(above.value * PARTS[word], j + 1, fraction=True) if one == (above.value == 1) else None
        if above.value == 1:
            below = self.ordinal_word(j)
            if below is None or below.value < 3 or self.ranks(below, article=article):
                return None
            return Part(1 / below.value, below.end, fraction=True)
        if word.endswith("s") and ORDINALS.get(word[:-1], 0) >= 3:
            return Part(above.value / ORDINALS[word[:-1]], j + 1, fraction=True)
        return None

    def ranks(self, below: Part, *, article: bool) -> bool:
        """Whether `a fifth` or `one-millionth` is a rank, for the noun that follows."""
        return (article or below.value >= LEAST_RANK) and not self.may_be_fraction(below.end)

    def may_be_fraction(self, j: int) -> bool:
        """Whether what follows `a fifth` leaves it a fraction: `of`, a comparison or nothing; a noun makes it an ordinal."""
        word = self.word(j)
        return word in BEHIND_FRACTION or not (word[:1].isalpha() or word in HYPHENS)

    def ordinal_word(self, i: int) -> Part | None:
        """`fifth`, `twenty-fifth`, `hundredth`."""
        word = self.word(i)
        if word in ORDINALS:
            return Part(ORDINALS[word], i + 1, ordinal=True)
        part = self.small(i)
        return part if part and part.ordinal else None

    # --- whole numbers and mixed ones ----------------------------------------------------------------------------

    def mixed(self, i: int) -> Part | None:
        """A whole number, then `and a half`, or `½` glued behind it."""
        part = self.whole(i)
        if part is None or part.ordinal:
            return part
        j = part.end
        if self.word(j) in VULGAR and self.digits(j - 1) is not None:
            return self.of_scale(Part(part.value + VULGAR[self.word(j)], j + 1))
        if self.digits(j - 1) is not None and (more := self.slashed(j)) and not glued(self.sequence, j):
            return Part(part.value + more.value, more.end)
        return self.with_fraction(part)

    def with_fraction(self, part: Part) -> Part:
        """A number with the fraction that `and` adds to it: `two and a half`."""
        k = self.after_hyphen(part.end)
        if self.joined and self.word(k) == "and" and (more := self.bare_fraction(self.after_hyphen(k + 1))):
            return self.add_fraction(part, more)
        return part

    def add_fraction(self, part: Part, more: Part) -> Part:
        """`two million and a half` is 2.5 million, `five and a half million` 5.5, `one billion and a half million` 1.0005 billion."""
        larger = self.of_scale(more)
        if larger.end > more.end and part.scale > 1:
            return Part(part.value + larger.value, larger.end, scale=larger.scale)
        if part.scale >= 1000:
            return Part(part.value + more.value * part.scale, more.end, scale=part.scale)
        return self.of_scale(Part(part.value + more.value, more.end))

    def whole(self, i: int) -> Part | None:
        """Groups with falling scales: `twenty-one trillion three hundred`, `1.2bn`, `six crore and two hundred`."""
        total = self.scaled(i)
        while total is not None and not total.ordinal and total.scale >= 100 and total.value == int(total.value):
            nxt = self.next_group(total)
            if nxt is None:
                break
            total = Part(total.value + nxt.value, nxt.end, nxt.ordinal, scale=nxt.scale)
        return total

    def goes_on(self, i: int) -> bool:
        """Whether what stands behind `and` may belong to the number before it."""
        return self.joined and not self.spelled(i) and self.word(i) not in PARTS

    def next_group(self, total: Part) -> Part | None:
        """The group that continues a number, or None where another number starts."""
        comma = self.may_go_on(total)
        j = total.end + comma
        if self.word(j) == "and":
            j += 1
            if not self.goes_on(j):
                return None
        if self.word(j) in SCALES or self.word(j) == "hundred":
            return None
        group = self.scaled(j)
        if group is None or self.starts_anew(group, j, total):
            return None
        if comma and not self.is_large_in_words(group, j):
            return None
        return group if group.scale < total.scale and 0 != group.value < total.scale else None

    def may_go_on(self, total: Part) -> bool:
        """Whether a comma stands behind a number in words that another group may join."""
        return self.word(total.end) == "," and total.scale >= 1000 and self.digits(total.end - 1) is None

    def is_large_in_words(self, group: Part, j: int) -> bool:
        """Whether a group goes on behind a comma: `two million, three hundred thousand`."""
        return group.scale >= 100 and self.digits(j) is None and self.word(j) not in ARTICLES

    def starts_anew(self, group: Part, j: int, total: Part) -> bool:
        """Whether a group is a number of its own: digits behind a scale (`two million 500`), an ordinal behind digits."""
        written = self.digits(total.end - 1) is not None or self.digits(total.end - 2) is not None
        return (group.scale == 1 and self.digits(j) is not None) or (group.ordinal and written)

    def scaled(self, i: int) -> Part | None:
        """One group and its scales: `three hundred thousand`, `5 million`, `a dozen`, `12k`."""
        group = self.group(i)
        if group is None or group.ordinal:
            return group
        while (step := self.scale(group.end)) is not None:
            factor, end, ordinal = step
            group = Part(tidy(group.value * factor), end, ordinal, scale=max(group.scale, factor))
            if ordinal:
                break
        return group

    def scale(self, j: int) -> tuple[float, int, bool] | None:
        """A scale word, `-strong` compounds with a hyphen, or an abbreviation after digits; its factor, end, ordinal."""
        word = self.word(j)
        if word in HYPHENS and self.word(j + 1) in LARGE:
            j, word = j + 1, self.word(j + 1)
        if word in SCALES:
            return SCALES[word], j + 1, False
        if word in SCALE_ORDINALS:
            return SCALE_ORDINALS[word], j + 1, True
        if word in ABBREVIATIONS and self.digits(j - 1) is not None and self.means_scale(j):
            return ABBREVIATIONS[word], j + 1, False
        return None

    def means_scale(self, j: int) -> bool:
        """Whether a letter after digits is a scale: `5m people` but not `5m tall`, `9 mm rounds`, `3 t of wheat`."""
        word = self.word(j)
        if glued(self.sequence, j + 1) and self.word(j + 1).isalpha():
            return False
        if self.money or word not in {"m", "mm", "b", "t"}:
            return True
        if word == "m":
            return self.means_million(j)
        return word == "b" and glued(self.sequence, j)

    def means_million(self, j: int) -> bool:
        """Whether `m` without a currency means million: a capital close to its digits, or a plural that is counted."""
        following = self.word(j + 1)
        if following == "of":
            return self.word(j + 2) in OWNED or self.word(j + 3) in COUNTED
        if following in METRES:
            return False
        capital = glued(self.sequence, j) and self.sequence[j].capital
        return capital or (following.endswith("s") and len(following) > 3) or following in COUNTED

    def group(self, i: int) -> Part | None:
        """A number below the scales: digits, `sixty-one`, `three hundred and six`, `a` before a scale."""
        word, value = self.word(i), self.digits(i)
        if value is not None:
            return self.hundreds(self.with_suffix(i, value))
        if word in ARTICLES or word in SCALES or word == "hundred":
            return self.implied_one(i)
        part = self.small(i)
        if part is None:
            part = self.ordinal_word(i)
        elif not part.ordinal:
            part = self.hundreds(self.decimals(part))
        return part

    def with_suffix(self, i: int, value: float) -> Part:
        """Digits, with spaces between thousands (`12 000`), or an ordinal with its glued suffix."""
        if self.word(i + 1) in SUFFIXES and glued(self.sequence, i + 1):
            return Part(value, i + 2, ordinal=True)
        j = i + 1
        while self.word(j) == "000" and value == int(value) and value > 0 and self.is_group(j):
            value, j = value * 1000, j + 1
        return Part(value, j)

    def is_group(self, j: int) -> bool:
        """Whether `000` stands one space behind one to three digits."""
        before, here = self.sequence[j - 1], self.sequence[j]
        return here.start - before.end == 1 and before.end - before.start <= 3

    def implied_one(self, i: int) -> Part | None:
        """`a hundred`, `a million`, `hundred thousand`; a plural scale alone is a vague magnitude, no number."""
        j = self.after_hyphen(i + 1) if self.word(i) in ARTICLES else i
        if self.word(j) == "hundred" or self.word(j) == "hundredth":
            return self.hundreds(Part(1.0, j))
        if self.word(j) in SCALES and not self.word(j).endswith("s"):
            return Part(1.0, j)
        return None

    def hundreds(self, part: Part) -> Part:
        """`three hundred and six`, `322 hundred`, `two hundredth`."""
        j = self.after_hyphen(part.end)
        if self.word(j) == "hundredth":
            return Part(part.value * 100, j + 1, ordinal=True)
        if part.ordinal or self.word(j) != "hundred":
            return part
        total = Part(part.value * 100, j + 1, scale=100.0)
        rest = self.below_hundred(j + 1)
        if rest is None:
            return self.decimals(total)
        return self.decimals(Part(total.value + rest.value, rest.end, rest.ordinal, scale=100.0))

    def below_hundred(self, j: int) -> Part | None:
        """What continues after `hundred`: `and six`, `sixty-one`, `and 21`."""
        joined = self.word(j) == "and"
        start = self.after_hyphen(j + joined)
        if (joined and not self.joined) or self.spelled(start):
            return None
        value = self.digits(start)
        rest = Part(value, start + 1) if value is not None and joined else self.small(start)
        if (
            rest is None
            or not 0 < rest.value < 100
            or rest.value != int(rest.value)
            or self.word(rest.end) == "hundred"
        ):
            return None
        return rest

    def decimals(self, part: Part) -> Part:
        """`five point five`, `two hundred point zero three`: the words after the point are digits."""
        if self.word(part.end) != "point" or part.ordinal:
            return part
        written, j = "", part.end + 1
        while (digit := self.small(j)) is not None and not digit.ordinal and len(written) < 15:
            written, j = written + str(int(digit.value)), digit.end
        return Part(part.value + float("0." + written), j) if written else part

    def small(self, i: int) -> Part | None:
        """Zero to ninety-nine in words, the last word maybe an ordinal: `fifty - two`, `twenty-fifth`."""
        word = self.word(i)
        if word in TENS:
            j = self.after_hyphen(i + 1)
            unit = self.word(j)
            if UNITS.get(unit):
                return Part(TENS[word] + UNITS[unit], j + 1)
            if unit in UNIT_ORDINALS:
                return Part(TENS[word] + UNIT_ORDINALS[unit], j + 1, ordinal=True)
            return Part(TENS[word], i + 1)
        if word in SMALL:
            return Part(SMALL[word], i + 1)
        return None
