"""Copies of an article: exact by normalised text, near by how much of the shorter one stands in the longer.

A near copy shares at least NEAR of its runs of SHINGLE words. Jaccard similarity, the usual measure, misses copies that are cut;
containment finds them (Broder 1997). Each text is stood for by the shingles whose hash falls below a limit (FracMinHash, Irber et al.
2022), which keep containment comparable between texts of any length; an inverted index over them gives the candidates.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Kind = Literal["exact", "near"]
Hashes = NDArray[np.uint32]

SHINGLE = 5
SAMPLE = 2
"""One shingle in so many is kept."""
FEWEST = 12
"""Kept shingles below which a text is too short to be told from another that quotes it."""
NEAR = 0.3
"""Containment from which two texts are copies: benchmarks/text.py measures precision and recall on edited copies."""
FIRST = 8
"""Each text that holds a shingle is compared with the first so many that hold it: the original is the earliest."""
WORD = re.compile(r"\w+")
UNDATED = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What stands for a text: a digest of its words, and a sample of its shingles' hashes, sorted; about 2 bytes a word."""

    digest: bytes
    shingles: Hashes

    def pack(self) -> bytes:
        """As bytes, to be stored."""
        return self.digest + self.shingles.tobytes()

    @classmethod
    def unpack(cls, data: bytes) -> Fingerprint:
        """From bytes that `pack` made."""
        return cls(data[:16], np.frombuffer(data[16:], np.uint32))


@dataclass(frozen=True, slots=True)
class Text:
    """One document as far as duplicates go."""

    doc_id: str
    published_at: datetime | None
    source_uri: str
    fingerprint: Fingerprint

    @property
    def order(self) -> tuple[datetime, str]:
        """The earliest first; undated ones last."""
        return self.published_at or UNDATED, self.source_uri


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
    ordered = sorted(texts, key=lambda t: (*t.order, t.doc_id))
    found: dict[str, Duplicate] = {}
    first: dict[bytes, Text] = {}
    for text in ordered:
        original = first.setdefault(text.fingerprint.digest, text)
        if original is not text:
            found[text.doc_id] = Duplicate(original.doc_id, "exact")
    originals = list(first.values())
    near = nearest(originals)
    for later, earlier in near.items():
        found[originals[later].doc_id] = Duplicate(originals[earlier].doc_id, "near")
    for doc_id, copy in list(found.items()):
        if copy.duplicate_of in found:
            found[doc_id] = Duplicate(found[copy.duplicate_of].duplicate_of, "near")
    return found


def nearest(texts: Sequence[Text]) -> dict[int, int]:
    """For each text that is a near copy, by its place in the sequence, the first text that it copies and that is none."""
    sizes = np.array([len(t.fingerprint.shingles) for t in texts], dtype=np.int64)
    first, second, shared = candidates(texts)
    enough = shared >= NEAR * np.minimum(sizes[first], sizes[second])
    enough &= np.minimum(sizes[first], sizes[second]) >= FEWEST
    copies: dict[int, int] = {}
    for a, b in zip(first[enough].tolist(), second[enough].tolist(), strict=True):
        if a not in copies and b not in copies:
            copies[b] = a
    return copies


def candidates(texts: Sequence[Text]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Pairs (earlier, later) that share shingles, sorted by the later one, then the earlier; and how many they share."""
    owners = np.repeat(np.arange(len(texts)), [len(t.fingerprint.shingles) for t in texts])
    hashes = np.concatenate([t.fingerprint.shingles for t in texts] or [np.zeros(0, np.uint32)])
    order = np.lexsort((owners, hashes))
    owners, hashes = owners[order], hashes[order]
    starts = np.concatenate([[True], hashes[1:] != hashes[:-1]]) if len(hashes) else np.zeros(0, bool)
    group = np.cumsum(starts) - 1
    begin = np.flatnonzero(starts)
    rank = np.arange(len(owners)) - begin[group] if len(owners) else np.zeros(0, np.int64)
    pairs = []
    for k in range(FIRST):
        later = rank > k
        pairs.append(owners[begin[group[later]] + k] + len(texts) * owners[later])
    codes, shared = np.unique(np.concatenate(pairs), return_counts=True)
    return codes % max(1, len(texts)), codes // max(1, len(texts)), shared
