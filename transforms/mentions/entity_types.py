"""The type of one name that the model found: lists, spelling, last words and the gazetteer against the model's label."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from transforms.article import Article, Token
from transforms.gazetteer.place_names import DIVISIONS
from transforms.lexicons import word_list
from transforms.mentions.common_words import is_common
from transforms.mentions.context_cues import Evidence
from transforms.mentions.devices import by_maker
from transforms.mentions.full_name_types import (
    by_double_name,
    by_given_name,
    by_hyphen,
    by_last_name,
    by_syllables,
    by_what_is_told,
)
from transforms.mentions.kind_nouns import told_kind
from transforms.mentions.known_names import KnownName, known_exactly, nations, surnames
from transforms.mentions.name_lexicons import family_names, given_names, organization_words
from transforms.mentions.spans import Span
from transforms.mentions.sports import club_of, is_called_by_stadium
from transforms.mentions.taken_towns import is_taken_town
from transforms.mentions.topical_names import topical_name
from transforms.mentions.towns import Towns, after_place_word, is_town_in, largest, settlements, state_end
from warehouse.tables.mentions import EntityType

MEMBERS = word_list("name_cues.tsv", "members")
STREETS = word_list("name_cues.tsv", "streets")
FACILITY_STARTS, BODY_STARTS = (
    word_list("name_cues.tsv", "facility_starts"),
    word_list("name_cues.tsv", "body_starts"),
)
STREET_ENDINGS = tuple(sorted(word_list("name_cues.tsv", "street_endings")))
TOWN = 20_000
"""Inhabitants from which what the model takes for a people is rather a town: Dubrovnik."""
LONG = 8
"""Letters beyond which a word that ends as streets do is one: Prinzregentenstrasse."""
STREETS_SHORT = word_list("name_cues.tsv", "streets_short")
STREET_WORDS = word_list("name_cues.tsv", "street_words")
# Last words that name what is built, whoever runs it: Gtech Community Stadium.
BUILT = word_list("name_cues.tsv", "built")
MODEL_ENDS = frozenset({"Pro", "Max", "Ultra", "Lite", "Mini", "XL", "XS"})
"""Last words of devices of which there are several: the Circadian Pro. Max is a name, but no surname."""
EVENTS_OF = word_list("name_cues.tsv", "events_of")
NOBLES = word_list("name_cues.tsv", "nobles")
NOBLE = 3
"""Words of a rank and its seat."""
WATERS = word_list("name_cues.tsv", "landforms_before")
TECHNICAL = re.compile(r"[A-Za-z]+\d+[A-Z]?|[A-Z]?[a-z]+[A-Z][A-Za-z]*")
NUMBERED = re.compile(r"[A-Z][A-Za-z]*[a-z][A-Za-z]*-\d{1,2}[A-Z]?")
"""Names of satellites and devices: ICESat-2, Sentinel-3B."""
# Capitals inside names of people: McKay, DeSantis, LeBron, FitzGerald.
FAMILY_PREFIX = re.compile(r"(?:Ma?c|De[lsnr]?|D[aiou]|L[aeo]|V[ao]n|Fitz|[OSA]l?|El|Ja|Ke|Ra|Ta)[A-Z][a-z]+$")
PREFIX = re.compile(r"^(?:[Pp]ro|[Aa]nti|[Nn]on|[Ee]x|[Pp]ost|[Pp]re)[-‑]")
"""What may stand before a nationality: pro-Russian."""
UNMADE: frozenset[EntityType] = frozenset({"person", "place", "facility", "law"})
NO_PEOPLE = "a people that no list knows"
# Last words that are surnames as well: Jim Press, Winona Church.
SURNAMES_TOO = word_list("name_cues.tsv", "surnames_too")
GIVES_WAY: dict[EntityType, frozenset[EntityType]] = {
    "organization": frozenset({"person", "nationality", "law", "event_name", "place"}),
    "facility": frozenset({"person", "place", "product"}),
}
"""What the model's label may be for a last word to tell another type."""
Rules = tuple[Callable[[Article, Span, Towns], Evidence | None], ...]


def classify(article: Article, spans: Sequence[Span]) -> None:
    """Give each name its type by the first rule that decides; where none does, the model's label stands.

    What the first time shows as towns tells of their neighbours in lists, "Jenin, Goma and Kherson": a second time all rules read the
    names that have changed, and those that no rule of the name alone decided are read again by the others.
    """
    towns = Towns.of(article, spans)
    rules = [rest_of_rules(article, span, towns) for span in spans]
    towns = Towns.of(article, spans)
    for span, rest in zip(spans, rules, strict=True):
        decide(article, span, towns, rest)


def rest_of_rules(article: Article, span: Span, towns: Towns) -> Rules:
    """Give a name its type, and tell which rules may find something else when the other names have theirs."""
    kind, known = span.kind, span.known
    decided = decide(article, span, towns, ALONE)
    if not decided:
        decide(article, span, towns, AMONG_OTHERS)
    if span.kind != kind or span.known is not known:
        return ALONE + AMONG_OTHERS
    return () if decided else AMONG_OTHERS


def decide(article: Article, span: Span, towns: Towns, rules: Rules) -> bool:
    """Give a name its type by the first of some rules that decides; whether one did."""
    for rule in rules:
        if evidence := rule(article, span, towns):
            if not span.known:
                span.retype(*evidence)
            return True
    return False


def by_state(article: Article, span: Span, _: Towns) -> Evidence | None:
    """The abbreviation of a state after a comma, and a town before one: "Glens Falls, N.Y."."""
    if state_end(article, article.tokens[span.first]) == span.last:
        return Evidence("place", "the abbreviation of a state after a comma")
    if span.last + 1 >= len(article.tokens) or span.after(article)[0] != ",":
        return None
    behind = article.tokens[span.last + 1]
    end = state_end(article, behind)
    if end and is_town_in(article, article.tokens[span.last - 1], behind, end):
        return Evidence("place", "a town of the state behind it")
    if end and article.tokens[end - 1].text.endswith(".") and may_be_town(article, span):
        return Evidence("place", "before the abbreviation of a state")
    return None


def may_be_town(article: Article, span: Span) -> bool:
    """Whether a name that no gazetteer has may be a town's: no word of bodies in it, no person's name of several words."""
    words = [t.lower for t in span.tokens(article)]
    is_person = span.kind == "person" and (len(words) > 1 or words[0] in given_names())
    return not is_person and not span.title and organization_words().keys().isdisjoint(words)


def by_list(article: Article, span: Span, _: Towns) -> Evidence | None:
    """What lists know of the whole name, but no place where the model has a person."""
    text = span.text(article)
    known = known_exactly(text) or nations().get(PREFIX.sub("", text))
    if not known or (span.kind == "person" and known.kind == "place"):
        return None
    span.list_as(known)
    return Evidence(span.kind, span.reason)


def by_noun(article: Article, span: Span, _: Towns) -> Evidence | None:
    """What the noun before a name says that it is: "the drug Vantrol"."""
    kind = told_kind(article, span)
    return Evidence(kind, "after the noun for what it is") if kind else None


def by_member(article: Article, span: Span, _: Towns) -> Evidence | None:
    """What a member of a party or a faith is called: "a Democrat voted against it"."""
    member = len(span) == 1 and article.tokens[span.first].lower in MEMBERS
    return Evidence("other", "a member of a party or a faith") if member and span.kind != "organization" else None


def by_surname(article: Article, span: Span, _: Towns) -> Evidence | None:
    """The surname of a well-known person that is no place's name, or no more than a small one's: Bush."""
    text = span.text(article)
    if len(span) > 1 or text not in surnames():
        return None
    if not settlements(text) or (is_small(text) and not after_place_word(article, span.first)):
        return Evidence("person", "the surname of a listed person")
    return None


def is_small(text: str) -> bool:
    """Whether all places of a name are small."""
    return largest(text) < 10 * TOWN


def by_number(article: Article, span: Span, _: Towns) -> Evidence | None:
    """A satellite or a device by the number behind its letters: ICESat-2."""
    numbered = NUMBERED.fullmatch(span.text(article)) is not None
    return Evidence("product", "letters and a number, as satellites and devices have") if numbered else None


def by_words(article: Article, span: Span, _: Towns) -> Evidence | None:
    """What the name's spelling or its last word tells, where that may overrule the model's label."""
    evidence = by_spelling(article, span) or by_last_word(article, span)
    return evidence if evidence and overrules(article, span, evidence.kind) else None


def by_rank(article: Article, span: Span, _: Towns) -> Evidence | None:
    """Who is called by a rank and a seat: "the Duke of Leinster"."""
    words = span.text(article).split(" ")
    is_rank = len(words) == NOBLE and words[0].lower() in NOBLES and words[1] == "of"
    return (
        Evidence("person", "a rank and its seat") if is_rank and words[-1].lower() not in organization_words() else None
    )


def by_fate(article: Article, span: Span, _: Towns) -> Evidence | None:
    """A town by what it suffers: "rebels took Luberizi"."""
    return Evidence("place", "the object of what is done to towns") if is_taken_town(article, span) else None


def by_gazetteer(article: Article, span: Span, towns: Towns) -> Evidence | None:
    """A town that the model took for something else."""
    if span.kind == "place":
        return None
    reason = towns.is_town(article, span, span.text(article))
    return Evidence("place", reason) if reason else None


def by_field(article: Article, span: Span, _: Towns) -> Evidence | None:
    """A program, firm or work whose name is another word outside articles about its field."""
    if known := topical_name(article, span):
        span.list_as(known)
        return Evidence(span.kind, span.reason)
    return None


def by_syntax(article: Article, span: Span, _: Towns) -> Evidence | None:
    """What the model takes for a people that no list knows: a noun in the singular that qualifies nothing is a name."""
    if span.kind != "nationality":
        return None
    head = span.head(article)
    if head.tag != "JJ" and max((p.population for p in settlements(span.text(article))), default=0) >= TOWN:
        return Evidence("place", "no people that a list knows, and a town")
    if len(span) > 1 or head.tag != "NNP" or head.dep not in {"nsubj", "nsubjpass", "poss", "appos"}:
        return Evidence("other", NO_PEOPLE)
    return Evidence("organization" if head.text.isupper() else "person", "no people that a list knows, and a noun")


def by_club(article: Article, span: Span, _: Towns) -> Evidence | None:
    """A sports club by its short name."""
    if club := club_of(article, span):
        span.list_as(club)
        return Evidence(span.kind, span.reason)
    return Evidence("organization", "a club called by its stadium") if is_called_by_stadium(article, span) else None


def by_device(article: Article, span: Span, _: Towns) -> Evidence | None:
    """A device or program that begins with its maker's name: Sony WF-1000XM5."""
    return by_maker(article, span)


ALONE: Rules = (
    by_state, by_club, by_field, by_list, by_device, by_noun, by_member, by_surname, by_given_name, by_last_name, by_hyphen, by_syllables, by_double_name, by_what_is_told, by_rank, by_number, by_words, by_fate,
)  # fmt: skip
"""The rules that ask for no other name of the article."""
AMONG_OTHERS: Rules = (by_gazetteer, by_syntax)


def by_spelling(article: Article, span: Span) -> Evidence | None:
    """The type that the first word's spelling tells: streets, and words of a program or a device, GraphQL and IE9."""
    first = article.tokens[span.first]
    if len(span) > 1 and first.text.istitle() and (kind := first_word_kind(first.lower)) and span.kind != kind:
        return Evidence(kind, f"begins with {first.text!r}")
    if is_street(first, span) or is_address(article, span):
        return Evidence("facility", "a street in one word, or behind a house number")
    if span.text(article).startswith("Good Morning "):
        return Evidence("work", "a programme by its first words")
    if span.kind not in UNMADE:
        return None
    if (known := known_exactly(first.text)) and is_maker(known, span, first.lower):
        return Evidence("product", f"begins with the listed {known.name}")
    made = is_technical(article, span) and not settlements(span.text(article))  # but KwaZulu-Natal
    return Evidence("product", "spelled like a program or a device") if made else None


def is_street(word: Token, span: Span) -> bool:
    """Whether a name is a street's in one word: Prinzregentenstrasse."""
    return len(span) == 1 and word.lower.endswith(STREET_ENDINGS) and len(word.text) > LONG and word.text.istitle()


def is_address(article: Article, span: Span) -> bool:
    """Whether a name stands behind a number and ends with the abbreviation of a street: "1225 N. Rampart St."."""
    before = span.before(article)
    return (
        before is not None
        and before.text.isdigit()
        and article.tokens[span.last - 1].lower.rstrip(".") in STREETS_SHORT
    )


def first_word_kind(word: str) -> EntityType | None:
    """What a first word of a longer name says that it is, in any language: Calle Luna, Teatro Apolo, Banco Sol."""
    if word in STREETS or word in FACILITY_STARTS:
        return "facility"
    return "organization" if word in BODY_STARTS else None


def is_maker(known: KnownName, span: Span, word: str) -> bool:
    """Whether a name begins with a listed product, or with a company that is nobody's name: Google Cloud."""
    firm = known.sector == "business" and span.kind == "person" and len(span) > 1
    return known.kind == "product" or (firm and word not in given_names() and word not in family_names())


def is_technical(article: Article, span: Span) -> bool:
    """Whether a word of a name is spelled as programs and devices are: GraphQL, IE9; but DeSantis is a surname."""
    tokens = span.tokens(article)
    made = (
        bool(TECHNICAL.fullmatch(t.text)) and not FAMILY_PREFIX.match(t.text) and not is_double_given(t.text)
        for t in tokens
    )
    is_model = len(tokens) > 1 and tokens[-1].text in MODEL_ENDS
    return tokens[0].lower not in given_names() and (is_model or any(made))


def is_double_given(text: str) -> bool:
    """Whether two given names are written as one word.

    >>> is_double_given("MaryKay"), is_double_given("GraphQL")
    (True, False)
    """
    names = re.findall(r"[A-Z][a-z]+", text)
    return "".join(names) == text and len(names) > 1 and all(name.lower() in given_names() for name in names)


@cache
def divisions_alone() -> frozenset[str]:
    """Words for divisions that end no names of bodies."""
    return DIVISIONS - organization_words().keys()


def by_last_word(article: Article, span: Span) -> Evidence | None:
    """The type that the last word of a longer name tells, or the first one of a name of waters."""
    if len(span) < 2:
        return None
    first, last = article.tokens[span.first].lower, article.tokens[span.last - 1].lower
    if first in WATERS and last not in organization_words():
        return Evidence("place", f"begins with {first!r}")
    if article.tokens[span.last - 2].text == "-":
        return None
    if last in DIVISIONS and article.tokens[span.last - 2].lower == "school":
        return Evidence("organization", "a school district")
    if last in divisions_alone() and article.tokens[span.last - 1].text.istitle():
        return Evidence("place", f"ends with {last!r}")
    told = (f"{article.tokens[span.last - 2].lower} {last}", last.rstrip("."))
    words = next((w for w in told if w in organization_words()), None)
    return (
        Evidence(organization_words()[words][0], f"ends with {words!r}") if words else by_word_before_of(article, span)
    )


def by_word_before_of(article: Article, span: Span) -> Evidence | None:
    """An event by the word before "of": the Battle of the Brits."""
    first, second = article.tokens[span.first].lower, article.tokens[span.first + 1].lower
    is_event = first in EVENTS_OF and second == "of"
    return Evidence("event_name", f"begins with '{first} of'") if is_event else None


def is_where(article: Article, span: Span) -> bool:
    """Whether a word of place stands before a name: "a house on Rosalind Drive"."""
    before = span.before(article)
    return before is not None and before.lower in {"on", "along", "off", "at", "in", "near"}


def is_named_after(article: Article, span: Span, last: str) -> bool:
    """Whether a body or a building bears a person's name: "the Ben Uri Gallery"; but not the late Jim Press."""
    before = span.before(article)
    definite = before is not None and before.lower == "the"
    return definite and len(span) > 2 and last not in SURNAMES_TOO and last not in family_names()


def is_built(article: Article, span: Span, last: str) -> bool:
    """Whether the last word is a street's behind a word of place, or a building's that is no surname: Arthur Ashe Stadium."""
    if last in STREET_WORDS:
        return is_where(article, span)
    is_surname = last in family_names() or len(span) == 2
    is_ground = f"{article.tokens[span.last - 2].lower} {last}" in organization_words()
    return is_ground or (last in BUILT and (span.kind == "organization" or not is_surname))


def overrules(article: Article, span: Span, told: EntityType) -> bool:
    """Whether what a name's words tell may overrule the model's label."""
    first, last = article.tokens[span.first].lower, article.tokens[span.last - 1].lower
    if told == "facility" and (is_built(article, span, last) or is_address(article, span)):
        return True
    if told == "place" and last not in family_names() and last not in SURNAMES_TOO:
        return span.kind != "person" or first not in given_names() or is_common(first)  # Sandy Cay, but Danny Ocean
    if span.kind == "person" and ((len(span) == 2 and last in SURNAMES_TOO) or first in given_names()):
        return is_named_after(article, span, last)
    if told in GIVES_WAY:
        return span.kind in GIVES_WAY[told] or (first_word_kind(first) == told)
    return span.kind != told
