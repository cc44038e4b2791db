"""Asides: what the narrator adds to what somebody asks for or promises."""

from __future__ import annotations

from transforms.article import Token
from transforms.events.candidate import Candidate


def is_aside(candidate: Candidate, start: int) -> bool:
    """Whether an event is told in a clause behind a comma in what is asked or promised: "vowed to help the police, who held two"."""
    above = [candidate.predicate, *candidate.predicate.ancestors()]
    inside = [t for t in above if t.start >= start]
    clauses = [t for t in inside if t.dep == "relcl" and t.i > t.head.i]
    return any(is_parted_by_comma(c) for c in clauses)


def is_parted_by_comma(clause: Token) -> bool:
    """Whether a comma stands before a relative clause, or before the noun that it describes: ", who", ", a step that"."""
    tokens = clause.sentence.tokens
    first = min(t.i for t in clause.subtree()) - tokens[0].i
    noun = min(t.i for t in [clause.head, *clause.head.children]) - tokens[0].i
    loose = clause.head.dep in {"appos", "npadvmod"}
    return tokens[first - 1].text == "," or (loose and tokens[noun - 1].text == ",")
