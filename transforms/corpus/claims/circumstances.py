"""When, where, who, with what, why, and whether at all: evidence that carries a label in place of a number."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from transforms.corpus.claims.corpus import Values
from transforms.corpus.claims.evidence import Evidence
from transforms.corpus.claims.reader import Reader, day_label
from transforms.corpus.claims.sources import country, institution
from transforms.corpus.tellings import PERSONAL
from transforms.lexicons import lexicon, word_list
from transforms.times.precision import TO_THE_DAY
from warehouse.tables.claim_evidence import RowTable
from warehouse.tables.claims import ClaimKind

FINE = frozenset({"exact", "city"})
RESPONSIBLE = re.compile(
    r"\b(?:claimed (?:responsibility|it|the)|(?:was|were|is|are) behind the|(?:had|has) carried out|took responsibility|opened fire first"
    r"|no doubt that it was)\b"
)
"""Ways of saying who did it."""
CONFIRMS = re.compile(
    r"(?P<not>\b(?:not|never|neither|nor|declined to|refused to|without|stopped short of)\b[\w\s]{0,20})?"
    r"\b(?:confirm|acknowledg|admit)\w*\s+(?:\w+\s+){0,3}(?:attack|strike|raid|attacks|strikes|raids|killing|incident|operation)\b",
    re.IGNORECASE,
)
"""Confirming an act, or not."""
CONFIRMING = re.compile(r"confirm|acknowledg|admit", re.IGNORECASE)
"""A word that it has; most sentences have none."""
DENIES = r"not|no|never|denied|denies|deny|rejected|rejects|ruled out|dismissed"
"""Words before what is said not to be so."""
DESCRIBED = re.compile(
    r"\b(?:an?|some)\s+(?:[\w-]+\s+){0,3}(?:group|faction|militia|network|cell|organi[sz]ation)\b", re.IGNORECASE
)
"""A description in place of a name: "an al Qaeda-aligned group"."""
CLAIMANTS = frozenset({"organization", "country", "person", "event_name", "facility", "other"})
"""Types of names that may take responsibility; those of groups that nobody knows are often read as another's."""
OPEN = re.compile(
    r"\b(?:under investigation|being investigated|not (?:yet )?(?:known|clear|established)|unknown|unclear|cannot be known)\b",
    re.IGNORECASE,
)


def circumstances(reader: Reader) -> Iterator[Evidence]:
    """The dates, places, actors, weapons, causes and denials of an article's happenings."""
    yield from confirmations(reader)
    for event in reader.article.rows["events"]:
        if happening := reader.happenings.get(event["event_id"]):
            yield from of_event(reader, event, happening)
    yield from causes(reader)
    yield from of_sentences(reader)


def date_of(reader: Reader, event: Values, happening: str) -> Iterator[Evidence]:
    """The day that an event's time expression gives; `*` before it where it may be another happening's."""
    times = {t["time_id"]: t for t in reader.article.rows["times"]}
    time = times.get(event["time_id"])
    if time and event["happened_from"] and not is_ahead(reader, event):
        coarse = "" if event["date_precision"] in TO_THE_DAY and is_dated_by(reader, event, time) else "*"
        label = coarse + day_label(event["happened_from"], event["happened_to"])
        yield piece(reader, event, "date", label, happening, row=("times", time["time_id"], time))


def is_ahead(reader: Reader, event: Values) -> bool:
    """Whether the date of what has happened lies after its article, so that it is another's: "23 shops burned; a strike was called for Tuesday"."""
    published = reader.article.published_at
    is_real = event["factuality"] in ("asserted", "reported", "alleged")
    return bool(is_real and published and event["happened_from"] > published)


def place_of(reader: Reader, event: Values, happening: str) -> Iterator[Evidence]:
    """The place of an event that its own sentence names, with its point where that is as fine as a town."""
    if event["location_text"] and event["geo_precision"] != "inherited" and not is_aftermath(reader, event, happening):
        place = event["latitude"], event["longitude"]
        point = place if event["geo_precision"] in FINE and None not in place else None
        label = event["location_entity_id"] or event["location_text"].lower()
        named = next((m for m in beside(reader, "mentions", event) if m["text"] == event["location_text"]), None)
        row: tuple[RowTable, str, Values] | None = ("mentions", named["mention_id"], named) if named else None
        made = piece(reader, event, "place", label, happening, row=row, point=point)
        yield dataclasses.replace(made, shown=event["location_text"])


def is_aftermath(reader: Reader, event: Values, happening: str) -> bool:
    """Whether an event only tells who died of a deed, and where: "one of the workers died in hospital"."""
    deeds = (e for e in reader.article.rows["events"] if e["event_type"] not in PERSONAL)
    return event["event_type"] in PERSONAL and any(reader.happenings.get(e["event_id"]) == happening for e in deeds)


def of_event(reader: Reader, event: Values, happening: str) -> Iterator[Evidence]:
    """What the sentence of an event says about it."""
    yield from date_of(reader, event, happening)
    yield from place_of(reader, event, happening)
    if event["quad_class"] == "material_conflict" and (actor := actor_of(reader, event)):
        yield dataclasses.replace(piece(reader, event, "actor", actor[0], happening), shown=actor[1])
    yield from occurrence_of(reader, event, happening)


def occurrence_of(reader: Reader, event: Values, happening: str) -> Iterator[Evidence]:
    """Whether an event that is news happened, and who denies it: "the ministry denied that the depot had been hit"."""
    if event["is_historical"]:
        return
    if event["denied_by_text"]:
        yield piece(reader, {**event, "attribution_text": event["denied_by_text"]}, "occurrence", "no", happening)
    elif event["factuality"] in ("denied", "negated"):
        yield piece(reader, event, "occurrence", "no", happening)
    elif event["factuality"] in ("asserted", "reported", "alleged"):
        yield piece(reader, event, "occurrence", "yes", happening)


def beside(reader: Reader, table: str, event: Values) -> list[Values]:
    """The rows of a table in an event's sentence."""
    return reader.article.inside(table, event["sent_id"])


def is_dated_by(reader: Reader, event: Values, time: Values) -> bool:
    """Whether a time of the event's sentence is surely the event's: the only one, and nearer to it than to another happening."""
    times = [t for t in beside(reader, "times", event) if t["timex_type"] in ("date", "time", "duration")]
    published = reader.article.published_at
    if time["sent_id"] != event["sent_id"] or len(times) > 1 or (published and event["happened_from"] > published):
        return False
    mine = reader.happenings.get(event["event_id"])
    others = [e for e in beside(reader, "events", event) if reader.happenings.get(e["event_id"]) != mine]
    return all(distance(event, time) <= distance(other, time) for other in others)


def distance(a: Values, b: Values) -> int:
    """Characters between two rows."""
    return int(max(a["char_start"] - b["char_end"], b["char_start"] - a["char_end"], 0))


def piece(
    reader: Reader, event: Values, kind: ClaimKind, label: str, happening: str | None,
    row: tuple[RowTable, str, Values] | None = None, point: tuple[float, float] | None = None,
) -> Evidence:  # fmt: skip
    """Evidence that stands on an event, or on a row of its sentence."""
    article = reader.article
    table, row_id, place = row or ("events", event["event_id"], event)
    attribution = reader.attribution(event, event["attribution_text"])
    source = reader.sources.named(attribution, event["char_start"], article.before(event))
    days, is_dated = reader.days(event)
    return Evidence(
        doc_id=article.doc_id, unit=article.unit, publisher=article.publisher, published_at=article.published_at,
        row_table=table, row_id=row_id, sent_id=event["sent_id"], start=place["char_start"], end=place["char_end"],
        story_id=article.story_id, happening_id=happening, rivals=frozenset(), days=days, is_dated=is_dated, kind=kind, text=place.get("text") or place.get("trigger") or "",
        interval=None, low=None, high=None, label=label, shown=label.lstrip("*"), unit_name=None, noun=None, role=None, is_part=False, attribution=source.text,
        source=source.key, point=point, words=frozenset(), is_revised=False, is_withdrawn=False,
    )  # fmt: skip


def of_sentences(reader: Reader) -> Iterator[Evidence]:
    """With what, and who says that it was him, of the deed that a sentence tells or goes on about."""
    for sentence in reader.article.rows["sentences"]:
        deed = deed_of(reader, sentence)
        if deed is None:
            continue
        row = {**sentence, "attribution_text": None}
        place: tuple[RowTable, str, Values] = ("sentences", sentence["sent_id"], sentence)
        happening = reader.happenings.get(deed["event_id"])
        if weapon := weapon_of(sentence["text"], deed if deed["sent_id"] == sentence["sent_id"] else None):
            yield piece(reader, row, "weapon", weapon, happening, row=place)
        if named := claimant_of(reader, sentence):
            claimant = str(named["text"])
            said_by = {**row, "attribution_text": claimant}
            coarse = "*" if is_described(sentence, named) else ""
            made = piece(reader, said_by, "actor", coarse + str(institution(claimant)), happening, row=place)
            yield dataclasses.replace(made, shown=claimant)


def confirmations(reader: Reader) -> Iterator[Evidence]:
    """Whether a side has confirmed what is said of it: `did not confirm the attack`, `while confirming an attack`."""
    for sentence in reader.article.rows["sentences"]:
        said = CONFIRMING.search(sentence["text"]) and CONFIRMS.search(sentence["text"])
        who = country(sentence["text"][: said.start()]) if said else None
        if said and who:
            row = {**sentence, "attribution_text": None}
            made = piece(
                reader,
                row,
                "occurrence",
                "no" if said["not"] else "yes",
                None,
                row=("sentences", sentence["sent_id"], sentence),
            )
            yield dataclasses.replace(made, noun=f"confirmation by {who}")


def attacks_before(reader: Reader, end: int) -> list[Values]:
    """The events of material conflict that an article tells before a place in its text."""
    events = reader.article.rows["events"]
    return [e for e in events if e["quad_class"] == "material_conflict" and e["char_start"] < end]


def deed_of(reader: Reader, sentence: Values) -> Values | None:
    """The attack that a sentence tells, or else the one that the last sentence with an attack tells first."""
    deeds = attacks_before(reader, sentence["char_end"])
    known = [e for e in deeds if not e["is_historical"]]
    inside = [e for e in known if e["sent_id"] == sentence["sent_id"]]
    if inside or not known:
        return inside[0] if inside else None
    return next(e for e in known if e["sent_id"] == known[-1]["sent_id"])


def claimant_of(reader: Reader, sentence: Values) -> Values | None:
    """Who takes responsibility: the last name before the words that say so."""
    said = RESPONSIBLE.search(sentence["text"])
    if said is None:
        return None
    at = sentence["char_start"] + said.start()
    bodies = [
        m
        for m in beside(reader, "mentions", sentence)
        if m["char_end"] <= at + 1 and m["entity_type"] in CLAIMANTS and institution(m["text"])
    ]
    return bodies[-1] if bodies else None


def is_described(sentence: Values, named: Values) -> bool:
    """Whether a name only describes who it was: "an al Qaeda-aligned group"."""
    start = named["char_start"] - sentence["char_start"]
    return any(m.start() <= start < m.end() for m in DESCRIBED.finditer(sentence["text"]))


BOMBS = word_list("claims.tsv", "bomb")


def weapon_of(text: str, deed: Values | None) -> str | None:
    """With what: what carried the bomb where the sentence says so, which tells two accounts apart; else any weapon, told coarsely."""
    tokens = set(re.findall(r"[a-z]+", text.lower()))
    carried = sorted(tokens & word_list("claims.tsv", "carrier"))
    if carried and re.search(rf"\b(?:{DENIES})\b[\w\s]{{0,40}}\b{carried[-1]}", text.lower()):
        return None
    if carried and tokens & BOMBS:
        return f"{carried[-1]} bomb"
    return f"*{deed['weapon'].lower()}" if deed and deed["weapon"] else None


def actor_of(reader: Reader, event: Values) -> tuple[str, str] | None:
    """Who did it: the country of the actor, or its name; and the actor as written."""
    actors = [
        p for p in reader.article.rows["participants"] if p["event_id"] == event["event_id"] and p["role"] == "actor"
    ]
    for actor in actors:
        if code := actor["country"] or country(actor["text"]):
            return str(code), str(actor["text"])
        if name := institution(actor["text"]):
            return f"*{name}", str(actor["text"])
    return None


def causes(reader: Reader) -> Iterator[Evidence]:
    """What articles give as the cause: `debris caused a fire`, `blamed a gas leak`."""
    for sentence in reader.article.rows["sentences"]:
        if found := cause_of(sentence["text"]):
            row = {**sentence, "attribution_text": None}
            yield piece(reader, row, "cause", found, None, row=("sentences", sentence["sent_id"], sentence))


def cause_of(text: str) -> str | None:
    """The cause that a sentence names, as the class of the first word of cause in it."""
    lower = text.lower()
    if not re.search(
        r"\b(?:caus\w+|blam\w+|began with|started (?:with|by|when|deliberately|accidentally)|set deliberately|triggered|sparked|due to|because|turned it over|rammed|hit by|struck it|had exploded|speak of)\b",
        lower,
    ):
        return None
    if OPEN.search(lower):
        return "*open"
    for row in lexicon("causes.tsv"):
        if re.search(rf"\b{row['word']}", lower):
            return row["cause"]
    return None
