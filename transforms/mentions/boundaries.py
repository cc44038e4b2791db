"""Where names begin and end: legal forms, regions with their generic word, pieces that belong together."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.article import Article
from transforms.gazetteer.countries import countries
from transforms.gazetteer.place_names import DIVISIONS
from transforms.gazetteer.places import gazetteer
from transforms.lexicons import word_list
from transforms.mentions.candidates import join_legal_forms
from transforms.mentions.name_words import kinds_of_words, titles
from transforms.mentions.spans import Span

# Generic words in lower case that belong to the name when the bare name is first of all a town's: Belgorod region.
AFTER = frozenset({"region", "oblast", "governorate", "prefecture", "krai", "raion", "strip"})
# Words inside names of towns: Frankfurt an der Oder, Newcastle upon Tyne.
INSIDE = word_list("name_cues.tsv", "inside")
STREET_WORDS = word_list("name_cues.tsv", "street_words")
NO_FIRST_NAMES = (
    word_list("name_cues.tsv", "months_days")
    | word_list("name_cues.tsv", "compass")
    | word_list("name_cues.tsv", "small")
    | word_list("name_cues.tsv", "leads")
)


def mend(article: Article, spans: list[Span]) -> list[Span]:
    """The spans with their boundaries set right."""
    join_legal_forms(article, spans)
    return spans


def widen_places(article: Article, spans: Sequence[Span]) -> None:
    """Take into the names of places what belongs to them."""
    free = {i for s in spans for i in range(s.first, s.last)}
    for span in spans:
        if span.kind == "place" and span.entity_id is None:
            join(article, span)
        if span.last not in free:
            widen(article, span)


def join(article: Article, span: Span) -> None:
    """Extend a town's name while the gazetteer has the longer one: Frankfurt an der Oder."""
    tokens = article.tokens
    if span.last >= len(tokens) or tokens[span.last].lower not in INSIDE:
        return
    for last in range(min(span.last + 4, len(tokens)), span.last + 1, -1):
        text = article.text[tokens[span.first].start : tokens[last - 1].end]
        if tokens[last - 1].text[:1].isupper() and gazetteer().named(text):
            span.last = last
            return


def widen(article: Article, span: Span) -> None:
    """Take the generic word of a division into its name: Kharkiv Oblast, Belgorod region."""
    tokens = article.tokens
    if (
        span.last >= len(tokens)
        or span.kind in {"nationality", "work"}
        or tokens[span.last - 1].sentence is not tokens[span.last].sentence
    ):
        return
    word = tokens[span.last]
    if span.kind in {"place", "person"} and len(span) == 1 and word.lower in STREET_WORDS and word.text.istitle():
        span.last, span.kind = span.last + 1, "facility"
        return
    if (word.lower not in DIVISIONS and word.lower != "strip") or (
        word.lower in {"republic", "state"} and not word.text[0].isupper()
    ):
        return
    text = span.text(article)
    if text in countries().by_name and word.text.islower():
        return
    if word.text[0].isupper() or (word.lower in AFTER and is_town_first(text)):
        span.last += 1
        span.kind = "place"


def is_town_first(text: str) -> bool:
    """Whether a name is a town's as well as a division's, so that the generic word tells them apart."""
    return any(p.is_settlement for p in gazetteer().named(text))


def widen_people(article: Article, spans: Sequence[Span]) -> None:
    """Give a person's name back its first words where the article has the longer name elsewhere."""
    full = sorted({s.text(article) for s in spans if s.kind == "person" and len(s) > 1}, key=len, reverse=True)
    taken = {i for s in spans for i in range(s.first, s.last)}
    for span in spans:
        if span.kind != "person":
            continue
        if len(span) == 1 and span.first - 1 not in taken and is_first_name(article, span):
            span.first -= 1
        text = span.text(article)
        if shorter := next((n for n in full if text.startswith(f"{n} ") and is_headline_tail(text[len(n) :])), None):
            span.last -= len(span) - shorter.count(" ") - 1  # Esther Williams Dies
            continue
        for name in full:
            if len(name) > len(text) and name.endswith(f" {text}"):
                start = article.tokens[span.first].start - (len(name) - len(text))
                if start >= 0 and article.text.startswith(name, start):
                    first = next(i for i in range(span.first, -1, -1) if article.tokens[i].start <= start)
                    if taken.isdisjoint(range(first, span.first)) and article.tokens[first].start == start:
                        span.first = first
                break


def is_first_name(article: Article, span: Span) -> bool:
    """Whether the word before a surname is parsed into the name and is no title, date, division or people."""
    surname = article.tokens[span.first]
    before = article.tokens[span.first - 1] if span.first else surname
    return (
        before.head is surname
        and before.dep == "compound"
        and before.tag == "NNP"
        and before.sentence is surname.sentence
        and before.text.istitle()
        and before.text.isalpha()
        and len(before.text) > 1
        and before.end + 1 == surname.start
        and surname.text.istitle()
        and before.lower not in titles()
        and before.lower not in NO_FIRST_NAMES
        and before.lower not in kinds_of_words()
        and before.text not in countries().by_people
    )


def is_headline_tail(words: str) -> bool:
    """Whether what follows a full name can be a headline's verb rather than a suffix or a further surname."""
    tail = words.split()
    return len(tail) == 1 and tail[0].endswith("s") and tail[0].istitle()
