"""What kills and hurts people in an event: conflict, crime, accident, hazard or disease."""

from __future__ import annotations

from collections.abc import Iterable

from transforms.events.candidate import Candidate
from transforms.events.types import PERSONAL_LOSSES, VIOLENT, is_accident, is_hazard
from transforms.lexicons import word_list
from warehouse.tables.events import Cause
from warehouse.tables.participants import Participant

LISTS = "loss_causes.tsv"
ARMED = frozenset({"military", "rebel", "protester"})
"""Sectors of sides whose violence is conflict."""
PRIVATE = frozenset({"civilian", "criminal"})
"""Sectors of those whose violence is crime where nobody armed takes part."""
GUNMEN = word_list("event_words.tsv", "gunmen")
"""Rebels by their sector, and robbers where a word of crime stands beside them."""
WARLIKE = frozenset({"heavy_weapons", "aerial", "drone", "unconventional"})
"""Modes of ASSAULT by weapons that crime does not have."""
UNTOLD: tuple[Cause, ...] = ("disease", "hazard", "accident", "crime", "conflict")
"""What is asked of deaths that are told apart from their cause, in this order."""


def cause(main: Candidate, ere_type: str | None, mode: str | None, sides: Iterable[Participant]) -> Cause | None:
    """What an event kills or hurts people by; None where it cannot, where the state puts to death, and where nothing tells.

    Args:
        main: the event's trigger, whose sentence may tell of the cause.
        ere_type: as in `events`.
        mode: as in `events`.
        sides: the event's rows of `participants`.
    """
    event_type = main.frame.event_type
    if is_hazard(event_type):
        return by_type(event_type)
    if event_type not in VIOLENT | PERSONAL_LOSSES or ere_type == "EXECUTE":
        return None
    lemmas = frozenset(t.lemma.lower() for t in main.token.sentence.tokens)
    if event_type in PERSONAL_LOSSES:
        return next((name for name in UNTOLD if lemmas & word_list(LISTS, name)), None)
    return "crime" if event_type == "ASSAULT" and is_crime(mode, sectors(sides), lemmas) else "conflict"


def sectors(sides: Iterable[Participant]) -> frozenset[tuple[str, str]]:
    """The roles and sectors of an event's sides."""
    return frozenset((side.role, side.sector) for side in sides if side.sector)


def by_type(event_type: str) -> Cause:
    """The cause that a hazard's type tells.

    >>> by_type("EPIDEMIC"), by_type("TRANSPORT_ACCIDENT"), by_type("FLOOD")
    ('disease', 'accident', 'hazard')
    """
    if event_type == "EPIDEMIC":
        return "disease"
    return "accident" if is_accident(event_type) else "hazard"


def is_crime(mode: str | None, sides: frozenset[tuple[str, str]], lemmas: frozenset[str]) -> bool:
    """Whether violence is among private people or for gain: "stabbed his neighbour", not "shelled the town"."""
    told = bool(lemmas & word_list(LISTS, "crime"))
    armed = ARMED - {"rebel"} if told and lemmas & GUNMEN else ARMED
    if mode in WARLIKE or lemmas & word_list(LISTS, "conflict") or any(sector in armed for _, sector in sides):
        return False
    return told or any(role == "actor" and sector in PRIVATE for role, sector in sides)
