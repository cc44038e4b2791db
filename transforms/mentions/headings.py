"""Headings in title case, where capitals tell nothing of names."""

from __future__ import annotations

from functools import cache, lru_cache

from transforms.article import Article, ParsedSentence
from transforms.gazetteer.entity_ids import fold
from transforms.lexicons import word_list
from transforms.mentions.decisions import keep
from transforms.mentions.known_names import known_exactly
from transforms.mentions.spans import Span
from transforms.trace import Trace

SMALL = word_list("name_cues.tsv", "small")


@lru_cache(maxsize=256)
def stands_alone(sentence: ParsedSentence) -> bool:
    """Whether a sentence is the whole of its block, or its block is of a kind that is no running text."""
    whole = sentence.end - sentence.start >= len(sentence.block.text) - 1
    return whole or sentence.block.kind in {"title", "heading", "list_item", "caption"}


def in_title_case(sentence: ParsedSentence) -> bool:
    """Whether a sentence is a heading whose words are mostly capitalised, or a line in capitals."""
    words = [t for t in sentence.tokens if t.text[0].isalpha() and t.lower not in SMALL]
    if len(words) < 2 or not (stands_alone(sentence) or 3 < len(words) <= 12):
        return False
    capitalised = sum(t.text[0].isupper() for t in words)
    ends = sentence.tokens[-1].text in {".", "”", '"'}
    return capitalised >= 0.75 * len(words) and not (ends and sentence.block.kind == "paragraph")


def without_headlines(article: Article, spans: list[Span], trace: Trace | None = None) -> list[Span]:
    """The model's names without those of title-case headings that the text nowhere else has as names."""
    inside = {id(s) for s in spans if in_title_case(article.tokens[s.first].sentence)}
    body = {fold(s.text(article)) for s in spans if id(s) not in inside}

    def refusal(span: Span) -> str | None:
        text = span.text(article)
        if id(span) not in inside or fold(text) in body or known_exactly(text):
            return None
        return "a heading in title case, and the text has no such name"

    return keep(article, spans, refusal, "headings", trace)


def without_common_words(article: Article, spans: list[Span], trace: Trace | None = None) -> list[Span]:
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

    reason = "the text has it in small letters too"
    return keep(article, spans, lambda span: reason if is_common(span) else None, "headings", trace)
