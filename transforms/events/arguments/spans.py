"""How far the phrase of a participant reaches: its numbers, titles and of-phrases, without clauses and loose ends."""

from __future__ import annotations

import re

from transforms.article import Token
from transforms.lexicons import word_list

ORIGIN = frozenset({"of", "from"})
"""Prepositions that belong to a participant wherever it stands: "teachers from the north"."""

BEFORE = ORIGIN | word_list("event_words.tsv", "before_origin")
"""Those that belong to a subject before its verb, where no adjunct of the verb can stand: "demonstrators in Baghdad"."""

WHOLE = BEFORE | word_list("event_words.tsv", "before_topic")
SITE = frozenset({"in", "near"})

CLAUSES = frozenset({"relcl", "acl", "advcl", "appos", "parataxis", "ccomp", "dep"})
LOOSE = frozenset({"cc", "punct", "preconj"})


def extent(head: Token, *, whole: bool = False, sited: bool = False) -> tuple[Token, Token]:
    """First and last token of the phrase around a head.

    `whole` takes all prepositional phrases in, as for a theme ("a call for talks with Iran"); `sited` takes a named place in
    ("a village in Western Cambodia").
    """
    before = head.dep in {"nsubj", "nsubjpass"} and head.head.i > head.i
    prepositions = WHOLE if whole else BEFORE if before else ORIGIN
    if is_charged(head):
        prepositions -= {"of"}
    if sited and has_named_site(head):
        prepositions |= SITE
    kept = sorted(gather(head, prepositions), key=lambda t: t.i)
    start = next((n for n, t in enumerate(kept) if t is head), 0)
    first, last = run(kept, start, -1), run(kept, start, 1)
    return first, appended_name(head, last)


CHARGING = word_list("event_words.tsv", "charging_of")


def is_charged(head: Token) -> bool:
    """Whether what follows a person with "of" is the charge: "accused Mayor Ivan Cruz of graft"; but Ivan Cruz of Leeds."""
    of = next((c for c in head.children if c.dep == "prep" and c.lower == "of"), None)
    charge = of.child("pobj") if of is not None else None
    accused = head.tag[:3] == "NNP" and head.dep in {"dobj", "nsubjpass"} and head.head.lemma in CHARGING
    return accused and charge is not None and charge.tag[:3] != "NNP"


def has_named_site(head: Token) -> bool:
    """Whether a named place follows the head: "a village in Western Cambodia"."""
    return any(c.lower in SITE and any(p.tag[:3] == "NNP" for p in c.children) for c in head.children)


def appended_name(head: Token, last: Token) -> Token:
    """The end of the name that stands right behind a phrase ("the leader of the union John Roe"), else the phrase's own end."""
    name = next((c for c in head.children if c.dep == "appos" and c.tag[:3] == "NNP" and c.i > head.i), None)
    if name is None:
        return last
    inner = sorted(gather(name, frozenset()), key=lambda t: t.i)
    return inner[-1] if inner[0].i == last.i + 1 else last


def gather(head: Token, prepositions: frozenset[str]) -> list[Token]:
    """The head with its premodifiers, and the phrases after these prepositions; clauses and conjuncts stay outside."""
    found = [head]
    for child in head.children:
        if is_outside(child, head):
            continue
        if child.dep != "prep":
            found += child.subtree() if child.i < head.i else gather(child, prepositions)
        elif child.lower in prepositions and child.i > head.i and not child.child("pcomp"):
            found.append(child)
            for noun in child.children:
                found += listed(noun, prepositions)
    return found


def is_outside(child: Token, head: Token) -> bool:
    """Whether a dependent is a clause, or what is coordinated with a head behind it."""
    return child.dep in CLAUSES or (child.dep in {"conj", "cc", "punct"} and child.i > head.i)


def listed(noun: Token, prepositions: frozenset[str]) -> list[Token]:
    """A noun after a preposition with what is coordinated with it: "of doctors and nurses"."""
    found = gather(noun, prepositions)
    for child in noun.children:
        if child.dep == "conj" and child.tag[:1] == noun.tag[:1]:
            found += [c for c in noun.children if c.dep in LOOSE and noun.i < c.i < child.i] + listed(
                child, prepositions
            )
    return found


STAMP = re.compile(r"\d{1,2}[:.]\d\d([:.]\d\d)?|(?i:[ap]\.?m\.?)|[A-Z]{1,3}[DS]T|GMT|UTC|[ECP]T|MEZ|CET")
"""A time of day, its half and its zone, as they stand before a text; zones in capitals, unlike "coast" and "east"."""
LABELS = word_list("event_words.tsv", "labels")
"""Words of a page's furniture that the parse makes part of the subject: "Advertisement Police arrested"."""


def is_label(token: Token) -> bool:
    """Whether a token is a time stamp or a label in front of a sentence, and no part of a name."""
    return bool(STAMP.fullmatch(token.text)) or (token.lower in LABELS and token.text[:1].isupper())


def parts(token: Token) -> bool:
    """Whether a token is a dash, which ends a phrase."""
    return token.text in {"–", "—", "--"} or (token.text == "-" and bool(token.space))


def run(kept: list[Token], start: int, step: int) -> Token:
    """The end of the unbroken stretch of tokens from the head in one direction; a dash or a loose end breaks it."""
    at = start
    while 0 <= at + step < len(kept):
        token = kept[at + step]
        gap = abs(token.i - kept[at].i) > 1
        if gap or parts(token) or (step < 0 and is_label(token)):
            break
        at += step
    while kept[at].dep in LOOSE and kept[at].tag in {"CC", ",", ":", "."} and at != start:
        at -= step
    return kept[at]
