"""Events that are words about deeds to come: PLOVER codes a deed that is promised or demanded by what is said of it.

"Will visit" is AGREE, "said it would boycott" THREATEN, "said Libya must hand over" REQUEST (PLOVER 2021: future events of
CONSULT, SUPPORT, COOPERATE and AID are AGREE; RETREAT and CONCEDE keep their type).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from transforms.article import ParsedSentence, Token
from transforms.events.candidate import Candidate
from transforms.events.frames import Frame, Restriction
from transforms.events.semantic_classes import POLITICAL, SemanticClasses
from transforms.language.clause_status import SAYING
from transforms.language.clauses import auxiliaries, is_passive, is_verb, nominals, subject
from transforms.language.prefilter import bit
from transforms.lexicons import word_list
from warehouse.tables.events import EventType, Factuality

PROMISED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
HOSTILE = frozenset({"SANCTION", "COERCE", "ASSAULT", "PROTEST", "MOBILIZE"})
REFUSED = frozenset({"AID", "AGREE", "CONSULT", "COOPERATE", "CONCEDE", "RETREAT", "SUPPORT"})
OBLIGATIONS = frozenset({"must"})
OBLIGES = bit(OBLIGATIONS)
ANYTHING = Restriction(frozenset(), frozenset(), absent=False)


@cache
def demand() -> Frame:
    """The frame of "said that X must": a request without a verb of its own."""
    return Frame(
        words=("must",),
        pos="v",
        event_type="REQUEST",
        mode="change",
        guess=True,
        subject=ANYTHING,
        object=ANYTHING,
        constraints=frozenset(),
        pattern="tell",
        actor_restriction="political",
        rank=0,
        rule_id="request.v.must",
    )


def demands(sentence: ParsedSentence, classes: SemanticClasses) -> Iterator[Candidate]:
    """What one side says that another must do."""
    if not sentence.mask & OBLIGES:
        return
    modals = [t for t in sentence.tokens if t.lower in OBLIGATIONS and t.dep == "aux" and is_verb(t.head)]
    for modal in modals:
        candidate = demanded(modal, classes)
        if candidate is not None:
            yield candidate


def demanded(modal: Token, classes: SemanticClasses) -> Candidate | None:
    """The demand that a modal makes of its clause, where a speaker and another who is obliged are there."""
    verb, saying = modal.head, said(modal.head)
    if saying is None or is_passive(saying):
        return None
    speaker, obliged = subject(saying), subject(verb)
    if speaker is None or obliged is None or same(speaker, obliged, classes):
        return None
    if classes.at(speaker) & (POLITICAL | {"pronoun"}) and classes.at(obliged) & POLITICAL:
        return Candidate(verb, [modal, verb], demand(), speaker, obliged, saying, spoken=True)
    return None


def said(verb: Token) -> Token | None:
    """The verb of saying that a clause is the content of, and not a question: "would not say whether"."""
    head = verb.head
    open_ = head.child("neg") or any(c.lower in {"whether", "if"} for c in verb.children if c.dep == "mark")
    return head if verb.dep == "ccomp" and head.lemma in SAYING and not open_ else None


SPEAKERS = word_list("event_words.tsv", "speaker_pronoun")


def same(one: Token, other: Token, classes: SemanticClasses) -> bool:
    """Whether two phrases mean the same: a pronoun for the speaker, or one entity."""
    if one in nominals(other) or other in nominals(one) or other.lower in SPEAKERS:
        return True
    first, second = classes.references.at(one), classes.references.at(other)
    return first is not None and second is not None and first.entity_id == second.entity_id


def speech_act(candidate: Candidate, factuality: Factuality, classes: SemanticClasses) -> tuple[EventType, Factuality]:
    """The type and factuality to store: a deed to come by what is said of it."""
    kind = candidate.frame.event_type
    if factuality == "negated" and kind in REFUSED and announced(candidate, classes):
        return "REJECT", "asserted"
    if factuality != "planned" or is_purpose(candidate.predicate):
        return kind, factuality
    if kind == "THREATEN":  # "said that they will pay a price"
        return kind, "asserted"
    if kind in PROMISED:
        return "AGREE", factuality
    if kind in HOSTILE and candidate.token.lemma != "train" and announced(candidate, classes):
        return "THREATEN", "asserted"
    return kind, factuality


def is_purpose(verb: Token) -> bool:
    """Whether a clause is the purpose of another deed: "did nothing to help them"."""
    return verb.dep in {"advcl", "acl"} and any(c.dep == "aux" and c.lower == "to" for c in verb.children)


FUTURE = word_list("event_words.tsv", "future")


def announced(candidate: Candidate, classes: SemanticClasses) -> bool:
    """Whether the agent itself says that it will, or makes it depend on a condition."""
    verb = candidate.predicate
    if not auxiliaries(verb) & FUTURE or candidate.agent is None:
        return False
    if any(
        c.dep == "advcl" and any(g.lower in {"unless", "if"} for g in c.children if g.dep == "mark")
        for c in verb.children
    ):
        return True
    saying = said(verb)
    speaker = subject(saying) if saying is not None else None
    return speaker is not None and same(speaker, candidate.agent, classes)


def as_type(candidate: Candidate, event_type: EventType) -> Candidate:
    """The candidate under another type; its mode is to be found anew."""
    return replace(candidate, frame=replace(candidate.frame, event_type=event_type, mode=None, guess=True), spoken=True)
