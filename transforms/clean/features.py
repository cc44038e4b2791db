"""What a line by itself says about being boilerplate: its words, its shape, and what it shares with the page.

The shapes are those of Kohlschütter, Fankhauser & Nejdl 2010 (boilerplate detection by shallow text features) and of
jusText, read from lines of text instead of HTML.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from transforms.clean.boilerplate import boilerplate_rule
from transforms.front_matter.dates import mentions_date
from transforms.lexicons import lexicon

WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?|\d+|[©@|›»•#→↑…]")
STEPS = (0, 1, 2, 3, 4, 6, 8, 11, 15, 20, 30, 45, 70, 110)
"""Upper ends of the classes that counts of words fall into."""
PROSE_WORDS = 20
"""From here on a line counts as prose, whose words say what the page is about."""
DIGIT = re.compile(r"\d")
PHONE = re.compile(r"\d{3}\)?[ .-]\d{3}[ .-]\d{4}")
HEAD = 2000
"""Only so many characters of a line are looked at."""
MAX_WORDS = 60
"""Words of a line that are looked at: longer lines tell no more."""
PAIRED = 25
"""Pairs of words are looked at in lines of so many."""

SHARED, SHARE_STEPS = ("page", "url", "next", "last"), (4.99, 3.99, 3.99, 3.99)
"""What a line shares words with, and the classes of each share."""
SHORT_WORDS = 15
"""Shares of lines of up to so many words have weights of their own as well."""
NO_SHARES = (-1.0, -1.0, -1.0, -1.0)
AGAIN = "again"
"""The feature of a line that stands on its page once more."""

SIGNS = tuple(
    (name, needed, re.compile(pattern, re.IGNORECASE))
    for name, needed, pattern in (
        ("mail", ("@",), r"\S@\S{1,80}\.\w"),
        ("url", ("://", "www.", ".com", ".org"), r"https?://|www\.|\.com\b|\.org\b"),
        ("pipe", ("|", "·", "•", "»", "›"), r" [|·•»›] "),
        ("copy", ("©", "copyright", "all rights reserved"), r"©|copyright|all rights reserved"),
        ("handle", ("@", "#"), r"(?:^|\s)[@#]\w"),
        ("money", ("$", "€", "£"), r"[$€£]\d"),
        ("paren", ("(",), r"^\([^)]*\)$"),
        ("quote", ("“", "”", '"'), r"[“”\"]"),
        ("by", ("by",), r"^by\b"),
        (
            "bio",
            ("is a",),
            r"\bis an? (?:\w+[ -]){0,5}(?:writer|reporter|journalist|correspondent|editor|columnist|contributor|author|producer)\b",
        ),
        (
            "offer",
            ("service", "product", "solution", "team", "expert", "customer", "client", "partner"),
            r"\b(?:our|we|us)\b.{0,80}\b(?:services?|products?|solutions?|team|experts?|customers?|clients?|partners?)\b",
        ),
        ("you", ("you",), r"\byour?\b"),
    )
)
"""Name and pattern of each sign, and of what one stands in a line, in small letters, that meets it: to look for that takes a tenth of its time."""


@cache
def function_words() -> frozenset[str]:
    """Words that carry no topic."""
    return frozenset(row["word"] for row in lexicon("function_words.tsv"))


@dataclass(frozen=True, slots=True)
class Own:
    """What a line's text tells: features of weight 1 (`flags`) and of weight `scale` (`words`), numbers for the trees."""

    flags: tuple[str, ...]
    distinct: tuple[str, ...]
    pairs: tuple[str, ...]
    scale: float
    topic: frozenset[str]
    """Its words of more than three letters that carry meaning."""
    numbers: tuple[float, ...]
    n_words: int
    rule_id: str | None

    @property
    def size(self) -> str:
        """The class of its length."""
        return "s" if self.n_words <= 14 else "m" if self.n_words <= 40 else "l"

    @property
    def words(self) -> list[str]:
        """Its words, the same apart by its length, and pairs of them: what the model has a weight for."""
        return [f"{kind}:{w}" for kind in ("w", self.size) for w in self.distinct] + [
            f"b:{pair}" for pair in self.pairs
        ]


class LineFeatures(NamedTuple):
    """One line as the model sees it: what its text tells, and what it has in common with its page."""

    text: str
    own: Own
    shares: tuple[float, float, float, float]
    """Of its topic, what stands in the page's prose, its address, the lines after and the lines before; -1 of no topic."""
    repeated: bool

    @property
    def n_words(self) -> int:
        """Words of the line."""
        return self.own.n_words

    @property
    def rule_id(self) -> str | None:
        """The phrase rule that the line meets."""
        return self.own.rule_id

    @property
    def flags(self) -> tuple[str, ...]:
        """All features of weight 1."""
        return (*self.own.flags, *_overlaps(self.shares, self.n_words), *([AGAIN] if self.repeated else []))

    @property
    def numbers(self) -> tuple[float, ...]:
        """What the trees see of the line itself."""
        return (*self.own.numbers, float(self.repeated), *self.shares[:3])


def words_of_prose(lines: Sequence[Own]) -> dict[bool, frozenset[str]]:
    """Topic words of the lines of prose: all of them, and, for a line that is prose itself, those of two lines or more."""
    counts = Counter[str]()
    for line in lines:
        if line.n_words >= PROSE_WORDS:
            counts.update(line.topic)
    return {False: frozenset(counts), True: frozenset([w for w, n in counts.items() if n > 1])}


def describe(lines: Sequence[str], url: str | None = None) -> list[LineFeatures]:
    """The features of a page's lines, in order; the page's address tells words of its title."""
    read = [own(text[:HEAD]) for text in lines]
    slug = frozenset(re.findall(r"[a-z]{4,}", (url or "").lower().partition("//")[2].partition("/")[2]))
    counts = Counter(lines)
    topics = [line.topic for line in read]
    on_page = words_of_prose(read)
    return [
        LineFeatures(text, line, shares_of(topics, i, on_page[line.n_words >= PROSE_WORDS], slug), counts[text] > 1)
        for i, (text, line) in enumerate(zip(lines, read, strict=True))
    ]


def shares_of(
    topics: Sequence[frozenset[str]], at: int, on_page: frozenset[str], slug: frozenset[str]
) -> tuple[float, float, float, float]:
    """The shares of a line's topic that stand in the page's prose, in its address, in the two lines after and the three before."""
    topic = topics[at]
    if not topic:
        return NO_SHARES
    n, after, before = len(topic), tuple(topics[at + 1 : at + 3]), tuple(topics[max(0, at - 3) : at])
    return len(topic & on_page) / n, len(topic & slug) / n, share(topic, after), share(topic, before)


@lru_cache(maxsize=4096)
def share(topic: frozenset[str], others: tuple[frozenset[str], ...]) -> float:
    """The share of a topic's words that its neighbours have; lines are looked at more than once, most of them beside the same ones."""
    return len(topic.intersection(frozenset[str]().union(*others))) / len(topic)


@lru_cache(maxsize=2048)
def own(text: str) -> Own:
    """What one line's text tells; a page's lines are looked at more than once."""
    parts, digits = text.split(), len(DIGIT.findall(text)) / len(text)
    all_words = ["0" if w.isdigit() else w for w in WORD.findall(text.lower())]
    stop_words = function_words()
    telling = [w for w in all_words if w not in stop_words]
    n = len(parts)
    rule_id = boilerplate_rule(text)
    capitals = _capitals(parts)
    stops = (len(all_words) - len(telling)) / max(1, len(all_words))
    dated, upper = mentions_date(text), text.isupper()
    numbers = (n, capitals, stops, text[-1] in '.!?…”"’', digits, dated, upper, len(text) / max(1, n))
    distinct = tuple(dict.fromkeys(all_words[:MAX_WORDS]))
    return Own(
        flags=(
            *_shape(text, n, capitals, stops, digits),
            *_signs(text, n, digits, dated=dated, upper=upper),
            *_of_rule(rule_id),
        ),
        distinct=distinct,
        pairs=tuple([f"{a} {b}" for a, b in pairwise(all_words)]) if n <= PAIRED else (),
        scale=2 / math.sqrt(len(distinct) + 1),
        topic=frozenset([w for w in telling if len(w) > 3 and w.isalpha()]),
        numbers=tuple(map(float, numbers)),
        n_words=n,
        rule_id=rule_id,
    )


def _capitals(parts: Sequence[str]) -> float:
    """The share of words with a capital, of those that begin with a letter."""
    starts = [w[0].isupper() for w in parts if w[0].isalpha()]
    return sum(starts) / max(1, len(starts))


def _shape(text: str, n: int, capitals: float, stops: float, digits: float) -> Iterator[str]:
    """Length, edges, and the shares of capitals, function words and digits, in classes."""
    yield from ("bias", f"len={step(n)}", f"end={_ending(text)}", f"start={_opening(text)}")
    yield from (
        f"cap={int(capitals * 4.99)}",
        f"stop={int(min(0.6, stops) * 10)}",
        f"dig={int(min(1, digits * 5) * 3)}",
    )


def _signs(text: str, n: int, digits: float, *, dated: bool, upper: bool) -> Iterator[str]:
    """The patterns that a line meets."""
    lower = text.lower()
    yield from [name for name, needed, pattern in SIGNS if has_one(lower, needed) and pattern.search(text)]
    if digits and PHONE.search(text):
        yield "phone"
    yield from (name for name, on in (("upper", upper), ("date", dated), ("dateline", dated and n <= 8)) if on)


def _of_rule(rule_id: str | None) -> tuple[str, ...]:
    return ("rule", f"rule={rule_id.partition('.')[0]}") if rule_id else ()


def has_one(text: str, parts: tuple[str, ...]) -> bool:
    """Whether one of several parts stands in a text."""
    for part in parts:  # noqa: SIM110 -- half the time of `any`, and these are most of a line's time
        if part in text:
            return True
    return False


def step(n: int) -> int:
    """The class of a length: small ones apart, large ones together."""
    return next((i for i, top in enumerate(STEPS) if n <= top), len(STEPS))


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
    for name, share, steps in zip(SHARED, shares, SHARE_STEPS, strict=True):
        if share >= 0:
            yield f"{name}={int(share * steps)}"
            if n <= SHORT_WORDS and name != "last":
                yield f"short {name}={int(share * steps)}"
