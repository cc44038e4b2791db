"""The lines of a file of corrections, each with the reason why it cannot be applied, if there is one."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import get_args

from transforms.gazetteer.places import gazetteer
from warehouse.tables.corrections import Correction
from warehouse.tables.mentions import EntityType

HEAD = ("action", "entity_id", "name", "article", "target", "note")

TYPES = frozenset(get_args(EntityType))

MOVES = frozenset({"split", "drop"})
"""Actions on mentions; the others are on a whole entity."""


def parse(text: str) -> list[Correction]:
    """The lines of a file of corrections; one that cannot be applied says why in `problem`."""
    lines = csv.reader(io.StringIO(text))
    head = tuple(cell.strip().lower() for cell in next(lines, []))
    if not head:
        return []
    if set(HEAD[:5]) - set(head):
        words = f"the first line names the columns: {', '.join(HEAD)}"
        return [Correction(1, None, None, None, None, None, None, 0, words)]
    found: list[Correction] = []
    for row in lines:
        cells = [cell.strip() or None for cell in row]
        if any(cells) and not (cells[0] or "").startswith("#"):
            found.append(checked(line(lines.line_num, head, cells), found))
    return found


def line(number: int, head: Sequence[str], cells: Sequence[str | None]) -> Correction:
    """A line as a row."""
    values = dict(zip(head, cells, strict=False))
    action = values.get("action")
    told = {name: values.get(name) for name in HEAD[1:]}
    surplus = f"{len(cells)} values for {len(head)} columns; put quotation marks around a comma"
    problem = surplus if len(cells) > len(head) else None
    return Correction(line=number, action=action and action.lower(), **told, n_mentions=0, problem=problem)


def checked(one: Correction, before: Sequence[Correction]) -> Correction:
    """A line with what is wrong about it, if anything is."""
    return replace(one, problem=one.problem or next(filter(None, (check(one, before) for check in CHECKS)), None))


def unknown_action(one: Correction, _: Sequence[Correction]) -> str | None:
    """No action, or none that there is."""
    known = ("merge", "split", "rename", "retype", "relocate", "drop")
    return None if one.action in known else f"action {one.action!r}: it is to be one of: {', '.join(known)}"


def nothing_named(one: Correction, _: Sequence[Correction]) -> str | None:
    """No entity, or no mention, that the line is about."""
    if one.action in MOVES:
        enough = one.name or (one.action == "drop" and one.entity_id)
        return None if enough else f"{one.action} needs the name, as articles write it"
    if one.entity_id or (one.name and one.article):
        return None
    return f"{one.action} needs an entity_id, or a name and an article"


def odd_id(one: Correction, _: Sequence[Correction]) -> str | None:
    """An id without a type before a colon."""
    ids = [one.entity_id, one.target if one.action in {"merge", "split"} else None]
    return next((f"{i!r} is no id of an entity, like person:john-smith" for i in ids if i and not is_id(i)), None)


def is_id(text: str) -> bool:
    """Whether a text can be an entity's id; one of GeoNames has to be in the gazetteer."""
    kind, _, rest = text.partition(":")
    if kind == "geonames":
        return rest.isdigit() and gazetteer().place(int(rest)) is not None
    return kind in TYPES and bool(rest) and not any(c.isspace() for c in rest)


def odd_target(one: Correction, _: Sequence[Correction]) -> str | None:
    """No target, or none that the action can have."""
    if one.action == "drop":
        return f"drop has no target, and not {one.target!r}" if one.target else None
    if not one.target:
        return f"{one.action} needs a target"
    if one.action == "retype" and one.target not in TYPES:
        return f"target {one.target!r}: it is to be one of: {', '.join(sorted(TYPES))}"
    if one.action == "relocate" and not (is_id(one.target) or coordinates(one.target)):
        return f"target {one.target!r}: it is to be an id of GeoNames, or latitude and longitude: 48.51,37.99"
    return None


def coordinates(text: str) -> tuple[float, float] | None:
    """Latitude and longitude.

    >>> coordinates("48.51, 37.99"), coordinates("95,0")
    ((48.51, 37.99), None)
    """
    try:
        latitude, longitude = map(float, text.split(","))
    except ValueError:
        return None
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def said_already(one: Correction, before: Sequence[Correction]) -> str | None:
    """A line before has the same action for the same thing."""
    same = (b for b in before if not b.problem and subject(b) == subject(one))
    return next((f"line {b.line} says it already" for b in same), None)


def subject(one: Correction) -> tuple[str | None, ...]:
    """What a line is about; merging and relocating to a place are the same."""
    action = "merge" if is_merge(one) else one.action
    return action, one.entity_id, one.name, one.article


def is_merge(one: Correction) -> bool:
    """Whether a line makes one entity another: merge, or relocate to a place of the gazetteer."""
    return one.action == "merge" or (one.action == "relocate" and is_id(one.target or ""))


def circle(one: Correction, before: Sequence[Correction]) -> str | None:
    """Merging that leads back to where it began."""
    if not is_merge(one) or not one.entity_id:
        return None
    into = {b.entity_id: b.target for b in before if not b.problem and is_merge(b) and b.entity_id}
    at = one.target
    while at is not None:
        if at == one.entity_id:
            return "the merging leads back to where it began"
        at = into.get(at)
    return None


CHECKS: tuple[Callable[[Correction, Sequence[Correction]], str | None], ...] = (
    unknown_action, nothing_named, odd_id, odd_target, said_already, circle,
)  # fmt: skip
