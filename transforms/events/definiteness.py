"""Whether an event is told as known to the reader ("the attack"), or as one more ("a second bombing", "in a separate incident")."""

from __future__ import annotations

from transforms.article import ParsedSentence
from transforms.events.candidate import Candidate
from transforms.events.semantic_classes import SemanticClasses
from transforms.events.types import is_hazard
from transforms.language.clauses import SUBJECTS
from transforms.language.factuality_cues import DEFINITE
from transforms.lexicons import word_list

ONE_MORE = word_list("event_words.tsv", "one_more")
APART = word_list("event_words.tsv", "apart")
"""Adverbs that open the news of something else: "Separately, gunmen ambushed a patrol"."""
OTHER = word_list("event_words.tsv", "other_than_before")
"""Adjectives of what is something else: "In a separate incident"."""
UNITS = word_list("event_words.tsv", "time_units")
OPENING = 5
"""Tokens of a sentence in which its opening phrase tells of something else. 3 and 8 read annotated sentences alike."""


def is_definite(candidate: Candidate) -> bool:
    """Whether a bare event noun takes up what was told before: "the attack", "these clashes"."""
    bare = candidate.frame.pos == "n" and candidate.light is None
    return bare and any(c.dep == "det" and c.lower in DEFINITE for c in candidate.token.children)


def is_another(candidate: Candidate, classes: SemanticClasses) -> bool:
    """Whether it is told as one more: "a second bombing", "another bomb went off"; "another bus" makes no other attack."""
    token = candidate.token
    nouns = [token] if candidate.frame.pos == "n" else [c for c in token.children if c.dep in SUBJECTS]
    named = [n for n in nouns if n is token or "weapon" in classes.at(n) or is_hazard(candidate.frame.event_type)]
    return any(c.lower in ONE_MORE for n in named for c in n.children)


def opens_apart(sentence: ParsedSentence) -> bool:
    """Whether a sentence opens by saying that it tells of something else: "Elsewhere,", "In another attack,", "Hours later,"."""
    words = [t.lower for t in sentence.tokens[:OPENING]]
    if words[0] in APART:
        return True
    phrase = words[: words.index(",")] if "," in words else []
    other = phrase[:1] == ["in"] and bool(OTHER & set(phrase))
    return other or (phrase[-1:] == ["later"] and bool(UNITS & set(phrase)))
