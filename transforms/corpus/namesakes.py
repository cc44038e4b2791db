"""Which bearers of one name are two people, by what articles tell of them.

Two groups of articles are kept apart where
- the ages that they give are of people born MANY_YEARS apart or more;
- the countries that they give differ;
- the occupations that they give are of circles apart: a striker is no senator, a pitcher no golfer.

People change offices and employers, so these part nobody. They tie instead: articles that give one office or organization go
together whatever else they give, and so do all articles of two circles when one article has the person in both, as it does a
senator who was a striker once; different ages alone stand against that. What tells nothing joins the bearer of most articles,
whose id stays plain; others have what parts them behind it: person:jan-nowak@us, person:jan-nowak@sport.

This is a function of the set of articles. An article more can make two people one, or the other way round, and which of them is
the one of most articles can change; the other ids are made of what articles tell, so they stay.
"""

from __future__ import annotations

import operator
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise, product
from typing import Any, TypeVar, cast

from transforms.corpus.entity_counts import BETWEEN
from transforms.gazetteer.entity_ids import fold
from transforms.mentions.known_names import by_id
from transforms.mentions.name_lexicons import occupations, titles

T = TypeVar("T")
MANY_YEARS = 4
"""An age may be a year off by the birthday, and another by an old text; relatives of one name are twenty years apart."""


@dataclass(slots=True)
class Profile:
    """What one or more articles tell of a person."""

    documents: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    circles: set[str] = field(default_factory=set)
    born: set[int] = field(default_factory=set)
    """Years."""
    ties: set[str] = field(default_factory=set)
    """Offices and organizations."""

    def note(self, row: Mapping[str, Any], year: int | None) -> None:
        """Take down what a mention tells in an article of a year."""
        self.documents.add(row["doc_id"])
        self.countries |= {row["country"]} - {None}
        circles = map(occupations().get, (row["roles"] or "").split(BETWEEN))
        self.circles.update(circle for circle in circles if circle)
        if year and row["age"] is not None:
            self.born.add(year - row["age"])
        if (title := titles().get(row["title"] or "")) and title.sector:
            self.ties.add(row["title"])
        if row["affiliation"]:
            self.ties.add(fold(row["affiliation"]))

    def add(self, other: Profile) -> None:
        """Take in what others tell."""
        for name in self.__slots__:
            getattr(self, name).update(getattr(other, name))

    @property
    def order(self) -> tuple[int, list[str], list[str], list[int], list[str]]:
        """That of most articles first; of equals by what they tell."""
        told = sorted(self.countries), sorted(self.circles), sorted(self.born), sorted(self.documents)
        return -len(self.documents), *told

    def labels(self) -> list[str]:
        """What can stand behind an id."""
        circles = sorted(circle.rpartition("/")[2] for circle in self.circles)
        return [
            *sorted(c.lower() for c in self.countries)[:1],
            *circles[:1],
            *(str(year) for year in sorted(self.born)[:1]),
        ]


def whole(profiles: Iterable[Profile]) -> Profile:
    """What several tell together."""
    found = Profile()
    for profile in profiles:
        found.add(profile)
    return found


def part(people: Mapping[str, Mapping[str, Profile]]) -> dict[tuple[str, str], str]:
    """Other ids by (doc_id, local_id), for persons who only share the name of the one who keeps it.

    Args:
        people: by local id, what each article tells.
    """
    found = {}
    for local, profiles in people.items():
        if len(profiles) > 1 and local not in by_id():
            first, *others = bearers(list(profiles.values()))
            for label, other in zip(labelled(first, others), others, strict=True):
                found.update({(document, local): f"{local}@{label}" for document in other.documents})
    return found


def bearers(articles: Sequence[Profile]) -> list[Profile]:
    """The people that articles tell of, the one of most articles first, with those articles that tell nothing left out."""
    told = whole(articles)
    if len(told.countries) < 2 and len(told.circles) < 2 and len(told.born) < 2:
        return [told]
    found: list[Profile] = []
    for group in sorted(tied([single(a) for a in articles]), key=lambda g: g.order):
        same = next((person for person in found if not apart(person, group)), None)
        if same:
            same.add(group)
        else:
            found.append(group)
    return sorted(settled(found), key=lambda person: person.order)


def settled(found: list[Profile]) -> list[Profile]:
    """People of whom each two are apart: what an article added to one can be what another one has."""
    same = next(((a, b) for a, b in combinations(found, 2) if not apart(a, b)), None)
    if same is None:
        return found
    one, other = same
    one.add(other)
    return settled([person for person in found if person is not other])


def single(article: Profile) -> Profile:
    """What an article tells plainly: one that gives two countries or two ages speaks of others as well."""
    countries = article.countries if len(article.countries) == 1 else set[str]()
    born = article.born if len(article.born) == 1 else set[int]()
    return Profile(article.documents, set(countries), article.circles, set(born), article.ties)


def tied(articles: Sequence[Profile]) -> Iterator[Profile]:
    """Articles that go together, as one."""
    generation = generations(articles)
    shared: dict[tuple[int | None, str], set[int]] = defaultdict(set)
    bridging = bridges(articles)
    for n, article in enumerate(articles):
        for tie in article.ties | crossed(article, bridging):
            shared[generation[n], tie].add(n)
    for members in joined(len(articles), shared.values()):
        yield whole(articles[n] for n in members)


def bridges(articles: Iterable[Profile]) -> list[frozenset[str]]:
    """The circles of articles that have a person in two that lie apart."""
    several = {frozenset(article.circles) for article in articles}
    return [circles for circles in several if any(far(a, b) for a, b in product(circles, repeat=2))]


def crossed(article: Profile, bridging: Iterable[frozenset[str]]) -> set[str]:
    """The bridges that an article stands at, as ties."""
    return {" ".join(sorted(b)) for b in bridging if any(not far(x, y) for x, y in product(b, article.circles))}


def joined(size: int, groups: Iterable[set[int]]) -> Iterator[list[int]]:
    """The numbers up to a size in the parts that groups of them join."""
    part_of = list(range(size))
    for members in groups:
        merged = {part_of[n] for n in members}
        part_of = [min(merged) if p in merged else p for p in part_of]
    for part in sorted(set(part_of)):
        yield [n for n, p in enumerate(part_of) if p == part]


def generations_by_tie(articles: Sequence[Profile], by_age: Sequence[int | None]) -> dict[str, set[int]]:
    """The generations of the articles that share a tie, of those that give an age."""
    found: dict[str, set[int]] = defaultdict(set)
    for article, generation in zip(articles, by_age, strict=True):
        for tie in article.ties if generation is not None else ():
            found[tie].add(cast("int", generation))
    return found


def generations(articles: Sequence[Profile]) -> list[int | None]:
    """The generation of the person by the ages that articles give; that of a tied article where an article gives none."""
    years = sorted({year for article in articles for year in article.born})
    starts = [later for earlier, later in pairwise(years) if later - earlier >= MANY_YEARS]
    by_age = [sum(start <= min(a.born) for start in starts) if a.born else None for a in articles]
    by_tie = generations_by_tie(articles, by_age)
    return [
        by_ties(article, by_tie) if generation is None else generation
        for article, generation in zip(articles, by_age, strict=True)
    ]


def by_ties(article: Profile, generations_of: Mapping[str, set[int]]) -> int | None:
    """The one generation of the articles that share a tie with one."""
    near = {g for tie in article.ties for g in generations_of[tie]}
    return next(iter(near)) if len(near) == 1 else None


def apart(a: Profile, b: Profile) -> bool:
    """Whether two groups of articles tell of two people."""
    other_age = differ(a.born, b.born, lambda x, y: abs(x - y) >= MANY_YEARS)
    return other_age or differ(a.countries, b.countries, operator.ne) or differ(a.circles, b.circles, far)


def differ(some: Collection[T], others: Collection[T], is_other: Callable[[T, T], bool]) -> bool:
    """Whether both tell something, and each of the one is another than each of the other."""
    return bool(some and others) and all(is_other(x, y) for x, y in product(some, others))


def far(a: str, b: str) -> bool:
    """Whether people of one circle are seldom of the other.

    >>> far("sport/tennis", "sport/golf"), far("sport/tennis", "sport"), far("arts", "public")
    (True, False, True)
    """
    return not f"{a}/".startswith(f"{b}/") and not f"{b}/".startswith(f"{a}/")


def labelled(first: Profile, others: Sequence[Profile]) -> list[str]:
    """What stands behind the ids of others: the first thing that they tell and the first does not, and more where two agree."""
    found: list[str] = []
    for other in others:
        labels = [label for label in other.labels() if label not in first.labels()] or other.labels()
        sizes = range(1, len(labels) + 1)
        found.append(next((s for n in sizes if (s := "-".join(labels[:n])) not in found), "-".join(labels)))
    return found
