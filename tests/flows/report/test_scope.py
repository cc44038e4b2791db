"""Which articles a report is about."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from flows.report import scope
from flows.report.scope import Scope, choose
from flows.source.listing import Refused

EXAMPLES = {
    "all": (Scope(), {"a", "b", "c"}, ""),
    "a story": (Scope(story="story:a"), {"a", "b"}, "story/story:a"),
    "since a day": (Scope(since=datetime(2024, 12, 1)), {"b"}, ""),  # noqa: DTZ001 -- as it is typed
    "an entity": (Scope(entity="person:zelensky"), {"a", "b", "c"}, "entity/person:zelensky"),
    "articles": (Scope(query="SELECT doc_id FROM documents WHERE publisher = 'Wire'"), {"a"}, "answer"),
    "happenings": (Scope(query="SELECT happening_id FROM happenings WHERE event_type = 'CONSULT';"), {"c"}, "answer"),
    "stories": (Scope(query="SELECT 1 AS n, story_id FROM stories WHERE n_documents = 2"), {"a", "b"}, "answer"),
    "numbers alone": (Scope(query="SELECT count(*) AS n FROM events"), {"a", "b", "c"}, "answer"),
}
WRONG = {
    "no story": (Scope(story="story:x"), "there is no 'story:x'"),
    "no entity": (Scope(entity="person:x"), "there is no 'person:x'"),
    "nothing since": (Scope(since=datetime(2030, 1, 1)), "there is no article"),  # noqa: DTZ001 -- as it is typed
    "a wrong query": (Scope(query="SELECT nothing FROM documents"), "Binder Error"),
    "a query that writes": (Scope(query="COPY documents TO 'x.csv'"), "one SELECT"),
    "two queries": (Scope(query="SELECT 1; SELECT 2"), "one SELECT"),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_chosen(database: Path, name: str) -> None:
    asked, wanted, page = EXAMPLES[name]
    with duckdb.connect(database, read_only=True) as connection:
        assert choose(connection, asked).page == page
        assert {doc for (doc,) in connection.execute("FROM chosen").fetchall()} == wanted


@pytest.mark.parametrize("name", WRONG)
def test_refused(database: Path, name: str) -> None:
    asked, words = WRONG[name]
    with duckdb.connect(database, read_only=True) as connection, pytest.raises(Refused, match=words):
        choose(connection, asked)


def test_of_too_many_articles_the_newest_are_kept(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scope, "MOST", 1)
    with duckdb.connect(database, read_only=True) as connection:
        assert choose(connection, Scope()).left_out == 2
        assert connection.execute("FROM chosen").fetchall() == [("b",)]
