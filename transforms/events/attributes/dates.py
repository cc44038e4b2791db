"""Dates: when an event happened, by the expression that belongs to it, a dated neighbour, or the day of publication."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from transforms.article import Token
from transforms.corpus.story_dates import DEEDS
from transforms.events.attributes.circumstances import TIME_UNITS, Setting, distance, inner
from transforms.events.attributes.page_dates import is_of_page
from transforms.events.attributes.scenes import is_gapped, is_going_on
from transforms.events.candidate import Candidate
from transforms.events.claimants import claiming_verb
from transforms.events.frames import frames, types
from transforms.events.merging import SCOPES
from transforms.events.types import PERSONAL_LOSSES
from transforms.language.clause_status import SAYING
from transforms.language.clauses import SUBJECTS, auxiliaries, before, clause, is_verb
from transforms.lexicons import word_list
from transforms.times.precision import ENDS, PRECISIONS, TO_THE_DAY
from warehouse.tables.events import DatePrecision, DateSource, Event, Factuality
from warehouse.tables.times import Time

COARSE = frozenset({"half_year", "year", "decade", "century"})

HAPPENED = frozenset({"asserted", "reported", "alleged", "denied", "negated"})
"""What is told of the past, so that no date to come is its own."""

BEARING = (
    word_list("event_words.tsv", "happening")
    | word_list("event_words.tsv", "causes")
    | word_list("event_words.tsv", "bearing")
)
"""Verbs whose date is that of the event noun beside them: "the attack took place on Friday"."""

PHASES = word_list("event_words.tsv", "phases")
"""Verbs whose date is that of their infinitive or -ing form: "began on Friday to shell the town"."""

LATE = frozenset({"COERCE", "SANCTION", "ACCUSE", "DIE", "TRIAL"})
"""Types that follow what they are told after by more than a day: "was arrested on Monday after he attacked a shop"."""

APART = word_list("event_words.tsv", "conjunctions_apart")
"""Conjunctions of what happened at another time than the clause above."""

MEANWHILE = word_list("event_words.tsv", "meanwhile")
"""Prepositions of an -ing form at the time of the verb above: "opened the attack on Friday by shelling the port"."""

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Dating:
    """When an event happened, and where that stands."""

    time_id: str | None
    start: datetime | None
    end: datetime | None
    precision: DatePrecision | None
    source: DateSource | None


def when(candidate: Candidate, status: Factuality, setting: Setting) -> Time | None:
    """The expression that dates an event: in its clause, else in the sentence; not the time of saying."""
    best: tuple[int, int, Time] | None = None
    for time in setting.times.get(candidate.token.sentence.sent_id, ()):
        if not can_date(time, candidate, status, setting):
            continue
        token = setting.token(time.char_start, time.char_end)
        far = distance(token, candidate)
        if is_own(token, far, candidate, coarse=time.granularity in COARSE) and not is_limit(token, candidate):
            key = (far or 0, abs(token.i - candidate.token.i), time)
            best = min(best, key, key=lambda k: k[:2]) if best else key
    return best[2] if best else only(candidate, status, setting)


def of_part(part: Candidate, main: Candidate, status: Factuality, setting: Setting) -> Time | None:
    """The expression that dates a trigger of an event; a noun of losses has another day: "divers recovered more bodies on Friday"."""
    lost = part is not main and part.is_bare_noun and part.frame.event_type in PERSONAL_LOSSES
    return None if lost else when(part, status, setting)


def can_date(time: Time, candidate: Candidate, status: Factuality, setting: Setting) -> bool:
    """Whether an expression is a known date, and for what happened none that is still to come; what is announced may lie ahead."""
    published = setting.article.document.published_at
    if is_of_page(time, setting):
        return False
    if time.start_at is None:
        return published is None and is_relative(time)
    ahead = candidate.spoken or candidate.frame.pattern in SCOPES or status not in HAPPENED or is_scheduled(candidate)
    return ahead or published is None or time.start_at <= published + DAY


def is_relative(time: Time) -> bool:
    """Whether a date of the article would resolve an expression: "on Friday", "last week"; not "recently", not "next month"."""
    return time.granularity in PRECISIONS and time.direction != "future"


def is_scheduled(candidate: Candidate) -> bool:
    """Whether news of the present tense may lie ahead: "takes office on 1 August"."""
    return candidate.frame.ere_type is not None and candidate.predicate.tag in {"VBZ", "VBP"}


def is_limit(adjunct: Token, candidate: Candidate) -> bool:
    """Whether a date ends or begins what is told, and dates it not: "until 2050", "by Friday", "the first deaths since 1991"."""
    preposition = adjunct.head.lower
    return preposition in ENDS or (preposition == "since" and candidate.is_bare_noun)


def is_own(adjunct: Token, far: int | None, candidate: Candidate, *, coarse: bool) -> bool:
    """Whether an adjunct is the event's own: in no phrase of another event, of no verb that tells of something at another time.

    What a sentence tells beside a `coarse` date, as of a year, is mostly of that year too.
    """
    if far is None:
        return False
    if is_told_by(adjunct, clause(candidate.predicate)):
        return True
    if is_of_other_day(adjunct, clause(candidate.predicate)) or is_scheduled_for(adjunct, candidate):
        return False
    if (inside := phrase_of(adjunct, candidate)) is not None:
        return inside
    return not far or is_of_clause(adjunct, candidate, coarse=coarse)


def is_of_beginning(adjunct: Token, candidate: Candidate) -> bool:
    """Whether a date is that of what began a stretch of time: "1,900 have been killed since a split in September 2024".

    Not of what began it itself: "the worst attack since 26 people died last November".
    """
    own = clause(adjunct) is clause(candidate.predicate)
    links = [*inner(adjunct), *(() if own else clause(adjunct).children)]
    return any(t.lower == "since" and t.i < adjunct.head.i for t in links)


def is_of_clause(adjunct: Token, candidate: Candidate, *, coarse: bool) -> bool:
    """Whether a date that stands in no phrase of the event's words is that of its clause, and the clause's that of the event."""
    if (
        candidate.token.dep == "amod"
        or not is_shared(clause(adjunct), candidate, coarse=coarse)
        or is_reason(candidate)
    ):
        return False
    is_noun_alone = candidate.is_bare_noun and candidate.frame.ere_type is None
    return not is_noun_alone or has_time_of(clause(candidate.token), candidate.token)


SCHEDULED = word_list("event_words.tsv", "scheduled")


def is_scheduled_for(adjunct: Token, candidate: Candidate) -> bool:
    """Whether a date stands behind a word of what is to come, and is of that alone: "raids ahead of a vote due on 28 December"."""
    first = adjunct.head if adjunct.head.dep == "prep" else adjunct
    word = before(first)
    return word is not None and word.lower in SCHEDULED and word not in {candidate.token, candidate.predicate}


def is_told_by(adjunct: Token, verb: Token) -> bool:
    """Whether a relative clause says what happened at a date: "in April 2024, when rain damaged the walls"."""
    return verb.dep == "relcl" and verb.head is adjunct and any(c.lower == "when" for c in verb.children)


def is_reason(candidate: Candidate) -> bool:
    """Whether an event noun is what another deed is about, or follows late: "arrested on Friday over a fire", "jailed after a crash"."""
    link = candidate.token.head
    if not candidate.is_bare_noun or candidate.token.dep not in {"pobj", "pcomp"}:
        return False
    return link.lower in ABOUT or (link.lower in {"after", "following"} and bool(types(link.head.lemma) & LATE))


ABOUT = word_list("event_words.tsv", "about")
"""Prepositions before what a deed is about, or what was earlier."""


def has_time_of(verb: Token, noun: Token) -> bool:
    """Whether an event noun has the date of the verb above it; not that of a verb which claims the deed."""
    return not is_verb(verb) or (verb.lemma in BEARING and claiming_verb(noun) is None)


def phrase_of(adjunct: Token, candidate: Candidate) -> bool | None:
    """Whether an adjunct stands in the event's own phrase, or, if not, in that of another event noun; None: in neither."""
    own = {candidate.token.i, candidate.predicate.i, *(w.i for w in candidate.words)}
    for above in inner(adjunct):
        if above.i in own:
            return True
        if above.dep in {"pobj", "dobj"} and (above.lemma, "n") in frames():
            return False
    return None


def is_shared(verb: Token, candidate: Candidate, *, coarse: bool = False) -> bool:
    """Whether a verb whose adjunct it is tells of the same time as the event: from the event's clause up, or down, to it."""
    token = candidate.predicate
    if is_going_on(verb, token):
        return True
    if any(t is candidate.predicate for t in verb.ancestors()):
        apart = verb.dep == "conj" and verb.child(*SUBJECTS) and not is_gapped(verb)
        return not apart and not is_content(verb, candidate)
    while token is not verb and token.head is not token:
        if not coarse and not keeps_time(token):
            return False
        token = token.head
    return True


def is_content(verb: Token, candidate: Candidate) -> bool:
    """Whether a verb is what is agreed, asked for, refused or threatened, which has a time of its own."""
    return candidate.frame.pattern in SCOPES and verb.dep in {"xcomp", "ccomp", "advcl", "pcomp"}


def keeps_time(token: Token) -> bool:
    """Whether a step up from a word leads to what happened at the same time."""
    if token.dep in {"relcl", "acl"}:
        return False
    if token.dep == "advcl":
        if is_days_apart(token):
            return False
        marks = {c.lower for c in token.children if c.dep in {"mark", "prep", "advmod"}}
        return not marks & APART and not ("after" in marks and types(token.head.lemma) & LATE)
    if token.dep == "pcomp":
        return token.head.lower in MEANWHILE
    return token.dep not in {"ccomp", "xcomp"} or token.head.lemma in PHASES | BEARING


def is_of_other_day(adjunct: Token, verb: Token) -> bool:
    """Whether an adjunct that does not hang on a clause is none of its own, since that was days before or after."""
    return is_days_apart(verb) and verb is not adjunct.head and verb is not adjunct.head.head


def is_days_apart(verb: Token) -> bool:
    """Whether a clause tells of what was days or longer before or after the one above: "weeks after police shot a student".

    Where it says how many days, `events.distance` counts them.
    """
    units = [c for c in verb.children if c.dep == "npadvmod" and c.lemma in TIME_UNITS]
    return bool(units) and any(c.dep == "mark" and c.i > units[0].i for c in verb.children)


def source(candidate: Candidate, time: Time, setting: Setting) -> DateSource:
    """Where the date of an event stands: in its own clause, or elsewhere in its sentence."""
    far = distance(setting.token(time.char_start, time.char_end), candidate)
    return "own" if far is not None and far <= 1 else "sentence"


def only(candidate: Candidate, status: Factuality, setting: Setting) -> Time | None:
    """The one day or hour that a sentence names, where its clause is not the one of saying."""
    times = [t for t in setting.times.get(candidate.token.sentence.sent_id, ()) if t.timex_type in {"date", "time"}]
    if len(times) != 1 or not can_date(times[0], candidate, status, setting) or times[0].granularity not in TO_THE_DAY:
        return None
    adjunct = setting.token(times[0].char_start, times[0].char_end)
    own = clause(adjunct)
    if is_limit(adjunct, candidate) or phrase_of(adjunct, candidate) is False or is_apart(own, candidate):
        return None
    return times[0] if is_shared(own, candidate) else None


def is_apart(own: Token, candidate: Candidate) -> bool:
    """Whether a clause is one of saying, no part of another, or what the event agrees to or asks for."""
    return own.lemma in SAYING or own.dep not in {"relcl", "acl", "xcomp", "conj"} or is_content(own, candidate)


def dating(candidate: Candidate, time: Time, setting: Setting) -> Dating:
    """The dating by an expression of the sentence; of one that only a date of the article would resolve, its id alone."""
    if time.start_at is None:
        return Dating(time.time_id, None, None, None, None)
    precision = PRECISIONS.get(time.granularity or "")
    day = setting.token(time.char_start, time.char_end)
    begins = day.head.lower == "since" or is_of_beginning(day, candidate)
    open_ended = begins and day not in candidate.predicate.ancestors()  # not "since 2017, when a barge sank"
    end = (
        ongoing_until(time.start_at, time.end_at, setting.article.document.published_at) if open_ended else time.end_at
    )
    return Dating(time.time_id, time.start_at, end, precision, source(candidate, time, setting))


def ongoing_until(start: datetime, end: datetime | None, published: datetime | None) -> datetime | None:
    """The end of what began at a time and goes on: the publication, never before the start ("since 12:00").

    A publication that is dated by its day alone stands at midnight, and what began later on that day goes on to its end.
    """
    if published is None or start < published:
        return published
    midnight = published.time() == datetime.min.time()
    day_after = published + timedelta(days=1)
    return day_after if midnight and start < day_after else end


NEAR = 2
"""Sentences back from which a deed takes the date of the deed told before.
On annotated sentences: at 1 some rows differ and no score; at 4 nothing changes."""


def follows_on(candidate: Candidate, status: Factuality, setting: Setting) -> bool:
    """Whether an event without a date goes on with the account before it: a deed in the simple past, no other date beside it."""
    dates = [t for t in setting.times.get(candidate.token.sentence.sent_id, ()) if t.timex_type in {"date", "time"}]
    deed = candidate.frame.event_type in DEEDS and status in {"asserted", "reported"}
    return deed and not dates and is_simple_past(candidate.predicate) and is_told(candidate.predicate)


def is_told(verb: Token) -> bool:
    """Whether a clause tells news, and does not take up what is known: not "the shooting that he looked into when he was killed"."""
    return clause(verb).dep not in {"relcl", "advcl", "acl"}


def is_simple_past(verb: Token) -> bool:
    """Whether a clause is in the simple past: "fired", "were killed"; not "has killed", "had killed"."""
    helpers = auxiliaries(verb)
    if helpers & {"has", "have", "had"}:
        return False
    return verb.tag == "VBD" or (verb.tag == "VBN" and bool(helpers & {"was", "were"}))


def by_neighbour(event: Event) -> Dating:
    """The date of an event as that of another one near it."""
    return Dating(event.time_id, event.happened_from, event.happened_to, event.date_precision, "paragraph")


def by_happening(events: Sequence[Event], setting: Setting) -> list[Event]:
    """Deeds of which no date stands near, with the date of the same happening elsewhere in the article."""
    dated: dict[str, Event] = {}
    for event in events:
        if event.happened_from is not None and event.event_type in DEEDS:
            best = dated.setdefault(event.happening_id, event)
            dated[event.happening_id] = min(best, event, key=width)
    known = dated.keys()
    return [
        dated_as(e, dated[e.happening_id]) if e.happening_id in known and needs_date(e, setting) else e for e in events
    ]


def needs_date(event: Event, setting: Setting) -> bool:
    """Whether an event is a deed told as having happened, in a sentence that names no time, not even one that is not known."""
    deed = event.event_type in DEEDS and event.factuality in HAPPENED and not event.is_historical
    return deed and event.happened_from is None and not setting.times.get(event.sent_id)


def width(event: Event) -> timedelta:
    """How long the time is within which an event happened."""
    assert event.happened_from is not None  # noqa: S101
    return (event.happened_to or event.happened_from) - event.happened_from


def dated_as(event: Event, other: Event) -> Event:
    """An event with the date of another one that tells of the same happening."""
    return replace(
        event,
        time_id=other.time_id,
        happened_from=other.happened_from,
        happened_to=other.happened_to,
        date_precision=other.date_precision,
        date_source="happening",
        is_historical=event.is_historical or other.is_historical,
    )


def by_publication(event: Event, published: datetime) -> Event:
    """An event with the day of publication as its date."""
    start = published.replace(hour=0, minute=0, second=0, microsecond=0)
    return replace(event, happened_from=start, happened_to=start + DAY, date_precision="day", date_source="publication")


def is_news_of_the_day(candidate: Candidate, status: Factuality, setting: Setting) -> bool:
    """Whether an event is what a lead without a date tells: in the main clause, or in what is said in it, and in no background."""
    sentence = candidate.token.sentence
    if (
        sentence.sent_id != lead(setting)
        or setting.times.get(sentence.sent_id)
        or status not in {"asserted", "reported"}
    ):
        return False
    token = candidate.predicate
    while token.head is not token:
        told = token.dep in {"conj", "nsubj", "dobj"} or (token.dep == "ccomp" and token.head.lemma in SAYING)
        if not told:
            return False
        token = token.head
    return not auxiliaries(clause(candidate.predicate)) & {"had"}


def lead(setting: Setting) -> str | None:
    """The first sentence of the first paragraph."""
    return next((s.sent_id for s in setting.article.sentences if s.block.kind == "paragraph"), None)
