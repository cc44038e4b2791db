"""A number with what is written at it: currency before or after, unit, cue behind the number, per-unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from transforms.figures import money, units
from transforms.figures.bounds import after
from transforms.figures.candidate import Candidate, Passage
from transforms.figures.compound_measures import add_smaller
from transforms.figures.currency_forms import (
    MARKS,
    RISKY,
    currency_behind,
    end_of_mark,
    is_code,
    is_hundredths,
    is_in_name,
    is_inner_minus,
    is_lettered_sign,
    is_letters,
    is_level_mark,
    is_next_amount,
    is_written_code,
    marked_cents,
    stands_before,
)
from transforms.figures.dates import YEARS
from transforms.lexicons import word_list
from transforms.numbers.grammar import read
from transforms.numbers.numerals import ARTICLES, HYPHENS, MINUSES, MULTIPLIERS, STARTERS, Number, tidy

DIGIT_OR_WORD = frozenset({*STARTERS, *ARTICLES, *MINUSES, *money.NAMES})
"""Words that a quantity can start with."""
BETWEEN = word_list("figure_words.tsv", "before_time_unit")
"""What may stand between a number and a unit of time."""
CHANGING = word_list("figure_words.tsv", "before_points")
"""Words before `points` that make them a unit."""
COMPARED = word_list("figure_words.tsv", "comparison")
"""What follows `twice` and `three times` when they compare."""

MONEYED = word_list("figure_words.tsv", "money")
"""Words before an amount that is paid, owed or earned."""
NEAR_MONEY = 8
"""Atoms before a number in which they stand."""
LARGE, MILLIONS = 1000, 1e6
"""From it on a number before `won` is money; from a million on pounds are."""
WEIGHED = word_list("figure_words.tsv", "weighed")
"""Words before pounds that are weighed: `heavy at 22 pounds`."""
WITH_BARE_MINOR = word_list("figure_words.tsv", "with_bare_minor")
"""Names behind which a number alone is the hundredths: `15 dollars 50`."""
POUND_COUNTRIES = ("GB", "EG", "LB", "SD", "SY")
BEFORE_ONE = HYPHENS | ARTICLES
SINGULARS = frozenset({("second",), ("quarter",), ("point",)})
"""Units that are ordinals, fractions or marks too: they need a one or a hyphen before them."""


@dataclass(slots=True)
class Quantities:
    """Reads quantities of one sentence; knows the countries that the article names."""

    passage: Passage
    countries: Mapping[str, int]
    weather: bool
    """Whether the sentence speaks of temperature, so that a bare C or F is a unit."""

    def at(self, i: int) -> Candidate | None:
        """The quantity that starts at atom `i`."""
        p = self.passage
        if p.sequence(i - 2, i + 1) == ("plus", "or", "minus"):
            return None
        sign = p.word(i) in MINUSES and not p.glued(i) and p.glued(i + 1)
        start = i + 1 if sign else i
        before = self.currency_before(start)
        if before is not None:
            return self.priced(i, start, before, sign=sign)
        number = self.number(i) if self.may_start(i) else None
        return self.complete(number, i) if number else None

    def may_start(self, i: int) -> bool:
        """Whether a number can start at atom `i`: digits, a word for one, a sign, or an article before a scale."""
        p = self.passage
        if p.digits(i) is not None or p.word(i) in STARTERS or p.word(i) in MINUSES:
            return True
        return p.word(i) in ARTICLES and p.word(i + 1) in {*MULTIPLIERS, "-"}

    def number(self, i: int, *, money_near: bool = False) -> Number | None:
        """The number at `i`; after `between` the parts are not joined by `and`."""
        near = money_near or self.currency_at(i + 2) is not None or self.currency_at(i + 1) is not None
        return read(self.passage.atoms, i, money=near, joined="between" not in self.passage.sequence(i - 3, i))

    def priced(self, first: int, start: int, currency: money.Currency, *, sign: bool) -> Candidate | None:
        """A number behind a currency: `$1.2bn`, `-£5`, `USD 200`, `dollar 22.5 million`."""
        j = start + len(currency.spelling)
        inner = is_inner_minus(self.passage, j)
        sign |= inner
        number = self.number(j + inner, money_near=True)
        if number is None or number.ordinal:
            return None
        candidate = self.candidate(number, first)
        if sign:
            candidate.value = candidate.low = candidate.high = -number.value
        text = self.passage.written(start, start + len(currency.spelling))
        self.set_currency(candidate, currency_behind(self.passage, candidate, currency), text)
        return candidate

    def complete(self, number: Number, first: int) -> Candidate:
        """A number with what stands behind it."""
        candidate = self.candidate(number, first)
        if number.ordinal:
            candidate.kind, candidate.rule = "ordinal", "ordinal"
            return candidate
        if self.magnitude(candidate):
            candidate.kind, candidate.rule = "magnitude", "magnitude"
            return candidate
        if self.multiplies(candidate):
            candidate.kind, candidate.rule = "multiple", "multiple"
            return candidate
        if number.fraction:
            candidate.kind, candidate.rule = "ratio", "fraction"
        self.add_unit(candidate, allow_of=number.fraction)
        return candidate

    def magnitude(self, candidate: Candidate) -> bool:
        """`magnitude 6.8`, `a magnitude of 5.9`, `3.8 on the Richter scale`; up to 10 on any scale of earthquakes."""
        p, i, j = self.passage, candidate.start, candidate.stop
        left = p.word(i - 1) if p.word(i - 1) not in HYPHENS else p.word(i - 2)
        behind = p.word(j + 1) if p.word(j) in HYPHENS else p.word(j)
        named = (
            left == "magnitude" or p.sequence(i - 2, i) == ("magnitude", "of") or behind in {"magnitude", "strength"}
        )
        named |= "richter" in p.sequence(j, j + 3) and p.word(j) == "on"
        return named and 0 < (candidate.value or 0) <= 10

    def multiplies(self, candidate: Candidate) -> bool:
        """`three times the size`, `ten times more`, `a 5-fold rise`, `2x`; the phrase then ends with that word."""
        p, j = self.passage, candidate.end
        k = j + (p.word(j) in HYPHENS)
        following = p.word(k + 1)
        fits = (
            (p.word(k) == "times" and following in COMPARED)
            or p.word(k) in {"fold", "-fold"}
            or (p.word(j) == "x" and p.glued(j) and not p.glued(j + 1))
        )
        if fits:
            candidate.end = k + 1
        return fits

    def candidate(self, number: Number, first: int) -> Candidate:
        """A bare candidate of a number."""
        v = number.value
        return Candidate(first, number.end, number.first, number.end, v, v, v, scale=number.scale)

    def and_a_half(self, i: int) -> Candidate | None:
        """`an hour and a half`: the unit stands inside the number."""
        p = self.passage
        form = units.match(p.atoms, i + 1)
        if form is None or form.symbol:
            return None
        j = i + 1 + len(form.spelling)
        value = {"half": 1.5, "quarter": 1.25}.get(p.word(j + 2))
        if value is None or p.sequence(j, j + 2) != ("and", "a"):
            return None
        candidate = Candidate(i, j + 3, i, j + 3, value, value, value)
        self.set_unit(candidate, form, i + 1)
        candidate.end = j + 3
        return candidate

    def is_no_code(self, found: money.Currency, i: int) -> bool:
        """Whether one word, which may be a code of money, is none here."""
        return found.sign and len(found.spelling) == 1 and not is_code(self.passage, found, i, self.countries)

    def currency_before(self, i: int) -> money.Currency | None:
        """A sign, code or name of money that a number follows."""
        p, found = self.passage, money.match(self.passage.atoms, i)
        if found is None or not stands_before(found):
            return None
        j = i + len(found.spelling)
        named = found.spelling[0].isalpha()
        j += is_inner_minus(p, j)
        if p.digits(j) is None and (named or p.word(j) not in STARTERS):
            return None
        if named and self.is_no_code(found, i):
            return None
        return found if self.is_sign(found, i) else None

    def is_sign(self, found: money.Currency, i: int) -> bool:
        """Whether a sign with a letter is one, in capitals and without a space: `A$`."""
        p = self.passage
        return not is_lettered_sign(found) or (p.glued(i + 1) and p.written(i, i + len(found.spelling)).isupper())

    def currency_at(self, i: int) -> money.Currency | None:
        """A currency that is written behind a number, at atom `i`; `S/` stands only before one."""
        p, found = self.passage, money.match(self.passage.atoms, i)
        if found is None or is_level_mark(p, i):
            return None
        end = i + len(found.spelling)
        written, letters = p.written(i, end), is_letters(found)
        if letters and len(written) == 1:
            return found if self.is_letter_of_money(i) and not found.sign else None
        if found.spelling[-1] == "/":
            return None
        unwritten = letters and found.sign and not is_written_code(written)
        if unwritten or is_next_amount(p, found, end) or is_in_name(p, i, end):
            return None
        return found if self.is_meant(found, i) else None

    def is_letter_of_money(self, i: int) -> bool:
        """`88p`, `50c`: a small letter glued to its number, and nothing to it."""
        p = self.passage
        goes_on = p.glued(i + 1) and p.word(i + 1)[:1].isalnum()
        return p.glued(i) and p.written(i, i + 1).islower() and not goes_on

    def is_meant(self, found: money.Currency, i: int) -> bool:
        """Whether a name that is another word too, as `won`, means money: its country is named, or the number is large."""
        if len(found.spelling) > 1 or found.spelling[0] not in RISKY:
            return True
        if any(self.countries.get(c) for code in found.codes for c in money.COUNTRIES[code]):
            return True
        large = (self.passage.atoms[i - 1].value or 0) >= LARGE
        return i > 0 and (self.passage.word(i - 1) in MULTIPLIERS or large)

    def set_currency(self, candidate: Candidate, currency: money.Currency, text: str) -> None:
        """Make a candidate money."""
        candidate.kind, candidate.rule, candidate.unit, candidate.unit_text = "money", "money", currency.unit, text
        candidate.money, candidate.currency = currency, currency.default
        if currency.factor != 1:
            multiply(candidate, currency.factor)

    def add_minor(self, candidate: Candidate, currency: money.Currency) -> None:
        """`3 dollars 50 cents`, `thirteen dollars and forty-five cents`, `15 dollars 50`."""
        p = self.passage
        if candidate.value is None or candidate.scale > 1000 or candidate.value != int(candidate.value):
            return
        j = candidate.end + (p.word(candidate.end) == "and")
        minor = read(p.atoms, j) if j < len(p.atoms) else None
        end = self.end_of_minor(minor, currency) if minor is not None and is_hundredths(minor) else None
        if minor is None or end is None:
            return
        candidate.end = end
        candidate.value += minor.value / 100
        candidate.low = candidate.high = candidate.value

    def end_of_minor(self, minor: Number, currency: money.Currency) -> int | None:
        """The atom behind the hundredths: their name, or nothing that they could count."""
        name = money.match(self.passage.atoms, minor.end)
        if name and name.minor:
            return minor.end + len(name.spelling)
        follows = self.passage.word(minor.end)
        counts = follows.isalnum() and follows != "more"
        return None if counts or currency.spelling[-1] not in WITH_BARE_MINOR else minor.end

    def add_unit(self, candidate: Candidate, *, allow_of: bool = False) -> None:
        """The currency or unit behind a number, past a hyphen, a cue (`300-plus km`), `of` or an adjective."""
        p, j = self.passage, candidate.end
        if (end := end_of_mark(p, j)) > j:
            candidate.end = end
            self.set_currency(candidate, money.NAMES[MARKS[p.word(end - 1)]][0], p.written(j, end))
            return
        if cue := after(p, j):
            candidate.bound, candidate.cue, candidate.end = cue.bound, p.written(j, cue.end), cue.end
            j = cue.end
        j += p.word(j) in HYPHENS
        j = self.behind_of(candidate, j) if allow_of else self.behind_adjective(j)
        if (currency := self.currency_at(j)) is not None and not self.is_weight(candidate, j):
            candidate.end = j + len(currency.spelling)
            self.set_currency(candidate, marked_cents(p, candidate, currency), p.written(j, candidate.end))
            self.scale_behind(candidate)
            self.add_minor(candidate, currency)
        elif (form := units.match(p.atoms, j)) is not None and self.fits(candidate, form, j):
            self.set_unit(candidate, form, j)
            add_smaller(p, candidate)
        elif self.weather:
            self.add_degrees(candidate, j)

    def behind_of(self, candidate: Candidate, j: int) -> int:
        """Where the unit of `hundreds of miles`, `half an hour` starts; `dozens a day` has none."""
        p = self.passage
        of = p.word(j) == "of"
        j += of
        if of or candidate.rule not in {"vague", "few"}:
            j += p.word(j) in {*ARTICLES, "the"} and units.match(p.atoms, j + 1) is not None
        return j

    def behind_adjective(self, j: int) -> int:
        """Where the unit of `three straight days` starts."""
        return j + (self.passage.word(j) in BETWEEN and self.passage.word(j + 1) in units.TIME_WORDS)

    def add_degrees(self, candidate: Candidate, j: int) -> None:
        """`40C`, `-34 C` in a sentence on the weather."""
        p, name = self.passage, {"c": "celsius", "f": "fahrenheit"}.get(self.passage.word(j))
        digits = p.digits(candidate.stop - 1) is not None
        if (
            name is None
            or not digits
            or not p.written(j, j + 1).isupper()
            or (p.glued(j + 1) and p.word(j + 1).isalnum())
        ):
            return
        self.set_unit(candidate, units.match_name(name), j)
        candidate.end = j + 1
        candidate.unit_text = p.written(j, j + 1)

    def scale_behind(self, candidate: Candidate) -> None:
        """`75 USD million`."""
        factor = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}.get(
            self.passage.word(candidate.end)
        )
        if factor and candidate.value is not None:
            multiply(candidate, factor)
            candidate.end += 1
            candidate.scale = factor

    def is_weight(self, candidate: Candidate, j: int) -> bool:
        """Whether `pounds` means mass: `of` behind it, or nothing of money before it and nothing of Britain in the article."""
        p = self.passage
        if p.word(j) not in {"pound", "pounds"}:
            return False
        if self.is_force(j) or p.word(j + 1) in {"of", "lighter", "heavier"} or p.word(j - 1) in HYPHENS:
            return True
        if candidate.scale >= MILLIONS:
            return False
        if not WEIGHED.isdisjoint(p.sequence(candidate.first - NEAR_MONEY, candidate.first)):
            return True
        near = {p.token(k).lemma for k in range(max(candidate.first - NEAR_MONEY, 0), candidate.first)}
        return near.isdisjoint(MONEYED) and not any(self.countries.get(c) for c in POUND_COUNTRIES)

    def is_force(self, j: int) -> bool:
        """Whether pounds at atom `j` are a pressure or a yield: `pounds per square inch`."""
        area = {"square", "acre", "cubic", "foot", "inch"}
        return self.passage.word(j + 1) == "per" and self.passage.word(j + 2) in area

    def set_unit(self, candidate: Candidate, form: units.Form, j: int) -> None:
        """Give a candidate its unit."""
        candidate.end = j + len(form.spelling)
        candidate.unit_text = self.passage.written(j, candidate.end)
        unit = units.CASED.get(candidate.unit_text, form.unit)
        candidate.unit, candidate.per = unit, unit.per
        kinds = {"time": "duration", "ratio": "percent" if unit.name == "percent" else "measure"}
        candidate.kind = kinds.get(unit.dimension, "measure")  # type: ignore[assignment]
        candidate.rule = unit.dimension
        if form.scale != 1:
            multiply(candidate, form.scale)

    def fits(self, candidate: Candidate, form: units.Form, j: int) -> bool:
        """Whether a unit's form may stand here: symbols straight after digits, no year before it, no ordinal `second`."""
        p, word = self.passage, form.spelling[0]
        letters = form.symbol and word.isalpha()
        if (letters and not self.fits_symbol(candidate, form, j)) or self.is_year(candidate, form, j):
            return False
        if form.spelling in SINGULARS:
            return candidate.value == 1 or p.word(j - 1) in BEFORE_ONE
        if form.unit.name == "point":
            return self.counts_points(candidate, j)
        return not (word == "h" and p.word(j - 1) in HYPHENS)

    def counts_points(self, candidate: Candidate, j: int) -> bool:
        """Whether points are those of an index or a rate: a broken number, or a word of change before it."""
        is_broken = candidate.value != int(candidate.value or 0)
        return is_broken or not CHANGING.isdisjoint(self.passage.sequence(j - 4, j - 1))

    def fits_symbol(self, candidate: Candidate, form: units.Form, j: int) -> bool:
        """Whether letters are a symbol: behind digits, nothing glued behind; a single one glued and in lower case."""
        p, end = self.passage, j + len(form.spelling)
        if p.atoms[candidate.stop - 1].value is None or (p.glued(end) and p.word(end).isalnum()):
            return False
        if len(form.spelling[0]) > 1 or len(form.spelling) > 1:
            return True
        return p.written(j, end).islower() and (p.glued(j) or self.fits_apart(form, j))

    def fits_apart(self, form: units.Form, j: int) -> bool:
        """Whether a single letter with a space before it is a unit: `25 m`, `250 g of flour`."""
        left, behind = self.passage.word(j - 1), self.passage.word(j + 1)
        weighed = form.spelling[0] in {"g", "l"} and behind in {"of", "and", "or", ",", ".", ")", ""}
        return left != "-" and (form.spelling[0] == "m" or weighed)

    def is_year(self, candidate: Candidate, form: units.Form, j: int) -> bool:
        """Whether four digits before a unit of time in the singular are a year: `World Cup 2018 day five`."""
        before = self.passage.atoms[j - 1]
        singular = form.unit.dimension == "time" and not form.spelling[0].endswith("s")
        return singular and before.end - before.start == 4 and (candidate.value or 0) in YEARS


def multiply(candidate: Candidate, factor: float) -> None:
    """Take a candidate's value and ends times a factor."""
    candidate.value, candidate.low, candidate.high = (
        v if v is None else tidy(v * factor) for v in (candidate.value, candidate.low, candidate.high)
    )
