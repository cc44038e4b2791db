"""Passages that say something comparable about a happening."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from transforms.corpus.claims.corpus import DEEDS, Article, Sources, Values
from transforms.corpus.claims.values import Interval
from transforms.lexicons import word_list
from warehouse.tables.claim_evidence import RowTable
from warehouse.tables.claims import ClaimKind

LEAD = 3
"""Sentences in which an article says when and where its news was."""
BACKGROUND = timedelta(days=7)
"""A sentence dated so long before its story's first article tells of something else, unless its own event says otherwise."""
REPEATED = re.compile(r"\b(?:reportedly|reported|it added|added)\b", re.IGNORECASE)
"""Words that let the attribution of the sentence before go on: `Five were reportedly intercepted`."""
COUNTS = re.compile(
    r"(?:^|[.;,] (?:and |but )?)(?P<who>It|He|She|They|(?:[Tt]he |[Aa]n? |[A-Z])[\w'’ -]{2,45}?)(?:, [^,]{3,40},)? (?:had |has |have )?"
    r"(?:counted|counts|puts?|recorded|measured|estimates|estimated|insists? on|lists?|speaks? of|claims|has always said|gives|"
    r"(?:also )?(?:stands|stood) by|spoke of)\b"
)
"""Subjects of verbs of counting: `Phivolcs had counted`, `The owners insist on 98`, `It also stood by its figure of`."""
OFFERS = re.compile(
    r"^(?P<who>(?:The |An? |[A-Z])[\w'’ -]{2,45}?) (?:(?:has|had|have|would) )?(?:wants?|demand(?:s|ed)?|offer(?:s|ed)?|sought|seeks?|settle for|begun|began)\b"
    r"(?=[^.;]* (?:offer|demand)|[^,;]{0,30}$)"
)
"""Subjects of what is wanted or offered: `The union wants 25 per cent`, `The owners had begun with an offer of 12`."""
ACCOUNT = re.compile(
    r"\b(?:by the account of|as calculated by|calculated by|given by|seen by|according to|in the words of|on the request of) (?P<who>(?:the |an? |[A-Z])[\w'’ -]{3,40}?)"
    r"(?:['’]s? (?:account|summary|count|tally|figures|register|estimate)|(?= to | leaves? |[,;.]|$))"
)
"""Phrases that name whose account it is: `by the union's summary`."""
BY_COUNT = re.compile(
    r"\bby (?P<who>(?:the |an? |[A-Z])[\w’ -]{3,40}?)(?:['’]s?)? (?:own )?(?:count|account|summary|tally|figures|estimate|reckoning)\b"
)
"""Whose count it is: `by the organisers' count`."""
REPORTS = "|".join(sorted(word_list("claims.tsv", "reports")))
SAID_FIRST = re.compile(
    rf"^[\"“]?(?P<who>(?:The |An? |[A-Z])[\w'’. -]{{1,60}}?|It|He|She)(?:, [^,\"“]{{3,60}},)? (?:\w+ly |also |later |had |have |has )?(?:{REPORTS})\b"
)
"""A sentence that begins with who says it: `Police believe the bomb ...`, `The owner, Surma Lines, said ...`."""
SAID_LAST = re.compile(
    rf"[,”\"] (?P<who>(?:[Tt]he |[Aa]n? |its |[A-Z])[\w'’. -]{{1,70}}?|it|he|she)(?:, [^,]{{3,60}},)? (?:also |later )?(?:{REPORTS})"
    r"(?: (?:on|in|late|early|yesterday|today) [^,;]{0,40}| [A-Z]\w+day)?[.;]?[”\"]?(?:$|(?<=;) )"
)
"""A sentence, or its part before a semicolon, that ends with who says it: `..., the foreign ministry specified.`"""
SAID_BESIDE = re.compile(
    rf"\b(?P<who>[Tt]he (?:(?!the )[\w'’-]+ ){{0,3}}?[\w'’-]+), (?:which|who) (?:(?:had|has|have|first|initially|earlier) )*(?:blamed|{REPORTS})\b"
)
"""A relative clause of what somebody said: `contradicts the fire service, which had blamed a fault`."""
LIVES = re.compile(r"\s*(?:[\w-]+ ){0,4}lives\b")
LED_IN = re.compile(r"^(?:In|On|At|By|After|Before|Since|During) .{2,30}?(?=\b(?:the|an?) )| (?:first|itself|also)$")
"""Words around who says so: `In March the ministry first said`."""
INITIALS = re.compile(r"^[^.;,]{0,40}?\((?P<who>[A-Z]{3,8})\)")
"""Initials behind what they give: `a magnitude 6.7 earthquake (USGS)`."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One passage."""

    doc_id: str
    unit: str
    """The article that it repeats, else itself."""
    publisher: str
    published_at: datetime | None
    row_table: RowTable
    row_id: str
    sent_id: str
    start: int
    end: int
    story_id: str
    happening_id: str | None
    """The happening that the passage is about; None where nothing ties it to one."""
    rivals: frozenset[str]
    """The happenings that an article tells beside this one, so that they are not it."""
    days: frozenset[str]
    """The days that its sentence names; where it names none, those of the article's lead."""
    is_dated: bool
    """Whether its own sentence names a day."""
    kind: ClaimKind
    text: str
    interval: Interval | None
    low: float | None
    high: float | None
    label: str | None
    """What is compared where there is no number; a label that begins with `*` is coarser and fits all."""
    shown: str
    """What it says in words: the value as written, a day, yes or no."""
    unit_name: str | None
    noun: str | None
    role: str | None
    is_part: bool
    attribution: str | None
    source: str
    point: tuple[float, float] | None
    """Latitude and longitude of a place that is no larger than a town."""
    words: frozenset[str]
    """The words around it, to tell two things of one kind apart."""
    is_revised: bool
    """Whether the sentence says that the value is not the first: risen to, correction."""
    is_withdrawn: bool
    """Whether it gives the value as one that was wrong: "an earlier version said 32"."""
    is_denied: bool = False
    """Whether it gives a value only to deny it: "denied that three tanks were lost"."""
    side: str | None = None
    """The country whose people or things are counted, where two sides count theirs: "five of its soldiers"."""
    called: str | None = None
    """What is counted in the text's own word, where `noun` is a class of words."""
    against: str | None = None
    """The row whose value it gives another one for, in the same breath."""
    began: datetime | None = None
    """When the first article of its story came out."""

    @property
    def is_background(self) -> bool:
        """Whether its sentence is dated long before the story's first article."""
        last = max((ends(day)[1] for day in self.days), default=None) if self.is_dated else None
        began = self.began or self.published_at
        return bool(last and began and began.replace(tzinfo=None) - last > BACKGROUND)

    @property
    def span(self) -> int:
        """Days that a date reaches over; 0 for all else."""
        if self.kind != "date" or self.label is None:
            return 0
        first, last = ends(self.label.lstrip("*"))
        return (last - first).days

    @property
    def order(self) -> tuple[str, int, int, str]:
        """By article and place in it."""
        return self.doc_id, self.start, self.end, self.row_id


@dataclass(slots=True)
class Reader:
    """Reads attributions and happenings of one article's rows."""

    article: Article
    happenings: dict[str, str]
    """The happening of the article's events by event_id."""
    sources: Sources
    rivals: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The happenings that some article tells beside each one."""

    def attribution(self, row: Values, given: str | None) -> str | None:
        """Who says so: as the row says, else whoever is quoted with these words, else the event's, else whoever spoke before."""
        if given:
            return given
        for quote in self.article.rows["quotes"]:
            start, end = quote.get("scope_start", quote["char_start"]), quote.get("scope_end", quote["char_end"])
            if quote["speaker_text"] and min(start, quote["char_start"]) <= row["char_start"] < max(
                end, quote["char_end"]
            ):
                return str(quote["speaker_text"])
        event = self.event(row)
        if event and event["attribution_text"] and event["sent_id"] == row["sent_id"]:
            return str(event["attribution_text"])
        return self.written(row) or self.carried(row)

    def written(self, row: Values) -> str | None:
        """Who a verb of counting or a phrase in the sentence names: `The union puts turnout at 51 percent`."""
        sentence = self.article.by_sentence.get(row["sent_id"])
        if sentence is None:
            return None
        start, end = (row[column] - sentence["char_start"] for column in ("char_start", "char_end"))
        return named_beside(sentence["text"], start, end)

    def carried(self, row: Values) -> str | None:
        """The attribution of the sentence before, where the sentence goes on with it: a toll beside a toll, or "it added"."""
        sentence = self.article.by_sentence.get(row["sent_id"])
        last = self.sentence_before(sentence) if sentence else None
        if sentence is None or last is None:
            return None
        rows = [r for r in (*self.article.rows["figures"], *self.article.rows["events"]) if r["attribution_text"]]
        rows = [r for r in rows if r["sent_id"] == last]
        if not REPEATED.search(sentence["text"]):
            rows = [r for r in rows if is_toll(row) and is_toll(r)]
        return str(rows[0]["attribution_text"]) if rows else None

    def sentence_before(self, sentence: Values) -> str | None:
        """The id of the sentence before one in its paragraph."""
        before = (
            s["sent_id"]
            for s in reversed(self.article.rows["sentences"])
            if s["char_end"] <= sentence["char_start"] and s["block_id"] == sentence["block_id"]
        )
        return next(before, None)

    def event(self, row: Values) -> Values | None:
        """The event that a row belongs to."""
        wanted = row.get("event_id")
        return next((e for e in self.article.rows["events"] if e["event_id"] == wanted), None) if wanted else None

    def happening(self, row: Values) -> str | None:
        """The happening that a row is about: its event's, that of a deed in its sentence or just before, else the story's."""
        event = self.event(row)
        if event:
            return self.happenings.get(event["event_id"])
        deeds = [e for e in self.article.rows["events"] if e["quad_class"] in DEEDS or e["quad_class"] is None]
        near = [e for e in deeds if e["sent_id"] == row["sent_id"]]
        if near:
            closest = min(near, key=lambda e: (abs(e["char_start"] - row["char_start"]), e["event_id"]))
            return self.happenings.get(closest["event_id"])
        return None

    def deed(self, row: Values) -> str | None:
        """The happening of the last deed that the article tells as news before a row: what a toll in a sentence of its own is of."""
        news = [
            e for e in self.article.rows["events"]
            if e["quad_class"] == "material_conflict" or e["ontology"] == "hazard"
            if not e["is_historical"] and e["char_start"] < row["char_start"]
        ]  # fmt: skip
        return self.happenings.get(news[-1]["event_id"]) if news else None

    def days(self, row: Values) -> tuple[frozenset[str], bool]:
        """The days, months or years that its sentence names, or else the article's lead; and whether the sentence does."""
        dated = [t for t in self.article.rows["times"] if t["start_at"] and t["timex_type"] in ("date", "time")]
        if self.is_apart(row):
            return frozenset(), False
        own = [t for t in dated if t["sent_id"] == row["sent_id"]]
        lead = {s["sent_id"] for s in self.article.rows["sentences"][:LEAD]}
        told = own or [t for t in dated if t["sent_id"] in lead]
        return frozenset(day_label(t["start_at"], t["end_at"]) for t in told), bool(own)

    def is_apart(self, row: Values) -> bool:
        """Whether the sentence of a row tells two days, one of them by the time between them: `three days after a protest`."""
        text = self.article.document["text"]
        spans = [
            t for t in self.article.rows["times"] if t["sent_id"] == row["sent_id"] and t["timex_type"] == "duration"
        ]
        return any(AFTER.match(text, t["char_end"]) for t in spans)


def is_toll(row: Values) -> bool:
    """Whether a row is a figure of people who came to harm."""
    return row.get("role") in word_list("claims.tsv", "toll")


AFTER = re.compile(r"\s*(?:after|before|since)\b")


def named_beside(sentence: str, start: int, end: int) -> str | None:
    """Who a sentence names as saying what stands in a part of it, or all of it.

    >>> named_beside("Police believe the bomb weighed 5 kilograms.", 32, 33)
    'Police'
    """
    before = [
        m
        for pattern in (COUNTS, SAID_FIRST, OFFERS, SAID_BESIDE)
        for m in pattern.finditer(sentence)
        if m.end() <= start + 1
    ]
    after = [m for pattern in (ACCOUNT, SAID_LAST) for m in pattern.finditer(sentence) if m.end() > start]
    whole = SAID_FIRST.match(sentence) if start == 0 else INITIALS.match(sentence[end:])
    found = next(iter([*before, *after]), whole) or BY_COUNT.search(sentence)
    return speaker(found, sentence) if found else None


def speaker(found: re.Match[str], sentence: str) -> str | None:
    """Who says it, by words that were matched; None where they name nobody."""
    is_named = is_source(found["who"], sentence[found.end() :])
    return LED_IN.sub("", found["who"]) if is_named else None


def is_source(who: str, said: str) -> bool:
    """Whether words before a verb of saying name who says it: not `Five people are` (confirmed dead), `All` (told), or what kills.

    Args:
        who: the words.
        said: what follows the verb: a quake that `has claimed five lives` says nothing.
    """
    last = who.rsplit(maxsplit=1)[-1].lower()
    return last not in word_list("claims.tsv", "no_speaker") and not LIVES.match(said)


def day_label(start: datetime, end: datetime | None) -> str:
    """A day as YYYY-MM-DD; a longer stretch as its first and last day."""
    last = (end - timedelta(microseconds=1)) if end and end > start else start
    first, final = f"{start:%Y-%m-%d}", f"{last:%Y-%m-%d}"
    return first if first == final else f"{first}/{final}"


def days_apart(a: str, b: str) -> int:
    """Days between two stretches of days; 0 where they meet.

    >>> days_apart("2025-03-01/2025-03-31", "2025-03-05"), days_apart("2025-03-01", "2025-03-03")
    (0, 2)
    """
    first, second = sorted((ends(a), ends(b)))
    return max(0, (second[0] - first[1]).days)


def ends(label: str) -> tuple[datetime, datetime]:
    """The first and the last day of a label."""
    first, _, last = label.partition("/")
    return datetime.fromisoformat(first), datetime.fromisoformat(last or first)
