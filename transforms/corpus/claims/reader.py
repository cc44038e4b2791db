"""Reads the passages of one article: who says each, of which happening it is, and which days it names."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from transforms.corpus.claims.attribution_phrases import named_beside
from transforms.corpus.claims.corpus import DEEDS, Article, Values
from transforms.corpus.claims.named_sources import Sources
from transforms.lexicons import word_list

LEAD = 3
"""Sentences in which an article says when and where its news was."""
REPEATED = re.compile(r"\b(?:reportedly|reported|it added|added)\b", re.IGNORECASE)
"""Words that let the attribution of the sentence before go on: `Five were reportedly intercepted`."""


AFTER = re.compile(r"\s*(?:after|before|since)\b")
"""Behind a length of time that leads to another day: `two days after`."""


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
        rows = self.attributed(last)
        if not REPEATED.search(sentence["text"]):
            rows = [r for r in rows if is_toll(row) and is_toll(r)]
        return str(rows[0]["attribution_text"]) if rows else None

    def attributed(self, sentence: str) -> list[Values]:
        """The figures and events of a sentence that somebody is named for."""
        rows = (*self.article.inside("figures", sentence), *self.article.inside("events", sentence))
        return [r for r in rows if r["attribution_text"]]

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
        return self.article.identified("events", "event_id").get(row.get("event_id") or "")

    def happening(self, row: Values) -> str | None:
        """The happening that a row is about: its event's, that of a deed in its sentence or just before, else the story's."""
        event = self.event(row)
        if event:
            return self.happenings.get(event["event_id"])
        told = self.article.inside("events", row["sent_id"])
        near = [e for e in told if e["quad_class"] in DEEDS or e["quad_class"] is None]
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
        if self.is_apart(row):
            return frozenset(), False
        own = self.dates_in({row["sent_id"]})
        lead = {s["sent_id"] for s in self.article.rows["sentences"][:LEAD]}
        return frozenset(day_label(t["start_at"], t["end_at"]) for t in own or self.dates_in(lead)), bool(own)

    def dates_in(self, sentences: Collection[str]) -> list[Values]:
        """The dates of some sentences."""
        told = (t for sentence in sorted(sentences) for t in self.article.inside("times", sentence))
        return [t for t in told if t["start_at"] and t["timex_type"] in ("date", "time")]

    def is_apart(self, row: Values) -> bool:
        """Whether the sentence of a row tells two days, one of them by the time between them: `three days after a protest`."""
        text = self.article.document["text"]
        spans = [t for t in self.article.inside("times", row["sent_id"]) if t["timex_type"] == "duration"]
        return any(AFTER.match(text, t["char_end"]) for t in spans)


def is_toll(row: Values) -> bool:
    """Whether a row is a figure of people who came to harm."""
    return row.get("role") in word_list("claims.tsv", "toll")


def day_label(start: datetime, end: datetime | None) -> str:
    """A day as YYYY-MM-DD; a longer stretch as its first and last day."""
    last = (end - timedelta(microseconds=1)) if end and end > start else start
    first, final = f"{start:%Y-%m-%d}", f"{last:%Y-%m-%d}"
    return first if first == final else f"{first}/{final}"
