"""Courts by the place before them, of which the model keeps the place alone: the Balochistan High Court."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.article import Article, Token
from transforms.gazetteer.countries import countries
from transforms.lexicons import word_list
from transforms.mentions.spans import Span

LEVELS = word_list("name_cues.tsv", "court_levels")
LONGEST = 3
"""Words of a place before a court."""


def courts(article: Article) -> Iterator[Span]:
    """Courts of a level with a place before them: "Lahore High Court", "Preston Crown Court"; a country's go by their country."""
    tokens = article.tokens
    for token in article.spelled({"Court"}):
        if end := end_of_circuit(article, token):
            first = token.i - (token.i > 0 and tokens[token.i - 1].text in {"U.S.", "US", "Federal"})
            yield Span(first, end, "organization", "pattern", reason="a court of appeals with its circuit")
            continue
        if token.i < 2 or tokens[token.i - 1].text not in LEVELS:
            continue
        first = token.i - 1
        while token.i - 1 - first < LONGEST and is_place_word(tokens[first - 1], token):
            first -= 1
        if end := end_of_district(article, token):
            yield Span(first, end, "organization", "pattern", reason="a court with its district")
            continue
        text = article.text[tokens[first].start : tokens[token.i - 2].end] if first < token.i - 1 else ""
        is_countrys = text in countries().by_people or text in countries().by_name
        if text and (tokens[token.i - 1].lower == "district" or not is_countrys):
            yield Span(first, token.i + 1, "organization", "pattern", reason="a court by its place")


def end_of_district(article: Article, court: Token) -> int | None:
    """The token behind the district that a federal court is for: "District Court for the Southern District of New York"."""
    words = [t.lower for t in article.tokens[court.i + 1 : court.i + 7]]
    if words[:2] != ["for", "the"] or "district" not in words[2:4]:
        return None
    at = court.i + 2 + words.index("district")
    if words[at - court.i - 1 : at - court.i] != ["of"]:
        return None
    end = at + 1
    while end < len(article.tokens) and is_place_word(article.tokens[end], court):
        end += 1
    return end if end > at + 1 else None


def end_of_circuit(article: Article, court: Token) -> int | None:
    """The token behind the circuit that a court of appeals is for: "Court of Appeals for the Ninth Circuit"."""
    words = [t.text for t in article.tokens[court.i + 1 : court.i + 10]]
    if words[:4] != ["of", "Appeals", "for", "the"] or "Circuit" not in words:
        return None
    between = words[4 : words.index("Circuit")]
    return court.i + 2 + words.index("Circuit") if all(w.istitle() or w == "of" for w in between) else None


def is_place_word(word: Token, court: Token) -> bool:
    """Whether a word belongs to the place before a court."""
    return word.text.istitle() and word.tag == "NNP" and word.sentence is court.sentence and word.lower != "the"
