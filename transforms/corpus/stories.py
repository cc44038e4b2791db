"""Stories: articles on one happening or on what it led to.

Two articles are alike by the terms that they share, less so the further apart they appeared. Chains of the nearest neighbours make
families, and within a family groups are joined by average linkage. So a change asks for the neighbours of new articles, and for the
families whose members are others than before; the result is that of all articles at once (docs/decisions/0015-stories-around-a-change.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

import numpy as np
import pandas as pd

from transforms.corpus.divisions import FEWEST, Details, divided
from transforms.corpus.duplicates import UNDATED
from transforms.corpus.first_deeds import DEED, UNKNOWN, deeds
from transforms.corpus.linkage import Groups, Matrix, average
from transforms.corpus.neighbours import NEAREST, NONE, Near, families, neighbours
from transforms.corpus.outsiders import outsiders
from transforms.corpus.rows import records
from transforms.corpus.sketch_index import matrix
from transforms.corpus.sketches import WHOLE, Days, Places, Sketches, day, sketch
from transforms.corpus.strays import adopted
from transforms.corpus.terms import body_start, terms

ALIKE = WHOLE * 155 // 1000
"""Cosine of two groups of articles, on average, from which they are one story. B-cubed F1 at .15, .155, .165 and .17: on short texts of
ECB+ .887, .887, .883, .872; on stories of the claims' articles .899, .899, .899, .876; on the open sets of tests/golden/stories .957,
.957, .971, .971, where .165 parts a story that .155 keeps; on whole articles of ECB+ 1.0 each."""
LARGEST = 128
"""Articles of the largest family, and so of the largest story: what a story tells is worked out anew when an article joins it."""
LONGEST_TITLE = 100
"""Characters of a title that is made of the first line of a text."""
KEYWORDS, MAIN = 8, 5
"""How many of them a story's row names."""
TOLD_BY = 4
"""Articles of a story from which one that tells another deed can be told from the rest. B-cubed F1 at 3, 4, 6 on annotated stories of our own
.971, .971, .940."""
AT_ONCE = 512
"""Articles whose details are read and held at a time: each reading passes over the files of the corpus once. Not measured: the
fewer, the more passes; the more, the more texts in memory."""
LOOSE = WHOLE * 3 // 10
"""Likeness to the rest, on average, below which such an article is put out: two whole articles of ECB+ whose days were read wrong have
.42, two articles of our own on other happenings .10 and .21."""
PREFIX = "story:"

Look: TypeAlias = Callable[[Places], list[Details]]


@dataclass(frozen=True, slots=True)
class Article:
    """An article as far as stories go."""

    doc_id: str
    published_at: datetime | None
    """By its own account; null where only its story tells."""
    terms: Mapping[str, float]

    @property
    def order(self) -> tuple[datetime, str]:
        """The earliest first; undated ones last."""
        return self.published_at or UNDATED, self.doc_id


def articles(documents: pd.DataFrame) -> list[Article]:
    """The articles of documents, copies left out, the earliest first.

    Args:
        documents: doc_id, title, text, published_at, published_at_source and duplicate_of are read.
    """
    once = documents[documents["duplicate_of"].isna()]
    own = once["published_at"].where(once["published_at_source"] != "story")
    rows = zip(once["doc_id"], once["title"], once["text"], own, strict=True)
    found = [
        Article(doc_id, None if pd.isna(at) else at, terms(None if pd.isna(title) else title, text))
        for doc_id, title, text, at in rows
    ]
    return sorted(found, key=lambda a: a.order)


def join(documents: pd.DataFrame, events: pd.DataFrame) -> pd.Series:
    """The story of each document, by doc_id; a copy is of its original's.

    Args:
        documents: as for `articles`.
        events: see `divisions.DEED`.
    """
    known = articles(documents)
    sketches = Sketches.of([sketch(a.terms) for a in known], [day(a.published_at) for a in known])
    texts = {row["doc_id"]: row for row in records(documents[["doc_id", "title", "text"]])}
    told = deeds(records(events[DEED]), {i: body_start(row["title"], row["text"]) for i, row in texts.items()})

    def details(places: Places) -> list[Details]:
        ids = [known[n].doc_id for n in places.tolist()]
        return [Details.of(texts[i]["title"], texts[i]["text"], told.get(i)) for i in ids]

    groups = settle(sketches, State.empty(len(known)), details).story
    story = {a.doc_id: PREFIX + known[g].doc_id for a, g in zip(known, groups.tolist(), strict=True)}
    of = documents["duplicate_of"].fillna(documents["doc_id"])
    return pd.Series(of.map(story).to_numpy(), index=documents["doc_id"], name="story_id")


@dataclass(frozen=True, slots=True)
class State:
    """What is known of articles, the earliest first: one row each."""

    near: Near
    """Their neighbours."""
    family: Groups
    """A number for the family of each; -1 for articles of which nothing is known."""
    story: Groups
    """The place of the first article of the story of each."""
    sizes: Mapping[int, int]
    """How many articles each family has."""

    @classmethod
    def empty(cls, n: int) -> State:
        """Nothing is known of n articles."""
        return cls(np.full((n, NEAREST), NONE), np.full(n, -1, np.int64), np.full(n, -1, np.int64), {})


def settle(sketches: Sketches, known: State, details: Look) -> State:
    """The stories of articles: those of families that are as they were stay, all others are worked out.

    Args:
        sketches: the articles, the earliest first.
        known: what was found for the articles of another state, by today's places.
        details: gives what some articles are told apart by.
    """
    near = neighbours(sketches, known.near, known.family < 0, ALIKE)
    family = families(near, LARGEST)
    story = np.arange(len(family))
    sizes = dict(zip(*(column.tolist() for column in np.unique(family, return_counts=True)), strict=True))
    order = np.argsort(family, kind="stable")
    several = [m for m in np.split(order, np.flatnonzero(np.diff(family[order])) + 1) if len(m) > 1]
    for members in several:
        if is_known(members, known):
            story[members] = known.story[members]
    for some in batches([m for m in several if not is_known(m, known)]):
        look = asked_once(details, some)
        for members in some:
            story[members] = parted(sketches, members, look)
    return State(near, family, story, sizes)


def batches(several: Iterable[Places]) -> Iterator[list[Places]]:
    """Families, so many at a time that one question tells what their articles are told apart by."""
    some: list[Places] = []
    for members in several:
        some.append(members)
        if sum(map(len, some)) >= AT_ONCE:
            yield some
            some = []
    if some:
        yield some


def asked_once(details: Look, several: Sequence[Places]) -> Look:
    """What the articles of families are told apart by, asked for at once; families that are too small are never asked about."""
    asked = np.concatenate([np.empty(0, np.int64), *(m for m in several if len(m) >= TOLD_BY)])
    told = dict(zip(asked.tolist(), details(asked) if len(asked) else [], strict=True))
    return lambda places: [told[place] for place in places.tolist()]


def is_known(members: Places, known: State) -> bool:
    """Whether a family is one that was there before, without a change."""
    labels = known.family[members]
    return bool((labels == labels[0]).all() and labels[0] >= 0 and known.sizes[int(labels[0])] == len(members))


def parted(sketches: Sketches, members: Places, details: Look) -> Places:
    """The story of each article of a family, as the place of its first one."""
    alike = matrix(sketches.take(members)).astype(np.float64)
    group = average(alike, ALIKE)
    for first, size in zip(*np.unique(group, return_counts=True), strict=True):
        if size >= 2 * FEWEST:
            whole = np.flatnonzero(group == first)
            group[whole] = whole[divided(details(members[whole]))]
    joined = adopted(alike, group, ALIKE, sketches.days[members])
    return members[without_outsiders(joined, alike, sketches.days[members], lambda own: details(members[own]))]


def without_outsiders(group: Groups, alike: Matrix, published: Days, details: Look) -> Groups:
    """The group of each article, as the place of its first member, with those alone that tell another deed than the rest."""
    found = group.copy()
    for first in np.unique(group):
        inside = np.flatnonzero(group == first)
        if len(inside) >= TOLD_BY:
            near = alike[np.ix_(inside, inside)]
            is_loose = (near.sum(axis=1) - near.diagonal()) / (len(inside) - 1) < LOOSE
            told = [d.deed for d in details(inside)] if is_loose.any() else [UNKNOWN] * len(inside)
            out = inside[[i for i in outsiders(told, published[inside].tolist()) if is_loose[i]]]
            rest = np.setdiff1d(inside, out)
            found[out], found[rest] = out, rest[0]
    return found
