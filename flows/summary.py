"""What a run did, as the table that closes it and as Prefect's artifact."""

from __future__ import annotations

import json
import shlex
import shutil
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

from flows.load import Summary
from flows.settings import Settings
from flows.source.files import shown

MOST, LINE = 5, 300
"""Quarantined inputs that are shown, and characters of each."""
COUNTS = ("seen", "loaded", "unchanged", "quarantined", "removed", "duplicates")
QUERY = "SELECT event_type, count(*) AS n FROM events GROUP BY ALL ORDER BY n DESC"


def counts(summary: Summary) -> dict[str, int]:
    """The run's account."""
    return {name: getattr(summary.run, name) for name in COUNTS}


def line(summary: Summary) -> str:
    """A run in one line, for a log."""
    told = ", ".join(f"{n:,} {name}" for name, n in counts(summary).items() if n or name in {"seen", "loaded"})
    return f"{summary.run.run_id} {summary.run.status}: {told}; {summary.seconds:.1f} s"


def rejected(summary: Summary) -> list[str]:
    """The first quarantined inputs of the run with their reasons; those of earlier runs follow."""
    newest = sorted(summary.quarantine, key=lambda row: row.run_id != summary.run.run_id)
    return [shown(f"{row.source_uri}: {row.reason}: {row.detail}")[:LINE] for row in newest[:MOST]]


def as_json(summary: Summary) -> str:
    """The summary as one JSON object."""
    return json.dumps(
        {"run_id": summary.run.run_id, "status": summary.run.status, **counts(summary), "reasons": summary.reasons}
        | {
            "quarantine": rejected(summary),
            "rows": summary.rows,
            "warnings": [*map(str, summary.warnings), *summary.refused, *summary.unmet],
        }
        | {"seconds": round(summary.seconds, 1), "database": summary.database},
        ensure_ascii=False,
    )


def artifact(summary: Summary) -> list[dict[str, object]]:
    """The account, the quarantine by reason, the rows of each table and the slowest articles, a line each."""
    lines: list[dict[str, object]] = [{"what": name, "number": n} for name, n in counts(summary).items()]
    lines += [{"what": f"quarantined: {reason}", "number": n} for reason, n in sorted(summary.reasons.items())]
    lines += [{"what": f"in quarantine: {line}", "number": 1} for line in rejected(summary)]
    lines += [{"what": f"rows of {name}", "number": n} for name, n in summary.rows.items()]
    lines += [{"what": f"seconds for {uri}", "number": round(spent, 2)} for spent, uri in summary.slowest]
    return [*lines, {"what": "seconds", "number": round(summary.seconds, 1)}]


def show(summary: Summary, console: Console) -> None:
    """Print the closing table, the file to open and a query to try."""
    table = Table("", "", title=f"run {summary.run.run_id}", show_header=False, title_justify="left")
    table.columns[1].justify = "right"
    for name, n in counts(summary).items():
        table.add_row(name, f"{n:,}")
    for reason, n in sorted(summary.reasons.items()):
        table.add_row(f"  {reason}", f"{n:,}", style="yellow")
    table.add_section()
    for name, n in summary.rows.items():
        table.add_row(name, f"{n:,}")
    table.add_section()
    table.add_row("seconds", f"{summary.seconds:.1f}")
    console.print(table)
    for one in rejected(summary):
        console.print(f"quarantined: {one}", style="yellow", markup=False, highlight=False, soft_wrap=True)
    command = f"{shlex.quote(program())} sql{option(summary)}"
    if summary.quarantine:
        console.print(f'all   {command} "FROM quarantine"', markup=False, soft_wrap=True)
    for warning in summary.warnings:
        console.print(f"warning: {warning}", style="yellow", markup=False)
    for one in (*(f"refused: {line}" for line in summary.refused), *(f"warning: {line}" for line in summary.unmet)):
        console.print(one, style="yellow", markup=False, highlight=False, soft_wrap=True)
    console.print(f"open  {summary.database}", markup=False, soft_wrap=True)
    console.print(f'try   {command} "{QUERY}"', markup=False, soft_wrap=True)


def program() -> str:
    """The command as it can be typed here: by its name where that finds it, else by its path."""
    mine = Path(sys.executable).with_name("columnist")
    on_path = shutil.which("columnist")
    if not mine.exists() or (on_path and Path(on_path).absolute() == mine):
        return "columnist"
    return str(mine.relative_to(Path.cwd())) if mine.is_relative_to(Path.cwd()) else str(mine)


def option(summary: Summary) -> str:
    """The option that names the warehouse, where it is not the one that is used without it."""
    warehouse = summary.database.rpartition("/")[0]
    return "" if warehouse == str(Settings().warehouse) else f" -w {shlex.quote(warehouse)}"
