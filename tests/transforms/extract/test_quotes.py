"""One text a construction; the expectations are kind, words, speaker, class of the cue."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.budget import examples

Found = list[tuple[str, str, str | None, str | None]]
EXAMPLES: dict[str, Found] = {
    # clauses after and before the verb, and around it
    "Officials said 15 gunmen stormed the village, and the army said that two had been captured.": [
        ("indirect", "15 gunmen stormed the village", "Officials", "say"),
        ("indirect", "two had been captured", "the army", "say"),
    ],
    "Inflation eased to 3.1 per cent in October, the statistics office said on Tuesday.": [
        ("indirect", "Inflation eased to 3.1 per cent in October", "the statistics office", "say")
    ],
    "The dam, officials said, had burst at dawn, killing 12 people.": [
        ("indirect", "The dam, officials said, had burst at dawn, killing 12 people", "officials", "say")
    ],
    "According to the coastguard, nine people were pulled from the water.": [
        ("indirect", "nine people were pulled from the water", "the coastguard", "say")
    ],
    "The city was not warned, according to the inquiry, which blamed the mayor.": [
        ("indirect", "The city was not warned", "the inquiry", "say")
    ],
    # what else the verb takes
    "Rebels said they had shot down two of the five helicopters; the army denied losing any aircraft.": [
        ("indirect", "they had shot down two of the five helicopters", "Rebels", "say"),
        ("indirect", "losing any aircraft", "the army", "deny"),
    ],
    "The army confirmed the deaths of two soldiers but gave no details.": [
        ("indirect", "the deaths of two soldiers", "The army", "confirm")
    ],
    "Amnesty accused the militia of executing prisoners.": [("indirect", "executing prisoners", "Amnesty", "accuse")],
    "Analysts expect the central bank to wait until June.": [
        ("indirect", "the central bank to wait until June", "Analysts", "opinion")
    ],
    "Official data showed that exports fell. The speech showed how frightened he was.": [
        ("indirect", "exports fell", "Official data", "show")
    ],
    # who speaks: shared, passive, relative, nominal, in capitals
    "Beijing said the balloon had strayed off course and expressed regret.": [
        ("indirect", "the balloon had strayed off course", "Beijing", "say")
    ],
    "Mr Banda was quoted as saying that the vote had been stolen.": [
        ("indirect", "the vote had been stolen", "Mr Banda", "say")
    ],
    "It was announced by the ministry that schools would close on Monday.": [
        ("indirect", "schools would close on Monday", "the ministry", "say")
    ],
    "The ministry's claim that the dam was safe was rejected.": [
        ("indirect", "the dam was safe", "The ministry", "claim")
    ],
    "US says it will send more aid to Kenya.": [("indirect", "it will send more aid to Kenya", "US", "say")],
    "Ali Khan, a spokesman for the police, told the BBC on Friday that three men had been held.": [
        ("indirect", "three men had been held", "Ali Khan", "say")
    ],
    "Iranian television quoted Gen. Hossein Salami as saying that Iran would respond.": [
        ("indirect", "Iran would respond", "Gen. Hossein Salami", "say")
    ],
    "Sudan's army has denied reports that its jets bombed the market.": [
        ("indirect", "its jets bombed the market", "Sudan's army", "deny")
    ],
    "Ukraine's air force said it shot down 37 drones overnight, adding that the rest were lost.": [
        ("indirect", "it shot down 37 drones overnight", "Ukraine's air force", "say"),
        ("indirect", "the rest were lost", "Ukraine's air force", "say"),
    ],
    "Thailand’s army said its soldiers came under fire, while Cambodia said Thai troops fired first.": [
        ("indirect", "its soldiers came under fire", "Thailand’s army", "say"),
        ("indirect", "Thai troops fired first", "Cambodia", "say"),
    ],
    "The base was hit, according to statements from the Kremlin.": [
        ("indirect", "The base was hit", "the Kremlin", "say")
    ],
    "It is possible, he said, that “the delivery starts to slip when it grows.”": [
        ("mixed", "the delivery starts to slip when it grows.", "he", "say")
    ],
    # nothing has been said
    "With mounting casualties on both sides, the war between Russia and Ukraine continues to reshape Europe.": [],
    "The minister did not say whether he would resign.": [],
    "The firm refused to say how many people it would hire.": [],
    "Sales fell sharply, suggesting that demand is weak.": [],
    # headlines
    "Minister: no talks before spring": [("indirect", "no talks before spring", "Minister", "say")],
    "Army says 12 soldiers killed in ambush": [("indirect", "12 soldiers killed in ambush", "Army", "say")],
    "Ukraine war: what we know so far": [],
    # quotation marks: direct
    "“If the rains fail again,” warned Grace Achieng of the herders’ union, “we will lose everything.”": [
        ("direct", "If the rains fail again", "Grace Achieng of the herders’ union", "warn"),
        ("direct", "we will lose everything.", "Grace Achieng of the herders’ union", "warn"),
    ],
    "Union leader Bea Collins was clear. “Stay home.” The firm had no comment.": [
        ("direct", "Stay home.", "Union leader Bea Collins", None)
    ],
    "The president’s answer was short: “No.”": [("direct", "No.", "The president", None)],
    "“They take flour, they take phones,” said a driver who gave his name only as Samir. “They took my cousin.”": [
        ("direct", "They take flour, they take phones", "a driver", "say"),
        ("direct", "They took my cousin.", "a driver", "say"),
    ],
    # mixed
    "Deputy Minister Rosa Quispe described the proposal as “a door half open” and left.": [
        ("mixed", "a door half open", "Deputy Minister Rosa Quispe", "label")
    ],
    "The attack, a Pentagon spokesman insisted, “will not change our mission”.": [
        ("mixed", "will not change our mission", "a Pentagon spokesman", "claim")
    ],
    "Police urged residents to avoid the “red zone” until Friday.": [
        ("indirect", "to avoid the “red zone” until Friday", "Police", "order"),
    ],
    # no quotes
    "The bill, known as the “quiet streets act”, passed by three votes.": [],
    "A so-called “people’s militia” has taken over the checkpoint.": [],
    "The film “The Salt Road” opened to long queues.": [],
}


@pytest.fixture(scope="module")
def rows(read_all: Callable[..., Any]) -> dict[str, list[dict[str, Any]]]:
    found = read_all([{"id": str(n), "text": text} for n, text in enumerate(EXAMPLES)])
    return {text: found[str(n)]["quotes"] for n, text in enumerate(EXAMPLES)}


@pytest.mark.model
@pytest.mark.parametrize("text", EXAMPLES)
def test_constructions(rows: dict[str, list[dict[str, Any]]], text: str) -> None:
    assert [(r["kind"], r["text"], r["speaker_text"], r["cue_class"]) for r in rows[text]] == EXAMPLES[text]


@pytest.mark.model
def test_a_mixed_quote_tells_the_whole_reported_clause(read: Callable[..., Any]) -> None:
    text = "The commission said the airline had shown “reckless disregard” for safety."
    (row,) = read(text)["quotes"]
    assert text[row["scope_start"] : row["scope_end"]] == "the airline had shown “reckless disregard” for safety"


@pytest.mark.model
def test_a_quote_over_paragraphs_keeps_its_speaker(read: Callable[..., Any]) -> None:
    tables = read("President Amara Koroma addressed the nation.\n\n“Tonight I sign the order.\n\n“Tomorrow we open.”")
    assert [(r["text"], r["speaker_text"]) for r in tables["quotes"]] == [
        ("Tonight I sign the order.", "President Amara Koroma"),
        ("Tomorrow we open.", "President Amara Koroma"),
    ]


@pytest.mark.model
def test_he_is_the_one_who_was_named(read: Callable[..., Any]) -> None:
    tables = read("“The bridge is closed,” said Tomasz Wolny on Monday. He added that two firms had left.")
    first, second = tables["quotes"]
    assert first["speaker_entity_id"] == second["speaker_entity_id"] is not None


@pytest.mark.model
@settings(max_examples=examples(25), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet="“”‘’\"':;,.!? \nabS’s saidThe", min_size=1, max_size=120))
def test_any_string_gives_rows_that_index_it(read: Callable[..., Any], text: str) -> None:
    tables = read(f"Police said: {text} he said")
    whole = tables["documents"][0]["text"]
    assert all(whole[r["char_start"] : r["char_end"]] == r["text"] for r in tables["quotes"])
    assert all(r["scope_start"] <= r["char_start"] < r["char_end"] <= r["scope_end"] for r in tables["quotes"])
    for row in tables["quotes"]:
        if row["speaker_text"] is not None:
            assert whole[row["speaker_start"] : row["speaker_end"]] == row["speaker_text"]
