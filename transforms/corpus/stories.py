"""Stories: articles on one happening or on what it led to.

Two articles are alike by the terms that they share, less so the further apart they appeared; groups are joined by average
linkage. Articles that no chain of alike pairs ties together are never of one story, so a change asks for the articles that
are tied to it alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from textwrap import shorten

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from transforms.corpus.duplicates import UNDATED
from transforms.corpus.linkage import average, components
from transforms.corpus.terms import terms, vector
from warehouse.tables.stories import Story

ALIKE = 0.16
"""Cosine of two groups of articles, on average, from which they are one story. B-cubed F1 at .14, .16 and .18 on short texts of
ECB+ .864, .862, .876; on its whole articles 1.0 each; on stories of the project's own .900, .899, .887."""
WEEK, FADING = 7, 0.1
"""Days between two articles count little: each time their number doubles beyond a week, they are less alike by a tenth. A
trial is years after the deed, so there is no day from which an article is of another story."""
LONGEST_TITLE = 100
"""Characters of a title that is made of the first line of a text."""
KEYWORDS, MAIN = 8, 5
"""How many of them a story's row names."""
ROWS = 256
"""Articles that are compared with all others at a time."""
PREFIX = "story:"


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


def join(documents: pd.DataFrame) -> pd.Series:
    """The story of each document, by doc_id; a copy is of its original's.

    Args:
        documents: as for `articles`.
    """
    known = articles(documents)
    groups = grouped(known)
    story = {a.doc_id: PREFIX + known[g].doc_id for a, g in zip(known, groups.tolist(), strict=True)}
    of = documents["duplicate_of"].fillna(documents["doc_id"])
    return pd.Series(of.map(story).to_numpy(), index=documents["doc_id"], name="story_id")


def grouped(known: Sequence[Article]) -> NDArray[np.int64]:
    """The story of each article, as the place of its first one."""
    vectors = np.stack([vector(dict(a.terms)) for a in known]) if known else np.zeros((0, 1), np.float32)
    days = np.array([a.published_at.timestamp() / 86400 if a.published_at else np.nan for a in known])
    tied = components(len(known), ties(vectors, days))
    found = tied.copy()
    order = np.argsort(tied, kind="stable")
    for members in np.split(order, np.flatnonzero(np.diff(tied[order])) + 1):
        if len(members) > 1:
            alike = similarity(vectors[members], days[members], vectors[members], days[members])
            found[members] = members[average(alike, ALIKE)]
    return found


def ties(vectors: NDArray[np.float32], days: NDArray[np.float64]) -> NDArray[np.int64]:
    """The pairs of articles that are alike, as two columns of places; some rows at a time, so that memory stays small."""
    pairs = [np.zeros((0, 2), np.int64)]
    for first in range(0, len(vectors), ROWS):
        alike = similarity(vectors[first : first + ROWS], days[first : first + ROWS], vectors[first:], days[first:])
        pairs.append(np.argwhere(np.triu(alike >= ALIKE, 1)) + first)
    return np.concatenate(pairs)


def similarity(
    vectors: NDArray[np.float32],
    days: NDArray[np.float64],
    others: NDArray[np.float32],
    others_days: NDArray[np.float64],
) -> NDArray[np.float64]:
    """How alike articles are to others, rounded, so that it does not depend on how many are compared at a time."""
    alike = np.round((vectors @ others.T).astype(np.float64), 4)
    apart = np.nan_to_num(np.abs(days[:, None] - others_days[None, :]))
    faded: NDArray[np.float64] = alike / (1 + FADING * np.log2(1 + apart / WEEK))
    return faded


def rows(documents: pd.DataFrame, mentions: pd.DataFrame) -> list[Story]:
    """One row a story, in the order of the ids.

    Args:
        documents: as for `articles`, and story_id and publisher.
        mentions: doc_id, entity_id and entity_type.
    """
    known = {a.doc_id: a for a in articles(documents)}
    once = documents[documents["doc_id"].isin(known)]
    named = mentions[mentions["doc_id"].isin(known) & mentions["entity_id"].notna()]
    named = named[["doc_id", "entity_id", "entity_type"]].drop_duplicates()
    by_article = dict(iter(named.groupby("doc_id")))
    return [
        story(str(story_id), group, [known[i] for i in group["doc_id"]], [by_article[i] for i in group["doc_id"] if i in by_article])
        for story_id, group in once.groupby("story_id", sort=True)
    ]  # fmt: skip


def story(story_id: str, documents: pd.DataFrame, members: Sequence[Article], named: Sequence[pd.DataFrame]) -> Story:
    """The row of one story."""
    dates = documents["published_at"].dropna()
    shared = shares(members)
    names = pd.concat(named) if named else pd.DataFrame(columns=["entity_id", "entity_type"])
    is_place = names["entity_type"].isin(["place", "facility"])
    return Story(
        story_id=story_id,
        title=headline(documents, members, shared),
        first_published=dates.min().to_pydatetime() if len(dates) else None,
        last_published=dates.max().to_pydatetime() if len(dates) else None,
        n_documents=len(documents),
        n_publishers=int(documents["publisher"].nunique()),
        keywords=tuple(most(shared, KEYWORDS)),
        main_entities=tuple(commonest(names.loc[~is_place, "entity_id"])),
        main_places=tuple(commonest(names.loc[is_place, "entity_id"])),
    )


def headline(documents: pd.DataFrame, members: Sequence[Article], shared: Mapping[str, float]) -> str | None:
    """The title of the most central article that has one; else the beginning of the most central text."""
    titles = dict(zip(documents["doc_id"], documents["title"], strict=True))
    central = max(members, key=lambda a: (not pd.isna(titles[a.doc_id]), centrality(a, shared), a.doc_id))
    if not pd.isna(titles[central.doc_id]):
        return str(titles[central.doc_id])
    text = str(documents.loc[documents["doc_id"] == central.doc_id, "text"].iloc[0])
    return shorten(text.partition("\n")[0], LONGEST_TITLE, placeholder=" ...") or None


def shares(members: Sequence[Article]) -> dict[str, float]:
    """What each term counts in all articles of a story."""
    total: Counter[str] = Counter()
    for article in members:
        total.update(article.terms)
    return dict(total)


def centrality(article: Article, shared: Mapping[str, float]) -> float:
    """How much an article says of what all say."""
    return round(sum(x * shared[t] for t, x in article.terms.items()), 9)


def most(counted: Mapping[str, float], number: int) -> list[str]:
    """The terms that count most."""
    return sorted(counted, key=lambda t: (-round(counted[t], 9), t))[:number]


def commonest(ids: Iterable[str]) -> list[str]:
    """The ids that most articles name."""
    counts = Counter(ids)
    return sorted(counts, key=lambda i: (-counts[i], i))[:MAIN]
