"""Which entities of different articles are one, and which of one name are two.

An article's own id of an entity (`mentions.local_id`) comes from that article alone. Across articles
- a surname alone joins the one person of the corpus who bears it ("Zelensky" → Volodymyr Zelensky); in an article that names one
  bearer in full it is that one's, whoever else bears it;
- an acronym alone joins the one organization that some article explains by it, unless its own article tells the two apart;
- persons of one name are two where articles tell of two: `transforms.corpus.namesakes`.

The result depends on the set of mentions only, not on their order or on how they came in. What decides on an id lies within its
family: persons of one surname, organizations that share acronyms. So a change of some articles asks for the families of their
names alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from transforms.corpus.namesakes import Profile, apart, part, whole
from transforms.gazetteer.entity_ids import slug
from transforms.mentions.persons import surname

Links = Mapping[str, Mapping[str, str]]
"""By doc_id, another id for an id."""

COLUMNS = (
    "doc_id", "local_id", "entity_id", "text", "link_method", "country", "title", "roles", "affiliation", "age",
)  # fmt: skip


def families(ids: pa.Array) -> pa.Array:
    """The family of each id of an article: persons by the last word of their name, all others by themselves.

    >>> families(pa.array(["person:ursula-von-der-leyen", "person:leyen", "country:DE"])).to_pylist()
    ['person:leyen', 'person:leyen', 'country:DE']
    """
    return pc.replace_substring_regex(ids, pattern="^person:.*-", replacement="person:")


def acronyms(mentions: pa.Table) -> set[tuple[str, str]]:
    """The ids that organizations would have by their acronyms, with those by the full names, as articles explain them."""
    is_acronym = pc.equal(mentions["link_method"], "acronym")
    told = mentions.filter(pc.and_(is_acronym, pc.starts_with(mentions["local_id"], "organization:")))
    rows = told.select(["text", "local_id"]).group_by(["text", "local_id"]).aggregate([]).to_pylist()
    return {(slug("organization", r["text"]), r["local_id"]) for r in rows if r["local_id"]}


def kin(ids: Collection[str], explained: Collection[tuple[str, str]]) -> set[str]:
    """Ids with all that acronyms tie them to."""
    beside: dict[str, set[str]] = defaultdict(set)
    for short, long in explained:
        beside[short].add(long)
        beside[long].add(short)
    found, ahead = set(ids), list(ids)
    while ahead:
        new = beside[ahead.pop()] - found
        found |= new
        ahead += new
    return found


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
    new = [wanted[d].get(i, i) if d in wanted else i for d, i in rows]
    place = mentions.schema.get_field_index("entity_id")
    return mentions.set_column(place, mentions.schema.field(place), pa.array(new, pa.string()))


def changes(mentions: pa.Table, wanted: Links) -> Links:
    """The ids that have to change for the wanted ones, by doc_id and entity_id as it stands."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    after = linked(mentions, wanted)["entity_id"]
    differs = pc.not_equal(pc.fill_null(mentions["entity_id"], ""), pc.fill_null(after, ""))
    changed = mentions.append_column("after", after).filter(differs)
    for row in changed.select(["doc_id", "entity_id", "after"]).to_pylist():
        found[row["doc_id"]][row["entity_id"]] = row["after"]
    return found


def relink(table: pa.Table, links: Links) -> pa.Table:
    """A table with a doc_id, with its columns of entity ids (entity_id, speaker_entity_id ...) changed."""
    documents = table["doc_id"].to_pylist()
    if links.keys().isdisjoint(documents):
        return table
    for at, name in enumerate(table.column_names):
        if name == "entity_id" or name.endswith("_entity_id"):
            ids = table[name].to_pylist()
            new = [links[d].get(i, i) if d in links else i for d, i in zip(documents, ids, strict=True)]
            if new != ids:
                table = table.set_column(at, table.schema.field(at), pa.array(new, pa.string()))
    return table


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
    for local, articles in people.items():
        fits = full.get(local.partition(":")[2], set())
        only = sole(fits - divided) if len(fits) == 1 else None
        known = whole(people[only].values()) if only else Profile()
        for document, told in articles.items() if fits else ():
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
