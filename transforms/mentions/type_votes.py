"""One name, one type: the mentions of a name agree, and the surname of a person named before is that person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from transforms.article import Article
from transforms.gazetteer.entity_ids import fold
from transforms.lexicons import word_list
from transforms.mentions.advice import is_guide
from transforms.mentions.ballot import Ballot
from transforms.mentions.common_words import is_common, is_everyday
from transforms.mentions.context_cues import PLACE_AFTER, Evidence, neighbours
from transforms.mentions.decisions import keep, tell
from transforms.mentions.entity_types import TOWN, UNMADE, is_technical
from transforms.mentions.firms import firm_sign
from transforms.mentions.headings import in_title_case
from transforms.mentions.known_names import nations
from transforms.mentions.likely_persons import is_bare_guess, overlooked
from transforms.mentions.name_lexicons import (
    family_names,
    given_names,
    occupations,
    title_ends,
)
from transforms.mentions.person_evidence import is_shown, is_thing, is_told_of
from transforms.mentions.persons import parts
from transforms.mentions.spans import Span
from transforms.mentions.towns import after_place_word, has_person_beside, largest, settlements
from transforms.mentions.type_evidence import Cue, cues_of
from transforms.mentions.unfit_cues import is_unfit
from transforms.trace import Trace
from warehouse.tables.mentions import EntityType

HEADLINE = 25  # tokens that a headline without a break may put before the full name
"""15 and 40 read 146 annotated texts alike."""
CITY = 100_000  # inhabitants from which a name is rather the town than the surname of someone in the article
BRAND = 2
"""Mentions of which one stands before a common noun, from which a name is a firm's or a brand's."""
COMMON_ACRONYMS = word_list("name_cues.tsv", "common_acronyms")
BODY_VERBS = word_list("name_cues.tsv", "body_verbs") | word_list("name_cues.tsv", "speech")
NOT_NAMES: frozenset[EntityType] = frozenset(
    {"organization", "product", "work", "place", "facility", "law", "event_name", "other"}
)

"""Types under which the model has a first name alone."""
SEVERAL = 3
"""Mentions from which one would show the place, if the name were one's. 2 and 5 read 146 annotated texts alike."""
FEW = 4
"""Mentions of a place that no list knows of which one at least stands after a word of place: "in Chanty" may be said of a program.
2 and 8 read 146 annotated texts alike."""
DOUBTED = "the model says PERSON, and nothing else shows one"
IN_HEADING, IN_TEXT, BY_NEIGHBOUR = 1, 3, 5
"""Votes of a mention's own type in a heading and in the text, and of what stands beside it."""
MOST = 9
"""Votes of the model for a type, however often it says so of a name: it errs alike at each mention. In 443 articles of many kinds 5 changes 74 names,
of the 45 most mentioned 19 to right types (141 mentions) and 20 to wrong ones (215); 20 changes 12, four for better and five for worse."""
UNLISTED = "a people that no list knows"
"""The reason of a type that stands for want of another."""


def vote(article: Article, spans: Sequence[Span], trace: Trace | None = None) -> None:
    """Give all mentions of a name one type; longer names first, since they say who bears a surname."""
    ballot = Ballot.of(article, spans)
    elect(article, ballot, [key for key in ballot.groups if " " in key], trace)
    elect(article, Ballot.of(article, spans), [key for key in ballot.groups if " " not in key], trace)


def elect(article: Article, ballot: Ballot, keys: Sequence[str], trace: Trace | None) -> None:
    """Give the mentions of some names their types."""
    for key in keys:
        members = ballot.groups[key]
        if ballot.introduced.get(key, len(article.tokens)) < min(m.first for m in members):
            unlist_companies(members)
        kind, reason = verdict(article, ballot, key, members)
        for member in members:
            if not member.known and member.kind != kind:
                tell(trace, article, member, "set", "type vote", f"{member.kind} before, {kind}: {reason}")
                member.retype(kind, reason)
        share_club(members)


def share_club(members: Sequence[Span]) -> None:
    """Give all mentions of a club what the list knows of it, where one stands beside words of sport."""
    club = next((m.known for m in members if m.known and m.known.sector == "sport"), None)
    for member in members:
        if club and not member.known and member.kind == club.kind:
            member.list_as(club)


def verdict(article: Article, ballot: Ballot, key: str, members: Sequence[Span]) -> Evidence:
    """The type of a name."""
    elected = decide(article, members)
    if elected.reason.startswith("the model"):
        elected = corrected(article, ballot, members, elected)
    if is_somebody(article, ballot, key, members, elected.kind):
        elected = Evidence("person", "part of a full name of the article")
    if key not in ballot.short or key in ballot.introduced or not is_open(article, members, elected.kind):
        return elected
    if is_person(article, members, ballot.groups):
        return elected
    return Evidence(ballot.short[key], "short for a longer name of the article")


def is_open(article: Article, members: Sequence[Span], kind: EntityType) -> bool:
    """Whether a name of this type may be short for a body after all: no town of the gazetteer."""
    return kind in {"person", "other"} or (kind == "place" and not settlements(members[0].text(article)))


def corrected(article: Article, ballot: Ballot, members: Sequence[Span], elected: Evidence) -> Evidence:
    """A type that is the model's alone, by what the text shows of persons, brands and places."""
    if elected.kind == "person":
        return doubted(article, ballot, members) or elected
    if elected.kind == "place" and not known_as_place(article, members):
        body = told_as_firm(article, ballot, members) or acting(article, members)
        return body or sign_of_thing(article, members) or unplaced(article, members) or elected
    return overlooked(article, elected.kind, members) or elected


def doubted(article: Article, ballot: Ballot, members: Sequence[Span]) -> Evidence | None:
    """What a name is rather than the person that only the model takes it for."""
    if firm := told_as_firm(article, ballot, members):
        return firm
    is_told = is_person(article, members, ballot.groups) or any(is_told_of(article, m) for m in members)
    if not is_told and (sign := sign_of_thing(article, members)):
        return sign
    bare = len(members[0]) == 1 or is_bare_guess(article, members)
    if bare and any(m.after(article, 2) == [",", "which"] for m in members):
        return Evidence("organization", "no person, before ', which'")
    if (
        ballot.has_bearer(fold(members[0].text(article)))
        or is_shown(article, members, ballot.groups)
        or any(is_listed_with(article, ballot, m) for m in members)
    ):
        return None
    return by_name_alone(article, members)


def by_name_alone(article: Article, members: Sequence[Span]) -> Evidence:
    """What a name is that the model takes for a person, where nothing beside it tells."""
    text = members[0].text(article)
    if len(members[0]) > 1 and is_thing(article, members):
        return Evidence("organization", "several words, mostly after an article")
    if not is_common(text.lower()) and largest(text) >= TOWN:
        return Evidence("place", "a town's name, and nothing shows a person")
    if len(members[0]) > 1 and not is_guide(article) and not all(map(is_everyday, text.lower().split())):
        return Evidence("person", "several words in a page that advises nobody")
    return Evidence("other", DOUBTED)


def is_in_capitals(article: Article, members: Sequence[Span]) -> bool:
    """Whether the running text has a word in capitals that is no known person's name and stands after no title: SEACOM."""
    text = members[0].text(article)
    known = text.lower() in given_names() or text.lower() in family_names() or any(m.title for m in members)
    if known or " " in text or not text.isupper():
        return False
    return not all(in_title_case(article.tokens[m.first].sentence) for m in members)


def told_as_firm(article: Article, ballot: Ballot, members: Sequence[Span]) -> Evidence | None:
    """A firm that the model takes for a person of whom the article has no full name."""
    if is_introduced(article, ballot, members):
        return None
    if members[0].kind == "person" and is_in_capitals(article, members):
        return Evidence("organization", "one word in capitals, as firms write theirs")
    reason = firm_sign(article, members, ballot.bodies)
    return Evidence("organization", reason) if reason else None


def is_introduced(article: Article, ballot: Ballot, members: Sequence[Span]) -> bool:
    """Whether a name of one word is part of a full name of the article."""
    key = fold(members[0].text(article))
    return key in ballot.introduced or key in ballot.first_names


def without_doubted(article: Article, spans: Sequence[Span], trace: Trace | None = None) -> list[Span]:
    """The names without common words that the model alone takes for persons: "Discount and Gift may be suspended"."""

    def refusal(span: Span) -> str | None:
        plain = all(is_everyday(t.lower) and t.lower not in family_names() for t in span.tokens(article))
        plain = plain and not span.text(article).isupper()
        return "a common word, and nothing shows a name" if plain and span.reason == DOUBTED else None

    return keep(article, spans, refusal, "type vote", trace)


def acting(article: Article, members: Sequence[Span]) -> Evidence | None:
    """A body that the model takes for a place: it acts as people do, and nothing places it: "Conmebol has appointed"."""
    heads = [m.head(article) for m in members]
    acts = any(h.dep == "nsubj" and h.head.lemma in BODY_VERBS for h in heads)
    if not acts or any(is_placed(article, m) for m in members):
        return None
    return Evidence("organization", "it acts, and no list knows a place of the name")


def known_as_place(article: Article, members: Sequence[Span]) -> bool:
    """Whether a list or the gazetteer knows a place of the name, or a word of place stands before it."""
    text = members[0].text(article)
    if any(m.known or m.entity_id for m in members) or settlements(text) or " " in text:
        return True
    return FEW * sum(after_place_word(article, m.first) for m in members) >= len(members)


def unplaced(article: Article, members: Sequence[Span]) -> Evidence | None:
    """What a word is that the model takes for a place, and that no list knows and nothing places: "made by Samaya", "Samaya's tents"."""
    if len(members) < SEVERAL or FEW * sum(is_placed(article, m) for m in members) >= len(members):
        return None
    kinds: Counter[EntityType] = Counter(m.kind for m in members if m.kind in {"organization", "product"})
    kind: EntityType = max(kinds, key=lambda k: (kinds[k], k), default="organization")
    return Evidence(kind, "no place that a list knows, and nothing says that it is one")


def is_placed(article: Article, span: Span) -> bool:
    """Whether a name stands where places do: after a word of place, beside one of its kind, before a comma and a place."""
    before, after = span.before(article), span.after(article, 2)
    if span.text(article).isupper() or (
        before is not None and before.lower in {"in", "of", "at", "to", "from", "near"}
    ):
        return True
    beside = article.tokens[span.last + 1].text if span.last + 1 < len(article.tokens) else ""
    return after[0] in PLACE_AFTER or (after[0] in {",", "and", "in"} and is_place_name(beside))


def is_place_name(word: str) -> bool:
    """Whether a word is a country's, a state's or a large town's name."""
    return word in nations() or largest(word) >= CITY


def sign_of_thing(article: Article, members: Sequence[Span]) -> Evidence | None:
    """What stands beside mentions of a place or a body: "in al-Tanf", "the Mat Maid board"."""
    signs = Counter(evidence.kind for m in members if (evidence := neighbours(article, m)))
    if signs["place"] > 1 and not signs["person"]:
        return Evidence("place", "before or after words of place")
    modifying = sum(is_modifier(article, m) for m in members)
    several = len(members[0]) > 1 or members[0].kind == "place"
    if several and modifying > 1 and BRAND * modifying >= len(members):
        return Evidence("organization", "before common nouns, as in 'the Mat Maid board'")
    return None


def is_modifier(article: Article, span: Span) -> bool:
    """Whether a name qualifies a common noun behind it that is no person's office: "the Mat Maid board"."""
    head = span.head(article)
    noun = head.head
    behind = noun.i >= span.last and noun.tag in {"NN", "NNS"} and noun.lower not in occupations()
    return head.dep in {"compound", "nmod"} and behind and noun.lower not in title_ends()


def is_listed_with(article: Article, ballot: Ballot, span: Span) -> bool:
    """Whether a name stands on a list with the surname of a person named in full: "Rumsfeld, Wolfowitz and Feith"."""
    if len(span) > 1:
        return False
    head = span.head(article)
    beside = [head.head] if head.dep == "conj" else [c for c in head.children if c.dep == "conj"]
    return not settlements(span.text(article)) and any(t.lower in ballot.introduced for t in beside)


def is_somebody(article: Article, ballot: Ballot, key: str, members: Sequence[Span], kind: EntityType) -> bool:
    """Whether a name is the surname, or where it is a place's the first name, of a person named in full."""
    if key in ballot.introduced and kind in NOT_NAMES and is_surname(article, members, kind, ballot.introduced[key]):
        return True
    first = (ballot.first_names if kind == "place" else ballot.called).get(key) if kind in NOT_NAMES else None
    return first is not None and is_surname(article, members, kind, first)


def is_person(article: Article, members: Sequence[Span], groups: Mapping[str, Sequence[Span]]) -> bool:
    """Whether the article speaks of a person of the name: by a title, an age, or the surname alone."""
    words = fold(members[0].text(article)).split()
    return (len(words) > 1 and words[-1] in groups) or any(m.title or has_person_beside(article, m) for m in members)


def retype_surnames(article: Article, spans: Sequence[Span], missed: Sequence[Span]) -> None:
    """Take the surnames of persons whom the model passed over for persons: "Ghislain Pipers ... Pipers said"."""
    ballot = Ballot.of(article, missed)
    for span in spans:
        first = ballot.introduced.get(fold(span.text(article)), span.first)
        if first < span.first and span.source == "model" and is_surname(article, [span], span.kind, first):
            span.retype("person", "the surname of a person named in full before")


def surname_of_person(article: Article, others: Sequence[Span], span: Span) -> str | None:
    """Why a listed company's name is none: it is the surname of a person named in full before, Doug Ford."""
    if len(span) > 1 or not (span.known and span.known.sector == "business"):
        return None
    key = fold(span.text(article))
    full = (s for s in others if s.kind == "person" and len(words := parts(s.text(article))) > 1 and words[-1] == key)
    first = next(full, None)
    if first and first.first < span.first:
        return f"the surname of {first.text(article)}"
    return None


def unlist_companies(members: Sequence[Span]) -> None:
    """Take back that a list knows a name as a company's: after "Doug Ford", Ford is the person."""
    if all(m.known and m.known.sector == "business" for m in members):
        for member in members:
            member.known, member.entity_id = None, None
            member.retype("person", "the surname of a person named in full before")


def unlist_surnames(article: Article, spans: Sequence[Span], others: Sequence[Span]) -> None:
    """Take back companies that are surnames of other spans, as of Frank "Greg" Ford."""
    unlist_companies([s for s in spans if surname_of_person(article, others, s)])


def is_surname(article: Article, members: Sequence[Span], kind: EntityType, introduced: int) -> bool:
    """Whether a name is the surname of the person whom the article names in full from a token on.

    Persons are introduced by their full name, headings apart, so a name that stands long before may be that of a company (Ford).
    A place that is no large town is the person anyway, and so is what the model takes for an unknown people.
    """
    if any(m.known or is_technical(article, m) for m in members):
        return False
    if is_open_to_persons(article, members, kind):
        return True
    first = next((m.first for m in members if not in_heading(article, m)), None)
    return first is None or introduced < first + HEADLINE


def is_open_to_persons(article: Article, members: Sequence[Span], kind: EntityType) -> bool:
    """Whether a name may be a person's wherever that one is named in full: an unknown people or town, or a body that the model has as a person too.

    Zawahiri, of an Ayman Zawahiri who is named in full far below.
    """
    small = kind == "place" and largest(members[0].text(article)) < CITY
    return kind == "other" or small or (kind == "organization" and any(m.kind == "person" for m in members))


def in_heading(article: Article, span: Span) -> bool:
    """Whether a name stands in the title or in a heading."""
    return article.tokens[span.first].sentence.block.kind in {"title", "heading"}


def decide(article: Article, members: Sequence[Span]) -> Evidence:
    """The type that most mentions speak for, with what their neighbours tell."""
    if known := next((m for m in members if m.known), None):
        return Evidence(known.kind, known.reason)
    cues = list(cues_beside(article, members))
    if not cues and all(m.kind == members[0].kind for m in members):
        return Evidence(members[0].kind, members[0].reason)  # no vote is needed
    return count(article, members, cues)


def count(article: Article, members: Sequence[Span], cues: Sequence[Cue]) -> Evidence:
    """The type with the most votes: the model's for each mention, and those of the words beside."""
    votes: Counter[EntityType] = Counter()
    reasons: dict[EntityType, str] = {}
    bare = is_bare_guess(article, members)
    for member in members:
        votes[member.kind] += IN_HEADING if bare or is_weak(article, member) else IN_TEXT
        reasons.setdefault(member.kind, member.reason)
    votes = Counter({kind: min(n, MOST) for kind, n in votes.items()})
    for kind, weight, reason in cues:
        votes[kind] += weight
        reasons[kind] = reason
    if "product" in votes and any(is_technical(article, m) for m in members):
        votes = Counter({kind: n for kind, n in votes.items() if kind not in UNMADE})
    kind = max(votes, key=lambda k: (votes[k], k))
    return Evidence(kind, reasons[kind])


def cues_beside(article: Article, members: Sequence[Span]) -> Iterator[Cue]:
    """What the words beside the mentions of a name say of its type: those of `type_cues.tsv` once, however often they stand there."""
    for member in members:
        if evidence := neighbours(article, member):
            yield Cue(evidence.kind, BY_NEIGHBOUR, evidence.reason)
    cues = (cue for member in members for cue in cues_of(article, member) if not is_unfit(article, member, cue))
    yield from dict.fromkeys(cues)


def is_weak(article: Article, member: Span) -> bool:
    """Whether a mention's own type says little: in a heading, or where it stands for want of another."""
    return member.reason == UNLISTED or in_title_case(article.tokens[member.first].sentence)
