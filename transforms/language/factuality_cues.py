"""Words that take what they govern out of what is told as fact: "deny", "allegedly", "plan to", "if".

After FactBank (Sauri and Pustejovsky 2009): polarity and certainty come from negation, modals, tense, conditions, purpose,
and the nearest governing word that is not factive (`lexicons/factuality.tsv`).
"""

from __future__ import annotations

from transforms.article import Token
from transforms.language.clause_status import CONDITIONS, Operator, clause_status, cue, cues, negated, with_particle
from transforms.language.clauses import auxiliaries, infinitive_marker, is_verb
from transforms.lexicons import word_list
from warehouse.tables.events import Factuality

ABSENCES = word_list("clause_words.tsv", "absences")
DEFINITE = word_list("clause_words.tsv", "definite")
CONTENTS = word_list("clause_words.tsv", "contents")
"""Prepositions between a word and what it is about: "threat of", "plan for"."""


def adverbial(token: Token, head: Token) -> tuple[Operator | None, bool]:
    """What a clause beside another is, and whether it shares the fate of the main clause, as participles do.

    Conditions and purposes are not real.
    """
    marks = [c for c in token.children if c.dep in {"mark", "advmod", "prep"}]
    operator = next((o for c in marks if (o := subordinator(c, token, head))), None) or put_off(token, head)
    if operator is not None:
        return operator, False
    if purpose := infinitive_marker(token):
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
    if is_that_clause(token):
        return "that"
    return "inf" if token.dep == "xcomp" else ""


def is_that_clause(token: Token) -> bool:
    """Whether a clause is a verb's object, or a noun's with "that"."""
    if token.dep == "acl":
        return any(c.dep == "mark" and c.lower == "that" for c in token.children)
    return token.dep == "ccomp"


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
    if tells_absence(preposition):
        return Operator("negated", preposition)
    if above.lemma in {"guilty", "innocent"} and (above.child("neg") is not None) == (above.lemma == "guilty"):
        return Operator("denied", above)
    accused = above.head if above.dep == "dobj" and is_verb(above.head) else above
    tried = (cue(word, name) for name in (preposition.lower, "ing") for word in (above, accused))
    found = next(filter(None, tried), None)
    return turned(found, found.token) if found is not None else None


AWAY = word_list("clause_words.tsv", "away")
"""Adverbs that turn a preposition into an absence: "far from", "instead of"."""


def tells_absence(preposition: Token) -> bool:
    """Whether what stands behind a preposition is not so: "without firing", "instead of firing"."""
    return preposition.lower in ABSENCES or any(c.lower in AWAY for c in preposition.children)
