"""Rules of sets: `every Monday`, `daily`, `twice a year`."""

from __future__ import annotations

from transforms.lexicons import word_list
from transforms.times.nodes import Every, Match
from transforms.times.rules.durations import SINGULAR, duration_value
from transforms.times.token_stream import TokenStream
from transforms.times.vocabulary import ALL_MONTHS, ALL_WEEKDAYS, DASHES, EACH_WEEKDAY, PARTS, SEASONS, SETS, UNITS


def every(s: TokenStream, i: int) -> Match | None:
    """`every Monday`, `each two days`, `every other week`, `every fifth week`, `every morning`."""
    step, j = (2, i + 2) if s.word(i + 1) == "other" else s.ordinal(i + 1) or (1, i + 1)
    if step > 1 and s.word(j) == "of":
        step, j = 1, i + 1
    return every_named(s, i, j) or every_unit(s, i, j, float(step))


def every_named(s: TokenStream, i: int, j: int) -> Match | None:
    """`every Monday morning`, `every March`, `every winter`, `every night`."""
    word = s.word(j)
    if word in ALL_WEEKDAYS:
        return on_weekdays(s, i, j, ALL_WEEKDAYS[word], "every_weekday")
    if word in ALL_MONTHS:
        value = f"XXXX-{ALL_MONTHS[word]:02}"
    elif word in SEASONS:
        value = f"XXXX-{SEASONS[word]}"
    elif word in PARTS and (word not in UNITS or word == "night"):
        value = f"T{PARTS[word]}"
    else:
        return None
    return Match(i, j + 1, Every(value), "every_named")


def on_weekdays(s: TokenStream, i: int, j: int, number: int, rule: str) -> Match:
    """A set of weekdays, with the part of the day that may follow: `Tuesday afternoons`."""
    part = PARTS.get(s.word(j + 1))
    value = f"XXXX-WXX-{number}" + (f"T{part}" if part else "")
    return Match(i, j + 1 + (part is not None), Every(value), rule)


def every_unit(s: TokenStream, i: int, j: int, factor: float) -> Match | None:
    """`each two days`, `every other week`, `every weekend`."""
    if s.word(j) == "weekend" and factor == 1:
        return Match(i, j + 1, Every("XXXX-WXX-WE"), "every_weekend")
    amount = s.amount(j) or (1.0, j)
    unit = UNITS.get(s.word(amount[1]))
    if unit is None:
        return None
    value = duration_value(((None, unit),)) if amount[0] is None else set_value(amount[0] * factor, unit)
    return Match(i, amount[1] + 1, Every(value), "every_unit")


def set_value(amount: float, unit: str) -> str:
    """The TIMEX3 value of a set of equal steps; a quarter is three months."""
    return duration_value(((amount * 3, "month"),)) if unit == "quarter" else duration_value(((amount, unit),))


def weekdays(s: TokenStream, i: int) -> Match | None:
    """`Mondays`, `Tuesday afternoons`, `mornings`."""
    word, following = s.word(i), s.word(i + 1)
    number = EACH_WEEKDAY.get(word)
    if word in ALL_WEEKDAYS and following in PARTS and following.endswith("s"):
        number = ALL_WEEKDAYS[word]
    if number is not None:
        return on_weekdays(s, i, i, number, "weekdays")
    plural = word in PARTS and word.endswith("s") and word not in UNITS
    adverbial = plural and s.token(i).dep not in {"nsubj", "compound", "pobj"}
    return Match(i, i + 1, Every(f"T{PARTS[word]}"), "parts_of_days") if adverbial else None


def adverb_set(s: TokenStream, i: int) -> Match | None:
    """`daily`, `weekly`; not within a name."""
    named = s.is_capital(i + 1) and (s.is_capital(i) or s.word(i - 1).isalpha())
    return None if named else Match(i, i + 1, Every(SETS[s.word(i)]), "set_adverb")


NO_RATES = word_list("time_words.tsv", "behind_no_set") | DASHES
"""What follows a unit that is a length, not a rate: "three people a year ago"."""
TIMES_WORDS = frozenset({"once", "twice", "times", "time"})


def rate(s: TokenStream, i: int) -> Match | None:
    """`15 a year`, `once a week`, `twice a day`, `per hour`: a unit after what happens in it."""
    unit = UNITS.get(s.word(i + 1)) if s.word(i + 1) in SINGULAR else None
    if unit is None or s.word(i + 2) in NO_RATES:
        return None
    if s.word(i) != "per" and s.word(i - 1) not in TIMES_WORDS and not is_counted_rate(s, i):
        return None
    once = s.word(i) != "per" and s.word(i - 1) == "once"
    return Match(i - once, i + 2, Every(set_value(1, unit)), "rate")


NO_RATE = word_list("time_words.tsv", "behind_no_rate")


def is_counted_rate(s: TokenStream, i: int) -> bool:
    """Whether a count stands before the article of a unit: `15 a year`, `$3 million a day`."""
    before = s.word(i - 1 - (s.word(i - 1) == ")"))
    digits = before[:1].isdigit()
    counts = digits or before in NO_RATE or s.tag(i - 1) in {"CD", "NNS"}
    return counts and (digits or s.token(i + 1).dep in {"npadvmod", "prep", "nmod"})
