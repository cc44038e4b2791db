"""The types and spellings of names that no list knows, voted across the corpus: what most articles show as a club is one in the others.

An article tells a name's type from its own words alone, and the model is wrong in some. Where the articles of the corpus have one name
under several types, the type of nearly all of them is that of the rest; where they spell it in two ways, the spelling of most of them
stands for both. The result depends on the set of articles alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from transforms.corpus.spellings import TYPED, exact, keys
from transforms.gazetteer.regions import regions_by_id
from transforms.mentions.common_words import is_common
from transforms.mentions.known_names import by_id
from transforms.mentions.name_lexicons import family_names, given_names, organization_words

LEAST, SHARE = 3, 0.75
"""Articles that must agree, and their share of all that have the name."""
LEAST_ONE_WORD, SHARE_ONE_WORD = 5, 0.85
"""The same for a single word, which names more things: a surname here, a firm there."""
GUESSED = frozenset({"work", "facility", "law", "event_name", "other"})
"""Types that the model gives a word for want of a better one: against a body or a product, they weigh as those of longer names."""
BODIES = frozenset({"organization", "product"})
THINGS = ("organization", "facility", "product", "work", "law", "event_name", "place", "other", "person")
"""What a longer or a rare name may be of by turns without naming two things; the first one is the likeliest: a hotel, a clinic, a dairy."""
NO_BEARERS = frozenset({"place", "law", "event_name", "other"})
"""Types of which no thing is called by the full name of a person; a shop, a film and a hall are."""

Votes = Mapping[str, str]
"""Another id for an id."""


def contested(ids: Iterable[pa.Array]) -> list[str]:
    """The ids of those given that share their name with one of another type or spelling."""
    empty = pa.array([], pa.string())
    every = pc.unique(pa.chunked_array([empty, *ids]).drop_null())
    every = every.filter(pc.match_substring_regex(every, TYPED))
    named = pa.table({"id": every, "name": keys(every)})
    counts = named.group_by("name").aggregate([("id", "count")])
    several = counts.filter(pc.greater(counts["id_count"], 1))["name"]
    found = named.filter(pc.is_in(named["name"], several.combine_chunks()))["id"].to_pylist()
    return sorted(one for some in rivals(found) for one in some)


def rivals(ids: Collection[str]) -> list[list[str]]:
    """Those ids that share a name, by names, each in order."""
    by_name: dict[str, list[str]] = defaultdict(list)
    ordered = sorted(ids)
    for one, key in zip(ordered, keys(pa.array(ordered, pa.string())).to_pylist(), strict=True):
        by_name[exact(one, key)].append(one)
    return [some for some in by_name.values() if len(some) > 1]


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
    found = dict[str, str]()
    for some in rivals(pc.unique(mentions["local_id"]).to_pylist()):
        counted = {one: articles.get(one, 0) for one in some}
        found.update(joined(without_namesakes(counted), titled))
    return found


def without_namesakes(articles: Mapping[str, int]) -> dict[str, int]:
    """The ids of one name, without persons who are others than the rest: Edward and Edwards, and of firms Ali Baba and Alibaba."""
    people = [one for one in articles if kind_of(one) == "person"]
    first = max(people, key=lambda one: (articles[one], one), default="").replace("-", "")
    things = {words_of(one) for one in articles if one not in people}
    others = {one for one in people if one.replace("-", "") != first}
    others.update(one for one in people if things and words_of(one) not in things and is_persons(words_of(one)))
    return {one: n for one, n in articles.items() if one not in others}


def joined(articles: Mapping[str, int], titled: Collection[str]) -> dict[str, str]:
    """The ids of one name that lose, each with the one that it becomes, by the articles of each."""
    best: dict[str, str] = {}
    for one in sorted(articles, key=lambda i: (is_listed(i), articles[i], len(i), i)):
        best[kind_of(one)] = one
    totals = {i: sum(n for one, n in articles.items() if kind_of(one) == kind) for kind, i in best.items()}
    winner = winner_of(totals, titled)
    found = {}
    for one in articles:
        stays = is_listed(one) or one in titled
        target = best[kind_of(one)]
        if winner and target != winner and not (is_listed(target) or target in titled):
            target = winner
        if target != one and (not stays or (kind_of(one) == kind_of(target) and not is_listed(one))):
            found[one] = target
    return found


def is_listed(entity_id: str) -> bool:
    """Whether a list has an id."""
    return entity_id in by_id() or entity_id in regions_by_id()


def is_guessed(winner: str, articles: Iterable[str]) -> bool:
    """Whether all rivals of a body or product are of types that the model guesses: the firm SEACOM, and "the SEACOM cable" a work."""
    others = {kind_of(one) for one in articles if one != winner}
    return kind_of(winner) in BODIES and others <= GUESSED


def kind_of(entity_id: str) -> str:
    """The type of an id."""
    return entity_id.partition(":")[0]


def words_of(entity_id: str) -> tuple[str, ...]:
    """The words of the name of an id."""
    return tuple(entity_id.partition(":")[2].split("-"))


def winner_of(articles: Mapping[str, int], titled: Collection[str]) -> str | None:
    """The id that enough articles agree on, if there is one; of a firm and its product of one name that of more articles, else the firm."""
    if len(articles) < 2:
        return None
    if {kind_of(one) for one in articles} <= BODIES:
        return max(articles, key=lambda one: (articles[one], kind_of(one) == "organization"))
    words = words_of(max(articles))
    if winner := of_one_thing(articles, words, titled):
        return winner
    winner = max(articles, key=lambda one: (articles[one], one))
    is_plain = len(words) > 1 or is_guessed(winner, articles)
    least, share = (LEAST, SHARE) if is_plain else (LEAST_ONE_WORD, SHARE_ONE_WORD)
    return winner if articles[winner] >= least and articles[winner] >= share * sum(articles.values()) else None


def of_one_thing(articles: Mapping[str, int], words: Sequence[str], titled: Collection[str]) -> str | None:
    """The likeliest id of a name that names one thing, whatever few articles have it: a longer one, "Valley Hotel", or a rare word."""
    person = next((one for one in articles if kind_of(one) == "person"), None)
    others = {kind_of(one) for one in articles} - {"person"}
    if len(words) == 1 and (person or not is_rare(words[0])):
        return None
    if person and (person in titled or is_persons(words)):
        most = articles[person] >= max(n for one, n in articles.items() if one != person)
        return person if most and others <= NO_BEARERS else None
    return max(articles, key=lambda one: (is_listed(one), articles[one], -THINGS.index(kind_of(one))))


def is_rare(word: str) -> bool:
    """Whether a word is no common one and no name of people."""
    return not (is_common(word) or word in given_names() or word in family_names())


def is_persons(words: Sequence[str]) -> bool:
    """Whether a name of several words is built as persons' are: Jan Nowak, but not Betty Ford Center."""
    if words[-1] in organization_words():
        return False
    return words[0] in given_names() or words[0] in family_names() or words[-1] in family_names()
