"""Ids of Wikidata."""

from __future__ import annotations

from functools import cache

from transforms.lexicons import lexicon


def wikidata_id(entity_id: str) -> str | None:
    """The id in Wikidata of an entity that the list has.

    >>> wikidata_id("country:UA"), wikidata_id("person:jan-nowak")
    ('Q212', None)
    """
    return _ids().get(entity_id)


@cache
def _ids() -> dict[str, str]:
    return {row["entity_id"]: row["wikidata_id"] for row in lexicon("wikidata.tsv")}
