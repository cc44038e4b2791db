"""Two numbers that make one figure: ranges, alternatives, ratios, scores, and pairs of limits."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.figures.candidate import Candidate, Passage
from transforms.figures.trends import follows_change, governs_change
from transforms.figures.units import TIME_WORDS
from transforms.lexicons import word_list
from transforms.numbers.numerals import tidy

DASHES = frozenset("-–—‐‑~−")
JOINS = frozenset({("to",), ("through",), ("thru",), ("or",), *((d,) for d in DASHES), ("-", "to", "-"), ("-", "to"), ("or", "even"), ("to", "the"),
                   ("to", "about"), ("or", "so", "to"), ("to", "around"), ("to", "as", "many", "as"), ("up", "to")})  # fmt: skip
AND = frozenset({("and",), ("and", "the"), ("and", "about"), ("and", "around")})
SIDES = frozenset({("by",), ("-", "by", "-"), ("x",), ("×",), ("*",)})
"""Between the sides of an area or body: `6-by-9-foot`, `20 x 30 cm`."""
IN = frozenset(
    {
        ("in",),
        ("in", "every"),
        ("out", "of"),
        ("out", "of", "every"),
        ("-", "in", "-"),
        ("of", "every"),
        ("-", "out", "-", "of", "-"),
    }
)
ROUND = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 50, 100, 1000, 10000, 100000, 1000000})
"""Wholes that shares are told of: *one in 10*, *three out of five*."""
FULL_MARKS = frozenset({5, 10, 100})
"""What ratings are given out of: `6.5 out of 10`."""
LISTED = frozenset(
    {(",",), ("and",), ("or",), (",", "and"), (",", "or"), ("-", "or"), ("-", "and"), ("-", ","), *SIDES}
)
SPORT = word_list("figure_words.tsv", "score")
"""Words beside which `3-2` is a score or a count of votes."""
CRICKET = word_list("figure_words.tsv", "cricket")
"""Words of cricket, near which `412 for 7` is a score."""
MOST_GOALS = 100
"""Below it, `3-1` with the larger number first is a score; more may be a model (737-500)."""
FAR = 3
"""Alternatives joined by `or` lie closer than this factor: `two or three`, `10 or 20`."""
AND_LIMITS = frozenset({("and",), ("but",), ("and", "the"), ("but", "the")})
LIMITS = {"gt": "low", "ge": "low", "lt": "high", "le": "high"}


def join(passage: Passage, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates with ranges, ratios and scores put together."""
    found: list[Candidate] = []
    for candidate in candidates:
        before = found[-1] if found else None
        joined = before and (
            ratio(passage, before, candidate) or score(passage, before, candidate) or span(passage, before, candidate)
        )
        if joined:
            found[-1] = joined
        else:
            found.append(candidate)
    return found


def gap(passage: Passage, a: Candidate, b: Candidate) -> tuple[str, ...]:
    """The words between two candidates; long gaps are cut."""
    return passage.sequence(a.end, min(b.first, a.end + 6))


def span(passage: Passage, a: Candidate, b: Candidate) -> Candidate | None:
    """`15 to 20`, `between 3 and 5`, `$5-10 million`, `eight or nine`: the second number is the larger one."""
    words = gap(passage, a, b)
    if not joins(passage, a, b, words) or not compatible(a, b):
        return None
    low, high = in_unit(a, b) if of_two_units(a, b) else scaled(a, b), b.value
    if low is None or high is None or low >= high or not (is_exact(a) and is_exact(b)):
        return None
    if words[:1] == ("or",) and high > FAR * abs(low):
        return None
    first = start_of_range(passage, a, words)
    base = b if b.unit or not a.unit else a
    return Candidate(
        first, b.end, a.start, b.stop, (low + high) / 2, low, high, kind=base.kind, bound="between", cue=cue_of(passage, first, a),
        unit=base.unit, unit_text=base.unit_text, currency=base.currency, money=base.money, per=base.per, scale=b.scale, rule="range",
    )  # fmt: skip


def is_exact(candidate: Candidate) -> bool:
    """Whether a number has no ends of its own."""
    return candidate.low == candidate.high


def joins(passage: Passage, a: Candidate, b: Candidate, words: tuple[str, ...]) -> bool:
    """Whether the words between two numbers make one range of them."""
    between = opener(passage, a) == "between"
    if words not in JOINS and not (between and words in AND):
        return False
    if "ratio" in (a.kind, b.kind) and words == ("or",):
        return False
    return between or words[:1] != ("to",) or b.kind == "multiple" or not is_course(passage, a, b)


def start_of_range(passage: Passage, a: Candidate, words: tuple[str, ...]) -> int:
    """The first atom of a range: its opener where it has one."""
    opening = opener(passage, a)
    if opening == "between":
        return a.first - (1 if passage.word(a.first - 1) == "between" else 2)
    return a.first - (opening == "from" and words[0] in {"to", "through"})


def cue_of(passage: Passage, first: int, a: Candidate) -> str | None:
    """The words that open a range."""
    return passage.written(first, a.first) or None


def opener(passage: Passage, a: Candidate) -> str:
    """`between` or `from` before the first number, past an article."""
    word = passage.word(a.first - 1)
    if word in {"the", "a", "an", "about"}:
        word = passage.word(a.first - 2)
    return word if word in {"between", "from"} else ""


def compatible(a: Candidate, b: Candidate) -> bool:
    """Whether two numbers can be ends of one range: the same sort of unit, or one unit for both; `2 to 3 times as much`."""
    if a.negated or b.negated or (a.kind == "ordinal") != (b.kind == "ordinal"):
        return False
    if "multiple" in (a.kind, b.kind):
        return shares_times(a, b)
    if a.unit and b.unit:
        return is_one_unit(a, b) or of_two_units(a, b)
    return not (a.unit and a.kind != "money" and b.kind == "count")


def shares_times(a: Candidate, b: Candidate) -> bool:
    """Whether a bare number stands before one with the `times` of both: `2 to 3 times`."""
    return a.kind == "count" and a.unit is None and b.end > b.stop


def is_one_unit(a: Candidate, b: Candidate) -> bool:
    """Whether two numbers have the same unit."""
    units = [(c.unit.dimension, c.unit.name, c.currency) for c in (a, b) if c.unit is not None]
    return units[0] == units[-1]


def of_two_units(a: Candidate, b: Candidate) -> bool:
    """Whether the ends of a range have units of time of their own: `between three weeks and three months`."""
    units = (a.unit, b.unit)
    timed = all(u is not None and u.dimension == "time" and u.factor for u in units) and a.kind == b.kind
    return timed and a.unit is not b.unit


def in_unit(a: Candidate, b: Candidate) -> float | None:
    """The low end in the unit of the high one: three weeks are 0.69 months."""
    if a.value is None or a.unit is None or b.unit is None:
        return None
    return round(a.value * (a.unit.factor or 0) / (b.unit.factor or 1), 2)


def scaled(a: Candidate, b: Candidate) -> float | None:
    """The low end in the scale of the high one: `5 to 7 million`."""
    if a.value is None or b.value is None:
        return None
    if b.scale >= 1000 and a.scale < 1000 and a.value * b.scale < b.value:
        return tidy(a.value * b.scale)
    return a.value


def is_course(passage: Passage, a: Candidate, b: Candidate) -> bool:
    """Whether `to` leads from a change or an earlier level to a new one: `fell 7% to 12%`, `rose from 5 to 7`; not `to grow 4% to 6%`."""
    if opener(passage, a) == "from" or passage.word(a.first - 1) == "by":
        return governs_change(passage, a) or follows_change(passage, a)
    if passage.tag(a.first - 1) == "VB":
        return False
    return (a.unit is None) == (b.unit is None) and follows_change(passage, a)


def is_rating(whole: Candidate, words: tuple[str, ...]) -> bool:
    """Whether a number stands for full marks: `7.5 out of 10`, `4/5`."""
    return words in {("out", "of"), ("/",)} and (whole.value or 0) in FULL_MARKS


def ratio(passage: Passage, a: Candidate, b: Candidate) -> Candidate | None:
    """`one in five`, `nine out of 10`: a part of a round number that nothing else is said of."""
    words = gap(passage, a, b)
    rated = is_rating(b, words)
    if not (rated or words in IN) or not is_numerator(a, broken=rated) or not is_denominator(passage, b):
        return None
    part, whole = a.value or 0, b.value or 0
    if not 0 < part < whole or not is_usual_share(part, whole, words):
        return None
    value = round(part / whole, 15)
    return Candidate(
        a.first, b.end, a.start, b.stop, value, value, value, kind="ratio", bound=b.bound, cue=b.cue, rule="ratio"
    )


def is_numerator(a: Candidate, *, broken: bool) -> bool:
    """Whether a number can be the part of a ratio: a whole number of no unit, of full marks a broken one too."""
    counts = a.kind == "count" and not a.unit and a.bound != "vague" and a.value is not None
    return counts and (broken or a.value == int(a.value or 0))


def is_denominator(passage: Passage, b: Candidate) -> bool:
    """Whether a number can be the whole of a ratio: `five` of `one in five`, not of `one in five years`."""
    counts = b.kind in {"count", "duration"} and not b.unit and bool(b.value)
    return counts and passage.word(b.end) not in TIME_WORDS


def is_usual_share(part: float, whole: float, words: tuple[str, ...]) -> bool:
    """Whether people say a share with these numbers: `one in 37`, `nine out of 10`; not `12 in 40`."""
    every = words[-1] == "every"
    if words == ("/",):
        return True
    usual = whole in ROUND or part == 1 or every
    small = part <= 10 or whole in {100, 1000}
    fits_out = words[0] != "out" or whole in {10, 100, 1000} or every or whole <= 5
    return usual and small and fits_out


def score(passage: Passage, a: Candidate, b: Candidate) -> Candidate | None:
    """`won 3-2`, `412 for 7`: two bare numbers with a dash or `for` between them."""
    words = gap(passage, a, b)
    if len(words) != 1 or not (is_bare(a) and is_bare(b)):
        return None
    if words[0] in DASHES:
        return goals(passage, a, b, words[0])
    return innings(passage, a, b) if words == ("for",) else None


def goals(passage: Passage, a: Candidate, b: Candidate, dash: str) -> Candidate | None:
    """`won 3-2`: two numbers around a dash, the larger one first or beside a word of sport or voting."""
    first, second = a.value or 0, b.value or 0
    low, high = sorted((first, second))
    falling = second <= first < MOST_GOALS and dash != "~"
    if not (falling or tells_score(passage, a, b)):
        return None
    return Candidate(a.first, b.end, a.start, b.stop, None, low, high, kind="score", rule="score")


WICKETS = 10
"""Of a side at most."""


def innings(passage: Passage, a: Candidate, b: Candidate) -> Candidate | None:
    """`412 for 7`, `4 for 96`: runs and wickets, where cricket is told of."""
    low, high = sorted((a.value or 0, b.value or 0))
    counts = passage.tag(b.end).startswith(("NN", "JJ")) and passage.word(b.end) not in {"declared", "last"}
    if low > WICKETS or counts or not passage.tells_of(CRICKET):
        return None
    return Candidate(a.first, b.end, a.start, b.stop, None, low, high, kind="score", rule="score")


def is_bare(a: Candidate) -> bool:
    """Whether a number is one atom without a unit; ordinals are none: `first-half`."""
    return not a.unit and a.kind == "count" and a.value is not None and a.end - a.first <= 1


def tells_score(passage: Passage, a: Candidate, b: Candidate) -> bool:
    """Whether a word of sport or voting stands near."""
    near = {passage.token(k).lemma for k in range(max(a.first - 5, 0), min(b.end + 5, len(passage.atoms)))}
    return not near.isdisjoint(SPORT)


def merge_limits(passage: Passage, candidates: Sequence[Candidate]) -> list[Candidate]:
    """`above 1000 and below 1500`: two limits that close an interval."""
    merged: list[Candidate] = []
    for b in candidates:
        ends = closed_by(passage, merged[-1], b) if merged else None
        if ends is None:
            merged.append(b)
        else:
            close(merged[-1], b, *ends)
    return merged


def closed_by(passage: Passage, a: Candidate, b: Candidate) -> tuple[float, float] | None:
    """The interval of a lower and an upper limit that `and` joins."""
    if gap(passage, a, b) not in AND_LIMITS or {LIMITS.get(a.bound), LIMITS.get(b.bound)} != {"low", "high"}:
        return None
    low = a.low if a.low is not None else b.low
    high = a.high if a.high is not None else b.high
    if low is None or high is None or low >= high or a.low == a.high or b.low == b.high:
        return None
    return low, high


def close(a: Candidate, b: Candidate, low: float, high: float) -> None:
    """Make one range of two limits."""
    a.end, a.stop, a.low, a.high, a.value = b.end, b.stop, low, high, (low + high) / 2
    a.bound, a.rule, a.kind = "between", "range", b.kind
    a.unit, a.unit_text = b.unit or a.unit, b.unit_text or a.unit_text
    a.currency, a.money, a.per = b.currency or a.currency, b.money or a.money, b.per or a.per


def is_listed(passage: Passage, a: Candidate, b: Candidate) -> bool:
    """Whether two numbers stand in one list; the second of two joined by `or` is the larger: not `64 or 17%`."""
    words = gap(passage, a, b)
    return words in LISTED and not (words == ("or",) and (a.value or 0) > (b.value or 0))


def share_units(passage: Passage, candidates: Sequence[Candidate]) -> None:
    """Give the unit behind a list to all its numbers: `1, 2 and 5 miles`."""
    for a, b in zip(reversed(candidates[:-1]), reversed(candidates[1:]), strict=True):
        bare = a.kind == "count" and a.unit is None and not a.negated and a.bound != "vague"
        if bare and is_listed(passage, a, b) and (is_shared_measure(b) or is_shared_money(passage, a, b)):
            a.unit, a.unit_text, a.kind, a.rule, a.per = b.unit, b.unit_text, b.kind, b.rule, b.per
            a.currency, a.money = b.currency, b.money


def is_shared_measure(b: Candidate) -> bool:
    """Whether the unit of the last number of a list can be that of all: `1, 2 and 5 miles`."""
    return b.unit is not None and b.kind in {"measure", "percent", "duration"} and b.cue is None


ALIKE = 20
"""Amounts of one list are within this factor of each other: `12,000, 8,000 and 5,000 dollars`; `in 2003, 5 dollars` is no list."""


def is_shared_money(passage: Passage, a: Candidate, b: Candidate) -> bool:
    """Whether two numbers of a list are money by the name behind the second: `prizes of 12,000, 8,000 and 5,000 dollars`."""
    named = b.kind == "money" and b.cue is None and b.first == b.start and passage.digits(b.start) is not None
    shared = b.end == b.stop
    last = gap(passage, a, b)[-1:] in {("and",), ("or",)}
    return named and (shared or last) and is_alike(a.value or 0, b.value or 0)


def is_alike(first: float, second: float) -> bool:
    """Whether two amounts are of one size."""
    return 0 < first <= ALIKE * second and second <= ALIKE * first
