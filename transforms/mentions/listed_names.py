"""Names of an article that word lists know, where the words around let them stand."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.article import Article, Token
from transforms.gazetteer.place_names import DIVISIONS
from transforms.lexicons import word_list
from transforms.mentions.candidates import DIRECTIONS, is_first
from transforms.mentions.decisions import tell
from transforms.mentions.firms import firm_name
from transforms.mentions.headings import in_title_case
from transforms.mentions.known_names import KnownName, entities, known_exactly, matcher, nations
from transforms.mentions.name_lexicons import MONEY_SIGNS, organization_words
from transforms.mentions.offices_within import PARTY_MEMBERS
from transforms.mentions.spans import Span
from transforms.mentions.sports import club_of
from transforms.mentions.topical_names import topical_name
from transforms.mentions.towns import after_place_word, settlements
from transforms.trace import Trace

LANGUAGES = word_list("name_cues.tsv", "languages")
LANDS = word_list("name_cues.tsv", "lands")
SPEAKING = word_list("name_cues.tsv", "speaking")
WITH_ARTICLE = word_list("name_cues.tsv", "with_article_only")
VESSELS = word_list("name_cues.tsv", "vessels")
COUNTRY_GIVEN = word_list("name_cues.tsv", "country_given_names")
MONTHS_DAYS = word_list("name_cues.tsv", "months_days")
SPORTS_WORDS = word_list("name_cues.tsv", "behind_countries")
BEHIND = DIVISIONS | SPORTS_WORDS | PARTY_MEMBERS | MONTHS_DAYS
"""Words behind a country's name that are no surname: Kenya Aug 10."""
MEASURES = frozenset({"GB"})
"""Abbreviations of countries that are units too."""
BEFORE = DIRECTIONS | MONTHS_DAYS
"""Words that may stand before a country's name and are no part of a longer one: "10 August Bulgaria: ..."."""


def from_lists(article: Article, trace: Trace | None = None) -> Iterator[Span]:
    """Listed names; a single word only where the parse takes it for a name."""
    for first, last, known in matcher().find(article):
        span = Span(first, last, known.kind, "lexicon")
        span.list_as(known)
        if other := namesake(article, span):
            yield other
        elif whole := longer_name(article, span):
            yield whole
        elif len(span) == 1 and (is_measure(article, span) or not stands_alone(article.tokens[first], known)):
            tell(trace, article, span, "refused", "lists", f"listed as {known.name}, but the parse has no name there")
        elif known.kind == "country" and is_given_name(article, span):
            tell(trace, article, span, "refused", "lists", "a given name before a surname")
            yield Span(first, last + 1, "person", "lexicon", reason="a given name before a surname")
        elif known.kind in {"country", "place"} and part_of_name(article, first, last):
            tell(trace, article, span, "refused", "lists", f"listed as {known.name}, but part of a longer name")
            if known.kind == "country" and is_firm(article.tokens[first - 1]):
                yield Span(first - 1, last, "organization", "lexicon", reason="a company and its country")
        else:
            yield span


def is_measure(article: Article, span: Span) -> bool:
    """Whether letters are a unit's: "16 GB of memory", "NZ $26 million", "(GB £20.1 billion)"; "the GB quartet" is Britain's."""
    before, after = span.before(article), span.after(article)[0]
    if span.text(article).isupper() and after[:1] in MONEY_SIGNS:
        return True
    return span.text(article) in MEASURES and before is not None and before.text[-1].isdigit()


def longer_name(article: Article, span: Span) -> Span | None:
    """The club whose name begins with a listed one's, "Independiente Petrolero", or the district that is called like a firm."""
    known, behind = span.known, article.tokens[span.last : span.last + 2]
    if known is None or len(span) > 1 or not behind:
        return None
    if known.sector == "business" and behind[0].lower in LANDS and behind[0].text.islower():
        return Span(span.first, span.last, "place", "lexicon", reason=f"before {behind[0].text!r}")
    if known.sector == "sport" and ends_club(article.tokens[span.first], *behind):
        return Span(span.first, span.last + 1, "organization", "lexicon", reason="a club by more than a listed name")
    return None


def ends_club(head: Token, word: Token, after: Token | None = None) -> bool:
    """Whether the proper noun behind a club's name belongs to it: no list knows it, and it stands alone."""
    if after is not None and after.tag.startswith("NNP"):
        return False
    is_part = head.dep == "compound" and head.head is word and word.tag == "NNP" and head.space
    return is_part and word.text.istitle() and word.lower not in organization_words() and not known_exactly(word.text)


def namesake(article: Article, span: Span) -> Span | None:
    """What else bears a listed name here by the words around: a town, a language, a ship, a club, an airline."""
    if other := town_by_people(article, span) or language(article, span):
        return other
    if is_ship(span.before(article)):
        return Span(span.first, span.last, "other", "lexicon", reason="after a kind of ship")
    club = (
        topical_name(article, span)
        or club_of(article, span)
        or (entities()["Emirates airline"] if is_airline(article, span) else None)
    )
    if club:
        span.list_as(club)
    return span if club else None


def is_ship(before: Token | None) -> bool:
    """Whether the word before a name is one for ships; a carrier may be an airline."""
    return before is not None and before.lower in VESSELS and before.lower != "carrier"


def town_by_people(article: Article, span: Span) -> Span | None:
    """The town whose name begins with the word for a people, after a word of place: "in Indian Wells", "the city of Hawaiian Gardens"."""
    if span.known is None or span.known.kind not in {"nationality", "other"} or span.last >= len(article.tokens):
        return None
    whole = Span(span.first, span.last + 1, "place", "lexicon", reason="a town after a word of place")
    is_name = article.tokens[span.last].tag.startswith("NNP") and after_place_word(article, span.first)
    return whole if is_name and settlements(whole.text(article)) else None


def language(article: Article, span: Span) -> Span | None:
    """A word for a people as that for its language: "his first film in English", "she speaks Arabic"."""
    token, before = article.tokens[span.first], span.before(article)
    if span.known is None or span.known.kind not in {"nationality", "other"} or len(span) > 1 or before is None:
        return None
    spoken = before.lower == "in" or before.lemma in SPEAKING
    spoken = spoken and token.text in LANGUAGES and token.dep in {"pobj", "dobj"}
    spoken = spoken or is_second_language(article, token)
    return Span(span.first, span.last, "other", "lexicon", reason="a language") if spoken else None


def is_second_language(article: Article, token: Token) -> bool:
    """Whether a word stands beside a language that is spoken: "a statement in Turkish and Kurdish"."""
    first = token.head
    if token.dep != "conj" or token.text not in LANGUAGES or first.text not in LANGUAGES or first.i == 0:
        return False
    before = article.tokens[first.i - 1]
    return first.dep in {"pobj", "dobj"} and (before.lower == "in" or before.lemma in SPEAKING)


def is_airline(article: Article, span: Span) -> bool:
    """Whether a country's name without its article is the airline's: Emirates ordered jets, in the Emirates."""
    before = span.before(article)
    bare = before is None or before.lower not in {"the", "arab"}
    return span.kind == "country" and span.text(article).lower() in WITH_ARTICLE and bare


def is_given_name(article: Article, span: Span) -> bool:
    """Whether a country's name that is a given name too stands before a surname: Israel Adesanya, but not Israel Railways."""
    if span.text(article).lower() not in COUNTRY_GIVEN or span.last >= len(article.tokens):
        return False
    name, after = article.tokens[span.last - 1], article.tokens[span.last]
    is_word = after.text in nations() or after.lower in organization_words() or after.lower.rstrip(".") in BEHIND
    is_word = is_word or firm_name(f"{name.text} {after.text}") is not None
    written = (
        after.text.istitle()
        and not after.text[-1].isdigit()
        and after.tag == "NNP"
        and name.space
        and after.sentence is name.sentence
    )
    return written and not is_word and name.head is after and not in_title_case(after.sentence)


def stands_alone(token: Token, known: KnownName) -> bool:
    """Whether one listed word is the name here: nations always, others as a proper noun or an acronym."""
    if known.kind in {"country", "nationality", "other"} or (token.text.isupper() and len(token.text) > 3):
        return True
    if known.kind in {"weapon", "product", "event_name"} and not token.text.isupper():
        return token.tag.startswith("NNP") and not is_first(token)
    return token.tag.startswith("NNP")


def part_of_name(article: Article, first: int, last: int) -> bool:
    """Whether a country's name is the end of a longer name: Air China, Bank of China, Radio Liberia."""
    if first == 0:
        return False
    before, head = article.tokens[first - 1], article.tokens[last - 1]
    compound = (
        before.head is head and before.dep == "compound" and before.tag.startswith("NNP") and before.text[:1].isupper()
    )
    if not compound or before.lower.rstrip(".") in BEFORE or before.text in nations() or in_title_case(before.sentence):
        return False
    return not is_first(before) or is_firm(before)


FIRMS = word_list("name_cues.tsv", "firm_names")


def is_firm(token: Token) -> bool:
    """Whether a word is a listed company's name, or what companies are called before their country: Telecom Egypt."""
    known = entities().get(token.text)
    return token.text in FIRMS or (known is not None and known.sector == "business")
