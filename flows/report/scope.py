"""Which articles a report is about: all, or those of a story, since a day, on an entity, or that a query names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import duckdb
import pyarrow as pa

from flows.source.listing import Refused

ALL = "SELECT doc_id FROM articles"
OF_STORY = "SELECT doc_id FROM articles WHERE story_id = $1"
SINCE = "SELECT doc_id FROM articles WHERE published_at >= $1"
ON_ENTITY = "SELECT DISTINCT doc_id FROM mentions SEMI JOIN articles USING (doc_id) WHERE entity_id = $1"
NEWEST = """
SELECT doc_id
FROM articles SEMI JOIN wanted USING (doc_id)
ORDER BY articles.published_at DESC NULLS LAST, doc_id
LIMIT $1
"""
BY_COLUMN = {
    "doc_id": "SELECT doc_id FROM articles SEMI JOIN answer USING (doc_id)",
    "happening_id": "SELECT DISTINCT doc_id FROM events SEMI JOIN articles USING (doc_id) SEMI JOIN answer USING (happening_id)",
    "story_id": "SELECT doc_id FROM articles SEMI JOIN answer USING (story_id)",
    "entity_id": "SELECT DISTINCT doc_id FROM mentions SEMI JOIN articles USING (doc_id) SEMI JOIN answer USING (entity_id)",
}
"""The articles that a query's answer names, by the first of these columns that it has."""

MOST = 5000
"""Articles in one report, the newest: about 45 MB. Browsers open more, but nobody sends it."""

Connection = duckdb.DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Scope:
    """What is asked for: at most one of the four."""

    story: str | None = None
    since: datetime | None = None
    entity: str | None = None
    query: str | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a report opens on: its title, the page, the answer of the query that chose its articles, and how many were left out."""

    title: str
    page: str
    answer: pa.Table | None = None
    left_out: int = 0


def choose(connection: Connection, scope: Scope) -> Chosen:
    """Fill the temporary table `chosen` with the ids of the articles, of too many those of the newest.

    Raises:
        Refused: there is no such story or article, or the query is wrong.
    """
    chosen, query, values = plan(connection, scope)
    connection.execute(f"CREATE TEMP TABLE wanted AS {query}", values)
    connection.execute(f"CREATE TEMP TABLE chosen AS {NEWEST}", [MOST])
    ((n_wanted,),) = connection.execute("SELECT count(*) FROM wanted").fetchall()
    if scope != Scope() and not n_wanted:
        raise Refused(f"there is no article for the report: {chosen.title}")
    return replace(chosen, left_out=max(n_wanted - MOST, 0))


def plan(connection: Connection, scope: Scope) -> tuple[Chosen, str, list[Any]]:
    """What a report opens on, with the query for its articles and that query's values."""
    if scope.story is not None:
        title = one(connection, "SELECT coalesce(title, story_id) FROM stories WHERE story_id = $1", scope.story)
        return Chosen(title, f"story/{scope.story}"), OF_STORY, [scope.story]
    if scope.since is not None:
        return Chosen(f"Articles since {scope.since:%-d %B %Y}", ""), SINCE, [scope.since]
    if scope.entity is not None:
        title = one(connection, "SELECT name FROM entities WHERE entity_id = $1", scope.entity)
        return Chosen(title, f"entity/{scope.entity}"), ON_ENTITY, [scope.entity]
    if scope.query is not None:
        answer = ask(connection, scope.query)
        return Chosen("Articles of a query", "answer", answer), articles_of(connection, answer), []
    return Chosen("What the articles report", ""), ALL, []


def one(connection: Connection, query: str, value: str) -> str:
    """The only value of a query.

    Raises:
        Refused: it has none.
    """
    rows = connection.execute(query, [value]).fetchall()
    if not rows:
        raise Refused(f"there is no {value!r} in the warehouse; the tables stories and entities hold the ids")
    return str(rows[0][0])


def ask(connection: Connection, query: str) -> pa.Table:
    """The answer of a query.

    Raises:
        Refused: it is wrong, or is no single question.
    """
    try:
        statements = connection.extract_statements(query)
        if len(statements) != 1 or statements[0].type.name != "SELECT":
            raise Refused("--query: the file must hold one SELECT")
        return connection.sql(statements[0].query).to_arrow_table()
    except duckdb.Error as error:
        raise Refused(" ".join(str(error).partition("\n\nLINE")[0].split())) from error


def articles_of(connection: Connection, answer: pa.Table) -> str:
    """The query for the articles that an answer names; all articles where it names none."""
    connection.register("answer", answer)
    return next((query for name, query in BY_COLUMN.items() if name in answer.column_names), ALL)
