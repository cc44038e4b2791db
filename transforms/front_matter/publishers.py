"""Where publishers are at home, by a list of outlets."""

from __future__ import annotations

from functools import cache
from urllib.parse import urlsplit

from transforms.lexicons import lexicon


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
