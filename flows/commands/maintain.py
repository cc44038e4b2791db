"""The commands that look after a warehouse: check, rebuild, vacuum, runs."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager

import click
import pyarrow as pa

from flows.commands import sql
from flows.formats import write
from flows.settings import Settings
from flows.source.listing import Refused
from flows.summary import COUNTS
from warehouse import publish
from warehouse.contract import schema
from warehouse.lake import Lake
from warehouse.restore import restore
from warehouse.storage import PUBLISHED, store_of
from warehouse.tables.runs import Run


def check(settings: Settings) -> bool:
    """Print what is wrong with the lake, and what the checks of the published file found, failures first.

    Returns:
        Whether nothing is there that must not be.
    """
    results = publish.check(sql.published(settings.warehouse))
    damage = list(Lake(settings.warehouse).damage())
    for line in damage:
        click.echo(f"fail: lake: {line}")
    found = sorted((r for r in results if r.count), key=lambda r: (r.severity != "fail", r.name))
    for result in found:
        click.echo(f"{result.severity}: {result}")
    click.echo(f"{len(results):,} checks, {sum(r.severity == 'fail' for r in found)} failed, {len(found)} found rows")
    return not damage and not any(r.severity == "fail" for r in found)


def rebuild(settings: Settings, *, of_lake: bool) -> None:
    """Make the published file from the lake, or the lake from the published file."""
    if of_lake:
        with opened(settings) as lake:
            kept = restore(lake, lake.root / PUBLISHED)
        click.echo(f"built {lake.folder}; the old one is kept in {kept}")
        return
    expect_lake(settings)
    with opened(settings) as lake:
        lake.recover()
        warnings = publish.rebuild(lake, lake.root / PUBLISHED)
        lake.store.keep()
    for warning in warnings:
        if warning.count:
            click.echo(f"warning: {warning}", err=True)
    click.echo(f"built {settings.warehouse / PUBLISHED}")


def expect_lake(settings: Settings) -> None:
    """Make sure that there is a lake.

    Raises:
        Refused: there is none.
    """
    if not Lake(settings.warehouse).versions():
        raise Refused(
            f"there is no lake in {settings.warehouse}; fill it with: columnist run RAW -w {settings.warehouse}"
        )


@contextmanager
def opened(settings: Settings) -> Iterator[Lake]:
    """The lake, held for one writer, with all that belongs to it."""
    store = store_of(settings.warehouse)
    with store.lock():
        store.fetch()
        yield Lake(store)


def vacuum(settings: Settings, keep_days: int) -> None:
    """Drop Parquet files that only states older than `keep_days` need."""
    expect_lake(settings)
    with opened(settings) as lake:
        lake.recover()
        dropped = lake.vacuum(keep_days)
    click.echo(f"dropped {dropped:,} files that only states older than {keep_days} days needed")


def runs(settings: Settings, last: int, form: str) -> None:
    """Print the newest runs, the newest first."""
    expect_lake(settings)
    names = ["run_id", "started_at", "status", *COUNTS]
    found = [dataclasses.asdict(run) for run in reversed(Lake(settings.warehouse).runs()[-last:])]
    table = pa.Table.from_pylist(found, schema=schema(Run)).select(names)
    write(table, form)
