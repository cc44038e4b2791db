"""Brands whose names are common words, animals or islands elsewhere: Java, Python, Notion, in articles about software."""

from __future__ import annotations

from functools import cache, lru_cache

from transforms.article import Article
from transforms.lexicons import lexicon, word_list
from transforms.mentions.known_names import KnownName, brand
from transforms.mentions.spans import Span

SOFTWARE = word_list("name_cues.tsv", "software")
LEAST = 3
"""Different words of software from which an article is about it: "code", "compiler" and "developers". 2 and 5 read 146 annotated texts alike."""


@cache
def software_names() -> dict[str, KnownName]:
    """Brands that count only in an article about software, by name."""
    return {row["name"]: brand(row) for row in lexicon("brands.tsv") if row["sense"]}


def brand_of(article: Article, span: Span) -> KnownName | None:
    """The program or firm that a word names in an article about software: "Java and Rust developers"; but Ruby Wax is a person."""
    known = software_names().get(span.text(article))
    if known is None or span.title or not is_about_software(article):
        return None
    return None if is_part_of_person(article, span) else known


@lru_cache(maxsize=8)
def is_about_software(article: Article) -> bool:
    """Whether an article has several words of software."""
    return len({token.lower for token in article.lowered(SOFTWARE)}) >= LEAST


def is_part_of_person(article: Article, span: Span) -> bool:
    """Whether the model has a person of two words with this one among them: Julia Alvarez."""
    word = span.text(article)
    full = (article.tokens[n.first : n.last] for n in article.names if n.label == "PERSON" and n.last - n.first > 1)
    return any(word in {tokens[0].text, tokens[-1].text} for tokens in full)
