"""Rules of durations, sets, and times told by a distance: `three days`, `the past two weeks`, `two years ago`, `every Monday`."""

from __future__ import annotations

from transforms.times.direction import direction
from transforms.times.nodes import DayOf, Every, Found, Length, Modified, Partial, Reference, Same, Step, Window
from transforms.times.stretch import ARTICLES, Stretch
from transforms.times.words import ALL_MONTHS, ALL_WEEKDAYS, DASHES, EACH_WEEKDAY, PARTS, SEASONS, SETS, STEPS, UNITS

CODES = {
    "second": ("T", "S"), "minute": ("T", "M"), "hour": ("T", "H"), "day": ("", "D"), "night": ("", "D"), "week": ("", "W"),
    "fortnight": ("", "W"), "weekend": ("", "WE"), "month": ("", "M"), "quarter": ("", "Q"), "half_year": ("", "M"),
    "year": ("", "Y"), "decade": ("", "Y"), "century": ("", "Y"), "millennium": ("", "Y"), "season": ("", "M"),
}  # fmt: skip
FACTORS = {"fortnight": 2, "half_year": 6, "decade": 10, "century": 100, "millennium": 1000, "season": 3}
SINGULAR = frozenset(
    {"day", "week", "month", "year", "hour", "minute", "decade", "century", "quarter", "night", "weekend", "fortnight"}
)
AGES = frozenset({"old", "olds", "age"})
BARE_BEFORE = frozenset(
    {
        "for",
        "in",
        "over",
        "after",
        "of",
        "within",
        "take",
        "taken",
        "took",
        "takes",
        "last",
        "lasted",
        "many",
        "spent",
        "just",
    }
)
"""Words before a bare plural ("for years") that make it a vague duration."""


def duration_value(amounts: tuple[tuple[float | None, str], ...]) -> str:
    """The TIMEX3 value of a length.

    >>> duration_value(((3, "day"),)), duration_value(((1.5, "hour"),)), duration_value(((None, "decade"),))
    ('P3D', 'PT1.5H', 'PXY')
    """
    dated = clocked = ""
    for amount, unit in amounts:
        mark, code = CODES[unit]
        count = (
            "X"
            if amount is None
            else f"{round(amount * FACTORS.get(unit, 1), 2):g}"
            if amount < 1e5
            else f"{amount:.0f}"
        )
        if mark:
            clocked += count + code
        else:
            dated += count + code
    return "P" + dated + ("T" + clocked if clocked else "")


def length(s: Stretch, i: int) -> Found | None:
    """`three days`, `an hour and a half`, `2 years 1 month`, `five-year`, `several weeks`; none where it is an age."""
    one = one_length(s, i)
    if one is None:
        return None
    amounts, end = [one[0]], one[1]
    while (more := further(s, end, amounts[-1])) is not None:
        amount, end = more
        if amount[1] == amounts[-1][1]:
            amounts[-1] = ((amounts[-1][0] or 0) + (amount[0] or 0), amount[1])
        else:
            amounts.append(amount)
    if is_age(s, i, end):
        return None
    if s.word(s.undash(end)) == "long" and (s.word(end) in DASHES or s.word(i - 1) not in ARTICLES):
        end = s.undash(end) + 1
    return Found(i, end, Length(tuple(amounts)), "duration")


def one_length(s: Stretch, i: int) -> tuple[tuple[float | None, str], int] | None:
    """An amount and its unit, and the atom after it."""
    amount = s.amount(i)
    if amount is None:
        return None
    j = s.amid(s.undash(amount[1]))
    unit = UNITS.get(s.word(j))
    if unit is None or (s.word(j) in {"h"} and not s.glued(j)):
        return None
    article = s.word(i) in ARTICLES or s.word(i) in {"one", "another"}
    if article and s.word(j).endswith("s") and amount[0] == 1:
        return None
    if (
        unit == "second"
        and article
        and (s.word(i) != "one" or s.tag(j)[:1] == "J")
        and not (s.tag(j) == "NN" and s.token(j).dep in {"pobj", "npadvmod", "dobj"})
    ):
        return None
    if unit == "quarter" and (amount[0] is None or amount[0] == 1 or (s.word(j + 1) == "of" and j == amount[1])):
        return None
    if unit == "night" and s.word(j) == "night" and s.word(i) in ARTICLES:
        return None
    if amount[0] is None and not s.word(j).endswith("s"):
        return None
    return (amount[0], unit), j + 1


def further(s: Stretch, i: int, last: tuple[float | None, str]) -> tuple[tuple[float | None, str], int] | None:
    """What continues a duration: `and a half`, `and 5 hours`, `1 month`."""
    j = s.skip(i, "and", ",")
    if s.word(i) == "and":
        k = s.skip(j, "a", "one")
        if s.word(k) in {"half", "quarter"} and s.word(k + 1) not in {"years", "hours", "year", "hour", "a", "of"}:
            return (0.5 if s.word(k) == "half" else 0.25, last[1]), k + 1
    if j > i and not s.word(j)[:1].isdigit() and s.word(i) == ",":
        return None
    more = one_length(s, j) if s.word(j) not in ARTICLES or s.word(i) == "and" else None
    if more is None or last[1] == more[0][1] or s.word(j) in {"another"}:
        return None
    order = list(CODES)
    smaller = order.index(more[0][1]) < order.index(last[1])
    return (
        more
        if smaller
        and not (s.word(i) == "and" and s.word(more[1]) in {"ago", "later", "earlier"} and s.word(j) in ARTICLES)
        else None
    )


def is_age(s: Stretch, i: int, j: int) -> bool:
    """Whether a duration is an age: `30 years old`, `a 30-year-old`, `the age of 30 years`."""
    k = s.undash(j)
    return s.word(k) in AGES or (s.word(k) == "of" and s.word(k + 1) == "age") or s.word(i - 1) == "aged"


def bare_units(s: Stretch, i: int) -> Found | None:
    """`for years`, `in minutes`, `decades of war`, `hours after`, `months-long`: a vague duration without a number."""
    word = s.word(i)
    unit = UNITS[word]
    if (
        not word.endswith("s")
        or len(word) < 4
        or unit in {"quarter", "weekend", "night"}
        or s.word(i - 1) in {"early", "small", "the", "these", "those"}
    ):
        return None
    if s.word(i + 1) in DASHES and s.word(i + 2) in {"long", "old"}:
        return Found(i, i + 3, Length(((None, unit),)), "vague_duration") if s.word(i + 2) == "long" else None
    if s.word(i + 1) == "ago":
        return Found(i, i + 2, Reference("PAST_REF"), "vague_ago")
    follows = s.word(i + 1) in {"of", "after", "before", "later", "earlier", "into", "in"}
    if s.word(i - 1) in BARE_BEFORE or (
        follows and s.tag(i) == "NNS" and s.word(i - 1) not in {"working", "business", "office"}
    ):
        return Found(i, i + 1, Length(((None, unit),)), "vague_duration")
    return None


def window(s: Stretch, i: int) -> Found | None:
    """`past two weeks`, `next six months`, `last few days`, `recent years`, `5 upcoming years`, `past decade`."""
    word = s.word(i)
    sign = {-1: -1, 1: 1}.get(STEPS.get(word, 0))
    if word == "recent":
        unit = UNITS.get(s.word(i + 1))
        return (
            Found(i, i + 2, Window(Length(((None, unit),)), -1), "vague_window")
            if unit and s.word(i + 1).endswith("s")
            else None
        )
    if sign is None or (word in {"last", "next"} and s.word(i + 1) in ALL_MONTHS):
        return None
    found = one_length(s, i + 1) if s.word(i + 1) not in ARTICLES else None
    if found and s.word(i + 1) != "one":
        whole = length(s, i + 1)
        whole = None if whole and s.word(whole.end) in {"ago", "later", "earlier"} else whole
        base = "previous" if word in {"following", "preceding", "previous"} else "now"
        node = whole.node if whole and isinstance(whole.node, Length) else Length((found[0],))
        return Found(i, whole.end if whole else found[1], Window(node, sign, base), "window")
    j = s.amid(i + 1)
    unit = UNITS.get(s.word(j))
    if unit is None or unit == "second":
        return None
    if s.word(j).endswith("s"):
        return (
            Found(i, j + 1, Window(Length(((None, unit),)), sign), "vague_window")
            if word in {"past", "coming", "last", "next", "previous"}
            else None
        )
    over = s.word(i - 1) == "the" and s.word(i - 2) in {"over", "in", "during", "for", "within", "throughout", "of"}
    if word == "past" or unit in {"hour", "minute"} or (over and word == "last" and s.word(i - 2) != "of"):
        return Found(i, j + 1, Window(Length(((1, unit),)), sign), "window")
    if word in {"next", "coming"} and unit in {"decade", "fortnight", "century"}:
        return Found(i, j + 1, Window(Length(((1, unit),)), sign), "window")
    return None


def counted_window(s: Stretch, i: int) -> Found | None:
    """`5 upcoming years`, `the 10 previous weeks`: the number before the word that tells the side."""
    amount = s.amount(i)
    if amount is None or s.word(i) in ARTICLES:
        return None
    j = amount[1]
    unit, sign = UNITS.get(s.word(j + 1)), STEPS.get(s.word(j), 0)
    if unit is None or sign == 0 or not s.word(j + 1).endswith("s"):
        return None
    return Found(i, j + 2, Window(Length(((amount[0], unit),)), sign), "window")


def every(s: Stretch, i: int) -> Found | None:
    """`every Monday`, `each two days`, `every other week`, `every morning`, `every year`."""
    j, factor = i + 1, 1.0
    if s.word(j) in {"other", "second"} and s.word(j + 1) not in {"of"}:
        j, factor = j + 1, 2.0
    word = s.word(j)
    if word in ALL_WEEKDAYS:
        part = PARTS.get(s.word(j + 1))
        return Found(
            i,
            j + 1 + (part is not None),
            Every(f"XXXX-WXX-{ALL_WEEKDAYS[word]}" + (f"T{part}" if part else "")),
            "set_weekday",
        )
    if word in ALL_MONTHS:
        return Found(i, j + 1, Every(f"XXXX-{ALL_MONTHS[word]:02}"), "set_month")
    if word in SEASONS:
        return Found(i, j + 1, Every(f"XXXX-{SEASONS[word]}"), "set_season")
    if word in PARTS and word not in UNITS:
        return Found(i, j + 1, Every(f"T{PARTS[word]}"), "set_part")
    if word in {"night"}:
        return Found(i, j + 1, Every("TNI"), "set_part")
    if word == "weekend" and factor == 1:
        return Found(i, j + 1, Every("XXXX-WXX-WE"), "set_unit")
    amount = s.amount(j) or (1.0, j)
    unit = UNITS.get(s.word(amount[1]))
    if unit is None or amount[0] is None:
        return None
    return Found(i, amount[1] + 1, Every(set_value(amount[0] * factor, unit)), "set_unit")


def set_value(amount: float, unit: str) -> str:
    """The TIMEX3 value of a set of equal steps; a quarter is three months."""
    return duration_value(((amount * 3, "month"),)) if unit == "quarter" else duration_value(((amount, unit),))


def weekdays(s: Stretch, i: int) -> Found | None:
    """`Mondays`, `Tuesday afternoons`, `mornings`."""
    word = s.word(i)
    if word in EACH_WEEKDAY:
        part = PARTS.get(s.word(i + 1))
        return Found(
            i,
            i + 1 + (part is not None),
            Every(f"XXXX-WXX-{EACH_WEEKDAY[word]}" + (f"T{part}" if part else "")),
            "set_weekday",
        )
    nxt = s.word(i + 1)
    if word in ALL_WEEKDAYS and nxt in PARTS and nxt.endswith("s"):
        return Found(i, i + 2, Every(f"XXXX-WXX-{ALL_WEEKDAYS[word]}T{PARTS[nxt]}"), "set_weekday")
    if (
        word in PARTS
        and word.endswith("s")
        and word not in UNITS
        and s.token(i).dep not in {"nsubj", "compound", "pobj"}
    ):
        return Found(i, i + 1, Every(f"T{PARTS[word]}"), "set_part")
    return None


def adverb_set(s: Stretch, i: int) -> Found | None:
    """`daily`, `weekly`; not within a name."""
    named = s.is_capital(i) and s.is_capital(i + 1)
    return None if named else Found(i, i + 1, Every(SETS[s.word(i)]), "set_adverb")


def rate(s: Stretch, i: int) -> Found | None:
    """`15 a year`, `once a week`, `twice a day`, `per hour`: a unit after what happens in it."""
    unit = UNITS.get(s.word(i + 1))
    if (
        unit is None
        or s.word(i + 1) not in SINGULAR
        or s.word(i + 2) in {"ago", "later", "earlier", "before", "after", "and"} | DASHES
    ):
        return None
    if s.word(i) == "per":
        return Found(i, i + 2, Every(set_value(1, unit)), "rate")
    before, j = s.word(i - 1), i
    if before in {"once", "twice", "times", "time"}:
        j = i - 1 if before in {"once", "twice"} else i
        return Found(j if before == "once" else i, i + 2, Every(set_value(1, unit)), "rate")
    counts = (
        before[:1].isdigit()
        or before in {"million", "billion", "thousand", "%", "percent", "cent"}
        or s.tag(i - 1) in {"CD", "NNS"}
    )
    adverbial = s.token(i + 1).dep in {"npadvmod", "prep", "nmod"} or before[:1].isdigit()
    return Found(i, i + 2, Every(set_value(1, unit)), "rate") if counts and adverbial else None


def reference(s: Stretch, i: int) -> Found | None:
    """Words for a past, present or future that no date bounds."""
    word, value = s.word(i), {"soon": "FUTURE_REF"}
    if word in {"recently", "lately", "previously", "currently", "presently", "nowadays", "soon"}:
        if word == "soon" and (s.word(i - 1) in {"as", "too", "how"} or direction(s.token(i)) == "past"):
            return None
        first = i - 1 if s.word(i - 1) in {"more", "most", "very"} and s.token(i - 1).head is s.token(i) else i
        kind = {"recently": "PAST_REF", "lately": "PAST_REF", "previously": "PAST_REF"}.get(word) or value.get(
            word, "PRESENT_REF"
        )
        return Found(first, i + 1, Reference(kind), "reference")
    phrase = tuple(s.word(i + k) for k in range(3))
    for words, kind in PHRASES.items():
        if phrase[: len(words)] == words and s.word(i + len(words)) != "of":
            return Found(i, i + len(words), Reference(kind), "reference")
    return None


PHRASES = {
    ("at", "present"): "PRESENT_REF",
    ("at", "this", "time"): "PRESENT_REF",
    ("present", "time"): "PRESENT_REF",
    ("time", "being"): "PRESENT_REF",
    ("the", "minute"): "PRESENT_REF",
    ("near", "future"): "FUTURE_REF",
    ("foreseeable", "future"): "FUTURE_REF",
    ("near", "term"): "FUTURE_REF",
    ("long", "term"): "FUTURE_REF",
    ("short", "term"): "FUTURE_REF",
    ("recent", "past"): "PAST_REF",
}
"""Fixed phrases of no date, without their article."""


def past_or_future(s: Stretch, i: int) -> Found | None:
    """`the past`, `the future`, as nouns after a preposition."""
    noun = s.word(i - 1) == "the" and s.tag(i) == "NN" and s.token(i).dep == "pobj"
    value = {"past": "PAST_REF", "future": "FUTURE_REF"}[s.word(i)]
    return Found(i, i + 1, Reference(value), "reference") if noun else None


def now(s: Stretch, i: int) -> Found | None:
    """`now` as the time of an action, not as a comment ("now in its third winter", "now a lawyer", "right now that")."""
    governor = s.token(i).head
    if s.word(i - 1) in {",", "until", "by", ""} or governor.tag[:1] not in {"V", "M"}:
        return None
    return (
        Found(i, i + 1, Reference("PRESENT_REF"), "now")
        if s.word(i + 1) in {"", ".", "!", "?", "until", "and"} or s.word(i - 1) in {"right", "between", "from"}
        else None
    )


def same(s: Stretch, i: int) -> Found | None:
    """`that day`, `the same month`, `the same period last year`."""
    word, unit = s.word(i), UNITS.get(s.word(i + 1))
    if word == "same" and s.word(i + 1) in {"period", "time", "quarter", "month"}:
        years = year_before(s, i + 2)
        if years:
            return Found(i, years, Same("same", -1), "same_year_before")
    if unit is None or s.word(i + 1).endswith("s") or unit in {"second", "minute"}:
        return None
    if word == "that" and (s.tag(i) != "DT" or s.token(i).head is not s.token(i + 1)):
        return None
    if s.word(i + 2) == "'" or s.word(i + 1) == "hour":
        return None
    return Found(i, i + 2, Same(unit), "same")


def year_before(s: Stretch, i: int) -> int | None:
    """The atom after `last year`, `a year ago`, `the previous year`, `of last year`."""
    i = s.skip(s.skip(i, "of", "in", "from"), "the", "a", "one")
    if s.word(i) in {"last", "previous", "prior"} and s.word(i + 1) == "year":
        return i + 2
    return i + 2 if s.word(i) == "year" and s.word(i + 1) in {"ago", "earlier", "before"} else None


def nth_unit(s: Stretch, i: int) -> tuple[int, int, str, int] | None:
    """`first week`, `last four months`, `9th month`, `final days`, `second half`: n, count, unit, and the atom after it."""
    word = s.word(i)
    if word in {"last", "final"}:
        n, j = -1, i + 1
    else:
        nth = s.ordinal(i)
        if nth is None:
            return None
        n, j = nth
    count = s.amount(j) if s.word(j) not in ARTICLES | {"half"} else None
    j = s.amid(count[1] if count else s.undash(j))
    unit = "half_year" if s.word(j) == "half" else UNITS.get(s.word(j))
    if unit is None:
        return None
    return n, int(count[0]) if count and count[0] else 1, unit, j + 1


def quarter_of(s: Stretch, i: int) -> Found | None:
    """`the third quarter`, `fourth-quarter`: a quarter without its year."""
    nth = nth_unit(s, i)
    if (
        nth is None
        or nth[2] != "quarter"
        or nth[1] != 1
        or not (1 <= nth[0] <= 4 or nth[0] == -1)
        or s.word(i) in {"last", "final"}
    ):
        return None
    year = s.four(s.skip(nth[3], "of", ","))
    if year is not None:
        return Found(i, s.skip(nth[3], "of", ",") + 1, Partial(year, quarter=nth[0]), "quarter")
    return Found(i, nth[3], Partial(quarter=nth[0]), "quarter")


def nth_season(s: Stretch, i: int) -> Found | None:
    """`its third winter`, `a second summer`: a season counted, the one around now."""
    nth = s.ordinal(i)
    if nth is None or nth[0] > 99:
        return None
    j = s.amid(nth[1])
    if s.word(j) not in SEASONS:
        return None
    return Found(i, j + 1, Partial(season=SEASONS[s.word(j)], step="nth"), "season")


def consecutive_day(s: Stretch, i: int) -> Found | None:
    """`a second consecutive day`, `the third straight year`: the unit around now that the count has reached."""
    nth = s.ordinal(i)
    if nth is None or s.word(nth[1]) not in {"consecutive", "straight", "successive"}:
        return None
    unit = UNITS.get(s.word(nth[1] + 1))
    return Found(i, nth[1] + 2, Step(unit, 0), "consecutive") if unit and unit in SINGULAR else None


def nth_day_of(s: Stretch, i: int) -> Found | None:
    """`the 1,000th day of the war`, `day 1,000 of Russia's invasion`, `the third year of the conflict`."""
    if s.word(i) in SINGULAR and s.word(i) in {"day", "week", "month"}:
        count = s.point(i + 1)
        if count is None or count[0] != int(count[0]) or count[0] > 100_000:
            return None
        n, unit, j = int(count[0]), UNITS[s.word(i)], count[1]
    else:
        nth = s.ordinal(i)
        if nth is None or UNITS.get(s.word(s.undash(nth[1]))) not in {"day", "week", "month", "year"}:
            return None
        n, j = nth[0], s.undash(nth[1])
        unit, j = UNITS[s.word(j)], j + 1
    noun = happening(s, j)
    if s.word(j) not in {"of", "since"} or noun is None:
        return None
    return Found(i, noun + 1, DayOf(n, unit, s.token(noun).lemma), "nth_day_of")


def happening(s: Stretch, i: int) -> int | None:
    """The head noun after `of`: "of the war", "of Russia's full-scale invasion"; None where that is a unit or a month."""
    if s.word(i) != "of":
        return None
    own = [k for k in range(i + 1, min(len(s), i + 10)) if s.token(k).head is s.token(i) and s.token(k).dep == "pobj"]
    if not own:
        return None
    word = s.word(own[0])
    known = word in UNITS or word in ALL_MONTHS or word in SEASONS or word[:1].isdigit() or word in {"it", "this"}
    return None if known else own[0]


def to_date(s: Stretch, i: int) -> Found | None:
    """`year to date`, `end of day`, `eod`, `eoy`."""
    if s.word(i) == "year" and s.word(i + 1) in {"to", "-"} and s.word(i + 2) in {"to", "date"}:
        end = i + 3 if s.word(i + 2) == "date" else i + 5
        return Found(i, end, Step("year", 0), "year_to_date")
    return None


def around(s: Stretch, found: Found) -> Found:
    """A duration with the word before it that makes it rough: `nearly five months`, `over a decade`, `more than an hour`."""
    i = found.first
    rough = {"about": "approx", "around": "approx", "approximately": "approx", "roughly": "approx", "nearly": "less_than",
             "almost": "less_than", "over": "more_than"}.get(s.word(i - 1))  # fmt: skip
    first = i - 1
    if s.word(i - 1) == "than" and s.word(i - 2) in {"more", "less", "longer", "fewer"}:
        rough, first = "more_than" if s.word(i - 2) in {"more", "longer"} else "less_than", i - 2
    elif s.word(i - 1) == "least" and s.word(i - 2) == "at":
        rough, first = "more_than", i - 2
    if rough is None or (s.word(i - 1) in {"over", "around", "about"} and s.token(i - 1).dep == "prep"):
        return found
    return Found(first, found.end, Modified(found.node, rough), found.rule)
