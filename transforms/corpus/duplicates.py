"""Copies of an article: exact by normalised text, near by how much of the shorter one stands in the longer.

A near copy shares at least NEAR of its runs of SHINGLE words. Jaccard similarity, the usual measure, misses copies that are cut;
containment finds them (Broder 1997). Each text is stood for by the shingles whose hash falls below a limit (FracMinHash, Irber et al.
2022), which keep containment comparable between texts of any length.

Marks are a function of the set of texts. When it changes, only texts around the change are looked at: `transforms.corpus.similarity`
says which texts are alike there, and the marks of all others stay.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Literal

import numpy as np

from transforms.corpus.similarity import SAMPLE, Flags, Hashes, Numbers, Scan, Texts, around

Kind = Literal["exact", "near"]

SHINGLE = 5
WORD = re.compile(r"\w+")
UNDATED = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What stands for a text: a digest of its words, and a sample of its shingles' hashes, sorted; about 2 bytes a word."""

    digest: bytes
    shingles: Hashes


@dataclass(frozen=True, slots=True)
class Text:
    """One document as far as duplicates go."""

    doc_id: str
    published_at: datetime | None
    source_uri: str
    fingerprint: Fingerprint

    @property
    def order(self) -> tuple[datetime, str, str]:
        """The earliest first; undated ones last."""
        return self.published_at or UNDATED, self.source_uri, self.doc_id


@dataclass(frozen=True, slots=True)
class Duplicate:
    """What a document is a copy of."""

    duplicate_of: str
    duplicate_kind: Kind


def fingerprint(text: str) -> Fingerprint:
    """The fingerprint of a document's text: words in lower case, all else aside.

    >>> fingerprint("Six killed, 12 hurt.").digest == fingerprint("SIX KILLED 12 hurt").digest
    True
    """
    words = WORD.findall(text.lower())
    digest = hashlib.blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=16).digest()
    codes = np.fromiter(map(code, words), np.uint64, len(words))
    n = max(0, len(words) - SHINGLE + 1)
    mixed = np.zeros(n, np.uint64)
    for k in range(SHINGLE):
        mixed = (mixed ^ codes[k : k + n]) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    short = (mixed >> np.uint64(32)).astype(np.uint32)
    return Fingerprint(digest, np.unique(short[short < np.uint32(2**32 // SAMPLE)]))


@lru_cache(maxsize=1 << 16)
def code(word: str) -> int:
    """A number for a word, the same on every machine."""
    return zlib.crc32(word.encode("utf-8", "replace"))


def find(texts: Sequence[Text]) -> Mapping[str, Duplicate]:
    """The documents that are copies, by doc_id, each with its original: the earliest text that it copies and that is no copy itself.

    A function of the set of texts: the order in which they were loaded does not matter.
    """
    ordered = sorted(texts, key=lambda t: t.order)
    contents: dict[bytes, int] = {}
    content = np.array([contents.setdefault(t.fingerprint.digest, len(contents)) for t in ordered], np.int64)
    sizes = np.array([len(t.fingerprint.shingles) for t in ordered], np.int64)
    new = np.ones(len(ordered), np.bool_)

    def scan(_: Flags) -> Iterator[tuple[Numbers, Hashes]]:
        for n, text in enumerate(ordered):
            yield np.full(sizes[n], n, np.int64), text.fingerprint.shingles

    of, near = marks(Texts(content, sizes, ~new, new, np.full(len(ordered), -1)), scan)
    return {
        ordered[copy].doc_id: Duplicate(ordered[of[copy]].doc_id, "near" if near[copy] else "exact")
        for copy in np.flatnonzero(of >= 0).tolist()
    }


def marks(texts: Texts, scan: Scan) -> tuple[Numbers, Flags]:
    """The original of each text after the change, by place, -1 for none; and whether the text is a near copy of it.

    Args:
        texts: those before and after the change, with what was found before.
        scan: gives their shingles.
    """
    first = firsts(texts.content, texts.after)
    was = texts.before & (firsts(texts.content, texts.before) == np.arange(len(first)))
    now = texts.after & (first == np.arange(len(first)))
    active, pairs = around(texts.sizes, was, now, scan)
    near = np.where(now & ~active, texts.near, -1)
    for earlier, later in pairs:
        if near[earlier] < 0 and near[later] < 0:
            near[later] = earlier
    original = np.where(near[first] >= 0, near[first], first)
    is_copy = texts.after & (original != np.arange(len(first)))
    return np.where(is_copy, original, -1), is_copy & (near[first] >= 0)


def firsts(content: Numbers, members: Flags) -> Numbers:
    """For each text the first member of the same content; itself where there is none."""
    places = np.arange(len(content))
    found = np.full(content.max(initial=-1) + 1, len(content))
    np.minimum.at(found, content[members], places[members])
    return np.where(found[content] < len(content), found[content], places)
