"""How sure the reading of an event is: a logistic model of its type and factuality being right, and the order of a sentence's events.

The weights stand in `lexicons/confidence.tsv`; `python -m benchmarks.confidence` fits them to rows that were judged by reading.
"""

from __future__ import annotations

from functools import cache
from math import exp

from transforms.events.candidate import Candidate
from transforms.events.semantic_classes import NONE, POLITICAL, PUBLIC, SemanticClasses, noun_classes
from transforms.language.clause_status import SAYING
from transforms.lexicons import lexicon
from warehouse.tables.events import Factuality

BELOW = frozenset({"relcl", "acl", "advcl", "pcomp", "xcomp", "ccomp", "pobj"})
"""Labels that lead down from a clause."""
DEEPEST = 6
"""Clauses above which one more says nothing new: the weights were fitted with this limit."""


CAUTION = 0.2
"""Taken off the logit, so that rows above .8 are right nine times in ten on articles that the weights were not fitted to (.926 of 591)."""


def confidence(candidate: Candidate, status: Factuality, classes: SemanticClasses) -> float:
    """The likelihood that type and factuality are right, 0 to 1."""
    found = features(candidate, status, classes)
    total = sum(weight * found[name] for name, weight in weights().items()) - CAUTION
    return round(1 / (1 + exp(-total)), 2)


@cache
def weights() -> dict[str, float]:
    """The weight of each feature."""
    return {row["feature"]: float(row["weight"]) for row in lexicon("confidence.tsv")}


def features(candidate: Candidate, status: Factuality, classes: SemanticClasses) -> dict[str, float]:
    """What tells how sure a row is, by name: yes and no as 1 and 0, and how remote it is."""
    patient = classes.at(candidate.patient) if candidate.patient is not None else NONE
    return {
        "constant": 1.0,
        "unreal": float(status not in {"asserted", "reported"}),
        "victim": float(bool(patient & (POLITICAL | {"person", "entity"}))),
        "reader": float(classes.in_article(READER)),
        "quiet": float(not sentence_is_public(candidate)),
        "remote": float(remoteness(candidate)),
    }


def remoteness(candidate: Candidate) -> int:
    """How far an event is from what its sentence is about: clauses above it, a bare noun, no side named."""
    no_side = candidate.agent is None and candidate.patient is None
    return depth(candidate) + (candidate.frame.pos == "n" and candidate.light is None) + no_side


READER = frozenset({"you", "your"})
"""Words to a reader, which guides and letters have and news has in quotes only."""


def sentence_is_public(candidate: Candidate) -> bool:
    """Whether another word of the sentence is of violence or of public affairs."""
    own = {w.i for w in candidate.words}
    return any(noun_classes().get(t.lemma, NONE) & PUBLIC for t in candidate.token.sentence.tokens if t.i not in own)


def depth(candidate: Candidate) -> int:
    """Clauses above the event's own that are not of saying."""
    token, count = candidate.predicate, 0
    for above in candidate.predicate.ancestors():
        said = token.dep == "ccomp" and above.lemma in SAYING
        count += token.dep in BELOW and not said
        token = above
    return min(count, DEEPEST)
