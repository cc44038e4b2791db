from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from transforms.corpus.namesakes import Profile, apart, bearers, part

COUNTRIES, CIRCLES = (
    st.sampled_from(["PL", "US"]),
    st.sampled_from(["public", "arts", "sport", "sport/golf", "sport/tennis"]),
)
TOLD = st.tuples(
    st.sets(COUNTRIES, max_size=2), st.sets(CIRCLES, max_size=2), st.sets(st.sampled_from([1950, 1952, 1980, 2000]), max_size=1),
    st.sets(st.sampled_from(["minister", "acme"]), max_size=1),
)  # fmt: skip


def profiles(*told: tuple[set[str], set[str], set[int], set[str]]) -> dict[str, Profile]:
    return {f"d{n}": Profile({f"d{n}"}, set(c), set(r), set(b), set(t)) for n, (c, r, b, t) in enumerate(told)}


def ids(*told: tuple[set[str], set[str], set[int], set[str]]) -> list[str]:
    found = part({"person:jan-nowak": profiles(*told)})
    return [found.get((f"d{n}", "person:jan-nowak"), "person:jan-nowak")[16:] for n in range(len(told))]


def test_circles_part_and_the_one_of_most_articles_keeps_the_plain_id() -> None:
    assert ids(
        (set(), {"sport"}, set(), set()), (set(), {"public"}, set(), set()), (set(), {"public"}, set(), set())
    ) == ["@sport", "", ""]


def test_what_tells_nothing_joins_the_plain_id() -> None:
    assert ids((set(), set(), set(), set()), ({"PL"}, set(), set(), set()), ({"PL"}, set(), set(), set()), ({"US"}, set(), set(), set())) == [
        "", "", "", "@us",
    ]  # fmt: skip


def test_one_article_with_both_makes_two_one() -> None:
    two = [(set(), {"sport/soccer"}, set(), set()), (set(), {"public"}, set(), set())]
    assert ids(*two) == ["", "@soccer"] or ids(*two) == ["@soccer", ""]
    assert ids(*two, (set(), {"public", "sport"}, set(), set())) == ["", "", ""]


def test_a_common_office_ties_over_countries_but_not_over_ages() -> None:
    assert ids(({"PL"}, set(), set(), {"minister"}), ({"CZ"}, set(), set(), {"minister"})) == ["", ""]
    assert ids(({"PL"}, set(), {1950}, {"minister"}), ({"PL"}, set(), {1980}, {"minister"}), ({"PL"}, set(), {1951}, set())) == [
        "", "@1980", "",
    ]  # fmt: skip


def test_two_who_differ_from_the_first_alike_are_told_apart() -> None:
    golfer, tennis = (set(), {"sport/golf"}, set(), set()), (set(), {"sport/tennis"}, set(), set())
    assert sorted(ids((set(), {"public"}, set(), set()), (set(), {"public"}, set(), set()), golfer, tennis)) == [
        "",
        "",
        "@golf",
        "@tennis",
    ]


@given(st.lists(TOLD, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_a_function_of_the_set(
    told: list[tuple[set[str], set[str], set[int], set[str]]], chance: st.DataObject
) -> None:
    articles = profiles(*told)
    shuffled = list(articles.items())
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert (
        part({"person:a-b": articles}) == part({"person:a-b": profiles(*told)}) == part({"person:a-b": dict(shuffled)})
    )


@given(st.lists(TOLD, min_size=2, max_size=6))
@example(
    [
        (set(), {"sport"}, set(), set()),
        (set(), {"sport/golf", "public"}, {1950}, set()),
        (set(), {"sport/tennis", "arts"}, {1950}, set()),
    ]
)
def test_whom_articles_part_they_part_for_a_reason(told: list[tuple[set[str], set[str], set[int], set[str]]]) -> None:
    people = bearers(list(profiles(*told).values()))
    assert all(any(apart(person, other) for other in people if other is not person) for person in people[1:])
