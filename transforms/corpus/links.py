"""Which entities of different articles are one, and which of one name are two.

An article's own id of an entity (`mentions.local_id`) comes from that article alone. Across articles
- a surname alone joins the one person of the corpus who bears it ("Zelensky" → Volodymyr Zelensky), where others bear it too, or the
  word is more than a surname (White, James), only if the articles tell one thing of both; in an article that names one bearer in full
  it is that one's, whoever else bears it;
- a short given name or another form of a name joins the full one: `transforms.corpus.given_names`;
- an acronym alone joins the one organization that some article explains by it, unless its own article tells the two apart;
- persons of one name are two where articles tell of two: `transforms.corpus.namesakes`;
- a name that nearly all articles show as a club is one in the others: `transforms.corpus.votes`;
- what a user corrects comes last: `transforms.corpus.corrections`.

The result depends on the set of mentions and the corrections only, not on their order or on how they came in. What decides on an
id lies within its family: persons of one surname, organizations that share acronyms. So a change of some articles asks for the
families of their names alone. Each row keeps the article's own id beside the resolved one, so that whatever came can go again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from transforms.corpus.acronym_links import join_acronyms, sole
from transforms.corpus.given_names import join_given_names
from transforms.corpus.namesakes import Profile, apart, part, whole
from transforms.mentions.common_words import is_common
from transforms.mentions.name_lexicons import family_names, given_names
from transforms.mentions.namesakes import bearers
from transforms.mentions.persons import PARTICLES, parts, surname

REGNAL = frozenset({"ii", "iii", "iv"})
"""Suffixes that are numbers of rulers too: Charles II is no Charles."""

Links = Mapping[str, Mapping[str, str]]
"""By doc_id, another id for an article's own id."""

COLUMNS = (
    "doc_id", "local_id", "entity_id", "text", "link_method", "country", "title", "roles", "affiliation", "age",
    "entity_type", "local_type",
)  # fmt: skip


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
    one = join_given_names({local: told for local, told in people.items() if local not in divided(split)})
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for local, other in one.items():
        for document in people[local]:
            found[document][local] = other
    for joined in (split, join_surnames(people, split, one), join_acronyms(organizations, explained)):
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


def profiles(mentions: pa.Table, documents: pa.Table) -> dict[str, dict[str, Profile]]:
    """What the articles tell of persons, by local id and doc_id."""
    places = pc.index_in(mentions["doc_id"], documents["doc_id"].combine_chunks())
    years = pc.year(documents["published_at"].take(places))
    people: dict[str, dict[str, Profile]] = defaultdict(lambda: defaultdict(Profile))
    for row, year in zip(mentions.to_pylist(), years.to_pylist(), strict=True):
        people[row["local_id"]][row["doc_id"]].note(row, year)
    return people


def divided(split: Mapping[tuple[str, str], str]) -> set[str]:
    """The ids that are of several people."""
    return {local for _, local in split}


def join_surnames(
    people: Mapping[str, Mapping[str, Profile]], split: Mapping[tuple[str, str], str], one: Mapping[str, str]
) -> dict[tuple[str, str], str]:
    """Ids of persons whom an article calls by the surname alone: the bearer whom it names, else the one of the corpus.

    Args:
        people: what the articles tell, by local id and doc_id.
        split: the ids of namesakes.
        one: the id that stands for another one of the same person.
    """
    full = full_names(people)
    found = {}
    short = {local: full[name] for local in people if (name := bare_surname(local)) in full}
    for local, fits in short.items():
        forms = {one.get(fit, fit) for fit in fits}
        only = sole(forms - divided(split)) if len(forms) == 1 else None
        known = whole(people[only].values()) if only else Profile()
        for document, told in people[local].items():
            if here := sole({one for one in fits if document in people[one]}):
                found[document, local] = split.get((document, here), one.get(here, here))
            elif only and not apart(told, known) and (is_telling(local, only) or is_tied(told, known)):
                found[document, local] = only
    return found


def is_telling(local: str, bearer: str) -> bool:
    """Whether a surname is so rare, or so often that of its listed bearer, that the one bearer in the corpus is likely meant.

    >>> is_telling("person:wolfowitz", "person:paul-wolfowitz"), is_telling("person:white", "person:ryan-white")
    (True, False)
    >>> is_telling("person:marcos", "person:ferdinand-marcos-jr"), is_telling("person:bin-laden", "person:osama-bin-laden")
    (True, True)
    """
    word = local.partition(":")[2]
    if any(known.entity_id == bearer for _, _, known in bearers().get(word.title(), ())):
        return True
    return not (word in family_names() or word in given_names() or is_common(word))


def is_tied(told: Profile, known: Profile) -> bool:
    """Whether articles tell one thing of two: a country, a circle, an office or an organization."""
    return bool(told.countries & known.countries or told.circles & known.circles or told.ties & known.ties)


def bare_surname(local: str) -> str:
    """The surname of an id that is made of no more, without a suffix.

    >>> bare_surname("person:marcos-jr"), bare_surname("person:van-gogh"), bare_surname("person:jan-nowak-jr"), bare_surname("person:charles-ii")
    ('marcos', 'van-gogh', '', '')
    """
    words = parts(local.partition(":")[2].replace("-", " "))
    if local.rpartition("-")[2] in REGNAL:
        return ""
    return "-".join(words) if surname(words) == words or len(words) == 1 or words[0] in PARTICLES else ""


def full_names(people: Iterable[str]) -> dict[str, set[str]]:
    """The ids of persons with more than a surname, by the surname."""
    full: dict[str, set[str]] = defaultdict(set)
    for local in people:
        words = parts(local.partition(":")[2].replace("-", " "))
        name = "-".join(surname(words))
        if name != "-".join(words):
            full[name].add(local)
    return full
