"""Headings in title case, where capitals tell nothing of names."""

from __future__ import annotations

from functools import cache, lru_cache

from transforms.article import Article, ParsedSentence, Token
from transforms.gazetteer.entity_ids import fold
from transforms.lexicons import word_list
from transforms.mentions.common_words import is_common
from transforms.mentions.decisions import keep
from transforms.mentions.known_names import known_exactly
from transforms.mentions.name_lexicons import family_names
from transforms.mentions.spans import Span
from transforms.mentions.titles import title_before
from transforms.trace import Trace

DETERMINERS = word_list("name_cues.tsv", "heading_determiners")
SMALL = word_list("name_cues.tsv", "small")


@lru_cache(maxsize=256)
def stands_alone(sentence: ParsedSentence) -> bool:
    """Whether a sentence is the whole of its block, or its block is of a kind that is no running text."""
    whole = sentence.end - sentence.start >= len(sentence.block.text) - 1
    return whole or sentence.block.kind in {"title", "heading", "list_item", "caption"}


@lru_cache(maxsize=1024)
def in_title_case(sentence: ParsedSentence) -> bool:
    """Whether a sentence is a heading whose words are mostly capitalised, or a line in capitals."""
    words = [t.text for t in sentence.tokens if t.text[0].isalpha() and t.lower not in SMALL]
    if len(words) < 2 or not (stands_alone(sentence) or 3 < len(words) <= 12):
        return False
    capitalised = sum([text[0].isupper() for text in words])
    ends = sentence.tokens[-1].text in {".", "”", '"'}
    return capitalised >= 0.75 * len(words) and not (ends and sentence.block.kind == "paragraph")


def is_headline_verb(token: Token) -> bool:
    """Whether a word in a heading is a verb that the model may take for a surname: "Obama Reverses Bush"."""
    is_verb = token.lower.endswith("s") and token.lower not in family_names() and is_common(token.lower)
    return is_verb and token.text.istitle() and in_title_case(token.sentence)


def without_headlines(article: Article, spans: list[Span], trace: Trace | None = None) -> list[Span]:
    """The model's names without those of title-case headings that the text nowhere else has as names."""
    inside = {id(s) for s in spans if in_title_case(article.tokens[s.first].sentence)}
    body = {fold(s.text(article)) for s in spans if id(s) not in inside}

    def refusal(span: Span) -> str | None:
        text = span.text(article)
        if id(span) not in inside or fold(text) in body or known_exactly(text):
            return None
        if span.kind == "person" and len(span) > 1 and title_before(article, span.first):
            return None
        return "a heading in title case, and the text has no such name"

    return keep(article, spans, refusal, "headings", trace)


def without_common_words(article: Article, spans: list[Span], trace: Trace | None = None) -> list[Span]:
    """The names without common words: those that the text has in small letters too, and with a capital only where one has to be."""
    small = {text for text in article.spellings if text.islower()}

    @cache
    def is_free(word: str) -> bool:
        return any(
            t.text[:1].isupper() and t is not t.sentence.tokens[0] and not in_title_case(t.sentence)
            for t in article.lowered({word})
        )

    @cache
    def is_written_small(text: str) -> bool:
        return f" {text.lower()}" in article.text

    def refusal(span: Span) -> str | None:
        if len(span) > 1:
            is_small = span.kind in {"person", "product"} and is_written_small(span.text(article))
        else:
            is_small = (word := article.tokens[span.first].lower) in small and not is_free(word)
        if is_small:
            return "the text has it in small letters too"
        return "a common word of which there are several" if is_one_of_many(article, span) else None

    return keep(article, spans, refusal, "headings", trace)


def is_one_of_many(article: Article, span: Span) -> bool:
    """Whether a common word with a capital is counted or owned as names are not: "our Republic", "two Mothers"."""
    before, token = span.before(article), article.tokens[span.first]
    if len(span) > 1 or before is None or span.kind != "organization" or before.lower not in DETERMINERS:
        return False
    return is_common(token.lower) and token.text.istitle() and not known_exactly(token.text)
