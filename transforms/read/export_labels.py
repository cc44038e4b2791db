"""German and French labels of press archives' exports, put into English before the export is read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, partial

from transforms.lexicons import lexicon


@cache
def labels(kind: str) -> dict[str, str]:
    """The English word for each label of a kind, by the label in lower case."""
    return {row["word"].lower(): row["english"] for row in lexicon("export_labels.tsv") if row["kind"] == kind}


@cache
def patterns() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """The line that each kind of label stands in, with the kind, and what is put in its place."""

    def one_of(kind: str) -> str:
        return "|".join(map(re.escape, labels(kind)))

    flags = re.IGNORECASE | re.MULTILINE
    return (
        (re.compile(rf"^(?P<word>{one_of('field')})(?P<rest>[ \t]*:)", flags), "field", "{word}{rest}"),
        (re.compile(rf"^(?P<rest>[\d.,]+ )(?P<word>{one_of('words')})[ \t]*$", flags), "words", "{rest}{word}"),
        (re.compile(rf"^(?:document|{one_of('document')}) (?P<rest>\d{{1,4}} )(?P<word>{one_of('of')})(?= \d{{1,4}}[ \t]*$)", flags), "of", "Document {rest}{word}"),
        (re.compile(rf"^(?P<word>{one_of('document')})(?P<rest> [A-Z0-9]{{8,}})", flags), "document", "{word}{rest}"),
        (re.compile(rf"^(?P<rest>\d{{1,2}})\.? (?P<word>{one_of('month')})(?= \d{{4}}[ \t]*$)", flags), "month", "{rest} {word}"),
        (re.compile(r"^(?P<rest>\d{1,2})\. (?P<word>April|August|September|November)(?= \d{4}[ \t]*$)", flags), "", "{rest} {word}"),
    )  # fmt: skip


def in_english(text: str) -> str:
    """The text with its labels in English.

    >>> in_english("19. Oktober 2024")
    '19 October 2024'
    """
    for pattern, kind, shape in patterns():
        text = pattern.sub(partial(put, labels(kind), shape), text)
    return text


def put(known: Mapping[str, str], shape: str, found: re.Match[str]) -> str:
    """The English form of one label."""
    return shape.format(rest=found["rest"], word=known.get(found["word"].lower(), found["word"]))
