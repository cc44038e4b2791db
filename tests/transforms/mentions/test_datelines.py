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
