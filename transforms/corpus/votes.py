"""The types of names that no list knows, voted across the corpus: what most articles show as a club is one in the others.

An article tells a name's type from its own words alone, and the model is wrong in some. Where the articles of the corpus have one name
under several types, the type of nearly all of them is that of the rest. The result depends on the set of articles alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from transforms.mentions.known_names import by_id

VOTED = "^(person|organization|place|facility|product|work|event_name|law|other):"
"""Ids made of a name, by types that take part."""
LEAST, SHARE = 3, 0.75
"""Articles that must agree, and their share of all that have the name."""
LEAST_ONE_WORD, SHARE_ONE_WORD = 5, 0.85
"""The same for a single word, which names more things: a surname here, a firm there."""
GUESSED = frozenset({"work", "facility", "law", "event_name", "other"})
"""Types that the model gives a word for want of a better one: against a body or a product, they weigh as those of longer names."""
BODIES = frozenset({"organization", "product"})
THINGS = ("organization", "facility", "product", "work", "law", "event_name", "other")
"""What a longer name may be of by turns without naming two things; the first one is the likeliest: a hotel, a clinic, a dairy."""

Votes = Mapping[str, str]
"""Another id for an id."""


def contested(ids: Iterable[pa.Array]) -> list[str]:
    """The ids of those given that share their name with one of another type; listed ones are not asked."""
    empty = pa.array([], pa.string())
    every = pc.unique(pa.chunked_array([empty, *ids]).drop_null())
    every = every.filter(pc.match_substring_regex(every, VOTED))
    named = pa.table({"id": every, "name": pc.replace_substring_regex(every, pattern=VOTED, replacement="")})
    counts = named.group_by("name").aggregate([("id", "count")])
    several = counts.filter(pc.greater(counts["id_count"], 1))["name"]
    found = named.filter(pc.is_in(named["name"], several.combine_chunks()))["id"].to_pylist()
    return sorted(found)


def elect(mentions: pa.Table, documents: pa.Table) -> Votes:
    """The ids that lose, each with the one that it becomes.

    Args:
        mentions: doc_id, local_id and title of the mentions of contested ids.
        documents: doc_id and duplicate_of; copies do not vote, and what is voted holds for them.
    """
    copies = documents.filter(pc.is_valid(documents["duplicate_of"]))["doc_id"].combine_chunks()
    own = mentions.filter(pc.invert(pc.is_in(mentions["doc_id"], copies)))
    counts = own.group_by("local_id").aggregate([("doc_id", "count_distinct")])
    articles = dict(zip(counts["local_id"].to_pylist(), counts["doc_id_count_distinct"].to_pylist(), strict=True))
    titled = set(mentions.filter(pc.is_valid(mentions["title"]))["local_id"].to_pylist())
    by_name: dict[str, list[str]] = defaultdict(list)
    for local in sorted(pc.unique(mentions["local_id"]).to_pylist()):
        by_name[local.partition(":")[2]].append(local)
    found = {}
    for name, rivals in by_name.items():
        if winner := winner_of(name, {one: articles.get(one, 0) for one in rivals}):
            losers = (one for one in rivals if one != winner and one not in titled and one not in by_id())
            found.update(dict.fromkeys(losers, winner))
    return found


def is_guessed(winner: str, articles: Iterable[str]) -> bool:
    """Whether all rivals of a body or product are of types that the model guesses: the firm SEACOM, and "the SEACOM cable" a work."""
    others = {kind_of(one) for one in articles if one != winner}
    return kind_of(winner) in BODIES and others <= GUESSED


def kind_of(entity_id: str) -> str:
    """The type of an id."""
    return entity_id.partition(":")[0]


def winner_of(name: str, articles: Mapping[str, int]) -> str | None:
    """The id that enough articles agree on, if there is one; of a firm and its product of one name that of more articles, else the firm.

    A longer name that no person or place bears is one thing, "Valley Hotel", whatever few articles call it.
    """
    if len(articles) > 1 and {kind_of(one) for one in articles} <= BODIES:
        return max(articles, key=lambda one: (articles[one], kind_of(one) == "organization"))
    if len(articles) > 1 and "-" in name and all(kind_of(one) in THINGS for one in articles):
        return max(articles, key=lambda one: (articles[one], -THINGS.index(kind_of(one))))
    winner = max(articles, key=lambda one: (articles[one], one))
    is_plain = "-" in name or is_guessed(winner, articles)
    least, share = (LEAST, SHARE) if is_plain else (LEAST_ONE_WORD, SHARE_ONE_WORD)
    enough = articles[winner] >= least and articles[winner] >= share * sum(articles.values())
    return winner if enough and len(articles) > 1 else None
