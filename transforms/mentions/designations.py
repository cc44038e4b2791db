"""Designations of military systems: F-16, Su-34, T-72B3, S-300, Shahed-136."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from transforms.article import Article
from transforms.lexicons import word_list
from transforms.mentions.spans import Span

# Prefixes of the designation systems of the United States (MIL-STD-1812 and JETDS missiles), Russia (design bureaus, GRAU
# families), China, Iran, North Korea and Europe; followed by a number.
DESIGNATION = re.compile(
    rf"(?:{'|'.join(sorted(word_list('name_cues.tsv', 'designations'), key=lambda p: (-len(p), p)))})[-‑–]\d{{1,4}}[A-Za-z]{{0,4}}\d?(?:[’']?s)?$"
)
UNHYPHENED = re.compile(r"(?:M777|M1A[12]|M2A[1-4]|M109|M113|M982|TB2|2S(?:1|3|5|7|9|19|35)|JF17|F16s?|F35s?|AK47s?)$")
NUMBERED = word_list("name_cues.tsv", "numbered_weapons")
# Names outside arms that look alike: paper sizes, vitamins, roads.
NEVER = re.compile(r"(?:A-[1-6]|B-1[2-9]|M-?\d|C-\d|B-\d|A-\d{3,}|E-\d{3,}|P-\d{4}|C-19)$")
CIVIL = word_list("name_cues.tsv", "civil_designations")


def designations(article: Article) -> Iterator[Span]:
    """Weapons named by designation; a number after the name of a series belongs to it."""
    made = {text for text in article.spellings if not text.isalpha() and is_designation(text)}
    for token in article.spelled(made | NUMBERED):
        text = token.text
        if is_designation(text) and not is_civil(article, token.i):
            yield Span(token.i, token.i + 1, "weapon", "pattern", reason="a designation of arms")
        elif text in NUMBERED and is_number(article, token.i + 1):
            yield Span(token.i, token.i + 2, "weapon", "pattern", reason=f"{text} with a number")


@lru_cache(maxsize=16384)
def is_designation(text: str) -> bool:
    """Whether a word is made like a designation: T-72, TB2."""
    starts = text[:1].isupper() or text[:1].isdigit()
    numbered = text[-1:].isdigit() or "-" in text or "‑" in text
    return starts and numbered and bool(DESIGNATION.match(text) or UNHYPHENED.match(text))


def is_number(article: Article, i: int) -> bool:
    """Whether a token is there and is a number."""
    return i < len(article.tokens) and article.tokens[i].text.isdigit()


def is_civil(article: Article, i: int) -> bool:
    """Whether a designation is one of civil life."""
    token = article.tokens[i]
    after = article.tokens[i + 1].lower if i + 1 < len(article.tokens) else ""
    military_anyway = token.text in {"A-10", "B-1", "B-2", "B-52", "C-17", "C-130", "C-5", "E-3", "P-8"}
    return after in CIVIL or (NEVER.match(token.text) is not None and not military_anyway)
