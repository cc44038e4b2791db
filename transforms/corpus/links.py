"""Which entities of different articles are one, and which of one name are two.

An article's own id of an entity (`mentions.local_id`) comes from that article alone. Across articles
- a surname alone joins the one person of the corpus who bears it ("Zelensky" → Volodymyr Zelensky); in an article that names one
  bearer in full it is that one's, whoever else bears it;
- an acronym alone joins the one organization that some article explains by it, unless its own article tells the two apart;
- persons of one name are two where articles tell of two: `transforms.corpus.namesakes`;
- a name that nearly all articles show as a club is one in the others: `transforms.corpus.votes`;
- what a user corrects comes last: `transforms.corpus.corrections`.

The result depends on the set of mentions and the corrections only, not on their order or on how they came in. What decides on an
id lies within its family: persons of one surname, organizations that share acronyms. So a change of some articles asks for the
families of their names alone. Each row keeps the article's own id beside the resolved one, so that whatever came can go again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from transforms.corpus.entities import COUNT, kind_of
from transforms.corpus.namesakes import Profile, apart, part, whole
from transforms.corpus.whereabouts import whereabouts
from transforms.gazetteer.entity_ids import slug
from transforms.mentions.persons import surname

Links = Mapping[str, Mapping[str, str]]
"""By doc_id, another id for an article's own id."""
Key = str | tuple[str, str]
"""An article's own id, or such an id and the name that the article uses for it."""
Changes = Mapping[str, Mapping[Key, str | None]]
"""By doc_id, the ids that rows get, by what the article itself tells."""

COLUMNS = (
    "doc_id", "local_id", "entity_id", "text", "link_method", "country", "title", "roles", "affiliation", "age",
    "entity_type", "local_type",
)  # fmt: skip
ENTITY = "entity_id"
"""What the names of columns that refer to entities end with."""
TEXTS = {
    "entity_id": "text",
    **{f"{n}_entity_id": f"{n}_text" for n in ("speaker", "attribution", "denied_by", "location")},
}
"""Columns that refer to entities, with those that hold the words."""
NO_ENTITY = ""
"""What stands for the own id of a mention that an article leaves open; only the very name gets what a correction says."""
Point = tuple[float, float]
"""Latitude and longitude."""
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


def corpus_ids(mentions: pa.Table, documents: pa.Table, explained: Iterable[tuple[str, str]]) -> Links:
    """Corpus ids by doc_id and local_id, where they differ from the local ones.

    Args:
        mentions: whole families, with the columns of COLUMNS; rows that agree in them may be one.
        documents: the articles with doc_id and published_at.
        explained: what `acronyms` finds in all articles.
    """
    ids = mentions["local_id"]
    people = profiles(mentions.filter(pc.starts_with(ids, "person:")), documents)
    split = part(people)
    organizations = mentions.filter(pc.starts_with(ids, "organization:")).select(["doc_id", "local_id"])
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for joined in (split, join_surnames(people, split), join_acronyms(organizations, explained)):
        for (document, local), target in joined.items():
            found[document][local] = target
    return found


def linked(mentions: pa.Table, wanted: Links) -> pa.Table:
    """Mentions with the ids that are wanted for their local ones."""
    rows = zip(mentions["doc_id"].to_pylist(), mentions["local_id"].to_pylist(), strict=True)
    return with_column(mentions, "entity_id", [wanted[d].get(i, i) if d in wanted else i for d, i in rows])


def with_column(table: pa.Table, name: str, values: Sequence[object]) -> pa.Table:
    """A table with other values in a column."""
    place = table.schema.get_field_index(name)
    return table.set_column(place, table.schema.field(place), pa.array(values, table.schema.field(place).type))


def typed(mentions: pa.Table, retyped: Mapping[str, str]) -> pa.Table:
    """Mentions with the types of the entities that they are of now.

    Args:
        mentions: with local_id, local_type and the resolved entity_id.
        retyped: types that corrections give entities.
    """
    rows = zip(*(mentions[n].to_pylist() for n in ("local_id", "local_type", "entity_id")), strict=True)
    return with_column(
        mentions, "entity_type", [retyped.get(i or "") or type_of(local, kind, i) for local, kind, i in rows]
    )


def type_of(local: str | None, kind: str, entity: str | None) -> str:
    """The type of a mention: the article's own, but that of the entity where another type's came instead."""
    if local is None or entity is None or entity == local or kind_of(local) != kind:
        return kind
    return kind_of(entity)


def changes(before: pa.Table, after: pa.Table, moved: Collection[str] = ()) -> Changes:
    """The ids that rows get in articles where a mention changes, by doc_id and the article's own id.

    Args:
        before: mentions as they stand.
        after: the same rows as they are to be.
        moved: entities that lie elsewhere now, whose rows are made anew though the id stays.
    """
    differs = pc.or_(other(before["entity_id"], after["entity_id"]), other(before["entity_type"], after["entity_type"]))
    if moved:
        differs = pc.or_(differs, pc.fill_null(pc.is_in(after["entity_id"], pa.array(sorted(moved))), fill_value=False))
    changed = after.filter(differs).select(["doc_id", "local_id"]).group_by(["doc_id", "local_id"]).aggregate([])
    near = {(row["doc_id"], row["local_id"]) for row in changed.to_pylist()}
    told: dict[tuple[str, str | None], Counter[tuple[str, str | None]]] = defaultdict(Counter)
    few = after.filter(pc.is_in(after["doc_id"], pa.array(sorted({doc_id for doc_id, _ in near}), pa.string())))
    columns = ["doc_id", "local_id", "text", "entity_id", COUNT]
    for row in few.select([c for c in columns if c in few.column_names]).to_pylist():
        if (row["doc_id"], row["local_id"]) in near:
            told[row["doc_id"], row["local_id"]][row["text"], row["entity_id"]] += row.get(COUNT, 1)
    found: dict[str, dict[Key, str | None]] = defaultdict(dict)
    for (doc_id, local), names in told.items():
        found[doc_id].update(by_name(local, names))
    return found


def by_name(local: str | None, names: Counter[tuple[str, str | None]]) -> dict[Key, str | None]:
    """The id of an article's entity, and the ids of those of its names that became another thing."""
    if local is None:
        return {(NO_ENTITY, text): entity for text, entity in names}
    ids = Counter[str | None]()
    for (_, entity), count in names.items():
        ids[entity] += count
    usual = max(ids, key=lambda i: (ids[i], i or ""))
    others: dict[Key, str | None] = {(local, text): entity for text, entity in names if entity != usual}
    return {local: usual, **others}


def other(old: pa.ChunkedArray, new: pa.ChunkedArray) -> pa.ChunkedArray:
    """Where two columns differ; null is a value."""
    return pc.not_equal(pc.fill_null(old, ""), pc.fill_null(new, ""))


def localize(table: pa.Table) -> pa.Table:
    """A table as one article alone gives it: its ids and types are the article's own."""
    for name in table.column_names:
        if name.endswith(ENTITY) and (own := own_column(name)) in table.column_names:
            table = table.set_column(table.column_names.index(own), own, table[name])
        elif name == "local_type":
            table = table.set_column(table.column_names.index(name), name, table["entity_type"])
    return table


def own_column(name: str) -> str:
    """The column of the article's own id for one of resolved ids.

    >>> own_column("speaker_entity_id")
    'speaker_local_id'
    """
    return f"{name.removesuffix(ENTITY)}local_id"


def relink(table: pa.Table, links: Changes, retyped: Mapping[str, str], moved: Mapping[str, Point]) -> pa.Table:
    """A table with a doc_id, with its columns of entity ids (entity_id, speaker_entity_id ...) changed, and what hangs on them.

    Args:
        table: mentions, events, quotes ...
        links: the ids by what the article tells.
        retyped: types that corrections give entities.
        moved: places that corrections put elsewhere.
    """
    documents = table["doc_id"].to_pylist()
    if links.keys().isdisjoint(documents):
        return table
    for name in table.column_names:
        if name.endswith(ENTITY):
            texts = table[TEXTS[name]].to_pylist() if name in TEXTS else [None] * len(table)
            rows = zip(documents, table[own_column(name)].to_pylist(), texts, table[name].to_pylist(), strict=True)
            new = [resolved(links.get(d, {}), local, text, old) for d, local, text, old in rows]
            table = with_column(table, name, new)
    if "local_type" in table.column_names:
        return typed(table, retyped)
    return located(table, links, moved) if "location_entity_id" in table.column_names else table


def resolved(links: Mapping[Key, str | None], local: str | None, text: str | None, old: str | None) -> str | None:
    """The id of a row: that of its name where the article's names of the entity part, else that of the entity."""
    if local is None:
        return links.get((NO_ENTITY, text or ""), old)
    if local not in links:
        return old
    named = [new for key, new in links.items() if isinstance(key, tuple) and key[0] == local and key[1] in (text or "")]
    return named[0] if named else links[local]


def located(events: pa.Table, links: Changes, moved: Mapping[str, Point]) -> pa.Table:
    """Events of the articles that change, with the coordinates of their places."""
    columns = ("doc_id", "location_entity_id", "latitude", "longitude")
    points = [
        point_of(place, moved) if doc_id in links and place else (latitude, longitude)
        for doc_id, place, latitude, longitude in zip(*(events[c].to_pylist() for c in columns), strict=True)
    ]
    events = with_column(events, "latitude", [point[0] for point in points])
    return with_column(events, "longitude", [point[1] for point in points])


def point_of(place: str, moved: Mapping[str, Point]) -> tuple[float | None, float | None]:
    """Latitude and longitude of a place, null where they are unknown."""
    where = whereabouts(place)
    return moved.get(place, (where.latitude, where.longitude))


def profiles(mentions: pa.Table, documents: pa.Table) -> dict[str, dict[str, Profile]]:
    """What the articles tell of persons, by local id and doc_id."""
    places = pc.index_in(mentions["doc_id"], documents["doc_id"].combine_chunks())
    years = pc.year(documents["published_at"].take(places))
    people: dict[str, dict[str, Profile]] = defaultdict(lambda: defaultdict(Profile))
    for row, year in zip(mentions.to_pylist(), years.to_pylist(), strict=True):
        people[row["local_id"]][row["doc_id"]].note(row, year)
    return people


def sole(ids: Collection[str]) -> str | None:
    """The one id of a set, or None."""
    return next(iter(ids)) if len(ids) == 1 else None


def join_surnames(
    people: Mapping[str, Mapping[str, Profile]], split: Mapping[tuple[str, str], str]
) -> dict[tuple[str, str], str]:
    """Ids of persons whom an article calls by the surname alone: the bearer whom it names, else the one of the corpus."""
    full = full_names(people)
    divided = {local for _, local in split}
    found = {}
    short = {local: full[name] for local in people if (name := local.partition(":")[2]) in full}
    for local, fits in short.items():
        only = sole(fits - divided) if len(fits) == 1 else None
        known = whole(people[only].values()) if only else Profile()
        for document, told in people[local].items():
            if here := sole({one for one in fits if document in people[one]}):
                found[document, local] = split.get((document, here), here)
            elif only and not apart(told, known):
                found[document, local] = only
    return found


def full_names(people: Iterable[str]) -> dict[str, set[str]]:
    """The ids of persons with more than a surname, by the surname."""
    full: dict[str, set[str]] = defaultdict(set)
    for local in people:
        words = local.partition(":")[2].split("-")
        name = "-".join(surname(words))
        if name != "-".join(words):
            full[name].add(local)
    return full


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
