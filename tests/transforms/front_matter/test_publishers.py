from __future__ import annotations

import pytest

from transforms.front_matter.publishers import home_of, named_publisher
from transforms.gazetteer.places import gazetteer
from transforms.lexicons import lexicon


@pytest.mark.parametrize(
    ("publisher", "url", "town"),
    [
        ("The Guardian", None, "London"),
        (None, "https://www.bangordailynews.com/2024/a", "Bangor"),
        ("news.bbc.co.uk", None, "London"),
        ("Nobody's Gazette", "https://example.org/a", None),
        (None, None, None),
    ],
)
def test_home_of_a_publisher(publisher: str | None, url: str | None, town: str | None) -> None:
    row = home_of(publisher, url)
    assert (row["town"] if row else None) == town


def test_every_home_is_in_the_gazetteer() -> None:
    assert all(gazetteer().place(int(row["place"].partition(":")[2])) for row in lexicon("publishers.tsv"))


@pytest.mark.parametrize("row", lexicon("publisher_rules.tsv"), ids=lambda row: row["rule_id"])
def test_each_rule_reads_its_example(row: dict[str, str]) -> None:
    line, _, name = row["example"].partition(" => ")
    body = ["A ferry sank on Tuesday off the coast, the police said."] * 20
    lines = [*body, line] if row["where"] == "back" else [line, *body]
    assert named_publisher(lines) == name


@pytest.mark.parametrize(
    "line",
    [
        "© 2024 Getty Images. All rights reserved.",
        "UK News",
        "Copyright 2024 Ida Frost",
        "By Ida Frost, Kyiv",
        "By Ann Post",
        "Bridges closed - Engineers",
        "Source: Ministry of Transport",
    ],
)
def test_what_names_no_publisher(line: str) -> None:
    assert named_publisher([line, "A ferry sank on Tuesday off the coast, the police said."]) is None
