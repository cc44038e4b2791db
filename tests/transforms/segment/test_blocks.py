from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from transforms.clean import clean
from transforms.front_matter.publication import dateline, published
from transforms.read import Record
from transforms.segment.blocks import segment
from transforms.segment.kinds import kinds
from warehouse.tables.documents import Document

BODY = "The ministry said on Tuesday that five of the six missiles had been shot down by air defences near the town."


def document(text: str, **fields: Any) -> Document:
    return segment(
        clean(
            Record(
                **{"source_uri": "a.txt", "content_sha256": "x", "n_bytes": 1, "encoding": "utf-8"} | fields, text=text
            )
        ),
        "v",
        None,
    ).document


@pytest.mark.parametrize(
    ("lines", "title", "expected"),
    [
        (["Strike hits depot", BODY], None, "tp"),
        (["Strike hits depot", "By Jane Doe", "Nov 19, 2024", BODY, "What’s Next?", BODY], None, "tbdphp"),
        ([BODY, "What’s Next?", BODY], None, "php"),
        (["Strike hits depot", "Dana West in Kyiv", "Nov 19, 2024", BODY], None, "tbdp"),
        (
            ["Strike hits depot", "Published 9:14 pm, 19 November 2024 | Updated 6:02 am, 20 November 2024", BODY],
            None,
            "tdp",
        ),
        ([BODY, "Moscow’s Response", BODY, "He left.", BODY], None, "phppp"),
        (["News", "Strike hits depot", BODY], "Strike hits depot | BBC", "htp"),
        ([BODY, "• one", "- two", BODY, "1. one", "2. two", "3. three", "He left."], None, "pllplllp"),
        ([BODY, "1. The strike", BODY, "2. The answer", BODY], None, "phphp"),
        ([BODY, "Rescuers at the site. Photo: State Emergency Service", BODY], None, "pcp"),
        ([BODY, "Apples", "Pears", "Plums", "Cherries", BODY], None, "pllllp"),
        ([BODY, "“We will win”", BODY], None, "ppp"),
        ([BODY, "The research found:", BODY], None, "ppp"),
        ([BODY, "1. Open Strong.", BODY, "2. Why does it ask? Can I skip it?", BODY], None, "phphp"),
        ([BODY, "1. Canal", "Canal by night", BODY, "2. Market", "Market by day", BODY], None, "phhphhp"),
        (
            [
                BODY,
                "Look for:",
                "Easy mounting that will not damage walls",
                "Foam for use indoors without much wind",
                "Cables",
                BODY,
            ],
            None,
            "ppllhp",
        ),
        ([BODY, "Among them:", "Fewer errors", "More trust", "Less weight", BODY], None, "pplllp"),
        ([BODY, "These are the best:", "Canal Street", BODY], None, "pphp"),
        (
            [x for k in "abc" for x in (BODY, "For", f"Light {k}", "Against", f"Dear {k}")] + [BODY],
            None,
            "phlhl" * 3 + "p",
        ),
        ([BODY, *("Canal tours", BODY, "Website: Canal House") * 3, "Notes", BODY], None, "p" + "hpp" * 3 + "hp"),
        ([BODY, "Price: $10 to $50", BODY, "Eggs → tofu", BODY, "But Nothing Happened!", BODY], None, "ppppphp"),
        ([BODY, "What if it does not help?", "Consider these possible causes first:", BODY], None, "phpp"),
        ([BODY, "I. A clerk", BODY, "II. The valley", BODY], None, "phphp"),
        ([BODY, "The winners:", "1. Anna", "2. Omar", "3. Piet", BODY], None, "pplllp"),
        ([BODY, "On show are:", "Dutch maps", "Armour", "Missiles and hours", BODY], None, "ppllhp"),
        ([BODY, "What to bring", "• tea", "• bread", BODY], None, "phllp"),
        ([BODY, "Reporter: And then?", BODY, "Reporter: And now?", BODY], None, "ppppp"),
        ([BODY, "The mill in 1962. (City Archive/Handout)", BODY], None, "pcp"),
        ([BODY, "4:05 p.m.", BODY, "09:38", BODY], None, "phphp"),
        (["The Vorland Post Online", "A bridge over the lake is open at last", "By Ann Lee", BODY], None, "ptbp"),
        (["Salt", f"How a mineral made a city and lost it, {BODY[:-1]}", "By Ann Lee", BODY], None, "tpbp"),
        (["A bridge over the lake is open", "Wara Mamani-Quispe and Ximena Poma", "3 April 2025", BODY], None, "tbdp"),
        (["A bridge over the lake is open", "Key Facts", "3 April 2025", BODY], None, "thdp"),
        (["A bridge over the lake is open", "Zuzka Kwiatkowska News Reporter", BODY], None, "tbp"),
        (["Zelensky"], None, "p"),
        ([BODY, "The end"], None, "pp"),
    ],
)
def test_kinds(lines: list[str], title: str | None, expected: str) -> None:
    letters = {
        "title": "t",
        "byline": "b",
        "dateline": "d",
        "heading": "h",
        "paragraph": "p",
        "list_item": "l",
        "caption": "c",
    }
    assert "".join(letters[k] for k in kinds(lines, title, {})) == expected


def test_what_markup_tells_counts() -> None:
    assert kinds([BODY, "He left.", BODY], None, {1: "heading"}) == ["paragraph", "heading", "paragraph"]


@pytest.mark.parametrize(
    ("line", "place", "agency"),
    [
        ("KYIV, Nov 19 (Reuters) - Ukraine fired", "KYIV", "Reuters"),
        ("MOSCOW (AP) — The Kremlin said", "MOSCOW", "AP"),
        ("GENEVA, 3 May 2024 – The UN said", "GENEVA", None),
        ("PORT-AU-PRINCE, Haiti — Gangs", "PORT-AU-PRINCE, Haiti", None),
        ("MOSCOW, November 13. /TASS/. Air defences", "MOSCOW", "TASS"),
        ("Port Vila, Nov 24, 2024 (AFP) - A blast", "Port Vila", "AFP"),
    ],
)
def test_datelines(line: str, place: str, agency: str | None) -> None:
    found = dateline(line)
    assert found is not None
    assert (found.place, found.agency) == (place, agency)


@pytest.mark.parametrize(
    "line", ["Ukraine - a country - said", "He said: no", "Zelensky, the president - a former actor", "NATO: a guide"]
)
def test_other_dashes_are_no_datelines(line: str) -> None:
    assert dateline(line) is None


@pytest.mark.parametrize(
    ("fields", "line", "day", "source"),
    [
        ({"published_at": datetime(2024, 1, 1, tzinfo=UTC)}, "Nov 19, 2024", "2024-01-01", "metadata"),
        ({"url": "https://x.org/2024/11/18/a"}, "Published: Nov 19, 2024", "2024-11-19", "dateline"),
        ({"url": "https://x.org/2024/11/18/a"}, "GENEVA, 3 May 2024 – The UN said so.", "2024-05-03", "dateline"),
        ({"url": "https://x.org/2024/11/18/a"}, "A line", "2024-11-18", "url"),
        ({"url": "https://x.org/world/2024/nov/18/a"}, "A line", "2024-11-18", "url"),
        ({"source_uri": "2024/11/17/x.txt"}, "A line", "2024-11-17", "filename"),
        ({"source_uri": "x/strike_20241116.txt"}, "A line", "2024-11-16", "filename"),
        (
            {"source_uri": "x/000_1ab22eae75eedd6a.txt", "url": "https://x.org/a-20241399"},
            "On Nov 19, 2024, he said no.",
            None,
            None,
        ),
    ],
)
def test_publication_by_order_of_trust(fields: dict[str, Any], line: str, day: str | None, source: str | None) -> None:
    record = Record(
        **{"source_uri": "a.txt", "content_sha256": "x", "n_bytes": 1, "encoding": "utf-8"} | fields, text=""
    )
    when, found = published(record, [line, BODY])
    assert (when.date().isoformat() if when else None, found) == (day, source)


def test_what_the_source_does_not_say_is_read_from_the_lines() -> None:
    found = document(f"Strike hits depot\nBy Jane Doe\nKYIV, Nov 19, 2024 (Reuters) - {BODY}\n{BODY}")
    assert (found.title, found.author, found.publisher) == ("Strike hits depot", "Jane Doe", "Reuters")
    assert (found.published_at_source, found.language) == ("dateline", "en")


def test_other_languages_are_flagged_and_short_texts_too() -> None:
    german = (
        "Die Ukraine hat nach Angaben des Ministeriums sechs Raketen auf ein Lager in der Region Brjansk abgefeuert. "
    )
    assert document(german * 3).language == "de"
    assert "other_language" in document(german * 3).flags
    assert document("Six killed").flags == ("short",)


@pytest.mark.model
def test_other_languages_are_documents_without_facts(read: Any) -> None:
    german = "Die Ukraine hat nach Angaben des Ministeriums am Dienstag sechs Raketen auf ein Lager in der Region Brjansk abgefeuert. "
    tables = read(german * 3)
    assert [d["language"] for d in tables["documents"]] == ["de"]
    assert {name for name, rows in tables.items() if rows} == {"documents", "blocks"}


@pytest.mark.parametrize(
    ("line", "author"),
    [("By Jane Doe", "Jane Doe"), ("Text: Torvald Heggen", "Torvald Heggen"), ("Written by: Ann Lee", "Ann Lee"), ("Reporting by Chipo Ndlovu", "Chipo Ndlovu"), ("by By Ann Lee", "Ann Lee"), ("Written by Ann Lee |", "Ann Lee"), ("By on 19 Dec 2025", None)],
)  # fmt: skip
def test_author_of_a_byline(line: str, author: str | None) -> None:
    assert document(f"Strike hits depot\n\n{line}\n\n{BODY}").author == author
