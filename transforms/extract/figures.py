"""Numbers with what they count."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from transforms.article import Article, ParsedSentence, Token
from transforms.coreference.references import References
from transforms.figures.ages import set_age
from transforms.figures.attribution import set_attribution
from transforms.figures.bounds import limit, limit_behind_noun
from transforms.figures.candidate import Candidate, Passage
from transforms.figures.carried_units import carry_units
from transforms.figures.currency_resolution import CurrencyResolver
from transforms.figures.dates import is_bare_year
from transforms.figures.event_roles import carries, event_role, measured
from transforms.figures.factuality import set_factuality
from transforms.figures.false_positives import IDLE_ZERO, THING, TIME, Reason, exclusion
from transforms.figures.ordinals import set_rank
from transforms.figures.part_whole import set_whole
from transforms.figures.prefilter import holding_figures
from transforms.figures.quantified_nouns import set_noun
from transforms.figures.quantity import Quantities
from transforms.figures.ranges import join, merge_limits, share_units
from transforms.figures.rates import set_per
from transforms.figures.roles import set_role
from transforms.figures.rules import reading
from transforms.figures.scan import Scanner, countries_of
from transforms.figures.subjects import set_subject
from transforms.figures.trends import restate, set_trend
from transforms.language.prefilter import bit
from transforms.lexicons import word_list
from transforms.numbers.separators import has_decimal_comma
from transforms.trace import Decision, Trace
from warehouse.tables.events import Event
from warehouse.tables.figures import Figure
from warehouse.tables.quotes import Quote
from warehouse.tables.times import Time

Rule = Callable[[Passage, Candidate], Reason | None]
WEATHER = word_list("figure_words.tsv", "weather")
OF_WEATHER = bit(WEATHER)
NUMBERED = frozenset({"weapon", "product", "facility", "event_name", "law", "work", "organization", "place"})
"""Types of names that hold numbers."""
MILLION = 1e6
TAKEN = frozenset({"date", "time", "set"})
"""Types of expressions of time that are no figures; durations are."""


def extract(
    article: Article,
    times: Sequence[Time],
    quotes: Sequence[Quote],
    references: References,
    trace: Trace | None = None,
) -> list[Figure]:
    """The article's figures, in the order of the text; `trace` is told which rule read or excluded each number."""
    reader = Reader.of(article, times, quotes, references, trace)
    read = [(passage, candidate) for passage in reader.passages() for candidate in reader.read(passage)]
    CurrencyResolver.of(article, references).settle([candidate for _, candidate in read])
    ids = {id(candidate): article.row_id("f", n) for n, (_, candidate) in enumerate(read)}
    return [row(article, n, passage, candidate, ids) for n, (passage, candidate) in enumerate(read)]


BEFORE = 3
"""Sentences back in which the event of a figure is looked for that stands in a sentence of its own."""


def attach(
    figures: Sequence[Figure], events: Sequence[Event], sentences: Sequence[ParsedSentence] = ()
) -> list[Figure]:
    """The figures with the event that each belongs to: the one whose trigger tells the role, else the nearest of its sentence or before."""
    by_sentence: dict[str, list[Event]] = {}
    for event in events:
        by_sentence.setdefault(event.sent_id, []).append(event)
    order = {s.sent_id: n for n, s in enumerate(sentences)}
    attached = []
    for figure in figures:
        own = tied(figure, by_sentence.get(figure.sent_id, []))
        at = order.get(figure.sent_id)
        if own.event_id is None and at is not None:
            near = [e for s in sentences[max(0, at - BEFORE) : at] for e in by_sentence.get(s.sent_id, ())]
            own = carried(figure, near, frozenset(t.lemma for t in sentences[at].tokens))
        attached.append(own)
    return attached


def carried(figure: Figure, before: Sequence[Event], lemmas: frozenset[str]) -> Figure:
    """A figure with the first telling of the last happening before its sentence that it measures, where the lemmas of its own say so."""
    last = next((e for e in reversed(before) if not e.is_historical and carries(figure, e, lemmas)), None)
    if last is None:
        return figure
    event = next((e for e in before if e.happening_id == last.happening_id and event_role(figure, e)), last)
    return replace(figure, event_id=event.event_id, event_role=event_role(figure, event))


def tied(figure: Figure, events: Sequence[Event]) -> Figure:
    """A figure with its event among those of its sentence, and what it measures of it."""
    event = event_of(figure, events) or measured(figure, events)
    if event is None:
        return figure
    return replace(figure, event_id=event.event_id, event_role=event_role(figure, event))


def event_of(figure: Figure, events: Sequence[Event]) -> Event | None:
    """The event whose trigger tells a figure's role, else the nearest of its sentence."""
    if figure.role is None or not events:
        return None
    if figure.role_start is not None and figure.role_end is not None:
        for event in events:
            if event.char_start < figure.role_end and figure.role_start < event.char_end:
                return event
    return min(events, key=lambda e: (distance(figure, e), e.event_id))


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
    trace: Trace | None = None
    earlier: list[Candidate] = field(default_factory=list)

    @classmethod
    def of(
        cls,
        article: Article,
        times: Sequence[Time],
        quotes: Sequence[Quote],
        references: References,
        trace: Trace | None = None,
    ) -> Reader:
        """Prepare what all sentences share: expressions of time, countries, quotes with a speaker."""
        taken = sorted((t.char_start, t.char_end) for t in times if t.timex_type in TAKEN)
        named = Counter(m.entity_id for m in references.mentions if m.entity_id)
        named.update(f"country:{m.country}" for m in references.mentions if m.country and m.entity_type == "place")
        starts = [a for a, _ in taken]
        return cls(article, by_sentence(article, quotes), references, countries_of(named), starts, taken, trace)

    def passages(self) -> Iterator[Passage]:
        """The sentences that can hold a figure."""
        comma = has_decimal_comma(self.article.text)
        traced = self.trace is not None
        for sentence in self.article.sentences if traced else holding_figures(self.article, self.taken):
            yield Passage(self.article, sentence, comma)

    def read(self, passage: Passage) -> list[Candidate]:
        """The figures of one sentence."""
        candidates = self.measured(passage)
        candidates = self.kept(passage, merge_limits(passage, candidates), self.exclusion)
        self.describe(passage, candidates)
        candidates = self.kept(passage, candidates, idle_zero)
        for candidate in candidates:
            self.tell(passage, candidate, None)
        return candidates

    def measured(self, passage: Passage) -> list[Candidate]:
        """The numbers of a sentence with their units, rates, bounds and ages; ranges are one."""
        sentence = passage.sentence
        weather = bool(sentence.mask & OF_WEATHER) and not WEATHER.isdisjoint([t.lower for t in sentence.tokens])
        numbers = Scanner(passage, Quantities(passage, self.countries, weather)).candidates()
        candidates = join(passage, self.kept(passage, numbers, self.bare_year))
        previous: Candidate | None = None
        for candidate in candidates:
            set_per(passage, candidate)
            limit(passage, candidate)
            set_age(passage, candidate, self.is_person, previous)
            previous = candidate
        share_units(passage, candidates)
        carry_units(passage, candidates)
        return candidates

    def kept(self, passage: Passage, candidates: Iterable[Candidate], rule: Rule) -> list[Candidate]:
        """The candidates that a rule does not take out; it tells of those that it does."""
        kept = []
        for candidate in candidates:
            reason = rule(passage, candidate)
            if reason is None:
                kept.append(candidate)
            else:
                self.tell(passage, candidate, reason)
        return kept

    def tell(self, passage: Passage, candidate: Candidate, reason: Reason | None) -> None:
        """Tell the trace of a figure, or of the rule that took a number out."""
        if self.trace is None:
            return
        start, end = passage.span(candidate)
        text = self.article.text[start:end]
        if reason is None:
            rule_id = f"figure.{candidate.rule}"
            said = reading(rule_id)
            self.trace(Decision("figures", "grammar", "taken", start, end, text, rule_id, said))
        else:
            self.trace(
                Decision("figures", "false positives", "refused", start, end, text, reason.rule_id, reason.reason)
            )

    def bare_year(self, passage: Passage, candidate: Candidate) -> Reason | None:
        """A year that is an expression of time, before numbers are joined to ranges."""
        return TIME if is_bare_year(passage, candidate) and self.is_time(passage, candidate) else None

    def exclusion(self, passage: Passage, candidate: Candidate) -> Reason | None:
        """Why a number is no figure; None where it is one."""
        if self.is_time(passage, candidate):
            return TIME
        return THING if self.is_name(passage, candidate) else exclusion(passage, candidate)

    def describe(self, passage: Passage, candidates: Sequence[Candidate]) -> None:
        """Nouns, wholes, roles, trends and sources, in the order in which they need each other."""
        inside = self.quotes.get(passage.sentence.sent_id, ())
        set_whole(passage, candidates)
        for candidate in candidates:
            candidate.sent_id = passage.sentence.sent_id
            set_noun(passage, candidate, self.earlier)
            limit_behind_noun(passage, candidate)
            set_role(passage, candidate)
            set_rank(passage, candidate)
            set_trend(passage, candidate)
            set_subject(passage, candidate, self.references)
            set_attribution(passage, candidate, inside)
            set_factuality(passage, candidate)
            restate(passage, candidate, self.earlier[-1:])
            self.earlier.append(candidate)
        del self.earlier[:-6]

    def is_time(self, passage: Passage, candidate: Candidate) -> bool:
        """Whether the number lies in a date, a clock time or a frequency."""
        last = passage.atoms[candidate.stop - 1]
        start, end = (
            (passage.atoms[candidate.start].start, last.end)
            if candidate.kind not in {"ordinal", "ratio"}
            else (last.start, last.end)
        )
        k = bisect_right(self.starts, start) - 1
        return k >= 0 and self.taken[k][1] >= end and candidate.kind not in {"age", "money", "percent"}

    def is_name(self, passage: Passage, candidate: Candidate) -> bool:
        """Whether the number stands inside the name of a thing: `Shahed 136`, `Channel 4`; not that of `owes Siemens 500 million euros`."""
        token = passage.token(candidate.start)
        mention = self.references.mention_at(token)
        if mention is None or mention.entity_type not in NUMBERED or is_large_amount(passage, candidate):
            return False
        whole = candidate.unit is None or mention.char_end >= passage.span(candidate)[1]
        return mention.char_start < token.start and whole

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


def is_large_amount(passage: Passage, candidate: Candidate) -> bool:
    """`lend Greece 3 billion euros`: digits with a scale and a currency are in no name, whatever the model says."""
    return candidate.kind == "money" and candidate.scale >= MILLION and passage.digits(candidate.start) is not None


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


def idle_zero(passage: Passage, candidate: Candidate) -> Reason | None:
    """`nobody was surprised`, `none too soon`: none of people or things that nothing happens to."""
    if candidate.role is not None:
        return None
    first, last = passage.word(candidate.start), passage.word(candidate.end - 1)
    if candidate.rule == "zero" and last in {"nobody", "one"} and first != "not":
        return IDLE_ZERO
    bare = candidate.negated and first in {"nobody", "none", "no"} and candidate.noun_head is None
    return IDLE_ZERO if bare and candidate.part_of is None else None


def row(article: Article, number: int, passage: Passage, candidate: Candidate, ids: dict[int, str]) -> Figure:
    """The row of a finished candidate."""
    start, end = passage.atoms[candidate.first].start, passage.atoms[candidate.end - 1].end
    unit, token = candidate.unit, candidate.role_token
    return Figure(
        doc_id=article.doc_id, figure_id=article.row_id("f", number), sent_id=passage.sentence.sent_id,
        char_start=start, char_end=end, text=article.text[start:end], kind=candidate.kind,
        value=candidate.value, value_low=candidate.low, value_high=candidate.high, bound=candidate.bound, cue=candidate.cue,
        is_negated=candidate.negated, unit=unit.name if unit else None, unit_text=candidate.unit_text,
        dimension=unit.dimension if unit else None, currency=candidate.currency, currency_basis=candidate.basis,
        value_si=unit.si_value(candidate.value) if unit else None, unit_si=unit.si if unit else None, per_unit=candidate.per,
        trend=candidate.trend, trend_role=candidate.trend_role,  # type: ignore[arg-type]
        noun=candidate.noun, noun_lemma=candidate.noun_lemma, part_of=ids.get(id(candidate.part_of)), role=candidate.role,
        role_start=token.start if token else None, role_end=token.end if token else None, event_id=None, event_role=None,
        subject_entity_id=candidate.subject, attribution_text=candidate.attribution, factuality=candidate.factuality, hedge=candidate.hedge, confidence=confidence(candidate),
        rule_id=f"figure.{candidate.rule}",
    )  # fmt: skip


def confidence(candidate: Candidate) -> float:
    """How sure a reading is: written digits and units are surer than words, supplied nouns less so."""
    sure = 0.95 if candidate.unit or candidate.kind in {"ordinal", "age"} else 0.9
    sure -= (
        0.1 * candidate.elliptic
        + 0.1 * (candidate.bound == "vague")
        + 0.05 * (candidate.kind == "count" and candidate.noun is None)
    )
    return round(sure, 2)
