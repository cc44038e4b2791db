"""Names of bodies, buildings and laws that are torn at a small word, a number or a person's name: "Moran Teaching and Referral Hospital"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transforms.article import Article, Token
from transforms.gazetteer.countries import countries
from transforms.gazetteer.places import gazetteer
from transforms.gazetteer.regions import state_names
from transforms.lexicons import word_list
from transforms.mentions.headings import in_title_case
from transforms.mentions.joined_names import stretch
from transforms.mentions.known_names import known_exactly
from transforms.mentions.name_lexicons import organization_words, title_ends
from transforms.mentions.spans import Span
from transforms.mentions.stopped_words import number_end
from warehouse.tables.mentions import EntityType

PAIRED = word_list("name_cues.tsv", "paired_in_bodies")
"""What two of stand with "and" before a body: Teaching and Referral Hospital, Boys and Girls Club."""
OF_TOWNS = word_list("name_cues.tsv", "bodies_of_towns")
"""Last words of bodies that have a chapter in each town: Rotary Club of Dunmore."""
NUMBERED_LAWS = word_list("name_cues.tsv", "numbered_laws")
ORGANS = word_list("name_cues.tsv", "organs")
"""Organs behind the letters of their union: ECOWAS Parliament."""

LEVELS = word_list("name_cues.tsv", "numerals_of_levels")
CAMPAIGNS = word_list("name_cues.tsv", "campaign_verbs")
DIRECTIONS = frozenset({"Northern", "Southern", "Eastern", "Western", "Middle", "Central"})
MOST = 5
"""Words before the last one of a name."""


def torn_bodies(article: Article, spans: Sequence[Span]) -> Iterator[Span]:
    """The whole names, beside whose pieces the longer ones count."""
    yield from paired(article)
    yield from of_towns(article)
    yield from judicial_districts(article)
    yield from levels(article)
    yield from numbered_laws(article)
    yield from campaigns(article)
    yield from beside(article, spans)


def paired(article: Article) -> Iterator[Span]:
    """Bodies and buildings with two of their kind before the last word: "Mater Moran Research & Training Hospital"."""
    tokens = article.tokens
    for token in article.spelled(PAIRED):
        at = token.i
        if at + 3 >= len(tokens) or tokens[at + 1].lower not in {"and", "&"} or tokens[at + 2].text not in PAIRED:
            continue
        last = tokens[at + 3]
        kind = kind_of(last)
        if kind is None or last.sentence is not token.sentence or in_title_case(token.sentence):
            continue
        first, end = first_of_run(article, token), of_place(article, at + 4, last)
        if first < at or end > at + 4:  # "the Exhibition and Convention Center" is no name
            yield Span(first, end, kind, "pattern", reason=f"two of its kind before {last.text!r}")


def of_towns(article: Article) -> Iterator[Span]:
    """Chapters of bodies that many towns have: "Rotary Club of Dunmore", "Humane Society of Nevada"."""
    for token in article.spelled(OF_TOWNS):
        end, first = of_place(article, token.i + 1, token), first_of_run(article, token)
        if first < token.i < end - 1 and not in_title_case(token.sentence):
            yield Span(first, end, "organization", "pattern", reason="a body with its town")


def judicial_districts(article: Article) -> Iterator[Span]:
    """The districts of federal courts: "the Southern District of Ohio"."""
    tokens = article.tokens
    for token in article.spelled(DIRECTIONS):
        if [t.text for t in tokens[token.i + 1 : token.i + 3]] != ["District", "of"]:
            continue
        for end in (token.i + 5, token.i + 4):
            if end <= len(tokens) and stretch(article, token.i + 3, end) in state_names():
                yield Span(token.i, end, "organization", "pattern", reason="a federal court's district")
                break


def levels(article: Article) -> Iterator[Span]:
    """Hospitals by their level: "Kamburu Level IV hospital"."""
    tokens = article.tokens
    for token in article.spelled({"Level", "level"}):
        words = tokens[token.i + 1 : token.i + 3]
        if len(words) == 2 and words[0].text in LEVELS and words[1].lower == "hospital":
            first = first_of_run(article, token)
            if first < token.i:
                yield Span(first, token.i + 3, "facility", "pattern", reason="a hospital of a level")


def numbered_laws(article: Article) -> Iterator[Span]:
    """Laws and orders with their number: "Republic Act 10121", "Executive Order No. 12"."""
    tokens = article.tokens
    for token in article.spelled(NUMBERED_LAWS):
        kind = tokens[token.i + 1].text if token.i + 1 < len(tokens) else ""
        if kind in {"Act", "Order", "Decree"} and (end := number_end(article, token.i + 2)):
            yield Span(token.i, end, "law", "pattern", reason="a law by its number")


def campaigns(article: Article) -> Iterator[Span]:
    """Campaigns that are called by what to do in a country: "the Invest in Kenya initiative"."""
    tokens = article.tokens
    for token in article.spelled(CAMPAIGNS):
        end = token.i + 3
        if token is token.sentence.tokens[0] or end > len(tokens) or tokens[token.i + 1].text != "in":
            continue
        if tokens[token.i + 2].text in countries().by_name and not in_title_case(token.sentence):
            yield Span(token.i, end, "other", "pattern", reason="a campaign for a country")


def beside(article: Article, spans: Sequence[Span]) -> Iterator[Span]:
    """Names that begin with a person's or the letters of a union: "Steve Biko | Bay Stadium", "ECOWAS | Parliament"."""
    starts = {s.first: s for s in spans}
    for span in spans:
        after = starts.get(span.last)
        last = article.tokens[span.last - 1]
        if span.kind == "person" and after is not None and is_named_for(article, span, after):
            yield Span(span.first, after.last, "facility", "pattern", reason="a building with a person's name")
        elif span.kind == "organization" and last.text.isupper() and len(span) == 1 and has_organ(article, span):
            yield Span(span.first, span.last + 1, "organization", "pattern", reason="an organ of a union")


def is_named_for(article: Article, person: Span, building: Span) -> bool:
    """Whether a building's name goes on from a person's full one."""
    before, first = article.tokens[person.last - 1], article.tokens[building.first]
    near = before.space and before.sentence is first.sentence and first.text[:1].isupper()
    return near and len(person) > 1 and building.kind == "facility" and building.known is None


def has_organ(article: Article, span: Span) -> bool:
    """Whether the organ of a union stands behind its letters, and no list has both as one name."""
    after = article.tokens[span.last : span.last + 1]
    if not after or after[0].text not in ORGANS or after[0].sentence is not article.tokens[span.first].sentence:
        return False
    goes_on = article.tokens[span.last + 1 : span.last + 2]
    ends = not goes_on or not goes_on[0].text[:1].isupper() or not after[0].space
    return ends and known_exactly(stretch(article, span.first, span.last + 1)) is None


def of_place(article: Article, at: int, last: Token) -> int:
    """The token behind "of" and the place or the two places that a body's name ends with; `at` where none do."""
    tokens = article.tokens
    if at >= len(tokens) or tokens[at].text != "of":
        return at
    end = at + 1
    while end < len(tokens) and goes_on(tokens[end], last) and end - at <= MOST:
        end += 1
    text = stretch(article, at + 1, end)
    is_place = (
        bool(gazetteer().named(text)) or text in countries().by_name or text in state_names() or text == "America"
    )
    return end if is_place else at


def goes_on(word: Token, last: Token) -> bool:
    """Whether a word may belong to the place behind a body's name."""
    return word.text.istitle() and word.text.isalpha() and word.sentence is last.sentence and word.tag.startswith("NNP")


def first_of_run(article: Article, last: Token) -> int:
    """The first of the capitalised words before one, without titles; its own place where none stand there."""
    first = last.i
    while first > 0 and last.i - first < MOST and is_run(article.tokens[first - 1], last):
        first -= 1
    return first


def is_run(word: Token, last: Token) -> bool:
    """Whether a word before the last one belongs to the name."""
    written = word.text[:1].isupper() and word.text.isalpha() and word.space and word.sentence is last.sentence
    return written and word.tag.startswith(("NNP", "NN")) and word.lower not in title_ends()


def kind_of(last: Token) -> EntityType | None:
    """The type of what a capitalised word ends, where it is a body or a building."""
    kind = organization_words().get(last.lower, ("other", None))[0]
    return kind if last.text.istitle() and kind in {"organization", "facility"} else None
