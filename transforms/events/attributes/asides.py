"""Asides: what the narrator adds to what somebody says, asks for or promises."""

from __future__ import annotations

from transforms.article import Token
from transforms.events.candidate import Candidate
from transforms.lexicons import word_list
from warehouse.tables.quotes import Quote

CLAIMS = word_list("event_words.tsv", "disputable")


def is_answer(candidate: Candidate) -> bool:
    """Whether an event is what another answers to what was said: "said the judges had bowed, a charge that the mayor rejected"."""
    verb = candidate.predicate
    return verb.dep == "relcl" and verb.head.lemma in CLAIMS and is_parted_by_comma(verb)


def is_aside(candidate: Candidate, quote: Quote) -> bool:
    """Whether an event is an answer, or is told in a clause behind a comma in what is asked or promised.

    "Vowed to help the police, who held two."
    """
    if quote.form != "infinitive":
        return is_answer(candidate)
    above = [candidate.predicate, *candidate.predicate.ancestors()]
    inside = [t for t in above if t.start >= quote.char_start]
    return any(is_parted_by_comma(t) for t in inside if t.dep == "relcl" and t.i > t.head.i)


def is_parted_by_comma(clause: Token) -> bool:
    """Whether a comma stands before a relative clause, or before the noun that it describes: ", who", ", a step that"."""
    tokens = clause.sentence.tokens
    first = min(t.i for t in clause.subtree()) - tokens[0].i
    noun = min(t.i for t in [clause.head, *clause.head.children]) - tokens[0].i
    loose = clause.head.dep in {"appos", "npadvmod", "dobj"}
    return tokens[first - 1].text == "," or (loose and tokens[noun - 1].text == ",")
