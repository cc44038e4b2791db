"""Which articles are on matches: those that say several words of matches, and often."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from transforms.article import Article
from transforms.mentions.teams import ON_MATCHES, TOKENS, is_on_matches

WORDS = ["goal", "draw", "try", "beaten", "referee"]


@pytest.mark.parametrize(
    ("said", "tokens", "expected"),
    [
        (ON_MATCHES, ON_MATCHES * TOKENS, True),
        (ON_MATCHES, ON_MATCHES * TOKENS + 1, False),  # a guide: "set a goal", "a big draw", "try the ramen"
        (ON_MATCHES - 1, 30, False),
    ],
)
def test_an_article_on_matches_says_so_often(said: int, tokens: int, *, expected: bool) -> None:
    words = [SimpleNamespace(lower=word) for word in WORDS[:said]]
    article = cast("Article", SimpleNamespace(lowered=lambda _: words, tokens=range(tokens)))
    assert is_on_matches(article) is expected
