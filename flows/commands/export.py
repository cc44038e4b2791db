"""`columnist export`: happenings in the shapes that other tools take."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from flows.commands.sql import published
from flows.exports import Written, choose, shapes
from flows.source.listing import Refused
from warehouse import connect
from warehouse.place import Place


def export(warehouse: Place, shape: str, since: date | None, out: Path) -> None:
    """Write a shape into a folder and say what was written, what was left out and why, and what stays empty.

    Raises:
        Refused: nothing is published, or the folder cannot be made.
    """
    database = published(warehouse)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(f"--out {out}: it cannot be made a folder: {error.strerror}") from error
    with connect(database) as connection:
        total = choose(connection, since)
        click.echo(f"{total} happenings{f' reported since {since}' if since else ''}")
        for one in shapes()[shape](connection, out):
            for line in lines(one):
                click.echo(line)


def lines(one: Written) -> Iterator[str]:
    """What is said about a file.

    >>> from collections import Counter
    >>> list(lines(Written(Path("a.csv"), 2, Counter({"no date": 1}), {"admin2": 2, "actor1": 1})))
    ['a.csv: 2 rows', '  left out: 1 no date', '  always empty: admin2', '  empty in some rows: actor1 1']
    """
    yield f"{one.path}: {one.rows} rows"
    if one.left_out:
        yield f"  left out: {', '.join(f'{n} {reason}' for reason, n in one.left_out.items())}"
    if always := [name for name, n in one.empty.items() if n == one.rows]:
        yield f"  always empty: {', '.join(always)}"
    if some := [f"{name} {n}" for name, n in one.empty.items() if n < one.rows]:
        yield f"  empty in some rows: {', '.join(some)}"
