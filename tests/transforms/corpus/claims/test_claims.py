"""What is compared and what is not, by example: `values.tsv`, `sources.tsv`, `unify.tsv`, `causes.tsv`; and claims of made-up rows."""

from __future__ import annotations

import csv
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from transforms.corpus.claims.attribution_phrases import named_beside
from transforms.corpus.claims.build import build
from transforms.corpus.claims.circumstances import cause_of
from transforms.corpus.claims.decisions import day_of, permission
from transforms.corpus.claims.denial_sentences import denial_in, is_told, spares_people
from transforms.corpus.claims.figure_roles import toll_words
from transforms.corpus.claims.figure_sides import side_of
from transforms.corpus.claims.figures import CLAIMED
from transforms.corpus.claims.named_sources import refers_back
from transforms.corpus.claims.sources import Person, aliases_of, institution, publisher_key, unify
from transforms.corpus.claims.values import interval
from transforms.lexicons import lexicon

HERE = Path(__file__).parent
START = datetime(2025, 5, 5, 8, tzinfo=UTC)


def cases(name: str) -> list[dict[str, str]]:
    lines = [line for line in (HERE / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t"))


def number(cell: str) -> float | None:
    return float(cell) if cell else None


@pytest.mark.parametrize("case", cases("values.tsv"), ids=lambda c: f"{c['text']} / {c['text2']}")
def test_values_exclude_each_other(case: dict[str, str]) -> None:
    first = interval(number(case["low"]), number(case["high"]), case["bound"], case["text"])
    second = interval(number(case["low2"]), number(case["high2"]), case["bound2"], case["text2"])
    assert first.excludes(second) is second.excludes(first) is (case["excludes"] == "yes")


@pytest.mark.parametrize("case", cases("sources.tsv"), ids=lambda c: c["attribution"])
def test_sources_are_institutions(case: dict[str, str]) -> None:
    people = [Person(*case["people"].split(": "))] if case["people"] else []
    assert institution(case["attribution"], people) == (case["key"] or None)


@pytest.mark.parametrize("case", cases("unify.tsv"), ids=lambda c: c["key"])
def test_fuller_names_win(case: dict[str, str]) -> None:
    assert unify(case["keys"].split())[case["key"]] == case["becomes"]


@pytest.mark.parametrize("case", cases("causes.tsv"), ids=lambda c: c["sentence"][:30])
def test_causes(case: dict[str, str]) -> None:
    assert cause_of(case["sentence"]) == (case["cause"] or None)


@pytest.mark.parametrize("case", cases("denials.tsv"), ids=lambda c: c["sentence"][:30])
def test_what_is_denied_of_a_thing(case: dict[str, str]) -> None:
    denial = denial_in(case["sentence"])
    assert ((denial.thing, denial.deed) if denial else ("", "")) == (case["thing"], case["deed"])


@pytest.mark.parametrize("case", cases("told_things.tsv"), ids=lambda c: c["sentence"])
def test_what_is_told_of_a_thing(case: dict[str, str]) -> None:
    assert is_told(case["sentence"], case["thing"], case["deed"]) is (case["told"] == "yes")


@pytest.mark.parametrize(
    ("text", "spares"),
    [
        ("The army denied that it had struck civilians.", True),
        ("The army denied hitting the depot.", False),
        ("Two children died.", False),
    ],
)
def test_a_denial_of_hitting_people_denies_no_strike(text: str, spares: bool) -> None:  # noqa: FBT001
    assert spares_people(text) is spares


@pytest.mark.parametrize("row", lexicon("denied_deeds.tsv"), ids=lambda r: r["word"])
def test_words_of_denials_have_examples(row: dict[str, str]) -> None:
    denial = denial_in(row["example"])
    assert denial
    assert denial.deed == row["deed"]


@pytest.mark.parametrize("case", cases("permissions.tsv"), ids=lambda c: c["sentence"][:30])
def test_permissions(case: dict[str, str]) -> None:
    assert (permission(case["sentence"]) is not None) is (case["allowed"] == "yes")


def test_earlier_this_year_is_before_this_month() -> None:
    time = {
        "text": "earlier this year",
        "start_at": datetime(2026, 1, 1, tzinfo=UTC),
        "end_at": datetime(2027, 1, 1, tzinfo=UTC),
    }
    assert day_of(time, datetime(2026, 9, 8, tzinfo=UTC)) == "2026-01-01/2026-08-31"
    assert day_of(time | {"text": "this year"}, datetime(2026, 9, 8, tzinfo=UTC)) == "2026-01-01/2026-12-31"


def test_a_dateline_credits_the_agency() -> None:
    assert publisher_key("The Paper", "ROME, May 5 (Wire One) - Two died.", "d") == "publisher:wire-one"
    assert publisher_key("The Paper", "Two died (Wire One said so) at noon.", "d") == "publisher:the-paper"


class Articles:
    """Rows of made-up articles of one story, a sentence and a figure each."""

    def __init__(self) -> None:
        self.tables: dict[str, list[dict[str, Any]]] = {
            name: []
            for name in ("documents", "sentences", "figures", "quotes", "events", "times", "mentions", "participants")
        }

    def says(self, value: float, *, by: str | None = None, hours: int = 0, of: str = "killed", noun: str = "people",
             bound: str = "exact", copy_of: str | None = None, article: str | None = None,
             factuality: str = "asserted") -> str:  # fmt: skip
        """An article that gives a figure, and its id."""
        doc_id = article or f"d{len(self.tables['documents'])}"
        text = f"{value:g} {noun} were {of}."
        if article is None:
            when = START + timedelta(hours=hours)
            self.tables["documents"].append(
                {"doc_id": doc_id, "publisher": f"Paper {doc_id}", "published_at": when, "text": text, "duplicate_of": copy_of, "story_id": "s"}
            )  # fmt: skip
        at = 1000 * len(self.tables["figures"])
        sent_id = f"{doc_id}:s{at}"
        self.tables["sentences"].append(
            {"doc_id": doc_id, "sent_id": sent_id, "block_id": f"{doc_id}:b0", "char_start": at, "char_end": at + len(text), "text": text}
        )  # fmt: skip
        self.tables["figures"].append(
            {"doc_id": doc_id, "figure_id": f"{doc_id}:f{at}", "sent_id": sent_id, "char_start": at, "char_end": at + 2, "text": f"{value:g}",
             "kind": "count", "value": value, "value_low": value, "value_high": None if bound == "ge" else value, "bound": bound, "unit": None,
             "currency": None, "noun": noun, "noun_lemma": noun, "role": of, "part_of": None, "trend_role": None, "event_id": None,
             "attribution_text": by, "factuality": factuality}
        )  # fmt: skip
        return doc_id

    def claims(self) -> list[tuple[float | None, str, int, bool]]:
        """Value, status, sources and whether it is updated, of each claim."""
        return sorted((c.value_low, c.status, c.n_sources, c.is_updated) for c in build(self.tables)[0])


@pytest.mark.parametrize("case", cases("attributions.tsv"), ids=lambda c: c["sentence"])
def test_a_sentence_names_who_says_it(case: dict[str, str]) -> None:
    before, _, rest = case["sentence"].partition("[")
    figure, _, after = rest.partition("]")
    who = named_beside(before + figure + after, len(before), len(before) + len(figure))
    assert (who or "") == case["who"]


@pytest.mark.parametrize("case", cases("sides.tsv"), ids=lambda c: c["sentence"])
def test_figures_are_of_one_side(case: dict[str, str]) -> None:
    before, _, rest = case["sentence"].partition("[")
    assert (side_of(before, rest.partition("]")[2], case["source"]) or "") == case["side"]


@pytest.mark.parametrize(
    ("before", "disputed"),
    [("Delhi called the claim of ", True), ("Kyiv rejected reports of some ", True),
     ("Delhi called for an inquiry into reports of ", False), ("Police said that ", False)],
)  # fmt: skip
def test_values_are_disputed(before: str, *, disputed: bool) -> None:
    assert (CLAIMED.search(before) is not None) is disputed


@pytest.mark.parametrize("row", lexicon("toll_words.tsv"), ids=lambda r: r["phrase"])
def test_words_around_a_number_tell_its_role(row: dict[str, str]) -> None:
    assert toll_words()[row["role"]].search(row["example"])


def test_initials_are_those_of_the_body_that_some_article_spells_out() -> None:
    aliases = aliases_of(
        [("monetary-fund", "the International Monetary Fund"), ("publisher:p", "The Prison Park Post")]
    )
    assert unify(["name:imf", "monetary-fund"], aliases)["name:imf"] == "monetary-fund"
    assert "name:ppp" not in aliases


@pytest.mark.parametrize(
    ("attribution", "is_back"),
    [("it", True), ("the statement", True), ("the statement read on television", True), ("the same communiqué", True),
     ("a statement by the Treasury", False), ("the ministry's statement", False), ("the statement of a union", True), ("police", False)],
)  # fmt: skip
def test_pronouns_and_statements_refer_back(attribution: str, is_back: bool) -> None:  # noqa: FBT001
    assert refers_back(attribution) is is_back


def test_two_papers_that_quote_one_ministry_are_one_source() -> None:
    told = Articles()
    told.says(5, by="the health ministry")
    told.says(5, by="a spokesman for the health ministry")
    assert told.claims() == [(5, "single_source", 1, False)]


def test_two_publishers_corroborate_and_a_copy_does_not() -> None:
    told = Articles()
    first = told.says(5)
    told.says(5, copy_of=first)
    assert told.claims() == [(5, "single_source", 1, False)]
    told.says(5)
    assert told.claims() == [(5, "corroborated", 2, False)]


def test_a_pronoun_is_shown_as_whom_it_stands_for() -> None:
    told = Articles()
    doc_id = told.says(5, by="the fire department")
    told.says(30, by="it", of="wounded", article=doc_id)
    assert [(e.attribution_text, e.source_key) for e in build(told.tables)[1]] == [
        ("the fire department", "fire-department")
    ] * 2


def test_the_ministry_is_the_one_that_the_article_named_before() -> None:
    told = Articles()
    doc_id = told.says(5, by="the interior ministry")
    told.says(30, by="the ministry", of="wounded", article=doc_id)
    assert {e.source_key for e in build(told.tables)[1]} == {"interior-ministry"}


def test_a_body_speaks_through_its_secretary() -> None:
    told = Articles()
    doc_id = told.says(5, by="the parents' union")
    told.says(30, by="its president, Ada Roe", of="wounded", article=doc_id)
    assert len({e.source_key for e in build(told.tables)[1]}) == 1


def test_a_toll_after_an_attributed_toll_is_of_its_source() -> None:
    told = Articles()
    doc_id = told.says(5, by="the coast guard")
    told.says(30, of="wounded", article=doc_id)
    assert {e.attribution_text for e in build(told.tables)[1]} == {"the coast guard"}


def test_values_that_exclude_each_other_conflict() -> None:
    told = Articles()
    told.says(5, by="police")
    told.says(7, by="the Red Crescent Hospital", hours=1)
    assert told.claims() == [(5, "conflicting", 2, False)]


def test_at_least_five_is_no_conflict_with_seven() -> None:
    told = Articles()
    told.says(5, bound="ge")
    told.says(7, hours=1)
    assert [c[1] for c in told.claims()] == ["corroborated"]


def test_a_later_toll_supersedes_an_earlier_one() -> None:
    told = Articles()
    told.says(5, by="police")
    told.says(7, by="the health ministry", hours=6)
    assert told.claims() == [(7, "single_source", 1, True)]


def test_a_rival_that_holds_a_higher_toll_is_not_superseded() -> None:
    told = Articles()
    told.says(40, by="the Northern Front")
    told.says(14, by="the army", hours=6)
    assert told.claims() == [(14, "conflicting", 2, False)]


def test_a_value_that_is_denied_stands_against_those_who_give_it() -> None:
    told = Articles()
    told.says(3, by="the army", of="destroyed", noun="tank")
    told.says(3, by="the operator", of="destroyed", noun="tank", factuality="denied")
    claims, evidence = build(told.tables)
    assert [(c.status, c.n_sources) for c in claims] == [("conflicting", 1)]
    assert [(e.stance, e.attribution_text) for e in evidence] == [("supports", "the army"), ("denies", "the operator")]


def test_two_sources_of_one_article_are_held_against_each_other_though_it_tells_two_happenings() -> None:
    told = Articles()
    first = told.says(18, by="the ministry", of="detained")
    doc_id = told.says(60, by="the opposition", of="detained", hours=20)
    told.says(18, by="the ministry", of="detained", article=doc_id)
    told.tables["events"] = [
        {"doc_id": d, "event_id": f"{d}:{name}", "happening_id": name, "event_type": "COERCE", "quad_class": "material_conflict",
         "attribution_text": by, "char_start": at, "char_end": at + 5, "sent_id": f"{d}:s{sentence}", "location_entity_id": None,
         "happened_from": None, "is_historical": False, "ontology": "plover", "denied_by_text": None, "factuality": "reported",
         "location_text": None, "geo_precision": None, "weapon": None, "time_id": None, "event_text": None}
        for d, name, by, at, sentence in ((first, "h1", "the ministry", 0, 0), (doc_id, "h1", "the opposition", 1000, 1000),
                                          (doc_id, "h2", "the ministry", 1100, 2000))
    ]  # fmt: skip
    for figure, event in zip(told.tables["figures"], told.tables["events"], strict=True):
        figure["event_id"] = event["event_id"]
    assert (18, "conflicting", 2, False) in told.claims()


def test_what_rivals_get_in_one_article_are_claims_of_their_own() -> None:
    told = Articles()
    doc_id = told.says(19_322, by="the electoral commission", of="voted", noun="vote")
    told.says(16_204, of="voted", noun="vote", article=doc_id)
    assert [c[:2] for c in told.claims()] == [(16_204, "single_source"), (19_322, "single_source")]


def test_a_bare_number_that_another_side_gives_is_of_what_the_one_before_it_counts() -> None:
    told = Articles()
    doc_id = told.says(91, by="the parents' association", of="taken", noun="pupil")
    told.says(87, by="the state government", article=doc_id, of="", noun="")
    told.tables["figures"][1].update(char_start=120, char_end=122, role=None, noun_lemma=None)
    assert told.claims() == [(87, "conflicting", 2, False)]


def test_the_noun_is_the_one_told_though_classes_are_compared() -> None:
    told = Articles()
    told.says(5, by="police", noun="soldier")
    told.says(5, by="the health ministry", noun="soldier")
    [claim] = build(told.tables)[0]
    assert (claim.noun, claim.subject, claim.status) == ("soldier", "soldier killed", "corroborated")


def test_values_that_are_far_apart_are_of_two_things_unless_they_are_tolls() -> None:
    told = Articles()
    doc_id = told.says(46, by="the commission", of="won", noun="seat")
    told.says(3, article=doc_id, of="won", noun="seat")
    assert [c[0] for c in told.claims()] == [3, 46]


def test_a_value_that_its_source_gave_all_along_is_no_update() -> None:
    told = Articles()
    told.says(9, by="the prison service")
    told.says(17, by="the families' committee", hours=1)
    told.says(17, by="the families' committee", hours=20)
    assert [(c[1], c[3]) for c in told.claims()] == [("conflicting", False)]


def test_dead_and_wounded_children_and_people_are_claims_of_their_own() -> None:
    told = Articles()
    doc_id = told.says(9)
    told.says(30, of="wounded", article=doc_id)
    told.says(3, noun="child", article=doc_id)
    assert [c[0] for c in told.claims()] == [3, 9, 30]


def test_the_order_of_articles_does_not_matter() -> None:
    told = Articles()
    for value, by, hours in (
        (5, "police", 0),
        (7, "the health ministry", 6),
        (9, "the Northern Front", 7),
        (7, None, 9),
    ):
        told.says(value, by=by, hours=hours)
    expected = build(told.tables)
    for seed in range(5):
        shuffled = {name: random.Random(seed).sample(rows, len(rows)) for name, rows in told.tables.items()}  # noqa: S311
        assert build(shuffled) == expected
