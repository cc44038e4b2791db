"""Names of bodies and buildings that the model cuts: a ministry's fields, names in Romance languages, "King's" before a college."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transforms.article import Article, Token
from transforms.lexicons import word_list
from transforms.mentions.common_words import is_common, is_everyday
from transforms.mentions.headings import in_title_case
from transforms.mentions.known_names import known_exactly, nations
from transforms.mentions.name_lexicons import organization_words, title_ends
from transforms.mentions.organizations import is_state_body
from transforms.mentions.persons import PARTICLES
from transforms.mentions.spans import Span
from transforms.mentions.sports import is_called_by_stadium

BODY_STARTS = word_list("name_cues.tsv", "body_starts")
FACILITY_STARTS = word_list("name_cues.tsv", "facility_starts")
ROMANCE = frozenset(word.title() for word in BODY_STARTS | FACILITY_STARTS | {"hospital"})
OF_FIELDS = frozenset({"ministry", "department", "secretariat"})
"""What is named after fields that are listed: the Department of Culture, Arts and Sport."""
HELD = frozenset({"University", "College", "Hospital", "School"})
"""What is named after somebody who holds it: King's College London."""
SEVERAL = 3
"""Words from which a body's name may go on with its country."""
APOSTROPHE = re.compile("['’]")
MOST = 7
"""Words of a name that begins as names in Romance languages do."""


def whole_bodies(article: Article, spans: Sequence[Span]) -> Iterator[Span]:
    """The whole names, beside whose pieces the longer ones count."""
    yield from listed_fields(article, spans)
    yield from of_countries(article, spans)
    yield from romance_names(article)
    yield from held(article)


def listed_fields(article: Article, spans: Sequence[Span]) -> Iterator[Span]:
    """Ministries with all their fields: "Ministry of Works, Services and Housing"."""
    for span in spans:
        words = [t.lower for t in span.tokens(article)]
        if span.kind == "organization" and OF_FIELDS.intersection(words) and {"of", "for"}.intersection(words):
            end = fields_end(article, span.last)
            if end > span.last:
                yield Span(span.first, end, "organization", "pattern", reason="a department with its fields")


def of_countries(article: Article, spans: Sequence[Span]) -> Iterator[Span]:
    """Bodies with the country that their names end with: "Human Rights Commission of Pakistan"."""
    nations_at = {s.first: s for s in spans if s.kind == "country"}
    for span in spans:
        nation = nations_at.get(span.last + 1)
        if nation and article.tokens[span.last].text == "of" and takes_country(article, span):
            yield Span(span.first, nation.last, "organization", "pattern", reason="a body with its country")


def takes_country(article: Article, span: Span) -> bool:
    """Whether a name is that of an unlisted body of several words, and not made of the words of state bodies alone."""
    if span.kind != "organization" or span.known or len(span) < SEVERAL:
        return False
    return article.tokens[span.last - 1].lower in organization_words() and not is_state_body(span.text(article))


def fields_end(article: Article, at: int) -> int:
    """The token behind the last of the fields that commas and an "and" join to a department's name; `at` where no "and" closes them."""
    tokens, end = article.tokens, at
    while (
        end < len(tokens) and tokens[end].sentence is tokens[at - 1].sentence and tokens[end].text in {",", "and", "&"}
    ):
        closes = tokens[end].text != ","
        first = end + 1 + (tokens[end].text == "," and end + 1 < len(tokens) and tokens[end + 1].text in {"and", "&"})
        closes = closes or first > end + 1
        end = run_of_fields(article, first)
        if end == first:
            return at
        if closes:
            return end
    return at


def run_of_fields(article: Article, first: int) -> int:
    """The token behind the capitalised common words that name a field; `first` where none do or a name or an office stands there."""
    tokens, end = article.tokens, first
    while end < len(tokens) and tokens[end].text.istitle() and tokens[end].sentence is tokens[first - 1].sentence:
        end += 1
    return end if are_fields(article, tokens[first:end], article.tokens[end : end + 1]) else first


def are_fields(article: Article, run: Sequence[Token], behind: Sequence[Token]) -> bool:
    """Whether words name a field: a common word among them, or in the midst of a list; no listed name and no office."""
    if not run or known_exactly(article.text[run[0].start : run[-1].end]):
        return False
    if any(t.lower in title_ends() or t.lower in OF_FIELDS for t in run):
        return False
    return any(is_common(t.lower) for t in run) or [t.text for t in behind] == [","]


def romance_names(article: Article) -> Iterator[Span]:
    """Names that begin with what they are, to the last of their words: "Hospital Nacional Dos de Mayo"."""
    free = 0
    for token in article.spelled(ROMANCE):
        end = romance_end(article, token)
        if token.i < free or end - token.i < 2 or in_title_case(token.sentence):
            continue
        span = Span(token.i, end, "facility", "pattern", reason=f"begins with {token.text!r}")
        if token.lower in BODY_STARTS or is_called_by_stadium(article, span):
            span.retype("organization", span.reason)
        yield span
        free = end


def romance_end(article: Article, first: Token) -> int:
    """The token behind the last word of a name in a Romance language; the first one's own place where English follows."""
    tokens, end = article.tokens, first.i + 1
    while end < min(len(tokens), first.i + MOST) and goes_on(tokens[end], first):
        end += 1
    while tokens[end - 1].lower in PARTICLES:
        end -= 1
    plain = all(is_common(t.lower) for t in tokens[first.i + 1 : end])
    return first.i if plain else end


def goes_on(token: Token, first: Token) -> bool:
    """Whether a word may belong to the name: capitalised or a particle, no office and no nation."""
    if token.sentence is not first.sentence or not is_word(token.text) or token.lower in title_ends():
        return False
    return token.lower in PARTICLES or (is_capital(token.text) and token.text not in nations())


def is_word(text: str) -> bool:
    """Whether a word has letters alone, or an elided article before them.

    >>> is_word("Carlo"), is_word("dell'Opera"), is_word("2014")
    (True, True, False)
    """
    return text.isalpha() or (APOSTROPHE.sub("", text, count=1).isalpha() and not text.lower().endswith("'s"))


def is_capital(text: str) -> bool:
    """Whether a word, without an elided article, has one capital, at its start: Carlo, dell'Opera."""
    return APOSTROPHE.split(text)[-1].istitle()


def held(article: Article) -> Iterator[Span]:
    """Names with a holder before and a town behind: "Queen's University Belfast", "Children's Hospital Boston"."""
    tokens = article.tokens
    for token in article.spelled(HELD):
        if token.i < 2 or tokens[token.i - 1].text not in {"'s", "’s"} or not is_holder(tokens[token.i - 2]):
            continue
        end = token.i + 1
        if end < len(tokens) and tokens[end].text.istitle() and tokens[end].tag == "NNP" and token.space:
            end += 1
        yield Span(token.i - 2, end, "organization", "pattern", reason="somebody's college or hospital")


def is_holder(token: Token) -> bool:
    """Whether a word is a common one with a capital of its own: King's, Children's; but not Ireland's."""
    is_name = known_exactly(token.text) is not None
    return token.text.istitle() and is_everyday(token.lower) and not is_name and token is not token.sentence.tokens[0]
