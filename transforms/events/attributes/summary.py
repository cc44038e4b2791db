"""An event in a line, in the words of its sentence: who did what to whom, without dates, asides and whoever says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from transforms.article import Token
from transforms.coreference.references import References
from transforms.events.attributes.circumstances import Setting
from transforms.events.candidate import Candidate
from transforms.language.clauses import (
    RELATIVES,
    SUBJECTS,
    antecedent,
    infinitive_marker,
    is_noun,
    is_object,
    is_verb,
    subject,
)
from transforms.lexicons import word_list

LONGEST = 110
"""Characters of a line that reads well in a list; a longer one is told with less detail."""

ALWAYS = frozenset({
    "aux", "auxpass", "neg", "prt", "dobj", "dative", "attr", "acomp", "oprd", "agent", "xcomp", "expl", "pobj", "pcomp",
})  # fmt: skip
"""Labels of what a verb or a preposition is nothing without."""

PREMODIFIERS = frozenset(
    {"det", "amod", "compound", "nummod", "nmod", "poss", "case", "quantmod", "predet", "neg", "advmod"}
)
"""Labels of what stands before a noun and belongs to it."""

ASIDE = word_list("event_words.tsv", "aside")
"""Prepositions that lead to other happenings, dates and sources: "after a row over pay"."""

QUESTIONS = frozenset({"WP", "WDT", "WRB", "WP$"})
"""Tags of words that join a clause to another one: "the man whom police sought"."""

SHARING = frozenset({"VB", "VBN", "VBG"})
"""Tags of verbs that need an auxiliary to be told."""

ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj"})
"""Labels of the subject and the object of a verb."""

LIGHT = word_list("event_words.tsv", "says_little")
"""Verbs that say of a happening hardly more than that it happened."""

JOINTS = frozenset({"-", "–", "%", "$", "'", "’"})
"""Marks inside a phrase, as in "long-range"."""


def summary(candidate: Candidate, setting: Setting, references: References) -> str:
    """The line of an event.

    A bare noun gives its phrase ("the attack on a market"); a verb its clause, with the subject that another clause lends it, and the
    name behind a pronoun. A line that is too long is told with less detail.
    """
    sentence = candidate.token.sentence
    times = [(t.char_start, t.char_end) for t in setting.times.get(sentence.sent_id, ())]
    dated = frozenset(t.i for t in sentence.tokens if any(start <= t.start < end for start, end in times))
    text = ""
    for wording in (Wording(dated), Wording(dated, of_nouns=False), Wording(dated, of_nouns=False, of_verbs=False)):
        text = line(candidate, wording, references)
        if len(text) <= LONGEST:
            return text
    return text[:LONGEST].rsplit(" ", 1)[0]


@dataclass(frozen=True, slots=True)
class Wording:
    """How much of a clause is told."""

    dated: frozenset[int]
    """Numbers of the tokens that stand in time expressions, which are left out."""
    of_nouns: bool = True
    """Whether all phrases of a noun are told, and what is coordinated with it."""
    of_verbs: bool = True
    """Whether phrases of a verb are told."""

    def clause(self, verb: Token) -> Iterator[Token]:
        """A verb with its auxiliaries, objects and phrases; its subject, other clauses and dates stay outside."""
        yield verb
        for child in verb.children:
            if completes_verb(child):
                yield from self.infinitive(child)
            elif self.of_nouns and is_content(child, verb):
                yield from child.subtree()
            elif self.completes(child, verb):
                yield from self.phrase(child)

    def completes(self, child: Token, verb: Token) -> bool:
        """Whether a verb is nothing without it, or it is a phrase behind the verb that is told."""
        if child.i in self.dated or child.tag in QUESTIONS:
            return False
        is_called = child.dep == "amod" and verb.lower == "as"  # "rejected the claim as baseless"
        return child.dep in ALWAYS or is_called or (self.of_verbs and child.i > verb.i and self.is_told(child))

    def infinitive(self, verb: Token) -> Iterator[Token]:
        """An infinitive with its own subject: "Ukraine to use missiles"."""
        who = verb.child(*SUBJECTS)
        if who is not None:
            yield from self.nominal(who)
        yield from self.clause(verb)

    def phrase(self, token: Token) -> Iterator[Token]:
        """A phrase by what heads it: what a verb or a preposition leads to, or a noun or adjective with what belongs to it."""
        return self.clause(token) if is_verb(token) or token.tag in {"IN", "TO", "RP"} else self.nominal(token)

    def nominal(self, noun: Token) -> Iterator[Token]:
        """A noun with what stands before it and of-phrases; by the wording, its other phrases and what is coordinated with it."""
        yield noun
        for child in noun.children:
            if child.i < noun.i and (child.dep in PREMODIFIERS or child.text in JOINTS):
                yield from () if self.is_apart(child, noun) else child.subtree()
            elif child.i > noun.i:
                yield from self.behind(child, noun)

    def is_apart(self, child: Token, noun: Token) -> bool:
        """Whether what stands before a noun is a date that the parser has drawn to it, or the "that" before its clause."""
        is_clause = noun.head.dep == "ccomp" or child.tag == "IN"
        complementizer = child.lower == "that" and noun.dep in SUBJECTS and is_clause
        return complementizer or (child.i in self.dated and noun.i not in self.dated and child.dep != "poss")

    def behind(self, child: Token, noun: Token) -> Iterator[Token]:
        """What stands behind a noun and is told."""
        if is_bound(child):
            yield child
        elif (self.of_nouns or child.lower == "of") and self.is_told(child):
            yield from self.clause(child)
        elif self.of_nouns and is_coordinated(child):
            yield from (c for c in noun.children if c.dep in {"cc", "punct"} and noun.i < c.i < child.i)
            yield from self.nominal(child)

    def is_told(self, child: Token) -> bool:
        """Whether it is a prepositional phrase that says where, with what or to whom, and not when, why or who says so."""
        led = {child.i, *(c.i for c in child.children)}
        loose = child.lower == "with" and any(c.child("acl", "relcl") is not None for c in child.children)
        return child.dep == "prep" and child.lower not in ASIDE and not led & self.dated and not loose


def line(candidate: Candidate, wording: Wording, references: References) -> str:
    """The line in one wording."""
    noun = candidate.is_bare_noun or not is_verb(candidate.predicate)
    if noun and (written_alone := written(wording.nominal(candidate.token))) and not is_told_by_verb(candidate):
        return written_alone
    top = governing(candidate.token.head if noun else candidate.predicate)
    who = told_subject(top, wording)
    said = [t for t in predicate(candidate, top, wording) if t is not who and not is_relative_object(t, top)]
    if who is None:
        return written(said)
    if any(t.i < who.i and t.dep not in AUXILIARIES for t in said):
        return written([*said, *wording.nominal(who)])  # "How many ships does it take to block a strait?"
    return " ".join(filter(None, [named(who, candidate, wording, references), *around(top, said, wording)]))


def is_told_by_verb(candidate: Candidate) -> bool:
    """Whether a noun says nothing by itself and has a verb that says more: "adjourned the hearing", "cholera was detected"."""
    noun, verb = candidate.token, candidate.token.head
    is_alone = all(c.dep in {"det", "punct"} for c in noun.children)
    return is_alone and noun.dep in ARGUMENTS and is_verb(verb) and verb.lemma not in LIGHT


def around(verb: Token, said: Sequence[Token], wording: Wording) -> list[str]:
    """A clause up to its verb, the object that a relative pronoun stands for, and what follows."""
    before, behind = (t for t in said if t.i <= verb.i), (t for t in said if t.i > verb.i)
    return [written(before), written(sought(verb, wording)), written(behind)]


def told_subject(verb: Token, wording: Wording) -> Token | None:
    """The subject that is told: that of a finite verb or of a clause behind its noun, and no date."""
    if verb.tag == "VBG" and verb.dep not in {"acl", "relcl"} and not verb.child("aux", *SUBJECTS):
        return None
    who = subject(verb)
    return None if who is None or who.i in wording.dated else who


def sought(verb: Token, wording: Wording) -> Iterator[Token]:
    """The noun that the relative pronoun of a clause stands for where it is the object: "nine *companies* that it accuses"."""
    if any(is_relative_object(c, verb) for c in verb.children):
        yield from wording.nominal(antecedent(verb))


AUXILIARIES = frozenset({"aux", "auxpass", "neg"})


def predicate(candidate: Candidate, top: Token, wording: Wording) -> Iterator[Token]:
    """The tokens of a clause without its subject: auxiliaries, the trigger, objects and phrases; no phrase in front of it."""
    yield from shared_auxiliaries(top)
    yield from (w for w in candidate.words if w.dep != "prep" or w.i > top.i)
    for child in top.children:
        if is_object(child):
            yield from wording.nominal(child)
    yield from wording.clause(top)


def is_relative_object(token: Token, verb: Token) -> bool:
    """Whether a relative pronoun stands for the object of its clause: "ships that it accuses of smuggling"."""
    return verb.dep == "relcl" and token.head is verb and token.dep == "dobj" and token.lower in RELATIVES


def named(who: Token, candidate: Candidate, wording: Wording, references: References) -> str:
    """The subject; for a pronoun the name that it stands for, or the speaker whose words the event is."""
    if who.tag == "PRP":
        meant = references.at(who)
        if meant is not None:
            return meant.name
        behind = candidate.agent
        who = behind if behind is not None and behind.tag[:1] == "N" and behind.i < who.i else who
    return written(t for t in wording.nominal(who) if t.dep != "case" or t.head is not who)


def governing(verb: Token) -> Token:
    """The verb whose clause an infinitive completes: "ordered the ministry to suspend" for "suspend"."""
    while verb.dep == "xcomp" and is_verb(verb.head) and verb.head is not verb:
        verb = verb.head
    return verb


def shared_auxiliaries(verb: Token) -> list[Token]:
    """The auxiliaries that a verb shares with the one that it is coordinated with: "would close a plant and cut jobs"."""
    while (
        verb.dep == "conj"
        and is_verb(verb.head)
        and verb.tag in SHARING
        and not verb.child("aux", "auxpass", *SUBJECTS)
    ):
        verb = verb.head
        if found := [c for c in verb.children if c.dep in {"aux", "auxpass"}]:
            return found
    return []


def is_bound(child: Token) -> bool:
    """Whether it is written together with the noun before it: "Israel's", "long-range"."""
    return child.dep == "case" or (child.text in JOINTS and not child.space)


def is_coordinated(child: Token) -> bool:
    """Whether a noun is coordinated with the one before it, and is not the subject of a clause of its own."""
    return child.dep == "conj" and is_noun(child) and child.child(*SUBJECTS) is None


def completes_verb(child: Token) -> bool:
    """Whether a clause is an infinitive that completes its verb: "urged both to stop"."""
    return child.dep == "ccomp" and is_verb(child) and infinitive_marker(child) is not None


def is_content(child: Token, verb: Token) -> bool:
    """Whether a clause is what a verb of saying says: "warned that it would answer"."""
    return child.dep == "ccomp" and child.i > verb.i and verb.child("dobj") is None


def written(tokens: Iterable[Token]) -> str:
    """Tokens in the order of the text, with a space where others were left out."""
    kept = hyphenated({t.i: t for t in tokens})
    ends = [*(t.i for t in kept[1:]), -1][: len(kept)]
    return "".join(
        t.text + (" " if t.space or end != t.i + 1 else "") for t, end in zip(kept, ends, strict=True)
    ).strip()


def hyphenated(tokens: Mapping[int, Token]) -> list[Token]:
    """Tokens in the order of the text, with the hyphen between two that are written together: "by-election"."""
    if not tokens:
        return []
    sentence = next(iter(tokens.values())).sentence.tokens
    joints = (t for t in sentence if t.text in {"-", "–"} and not t.space and {t.i - 1, t.i + 1} <= tokens.keys())
    joined = {t.i: t for t in joints if not tokens[t.i - 1].space}
    return [t for _, t in sorted((dict(tokens) | joined).items())]
