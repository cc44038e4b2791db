"""Who stands behind the subject of a trigger: the speaker of reported words, the author of a paper, who addresses others."""

from __future__ import annotations

from transforms.article import Token
from transforms.language.clause_status import SAYING
from transforms.language.clauses import after, direct_object, is_verb, nominals, possessors, subject
from transforms.lexicons import word_list

PAPERS = word_list("event_words.tsv", "papers")


SUBJECT_PRONOUNS = word_list("event_words.tsv", "subject_pronoun")


def spoken_for(agent: Token | None) -> Token | None:
    """Who stands behind a subject: the speaker behind "it" in "X said it would", the author behind "a statement demanding"."""
    if agent is None:
        return None
    if agent.lemma in PAPERS:
        return author(agent) or agent
    if agent.lower in SUBJECT_PRONOUNS and agent.dep in {"nsubj", "nsubjpass"}:
        return speaker(agent) or agent
    return agent


def author(paper: Token) -> Token | None:
    """Who wrote a paper: its owner, who it is by, or the subject of the verb that issues it."""
    named = possessors(paper) or after(paper, "by", "from")
    if named:
        return named[0]
    issued = is_verb(paper.head) and paper.dep in {"dobj", "pobj"}
    return subject(paper.head) if issued else None


OBJECT_PRONOUNS = word_list("event_words.tsv", "object_pronoun")


def addresser(token: Token) -> Token | None:
    """Who urges in "sent letters to officials urging them": not the officials, whom the pronoun takes up."""
    if token.dep != "acl" or token.tag != "VBG":
        return None
    thing = direct_object(token)
    if thing is None or thing.lower not in OBJECT_PRONOUNS:
        return None
    above = token.head
    while above.head is not above and not is_verb(above):
        above = above.head
    return subject(above) if is_verb(above) else None


def speaker(pronoun: Token) -> Token | None:
    """The subject of the verb of saying that a pronoun's clause is the content of, where the two agree in number and kind."""
    verb = pronoun.head
    while verb.dep in {"conj", "xcomp"} and is_verb(verb.head):
        verb = verb.head
    if verb.dep != "ccomp" or verb.head.lemma not in SAYING or verb.i < verb.head.i:
        return None
    found = subject(verb.head)
    if found is None or not found.tag.startswith("N"):
        return None
    plural = found.tag in {"NNS", "NNPS"} or len(nominals(found)) > 1
    return found if plural == (pronoun.lower == "they") else None
