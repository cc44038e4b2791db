"""Who is named as saying what a sentence tells, by the words before, behind and beside it."""

from __future__ import annotations

import re

from transforms.lexicons import word_list

COUNTS = re.compile(
    r"(?:^|[.;,] (?:and |but )?)(?P<who>It|He|She|They|(?:[Tt]he |[Aa]n? |[A-Z])[\w'’ -]{2,45}?)(?:, [^,]{3,40},)? (?:had |has |have )?"
    r"(?:counted|counts|puts?|recorded|measured|estimates|estimated|insists? on|lists?|speaks? of|claims|has always said|gives|"
    r"(?:also )?(?:stands|stood) by|spoke of)\b"
)
"""Subjects of verbs of counting: `Phivolcs had counted`, `The owners insist on 98`, `It also stood by its figure of`."""
OFFERS = re.compile(
    r"^(?P<who>(?:The |An? |[A-Z])[\w'’ -]{2,45}?) (?:(?:has|had|have|would) )?(?:wants?|demand(?:s|ed)?|offer(?:s|ed)?|sought|seeks?|settle for|begun|began)\b"
    r"(?=[^.;]* (?:offer|demand)|[^,;]{0,30}$)"
)
"""Subjects of what is wanted or offered: `The union wants 25 per cent`, `The owners had begun with an offer of 12`."""
ACCOUNT = re.compile(
    r"\b(?:by the account of|as calculated by|calculated by|given by|seen by|according to|in the words of|on the request of) (?P<who>(?:the |an? |[A-Z])[\w'’ -]{3,40}?)"
    r"(?:['’]s? (?:account|summary|count|tally|figures|register|estimate)|(?= to | leaves? |[,;.]|$))"
)
"""Phrases that name whose account it is: `by the union's summary`."""
BY_COUNT = re.compile(
    r"\bby (?P<who>(?:the |an? |[A-Z])[\w’ -]{3,40}?)(?:['’]s?)? (?:own )?(?:count|account|summary|tally|figures|estimate|reckoning)\b"
)
"""Whose count it is: `by the organisers' count`."""
REPORTS = "|".join(sorted(word_list("claims.tsv", "reports")))
SAID_FIRST = re.compile(
    rf"^[\"“]?(?P<who>(?:The |An? |[A-Z])[\w'’. -]{{1,60}}?|It|He|She)(?:, [^,\"“]{{3,60}},)? (?:\w+ly |also |later |had |have |has )?(?:{REPORTS})\b"
)
"""A sentence that begins with who says it: `Police believe the bomb ...`, `The owner, Surma Lines, said ...`."""
SAID_LAST = re.compile(
    rf"[,”\"] (?P<who>(?:[Tt]he |[Aa]n? |its |[A-Z])[\w'’. -]{{1,70}}?|it|he|she)(?:, [^,]{{3,60}},)? (?:also |later )?(?:{REPORTS})"
    r"(?: (?:on|in|late|early|yesterday|today) [^,;]{0,40}| [A-Z]\w+day)?[.;]?[”\"]?(?:$|(?<=;) )"
)
"""A sentence, or its part before a semicolon, that ends with who says it: `..., the foreign ministry specified.`"""
SAID_BESIDE = re.compile(
    rf"\b(?P<who>[Tt]he (?:(?!the )[\w'’-]+ ){{0,3}}?[\w'’-]+), (?:which|who) (?:(?:had|has|have|first|initially|earlier) )*(?:blamed|{REPORTS})\b"
)
"""A relative clause of what somebody said: `contradicts the fire service, which had blamed a fault`."""
LIVES = re.compile(r"\s*(?:[\w-]+ ){0,4}lives\b")
LED_IN = re.compile(r"^(?:In|On|At|By|After|Before|Since|During) .{2,30}?(?=\b(?:the|an?) )| (?:first|itself|also)$")
"""Words around who says so: `In March the ministry first said`."""
INITIALS = re.compile(r"^[^.;,]{0,40}?\((?P<who>[A-Z]{3,8})\)")
"""Initials behind what they give: `a magnitude 6.7 earthquake (USGS)`."""


def named_beside(sentence: str, start: int, end: int) -> str | None:
    """Who a sentence names as saying what stands in a part of it, or all of it.

    >>> named_beside("Police believe the bomb weighed 5 kilograms.", 32, 33)
    'Police'
    """
    before = [
        m
        for pattern in (COUNTS, SAID_FIRST, OFFERS, SAID_BESIDE)
        for m in pattern.finditer(sentence)
        if m.end() <= start + 1
    ]
    after = [m for pattern in (ACCOUNT, SAID_LAST) for m in pattern.finditer(sentence) if m.end() > start]
    whole = SAID_FIRST.match(sentence) if start == 0 else INITIALS.match(sentence[end:])
    found = next(iter([*before, *after]), whole) or BY_COUNT.search(sentence)
    return speaker(found, sentence) if found else None


def speaker(found: re.Match[str], sentence: str) -> str | None:
    """Who says it, by words that were matched; None where they name nobody."""
    is_named = is_source(found["who"], sentence[found.end() :])
    return LED_IN.sub("", found["who"]) if is_named else None


def is_source(who: str, said: str) -> bool:
    """Whether words before a verb of saying name who says it: not `Five people are` (confirmed dead), `All` (told), or what kills.

    Args:
        who: the words.
        said: what follows the verb: a quake that `has claimed five lives` says nothing.
    """
    last = who.rsplit(maxsplit=1)[-1].lower()
    return last not in word_list("claims.tsv", "no_speaker") and not LIVES.match(said)
