from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest
import spacy

from transforms.article import Article
from transforms.language import lexemes
from transforms.language.model import Model
from transforms.language.parse import BATCH, BATCH_CHARACTERS, PIECE, RUN, batches, pieces
from transforms.pipeline import GROUP, groups, run
from transforms.read import Source
from warehouse.tables.blocks import Block


@pytest.mark.parametrize(
    "text", ["A line.", "“" * 5000 + "a" + "”" * 5000, "a " * PIECE, "x" * (RUN * 3) + " and so on", "y" * RUN, ""]
)
def test_pieces_cover_a_block_without_gaps_and_stay_small(text: str) -> None:
    found = list(pieces(Block("d", "d:b0", "paragraph", text, 7, 7 + len(text), 0, len(text), kept=True, rule_id=None)))
    assert "".join(text[start - 7 : end - 7] for start, end in found) == text
    assert all(0 < end - start <= PIECE for start, end in found)
    assert all(len(word) <= RUN for start, end in found for word in text[start - 7 : end - 7].split())


def test_batches_are_bounded_by_pieces_and_by_characters() -> None:
    work = [(None, None, 0, size) for size in [10] * (BATCH + 1) + [BATCH_CHARACTERS, 5, BATCH_CHARACTERS - 5, 1]]
    found = list(batches(work))  # type: ignore[arg-type]
    assert [w for batch in found for w in batch] == work
    assert [len(batch) for batch in found] == [BATCH, 1, 1, 2, 1]


@pytest.mark.model
def test_words_are_forgotten_when_they_are_many_and_rows_stay_as_they_are(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lexemes, "LEARNT", -1)
    sources = [Source(f"{n}.txt", "text", f"Quorbl {n} hit Zembrik{n} on Monday.".encode()) for n in range(4)]
    before = run(sources, model)
    monkeypatch.setattr(lexemes, "LIMIT", 3)
    parts = [run([source], model) for source in sources]
    assert "Zembrik0" not in model.nlp.vocab.strings
    assert len(model.lexemes) < 20
    for name in ("sentences", "mentions", "figures", "times", "events"):
        assert [row for part in parts for row in part[name].to_pylist()] == before[name].to_pylist()


@pytest.mark.model
def test_the_first_words_are_learnt_for_good(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexemes, "LEARNT", 5)
    nlp = spacy.blank("en")
    learning = lexemes.Lexemes(nlp)
    for text in ("Vorgal sank.", "Trenk rose. Plimf fell, too.", "Dralb stood."):
        learning.trim()
        for token in nlp(text):
            assert learning[token.orth, nlp.vocab.strings.add("NN")][0] == token.text
    monkeypatch.setattr(lexemes, "LIMIT", 2)
    learning.trim()
    assert {"Vorgal", "Plimf"} <= set(nlp.vocab.strings)
    assert "Dralb" not in nlp.vocab.strings


@pytest.mark.model
def test_a_parse_is_let_go_of_without_a_search_for_garbage(parsed: Callable[[str], Article]) -> None:
    article = parsed("Two people were killed in Kyiv on Monday.")
    tokens = list(article.tokens)
    article.forget()
    assert tokens
    assert not article.tokens
    # Branches lead down to leaves once no head leads up again.
    assert not any(hasattr(token, "head") or token.sentence.tokens for token in tokens)


def test_articles_are_parsed_in_groups_of_bounded_size() -> None:
    short, long = (SimpleNamespace(document=SimpleNamespace(n_chars=n)) for n in (10, GROUP))
    found = groups([short, short, long, long, short])  # type: ignore[list-item]
    assert [len(group) for group in found] == [2, 1, 1, 1]
    assert list(groups([])) == []
