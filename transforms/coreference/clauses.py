"""What the clauses around a pronoun tell: whose verb it is, who reports, whom a clause describes."""

from __future__ import annotations

from transforms.article import Token
from transforms.lexicons import lexicon

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
REPORTING = frozenset(row["word"] for row in lexicon("reporting_verbs.tsv") if row["pos"] == "verb")
CONTROLLED = frozenset({"advcl", "xcomp", "pcomp", "prep"})
"""How a verb hangs on the one whose subject acts in it, so that an object before it is no rival; one joined by "and" leaves both."""
SUBJECTLESS = frozenset({"advcl", "xcomp", "conj"})
"""How a verb without a subject of its own hangs on the one whose subject it shares."""


def shares_subject(verb: Token, above: Token) -> bool:
    """Whether a verb without a subject of its own hangs on another and has its subject: "beat Poe to keep", "accused of beating"."""
    while verb is not above and verb.child(*SUBJECTS) is None and verb.dep in CONTROLLED:
        verb = verb.head
        if verb is above:
            return True
    return False


def end_of_shared(token: Token, subject: Token) -> int:
    """Where a rival of the subject may begin: behind a verb that shares the subject and is nearest to a pronoun, else behind the subject.

    "Reed beat Poe to keep his title", but not "Reed took Poe to task for his words".
    """
    verb = next((a for a in token.ancestors() if a.tag.startswith("VB")), subject.head)
    return verb.i if verb.i > subject.i and shares_subject(verb, subject.head) else subject.i


def asks_before(token: Token) -> bool:
    """Whether somebody is asked before a pronoun in its sentence, who is new then: "Asked how Poe fared, she said ..."."""
    return any(t.lemma == "ask" and t.i < token.i for t in token.sentence.tokens)


def opened_subject(token: Token) -> Token | None:
    """The main subject behind an owner in a phrase that opens its sentence: the premier in "On his visit the premier said"."""
    subject = next((t for t in token.sentence.tokens if t.dep in SUBJECTS), None)
    if token.tag != "PRP$" or subject is None or subject.head.dep != "ROOT":
        return None
    return subject if token.i < subject.subtree()[0].i else None


def is_reverent(token: Token) -> bool:
    """Whether a pronoun has a capital inside its sentence: "as He can comfort them"."""
    tokens = token.sentence.tokens
    at = token.i - tokens[0].i
    is_him = token.text in {"He", "Him", "His"} and at > 0
    return is_him and tokens[at - 1].text.isalpha() and tokens[at - 1].text.islower()


def is_report(verb: Token) -> bool:
    """Whether a verb reports what is said and is the main one of its sentence."""
    return verb.lemma in REPORTING and verb.dep == "ROOT"


def subject_ahead(token: Token) -> Token | None:
    """The subject of the main clause behind the pronoun's own: Poe in "When police found her, Poe was hurt"."""
    clause = next((a for a in token.ancestors() if a.dep == "advcl"), None)
    subject = clause.head.child(*SUBJECTS) if clause is not None else None
    return subject if subject is not None and subject.i > token.i else None


def owns_subject(token: Token) -> bool:
    """Whether a name owns the subject of a clause: Poe in "Poe's interest began"."""
    return token.dep == "poss" and token.head.dep in SUBJECTS


def is_object_of(token: Token, verb: Token) -> bool:
    """Whether a name is an object of a verb, with a preposition or without."""
    return (token.dep in {"dobj", "dative"} and token.head is verb) or (token.dep == "pobj" and token.head.head is verb)


def head_of_clause(token: Token) -> Token | None:
    """The noun whose clause has "who" as its subject and the pronoun as its owner of things: "a student who was true to his word"."""
    if token.tag != "PRP$":
        return None
    verb = next((a for a in token.ancestors() if a.tag.startswith("VB") or a.dep == "relcl"), None)
    if verb is None or verb.dep != "relcl":
        return None
    subject = verb.child(*SUBJECTS)
    return verb.head if subject is not None and subject.tag == "WP" else None


def subjects_of_own_clause(token: Token) -> set[int]:
    """The subjects of the verb whose object the pronoun is: in "Ruto praised him" Ruto is not meant."""
    if token.tag != "PRP" or token.dep not in {"dobj", "dative", "pobj"} or token.lower.endswith("self"):
        return set()
    verb = token.head.head if token.dep == "pobj" else token.head
    while verb.child(*SUBJECTS) is None and verb.dep in SUBJECTLESS:
        verb = verb.head  # "Ruto hit Poe hard, putting him down"
    return {c.i for c in verb.children if c.dep in SUBJECTS}


def rivals_of_own_clause(token: Token) -> set[int]:
    """Who a pronoun cannot mean by where it stands: the subject of its own verb, whom what it owns is of: "his defeat of Poe"."""
    if token.tag != "PRP$":
        return subjects_of_own_clause(token)
    return {g.i for c in token.head.children if c.dep == "prep" and c.lower == "of" for g in c.children}
