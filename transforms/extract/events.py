"""Events with their participants, circumstances and factuality (PLOVER 2021)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from transforms.article import Article, Token
from transforms.coreference.references import References
from transforms.events.arguments.roles import Argument, arguments, distinct
from transforms.events.arguments.sectors import sector
from transforms.events.arguments.spans import extent
from transforms.events.attributes import circumstances, modes, ontology, places
from transforms.events.attributes.background import is_historical
from transforms.events.attributes.circumstances import Setting
from transforms.events.attributes.confidence import confidence
from transforms.events.attributes.factuality import judge
from transforms.events.candidate import Candidate
from transforms.events.coreference import identify
from transforms.events.domains import Domains
from transforms.events.merging import MergedEvent, merge
from transforms.events.semantic_classes import SemanticClasses
from transforms.events.speech_acts import as_type, demands, speech_act
from transforms.events.triggers import candidates
from transforms.language.clauses import SUBJECTS, is_verb
from transforms.language.factuality_cues import DEFINITE
from transforms.language.phrases import noun_phrase
from transforms.quotes.attribution import Attributions
from warehouse.tables.events import Event, Factuality
from warehouse.tables.figures import Figure
from warehouse.tables.participants import Participant
from warehouse.tables.quotes import Quote
from warehouse.tables.times import Time

DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST"})
"""Types that happen on the ground, where the place told before is the likeliest."""

NEARBY = 2
"""Sentences back that a place is inherited from."""


@dataclass(frozen=True, slots=True)
class Events:
    """The events and who takes part in them."""

    events: list[Event]
    participants: list[Participant]


def extract(
    article: Article, references: References, times: Sequence[Time], figures: Sequence[Figure], quotes: Sequence[Quote]
) -> Events:
    """The article's events, in the order of the text."""
    classes = SemanticClasses.of(references, article.names)
    domains = Domains.of(article)
    setting = Setting.of(article, times, references.mentions, figures)
    reader = Reader(article, classes, setting, quotes)
    for sentence in article.sentences:
        found = domains.keep(sentence, [*candidates(sentence, classes)], classes)
        for merged in merge([*found, *demands(sentence, classes)]):
            reader.add(merged)
    happenings = identify(reader.events, reader.participants, reader.known)
    events = [replace(e, happening_id=h) for e, h in zip(reader.events, happenings, strict=True)]
    return Events(events, reader.participants)


class Reader:
    """Turns the events of an article into rows."""

    def __init__(self, article: Article, classes: SemanticClasses, setting: Setting, quotes: Sequence[Quote]) -> None:
        self.article, self.classes, self.setting = article, classes, setting
        self.attributions = Attributions.of(quotes)
        self.events: list[Event] = []
        self.participants: list[Participant] = []
        self.numbers = {s.sent_id: n for n, s in enumerate(article.sentences)}
        self.known: set[str] = set()
        """Events told by a definite noun ("the attack"), which the reader is taken to know of."""
        self.last_place: tuple[str, int, places.Place] | None = None
        """Paragraph and number of the last sentence with an event at a named place, and the place."""

    def add(self, merged: MergedEvent) -> None:
        """Add the rows of one event."""
        main = merged.main
        status = judge(main)
        event_type, status = speech_act(main, status, self.classes)
        if event_type != main.frame.event_type:
            merged = MergedEvent(as_type(main, event_type), merged.parts)
        sides = self.sides(merged)
        event_id = self.article.row_id("e", len(self.events))
        rows = [self.participant(event_id, a) for a in sides]
        if is_definite(main):
            self.known.add(event_id)
        self.events.append(self.event(event_id, merged, status, sides, rows))
        self.participants += rows

    def sides(self, merged: MergedEvent) -> list[Argument]:
        """The participants of all triggers of an event; the event's own words take no part in it."""
        own = {w.i for c in merged.all for w in c.words} | {c.token.i for c in merged.all}
        found = [a for c in merged.all for a in arguments(c, self.classes)]
        found = distinct(a for a in found if a.head.i not in own)
        return [a for a in found if not self.repeats(a, found)]

    def repeats(self, argument: Argument, sides: list[Argument]) -> bool:
        """Whether a possessive pronoun stands for a participant that is named: "Ukraine launched its strike"."""
        if argument.head.tag != "PRP$":
            return False
        at = self.classes.references.at
        meant = at(argument.head)
        others = [at(o.head) for o in sides if o.role == argument.role and o.head is not argument.head]
        return bool(others) and (meant is None or any(o is not None and o.entity_id == meant.entity_id for o in others))

    def participant(self, event_id: str, argument: Argument) -> Participant:
        """The row of one participant."""
        known = self.classes.at(argument.head)
        sited = bool(known & {"structure", "site", "territory", "group", "org"}) and "person" not in known
        first, last = extent(argument.head, whole=argument.role == "theme", sited=sited)
        reference = self.classes.references.at(argument.head)
        return Participant(
            self.article.doc_id,
            event_id,
            argument.role,
            first.start,
            last.end,
            self.article.text[first.start : last.end],
            reference.entity_id if reference else None,
            reference.country if reference else None,
            sector(argument.head, self.classes),
        )

    def event(
        self, event_id: str, merged: MergedEvent, status: Factuality, sides: list[Argument], rows: list[Participant]
    ) -> Event:
        """The row of one event."""
        main, frame = merged.main, merged.main.frame
        start, end = main.span
        mode = next((m for m in (modes.mode(c, sides, self.classes) for c in merged.all) if m), None)
        standing = ontology.standing(frame.event_type, mode)
        acled = ontology.acled(
            frame.event_type,
            mode,
            [r.sector for r in rows if r.role == "actor"],
            [r.sector for r in rows if r.role == "recipient"],
        )
        time = next((t for t in (circumstances.when(c, self.setting) for c in merged.all) if t), None)
        place = self.place(merged, sides)
        weapon = next((w for w in (modes.weapon(c, sides) for c in merged.all) if w), None)
        killed, injured = circumstances.losses(main, told(merged), self.setting)
        killed = killed or circumstances.one_by_one(merged.all, sides)
        quote = self.source(merged, rows)
        if quote is not None and status == "asserted":
            status = "reported"
        return Event(
            doc_id=self.article.doc_id,
            event_id=event_id,
            sent_id=main.token.sentence.sent_id,
            char_start=start,
            char_end=end,
            trigger=self.article.text[start:end],
            event_type=frame.event_type,
            mode=mode,
            contexts=ontology.contexts(main.token.sentence),
            quad_class=standing.quad_class,
            intensity=standing.intensity,
            cameo_root=standing.cameo_root,
            acled_event_type=acled[0],
            acled_sub_event_type=acled[1],
            factuality=status,
            is_historical=is_historical(main, time, self.article.document.published_at),
            attribution_text=quote.speaker_text if quote else None,
            attribution_entity_id=quote.speaker_entity_id if quote else None,
            attribution_cue=quote.cue if quote else None,
            time_id=time.time_id if time else None,
            happened_from=time.start_at if time else None,
            happened_to=time.end_at if time else None,
            date_precision=circumstances.PRECISIONS.get(time.granularity or "") if time else None,
            location_text=place.text if place else None,
            location_entity_id=place.entity_id if place else None,
            latitude=place.latitude if place else None,
            longitude=place.longitude if place else None,
            geo_precision=place.precision if place else None,
            weapon=self.phrase(weapon) if weapon else None,
            killed_low=killed.low if killed else None,
            killed_high=killed.high if killed else None,
            injured_low=injured.low if injured else None,
            injured_high=injured.high if injured else None,
            confidence=confidence(main, status),
            rule_id=frame.rule_id,
            happening_id=event_id,
        )

    def place(self, merged: MergedEvent, sides: list[Argument]) -> places.Place | None:
        """Where the event happened; deeds without a place of their own take the last one told in their paragraph."""
        sentence = merged.main.token.sentence
        number = self.numbers[sentence.sent_id]
        for candidate in merged.all:
            found = places.where(candidate, sides, self.setting, self.classes)
            if found is not None:
                if found.entity_id is not None:
                    self.last_place = (sentence.block.block_id, number, found)
                return found
        if merged.main.frame.event_type not in DEEDS or self.last_place is None:
            return None
        block, before, place = self.last_place
        return place.inherited() if block == sentence.block.block_id and number - before <= NEARBY else None

    def source(self, merged: MergedEvent, rows: list[Participant]) -> Quote | None:
        """Who says so; not the actor whose own words are the event ("said it would boycott")."""
        main = merged.main
        quote = self.attributions.at(main.token.start, main.token.end)
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


def is_definite(candidate: Candidate) -> bool:
    """Whether a bare event noun takes up what was told before: "the attack", "these clashes"."""
    bare = candidate.frame.pos == "n" and candidate.light is None
    return bare and any(c.dep == "det" and c.lower in DEFINITE for c in candidate.token.children)


def told(merged: MergedEvent) -> list[Token]:
    """The tokens that tell of an event: what hangs on its triggers, or on the verb that a bare event noun is subject of."""
    found: dict[int, Token] = {}
    for candidate in merged.all:
        predicate = candidate.predicate
        top = predicate.head if predicate.dep in SUBJECTS and is_verb(predicate.head) else predicate
        found.update((t.i, t) for t in top.subtree())
    return list(found.values())
