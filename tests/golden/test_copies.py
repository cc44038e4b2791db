"""Copies and what looks like one: pairs of texts made of the articles in `stories`, with notes, quotations and background that others share.

A piece of a text is an article (`kano1`), a paragraph of one (`kano1.2`), an article with other figures (`#kano1`) or with every ninth
word edited (`~kano1`), or one of the pieces below (`@note`). Pairs of which a third is held out: look at their scores, not at the pairs.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.golden import stories
from transforms.corpus.duplicates import Text, find, fingerprint, is_spread

HERE = Path(__file__).parent
PIECES = {
    "note": "This newsroom reports from the region with two correspondents and a photographer. Readers who want to reach them can write to "
    "the desk; letters are answered within a week and may be printed with the name of the sender. Where a report turns out to be wrong it is "
    "corrected in the next edition, and the online version says what was changed and when. The list of all corrections of this year can be "
    "had from the desk, as can the rules by which names of victims are printed.",
    "wire": "By our correspondents. First printed by a news agency and carried here under licence.",
    "rights": "All rights reserved. No part of this report may be copied or sent on without leave of the agency in writing.",
    "correction": "Correction: an earlier version of this article gave other figures; they have been put right.",
    "lead": "Nobody who heard the news that morning will forget where they stood. Shops closed one after the other, and the buses ran empty.",
    "blog": "Live: what we know so far. Entries are in the order in which they reached us, the newest first, and times are local.",
    "quote": "“We have been promised help so often that we have stopped counting,” the mayor told reporters. “After the last winter they said "
    "that the road would be mended by spring, and in spring they said by autumn. Our people carry water up the hill as their grandmothers did. "
    "If nobody comes this time, we shall do what we always did, and bury our dead ourselves, and mend the road with our own hands.”",
    "background": "The province has been fought over for eleven years, since the governor was driven out and two councils were set up in his "
    "place. Some forty thousand people have died by the count of relief workers, and three rounds of talks in the capital of a neighbouring "
    "country have ended without an accord. A line that both sides drew on a map has never been marked on the ground, and farmers on either side "
    "cross it to reach their fields. Elections have been put off four times.",
}  # fmt: skip
FLOORS = {"open": 1.0, "held": 0.83}
"""Least share of the pairs that are judged as they are marked."""


def articles() -> dict[str, list[str]]:
    """The paragraphs of the articles of all sets."""
    files = [*sorted(stories.HERE.glob("*.txt")), *sorted((stories.HERE / "held_out").glob("*.txt"))]
    return {a.name: a.record["text"].split("\n\n") for file in files for a in stories.articles(file)}


def composed(recipe: str, known: dict[str, list[str]]) -> str:
    """The text of a recipe."""
    return "\n\n".join(piece(one, known) for one in recipe.split())


def piece(name: str, known: dict[str, list[str]]) -> str:
    if name.startswith("@"):
        return PIECES[name[1:]]
    article, _, paragraph = name.lstrip("#~").partition(".")
    text = known[article][int(paragraph) - 1] if paragraph else "\n\n".join(known[article])
    if name.startswith("#"):
        return re.sub(r"\d+", lambda n: str(int(n[0]) + 3), text)
    return " ".join(edited(text.split())) if name.startswith("~") else text


def edited(tokens: list[str]) -> Iterator[str]:
    return ("meanwhile" if n % 9 == 8 else token for n, token in enumerate(tokens))


def text(doc_id: str, words: str, day: int) -> Text:
    return Text(doc_id, datetime(2024, 1, day, tzinfo=UTC), doc_id, fingerprint(words), len(words.split()))


def cases(part: str) -> list[dict[str, str]]:
    with (HERE / "copies.tsv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    return [row for row in rows if row["kind"].startswith("held") is (part == "held")]


def is_right(case: dict[str, str], known: dict[str, list[str]]) -> bool:
    one, other = (composed(case[name], known) for name in ("one", "other"))

    def confirmed(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
        return pairs if is_spread(one, other) else []

    found = find([text("one", one, 1), text("other", other, 2)], confirmed)
    if case["kind"].endswith("trap"):
        return not found
    shown = {"one", "other"} - found.keys()
    return len(found) == 1 and (case["visible"] == "-" or shown == {case["visible"]})


@pytest.mark.parametrize("part", FLOORS)
def test_copies_are_told_from_what_looks_like_one(part: str) -> None:
    known = articles()
    wrong = [case["name"] for case in cases(part) if not is_right(case, known)]
    assert 1 - len(wrong) / len(cases(part)) >= FLOORS[part], wrong if part == "open" else len(wrong)
