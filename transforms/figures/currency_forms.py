"""How a currency may be written at a number: codes, signs, letters and names that are other words too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from transforms.figures.candidate import Candidate, Passage
from transforms.figures.money import COUNTRIES, ROWS, Currency
from transforms.lexicons import word_list
from transforms.numbers.numerals import HYPHENS, MINUSES, Number

RISKY = word_list("figure_words.tsv", "ambiguous_currency")
"""Names of currencies that are other words too: they need a large number, or the country in the article."""
WORD_CODES = word_list("figure_words.tsv", "word_code")
"""Codes that are words or other names in capitals: they count only behind a number."""


def _by_adjective() -> dict[str, list[str]]:
    codes: dict[str, list[str]] = {}
    for row in ROWS:
        for adjective in filter(None, row["adjectives"].split("|")):
            codes.setdefault(adjective, []).append(row["code"])
    return codes


BY_ADJECTIVE = _by_adjective()
"""The codes of the currencies of a country, by its adjective."""
NEEDS_COUNTRY = {"PHP": "PHP", "N": "NGN"}
"""Signs that are other names too, and the code of which they are: they count where its country is named."""


def stands_before(currency: Currency) -> bool:
    """Whether a currency can stand before its number: signs and codes do, of the names a few."""
    return not currency.minor and (currency.sign or currency.spelling[0] in {"dollar", "rs", "rm", "rp"})


def is_inner_minus(passage: Passage, j: int) -> bool:
    """Whether atom `j` is the sign between a currency and its number: `$-50.8bn`."""
    minus = passage.word(j) in MINUSES and passage.digits(j + 1) is not None
    return minus and passage.glued(j) and passage.glued(j + 1)


MARKS = {"-": "rupees", "=": "shillings"}
"""What stands behind the slash that ends an amount, and the name of money that it then has: `500/-`, `1,500/=`."""


def end_of_mark(passage: Passage, j: int) -> int:
    """The atom behind `/-` or `/=` at atom `j`, as South Asia and East Africa end an amount: `Rs 10,000/-`; `j` where there is none."""
    marked = passage.word(j) == "/" and passage.word(j + 1) in MARKS and passage.glued(j) and passage.glued(j + 1)
    goes_on = passage.glued(j + 2) and passage.word(j + 2).isalnum()
    return j + 2 if marked and not goes_on else j


MIXED_CASE = frozenset({"Rs", "Rp", "Dh", "Tk", "Sh", "Shs", "Ksh", "KSh", "Ush", "USh", "Tsh", "TSh"})
"""Codes of money that are written in small and large letters."""
ONLY_MIXED = frozenset({"SH", "SHS"})
"""Codes that are something else in large letters alone: a road, a school."""


def is_code_case(written: str) -> bool:
    """Whether the case of letters is that of a code of money: `Rs`, `USD`, `usd`."""
    return written in MIXED_CASE or written.islower() or (written.isupper() and written not in ONLY_MIXED)


def is_code(passage: Passage, found: Currency, i: int, countries: Mapping[str, int]) -> bool:
    """Whether letters before a number are a currency's code: `USD 200`, `Rs 5`, `MEUR 5`; not `TOP 10`."""
    written = passage.written(i, i + 1)
    shown = (written.removeprefix("M") if found.factor > 1 else written).upper()
    known = shown not in WORD_CODES and is_at_home(shown, countries)
    return known and is_code_case(written) and not (i and passage.glued(i))


def is_at_home(code: str, countries: Mapping[str, int]) -> bool:
    """Whether the country of a code that is another name too is named."""
    home = NEEDS_COUNTRY.get(code)
    return home is None or any(countries.get(c) for c in COUNTRIES[home])


def is_letters(currency: Currency) -> bool:
    """Whether a currency is written as one word of letters."""
    return len(currency.spelling) == 1 and currency.spelling[0].isascii() and currency.spelling[0].isalpha()


def is_level_mark(passage: Passage, i: int) -> bool:
    """`the 5,000 mark`: a level that is passed, behind more than one; `one mark` and `a 50-mark note` are money."""
    return passage.word(i) == "mark" and passage.word(i - 1) not in {"one", "a", "1", *HYPHENS}


def is_next_amount(passage: Passage, found: Currency, end: int) -> bool:
    """Whether a sign behind a number belongs to the number that is glued to it: `5 $20 notes`."""
    return found.sign and passage.glued(end) and passage.digits(end) is not None


def is_lettered_sign(currency: Currency) -> bool:
    """`A$`, `S$`: a letter that must be glued and a capital; `C$` is also written small."""
    first = currency.spelling[0]
    return len(currency.spelling) == 2 and currency.spelling[-1] == "$" and len(first) == 1 and first != "c"


def is_written_code(written: str) -> bool:
    """Whether letters behind a number are written as a code: `200 USD`; small ones must be no other word."""
    if written.isupper():
        return True
    return written.islower() and written.upper() not in WORD_CODES and written not in RISKY


def is_hundredths(number: Number) -> bool:
    """Whether a number can be cents."""
    return not number.ordinal and 0 < number.value < 100 and number.value == int(number.value)


LETTERS = {"US": "USD", "A": "AUD", "NZ": "NZD", "C": "CAD"}
"""Letters straight before an amount in cents, and the currency that they mark."""


def marked_cents(passage: Passage, candidate: Candidate, currency: Currency) -> Currency:
    """The cents of `US66.8c`: of the country whose letters stand before, which join the phrase."""
    i = candidate.start
    code = LETTERS.get(passage.written(i - 1, i)) if i else None
    if not currency.minor or code not in currency.codes or not passage.glued(i):
        return currency
    candidate.first = i - 1
    return replace(currency, codes=(code,), default=code)


def currency_behind(passage: Passage, candidate: Candidate, currency: Currency) -> Currency:
    """The currency of `$7 Canadian`, which an adjective alone behind the amount tells."""
    noun = passage.tag(candidate.end + 1).startswith("NN")
    code = next((c for c in BY_ADJECTIVE.get(passage.word(candidate.end), ()) if c in currency.codes), None)
    return currency if code is None or noun else replace(currency, codes=(code,), default=code)


def is_in_name(passage: Passage, i: int, end: int) -> bool:
    """Whether the noun of a currency is a word of a name in capitals: `2026 Real Estate Outlook`."""
    words = (passage.written(i, i + 1), passage.written(end, end + 1) if end < len(passage.atoms) else "")
    return all(w.istitle() and w.isalpha() for w in words)
