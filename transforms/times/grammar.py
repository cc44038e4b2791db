"""The grammar: which rules a word may start, and how what they find joins to larger expressions.

Three levels, each tried at an atom and remembered (packrat parsing, Ford 2002, so the work is linear): an element is one rule's
find; a point is an element with what belongs to it (a day with its clock time, "the end of" a year); a phrase is a point, a
range of two, or a point at a distance ("two weeks before Christmas"). The longest find wins.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from transforms.lexicons import word_list
from transforms.numbers import numerals
from transforms.times.composition import join
from transforms.times.nodes import Every, Length, Match, Offset, Partial, Range, Reference
from transforms.times.rules import (
    bare_durations,
    clocks,
    dates,
    decades,
    durations,
    eras,
    holiday_names,
    numeric_dates,
    offsets,
    ordinals,
    parts,
    parts_of_day,
    ranges,
    references,
    relative_periods,
    seasons,
    sets,
    steps,
    units_of_time,
    weekdays,
    years,
)
from transforms.times.token_stream import ARTICLES, MULTIPLES, TokenStream
from transforms.times.vocabulary import (
    ALL_MONTHS,
    ALL_WEEKDAYS,
    CLOCKS,
    DASHES,
    DECADES,
    EACH_WEEKDAY,
    EDGES,
    FIRST_OF_HOLIDAY,
    MODIFIERS,
    MODS,
    NIGHTS,
    PARTS,
    REFERENCES,
    RELATIVES,
    SEASONS,
    SETS,
    STEPS,
    UNITS,
    VAGUE,
)

Rule = Callable[[TokenStream, int], Match | None]

ORDINAL_RULES: tuple[Rule, ...] = (
    decades.century, ordinals.quarter_of, ordinals.nth_season, ordinals.consecutive_day, ordinals.nth_day_of, parts.nth_of,
    decades.century_understood,
)  # fmt: skip


def longest(rules: Iterable[Rule], s: TokenStream, i: int) -> Match | None:
    """The longest find of some rules, of equals that of the first."""
    best: Match | None = None
    for rule in rules:
        match = rule(s, i)
        if match is not None and (best is None or match.end > best.end):
            best = match
    return best


def counted_by_ordinal(s: TokenStream, i: int) -> Match | None:
    """What an ordinal starts, which one number in ten is: `19th century`, `third quarter`."""
    return longest(ORDINAL_RULES, s, i) if s.ordinal(i) is not None else None


NUMBER_RULES: tuple[Rule, ...] = (
    clocks.race_time, durations.length, relative_periods.counted_window, clocks.clock, dates.day_first, counted_by_ordinal,
)  # fmt: skip
DIGIT_RULES: tuple[Rule, ...] = (
    *NUMBER_RULES, dates.year_first, numeric_dates.numeric, dates.compact, dates.day_alone, eras.ancient_year, decades.decade, years.year_alone, ranges.day_range,
    ranges.year_range, parts_of_day.clock_range,
)  # fmt: skip
WORD_RULES: tuple[Rule, ...] = (*NUMBER_RULES, parts.year_in_words, ranges.day_range, parts_of_day.clock_range)

AMOUNTS = word_list("time_words.tsv", "amount")


BEFORE_REFERENCE = word_list("time_words.tsv", "starts_reference")


RULES_OF: tuple[tuple[frozenset[str], tuple[Rule, ...]], ...] = (
    (frozenset(ALL_MONTHS), (ranges.month_days, dates.month_first)),
    (frozenset(ALL_WEEKDAYS), (weekdays.weekday, sets.weekdays)),
    (frozenset(EACH_WEEKDAY), (sets.weekdays,)),
    (frozenset(RELATIVES), (weekdays.relative_day,)),
    (frozenset(NIGHTS), (parts_of_day.part_of_day,)),
    (frozenset(CLOCKS), (clocks.clock,)),
    (frozenset(PARTS), (sets.weekdays, parts.part_of)),
    (frozenset(SEASONS), (seasons.season,)),
    (frozenset(DECADES), (decades.decade,)),
    (
        frozenset(STEPS),
        (steps.step_date, steps.step_unit, relative_periods.window, parts_of_day.part_of_day, parts.nth_of),
    ),
    (frozenset({"ad"}), (eras.era_first,)),
    (frozenset({"final", "last"}), (parts.nth_of,)),
    (frozenset({"recent"}), (relative_periods.window,)),
    (frozenset(UNITS), (bare_durations.bare_units, units_of_time.definite, ordinals.nth_day_of, parts.weekend_of)),
    (frozenset({"year"}), (relative_periods.to_date,)),
    (frozenset({"week", "month", "year"}), (units_of_time.unit_before,)),
    (frozenset({"day"}), (weekdays.relative_day, units_of_time.day_beside)),
    (
        AMOUNTS,
        (sets.rate, durations.length),
    ),
    (frozenset({"half", "quarter"}), (clocks.clock,)),
    (frozenset({"all"}), (units_of_time.all_day,)),
    (frozenset({"per", "once"}), (sets.rate, parts.once)),
    (frozenset({"every", "each"}), (sets.every,)),
    (frozenset(SETS), (sets.adverb_set,)),
    (frozenset(REFERENCES), (references.reference,)),
    (BEFORE_REFERENCE, (references.phrase,)),
    (frozenset({"past", "future"}), (references.past_or_future,)),
    (frozenset({"now"}), (references.now,)),
    (frozenset({"that", "same"}), (relative_periods.same,)),
    (frozenset({"this"}), (relative_periods.this_time,)),
    (frozenset({"q", "h"}), (seasons.quarter,)),
    (frozenset({"early", "small", "wee"}), (parts_of_day.early_hours,)),
    (frozenset(MODS), (parts.modified,)),
    (frozenset(EDGES), (parts.edge,)),
    (frozenset({"from", "between"}), (ranges.marked_range,)),
    (frozenset({"in", "within"}), (offsets.within,)),
    (FIRST_OF_HOLIDAY, (holiday_names.holiday,)),
    (frozenset(numerals.STARTERS), WORD_RULES),
    (frozenset({"'", "’", "‘"}), (parts.quoted_decade,)),
)


def _by_word() -> dict[str, tuple[Rule, ...]]:
    rules: dict[str, list[Rule]] = defaultdict(list)
    for words, match in RULES_OF:
        for word in sorted(words):
            rules[word] += [rule for rule in match if rule not in rules[word]]
    return {word: tuple(match) for word, match in rules.items()}


RULES = _by_word()

GATE = (
    frozenset({*ALL_MONTHS, *ALL_WEEKDAYS, *EACH_WEEKDAY, *RELATIVES, *NIGHTS, *CLOCKS, *PARTS, *SEASONS, *DECADES, *UNITS})
    | frozenset({*SETS, *REFERENCES, "now", "future", "past", "present", "time", "term", "period"})
    | (FIRST_OF_HOLIDAY - {"new", "all", "black", "good", "man", "saint", "st", "st."})
    | {"year's", "patrick", "yearend", "pm", "o'clock"}
)  # fmt: skip
"""Without one of these words or a digit, a sentence tells no time."""


def element(s: TokenStream, i: int) -> Match | None:
    """The longest find of the rules that the word at `i` may start."""
    word = s.word(i)
    return longest(DIGIT_RULES if word[:1].isdigit() else RULES.get(word, ()), s, i)


def point(s: TokenStream, i: int) -> Match | None:
    """An element with what belongs to it, joined one thing after the other."""
    match = s.element(i)
    while match is not None and (more := join(s, match)) is not None and more.end > match.end:
        match = more
    return match


def phrase(s: TokenStream, i: int) -> Match | None:
    """A point at a distance, a range of two, or a point alone."""
    match = s.point(i)
    return match and (offsets.distance(s, match) or ranges.unmarked_range(s, match) or match)


FOLLOWED_BY: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (ARTICLES, frozenset({*UNITS, *MODIFIERS, *MULTIPLES, *DASHES})),
    (frozenset({"in", "within"}), AMOUNTS | VAGUE | numerals.STARTERS),
    (frozenset({"that", "same"}), frozenset({*UNITS, "period", "time"})),
    (BEFORE_REFERENCE, frozenset(words[1] for words in references.PHRASES)),
    (frozenset({"'", "’", "‘"}), frozenset()),
)
"""Common words that start an expression only before digits or one of these: they were four in ten of the words that rules were tried at."""
NEXT = {word: behind for words, behind in FOLLOWED_BY for word in words}


def may_start(s: TokenStream, i: int, word: str) -> bool:
    """Whether what stands behind a word that rules start with lets one of them find anything."""
    if word not in NEXT:
        return True
    following = s.word(i + 1)
    return following in NEXT[word] or following[:1].isdigit()


LEVELS = {"element": element, "point": point, "phrase": phrase}
"""The levels by which a stretch is read."""


def expressions(s: TokenStream) -> Iterator[Match]:
    """All expressions of a sentence, from left to right, none within another."""
    done = 0
    for i in [i for i, word in enumerate(s.words) if word[:1].isdigit() or (word in RULES and may_start(s, i, word))]:
        match = s.read("phrase", i) if i >= done else None
        if match is not None and match.end > i:
            match = extend(s, match, done)
            yield match
            done = match.end


def extend(s: TokenStream, match: Match, done: int) -> Match:
    """The expression with the words before it that belong to it: "the past two weeks", "nearly five months"."""
    if isinstance(match.node, Length | Offset) and match.rule not in {"in_length", "distance", "day_beside"}:
        rough = durations.around(s, match)
        return rough if rough.first >= done else match
    return replace(match, first=match.first - 1) if match.first > done and takes_article(s, match) else match


def takes_article(s: TokenStream, match: Match) -> bool:
    """Whether the article before an expression is part of it: "the third quarter", "a second consecutive day"."""
    before = s.word(match.first - 1)
    if before not in {"the", "a"} or isinstance(match.node, Every | Range) or is_adverb(s, match):
        return False
    if isinstance(match.node, Partial) and (is_plain(match.node) or match.rule in NAMED_DAYS):
        return False
    return before == "the" or match.rule == "consecutive"


NAMED_DAYS = frozenset({"day_month", "day_month_year", "weekday"})
"""Rules of days whose article stays outside."""


def is_adverb(s: TokenStream, match: Match) -> bool:
    """Whether an expression is a word for past, present or future, such as `now` or `currently`."""
    return isinstance(match.node, Reference) and s.word(match.first) in REFERENCES


def is_plain(node: Partial) -> bool:
    """Whether a date says only a year, month, weekday or decade, which bear no article of their own."""
    return not (node.quarter or node.half or node.day or node.century or node.season)
