"""What `columnist show` prints of a story or a happening: what happened, and its claims with their sources side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from rich.console import Console
from rich.text import Text

Row = dict[str, Any]
Select = Callable[[str, str], list[Row]]
"""Asks the warehouse: a query with $1, and its value."""

STORY = "story:"
"""What the ids of stories begin with."""
MARKS = {
    "conflicting": ("differ", "bold red"),
    "corroborated": ("agree", "bold green"),
    "single_source": ("one source", "dim"),
}
"""How a status is printed."""
QUESTIONS = {
    "date": "when", "place": "where", "actor": "by whom", "weapon": "with what", "cause": "why", "occurrence": "whether it happened",
}  # fmt: skip
"""What a claim of a kind answers about its subject; a figure's subject says it all."""
LEGEND = "= says so   ≠ says something else, or denies it   ↑ said before, now out of date"
CLAIMS = """
SELECT claims.*, documents.publisher, documents.published_at, evidence.stance, evidence.row_id, evidence.attribution_text,
    evidence.source_key, evidence.value_text AS said, sentences.text AS sentence, documents.doc_id, evidence.char_start
FROM claims
JOIN claim_evidence AS evidence USING (claim_id)
JOIN documents USING (doc_id)
LEFT JOIN sentences ON sentences.doc_id = evidence.doc_id
    AND evidence.char_start >= sentences.char_start AND evidence.char_start < sentences.char_end
WHERE claims.{key} = $1 AND documents.duplicate_of IS NULL
ORDER BY count(*) OVER (PARTITION BY claims.claim_id) = 1, claims.status <> 'conflicting', claims.status <> 'corroborated', claims.kind, claims.subject, claims.claim_id,
    documents.published_at, documents.doc_id, evidence.char_start
"""


def is_known(select: Select, wanted: str) -> bool:
    """Whether an id is that of a story or of a happening."""
    table, key = ("stories", "story_id") if wanted.startswith(STORY) else ("happenings", "happening_id")
    return bool(select(f"SELECT {key} FROM {table} WHERE {key} = $1", wanted))  # noqa: S608 -- own names


def dossier(select: Select, wanted: str, console: Console) -> None:
    """Print a story or a happening with its claims, every line with its evidence."""
    if wanted.startswith(STORY):
        story = select("SELECT * FROM stories WHERE story_id = $1", wanted)[0]
        heading(story["title"] or wanted, about_story(story), console)
        timeline(select("SELECT * FROM story_timeline WHERE story_id = $1 AND NOT is_historical", wanted), console)
    else:
        happening = select("SELECT * FROM happenings WHERE happening_id = $1", wanted)[0]
        heading(happening["title"], about_happening(happening), console)
    key = "story_id" if wanted.startswith(STORY) else "happening_id"
    claims(select(CLAIMS.format(key=key), wanted), console)


def heading(title: str, known: Sequence[object], console: Console) -> None:
    """Print what it is."""
    console.print(Text(title, style="bold"), soft_wrap=True)
    console.print(Text(" · ".join(str(k) for k in known if k), style="dim"), soft_wrap=True)
    console.print()


def about_story(story: Row) -> list[object]:
    """What the line below a story's title says."""
    days = [f"{story[name]:%Y-%m-%d}" for name in ("first_published", "last_published") if story[name]]
    counts = counted(story["n_documents"], "article"), counted(story["n_publishers"], "publisher")
    return [" to ".join(dict.fromkeys(days)), *counts, story["story_id"]]


def about_happening(happening: Row) -> list[object]:
    """What the line below a happening's title says."""
    day = happening["happened_from"] and f"{happening['happened_from']:%Y-%m-%d}"
    denied = happening["denied_by_text"] and f"denied by {happening['denied_by_text']}"
    named = [happening[name] for name in ("event_type", "mode", "factuality", "location_text")]
    return [day, *named, denied, counted(happening["n_documents"], "article"), happening["story_id"]]


def timeline(happenings: Sequence[Row], console: Console) -> None:
    """Print a line a happening; a day in brackets is that of its first report."""
    for row in happenings:
        day = f"{row['day'] or 'no date'}"
        shown = Text(f" {day:>10}  " if row["is_dated"] else f"({day}) ")
        shown.append(f"{row['title']} ", style="bold")
        differ = f", {row['n_conflicting']} differ" if row["n_conflicting"] else ""
        counts = f"{counted(row['n_documents'], 'article')}, {counted(row['n_claims'], 'claim')}{differ}"
        known = f"[{row['factuality']}, {counts}; {row['happening_id']}]"
        console.print(shown.append(known, style="dim"), soft_wrap=True)
    console.print()


def counted(number: int, noun: str) -> str:
    """How many of something.

    >>> counted(1, "article"), counted(2, "article")
    ('1 article', '2 articles')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"


def claims(rows: Sequence[Row], console: Console) -> None:
    """Print the claims, those that differ first, each with who says what and where; at the end those of one passage, a line each."""
    groups = [list(said) for _, said in groupby(rows, key=lambda row: row["claim_id"])]
    several = [said for said in groups if len(said) > 1]
    if several:
        console.print(Text(LEGEND, style="dim"), soft_wrap=True)
        console.print()
    for said in several:
        console.print(summary(said[0]), soft_wrap=True)
        for row in said:
            console.print(line(row, ""), soft_wrap=True)
        console.print()
    once = [said[0] for said in groups if len(said) == 1]
    if once:
        console.print(Text("Said in one passage", style="bold"))
    for row in once:
        console.print(line(row, f"{name(row)}: "), soft_wrap=True)


def name(claim: Row) -> str:
    """What a claim is about."""
    question = QUESTIONS.get(claim["kind"])
    return f"{claim['subject']}, {question}" if question else str(claim["subject"])


def summary(claim: Row) -> Text:
    """A claim in one line: what it is about, whether its sources agree, how many there are."""
    word, style = MARKS[claim["status"]]
    shown = Text(f"{name(claim)}: ", style="bold").append(word, style=style)
    counts = f"{counted(claim['n_sources'], 'source')} in {counted(claim['n_documents'], 'article')}"
    return shown.append(f", {counts}" if claim["n_sources"] > 1 else "", style="dim")


def line(row: Row, claim: str) -> Text:
    """One passage: what it is about, its value, who says so, where it stands, and its sentence."""
    mark = {"differs": "≠", "denies": "≠", "superseded": "↑"}.get(row["stance"], "=")
    who = row["attribution_text"] or row["publisher"] or row["source_key"]
    where = f"{row['publisher'] or row['doc_id']}" + (
        f", {row['published_at']:%d %b %H:%M}" if row["published_at"] else ""
    )
    said = (row["said"] or "").lstrip("*")
    shown = Text(f"  {mark} {claim}{said} ")
    shown.append(f"({who}) " if who != said else "", style="bold")
    shown.append(f"[{where}; {row['row_id']}] ", style="dim")
    return shown.append(" ".join((row["sentence"] or "").split()), style="italic")
