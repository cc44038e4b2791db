"""Rules of sets: `every Monday`, `daily`, `twice a year`."""

from __future__ import annotations

from transforms.times.nodes import Every, Match
from transforms.times.rules.durations import SINGULAR, duration_value
from transforms.times.token_stream import TokenStream
from transforms.times.vocabulary import ALL_MONTHS, ALL_WEEKDAYS, DASHES, EACH_WEEKDAY, PARTS, SEASONS, SETS, UNITS


def every(s: TokenStream, i: int) -> Match | None:  # noqa: PLR0911  # a return for each form
    """`every Monday`, `each two days`, `every other week`, `every morning`, `every year`."""
    j, factor = i + 1, 1.0
    if s.word(j) in {"other", "second"} and s.word(j + 1) != "of":
        j, factor = j + 1, 2.0
    word = s.word(j)
    if word in ALL_WEEKDAYS:
        part = PARTS.get(s.word(j + 1))
        return Match(
            i,
            j + 1 + (part is not None),
            Every(f"XXXX-WXX-{ALL_WEEKDAYS[word]}" + (f"T{part}" if part else "")),
            "set_weekday",
        )
    if word in ALL_MONTHS:
        return Match(i, j + 1, Every(f"XXXX-{ALL_MONTHS[word]:02}"), "set_month")
    if word in SEASONS:
        return Match(i, j + 1, Every(f"XXXX-{SEASONS[word]}"), "set_season")
    if word in PARTS and word not in UNITS:
        return Match(i, j + 1, Every(f"T{PARTS[word]}"), "set_part")
    if word == "night":
        return Match(i, j + 1, Every("TNI"), "set_part")
    if word == "weekend" and factor == 1:
        return Match(i, j + 1, Every("XXXX-WXX-WE"), "set_unit")
    amount = s.amount(j) or (1.0, j)
    unit = UNITS.get(s.word(amount[1]))
    if unit is None:
        return None
    value = duration_value(((None, unit),)) if amount[0] is None else set_value(amount[0] * factor, unit)
    return Match(i, amount[1] + 1, Every(value), "set_unit")


def set_value(amount: float, unit: str) -> str:
    """The TIMEX3 value of a set of equal steps; a quarter is three months."""
    return duration_value(((amount * 3, "month"),)) if unit == "quarter" else duration_value(((amount, unit),))


def weekdays(s: TokenStream, i: int) -> Match | None:
    """`Mondays`, `Tuesday afternoons`, `mornings`."""
    word = s.word(i)
    if word in EACH_WEEKDAY:
        part = PARTS.get(s.word(i + 1))
        return Match(
            i,
            i + 1 + (part is not None),
            Every(f"XXXX-WXX-{EACH_WEEKDAY[word]}" + (f"T{part}" if part else "")),
            "set_weekday",
        )
    nxt = s.word(i + 1)
    if word in ALL_WEEKDAYS and nxt in PARTS and nxt.endswith("s"):
        return Match(i, i + 2, Every(f"XXXX-WXX-{ALL_WEEKDAYS[word]}T{PARTS[nxt]}"), "set_weekday")
    if (
        word in PARTS
        and word.endswith("s")
        and word not in UNITS
        and s.token(i).dep not in {"nsubj", "compound", "pobj"}
    ):
        return Match(i, i + 1, Every(f"T{PARTS[word]}"), "set_part")
    return None


def adverb_set(s: TokenStream, i: int) -> Match | None:
    """`daily`, `weekly`; not within a name."""
    named = s.is_capital(i) and s.is_capital(i + 1)
    return None if named else Match(i, i + 1, Every(SETS[s.word(i)]), "set_adverb")


def rate(s: TokenStream, i: int) -> Match | None:
    """`15 a year`, `once a week`, `twice a day`, `per hour`: a unit after what happens in it."""
    unit = UNITS.get(s.word(i + 1))
    if (
        unit is None
        or s.word(i + 1) not in SINGULAR
        or s.word(i + 2) in {"ago", "later", "earlier", "before", "after", "and"} | DASHES
    ):
        return None
    if s.word(i) == "per":
        return Match(i, i + 2, Every(set_value(1, unit)), "rate")
    before, j = s.word(i - 1), i
    if before in {"once", "twice", "times", "time"}:
        j = i - 1 if before in {"once", "twice"} else i
        return Match(j if before == "once" else i, i + 2, Every(set_value(1, unit)), "rate")
    counts = (
        before[:1].isdigit()
        or before in {"million", "billion", "thousand", "%", "percent", "cent"}
        or s.tag(i - 1) in {"CD", "NNS"}
    )
    adverbial = s.token(i + 1).dep in {"npadvmod", "prep", "nmod"} or before[:1].isdigit()
    return Match(i, i + 2, Every(set_value(1, unit)), "rate") if counts and adverbial else None
