"""Headlines that announce: a subject with an infinitive that is the main verb, "Macron to meet Scholz in Berlin"."""

from __future__ import annotations

from transforms.article import ParsedSentence, Token
from transforms.language.clauses import INTENTIONS, SUBJECTS, infinitive_marker, is_verb
from transforms.language.headlines import LONG, move
from transforms.lexicons import word_list

CONTENTFUL = INTENTIONS | word_list("event_words.tsv", "chances") | word_list("event_words.tsv", "own_infinitives")
"""Nouns whose infinitive says what they are about, so that they announce nothing: "Bid to oust premier"."""


def mend_announcement(sentence: ParsedSentence) -> None:
    """Make the main verb of an infinitive that the parse has describe its subject: "Nurses to strike over pay"."""
    root = sentence.root
    if len(sentence.tokens) > LONG or is_verb(root):
        return
    subject = root.child("nsubj") or root
    verb = announced(subject) if can_announce(subject) else None
    if verb is None:
        return
    behind = [c for c in subject.children if c.i > verb.i]
    raise_verb(verb, subject)
    if root is subject:
        for child in behind:
            move(child, verb, child.dep)
    else:
        hang(root, verb)


def can_announce(subject: Token) -> bool:
    """Whether an infinitive behind a noun is its deed: "Court to", "Teachers to", not "Plan to", "The man to"."""
    return subject.tag.startswith("N") and subject.lemma not in CONTENTFUL and subject.child("det") is None


def announced(subject: Token) -> Token | None:
    """The infinitive right behind a noun, or behind the second of two: "Putin and Xi to hold talks"."""
    last = end_of(subject, subject.child("conj") or subject)
    verbs = (c for c in subject.children if c.dep in {"relcl", "acl", "advcl"} and c.child(*SUBJECTS) is None)
    return next((v for v in verbs if is_announced(v) and v.children[0].i <= last + 1), None)


def end_of(*nouns: Token) -> int:
    """The number of the last word of nouns and what qualifies them, verbs aside."""
    return max(t.i for noun in nouns for t in (noun, *noun.children) if t.tag[0] != "V")


def is_announced(verb: Token) -> bool:
    """Whether a verb is an infinitive with "to", active or passive: "to meet", "to be broken up"."""
    return verb.tag in {"VB", "VBN"} and infinitive_marker(verb) is not None


def raise_verb(verb: Token, subject: Token) -> None:
    """Make a verb the root, and the noun that it hung on its subject."""
    subject.children.remove(verb)
    if subject.head is not subject:
        subject.head.children.remove(subject)
    verb.head, verb.dep = verb, "ROOT"
    subject.head, subject.dep = verb, "nsubj" if verb.child("auxpass") is None else "nsubjpass"
    verb.children = sorted([*verb.children, subject], key=lambda t: t.i)


def hang(noun: Token, verb: Token) -> None:
    """Hang a noun that was the root on the word before it that the parse took for a particle: "over" of "strike over pay"."""
    link = verb.child("prt")
    above, dep = (verb, "dep") if link is None or link.i > noun.i else (link, "pobj")
    noun.head, noun.dep = above, dep
    above.children = sorted([*above.children, noun], key=lambda t: t.i)
    if above is link:
        link.dep, link.tag = "prep", "IN"
