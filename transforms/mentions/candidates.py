"""Candidate names of an article: what the model found, mended, and what word lists and patterns know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.article import Article, Name, Token
from transforms.gazetteer.countries import countries
from transforms.lexicons import word_list
from transforms.mentions.headings import in_title_case
from transforms.mentions.known_names import Known, entities, nations, phrasebook
from transforms.mentions.name_words import LEGAL_FORMS, kinds_of_words, titles
from transforms.mentions.spans import Span
from transforms.mentions.titles import split_title
from warehouse.tables.mentions import EntityType

# OntoNotes 5 labels of names; those of numbers and times are other extractors' matter.
KINDS: dict[str, EntityType] = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "facility",
    "NORP": "nationality",
    "PRODUCT": "product",
    "EVENT": "event_name",
    "LAW": "law",
    "WORK_OF_ART": "work",
}
ARTICLES = frozenset({"the", "a", "an"})
EDGES = frozenset(
    {
        "'s",
        "’s",
        "'",
        "’",
        '"',
        "“",
        "”",
        "‘",
        ",",
        ".",
        ":",
        ";",
        "-",
        "–",
        "—",
        "(",
        ")",
        "``",
        "''",
        "and",
        "&",
        "s",
        "|",
        "*",
    }
)
DASHES = frozenset({"-", "–", "—", "|", "/"})
BREAKS = frozenset({":", ";", '"', "“", "”", "``", "''"})
CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:[ap]m)?|\d{1,2}[ap]m|[ap]m|[ap]\.m\.|[apm]\.")
# Acronyms of common nouns, and degrees behind names.
COMMON_ACRONYMS, DEGREES = word_list("name_cues.tsv", "common_acronyms"), word_list("name_cues.tsv", "degrees")
WATERS = frozenset({"river", "lake", "mount", "gulf", "strait", "isle"})
BRACKETS = frozenset({"(", ")", "[", "]"})
# Words that the model takes into a name although they only introduce it.
LEADS = word_list("name_cues.tsv", "leads")
ZONES = word_list("name_cues.tsv", "zones")
SMALL = word_list("name_cues.tsv", "small")
MONTHS_DAYS = word_list("name_cues.tsv", "months_days")


def from_model(article: Article) -> Iterator[Span]:
    """The model's names, trimmed, with titles split off."""
    for name in article.names:
        if name.label in KINDS:
            for first, last in pieces(article, name):
                span = trimmed(article, Span(first, last, KINDS[name.label], "model"))
                if span and not in_title(article, span):
                    split_title(article, span)
                    drop_nationality(article, span)
                    yield span


def drop_nationality(article: Article, span: Span) -> None:
    """Leave a nationality before a listed name outside: the Russian Wagner Group."""
    if len(span) > 1 and article.tokens[span.first].text in countries().by_people:
        rest = Span(span.first + 1, span.last, span.kind, span.source)
        known = entities().get(rest.text(article))
        if (
            known
            and known.country == countries().by_people[article.tokens[span.first].text]
            and span.text(article) not in entities()
        ):
            span.first, span.kind = rest.first, known.kind


def in_title(article: Article, span: Span) -> bool:
    """Whether a name is the last word of a title: Secretary of State."""
    before = " ".join(t.lower for t in article.tokens[max(0, span.first - 2) : span.last])
    return len(span) == 1 and before in titles()


def pieces(article: Article, name: Name) -> Iterator[tuple[int, int]]:
    """A model's name, cut at dashes between spaces, marks that no name holds, a person's possessive, and at line ends."""
    start = name.first
    for token in article.tokens[name.first : name.last]:
        spaced = token.i > 0 and article.tokens[token.i - 1].space and token.space
        marks = token.text in BREAKS and name.label != "WORK_OF_ART"
        owned = token.text in {"'s", "’s"} and name.label == "PERSON"
        if (token.text in DASHES and spaced) or token.text in BRACKETS or "\n" in token.text or marks or owned:
            if token.i > start:
                yield start, token.i
            start = token.i + 1
    if start < name.last:
        yield start, name.last


def trimmed(article: Article, span: Span) -> Span | None:
    """A name without leading articles, trailing possessives and marks; None when no name is left."""
    tokens = article.tokens
    while span.first < span.last and droppable(tokens[span.first], span):
        span.first += 1
    while span.first < span.last and cannot_end(tokens[span.last - 1], span):
        span.last -= 1
    while len(span) > 1 and (tokens[span.last - 1].lower == "flight" or tokens[span.last - 1].text[0].isdigit()) and span.kind in {
        "organization", "person"
    }:  # fmt: skip
        span.last -= 1
    if len(span) and tokens[span.last - 1].end - tokens[span.first].start > 100:
        return None
    return span if len(span) and is_name(tokens[span.first : span.last]) and not is_label(article, span) else None


def droppable(token: Token, span: Span) -> bool:
    """Whether a token cannot begin a name."""
    return (
        token.lower in ARTICLES
        or token.text in EDGES
        or not token.text.strip()
        or (len(span) > 1 and (token.lower in LEADS or token.lower in ZONES or bool(CLOCK.fullmatch(token.text))))
    )


def cannot_end(token: Token, span: Span) -> bool:
    """Whether a token cannot end a name: a mark, or a small word behind it."""
    return token.text in EDGES or not token.text.strip() or (len(span) > 1 and token.text in SMALL)


def is_label(article: Article, span: Span) -> bool:
    """Whether one word is a common word with the capital of its place: at the start of a sentence, or before a colon."""
    token = article.tokens[span.first]
    after = article.tokens[span.last].text if span.last < len(article.tokens) else ""
    if len(span) != 1 or (
        (before := article.tokens[span.first - 1] if span.first else None) and before.text in {"the", "of"}
    ):
        return False
    if is_first(token) and not token.tag.startswith("NNP"):
        return True
    return (is_first(token) and after == ":") or (
        before is not None and before.text in {"(", "["} and after in {".", ")"} and not token.text.isupper()
    )


def is_name(tokens: list[Token]) -> bool:
    """Whether a span can be a name: a capital in it, and more than a day, a time zone or a number."""
    words = [t for t in tokens if t.text[:1].isalpha()]
    if not words or not any(t.text[:1].isupper() or t.text[1:2].isupper() for t in tokens):
        return False
    if len(words) == 1 and is_common(words[0]):
        return False
    return not all(t.lower.rstrip(".") in ZONES or t.lower in MONTHS_DAYS or CLOCK.fullmatch(t.text) for t in words)


def is_common(token: Token) -> bool:
    """Whether a word is the acronym of a common noun, or a degree: DVRs, AI, Ph.D."""
    if token.text.removesuffix("s").isupper() and token.lower in COMMON_ACRONYMS:
        return True
    return (token.lower.replace(".", "") in DEGREES and not token.text.istitle()) or token.text in {"Ph.D.", "Ph.D"}


def from_lists(article: Article) -> Iterator[Span]:
    """Listed names; a single word only where the parse takes it for a name."""
    for first, last, known in phrasebook().find(article):
        tokens = article.tokens[first:last]
        if len(tokens) == 1 and not stands_alone(tokens[0], known):
            continue
        if known.kind in {"country", "place"} and part_of_name(article, first, last):
            continue
        yield listed(Span(first, last, known.kind, "lexicon"), known)


def listed(span: Span, known: Known) -> Span:
    """The span with what the list knows."""
    span.kind, span.entity_id, span.country, span.known = known.kind, known.entity_id, known.country, known
    return span


def stands_alone(token: Token, known: Known) -> bool:
    """Whether one listed word is the name here: nations always, others as a proper noun or an acronym."""
    if known.kind in {"country", "nationality", "other"} or (token.text.isupper() and len(token.text) > 3):
        return True
    if known.kind in {"weapon", "product", "event_name"} and not token.text.isupper():
        return token.tag.startswith("NNP") and not is_first(token)
    return token.tag.startswith("NNP")


def is_first(token: Token) -> bool:
    """Whether the token opens its sentence; marks before it do not count."""
    tokens = token.sentence.tokens
    return all(not t.text[0].isalnum() for t in tokens[: token.i - tokens[0].i][:4]) and token.i - tokens[0].i < 4


DIRECTIONS = word_list("name_cues.tsv", "directions")


def part_of_name(article: Article, first: int, last: int) -> bool:
    """Whether a country's name is the end of a longer name: Air China, Bank of China, Radio Liberia."""
    if first == 0:
        return False
    before, head = article.tokens[first - 1], article.tokens[last - 1]
    compound = (
        before.head is head and before.dep == "compound" and before.tag.startswith("NNP") and before.text[:1].isupper()
    )
    if not compound or before.lower in DIRECTIONS or before.text in nations() or in_title_case(before.sentence):
        return False
    return not is_first(before) or before.lower in {"air", "radio", "team", "gazprom"}


def join_legal_forms(article: Article, spans: list[Span]) -> None:
    """Extend names of organizations over a legal form that follows: Chrysler LLC."""
    tokens = article.tokens
    for span in spans:
        if span.kind in {"organization", "person", "product"} and span.last < len(tokens):
            after = tokens[span.last]
            if (
                after.lower in LEGAL_FORMS
                and after.text[0].isupper()
                and after.sentence is tokens[span.last - 1].sentence
            ):
                span.last += 1
                span.kind = "organization"


def by_last_word(article: Article, span: Span) -> EntityType | None:
    """The kind that the last word of a longer name tells."""
    if len(span) < 2:
        return None
    if article.tokens[span.first].lower in WATERS and article.tokens[span.last - 1].lower not in kinds_of_words():
        return "place"
    if article.tokens[span.last - 2].text == "-":
        return None
    found = kinds_of_words().get(article.tokens[span.last - 1].lower.rstrip("."))
    return found[0] if found else None
