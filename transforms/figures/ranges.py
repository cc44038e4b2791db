"""Two numbers that make one figure: ranges, alternatives, ratios, scores, and pairs of limits."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.figures.bounds import open_ends
from transforms.figures.candidate import Draft, Passage
from transforms.figures.trends import follows_change, governs_change
from transforms.figures.units import TIME_WORDS
from transforms.numbers.numerals import tidy

DASHES = frozenset("-–—‐‑~−")
JOINS = frozenset({("to",), ("through",), ("thru",), ("or",), *((d,) for d in DASHES), ("-", "to", "-"), ("-", "to"), ("or", "even"), ("to", "the"),
                   ("to", "about"), ("or", "so", "to"), ("to", "around"), ("to", "as", "many", "as"), ("up", "to")})  # fmt: skip
AND = frozenset({("and",), ("and", "the"), ("and", "about"), ("and", "around")})
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
LISTED = frozenset({(",",), ("and",), ("or",), (",", "and"), (",", "or"), ("-", "or"), ("-", "and"), ("-", ",")})
SPORT = frozenset({"win", "beat", "lose", "lead", "trail", "draw", "defeat", "score", "victory", "loss", "thrash", "edge",
                   "triumph", "level", "equalise", "equaliser", "equalizer", "deficit", "rout", "tie", "scoreline", "goal", "advantage",
                   "vote", "ruling", "decision", "down", "ahead", "hammer", "prevail", "rally", "sweep", "downed", "set"})  # fmt: skip
"""Words beside which `3-2` is a score or a count of votes."""
MOST_GOALS = 100
"""Below it, `3-1` with the larger number first is a score; more may be a model (737-500)."""
FAR = 3
"""Alternatives joined by `or` lie closer than this factor: `two or three`, `10 or 20`."""
LIMITS = {"gt": "low", "ge": "low", "lt": "high", "le": "high"}


def join(passage: Passage, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with ranges, ratios and scores put together."""
    found: list[Draft] = []
    for draft in drafts:
        before = found[-1] if found else None
        joined = before and (
            ratio(passage, before, draft) or score(passage, before, draft) or span(passage, before, draft)
        )
        if joined:
            found[-1] = joined
        else:
            found.append(draft)
    return found


def gap(passage: Passage, a: Draft, b: Draft) -> tuple[str, ...]:
    """The words between two drafts; long gaps are cut."""
    return passage.words(a.end, min(b.first, a.end + 6))


def span(passage: Passage, a: Draft, b: Draft) -> Draft | None:
    """`15 to 20`, `between 3 and 5`, `$5-10 million`, `eight or nine`: the second number is the larger one."""
    between = opener(passage, a) == "between"
    words = gap(passage, a, b)
    if (words not in JOINS and not (between and words in AND)) or ("ratio" in (a.kind, b.kind) and words == ("or",)):
        return None
    if not compatible(a, b) or (words[:1] == ("to",) and not between and is_course(passage, a, b)):
        return None
    low, high = scaled(a, b), b.value
    if words[:1] == ("or",) and low is not None and high is not None and high > FAR * abs(low):
        return None
    if low is None or high is None or low >= high or a.low != a.high or b.low != b.high:
        return None
    first = a.first - between if between else a.first - (opener(passage, a) == "from" and words[0] in {"to", "through"})
    first = min(first, a.first)
    if between and passage.word(a.first - 1) != "between":
        first = a.first - 2
    base = b if b.unit or not a.unit else a
    kind = "ordinal" if "ordinal" in (a.kind, b.kind) and a.kind == b.kind else base.kind
    return Draft(
        first, b.end, a.start, b.stop, (low + high) / 2, low, high, kind=kind, bound="between", cue=cue_of(passage, first, a),
        unit=base.unit, unit_text=base.unit_text, currency=base.currency, money=base.money, scale=b.scale, rule="range",
    )  # fmt: skip


def cue_of(passage: Passage, first: int, a: Draft) -> str | None:
    """The words that open a range."""
    return passage.written(first, a.first) or None


def opener(passage: Passage, a: Draft) -> str:
    """`between` or `from` before the first number, past an article."""
    word = passage.word(a.first - 1)
    if word in {"the", "a", "an", "about"}:
        word = passage.word(a.first - 2)
    return word if word in {"between", "from"} else ""


def compatible(a: Draft, b: Draft) -> bool:
    """Whether two numbers can be ends of one range: the same sort of unit, or one unit for both."""
    if "multiple" in (a.kind, b.kind) or a.negated or b.negated or (a.kind == "ordinal") != (b.kind == "ordinal"):
        return False
    if a.unit and b.unit:
        return a.unit.dimension == b.unit.dimension and a.currency == b.currency and a.unit.name == b.unit.name
    return not (a.unit and a.kind != "money" and b.kind == "count")


def scaled(a: Draft, b: Draft) -> float | None:
    """The low end in the scale of the high one: `5 to 7 million`."""
    if a.value is None or b.value is None:
        return None
    if b.scale >= 1000 and a.scale < 1000 and a.value * b.scale < b.value:
        return tidy(a.value * b.scale)
    return a.value


def is_course(passage: Passage, a: Draft, b: Draft) -> bool:
    """Whether `to` leads from a change or an earlier level to a new one: `fell 7% to 12%`, `rose from 5 to 7`."""
    if opener(passage, a) == "from" or passage.word(a.first - 1) == "by":
        return governs_change(passage, a)
    return (a.unit is None) == (b.unit is None) and follows_change(passage, a)


def ratio(passage: Passage, a: Draft, b: Draft) -> Draft | None:
    """`one in five`, `nine out of 10`: a part of a round number that nothing else is said of."""
    words = gap(passage, a, b)
    if (
        words not in IN
        or a.unit
        or a.value is None
        or not b.value
        or a.kind != "count"
        or b.kind not in {"count", "duration"}
    ):
        return None
    if (
        b.unit
        or a.bound == "vague"
        or not (0 < a.value < b.value)
        or a.value != int(a.value)
        or passage.word(b.end) in TIME_WORDS
    ):
        return None
    usual = b.value in ROUND or a.value == 1 or words[-1:] == ("every",)
    small = a.value <= 10 or b.value in {100, 1000}
    if not (usual and small):
        return None
    if words[0] == "out" and not (b.value in {10, 100, 1000} or words[-1] == "every" or b.value <= 5):
        return None
    value = a.value / b.value
    return Draft(
        a.first, b.end, a.start, b.stop, value, value, value, kind="ratio", bound=b.bound, cue=b.cue, rule="ratio"
    )


def score(passage: Passage, a: Draft, b: Draft) -> Draft | None:
    """`won 3-2`: two glued numbers beside a word of sport or voting."""
    words = gap(passage, a, b)
    if len(words) != 1 or words[0] not in DASHES or a.unit or b.unit or a.value is None or b.value is None:
        return None
    near = {passage.token(k).lemma for k in range(max(a.first - 5, 0), min(b.end + 5, len(passage.atoms)))}
    falling = b.value <= a.value < MOST_GOALS and words[0] != "~"
    if not (near & SPORT or falling) or a.end - a.first > 1 or b.end - b.first > 1:
        return None
    low, high = sorted((a.value, b.value))
    return Draft(a.first, b.end, a.start, b.stop, None, low, high, kind="score", rule="score")


def merge_limits(passage: Passage, drafts: Sequence[Draft]) -> list[Draft]:
    """`above 1000 and below 1500`: two limits that close an interval."""
    found: list[Draft] = []
    for b in drafts:
        a = found[-1] if found else None
        if a is None or gap(passage, a, b) not in {("and",), ("but",), ("and", "the"), ("but", "the")}:
            found.append(b)
            continue
        sides = {LIMITS.get(a.bound), LIMITS.get(b.bound)}
        low = a.low if a.low is not None else b.low
        high = a.high if a.high is not None else b.high
        if sides != {"low", "high"} or low is None or high is None or low >= high or a.low == a.high or b.low == b.high:
            found.append(b)
            continue
        a.end, a.stop, a.low, a.high, a.value, a.bound, a.rule = (
            b.end,
            b.stop,
            low,
            high,
            (low + high) / 2,
            "between",
            "range",
        )
        a.unit, a.unit_text, a.currency, a.money, a.kind = (
            b.unit or a.unit,
            b.unit_text or a.unit_text,
            b.currency or a.currency,
            b.money or a.money,
            b.kind,
        )
        open_ends(a)
    return found


def share_units(passage: Passage, drafts: Sequence[Draft]) -> None:
    """Give the unit behind a list to all its numbers: `1, 2 and 5 miles`."""
    for a, b in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
        listed = gap(passage, a, b) in LISTED
        measured = b.unit is not None and b.kind in {"measure", "percent", "duration"} and b.cue is None
        if listed and measured and a.kind == "count" and a.unit is None and not a.negated and a.bound != "vague":
            a.unit, a.unit_text, a.kind, a.rule = b.unit, b.unit_text, b.kind, b.rule
