"""What of an article may recur in others of its publisher: its lines as numbers, and by what its copies are known."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from transforms.clean.repair import repair
from transforms.clean.split import LINE
from transforms.front_matter.publication import publisher
from transforms.read import Record

LONGEST = 40
"""Words of a line that may be boilerplate; what a publisher says of itself in more is told from prose by no count."""
LONGEST_CHARACTERS = 400
"""Characters above which a line is prose and not counted."""
TOLD_BY = 3
"""So many of an article's longest lines stand for it."""
FRONT = 12
"""Lines among which a dateline tells the publisher."""
DIGITS = re.compile(r"\d+")
LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Traces:
    """What is counted of an article, as numbers of 64 bits.

    `lines` are its lines that may be boilerplate; two articles of a publisher that share one of `signatures` are copies.
    """

    publisher: int
    lines: tuple[int, ...]
    signatures: tuple[int, ...]


def traces(record: Record) -> Traces | None:
    """What is counted of an article; None where its publisher is not known, or a reader has told the main text from its page."""
    if record.main_end is not None:
        return None
    found = list(filter(None, (match[0].strip() for match in LINE.finditer(record.text))))
    name = publisher(record, found[:FRONT])
    if name is None:
        return None
    lines = set()
    for line in found:
        if LETTER.search(line) and len(line) <= LONGEST_CHARACTERS and len(line.split(None, LONGEST)) <= LONGEST:
            lines.add(number(repair(line)[0]))
    return Traces(number(name), tuple(sorted(lines)), tuple(sorted(set(signatures(found)))))


def signatures(lines: Sequence[str]) -> Iterator[int]:
    """A number for each two of the longest lines: copies share two of the three, a standing paragraph alone makes none."""
    longest = sorted({number(line) for line in sorted(set(lines), key=lambda x: (-len(x), x))[:TOLD_BY]})
    if len(longest) == 1:
        yield from longest
    for pair in combinations(longest, 2):
        yield digest(b"%d %d" % pair)


def number(line: str) -> int:
    """A line as a number; case, spacing and what its figures are make no difference.

    >>> number("12 Comments") == number("3  comments"), number("Share") == number("Shares")
    (True, False)
    """
    return digest(DIGITS.sub("0", " ".join(line.casefold().split())).encode("utf-8", "replace"))


def digest(data: bytes) -> int:
    """64 bits of a hash."""
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "little")
