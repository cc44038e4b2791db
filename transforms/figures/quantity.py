"""A number with what is written at it: currency before or after, unit, cue behind the number, per-unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from transforms.figures import money, units
from transforms.figures.bounds import after
from transforms.figures.candidate import Draft, Passage
from transforms.figures.dates import YEARS
from transforms.lexicons import word_list
from transforms.numbers.grammar import read
from transforms.numbers.numerals import ARTICLES, HYPHENS, MINUSES, MULTIPLIERS, STARTERS, Number, tidy

DIGIT_OR_WORD = frozenset({*STARTERS, *ARTICLES, *MINUSES, *money.NAMES})
"""Words that a quantity can start with."""
BETWEEN = frozenset({"full", "long", "straight", "consecutive", "whole", "solid", "more", "additional", "further",
                     "successive", "calendar", "working", "business", "extra"})  # fmt: skip
"""What may stand between a number and a unit of time."""
RISKY = frozenset({"won", "real", "mark", "marks", "sol", "sum", "lev", "lek", "lei", "som", "dong", "kina", "crown", "crowns",
                   "colon", "ether", "zig", "tala", "pula", "sen", "kip", "dram", "mad", "rs", "rm", "rp", "dh", "dm", "leu"})  # fmt: skip
"""Names of currencies that are other words too: they need a large number, or the country in the article."""
WORD_CODES = frozenset(
    {"ALL", "TRY", "TOP", "MOP", "COP", "CUP", "PEN", "GEL", "BOB", "MAD", "SOS", "LAK", "AMD", "MUR", "ETH"}
)
"""Codes that are words or other names in capitals: they count only behind a number."""
CHANGING = frozenset(
    {
        "up",
        "down",
        "off",
        "by",
        "rose",
        "fell",
        "gained",
        "added",
        "shed",
        "dropped",
        "climbed",
        "jumped",
        "surged",
        "plunged",
        "slipped",
        "slid",
        "advanced",
        "tumbled",
        "sank",
        "lead",
        "led",
        "leads",
        "ahead",
        "rise",
        "fall",
        "drop",
    }
)
"""Words before `points` that make them a unit."""
SMALLER = {"foot": "inch", "stone": "pound", "pound": "ounce"}
"""Units that join a larger one in one measure."""
COMPARED = frozenset(
    {
        "as",
        "the",
        "that",
        "what",
        "its",
        "more",
        "higher",
        "larger",
        "greater",
        "bigger",
        "faster",
        "longer",
        "their",
        "his",
        "her",
        "our",
        "normal",
        "stronger",
        "heavier",
        "worse",
        "better",
        "less",
        "likelier",
    }
)
"""What follows `twice` and `three times` when they compare."""

MONEYED = word_list("figure_words.tsv", "money")
"""Words before an amount that is paid, owed or earned."""
NEAR_MONEY = 8
"""Atoms before a number in which they stand."""


@dataclass(slots=True)
class Quantities:
    """Reads quantities of one sentence; knows the countries that the article names."""

    passage: Passage
    countries: Mapping[str, int]
    weather: bool
    """Whether the sentence speaks of temperature, so that a bare C or F is a unit."""

    def at(self, i: int) -> Draft | None:
        """The quantity that starts at atom `i`."""
        p = self.passage
        if p.words(i - 2, i + 1) == ("plus", "or", "minus"):
            return None
        sign = p.word(i) in MINUSES and not p.glued(i) and p.glued(i + 1)
        start = i + 1 if sign else i
        before = self.currency_before(start)
        if before is not None:
            return self.priced(i, start, before, sign=sign)
        if p.atoms[i].value is None and p.word(i) not in STARTERS and not (
            p.word(i) in MINUSES or (p.word(i) in ARTICLES and p.word(i + 1) in {*MULTIPLIERS, "-"})
        ):  # fmt: skip
            return None
        number = self.number(i)
        return self.complete(number, i) if number else None

    def number(self, i: int, *, money_near: bool = False) -> Number | None:
        """The number at `i`; after `between` the parts are not joined by `and`."""
        near = money_near or self.currency_at(i + 2) is not None or self.currency_at(i + 1) is not None
        return read(self.passage.atoms, i, money=near, joined="between" not in self.passage.words(i - 3, i))

    def priced(self, first: int, start: int, currency: money.Currency, *, sign: bool) -> Draft | None:
        """A number behind a currency: `$1.2bn`, `-£5`, `USD 200`, `dollar 22.5 million`."""
        number = self.number(start + len(currency.words), money_near=True)
        if number is None or number.ordinal:
            return None
        draft = self.draft(number, first)
        if sign:
            draft.value = draft.low = draft.high = -number.value
        self.set_currency(draft, currency, self.passage.written(start, start + len(currency.words)))
        return draft

    def complete(self, number: Number, first: int) -> Draft:
        """A number with what stands behind it."""
        draft = self.draft(number, first)
        if number.ordinal:
            draft.kind, draft.rule = "ordinal", "ordinal"
            return draft
        if self.magnitude(draft):
            draft.kind, draft.rule = "magnitude", "magnitude"
            return draft
        if self.multiplies(draft):
            draft.kind, draft.rule = "multiple", "multiple"
            return draft
        if number.fraction:
            draft.kind, draft.rule = "ratio", "fraction"
        self.add_unit(draft, allow_of=number.fraction)
        return draft

    def magnitude(self, draft: Draft) -> bool:
        """`magnitude 6.8`, `a magnitude of 5.9`, `a 7.2-magnitude quake`; up to 10 on any scale of earthquakes."""
        p, i, j = self.passage, draft.start, draft.stop
        left = p.word(i - 1) if p.word(i - 1) not in HYPHENS else p.word(i - 2)
        behind = p.word(j + 1) if p.word(j) in HYPHENS else p.word(j)
        named = left == "magnitude" or p.words(i - 2, i) == ("magnitude", "of") or behind in {"magnitude", "strength"}
        return named and 0 < (draft.value or 0) <= 10

    def multiplies(self, draft: Draft) -> bool:
        """`three times the size`, `ten times more`, `a 5-fold rise`, `2x`; the phrase then ends with that word."""
        p, j = self.passage, draft.end
        k = j + (p.word(j) in HYPHENS)
        following = p.word(k + 1)
        fits = (
            (p.word(k) == "times" and following in COMPARED)
            or p.word(k) in {"fold", "-fold"}
            or (p.word(j) == "x" and p.glued(j) and not p.glued(j + 1))
        )
        if fits:
            draft.end = k + 1
        return fits

    def draft(self, number: Number, first: int) -> Draft:
        """A bare draft of a number."""
        v = number.value
        return Draft(first, number.end, number.first, number.end, v, v, v, scale=number.scale)

    def and_a_half(self, i: int) -> Draft | None:
        """`an hour and a half`: the unit stands inside the number."""
        p = self.passage
        form = units.match(p.atoms, i + 1)
        if form is None or form.symbol:
            return None
        j = i + 1 + len(form.words)
        value = {"half": 1.5, "quarter": 1.25}.get(p.word(j + 2))
        if value is None or p.words(j, j + 2) != ("and", "a"):
            return None
        draft = Draft(i, j + 3, i, j + 3, value, value, value)
        self.set_unit(draft, form, i + 1)
        draft.end = j + 3
        return draft

    # --- currency ------------------------------------------------------------------------------------------------

    def currency_before(self, i: int) -> money.Currency | None:
        """A sign, code or name of money that a number follows."""
        p = self.passage
        found = money.match(p.atoms, i)
        if found is None or found.minor or not (found.sign or found.words[0] in {"dollar", "rs", "rm", "rp"}):
            return None
        j = i + len(found.words)
        if j >= len(p.atoms) or (p.atoms[j].value is None and (p.word(j) not in STARTERS or found.words[0].isalpha())):
            return None
        written = p.written(i, j)
        if found.words[0].isalpha() and found.sign and len(found.words) == 1:
            shown = written.removeprefix("M") if found.factor > 1 else written
            if (
                not (written.isupper() or written.islower() or written in {"Rs", "Rp", "Dh"})
                or shown.upper() in WORD_CODES
                or (i and p.glued(i))
            ):
                return None
        lettered = found.words[-1] == "$" and len(found.words[0]) == 1 and len(found.words) == 2
        if lettered and found.words[0] != "c" and not (p.glued(i + 1) and written.isupper()):
            return None
        return found

    def currency_at(self, i: int) -> money.Currency | None:
        """A currency that is written behind a number, at atom `i`."""
        p = self.passage
        found = money.match(p.atoms, i)
        if found is None:
            return None
        word, end = found.words[0], i + len(found.words)
        written = p.written(i, end)
        alone = len(found.words) == 1
        if alone and len(word) == 1 and word.isascii() and word.isalpha():
            return found if p.glued(i) and written.islower() and not p.glued(end) else None
        if found.sign and p.glued(end) and end < len(p.atoms) and p.atoms[end].value is not None:
            return None
        if alone and found.sign and word.isascii() and word.isalpha() and not (
            written.isupper() or (written.islower() and word.upper() not in WORD_CODES and word not in RISKY)
        ):  # fmt: skip
            return None
        if alone and word in RISKY and not any(self.countries.get(c) for k in found.codes for c in money.COUNTRIES[k]):
            value = p.atoms[i - 1].value
            return found if i and (p.word(i - 1) in MULTIPLIERS or (value or 0) >= 1000) else None
        return found

    def set_currency(self, draft: Draft, currency: money.Currency, text: str) -> None:
        """Make a draft money."""
        draft.kind, draft.rule, draft.unit, draft.unit_text = "money", "money", currency.unit, text
        draft.money, draft.currency = currency, currency.default
        if currency.factor != 1 and draft.value is not None:
            draft.value = draft.low = draft.high = tidy(draft.value * currency.factor)

    def add_minor(self, draft: Draft, currency: money.Currency) -> None:
        """`3 dollars 50 cents`, `thirteen dollars and forty-five cents`, `15 dollars 50`."""
        p = self.passage
        if draft.value is None or draft.scale > 1000 or draft.value != int(draft.value):
            return
        j = draft.end + (p.word(draft.end) == "and")
        minor = read(p.atoms, j) if j < len(p.atoms) else None
        if minor is None or minor.ordinal or not 0 < minor.value < 100 or minor.value != int(minor.value):
            return
        end = money.match(p.atoms, minor.end)
        follows = p.word(minor.end)
        if end and end.minor:
            draft.end = minor.end + len(end.words)
        elif (follows.isalnum() and follows != "more") or currency.words[-1] not in {
            "dollar",
            "dollars",
            "euro",
            "euros",
            "usd",
            "eur",
        }:
            return
        else:
            draft.end = minor.end
        draft.value += minor.value / 100
        draft.low = draft.high = draft.value

    # --- units ---------------------------------------------------------------------------------------------------

    def add_unit(self, draft: Draft, *, allow_of: bool = False) -> None:
        """The currency or unit behind a number, past a hyphen, a cue (`300-plus km`), `of` or an adjective."""
        p, j = self.passage, draft.end
        if cue := after(p, j):
            draft.bound, draft.cue, draft.end = cue.bound, p.written(j, cue.end), cue.end
            j = cue.end
        if p.word(j) in HYPHENS:
            j += 1
        if allow_of:
            of = p.word(j) == "of"
            j += of
            if of or draft.rule not in {"vague", "few"}:  # "half an hour", but "dozens a day"
                j += p.word(j) in {*ARTICLES, "the"} and units.match(p.atoms, j + 1) is not None
        elif p.word(j) in BETWEEN and p.word(j + 1) in units.TIME_WORDS:
            j += 1
        if (currency := self.currency_at(j)) is not None and not self.is_weight(draft, j):
            draft.end = j + len(currency.words)
            self.set_currency(draft, currency, p.written(j, draft.end))
            self.scale_behind(draft)
            self.add_minor(draft, currency)
        elif (form := units.match(p.atoms, j)) is not None and self.fits(draft, form, j):
            self.set_unit(draft, form, j)
            self.add_smaller(draft)
        elif self.weather and p.word(j) in {"c", "f"} and p.glued(j) and p.written(j, j + 1).isupper():
            self.set_unit(draft, units.match_name("celsius" if p.word(j) == "c" else "fahrenheit"), j)
            draft.end = j + 1
            draft.unit_text = p.written(j, j + 1)

    def add_smaller(self, draft: Draft) -> None:
        """`5 feet 10 inches`, `12 stone 4 pounds`: the smaller unit joins, in the larger one."""
        p, unit = self.passage, draft.unit
        smaller = SMALLER.get(unit.name) if unit else None
        if smaller is None or unit is None or draft.value is None:
            return
        j = draft.end + (p.word(draft.end) == "and")
        number = read(p.atoms, j) if j < len(p.atoms) else None
        k = number.end if number else j
        form = units.match(p.atoms, k) if number else None
        inches = p.word(k) == "in" and unit.name == "foot" and (p.glued(k) or p.word(k - 2) == "ft")
        if number is None or not (inches or (form and form.unit.name == smaller)):
            return
        part = units.UNITS[smaller]
        draft.value += number.value * (part.factor or 0) / (unit.factor or 1)
        draft.low = draft.high = draft.value
        draft.end = k + (len(form.words) if form else 1)

    def scale_behind(self, draft: Draft) -> None:
        """`75 USD million`."""
        factor = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}.get(self.passage.word(draft.end))
        if factor and draft.value is not None:
            draft.value = draft.low = draft.high = tidy(draft.value * factor)
            draft.end += 1
            draft.scale = factor

    def is_weight(self, draft: Draft, j: int) -> bool:
        """Whether `pounds` means mass: `of` behind it, or nothing of money before it and nothing of Britain in the article."""
        p = self.passage
        if p.word(j) not in {"pound", "pounds"}:
            return False
        force = p.word(j + 1) == "per" and p.word(j + 2) in {"square", "acre", "cubic", "foot", "inch"}
        if force or p.word(j + 1) in {"of", "lighter", "heavier"} or p.word(j - 1) in HYPHENS:
            return True
        near = {p.token(k).lemma for k in range(max(draft.first - NEAR_MONEY, 0), draft.first)}
        return (
            draft.scale < 1e6
            and near.isdisjoint(MONEYED)
            and not any(self.countries.get(c) for c in ("GB", "EG", "LB", "SD", "SY"))
        )

    def set_unit(self, draft: Draft, form: units.Form, j: int) -> None:
        """Give a draft its unit."""
        draft.end = j + len(form.words)
        draft.unit, draft.unit_text = form.unit, self.passage.written(j, draft.end)
        kinds = {"time": "duration", "ratio": "percent" if form.unit.name == "percent" else "measure"}
        draft.kind = kinds.get(form.unit.dimension, "measure")  # type: ignore[assignment]
        draft.rule = form.unit.dimension

    def fits(self, draft: Draft, form: units.Form, j: int) -> bool:
        """Whether a unit's form may stand here: symbols straight after digits, no year before it, no ordinal `second`."""
        p, word = self.passage, form.words[0]
        if (form.symbol and word.isalpha() and not self.fits_symbol(draft, form, j)) or self.is_year(draft, form, j):
            return False
        if word in {"second", "quarter", "point"} and len(form.words) == 1:
            return draft.value == 1 or p.word(j - 1) in HYPHENS or p.word(j - 1) in {"a", "an"}
        if form.unit.name == "point":
            return draft.value != int(draft.value or 0) or bool(CHANGING & set(p.words(j - 4, j - 1)))
        return not (word == "h" and p.word(j - 1) in HYPHENS)

    def fits_symbol(self, draft: Draft, form: units.Form, j: int) -> bool:
        """Whether letters are a symbol: behind digits, nothing glued behind; a single one glued and in lower case."""
        p, end = self.passage, j + len(form.words)
        if p.atoms[draft.stop - 1].value is None or (p.glued(end) and p.word(end).isalnum()):
            return False
        if len(form.words[0]) > 1:
            return True
        return p.written(j, end).islower() and (p.glued(j) or (form.words[0] == "m" and p.word(j - 1) != "-"))

    def is_year(self, draft: Draft, form: units.Form, j: int) -> bool:
        """Whether four digits before a unit of time in the singular are a year: `World Cup 2018 day five`."""
        before = self.passage.atoms[j - 1]
        singular = form.unit.dimension == "time" and not form.words[0].endswith("s")
        return singular and before.end - before.start == 4 and (draft.value or 0) in YEARS
