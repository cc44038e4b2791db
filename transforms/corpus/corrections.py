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

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from transforms.corpus.correction_lines import MOVES, coordinates, is_merge
from warehouse.tables.corrections import Correction
from warehouse.tables.entities import Entity
from warehouse.tables.mentions import EntityType


@dataclass(frozen=True, slots=True)
class Mended:
    """Mentions after corrections."""

    ids: list[str | None]
    about: dict[int, int] = field(default_factory=dict)
    """Mentions that each line is about."""


Rows = Sequence[Mapping[str, object]]
"""Mentions, one a row or several in one: doc_id, text and link_method."""

SHORT = frozenset({"surname", "first_name", "short_form", "acronym"})
"""Link methods of names that stand for a longer one of their article."""


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
            rows: the mentions, with doc_id, text and link_method.
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
        moving = [self.move(row, entity, merged, moves) for row, entity in zip(rows, ids, strict=True)]
        for row, entity, count, move in zip(rows, ids, counts, short_forms(rows, ids, moving), strict=True):
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
            named = (row["text"], row["doc_id"]) == (one.name, one.article)
            if (one.entity_id in reached if one.entity_id else named) and is_done(one, reached, merged):
                yield one

    def merged(self, rows: Rows, ids: Sequence[str | None]) -> dict[str, str]:
        """What entities become, by id; a name in an article may lead back to where a line before began, and then does nothing."""
        found: dict[str, str] = {}
        for one, entity in self.entities(rows, ids):
            target = cast("str", one.target)
            if is_merge(one) and entity not in found and entity != follow(target, found):
                found[entity] = target
        return found

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
        """The lines that change the row of an entity, by its id after merging; those on what became it come first, so yield."""
        merged = self.merged(rows, ids)
        found: dict[str, list[Correction]] = defaultdict(list)
        for one, entity in sorted(self.entities(rows, ids), key=lambda pair: pair[1] not in merged):
            if not is_merge(one):
                found[cast("str", follow(entity, merged))].append(one)
        return found


def short_forms(rows: Rows, ids: Sequence[str | None], moving: Sequence[Correction | None]) -> list[Correction | None]:
    """The line on each mention; a short form without one goes with the full names of its article, if one line moves all of them.

    "Porter" goes where "Jane Porter" does, but stays where the article has a "Jane A. Porter" who is not moved.
    """
    if not any(moving):
        return list(moving)
    names = defaultdict[tuple[object, str | None], set[Correction | None]](set)
    for row, entity, line in zip(rows, ids, moving, strict=True):
        if row["link_method"] not in SHORT:
            names[row["doc_id"], entity].add(line)
    only = {near: lines.pop() for near, lines in names.items() if len(lines) == 1 and near[1]}
    return [
        only.get((row["doc_id"], entity)) if line is None and row["link_method"] in SHORT else line
        for row, entity, line in zip(rows, ids, moving, strict=True)
    ]


def is_done(one: Correction, reached: Sequence[str], merged: Mapping[str, str]) -> bool:
    """Whether a line on an entity, that `reached` what it is now, did something: a merge may lead back to where another began."""
    return not is_merge(one) or any(merged.get(entity) == one.target for entity in reached)


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
