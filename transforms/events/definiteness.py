"""Whether an event is told as one that the reader knows of, or as one more."""

from __future__ import annotations

from transforms.events.candidate import Candidate
from transforms.events.semantic_classes import SemanticClasses
from transforms.events.types import is_hazard
from transforms.language.clauses import SUBJECTS
from transforms.language.factuality_cues import DEFINITE
from transforms.lexicons import word_list


def is_definite(candidate: Candidate) -> bool:
    """Whether a bare event noun takes up what was told before: "the attack", "these clashes"."""
    bare = candidate.frame.pos == "n" and candidate.light is None
    return bare and any(c.dep == "det" and c.lower in DEFINITE for c in candidate.token.children)


def is_another(candidate: Candidate, classes: SemanticClasses) -> bool:
    """Whether it is told as one more: "a second bombing", "another bomb went off"; "another bus" makes no other attack."""
    token = candidate.token
    nouns = [token] if candidate.frame.pos == "n" else [c for c in token.children if c.dep in SUBJECTS]
    named = [n for n in nouns if n is token or "weapon" in classes.at(n) or is_hazard(candidate.frame.event_type)]
    return any(c.lower in word_list("event_words.tsv", "one_more") for n in named for c in n.children)
