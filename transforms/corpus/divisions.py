"""Stories of two happenings of one kind, told apart by names and days: two fires in one chain's shops, two quakes of one week.

All articles of such a story share its words; what each of the two has of its own are names (who, where) and the day of its deed. So
names are weighted by how few of the story's articles have them, and the story is halved where the halves share few of them and each
has a name of its own. ECB+ holds two such happenings under each of its topics.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from transforms.corpus.linkage import halves
from transforms.corpus.tellings import HARM, LOSS, REAL, kinds
from transforms.corpus.terms import body, stem, terms

NAME = re.compile(r"\b[A-Z][\w'’-]+|\b\d[\d.,]*")
LEAD = 400
"""Characters of a text that say what the news is. B-cubed F1 at 200, 400, 800 on short texts of ECB+ .914 each, on its whole articles .988, .966, .966."""
FEWEST = 3
"""Articles of the smaller half: two articles differ in their names by chance. B-cubed F1 at 2, 3, 5 on short texts of ECB+ .909, .914, .907, on
its whole articles .966, .966, 1.000."""
BETWEEN = 0.275
"""How alike two halves are, of how alike the articles of each are. B-cubed F1 at .25, .275, .28 on short texts of ECB+ .906, .906, .898,
undivided .876; on its whole articles .976 each, undivided too; on annotated stories of our own .923, .948, .948, undivided .899."""
OWN, OTHERS = 0.6, 0.1
"""Share of a half that has a name of its own in its lead, and the most of the other half that has it too. B-cubed F1 on short texts of ECB+
and on its whole articles, with a share of .4, .6, .8: .910, .914, .900 and .951, .966, .985; with a most of .05, .1, .2: .908, .914, .910 and
.966 each."""
AGREED = 2
"""Articles that must tell their deed to one day before another article is held to be of another story. B-cubed F1 at 1, 2, 3 on annotated
stories of our own .971, .971, .961; ECB+, whose articles have no dates, does not tell."""
FRESH = 3
"""Days after a deed within which an article that tells it as its first brings news of it, and no background."""
TOWN = "city"
TO_THE_DAY = frozenset({"minute", "hour", "part_of_day", "day"})
DAY = 0.2
"""What the day of an article's deed counts, where all its terms together are of length 1. B-cubed F1 at 0, .2, .4 on whole articles of ECB+
.970, .966, .966, on annotated stories of our own .971 each: what it is for, two deeds of one kind within days, is in neither."""

Matrix = NDArray[np.float64]
DEED = ["doc_id", "event_type", "mode", "trigger", "local_happening_id", "char_start", "factuality", "is_historical", "happened_from",
        "date_precision", "date_source", "location_entity_id", "geo_precision"]  # fmt: skip
"""Columns of events that tell the day and the place of a deed."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What an article tells of its first deed, and of all that it tells."""

    day: str | None = None
    """The day of the first deed that it tells as news."""
    towns: frozenset[str] = frozenset()
    """Where that was."""
    days: frozenset[str] = frozenset()
    """The days of all its events."""
    places: frozenset[str] = frozenset()
    """The towns of all its events."""


UNKNOWN = Deed()


@dataclass(frozen=True, slots=True)
class Details:
    """What an article is told apart by."""

    terms: Mapping[str, float]
    names: frozenset[str]
    """Of the terms those that are written like names."""
    lead: frozenset[str]
    """The names of its title and its first lines."""
    deed: Deed = UNKNOWN

    @property
    def day(self) -> str | None:
        """The day of the first deed that it tells as news."""
        return self.deed.day

    @classmethod
    def of(cls, title: str | None, text: str, deed: Deed | None = None) -> Details:
        """Of a text."""
        told = body(title, text)
        names_of_lead = names(f"{title or ''}\n{told[:LEAD]}")
        return cls(terms(title, text), names(f"{title or ''}\n{text}"), names_of_lead, deed or UNKNOWN)


def deeds(events: Iterable[Mapping[str, Any]], starts: Mapping[str, int]) -> dict[str, Deed]:
    """What each article tells of the deed that it tells first as news, by doc_id.

    Args:
        events: rows of `events` with the columns DEED, in any order.
        starts: where the text of each article goes on behind its title, which tells no day.
    """
    told: dict[str, list[Mapping[str, Any]]] = {}
    for event in sorted(events, key=lambda e: (e["doc_id"], e["char_start"])):
        told.setdefault(event["doc_id"], []).append(event)
    return {doc_id: deed(own, starts.get(doc_id, 0)) for doc_id, own in told.items()}


def deed(events: Sequence[Mapping[str, Any]], start: int) -> Deed:
    """What the events of an article, in the order of the text, tell of its first deed."""
    news = (e["local_happening_id"] for e in events if e["char_start"] >= start and is_news_of_deed(e))
    first = next(news, None)
    own = [e for e in events if e["local_happening_id"] == first] if first else []
    return Deed(next(iter(days(own)), None), frozenset(towns(own)), frozenset(days(events)), frozenset(towns(events)))


def days(events: Iterable[Mapping[str, Any]]) -> list[str]:
    """The days that events are told to, in their order; not those that a story gave."""
    dated = (e for e in events if e["happened_from"] is not None and e["date_precision"] in TO_THE_DAY)
    return [f"@{e['happened_from']:%Y-%m-%d}" for e in dated if e["date_source"] != "story"]


def towns(events: Iterable[Mapping[str, Any]]) -> list[str]:
    """The towns that events are told to."""
    return [e["location_entity_id"] for e in events if e["location_entity_id"] and e["geo_precision"] == TOWN]


def is_news_of_deed(event: Mapping[str, Any]) -> bool:
    """Whether an event is a deed, a disaster or a protest that is told as having happened, and not as background."""
    is_deed = event["event_type"] == "PROTEST" or bool(kinds(event) & {HARM, LOSS})
    return is_deed and event["factuality"] in REAL and not event["is_historical"]


def outsiders(articles: Sequence[Deed], published: Sequence[int]) -> list[int]:
    """The places of those that tell a fresh deed of another day and town than most of a story's articles, and nothing of that of the others.

    Args:
        articles: what each tells.
        published: the day on which each came out, counted from 1970; very low where nobody knows.
    """
    counted = Counter(a.day for a in articles if a.day)
    main = min(counted, key=lambda day: (-counted[day], day), default=None)
    if main is None or counted[main] < AGREED:
        return []
    there = frozenset(town for a in articles if a.day == main for town in a.towns)
    told = enumerate(zip(articles, published, strict=True))
    return [i for i, (a, day) in told if is_fresh(a, day) and is_elsewhere(a, main, there)]


def is_fresh(told: Deed, published: int) -> bool:
    """Whether an article came out within days of its deed, which it tells to a town."""
    return bool(told.day and told.towns) and 0 <= published - number(told.day or "") <= FRESH


def is_elsewhere(told: Deed, day: str, towns: frozenset[str]) -> bool:
    """Whether an article tells a deed of another day than the one given, and nothing of that day or of the towns of its deed."""
    return abs(number(told.day or day) - number(day)) > 1 and day not in told.days and not told.places & towns


def number(day: str) -> int:
    """A day counted from 1970.

    >>> number("@1970-01-03")
    2
    """
    return (date.fromisoformat(day.lstrip("@")) - date(1970, 1, 1)).days


def names(text: str) -> frozenset[str]:
    """The stems of words with a capital letter, and numbers."""
    return frozenset(stem(re.sub(r"['’]s?$", "", word.lower())) for word in NAME.findall(text))


def divided(articles: Sequence[Details]) -> list[int]:
    """The part of a story that each of its articles is of, as the place of the part's first article."""
    found = list(range(len(articles)))
    for part in parts(list(range(len(articles))), articles):
        for place in part:
            found[place] = part[0]
    return found


def parts(places: list[int], articles: Sequence[Details]) -> list[list[int]]:
    """A story, or its halves and theirs."""
    if len(places) < 2 * FEWEST:
        return [places]
    alike = likeness([articles[p] for p in places])
    group = halves(alike)
    one, other = (np.flatnonzero(group == g) for g in np.unique(group))
    if min(len(one), len(other)) < FEWEST or not is_apart(alike, one, other):
        return [places]
    first, second = ([places[i] for i in half] for half in (one.tolist(), other.tolist()))
    leads = [[articles[p].lead for p in half] for half in (first, second)]
    if min(own(leads[0], leads[1]), own(leads[1], leads[0])) < OWN:
        return [places]
    return sorted([*parts(first, articles), *parts(second, articles)])


def likeness(articles: Sequence[Details]) -> Matrix:
    """How alike articles are by their names and days, each weighted by how few of them have it."""
    held = Counter(term for article in articles for term, _ in counted_terms(article))
    place = {t: n for n, t in enumerate(sorted(t for t, c in held.items() if 1 < c < len(articles)))}
    weights = np.zeros((len(articles), len(place)))
    for row, article in enumerate(articles):
        for term, weight in counted_terms(article):
            if term in place and (term in article.names or term == article.day):
                weights[row, place[term]] = weight * np.log(len(articles) / held[term])
    length = np.linalg.norm(weights, axis=1, keepdims=True)
    weights /= np.where(length, length, 1)
    return np.round(weights @ weights.T, 6)


def counted_terms(article: Details) -> Iterable[tuple[str, float]]:
    """The terms of an article with what they count, and its day."""
    return (*article.terms.items(), *([(article.day, DAY)] if article.day else ()))


def is_apart(alike: Matrix, one: NDArray[np.int64], other: NDArray[np.int64]) -> bool:
    """Whether two halves are far less alike than the articles of each are."""
    inside = [(alike[np.ix_(half, half)].sum() - len(half)) / (len(half) * (len(half) - 1)) for half in (one, other)]
    return bool(alike[np.ix_(one, other)].mean() < BETWEEN * min(inside))


def own(half: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> float:
    """The largest share of a half that has a name which the other half has not."""
    mine, theirs = (Counter(name for lead in leads for name in lead) for leads in (half, other))
    return max((n / len(half) for name, n in mine.items() if theirs[name] <= OTHERS * len(other)), default=0.0)
