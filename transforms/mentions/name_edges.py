"""What a name of the model begins or ends with and that is no part of it: a date, an office cut short, the end of a headline in capitals."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from transforms.article import Article, Token
from transforms.gazetteer.countries import countries
from transforms.lexicons import word_list
from transforms.mentions.common_words import is_common, is_everyday
from transforms.mentions.known_names import known_exactly
from transforms.mentions.name_lexicons import family_names, given_names, organization_words
from transforms.mentions.spans import Span

MONTHS_DAYS = word_list("name_cues.tsv", "months_days")
SMALL = word_list("name_cues.tsv", "small")
PUBLIC = word_list("name_cues.tsv", "public_offices")
RANKS = word_list("name_cues.tsv", "ranks_behind_bodies")
OFFICES = word_list("name_cues.tsv", "offices_cut_short")
RUN = 3
"""Words from which capitals that end with a small word are a headline's."""


def cut_edges(article: Article, span: Span) -> None:
    """Leave a date before a name and an office behind it outside: "09 Sep 2013 | Arden Bank", "Harbour Homicide | Capt."."""
    cut_date(article, span)
    last, after = article.tokens[span.last - 1], span.after(article)[0]
    is_short = last.text.endswith(".") or after == "."
    if len(span) > 1 and span.kind != "person" and is_short and last.lower.rstrip(".") in OFFICES:
        span.last -= 1


def cut_date(article: Article, span: Span) -> None:
    """Begin a name behind the day, the month and the year before it."""
    tokens = span.tokens(article)
    if len(tokens) < RUN or not tokens[0].text.isdigit() or tokens[1].lower.rstrip(".") not in MONTHS_DAYS:
        return
    span.first += 3 if tokens[2].text.isdigit() and len(tokens) > RUN else 2


def is_run_of_headline(article: Article, span: Span) -> bool:
    """Whether common words in capitals end with a small one, "TRIAL DATE SET FOR", or a number's word alone is left of a date."""
    tokens = span.tokens(article)
    if not all(is_common(t.lower) for t in tokens):
        return False
    if len(tokens) == 1:
        return is_behind_date(article, tokens[0])
    in_capitals = len(tokens) >= RUN and all(t.text.isupper() for t in tokens)
    return in_capitals and tokens[-1].lower in SMALL


def is_behind_date(article: Article, token: Token) -> bool:
    """Whether a word of every day stands right behind a year: "09 Sep 2013 Four men rammed"."""
    before = article.tokens[token.i - 1].text if token.i else ""
    return (
        len(before) == len("2013") and before.isdigit() and is_everyday(token.lower) and not known_exactly(token.text)
    )


def cut_rank(article: Article, span: Span) -> None:
    """Begin a person's name behind the body and the rank before it: "Harbour Police Sergeant | Lena Marlow"."""
    tokens = span.tokens(article)
    if span.kind not in {"organization", "product", "other"} or tokens[-1].lower in organization_words():
        return
    for rank, given in pairwise(tokens[1:-1]):
        if rank.lower.rstrip(".") in RANKS and given.lower in given_names():
            span.first = given.i
            span.retype("person", "a full name behind a rank")
            return


def bears_office(article: Article, span: Span) -> str | None:
    """What speaks against a listed firm or outlet of one word: a public office stands right before it, "Mayor Bloomberg"."""
    before, known = span.before(article), span.known
    is_firm = known is not None and known.kind == "organization" and known.sector in {"business", "media"}
    if not is_firm or len(span) > 1 or before is None or not before.text[:1].isupper():
        return None
    return "a public office stands before it" if before.lower.rstrip(".") in PUBLIC else None


def retype_holders(article: Article, spans: Sequence[Span]) -> None:
    """Take who bears a public office for a person, whatever firm has the name: "Mayor Bloomberg"."""
    for span in spans:
        if reason := bears_office(article, span):
            span.known = span.entity_id = span.country = None
            span.retype("person", reason)


def is_body_of_country(article: Article, span: Span) -> bool:
    """Whether a country's name and a word that is nobody's name make what the model has as a person: "France Info"."""
    first, *rest = span.tokens(article)
    if span.kind != "person" or len(rest) != 1 or first.text not in countries().by_name:
        return False
    last = rest[0].lower
    return first.lower not in given_names() and last not in family_names() and last not in given_names()
