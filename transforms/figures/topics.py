"""The organization that a passage is about, where the clause of an amount names none: `Its debts stand at £19bn`, `Sales slid to 1.3 billion`.

The subject of the clause before, that of the main clause first (Hobbs 1978), through the sentences that take it up again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from transforms.article import ParsedSentence, Token
from transforms.coreference.reference import Reference
from transforms.coreference.references import References
from transforms.figures.candidate import Candidate, Passage
from transforms.figures.dates import MONTHS
from transforms.figures.units import TIME_WORDS
from transforms.lexicons import nouns, word_list

REACH = 8
"""Sentences back in which what a passage is about is named."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OWN = word_list("figure_words.tsv", "own_noun")
"""Nouns (lemma) of what belongs to who is spoken of: profit, sales, debts."""
RESULTS = word_list("figure_words.tsv", "result_adjective")
"""Words before such a noun that leave it that of the company: *net* profit."""
BODIES = (
    word_list("name_cues.tsv", "company")
    | word_list("name_cues.tsv", "organizations")
    | word_list("figure_words.tsv", "company_noun")
)
"""Nouns (lemma) for organizations: the *retailer*."""
PERIODS = TIME_WORDS | MONTHS | {"period", "quarter", "half"}
THINGS = frozenset({"it", "they"})
OWNERS = frozenset({"its", "their"})
DEFINITE = frozenset({"the", "this"})
QUALIFIERS = frozenset({"amod", "compound", "nmod", "poss", "acl", "relcl", "appos"})
ORGANIZATION = frozenset({"organization"})
ACTORS = frozenset({"organization", "country"})


@cache
def agents() -> frozenset[str]:
    """Nouns (lemma) for persons and organizations."""
    return BODIES | nouns("person") | word_list("figure_words.tsv", "person")


def is_agent(noun: Token) -> bool:
    """Whether a noun is one for a person or an organization: the *drugmaker*."""
    return noun.lemma in agents() or noun.lower.endswith("maker")


def topic(passage: Passage, candidate: Candidate, references: References) -> str | None:
    """The entity that the clause of an amount takes up without naming it; None where it speaks of something else."""
    kinds = taken_up(candidate.head(passage))
    if kinds is None:
        return None
    last = candidate.head(passage).i
    return next((r.entity_id for r in spoken_of(passage, last, references) if r.entity_type in kinds), None)


def taken_up(amount: Token) -> frozenset[str] | None:
    """What the nearest clause with a subject of its own may take up: its subject is a pronoun, or belongs to one that is not named."""
    for above in amount.ancestors():
        if not above.tag.startswith("VB"):
            continue
        objects = [c for c in above.children if c.dep in {"dobj", "dative"} and c.i < amount.i]
        if any(refers_back(c) for c in objects):
            return ACTORS
        if (subject := above.child(*SUBJECTS)) is not None:
            return taken_up_by(subject)
    return None


def taken_up_by(subject: Token) -> frozenset[str] | None:
    """What a subject may take up; None where it names somebody of its own."""
    if refers_back(subject):
        return ACTORS
    return ORGANIZATION if is_unnamed(subject) else None


def refers_back(noun: Token) -> bool:
    """Whether a phrase is a pronoun, or is owned by one: `its debts`."""
    return noun.lower in THINGS or any(c.lower in OWNERS for c in noun.children)


def is_unnamed(noun: Token) -> bool:
    """Whether a noun is a body that is known, or what belongs to one: `the group`, `net profit`, `the group's debt`."""
    owner = noun.child("poss")
    if owner is not None:
        return is_known_body(owner)
    if noun.lemma in OWN:
        plain = all(c.lower in RESULTS for c in noun.children if c.dep in QUALIFIERS)
        behind = noun.child("prep")
        whose = behind.child("pobj") if behind is not None else None
        return plain and (behind is None or (whose is not None and (is_known_body(whose) or is_period(whose))))
    return is_known_body(noun)


def is_period(noun: Token) -> bool:
    """Whether a result is told for a time: `Net income for that quarter`, `Sales in 2024`."""
    return noun.lemma in PERIODS or noun.tag == "CD"


def is_known_body(noun: Token) -> bool:
    """Whether a noun with `the` stands for an organization: `the company`, `the Hamburg retailer`; not `the group Amnesty`."""
    tokens = noun.sentence.tokens
    k = noun.i - tokens[0].i + 1
    named = k < len(tokens) and tokens[k].tag == "NNP"
    body = noun.lemma in BODIES or noun.lower.endswith("maker")
    return body and noun.tag == "NN" and not named and any(c.lower in DEFINITE for c in noun.children)


def spoken_of(passage: Passage, last: int, references: References) -> Iterator[Reference]:
    """What subjects name before token `last`: in the sentence from the nearest back, then in the sentences before, the main ones first."""
    sentences = passage.article.sentences
    here = bisect_left(sentences, passage.sentence.start, key=lambda s: s.start)
    own = [t for t in passage.sentence.tokens if t.dep in SUBJECTS and t.i < last and not is_aside(t, last)]
    yield from known(reversed(own), references)
    for n in range(here - 1, max(here - 1 - REACH, -1), -1):
        yield from known(chief_subjects(sentences[n]), references)


def is_aside(subject: Token, last: int) -> bool:
    """Whether a subject is that of a relative clause which token `last` is not in: `the carrier, of which Sweden owns 22%, cancelled ...`."""
    verb = subject.head
    return verb.dep == "relcl" and max(t.i for t in verb.subtree()) < last


def known(subjects: Iterator[Token], references: References) -> Iterator[Reference]:
    """What subjects refer to."""
    return (r for s in subjects if (r := references.at(s)) is not None)


def chief_subjects(sentence: ParsedSentence) -> Iterator[Token]:
    """The subject of the main clause; of a clause that is told before that of who tells it."""
    root = next((t for t in sentence.tokens if t.dep == "ROOT"), None)
    told = root.child("ccomp") if root is not None else None
    for verb in (told, root):
        subject = verb.child(*SUBJECTS) if verb is not None else None
        if subject is not None:
            yield subject
