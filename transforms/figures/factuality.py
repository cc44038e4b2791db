"""Whether what a figure tells of happened, and the words that hedge it: `could lose 3,000 jobs`, `reportedly`, `an estimated`.

A figure is as real as the clause that it is an argument of, so the way up is that of events, but from the number: through its
noun, `of` and coordination to the verb, then through what governs the verb. What is taken for granted ends it: ages and ranks, a
noun with `the` that no role is told of, relative clauses. A negated clause denies its arguments and not its adjuncts.
"""

from __future__ import annotations

from functools import cache
from typing import cast

from transforms.article import Token
from transforms.figures.ages import OLDEST
from transforms.figures.candidate import Draft, Passage
from transforms.figures.quantified_nouns import TOLLS
from transforms.figures.roles import NOUNS as ROLE_NOUNS
from transforms.figures.trends import NOUNS as CHANGE_NOUNS
from transforms.figures.trends import VERBS as CHANGES
from transforms.language.clauses import SUBJECTS, is_passive, is_verb
from transforms.language.factuality_cues import (
    HEDGING,
    NEGATIONS,
    SAYING,
    Operator,
    adverbial,
    clause_status,
    cue,
    governed,
    link_of,
)
from transforms.language.phrases import noun_phrase
from transforms.lexicons import lexicon
from warehouse.tables.events import Factuality

GIVEN = frozenset({"ordinal", "score"})
"""Kinds that describe what is there; ages of people do too."""
RAISING = frozenset({"appear", "seem", "look"})
"""Active verbs whose subject belongs to their infinitive."""
PREMODIFIERS = frozenset({"nummod", "quantmod", "amod", "compound", "nmod", "npadvmod"})
DISTANCES = frozenset({"after", "before", "earlier", "later", "into"})
"""Words behind a length of time that tells when something else happened."""
PAST = frozenset({"after", "following", "since", "despite", "amid", "besides", "unlike"})
"""Prepositions whose noun is taken for granted: `will cut costs after a loss of $1.6 billion`."""
OUTCOMES = frozenset({"end", "close", "finish", "settle", "reach", "hit", "stand", "total", "become"})
"""Verbs whose infinitive behind a change is its outcome and no purpose: `fell 251 points to close at 7,114`."""
UNCERTAIN = frozenset({"reported", "alleged", "possible"})
"""Effects whose word is a hedge."""
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "our"})
ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "oprd", "agent"})
INSIDE = frozenset(
    {"nummod", "quantmod", "amod", "compound", "nmod", "npadvmod", "advmod", "appos", "conj", "poss", "dep"}
)
"""Links within a noun phrase."""
SOURCES = frozenset({"report", "rumour", "rumor", "source", "account", "claim", "allegation"})
DEPTH = 12
NEAR = 3
"""Atoms before a number in which a word hedges it."""


@cache
def hedges(kind: str) -> dict[str, Factuality | None]:
    """The words of a class of `lexicons/hedges.tsv` with their effect."""
    rows = [row for row in lexicon("hedges.tsv") if row["class"] == kind]
    return {row["word"]: cast("Factuality", row["effect"]) if row["effect"] else None for row in rows}


def set_reality(passage: Passage, draft: Draft) -> None:
    """Set the factuality and the words that hedge the figure."""
    operator = None if is_given(passage, draft) or draft.negated else told(passage, draft)
    if operator is not None:
        draft.factuality = operator.effect
    at_number = beside(passage, draft)
    if at_number is not None:
        effect, draft.hedge = at_number
        draft.factuality = operator.effect if operator else effect or "asserted"
    elif operator is not None and operator.effect in UNCERTAIN:
        draft.hedge = words_of(passage, operator)
    elif operator is None and not is_given(passage, draft):
        sourced(passage, draft)


def is_given(passage: Passage, draft: Draft) -> bool:
    """Whether a figure describes what is there, whatever is told of it; the age of a fossil may be doubted."""
    if draft.kind == "duration" and passage.word(draft.end) in DISTANCES:
        return True
    return draft.kind in GIVEN or (draft.kind == "age" and (draft.value or 0) <= OLDEST)


def beside(passage: Passage, draft: Draft) -> tuple[Factuality | None, str] | None:
    """A word before the number or in its cue that makes it uncertain: `an estimated 40,000`, `perhaps 12`, `two suspected`."""
    for k in range(draft.start - 1, max(draft.start - 1 - NEAR, -1), -1):
        word = passage.word(k)
        if word in hedges("number"):
            return hedges("number")[word], passage.written(k - (passage.word(k - 1) in {"an", "a"}), k + 1)
        if k < draft.first and passage.token(k).tag[:2] not in {"JJ", "RB", "DT", "IN"}:
            return None
    return None


def words_of(passage: Passage, operator: Operator) -> str:
    """The operator as written, with the adjective that doubts it: `Unconfirmed reports`."""
    token = operator.token
    doubt = next((c for c in token.children if c.lower in hedges("source")), None)
    return passage.article.text[(doubt or token).start : token.end]


def sourced(passage: Passage, draft: Draft) -> None:
    """`according to unconfirmed reports`: who tells it is nobody to hold on to."""
    source = passage.source
    if source is not None and (operator := hearsay(source)) is not None:
        first, _ = noun_phrase(source)
        draft.factuality = operator.effect
        draft.hedge = passage.article.text[first.start : source.end]


def hearsay(source: Token) -> Operator | None:
    """The operator that a source is: reports and rumours, and any with `unconfirmed`; a named one is none."""
    doubt = next((c for c in source.children if c.lower in hedges("source")), None)
    anonymous = source.lemma in SOURCES and source.child("poss", "compound") is None
    found = cue(source, "that") if anonymous else None
    if doubt is None:
        return found
    effect = found.effect if found is not None else hedges("source")[doubt.lower]
    return Operator(effect or "reported", source)


def told(passage: Passage, draft: Draft) -> Operator | None:
    """The first operator on the way from the figure to the root."""
    role = draft.role_token if draft.role_token is not None and draft.role_token.sentence is passage.sentence else None
    shared = draft.part_of is not None and draft.part_of.role_token is role
    if role is not None and is_verb(role):
        if shared and (own := climb(draft.head(passage), argument=False)) is not None:
            return own
        return (pursued(role) if draft.role != "killed" else None) or climb(role, argument=True)
    head = draft.head(passage)
    host = premodified(head)
    counted = draft.kind == "count" and not draft.elliptic and draft.noun_head is not None
    noun = draft.noun_head if counted and draft.noun_head is not None else host
    if (found := described(noun) or awaited(host)) is not None:
        return found
    if role is None and host is not head and any(c.lower in DEFINITE or c.dep == "poss" for c in host.children):
        return None
    return climb(
        head,
        argument=False,
        amount=measures(draft),
        timed=draft.kind == "duration",
        describing=draft.kind in {"measure", "duration"},
    )


def measures(draft: Draft) -> bool:
    """Whether a figure says how much something is, so that it is as real as that."""
    return draft.unit is not None or draft.kind in {"ratio", "percent"} or draft.trend is not None


def premodified(token: Token) -> Token:
    """The noun that a number or unit stands before: the tunnel of `9.4-kilometre tunnel`; the token itself where there is none."""
    while token.dep in PREMODIFIERS and token.head.i > token.i and not is_verb(token.head):
        token = token.head
    return token


def pursued(verb: Token) -> Operator | None:
    """A verb whose object is not there, or not yet: `pledged $5m`, `expects 2%`; of a list of its own, since `charged 12` is real."""
    effect = hedges("object").get(verb.lemma)
    standing = verb.lemma == "offer" and verb.tag in {"VBZ", "VBP"}
    return Operator(effect, verb) if effect and not standing else None


def described(noun: Token) -> Operator | None:
    """What an adjective or participle of the noun makes of it: `two suspected deaths`, `a planned 300 job cuts`, `the promised aid`."""
    for child in noun.children:
        person = child.dep == "acl" and any(c.dep == "prep" and c.lower in {"of", "with"} for c in child.children)
        if child.dep in {"amod", "acl"} and child.child("nsubj") is None and child.lower != "further" and not person:
            found = cue(child, "mod", word=child.lower) or (pursued(child) if child.tag == "VBN" else None)
            if found is not None and found.effect != "negated":
                return found
    return None


def awaited(noun: Token) -> Operator | None:
    """`the 2% that analysts expected`, `the $5m she demanded`: a relative clause whose object the figure is."""
    for child in noun.children:
        free = child.dep == "relcl" and child.child("dobj") in {None, *relatives(child)}
        if free and child.child("nsubj") is not None and (found := pursued(child)) is not None:
            return None if found.effect == "negated" else found
    return None


def relatives(verb: Token) -> list[Token]:
    """The relative pronouns of a clause."""
    return [c for c in verb.children if c.tag in {"WDT", "WP"}]


def climb(
    token: Token, *, argument: bool, amount: bool = False, timed: bool = False, describing: bool = False
) -> Operator | None:
    """The first operator on the way from a token to the root.

    Args:
        token: the number, its noun, or the verb that tells its role.
        argument: whether a negation of the clause denies it.
        amount: whether it measures the noun before `of`, whose fate it shares: `a profit of $3bn`.
        timed: whether it is a length of time, which a negated clause leaves as it is.
        describing: whether it describes a noun that it stands behind, as nobody denies: `the rock, 370 metres across, will`.
    """
    if is_verb(token) and (status := status_of(token)) is not None:
        return status
    for _ in range(DEPTH):
        head = token.head
        if head is token or token.dep in {"relcl", "parataxis"}:
            return None
        status, goes_on, argument = step(
            token, head, argument=argument, amount=amount, timed=timed, describing=describing
        )
        if status is not None and status.effect == "negated" and (timed or not argument):
            status = None
        if status is not None or not goes_on:
            return status
        token = head
    return None


def step(
    token: Token, head: Token, *, argument: bool, amount: bool, timed: bool, describing: bool
) -> tuple[Operator | None, bool, bool]:
    """One step up: the operator found, if any, whether to climb on, and whether the figure is an argument."""
    if is_verb(token) and token.dep != "amod":
        return *of_clause(token, head), argument
    if token.dep in INSIDE and not is_verb(head):
        return None, not (describing and token.i > head.i and token.dep in {"appos", "advmod", "amod"}), argument
    if token.dep == "pobj" or (token.dep == "prep" and not is_verb(head)):
        return *of_preposition(token, head, amount=amount), argument
    if not is_verb(head):
        return None, True, argument
    if token.dep == "prep" and token.lower in PAST:
        return None, False, argument
    argument = argument or token.dep in ARGUMENTS
    found = of_verb(token, head, timed=timed) or status_of(head)
    if found is not None and found.effect == "negated" and token.dep in SUBJECTS and lacks_object(head):
        found = None
    return found, found is None, argument


def of_verb(token: Token, verb: Token, *, timed: bool) -> Operator | None:
    """What a verb makes of an argument of its own; a length of time (`held for 12 hours`) is none."""
    if token.dep in {"dobj", "oprd"}:
        return pursued(verb)
    if token.dep == "nsubjpass":
        return pursued(verb) or raised(verb) or passive(verb)
    if token.dep == "nsubj":
        return raised(verb)
    preposition = token.lower if token.dep == "prep" and not timed else ""
    return (cue(verb, preposition) or (pursued(verb) if preposition == "for" else None)) if preposition else None


def raised(verb: Token) -> Operator | None:
    """A verb whose subject belongs to its infinitive: `two appear to have failed`, `12 are believed dead`, `losses are likely to reach $5bn`."""
    whole = verb.child("acomp") if verb.lemma == "be" else verb
    if whole is None or whole.child("xcomp", "oprd", "acomp", "ccomp") is None:
        return None
    return cue(whole, "inf") if whole.lemma in RAISING or whole is not verb or is_passive(verb) else None


def lacks_object(verb: Token) -> bool:
    """Whether the negation of a clause is that of its object, which leaves the subject as it is: `50 residents have no water`."""
    denied = any(c.dep == "neg" or (c.dep in {"advmod", "preconj"} and c.lower in NEGATIONS) for c in verb.children)
    found = verb.child("dobj")
    return not denied and found is not None and any(c.lower == "no" for c in found.children)


def of_clause(verb: Token, head: Token) -> tuple[Operator | None, bool]:
    """A clause below another word."""
    if verb.dep == "advcl":
        return (None, True) if verb.lemma in OUTCOMES and head.lemma in CHANGES else adverbial(verb, head)
    if verb.dep == "conj":
        return None, True
    if verb.dep == "ccomp" and (source := head.child("nsubj")) is not None and (found := hearsay(source)):
        return found, False
    if verb.dep == "ccomp" and verb.i < head.i and (is_passive(head) or head.lemma not in SAYING | HEDGING):
        return None, False
    link = link_of(verb)
    found = (governed(verb, head, link) if link else None) or (passive(head) if verb.i > head.i else None)
    if found is not None and found.effect == "reported" and is_verb(found.token) and not is_passive(found.token):
        found = None
    if found is None and is_verb(head) and link:
        found = status_of(head)
    return found, found is None


def of_preposition(token: Token, head: Token, *, amount: bool) -> tuple[Operator | None, bool]:
    """A figure behind a preposition: under a verb it shares the clause, under a noun only what the noun amounts to."""
    if token.dep == "pobj":
        above = head.head
        found = governed(token, head, "of") if not is_verb(above) else None
        return found, found is None
    counted = amount or head.lemma in {*TOLLS, *ROLE_NOUNS, *CHANGE_NOUNS}
    return None, (token.lower == "of" and counted) or (token.lower in {"for", "at", "to", "from", "by"} and amount)


def passive(verb: Token) -> Operator | None:
    """`is said to have cost`, `were reported killed`: told by nobody in particular."""
    if verb.lemma not in hedges("told") or not is_passive(verb) or any(c.dep == "agent" for c in verb.children):
        return None
    effect = hedges("told")[verb.lemma]
    return Operator(effect, verb) if effect else None


def status_of(verb: Token) -> Operator | None:
    """Negation, modals and adverbs of a clause; an infinitive alone, as in headlines, is a plan: `Firm to cut 300 jobs`."""
    found = clause_status(verb)
    purpose = next((c for c in verb.children if c.dep == "aux" and c.lower == "to"), None)
    if found is None and purpose is not None and (verb.head is verb or is_headless(verb)):
        return Operator("planned", purpose)
    return found


def is_headless(verb: Token) -> bool:
    """Whether an infinitive hangs on the first word of a headline, which the parse takes for its root."""
    head = verb.head
    return verb.dep == "xcomp" and head.head is head and not is_verb(head) and head.text[:1].isupper()
