from __future__ import annotations

from collections.abc import Sequence

from transforms.corpus.given_names import join_given_names
from transforms.corpus.namesakes import Profile


def joined(*articles: tuple[str, Sequence[str], Sequence[str]]) -> dict[str, str]:
    """The ids that others stand for; each article has the id that it gives a person, its ties and its countries."""
    people: dict[str, dict[str, Profile]] = {}
    for n, (local, ties, countries) in enumerate(articles):
        profile = Profile({f"d{n}"}, countries=set(countries), ties=set(ties))
        people.setdefault(f"person:{local}", {})[f"d{n}"] = profile
    return join_given_names(people)


def test_a_short_given_name_of_a_rare_surname_is_the_full_one() -> None:
    assert joined(("stan-ostlervik", [], []), ("stanley-ostlervik", [], [])) == {
        "person:stan-ostlervik": "person:stanley-ostlervik"
    }


def test_the_name_of_most_articles_stands_for_both() -> None:
    told = [("stan-ostlervik", [], []), ("stan-ostlervik", [], []), ("stanley-ostlervik", [], [])]
    assert joined(*told) == {"person:stanley-ostlervik": "person:stan-ostlervik"}


def test_a_common_surname_needs_a_tie() -> None:
    assert joined(("chris-smith", [], []), ("christopher-smith", [], [])) == {}
    assert joined(("chris-smith", ["acme"], []), ("christopher-smith", ["acme"], [])) == {
        "person:chris-smith": "person:christopher-smith"
    }


def test_what_parts_them_or_a_third_of_the_name_leaves_them() -> None:
    assert joined(("stan-ostlervik", [], ["US"]), ("stanley-ostlervik", [], ["PL"])) == {}
    assert joined(("pat-ostlervik", [], []), ("patrick-ostlervik", [], []), ("patricia-ostlervik", [], [])) == {}


def test_a_middle_name_or_a_suffix_more_is_the_same_name() -> None:
    assert joined(("ann-smith", [], []), ("ann-jo-smith", [], [])) == {"person:ann-smith": "person:ann-jo-smith"}
    assert joined(("ann-smith", [], []), ("ann-jo-smith", [], []), ("ann-lee-smith", [], [])) == {}
    assert joined(("abe-smith", [], []), ("abe-smith-jr", [], [])) == {"person:abe-smith": "person:abe-smith-jr"}
    assert joined(("abe-smith", [], []), ("abe-smith-jr", [], []), ("abe-smith-sr", [], [])) == {}


def test_initials_and_other_spellings_of_a_rare_surname() -> None:
    assert joined(("as-ostlervik", [], []), ("allen-ostlervik", [], [])) == {
        "person:as-ostlervik": "person:allen-ostlervik"
    }
    assert joined(("masoud-ostlervik", [], []), ("massoud-ostlervik", [], [])) == {
        "person:masoud-ostlervik": "person:massoud-ostlervik"
    }
    assert joined(("mario-ostlervik", [], []), ("maria-ostlervik", [], [])) == {}
    assert joined(("as-smith", [], []), ("allen-smith", [], [])) == {}


def test_of_two_names_in_one_article_one_begins_the_other() -> None:
    def both(one: str, other: str) -> dict[str, str]:
        return join_given_names({f"person:{name}": {"d": Profile({"d"})} for name in (one, other)})

    assert both("sam-smith", "samantha-smith") == {"person:sam-smith": "person:samantha-smith"}
    assert both("masoud-ostlervik", "massoud-ostlervik") == {}
