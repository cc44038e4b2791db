from __future__ import annotations

import pytest

from flows.corpus.unmet_corrections import TAKEN, missing
from transforms.corpus.correction_lines import HEAD, parse

ARTICLES, WRITTEN, KNOWN = {"7": "d1"}, {"Smith": {"d2"}}, {"person:jo-smith"}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("split,,Smith,8,person:a-b", "there is no article '8'"),
        ("rename,person:al-smith,,,Al", "there is no entity 'person:al-smith'"),
        ("drop,,Smyth,,", "there is no mention 'Smyth'"),
        ("drop,,Smith,7,", "the article has no mention 'Smith'"),
        ("drop,person:jo-smith,Smith,,", TAKEN),
    ],
)
def test_what_is_not_there_is_told(line: str, words: str) -> None:
    (one,) = parse(f"{','.join(HEAD)}\n{line}")
    assert missing(one, ARTICLES, WRITTEN, KNOWN) == words
