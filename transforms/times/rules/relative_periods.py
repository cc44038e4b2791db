"""Rules of stretches told from now or from another time: `the past two weeks`, `that day`, `the same month last year`."""

from __future__ import annotations

from transforms.times.nodes import Length, Match, Offset, RelativePeriod, Same, Step
from transforms.times.rules.durations import length, one_length
from transforms.times.token_stream import ARTICLES, TokenStream
from transforms.times.vocabulary import ALL_MONTHS, STEPS, UNITS


def window(s: TokenStream, i: int) -> Match | None:  # noqa: PLR0911  # a return for each form
    """`past two weeks`, `next six months`, `last few days`, `recent years`, `5 upcoming years`, `past decade`."""
    word = s.word(i)
    sign = {-1: -1, 1: 1}.get(STEPS.get(word, 0))
    if word == "recent":
        unit = UNITS.get(s.word(i + 1))
        return (
            Match(i, i + 2, RelativePeriod(Length(((None, unit),)), -1), "vague_window")
            if unit and s.word(i + 1).endswith("s")
            else None
        )
    if sign is None or (word in {"last", "next"} and s.word(i + 1) in ALL_MONTHS):
        return None
    match = one_length(s, i + 1) if s.word(i + 1) not in ARTICLES else None
    if match and s.word(i + 1) != "one":
        whole = length(s, i + 1)
        whole = None if whole and s.word(whole.end) in {"ago", "later", "earlier"} else whole
        base = "previous" if word in {"following", "preceding", "previous"} else "now"
        node = whole.node if whole and isinstance(whole.node, Length) else Length((match[0],))
        return Match(i, whole.end if whole else match[1], RelativePeriod(node, sign, base), "window")
    j = s.skip_modifiers(i + 1)
    unit = UNITS.get(s.word(j))
    if unit is None or unit == "second":
        return None
    if s.word(j).endswith("s"):
        return (
            Match(i, j + 1, RelativePeriod(Length(((None, unit),)), sign), "vague_window")
            if word in {"past", "coming", "last", "next", "previous"}
            else None
        )
    over = s.word(i - 1) == "the" and s.word(i - 2) in {"over", "in", "during", "for", "within", "throughout", "of"}
    if word == "past" or unit in {"hour", "minute"} or (over and word == "last" and s.word(i - 2) != "of"):
        return Match(i, j + 1, RelativePeriod(Length(((1, unit),)), sign), "window")
    if word in {"next", "coming"} and unit in {"decade", "fortnight", "century"}:
        return Match(i, j + 1, RelativePeriod(Length(((1, unit),)), sign), "window")
    return None


def counted_window(s: TokenStream, i: int) -> Match | None:
    """`5 upcoming years`, `the 10 previous weeks`: the number before the word that tells the side."""
    amount = s.amount(i)
    if amount is None or s.word(i) in ARTICLES:
        return None
    j = amount[1]
    unit, sign = UNITS.get(s.word(j + 1)), STEPS.get(s.word(j), 0)
    if unit is None or sign == 0 or not s.word(j + 1).endswith("s"):
        return None
    return Match(i, j + 2, RelativePeriod(Length(((amount[0], unit),)), sign), "window")


def same(s: TokenStream, i: int) -> Match | None:
    """`that day`, `the same month`, `the same period last year`."""
    word, unit = s.word(i), UNITS.get(s.word(i + 1))
    if word == "same" and s.word(i + 1) in {"period", "time", "quarter", "month"}:
        years = year_before(s, i + 2)
        if years:
            return Match(i, years, Same("same", -1), "same_year_before")
    if unit is None or s.word(i + 1).endswith("s") or unit in {"second", "minute"}:
        return None
    if word == "that" and (s.tag(i) != "DT" or s.token(i).head is not s.token(i + 1)):
        return None
    if s.word(i + 2) == "'" or s.word(i + 1) == "hour":
        return None
    return Match(i, i + 2, Same(unit), "same")


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
