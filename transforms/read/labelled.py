"""Plain text whose head is a list of fields ("Headline: ...", "Source: ...", Factiva's "HD ..."): what they say, and the text below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import takewhile

from transforms.lexicons import lexicon
from transforms.read import Record
from transforms.read.moments import moment
from transforms.read.titles import headed

LABEL = re.compile(r"\s{0,4}\**([A-Za-z][A-Za-z -]{1,22}?)\s?:\**[ \t]*(\S.{0,400})$")
CODE = re.compile(r"([A-Z]{2,3})(?:[ \t]+(\S.*))?$")
BESIDE_NAME = re.compile(r"\s*<[^<>]*>|^by\s+", re.IGNORECASE)
FIRST = 3
"""Lines that may stand above the fields: the title, the name of a section."""
FEWEST = 2
"""Different fields that make a head."""
FEWEST_CODES = 4
"""Different codes that make a text Factiva's."""
KEPT = frozenset({"title", "author", "publisher", "date"})
LONGEST_TITLE = 30
"""Words above which a line above the fields is no title."""
RULE = "front.field"
"""The rule that drops the lines of a head."""

Fields = dict[str, str]


@cache
def labels() -> dict[str, str]:
    """What each label or code names."""
    return {row["label"]: row["field"] for row in lexicon("head_fields.tsv")}


def labelled(record: Record) -> Record:
    """The record with what the fields at the head of its text say; its text without them, or as it was where it has no such head."""
    lines = record.text.splitlines()
    fields, body, head = by_codes(lines) or by_labels(lines) or ({}, lines, [])
    if not fields or not any(map(str.strip, body)):
        return record
    date = moment(fields.get("date"))
    below = headed(
        replace(
            record, text="\n".join(body).strip(), url=fields.get("url"), title=fields.get("title"), publisher=fields.get("publisher"),
            author=BESIDE_NAME.sub("", fields.get("author", "")).strip('" ') or None,
            published_at=date, published_at_source="metadata" if date else None,
        )
    )  # fmt: skip
    return replace(below, text="\n".join([below.text, *head]), main_end=len(below.text), aside_rule=RULE)


def by_labels(lines: Sequence[str]) -> tuple[Fields, list[str], list[str]] | None:
    """The fields that stand together near the start, the lines below them, and theirs; one line above them is the title."""
    filled = [(i, field_of(line)) for i, line in enumerate(lines) if line.strip()]
    above = list(takewhile(lambda pair: pair[1] is None, filled[: FIRST + 1]))
    told = [field for _, field in takewhile(lambda pair: pair[1] is not None, filled[len(above) :]) if field]
    fields = dict(reversed(told))
    if len(fields) < FEWEST or not KEPT & fields.keys():
        return None
    title = lines[above[-1][0]].strip() if above else ""
    if title and len(title.split()) <= LONGEST_TITLE:
        fields.setdefault("title", title)
    last = len(above) + len(told)
    end = filled[last][0] if last < len(filled) else len(lines)
    return fields, list(lines[end:]), [lines[i] for i, _ in filled[:last]]


def field_of(line: str) -> tuple[str, str] | None:
    """What a line of a head names, and its value.

    >>> field_of("Source: Ministry of Health"), field_of("The minister said: no")
    (('publisher', 'Ministry of Health'), None)
    """
    found = LABEL.match(line)
    name = labels().get(found[1].strip().lower()) if found else None
    return (name, found[2].strip()) if found and name else None


def by_codes(lines: Sequence[str]) -> tuple[Fields, list[str], list[str]] | None:
    """The fields of a text with Factiva's codes, each from its code to the next, its body, and the other lines."""
    parts = coded(lines)
    if not is_coded({code for code, _ in parts}):
        return None
    body = [line.strip() for code, values in parts if labels()[code] == "body" for line in [*values, ""]]
    fields = {labels()[code]: " ".join(" ".join(values).split()) for code, values in reversed(parts)}
    head = [f"{code} {line}" for code, values in parts if labels()[code] != "body" for line in values]
    return fields, body, list(filter(str.strip, head))


def is_coded(codes: set[str]) -> bool:
    """Whether codes are those of a Factiva article: several, one of them that of its text."""
    return len(codes) >= FEWEST_CODES and not codes.isdisjoint({"LP", "TD"})


def coded(lines: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Each code with its lines; nothing where the text does not begin with one."""
    parts: list[tuple[str, list[str]]] = []
    for line in lines:
        found = CODE.match(line)
        if found and found[1] in labels():
            parts.append((found[1], [found[2] or ""]))
        elif parts:
            parts[-1][1].append(line)
        elif line.strip():
            return []
    return parts
