"""One row a story: its title, keywords, entities and places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from textwrap import shorten

import pandas as pd

from transforms.corpus.stories import KEYWORDS, LONGEST_TITLE, MAIN, Article, articles
from transforms.corpus.terms import written
from warehouse.tables.stories import Story


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
        keywords=tuple(dict.fromkeys(written(most(shared, KEYWORDS), texts_of(documents)))),
        main_entities=tuple(commonest(names.loc[~is_place, "entity_id"])),
        main_places=tuple(commonest(names.loc[is_place, "entity_id"])),
    )


def texts_of(documents: pd.DataFrame) -> list[str]:
    """The titles and texts of documents."""
    return [*documents["title"].dropna(), *documents["text"]]


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
