from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from transforms.article import Article
from transforms.coreference.references import Reference, References
from transforms.extract.mentions import extract
from transforms.trace import Decision

pytestmark = pytest.mark.model
Parse = Callable[[str], Article]


def reference(parsed: Parse, text: str, word: str) -> Reference | None:
    """What the last occurrence of a word refers to."""
    article = parsed(text)
    token = [t for t in article.tokens if t.text == word][-1]
    return References.of(article, extract(article)).at(token)


@pytest.mark.parametrize(
    ("text", "word", "entity_id"),
    [
        ("Volodymyr Zelensky spoke on Sunday. He thanked Poland.", "He", "person:volodymyr-zelensky"),
        ("Angela Merkel met Emmanuel Macron. She left early.", "She", "person:angela-merkel"),
        ("Joe Biden lifted the ban. His decision surprised many.", "His", "person:joe-biden"),
        ("Russia launched missiles and continued its offensive.", "its", "country:RU"),
        ("Boeing, which makes jets, fired workers.", "which", "organization:boeing"),
        ("Anna Kovac, who leads the party, resigned.", "who", "person:anna-kovac"),
        ("Russian forces entered the town.", "forces", "country:RU"),
        ("Israel's military struck a depot.", "military", "country:IL"),
        ("The Russian Defense Ministry denied it. The ministry gave no details.", "ministry",
         "organization:russian-ministry-of-defence"),
        ("President Dina Boluarte spoke on Monday. The president asked for calm.", "president", "person:dina-boluarte"),
        ("The president, Joe Biden, spoke.", "president", "person:joe-biden"),
        ("Boeing cut jobs. The company blamed tariffs.", "company", "organization:boeing"),
        ("Protests spread in Peru. The country has had six presidents.", "country", "country:PE"),
    ],
)  # fmt: skip
def test_resolved(parsed: Parse, text: str, word: str, entity_id: str) -> None:
    found = reference(parsed, text, word)
    assert found is not None
    assert found.entity_id == entity_id


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Boeing and Airbus cut jobs. The company blamed tariffs.", "company"),
        ("Nobody knew why. He left.", "He"),
        ("“He lied,” Joe Biden said.", "He"),
        ("Angela Merkel spoke. He left.", "He"),
        ("A president must listen.", "president"),
    ],
)
def test_left_open(parsed: Parse, text: str, word: str) -> None:
    assert reference(parsed, text, word) is None


def test_capital_that_acts_is_a_government(parsed: Parse) -> None:
    found = reference(parsed, "Moscow denied the report, and Russia's army kept silent.", "Moscow")
    assert found is not None
    assert (found.entity_type, found.country, found.sector) == ("place", "RU", "government")


def test_every_token_of_a_name_knows_its_mention(parsed: Parse) -> None:
    article = parsed("The European Central Bank cut rates.")
    references = References.of(article, extract(article))
    assert [m.text for t in article.tokens if (m := references.mention_at(t))] == ["European Central Bank"] * 3


def examples() -> list[dict[str, str]]:
    rows = []
    for path in sorted(Path(__file__).parent.glob("*.tsv")):
        lines = [n for n in path.read_text(encoding="utf-8").splitlines() if not n.startswith("#")]
        rows += [{"module": path.stem, **row} for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]
    return rows


@pytest.mark.parametrize("row", examples(), ids=lambda r: f"{r['module']}: {r['text']}")
def test_module(parsed: Parse, row: dict[str, str]) -> None:
    meant = reference(parsed, row["text"], row["word"])
    assert (meant.entity_id if meant else "-") == row["entity_id"]


def test_trace_says_why_a_pronoun_is_left_open(parsed: Parse) -> None:
    article = parsed("“He lied,” Joe Biden said.")
    told: list[Decision] = []
    References.of(article, extract(article), told.append)
    assert [d.reason for d in told if d.text == "He"] == ["in quotation marks, where another speaks"]
