"""Towns that the model took for something else or passed over, by the gazetteer and the words around."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from transforms.article import Article, Token
from transforms.gazetteer.countries import countries
from transforms.gazetteer.entity_ids import fold
from transforms.gazetteer.place_names import bare
from transforms.gazetteer.places import Place, gazetteer
from transforms.gazetteer.regions import spelled, states
from transforms.lexicons import word_list
from transforms.mentions.common_words import is_everyday
from transforms.mentions.headings import in_title_case
from transforms.mentions.known_names import entities, known_exactly
from transforms.mentions.name_lexicons import given_names, organization_words, title_ends
from transforms.mentions.persons import parts
from transforms.mentions.spans import Span
from transforms.mentions.state_abbreviations import abbreviation_end

WHERE = word_list("name_cues.tsv", "where")
COMMON_ACRONYMS = word_list("name_cues.tsv", "common_acronyms")
MONTHS_DAYS = word_list("name_cues.tsv", "months_days")
SOMEBODY = word_list("name_cues.tsv", "somebody")
STREET_WORDS = word_list("name_cues.tsv", "street_words")
OF_PLACE = word_list("name_cues.tsv", "of_place")
# Inhabitants from which a name is taken for the town: without any sign, where its country is spoken of, after a word of place.
ALONE, IN_COUNTRY, AFTER_WORD = 1_000_000, 20_000, 1_000
DIRECTIONS = word_list("name_cues.tsv", "compass")
QUALIFYING = word_list("name_cues.tsv", "qualifying")
DEITIES = word_list("name_cues.tsv", "deities")
SPORTS = word_list("name_cues.tsv", "sports")
NO_TOWNS = MONTHS_DAYS | DEITIES
DATELINE = re.compile(r"\s*(?:\(|,|—|–|-)")

SETTLED = frozenset(
    {"town", "city", "village", "suburb", "hamlet", "township", "district", "county", "neighbourhood", "neighborhood"}
)
EXAMPLES = frozenset({"like", "as", "including"})
LIST_LINKS = frozenset({",", "and", "or", "like", "as", "including"})
LONGEST_LIST = 20
"""Tokens before a name within which the list of examples begins."""
BODY_TOO = 100_000  # inhabitants from which a town may have a word of bodies in its name: Port Blair


@dataclass(frozen=True, slots=True)
class Towns:
    """What an article tells of places: the countries that it speaks of, and the surnames of its persons."""

    countries: frozenset[str]
    surnames: frozenset[str]
    """Last words of names of two words or more that the model has as persons."""
    first_names: frozenset[str] = frozenset()
    places: frozenset[int] = frozenset()
    """Tokens that end a name which the model has as a place."""

    @classmethod
    def of(cls, article: Article, spans: Sequence[Span]) -> Towns:
        """Countries by name, nationality and unmistakable places; surnames by full names."""
        codes = set(spoken_of(article))
        codes.update(code for span in spans for code in countries_of(span.text(article), is_place=span.kind == "place"))
        places = frozenset(s.last - 1 for s in spans if s.kind in {"place", "country"})
        first, last = names_of(article, spans)
        return cls(frozenset(codes), last, first, places)

    def is_town(self, article: Article, span: Span, text: str) -> str | None:
        """Why a name that the model took for something else is a place, if it is one."""
        candidates = self.candidates(article, span, text)
        if not candidates:
            return None
        signed = after_place_word(article, span.first) or self.is_listed(article, span)
        signed = signed or is_home(article, span) or is_behind_street(article, span)
        if signed and not in_title_case(article.tokens[span.first].sentence):
            return "a town after a word of place" if self.size(candidates) >= AFTER_WORD else None
        head = span.head(article)
        plays = span.kind == "organization" and head.dep == "nsubj" and head.head.lemma in SPORTS
        if plays or has_person_beside(article, span) or not self.likely(candidates, span):
            return None
        return "a large town, or one of a country that the article speaks of"

    def candidates(self, article: Article, span: Span, text: str) -> Sequence[Place]:
        """The places of a name that may be a town's at all: no acronym, no person's name, no word of organizations in it."""
        words = parts(text)
        if (
            is_acronym(text)
            or (text.lower() in DIRECTIONS or text.lower() in DEITIES)
            or span.title
            or self.is_persons(words)
        ):
            return []
        if self.is_body(article, span, text):
            return []
        return settlements(text) or (divisions(text) if len(span) > 1 else self.districts(article, span, text))

    def districts(self, article: Article, span: Span, text: str) -> list[Place]:
        """Second-level divisions of one word, of a country that the article speaks of, after a word of place or on a list of places."""
        if not (after_place_word(article, span.first) or self.is_listed(article, span)):
            return []
        return [p for p in gazetteer().of_key(spelled(text)) if p.country in self.countries]

    def is_body(self, article: Article, span: Span, text: str) -> bool:
        """Whether a word of organizations is in a name that no large town and no division bears."""
        words = [organization_words()[t.lower] for t in span.tokens(article) if t.lower in organization_words()]
        bodies = any(len(span) > 1 or sector != "business" for _, sector in words)
        return bodies and not divisions(text) and self.size(settlements(text)) < BODY_TOO

    def is_persons(self, words: Sequence[str]) -> bool:
        """Whether a name is a person's: begun by a given name, or the surname of somebody in the article."""
        return not words or words[0] in given_names() or (len(words) == 1 and words[0] in self.surnames)

    def is_listed(self, article: Article, span: Span) -> bool:
        """Whether the name goes on a list of places: "Kiryat Shmona and Safed"."""
        return (
            span.first > 1
            and span.first - 2 in self.places
            and article.tokens[span.first - 1].lower in {"and", ",", "or"}
        )

    def likely(self, found: Iterable[Place], span: Span) -> bool:
        """Whether one of the places is so large, or so near to what the article is about, that the name is the town's."""
        return any(
            p.population >= ALONE
            or (p.feature == "PPLC" and len(span) == 1)
            or (p.country in self.countries and p.population >= IN_COUNTRY and span.kind != "person")
            or (p.country in self.countries and p.population >= 5 * IN_COUNTRY)
            for p in found
        )

    def size(self, found: Iterable[Place]) -> int:
        """Inhabitants of the largest place; those in a country that the article speaks of count tenfold."""
        return max((p.population * (10 if p.country in self.countries else 1) for p in found), default=0)

    def missed(self, article: Article, taken: set[int]) -> list[Span]:
        """Towns that the model passed over: a proper noun after a word of place, a large town, or a dateline."""
        found = []
        for token in article.capitalised():  # as all abbreviations of states are
            if token.i in taken:
                continue
            if end := state_end(article, token):
                found.append(Span(token.i, end, "place", "lexicon", reason="the abbreviation of a state"))
                taken.update(range(token.i, end))
            elif self.may_be(article, token) and not is_plain(article, token):
                end = self.longest(article, token, taken)
                if end:
                    found.append(Span(token.i, end, "place", "gazetteer", reason="a town that the model passed over"))
                    taken.update(range(token.i, end))
        return found

    def may_be(self, article: Article, token: Token) -> bool:
        """Whether a token may begin the name of a town."""
        if (
            len(token.text) < 3
            or not token.text[0].isupper()
            or token.lower in NO_TOWNS
            or token.lower in given_names()
        ):
            return False
        if token.text.isupper():
            return (
                len(token.text) > 3
                and token.i == token.sentence.tokens[0].i
                and bool(DATELINE.match(article.text, token.end))
            )
        return token.tag.startswith("NNP") and not in_title_case(token.sentence)

    def longest(self, article: Article, token: Token, taken: set[int]) -> int:
        """The end of the longest name of a town that begins at a token and takes all proper nouns of its run; 0 for none."""
        span = Span(token.i, run_end(article, token, taken), "person", "gazetteer")
        text = span.text(article)
        if token.text.isupper() and not DATELINE.match(article.text, article.tokens[span.last - 1].end):
            return 0
        if follows_name(article, token, taken) or known_exactly(text) or fold(text) in self.surnames | self.first_names:
            return 0
        return span.last if self.is_missed(article, span, settlements(text)) else 0

    def is_missed(self, article: Article, span: Span, places: Sequence[Place]) -> bool:
        """Whether a run of proper nouns that the model passed over is a town's name."""
        if after_place_word(article, span.first) or span.text(article).isupper():
            return self.size(places) >= AFTER_WORD
        return bool(places) and not has_person_beside(article, span) and self.likely(places, span)


def is_plain(article: Article, token: Token) -> bool:
    """Whether a word is one of every day that the text has in small letters too: "Mobile apps", "a mobile app"."""
    return is_everyday(token.lower) and token.lower in article.spellings


@lru_cache(maxsize=1)
def spoken_of(article: Article) -> frozenset[str]:
    """The countries that an article names, or speaks of the people of; asked for several times while its names are read."""
    by_name, by_people = countries().by_name, countries().by_people
    people = (by_people[text] for text in article.spellings & by_people.keys() if text not in by_name)
    return frozenset([*(by_name[text] for text in article.spellings & by_name.keys()), *people])


def names_of(article: Article, spans: Sequence[Span]) -> tuple[frozenset[str], frozenset[str]]:
    """First and last words of the names of persons that have two words or more."""
    names = [parts(span.text(article)) for span in spans if span.kind == "person"]
    full = [name for name in names if len(name) > 1]
    return frozenset(name[0] for name in full), frozenset(name[-1] for name in full)


@lru_cache(maxsize=4096)
def countries_of(text: str, *, is_place: bool) -> frozenset[str]:
    """The countries that a name speaks of: its own, that of its largest place, that of a listed entity."""
    places = gazetteer().of_key(spelled(text)) if is_place else ()
    own = places[0].country if places else countries().by_name.get(text)
    known = entities().get(text)
    return frozenset(filter(None, (own, known.country if known else None)))


def follows_name(article: Article, token: Token, taken: Container[int]) -> bool:
    """Whether a proper noun of the sentence that nothing has taken stands right before."""
    before = article.tokens[token.i - 1] if token.i else None
    free = before is not None and before.tag == "NNP" and before.i not in taken
    return free and before is not None and before.sentence is token.sentence


def is_acronym(text: str) -> bool:
    """Whether a text is too short, or written too much in capitals, for the name of a town."""
    return len(text) < 3 or (text.isupper() and len(text) < 5)


def run_end(article: Article, first: Token, taken: Container[int]) -> int:
    """The end of a run of proper nouns, or in capitals of words in capitals; at most four."""

    def goes_on(token: Token) -> bool:
        if first.text.isupper():
            return token.text.isupper() and token.text.isalpha()
        return token.tag.startswith("NNP") and token.i not in taken

    end = first.i + 1
    while end < min(len(article.tokens), first.i + 4) and goes_on(article.tokens[end]):
        end += 1
    return end


def state_end(article: Article, token: Token) -> int:
    """The end of the abbreviation of a state that begins at a token after a comma, 0 for none: "Rancho Mirage, Calif."."""
    end = abbreviation_end(article, token)
    if not end or token.i < 2:
        return 0
    before = article.tokens[token.i - 2 : token.i]
    if token.lower in COMMON_ACRONYMS and not is_town_in(article, article.tokens[token.i - 2], token, end):
        return 0  # "IoT, AI, NFC, AR/VR"
    lettered = any(n.label == "PERSON" and n.last == token.i - 1 for n in article.names)
    if lettered and not is_town_in(article, before[0], token, end):
        return 0  # letters after a person's name: QC, MD
    return end if before[1].text == "," and before[0].text[0].isupper() else 0


def is_town_in(article: Article, last: Token, state: Token, end: int) -> bool:
    """Whether a name before a comma is a town of the state behind it, though the model has a person: "Glens Falls, N.Y."."""
    name = next((n for n in article.names if n.last == last.i + 1), None)
    first = article.tokens[name.first] if name else last
    text = article.text[first.start : last.end]
    key = states()[article.text[state.start : article.tokens[end - 1].end]]
    codes = {p.admin1 for p in gazetteer().of_key(key) if p.feature == "ADM1" and p.country in {"US", "CA"}}
    return any(p.admin1 in codes for p in settlements(text))


@lru_cache(maxsize=4096)
def settlements(text: str) -> tuple[Place, ...]:
    """Settlements and first-level divisions of a name; second-level ones only for names of several words."""
    if text.lower() in DIRECTIONS:
        return ()
    return tuple(p for p in gazetteer().of_key(spelled(text)) if p.feature != "ADM2" or " " in text)


def largest(text: str) -> int:
    """Inhabitants of the largest place of a name."""
    return max((p.population for p in settlements(text)), default=0)


def divisions(text: str) -> Sequence[Place]:
    """Divisions of a name that says what it is: Niger State."""
    return [p for p in gazetteer().of_key(bare(text)) if not p.is_settlement] if bare(text) != fold(text) else ()


def after_place_word(article: Article, first: int) -> bool:
    """Whether a word of place stands right before: "in X", "the mayor of X", "X and Y" after such a word."""
    if not first:
        return False
    tokens = article.tokens
    if first > 1 and tokens[first - 1].lower in QUALIFYING:
        first -= 1  # in neighbouring Hertfordshire
    before = tokens[first - 1]
    if before.lower in WHERE:
        return before.lower not in {"to", "at", "over", "through"} or before.head.lemma not in {
            "accord",
            "say",
            "speak",
            "tell",
            "talk",
        }
    if before.lower == "of":
        return first > 1 and tokens[first - 2].lower in OF_PLACE
    return is_example(article, first)


def is_example(article: Article, first: int) -> bool:
    """Whether a name is one of the examples of towns: "towns like Stanmore, Clifton and Bell"."""
    n = first - 1
    if n < 1 or article.tokens[n].lower not in LIST_LINKS:
        return False
    while n > 1 and first - n < LONGEST_LIST and article.tokens[n].lower not in EXAMPLES:
        word = article.tokens[n]
        if word.sentence is not article.tokens[first].sentence or not (
            word.text[0].isupper() or word.lower in LIST_LINKS
        ):
            return False
        n -= 1
    noun = article.tokens[n - 1 - (article.tokens[n - 1].lower == "such")]
    return article.tokens[n].lower in EXAMPLES and noun.tag == "NNS" and noun.lemma.lower() in SETTLED


def is_behind_street(article: Article, span: Span) -> bool:
    """Whether a street stands before: "a house in Newton Street, Millom"."""
    before = [t.lower for t in article.tokens[max(0, span.first - 2) : span.first]]
    return before[1:] == [","] and before[0] in STREET_WORDS


def is_home(article: Article, span: Span) -> bool:
    """Whether somebody of the name is told of by age: "a 57-year-old Wasilla woman", "Tom Reed, of Millom"."""
    after, before = span.after(article)[0], span.before(article)
    if before is not None and before.lower == "of" and span.first > 2 and article.tokens[span.first - 2].text == ",":
        return any(n.label == "PERSON" and n.last == span.first - 2 for n in article.names)
    return after in SOMEBODY and before is not None and (before.lower.endswith("-old") or before.lower == "old")


def has_person_beside(article: Article, span: Span) -> bool:
    """Whether a title or an age stands beside: "Mr Kent", "Austin, 70,"."""
    tokens = article.tokens
    before = tokens[span.first - 1].lower.rstrip(".") if span.first else ""
    after = [t.lower for t in tokens[span.last : span.last + 2]] + ["", ""]
    if after[0] == "," and (after[1][:2].isdigit() or after[1] in {"who", "whose"}):
        return True
    return before in title_ends() and before not in {"chief", "head", "port", "st"}
