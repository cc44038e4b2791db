"""The rows of the articles that claims are made of, as they are looked up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from transforms.corpus.claims.sources import Person, publisher_key
from transforms.corpus.terms import body_start

Values = Mapping[str, Any]
"""One row by column name."""
DEEDS = frozenset({"material_conflict", "material_cooperation"})


TELLING = frozenset({"figures", "quotes", "events"})
"""Tables whose rows are evidence."""


@dataclass(slots=True)
class Article:
    """One article with its rows in the order of the text."""

    document: Values
    unit: str
    """The article that it repeats, else itself: copies count once."""
    publisher: str
    begins: int
    """Where its text begins behind its title."""
    rows: dict[str, list[Values]] = field(default_factory=lambda: defaultdict(list))
    by_id: dict[str, dict[str, Values]] = field(default_factory=dict)
    """Rows of some tables by id, once they are asked for."""
    by_place: dict[str, dict[str, list[Values]]] = field(default_factory=dict)
    """Rows of some tables by sentence, once they are asked for."""

    @property
    def doc_id(self) -> str:
        """Its id."""
        return str(self.document["doc_id"])

    @property
    def story_id(self) -> str:
        """Its story; itself where it is in none."""
        return str(self.document.get("story_id") or self.unit)

    @property
    def published_at(self) -> datetime | None:
        """When it was published; None where its story alone tells, which does not say what came first."""
        when: datetime | None = self.document["published_at"]
        return None if self.document.get("published_at_source") == "story" else when

    def words(self, row: Values) -> str:
        """The text of a row's sentence."""
        sentence = self.by_sentence.get(row["sent_id"])
        return str(sentence["text"]) if sentence else ""

    def before(self, row: Values) -> str:
        """The text before a row, three hundred characters of it."""
        return str(self.document["text"][max(0, row["char_start"] - 300) : row["char_start"]])

    def beside(self, row: Values) -> tuple[str, str]:
        """The text of a row's sentence before it and behind it."""
        sentence = self.by_sentence.get(row["sent_id"])
        if sentence is None:
            return "", ""
        start, end = (row[column] - sentence["char_start"] for column in ("char_start", "char_end"))
        return sentence["text"][:start], sentence["text"][end:]

    @property
    def by_sentence(self) -> dict[str, Values]:
        """Its sentences by id."""
        return self.identified("sentences", "sent_id")

    def identified(self, table: str, column: str) -> dict[str, Values]:
        """The rows of a table by id."""
        if table not in self.by_id:
            self.by_id[table] = {row[column]: row for row in self.rows[table]}
        return self.by_id[table]

    def inside(self, table: str, sentence: str) -> list[Values]:
        """The rows of a table in a sentence, in the order of the text."""
        if table not in self.by_place:
            placed = self.by_place[table] = defaultdict(list)
            for row in self.rows[table]:
                placed[row["sent_id"]].append(row)
        return self.by_place[table].get(sentence, [])

    def people(self) -> list[Person]:
        """Who its people are, by their titles, offices and affiliations."""
        found = []
        for m in self.rows["mentions"]:
            if m["entity_type"] == "person":
                described = [m.get("title"), *(m.get("roles") or ()), m.get("affiliation")]
                found.append(Person(str(m.get("name") or m["text"]), " ".join(d for d in described if d)))
        return [p for p in found if p.description]


def articles(tables: Mapping[str, Sequence[Values]]) -> list[Article]:
    """The articles with their rows, sorted by id; a title says again, without a source, what its text says."""
    documents = {d["doc_id"]: d for d in tables["documents"]}
    found = {i: opened(documents[i], documents) for i in sorted(documents)}
    for name in ("sentences", "mentions", "times", "figures", "quotes", "events", "participants"):
        for row in tables.get(name, ()):
            article = found.get(row["doc_id"])
            if article is not None and is_evidence(article, name, row):
                article.rows[name].append(row)
    for article in found.values():
        for name in ("sentences", "times", "figures", "quotes", "events"):
            article.rows[name].sort(key=lambda r: (r["char_start"], -r["char_end"]))
    return list(found.values())


def is_evidence(article: Article, name: str, row: Values) -> bool:
    """Whether a row is somebody's word: not a day that the story gave (a year it may give), nor what a title says again."""
    if row.get("anchor_type") == "story" and row["granularity"] != "year":
        return False
    return name not in TELLING or bool(row["char_start"] >= article.begins)


def opened(document: Values, documents: Mapping[str, Values]) -> Article:
    """An article without its rows."""
    unit = str(document.get("duplicate_of") or document["doc_id"])
    original = documents.get(unit, document)
    key = publisher_key(original["publisher"], original["text"], unit)
    return Article(document, unit, key, body_start(document.get("title"), document["text"]))
