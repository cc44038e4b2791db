"""Where names begin and end: legal forms, regions with their generic word, pieces that belong together."""

from __future__ import annotations

from collections.abc import Container, Sequence

from transforms.article import Article, Token
from transforms.gazetteer.countries import countries
from transforms.gazetteer.place_names import DIVISIONS
from transforms.gazetteer.places import gazetteer
from transforms.gazetteer.regions import spelled
from transforms.lexicons import word_list
from transforms.mentions.candidates import is_first
from transforms.mentions.courts import LEVELS
from transforms.mentions.headings import in_title_case
from transforms.mentions.name_lexicons import family_names, organization_words, title_ends, titles
from transforms.mentions.persons import surname
from transforms.mentions.spans import Span

# Generic words in lower case that belong to the name when the bare name is first of all a town's: Belgorod region.
AFTER = word_list("name_cues.tsv", "division_after")
# Words inside names of towns: Frankfurt an der Oder, Newcastle upon Tyne.
INSIDE = word_list("name_cues.tsv", "inside")
STREET_WORDS = word_list("name_cues.tsv", "street_words")
GENERALS = word_list("name_cues.tsv", "before_general")
# What a name is before such a word in small letters: Francisco Sarabia airport.
BUILT = word_list("name_cues.tsv", "built")
HOUSES = word_list("name_cues.tsv", "houses_in_small")
"""Those of them that firms do not own by their name alone."""
COMPASS = word_list("name_cues.tsv", "compass")
NOT_GIVEN = (
    word_list("name_cues.tsv", "months_days")
    | COMPASS
    | word_list("name_cues.tsv", "small")
    | word_list("name_cues.tsv", "leads")
)


def widen_places(article: Article, spans: Sequence[Span]) -> None:
    """Take into the names of places what belongs to them."""
    free = {i for s in spans for i in range(s.first, s.last)}
    for span in spans:
        if span.kind == "place" or (span.kind == "person" and gazetteer().named(span.text(article))):
            join(article, span)
        take_direction(article, span, free)
        if span.last not in free or is_generic(article, span.last):
            widen(article, span)


def take_direction(article: Article, span: Span, taken: Container[int]) -> None:
    """Take a capitalised direction before a place into its name where the gazetteer has the whole: "Central | Sulawesi"."""
    before = span.before(article)
    if span.kind != "place" or before is None or before.lower not in COMPASS or before.i in taken or not before.space:
        return
    if before.text.istitle() and gazetteer().named(f"{before.text} {span.text(article)}"):
        span.first -= 1
        span.entity_id = span.known = span.country = None


def is_generic(article: Article, at: int) -> bool:
    """Whether a token is the generic word of a division with a capital, whatever the model took it for: Washington Parish."""
    token = article.tokens[at : at + 1]
    return bool(token) and token[0].lower in DIVISIONS and token[0].text.istitle()


def widen_offices(article: Article, spans: Sequence[Span]) -> None:
    """Give the office of an attorney general back its first word, which the model leaves out: the Attorney General's Office."""
    for span in spans:
        first, before = article.tokens[span.first], span.before(article)
        if first.text == "General" and before is not None and before.text in GENERALS and span.kind == "organization":
            span.first -= 1


def join(article: Article, span: Span) -> None:
    """Extend a place's name while the gazetteer has the longer one: Frankfurt an der Oder, Rio Grande do Sul, Mazar-i-Sharif."""
    tokens = article.tokens
    if span.last >= len(tokens) or not (
        tokens[span.last].lower in INSIDE or is_hyphen(article, span.last) or is_half(article, span)
    ):
        return
    for last in range(min(span.last + 4, len(tokens)), span.last, -1):
        text = article.text[tokens[span.first].start : tokens[last - 1].end]
        if tokens[last - 1].text[:1].isupper() and gazetteer().of_key(spelled(text)):
            span.last, span.entity_id = last, None
            span.retype("place", f"the longer name {text!r}")
            return


def is_half(article: Article, span: Span) -> bool:
    """Whether a proper noun follows a place that no list knows, so that both may be one name: Boa Vista, Dera Ghazi Khan."""
    word = article.tokens[span.last]
    within = word.sentence is article.tokens[span.first].sentence and word.tag == "NNP" and word.text.istitle()
    return within and span.kind == "place" and span.known is None and not gazetteer().named(span.text(article))


def is_hyphen(article: Article, at: int) -> bool:
    """Whether a token is a hyphen between two words without a blank."""
    return article.tokens[at].text == "-" and not article.tokens[at - 1].space and not article.tokens[at].space


def widen(article: Article, span: Span) -> None:
    """Take the generic word of a division into its name: Kharkiv Oblast, Belgorod region."""
    tokens = article.tokens
    if span.last >= len(tokens) or span.kind in {"nationality", "work"}:
        return
    word = tokens[span.last]
    after = tokens[word.i + 1].lower if word.i + 1 < len(tokens) else ""
    if word.sentence is not tokens[span.last - 1].sentence or is_of_court(word, after):
        return
    if span.kind in {"place", "person"} and len(span) == 1 and word.lower in STREET_WORDS and word.text.istitle():
        span.last += 1
        span.retype("facility", f"before {word.text!r}")
    elif is_landform(article, word) or is_quarter(article, span, word):
        take_word(span, word)
    elif is_house(article, span, word):
        span.retype("facility", f"before {word.text!r}")
    elif is_division(word, span.text(article)):
        span.last += 1
        span.retype("place", f"before {word.text!r}")
    elif is_state_of_nation_name(word, span.text(article)):
        take_word(span, word)


def is_of_court(word: Token, after: str) -> bool:
    """Whether a word of divisions belongs to the court or the office behind it: Brooklyn District Attorney, U.S. District Court."""
    office = f"{word.lower} {after}" in titles()
    return office or (word.text in LEVELS and (after in titles() or after in organization_words()))


def take_word(span: Span, word: Token) -> None:
    """Take the word behind a name into it, which is another place's than a list has for the name alone."""
    span.last += 1
    span.known, span.entity_id, span.country = None, None, None
    span.retype("place", f"before {word.text!r}")


def is_landform(article: Article, word: Token) -> bool:
    """Whether a word is that of a landform, with a capital, and ends the name: the Suwalki Gap."""
    if not word.text.istitle() or not word.tag.startswith("NNP") or word.lower in family_names():
        return False
    after = article.tokens[word.i + 1 : word.i + 2]
    goes_on = bool(after) and after[0].tag.startswith("NNP") and word.space
    return organization_words().get(word.lower, ("", None))[0] == "place" and not goes_on


def is_quarter(article: Article, span: Span, word: Token) -> bool:
    """Whether a point of the compass with a capital ends a place's name: the constituency of Narok North."""
    if (
        span.kind != "place"
        or word.lower not in COMPASS
        or not word.text.istitle()
        or not article.tokens[word.i - 1].space
    ):
        return False
    after = article.tokens[word.i + 1 : word.i + 2]
    goes_on = bool(after) and after[0].text[:1].isupper() and word.space and after[0].lower not in title_ends()
    return not goes_on and not in_title_case(word.sentence)


def is_house(article: Article, span: Span, word: Token) -> bool:
    """Whether a word that is no firm's or town's name stands before a prison or a bridge: "Stadelheim prison"."""
    if span.kind in {"person", "other"}:
        return word.text in BUILT
    if word.text not in HOUSES or span.known or len(span) > 1:
        return False
    return span.kind == "organization" or (span.kind == "place" and not gazetteer().named(span.text(article)))


def is_division(word: Token, name: str) -> bool:
    """Whether a generic word behind a name belongs to it: Kharkiv Oblast, Belgorod region, but not Peru's coastal strip."""
    if word.lower not in DIVISIONS and word.lower != "strip":
        return False
    if word.text[0].isupper():
        return True
    if name in countries().by_name and word.text.islower():
        return False
    return word.lower in AFTER and is_town_first(name)


def is_state_of_nation_name(word: Token, name: str) -> bool:
    """Whether "state" tells a country's name from a state's of that name: Niger state in Nigeria."""
    return word.text == "state" and name in countries().by_name and bool(gazetteer().named(f"{name} State"))


def is_town_first(text: str) -> bool:
    """Whether a name is a town's as well as a division's, so that the generic word tells them apart."""
    return any(p.is_settlement for p in gazetteer().named(text))


def widen_people(article: Article, spans: Sequence[Span]) -> None:
    """Give a person's name back its first words where the article has the longer name elsewhere."""
    whole = {s.text(article) for s in spans if s.kind == "person" and len(s) > 1}
    full = sorted(whole | set(map(with_particles, whole)), key=len, reverse=True)
    taken = {i for s in spans for i in range(s.first, s.last)}
    for span in (s for s in spans if s.kind == "person"):
        if len(span) == 1 and span.first - 1 not in taken and is_first_name(article, span):
            span.first -= 1
        fit(article, span, full, taken)


def fit(article: Article, span: Span, full: Sequence[str], taken: Container[int]) -> None:
    """Bring a person's name to the longest of the article's full names that it stands in, or that stands in it."""
    text = span.text(article)
    if inner := full_name_inside(article, span, full):
        span.first += text[: text.index(inner)].count(" ")
        span.last = span.first + inner.count(" ") + 1
        return
    if shorter := next((n for n in full if text.startswith(f"{n} ") and is_headline_tail(text[len(n) :])), None):
        span.last -= len(span) - shorter.count(" ") - 1  # Esther Williams Dies
        return
    for longer in (n for n in full if len(n) > len(text) and n.endswith(f" {text}")):
        extend_back(article, span, longer, taken)


def full_name_inside(article: Article, span: Span, full: Sequence[str]) -> str | None:
    """The full name of the article among the words of a line of capitals: Musical Star Esther Williams Dies."""
    text = span.text(article)
    if len(span) != text.count(" ") + 1 or not in_title_case(article.tokens[span.first].sentence):
        return None
    return next((name for name in full if name != text and f" {name} " in f" {text} "), None)


def with_particles(name: str) -> str:
    """A surname with its particles as it opens a sentence; the name itself where it has none.

    >>> with_particles("Johan van der Poel"), with_particles("Joe Biden")
    ('Van der Poel', 'Joe Biden')
    """
    words = name.split(" ")
    tail = surname(words)
    return f"{tail[0][0].upper()}{' '.join(tail)[1:]}" if len(tail) > 1 else name


def extend_back(article: Article, span: Span, name: str, taken: Container[int]) -> None:
    """Take the words before a name into it where they are those of the longer name and nobody else's."""
    start = article.tokens[span.last - 1].end - len(name)
    if start < 0 or start >= article.tokens[span.first].start or not article.text.startswith(name, start):
        return
    first = span.first
    while article.tokens[first].start > start:
        first -= 1
    if article.tokens[first].start == start and not any(i in taken for i in range(first, span.first)):
        span.first = first


def is_first_name(article: Article, span: Span) -> bool:
    """Whether the word before a surname is parsed into the name and is no title, date, division or people."""
    surname = article.tokens[span.first]
    before = span.before(article)
    if before is None or before.sentence is not surname.sentence or before.end + 1 != surname.start:
        return False
    parsed = before.head is surname and before.dep == "compound" and before.tag == "NNP"
    return parsed and surname.text.istitle() and is_plain_name(before)


def is_plain_name(token: Token) -> bool:
    """Whether a word is written like a given name and no title, date, division or people."""
    if not (token.text.istitle() and token.text.isalpha()) or len(token.text) < 2:
        return False
    if token.lower.endswith("ing") and is_first(token):
        return False  # Hosting Cook was a dream
    word = token.lower
    is_known = word in title_ends() or word in NOT_GIVEN or word in organization_words()
    return not is_known and token.text not in countries().by_people


def is_headline_tail(words: str) -> bool:
    """Whether what follows a full name can be a headline's verb rather than a suffix or a further surname."""
    tail = words.split()
    return len(tail) == 1 and tail[0].endswith("s") and tail[0].istitle()
