"""Numbers with what they count."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from transforms.article import Article, Token
from transforms.coreference.references import References
from transforms.figures.ages import set_age
from transforms.figures.attribution import set_attribution, set_subject
from transforms.figures.bounds import limit
from transforms.figures.candidate import Draft, Passage
from transforms.figures.currency_resolution import Purse
from transforms.figures.dates import is_bare_year
from transforms.figures.factuality import set_reality
from transforms.figures.false_positives import excluded
from transforms.figures.ordinals import ranks_nothing, set_rank
from transforms.figures.part_whole import set_wholes
from transforms.figures.quantified_nouns import set_noun
from transforms.figures.quantity import Quantities
from transforms.figures.ranges import join, merge_limits, share_units
from transforms.figures.rates import set_per
from transforms.figures.roles import set_role
from transforms.figures.scan import TRIGGERS, Scanner, countries_of
from transforms.figures.trends import restate, set_trend
from transforms.numbers.numerals import STARTERS
from warehouse.tables.events import Event
from warehouse.tables.figures import Figure
from warehouse.tables.quotes import Quote
from warehouse.tables.times import Time

WORDS = STARTERS | TRIGGERS
WEATHER = frozenset(
    (
        "temperature",
        "temperatures",
        "heat",
        "heatwave",
        "celsius",
        "fahrenheit",
        "weather",
        "cold",
        "hot",
        "warm",
        "warmer",
        "cooler",
        "degrees",
        "warming",
        "warmest",
        "hottest",
        "coldest",
        "hotter",
        "colder",
        "pre-industrial",
        "preindustrial",
        "forecast",
        "°",
        "mercury",
    )
)
NUMBERED = frozenset({"weapon", "product", "facility", "event_name", "law", "work", "organization", "place"})
"""Types of names that hold numbers."""
TAKEN = frozenset({"date", "time", "set"})
"""Types of expressions of time that are no figures; durations are."""


def extract(article: Article, times: Sequence[Time], quotes: Sequence[Quote], references: References) -> list[Figure]:
    """The article's figures, in the order of the text."""
    reader = Reader.of(article, times, quotes, references)
    found = [(passage, draft) for passage in reader.passages() for draft in reader.read(passage)]
    Purse.of(article, references).settle([draft for _, draft in found])
    ids = {id(draft): article.row_id("f", n) for n, (_, draft) in enumerate(found)}
    return [row(article, n, passage, draft, ids) for n, (passage, draft) in enumerate(found)]


def attach(figures: Sequence[Figure], events: Sequence[Event]) -> list[Figure]:
    """The figures with the event that each belongs to: the one whose trigger tells the role, else the nearest of its sentence."""
    by_sentence: dict[str, list[Event]] = {}
    for event in events:
        by_sentence.setdefault(event.sent_id, []).append(event)
    return [replace(f, event_id=event_of(f, by_sentence.get(f.sent_id, []))) for f in figures]


def event_of(figure: Figure, events: Sequence[Event]) -> str | None:
    """The event of a figure among those of its sentence."""
    if figure.role_start is not None and figure.role_end is not None:
        for event in events:
            if event.char_start < figure.role_end and figure.role_start < event.char_end:
                return event.event_id
    if figure.role is None or not events:
        return None
    return min(events, key=lambda e: (distance(figure, e), e.event_id)).event_id


def distance(figure: Figure, event: Event) -> int:
    """Characters between a figure and a trigger."""
    return max(event.char_start - figure.char_end, figure.char_start - event.char_end, 0)


@dataclass(slots=True)
class Reader:
    """Reads the figures of one article, sentence by sentence."""

    article: Article
    quotes: Mapping[str, Sequence[Quote]]
    references: References
    countries: dict[str, int]
    starts: list[int]
    taken: list[tuple[int, int]]
    earlier: list[Draft] = field(default_factory=list)

    @classmethod
    def of(cls, article: Article, times: Sequence[Time], quotes: Sequence[Quote], references: References) -> Reader:
        """Prepare what all sentences share: expressions of time, countries, quotes with a speaker."""
        taken = sorted((t.char_start, t.char_end) for t in times if t.timex_type in TAKEN)
        named = Counter(m.entity_id for m in references.mentions if m.entity_id)
        return cls(article, by_sentence(article, quotes), references, countries_of(named), [a for a, _ in taken], taken)

    def passages(self) -> Iterator[Passage]:
        """The sentences that can hold a figure."""
        for sentence in self.article.sentences:
            if any(t.lower in WORDS or may_hold_digits(t.text) for t in sentence.tokens):
                yield Passage(self.article, sentence)

    def read(self, passage: Passage) -> list[Draft]:
        """The figures of one sentence."""
        weather = any(t.lower in WEATHER for t in passage.sentence.tokens)
        quantities = Quantities(passage, self.countries, weather)
        numbers = Scanner(passage, quantities).drafts()
        drafts = join(passage, [d for d in numbers if not (is_bare_year(passage, d) and self.is_time(passage, d))])
        previous: Draft | None = None
        for draft in drafts:
            set_per(passage, draft)
            limit(passage, draft)
            set_age(passage, draft, self.is_person, previous)
            previous = draft
        share_units(passage, drafts)
        drafts = [
            d
            for d in merge_limits(passage, drafts)
            if not (self.is_time(passage, d) or self.is_name(passage, d) or is_none(passage, d))
        ]
        self.describe(passage, drafts)
        return [d for d in drafts if not is_idle_zero(passage, d)]

    def describe(self, passage: Passage, drafts: Sequence[Draft]) -> None:
        """Nouns, wholes, roles, trends and sources, in the order in which they need each other."""
        inside = self.quotes.get(passage.sentence.sent_id, ())
        set_wholes(passage, drafts)
        for draft in drafts:
            draft.sent_id = passage.sentence.sent_id
            set_noun(passage, draft, self.earlier)
            set_role(passage, draft)
            set_rank(passage, draft)
            set_trend(passage, draft)
            set_subject(passage, draft, self.references)
            set_attribution(passage, draft, inside)
            set_reality(passage, draft)
            restate(passage, draft, self.earlier[-1:])
            self.earlier.append(draft)
        del self.earlier[:-6]

    def is_time(self, passage: Passage, draft: Draft) -> bool:
        """Whether the number lies in a date, a clock time or a frequency."""
        start, end = passage.atoms[draft.start].start, passage.atoms[draft.stop - 1].end
        k = bisect_right(self.starts, start) - 1
        return k >= 0 and self.taken[k][1] >= end and draft.kind not in {"age", "money", "percent"}

    def is_name(self, passage: Passage, draft: Draft) -> bool:
        """Whether the number stands inside the name of a thing: `Shahed 136`, `Channel 4`."""
        token = passage.token(draft.start)
        mention = self.references.mention_at(token)
        return mention is not None and mention.entity_type in NUMBERED and mention.char_start < token.start

    def is_person(self, token: Token) -> bool:
        """Whether a token belongs to the name of a person."""
        mention = self.references.mention_at(token)
        if mention is not None:
            return mention.entity_type == "person" or (mention.entity_type == "other" and token.tag == "NNP")
        names = self.article.names
        k = bisect_left(names, token.i + 1, key=lambda n: n.first) - 1
        if k < 0 or not names[k].first <= token.i < names[k].last:
            return token.tag == "NNP" and token.text[:1].isupper() and not token.text.isupper()
        return names[k].label == "PERSON"


def by_sentence(article: Article, quotes: Sequence[Quote]) -> dict[str, list[Quote]]:
    """The quotes with a speaker that reach into each sentence, the shortest first."""
    starts = [s.start for s in article.sentences]
    found: dict[str, list[Quote]] = {}
    for quote in sorted(quotes, key=lambda q: (q.char_end - q.char_start, q.quote_id)):
        first, last = bisect_right(starts, quote.char_start) - 1, bisect_left(starts, quote.char_end)
        if quote.speaker_text:
            for sentence in article.sentences[max(first, 0) : last]:
                found.setdefault(sentence.sent_id, []).append(quote)
    return found


def may_hold_digits(text: str) -> bool:
    """Whether a token has a digit; most are plain words, which is quickly seen."""
    return not text.isalpha() and any(c.isdigit() for c in text)


def is_none(passage: Passage, draft: Draft) -> bool:
    """Whether a number is no figure."""
    return ranks_nothing(passage, draft) if draft.kind == "ordinal" else excluded(passage, draft)


def is_idle_zero(passage: Passage, draft: Draft) -> bool:
    """`nobody was surprised`, `none too soon`: none of people or things that nothing happens to."""
    if draft.rule == "zero" and passage.word(draft.end - 1) in {"nobody", "one"} and passage.word(draft.start) != "not":
        return draft.role is None
    bare = draft.negated and passage.word(draft.start) in {"nobody", "none", "no"} and draft.noun_head is None
    return bare and draft.role is None and draft.part_of is None


def row(article: Article, number: int, passage: Passage, draft: Draft, ids: dict[int, str]) -> Figure:
    """The row of a finished draft."""
    start, end = passage.atoms[draft.first].start, passage.atoms[draft.end - 1].end
    unit, token = draft.unit, draft.role_token
    return Figure(
        doc_id=article.doc_id, figure_id=article.row_id("f", number), sent_id=passage.sentence.sent_id,
        char_start=start, char_end=end, text=article.text[start:end], kind=draft.kind,
        value=draft.value, value_low=draft.low, value_high=draft.high, bound=draft.bound, cue=draft.cue,
        is_negated=draft.negated, unit=unit.name if unit else None, unit_text=draft.unit_text,
        dimension=unit.dimension if unit else None, currency=draft.currency, currency_basis=draft.basis,
        value_si=unit.si_value(draft.value) if unit else None, unit_si=unit.si if unit else None, per_unit=draft.per,
        trend=draft.trend, trend_role=draft.trend_role,  # type: ignore[arg-type]
        noun=draft.noun, noun_lemma=draft.noun_lemma, part_of=ids.get(id(draft.part_of)), role=draft.role,
        role_start=token.start if token else None, role_end=token.end if token else None, event_id=None,
        subject_entity_id=draft.subject, attribution_text=draft.attribution, factuality=draft.factuality, hedge=draft.hedge, confidence=confidence(draft),
        rule_id=f"figure.{draft.rule}",
    )  # fmt: skip


def confidence(draft: Draft) -> float:
    """How sure a reading is: written digits and units are surer than words, supplied nouns less so."""
    sure = 0.95 if draft.unit or draft.kind in {"ordinal", "age"} else 0.9
    sure -= (
        0.1 * draft.elliptic + 0.1 * (draft.bound == "vague") + 0.05 * (draft.kind == "count" and draft.noun is None)
    )
    return round(sure, 2)
