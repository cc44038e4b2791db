"""What a run did, as the table that closes it and as Prefect's artifact."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from flows.load import Summary

COUNTS = ("seen", "loaded", "unchanged", "quarantined", "removed", "duplicates")
QUERY = "SELECT event_type, count(*) AS n FROM events GROUP BY ALL ORDER BY n DESC"


def counts(summary: Summary) -> dict[str, int]:
    """The run's account."""
    return {name: getattr(summary.run, name) for name in COUNTS}


def line(summary: Summary) -> str:
    """A run in one line, for a log."""
    told = ", ".join(f"{n:,} {name}" for name, n in counts(summary).items() if n or name in {"seen", "loaded"})
    return f"{summary.run.run_id} {summary.run.status}: {told}; {summary.seconds:.1f} s"


def artifact(summary: Summary) -> list[dict[str, object]]:
    """The account, the quarantine by reason, the rows of each table and the slowest articles, a line each."""
    lines: list[dict[str, object]] = [{"what": name, "number": n} for name, n in counts(summary).items()]
    lines += [{"what": f"quarantined: {reason}", "number": n} for reason, n in sorted(summary.reasons.items())]
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
    for warning in summary.warnings:
        console.print(f"warning: {warning}", style="yellow", markup=False)
    console.print(f"open  {summary.database}", markup=False, soft_wrap=True)
    console.print(f'try   columnist sql "{QUERY}"', markup=False, soft_wrap=True)
