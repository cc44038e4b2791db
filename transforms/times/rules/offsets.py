"""Times told by their distance from another: `two years ago`, `three days later`, `in two weeks`."""

from __future__ import annotations

from dataclasses import replace

from transforms.lexicons import word_list
from transforms.times.direction import direction
from transforms.times.node_kinds import is_date
from transforms.times.nodes import At, Clock, DayOf, Length, Match, Node, Offset, Partial, Relative, RelativePeriod
from transforms.times.rules.durations import length
from transforms.times.token_stream import TokenStream

LATER = {
    "later": 1,
    "afterwards": 1,
    "afterward": 1,
    "after": 1,
    "hence": 1,
    "earlier": -1,
    "previously": -1,
    "before": -1,
}
"""Words behind a length that make it a distance, and their side."""
WINDOW_WORDS = word_list("time_words.tsv", "window")
BASE_WORDS = word_list("time_words.tsv", "base")


def distance(s: TokenStream, match: Match) -> Match | None:
    """`two years ago`, `three days later`, `2 weeks before Christmas`, `3 days from now`, `the three months to June`."""
    node = match.node
    if not isinstance(node, Length):
        return None
    i, word = match.end, s.word(match.end)
    if word == "ago":
        return Match(match.first, i + 1, Offset(node, -1, "now"), "ago")
    if word in LATER and (word not in {"before", "after"} or ends(s, i + 1 + (s.word(i + 1) == "that"))):
        return later(s, match, node)
    if word in BASE_WORDS:
        return from_base(s, match, node)
    if word in WINDOW_WORDS or (word, s.word(i + 1)) == (",", "from"):
        return window_at(s, match, node)
    return None


def later(s: TokenStream, match: Match, node: Length) -> Match:
    """`three days later`, `two weeks hence`, `a year after that`; in "three days later than" it is a length alone."""
    word, end = s.word(match.end), match.end + 1
    end += word in {"after", "before"} and s.word(end) == "that"
    if s.word(end) == "than":
        return Match(match.first, end, node, "later_than")
    return Match(match.first, end, Offset(node, LATER[word], "now" if word == "hence" else "previous"), "later")


def ends(s: TokenStream, i: int) -> bool:
    """Whether nothing that could be a base follows."""
    return not s.word(i)[:1].isalnum() or s.word(i) in {"and", "but"} or s.tag(i) in {"VBD", "VBZ", "MD"}


def from_base(s: TokenStream, match: Match, node: Length) -> Match | None:
    """A length before or after a time; before or after anything else it is only a length."""
    word, j = s.word(match.end), s.skip(s.skip(match.end + 1, "to"), "the")
    base = base_at(s, j)
    if base is None or word == "since":
        return None
    if word == "from" and s.word(match.first - 1) == "for":
        return Match(match.first, base[1], RelativePeriod(node, 1, base[0]), "window_from")
    return Match(match.first, base[1], Offset(node, -1 if word in {"before", "prior"} else 1, base[0]), "distance")


def base_at(s: TokenStream, j: int) -> tuple[Node | str, int] | None:
    """What a distance is told from, and the atom after it: `now`, or a date."""
    if s.word(j) in {"now", "today"}:
        return "now", j + 1
    whole = s.point(j)
    return (whole.node, whole.end) if whole and is_date(whole.node) and not isinstance(whole.node, Clock) else None


def window_at(s: TokenStream, match: Match, node: Length) -> Match | None:
    """`the three months to June`, `12 months ended March 31`, `a week starting tomorrow`."""
    word = s.word(match.end)
    whole = s.point(s.skip(s.skip(match.end + 1, "from", "on"), "the"))
    if whole is None or not is_date(whole.node) or isinstance(whole.node, Clock | Offset):
        return None
    if word in {"to", "through"} and not bounds_window(whole.node):
        return None
    sign = 1 if word in {"starting", "beginning", ","} else -1
    return Match(match.first, whole.end, RelativePeriod(node, sign, whole.node), "window_at")


def bounds_window(node: Node) -> bool:
    """Whether a date after `to` ends a period: a month or year, or a day with its time."""
    return isinstance(node, At) or (isinstance(node, Partial) and bool(node.month or node.year))


def within(s: TokenStream, i: int) -> Match | None:
    """`in two weeks` in a sentence about the future, `within three days`: a time so far from now."""
    lasting = length(s, i + 1)
    if lasting is None or not isinstance(lasting.node, Length) or distance(s, lasting) is not None:
        return None
    if s.word(lasting.end) == "of" or s.word(i - 1) in {"up", "once"} or is_record(s, i):
        return None
    if any(amount is None for amount, _ in lasting.node.amounts):
        return None
    if s.word(i) == "within":
        return Match(i, lasting.end, from_now(lasting.node), "within")
    return in_length(s, i, lasting, lasting.node)


def from_now(node: Length) -> RelativePeriod:
    """The stretch ahead: from this moment for hours and less, else from this day."""
    clocked = node.amounts[-1][1] in {"hour", "minute", "second"}
    return RelativePeriod(node, 1, "now" if clocked else Relative(0))


def in_length(s: TokenStream, i: int, lasting: Match, node: Length) -> Match | None:
    """`in two weeks`, `in two weeks' time`: a date to come where the clause lies ahead or says `time`."""
    timed = s.word(lasting.end) in {"'s", "’s", "'", "’"} and s.word(lasting.end + 1) == "time"
    last = lasting.end - 1
    if not timed and is_ability(s, last):
        return None
    if not timed and direction(s.token(last)) != "future" and not is_appointed(s, last):
        return None
    return Match(i, lasting.end + 2 * timed, Offset(node, 1, "now"), "in_length")


ABILITY = word_list("time_words.tsv", "ability")


def is_ability(s: TokenStream, i: int) -> bool:
    """Whether `in` tells how long something takes: "could build it in 100 days", "able to do it in a week"."""
    verb = next((a for a in s.token(i).ancestors() if a.tag[:1] == "V"), None)
    if verb is None:
        return False
    able = verb.head.lemma in ABILITY
    return able or any(c.lower in {"can", "could"} and c.dep == "aux" for c in verb.children)


RECORDS = word_list("time_words.tsv", "record")


def is_record(s: TokenStream, i: int) -> bool:
    """Whether `in` tells how long something was not seen: "the steepest rise in 12 years", "the first time in a decade"."""
    best = any(s.tag(k) in {"JJS", "RBS"} or s.word(k) in RECORDS for k in range(max(i - 6, 0), i))
    return best and s.tag(i - 1)[:2] in {"NN", "JJ"}


def is_appointed(s: TokenStream, i: int) -> bool:
    """Whether a verb in the present tells of what is to come: "voting begins in two weeks"."""
    verb = next((a for a in s.token(i).ancestors() if a.tag[:1] == "V"), None)
    return verb is not None and verb.tag in {"VBZ", "VBP"} and verb.lemma in APPOINTED


APPOINTED = word_list("time_words.tsv", "appointed")
"""Verbs whose present tells of a date to come."""


STARTS = word_list("time_words.tsv", "start_verb")


def with_start(s: TokenStream, match: Match) -> Match:
    """`the 100th day of the strike, which began on 3 March`: the start that a clause after it gives."""
    node = match.node
    if not isinstance(node, DayOf):
        return match
    for j in range(match.end, min(len(s), match.end + 12)):
        if s.token(j).lemma in STARTS and s.tag(j)[:1] == "V":
            start = s.point(s.skip(s.skip(j + 1, "on", "in"), "the"))
            if start and is_date(start.node):
                return replace(match, node=replace(node, start=start.node))
    return match
