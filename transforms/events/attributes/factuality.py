"""Whether an event is told as having happened: a cascade from its clause up through the words that govern it.

Clauses that are taken for granted (relative, temporal, causal) end the way up. The inner operator wins: "may have failed to
attack" is negated. What each word does is told by `transforms.language.factuality_cues`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from transforms.article import Token
from transforms.events.candidate import Candidate
from transforms.language.clause_status import HEDGING, SAYING, Operator, clause_status, cue, cues, is_negation, negated
from transforms.language.clauses import SUBJECTS, agents, clause, is_passive, is_verb, subject
from transforms.language.factuality_cues import OPEN, adverbial, governed, is_definite, link_of, turned
from transforms.lexicons import word_list
from warehouse.tables.events import Factuality

MATERIAL = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "SANCTION"})
SPEECH = frozenset({"REQUEST", "ACCUSE", "REJECT", "SUPPORT"})
GATHERED = word_list("event_words.tsv", "gathered")
"""A crowd that gathers "to demand" does demand."""
ATTEMPTS = word_list("event_words.tsv", "attempts")
CAUSES = word_list("event_words.tsv", "causes")
"""Verbs that an event noun shares the reality of: "may spark protests"; of others it is taken for granted."""

COMING_ABOUT = word_list("event_words.tsv", "coming_about")
"""Verbs that say of an event noun that it comes about, so that it is as real as they are: "the trial will resume"."""

CONTAINERS = word_list("event_words.tsv", "containers")
"""Nouns that are as real as what they are of: "a wave of attacks"; of others it is taken for granted: "an explanation for the attack"."""

DEPTH = 12
"""Clauses that are climbed at most: a parse may hold chains without end. 5 and 20 read annotated sentences alike."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether an event is told as having happened, and what says so."""

    factuality: Factuality
    reason: str
    cue: Token | None = None


FACT = Judgement("asserted", "nothing on the way to the main clause takes it out of what is told as fact")


def judge(candidate: Candidate) -> Judgement:
    """The factuality of a candidate, without regard to who says so."""
    denied = next((w for w in candidate.words if w is not candidate.token and w.child("neg") is not None), None)
    if denied is not None and candidate.frame.pos == "v":
        return Judgement("negated", f"{denied.text!r} is denied", denied)
    if is_presupposed_deed(candidate):
        return FACT
    own = noun_status(candidate) if candidate.frame.pos == "n" else None
    if own is not None:
        return own
    found = climb(candidate.predicate, candidate, noun=candidate.is_bare_noun)
    return Judgement(found.effect, f"cue {found.token.text!r}", found.token) if found is not None else FACT


def noun_status(candidate: Candidate) -> Judgement | None:
    """What determiners, adjectives and the light verb of an event noun tell."""
    for child in candidate.token.children:
        effect = modifier_effect(child, candidate)
        if effect is not None:
            return Judgement(effect, f"modifier {child.text!r}", child)
    light = candidate.light
    if light is None or not light.effect or is_known_plan(candidate):
        return None
    effect = cast("Factuality", light.effect)
    if candidate.frame.event_type == "ACCUSE" and cue(candidate.predicate, "claims") is not None:
        effect = "denied"  # "rejected the accusation"
    if effect == "negated" and negated(candidate.predicate):
        effect = "possible"  # "have not ruled out an attack"
    return Judgement(effect, f"light verb {candidate.predicate.text!r}", candidate.predicate)


def is_known_plan(candidate: Candidate) -> bool:
    """Whether who planned it is told besides of a happening that is known: "the federation, which called the march, said 60,000 came"."""
    planned = candidate.light is not None and candidate.light.effect == "planned"
    return planned and candidate.predicate.dep == "relcl" and is_definite(candidate.token)


def is_presupposed_deed(candidate: Candidate) -> bool:
    """Whether only the order of a deed is in question, and the deed is known: "accused of ordering the killing"."""
    ordered = candidate.light is not None and candidate.light.effect == "ordered"
    return ordered and candidate.predicate.dep == "pcomp" and is_definite(candidate.token)


def modifier_effect(child: Token, candidate: Candidate) -> Factuality | None:
    """What a determiner or adjective makes of an event noun: "no attack", "the alleged attack"."""
    if child.dep == "det" and child.lower in {"no", "neither"}:
        return "negated"
    effect = cues().get((child.lower, "mod"))
    if effect is not None and child.dep in {"amod", "det"}:
        return effect
    return "possible" if child.lower == "attempted" and candidate.frame.event_type not in MATERIAL else None


def climb(token: Token, candidate: Candidate, *, noun: bool) -> Operator | None:
    """The first operator on the way from a clause to the root."""
    if not noun and (status := clause_status(token)) is not None:
        return status
    for _ in range(DEPTH):
        head = token.head
        if head is token or token.dep in {"relcl", "parataxis", "appos"}:
            break
        status, goes_on = step(token, head, candidate)
        if status is not None:
            return status
        if not goes_on or is_presupposed(token, head, noun=noun):
            break
        token = head
        noun = noun and not is_verb(head)
    return None


def is_presupposed(token: Token, head: Token, *, noun: bool) -> bool:
    """Whether what stands above takes the event for granted, so that the way up ends."""
    return reduced(token) or (noun and granted(token, head))


def reduced(token: Token) -> bool:
    """Whether a clause is a relative one without its pronoun, which is taken for granted: "the cuts demanded by the bank"."""
    return token.dep == "acl" and token.tag in {"VBN", "VBD", "VBG"}


def granted(token: Token, head: Token) -> bool:
    """Whether what governs an event noun takes it for granted, so that nothing above tells of it."""
    if is_verb(head):
        return head.lemma not in CAUSES
    return token.dep == "prep" and head.lemma not in CONTAINERS


def step(token: Token, head: Token, candidate: Candidate) -> tuple[Operator | None, bool]:
    """One step up: the operator found, if any, and whether to climb on."""
    if token.dep == "advcl":
        crowd = candidate.frame.event_type in SPEECH and head.lemma in GATHERED
        return (None, True) if crowd else adverbial(token, head)
    if token.dep == "conj":
        return None, token.child(*SUBJECTS) is None
    if is_beside(token, head):
        return None, False
    return argument_step(token, head, candidate)


def is_beside(token: Token, head: Token) -> bool:
    """Whether a clause that stands before a verb is no content of it: "Kenya police kill three; opposition vows protests"."""
    before = token.dep == "ccomp" and token.i < head.i
    return before and (head.lemma not in SAYING | HEDGING or is_parted(head))


def argument_step(token: Token, head: Token, candidate: Candidate) -> tuple[Operator | None, bool]:
    """One step up from an argument or a complement: what its governor makes of it, else what the clause above is."""
    link = link_of(token)
    found = governs(token, head, link, candidate) if link else None
    if token.dep == "acl" and head.head.child("expl") is not None:
        return found or clause_status(head.head), False
    if found is None and is_in_clause(token, head, link) and shares(token, head, candidate):
        found = clause_status(head)
        if found is not None and denies_losses(found, candidate):
            return None, False
    return found, found is None


def is_parted(verb: Token) -> bool:
    """Whether a semicolon parts a clause from the one before it."""
    return any(c.dep == "punct" and c.text == ";" for c in verb.children)


def denies_losses(found: Operator, candidate: Candidate) -> bool:
    """Whether it is not the event that is denied but what it did: "the raid caused no casualties", "no one died in the raid"."""
    return candidate.is_bare_noun and found.effect == "negated" and not any(map(is_negation, found.token.children))


def is_in_clause(token: Token, head: Token, link: str) -> bool:
    """Whether a token is an argument of the verb above it."""
    return is_verb(head) and (bool(link) or token.dep in SUBJECTS | {"attr"})


def shares(token: Token, head: Token, candidate: Candidate) -> bool:
    """Whether an event is as real as the clause above it: a verb is, a noun only where the verb makes it happen."""
    noun = candidate.frame.pos == "n" and candidate.predicate is candidate.token and not is_verb(token)
    return not noun or head.lemma in CAUSES or (token.dep in SUBJECTS and head.lemma in COMING_ABOUT)


def governs(token: Token, head: Token, link: str, candidate: Candidate) -> Operator | None:
    """The operator that the governor is; the attempt of a deed may be a deed, or only possible."""
    trying = (
        head.lemma in ATTEMPTS and link == "inf" and head.dep not in {"prep", "agent"} and head.tag not in {"IN", "TO"}
    )
    if trying and candidate.frame.event_type in MATERIAL and token.dep != "prep":
        return turned(Operator("possible", head), head)
    return governed(token, head, link)


def holder(judgement: Judgement) -> Token | None:
    """Who takes a stand on whether an event happened: who denies it, or believes, fears, suspects it; None where nobody does."""
    if judgement.cue is None:
        return None
    if judgement.factuality == "denied":
        return denier(judgement)
    verb = judgement.cue
    believed = judgement.factuality in {"possible", "alleged", "negated"} and verb.lemma in HEDGING | OPEN
    return subject(verb) if believed and is_verb(verb) and not is_passive(verb) else None


def disputer(candidate: Candidate) -> Token | None:
    """Who denies what others say, in a clause behind it: "accused Chad of arming rebels, a charge that Chad denies"."""
    own = [candidate.predicate] if candidate.frame.event_type == "ACCUSE" else []
    verbs = [*own, *candidate.predicate.ancestors()]
    claims = [c for v in verbs for c in v.children if c.lemma in DISPUTABLE and c.i > candidate.predicate.i]
    return next((who for claim in claims if (who := denier_of(claim)) is not None), None)


def denier_of(claim: Token) -> Token | None:
    """Who denies a claim in the clause that describes it: "a charge that Chad denies"."""
    clauses = (c for c in claim.children if c.dep == "relcl" and (c.lemma, "claims") in cues() and not negated(c))
    return next((who for c in clauses if (who := c.child("nsubj")) is not None), None)


DISPUTABLE = word_list("event_words.tsv", "disputable")


def denier(judgement: Judgement) -> Token | None:
    """Who denies an event: the subject of the verb that denies it, or above the word that does; None unless it is denied."""
    if judgement.factuality != "denied" or judgement.cue is None:
        return None
    verb = clause(judgement.cue)
    if not is_verb(verb):
        return None
    who = next(iter(agents(verb)), None) if is_passive(verb) else subject(verb)
    return who if who is not None and who.tag != "EX" else None
