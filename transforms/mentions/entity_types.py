"""What kind of thing a name names, where the model is unsure: lists, last words, neighbours, and one label a name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from transforms.article import Article, Token
from transforms.gazetteer.entity_ids import fold
from transforms.lexicons import word_list
from transforms.mentions.candidates import by_last_word, listed
from transforms.mentions.headings import in_title_case
from transforms.mentions.known_names import known_exactly, surnames
from transforms.mentions.name_words import given_names, kinds_of_words
from transforms.mentions.persons import parts
from transforms.mentions.spans import Span
from transforms.mentions.towns import Towns, has_person_beside, is_state, settlements
from warehouse.tables.mentions import EntityType

COMPANY_AFTER = word_list("name_cues.tsv", "company_after")
COMPANY_BEFORE = word_list("name_cues.tsv", "company_before")
PLACE_AFTER = word_list("name_cues.tsv", "place_after")
SETTLED = frozenset({"village", "town", "city", "hamlet", "township", "island", "suburb", "district", "province"})
INSIDE = frozenset({"in", "near", "outside", "around", "reached"})
TRUST = word_list("name_cues.tsv", "trust")
STAFF = word_list("name_cues.tsv", "staff")
HEADLINE = 25  # tokens that a headline without a break may put before the full name
CITY = 100_000  # inhabitants from which a name is rather the town than the surname of someone in the article
STREETS, FAMILIES, LOCAL, BASES = (
    word_list("name_cues.tsv", "streets"),
    word_list("name_cues.tsv", "families"),
    word_list("name_cues.tsv", "local"),
    word_list("name_cues.tsv", "bases"),
)
RELATIONS = word_list("name_cues.tsv", "relations")
TECHNICAL = re.compile(r"[A-Za-z]+\d+|[A-Z]?[a-z]+[A-Z][A-Za-z]*")
# Capitals inside names of people: McKay, DeSantis, LeBron, FitzGerald.
FAMILY_PREFIX = re.compile(r"(?:Ma?c|De[lsnr]?|D[aiou]|L[aeo]|V[ao]n|Fitz|[OSA]l?|El|Ja|Ke|Ra|Ta)[A-Z][a-z]+$")
UNMADE: frozenset[EntityType] = frozenset({"person", "place", "facility", "law"})
RELATIVE = frozenset({"who", "whose", "whom"})
NOT_NAMES: frozenset[EntityType] = frozenset(
    {"organization", "product", "work", "place", "facility", "law", "event_name", "other"}
)
# Last words that are surnames as well: Jim Press, Winona Church.
SURNAMES_TOO = word_list("name_cues.tsv", "surnames_too")


def settle_kinds(article: Article, spans: list[Span]) -> None:
    """Give every name that the model found its kind."""
    towns = Towns.of(article, spans)
    for span in spans:
        classify(article, span, towns)
    vote(article, spans)


def classify(article: Article, span: Span, towns: Towns) -> None:
    """The kind of one name by lists, its last word and the gazetteer."""
    text = span.text(article)
    if len(span) == 1 and is_state(article, article.tokens[span.first]):
        span.kind = "place"
        return
    known = known_exactly(text)
    if known and not (span.kind == "person" and known.kind == "place"):
        listed(span, known)
        return
    if len(span) == 1 and text in surnames() and not settlements(text):
        span.kind = "person"
        return
    if is_full_name(article, span):
        span.kind = "person"
        return
    told = by_spelling(article, span) or by_last_word(article, span)
    if told and overrules(article, span, told):
        span.kind = told
    elif span.kind != "place" and towns.is_town(article, span, text):
        span.kind = "place"
    elif span.kind == "nationality":
        span.kind = unknown_people(article, span)


def unknown_people(article: Article, span: Span) -> EntityType:
    """The kind of what the model takes for a people that no list knows: a noun in the singular that qualifies nothing is a name."""
    head = span.head(article)
    if len(span) > 1 or head.tag != "NNP" or head.dep not in {"nsubj", "nsubjpass", "poss", "appos"}:
        return "other"
    return "organization" if head.text.isupper() else "person"


def by_spelling(article: Article, span: Span) -> EntityType | None:
    """The kind that the first word's spelling tells: streets, and words of a program or a device, GraphQL and IE9."""
    first = article.tokens[span.first]
    if len(span) > 1 and first.lower in STREETS and first.text.istitle():
        return "facility"
    if (known := known_exactly(first.text)) and known.kind == "product" and span.kind in UNMADE:
        return "product"
    return "product" if is_technical(article, span) and span.kind in UNMADE else None


def is_technical(article: Article, span: Span) -> bool:
    """Whether a word of a name is spelled as programs and devices are: GraphQL, IE9; but DeSantis is a surname."""
    tokens = span.tokens(article)
    made = (bool(TECHNICAL.fullmatch(t.text)) and not FAMILY_PREFIX.match(t.text) for t in tokens)
    return tokens[0].lower not in given_names() and any(made)


def is_full_name(article: Article, span: Span) -> bool:
    """Whether a name that the model took for an organization begins with a given name: Morgan Michaels."""
    tokens = span.tokens(article)
    if span.kind not in {"organization", "product", "work", "facility", "law"} or len(tokens) not in {2, 3}:
        return False
    before = article.tokens[span.first - 1].lower if span.first else ""
    plain = all(t.text[0].isupper() and t.text.isalpha() and t.lower not in kinds_of_words() for t in tokens)
    return plain and tokens[0].lower in given_names() and before != "the" and not tokens[0].text.isupper()


def overrules(article: Article, span: Span, told: EntityType) -> bool:
    """Whether a name's last word may overrule the model's label."""
    last = article.tokens[span.last - 1].lower
    if span.kind == "person" and (
        (len(span) == 2 and last in SURNAMES_TOO) or article.tokens[span.first].lower in given_names()
    ):
        return False
    if told == "organization":
        return span.kind in {"person", "nationality", "law", "event_name", "place"}
    if told == "facility":
        return span.kind in {"person", "place", "product"} or article.tokens[span.first].lower in STREETS
    return span.kind != told


def vote(article: Article, spans: Sequence[Span]) -> None:
    """One name, one kind: the mentions of a name agree, and the surname of a person named before is that person."""
    groups: dict[str, list[Span]] = defaultdict(list)
    introduced: dict[str, int] = {}
    first_names: dict[str, int] = {}
    for span in spans:
        text = span.text(article)
        groups[fold(text)].append(span)
        if span.kind == "person" and len(words := parts(text)) > 1:
            introduced.setdefault(words[-1], span.first)
            first_names.setdefault(words[0], span.first)
    short = bodies(groups)
    for key, members in groups.items():
        if introduced.get(key, len(article.tokens)) < min(m.first for m in members):
            forget_companies(members)
        kind = decide(article, members)
        if (key in introduced and kind in NOT_NAMES and is_surname(article, members, kind, introduced[key])) or (
            kind == "place" and key in first_names and is_surname(article, members, kind, first_names[key])
        ):
            kind = "person"
        if kind == "person" and key in short and key not in introduced and not is_person(article, members, groups):
            kind = short[key]
        for member in members:
            if not member.known:
                member.kind = kind


def bodies(groups: Mapping[str, Sequence[Span]]) -> dict[str, EntityType]:
    """What the article has in full of bodies and products, by what they can be called in short, with their kind."""
    found: dict[str, EntityType] = {}
    for key, members in groups.items():
        kind, words = members[0].kind, key.split()
        if kind in {"organization", "facility"} and len(words) > 2 and words[-1] in kinds_of_words():
            found.update(dict.fromkeys((" ".join(words[:n]) for n in range(2, min(len(words), 6))), kind))
        elif kind == "product" and len(words) > 1:
            found[words[-1]] = kind
    return found


def is_person(article: Article, members: Sequence[Span], groups: Mapping[str, Sequence[Span]]) -> bool:
    """Whether the article speaks of a person of the name: by a title, an age, or the surname alone."""
    words = fold(members[0].text(article)).split()
    return (len(words) > 1 and words[-1] in groups) or any(m.title or has_person_beside(article, m) for m in members)


def but_surnames(article: Article, listed_names: Sequence[Span], others: Sequence[Span]) -> list[Span]:
    """The listed names without companies whose name is the surname of a person named in full before: Doug Ford."""
    introduced: dict[str, int] = {}
    for span in others:
        if span.kind == "person" and len(words := parts(span.text(article))) > 1:
            introduced.setdefault(words[-1], span.first)
    return [
        s
        for s in listed_names
        if len(s) > 1
        or not (s.known and s.known.sector == "business")
        or introduced.get(fold(s.text(article)), s.first) >= s.first
    ]


def forget_companies(members: Sequence[Span]) -> None:
    """Take back that a list knows a name as a company's: after "Doug Ford", Ford is the person."""
    if all(m.known and m.known.sector == "business" for m in members):
        for member in members:
            member.known, member.entity_id, member.kind = None, None, "person"


def is_surname(article: Article, members: Sequence[Span], kind: EntityType, introduced: int) -> bool:
    """Whether a name is the surname of the person whom the article names in full from a token on.

    Persons are introduced by their full name, headings apart, so a name that stands long before may be that of a company (Ford).
    A place that is no large town is the person anyway.
    """
    if any(m.known or is_technical(article, m) for m in members):
        return False
    text = members[0].text(article)
    if kind == "place" and max((p.population for p in settlements(text)), default=0) < CITY:
        return True
    if kind == "other":
        return True  # an unknown people, says the model
    first = next(
        (m.first for m in members if article.tokens[m.first].sentence.block.kind not in {"title", "heading"}), None
    )
    return first is None or introduced < first + HEADLINE


def decide(article: Article, members: Sequence[Span]) -> EntityType:
    """The kind that most mentions speak for, with what their neighbours tell."""
    for member in members:
        if member.known:
            return member.kind
    votes: Counter[EntityType] = Counter()
    for member in members:
        votes[member.kind] += 1 if in_title_case(article.tokens[member.first].sentence) else 3
        if told := neighbours(article, member):
            votes[told] += 5
    if "product" in votes and any(is_technical(article, m) for m in members):
        votes = Counter({kind: n for kind, n in votes.items() if kind not in UNMADE})
    return max(votes, key=lambda k: (votes[k], k))


def neighbours(article: Article, span: Span) -> EntityType | None:
    """What the words beside a name tell of it: "Ryanair CEO", "the magazine Der Spiegel", "Kent, who"."""
    if span.kind not in {"person", "product", "organization", "work", "place"}:
        return None
    before = article.tokens[span.first - 1] if span.first else None
    if span.kind == "place" and is_owner(article, span) and not settlements(span.text(article)):
        return "person"
    told = by_group_after(article, span, before) or (None if span.kind == "place" else by_words_after(article, span))
    if told or (span.kind != "place" and has_given_name(article, span)):
        return told
    return None if before is None else by_word_before(article, span, before)


def has_given_name(article: Article, span: Span) -> bool:
    """Whether a name of several words begins with a given name."""
    return len(span) > 1 and article.tokens[span.first].lower in given_names()


def by_group_after(article: Article, span: Span, before: Token | None) -> EntityType | None:
    """What a group or a camp of the name tells: "the Lumière brothers", "Palmer officials", "the al-Tanf base"."""
    after = article.tokens[span.last].lower if span.last < len(article.tokens) else ""
    if before and before.lower == "the" and after in BASES and not has_given_name(article, span):
        return "place"
    if len(span) > 1 or not before:
        return None
    if after in FAMILIES and before.lower == "the":
        return "person"
    return "place" if after in LOCAL and span.kind == "person" and settlements(span.text(article)) else None


def by_words_after(article: Article, span: Span) -> EntityType | None:
    """What the words behind a name tell: "Kent, who", "Ryanair CEO", "Dover area"."""
    tokens = article.tokens
    after = [t.lower for t in tokens[span.last : span.last + 2]] + ["", ""]
    names_body = any(t.lower in kinds_of_words() for t in span.tokens(article))
    if not names_body and (span.title or after[0] in RELATIVE or (after[0] == "," and after[1] in RELATIVE)):
        return "person"
    if has_given_name(article, span):
        return None
    if after[0] in COMPANY_AFTER or (after[0] in {"'s", "’s"} and after[1] in COMPANY_AFTER):
        return "organization"
    return "place" if after[0] in PLACE_AFTER and (span.kind != "organization" or len(span) == 1) else None


def is_owner(article: Article, span: Span) -> bool:
    """Whether somebody of the name has a lawyer or a wife: "Lohan's lawyer"."""
    after = [t.lower for t in article.tokens[span.last : span.last + 3]]
    return after[:1] in (["'s"], ["’s"], ["’"]) and bool(RELATIONS.intersection(after[1:]))


def by_word_before(article: Article, span: Span, before: Token) -> EntityType | None:
    """What the word before a name tells of it."""
    if span.kind == "place":
        staff = before.lower == "at" and before.head.lemma in STAFF and not settlements(span.text(article))
        return "organization" if staff else None
    if before.lower == "of" and before.i and article.tokens[before.i - 1].lower in SETTLED:
        return "place" if span.kind in {"person", "product"} else None
    if before.lower in COMPANY_BEFORE:
        return "organization"
    if before.lower == "the" and span.kind == "person" and article.tokens[span.last - 1].tag in {"NNPS", "NNS"}:
        return "organization"  # the Beatles
    if before.lower in INSIDE and span.kind in {"person", "product"} and len(span) == 1:
        possessed = span.last < len(article.tokens) and article.tokens[span.last].lower in {"'s", "’s"}
        if not possessed and before.head.lemma not in TRUST and span.text(article) not in surnames():
            return "place"
    return None
