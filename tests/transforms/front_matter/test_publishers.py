from __future__ import annotations

import pytest

from transforms.front_matter.publishers import home_of
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
