"""Definite descriptions: "the ministry", "the Russian president", "the group", "Israeli forces"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import takewhile

from transforms.article import Article, ParsedSentence, Token
from transforms.coreference.localities import COUNTRIES, QUALIFIERS, TOWNS, is_qualified, place
from transforms.coreference.people import Person, is_office, office
from transforms.coreference.reference import Reference, only, renamed, tell
from transforms.gazetteer.countries import countries
from transforms.gazetteer.entity_ids import fold
from transforms.lexicons import nouns, word_list
from transforms.mentions.advice import is_guide
from transforms.mentions.name_lexicons import occupations, organization_words, title_ends
from transforms.mentions.nationality import countries_beside
from transforms.mentions.type_evidence import kind_of_noun
from transforms.trace import Trace

DEFINITE = word_list("name_cues.tsv", "definite")
# What a state's bodies are called, and the sector that they belong to; "Israeli forces" stands for Israel.
BODIES = {
    "military": "forces troops army military navy soldiers warplanes jets airstrikes marines paratroopers commanders generals",
    "government": "government authorities officials administration leadership diplomats ministers delegation negotiators",
    "police": "police officers prosecutors investigators",
    "legislature": "parliament lawmakers legislators mps",
}
SECTORS = {word: sector for sector, words in BODIES.items() for word in words.split()}
ORGANIZATIONS = word_list("name_cues.tsv", "organizations")
COMPANY = word_list("name_cues.tsv", "company")
REBELS: frozenset[str | None] = frozenset({"rebel"})
SUPERVISING = word_list("name_cues.tsv", "supervising")
ARMED = word_list("name_cues.tsv", "armed")
DESCRIBED = {s: word_list("name_cues.tsv", f"described_{s}") for s in ("sport", "civil_society", "media", "labor")}
"""Nouns that stand for organizations of one sector: the charity, the club."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
BODY_TAGS = frozenset({"IN", "DT", "NN", "NNS", "NNP", "NNPS", "JJ", "POS", "HYPH"})
LONGEST_BODY = 10
"""Tokens of what an office is of."""
DATELINE = 12
"""Tokens of an article in which the agency of a dateline stands."""
ENOUGH = 3
"""Names of an organization that show that an article is about it."""


def describe(
    article: Article, heads: Mapping[int, Reference], people: Mapping[str, Person], trace: Trace | None = None
) -> dict[int, Reference]:
    """References of the descriptions whose one meaning the article gives."""
    described: dict[int, Reference] = {}
    names = sorted(heads.items())
    for token in [t for t in article.tokens if t.tag in NOUNS and t.i not in heads]:
        meant = apposition(token, heads) or description(article, token, names, people)
        if isinstance(meant, Reference) and is_own_object(token, meant, heads, described):
            meant = "the subject of its sentence is the one that could be meant"
        if isinstance(meant, Reference):
            described[token.i] = meant
        tell(trace, token, meant)
    return described


def is_own_object(
    token: Token, meant: Reference, heads: Mapping[int, Reference], described: Mapping[int, Reference]
) -> bool:
    """Whether a description would mean the subject that does something to it: "the union will meet the company"."""
    if meant.method != "description" or meant.entity_type != "organization" or token.dep in SUBJECTS:
        return False
    meanings = (described.get(t.i) or heads.get(t.i) for t in subjects_before(token))
    return any(m.entity_id == meant.entity_id for m in meanings if m)


def subjects_before(token: Token) -> list[Token]:
    """The nouns that are subjects before a noun in its sentence, itself repeated left out: "the company said the company's"."""
    before = (t for t in token.sentence.tokens if t.i < token.i and t.lemma != token.lemma)
    return [t for t in before if t.dep in SUBJECTS and t.tag in NOUNS]


def description(
    article: Article, token: Token, names: Sequence[tuple[int, Reference]], people: Mapping[str, Person]
) -> Reference | str | None:
    """What one noun refers to, or why that is left open; None for a noun that refers to nothing named."""
    word = token.lower if token.lower in SECTORS else token.lemma
    if word in SECTORS and (reference := body(article, token, SECTORS[word])):
        return reference
    if not may_take_up(token, word):
        return None
    if office(token):
        return holder(article, token, names, people) or "not one holder of the office"
    if word in COUNTRIES or word in TOWNS:
        return place(article, token, word, names) or "not one country or town in the sentences before"
    return organization_meant(article, token, word, names)


def is_several(token: Token) -> bool:
    """Whether a plural stands for the bodies of several states: "Canadian or US governments", but not "Russian forces"."""
    return token.tag in {"NNS", "NNPS"} and token.lower not in SECTORS


def may_take_up(token: Token, word: str) -> bool:
    """Whether a noun can take up a name: one country, town, organization or office, and definite; most nouns are none of these."""
    if token.tag in {"NNS", "NNPS"}:
        return False
    place_or_body = word in COUNTRIES or word in TOWNS or word in ORGANIZATIONS or word.endswith("maker")
    return (place_or_body or bool(office(token))) and is_definite(token)


def organization_meant(
    article: Article, token: Token, word: str, names: Sequence[tuple[int, Reference]]
) -> Reference | str | None:
    """The organization that a noun takes up, or why that is left open; None for a noun that stands for no organization."""
    if word not in ORGANIZATIONS and not word.endswith("maker"):
        return None
    if is_guide(article):
        return "a page that advises its reader, whose company is anybody's"
    return organization(article, token, word, names) or "not one organization of the kind before"


def apposition(token: Token, heads: Mapping[int, Reference]) -> Reference | None:
    """The name that stands beside the noun: "the president, Joe Biden", "Biden, the president"."""
    beside = [c for c in token.children if c.dep == "appos"]
    if token.dep == "appos" and not is_set_apart(token):
        beside.append(token.head)
    if is_rather_name(token):
        return kind_named(token, heads)
    beside += name_behind(token, heads)
    if not beside:
        return kind_named(token, heads)
    named = (heads[other.i] for other in beside if other.i in heads and not names_office(other, token))
    reference = next((r for r in named if can_stand_for(token, r)), None)
    if reference is not None:
        return renamed(reference, "apposition", 0.9)
    return kind_named(token, heads)


def name_behind(token: Token, heads: Mapping[int, Reference]) -> list[Token]:
    """The name between commas behind an office and what it is of, which the parse hangs elsewhere.

    "The chairman of the planning committee, Jan Novak, said"; no other office may stand between.
    """
    if not office(token):
        return []
    rest = token.sentence.tokens[token.i + 1 - token.sentence.tokens[0].i :]
    body = list(takewhile(lambda t: t.tag in BODY_TAGS and not office(t), rest[:LONGEST_BODY]))
    behind = rest[len(body) :]
    if not body or body[0].lower != "of" or not behind or behind[0].text != ",":
        return []
    name = list(takewhile(lambda t: t.tag.startswith("NNP"), behind[1:]))
    closed = [t.text for t in behind[len(name) + 1 : len(name) + 2]] in ([","], ["."])
    return [t for t in name if t.i in heads and closed][-1:]


def is_set_apart(token: Token) -> bool:
    """Whether a conjunction or a bracket parts a noun from the name: "neither Reed nor his co-counsel, Tom Poe", "Ann Roe (tennis)"."""
    first = min(t.i for t in token.subtree())
    tokens = token.sentence.tokens
    around = tokens[max(0, first - 1 - tokens[0].i) : first - tokens[0].i + 1]
    return any(t.tag == "CC" or (t.text == "(" and token.child("det") is None) for t in around)


def is_rather_name(token: Token) -> bool:
    """Whether a capitalised noun is part of another name rather than what somebody is: "Ann Roe 7-2 Jo Lewis", "the Electrical Code (NEC)"."""
    return token.tag.startswith("NNP") and not (
        office(token) or token.lemma in occupations() or token.lower in title_ends() or token.lower in ORGANIZATIONS
    )


def can_stand_for(noun: Token, reference: Reference) -> bool:
    """Whether a noun and the name beside it can be one: not "the aides, Ann Roe and Jim Poe", "Chubb: distinct features"."""
    if reference.entity_type == "person":
        return noun.tag not in {"NNS", "NNPS"} and noun.child("nummod") is None and is_of_person(noun)
    return reference.entity_type == "organization" and is_of_body(noun)


def is_of_person(noun: Token) -> bool:
    """Whether a noun says what somebody is."""
    word = noun.lemma
    return word in nouns("person") or word in occupations() or noun.lower in title_ends() or office(noun) is not None


def is_of_body(noun: Token) -> bool:
    """Whether a noun says what an organization is: a company, rebels, the airline."""
    word = noun.lemma
    return (
        word in ORGANIZATIONS
        or word in organization_words()
        or word in SECTORS
        or kind_of_noun(noun) == "organization"
        or word.endswith("maker")
    )


def names_office(name: Token, noun: Token) -> bool:
    """Whether a name behind a noun is that of the office which stands between: "a spokesman for the premier, Chris Minns"."""
    tokens = name.sentence.tokens
    first = min(t.i for t in name.subtree()) - tokens[0].i
    held = tokens[first - 2] if first > 1 and tokens[first - 1].text == "," else None
    return held is not None and held.dep == "pobj" and held is not noun and office(held) is not None


def kind_named(token: Token, heads: Mapping[int, Reference]) -> Reference | None:
    """The organization whose kind a noun behind its name says: "the Wagner group"."""
    reference = heads.get(token.i - 1)
    if (
        reference is None
        or reference.entity_type != "organization"
        or token.lemma not in ORGANIZATIONS
        or token.lemma in SECTORS
    ):
        return None
    is_name = any(c.i == token.i - 1 and c.dep == "compound" for c in token.children)
    return renamed(reference, "apposition", 0.9) if is_name and token.tag == "NN" else None


def body(article: Article, token: Token, sector: str) -> Reference | None:
    """A state by one of its bodies: "Russian forces", "Israel's army"."""
    codes = countries_beside(article, token)
    if len(codes) != 1 or is_several(token):
        return None
    code = next(iter(codes))
    return Reference(f"country:{code}", "country", countries().names[code], code, "description", 0.8, sector)


def is_definite(token: Token) -> bool:
    """Whether the noun takes up something known: a definite article, and no clause or phrase that describes it anew."""
    determined = any(c.dep in {"det", "poss"} and (c.lower in DEFINITE or c.dep == "poss") for c in token.children)
    return determined and not any(c.dep in {"relcl", "acl", "nummod", "cc", "conj"} for c in token.children)


def holder(
    article: Article, token: Token, names: Sequence[tuple[int, Reference]], people: Mapping[str, Person]
) -> Reference | None:
    """The one person who holds the office: of the country that the phrase names, else in the article."""
    word = office(token) or ""
    codes = countries_beside(article, token)
    if not codes and is_of_other(token):
        return None
    fits = {p.entity_id for p in people.values() if holds(p, word, codes)}
    if not is_qualified(token):
        fits &= {r.entity_id for i, r in names if i < token.i}
    return last_before(token, names, fits) if len(fits) == 1 else None


def holds(person: Person, word: str, codes: Collection[str]) -> bool:
    """Whether a person holds an office, in one of some countries where these are given."""
    return is_office(word, person.offices) and (not codes or not person.countries.isdisjoint(codes))


def is_of_other(token: Token) -> bool:
    """Whether an office is that of a body which the phrase gives: "the distributor's president"."""
    return any(c.dep == "poss" and c.tag != "PRP$" for c in token.children)


def last_before(token: Token, names: Sequence[tuple[int, Reference]], entity_ids: Collection[str]) -> Reference | None:
    """The last name of one of some entities before a noun."""
    before = [r for i, r in names if r.entity_id in entity_ids and i < token.i]
    return renamed(before[-1], "description", 0.8) if before else None


def organization(article: Article, token: Token, word: str, names: Sequence[tuple[int, Reference]]) -> Reference | None:
    """The organization that the noun takes up: one with the word in its name, else the only one around."""
    before = [r for t, r in organizations(article, names) if t.i < token.i]
    if is_told_anew(token):
        return None
    if is_picked_out(token):
        return of_nationality(article, token, word, before)
    if named := having(word, before):
        return only(named, 0.8)
    fits = REBELS if word in ARMED else sectors_of(word)
    return taken_up(article, token, names, fits) or topic(word, [r for r in before if r.sector in fits])


def topic(word: str, named: Sequence[Reference]) -> Reference | None:
    """The one organization of the kind, or the company that an article is about.

    That is named first and last of all so far, and oftener than the others together.
    """
    if alone := only(named, 0.6):
        return alone
    counts = Counter(r.entity_id for r in named)
    first = named[0].entity_id if named and word in COMPANY else ""
    chief = counts[first] >= ENOUGH and counts[first] > len(named) - counts[first] and named[-1].entity_id == first
    return renamed(named[-1], "description", 0.6) if chief else None


def is_told_anew(token: Token) -> bool:
    """Whether a phrase behind a noun says what it is: "the foundation for decisions", "in the company of friends"."""
    return any(c.dep == "prep" and c.lower in {"of", "for"} for c in token.children)


def having(word: str, references: Sequence[Reference]) -> list[Reference]:
    """The organizations that have a word in their name."""
    return [r for r in references if word in fold(r.name).split()]


def of_nationality(article: Article, token: Token, word: str, before: Sequence[Reference]) -> Reference | None:
    """The one organization of a country and kind: "TSMC broke ground ... the Taiwanese company"."""
    codes = countries_beside(article, token)
    if not codes or sum(c.dep in QUALIFIERS for c in token.children) > 1:
        return None
    return only([r for r in before if r.country in codes and r.sector in sectors_of(word)], 0.7)


def is_picked_out(token: Token) -> bool:
    """Whether words beside the noun pick one of several: "the German company", but not "the same company"."""
    return any(c.dep in QUALIFIERS and c.lower not in {"same", "own"} for c in token.children)


def organizations(article: Article, names: Sequence[tuple[int, Reference]]) -> list[tuple[Token, Reference]]:
    """The names of organizations, each with its token, without the agency of the dateline: "ACCRA (Northlink) - Dockers ..."."""
    named = ((article.tokens[i], r) for i, r in names if r.entity_type == "organization")
    return [(t, r) for t, r in named if not (t.i < DATELINE and is_bracketed(t))]


def is_bracketed(token: Token) -> bool:
    """Whether a word stands alone between brackets."""
    tokens = token.sentence.tokens
    at = token.i - tokens[0].i
    return 0 < at < len(tokens) - 1 and tokens[at - 1].text == "(" and tokens[at + 1].text == ")"


def taken_up(
    article: Article, token: Token, names: Sequence[tuple[int, Reference]], fits: frozenset[str | None]
) -> Reference | None:
    """The organization that the sentence before is about, where a subject takes it up: "Acme bought Delta. The company said"."""
    before = sentence_before(article, token)
    bodies = organizations(article, names)
    if token.dep not in SUBJECTS or before is None or any(t.sentence is token.sentence for t, _ in bodies):
        return None
    return only([r for t, r in bodies if t.sentence is before and is_chief(t) and r.sector in fits], 0.6)


def sentence_before(article: Article, token: Token) -> ParsedSentence | None:
    """The sentence before that of a token, in the same block."""
    first = token.sentence.tokens[0].i
    before = article.tokens[first - 1].sentence if first else None
    return before if before is not None and before.block is token.sentence.block else None


def is_chief(token: Token) -> bool:
    """Whether a token alone is the subject of its sentence's main verb."""
    if token.child("conj"):
        return False
    return (token.dep in SUBJECTS and token.head.dep == "ROOT") or is_told_what(token)


def is_told_what(token: Token) -> bool:
    """Whether a name opens its sentence, and what it is stands behind it between commas: "JNIM, an ally of al-Qaeda, claimed it"."""
    tokens = token.sentence.tokens
    behind = [t.lower for t in tokens[token.i - tokens[0].i + 1 :][:2]]
    opens = token is tokens[0] or (token is tokens[min(1, len(tokens) - 1)] and tokens[0].tag == "DT")
    return opens and behind[:1] == [","] and behind[1:] in (["a"], ["an"], ["the"])


def sectors_of(word: str) -> frozenset[str | None]:
    """The sectors of the organizations that a noun can stand for; null is a sector that is not known.

    Firms, papers, clubs and charities bear any name; a ministry, an army or a union shows in its name or list what it is.

    >>> sorted(map(str, sectors_of("company"))), sorted(map(str, sectors_of("ministry")))
    (['None', 'business'], ['government'])
    """
    if word in COMPANY or word.endswith("maker"):
        return frozenset({None, "business"})
    for sector, described in DESCRIBED.items():
        if word in described:
            return frozenset({sector} if sector == "labor" else {None, sector})
    if word in SUPERVISING:
        return frozenset({"government", "igo"})
    if word == "agency":
        return frozenset({None, "igo", "government", "media"})
    return frozenset({organization_words()[word][1] if word in organization_words() else None})
