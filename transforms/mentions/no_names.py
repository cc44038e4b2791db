"""What the model takes for a name and is none: sums of money, ranks with a number, posts, adjectives of offices."""

from __future__ import annotations

from functools import cache

from transforms.article import Article
from transforms.lexicons import lexicon, word_list
from transforms.mentions.awards import award_cut_short
from transforms.mentions.common_words import is_common, is_everyday
from transforms.mentions.known_names import known_exactly
from transforms.mentions.name_lexicons import LEGAL_FORMS, given_names, organization_words, titles
from transforms.mentions.spans import Span

ADJECTIVES = word_list("name_cues.tsv", "adjectives_of_offices")
SHORT_SUMS = word_list("name_cues.tsv", "short_currencies")


def no_name_at_all(article: Article, span: Span) -> str | None:
    """What speaks against a name of the model by its own words and those beside it."""
    if is_sum(article, span):
        return "a sum of money"
    if is_before_number(article, span):
        return "words before a number"
    if span.kind in {"organization", "person"} and is_joined_post(article, span):
        return "a post alone"
    if len(span) == 1 and span.kind in {"organization", "other", "person"} and is_adjective(article, span):
        return "an adjective before a common noun"
    return award_cut_short(article, span)


@cache
def currencies() -> frozenset[str]:
    """Codes of currencies, in capitals: TOP 25 is a sum and "Top 25" none."""
    return frozenset(row["code"] for row in lexicon("currencies.tsv"))


def is_sum(article: Article, span: Span) -> bool:
    """Whether a name is a currency and a number: "Ksh 72", "Rs. 500"."""
    first, *rest = (t for t in span.tokens(article) if t.text != ".")
    return (
        bool(rest)
        and rest[0].text[0].isdigit()
        and (first.text in currencies() or first.lower.rstrip(".") in SHORT_SUMS)
    )


def is_before_number(article: Article, span: Span) -> bool:
    """Whether common words end with the "No" of a number: "World No. 2"; a law has a name with its number."""
    *first, last = span.tokens(article)
    if last.lower.rstrip(".") not in {"no", "nos", "number"} or span.kind == "law":
        return False
    digits = any(word[:1].isdigit() for word in span.after(article, 2))
    return digits and all(is_common(t.lower) for t in first)


def is_joined_post(article: Article, span: Span) -> bool:
    """Whether a name is a post in one word with a hyphen: "Co-Founder", "Vice-President"."""
    return "-" in span.text(article) and span.text(article).lower().replace(" ", "") in hyphened_titles()


@cache
def hyphened_titles() -> frozenset[str]:
    """Titles as they are written with hyphens throughout."""
    return frozenset(title.replace(" ", "-") for title in titles() if " " in title or "-" in title)


def is_adjective(article: Article, span: Span) -> bool:
    """Whether one word only qualifies the common noun behind it: "the Imperial throne", and a headline's "Digital skills shortage"."""
    token = article.tokens[span.first]
    after = article.tokens[span.last : span.last + 1]
    if not after or not after[0].text.islower() or not after[0].tag.startswith("N") or known_exactly(token.text):
        return False
    before = span.before(article)
    if token.lower in ADJECTIVES:
        return before is not None and before.lower in {"the", "a", "an", "this", "their", "its", "his", "her"}
    opens = token is token.sentence.tokens[0] and span.kind == "organization" and token.text.istitle()
    return opens and is_qualifier(token.lower) and len(article.spelled({token.text})) == 1


def is_qualifier(word: str) -> bool:
    """Whether a word of every day has the ending of an adjective."""
    return is_everyday(word) and word.endswith(("al", "ic", "ive", "ous", "ary")) and word not in given_names()


def retype_post(article: Article, span: Span) -> None:
    """Take what somebody serves as for a post: "hired as a Shiksha Mitra"; but "as a Microsoft engineer", "as a Sunrise Ltd"."""
    before, tokens = span.before(article), span.tokens(article)
    if (
        span.kind not in {"organization", "person", "place"}
        or before is None
        or before.lower not in {"a", "an"}
        or not before.i
    ):
        return
    after = article.tokens[span.last : span.last + 1]
    goes_on = bool(after) and after[0].tag.startswith(("N", "J", "HYPH"))
    if article.tokens[before.i - 1].lower != "as" or goes_on or known_exactly(span.text(article)):
        return
    if not any(t.lower in organization_words() or t.lower in LEGAL_FORMS for t in tokens) and len(tokens) > 1:
        span.retype("other", "what somebody serves as")
