"""Lines of corrections that met no mention in the last run, each with what is not there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from flows.corpus.corrections import NAMED_BY, article_ids
from warehouse.lake import Lake
from warehouse.tables.corrections import Correction

TAKEN = "the mentions are part of another entity, or another line has changed them"


def unmet(lines: Iterable[Correction], lake: Lake) -> dict[int, str]:
    """Why lines met nothing, by their number.

    Args:
        lines: with the mentions that they are about.
        lake: the state that the last run left.
    """
    asked = [one for one in lines if not one.problem and not one.n_mentions]
    if not asked:
        return {}
    documents = lake.dataset("documents").to_table(list(NAMED_BY))
    articles = article_ids([documents], {one.article for one in asked if one.article})
    written = spelt(lake, {one.name for one in asked if one.name})
    known = entities(lake, {one.entity_id for one in asked if one.entity_id})
    return {one.line: f"no mention: {missing(one, articles, written, known)}" for one in asked}


def spelt(lake: Lake, names: Collection[str]) -> Mapping[str, set[str]]:
    """The articles that use some names, by name."""
    rows = lake.dataset("mentions").to_table(
        ["text", "doc_id"], filter=pc.field("text").isin(pa.array(sorted(names), pa.string()))
    )
    found = defaultdict[str, set[str]](set)
    for text, doc_id in zip(rows["text"].to_pylist(), rows["doc_id"].to_pylist(), strict=True):
        found[text].add(doc_id)
    return found


def entities(lake: Lake, wanted: Collection[str]) -> set[str]:
    """Which of some ids are those of entities, or would be without corrections."""
    ids, found = pa.array(sorted(wanted), pa.string()), set[str]()
    for column in ("local_id", "entity_id"):
        rows = lake.dataset("mentions").to_table([column], filter=pc.field(column).isin(ids))
        found.update(pc.unique(rows[column]).to_pylist())
    return found


def missing(
    one: Correction, articles: Mapping[str, str], written: Mapping[str, set[str]], known: Collection[str]
) -> str:
    """What a line is about and is not there."""
    if one.article and one.article not in articles:
        return f"there is no article {one.article!r}"
    if one.entity_id and one.entity_id not in known:
        return f"there is no entity {one.entity_id!r}"
    if one.name and not (
        written.get(one.name, set()) & {articles[one.article]} if one.article else written.get(one.name)
    ):
        return f"{'the article has' if one.article else 'there is'} no mention {one.name!r}"
    return TAKEN
