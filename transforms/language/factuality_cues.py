"""Words that take what they govern out of what is told as fact: negation, modals, conditions, "deny", "allegedly", "plan to".

After FactBank (Sauri and Pustejovsky 2009): polarity and certainty come from negation, modals, tense, conditions, purpose,
and the nearest governing word that is not factive (`lexicons/factuality.tsv`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast

from transforms.article import Token
from transforms.language.clauses import SUBJECTS, auxiliaries, is_verb
from transforms.lexicons import lexicon, word_list
from warehouse.tables.events import Factuality

SAYING = frozenset(row["word"] for row in lexicon("reporting_verbs.tsv") if "events" in row["readers"])
"""Verbs whose clause is what somebody says."""
HEDGING = word_list("clause_words.tsv", "hedging")
NEGATIONS = word_list("clause_words.tsv", "negations")
OCCASIONS = word_list("clause_words.tsv", "occasions")
NOBODY = word_list("clause_words.tsv", "nobody")
MODALS: dict[str, Factuality] = {
    "may": "possible", "might": "possible", "could": "possible", "can": "possible", "would": "hypothetical", "'d": "hypothetical",
    "will": "planned", "'ll": "planned", "wo": "planned", "shall": "planned", "must": "hypothetical", "should": "hypothetical",
    "ought": "hypothetical",
}  # fmt: skip
CONDITIONS = word_list("clause_words.tsv", "conditions")
ABSENCES = word_list("clause_words.tsv", "absences")
DEFINITE = word_list("clause_words.tsv", "definite")
CONTENTS = word_list("clause_words.tsv", "contents")
"""Prepositions between a word and what it is about: "threat of", "plan for"."""


@dataclass(frozen=True, slots=True)
class Operator:
    """What a word makes of the clause or noun in its scope."""

    effect: Factuality
    token: Token


@cache
def cues() -> dict[tuple[str, str], Factuality]:
    """What a governing lemma does, by link; where lines disagree the first counts."""
    found: dict[tuple[str, str], Factuality] = {}
    for row in lexicon("factuality.tsv"):
        for link in row["links"].split(","):
            found.setdefault((row["cue"], link), cast("Factuality", row["effect"]))
    return found


def cue(token: Token, link: str, *, word: str | None = None) -> Operator | None:
    """The operator that a token is to what hangs on it by a link; `word` is looked up instead of the lemma."""
    effect = cues().get((word or with_particle(token), link))
    return Operator(effect, token) if effect else None


def with_particle(token: Token) -> str:
    """The lemma, with the particle that makes another word of it: "rule-out", "call-off"."""
    particle = token.child("prt")
    return f"{token.lemma}-{particle.lower}" if particle else token.lemma


def adverbial(token: Token, head: Token) -> tuple[Operator | None, bool]:
    """What a clause beside another is, and whether it shares the fate of the main clause, as participles do.

    Conditions and purposes are not real.
    """
    marks = [c for c in token.children if c.dep in {"mark", "advmod", "prep"}]
    operator = next((o for c in marks if (o := subordinator(c, token, head))), None) or put_off(token, head)
    if operator is not None:
        return operator, False
    if purpose := next((c for c in token.children if c.dep == "aux" and c.lower == "to"), None):
        return Operator("planned", purpose), False
    shares = token.tag in {"VBG", "VBN"} and not marks
    return (clause_status(head), True) if shares else (None, False)


def put_off(token: Token, head: Token) -> Operator | None:
    """What a verb with its particle makes of the -ing form right behind, which the parse takes for a clause beside it: "put off attacking"."""
    particle = head.child("prt")
    return cue(head, "ing") if particle is not None and token.tag == "VBG" and token.i == particle.i + 1 else None


def subordinator(mark: Token, verb: Token, head: Token) -> Operator | None:
    """What the word before an adverbial clause makes of it: "if", "rather than", "once" and "until" of what is to come."""
    if mark.lower in CONDITIONS:
        return Operator("hypothetical", mark)
    if mark.lower == "rather" and any(c.lower == "than" for c in verb.children):
        return Operator("negated", mark)
    coming = mark.lower in {"once", "until", "till"} and bool(auxiliaries(head) & FUTURE)
    return Operator("hypothetical", mark) if coming else None


FUTURE = word_list("clause_words.tsv", "future")


def link_of(token: Token) -> str:
    """How a token hangs on its governor, in the terms of the lexicon; empty where no cue governs it so."""
    if token.dep in {"xcomp", "ccomp", "acl", "csubj"}:
        return clause_link(token)
    return LINKS.get(token.dep, "")


LINKS = {"pcomp": "ing", "dobj": "obj", "nsubjpass": "obj", "oprd": "obj", "pobj": "of", "prep": "of"}
"""Links of what is no clause, by label."""


def clause_link(token: Token) -> str:
    """How a clause hangs on its governor: infinitive, -ing form or that-clause."""
    if any(c.dep == "aux" and c.lower == "to" for c in token.children):
        return "inf"
    if token.tag == "VBG":
        return "ing"
    if token.dep == "ccomp" or (
        token.dep == "acl" and any(c.dep == "mark" and c.lower == "that" for c in token.children)
    ):
        return "that"
    return "inf" if token.dep == "xcomp" else ""


def governed(token: Token, head: Token, link: str) -> Operator | None:
    """What the governor makes of what it governs; a preposition passes on to the word above it."""
    if head.dep in {"prep", "agent"} or head.tag in {"IN", "TO"}:
        return through(head, link)
    if token.dep == "prep" and token.lower not in CONTENTS:
        return None
    if token.dep == "nsubjpass" and is_definite(token) and head.child("xcomp", "oprd"):
        return None  # "the attack is believed to be their work"
    found = cue(predicate(head), link) or by_form(token, head, link)
    return turned(found, head) if found is not None else None


def by_form(token: Token, head: Token, link: str) -> Operator | None:
    """What a governor makes of an event of a certain form: of an indefinite object, of an infinitive."""
    if link == "obj" and not is_definite(token):
        return cue(head, "indefinite")
    return infinitive(token, head) if link == "inf" else None


def infinitive(token: Token, head: Token) -> Operator | None:
    """What a governor makes of an infinitive that the lexicon does not list it for: "has yet to fire", "is to fire"."""
    if head.lemma in {"be", "have"} and any(c.lower == "yet" for c in head.children):
        return Operator("negated", head)
    if head.tag.startswith("N") and token.dep == "acl":
        return Operator("hypothetical", head)
    return Operator("planned", head) if head.lemma in {"be", "go"} else None


def turned(found: Operator, head: Token) -> Operator | None:
    """An operator whose word is itself denied: "no plans to", "did not refuse to", "rejected reports that", "scrapped plans to"."""
    if is_denied(head):
        return Operator(undone(found, head), head)
    if found.effect in {"reported", "alleged"}:
        return called_false(head) or found
    return given_up(head) or found


def undone(found: Operator, head: Token) -> Factuality:
    """What a denied word makes of its content: "no doubt that", "failed to prevent" assert it, "did not deny" leaves it open."""
    if head.lemma in OPEN:
        return "possible"
    if head.lemma in DOUBTS or found.effect in {"negated", "denied"}:
        return "asserted"
    return "negated" if head.tag.startswith("N") else found.effect


DOUBTS = word_list("clause_words.tsv", "doubts")
"""Words whose negation affirms: "no doubt that", "nobody disputes that"."""
OPEN = word_list("clause_words.tsv", "open")
"""Verbs whose negation leaves open what they deny: "did not rule out that"."""


def is_denied(word: Token) -> bool:
    """Whether a word is itself denied: "no plans", "little doubt", "did not deny", "failed to prevent"."""
    if any(c.lower in {"no", "little"} and c.dep in {"det", "neg", "amod"} for c in word.children):
        return True
    if not is_verb(word):
        return False
    above = cues().get((with_particle(word.head), "inf")) if word.dep == "xcomp" else None
    return negated(word) or above == "negated"


def called_false(claim: Token) -> Operator | None:
    """The word that denies a report: "rejected reports that", "dismissed as false claims that"."""
    untrue = next((c for c in claim.children if c.dep == "amod" and c.lower in UNTRUE), None)
    untrue = untrue or said_untrue(claim)
    if untrue is not None:
        return Operator("denied", untrue)
    return cue(claim.head, "claims") if claim.dep == "dobj" else None


def said_untrue(claim: Token) -> Token | None:
    """The adjective that calls a report false: "rumours that the army fled were false"; None where none does."""
    word = claim.head.child("acomp", "attr") if claim.dep == "nsubj" and claim.head.lemma == "be" else None
    return word if word is not None and word.lower in UNTRUE and not negated(claim.head) else None


UNTRUE = word_list("event_words.tsv", "untrue")


def given_up(head: Token) -> Operator | None:
    """The verb that gives up what a noun stands for: "scrapped plans to", "backed down from a threat to"."""
    above = None
    if head.dep == "dobj" and head.tag.startswith("N"):
        above = cue(head.head, "obj")
    elif head.dep == "pobj" and is_verb(head.head.head):
        above = cue(head.head.head, head.head.lower)
    return above if above is not None and above.effect == "negated" else None


def predicate(head: Token) -> Token:
    """The adjective behind a form of "be", which tells what the clause is: "it is likely that"; else the word itself."""
    return (head.child("acomp") if head.lemma == "be" else None) or head


def is_definite(noun: Token) -> bool:
    """Whether a noun is of what the reader knows: "the attack", "their attack", not "an attack", "attacks"."""
    return any(c.dep == "poss" or (c.dep == "det" and c.lower in DEFINITE) for c in noun.children)


def through(preposition: Token, link: str) -> Operator | None:
    """What the word above a preposition does: "accused of bombing", "call for a truce", "without firing"."""
    above = preposition.head
    if link == "ing":
        return through_gerund(preposition)
    if is_verb(above):
        by_name = cue(above, preposition.lower)
        return by_name or (cue(above, "obj") if preposition.lower in {"of", "for"} else None)
    found = cue(above, "of") if preposition.lower in CONTENTS else None
    return turned(found, above) if found is not None else None


def through_gerund(preposition: Token) -> Operator | None:
    """What stands above a preposition with an -ing form: "without firing", "accused of bombing", "faces charges of bombing"."""
    above = preposition.head
    if preposition.lower in ABSENCES or any(c.lower in AWAY for c in preposition.children):
        return Operator("negated", preposition)
    if above.lemma in {"guilty", "innocent"} and (above.child("neg") is not None) == (above.lemma == "guilty"):
        return Operator("denied", above)
    accused = above.head if above.dep == "dobj" and is_verb(above.head) else above
    tried = (cue(word, name) for name in (preposition.lower, "ing") for word in (above, accused))
    found = next(filter(None, tried), None)
    return turned(found, found.token) if found is not None else None


AWAY = word_list("clause_words.tsv", "away")
"""Adverbs that turn a preposition into an absence: "far from", "instead of"."""


def clause_status(verb: Token) -> Operator | None:
    """Negation, modals, questions and conditions of one clause."""
    if negated(verb) and not denies_cause(verb):
        return Operator("negated", verb)
    modal = next((a for a in sorted(auxiliaries(verb)) if a in MODALS and not is_had(a, verb)), None)
    if is_asked(verb):
        return Operator("possible", verb)
    if modal is not None:
        return Operator(modal_effect(verb, modal), auxiliary(verb, modal))
    condition = next((c for c in verb.children if c.dep == "mark" and c.lower in CONDITIONS), None)
    return (
        Operator("hypothetical", condition)
        if condition
        else supposed(verb) or ahead(verb) or announced(verb) or hedged(verb)
    )


def is_had(auxiliary: str, verb: Token) -> bool:
    """Whether "'d" is short for "had": before a participle."""
    return auxiliary == "'d" and verb.tag in {"VBN", "VBD"}


def denies_cause(verb: Token) -> bool:
    """Whether a negation is of the cause and not of the deed: "did not arrest them because they threw stones, but because"."""
    causes = [c for c in verb.children if c.dep in {"advcl", "conj"} and is_because(c)]
    return len(causes) > 1 and any(c.dep == "cc" and c.lower == "but" for c in verb.children)


def is_because(verb: Token) -> bool:
    """Whether a clause begins with "because"."""
    return any(c.dep == "mark" and c.lower == "because" for c in verb.children)


def is_asked(verb: Token) -> bool:
    """Whether a clause is a yes-no question: its auxiliary stands before its subject, and no question word does."""
    if verb.sentence.tokens[-1].text != "?" or any(c.tag[:1] == "W" for c in verb.children):
        return False
    own, helper = verb.child(*SUBJECTS), verb.child("aux", "auxpass")
    return own is not None and helper is not None and helper.i < own.i


IMAGINING = word_list("clause_words.tsv", "imagining")


def supposed(verb: Token) -> Operator | None:
    """The command that asks to suppose a clause: "say a bomb went off", "picture this"."""
    above = verb.head
    command = above.tag == "VB" and above.lemma in IMAGINING
    free = verb.dep == "ccomp" and above.child("aux", *SUBJECTS) is None
    return Operator("hypothetical", above) if command and free else None


def ahead(verb: Token) -> Operator | None:
    """The infinitive right behind "be" that says what is to come: "the vote is to be held in May"."""
    coming = (c for c in verb.children if c.dep == "xcomp" and c.tag in {"VB", "VBN"} and verb.lemma == "be")
    return next((Operator("planned", c) for c in coming if any(is_next_to(g, verb) for g in c.children)), None)


def announced(verb: Token) -> Operator | None:
    """The "to" of an infinitive that is a main verb, in headlines: "Israel to release 90 prisoners", "Pilots to strike, union says"."""
    main = verb.dep == "ROOT" or (verb.dep == "ccomp" and verb.i < verb.head.i)
    if not main and (verb.dep != "conj" or announced(verb.head) is None or verb.tag != "VB"):
        return None
    mark = next((c for c in first_of(verb).children if c.dep == "aux" and c.lower == "to"), None)
    return Operator("planned", mark) if mark is not None else None


def is_next_to(particle: Token, verb: Token) -> bool:
    """Whether a word is the "to" right behind a verb."""
    return particle.lower == "to" and particle.i == verb.i + 1


def modal_effect(verb: Token, modal: str) -> Factuality:
    """What a modal makes of its clause: "would" in what somebody said is a plan, "before he could" did not come."""
    effect = MODALS[modal]
    if modal in {"could", "can"} and any(c.dep == "mark" and c.lower == "before" for c in verb.children):
        return "negated"
    first = first_of(verb)
    said = first.dep == "ccomp" and first.head.lemma in SAYING
    return "planned" if effect == "hypothetical" and said and "would" in auxiliaries(verb) else effect


def first_of(verb: Token) -> Token:
    """The first of the verbs that share a subject: "said that he was cheated and would sue"."""
    while verb.dep == "conj" and is_verb(verb.head) and verb.child(*SUBJECTS) is None:
        verb = verb.head
    return verb


def auxiliary(verb: Token, word: str) -> Token:
    """The auxiliary of a verb, or of the verb that it is coordinated with, that is written so; the verb where there is none."""
    for one in (verb, verb.head):
        for child in one.children:
            if child.dep in {"aux", "auxpass"} and child.lower == word:
                return child
    return verb


def hedged(verb: Token) -> Operator | None:
    """What an adverb of the clause tells, which coordinated verbs share: "allegedly drew a gun and fired"."""
    own = next((o for c in verb.children if c.dep == "advmod" and (o := cue(c, "adv", word=c.lower))), None)
    shares = verb.dep == "conj" and is_verb(verb.head) and not any(c.dep in SUBJECTS for c in verb.children)
    return own or (hedged(verb.head) if shares else None)


def follows(token: Token) -> str:
    """The next word of the sentence; empty behind the last."""
    tokens = token.sentence.tokens
    at = token.i - tokens[0].i + 1
    return tokens[at].lower if at < len(tokens) else ""


def never(preposition: Token) -> bool:
    """Whether a phrase before the verb denies the clause: "at no point", "under no circumstances"."""
    noun = preposition.child("pobj")
    return noun is not None and noun.lemma in OCCASIONS and any(c.lower == "no" for c in noun.children)


def negated(verb: Token) -> bool:
    """Whether the verb's own clause is negative, by "not" or by a negative subject, object or adverb."""
    for child in verb.children:
        if child.dep == "prep" and child.i < verb.i and never(child):
            return True
        if is_negation(child):
            return not ({"only", "just"} & {c.lower for c in verb.children} or follows(child) in {"only", "just"})
        if child.dep in NEGATABLE and is_nobody(child):
            return True
    return shares_negation(verb) and negated(verb.head)


NEGATABLE = SUBJECTS | {"dobj", "agent"}


def is_negation(child: Token) -> bool:
    """Whether a word denies the clause that it stands in."""
    if child.lower == "longer" and child.child("neg") is not None:
        return True
    return child.dep == "neg" or (child.dep in {"advmod", "preconj"} and child.lower in NEGATIONS)


def is_nobody(noun: Token) -> bool:
    """Whether a noun phrase means nobody and nothing: "none", "no one", "neither side"."""
    return noun.lower in NOBODY or any(g.dep in {"det", "neg"} and g.lower in {"no", "neither"} for g in noun.children)


def shares_negation(verb: Token) -> bool:
    """Whether a verb is coordinated by "or" with a verb whose negation covers it: "did not attack or loot"."""
    if verb.dep != "conj" or verb.tag not in {"VB", "VBN"} or verb.child("aux", *SUBJECTS) is not None:
        return False
    return any(c.dep == "cc" and c.lower in {"or", "nor"} for c in verb.head.children)
