"""The annotated articles of invented publishers in publishers.txt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

NAME = re.compile(r"@(\w+)(?: = (.*))?")


@dataclass(slots=True)
class Page:
    """An article with its page: its lines, each with whether it is boilerplate, and the standing lines that are none."""

    publisher: str
    url: str
    lines: list[tuple[str, bool]] = field(default_factory=list)
    standing: set[str] = field(default_factory=set)

    @property
    def text(self) -> str:
        """The lines of the page."""
        return "\n".join(line for line, _ in self.lines)

    def add(self, line: str) -> None:
        """Add an annotated line."""
        mark, text = (line[0], line[2:]) if line[:2] in ("~ ", "= ") else ("", line)
        self.lines.append((text, mark == "~"))
        if mark == "=":
            self.standing.add(text)


def pages() -> Iterator[Page]:
    """The pages, in the order of the file."""
    named: dict[str, str] = {}
    publisher = host = ""
    page = None
    for line in (Path(__file__).parent / "publishers.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("--- "):
            if page:
                yield page
            page = Page(publisher, f"https://{host}/{'-'.join(re.findall('[a-z0-9]+', line.lower()))}")
        elif line.startswith("=== "):
            publisher, _, host = line[4:].partition(" | ")
        elif found := NAME.fullmatch(line):
            if found[2]:
                named[found[1]] = found[2]
            elif page:
                page.add(named[found[1]])
        elif page and line and not line.startswith("#"):
            page.add(line)
    if page:
        yield page
