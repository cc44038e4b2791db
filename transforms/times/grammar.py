"""The grammar: which rules a word may start, and how what they find joins to larger expressions.

Three levels, each tried at an atom and remembered (packrat parsing, Ford 2002, so the work is linear): an element is one rule's
find; a point is an element with what belongs to it (a day with its clock time, "the end of" a year); a phrase is a point, a
range of two, or a point at a distance ("two weeks before Christmas"). The longest find wins.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace

from transforms import numbers
from transforms.times import clocks, dates, joins, spans
from transforms.times.nodes import Every, Found, Length, Modified, Partial, Range, Step, Window
from transforms.times.stretch import Stretch
from transforms.times.words import (
    ALL_MONTHS,
    ALL_WEEKDAYS,
    CLOCKS,
    DECADES,
    EACH_WEEKDAY,
    EDGES,
    FIRST_OF_HOLIDAY,
    MODS,
    NIGHTS,
    PARTS,
    REFERENCES,
    RELATIVES,
    SEASONS,
    SETS,
    STEPS,
    UNITS,
)

Rule = Callable[[Stretch, int], Found | None]

NUMBER_RULES: tuple[Rule, ...] = (
    clocks.race_time, spans.length, spans.counted_window, clocks.clock, dates.day_first, dates.century, spans.quarter_of, spans.nth_season,
    spans.consecutive_day, spans.nth_day_of, joins.nth_of,
)  # fmt: skip
DIGIT_RULES: tuple[Rule, ...] = (
    *NUMBER_RULES, dates.year_first, dates.numeric, dates.compact, dates.decade, dates.year_alone, joins.day_range,
    joins.year_range, joins.clock_range,
)  # fmt: skip
WORD_RULES: tuple[Rule, ...] = (*NUMBER_RULES, joins.year_in_words, joins.day_range, joins.clock_range)

RULES_OF: tuple[tuple[frozenset[str], tuple[Rule, ...]], ...] = (
    (frozenset(ALL_MONTHS), (joins.month_days, dates.month_first)),
    (frozenset(ALL_WEEKDAYS), (dates.weekday, spans.weekdays)),
    (frozenset(EACH_WEEKDAY), (spans.weekdays,)),
    (frozenset(RELATIVES), (dates.relative_day,)),
    (frozenset(NIGHTS), (clocks.part_of_day,)),
    (frozenset(CLOCKS), (clocks.clock, clocks.part_of_day)),
    (frozenset(PARTS), (clocks.part_of_day, spans.weekdays, joins.part_of)),
    (frozenset(SEASONS), (dates.season,)),
    (frozenset(DECADES), (dates.decade,)),
    (
        frozenset(STEPS),
        (dates.step_date, dates.step_unit, spans.window, clocks.part_of_day, joins.nth_of),
    ),
    (frozenset({"final", "last"}), (joins.nth_of,)),
    (frozenset({"recent"}), (spans.window,)),
    (frozenset(UNITS), (spans.bare_units, joins.definite, spans.nth_day_of, joins.weekend_of)),
    (frozenset({"year"}), (spans.to_date,)),
    (frozenset({"day"}), (dates.relative_day, joins.day_beside)),
    (
        frozenset({"a", "an", "another", "several", "few", "some", "many", "half", "numerous"}),
        (spans.rate, spans.length),
    ),
    (frozenset({"half", "quarter"}), (clocks.clock,)),
    (frozenset({"all"}), (joins.all_day,)),
    (frozenset({"per", "once"}), (spans.rate, joins.once)),
    (frozenset({"every", "each"}), (spans.every,)),
    (frozenset(SETS), (spans.adverb_set,)),
    (frozenset(REFERENCES), (spans.reference,)),
    (frozenset({"at", "present", "time", "near", "foreseeable", "long", "short"}), (spans.reference,)),
    (frozenset({"past", "future"}), (spans.past_or_future,)),
    (frozenset({"now"}), (spans.now,)),
    (frozenset({"that", "same"}), (spans.same,)),
    (frozenset({"q", "h"}), (dates.quarter,)),
    (frozenset({"early", "small", "wee"}), (clocks.early_hours,)),
    (frozenset(MODS), (joins.modified,)),
    (frozenset(EDGES), (joins.edge,)),
    (frozenset({"from", "between"}), (joins.marked_range,)),
    (frozenset({"in", "within"}), (joins.within,)),
    (FIRST_OF_HOLIDAY - {"may", "new", "victory"}, (dates.holiday,)),
    (frozenset({"new", "victory"}), (dates.holiday,)),
    (frozenset(numbers.STARTERS), WORD_RULES),
    (frozenset({"'", "’", "‘"}), (joins.quoted_decade,)),
)


def _by_word() -> dict[str, tuple[Rule, ...]]:
    rules: dict[str, list[Rule]] = defaultdict(list)
    for words, found in RULES_OF:
        for word in sorted(words):
            rules[word] += [rule for rule in found if rule not in rules[word]]
    return {word: tuple(found) for word, found in rules.items()}


RULES = _by_word()

GATE = (
    frozenset({*ALL_MONTHS, *ALL_WEEKDAYS, *EACH_WEEKDAY, *RELATIVES, *NIGHTS, *CLOCKS, *PARTS, *SEASONS, *DECADES, *UNITS})
    | frozenset({*SETS, *REFERENCES, "now", "future", "past", "present", "time", "term", "period"})
    | (FIRST_OF_HOLIDAY - {"new", "all", "black", "good", "man", "saint", "st", "st."})
    | {"year's", "patrick", "yearend", "pm", "o'clock"}
)  # fmt: skip
"""Without one of these words or a digit, a sentence tells no time."""


def element(s: Stretch, i: int) -> Found | None:
    """The longest find of the rules that the word at `i` may start."""
    word = s.word(i)
    rules = DIGIT_RULES if word[:1].isdigit() else RULES.get(word, ())
    best: Found | None = None
    for rule in rules:
        found = rule(s, i)
        if found is not None and (best is None or found.end > best.end):
            best = found
    return best


joins.READ_ELEMENT.append(element)


def expressions(s: Stretch) -> Iterator[Found]:
    """All expressions of a sentence, from left to right, none within another."""
    i, done = 0, 0
    while i < len(s):
        word = s.word(i)
        if word[:1].isdigit() or word in RULES:
            found = joins.phrase(s, i)
            if found is not None and found.end > i and is_whole(found):
                found = extend(s, found, done)
                yield found
                i = done = found.end
                continue
        i += 1


def is_whole(found: Found) -> bool:
    """Whether a find stands alone: a part of the day or a first half needs more, a range of bare hours too."""
    return found.rule not in {"part_of_day", "hour"}


def extend(s: Stretch, found: Found, done: int) -> Found:
    """The find with the words before it that belong to it: "the past two weeks", "nearly five months"."""
    node = found.node
    plain = isinstance(node, Partial) and not (node.quarter or node.half or node.day or node.century or node.season)
    if isinstance(node, Length):
        rough = spans.around(s, found)
        return rough if rough.first >= done else found
    if found.rule in {"reference", "now"} and s.word(found.first) in REFERENCES:
        return found
    before = s.word(found.first - 1)
    if found.first <= done or before not in {"the", "a"} or plain or isinstance(node, Every | Range):
        return found
    if before == "a" and found.rule != "consecutive":
        return found
    named = isinstance(node, Partial) and found.rule in {"day_month", "day_month_year", "weekday"}
    whole = isinstance(node, Modified | Window | Step) or not named
    return replace(found, first=found.first - 1) if whole else found
