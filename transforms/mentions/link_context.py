"""What linking knows of an article as a whole, and what it finds: the entity of a name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from transforms.article import Article
from transforms.gazetteer.countries import countries
from transforms.gazetteer.entity_ids import fold
from transforms.gazetteer.places import Place
from transforms.mentions import organizations
from transforms.mentions.abbreviations import long_forms
from transforms.mentions.headings import in_title_case
from transforms.mentions.homes import dateline_home, publisher_home
from transforms.mentions.known_names import KnownName, entities, surnames
from transforms.mentions.name_lexicons import given_names
from transforms.mentions.nicknames import without_nickname
from transforms.mentions.person_evidence import is_device
from transforms.mentions.spans import Span
from transforms.mentions.toponyms import resolve

PLACED = frozenset({"country", "place", "nationality"})
AND = " and "
"""What two persons of one surname have between them: George and Joyce Wein, of whom Wein is one."""
SPELLED = 3  # words from which a name's first letters tell its acronym
DOMINANT = 0.6  # share of an article's mentions of countries from which "the Defense Ministry" is that country's
"""On 146 annotated texts: at .45 nothing changes; at .75 some rows differ and no score."""


@dataclass(frozen=True, slots=True)
class Link:
    """The entity of a name; `entity_id` is null where several are possible."""

    entity_id: str | None
    name: str
    method: str
    confidence: float
    country: str | None = None

    @property
    def reason(self) -> str:
        """What decided, for who asks."""
        entity = self.entity_id or "no entity, several are possible"
        return f"{entity} ({self.name}), by {self.method.replace('_', ' ')}, confidence {self.confidence}"


@dataclass(slots=True)
class Context:
    """What linking knows of the article as a whole."""

    article: Article
    people: list[str]
    organizations: frozenset[str]
    long_forms: Mapping[str, str]
    places: dict[Span, tuple[Place, float]]
    country: str | None
    """The country that most of the article's names speak of."""
    firsts: Mapping[str, int]
    """The first token of each name outside headings."""
    counts: Mapping[str, int]
    """How often each name stands."""
    named_places: Mapping[str, Sequence[tuple[Place, float]]]
    """The places that each folded name is resolved to, with their confidence."""
    person_links: dict[tuple[str, str | None], Link] = field(default_factory=dict)
    longer_names: dict[str, str | None] = field(default_factory=dict)
    by_words: dict[str, set[str]] = field(default_factory=dict)
    """The organizations by what a short form of each may begin with, once one is asked for."""

    @classmethod
    def of(cls, article: Article, spans: Sequence[Span]) -> Context:
        """The context of an article's names."""
        placed = [s for s in spans if s.kind in PLACED or tells_country(s)]
        places = resolve(article, placed, dateline_home(article, placed) or publisher_home(article))
        people = full_names(article, spans)
        long = long_forms(article.text)
        bodies = [s.text(article) for s in spans if is_whole_body(s)]
        firsts, counts = standing(article, spans)
        named: dict[str, list[tuple[Place, float]]] = defaultdict(list)
        for span, found in places.items():
            named[fold(span.text(article))].append(found)
        bodies += long.values()
        return cls(article, people, frozenset(bodies), long, places, dominant(places), firsts, counts, named)

    def longer(self, text: str) -> str | None:
        """The one longer name of an organization that a short one stands for."""
        if text not in self.longer_names:
            if not self.by_words:
                self.by_words.update(organizations.by_words(self.organizations))
            first = fold(text).partition(" ")[0]
            names = (
                n
                for n in self.by_words.get(first, ())
                if not organizations.is_derived(text, n, self.firsts, self.counts)
            )
            self.longer_names[text] = organizations.fullest(text, names)
        return self.longer_names[text]

    def whole(self, name: str) -> str:
        """The name in the article that ends with a long form: of "Eastern Chamber of Agriculture (CAO)" the letters tell the end alone."""
        return next((n for n in self.organizations if n.endswith(f" {name}") and n[0].isupper()), name)

    def by_initials(self, name: str) -> KnownName | None:
        """The listed body of an acronym in the article that is made of a name's first letters: TSMC, of Taiwan Semiconductor Manufacturing Co."""
        words = name.replace("-", " ").split()
        initials = "".join(w[0] for w in words if w[0].isupper())
        if len(words) < SPELLED or initials not in self.counts:
            return None
        known = entities().get(initials)
        is_body = known is not None and known.kind == "organization" and organizations.may_be_one(name, known.name)
        return known if is_body else None

    def state_of_name(self, code: str) -> str | None:
        """The country of the state that the article speaks of by a country's name: the United States, for the University of Georgia in Athens."""
        name = countries().names[code]
        states = (p for p, _ in self.places.values() if p.feature == "ADM1" and p.name == name)
        return next((p.country for p in states if p.country != code), None)


def is_whole_body(span: Span) -> bool:
    """Whether a name may be the whole one of a body; a listed building lends no body its last word: House is not the White House."""
    return len(span) > 1 and (span.kind == "organization" or (span.kind == "facility" and span.known is None))


def tells_country(span: Span) -> bool:
    """Whether a listed name tells where the news happens; companies and news agencies are everywhere: "BOGOTA (AP)"."""
    known = span.known
    return known is not None and known.country is not None and known.sector not in {"business", "media"}


def is_headline(article: Article, span: Span) -> bool:
    """Whether a person's name may be a piece of a headline, where verbs look like names: "Obama Reverses Bush"."""
    words = span.text(article).split()
    return in_title_case(article.tokens[span.first].sentence) or any(
        w in surnames() and w.lower() not in given_names() for w in words[:-1]
    )


def dominant(places: dict[Span, tuple[Place, float]]) -> str | None:
    """The country of most places of the article."""
    counts = Counter(place.country for place, _ in places.values())
    if not counts:
        return None
    code = max(counts, key=lambda c: (counts[c], c))
    return code if counts[code] >= DOMINANT * counts.total() and counts[code] > 1 else None


def full_names(article: Article, spans: Sequence[Span]) -> list[str]:
    """The names of persons by which shorter ones are told, without pieces of headlines and names of devices."""
    people = (s for s in spans if s.kind == "person" and not is_headline(article, s))
    names = (s.text(article) for s in people)
    return [without_nickname(name) for name in names if not is_device(name) and AND not in name]


def standing(article: Article, spans: Sequence[Span]) -> tuple[dict[str, int], Counter[str]]:
    """The first token of each name outside headings, and how often each name stands."""
    texts = [(s.text(article), s.first) for s in spans]
    running = [(text, first) for text, first in texts if not in_title_case(article.tokens[first].sentence)]
    return dict(reversed(running)), Counter(text for text, _ in texts)
