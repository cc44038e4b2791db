"""Fixed names looked up in an article: the longest that starts at a token and ends with one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from transforms.article import Article, Token

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class PhraseMatcher(Generic[Entry]):
    """Names with what is known of each, by the token that they may begin with, longest first."""

    by_start: dict[str, list[tuple[str, Entry]]]

    @classmethod
    def of(cls, entries: Iterable[tuple[str, Entry]]) -> PhraseMatcher[Entry]:
        """A matcher of (name, entry) pairs; the first entry of a name counts."""
        by_start: dict[str, dict[str, Entry]] = defaultdict(dict)
        for name, entry in entries:
            for start in {*re.findall(r"^\w+", name), name.split(" ")[0]}:
                by_start[start].setdefault(name, entry)
        return cls({s: sorted(names.items(), key=lambda n: -len(n[0])) for s, names in by_start.items()})

    def find(self, article: Article) -> Iterator[tuple[int, int, Entry]]:
        """Tokens [first, last) and entry of every name that stands in the article, from left to right."""
        text, free = article.text, 0
        for token in article.spelled(self.by_start.keys()):
            if token.i < free:
                continue
            for name, entry in self.by_start[token.text]:
                if text.startswith(name, token.start) and (last := ending(article, token, token.start + len(name))):
                    yield token.i, last, entry
                    free = last
                    break


def ending(article: Article, first: Token, end: int) -> int | None:
    """The token after the one that ends at a character, or None where none ends there."""
    last = first.i
    while last + 1 < len(article.tokens) and article.tokens[last].end < end:
        last += 1
    return last + 1 if article.tokens[last].end == end else None
