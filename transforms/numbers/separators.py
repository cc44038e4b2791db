"""How a text writes decimals: `1,250.50` or, as in much of Europe, `1.250,50`; decided by the text as a whole.

One form that only one of the two habits has decides; `1.250` alone is read the English way.
"""

from __future__ import annotations

import re

UNIT = r"\s?(?:%|percent\b|per cent\b|pct\b|pc\b|million\b|billion\b|trillion\b|bn\b|mln\b|m\b|km\b|kg\b|°|€|euros?\b|EUR\b)"
MONEY = r"(?:[€$£¥]|\b(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|HUF|RON|BRL|TRY))\s?"
ALONE = r"(?<![\d.,])"
END = r"(?!\d|[.,]\d)"
COMMA = re.compile(
    rf"{ALONE}(?:\d{{1,3}}(?:\.\d{{3}})+,\d{{1,2}}{END}|\d{{1,4}},\d{{1,2}}{UNIT})"
    rf"|{MONEY}-?\d{{1,3}},\d{{2}}{END}"
)
"""`1.250,50`, `12,5 percent`, `€7,50`: the comma is the decimal separator."""
POINT = re.compile(
    rf"{ALONE}(?:\d{{1,3}}(?:,\d{{3}})+\.\d{{1,2}}{END}|\d{{1,3}}(?:,\d{{3}}){{2,3}}{END}|\d{{1,4}}\.\d{{1,2}}{UNIT})"
    rf"|{MONEY}-?\d{{1,4}}\.\d{{2}}{END}"
)
"""`1,250.50`, `1,250,000`, `12.5 percent`, `$7.50`: the point is."""

SHORT_BEHIND_COMMA = re.compile(r"\d,\d\d?(?!\d)")
"""What any decimal comma holds; most texts have none, which is quickly seen."""


def has_decimal_comma(text: str) -> bool:
    """Whether a text writes its decimals with a comma.

    >>> has_decimal_comma("Prices rose 2,5 percent to EUR 1.250"), has_decimal_comma("Prices rose 2.5 percent to $1,250")
    (True, False)
    """
    if SHORT_BEHIND_COMMA.search(text) is None:
        return False
    commas = sum(1 for _ in COMMA.finditer(text))
    return commas > 0 and commas > sum(1 for _ in POINT.finditer(text))
