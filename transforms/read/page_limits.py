"""What a page may hold before a parser sees it: how long it is, how many elements and attributes, how deep they are nested."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.read import Limits, Unreadable

TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)([^<>]{0,2000})>")
OPENING = re.compile(r"<!--|<[a-zA-Z](?:\"[^\"]*\"|'[^']*'|[^>\"'])*+")
"""An opening tag with all its attributes, or a comment's begin; possessive, so that it takes linear time."""
CLOSERS = (("<script", re.compile(r"</script", re.IGNORECASE)), ("<!--", re.compile("-->")))
"""What ends a program or a comment: what looks like a tag inside is none ("for (i=0; i<list.length; ...)")."""
LONG = 2000
"""Characters from which a tag may hold many attributes."""
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "dt",
        "dd",
        "option",
        "tr",
        "td",
        "th",
    ]
)


def check(markup: str, limits: Limits) -> None:
    """Refuse a page that is too large, has too many elements or attributes, or is nested too deep, before a parser sees it."""
    if len(markup) > limits.page_bytes:
        raise Unreadable("too_large", f"a page of more than {limits.page_bytes} characters")
    if any(len(tag) > LONG and attributes(tag) > limits.attributes for tag in opening_tags(markup)):
        raise Unreadable("html_limit", f"a tag of more than {limits.attributes} attributes")
    check_elements(markup, limits)


def check_elements(markup: str, limits: Limits) -> None:
    """Refuse a page of too many elements, or nested too deep."""
    depth = elements = 0
    for found in TAG.finditer(markup):
        elements += not found[1]
        if elements > limits.elements:
            raise Unreadable("html_limit", f"a page of more than {limits.elements} elements")
        if found[2].lower() not in VOID and not found[3].endswith("/"):
            depth = max(0, depth - 1) if found[1] else depth + 1
            if depth > limits.nesting:
                raise Unreadable("html_limit", f"tags nested more than {limits.nesting} deep")


def opening_tags(markup: str) -> Iterator[str]:
    """The opening tags of a page, without what stands inside programs and comments; what is never closed hides nothing."""
    last = {start: max((m.start() for m in closer.finditer(markup)), default=-1) for start, closer in CLOSERS}
    at = 0
    while found := OPENING.search(markup, at):
        at = found.end()
        yield found[0]
        for start, closer in CLOSERS:
            if found[0][: len(start)].lower() == start and at <= last[start] and (end := closer.search(markup, at)):
                at = end.end()


def attributes(tag: str) -> int:
    """How many attributes of different names an opening tag has, about.

    >>> attributes("<p class='a b c' id=x data-a=1 data-a=2")
    3
    """
    names = (part.partition("=")[0] for part in QUOTED.sub(" ", tag).split()[1:])
    return len(set(filter(None, names)))
