"""Scenes: which clauses beside an event's own tell of the same place and hour."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.article import Token
from transforms.events.candidate import Candidate
from transforms.events.frames import types
from transforms.events.types import causes_losses
from transforms.language.clauses import SUBJECTS, auxiliaries, clause, is_verb

BESIDE = frozenset({"when", "while", "as"})
"""Conjunctions of what happened at the place of the clause above."""

ELSEWHERE = frozenset({"CONSULT", "AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION", "AID"})
"""Types that happen elsewhere than the losses beside which they are told: "two killed as talks resume in Cairo"."""


def is_gapped(verb: Token) -> bool:
    """Whether a coordinated participle leaves out the auxiliary of the verb before it: "two were killed and five wounded on Friday"."""
    bare = verb.dep == "conj" and verb.tag == "VBN" and verb.child("aux", "auxpass") is None
    return bare and "be" in {c.lemma for c in verb.head.children if c.dep == "auxpass"}


def is_going_on(verb: Token, predicate: Token) -> bool:
    """Whether a clause tells what those were doing to whom something was done: "shot at recruits queueing outside a school in Homs"."""
    if verb.dep not in {"acl", "relcl"} or verb.tag != "VBG" or verb.head.dep in SUBJECTS:
        return False
    helpers = auxiliaries(verb)
    lasting = not helpers if verb.dep == "acl" else bool(helpers & {"was", "were"})
    return lasting and clause(verb.head) is cause_of(predicate)


def cause_of(predicate: Token) -> Token:
    """The verb whose outcome a participle tells: "blew himself up ..., killing 12"; any other verb itself."""
    outcome = predicate.dep == "advcl" and predicate.tag == "VBG" and predicate.child("mark", *SUBJECTS) is None
    return predicate.head if outcome and is_verb(predicate.head) else predicate


def is_on_scene(place: Token, candidate: Candidate) -> bool:
    """Whether a place stands in a clause that tells how losses came about: "18 people died when a bus fell into a gorge in Peru"."""
    if not causes_losses(candidate.frame.event_type):
        return False
    verb = clause(place)
    if verb.dep == "conj" and verb.head is candidate.predicate:  # "23 have died and 400 are stranded in Assam"
        return not types(verb.lemma) & ELSEWHERE
    return any(has(v.head, candidate) for v in steps(verb))


def steps(verb: Token) -> Iterator[Token]:
    """The clauses from a verb up that tell what happened at once with the one above: "as a truck passed when a mine exploded"."""
    for _ in range(STEPS):
        while verb.dep == "conj" and is_verb(verb.head):
            verb = verb.head
        if not is_beside(verb):
            return
        yield verb
        verb = clause(verb.head)


STEPS = 3
"""Clauses that a sentence has above one another at most; more are a broken parse."""


def is_beside(verb: Token) -> bool:
    """Whether a clause tells what happened at once with the one above it."""
    if verb.dep != "advcl" or (types(verb.lemma) and types(verb.lemma) <= ELSEWHERE):
        return False
    marks = {c.lower for c in verb.children if c.dep in {"mark", "advmod"} and c.i < verb.i}
    return bool(marks & BESIDE)


def has(verb: Token, candidate: Candidate) -> bool:
    """Whether a verb is the event's, or the second of two of which the event's is the first: "17 died and 24 were hurt when"."""
    first = verb.head if verb.dep == "conj" else verb
    return candidate.predicate in {verb, first}


def looks_back(candidate: Candidate) -> bool:
    """Whether a relative clause tells of something earlier, which was elsewhere: "a boat on which three had died in May"."""
    verb = clause(candidate.predicate)
    return verb.dep == "relcl" and "had" in auxiliaries(verb)
