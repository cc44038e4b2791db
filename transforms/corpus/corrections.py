"""A user's corrections of entities: lines of a CSV file, applied to what the articles of the corpus agree on.

    action,entity_id,name,article,target,note
    merge,person:jon-smith,,,person:john-smith,one and the same
    split,,Georgia,feed/17.txt,country:GE,the country here
    rename,organization:acme,,,Acme Corporation,
    retype,organization:troy,,,place,
    relocate,place:hilltop,,,"48.51,37.99",
    drop,,Zoom,,,no entity

Articles are not read again: an article's own id and type of a mention stay beside the corrected ones, so that a line that is taken
out is undone. A line names its entity by id, or by a name and the article that uses it.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import cast, get_args

from transforms.gazetteer.places import gazetteer
from warehouse.tables.corrections import Correction
from warehouse.tables.entities import Entity
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


@dataclass(frozen=True, slots=True)
class Mended:
    """Mentions after corrections."""

    ids: list[str | None]
    about: dict[int, int] = field(default_factory=dict)
    """Mentions that each line is about."""


Rows = Sequence[Mapping[str, object]]
"""Mentions, one a row or several in one: doc_id, text, and how many they are."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """The lines of a file that can be applied; articles are named by their doc_id."""

    lines: tuple[Correction, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """The names that lines are about."""
        return frozenset(one.name for one in self.lines if one.name)

    def apply(self, rows: Rows, ids: Sequence[str | None], counts: Sequence[int]) -> Mended:
        """The ids of mentions after splits, drops and merges.

        Args:
            rows: the mentions, with doc_id and text.
            ids: the ids that the corpus agrees on.
            counts: how many mentions each row stands for.
        """
        if not self.lines:
            return Mended(list(ids))
        merged = self.merged(rows, ids)
        moves = defaultdict[str | None, list[Correction]](list)
        for one in self.lines:
            if one.action in MOVES:
                moves[one.name].append(one)
        mended, about = list[str | None](), defaultdict[int, int](int)
        for row, entity, count in zip(rows, ids, counts, strict=True):
            move = self.move(row, entity, merged, moves)
            mended.append(follow(move.target if move else entity, merged))
            for one in [move] if move else self.on_entity(row, entity, merged):
                about[one.line] += count
        return Mended(mended, dict(about))

    def move(
        self, row: Mapping[str, object], entity: str | None, merged: Mapping[str, str],
        moves: Mapping[str | None, list[Correction]],
    ) -> Correction | None:  # fmt: skip
        """The line that moves or drops a mention: one for its article before one for all."""
        fits = [
            one
            for one in (*moves.get(cast("str", row["text"]), ()), *moves.get(None, ()))
            if one.article in {None, row["doc_id"]} and one.entity_id in {None, entity, follow(entity, merged)}
        ]
        return max(fits, key=lambda one: (one.article is not None, one.entity_id is not None, one.line), default=None)

    def on_entity(
        self, row: Mapping[str, object], entity: str | None, merged: Mapping[str, str]
    ) -> Iterator[Correction]:
        """The lines on the whole entity of a mention."""
        reached = chain(entity, merged)
        for one in self.lines:
            if one.action in MOVES:
                continue
            if one.entity_id in reached if one.entity_id else (row["text"], row["doc_id"]) == (one.name, one.article):
                yield one

    def merged(self, rows: Rows, ids: Sequence[str | None]) -> dict[str, str]:
        """What entities become, by id."""
        return {entity: cast("str", one.target) for one, entity in self.entities(rows, ids) if is_merge(one)}

    def entities(self, rows: Rows, ids: Sequence[str | None]) -> Iterator[tuple[Correction, str]]:
        """The entity of each line that is about one; by a name in an article it may be several."""
        whole = [one for one in self.lines if one.action not in MOVES]
        named: dict[tuple[object, object], set[str]] = {(one.name, one.article): set() for one in whole}
        for row, entity in zip(rows, ids, strict=True):
            if entity and (row["text"], row["doc_id"]) in named:
                named[row["text"], row["doc_id"]].add(entity)
        for one in whole:
            found = [one.entity_id] if one.entity_id else sorted(named[one.name, one.article])
            yield from ((one, entity) for entity in found)

    def overrides(self, rows: Rows, ids: Sequence[str | None]) -> dict[str, list[Correction]]:
        """The lines that change the row of an entity, by its id after merging."""
        merged = self.merged(rows, ids)
        found: dict[str, list[Correction]] = defaultdict(list)
        for one, entity in self.entities(rows, ids):
            if not is_merge(one):
                found[cast("str", follow(entity, merged))].append(one)
        return found


def chain(entity: str | None, merged: Mapping[str, str]) -> list[str]:
    """An entity and what it becomes, step by step."""
    found: list[str] = []
    while entity is not None and entity not in found:
        found.append(entity)
        entity = merged.get(entity)
    return found


def follow(entity: str | None, merged: Mapping[str, str]) -> str | None:
    """What an entity becomes in the end."""
    return chain(entity, merged)[-1] if entity else None


def correct(row: Entity, lines: Iterable[Correction]) -> Entity:
    """The row of an entity after renaming, retyping and relocating."""
    for one in lines:
        target = cast("str", one.target)
        if one.action == "rename":
            others = {*row.aliases, row.name} - {target}
            row = replace(row, name=target, aliases=tuple(sorted(others)))
        elif one.action == "retype":
            row = replace(row, entity_type=cast("EntityType", target))
        elif where := coordinates(target):
            row = replace(row, latitude=where[0], longitude=where[1], geonames_id=None, admin1=None, feature_class=None)
    return row
