"""Denials of what somebody else tells of a thing: that a depot was hit, that gas was used, that a ransom was paid.

A denial often tells no event of its own, and the telling that it denies stands in another article, in other words. What the two have in
common is the thing, and what is said to have become of it.
"""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from transforms.corpus.claims.circumstances import beside, piece
from transforms.corpus.claims.corpus import Values
from transforms.corpus.claims.denial_sentences import denial_in, is_told
from transforms.corpus.claims.evidence import Evidence
from transforms.corpus.claims.reader import Reader


def disputes(readers: Sequence[Reader]) -> list[Evidence]:
    """Who denies what of a thing, and who tells it, for things of which both is said in a story."""
    stories: dict[str, list[Reader]] = defaultdict(list)
    for reader in readers:
        stories[reader.article.story_id].append(reader)
    return [p for _, members in sorted(stories.items()) for p in of_story(members)]


def of_story(members: Sequence[Reader]) -> Iterator[Evidence]:
    """The disputes of one story."""
    denied: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for reader in members:
        for sentence in body(reader):
            if denial := denial_in(sentence["text"]):
                denied[denial.thing, denial.deed].append(said(reader, sentence, "no", denial.who))
    for (thing, deed), against in sorted(denied.items()):
        held = [e for reader in members for e in tellings(reader, thing, deed)]
        yield from disputed(thing, deed, against, held) if held else ()


def disputed(thing: str, deed: str, against: Sequence[Evidence], held: Sequence[Evidence]) -> Iterator[Evidence]:
    """Both sides of a dispute as evidence of one happening and thing."""
    happening = commonest(e.happening_id for e in held)
    noun = thing if deed == "there" else f"{thing} {deed}"
    yield from (dataclasses.replace(e, happening_id=happening, noun=noun) for e in (*against, *held))


def tellings(reader: Reader, thing: str, deed: str) -> Iterator[Evidence]:
    """The sentences of an article that tell the deed of the thing."""
    for sentence in body(reader):
        events = beside(reader, "events", sentence)
        is_background = bool(events) and all(e["is_historical"] for e in events)
        if not is_background and not denial_in(sentence["text"]) and is_told(sentence["text"], thing, deed):
            yield said(reader, sentence, "yes", None)


def body(reader: Reader) -> list[Values]:
    """The sentences of an article behind its title."""
    return [s for s in reader.article.rows["sentences"] if s["char_start"] >= reader.article.begins]


def said(reader: Reader, sentence: Values, label: str, who: str | None) -> Evidence:
    """A sentence as evidence that something happened, or that it did not; of the happening that it tells, if any."""
    told = beside(reader, "events", sentence)
    happening = next((h for e in told if (h := reader.happenings.get(e["event_id"]))), "")
    given = who or next((e["attribution_text"] for e in told if e["attribution_text"]), None)
    row = {**sentence, "attribution_text": given}
    return piece(reader, row, "occurrence", label, happening, row=("sentences", sentence["sent_id"], sentence))


def commonest(happenings: Iterable[str | None]) -> str | None:
    """The happening that most name; the first by id among equals."""
    counted = Counter(h for h in happenings if h)
    return min(counted, key=lambda h: (-counted[h], h), default=None)
