"""The dead and wounded as a deed's victims are told, one by one: "a journalist", "two women and a man", "a couple and their son"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from transforms.article import Token
from transforms.events.arguments.patterns import Argument
from transforms.events.attributes.circumstances import Losses
from transforms.events.candidate import Candidate
from transforms.events.semantic_classes import NONE, SemanticClasses, noun_classes
from transforms.language.clauses import after, nominals
from transforms.lexicons import word_list

KILLING = word_list("event_words.tsv", "killing")
ATTEMPTED = word_list("event_words.tsv", "attempted")
"""Words beside a deed by which nobody comes to harm."""
FATALLY = frozenset({"fatally", "mortally"})


def one_by_one(triggers: Sequence[Candidate], arguments: Sequence[Argument], classes: SemanticClasses) -> Losses | None:
    """The dead as the victims are told: "a journalist", "two women and a man", "a couple and their son"; None unless all are counted."""
    deadly = next((c for c in triggers if is_deadly(c)), None)
    if deadly is None:
        return count_bodies(triggers, classes)
    recipients = [a.head for a in arguments if a.role == "recipient"]
    who = victim(deadly)
    heads = nominals(who) if who is not None else recipients
    return count_heads(heads, classes) if any(h in recipients for h in heads) else None


def victim(deadly: Candidate) -> Token | None:
    """Who is killed, or dies."""
    return deadly.patient or (deadly.agent if deadly.frame.event_type == "DIE" else None)


def count_bodies(triggers: Sequence[Candidate], classes: SemanticClasses) -> Losses | None:
    """The dead whose bodies are found: "seven bodies", "the bodies of three climbers"."""
    bodies = next((c for c in triggers if c.token.lemma == "body" and c.frame.event_type == "DIE"), None)
    if bodies is None:
        return None
    counted = bodies.token.child("nummod") is not None or bodies.patient is None
    return count_heads([bodies.token] if counted else nominals(cast("Token", bodies.patient)), classes)


def count_heads(heads: Sequence[Token], classes: SemanticClasses) -> Losses | None:
    """The people of several phrases; None unless each is counted."""
    counts = [headcount(head, classes) for head in heads]
    known = [n for n in counts if n is not None]
    return Losses(sum(known), sum(known)) if known and len(known) == len(counts) else None


def is_list(triggers: Sequence[Candidate]) -> bool:
    """Whether the victims of a deadly trigger are several phrases, which are counted one by one."""
    victims = [victim(c) for c in triggers if is_deadly(c)]
    return any(who is not None and len(nominals(who)) > 1 for who in victims)


def is_deadly(candidate: Candidate) -> bool:
    """Whether a trigger says that its victims died: "killed", "shot dead", "hacked to death", "fatally wounded"."""
    token = candidate.token
    beside = [*token.children, *(candidate.patient.children if candidate.patient else ())]
    own = {c.lower for c in token.children}
    if own & ATTEMPTED:
        return False
    if own & FATALLY or any(t.lemma == "death" for t in after(token, "to")):
        return True
    if candidate.frame.event_type == "DIE" and candidate.frame.pos == "v":
        return True
    if token.lemma == "shoot":
        return "dead" in candidate.frame.words or any(c.lower == "dead" for c in beside)
    return token.lemma in KILLING or "dead" in candidate.frame.words


def one_wounded(
    triggers: Sequence[Candidate], arguments: Sequence[Argument], classes: SemanticClasses
) -> Losses | None:
    """The injured of whom it is told that or where they were hit, or that they lived: "was injured", "was shot in the leg", "was shot but survived"."""
    victims = [a.head for a in arguments if a.role == "recipient"]
    if any(is_wounding(c.token) for c in triggers):
        return count_heads(victims, classes)
    hurt = next((c.patient for c in triggers if is_hurting(c) and c.patient is not None), None)
    if hurt is None or hurt not in victims or any(c.patient is hurt and is_deadly(c) for c in triggers):
        return None
    return count_heads(nominals(hurt), classes)


def is_hurting(candidate: Candidate) -> bool:
    """Whether a trigger says that somebody was hurt, and not to death."""
    return candidate.token.lemma in HURTING and not {c.lower for c in candidate.token.children} & (FATALLY | ATTEMPTED)


def is_wounding(verb: Token) -> bool:
    """Whether a verb says where somebody was hit, or is followed by that they survived."""
    hit = any(t.lemma in WOUNDS for t in after(verb, "in"))
    return hit or any(c.dep == "conj" and c.lemma == "survive" for c in verb.children)


HURTING = word_list("event_words.tsv", "hurting")
WOUNDS = word_list("event_words.tsv", "wounds")
ONE = word_list("event_words.tsv", "one_person")
MANY = frozenset({"group", "org", "abstract"})
"""Classes of nouns in the singular that mean several people."""
PAIRS = {"couple": 2, "pair": 2, "duo": 2, "trio": 3}
"""People whom one noun counts."""


def number_of(numeral: Token) -> int | None:
    """The value of a numeral: "two", "1,200"; None of another, "dozens"."""
    digits = numeral.text.replace(",", "")
    return NUMBERS.get(numeral.lower) or (int(digits) if digits.isdigit() else None)


def headcount(noun: Token, classes: SemanticClasses) -> int | None:
    """How many people a phrase means: a number, one person, a name, a couple; None where it does not say."""
    number = noun.child("nummod")
    if number is not None:
        return number_of(number)
    if noun.tag in {"NNS", "NNPS"} and any(c.lower == "both" for c in noun.children):
        return 2
    if noun.lemma in PAIRS and noun.tag == "NN":
        return PAIRS[noun.lemma]
    return 1 if single(noun) or is_owned(noun) or is_somebody(noun, classes) else None


def is_somebody(noun: Token, classes: SemanticClasses) -> bool:
    """Whether a word is a person's name or stands for one person."""
    return noun.lower in ONE or (noun.tag == "NNP" and "person" in classes.at(noun))


def is_owned(noun: Token) -> bool:
    """Whether a phrase means one person by whose it is: "his mother"."""
    owned = any(c.dep == "poss" for c in noun.children)
    return noun.tag == "NN" and owned and bool(ONE_PERSON & noun_classes().get(noun.lemma, NONE))


ONE_PERSON = frozenset({"person", "official", "rebel"})
"""Classes of nouns that mean one person where they are in the singular."""


NUMBERS = {
    name: n
    for n, name in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}


ARTICLES = word_list("event_words.tsv", "before_one")


def single(noun: Token) -> bool:
    """Whether a phrase means one person: with "a", "one" or "the"; "the enemy" may be many."""
    marks = {c.lower for c in noun.children if c.dep in {"det", "nummod"}}
    known = noun_classes().get(noun.lemma, NONE)
    if not marks:
        return is_bare_in_title(noun, known)
    one = marks & ARTICLES and known & ONE_PERSON
    return noun.tag == "NN" and bool(one) and not ("the" in marks and known & MANY)


def is_bare_in_title(noun: Token, known: frozenset[str]) -> bool:
    """Whether a headline means one person without an article: "Man jailed for killing neighbour"."""
    title = noun.sentence.block.kind == "title" and noun.tag == "NN"
    return title and bool(known & ONE_PERSON) and not known & MANY
