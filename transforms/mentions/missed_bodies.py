"""Bodies and buildings whom the model passed over, or of which it has the first word: "the Lindqvist Forum"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from transforms.article import Article, Token
from transforms.lexicons import word_list
from transforms.mentions.common_words import is_everyday
from transforms.mentions.headings import in_title_case
from transforms.mentions.known_names import nations
from transforms.mentions.name_lexicons import organization_words, titles
from transforms.mentions.spans import Span

ARTICLES = word_list("name_cues.tsv", "articles")
COMMON_ACRONYMS = word_list("name_cues.tsv", "common_acronyms")
WEAK = frozenset({"person", "other"})
MOST = 5
"""Words of a name."""
COMMON = frozenset({"organization", "facility"})


def missed_bodies(article: Article, spans: Sequence[Span]) -> Iterator[Span]:
    """Capitalised words that end with a word of bodies or buildings, where nothing but a weaker name stands."""
    taken = {i: s for s in spans for i in range(s.first, s.last)}
    for token in article.capitalised():
        entry = organization_words().get(token.lower)
        if entry is None or entry[0] not in COMMON or not is_name_word(token) or in_title_case(token.sentence):
            continue
        if token.i in taken or (after := behind(article, token)) and is_name_word(after):
            continue
        first = start(article, token, taken)
        if any(is_telling(t) for t in article.tokens[first : token.i]) and not is_sentence_start(article.tokens[first], token):
            yield Span(first, token.i + 1, entry[0], "pattern", reason=f"ends with {token.text!r}")


def behind(article: Article, token: Token) -> Token | None:
    """The next token of the sentence."""
    after = article.tokens[token.i + 1] if token.i + 1 < len(article.tokens) else None
    return after if after and after.sentence is token.sentence else None


def start(article: Article, last: Token, taken: Mapping[int, Span]) -> int:
    """The first token of the name that ends with a word: over free words and weak names, but no title, nation or other name."""
    first = last.i
    while first > max(0, last.i - MOST + 1):
        before = article.tokens[first - 1]
        span = taken.get(before.i)
        if before.sentence is not last.sentence or not is_name_word(before) or (span and span.kind not in WEAK):
            break
        if before.lower in titles() or before.text in nations() or before.lower in ARTICLES or not before.space:
            break
        first -= 1
    span = taken.get(first)
    return last.i if span and span.first < first else first


def is_name_word(token: Token) -> bool:
    """Whether a word is written as those of names are."""
    return token.text[0].isupper() and token.text.isalpha() and token.tag.startswith("NN") and len(token.text) > 1


def is_telling(token: Token) -> bool:
    """Whether a word is no common one that titles and headings write with a capital: not "API Management"."""
    return not is_everyday(token.lower) and token.lower not in COMMON_ACRONYMS


def is_sentence_start(first: Token, last: Token) -> bool:
    """Whether the first word has its capital from the place, so that one common word may be left: "Local Police"."""
    return first is first.sentence.tokens[0] and last.i - first.i == 1
