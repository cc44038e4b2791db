"""Towns that the model took for something else or passed over, by the gazetteer and the words around."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from transforms.article import Article, Token
from transforms.gazetteer.countries import countries
from transforms.gazetteer.entity_ids import fold
from transforms.gazetteer.place_names import bare
from transforms.gazetteer.places import Place, gazetteer
from transforms.gazetteer.regions import spelled, states
from transforms.lexicons import word_list
from transforms.mentions.candidates import MONTHS_DAYS
from transforms.mentions.headings import in_title_case
from transforms.mentions.known_names import entities, known_exactly
from transforms.mentions.name_words import given_names, kinds_of_words, title_words
from transforms.mentions.persons import parts
from transforms.mentions.spans import Span

WHERE = word_list("name_cues.tsv", "where")
OF_PLACE = word_list("name_cues.tsv", "of_place")
# Inhabitants from which a name is taken for the town: without any sign, where its country is spoken of, after a word of place.
ALONE, IN_COUNTRY, AFTER_WORD = 1_000_000, 20_000, 1_000
DIRECTIONS = word_list("name_cues.tsv", "compass")
SPORTS = word_list("name_cues.tsv", "sports")
DATELINE = re.compile(r"\s*(?:\(|,|—|–|-)")


@dataclass(frozen=True, slots=True)
class Towns:
    """What an article tells of places: the countries that it speaks of, and the surnames of its persons."""

    countries: frozenset[str]
    surnames: frozenset[str]
    """Last words of names of two words or more that the model has as persons."""
    places: frozenset[int] = frozenset()
    """Tokens that end a name which the model has as a place."""

    @classmethod
    def of(cls, article: Article, spans: Sequence[Span]) -> Towns:
        """Countries by name, nationality and unmistakable places; surnames by full names."""
        surnames, known_as = set(), countries()
        words = {token.text for token in article.tokens}
        codes = {code for word in words if (code := known_as.by_name.get(word) or known_as.by_people.get(word))}
        for span in spans:
            text = span.text(article)
            if span.kind == "place" and (found := gazetteer().of_key(spelled(text))):
                codes.add(found[0].country)
            elif code := known_as.by_name.get(text):
                codes.add(code)
            if span.kind == "person" and len(name := parts(text)) > 1:
                surnames.add(name[-1])
            if (known := entities().get(text)) and known.country:
                codes.add(known.country)
        places = frozenset(s.last - 1 for s in spans if s.kind in {"place", "country"})
        return cls(frozenset(codes), frozenset(surnames), places)

    def is_town(self, article: Article, span: Span, text: str) -> bool:
        """Whether a name that the model took for something else is a place."""
        found = self.candidates(article, span, text)
        if not found:
            return False
        if (after_place_word(article, span.first) or self.is_listed(article, span)) and not in_title_case(
            article.tokens[span.first].sentence
        ):
            return self.size(found) >= AFTER_WORD
        head = span.head(article)
        plays = span.kind == "organization" and head.dep == "nsubj" and head.head.lemma in SPORTS
        return not plays and not has_person_beside(article, span) and self.likely(found, span)

    def candidates(self, article: Article, span: Span, text: str) -> list[Place]:
        """The places of a name that may be a town's at all: no acronym, no person's name, no word of organizations in it."""
        words = parts(text)
        acronym = len(text) < 3 or (text.isupper() and len(text) < 5)
        if acronym or span.title or not words or words[0] in given_names() or text.lower() in DIRECTIONS:
            return []
        if (len(words) == 1 and words[0] in self.surnames) or (
            any(t.lower in kinds_of_words() for t in span.tokens(article)) and not divisions(text)
        ):
            return []
        return settlements(text) or (divisions(text) if len(span) > 1 else [])

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

    def unseen(self, article: Article, taken: set[int]) -> list[Span]:
        """Towns that the model passed over: a proper noun after a word of place, a large town, or a dateline."""
        found = []
        for token in article.tokens:
            if token.i in taken:
                continue
            if is_state(article, token):
                found.append(Span(token.i, token.i + 1, "place", "lexicon"))
                taken.add(token.i)
            elif self.may_be(article, token):
                end = self.longest(article, token, taken)
                if end:
                    found.append(Span(token.i, end, "place", "gazetteer"))
                    taken.update(range(token.i, end))
        return found

    def may_be(self, article: Article, token: Token) -> bool:
        """Whether a token may begin the name of a town."""
        if (
            len(token.text) < 3
            or not token.text[0].isupper()
            or token.lower in MONTHS_DAYS
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
        tokens = article.tokens
        end = token.i + 1
        capitals = token.text.isupper()
        while (
            end < len(tokens)
            and end - token.i < 4
            and (
                tokens[end].text.isupper() and tokens[end].text.isalpha()
                if capitals
                else tokens[end].tag.startswith("NNP") and end not in taken
            )
        ):
            end += 1
        if capitals and not DATELINE.match(article.text, tokens[end - 1].end):
            return 0
        before = tokens[token.i - 1] if token.i else None
        if before is not None and before.tag == "NNP" and before.i not in taken and before.sentence is token.sentence:
            return 0
        text = article.text[token.start : tokens[end - 1].end]
        if known_exactly(text) or fold(text) in self.surnames:
            return 0
        found = settlements(text)
        span = Span(token.i, end, "person", "gazetteer")
        if after_place_word(article, token.i) or text.isupper():
            return end if self.size(found) >= AFTER_WORD else 0
        return end if found and not has_person_beside(article, span) and self.likely(found, span) else 0


def is_state(article: Article, token: Token) -> bool:
    """Whether a token is the abbreviation of a state after a comma: Rancho Mirage, Calif."""
    if token.text not in states() or token.i < 2:
        return False
    before = article.tokens[token.i - 2 : token.i]
    if any(n.label == "PERSON" and n.last == token.i - 1 for n in article.names):
        return False  # letters after a person's name: QC, MD
    return before[1].text == "," and before[0].text[0].isupper()


def settlements(text: str) -> list[Place]:
    """Settlements and first-level divisions of a name; second-level ones only for names of several words."""
    return [p for p in gazetteer().of_key(spelled(text)) if p.feature != "ADM2" or " " in text]


def divisions(text: str) -> list[Place]:
    """Divisions of a name that says what it is: Niger State."""
    return [p for p in gazetteer().of_key(bare(text)) if not p.is_settlement] if bare(text) != fold(text) else []


def after_place_word(article: Article, first: int) -> bool:
    """Whether a word of place stands right before: "in X", "the mayor of X", "X and Y" after such a word."""
    if not first:
        return False
    tokens = article.tokens
    before = tokens[first - 1]
    if before.lower in WHERE:
        return before.lower not in {"to", "at", "over", "through"} or before.head.lemma not in {
            "accord",
            "say",
            "speak",
            "tell",
            "talk",
        }
    return before.lower == "of" and first > 1 and tokens[first - 2].lower in OF_PLACE


def has_person_beside(article: Article, span: Span) -> bool:
    """Whether a title or an age stands beside: "Mr Kent", "Austin, 70,"."""
    tokens = article.tokens
    before = tokens[span.first - 1].lower.rstrip(".") if span.first else ""
    after = [t.lower for t in tokens[span.last : span.last + 2]] + ["", ""]
    if after[0] == "," and (after[1][:2].isdigit() or after[1] in {"who", "whose"}):
        return True
    return before in title_words() and before not in {"chief", "head", "port", "st"}
