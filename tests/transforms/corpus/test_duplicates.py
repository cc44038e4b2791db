from __future__ import annotations

import random
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from transforms.corpus.duplicates import Fingerprint, Text, find, fingerprint


def story(seed: int, n: int = 300) -> list[str]:
    chooser = random.Random(seed)  # noqa: S311 -- words, not keys
    return [f"w{chooser.randrange(5000)}" for _ in range(n)]


def text(doc_id: str, words: list[str], day: int | None = 1) -> Text:
    return Text(
        doc_id, datetime(2024, 1, day, tzinfo=UTC) if day else None, f"{doc_id}.txt", fingerprint(" ".join(words))
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


def test_short_texts_are_copies_only_when_they_are_equal() -> None:
    assert copies(text("a", ["six", "were", "killed"]), text("b", ["six", "were", "killed", "today"], 2)) == {}


@given(st.permutations(range(8)))
def test_the_order_of_loading_does_not_matter(order: list[int]) -> None:
    texts = [text(f"d{k}", [*story(k % 3), *story(100 + k)[: 20 * k]], 1 + k % 4) for k in range(8)]
    assert find([texts[k] for k in order]) == find(texts)


def test_a_fingerprint_survives_storage() -> None:
    found = fingerprint(" ".join(story(1)))
    again = Fingerprint.unpack(found.pack())
    assert again.digest == found.digest
    assert (again.shingles == found.shingles).all()


def test_nothing() -> None:
    assert copies() == {}
    assert copies(text("a", [])) == {}
