"""Copies of an article: exact by normalised text, near by how much of the shorter one stands in the longer.

A near copy shares at least NEAR of its runs of SHINGLE words. Jaccard similarity, the usual measure, misses copies that are cut;
containment finds them (Broder 1997). Each text is stood for by the shingles whose hash falls below a limit (FracMinHash, Irber et al.
2022), which keep containment comparable between texts of any length.

The copy that stays visible is the fullest one, of equally full ones the earliest. Marks are a function of the set of texts. When it changes, only texts around the change are looked at: `transforms.corpus.similarity`
says which texts are alike there, and the marks of all others stay.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from itertools import pairwise
from typing import Literal, TypeAlias

import numpy as np

from transforms.corpus.containment import Flags, Hashes, Numbers
from transforms.corpus.similarity import SAMPLE, Scan, Texts, around

Kind = Literal["exact", "near"]

SHINGLE = 5
"""Words of a run that are compared: long enough that two texts share few by chance."""
SEGMENTS, TOUCHED, SPREAD = 16, 0.2, 0.8
"""Parts that the shorter of two texts is cut into, the share of a part's runs of words that the other one has to hold too, and the share of
the parts of which it does. Of the pairs of tests/golden/copies.tsv .75 takes two entries of a live blog for one; .8 and .85 are right."""
FULL = 0.9
"""Share of the fullest copy's words from which another one is as full: a header or a byline makes no fuller text."""
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
    n_words: int = 0

    @property
    def order(self) -> tuple[int, datetime, str, str]:
        """The fullest first, of equals the earliest; undated ones last."""
        return -self.n_words, *self.age

    @property
    def age(self) -> tuple[datetime, str, str]:
        """The earliest first; undated ones last."""
        return self.published_at or UNDATED, self.source_uri, self.doc_id


Pairs: TypeAlias = list[tuple[int, int]]
Confirm: TypeAlias = Callable[[Pairs], Iterable[tuple[int, int]]]
"""Of pairs of texts that share enough, in order, those that are copies: a function of the two texts alone."""


def as_they_are(pairs: Pairs) -> Pairs:
    """All pairs."""
    return pairs


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


def is_spread(one: str, other: str) -> bool:
    """Whether what two texts share is spread over the shorter one, as in an edited copy, and not one passage of it.

    An editor's note, a long quotation or paragraphs of background can be most of two short reports that tell nothing else in common.
    """
    least, most = sorted((WORD.findall(text.lower()) for text in (one, other)), key=len)
    held = set(runs(most))
    found = [run in held for run in runs(least)]
    ends = [len(found) * k // SEGMENTS for k in range(SEGMENTS + 1)]
    parts = [found[low:high] for low, high in pairwise(ends)]
    return sum(sum(part) >= TOUCHED * len(part) for part in parts) >= SPREAD * SEGMENTS


def runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    """The runs of SHINGLE words of a text."""
    return [tuple(words[n : n + SHINGLE]) for n in range(len(words) - SHINGLE + 1)]


def find(texts: Sequence[Text], confirmed: Confirm = as_they_are) -> Mapping[str, Duplicate]:
    """The documents that are copies, by doc_id, each with its original: the fullest text that it copies and that is no copy itself, of equals the earliest.

    A function of the set of texts: the order in which they were loaded does not matter.

    Args:
        texts: the texts.
        confirmed: says of pairs that share enough whether they are copies, by their places in the order of the texts.
    """
    ordered = sorted(texts, key=lambda t: t.order)
    contents: dict[bytes, int] = {}
    content = np.array([contents.setdefault(t.fingerprint.digest, len(contents)) for t in ordered], np.int64)
    sizes = np.array([len(t.fingerprint.shingles) for t in ordered], np.int64)
    new = np.ones(len(ordered), np.bool_)

    def scan(_: Flags) -> Iterator[tuple[Numbers, Hashes]]:
        for n, text in enumerate(ordered):
            yield np.full(sizes[n], n, np.int64), text.fingerprint.shingles

    words = np.array([t.n_words for t in ordered], np.int64)
    age = ranks([t.age for t in ordered])
    of, near = marks(Texts(content, sizes, ~new, new, np.full(len(ordered), -1), words, age), scan, confirmed)
    return {
        ordered[copy].doc_id: Duplicate(ordered[of[copy]].doc_id, "near" if near[copy] else "exact")
        for copy in np.flatnonzero(of >= 0).tolist()
    }


def marks(texts: Texts, scan: Scan, confirmed: Confirm = as_they_are) -> tuple[Numbers, Flags]:
    """The original of each text after the change, by place, -1 for none; and whether the text is a near copy of it.

    Args:
        texts: those before and after the change, with what was found before.
        scan: gives their shingles.
        confirmed: as for `find`.
    """
    first = firsts(texts.content, texts.after)
    was = texts.before & (firsts(texts.content, texts.before) == np.arange(len(first)))
    now = texts.after & (first == np.arange(len(first)))
    active, pairs = around(texts.sizes, was, now, scan)
    near = np.where(now & ~active, texts.near, -1)
    for earlier, later in confirmed(pairs):
        if near[earlier] < 0 and near[later] < 0:
            near[later] = earlier
    near = shown(texts, near)
    original = np.where(near[first] >= 0, near[first], first)
    is_copy = texts.after & (original != np.arange(len(first)))
    return np.where(is_copy, original, -1), is_copy & (near[first] >= 0)


def ranks(ages: Sequence[tuple[datetime, str, str]]) -> Numbers:
    """The place of each text among all, the earliest first."""
    order = sorted(range(len(ages)), key=ages.__getitem__)
    found = np.empty(len(ages), np.int64)
    found[order] = np.arange(len(ages))
    return found


def shown(texts: Texts, near: Numbers) -> Numbers:
    """The same copies with another original where one that is as full is earlier."""
    found = near.copy()
    copies = np.flatnonzero(near >= 0)
    order = copies[np.argsort(near[copies], kind="stable")]
    for some in np.split(order, np.flatnonzero(np.diff(near[order])) + 1) if len(order) else ():
        members = np.append(some, near[some[0]])
        full = members[texts.words[members] >= FULL * texts.words[members].max()]
        best = full[texts.age[full].argmin()]
        found[members] = best
        found[best] = -1
    return found


def firsts(content: Numbers, members: Flags) -> Numbers:
    """For each text the first member of the same content; itself where there is none."""
    places = np.arange(len(content))
    found = np.full(content.max(initial=-1) + 1, len(content))
    np.minimum.at(found, content[members], places[members])
    return np.where(found[content] < len(content), found[content], places)
