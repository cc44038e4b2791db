"""The terms that senses of general news are told apart in: words of the sentence, classes of the slots, people."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from transforms.article import Token
from transforms.events.candidate import Candidate
from transforms.events.semantic_classes import SemanticClasses, noun_classes
from transforms.language.clauses import after, nominals, possessors
from transforms.lexicons import lexicon, nouns, word_list

Constraint = Callable[[Candidate, SemanticClasses], bool]

PEOPLE = frozenset(
    {"person_noun", "person", "official", "armed", "labour", "people_moved", "pronoun", "prisoner", "protester"}
)
PLACES = frozenset({"placename", "structure", "site", "territory", "state"})


def listed(name: str) -> frozenset[str]:
    """A list of `lexicons/news_words.tsv`."""
    return word_list("news_words.tsv", name)


def lemmas(candidate: Candidate) -> set[str]:
    """The lemmas of a trigger's sentence, its own words left out."""
    return {t.lemma.lower() for t in candidate.token.sentence.tokens if t not in candidate.words}


def is_known(token: Token) -> bool:
    """Whether a definite noun takes up a hazard that was told: "the blaze was under control"."""
    definite = any(c.dep == "det" and c.lower in {"the", "this", "that"} for c in token.children)
    return definite and token.dep in {"nsubj", "nsubjpass", "dobj", "pobj"}


def near(name: str) -> Constraint:
    """A word of a list stands in the sentence, or, where a definite noun takes up what was told, in the article."""

    def test(candidate: Candidate, classes: SemanticClasses) -> bool:
        if not lemmas(candidate).isdisjoint(listed(name)):
            return True
        return is_known(candidate.token) and classes.in_article(listed(name))

    return test


def has(name: str) -> Constraint:
    """A word of a list stands in the sentence."""
    return lambda candidate, _: not lemmas(candidate).isdisjoint(listed(name))


def lacks(name: str) -> Constraint:
    """No word of a list stands in the sentence."""
    return lambda candidate, _: lemmas(candidate).isdisjoint(listed(name))


def either(*constraints: Constraint) -> Constraint:
    """One of some constraints holds."""
    return lambda candidate, classes: any(c(candidate, classes) for c in constraints)


def both(*constraints: Constraint) -> Constraint:
    """All of some constraints hold."""
    return lambda candidate, classes: all(c(candidate, classes) for c in constraints)


def is_of(token: Token | None, kinds: frozenset[str], classes: SemanticClasses) -> bool:
    """Whether a phrase is of one of some classes."""
    return token is not None and any(classes.at(t) & kinds for t in nominals(token))


def agent_is(*kinds: str) -> Constraint:
    """The subject is of one of these classes."""
    return lambda candidate, classes: is_of(candidate.agent, frozenset(kinds), classes)


def patient_is(*kinds: str) -> Constraint:
    """The object is of one of these classes."""
    return lambda candidate, classes: is_of(candidate.patient, frozenset(kinds), classes)


def beside(candidate: Candidate) -> list[Token]:
    """Who and what an event noun belongs to: its owners, qualifiers and what follows `of`, `by`, `between`."""
    token = candidate.token
    qualifiers = [c for c in token.children if c.dep in {"compound", "amod", "nmod"}]
    return [*possessors(token), *qualifiers, *after(token, "of", "by", "between", "with", "for", "from")]


def beside_is(*kinds: str) -> Constraint:
    """An event noun belongs to somebody or something of these classes."""
    wanted = frozenset(kinds)
    return lambda candidate, classes: any(classes.at(t) & wanted for t in beside(candidate))


def qualified(*words: str) -> Constraint:
    """One of these words qualifies the trigger or its object."""
    wanted = frozenset(words)
    return lambda candidate, _: bool(wanted & {c.lemma for t in owners(candidate) for c in t.children})


def owners(candidate: Candidate) -> list[Token]:
    """The trigger and its object."""
    return [candidate.token, *([candidate.patient] if candidate.patient is not None else [])]


PERSONAL = word_list("figure_words.tsv", "person")
AGENT_ENDINGS = ("er", "or")
"""Endings of words for those who do something, read so where no list knows the word: "scaffolder"."""
PERSON_ENDINGS = ("ist", "ian", "man", "woman", "eer", "goer", "-old", "one", "body")
"""Endings that nearly only words for people have: "gymnast" has none of them, "violinist", "27-year-old", "anyone" do."""


def is_person(token: Token, classes: SemanticClasses) -> bool:
    """Whether a phrase means people: by its class or name, or as a word for people."""
    if (
        is_counted_person(token)
        or (token.tag == "PRP$" and token.lower != "its")
        or classes.at(token) & (PEOPLE | {"office_post"})
    ):
        return True
    entity = "entity" in classes.at(token) and not classes.at(token) & {"org", "placename"}
    known = token.lemma in PERSONAL or token.lemma in nouns("person") or token.lower.endswith(PERSON_ENDINGS)
    return entity or known or is_rare_agent(token)


def is_counted_person(token: Token) -> bool:
    """Whether a number stands for people: "five of the injured"."""
    return token.tag == "CD" and any(t.tag in {"JJ", "VBN", "VBD"} for t in after(token, "of"))


def is_rare_agent(token: Token) -> bool:
    """Whether a word that no list knows has the ending of those who do something: "scaffolder", not "letter"."""
    ends = token.tag == "NN" and token.lemma.endswith(AGENT_ENDINGS)
    return ends and is_unlisted(token) and token.lemma not in common_words()


@cache
def common_words() -> frozenset[str]:
    """The stems of words that are common in English."""
    return frozenset(row["stem"] for row in lexicon("word_weights.tsv"))


def is_unlisted(token: Token) -> bool:
    """Whether no list of classes has a word."""
    return token.lemma not in noun_classes()


def may_be_person(candidate: Candidate, classes: SemanticClasses) -> bool:
    """Nothing speaks against the object being people: "hired a former McKinsey partner as chief"."""
    thing = candidate.patient
    if thing is None or any(is_person(t, classes) for t in nominals(thing)):
        return thing is not None
    return is_unlisted(thing) and not classes.at(thing) & {"org", "placename", "firm", "group"}


def person_object(candidate: Candidate, classes: SemanticClasses) -> bool:
    """The object is people."""
    return candidate.patient is not None and any(is_person(t, classes) for t in nominals(candidate.patient))


def person_agent(candidate: Candidate, classes: SemanticClasses) -> bool:
    """The subject is people."""
    return candidate.agent is not None and any(is_person(t, classes) for t in nominals(candidate.agent))


def person_subject(candidate: Candidate, classes: SemanticClasses) -> bool:
    """The subject, where there is one, is people."""
    return candidate.agent is None or person_agent(candidate, classes)


def person_patient(candidate: Candidate, classes: SemanticClasses) -> bool:
    """The object, where there is one, is people."""
    return candidate.patient is None or person_object(candidate, classes)
