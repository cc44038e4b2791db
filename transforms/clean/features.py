"""What a line by itself says about being page furniture: its words, its shape, and what it shares with the page.

The shapes are those of Kohlschütter, Fankhauser & Nejdl 2010 (boilerplate detection by shallow text features) and of
jusText, read from lines of text instead of HTML.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from transforms.clean.dates import mentions_date
from transforms.clean.furniture import furniture
from transforms.lexicons import lexicon

WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?|\d+|[©@|›»•#→↑…]")
STEPS = (0, 1, 2, 3, 4, 6, 8, 11, 15, 20, 30, 45, 70, 110)
PROSE_WORDS = 20
"""From here on a line counts as prose, whose words say what the page is about."""
HEAD = 2000
"""Only so many characters of a line are looked at."""
MAX_WORDS = 60

PATTERNS = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("mail", r"\S@\S{1,80}\.\w"),
        ("url", r"https?://|www\.|\.com\b|\.org\b"),
        ("phone", r"\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}"),
        ("pipe", r" [|·•»›] "),
        ("copy", r"©|copyright|all rights reserved"),
        ("handle", r"(?:^|\s)[@#]\w"),
        ("money", r"[$€£]\d"),
        ("paren", r"^\([^)]*\)$"),
        ("quote", r"[“”\"]"),
        ("by", r"^by\b"),
        (
            "bio",
            r"\bis an? (?:\w+[ -]){0,5}(?:writer|reporter|journalist|correspondent|editor|columnist|contributor|author|producer)\b",
        ),
        (
            "offer",
            r"\b(?:our|we|us)\b.{0,80}\b(?:services?|products?|solutions?|team|experts?|customers?|clients?|partners?)\b",
        ),
        ("you", r"\byour?\b"),
    )
)


@cache
def function_words() -> frozenset[str]:
    """Words that carry no topic."""
    return frozenset(row["word"] for row in lexicon("function_words.tsv"))


@dataclass(frozen=True, slots=True)
class LineFeatures:
    """One line as the model sees it.

    `flags` weigh 1 each and `words` `scale` each; `numbers` are for the trees.
    """

    flags: list[str]
    words: list[str]
    scale: float
    numbers: tuple[float, ...]
    n_words: int
    rule_id: str | None


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    words: list[str]
    topic: list[str]
    n_words: int


def describe(lines: Sequence[str], url: str | None = None) -> list[LineFeatures]:
    """The features of a page's lines, in order; the page's address tells words of its title."""
    read = [_read(text[:HEAD]) for text in lines]
    prose = Counter(w for line in read if line.n_words >= PROSE_WORDS for w in set(line.topic))
    slug = frozenset(re.findall(r"[a-z]{4,}", (url or "").lower().partition("//")[2].partition("/")[2]))
    counts = Counter(lines)
    found = []
    for i, line in enumerate(read):
        after = {w for other in read[i + 1 : i + 3] for w in other.topic}
        before = {w for other in read[max(0, i - 3) : i] for w in other.topic}
        known = line.n_words >= PROSE_WORDS
        shares = (
            _share(prose[w] > known for w in line.topic),
            _share(w in slug for w in line.topic),
            _share(w in after for w in line.topic),
            _share(w in before for w in line.topic),
        )
        found.append(_features(line, shares, repeated=counts[lines[i]] > 1))
    return found


def _read(text: str) -> _Line:
    words = ["0" if w.isdigit() else w for w in WORD.findall(text.lower())]
    topic = [w for w in words if len(w) > 3 and w.isalpha() and w not in function_words()]
    return _Line(text, words, topic, len(text.split()))


def _share(hits: Iterator[bool]) -> float:
    """The share that is true; -1 of nothing."""
    total = n = 0
    for hit in hits:
        total, n = total + hit, n + 1
    return total / n if n else -1.0


def step(n: int) -> int:
    """The class of a length: small ones apart, large ones together."""
    return next((i for i, top in enumerate(STEPS) if n <= top), len(STEPS))


def _features(line: _Line, shares: tuple[float, float, float, float], *, repeated: bool) -> LineFeatures:
    text, n = line.text, line.n_words
    rule_id = furniture(text)
    starts = [w[0].isupper() for w in text.split() if w[0].isalpha()]
    capitals = sum(starts) / max(1, len(starts))
    stops = sum(w in function_words() for w in line.words) / max(1, len(line.words))
    digits = sum(map(str.isdigit, text)) / len(text)
    dated = mentions_date(text)
    flags = [
        "bias",
        f"len={step(n)}",
        f"end={_ending(text)}",
        f"start={_opening(text)}",
        f"cap={int(capitals * 4.99)}",
        f"stop={int(min(0.6, stops) * 10)}",
        f"dig={int(min(1, digits * 5) * 3)}",
        *(name for name, pattern in PATTERNS if pattern.search(text)),
        *_overlaps(shares, n),
    ]
    flags += [name for name, on in (("upper", text.isupper()), ("date", dated), ("again", repeated)) if on]
    if dated and n <= 8:
        flags.append("dateline")
    if rule_id:
        flags += ["rule", f"rule={rule_id.partition('.')[0]}"]
    numbers = (
        n, capitals, stops, text[-1] in '.!?…”"’', digits, dated, text.isupper(), len(text) / max(1, n), repeated, *shares[:3],
    )  # fmt: skip
    words = list(_words(line))
    scale = 2 / math.sqrt(len(dict.fromkeys(line.words[:MAX_WORDS])) + 1)
    return LineFeatures(flags, words, scale, tuple(map(float, numbers)), n, rule_id)


def _ending(text: str) -> str:
    last = text[-1]
    if last in ".?!:…,;":
        return last
    return "q" if last in "”\"’')" else "a" if last.isalpha() else "d" if last.isdigit() else "o"


def _opening(text: str) -> str:
    first = text[0]
    if first.isalpha():
        return "U" if first.isupper() else "l"
    return "d" if first.isdigit() else "q" if first in "“\"‘'" else "o"


def _overlaps(shares: tuple[float, float, float, float], n: int) -> Iterator[str]:
    """Words shared with the page's prose, its address, the lines after and the lines before."""
    for name, share, steps in zip(("page", "url", "next", "last"), shares, (4.99, 3.99, 3.99, 3.99), strict=True):
        if share >= 0:
            yield f"{name}={int(share * steps)}"
            if n <= 15 and name != "last":
                yield f"short {name}={int(share * steps)}"


def _words(line: _Line) -> Iterator[str]:
    """The line's words, the same apart by the line's length, and pairs of words of shorter lines."""
    size = "s" if line.n_words <= 14 else "m" if line.n_words <= 40 else "l"
    for word in dict.fromkeys(line.words[:MAX_WORDS]):
        yield f"w:{word}"
        yield f"{size}:{word}"
    if line.n_words <= 25:
        for pair in zip(line.words, line.words[1:], strict=False):
            yield "b:" + " ".join(pair)
