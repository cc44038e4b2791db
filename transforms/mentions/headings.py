"""Headings in title case, where capitals tell nothing of names."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import cache, lru_cache

from transforms.article import Article, ParsedSentence, Token
from transforms.gazetteer.entity_ids import fold
from transforms.lexicons import word_list
from transforms.mentions.common_words import is_common, is_everyday
from transforms.mentions.decisions import keep
from transforms.mentions.known_names import known_exactly
from transforms.mentions.name_lexicons import family_names, given_names, organization_words
from transforms.mentions.persons import parts
from transforms.mentions.spans import Span
from transforms.mentions.titles import title_before
from transforms.trace import Trace

DETERMINERS = word_list("name_cues.tsv", "heading_determiners")
SMALL = word_list("name_cues.tsv", "small")
# Last words of what names no body: fields, practices, and what headings promise.
PRACTICES = word_list("name_cues.tsv", "practices")
COMMON_ACRONYMS = word_list("name_cues.tsv", "common_acronyms")
BEHIND_BY = 3
"""Words within which a byline has its "by": "Additional reporting by"."""
MANY = 4
"""How many times more often the text has a rarer word in small letters than with a capital of its own where it is no name: Iodine."""


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
    if not inside:
        return spans
    body = {fold(s.text(article)) for s in spans if id(s) not in inside}

    def refusal(span: Span) -> str | None:
        text = span.text(article)
        if id(span) not in inside or fold(text) in body or known_exactly(text) or is_author(article, span):
            return None
        if span.kind == "person" and len(span) > 1 and (title_before(article, span.first) or parts(text)[-1] in body):
            return None
        return "a heading in title case, and the text has no such name"

    return keep(article, spans, refusal, "headings", trace)


def is_author(article: Article, span: Span) -> bool:
    """Whether a full name stands in a byline, which is written like a heading: "By Lena Marlow", "Editing by Jan Nowak"."""
    by = next((t for t in article.tokens[span.first].sentence.tokens[:BEHIND_BY] if t.lower == "by"), None)
    if by is None or len(span) < 2 or span.kind not in {"person", "work"} or by.i >= span.first:
        return False
    first = article.tokens[span.first].lower
    if is_everyday(first) and first not in given_names():
        return False
    span.retype("person", "an author, in a byline")
    return True


def without_common_words(article: Article, spans: list[Span], trace: Trace | None = None) -> list[Span]:
    """The names without common words: fields and practices, and what the text has in small letters too, as often as with a free capital."""
    surnames = last_words(article, spans)

    @cache
    def is_written_small(text: str) -> bool:
        return f" {text.lower()}" in article.text

    def is_small(span: Span) -> bool:
        if len(span) > 1:
            return may_be_common(article, span) and is_written_small(span.text(article))
        word = article.tokens[span.first].lower
        small = sum(t.text.islower() for t in article.lowered({word}))
        capital = [t for t in article.lowered({word}) if has_own_capital(t)] if small else []
        if not capital or is_name_too(article, span, surnames):
            return small > 0 and not capital
        if not is_everyday(word):
            return is_common(word) and small >= MANY * len(capital)
        return small >= sum(stands_free(article, t) for t in capital)

    def refusal(span: Span) -> str | None:
        return "the text has it in small letters too" if is_small(span) else is_no_name(article, span)

    return keep(article, spans, refusal, "headings", trace)


def last_words(article: Article, spans: Sequence[Span]) -> set[str]:
    """The last words of persons' names of several words."""
    return {article.tokens[s.last - 1].lower for s in spans if s.kind == "person" and len(s) > 1}


def is_no_name(article: Article, span: Span) -> str | None:
    """What speaks against a name by its words and those beside it."""
    if is_practice(article, span):
        return "a field or a practice, in title case"
    if is_numbered(article, span) or is_label(article, span):
        return "a common word with a number"
    return "a common word of which there are several" if is_one_of_many(article, span) else None


def has_own_capital(token: Token) -> bool:
    """Whether a word has a capital that its place in the sentence does not ask for."""
    return token.text[:1].isupper() and token is not token.sentence.tokens[0] and not in_title_case(token.sentence)


def stands_free(article: Article, token: Token) -> bool:
    """Whether no neighbour of a word has a capital of its own: not so in "Drip Coffee Maker"."""
    beside = article.tokens[max(0, token.i - 1) : token.i + 2]
    return not any(t is not token and t.sentence is token.sentence and has_own_capital(t) for t in beside)


def is_name_too(article: Article, span: Span, surnames: Container[str]) -> bool:
    """Whether a common word is a name all the same: listed, a surname of the article, or a word of bodies: the Senate."""
    token = article.tokens[span.first]
    known = known_exactly(token.text) or token.lower in organization_words() or token.lower in surnames
    return bool(known) or token.text.isupper() or title_before(article, span.first) is not None


def may_be_common(article: Article, span: Span) -> bool:
    """Whether a name of several words may be a common noun in title case: "Digital Marketing", but not "Coast Guard"."""
    if span.kind in {"person", "product"}:
        return True
    tokens = span.tokens(article)
    if known_exactly(span.text(article)) or any(is_word_of_bodies(t.lower) for t in tokens):
        return False
    return span.kind in {"organization", "work"} and all(is_everyday(t.lower) for t in tokens)


def is_word_of_bodies(word: str) -> bool:
    """Whether a word is in names of public bodies; those of firms are common nouns as well: "Social Media"."""
    return word in organization_words() and organization_words()[word][1] != "business"


def is_practice(article: Article, span: Span) -> bool:
    """Whether a name of several words is no more than a field, a practice or a heading's noun: "API Management", "Product Reviews"."""
    *first, last = span.tokens(article)
    if (
        not first
        or last.lower not in PRACTICES
        or span.kind in {"law", "event_name"}
        or known_exactly(span.text(article))
    ):
        return False
    return all(is_plain(t.lower) for t in first)


def is_plain(word: str) -> bool:
    """Whether a word is a common one, or the acronym of a common noun."""
    return is_everyday(word) or word in COMMON_ACRONYMS or not word[0].isalpha()


def is_numbered(article: Article, span: Span) -> bool:
    """Whether a number tells which one of a kind is meant: "Group 1", "Zone 9"."""
    token, after = article.tokens[span.first], span.after(article)[0]
    return len(span) == 1 and after.isdigit() and is_everyday(token.lower) and not known_exactly(token.text)


def is_label(article: Article, span: Span) -> bool:
    """Whether common words before a colon say what a number is: "Max Brew: 40 ounces"."""
    after = span.after(article, 2)
    return after[0] == ":" and after[1][:1].isdigit() and all(is_common(t.lower) for t in span.tokens(article))


def is_one_of_many(article: Article, span: Span) -> bool:
    """Whether a common word with a capital is counted or owned as names are not: "our Republic", "two Mothers"."""
    before, token = span.before(article), article.tokens[span.first]
    if len(span) > 1 or before is None or span.kind != "organization" or before.lower not in DETERMINERS:
        return False
    return is_common(token.lower) and token.text.istitle() and not known_exactly(token.text)
