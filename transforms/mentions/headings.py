"""Headings in title case, where capitals tell nothing of names."""

from __future__ import annotations

from functools import cache, lru_cache

from transforms.article import Article, ParsedSentence
from transforms.gazetteer.entity_ids import fold
from transforms.lexicons import word_list
from transforms.mentions.known_names import known_exactly
from transforms.mentions.spans import Span

SMALL = word_list("name_cues.tsv", "small")


@lru_cache(maxsize=256)
def in_title_case(sentence: ParsedSentence) -> bool:
    """Whether a sentence is a heading whose words are mostly capitalised, or a line in capitals."""
    words = [t for t in sentence.tokens if t.text[0].isalpha() and t.lower not in SMALL]
    alone = sentence.end - sentence.start >= len(sentence.block.text) - 1
    block = alone or sentence.block.kind in {"title", "heading", "list_item", "caption"}
    if len(words) < 2 or (not block and not 3 < len(words) <= 12):
        return False
    capitalised = sum(t.text[0].isupper() for t in words)
    ends = sentence.tokens[-1].text in {".", "”", '"'}
    return capitalised >= 0.75 * len(words) and not (ends and sentence.block.kind == "paragraph")


def believed(article: Article, spans: list[Span]) -> list[Span]:
    """The model's names without those of title-case headings that the text nowhere else has as names."""
    inside: list[Span] = []
    body: set[str] = set()
    for span in spans:
        if in_title_case(article.tokens[span.first].sentence):
            inside.append(span)
        else:
            body.add(fold(span.text(article)))
    doubted = {id(s) for s in inside if fold(s.text(article)) not in body and not known_exactly(s.text(article))}
    return [s for s in spans if id(s) not in doubted]


def uncommon(article: Article, spans: list[Span]) -> list[Span]:
    """The names without common words: those that the text has in small letters too, and with a capital only where one has to be."""
    small = {t.text for t in article.tokens if t.text.islower()}
    free = {
        t.lower
        for t in article.tokens
        if t.text[:1].isupper() and t is not t.sentence.tokens[0] and not in_title_case(t.sentence)
    }

    @cache
    def is_written_small(text: str) -> bool:
        return f" {text.lower()}" in article.text

    def is_common(span: Span) -> bool:
        if len(span) > 1:
            return span.kind in {"person", "product"} and is_written_small(span.text(article))
        return (word := article.tokens[span.first].lower) in small and word not in free

    return [span for span in spans if not is_common(span)]
