"""Who published an article: by what its text says around its ends, and where outlets are at home by a list of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from urllib.parse import urlsplit

from transforms.lexicons import lexicon, word_list

NAME = r"(?-i:the )?(?P<name>(?-i:(?:The )?[A-Z0-9][\w.&/'’-]*(?: (?:(?:of|and|for|in) )?(?:the )?(?:&|[A-Z0-9][\w.&/'’-]*)){0,5}))"
"""A name in capitals of up to six words."""
ENDS = {"title": (3, 0), "front": (8, 3), "back": (0, 12), "any": (8, 12)}
"""Lines at either end of a text that a rule looks at, by its place."""
COMPANY, OUTLET, AGENCIES, ARCHIVES, SECTIONS = (
    word_list("publisher_words.tsv", name) for name in ("company", "outlet", "agency", "archive", "section")
)
LONGEST = 60
"""Words above which a line is prose."""


@cache
def rules() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """The place, what its name must be, and the pattern of each rule, the surest first."""
    return tuple(
        (row["where"], row["names"], re.compile(row["pattern"].replace("NAME", NAME), re.IGNORECASE))
        for row in lexicon("publisher_rules.tsv")
    )


def named_publisher(lines: Sequence[str]) -> str | None:
    """The publisher that a text names in its title, byline or footer, by all its lines, the dropped ones too.

    >>> named_publisher(["Ferry sinks", "By Ida Frost, Example Post", "A ferry sank on Tuesday."])
    'Example Post'
    """
    short = [line if len(line.split(None, LONGEST)) <= LONGEST else "" for line in lines]
    for where, kind, pattern in rules():
        first, last = ENDS[where]
        looked_at = [*short[:first], *short[max(first, len(short) - last) :]]
        names = (match["name"] for line in looked_at if (match := pattern.match(line)))
        if name := next(accepted(names, kind), None):
            return name
    return None


def accepted(names: Iterable[str], kind: str) -> Iterator[str]:
    """Those of some names that are of a kind, without what ends the name of a firm."""
    for name in names:
        parts = name.rstrip(".,").split()
        while parts and (parts[-1].strip(".,").lower() in COMPANY or parts[-1].strip(".,").isdigit()):
            parts.pop()
        short = " ".join(parts).rstrip(".,")
        if short and KINDS[kind](short.removeprefix("The ")):
            yield short


def is_listed(name: str) -> bool:
    """Whether an outlet is in the list by its name or domain, or a name is an agency's short name."""
    return name in by_name() or name.lower() in by_domain() or name.lower() in AGENCIES


def is_outlet(name: str) -> bool:
    """Whether a name is listed or ends like an outlet's name.

    >>> is_outlet("Vorland Gazette"), is_outlet("BBC"), is_outlet("Ida Frost")
    (True, True, False)
    """
    own, _, last = name.lower().rpartition(" ")
    return is_listed(name) or (last in OUTLET and own not in ("", *SECTIONS))


def is_no_archive(name: str) -> bool:
    """Whether a name is not that of a source of pictures."""
    return name.partition(" ")[0].lower() not in ARCHIVES


KINDS: dict[str, Callable[[str], bool]] = {"any": is_no_archive, "outlet": is_outlet, "listed": is_listed}
"""What a rule asks of a name."""


def home_of(publisher: str | None, url: str | None) -> dict[str, str] | None:
    """The list's row of an outlet, by the address of the article, else by the publisher's name or address.

    >>> row = home_of("The Guardian", None)
    >>> row and row["town"]
    'London'
    """
    name = (publisher or "").strip()
    host = urlsplit(url or "").hostname or (name.lower() if "." in name else "")
    labels = host.split(".")
    for size in range(len(labels), 1, -1):
        if row := by_domain().get(".".join(labels[-size:])):
            return row
    return by_name().get(name.removeprefix("The ")) if name else None


@cache
def by_domain() -> dict[str, dict[str, str]]:
    """The outlets by their domain."""
    return {row["domain"]: row for row in lexicon("publishers.tsv") if row["domain"]}


@cache
def by_name() -> dict[str, dict[str, str]]:
    """The outlets by their name, without an article before it."""
    return {row["publisher"]: row for row in lexicon("publishers.tsv")}
