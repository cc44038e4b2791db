"""Whether what a figure tells of happened, and the words that hedge it: `could lose 3,000 jobs`, `reportedly`, `an estimated`.

A figure is as real as the clause that it is an argument of, so the way up is that of events, but from the number: through its
noun, `of` and coordination to the verb, then through what governs the verb. What is taken for granted ends it: ages and ranks, a
noun with `the` that no role is told of, relative clauses. A negated clause denies its arguments and not its adjuncts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from transforms.article import Token
from transforms.figures.ages import OLDEST
from transforms.figures.candidate import Candidate, Passage
from transforms.figures.ellipsis import TOLLS
from transforms.figures.hedges import beside, hearsay, hedges, weighed, words_of
from transforms.figures.roles import NOUNS as ROLE_NOUNS
from transforms.figures.trends import NOUNS as CHANGE_NOUNS
from transforms.figures.trends import VERBS as CHANGES
from transforms.language.clause_status import HEDGING, NEGATIONS, SAYING, Operator, clause_status, cue
from transforms.language.clauses import SUBJECTS, is_passive, is_verb
from transforms.language.factuality_cues import adverbial, governed, link_of
from transforms.language.phrases import noun_phrase
from transforms.lexicons import word_list

GIVEN = frozenset({"ordinal", "score"})
"""Kinds that describe what is there; ages of people do too."""
RAISING = word_list("figure_words.tsv", "raising")
"""Active verbs whose subject belongs to their infinitive."""
PREMODIFIERS = frozenset({"nummod", "quantmod", "amod", "compound", "nmod", "npadvmod"})
DISTANCES = word_list("figure_words.tsv", "distance")
"""Words behind a length of time that tells when something else happened."""
PAST = word_list("figure_words.tsv", "presupposing")
"""Prepositions whose noun is taken for granted: `will cut costs after a loss of $1.6 billion`."""
OUTCOMES = word_list("figure_words.tsv", "outcome")
"""Verbs whose infinitive behind a change is its outcome and no purpose: `fell 251 points to close at 7,114`."""
ACHIEVING = word_list("figure_words.tsv", "achieving")
"""Verbs whose infinitive is what came of it: `rallied to win 3-2`, `uses wind power to offset 22%`."""
UNCERTAIN = frozenset({"reported", "alleged", "possible"})
"""Effects whose word is a hedge."""
DEFINITE = word_list("figure_words.tsv", "definite")
ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "oprd", "agent"})
INSIDE = frozenset(
    {"nummod", "quantmod", "amod", "compound", "nmod", "npadvmod", "advmod", "appos", "conj", "poss", "dep"}
)
"""Links within a noun phrase."""
DEPTH = 12
"""Clauses that are climbed at most: a parse may hold chains without end."""


def set_factuality(passage: Passage, candidate: Candidate) -> None:
    """Set the factuality and the words that hedge the figure."""
    given = is_given(passage, candidate)
    operator = None if given or candidate.negated else weighed(governing_operator(passage, candidate))
    if operator is not None:
        candidate.factuality = operator.effect
    at_number = beside(passage, candidate)
    if at_number is not None:
        effect, candidate.hedge = at_number
        candidate.factuality = operator.effect if operator else effect or "asserted"
    elif operator is not None:
        candidate.hedge = words_of(passage, operator) if operator.effect in UNCERTAIN else None
    elif not given:
        set_hearsay(passage, candidate)


def is_given(passage: Passage, candidate: Candidate) -> bool:
    """Whether a figure describes what is there, whatever is told of it; the age of a fossil may be doubted."""
    if candidate.kind == "duration" and passage.word(candidate.end) in DISTANCES:
        return True
    return candidate.kind in GIVEN or (candidate.kind == "age" and (candidate.value or 0) <= OLDEST)


def set_hearsay(passage: Passage, candidate: Candidate) -> None:
    """`according to unconfirmed reports`: who tells it is nobody to hold on to."""
    source = passage.source
    if source is not None and (operator := hearsay(source)) is not None:
        first, _ = noun_phrase(source)
        candidate.factuality = operator.effect
        candidate.hedge = passage.article.text[first.start : source.end]


def governing_operator(passage: Passage, candidate: Candidate) -> Operator | None:
    """The first operator on the way from the figure to the root."""
    role = candidate.role_token
    if role is not None and role.sentence is passage.sentence and is_verb(role):
        return operator_of_role(passage, candidate, role)
    head = candidate.head(passage)
    host = premodified(head)
    counted = candidate.kind == "count" and not candidate.elliptic and candidate.noun_head is not None
    noun = candidate.noun_head if counted and candidate.noun_head is not None else host
    if (operator := described(noun) or awaited(host)) is not None:
        return operator
    told_role = role is not None and role.sentence is passage.sentence
    if not told_role and host is not head and is_definite(host):
        return None
    return climb(Link(head, amount=measures(candidate), timed=candidate.kind == "duration",
                      describing=candidate.kind in {"measure", "duration"}))  # fmt: skip


def operator_of_role(passage: Passage, candidate: Candidate, verb: Token) -> Operator | None:
    """The operator above the verb that tells the role; of a part that shares its whole's verb, its own first."""
    shared = candidate.part_of is not None and candidate.part_of.role_token is verb
    if shared and (own := climb(Link(candidate.head(passage)))) is not None:
        return own
    return (pursued(verb) if candidate.role != "killed" else None) or climb(Link(verb, argument=True))


def is_definite(noun: Token) -> bool:
    """Whether a noun has `the` or an owner, so that it is taken for granted."""
    return any(c.lower in DEFINITE or c.dep == "poss" for c in noun.children)


def measures(candidate: Candidate) -> bool:
    """Whether a figure says how much something is, so that it is as real as that."""
    return candidate.unit is not None or candidate.kind in {"ratio", "percent"} or candidate.trend is not None


def premodified(token: Token) -> Token:
    """The noun that a number or unit stands before: the tunnel of `9.4-kilometre tunnel`; the token itself where there is none."""
    while token.dep in PREMODIFIERS and token.head.i > token.i and not is_verb(token.head):
        token = token.head
    return token


def pursued(verb: Token) -> Operator | None:
    """A verb whose object is not there, or not yet: `pledged $5m`, `expects 2%`; of a list of its own, since `charged 12` is real."""
    effect = hedges("object").get(verb.lemma)
    standing = (verb.lemma == "offer" and verb.tag in {"VBZ", "VBP"}) or (verb.lemma == "consider" and verb.tag == "VB")
    return Operator(effect, verb) if effect and not standing else None


def described(noun: Token) -> Operator | None:
    """What an adjective or participle of the noun makes of it: `two suspected deaths`, `a planned 300 job cuts`, `the promised aid`."""
    for child in noun.children:
        if not may_describe(child):
            continue
        operator = cue(child, "mod", word=child.lower) or (pursued(child) if child.tag == "VBN" else None)
        if operator is not None and operator.effect != "negated":
            return operator
    return None


def may_describe(token: Token) -> bool:
    """Whether a word can make a noun uncertain: not `further`, and not `accused of`, which tells of a person."""
    person = token.dep == "acl" and any(c.dep == "prep" and c.lower in {"of", "with"} for c in token.children)
    attribute = token.dep in {"amod", "acl"} and token.child("nsubj") is None
    return attribute and not person and token.lower != "further"


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


@dataclass(frozen=True, slots=True)
class Link:
    """A token on the way from a figure to the root, and what is known of the figure there."""

    token: Token
    """The number, its noun, or the verb that tells its role; then what governs it."""
    argument: bool = False
    """Whether a negation of the clause denies it."""
    amount: bool = False
    """Whether it measures the noun before `of`, whose fate it shares: `a profit of $3bn`."""
    timed: bool = False
    """Whether it is a length of time, which a negated clause leaves as it is."""
    describing: bool = False
    """Whether it describes a noun that it stands behind, as nobody denies: `the rock, 370 metres across, will`."""


Step = tuple[Operator | None, bool]
"""The operator of one step up, if any, and whether to climb on."""


def climb(link: Link) -> Operator | None:
    """The first operator on the way from a token to the root."""
    if is_verb(link.token) and (status := status_of(link.token)) is not None:
        return status
    for _ in range(DEPTH):
        if link.token.head is link.token or link.token.dep in {"relcl", "parataxis"}:
            return None
        link = replace(link, argument=link.argument or becomes_argument(link.token))
        status, goes_on = step(link)
        if status is not None and status.effect == "negated" and (link.timed or not link.argument):
            status = None
        if status is not None or not goes_on:
            return status
        link = replace(link, token=link.token.head)
    return None


def becomes_argument(token: Token) -> bool:
    """Whether a noun is an argument of the verb above it, past coordination and prepositions that lead elsewhere."""
    return is_verb(token.head) and not in_phrase(token) and not is_verb_link(token) and token.dep in ARGUMENTS


def is_verb_link(token: Token) -> bool:
    """Whether a token stands for a clause, participles before a noun aside."""
    return is_verb(token) and token.dep != "amod"


def in_phrase(token: Token) -> bool:
    """Whether a token hangs on a preposition, or with one on a noun."""
    return token.dep == "pobj" or (token.dep == "prep" and not is_verb(token.head))


def step(link: Link) -> Step:
    """One step up: the operator found, if any, and whether to climb on."""
    token, head = link.token, link.token.head
    if is_verb_link(token):
        return of_clause(token, head)
    if token.dep in INSIDE and not is_verb(head):
        return None, not (link.describing and token.i > head.i and token.dep in {"appos", "advmod", "amod"})
    if in_phrase(token):
        return of_preposition(token, head, amount=link.amount)
    if not is_verb(head):
        return None, True
    if token.dep == "prep" and token.lower in PAST:
        return None, False
    return below_verb(token, head, timed=link.timed)


def below_verb(token: Token, head: Token, *, timed: bool) -> Step:
    """What a verb, its modals and its negation make of an argument or adjunct."""
    operator = of_verb(token, head, timed=timed) or status_of(head)
    if operator is not None and operator.effect == "negated" and leaves_subject(token, head):
        operator = None
    return operator, operator is None


def of_verb(token: Token, verb: Token, *, timed: bool) -> Operator | None:
    """What a verb makes of an argument of its own; a length of time (`held for 12 hours`) is none."""
    if token.dep in {"dobj", "oprd"}:
        return pursued(verb)
    if token.dep == "nsubjpass":
        return pursued(verb) or raised(verb) or passive(verb)
    if token.dep == "nsubj":
        return raised(verb)
    if token.dep != "prep" or timed:
        return None
    return cue(verb, token.lower) or (pursued(verb) if token.lower == "for" else None)


def raised(verb: Token) -> Operator | None:
    """A verb whose subject belongs to its infinitive: `two appear to have failed`, `12 are believed dead`, `losses are likely to reach $5bn`."""
    whole = verb.child("acomp") if verb.lemma == "be" else verb
    if whole is None or whole.child("xcomp", "oprd", "acomp", "ccomp") is None:
        return None
    return cue(whole, "inf") if whole.lemma in RAISING or whole is not verb or is_passive(verb) else None


def leaves_subject(token: Token, verb: Token) -> bool:
    """Whether a negated clause leaves its subject as it is: `22 per cent did not vote`, `50 residents have no water`."""
    return token.dep == "nsubj" or (token.dep in SUBJECTS and lacks_object(verb))


def lacks_object(verb: Token) -> bool:
    """Whether the negation of a clause is that of its object: `50 residents were given no water`."""
    denied = any(c.dep == "neg" or (c.dep in {"advmod", "preconj"} and c.lower in NEGATIONS) for c in verb.children)
    found = verb.child("dobj")
    return not denied and found is not None and any(c.lower == "no" for c in found.children)


def of_clause(verb: Token, head: Token) -> Step:
    """A clause below another word."""
    if verb.dep == "advcl":
        return (None, True) if is_outcome(verb, head) else adverbial(verb, head)
    if verb.dep == "conj":
        return None, True
    if verb.dep == "ccomp" and (decided := of_complement(verb, head)) is not None:
        return decided
    if verb.dep == "acl" and head.dep == "dobj" and head.head.lemma in ACHIEVING:
        return None, True
    operator = of_governor(verb, head)
    return operator, operator is None


def is_outcome(verb: Token, head: Token) -> bool:
    """Whether an infinitive tells what came of something: `fell 251 points to close at 7,114`, `rallied to win 3-2`."""
    return (verb.lemma in OUTCOMES and head.lemma in CHANGES) or head.lemma in ACHIEVING


def of_complement(verb: Token, head: Token) -> Step | None:
    """A clause that is said or thought: hearsay, or one that its source follows; None where the governing word decides."""
    source = head.child("nsubj")
    if source is not None and (operator := hearsay(source)):
        return operator, False
    if verb.i < head.i and (is_passive(head) or head.lemma not in SAYING | HEDGING):
        return None, False
    return None


def of_governor(verb: Token, head: Token) -> Operator | None:
    """What a word makes of the clause that it governs; reports in the active are the speaker's, and real."""
    link = link_of(verb)
    operator = (governed(verb, head, link) if link else None) or (passive(head) if verb.i > head.i else None)
    if operator is not None and is_active_report(operator):
        operator = None
    return status_of(head) if operator is None and link and is_verb(head) else operator


def is_active_report(operator: Operator) -> bool:
    """`The agency reported that`: a verb of saying in the active."""
    return operator.effect == "reported" and is_verb(operator.token) and not is_passive(operator.token)


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
