"""Acronyms explained in the text: "Army Tactical Missile Systems (ATACMS)"."""

from __future__ import annotations

import re

BRACKETED = re.compile(r"\(\s*(?:or |the )?([A-Z][A-Za-z0-9&./-]{1,11})s?\s*[),;]")
WORDS_BEFORE = re.compile(r"[^\s()]+")


def expansions(text: str) -> list[tuple[int, int, int, int]]:
    """Offsets (long start, long end, short start, short end) of each acronym explained in brackets.

    The long form is the shortest stretch before the bracket whose letters give the short form from right to left, the
    first of them at the start of a word (Schwartz & Hearst 2003, PSB 8, 451-462).

    >>> text = "six Army Tactical Missile Systems (ATACMS) missiles"
    >>> [text[a:b] for a, b, _, _ in expansions(text)]
    ['Army Tactical Missile Systems']
    """
    found = []
    for match in BRACKETED.finditer(text):
        short = match[1].rstrip(".")
        if sum(c.isupper() for c in short) < 2:
            continue
        line = text.rfind("\n", 0, match.start()) + 1
        window = list(WORDS_BEFORE.finditer(text, max(line, match.start() - 120), match.start()))
        words = window[-min(len(short) + 5, len(short) * 2) :]
        if words and (start := long_form(text, words[0].start(), match.start(), short)) is not None:
            end = match.start() - len(text[start : match.start()]) + len(text[start : match.start()].rstrip())
            if end - start > len(short):
                found.append((start, end, match.start(1), match.end(1)))
    return found


def long_form(text: str, start: int, end: int, short: str) -> int | None:
    """Where the long form begins in text[start:end], or None when the letters do not fit."""
    at = end
    letters = [c.lower() for c in short if c.isalnum()]
    for n, letter in reversed(list(enumerate(letters))):
        at -= 1
        while at >= start and (text[at].lower() != letter or (n == 0 and at > start and text[at - 1].isalnum())):
            at -= 1
        if at < start:
            return None
    return at
