from __future__ import annotations

from collections.abc import Callable

import pytest

from transforms.article import Article
from transforms.extract.mentions import extract
from transforms.mentions.datelines import located

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("ATHENS, Ga., May 3 - The county school board met.", "geonames:4180386"),
        ("ATHENS, May 3 (Reuters) - The county school board met.", None),
        ("The county school board of Athens, Ga., met.", None),
    ],
)
def test_place_of_the_dateline(parsed: Callable[[str], Article], text: str, place: str | None) -> None:
    article = parsed(text)
    assert located(article, extract(article)).dateline_place == place


def test_an_unknown_town_of_a_dateline_is_a_place(parsed: Callable[[str], Article]) -> None:
    rows = extract(parsed("KAMBUYA, March 3 (Agency) - Two people died in floods on Monday."))
    assert [(m.text, m.entity_type) for m in rows if m.char_start == 0] == [("KAMBUYA", "place")]


def test_who_files_without_a_town_is_no_place(parsed: Callable[[str], Article]) -> None:
    rows = extract(parsed("UNITED NATIONS (AP) - The council met on Monday."))
    assert [m.entity_type for m in rows if m.char_start == 0] == ["organization"]


def test_small_towns_lie_in_the_state_of_the_dateline(parsed: Callable[[str], Article]) -> None:
    rows = extract(parsed("BARRE, Vt. - The road to Northfield was closed on Monday."))
    assert [m.entity_id for m in rows if m.text == "Northfield"] == ["geonames:5239281"]


def test_the_agency_of_a_dateline_is_an_organization(parsed: Callable[[str], Article]) -> None:
    rows = extract(parsed("BISHKEK, Oct. 3 (Central Asia Wire) - Four people died on Monday."))
    assert [m.entity_type for m in rows if m.text == "Central Asia Wire"] == ["organization"]
