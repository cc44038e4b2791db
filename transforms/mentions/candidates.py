"""Candidate names of an article: what the model found, mended, and what word lists and patterns know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transforms.article import Article, Token
from transforms.gazetteer.countries import countries
from transforms.gazetteer.places import gazetteer
from transforms.gazetteer.regions import states
from transforms.lexicons import word_list
from transforms.mentions.awards import cut_award, retype_award
from transforms.mentions.common_words import is_common as is_common_word
from transforms.mentions.common_words import is_everyday
from transforms.mentions.decisions import tell
from transforms.mentions.introductions import cut_introduction
from transforms.mentions.known_names import entities, known_exactly, surnames
from transforms.mentions.name_edges import cut_edges, cut_rank, is_body_of_country, is_run_of_headline
from transforms.mentions.name_lexicons import (
    family_names,
    given_names,
    occupations,
    organization_words,
    title_ends,
    title_words,
    titles,
)
from transforms.mentions.name_pieces import KINDS, piece_type, pieces
from transforms.mentions.no_names import no_name_at_all, retype_post
from transforms.mentions.offices_within import ends_with_office
from transforms.mentions.portfolios import cut_field, field_of_office
from transforms.mentions.spans import Span
from transforms.mentions.titles import is_last_of_title, is_run_of_titles, split_title
from transforms.trace import Trace

ARTICLES = word_list("name_cues.tsv", "articles")
MARKS = frozenset("'’\"“”‘,.:;-–—()&|*•·")
EDGES = MARKS | {"'s", "’s", "``", "''", "and", "s"}
CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:[ap]m)?|\d{1,2}[ap]m|[ap]m|[ap]\.m\.|[apm]\.")
# Acronyms of common nouns, and degrees behind names.
COMMON_ACRONYMS, DEGREES = word_list("name_cues.tsv", "common_acronyms"), word_list("name_cues.tsv", "degrees")
# Words that the model takes into a name although they only introduce it.
LEADS = word_list("name_cues.tsv", "leads")
ZONES = word_list("name_cues.tsv", "zones")
POST_NOMINALS = word_list("name_cues.tsv", "post_nominals")
SMALL = word_list("name_cues.tsv", "small")
MONTHS_DAYS = word_list("name_cues.tsv", "months_days")
UNITS = word_list("name_cues.tsv", "unit_words")
DIRECTIONS = word_list("name_cues.tsv", "directions")
FIELDS = word_list("name_cues.tsv", "fields")
# What a number behind it does not belong to: "Flight 93", "beat Mt. View 3-0".
NUMBERED = frozenset({"organization", "person", "facility"})
FULL = 2
"""Words of a full name."""
TOWN = 100_000
"""Inhabitants from which a rare word that opens its sentence is the town."""
LONGEST = 100
"""Characters that a name may have; what the model finds beyond is a run of headings."""
RANKS = word_list("name_cues.tsv", "ranks_of_offices")


def from_model(article: Article, trace: Trace | None = None) -> Iterator[Span]:
    """The model's names, trimmed, with titles split off."""
    for name in article.names:
        if name.label not in KINDS:
            continue
        for first, last in pieces(article, name):
            kind, reason = piece_type(article, name, first, last)
            span = Span(first, last, kind, "model", reason=reason)
            if why_not := refusal(article, span):
                tell(trace, article, Span(first, last, span.kind, "model"), "refused", "candidates", why_not)
                continue
            cut_field(article, span)
            cut_introduction(article, span)
            split_title(article, span)
            if is_no_person(article, span):
                tell(trace, article, span, "refused", "candidates", "a title alone")
                continue
            drop_participle(article, span)
            drop_nationality(article, span)
            cut_rank(article, span)
            retype_award(article, span)
            retype_post(article, span)
            if is_body_of_country(article, span):
                span.retype("organization", "a country's name and a word that is nobody's")
            yield span


def is_no_person(article: Article, span: Span) -> bool:
    """Whether what the model has as a person or a body is a title alone: "Sgt.", "Major General"."""
    if span.kind not in {"person", "organization"}:
        return False
    if len(span) > 1:
        return is_run_of_titles(span.tokens(article)) or is_office(article, span)
    cut_short = span.after(article)[0] == "."
    is_title = is_title_word(article.tokens[span.first].lower, cut_short=cut_short)
    if span.kind == "organization":
        return cut_short and is_title
    return is_title or is_last_of_title(article.tokens, span.first)


def is_title_word(word: str, *, cut_short: bool) -> bool:
    """Whether a word is a title, or the abbreviation of a part of one."""
    plain = word.rstrip(".")
    return plain in titles() or ((cut_short or word.endswith(".")) and plain in title_words())


def is_office(article: Article, span: Span) -> bool:
    """Whether a name is an office with the place or the rank of who holds it: "Brooklyn Councilman", "Chief AI Scientist"."""
    *first, last = span.tokens(article)
    if span.kind not in {"person", "organization"} or not (last.lower in occupations() or last.lower in title_ends()):
        return False
    named = any(t.lower in given_names() for t in first) or last.lower in family_names()
    ranked = first[0].lower in RANKS
    return not named and (ranked or (span.kind == "person" and all(is_plain_or_place(t) for t in first)))


def is_plain_or_place(token: Token) -> bool:
    """Whether a word before an office is a common one or a place's name."""
    return is_common_word(token.lower) or bool(gazetteer().named(token.text))


def refusal(article: Article, span: Span) -> str | None:
    """Trim a name of the model, and say what speaks against it, if anything does."""
    cut_edges(article, span)
    cut_award(article, span)
    trim(article, span)
    if not len(span):
        return "nothing is left without articles and marks"
    tokens = span.tokens(article)
    if tokens[-1].end - tokens[0].start > LONGEST:
        return "too long for a name"
    if reason := no_name(tokens) or common_word(article, span) or field_of_office(article, span):
        return reason
    if is_letters(article, span):
        return "letters behind a person's name"
    if reason := "the words of a headline" if is_run_of_headline(article, span) else no_name_at_all(article, span):
        return reason
    return "the last word of a title" if in_title(article, span) else None


def is_letters(article: Article, span: Span) -> bool:
    """Whether what the model has as a name are letters behind a person's: "Mark Tell, QC", "Mark Tell KC"."""
    before = span.before(article)
    if len(span) > 1 or before is None or span.text(article) not in POST_NOMINALS:
        return False
    end = before.i + (before.text != ",")
    return any(n.label == "PERSON" and n.last == end for n in article.names)


def drop_nationality(article: Article, span: Span) -> None:
    """Leave a nationality before a listed name outside: the Russian Wagner Group."""
    if is_nationality_before_name(article, span):
        span.first += 1
        return
    if len(span) > 1 and article.tokens[span.first].text in countries().by_people:
        rest = Span(span.first + 1, span.last, span.kind, span.source)
        known = entities().get(rest.text(article))
        if (
            known
            and known.country == countries().by_people[article.tokens[span.first].text]
            and span.text(article) not in entities()
        ):
            span.first = rest.first
            span.retype(known.kind, f"a list has it as {known.name}, a nationality word before it")


def is_nationality_before_name(article: Article, span: Span) -> bool:
    """Whether a nationality that is nobody's given name stands before a full name: "Pole Jan Nowak", "Italian Gianni Rossi"."""
    first, second = article.tokens[span.first : span.first + 2] if len(span) > FULL else (None, None)
    if first is None or second is None or second.text == "-":
        return False
    return span.kind == "person" and first.text in countries().by_people and first.lower not in given_names()


def drop_participle(article: Article, span: Span) -> None:
    """Leave a participle before a person's name outside where it opens the sentence: "Hosting Cook was a dream"; so "Amount Bush cut"."""
    first = article.tokens[span.first]
    if span.kind != "person" or len(span) < 2:
        return
    second = article.tokens[span.first + 1]
    if len(span) == 2 and is_plain_before_surname(first, second):
        span.first += 1
        return
    if not first.lower.endswith("ing") or not is_first(first):
        return
    if first.lower in given_names() or any(t.lower in organization_words() for t in span.tokens(article)):
        return
    rest = article.text[second.start : article.tokens[span.last - 1].end]
    if first.tag.startswith("V") or second.lower in given_names() or article.text.count(rest) > 1:
        span.first += 1


def is_plain_before_surname(word: Token, surname: Token) -> bool:
    """Whether a word of every day that is nobody's name stands before a listed surname."""
    named = word.lower in given_names() or word.lower in family_names()
    return surname.text in surnames() and is_everyday(word.lower) and not named


def in_title(article: Article, span: Span) -> bool:
    """Whether a name is the last word of a title: Secretary of State."""
    if len(span) > 1:
        return False
    before = " ".join([t.lower for t in article.tokens[max(0, span.first - 2) : span.last]])
    after = f"{article.tokens[span.first].lower} {span.after(article)[0]}"
    return before in titles() or after in titles()


RESULT = re.compile(r" \d{1,2}[-–]\d{1,2}$")
"""A result behind a side: "beat Once Caldas 2-1"."""


def trim(article: Article, span: Span) -> None:
    """Take leading articles, trailing possessives, marks, results and numbers of flights off a name; nothing may be left."""
    cut_number(article, span)
    tokens = article.tokens
    while span.first < span.last and (
        droppable(tokens[span.first], span) or is_before_name(tokens, span) or is_before_listed(article, span)
    ):
        span.first += 1
    while span.first < span.last and is_outside(article, span):
        span.last -= 1


def is_outside(article: Article, span: Span) -> bool:
    """Whether the last word of a name does not belong to it."""
    last = article.tokens[span.last - 1]
    numbered = len(span) > 1 and span.kind in NUMBERED and is_number(last)
    stops = cannot_end(last, span) and not ends_state(article, span) and not is_whole_place(article, span)
    return stops or numbered or is_tail(last, span) or begins_title(article, span) or ends_with_office(article, span)


def cut_number(article: Article, span: Span) -> None:
    """End a name before a quantity or a result: "BW LPG | 2.4 percent", "Once Caldas | 2-1"."""
    tokens = article.tokens
    if behind := next((t for t in span.tokens(article)[1:] if is_quantity(article, t)), None):
        span.last = behind.i
    if result := RESULT.search(span.text(article)):
        span.last -= sum(t.start > tokens[span.first].start + result.start() for t in span.tokens(article))


def is_quantity(article: Article, token: Token) -> bool:
    """Whether a number counts what stands behind it, within a name of the model: "BW LPG | 2.4 percent"."""
    after = article.tokens[token.i + 1 : token.i + 2]
    return token.text[0].isdigit() and bool(after) and after[0].lower in {"percent", "%", "pc", "cents", "points"}


def is_before_name(tokens: Sequence[Token], span: Span) -> bool:
    """Whether the first token is a common noun in small letters, or ends the sentence before: "the union Community", "on X. Fito fled"."""
    first, second = tokens[span.first], tokens[span.first + 1] if len(span) > 1 else None
    if second is None or not second.text[0].isupper():
        return False
    if first.text == "X.":
        return span.first > 0 and tokens[span.first - 1].lower == "on"
    return (
        first.text.islower() and first.text.isalpha() and first.tag == "NN" and first.space and is_everyday(first.lower)
    )


def is_before_listed(article: Article, span: Span) -> bool:
    """Whether a common word that opens its sentence stands before a listed name of several words: "Key Security Council powers"."""
    first, rest = article.tokens[span.first], Span(span.first + 1, span.last, span.kind, span.source)
    if first.tag == "IN" and rest.text(article) in countries().by_name:
        return True  # Across Germany
    if len(rest) < 2 or not is_first(first) or not is_common_word(first.lower):
        return False
    return known_exactly(rest.text(article)) is not None and known_exactly(span.text(article)) is None


def begins_title(article: Article, span: Span) -> bool:
    """Whether the last word of a longer name begins the title behind it: "Transport Cabinet Secretary"."""
    last, after = article.tokens[span.last - 1], span.after(article)[0]
    return len(span) > 1 and span.kind == "organization" and f"{last.lower} {after}" in titles()


def is_tail(token: Token, span: Span) -> bool:
    """Whether a word in small letters ends a title or a law, which end with a capital: "the Acropolis in the afternoons"."""
    return span.kind in {"work", "law"} and len(span) > 1 and token.text.islower()


def ends_state(article: Article, span: Span) -> bool:
    """Whether the full stop belongs to the abbreviation of a state: Montpelier, Vt."""
    return len(span) == 2 and span.text(article) in states()


def is_whole_place(article: Article, span: Span) -> bool:
    """Whether a place's name ends with a possessive, before no noun that it could have: "He lives in St. John's"."""
    if span.kind != "place" or article.tokens[span.last - 1].text not in {"'s", "’s"}:
        return False
    owned = any(t.tag.startswith("N") for t in article.tokens[span.last : span.last + 1])
    return not owned and bool(gazetteer().named(span.text(article)))


def is_number(token: Token) -> bool:
    """Whether a token numbers what is named: Flight 93."""
    return token.lower == "flight" or token.text[0].isdigit()


def droppable(token: Token, span: Span) -> bool:
    """Whether a token cannot begin a name."""
    if token.lower in ARTICLES or token.text in EDGES or not token.text.strip():
        return True
    return len(span) > 1 and (token.lower in LEADS or token.lower in ZONES or bool(CLOCK.fullmatch(token.text)))


def cannot_end(token: Token, span: Span) -> bool:
    """Whether a token cannot end a name: a mark, a small word behind it, or letters behind a full name, KC."""
    lettered = len(span) > 2 and span.kind == "person" and token.text in POST_NOMINALS
    return token.text in EDGES or not token.text.strip() or (len(span) > 1 and token.text in SMALL) or lettered


def common_word(article: Article, span: Span) -> str | None:
    """Why one word is a common word with the capital of its place: at the start of a sentence, or before a colon."""
    token, before = article.tokens[span.first], span.before(article)
    if len(span) != 1 or (before is not None and before.text in {"the", "of"}):
        return None
    after = article.tokens[span.last].text if span.last < len(article.tokens) else ""
    if is_first(token) and (after == ":" or is_plain(token) or is_plain_noun(article, span)):
        return "a common word that opens its sentence"
    return behind_mark(before, token, after) if before is not None else None


def behind_mark(before: Token, token: Token, after: str) -> str | None:
    """Why one word behind a colon or in brackets is no name."""
    if before.text == ":" and is_everyday(token.lower) and not known_exactly(token.text):
        return "a common word that opens what follows a colon"
    bracketed = before.text in {"(", "["} and after in {".", ")"}
    return "a word in brackets" if bracketed and not token.text.isupper() else None


def is_plain(token: Token) -> bool:
    """Whether a word is parsed as no name, and no large town is called so, as in "Lyon won"."""
    if token.tag.startswith("NNP"):
        return False
    return is_common_word(token.lower) or max((p.population for p in gazetteer().named(token.text)), default=0) < TOWN


def is_plain_noun(article: Article, span: Span) -> bool:
    """Whether the first word of a sentence is a common one in the plural that the text has nowhere else: "Queues had formed"."""
    token = article.tokens[span.first]
    plural = token.lower.endswith("s") and is_common_word(token.lower.removesuffix("s"))
    if span.kind != "organization" or not plural or known_exactly(token.text):
        return False
    return len(article.spelled({token.text})) == 1


def has_capital(token: Token) -> bool:
    """Whether one of the first two characters is a capital: "Kyiv", "iPhone", "(Reuters"."""
    return token.text[:1].isupper() or token.text[1:2].isupper()


def no_name(tokens: list[Token]) -> str | None:
    """Why a span cannot be a name: no capital in it, or no more than a day, a time zone or a number."""
    words = [t for t in tokens if t.text[:1].isalpha()]
    if not words or not any(has_capital(t) for t in tokens):
        return "no capital letter"
    if len(words) == 1 and is_common(words[0]):
        return "a letter, a degree, or the acronym of a common noun"
    return "a time or a unit" if tokens[-1].lower in UNITS or all(map(is_time, words)) else None


def is_time(token: Token) -> bool:
    """Whether a word is a month, a day, a time zone or a time of day."""
    return token.lower.rstrip(".") in ZONES or token.lower in MONTHS_DAYS or bool(CLOCK.fullmatch(token.text))


def is_common(token: Token) -> bool:
    """Whether a word is the acronym of a common noun, a degree, or a letter: DVRs, AI, Ph.D., Gen Z."""
    if len(token.text.rstrip(".")) == 1 or (sum(map(str.isupper, token.text)) > 1 and token.lower in COMMON_ACRONYMS):
        return True
    written = not token.text.istitle() or token.text.count(".") > 1
    return (token.lower.replace(".", "") in DEGREES and written) or token.text in {"Ph.D.", "Ph.D"}


def is_first(token: Token) -> bool:
    """Whether the token opens its sentence; marks before it do not count."""
    tokens = token.sentence.tokens
    return all(not t.text[0].isalnum() for t in tokens[: token.i - tokens[0].i][:4]) and token.i - tokens[0].i < 4
