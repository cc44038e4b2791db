"""Events with their participants, circumstances and factuality (PLOVER 2021)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from transforms.article import Article, ParsedSentence, Token
from transforms.coreference.reference import Reference
from transforms.coreference.references import References
from transforms.corpus.story_dates import DEEDS
from transforms.events import types
from transforms.events.arguments.ere_roles import ere_role
from transforms.events.arguments.patterns import Argument
from transforms.events.arguments.roles import arguments, distinct
from transforms.events.arguments.sectors import is_crowd, sector
from transforms.events.arguments.spans import extent
from transforms.events.attributes import circumstances, dates, headcounts, modes, ontology, places
from transforms.events.attributes.asides import is_aside
from transforms.events.attributes.background import is_historical
from transforms.events.attributes.causes import cause
from transforms.events.attributes.circumstances import Setting
from transforms.events.attributes.confidence import confidence
from transforms.events.attributes.dates import Dating
from transforms.events.attributes.factuality import Judgement, denier, disputer, holder, judge
from transforms.events.attributes.generic import is_generic
from transforms.events.attributes.summary import summary
from transforms.events.candidate import Candidate
from transforms.events.columns import (
    AttributionColumns,
    DenialColumns,
    HarmColumns,
    acled_columns,
    attribution_columns,
    harm_columns,
    place_columns,
    time_columns,
)
from transforms.events.coreference import ArticleContext, identify
from transforms.events.definiteness import is_another, is_definite, opens_apart
from transforms.events.domains import Domains
from transforms.events.merging import MergedEvent, merge
from transforms.events.semantic_classes import SemanticClasses
from transforms.events.speech_acts import as_type, demands, speech_act
from transforms.events.triggers import candidates
from transforms.genre import ADDRESSES_READER
from transforms.language.phrases import noun_phrase
from transforms.quotes.attribution import Attributions
from transforms.trace import Decision, Trace
from warehouse.tables.events import Event, Factuality
from warehouse.tables.figures import Figure
from warehouse.tables.participants import Participant
from warehouse.tables.quotes import Quote
from warehouse.tables.times import Time

T = TypeVar("T")

REAL = frozenset({"asserted", "reported", "alleged", "denied"})
"""What is told to have been somewhere, so that the next event may be there too."""

NEARBY = 2
"""Sentences back that a place is inherited from."""


@dataclass(frozen=True, slots=True)
class Events:
    """The events and who takes part in them."""

    events: list[Event]
    participants: list[Participant]


def extract(
    article: Article,
    references: References,
    times: Sequence[Time],
    figures: Sequence[Figure],
    quotes: Sequence[Quote],
    trace: Trace | None = None,
) -> Events:
    """The article's events, in the order of the text; `trace` is told of each decision."""
    classes = SemanticClasses.of(references, article.names, article.tokens)
    domains = Domains.of(article)
    setting = Setting.of(article, times, references.mentions, figures)
    reader = Reader(article, classes, setting, quotes, trace)
    for sentence in article.sentences:
        found = [*candidates(sentence, classes, trace)]
        kept = domains.keep(sentence, found, classes, trace) if found else found
        kept += demands(sentence, classes)
        for merged in merge(kept, trace) if kept else ():
            reader.add(merged)
    starts = {s.sent_id: s.start for s in article.sentences}
    by_id = {t.time_id: t for t in times}
    titles = {s.sent_id for s in article.sentences if s.block.kind == "title"}
    known = ArticleContext(
        reader.participants, article.text, starts, by_id, reader.known, reader.another, reader.apart, titles
    )
    events = dates.by_happening(identify(reader.events, known), setting)
    return Events(reader.dated(events), reader.participants)


class Reader:
    """Turns the events of an article into rows."""

    def __init__(
        self,
        article: Article,
        classes: SemanticClasses,
        setting: Setting,
        quotes: Sequence[Quote],
        trace: Trace | None = None,
    ) -> None:
        self.article, self.classes, self.setting, self.trace = article, classes, setting, trace
        self.attributions = Attributions.of(quotes)
        self.to_reader = ADDRESSES_READER in article.document.flags
        self.events: list[Event] = []
        self.participants: list[Participant] = []
        self.numbers = {s.sent_id: n for n, s in enumerate(article.sentences)}
        self.of_the_day: set[str] = set()
        """Events of a lead without a date, which are news of the day of publication."""
        self.known: set[str] = set()
        """Events told by a definite noun ("the attack"), which the reader is taken to know of."""
        self.another: set[str] = set()
        """Events told as one more: "a second bombing"."""
        self.apart: set[str] = set()
        """Events of sentences that open with something else: "in a separate incident"."""
        self.last_place: tuple[str, int, places.Place] | None = None
        """Paragraph and number of the last sentence with an event at a named place, and the place."""

    def add(self, merged: MergedEvent) -> None:
        """Add the rows of one event."""
        main = merged.main
        judgement = self.judged(main)
        self.tell(main, "factuality", f"{judgement.factuality}: {judgement.reason}")
        event_type, status = speech_act(main, judgement.factuality, self.classes)
        if event_type != main.frame.event_type:
            self.tell(main, "speech act", f"what is said of the deed makes it {event_type}, {status}")
            merged = MergedEvent(as_type(main, event_type), merged.parts)
        sides = self.sides(merged)
        event_id = self.article.row_id("e", len(self.events))
        rows = [self.participant(event_id, a, main) for a in sides]
        for row in rows:
            self.tell(main, row.role, f"{row.text!r} by the pattern {main.frame.pattern!r} of the frame")
        if is_definite(main):
            self.known.add(event_id)
        if any(is_another(candidate, self.classes) for candidate in merged.all):
            self.another.add(event_id)
        if opens_apart(main.token.sentence) and not is_definite(main):
            self.apart.add(event_id)
        if dates.is_news_of_the_day(main, status, self.setting):
            self.of_the_day.add(event_id)
        denial, held = self.denial(judgement, main), self.stand(judgement)
        self.events.append(self.event(event_id, merged, status, sides, rows, denial, held))
        self.participants += rows

    def judged(self, main: Candidate) -> Judgement:
        """Whether an event is told as having happened; what happens as a rule is hypothetical."""
        judgement = judge(main)
        rule = is_generic(main, to_reader=self.to_reader) if judgement.factuality in {"asserted", "planned"} else None
        return Judgement("hypothetical", rule) if rule else judgement

    def dated(self, events: Sequence[Event]) -> list[Event]:
        """The events, those of a lead without any date with the day of publication."""
        published = self.article.document.published_at
        day = published is not None
        news = [day and e.happened_from is None and e.event_id in self.of_the_day for e in events]
        return [dates.by_publication(e, published) if n and published else e for e, n in zip(events, news, strict=True)]

    def denial(self, judgement: Judgement, main: Candidate) -> DenialColumns:
        """Who denies an event: the subject of the word that denies it ("the ministry rejected reports that"), or behind it."""
        who = denier(judgement) or disputer(main)
        if who is None:
            return {"denied_by_text": None, "denied_by_entity_id": None}
        text, entity_id = self.named(who)
        return {"denied_by_text": text, "denied_by_entity_id": entity_id}

    def stand(self, judgement: Judgement) -> AttributionColumns:
        """Who is the source of an event outside a quote: who denies or believes it ("the minister does not believe that")."""
        who = holder(judgement)
        if who is None or judgement.cue is None or who.tag in {"EX", "WP", "WDT"}:
            return attribution_columns(None)
        text, entity_id = self.named(who)
        return {"attribution_text": text, "attribution_entity_id": entity_id, "attribution_cue": judgement.cue.text}

    def named(self, head: Token) -> tuple[str, str | None]:
        """The words of a phrase, and the entity that it names."""
        first, last = extent(head)
        reference = self.classes.references.at(head)
        return self.article.text[first.start : last.end], reference.entity_id if reference else None

    def tell(self, candidate: Candidate, stage: str, reason: str) -> None:
        """Report how a column of the event got its value."""
        if self.trace is not None:
            start, end = candidate.span
            text = self.article.text[start:end]
            self.trace(Decision("events", stage, "set", start, end, text, candidate.frame.rule_id, reason))

    def sides(self, merged: MergedEvent) -> list[Argument]:
        """The participants of all triggers of an event; the event's own words take no part in it."""
        own = {w.i for c in merged.all for w in c.words} | {c.token.i for c in merged.all}
        found = [a for c in merged.all for a in arguments(c, self.classes)]
        natural = types.is_hazard(merged.main.frame.event_type)  # which has no actor
        found = distinct(a for a in found if a.head.i not in own and not (natural and a.role == "actor"))
        return [a for a in found if not self.repeats(a, found)]

    def repeats(self, argument: Argument, sides: list[Argument]) -> bool:
        """Whether a possessive pronoun stands for a participant that is named: "Ukraine launched its strike"."""
        if argument.head.tag != "PRP$":
            return False
        at = self.classes.references.at
        meant = at(argument.head)
        others = [at(o.head) for o in sides if o.role == argument.role and o.head is not argument.head]
        return bool(others) and (meant is None or any(o is not None and o.entity_id == meant.entity_id for o in others))

    def participant(self, event_id: str, argument: Argument, main: Candidate) -> Participant:
        """The row of one participant."""
        known = self.classes.at(argument.head)
        sited = bool(known & {"structure", "site", "territory", "group", "org"}) and "person" not in known
        first, last = extent(argument.head, whole=argument.role == "theme", sited=sited)
        head = self.spokesman(argument.head)
        reference = self.meant(head)
        return Participant(
            self.article.doc_id,
            event_id,
            argument.role,
            ere_role(main, ere_type(main), argument.role, argument.head, self.classes),
            first.start,
            last.end,
            self.article.text[first.start : last.end],
            reference.entity_id if reference else None,
            reference.country if reference else None,
            sector(head, self.classes),
        )

    def meant(self, head: Token) -> Reference | None:
        """Whom a phrase names, by its own words or the name beside it: "the mayor of Lima, Ana Ruiz"."""
        reference = self.classes.references.at(head)
        name = head.child("appos")
        if reference is None and name is not None and head.tag == "NN" and name.tag == "NNP":
            reference = self.classes.references.at(name)
        return reference

    def spokesman(self, head: Token) -> Token:
        """The speaker of a quote for "we" in it, which is the speaker's side; any other head itself."""
        quote = self.attributions.at(head.start, head.end) if head.lower in {"we", "us", "our"} else None
        if quote is None or quote.speaker_start is None or quote.speaker_end is None:
            return head
        return self.setting.token(quote.speaker_start, quote.speaker_end)

    def event(
        self,
        event_id: str,
        merged: MergedEvent,
        status: Factuality,
        sides: list[Argument],
        rows: list[Participant],
        denial: DenialColumns,
        held: AttributionColumns,
    ) -> Event:
        """The row of one event."""
        main, frame = merged.main, merged.main.frame
        start, end = main.span
        quote = self.source(merged, rows)
        if quote is not None and status == "asserted":
            status = "reported"
            self.tell(main, "factuality", f"reported: {quote.speaker_text!r} says so")
        time = self.first(merged, lambda c: dates.of_part(c, main, status, self.setting))
        if status in {"asserted", "reported"} and self.is_ahead(main, time):
            status = "planned"
        dating = self.dating(main, time, status)
        mode = self.first(merged, lambda c: modes.mode(c, sides, self.classes))
        scale = ontology.standing(frame.event_type, mode)
        return Event(
            doc_id=self.article.doc_id,
            event_id=event_id,
            sent_id=main.token.sentence.sent_id,
            char_start=start,
            char_end=end,
            trigger=self.article.text[start:end],
            summary=summary(main, self.setting, self.classes.references),
            ontology=types.ontology(frame.event_type),
            event_type=frame.event_type,
            ere_type=ere_type(main),
            mode=mode,
            contexts=ontology.contexts(main.token.sentence),
            quad_class=scale.quad_class if scale else None,
            intensity=scale.intensity if scale else None,
            cameo_root=scale.cameo_root if scale else None,
            factuality=status,
            is_historical=is_historical(main, time, dating.end if dating else None, self.article.document.published_at),
            cause=cause(main, ere_type(main), mode, rows),
            confidence=confidence(main, status, self.classes),
            rule_id=frame.rule_id,
            happening_id=event_id,
            local_happening_id=event_id,
            **acled_columns(frame.event_type, mode, self.acled_sides(merged, sides, rows)),
            **(attribution_columns(quote) if quote else held),
            **time_columns(dating),
            **denial,
            **place_columns(self.place(merged, sides, status)),
            **self.harm(merged, sides),
        )

    def dating(self, main: Candidate, time: Time | None, status: Factuality) -> Dating | None:
        """When it happened: by an expression of its sentence, else as the deed told before in its paragraph."""
        if time is not None:
            self.tell(main, "date", f"the expression {time.text!r}")
            return dates.dating(main, time, self.setting)
        before = self.before(main) if dates.follows_on(main, status, self.setting) else None
        self.tell(main, "date", f"that of {before.trigger!r} before it" if before else "no expression dates it")
        return dates.by_neighbour(before) if before else None

    def before(self, main: Candidate) -> Event | None:
        """The last deed told in the paragraph, where it has a date and happened."""
        sentence = main.token.sentence
        ids = self.near_before(sentence)
        last = next((e for e in reversed(self.events) if e.sent_id in ids and e.event_type in DEEDS), None)
        return last if last is not None and last.happened_from is not None and last.factuality in REAL else None

    def near_before(self, sentence: ParsedSentence) -> frozenset[str]:
        """The ids of the sentences that stand closely before one in its paragraph."""
        number = self.numbers[sentence.sent_id]
        near = self.article.sentences[max(0, number - dates.NEAR) : number]
        return frozenset(s.sent_id for s in near if s.block is sentence.block)

    def is_ahead(self, main: Candidate, time: Time | None) -> bool:
        """Whether an event of general news is dated after its publication: "takes office on 1 August"."""
        published = self.article.document.published_at
        if main.frame.ere_type is None or published is None or time is None or time.start_at is None:
            return False
        return time.start_at.date() > published.date()

    def acled_sides(self, merged: MergedEvent, sides: list[Argument], rows: list[Participant]) -> ontology.Sides:
        """What ACLED's types ask of the event beside its type and mode."""
        weapon = self.first(merged, lambda c: modes.weapon(c, sides))
        lemmas = {c.token.lemma for c in merged.all} | ({weapon.lemma} if weapon else set())
        targets = [self.classes.words(a.head) for a in sides if a.role in {"recipient", "theme"}]
        actors, recipients = ([r.sector for r in rows if r.role == role] for role in ("actor", "recipient"))
        actors += [ontology.CROWD] if is_crowd(sides, actors) else []
        return ontology.Sides.of(lemmas, actors, recipients, frozenset[str]().union(*targets))

    def first(self, merged: MergedEvent, ask: Callable[[Candidate], T | None]) -> T | None:
        """The first answer that a trigger of the event gives."""
        return next((answer for c in merged.all if (answer := ask(c))), None)

    def harm(self, merged: MergedEvent, sides: list[Argument]) -> HarmColumns:
        """Weapon and losses."""
        weapon = self.first(merged, lambda c: modes.weapon(c, sides))
        killed, injured = circumstances.losses(merged.all, self.setting)
        by_head = headcounts.one_by_one(merged.all, sides, self.classes)
        listed = by_head is not None and headcounts.is_list(merged.all)
        killed = by_head if listed else killed or by_head
        injured = injured or headcounts.one_wounded(merged.all, sides, self.classes)
        return harm_columns(self.phrase(weapon) if weapon else None, killed, injured)

    def place(self, merged: MergedEvent, sides: list[Argument], status: Factuality) -> places.Place | None:
        """Where the event happened; deeds without a place of their own take the last one told in their paragraph."""
        sentence = merged.main.token.sentence
        number = self.numbers[sentence.sent_id]
        for candidate in merged.all:
            found = places.where(candidate, sides, self.setting, self.classes)
            if found is not None:
                self.tell(merged.main, "place", f"{found.text!r} in the clause of the event, or its target")
                if found.entity_id is not None and status in REAL:
                    self.last_place = (sentence.block.block_id, number, found)
                return found
        if not places.is_on_the_scene(merged.main) or self.last_place is None:
            return None
        block, before, place = self.last_place
        return place.inherited() if block == sentence.block.block_id and number - before <= NEARBY else None

    def source(self, merged: MergedEvent, rows: list[Participant]) -> Quote | None:
        """Who says so; not the actor whose own words are the event ("said it would boycott")."""
        main = merged.main
        quote = self.attributions.at(main.token.start, main.token.end)
        if quote is not None and is_aside(main, quote):
            return None
        if quote is None or quote.speaker_start is None or not main.spoken:
            return quote
        own = any(r.role == "actor" and r.char_start <= quote.speaker_start < r.char_end for r in rows)
        return None if own else quote

    def phrase(self, head: Token) -> str:
        """The noun phrase around a head without its determiner."""
        first, last = noun_phrase(head, prepositions=())
        tokens = [t for t in head.sentence.tokens if first.i <= t.i <= last.i]
        inside = [t for t in tokens if t is head or (t.dep in {"compound", "amod"} and t.tag[:3] != "NNP")]
        return self.article.text[inside[0].start : inside[-1].end]


def ere_type(candidate: Candidate) -> str | None:
    """The ERE or news type of an event: its row's, its own, or that which its PLOVER trigger is too."""
    frame = candidate.frame
    if frame.ere_type is not None and types.ontology(frame.event_type) == "plover":
        return frame.ere_type
    if types.ontology(frame.event_type) != "plover":
        return frame.event_type
    return types.ere_type_of(frame.event_type, candidate.token.lemma)
