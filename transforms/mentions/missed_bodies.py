"""Bodies and buildings whom the model passed over, or of which it has the first word: "the Lindqvist Forum"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from transforms.article import Article, Token
from transforms.lexicons import word_list
from transforms.mentions.common_words import is_everyday
from transforms.mentions.context_cues import POSSESSIVES
from transforms.mentions.headings import in_title_case
from transforms.mentions.known_names import nations
from transforms.mentions.name_lexicons import organization_words, titles
from transforms.mentions.spans import Span

ARTICLES = word_list("name_cues.tsv", "articles")
COMMON_ACRONYMS = word_list("name_cues.tsv", "common_acronyms")
OFFICERS = frozenset({"Sheriff", "Coroner", "Prosecutor"})
WEAK = frozenset({"person", "other"})
MOST = 5
"""Words of a name."""
COMMON = frozenset({"organization", "facility"})


def missed_bodies(article: Article, spans: Sequence[Span]) -> Iterator[Span]:
    """Capitalised words that end with a word of bodies or buildings, where nothing but a weaker name stands."""
    taken = {i: s for s in spans for i in range(s.first, s.last)}
    for token in article.capitalised():
        kind = organization_words().get(token.lower, ("other", None))[0]
        if kind not in COMMON or token.i in taken or not ends_name(article, token):
            continue
        first = start(article, token, taken)
        joint = first_of_two_peoples(article, first)
        if joint is not None or is_told(article.tokens[first : token.i]):
            first = first if joint is None else joint
            yield Span(first, token.i + 1, kind, "pattern", reason=f"ends with {token.text!r}")


def ends_name(article: Article, token: Token) -> bool:
    """Whether a word is written as the last one of a name, outside headings."""
    after = article.tokens[token.i + 1] if token.i + 1 < len(article.tokens) else None
    goes_on = after is not None and after.sentence is token.sentence and is_name_word(after)
    return is_name_word(token) and not goes_on and not in_title_case(token.sentence)


def start(article: Article, last: Token, taken: Mapping[int, Span]) -> int:
    """The first token of the name that ends with a word: over free words and weak names, but no title, nation or other name."""
    first = last.i
    while first > max(0, last.i - MOST + 1) and is_part(article, article.tokens[first - 1], last, taken):
        first -= 1
    span = taken.get(first)
    return last.i if span and span.first < first else first


def first_of_two_peoples(article: Article, first: int) -> int | None:
    """The first token of two nationalities that a hyphen joins before a body's name: the Franco-German | Institute."""
    left, hyphen, right = article.tokens[first - 3 : first] if first > 2 else (None, None, None)
    if left is None or hyphen is None or right is None or hyphen.text != "-" or not right.space:
        return None
    return left.i if {left.text, right.text} <= nations().keys() else None


def is_part(article: Article, token: Token, last: Token, taken: Mapping[int, Span]) -> bool:
    """Whether a word before may belong to the name that ends with `last`."""
    span = taken.get(token.i)
    if is_officers(article, token, last):
        return True
    if token.sentence is not last.sentence or not is_name_word(token) or not token.space:
        return False
    is_other = token.lower in titles() or token.lower in ARTICLES or token.text in nations()
    return not is_other and (span is None or span.kind in WEAK)


def is_officers(article: Article, token: Token, last: Token) -> bool:
    """Whether a word is part of whose office it is: "the Fairfax County Sheriff's Office"."""
    if last.text not in {"Office", "Department"} or token.i == 0:
        return False
    officer = article.tokens[token.i - 1] if token.text in POSSESSIVES and token.i == last.i - 1 else token
    return officer.text in OFFICERS


def is_told(before: Sequence[Token]) -> bool:
    """Whether the words before the last one tell a name: one at least is no common word as in "API Management".

    One word that opens its sentence has its capital from there: "Local Police".
    """
    if len(before) == 1 and before[0] is before[0].sentence.tokens[0]:
        return False
    return any(not is_everyday(t.lower) and t.lower not in COMMON_ACRONYMS for t in before)


def is_name_word(token: Token) -> bool:
    """Whether a word is written as those of names are."""
    return token.text[0].isupper() and token.text.isalpha() and token.tag.startswith("NN") and len(token.text) > 1


def is_telling(token: Token) -> bool:
    """Whether a word is no common one that titles and headings write with a capital: not "API Management"."""
    return not is_everyday(token.lower) and token.lower not in COMMON_ACRONYMS
