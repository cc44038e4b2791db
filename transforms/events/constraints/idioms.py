"""Everyday senses and figures of speech that borrow the words of general news: "lose sight of", "give way to", "break the bank"."""

from __future__ import annotations

from transforms.article import Token
from transforms.events.candidate import Candidate
from transforms.events.constraints.terms import Constraint, agent_is, both, is_of, listed, patient_is
from transforms.events.frames import frames
from transforms.events.semantic_classes import SemanticClasses
from transforms.events.types import is_hazard
from transforms.language.clauses import after, complements

BODIES = frozenset({"firm", "org", "group", "business", "company"})


def has_several_banks(candidate: Candidate, _: SemanticClasses) -> bool:
    """A river breaks its banks, a price the bank."""
    return any(word.lemma == "bank" and word.tag == "NNS" for word in candidate.words)


def is_part_of_body(candidate: Candidate, _: SemanticClasses) -> bool:
    """What is lost is somebody's: "lost her sight", not "lost sight of the goal"."""
    thing = candidate.patient
    return thing is None or thing.lemma != "sight" or thing.child("poss") is not None


def gives_way_to_nothing(candidate: Candidate, _: SemanticClasses) -> bool:
    """A structure gives way; a custom gives way to another."""
    return not after(candidate.token, "to")


def is_without_particle(candidate: Candidate, _: SemanticClasses) -> bool:
    """Somebody is burned, not burned out."""
    return candidate.token.child("prt") is None


def is_no_belief(candidate: Candidate, _: SemanticClasses) -> bool:
    """A conviction in court, not the conviction that something is so."""
    clauses = [c for c in candidate.token.children if c.dep in {"acl", "ccomp", "relcl"}]
    return not any(g.lower == "that" for c in clauses for g in c.children)


def is_of_bodies(candidate: Candidate, classes: SemanticClasses) -> bool:
    """What is merged, where it is told, are firms or bodies: not data or models."""
    return candidate.patient is None or is_of(candidate.patient, BODIES, classes)


def names_no_hazard(candidate: Candidate, _: SemanticClasses) -> bool:
    """An emergency that represses, not one that a hazard is the reason of: "a drought emergency", "an emergency over the floods"."""
    thing = candidate.patient
    if thing is None:
        return True
    qualifiers = [c for c in thing.children if c.dep in {"compound", "amod", "nmod"}]
    near = [
        *qualifiers,
        *after(thing, "over", "after", "for", "due"),
        *after(candidate.token, "over", "after", "due", "because"),
    ]
    return not any(is_hazard(f.event_type) for t in near for f in frames().get((t.lemma, "n"), ()))


MAKES_LAW = both(
    agent_is("parliament", "senate", "congress", "assembly", "legislature", "lawmaker", "legislator", "mp", "senator"),
    patient_is("statute", "bill"),
)
"""A parliament and a bill: "parliament approved a law"."""


def is_no_lawmaking(candidate: Candidate, classes: SemanticClasses) -> bool:
    """A plan that is approved, not a bill that a parliament makes law."""
    return not MAKES_LAW(candidate, classes)


def is_out_of_danger(candidate: Candidate, _: SemanticClasses) -> bool:
    """Somebody is brought out of rubble or water, or of what collapsed or burns; not out of a building by the police."""
    whence = after(candidate.token, "from", "of")
    behind = candidate.patient.children if candidate.patient is not None else []
    whence += [p for c in behind if c.dep == "prep" and c.lower == "from" for p in c.children]
    return any(t.lemma in listed("danger") or is_ruined(t) for t in whence)


def is_ruined(thing: Token) -> bool:
    """Whether a thing is said to be in ruins, in flames or under water: "a block that collapsed", "a burning bus"."""
    qualifiers = [c for c in thing.children if c.dep in {"amod", "acl", "relcl", "compound"}]
    return any(c.lemma in listed("ruined") for c in qualifiers)


def is_no_score(candidate: Candidate, _: SemanticClasses) -> bool:
    """Shots at people, not strokes of golf: "shot two under par"."""
    return not after(candidate.token, "under", "over") and not any(t.lemma == "par" for t in candidate.token.subtree())


IS_OWN_WORKS = both(agent_is("org", "company", "firm"), patient_is(*sorted(listed("works"))))
"""A firm and what it works in: "the company closed the plant"."""


def is_no_own_works(candidate: Candidate, classes: SemanticClasses) -> bool:
    """What an authority closes, not a firm its own works."""
    return not IS_OWN_WORKS(candidate, classes)


def is_wrong(candidate: Candidate, _: SemanticClasses) -> bool:
    """What somebody owns up to is a wrong: "acknowledged that mistakes had been made"."""
    owned = [*complements(candidate.token), *([candidate.patient] if candidate.patient is not None else [])]
    return any(t.lemma in listed("wrongs") for top in owned for t in top.subtree())


def is_no_software(candidate: Candidate, _: SemanticClasses) -> bool:
    """People or arms are deployed, not programs: "deploying AI agents"."""
    thing = candidate.patient
    return thing is None or not any(c.lower in listed("programs") for c in thing.children)


IDIOM_CONSTRAINTS: dict[str, Constraint] = {
    "banks": has_several_banks,
    "lost_part": is_part_of_body,
    "gives_way": gives_way_to_nothing,
    "not_out": is_without_particle,
    "no_belief": is_no_belief,
    "of_bodies": is_of_bodies,
    "no_hazard": names_no_hazard,
    "not_lawmaking": is_no_lawmaking,
    "not_own_works": is_no_own_works,
    "wrong": is_wrong,
    "no_score": is_no_score,
    "no_software": is_no_software,
    "from_danger": is_out_of_danger,
}
"""The constraints by their name in the trigger files."""
