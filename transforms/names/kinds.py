"""What kind of thing a name names, where the model is unsure: lists, last words, neighbours, and one label a name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from transforms.article import Article, Token
from transforms.gazetteer.places import Place, gazetteer
from transforms.names.candidates import by_last_word, is_first, listed
from transforms.names.headings import in_title_case
from transforms.names.identity import fold
from transforms.names.known import known_exactly
from transforms.names.people import parts
from transforms.names.places import bare
from transforms.names.regions import spelled
from transforms.names.spans import Span
from transforms.names.words import title_words
from warehouse.tables.mentions import EntityType

WHERE = frozenset(
    "in near from at to outside around across towards toward into through throughout over inside between off".split()
)
COMPANY_AFTER = frozenset(
    "ceo cfo coo chairman chairwoman shares stock spokesman spokeswoman spokesperson executives employees customers board "
    "subsidiary headquarters plant plants factory fighters militants militia rebels".split()
)
COMPANY_BEFORE = frozenset(
    "company firm airline carrier carmaker automaker manufacturer maker magazine newspaper broadcaster agency bank giant "
    "retailer group startup start-up supplier operator conglomerate publisher website unit division subsidiary label brand rival".split()
)
PERSON_VERBS = frozenset(
    "say tell add ask reply note explain argue believe think recall hope want joke smile speak admit insist write tweet retire resign".split()
)
RELATIVE = frozenset({"who", "whose", "whom"})
CITY_ALONE = 100_000  # inhabitants from which a name that the model took for something else is taken for the city


def settle_kinds(article: Article, spans: list[Span]) -> None:
    """Give every name of the article its kind."""
    for span in spans:
        if span.source == "model":
            classify(article, span)
    vote(article, spans)


def classify(article: Article, span: Span) -> None:
    """The kind of one name by lists, its last word and the gazetteer."""
    text = span.text(article)
    if (known := known_exactly(text)) and not (span.kind == "person" and known.kind == "place"):
        listed(span, known)
        return
    told = by_last_word(article, span)
    if told and compatible(span.kind, told):
        span.kind = told
    elif span.kind in {"person", "organization", "product", "nationality", "work", "law", "event_name"} and is_town(
        article, span, text
    ):
        span.kind = "place"
    elif span.kind == "nationality":
        span.kind = "other"


def compatible(model: EntityType, told: EntityType) -> bool:
    """Whether a name's last word may overrule the model's label."""
    if model == told:
        return False
    if told == "organization":
        return model in {"person", "nationality", "law", "event_name"}
    return not (model == "organization" and told == "facility") or told in {"place", "law"}


def is_town(article: Article, span: Span, text: str) -> bool:
    """Whether a name that the model took for something else is a place: a listed place in a place's position."""
    found = gazetteer().of_key(spelled(text)) or (gazetteer().of_key(bare(text)) if len(span) > 1 else ())
    found = tuple(p for p in found if p.feature != "ADM2" or len(span) > 1)
    if not found or text.isupper() or span.title or person_evidence(article, span):
        return False
    largest = max(p.population for p in found)
    before = article.tokens[span.first - 1] if span.first else None
    if before is not None and before.lower in WHERE and not in_title_case(before.sentence):
        return largest >= 5_000 or span.kind != "organization"
    return largest >= CITY_ALONE and span.kind != "organization" and (len(span) == 1 or span.kind != "person")


def person_evidence(article: Article, span: Span) -> bool:
    """Whether the words around a name are those of a person: "Kent, who", "Mr", "Austin said"."""
    tokens = article.tokens
    after = tokens[span.last].lower if span.last < len(tokens) else ""
    later = tokens[span.last + 1].lower if after == "," and span.last + 1 < len(tokens) else ""
    if later in RELATIVE or after in RELATIVE or later[:2].isdigit():
        return True
    before = tokens[span.first - 1].lower.rstrip(".") if span.first else ""
    if before in title_words() and before not in {"chief", "head", "port"}:
        return True
    head = span.head(article)
    if head.dep in {"nsubj", "nsubjpass"} and head.head.lemma in PERSON_VERBS:
        return span.kind == "person"
    surname = fold(span.text(article)).split()[-1:]
    return any(
        name.label == "PERSON"
        and name.last - name.first > 1
        and parts(article.tokens[name.last - 1].text)[-1:] == surname
        for name in article.names
    )


def vote(article: Article, spans: Sequence[Span]) -> None:
    """One name, one kind: the mentions of a name agree, a person's surname is a person."""
    groups: dict[str, list[Span]] = defaultdict(list)
    for span in spans:
        groups[fold(span.text(article))].append(span)
    full = {parts(s.text(article))[-1] for s in spans if s.kind == "person" and len(parts(s.text(article))) > 1}
    for key, members in groups.items():
        kind = decide(article, members)
        if (
            key in full
            and kind in {"organization", "product", "work", "place", "facility", "law"}
            and not any(m.known for m in members)
        ):
            kind = "person"
        for member in members:
            if member.kind != kind and not member.known:
                member.kind = kind


def decide(article: Article, members: Sequence[Span]) -> EntityType:
    """The kind that most mentions speak for, with what their neighbours tell."""
    for member in members:
        if member.known:
            return member.kind
    votes: Counter[EntityType] = Counter()
    for member in members:
        heading = in_title_case(article.tokens[member.first].sentence)
        votes[member.kind] += 1 if heading else 3
        if told := neighbours(article, member):
            votes[told] += 5
    return max(votes, key=lambda k: (votes[k], k))


def neighbours(article: Article, span: Span) -> EntityType | None:
    """What the words beside a name tell of it."""
    tokens = article.tokens
    after = tokens[span.last].lower if span.last < len(tokens) else ""
    before = tokens[span.first - 1] if span.first else None
    possessive = after in {"'s", "’s"}
    if possessive and span.last + 1 < len(tokens):
        after = tokens[span.last + 1].lower
    if span.kind == "person" and (span.title or (span.last < len(tokens) and tokens[span.last].lower in RELATIVE)):
        return "person"
    if after in COMPANY_AFTER or (
        before is not None and before.lower in COMPANY_BEFORE and span.kind in {"person", "product", "work", "place"}
    ):
        return "organization" if span.kind in {"person", "product", "organization", "work"} else None
    head = span.head(article)
    if (
        span.kind in {"organization", "person"}
        and head.dep == "nsubj"
        and head.head.lemma in {"smile", "joke", "bear", "marry", "die"}
    ):
        return "person"
    return None


def unseen_towns(article: Article, taken: set[int]) -> list[Span]:
    """Places that the model passed over: a capitalised word of the gazetteer after a word of place."""
    found = []
    for token in article.tokens:
        if (
            token.i in taken
            or not token.text[:1].isupper()
            or not token.tag.startswith("NNP")
            or is_first(token)
            or token.i == 0
        ):
            continue
        before = article.tokens[token.i - 1]
        if before.lower not in WHERE or in_title_case(token.sentence) or len(token.text) < 4:
            continue
        last = token.i + 1
        while (
            last < len(article.tokens)
            and article.tokens[last].tag == "NNP"
            and last not in taken
            and last - token.i < 4
        ):
            last += 1
        for end in range(last, token.i, -1):
            text = article.text[token.start : article.tokens[end - 1].end]
            if end == last and towns(text):
                found.append(Span(token.i, end, "place", "gazetteer"))
                break
    return found


def towns(text: str) -> list[Place]:
    """Settlements and first-level divisions of a name."""
    return [p for p in gazetteer().of_key(spelled(text)) if p.feature != "ADM2" and p.population >= 2_000]
