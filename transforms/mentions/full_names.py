"""Persons whom the model passed over: a title or a given name before a capitalised word, and names in picture credits."""

from __future__ import annotations

from collections.abc import Container, Iterator

from transforms.article import Article, Token
from transforms.gazetteer.countries import countries
from transforms.gazetteer.regions import state_names
from transforms.lexicons import word_list
from transforms.mentions.common_words import is_common, is_everyday
from transforms.mentions.firms import firm_name
from transforms.mentions.headings import in_title_case
from transforms.mentions.known_names import news_agency
from transforms.mentions.name_lexicons import DOUBTFUL, family_names, given_names, organization_words, titles
from transforms.mentions.organizations import STATE_WORDS
from transforms.mentions.persons import PARTICLES
from transforms.mentions.spans import Span
from transforms.mentions.titles import is_last_of_title, title_before

PICTURES = word_list("name_cues.tsv", "pictures")
RULERS = frozenset({"president", "king", "queen", "prince", "general", "minister", "mayor", "judge", "pope", "captain"})
MOST = 4
"""Words of a name. 3 and 6 read 146 annotated texts alike."""
AGENCIES = word_list("name_cues.tsv", "photo_agencies")


def missed_persons(article: Article, taken: Container[int]) -> Iterator[Span]:
    """Full names after a title or begun by a given name, where nothing else stands."""
    free = -1
    for token in article.capitalised():
        if token.i < free or token.i in taken or not is_name_word(token) or is_last_of_title(article.tokens, token.i):
            continue
        end = run_end(article, token, taken)
        if reason := sign(article, token, end):
            yield Span(token.i, end, "person", "pattern", reason=reason)
            free = end


def sign(article: Article, token: Token, end: int) -> str | None:
    """What says that a run of capitalised words is a person's name."""
    words = [t.lower for t in article.tokens[token.i : end]]
    if in_title_case(token.sentence) or any(w in organization_words() or w in STATE_WORDS for w in words):
        return None
    title = title_before(article, token.i)
    if title and article.tokens[token.i - 1].text[0].isupper() and is_borne(title, token):
        return f"after the title {title!r}"
    if is_full(article, token, end):
        return "begins with a given name"
    return None


def is_full(article: Article, first: Token, end: int) -> bool:
    """Whether several words begin with a given name and are no firm's: "China Eximbank"."""
    several = end - first.i > 1 and first.lower in given_names()
    if several and all(
        is_everyday(t.lower) and t.lower not in family_names() for t in article.tokens[first.i + 1 : end]
    ):
        return False  # the Max Brew setting
    return several and firm_name(article.text[first.start : article.tokens[end - 1].end]) is None


def is_borne(title: str, name: Token) -> bool:
    """Whether a title stands before a person: one that begins other names too does before a rare word: President Prabowo, King Pepi."""
    return title not in DOUBTFUL or (title in RULERS and not is_common(name.lower))


def is_name_word(token: Token) -> bool:
    """Whether a word may be part of a person's name."""
    plain = token.text[:1].isupper() and token.text.isalpha() and len(token.text) > 1 and not token.text.isupper()
    if not plain or not token.tag.startswith("NNP") or token.text in state_names():
        return False
    return (
        token.lower not in titles()
        and token.text not in countries().by_name
        and token.text not in (countries().by_people)
    )


def run_end(article: Article, first: Token, taken: Container[int]) -> int:
    """The token after the last of a run of words of a name."""
    end = first.i + 1
    while end < min(len(article.tokens), first.i + MOST):
        token = article.tokens[end]
        if end in taken or token.sentence is not first.sentence:
            break
        if not (is_name_word(token) or token.lower in PARTICLES):
            break
        end += 1
    while end > first.i + 1 and article.tokens[end - 1].lower in PARTICLES:
        end -= 1
    return end


def credited_agencies(article: Article) -> Iterator[Span]:
    """Agencies that a credit names alone: "Photo by EPA", "Image: Reuters"."""
    tokens = article.tokens
    for token in article.spelled(AGENCIES):
        n = token.i
        if n > 1 and tokens[n - 1].text in {":", "by"} and tokens[n - 2].lower in PICTURES:
            yield agency(article, n)


def picture_credits(article: Article) -> Iterator[Span]:
    """The names of picture credits: "(Hamid Nasser/Reuters)", "Photograph: Jonas Petraitis/EPA"."""
    tokens = article.tokens
    for slash in article.spelled({"/"}):
        if slash.i + 1 >= len(tokens) or tokens[slash.i + 1].text not in AGENCIES:
            continue
        first = slash.i
        while first > max(0, slash.i - MOST) and is_credited(tokens[first - 1]):
            first -= 1
        if slash.i - first > 1:
            yield Span(first, slash.i, "person", "pattern", reason="before an agency in a picture credit")
            yield agency(article, slash.i + 1)


def is_credited(token: Token) -> bool:
    """Whether a word may be part of a name in a credit."""
    return token.text[:1].isupper() and token.text.replace("-", "").isalpha() and token.lower != "photograph"


def agency(article: Article, at: int) -> Span:
    """The agency of a credit."""
    span = Span(at, at + 1, "organization", "pattern", reason="the agency of a picture credit")
    if known := news_agency(article.tokens[at].text):
        span.list_as(known)
    return span
