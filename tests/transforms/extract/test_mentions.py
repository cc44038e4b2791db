from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.budget import examples
from transforms.article import Article
from transforms.extract.mentions import extract
from warehouse.tables.mentions import Mention

pytestmark = pytest.mark.model
Parse = Callable[[str], Article]


def found(parsed: Parse, text: str) -> dict[str, Mention]:
    return {m.text: m for m in extract(parsed(text))}


@pytest.mark.parametrize(
    ("text", "name", "kind", "entity_id"),
    [
        ("While Kyiv waited, Ukraine's army held the line.", "Kyiv", "place", "geonames:703448"),
        ("Troops were sent to Russia's Kursk region on Monday.", "Kursk region", "place", "geonames:538555"),
        ("Russian jets bombed the village.", "Russian", "nationality", "country:RU"),
        ("The U.S. imposed sanctions on Iran.", "U.S.", "country", "country:US"),
        ("He flew to London, Ontario, on Friday.", "London", "place", "geonames:6058560"),
        ("A storm hit Rancho Mirage, Calif., overnight.", "Calif.", "place", "geonames:5332921"),
        ("KYIV, Ukraine — Rescuers searched the ruins.", "KYIV", "place", "geonames:703448"),
        ("Customs officers in Frankfurt an der Oder stopped it.", "Frankfurt an der Oder", "place", "geonames:2925535"),
        ("Rebels fired ATACMS and a T-72 tank burned.", "ATACMS", "weapon", "weapon:atacms"),
        ("Rebels fired rockets and a T-72 tank burned.", "T-72", "weapon", "weapon:t-72"),
        ("Hurricane Milton reached Florida.", "Hurricane Milton", "event_name", "event_name:hurricane-milton"),
        ("Prices at Chrysler LLC rose.", "Chrysler LLC", "organization", "organization:chrysler"),
        ("The Russian Defense Ministry said so.", "Russian Defense Ministry", "organization",
         "organization:russian-ministry-of-defence"),
        ("Ukraine's Foreign Ministry said so.", "Foreign Ministry", "organization",
         "organization:ukrainian-ministry-of-foreign-affairs"),
        ("Kurdish fighters left.", "Kurdish", "other", "other:kurds"),
        ("European leaders met.", "European", "nationality", "geonames:6255148"),
        ("The Geneva Conventions apply.", "Geneva Conventions", "law", "law:geneva-conventions"),
        ("He asked how GraphQL works. GraphQL is a language.", "GraphQL", "product", "product:graphql"),
        ("They met on the Rue de Castiglione in Paris.", "Rue de Castiglione", "facility", "facility:rue-de-castiglione"),
        ("She was at the Betty Ford Center. Later she left Betty Ford.", "Betty Ford", "organization",
         "organization:betty-ford-center"),
        ("San Diego is large. She lives in San Diego, California.", "San Diego", "place", "geonames:5391811"),
        ("At 11:39am GMT Angela Novak resigned.", "Angela Novak", "person", "person:angela-novak"),
    ],
)  # fmt: skip
def test_name(parsed: Parse, text: str, name: str, kind: str, entity_id: str) -> None:
    mention = found(parsed, text)[name]
    assert (mention.entity_type, mention.entity_id) == (kind, entity_id)


@pytest.mark.parametrize(
    ("text", "name", "entity_id", "method"),
    [
        ("Angela Novak resigned. Novak gave no reason.", "Novak", "person:angela-novak", "surname"),
        (
            "Ursula von der Leyen spoke. Von der Leyen left.",
            "Ursula von der Leyen",
            "person:ursula-von-der-leyen",
            "list",
        ),
        (
            "The Gulf Basin Study Group (GBSG) met. GBSG warned.",
            "GBSG",
            "organization:gulf-basin-study-group",
            "acronym",
        ),
        ("Bill Novak and Eva Novak met in Rome. Novak spoke.", "Novak", "person:bill-novak", "surname"),
        ("President Zelenskyy thanked Poland.", "Zelenskyy", "person:volodymyr-zelensky", "list"),
    ],
)
def test_short_names(parsed: Parse, text: str, name: str, entity_id: str | None, method: str) -> None:
    mention = found(parsed, text)[name]
    assert (mention.entity_id, mention.link_method) == (entity_id, method)


def test_title_stays_outside_the_name(parsed: Parse) -> None:
    mention = found(parsed, "Foreign Minister Radoslaw Sikorski spoke in Warsaw.")["Radoslaw Sikorski"]
    assert mention.title == "foreign minister"


def test_country_of_a_person(parsed: Parse) -> None:
    mention = found(parsed, "Polish farmer Jan Nowak drove to Berlin.")["Jan Nowak"]
    assert mention.country == "PL"


def test_title_case_headings_make_no_names(parsed: Parse) -> None:
    text = "Escalating Risks Ahead\n\nThe talks in Geneva failed, diplomats said on Monday after a long night.\n\nThe Long-Range Equation\n\nNothing else happened."
    assert [m.text for m in extract(parsed(text))] == ["Geneva"]


@pytest.mark.parametrize("text", ["a", "...", "(((", "İ̇", "“”", "\U0001f600 in \U0001f600", "X" * 500])
def test_odd_texts(parsed: Parse, text: str) -> None:
    assert isinstance(extract(parsed(text)), list)


WORDS = st.sampled_from(
    ["Kyiv", "said", "the", "U.S.", "President", "Zelensky", "(", "IAEA", ")", ",", "of", "Georgia", "“", "”", "F-16", "’s", "-", "an",
     "der", "Oder", "region", "General", "Motors", "Inc.", "\n\n", "Storm", "7", "é", "State", "St.", "in"]
)  # fmt: skip


@settings(max_examples=examples(25), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, min_size=1, max_size=30).map(lambda words: "Reports say " + " ".join(words)))
def test_rows_hold_what_they_promise(parsed: Parse, text: str) -> None:
    article = parsed(text)
    mentions = extract(article)
    assert mentions == extract(article)
    last = 0
    for number, mention in enumerate(mentions):
        assert article.text[mention.char_start : mention.char_end] == mention.text
        assert last <= mention.char_start < mention.char_end
        assert mention.mention_id == article.row_id("m", number)
        assert 0 < mention.confidence <= 1
        last = mention.char_end


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "entity_id"),
    [
        ("Workers at the Philadelphia plant were sent home.", "Philadelphia", "geonames:4560349"),
        ("The Supreme Court of Kenya upheld the tax.", "Supreme Court", "organization:kenyan-supreme-court"),
        ("Doug Ford met workers in Toronto. Ford said he was glad.", "Ford", "person:doug-ford"),
        ("Ford cut jobs in Detroit. Ford said sales fell.", "Ford", "organization:ford-motor-company"),
        ("Houses in the village of Gavarzin were destroyed.", "Gavarzin", "place:gavarzin"),
        ("He visited settlements in the West Bank south of Jerusalem.", "West Bank", "geonames:285153"),
    ],
)
def test_names_are_the_entities_that_readers_think_of(
    read: Callable[..., Any], text: str, name: str, entity_id: str
) -> None:
    found = {m["entity_id"] for m in read(text)["mentions"] if m["text"] == name}
    assert found == {entity_id}
