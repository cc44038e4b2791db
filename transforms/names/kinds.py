"""What kind of thing a name names, where the model is unsure: lists, last words, neighbours, and one label a name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from transforms.article import Article, Token
from transforms.names.candidates import by_last_word, listed
from transforms.names.cues import cues
from transforms.names.headings import in_title_case
from transforms.names.identity import fold
from transforms.names.known import known_exactly, surnames
from transforms.names.people import parts
from transforms.names.spans import Span
from transforms.names.towns import Towns, is_state, settlements
from transforms.names.words import given_names, kinds_of_words
from warehouse.tables.mentions import EntityType

COMPANY_AFTER = cues("company_after")
COMPANY_BEFORE = cues("company_before")
PLACE_AFTER = cues("place_after")
SETTLED = frozenset({"village", "town", "city", "hamlet", "township", "island", "suburb", "district", "province"})
INSIDE = frozenset({"in", "near", "outside", "around", "reached"})
TRUST = cues("trust")
STAFF = cues("staff")
CITY = 100_000  # inhabitants from which a name is rather the town than the surname of someone in the article
RELATIVE = frozenset({"who", "whose", "whom"})
NOT_NAMES: frozenset[EntityType] = frozenset(
    {"organization", "product", "work", "place", "facility", "law", "event_name"}
)
# Last words that are surnames as well: Jim Press, Winona Church.
SURNAMES_TOO = cues("surnames_too")


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
    told = by_last_word(article, span)
    if told and overrules(article, span, told):
        span.kind = told
    elif span.kind != "place" and (span.kind != "facility" or len(span) == 1) and towns.is_town(article, span, text):
        span.kind = "place"
    elif span.kind == "nationality":
        span.kind = "other"


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
        return span.kind in {"person", "place", "product"}
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
    for key, members in groups.items():
        if introduced.get(key, len(article.tokens)) < min(m.first for m in members):
            forget_companies(members)
        kind = decide(article, members)
        if (key in introduced and kind in NOT_NAMES and is_surname(article, members, kind, introduced[key])) or (
            kind == "place" and key in first_names and is_surname(article, members, kind, first_names[key])
        ):
            kind = "person"
        for member in members:
            if not member.known:
                member.kind = kind


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

    Persons are introduced by their full name, headings apart, so a name that stands before may be that of a company (Ford).
    A place that is no large town is the person anyway.
    """
    if any(m.known for m in members):
        return False
    text = members[0].text(article)
    if kind == "place" and max((p.population for p in settlements(text)), default=0) < CITY:
        return True
    first = next(
        (m.first for m in members if article.tokens[m.first].sentence.block.kind not in {"title", "heading"}), None
    )
    return first is None or introduced < first


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
    return max(votes, key=lambda k: (votes[k], k))


def neighbours(article: Article, span: Span) -> EntityType | None:
    """What the words beside a name tell of it: "Ryanair CEO", "the magazine Der Spiegel", "Kent, who"."""
    tokens = article.tokens
    if span.kind not in {"person", "product", "organization", "work", "place"}:
        return None
    after = [t.lower for t in tokens[span.last : span.last + 2]] + ["", ""]
    before = tokens[span.first - 1] if span.first else None
    names_body = any(t.lower in kinds_of_words() for t in span.tokens(article))
    if span.kind != "place":
        if not names_body and (span.title or after[0] in RELATIVE or (after[0] == "," and after[1] in RELATIVE)):
            return "person"
        if tokens[span.first].lower in given_names() and len(span) > 1:
            return None
        if after[0] in COMPANY_AFTER or (after[0] in {"'s", "’s"} and after[1] in COMPANY_AFTER):
            return "organization"
        if after[0] in PLACE_AFTER and (span.kind != "organization" or len(span) == 1):
            return "place"
    return None if before is None else by_word_before(article, span, before)


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
