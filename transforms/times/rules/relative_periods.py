"""Rules of stretches told from now or from another time: `the past two weeks`, `that day`, `the same month last year`."""

from __future__ import annotations

from transforms.lexicons import word_list
from transforms.times.nodes import Length, Match, Offset, RelativePeriod, Same, Step
from transforms.times.rules.durations import length, one_length
from transforms.times.token_stream import ARTICLES, TokenStream
from transforms.times.vocabulary import ALL_MONTHS, STEPS, UNITS


def window(s: TokenStream, i: int) -> Match | None:
    """A period before or after now: `past two weeks`, `next six months`, `last few days`, `recent years`, `past decade`."""
    if s.word(i) == "recent":
        return recent(s, i)
    if s.word(i + 1) in ALL_MONTHS and s.word(i) in {"last", "next"}:
        return None
    return (counted_after(s, i) or plural_window(s, i) or single_window(s, i)) if STEPS.get(s.word(i)) else None


def recent(s: TokenStream, i: int) -> Match | None:
    """`recent years`."""
    unit = UNITS.get(s.word(i + 1)) if s.word(i + 1).endswith("s") else None
    return Match(i, i + 2, RelativePeriod(Length(((None, unit),)), -1), "recent") if unit else None


def counted_after(s: TokenStream, i: int) -> Match | None:
    """`past two weeks`, `last few days`, `the following 3 days`."""
    one = one_length(s, i + 1) if s.word(i + 1) not in ARTICLES | {"one"} else None
    if one is None:
        return None
    whole = length(s, i + 1)
    node, end = Length((one[0],)), one[1]
    if whole and isinstance(whole.node, Length) and s.word(whole.end) not in {"ago", "later", "earlier"}:
        node, end = whole.node, whole.end
    base = "previous" if s.word(i) in {"following", "preceding", "previous"} else "now"
    return Match(i, end, RelativePeriod(node, STEPS[s.word(i)], base), "window")


def plural_window(s: TokenStream, i: int) -> Match | None:
    """`past years`, `coming weeks`."""
    j = s.skip_modifiers(i + 1)
    unit = UNITS.get(s.word(j))
    known = unit and unit != "second" and s.word(j).endswith("s") and s.word(i) in PLURAL_STEPS
    return Match(i, j + 1, RelativePeriod(Length(((None, unit),)), STEPS[s.word(i)]), "vague_window") if known else None  # type: ignore[arg-type]  # a unit where it is known


PLURAL_STEPS = word_list("time_words.tsv", "plural_step")


def single_window(s: TokenStream, i: int) -> Match | None:
    """`the past decade`, `the last hour`, `over the last week`, `the next decade`."""
    j = s.skip_modifiers(i + 1)
    unit = UNITS.get(s.word(j))
    if unit is None or unit == "second" or s.word(j).endswith("s") or not is_window_unit(s, i, unit):
        return None
    return Match(i, j + 1, RelativePeriod(Length(((1, unit),)), STEPS[s.word(i)]), "window_of_one")


BEFORE_PERIOD = word_list("time_words.tsv", "before_period")


def is_window_unit(s: TokenStream, i: int, unit: str) -> bool:
    """Whether one unit is meant as a length that ends now, not as the unit before: "the past year", not "last year"."""
    word = s.word(i)
    if word == "past" or unit in {"hour", "minute"}:
        return True
    if word in {"next", "coming"}:
        return unit in {"decade", "fortnight", "century"}
    spans = BEFORE_PERIOD
    return word == "last" and s.word(i - 1) == "the" and s.word(i - 2) in spans


def counted_window(s: TokenStream, i: int) -> Match | None:
    """`5 upcoming years`, `the 10 previous weeks`: the number before the word that tells the side."""
    amount = s.amount(i)
    if amount is None or s.word(i) in ARTICLES:
        return None
    j = amount[1]
    unit, sign = UNITS.get(s.word(j + 1)), STEPS.get(s.word(j), 0)
    if unit is None or sign == 0 or not s.word(j + 1).endswith("s"):
        return None
    return Match(i, j + 2, RelativePeriod(Length(((amount[0], unit),)), sign), "counted_window")


def same(s: TokenStream, i: int) -> Match | None:
    """`that day`, `the same month`, `the same period last year`."""
    if s.word(i) == "same" and (last_year := same_last_year(s, i)) is not None:
        return last_year
    unit = UNITS.get(s.word(i + 1))
    if unit is None or unit in {"second", "minute"} or s.word(i + 1).endswith("s") or s.word(i + 1) == "hour":
        return None
    return None if is_pronoun(s, i) or s.word(i + 2) == "'" else Match(i, i + 2, Same(unit), "same")


def is_pronoun(s: TokenStream, i: int) -> bool:
    """Whether `that` is no determiner of the unit behind it: "said that day care is free"."""
    return s.word(i) == "that" and (s.tag(i) != "DT" or s.token(i).head is not s.token(i + 1))


def same_last_year(s: TokenStream, i: int) -> Match | None:
    """`the same period last year`, `the same month a year ago`."""
    end = year_before(s, i + 2) if s.word(i + 1) in {"period", "time", "quarter", "month"} else None
    return Match(i, end, Same("same", -1), "same_year_before") if end else None


def this_time(s: TokenStream, i: int) -> Match | None:
    """`this time last year`, `this day next year`: a year from now."""
    if s.word(i) != "this" or s.word(i + 1) not in {"time", "day", "month", "week"}:
        return None
    before = year_before(s, i + 2)
    after = i + 4 if (s.word(i + 2), s.word(i + 3)) == ("next", "year") else None
    end = before or after
    return Match(i, end, Offset(Length(((1, "year"),)), -1 if before else 1, "now"), "this_time") if end else None


def year_before(s: TokenStream, i: int) -> int | None:
    """The atom after `last year`, `a year ago`, `the previous year`, `of last year`."""
    i = s.skip(s.skip(i, "of", "in", "from"), "the", "a", "one")
    if s.word(i) in {"last", "previous", "prior"} and s.word(i + 1) == "year":
        return i + 2
    return i + 2 if s.word(i) == "year" and s.word(i + 1) in {"ago", "earlier", "before"} else None


def to_date(s: TokenStream, i: int) -> Match | None:
    """`year to date`, `end of day`, `eod`, `eoy`."""
    words = tuple(s.word(k) for k in range(i, i + 5))
    size = 3 if words[:3] == ("year", "to", "date") else 5 if words == ("year", "-", "to", "-", "date") else 0
    return Match(i, i + size, Step("year", 0), "year_to_date") if size else None
