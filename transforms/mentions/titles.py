"""Titles before names of persons: "Foreign Minister Sergei Lavrov"."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.article import Article, Token
from transforms.lexicons import word_list
from transforms.mentions.common_words import is_common
from transforms.mentions.name_lexicons import (
    DOUBTFUL,
    LEGAL_FORMS,
    family_names,
    given_names,
    occupations,
    organization_words,
    title_ends,
    title_words,
    titles,
)
from transforms.mentions.spans import Span

LONGEST = 4
"""Words of a title that are looked for at most."""
FULL = 3
"""Words of a full name behind one word more."""
FIRM_NOUNS = word_list("name_cues.tsv", "firm_nouns")
COURTESY = word_list("name_cues.tsv", "courtesy")
POST_NOMINALS = word_list("name_cues.tsv", "post_nominals")
UNMISTAKABLE = word_list("name_cues.tsv", "honorifics")
KIN = word_list("name_cues.tsv", "kin")
STATE_WORDS = word_list("name_cues.tsv", "state_words")
PARTY_MEMBERS = word_list("name_cues.tsv", "party_members")


def split_title(article: Article, span: Span) -> None:
    """Move titles at the start of a name out of it, and note the title that stands before it."""
    start = title_end(article.tokens, span)
    if start > span.first and is_title(article, span, start):
        span.first = start
        span.retype("person", "after a title in the model's name")
    if leads_with_department(article, span):
        span.first += 1
        span.retype("person", "after the office of a department")
    if opens_with_kind(article, span):
        span.first += 1
        span.retype("organization", "after what it is, which opens the sentence")
    if span.kind in {"person", "organization", "place"} and leads_with_occupation(article, span):
        span.first += 1
        span.retype("person", "after an occupation that opens the sentence")
    note_title(article, span)


def note_title(article: Article, span: Span) -> None:
    """Note the title before a person's name; one that stands before persons alone makes a person of a building."""
    title = title_before(article, span.first)
    if span.kind == "facility" and title in UNMISTAKABLE and len(span) > 1:
        span.retype("person", "after a title that stands before persons alone")
    if span.kind == "person":
        span.title = title
        drop_letters(article, span)


def drop_letters(article: Article, span: Span) -> None:
    """Leave letters behind a full name outside: "Ada Obi SAN"."""
    while len(span) > 2 and article.tokens[span.last - 1].text in POST_NOMINALS:
        span.last -= 1


def title_end(tokens: Sequence[Token], span: Span) -> int:
    """Where the titles at the start of a name end: behind their last whole word, so that "Lance Reed" is no lance corporal."""
    start = span.first
    while start < span.last - 1 and (key(tokens[start].lower) in title_words() or is_stop(tokens, start, span.first)):
        if is_prince(tokens, start):
            break
        start += 1
    while start > span.first and last_word(tokens, start) not in title_ends():
        start -= 1
    return start if tokens[start].text[0].isupper() else span.first  # the King of Spain


def last_word(tokens: Sequence[Token], end: int) -> str:
    """The word before a token for looking up, past the stop of an abbreviation."""
    at = end - 1 if tokens[end - 1].text != "." else max(end - 2, 0)
    return key(tokens[at].lower)


def is_title(article: Article, span: Span, start: int) -> bool:
    """Whether the words at the start of a name up to a token are a title, and what follows is a person's name."""
    tokens = article.tokens
    if start - span.first == 1 and is_body(tokens[span.first]):
        return False  # Parliament Hill
    if span.kind == "person":
        return True
    certain = any(key(t.lower) not in DOUBTFUL for t in tokens[span.first : start])
    last = tokens[span.last - 1].lower
    named = last not in organization_words() and last not in LEGAL_FORMS and tokens[start].lower not in STATE_WORDS
    if tokens[start].lower in organization_words():
        return False  # the State Committee for National Security
    courteous = last_word(tokens, start) in COURTESY
    return certain and named and (courteous or span.kind in {"organization", "place", "product"})


def is_body(token: Token) -> bool:
    """Whether a word that ends a title is a body's by itself: member of *Parliament*."""
    kind, sector = organization_words().get(token.lower, ("other", None))
    return kind == "organization" and sector == "legislature"


def is_stop(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether a token is the stop of a title's abbreviation inside a name: "Sgt. Ann Roe"."""
    return tokens[at].text == "." and at > first and not tokens[at - 1].space


def leads_with_occupation(article: Article, span: Span) -> bool:
    """Whether a full name has an occupation before it that opens the sentence: "Boxer Carlos Medina"."""
    first = article.tokens[span.first]
    if len(span) <= 2 or first.lower in given_names():
        return False
    if first.lower in PARTY_MEMBERS:
        return article.tokens[span.first + 1].lower in given_names()  # Conservative Lena Marlow
    aged = span.kind == "organization" and is_aged(article, span)
    return first is first.sentence.tokens[0] and (first.lower in occupations() or aged)


def is_aged(article: Article, span: Span) -> bool:
    """Whether a common word that names no body opens the sentence before a name with an age: "Conductor Elton Marlow, 59"."""
    first, last = article.tokens[span.first], article.tokens[span.last - 1]
    comma, age = span.after(article, 2)
    plain = is_common(first.lower) and first.lower not in organization_words() and first.lower not in family_names()
    return plain and comma == "," and age.isdigit() and last.lower not in organization_words()


def opens_with_kind(article: Article, span: Span) -> bool:
    """Whether a body's name has before it what it is, which opens the sentence: "Broadcaster Tigo Sports", "Miner Vale"."""
    first = article.tokens[span.first]
    opens = first is first.sentence.tokens[0] and len(span) > 1 and span.kind in {"organization", "person"}
    return opens and first.lower.removesuffix("s") in FIRM_NOUNS


def leads_with_department(article: Article, span: Span) -> bool:
    """Whether a full name has a department before it: "Secretary of the Interior Ken Salazar"."""
    before = span.before(article)
    first = article.tokens[span.first]
    is_field = (
        len(span) == FULL and first.lower in STATE_WORDS and article.tokens[span.first + 1].lower in given_names()
    )
    return is_field and before is not None and before.lower in {"of", "the"}


def title_before(article: Article, first: int) -> str | None:
    """The longest title that ends right before a token."""
    tokens = article.tokens
    if first == 0 or tokens[first - 1].sentence is not tokens[first].sentence:
        return None
    before = words_before(tokens, first)
    if not before or before[-1] not in title_ends() or is_clock(article, first - 1) or is_prince(tokens, first - 1):
        return None
    if before[-1] in KIN and tokens[first - 1].text.islower():
        return None  # "his father Jan Novak", but Father Jan Novak
    return next((w for n in range(len(before)) if (w := " ".join(before[n:])) in titles()), None)


def words_before(tokens: Sequence[Token], first: int) -> list[str]:
    """The words before a name for looking up, at most as many as a title has; the stop of an abbreviation is none: "Sgt. Ann Roe"."""
    found: list[str] = []
    at = first - 1
    while at >= 0 and len(found) < LONGEST:
        if tokens[at].text != "." or at == 0 or tokens[at - 1].space or key(tokens[at - 1].lower) not in title_words():
            found.append(key(tokens[at].lower))
        at -= 1
    return found[::-1]


def is_run_of_titles(tokens: Sequence[Token]) -> bool:
    """Whether words are one title or two and nothing else: "Major General", "Menteri Besar Datuk"."""
    words = [key(t.lower) for t in tokens]
    ends = [n for n in range(1, len(words) + 1) if " ".join(words[:n]) in titles()]
    return any(n == len(words) or " ".join(words[n:]) in titles() for n in ends)


def is_last_of_title(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that is no title alone ends one of two: the Seri of "Datuk Seri Noor Aziz"."""
    return at > 0 and f"{key(tokens[at - 1].lower)} {tokens[at].lower}" in titles()


def is_prince(tokens: Sequence[Token], at: int) -> bool:
    """Whether Prince is a given name, since an occupation stands before it: "striker Prince Dube"."""
    before = tokens[at - 1] if at else None
    return tokens[at].text == "Prince" and before is not None and before.lower in occupations()


def is_clock(article: Article, at: int) -> bool:
    """Whether a word tells the time of day: "8:12 PM", but not "PM Modi"."""
    return article.tokens[at].lower in {"am", "pm"} and at > 0 and article.tokens[at - 1].text[0].isdigit()


def key(word: str) -> str:
    """A title's word for looking up.

    >>> key("gen."), key("dato’")
    ('gen', 'dato')
    """
    return word.rstrip(".'’")
