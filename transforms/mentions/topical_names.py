"""Listed names that are common words, animals or persons elsewhere, in articles about their field: "Java and Rust developers", "she sang Tosca"."""

from __future__ import annotations

from functools import cache, lru_cache

from transforms.article import Article
from transforms.lexicons import lexicon, word_list
from transforms.mentions.known_names import KnownName, brand, work
from transforms.mentions.spans import Span

FIELDS = {"technical": word_list("name_cues.tsv", "software"), "arts": word_list("name_cues.tsv", "arts")}
"""The words of each field, by the sense that names have in it."""
LEAST = 3
"""Different words of a field from which an article is about it: "code", "compiler" and "developers". Of software 2 and 5 read 146 annotated texts alike."""


@cache
def names_by_field() -> dict[str, tuple[str, KnownName]]:
    """The names that count in articles about one field alone, each with that sense."""
    brands = {row["name"]: (row["sense"], brand(row)) for row in lexicon("brands.tsv") if row["sense"]}
    works = {row["name"]: (row["sense"], work(row)) for row in lexicon("works.tsv") if row["sense"]}
    return works | brands


def topical_name(article: Article, span: Span) -> KnownName | None:
    """The program, firm or work that a name is in an article about its field; but Ruby Wax and Carmen Díaz are persons."""
    sense, known = names_by_field().get(span.text(article), ("", None))
    if known is None or span.title or not is_about(article, sense) or is_part_of_person(article, span):
        return None
    return known


@lru_cache(maxsize=16)
def is_about(article: Article, sense: str) -> bool:
    """Whether an article has several words of the field of a sense."""
    return len({token.lower for token in article.lowered(FIELDS[sense])}) >= LEAST


def is_part_of_person(article: Article, span: Span) -> bool:
    """Whether the model has a person of two words with this one among them: Julia Alvarez."""
    word = span.text(article)
    full = (article.tokens[n.first : n.last] for n in article.names if n.label == "PERSON" and n.last - n.first > 1)
    return any(word in {tokens[0].text, tokens[-1].text} for tokens in full)
