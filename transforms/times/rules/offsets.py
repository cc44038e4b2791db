"""Times told by their distance from another: `two years ago`, `three days later`, `in two weeks`."""

from __future__ import annotations

from dataclasses import replace

from transforms.times.direction import direction
from transforms.times.node_kinds import is_date
from transforms.times.nodes import At, Clock, DayOf, Length, Match, Node, Offset, Partial, Relative, RelativePeriod
from transforms.times.rules.durations import length
from transforms.times.token_stream import TokenStream


def distance(s: TokenStream, match: Match) -> Match | None:  # noqa: PLR0911  # a return for each form
    """`two years ago`, `three days later`, `2 weeks before Christmas`, `3 days from now`, `the three months to June`."""
    node = match.node
    if not isinstance(node, Length):
        return None
    i, word = match.end, s.word(match.end)
    if word == "ago":
        return Match(match.first, i + 1, Offset(node, -1, "now"), "ago")
    if word in {"earlier", "later", "afterwards", "afterward", "previously", "hence"} or (
        word in {"before", "after"} and ends(s, i + 1)
    ):
        if s.word(i + 1) == "than":
            return Match(match.first, i + 1, node, "duration")
        sign = 1 if word in {"later", "afterwards", "afterward", "after", "hence"} else -1
        return Match(match.first, i + 1, Offset(node, sign, "now" if word == "hence" else "previous"), "later")
    if word in {"before", "after", "from", "since", "prior", "following"}:
        return from_base(s, match, node)
    if word in {"to", "ended", "ending", "through", "starting", "beginning"} or (
        word == "," and s.word(i + 1) == "from"
    ):
        return window_at(s, match, node)
    return None


def ends(s: TokenStream, i: int) -> bool:
    """Whether nothing that could be a base follows."""
    return not s.word(i)[:1].isalnum() or s.word(i) in {"and", "but"} or s.tag(i) in {"VBD", "VBZ", "MD"}


def from_base(s: TokenStream, match: Match, node: Length) -> Match | None:
    """A length before or after a time; before or after anything else it is only a length."""
    word, j = s.word(match.end), s.skip(s.skip(match.end + 1, "to"), "the")
    sign = -1 if word in {"before", "prior"} else 1
    if s.word(j) in {"now", "today"}:
        base: Node | str = "now"
        end = j + 1
    else:
        whole = s.point(j)
        if whole is None or not is_date(whole.node) or isinstance(whole.node, Clock):
            return None
        base, end = whole.node, whole.end
    if word == "from" and s.word(match.first - 1) == "for":
        return Match(match.first, end, RelativePeriod(node, 1, base), "window_from")
    if word == "since":
        return None
    return Match(match.first, end, Offset(node, sign, base), "distance")


def window_at(s: TokenStream, match: Match, node: Length) -> Match | None:
    """`the three months to June`, `12 months ended March 31`, `a week starting tomorrow`."""
    word = s.word(match.end)
    j = s.skip(s.skip(match.end + 1, "from", "on"), "the")
    whole = s.point(j)
    if whole is None or not is_date(whole.node) or isinstance(whole.node, Clock | Offset):
        return None
    sign = 1 if word in {"starting", "beginning", ","} else -1
    if word in {"to", "through"} and not (
        (isinstance(whole.node, Partial) and (whole.node.month or whole.node.year)) or isinstance(whole.node, At)
    ):
        return None
    return Match(match.first, whole.end, RelativePeriod(node, sign, whole.node), "window_at")


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
        clocked = lasting.node.amounts[-1][1] in {"hour", "minute", "second"}
        return Match(i, lasting.end, RelativePeriod(lasting.node, 1, "now" if clocked else Relative(0)), "within")
    timed = s.word(lasting.end) in {"'s", "’s", "'", "’"} and s.word(lasting.end + 1) == "time"
    if not timed and direction(s.token(lasting.end - 1)) != "future" and not is_appointed(s, lasting.end - 1):
        return None
    end = (
        lasting.end + 2
        if s.word(lasting.end) in {"'s", "’s", "'", "’"} and s.word(lasting.end + 1) == "time"
        else lasting.end
    )
    return Match(i, end, Offset(lasting.node, 1, "now"), "in_length")


def is_record(s: TokenStream, i: int) -> bool:
    """Whether `in` tells how long something was not seen: "the steepest rise in 12 years", "the first time in a decade"."""
    best = any(
        s.tag(k) in {"JJS", "RBS"} or s.word(k) in {"first", "second", "third", "only"} for k in range(max(i - 6, 0), i)
    )
    return best and s.tag(i - 1)[:2] in {"NN", "JJ"}


def is_appointed(s: TokenStream, i: int) -> bool:
    """Whether a verb in the present tells of what is to come: "voting begins in two weeks"."""
    verb = next((a for a in s.token(i).ancestors() if a.tag[:1] == "V"), None)
    return verb is not None and verb.tag in {"VBZ", "VBP"} and verb.lemma in APPOINTED


APPOINTED = frozenset({
    "begin", "start", "open", "close", "end", "expire", "meet", "vote", "arrive", "leave", "play", "launch", "return", "resume",
    "face", "depart", "finish", "kick", "debut", "premiere", "retire",
})  # fmt: skip
"""Verbs whose present tells of a date to come."""


def with_start(s: TokenStream, match: Match) -> Match:
    """`the 100th day of the strike, which began on 3 March`: the start that a clause after it gives."""
    node = match.node
    if not isinstance(node, DayOf):
        return match
    for j in range(match.end, min(len(s), match.end + 12)):
        if s.token(j).lemma in {"begin", "start", "launch", "erupt"} and s.tag(j)[:1] == "V":
            start = s.point(s.skip(s.skip(j + 1, "on", "in"), "the"))
            if start and is_date(start.node):
                return replace(match, node=replace(node, start=start.node))
    return match
