"""Listed titles of works that are other names elsewhere, in articles about the arts: "she sang Tosca"."""

from __future__ import annotations

from functools import cache, lru_cache

from transforms.article import Article
from transforms.lexicons import lexicon, word_list
from transforms.mentions.brands import is_part_of_person
from transforms.mentions.known_names import KnownName, work
from transforms.mentions.spans import Span

ARTS = word_list("name_cues.tsv", "arts")
LEAST = 3
"""Different words of the arts from which an article is about them: "soprano", "sang" and "debut"."""


@cache
def titles_of_arts() -> dict[str, KnownName]:
    """Works that count only in an article about the arts, by title."""
    return {row["name"]: work(row) for row in lexicon("works.tsv") if row["sense"]}


def work_of(article: Article, span: Span) -> KnownName | None:
    """The work that a name is the title of in an article about the arts: "she sang Tosca"; but Carmen Díaz is a person."""
    known = titles_of_arts().get(span.text(article))
    if known is None or span.title or not is_about_arts(article):
        return None
    return None if is_part_of_person(article, span) else known


@lru_cache(maxsize=8)
def is_about_arts(article: Article) -> bool:
    """Whether an article has several words of the arts."""
    return len({token.lower for token in article.lowered(ARTS)}) >= LEAST
