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

import numpy as np
from numpy.typing import NDArray

from transforms.corpus.first_deeds import UNKNOWN, Deed
from transforms.corpus.linkage import halves
from transforms.corpus.terms import body, terms
from transforms.language.stems import stem

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
DAY = 0.2
"""What the day of an article's deed counts, where all its terms together are of length 1. B-cubed F1 at 0, .2, .4 on whole articles of ECB+
.970, .966, .966, on annotated stories of our own .971 each: what it is for, two deeds of one kind within days, is in neither."""

Matrix = NDArray[np.float64]


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


def names(text: str) -> frozenset[str]:
    """The stems of words with a capital letter, and numbers."""
    return frozenset(stem(re.sub(r"['’]s?$", "", word.lower())) for word in set(NAME.findall(text)))


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
    if not have_own_names([articles[p] for p in first], [articles[p] for p in second]):
        return [places]
    return sorted([*parts(first, articles), *parts(second, articles)])


def have_own_names(first: Sequence[Details], second: Sequence[Details]) -> bool:
    """Whether each of two halves has a name in its leads that the other has not."""
    one, other = ([article.lead for article in half] for half in (first, second))
    return min(own(one, other), own(other, one)) >= OWN


def likeness(articles: Sequence[Details]) -> Matrix:
    """How alike articles are by their names and days, each weighted by how few of them have it."""
    held = Counter(term for article in articles for term, _ in counted_terms(article))
    place = {t: n for n, t in enumerate(sorted(t for t, c in held.items() if 1 < c < len(articles)))}
    weights = np.zeros((len(articles), len(place)))
    for row, article in enumerate(articles):
        for term, weight in telling_terms(article):
            if term in place:
                weights[row, place[term]] = weight * np.log(len(articles) / held[term])
    length = np.linalg.norm(weights, axis=1, keepdims=True)
    weights /= np.where(length, length, 1)
    return np.round(weights @ weights.T, 6)


def counted_terms(article: Details) -> Iterable[tuple[str, float]]:
    """The terms of an article with what they count, and its day."""
    return (*article.terms.items(), *([(article.day, DAY)] if article.day else ()))


def telling_terms(article: Details) -> Iterable[tuple[str, float]]:
    """Those of the terms that tell two happenings of one kind apart: names, and the day."""
    return ((t, w) for t, w in counted_terms(article) if t in article.names or t == article.day)


def is_apart(alike: Matrix, one: NDArray[np.int64], other: NDArray[np.int64]) -> bool:
    """Whether two halves are far less alike than the articles of each are."""
    inside = [(alike[np.ix_(half, half)].sum() - len(half)) / (len(half) * (len(half) - 1)) for half in (one, other)]
    return bool(alike[np.ix_(one, other)].mean() < BETWEEN * min(inside))


def own(half: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> float:
    """The largest share of a half that has a name which the other half has not."""
    mine, theirs = (Counter(name for lead in leads for name in lead) for leads in (half, other))
    return max((n / len(half) for name, n in mine.items() if theirs[name] <= OTHERS * len(other)), default=0.0)
