"""Clauses of headlines that the parser does not see: names in a list before a verb, and verbs that it takes for parts of a noun."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.article import ParsedSentence, Token
from transforms.language.clauses import before
from transforms.language.headlines import VERBS, give_subject, is_headline, lead, move
from transforms.lexicons import word_list

PEOPLE = word_list("name_cues.tsv", "human_nouns") | word_list("name_cues.tsv", "troops") | {"police"}
"""Nouns whose plural before another noun is no part of it: "police fire tear gas"."""
DEEDS = VERBS | word_list("event_words.tsv", "headline_deeds")
"""Nouns that are verbs right behind a plural of people."""
OUTCOMES = word_list("event_words.tsv", "headline_outcomes")
"""What ends a headline on a disaster, behind a number: "20 missing"."""
PLURAL = frozenset({"VB", "VBP"})


def mend_clause_of_headline(sentence: ParsedSentence) -> None:
    """Repair the tree of a headline in place."""
    if is_headline(sentence.tokens):
        mend_people_verb(sentence.root)
        mend_before_outcome(sentence.root)
        mend_names(sentence.root)


def mend_people_verb(noun: Token) -> None:
    """Make a verb of a part of the root behind a plural of people: "Kenya police fire tear gas"."""
    verb = next((c for c in noun.children if is_deed(c)), None)
    if verb is None or not noun.tag.startswith("N"):
        return
    take_over(verb, noun)
    lead(verb, noun)
    noun.dep = "dobj"


def is_deed(token: Token) -> bool:
    """Whether a part of a noun, right behind a plural of people, is what they do."""
    people = before(token)
    deed = token.dep == "compound" and token.tag == "NN" and token.lemma in DEEDS
    if not deed or people is None or people.dep != "compound":
        return False
    return people.lower == "police" or (people.tag in {"NNS", "NNPS"} and people.lemma in PEOPLE)


def mend_before_outcome(outcome: Token) -> None:
    """Make a verb of a plural noun before what the headline says of those who came to harm: "Philippines ferry sinks, 20 missing"."""
    number = counted(outcome)
    noun = next((c for c in outcome.children if c.tag.startswith("N")), None) if number is not None else None
    parts = (noun, *noun.children) if noun is not None else ()
    verb = next((t for t in parts if is_plural_verb(t) or is_deed(t)), None)
    if number is None or noun is None or verb is None:
        return
    if verb is not noun:  # "army bombs village"
        take_over(verb, noun)
        move(verb, outcome, "dep")
    lead(verb, outcome)
    if verb is not noun:
        move(noun, verb, "dobj")
    outcome.dep = "advcl"
    if outcome.tag == "VBD":
        outcome.tag, number.dep = "VBN", "nsubjpass"


def counted(outcome: Token) -> Token | None:
    """The number behind a comma of those of whom a headline tells the outcome: "20" of ", 20 missing"."""
    number = before(outcome) if outcome.lower in OUTCOMES else None
    comma = before(number) if number is not None and number.tag == "CD" and number.head is outcome else None
    return number if comma is not None and comma.text == "," else None


def take_over(verb: Token, noun: Token) -> None:
    """Hang on a verb what stands before it in the noun that it was taken for a part of."""
    for child in [c for c in noun.children if c.i < verb.i]:
        move(child, verb, child.dep)


def is_plural_verb(token: Token) -> bool:
    """Whether a plural noun with another noun before it can be a verb of headlines."""
    named = before(token)
    return token.tag == "NNS" and token.lemma in VERBS and named is not None and named.dep == "compound"


def mend_names(verb: Token) -> None:
    """Coordinate the names that stand in a list before a plural verb: "Lebanon, Israel hold talks", "Putin, Xi meet"."""
    if verb.tag == "NN" and verb.lower in VERBS and before_comma(verb):
        if verb.child("nsubj") is None:
            give_subject(verb)
        verb.tag = "VBP"
    if verb.tag in PLURAL:
        mend_middle_name(verb)
        mend_first_name(verb)


def mend_first_name(verb: Token) -> None:
    """Coordinate the names that hang on a verb one by one."""
    names = [c for c in verb.children if c.i < verb.i and c.text != ","]
    if len(names) > 1 and is_list(names):
        names[0].dep = "nsubj"
        for name in names[1:]:
            move(name, names[0], "conj")


def mend_middle_name(verb: Token) -> None:
    """Coordinate the name that the parser takes for another one of the first: "China, Russia, Iran hold drills"."""
    first = verb.child("nsubj")
    middle, last = (first.child("appos"), first.child("conj")) if first is not None else (None, None)
    if middle is not None and last is not None and middle.i < last.i and middle.tag == last.tag == "NNP":
        middle.dep = "conj"


def before_comma(verb: Token) -> bool:
    """Whether nothing but two names with a comma between them stands before a verb."""
    tokens = verb.sentence.tokens[: verb.i - verb.sentence.tokens[0].i]
    commas = [t for t in tokens if t.text == ","]
    ends = len(commas) == 1 and tokens[0] is not commas[0] and tokens[-1] is not commas[0]
    return ends and all(t.tag == "NNP" for t in tokens if t is not commas[0]) and tokens[-1].head is verb


def is_list(names: Sequence[Token]) -> bool:
    """Whether names begin their sentence, and a comma and nothing else parts each from the next."""
    starts = [name.subtree()[0] for name in names]
    commas = [before(start) for start in starts[1:]]
    proper = all(name.tag in {"NNP", "NNPS"} for name in names)
    return proper and before(starts[0]) is None and all(c is not None and c.text == "," for c in commas)
