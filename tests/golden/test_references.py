"""Pronouns and descriptions: who is meant, by annotated passages of references.txt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import pytest

from tests.golden import scoring
from transforms.article import Article
from transforms.coreference.references import References
from transforms.extract.mentions import extract

MARK = re.compile(r"\[([^\]=]+)=([^\]]*)\]")
PRECISION, COVERAGE = 0.9, 0.6
"""Right among the answered; right among those that have an answer."""


@dataclass(frozen=True, slots=True)
class Marked:
    """An annotated word: where it stands, and the entities that it may mean, none when no named one is."""

    word: str
    at: int
    meant: frozenset[str]


def passages() -> Iterator[tuple[str, list[Marked]]]:
    """The passages without their marks, and the marks."""
    for line in (scoring.HERE / "references.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            marks: list[Marked] = []
            shift = 0
            for found in MARK.finditer(line):
                word, ids = found.groups()
                marks.append(Marked(word, found.start() - shift, frozenset(filter(None, ids.split("|")))))
                shift += len(found[0]) - len(word)
            yield MARK.sub(r"\1", line), marks


def answers(parsed_all: Callable[[Iterable[str]], dict[str, Article]]) -> Iterator[tuple[str, Marked, str | None]]:
    """Every annotated word with the entity that is read."""
    articles = parsed_all(text for text, _ in passages())
    for text, marks in passages():
        article = articles[text]
        references = References.of(article, extract(article))
        tokens = {t.start: t for t in article.tokens}
        for mark in marks:
            reference = references.at(tokens[mark.at])
            yield text, mark, reference.entity_id if reference else None


@pytest.mark.model
def test_answers_are_right_nine_times_in_ten(parsed_all: Callable[[Iterable[str]], dict[str, Article]]) -> None:
    found = [(m, answer) for _, m, answer in answers(parsed_all)]
    wrong = [(m.word, sorted(m.meant), a) for m, a in found if a and a not in m.meant]
    right = sum(a in m.meant for m, a in found if a)
    assert right / (right + len(wrong)) >= PRECISION, wrong
    assert right / sum(bool(m.meant) for m, _ in found) >= COVERAGE
