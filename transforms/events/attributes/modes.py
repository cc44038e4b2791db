"""The mode of an event: what the frame says, unless the words around it tell more exactly."""

from __future__ import annotations

from functools import cache

from transforms.article import Token
from transforms.events.arguments.patterns import Argument
from transforms.events.candidate import Candidate
from transforms.events.semantic_classes import SemanticClasses
from transforms.language.clauses import after
from transforms.lexicons import lexicon, word_list

BESIDE = frozenset({"relcl", "ccomp", "conj", "parataxis", "advcl", "appos"})
"""Parts of a subtree that tell of something else."""


@cache
def _weapons() -> dict[str, tuple[int, str, bool]]:
    """Rank, mode and whether it is a weapon, by lemma."""
    found: dict[str, tuple[int, str, bool]] = {}
    for rank, row in enumerate(lexicon("weapons.tsv")):
        found.setdefault(row["lemma"], (rank, row["mode"], bool(row["weapon"])))
    return found


@cache
def _modes(event_type: str) -> tuple[tuple[str, frozenset[str]], ...]:
    lemmas: dict[str, set[str]] = {}
    for row in lexicon("modes.tsv"):
        if row["event_type"] == event_type:
            lemmas.setdefault(row["mode"], set()).add(row["lemma"])
    return tuple((mode, frozenset(names)) for mode, names in lemmas.items())


def scope(candidate: Candidate, arguments: list[Argument]) -> list[Token]:
    """The tokens that speak of the event: its words, what hangs on them, its agent; other clauses stay out."""
    roots = [candidate.token, *candidate.words, *(a.head for a in arguments if a.role in {"actor", "instrument"})]
    found: dict[int, Token] = {}
    stack = list(roots)
    while stack:
        token = stack.pop()
        if token.i not in found:
            found[token.i] = token
            stack += [c for c in token.children if c.dep not in BESIDE and not aside(c)]
    return sorted(found.values(), key=lambda t: t.i)


ASIDE = word_list("event_words.tsv", "in_answer")


def aside(token: Token) -> bool:
    """Whether a prepositional phrase tells of something else: "in response to the assassination"."""
    return token.dep == "prep" and any(c.dep == "pcomp" or c.lemma in ASIDE for c in token.children)


def mode(candidate: Candidate, arguments: list[Argument], classes: SemanticClasses) -> str | None:
    """The PLOVER mode, or None where nothing tells it."""
    frame = candidate.frame
    if not frame.guess:
        return frame.mode
    if frame.event_type == "ASSAULT":
        return assault(candidate, arguments, classes) or frame.mode
    tokens = [*candidate.token.subtree(), *scope(candidate, arguments)]
    words = {t.lemma for t in tokens} | {t.lower for t in tokens}
    return next((name for name, lemmas in _modes(frame.event_type) if words & lemmas), frame.mode)


KILLINGS = word_list("event_words.tsv", "kill_verb")


def assault(candidate: Candidate, arguments: list[Argument], classes: SemanticClasses) -> str | None:
    """The mode of an assault by its weapon, else by its victim: one official killed is a targeted killing."""
    targets = {a.head.i for a in arguments if a.role == "recipient"}
    arms = [arm(t) for t in scope(candidate, arguments) if t.i not in targets]
    hits = [_weapons()[name] for name in arms if name in _weapons()]
    if hits:
        return min(hits)[1]
    victim = candidate.patient
    if victim is None or victim.tag not in {"NN", "NNP"} or "official" not in classes.at(victim):
        return None
    patient = any(a.head.i == victim.i and a.role == "recipient" for a in arguments)
    return "targeted" if patient and candidate.token.lemma in KILLINGS else None


def arm(token: Token) -> str:
    """The name of a weapon in the list: of two words, where they are one there ("water cannon"), else the lemma."""
    first = token.child("compound")
    name = f"{first.lemma}-{token.lemma}" if first is not None else token.lemma
    return name if name in _weapons() else token.lemma


def weapon(candidate: Candidate, arguments: list[Argument]) -> Token | None:
    """The noun of the weapon: the instrument, or a weapon named in the event's scope."""
    instrument = next((a.head for a in arguments if a.role == "instrument"), None)
    if instrument is not None or candidate.frame.event_type != "ASSAULT":
        return instrument
    targets = {a.head.i for a in arguments if a.role == "recipient"}
    inside = (t for t in scope(candidate, []) if is_weapon(t) and t.tag.startswith("N") and t.i not in targets)
    using = (t for t in after(candidate.predicate, "with", "by") if is_weapon(t))
    return next(inside, None) or next(using, None)


def is_weapon(token: Token) -> bool:
    """Whether a word names a weapon."""
    known = _weapons().get(token.lemma)
    return known is not None and known[2]
