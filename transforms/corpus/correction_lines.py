"""The lines of a file of corrections, each with the reason why it cannot be applied, if there is one."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import get_args

from transforms.gazetteer.places import gazetteer
from warehouse.tables.corrections import Correction
from warehouse.tables.mentions import EntityType

HEAD = ("action", "entity_id", "name", "article", "target", "note")

TYPES = frozenset(get_args(EntityType))

MOVES = frozenset({"split", "drop"})
"""Actions on mentions; the others are on a whole entity."""


SEPARATORS = ",;\t"
"""What may stand between values: spreadsheets write semicolons where a comma is the decimal sign."""


def parse(text: str) -> list[Correction]:
    """The lines of a file of corrections; one that cannot be applied says why in `problem`."""
    rows = rows_of(text)
    number, first = next(rows, (1, []))
    head = () if isinstance(first, str) else tuple((cell or "").lower() for cell in first)
    if first and set(HEAD[:5]) - set(head):
        return [unreadable(number, f"the first line names the columns: {', '.join(HEAD)}")]
    found: list[Correction] = []
    for number, cells in rows:
        found.append(unreadable(number, cells) if isinstance(cells, str) else checked(line(number, head, cells), found))
    return found


def rows_of(text: str) -> Iterator[tuple[int, list[str | None] | str]]:
    """The rows that say something, or what is wrong with them, with the number of the line on which each begins."""
    begins = next((row for row in text.splitlines() if row.strip() and not row.startswith("#")), "")
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=max(SEPARATORS, key=begins.count), strict=True)
    number = 1
    while True:
        try:
            cells = [cell.strip() or None for cell in next(lines)]
        except StopIteration:
            return
        except csv.Error as error:
            yield number, f"the line cannot be read, look for a quotation mark that is opened and not closed: {error}"
        else:
            if any(cells) and not (cells[0] or "").startswith("#"):
                yield number, cells
        number = lines.line_num + 1


def unreadable(number: int, problem: str) -> Correction:
    """A line that says nothing but what is wrong with it; with number 0 the whole file is."""
    return Correction(number, None, None, None, None, None, None, 0, problem)


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
        return f'target {one.target!r}: it is to be an id of GeoNames, or latitude and longitude in quotation marks: "48.51,37.99"'
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
    """A line before says already what becomes of the same thing."""
    same = (b for b in before if not b.problem and subject(b) == subject(one))
    return next((f"line {b.line} says already what becomes of it" for b in same), None)


def subject(one: Correction) -> tuple[str | None, ...]:
    """What a line is about; two that make mentions another entity's, or nobody's, are about the same."""
    action = "mentions" if is_merge(one) or one.action in MOVES else one.action
    return action, one.entity_id, None if is_whole(one) else one.name, one.article


def is_whole(one: Correction) -> bool:
    """Whether a line is about all mentions of an entity that it names by its id; a name beside it is for the reader."""
    return bool(one.entity_id) and (one.action not in MOVES or not one.name)


def article_of_all(one: Correction, _: Sequence[Correction]) -> str | None:
    """An article beside an entity that is meant wherever it is named."""
    if one.article and one.entity_id and one.action not in MOVES:
        return (
            f"{one.action} is about the entity in all articles, so name none; split moves the mentions of one article"
        )
    return None


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
    unknown_action, nothing_named, article_of_all, odd_id, odd_target, said_already, circle,
)  # fmt: skip
