"""Which figures are statements of one thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import product

from transforms.corpus.claims.evidence import Evidence, days_apart
from transforms.lexicons import word_list

Group = list[Evidence]
GENERIC = frozenset({None, "people", "share", "total", "figure", "member"})
"""Nouns that do not tell what is counted."""
SHARED = 2
"""Words that two figures of one unit share around them when they are about one thing and their values differ.

Annotated claims with the right status at 1, 2, 3: 68, 69, 69.
"""

TELLING = 10
"""Counts from here on are rarely equal by chance. With 5 and with 20 the annotated claims are read alike."""
FAR = 3
"""Values of no tally that differ by more are of two things. With 2 and with 6 the annotated claims are read alike."""


def groups(pieces: Iterable[Evidence]) -> list[Group]:
    """Evidence of figures by claim."""
    blocks: dict[tuple[str, str | None], Group] = defaultdict(list)
    for piece in pieces:
        blocks[piece.story_id, piece.unit_name].append(piece)
    return [
        group for _, block in sorted(blocks.items(), key=lambda b: (b[0][0], str(b[0][1]))) for group in divide(block)
    ]


def divide(block: Group) -> list[Group]:
    """The claims of figures of one story and unit: values that agree come together first, then those that exclude each other."""
    found: list[Group] = []
    for piece in sorted(
        block, key=lambda p: (p.happening_id is None, p.interval is not None and not p.interval.is_exact, p.order)
    ):
        fits = [(score, -i) for i, group in enumerate(found) if (score := fit_in(piece, group)) > 0]
        if fits:
            found[-max(fits)[1]].append(piece)
        else:
            found.append([piece])
    return merged(found)


def merged(found: list[Group]) -> list[Group]:
    """Groups whose values exclude each other put together where they are of one thing, the best fit first."""
    groups = dict(enumerate(found))
    fits = fitting(groups, ((i, k) for i in groups for k in groups if i < k))
    while fits:
        i, k = min(fits, key=lambda pair: (-fits[pair], pair))
        groups[i] = groups[i] + groups.pop(k)
        fits = {pair: score for pair, score in fits.items() if not {i, k} & set(pair)}
        fits |= fitting(groups, ((min(i, other), max(i, other)) for other in groups if other != i))
    return list(groups.values())


def fitting(groups: Mapping[int, Group], pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], float]:
    """How well those pairs of groups fit that do."""
    scores = ((pair, fit(groups[pair[0]], groups[pair[1]], agreeing=False)) for pair in pairs)
    return {pair: score for pair, score in scores if score > 0}


def fit_in(piece: Evidence, group: Group) -> float:
    """How well a figure is a further statement of a group that agrees with it: of a story with many figures nearly none has its value."""
    if all(excludes(piece, other) for other in group):
        return 0
    return fit([piece], group, agreeing=True)


def fit(group: Group, other: Group, *, agreeing: bool) -> float:
    """How well two groups are one claim: 0 where they are not."""
    best = 0.0
    for a, b in product(group, other):
        if contrasted(a, b, group, other, agreeing=agreeing):
            continue
        if (score := likeness(a, b, agreeing=agreeing)) < 0:  # of a story with many figures this is nearly every pair
            return 0
        best = max(best, score)
    return best


def contrasted(a: Evidence, b: Evidence, group: Group, other: Group, *, agreeing: bool) -> bool:
    """Whether an article repeats two tallies that other articles give with different sources: no two things, though it names neither."""
    if agreeing or a.doc_id != b.doc_id or a.role not in word_list("claims.tsv", "tally") or a.role != b.role:
        return False
    if a.happening_id is None or a.happening_id != b.happening_id:
        return False
    return any(p.doc_id != a.doc_id for p in group) and any(p.doc_id != a.doc_id for p in other)


def likeness(a: Evidence, b: Evidence, *, agreeing: bool) -> float:
    """How sure two figures are statements of one thing: below 0 where they cannot be, 0 where nothing speaks for it.

    With `agreeing`, only values that fit each other count.
    """
    assert a.interval is not None and b.interval is not None  # noqa: S101, PT018
    differs = a.interval.excludes(b.interval)
    if differs and (a.against == b.row_id or b.against == a.row_id):
        return 0 if agreeing else 3
    of_one_article = differs and a.doc_id == b.doc_id and (agreeing or parallel(a, b))
    if of_one_article or apart(a, b):
        return -1
    if differs and agreeing:
        return 0
    sure = conflict(a, b) if differs else agreement(a, b)
    return sure + (sure > 0 and is_of_one_happening(a, b))


def are_rivals(a: Evidence, b: Evidence) -> bool:
    """Whether an article tells what two rivals got: "she won 19,322 votes, he received 16,204"."""
    return same_noun(a, b) and a.noun in word_list("claims.tsv", "shared_out") and not (a.is_revised or b.is_revised)


def is_of_one_happening(a: Evidence, b: Evidence) -> bool:
    """Whether two figures are known to be of one happening."""
    return a.happening_id is not None and a.happening_id == b.happening_id


def agreement(a: Evidence, b: Evidence) -> float:
    """How sure two figures whose values fit each other are of one thing."""
    shared = len(a.words & b.words)
    if same_noun(a, b) or same_role(a, b):
        return 2.0 * same_noun(a, b) + same_role(a, b) + shared / 10
    return 0.5 + shared / 10 if is_telling(a, b, shared) and is_bare(a, b) else 0


def is_telling(a: Evidence, b: Evidence, shared: int) -> bool:
    """Whether two exact values are rarely equal by chance: sums, measures, large counts, or with words around them in common."""
    if not (a.interval and a.interval.is_exact and b.interval and b.interval.is_exact):
        return False
    return a.unit_name != "count" or (a.low or 0) >= TELLING or shared >= SHARED


def is_bare(a: Evidence, b: Evidence) -> bool:
    """Whether nothing that two figures count speaks against their being one: units stand for themselves, or a noun is missing."""
    return a.unit_name != "count" or None in (a.noun, b.noun) or {a.noun, b.noun} <= GENERIC


def conflict(a: Evidence, b: Evidence) -> float:
    """How sure two figures whose values exclude each other are of one thing."""
    shared = len(a.words & b.words)
    if a.unit_name == "magnitude":
        return 1
    if same_role(a, b) and a.role in counted_roles():
        return (2 + shared / 10) * of_one_sort(a, b)
    if same_noun(a, b) and a.unit_name == "percent":
        return 1
    if are_of_two_things(a, b, shared):
        return 0
    return float(are_of_one_noun(a, b, shared) if same_noun(a, b) else a.unit_name != "count" and shared > SHARED)


def are_of_one_noun(a: Evidence, b: Evidence, shared: int) -> bool:
    """Whether two figures of one noun are of one thing: by their roles, or by so many words that they share."""
    return same_role(a, b) or shared >= SHARED or (a.doc_id == b.doc_id and a.role == b.role)


def are_of_two_things(a: Evidence, b: Evidence, shared: int) -> bool:
    """Whether two figures that share so many words are hardly of one thing: far apart, told apart, or shares of rivals."""
    return are_far(a, b) or is_told_apart(a) != is_told_apart(b) or (are_rival_shares(a, b) and shared <= 2 * SHARED)


def is_told_apart(piece: Evidence) -> bool:
    """Whether a figure has a role that others of its noun need not have: 18 drones that were intercepted, nine that hit."""
    return piece.unit_name == "count" and piece.role in word_list("claims.tsv", "told_apart")


def are_rival_shares(a: Evidence, b: Evidence) -> bool:
    """Whether two percentages come from two sources, as the shares of rival parties do."""
    return a.unit_name == "percent" and a.source != b.source


def are_far(a: Evidence, b: Evidence) -> bool:
    """Whether two values are so far from each other that they are hardly of one thing."""
    return min(a.high or 0, b.high or 0) * FAR < max(a.low or 0, b.low or 0)


def of_one_sort(a: Evidence, b: Evidence) -> bool:
    """Whether the people or things of two tallies can be the same, though the articles call them otherwise."""
    return a.noun == b.noun or (is_person(a) and is_person(b))


def same_noun(a: Evidence, b: Evidence) -> bool:
    """Whether two figures count the same."""
    return a.noun == b.noun and a.noun not in GENERIC


def same_role(a: Evidence, b: Evidence) -> bool:
    """Whether the same happened to what two figures count."""
    return a.role == b.role and a.role is not None


def happenings_apart(a: Evidence, b: Evidence) -> bool:
    """Whether two figures are of two happenings, or of days that are."""
    if (a.happening_id in b.rivals or b.happening_id in a.rivals) and not is_repeated(a, b):
        return True
    return not (a.happening_id and a.happening_id == b.happening_id) and dates_apart(a, b)


def apart(a: Evidence, b: Evidence) -> bool:
    """Whether two figures are of two things: two happenings, sides, days, roles or sorts of people, a part and its whole."""
    if happenings_apart(a, b) or (a.side and b.side and a.side != b.side):
        return True
    if a.role != b.role and a.role in strong_roles() and b.role in strong_roles():
        return True
    if a.is_part != b.is_part and a.doc_id == b.doc_id:
        return True
    return kinds_apart(a.noun, b.noun)


@cache
def counted_roles() -> frozenset[str]:
    """Roles of people and things that are counted once for a happening, so that two values of one are a conflict."""
    return word_list("claims.tsv", "tally") | word_list("claims.tsv", "counted") | word_list("claims.tsv", "present")


def is_person(piece: Evidence) -> bool:
    """Whether what is counted are people of no sort that is counted by itself."""
    return piece.noun not in word_list("claims.tsv", "own_group") | {"enemy", "security"}


@cache
def strong_roles() -> frozenset[str]:
    """Roles that tell two claims apart."""
    return counted_roles() | word_list("claims.tsv", "told_apart")


def is_repeated(a: Evidence, b: Evidence) -> bool:
    """Whether two articles print one statement of one body: the same value of the same, in the same role."""
    is_named = a.attribution is not None and a.source == b.source and a.doc_id != b.doc_id
    return is_named and same_role(a, b) and a.noun == b.noun and a.interval == b.interval


def dates_apart(a: Evidence, b: Evidence) -> bool:
    """Whether the days that their sentences name are of two things."""
    if a.is_background != b.is_background:
        return True
    dated = a.is_dated + b.is_dated
    if dated == 0 or (dated == 1 and not excludes(a, b)):
        return False
    return bool(a.days and b.days) and min(days_apart(x, y) for x in a.days for y in b.days) > 1


def excludes(a: Evidence, b: Evidence) -> bool:
    """Whether the values of two passages exclude each other, or one of them has none."""
    return not a.interval or not b.interval or a.interval.excludes(b.interval)


def kinds_apart(a: str | None, b: str | None) -> bool:
    """Whether two nouns name sorts of people that are counted by themselves, or measures."""
    return a != b and (a in own_kinds() or b in own_kinds())


@cache
def own_kinds() -> frozenset[str | None]:
    """Sorts of people that are counted by themselves, and measures."""
    return word_list("claims.tsv", "own_group") | word_list("claims.tsv", "measure") | {"enemy"}


def parallel(a: Evidence, b: Evidence) -> bool:
    """Whether an article that gives two values gives them of two things: nothing sets the one against the other."""
    if a.is_withdrawn or b.is_withdrawn:
        return False
    if are_rivals(a, b):
        return True
    return a.source == b.source and (a.sent_id == b.sent_id or not (a.is_revised or b.is_revised))


def dominant(pieces: Sequence[Evidence]) -> str | None:
    """The happening that most articles of a claim name; the first by id among equals."""
    counted = Counter(h for h, _ in {(p.happening_id, p.unit) for p in pieces if p.happening_id})
    return min(counted, key=lambda h: (-counted[h], h)) if counted else None
