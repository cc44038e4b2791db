from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from transforms.corpus.containment import Flags, Hashes, Numbers
from transforms.corpus.duplicates import Text, find, fingerprint, marks, ranks
from transforms.corpus.similarity import Texts


def story(seed: int, n: int = 300) -> list[str]:
    chooser = random.Random(seed)  # noqa: S311 -- words, not keys
    return [f"w{chooser.randrange(5000)}" for _ in range(n)]


def text(doc_id: str, words: list[str], day: int | None = 1) -> Text:
    return Text(
        doc_id,
        datetime(2024, 1, day, tzinfo=UTC) if day else None,
        f"{doc_id}.txt",
        fingerprint(" ".join(words)),
        len(words),
    )


def copies(*texts: Text) -> dict[str, tuple[str, str]]:
    return {k: (v.duplicate_of, v.duplicate_kind) for k, v in find(texts).items()}


def test_exact_copies_name_the_earliest() -> None:
    words = story(1)
    found = copies(
        text("c", words, 3), text("a", words, 2), text("b", [w.upper() + "," for w in words], 1), text("u", words, None)
    )
    assert found == {"a": ("b", "exact"), "c": ("b", "exact"), "u": ("b", "exact")}


def test_near_copies() -> None:
    words = story(1)
    chooser = random.Random(2)  # noqa: S311 -- words, not keys
    edited = [w if chooser.random() > 0.08 else "new" for w in words[:180]]
    assert copies(text("a", words), text("b", ["By", "staff", *words, "all", "rights"], 2), text("c", edited, 3), text("d", story(9), 4)) == {
        "b": ("a", "near"), "c": ("a", "near"),
    }  # fmt: skip


def test_a_copy_of_a_copy_names_the_original() -> None:
    words = story(1)
    found = copies(text("a", words, 1), text("b", [*words, *story(2)[:30]], 2), text("c", [*words, *story(2)[:30]], 3))
    assert found == {"b": ("a", "near"), "c": ("a", "near")}


def test_the_fullest_copy_stays_visible_and_of_equally_full_ones_the_earliest() -> None:
    words, more = story(1), story(2)
    found = copies(text("a", words, 1), text("b", [*words, *more[:60]], 2), text("c", [*words, *more[:70]], 3))
    assert found == {"a": ("b", "near"), "c": ("b", "near")}


def test_short_texts_are_copies_only_when_they_are_equal() -> None:
    assert copies(text("a", ["six", "were", "killed"]), text("b", ["six", "were", "killed", "today"], 2)) == {}


def test_a_note_that_articles_share_makes_no_copies() -> None:
    note = story(50, 45)
    assert (
        copies(
            text("a", [*story(1, 118), *note]),
            text("b", [*story(2, 400), *note], 2),
            text("c", [*story(3, 56), *note], 3),
        )
        == {}
    )


def test_a_text_cut_from_a_longer_one_is_a_copy() -> None:
    assert copies(text("a", story(1, 1500)), text("b", story(1, 1500)[:250], 2)) == {"b": ("a", "near")}


@given(st.permutations(range(8)))
def test_the_order_of_loading_does_not_matter(order: list[int]) -> None:
    texts = [text(f"d{k}", [*story(k % 3), *story(100 + k)[: 20 * k]], 1 + k % 4) for k in range(8)]
    assert find([texts[k] for k in order]) == find(texts)


@given(st.lists(st.sets(st.integers(0, 46), max_size=4), min_size=1, max_size=6), st.integers(0, 3))
def test_marks_after_changes_are_those_of_a_fresh_search(changes: list[set[int]], seed: int) -> None:
    """Texts come and go; those of one story overlap, and more than a shingle's first holders share one."""
    texts = [
        text(f"d{k:02}", [*story(seed, 40), *story(k % 5, 10 + k % 7 * 20), *story(100 + k, 30)], 1 + k % 4)
        for k in range(40)
    ]
    texts += [replace(texts[k], doc_id=f"e{k}", source_uri=f"{k % 3}{k}") for k in range(0, 40, 6)]
    ordered = sorted(texts, key=lambda t: t.order)
    content = np.unique([t.fingerprint.digest for t in ordered], return_inverse=True)[1]
    sizes = np.array([len(t.fingerprint.shingles) for t in ordered])
    near, before = np.full(len(ordered), -1), np.zeros(len(ordered), np.bool_)
    words, age = np.array([t.n_words for t in ordered]), ranks([t.age for t in ordered])

    def scan(_: Flags) -> Iterator[tuple[Numbers, Hashes]]:
        return ((np.full(n, k), t.fingerprint.shingles) for k, (n, t) in enumerate(zip(sizes, ordered, strict=True)))

    for change in [set(range(0, 47, 2)), *changes]:
        after = before.copy()
        after[list(change)] ^= True
        of, is_near = marks(Texts(content, sizes, before, after, near, words, age), scan)
        fresh = find([t for t, is_in in zip(ordered, after, strict=True) if is_in])
        found = {ordered[k].doc_id: ordered[of[k]].doc_id for k in np.flatnonzero(of >= 0)}
        assert found == {copy: mark.duplicate_of for copy, mark in fresh.items()}
        assert {ordered[k].doc_id for k in np.flatnonzero(is_near)} == {
            c for c, m in fresh.items() if m.duplicate_kind == "near"
        }
        near, before = np.where(is_near, of, -1), after


def test_nothing() -> None:
    assert copies() == {}
    assert copies(text("a", [])) == {}
