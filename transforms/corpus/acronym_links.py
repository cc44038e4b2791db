"""Acronyms and short forms of organizations, and which organization one means across articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable

import pyarrow as pa
import pyarrow.compute as pc

from transforms.gazetteer.entity_ids import slug

TOLD_SHORT = 2
"""Articles that must tell a short form of an organization for others to be read by it; of an acronym one is enough."""


def acronyms(mentions: pa.Table) -> set[tuple[str, str]]:
    """The ids that organizations would have by acronyms and short forms, with those by the full names, as articles tell.

    A short form counts where all articles that tell it have it of one organization, and enough of them do.
    """
    found = set[tuple[str, str]]()
    for method in ("acronym", "short_form"):
        told = mentions.filter(pc.equal(mentions["link_method"], method))
        told = told.filter(pc.starts_with(told["local_id"], "organization:"))
        pairs = told.group_by(["text", "local_id"]).aggregate([("doc_id", "count_distinct")]).to_pylist()
        meanings = Counter[str](slug("organization", row["text"]) for row in pairs)
        for row in pairs:
            short = slug("organization", row["text"])
            if method == "acronym" or (meanings[short] == 1 and row["doc_id_count_distinct"] >= TOLD_SHORT):
                found.add((short, row["local_id"]))
    return found


def shortened(mentions: pa.Table) -> set[str]:
    """The ids that organizations would have by the acronyms and short forms of some articles."""
    told = mentions.filter(pc.is_in(mentions["link_method"], pa.array(["acronym", "short_form"])))
    return {slug("organization", text) for text in pc.unique(told["text"]).to_pylist()}


def sole(ids: Collection[str]) -> str | None:
    """The one id of a set, or None."""
    return next(iter(ids)) if len(ids) == 1 else None


def join_acronyms(organizations: pa.Table, explained: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Ids of organizations that an article knows by an acronym alone, when one meaning of it is known."""
    meanings: dict[str, set[str]] = defaultdict(set)
    for short, long in explained:
        meanings[short] |= {long} - {short}
    by_document: dict[str, set[str]] = defaultdict(set)
    for row in organizations.group_by(["doc_id", "local_id"]).aggregate([]).to_pylist():
        by_document[row["doc_id"]].add(row["local_id"])
    found = {}
    for document, locals_ in by_document.items():
        joined = {i: next(iter(meanings[i])) for i in locals_ if i in meanings and len(meanings[i]) == 1}
        targets = Counter(joined.values())
        found.update({(document, i): t for i, t in joined.items() if t not in locals_ and targets[t] == 1})
    return found
