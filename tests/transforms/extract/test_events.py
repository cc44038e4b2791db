"""Events read from sentences: one call of the model on all of them, then a table of what each tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

pytestmark = pytest.mark.model

Tables = dict[str, list[dict[str, Any]]]

REAL = {"asserted", "reported"}

# sentence -> the types of its events with their factuality, in the order of the text
TELLS = {
    # voices, clauses, coordination
    "Rebels attacked the town of Bunia on Monday.": "ASSAULT asserted",
    "The town of Bunia was attacked by rebels on Monday.": "ASSAULT asserted",
    "The rebels who attacked Bunia have left the area.": "ASSAULT asserted",
    "Soldiers shelled the village, killing four people.": "ASSAULT asserted",
    "Police arrested two journalists and the army closed the border.": "COERCE asserted, COERCE asserted",
    # light verbs and event nouns
    "Militants carried out an attack on a convoy near Gao.": "ASSAULT asserted",
    "The two presidents held talks in Geneva.": "CONSULT asserted",
    "Israel's shelling of Gaza continued on Friday.": "ASSAULT asserted",
    "The government imposed a curfew in the capital.": "COERCE asserted",
    # senses
    "Nurses began a strike over pay in Lagos.": "PROTEST asserted",
    "An air strike on a factory in Idlib killed six workers.": "ASSAULT asserted",
    "The minister fired the head of the police.": "SANCTION asserted",
    "Troops fired on the crowd in Dhaka.": "ASSAULT asserted",
    "The senator attacked the government's plan to raise taxes.": "ACCUSE asserted",
    # what is no event
    "The champion attacked early in the match and scored in the second half of the season.": "",
    "A heart attack killed the singer.": "",
    "The storm struck the coast and killed nine people.": "STORM asserted",
    "Shares were hit by fears of higher rates.": "",
    "The earthquake destroyed hundreds of homes.": "EARTHQUAKE asserted",
    "The recipe calls for two eggs.": "",
    "We offer a wide range of services.": "",
    "Rangers said that the last wolf was killed in the park.": "",
    "The robbers left the company which is in charge of the restaurant cars.": "",
    "Merkel called the plan critical for all of Europe.": "",
    "Officials said the deputy was injured when he fell.": "INJURE reported",
    "The minister declined to comment.": "",
    # factuality
    "The army did not bomb the village.": "ASSAULT negated",
    "No one was arrested at the rally.": "COERCE negated",
    "The army denied bombing the village.": "ASSAULT denied",
    "Kenya accused the rebels of shelling the town.": "ACCUSE asserted, ASSAULT alleged",
    "Israel may attack the nuclear plant.": "ASSAULT possible",
    "The army plans to attack the town.": "ASSAULT planned",
    "If the rebels attack the town, people will flee.": "ASSAULT hypothetical, TRANSPORT planned",
    "The rebels failed to capture the town of Kindu.": "ASSAULT negated",
    "Police prevented an attack on the embassy.": "ASSAULT negated",
    "The president ordered the army to attack the rebels.": "REQUEST asserted, ASSAULT ordered",
    "A man has been charged with the murder of his mother.": "ACCUSE asserted, ASSAULT alleged",
    "The colonel allegedly drew a gun and fired at the guards.": "ASSAULT alleged",
    "The alleged attack on the convoy happened in May.": "ASSAULT alleged",
    # words about deeds to come
    "France agreed to send troops to Mali.": "AGREE asserted",
    "Iran threatened to attack Israel.": "THREATEN asserted",
    "Turkey refused to extradite the general.": "REJECT asserted",
    "The prime minister will visit Kenya in May.": "AGREE planned",
    "The union said it would boycott the election.": "THREATEN asserted",
    "Russia said that Ukraine must withdraw its troops.": "REQUEST asserted",
}


@pytest.fixture(scope="module")
def told(read_all: Callable[[Iterable[dict[str, Any]]], dict[str, Tables]]) -> dict[str, Tables]:
    """The rows of each sentence."""
    records = [{"id": text, "text": text, "published_at": "2024-05-20"} for text in [*TELLS, *SIDES, *WHERE]]
    return read_all(records)


@pytest.mark.parametrize(("text", "expected"), TELLS.items())
def test_types_and_factuality(told: dict[str, Tables], text: str, expected: str) -> None:
    assert ", ".join(f"{e['event_type']} {e['factuality']}" for e in told[text]["events"]) == expected


# sentence -> who takes part in its first event
SIDES = {
    "Ukraine launched its first strike on a depot in Bryansk.": {"actor": {"Ukraine"}},
    "Sudanese and Chadian troops clashed with rebels near the border.": {"actor": {"Sudanese and Chadian troops", "rebels"}},
    "The EU imposed sanctions on Belarus and Myanmar.": {"actor": {"The EU"}, "recipient": {"Belarus", "Myanmar"}},
    "Norway gave Malawi ten million dollars in aid.": {"actor": {"Norway"}, "recipient": {"Malawi"}},
    "Medicine was sent to Gaza by the Red Crescent.": {"actor": {"the Red Crescent"}, "recipient": {"Gaza"}},
    "Pakistan rejected an Indian offer of talks.": {"actor": {"Pakistan"}, "recipient": {"Indian"}},
    "The opposition leader Amara Diallo was arrested in Conakry.": {"actor": set(), "recipient": {"The opposition leader Amara Diallo"}},
    "A suicide bomber killed three soldiers in Mosul.": {"actor": {"A suicide bomber"}, "recipient": {"three soldiers"}},
    "Thousands of farmers marched through Delhi to demand higher prices.": {"actor": {"Thousands of farmers"}},
    "Brazil urged Venezuela to release the prisoners.": {"actor": {"Brazil"}, "recipient": {"Venezuela"}},
    "Greece said it had expelled two Russian diplomats.": {"recipient": {"two Russian diplomats"}},
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SIDES.items())
def test_participants(told: dict[str, Tables], text: str, expected: dict[str, set[str]]) -> None:
    first = told[text]["events"][0]["event_id"]
    rows = [p for p in told[text]["participants"] if p["event_id"] == first]
    assert {role: {p["text"] for p in rows if p["role"] == role} for role in expected} == expected


# sentence -> columns of its first event
WHERE = {
    "Rebels bombed a market in Mogadishu on Saturday, killing 12 people and wounding at least 20.": {
        "mode": "explosives",
        "location_text": "Mogadishu",
        "killed_low": 12,
        "killed_high": 12,
        "injured_low": 20,
        "injured_high": None,
        "date_precision": "day",
        "quad_class": "material_conflict",
    },
    "A drone strike killed a commander near Idlib.": {"mode": "drone", "killed_low": 1, "killed_high": 1},
    "Police used tear gas against students in Nairobi.": {"mode": "crowd_control", "location_text": "Nairobi"},
    "Gunmen shot dead a judge in Tripoli, the ministry said.": {"mode": "firearms", "attribution_text": "the ministry"},
    "Missiles hit a depot in Sudan's Kassala state.": {"location_text": "Kassala", "geo_precision": "admin1"},
    "The prime minister resigned on Sunday.": {"mode": "resign", "location_text": None},
}


@pytest.mark.parametrize(("text", "expected"), WHERE.items())
def test_circumstances(told: dict[str, Tables], text: str, expected: dict[str, Any]) -> None:
    event = told[text]["events"][0]
    assert {column: event[column] for column in expected} == expected


def test_rows_point_at_their_words(told: dict[str, Tables]) -> None:
    for text, tables in told.items():
        for event in tables["events"]:
            assert text[event["char_start"] : event["char_end"]] == event["trigger"]
        for row in tables["participants"]:
            assert text[row["char_start"] : row["char_end"]] == row["text"]
        keys = [(p["event_id"], p["role"], p["char_start"], p["char_end"]) for p in tables["participants"]]
        assert len(keys) == len(set(keys))


def test_one_happening_told_twice(read: Callable[..., Tables]) -> None:
    text = (
        "Gunmen attacked a convoy in Gao on Monday.\n\n"
        "Officials said the army would send more troops to the north.\n\n"
        "The attack by gunmen on the convoy in Gao killed six soldiers."
    )
    events = [e for e in read(text, published_at="2024-05-21")["events"] if e["event_type"] == "ASSAULT"]
    assert len(events) == 2
    assert len({e["happening_id"] for e in events}) == 1


@pytest.mark.parametrize("text", ["", "!!!", "attack", "of of of by by", "Attack on. By. In,", "to " * 300, "((" * 200])
def test_any_text_is_read(read: Callable[..., Tables], text: str) -> None:
    tables = read(text or " ")
    assert isinstance(tables["events"], list)
