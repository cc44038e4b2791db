"""Rules of the parts of the day, and of ranges of clock times."""

from __future__ import annotations

from dataclasses import replace

from transforms.lexicons import word_list
from transforms.times.node_kinds import is_day
from transforms.times.nodes import At, Clock, Match, Modified, Node, Part, Range, Relative, Step
from transforms.times.rules.clocks import bare_hour, clock
from transforms.times.rules.steps import FROM_PREVIOUS, is_narrated
from transforms.times.token_stream import TokenStream
from transforms.times.vocabulary import DASHES, NIGHTS, PARTS, STEPS

STEP_DAYS = {"last": -1, "previous": -1, "next": 1, "following": 1, "this": 0}
"""Days from the reference day: *last night*, *the following morning*."""


def part_of_day(s: TokenStream, i: int) -> Match | None:
    """`this morning`, `last night`, `tonight`, `overnight`."""
    word = s.word(i)
    if word in NIGHTS:
        return tonight(s, i)
    stepped = word in STEPS and s.word(i + 1) in PARTS and not s.word(i + 1).endswith("s")
    return part_step(s, i) if stepped else None


def part_step(s: TokenStream, i: int) -> Match | None:
    """`this morning`, `last night`, `the next morning`; not `last daytime`."""
    word, part = s.word(i), PARTS[s.word(i + 1)]
    if word not in STEP_DAYS or (word, part) == ("last", "DT"):
        return None
    from_previous, narrated = word in FROM_PREVIOUS, is_narrated(s, i)
    day: Node = Relative(STEP_DAYS[word])
    if from_previous or narrated:
        day = Step("day", STEP_DAYS[word], from_previous, narrated)
    return Match(i, i + 2, At(day, Part(part)), "part_step")


def tonight(s: TokenStream, i: int) -> Match | None:
    """`tonight`; `overnight` as an adverb, the night before."""
    if s.word(i) == "overnight":
        if s.tag(i)[:2] != "RB" and s.token(i).dep not in {"advmod", "npadvmod"}:
            return None
        return Match(i, i + 1, At(Relative(-1), Part("NI")), "overnight")
    return Match(i, i + 1, At(Relative(0), Part("NI")), "tonight")


def part_after(s: TokenStream, i: int) -> tuple[Part, str | None, int] | None:
    """A part of the day right after a day: `Tuesday morning`, `tuesday in the morning`, `Sunday late evening`, `today pm`."""
    j = s.undash(i) if s.is_glued(i) else i
    if s.word(j) in {"in", "during"} and s.word(j + 1) == "the":
        j += 2
    mod = {"early": "start", "late": "end"}.get(s.word(j))
    j += mod is not None
    if s.word(j) in {"am", "pm"} and j == i and not s.is_glued(j):
        return Part("MO" if s.word(j) == "am" else "AF"), None, j + 1
    if s.word(j) in PARTS and not s.word(j).endswith("s"):
        return Part(PARTS[s.word(j)]), mod, j + 1
    return None


def early_hours(s: TokenStream, i: int) -> Match | None:
    """`the early hours`, `the small hours`, `the early morning hours`, from midnight to six."""
    if s.word(i) not in {"early", "small", "wee"}:
        return None
    j = s.skip(i + 1, "morning") if s.word(i) == "early" else i + 1
    return Match(i, j + 1, Modified(Part("EH"), "start"), "early_hours") if s.word(j) == "hours" else None


TO = frozenset({"to", "until", "till", "through", "thru", *DASHES})
LONGEST_CLOCK = 20
"""Atoms that no clock time is longer than, its zone in brackets included."""


def clock_range(s: TokenStream, i: int, joints: frozenset[str] | set[str] = TO) -> Match | None:
    """`5 to 6pm`, `2:00 - 2:30 pm`, `8am-3`, `7 and 9:30` after `between`."""
    times = two_hours(s, i, joints)
    if times is None:
        return None
    first, last = times
    marked = clock(s, i) or clock(s, first.end + 1)
    if not marked and (s.word(last.end) == "," or not has_day(s, last.end)):
        return None
    return None if s.tag(last.end) == "NNS" else hours_between(i, first, last, "clock_range")


def two_hours(s: TokenStream, i: int, joints: frozenset[str] | set[str]) -> tuple[Match, Match] | None:
    """Two clock times or bare hours with a word between them."""
    if joints.isdisjoint(s.words[i + 1 : i + LONGEST_CLOCK]):
        return None
    first = bare_hour(s, i)
    if first is None or not isinstance(first.node, Clock) or s.word(first.end) not in joints:
        return None
    last = bare_hour(s, first.end + 1)
    return (first, last) if last and isinstance(last.node, Clock) else None


DAY_WORDS = word_list("time_words.tsv", "day_word")


def has_day(s: TokenStream, i: int) -> bool:
    """Whether a day follows that makes bare numbers hours: `between 3 and 8 yesterday`."""
    j = s.skip(i, "on")
    if s.word(j) not in DAY_WORDS:
        return False
    day = s.element(j)
    return day is not None and is_day(day.node)


def hours_between(i: int, first: Match, last: Match, rule: str) -> Match | None:
    """The range from one clock time to another."""
    if not isinstance(first.node, Clock) or not isinstance(last.node, Clock):
        return None
    return Match(i, last.end, Range(same_half(first.node, last.node), last.node), rule)


def same_half(first: Clock, last: Clock) -> Clock:
    """The first time of a range in the half of the day that the last one tells, unless it would come after it."""
    if first.exact or not last.exact or last.hour < 12 or first.hour >= 12:
        return first
    later = replace(first, hour=first.hour + 12, exact=True)
    after = (later.hour, later.minute or 0) > (last.hour, last.minute or 0)
    return first if after else later


def marked_clocks(s: TokenStream, i: int) -> Match | None:
    """`from 2pm to 4pm`, `between 3 and 8` after a day."""
    if s.word(i) not in {"from", "between"}:
        return None
    times = two_hours(s, i + 1, TO if s.word(i) == "from" else {"and"})
    return times and (None if s.tag(times[1].end) == "NNS" else hours_between(i, *times, "clock_range_marked"))
