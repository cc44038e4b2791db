"""Which entities of different articles are one, and which of one name are two.

An article's own id of an entity (`mentions.local_id`) comes from that article alone. Across articles
- a surname alone joins the one person of the corpus who bears it ("Zelensky" → Volodymyr Zelensky);
- an acronym alone joins the one organization that some article explains by it;
- persons of one name stay apart where articles give them different countries and no common title: those of the country that
  most articles give keep the plain id, others have the country at the end (person:jan-nowak@us). Articles that give no country
  join the plain id, and offices alone part nobody, since people change them.
The result depends on the set of mentions only, not on their order or on how they came in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pyarrow as pa

from transforms.names.identity import slug
from transforms.names.known import by_id
from transforms.names.people import surname

Links = Mapping[tuple[str, str], str]
"""Corpus id by (doc_id, id as it stands)."""

COLUMNS = ("doc_id", "local_id", "entity_id", "entity_type", "text", "link_method", "country", "title")


@dataclass(slots=True)
class Bearer:
    """A person's id in the corpus: the articles with the countries and titles that they give."""

    countries: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    titles: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    documents: set[str] = field(default_factory=set)


def changes(mentions: pa.Table) -> dict[tuple[str, str], str]:
    """The ids that have to change, by (doc_id, entity_id as it stands), for all mentions of the corpus.

    Args:
        mentions: the columns of COLUMNS; `entity_id` may be the article's own id or one of an earlier run.
    """
    rows = [r for r in mentions.select(COLUMNS).to_pylist() if r["local_id"]]
    wanted = corpus_ids(rows)
    found = {}
    for row in sorted(rows, key=lambda r: (r["doc_id"], r["local_id"])):
        key = (row["doc_id"], row["entity_id"])
        target = wanted.get((row["doc_id"], row["local_id"]), row["local_id"])
        if target != row["entity_id"] and key not in found:
            found[key] = target
    return found


def relink(table: pa.Table, links: Links) -> pa.Table:
    """A table with a doc_id, with its columns of entity ids (entity_id, speaker_entity_id ...) changed."""
    if not links:
        return table
    documents = table["doc_id"].to_pylist()
    for at, name in enumerate(table.column_names):
        if name == "entity_id" or name.endswith("_entity_id"):
            ids = table[name].to_pylist()
            new = [links.get((d, i), i) for d, i in zip(documents, ids, strict=True)]
            if new != ids:
                table = table.set_column(at, table.schema.field(at), pa.array(new, pa.string()))
    return table


def corpus_ids(rows: Iterable[Mapping[str, str]]) -> dict[tuple[str, str], str]:
    """Corpus ids by (doc_id, local_id), where they differ from the local ones."""
    people: dict[str, Bearer] = defaultdict(Bearer)
    acronyms: dict[str, set[str]] = defaultdict(set)
    organizations: set[tuple[str, str]] = set()
    for row in rows:
        local = row["local_id"]
        if row["entity_type"] == "person":
            note(people[local], row)
        elif row["entity_type"] == "organization":
            organizations.add((row["doc_id"], local))
            if row["link_method"] == "acronym":
                acronyms[slug("organization", row["text"])].add(local)
    found = split_namesakes(people)
    found |= join_surnames(people, found)
    for document, local in organizations:
        if len(known := acronyms.get(local, set()) - {local}) == 1:
            found[document, local] = next(iter(known))
    return found


def note(bearer: Bearer, row: Mapping[str, str]) -> None:
    """Take down what a mention tells of a person."""
    bearer.documents.add(row["doc_id"])
    if row["country"]:
        bearer.countries[row["doc_id"]].add(row["country"])
    if row["title"]:
        bearer.titles[row["doc_id"]].add(row["title"])


def split_namesakes(people: Mapping[str, Bearer]) -> dict[tuple[str, str], str]:
    """Ids of persons who share a name but neither country nor title: those of most articles keep the plain id."""
    found = {}
    for local, bearer in people.items():
        groups: dict[str, list[str]] = defaultdict(list)
        for document, codes in bearer.countries.items():
            if len(codes) == 1:
                groups[next(iter(codes))].append(document)
        if len(groups) < 2 or local in by_id():
            continue
        first, *others = sorted(groups, key=lambda c: (-len(groups[c]), c))
        titles = {t for d in groups[first] for t in bearer.titles.get(d, ())}
        for code in others:
            for document in groups[code]:
                if not titles & bearer.titles.get(document, set()):
                    found[document, local] = f"{local}@{code.lower()}"
    return found


def join_surnames(people: Mapping[str, Bearer], split: Links) -> dict[tuple[str, str], str]:
    """Ids of persons whom an article calls by the surname alone, when one person of the corpus bears it."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for local in people:
        words = local.partition(":")[2].split("-")
        name = "-".join(surname(words))
        if name != "-".join(words):
            bearers[name].add(local)
    divided = {local for _, local in split}
    found = {}
    for local, bearer in people.items():
        fits = bearers.get(local.partition(":")[2], set())
        if len(fits) != 1 or fits & divided:
            continue
        full = next(iter(fits))
        home = {c for codes in people[full].countries.values() for c in codes}
        for document in bearer.documents:
            if not home or not bearer.countries.get(document) or bearer.countries[document] & home:
                found[document, local] = full
    return found
