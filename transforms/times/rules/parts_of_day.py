"""Rules of the parts of the day, and of ranges of clock times."""

from __future__ import annotations

from dataclasses import replace

from transforms.times.node_kinds import is_day
from transforms.times.nodes import At, Clock, Match, Modified, Node, Part, Range, Relative
from transforms.times.rules.clocks import bare_hour, clock
from transforms.times.token_stream import TokenStream
from transforms.times.vocabulary import DASHES, NIGHTS, PARTS, STEPS


def part_of_day(s: TokenStream, i: int) -> Match | None:
    """`this morning`, `last night`, `tonight`, `overnight`, `the morning`, `early evening`; with `the early hours`."""
    word = s.word(i)
    if word in NIGHTS:
        return tonight(s, i)
    if word in STEPS and s.word(i + 1) in PARTS and not s.word(i + 1).endswith("s"):
        days = {"last": -1, "previous": -1, "next": 1, "following": 1, "this": 0}.get(word)
        known = days is not None and not (word == "last" and PARTS[s.word(i + 1)] == "DT")
        return Match(i, i + 2, At(Relative(days or 0), Part(PARTS[s.word(i + 1)])), "part_step") if known else None
    if word in PARTS and not word.endswith("s"):
        before = s.word(i - 1)
        after_the = before in {"the", "early", "late", "mid"} and s.word(i - 2) in {
            "in",
            "during",
            "the",
            "into",
            "by",
            "until",
            "through",
        }
        traded = before == "in" and s.token(i).dep == "compound" and word in {"morning", "afternoon", "evening"}
        single = traded or (before in {"by", "at", "before", "after", "until", "since"} and word != "night")
        if after_the or single:
            node: Node = Part(PARTS[word])
            return Match(i, i + 1, node, "part_of_day")
    return None


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
    """`the early hours`, `the small hours`, from midnight to six."""
    if s.word(i) in {"early", "small", "wee"} and s.word(i + 1) == "hours":
        return Match(i, i + 2, Modified(Part("EH"), "start"), "early_hours")
    if s.word(i) == "early" and s.word(i + 1) == "morning" and s.word(i + 2) == "hours":
        return Match(i, i + 3, Modified(Part("EH"), "start"), "early_hours")
    return None


TO = frozenset({"to", "until", "till", "through", "thru", *DASHES})


def clock_range(s: TokenStream, i: int, joints: frozenset[str] | set[str] = TO) -> Match | None:
    """`5 to 6pm`, `2:00 - 2:30 pm`, `8am-3`, `7 and 9:30` after `between`."""
    first = bare_hour(s, i)
    if first is None or not isinstance(first.node, Clock) or s.word(first.end) not in joints:
        return None
    last = bare_hour(s, first.end + 1)
    if last is None or not isinstance(last.node, Clock):
        return None
    marked = clock(s, i) or clock(s, first.end + 1)
    tail = s.skip(last.end, "on")
    day = s.element(tail) if not marked else None
    if not marked and not (
        s.word(tail) in {"today", "yesterday", "tomorrow", "tonight", "last", "this"} and day and is_day(day.node)
    ):
        return None
    if s.tag(last.end) == "NNS" or (s.word(last.end) == "," and not marked):
        return None
    return Match(i, last.end, Range(same_half(first.node, last.node), last.node), "clock_range")


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
    joints = TO if s.word(i) == "from" else {"and"}
    first = bare_hour(s, i + 1)
    if first is None or not isinstance(first.node, Clock) or s.word(first.end) not in joints:
        return None
    last = bare_hour(s, first.end + 1)
    if last is None or not isinstance(last.node, Clock) or s.tag(last.end) == "NNS":
        return None
    return Match(i, last.end, Range(same_half(first.node, last.node), last.node), "clock_range")
