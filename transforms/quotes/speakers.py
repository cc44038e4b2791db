"""Who speaks: the phrase at a word of saying, and the entity behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.article import Token
from transforms.extract.references import References
from transforms.language import clauses
from transforms.language.phrases import noun_phrase
from transforms.quotes.speech import HEARERS

NOBODY = frozenset(
    "there this that these those which what who whom i we you nobody nothing none noone something anything me us".split()
)
PERSONAL = frozenset({"he", "she", "they"})
BEFORE = ("of", "for", "in", "at", "from", "with", "to", "on", "by")
AFTER = ("of", "for")
"""Prepositions that belong to a speaker's phrase: before the verb all do, after it "said X in a statement" does not."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A phrase that names a speaker: its head, first and last token."""

    head: Token
    first: Token
    last: Token


def speaker(verb: Token) -> Speaker | None:
    """The speaker of a verb of saying; None where nobody is named."""
    head = voice(verb)
    return None if head is None or head.lower in NOBODY else phrase(head, verb)


def voice(verb: Token) -> Token | None:
    """The token that heads the speaker's phrase."""
    if clauses.is_passive(verb) and verb.dep != "pcomp":
        return next(iter(clauses.agents(verb)), None)
    found = clauses.subject(verb)
    if found is None or found is verb or not (clauses.is_noun(found) or found.tag in {"JJ", "JJS", "VBN"}):
        return None
    return found


def phrase(head: Token, verb: Token) -> Speaker:
    """The phrase around a head, with the name in apposition to a description and with what it is coordinated with."""
    first, last = noun_phrase(head, prepositions=BEFORE if head.i < verb.i else AFTER)
    for child in head.children:
        joined = child.dep == "conj" and clauses.is_noun(child)
        if joined or (child.dep == "appos" and child.tag.startswith("NNP") and not head.tag.startswith("NNP")):
            end = noun_phrase(child, prepositions=AFTER)[1]
            if end.i > last.i and not last.i < verb.i < end.i:
                last = end
    if first.i <= verb.i <= last.i:
        return Speaker(head, head, head)
    return Speaker(head, first, last)


def entity_id(speaker: Speaker, references: References) -> str | None:
    """The entity that a speaker's phrase refers to: by its head, else by the name inside or beside it."""
    found = references.at(speaker.head)
    if found is not None and (found.entity_type == "person" or not _named(speaker)):
        return found.entity_id
    for token in [*_named(speaker), *_own_name(speaker.head)]:
        mention = references.mention_at(token)
        if mention is not None and mention.entity_id and mention.entity_type == "person":
            return mention.entity_id
    return found.entity_id if found is not None else None


def _named(speaker: Speaker) -> list[Token]:
    """Names in apposition to the head, or to a noun of its phrase that stands last."""
    tokens = speaker.head.sentence.tokens
    base = tokens[0].i
    inside = tokens[speaker.first.i - base : speaker.last.i - base + 1]
    beside = [c for t in inside for c in t.children if c.dep == "appos" and c.tag.startswith("NNP")]
    return beside


def _own_name(head: Token) -> list[Token]:
    """The name in "a driver who gave his name only as Samir", "a woman named Ruth"."""
    clause = [c for c in head.children if c.dep in {"relcl", "acl"}]
    return [
        noun
        for verb in clause
        for preposition in [verb, *verb.children]
        if preposition.lower == "as" or verb.lower in {"named", "called", "identified"}
        for noun in preposition.children
        if noun.tag.startswith("NNP")
    ]


def same_person_before(references: References, entity: str, at: int) -> tuple[int, int, str] | None:
    """The last name of an entity before an offset: start, end, words."""
    last = None
    for mention in references.mentions:
        if mention.char_start >= at:
            break
        if mention.entity_id == entity:
            last = (mention.char_start, mention.char_end, mention.text)
    return last


def last_person(references: References, tokens: Sequence[Token], before: Token, sentences: int = 2) -> str | None:
    """The person who is subject nearest before a pronoun, within so many sentences."""
    seen = 0
    sentence = before.sentence
    for i in range(before.i - 1, -1, -1):
        token = tokens[i]
        if token.sentence is not sentence:
            seen, sentence = seen + 1, token.sentence
            if seen > sentences:
                return None
        if token.dep in clauses.SUBJECTS and (found := references.at(token)) and found.entity_type == "person":
            return found.entity_id
    return None
