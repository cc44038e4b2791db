"""Whether an event is told as having happened: a cascade from its clause up through the words that govern it.

After FactBank (Sauri and Pustejovsky 2009): polarity and certainty come from negation, modals, tense, conditions, purpose,
and the nearest governing word that is not factive. Clauses that are taken for granted (relative, temporal, causal) end the
way up. The inner operator wins: "may have failed to attack" is negated.
"""

from __future__ import annotations

from functools import cache
from typing import cast

from transforms.article import Token
from transforms.events.doers import SAYING
from transforms.events.triggers import Candidate
from transforms.events.words import words
from transforms.language.clauses import SUBJECTS, auxiliaries, is_verb
from transforms.lexicons import lexicon
from warehouse.tables.events import Factuality

NEGATIONS = frozenset({"not", "n't", "never", "no", "n’t", "nt", "neither", "hardly", "nowhere"})
NOBODY = frozenset({"nobody", "none", "no-one", "nothing", "neither", "noone"})
MODALS: dict[str, Factuality] = {
    "may": "possible", "might": "possible", "could": "possible", "can": "possible", "would": "hypothetical", "'d": "hypothetical",
    "will": "planned", "'ll": "planned", "wo": "planned", "shall": "planned", "must": "hypothetical", "should": "hypothetical",
    "ought": "hypothetical",
}  # fmt: skip
CONDITIONS = frozenset({"if", "unless", "whether", "lest", "should", "provided", "otherwise"})
ABSENCES = frozenset({"without", "instead", "rather"})
HEDGING = frozenset({"allege", "claim", "believe", "think", "fear", "suggest", "suspect", "deny", "hope", "expect"})
MATERIAL = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "SANCTION"})
TRIED = frozenset({"ASSAULT", "PROTEST"})
"""Types whose attempt is a deed of the same type: "tried to storm"."""
SPEECH = frozenset({"REQUEST", "ACCUSE", "REJECT", "SUPPORT"})
GATHERED = frozenset(
    {"march", "rally", "demonstrate", "gather", "protest", "strike", "block", "take", "assemble", "riot"}
)
"""A crowd that gathers "to demand" does demand."""
CONTENTS = frozenset({"of", "for", "to", "against"})
"""Prepositions between a word and what it is about: "threat of", "plan for"."""
ATTEMPTS = frozenset({"try", "attempt", "bid", "seek", "attempted"})
CAUSES = words("causes")
"""Verbs that an event noun shares the reality of: "may spark protests"; of others it is taken for granted."""

DEPTH = 12


@cache
def cues() -> dict[tuple[str, str], Factuality]:
    """What a governing lemma does, by link; where lines disagree the first counts."""
    found: dict[tuple[str, str], Factuality] = {}
    for row in lexicon("factuality.tsv"):
        for link in row["link"].split(","):
            for lemma in row["lemmas"].split():
                found.setdefault((lemma, link), cast("Factuality", row["effect"]))
    return found


def judge(candidate: Candidate) -> Factuality:
    """The factuality of a candidate, without regard to who says so."""
    if candidate.frame.pos == "n":
        own = noun_status(candidate)
        if own is not None:
            return own
    if candidate.frame.pos == "n" and candidate.carrier is candidate.token:
        return climb(candidate.token, candidate, noun=True)
    return climb(candidate.carrier, candidate, noun=False)


def noun_status(candidate: Candidate) -> Factuality | None:
    """What determiners, adjectives and the light verb of an event noun tell."""
    for child in candidate.token.children:
        if child.dep == "det" and child.lower in {"no", "neither"}:
            return "negated"
        effect = cues().get((child.lower, "mod"))
        if effect is not None and child.dep in {"amod", "det"}:
            return effect
        if child.lower == "attempted" and candidate.frame.event_type not in MATERIAL:
            return "possible"
    light = candidate.light
    return cast("Factuality", light.effect) if light is not None and light.effect else None


def climb(token: Token, candidate: Candidate, *, noun: bool) -> Factuality:
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
        if not goes_on or (noun and is_verb(head) and head.lemma not in CAUSES):
            break
        token = head
        noun = noun and not is_verb(head)
    return "asserted"


def step(token: Token, head: Token, candidate: Candidate) -> tuple[Factuality | None, bool]:
    """One step up: the operator found, if any, and whether to climb on."""
    if token.dep == "advcl":
        crowd = candidate.frame.event_type in SPEECH and head.lemma in GATHERED
        return (None, True) if crowd else adverbial(token, head)
    if token.dep == "acl" and any(c.dep == "expl" for c in head.head.children):
        return clause_status(head.head), False
    if token.dep == "conj":
        return None, not any(c.dep in SUBJECTS for c in token.children)
    if token.dep == "ccomp" and token.i < head.i and head.lemma not in SAYING | HEDGING:
        return None, False
    link = link_of(token)
    effect = governed(token, head, link, candidate) if link else None
    if (
        effect is None
        and is_verb(head)
        and (link or token.dep in SUBJECTS | {"attr"})
        and shares(token, head, candidate)
    ):
        effect = clause_status(head)
    return effect, effect is None


def shares(token: Token, head: Token, candidate: Candidate) -> bool:
    """Whether an event is as real as the clause above it: a verb is, a noun only where the verb makes it happen."""
    noun = candidate.frame.pos == "n" and candidate.carrier is candidate.token and not is_verb(token)
    return not noun or head.lemma in CAUSES


def adverbial(token: Token, head: Token) -> tuple[Factuality | None, bool]:
    """A clause beside another: conditions and purposes are not real, participles share the fate of the main clause."""
    words = {c.lower for c in token.children if c.dep in {"mark", "advmod", "prep"}}
    if words & CONDITIONS:
        return "hypothetical", False
    if any(c.dep == "aux" and c.lower == "to" for c in token.children):
        return "planned", False
    if token.tag in {"VBG", "VBN"} and not words:
        return clause_status(head), True
    return None, False


def link_of(token: Token) -> str:
    """How a token hangs on its governor, in the terms of the lexicon."""
    if token.dep in {"xcomp", "ccomp", "acl", "csubj"}:
        if any(c.dep == "aux" and c.lower == "to" for c in token.children):
            return "inf"
        if token.tag == "VBG":
            return "ing"
        content = token.dep == "acl" and any(c.dep == "mark" and c.lower == "that" for c in token.children)
        return "that" if token.dep == "ccomp" or content else "inf" if token.dep == "xcomp" else ""
    if token.dep == "pcomp":
        return "ing"
    if token.dep in {"dobj", "nsubjpass", "oprd"}:
        return "obj"
    return "of" if token.dep in {"pobj", "prep"} else ""


def governed(token: Token, head: Token, link: str, candidate: Candidate) -> Factuality | None:
    """The effect of the governor on what it governs; a preposition passes on to the word above it."""
    if head.dep in {"prep", "agent"} or head.tag in {"IN", "TO"}:
        return through(head, link)
    if token.dep == "prep" and token.lower not in CONTENTS:
        return None
    if head.lemma in ATTEMPTS and link == "inf" and candidate.frame.event_type in MATERIAL:
        return None if candidate.frame.event_type in TRIED else "possible"
    effect = cues().get((head.lemma, link))
    if effect is None and link == "inf":
        if head.tag.startswith("N") and token.dep == "acl":
            return "hypothetical"
        return "planned" if head.lemma in {"be", "go"} else None
    return None if effect == "negated" and any(c.dep == "neg" for c in head.children) else effect


def through(preposition: Token, link: str) -> Factuality | None:
    """The effect of the word above a preposition: "accused of bombing", "call for a truce", "without firing"."""
    above = preposition.head
    if link == "ing":
        return "negated" if preposition.lower in ABSENCES else cues().get((above.lemma, "ing"))
    if is_verb(above) and (effect := cues().get((above.lemma, preposition.lower))) is not None:
        return effect
    if preposition.lower not in CONTENTS:
        return None
    if is_verb(above):
        return cues().get((above.lemma, "obj")) if preposition.lower in {"of", "for"} else None
    return cues().get((above.lemma, "of"))


def clause_status(verb: Token) -> Factuality | None:
    """Negation, modals and conditions of one clause."""
    if negated(verb):
        return "negated"
    modal = next((MODALS[a] for a in sorted(auxiliaries(verb)) if a in MODALS), None)
    if modal == "hypothetical" and verb.dep == "ccomp" and verb.head.lemma in SAYING and "would" in auxiliaries(verb):
        return "planned"
    if modal is not None:
        return modal
    if any(c.dep == "mark" and c.lower in CONDITIONS for c in verb.children):
        return "hypothetical"
    return hedged(verb)


def hedged(verb: Token) -> Factuality | None:
    """What an adverb of the clause tells, which coordinated verbs share: "allegedly drew a gun and fired"."""
    own = next((e for c in verb.children if c.dep == "advmod" and (e := cues().get((c.lower, "adv")))), None)
    shares = verb.dep == "conj" and is_verb(verb.head) and not any(c.dep in SUBJECTS for c in verb.children)
    return own or (hedged(verb.head) if shares else None)


def negated(verb: Token) -> bool:
    """Whether the verb's own clause is negative, by "not" or by a negative subject, object or adverb."""
    for child in verb.children:
        if child.dep == "neg" or (child.dep in {"advmod", "preconj"} and child.lower in NEGATIONS):
            return not any(c.lower == "only" for c in verb.children)
        if child.dep in SUBJECTS | {"dobj", "agent"} and (
            child.lower in NOBODY or any(g.dep in {"det", "neg"} and g.lower == "no" for g in child.children)
        ):
            return True
    shares = (
        verb.dep == "conj" and verb.tag in {"VB", "VBN"} and not any(c.dep in SUBJECTS | {"aux"} for c in verb.children)
    )
    joined = any(c.dep == "cc" and c.lower in {"or", "nor"} for c in verb.head.children)
    return shares and joined and negated(verb.head)
