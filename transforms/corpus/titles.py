"""The title of a happening: who did what to whom where, in the words of the telling that says it best."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.corpus.title_lines import Values, clause, clipped, hazard, noun_phrase, telling

SITED = re.compile(r"\b(?:in|into|on|at|near|off|across|to) (?:the )?[A-Z]")
"""A line that names a place."""


def title(tellings: Sequence[tuple[Values, Sequence[Values]]], actor: Values, place: Values, killed: int | None) -> str:
    """A title: the line of the clearest telling, with the place and, of a hazard, the toll where it gives none.

    Args:
        tellings: events, each with its participants.
        actor: the participant that all tellings together name best.
        place: the place, likewise.
        killed: people killed.

    >>> event = {"rule_id": "assault.v.kill", "trigger": "killed", "summary": "Two guards were killed", "ontology": "plover"}
    >>> title([(event, [])], {}, {"location_text": "Lagos"}, 2)
    'Two guards were killed in Lagos'
    """
    best = max((telling(event, people, actor) for event, people in tellings), key=lambda t: t.clarity)
    where = clipped(place.get("location_text"))
    is_hazard = best.event.get("ontology") == "hazard"
    if best.is_bare_noun and not best.is_told_by_verb:
        text = hazard(best, is_known=bool(where or killed)) if is_hazard else noun_phrase(best)
    else:
        text = clause(best, clipped(actor.get("text")))
    text = completed(text, where, killed if is_hazard else None)
    return text[:1].upper() + text[1:]


def completed(text: str, where: str, killed: int | None) -> str:
    """A line with the place and the toll that it does not give."""
    if where and not is_sited(text, where):
        text = f"{text.removesuffix(' in')} in {where}"
    return f"{text}, {killed:,} killed" if killed and f"{killed:,}" not in text else text


def is_sited(text: str, where: str) -> bool:
    """Whether a line names the place, or another one."""
    named = where.lower().removeprefix("the ")
    return named in text.lower() or SITED.search(text) is not None
