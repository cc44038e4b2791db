"""The command line: what each command takes and says; the work is done in a module of the command's name."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from flows.commands.command import CONTEXT, DONE, FAILED, QUARANTINED, Command, Days, debugging, warehouse_option
from flows.settings import resolve, sources

SHAPES = sorted(p.stem for p in (Path(__file__).parent / "exports").glob("[a-z]*.py"))
"""The modules of the folder are the shapes; they are not imported for their names, which would slow every command."""
FORMATS = ("table", "csv", "json", "jsonl", "markdown", "parquet")


@click.group(context_settings=CONTEXT)
@click.version_option(package_name="columnist")
def main() -> None:
    """Columnist turns news articles into columns.

    `columnist run` reads the articles of a folder into a warehouse, `columnist sql` asks it. Each command has its
    own help with examples: columnist run --help.
    """


@main.command(
    cls=Command,
    examples={
        "columnist run": "raw/ into warehouse/data/",
        "columnist run feed -w /srv/news": "another folder, another warehouse",
        "columnist run --strict": "exit code 3 when something was quarantined",
        "columnist run s3://news/raw -w s3://news/warehouse": "from S3 to S3",
        "columnist run --dask tcp://10.0.0.5:8786": "read by the workers of a Dask cluster",
    },
)
@click.argument("raw", required=False)
@warehouse_option
@click.option("--model", help="The spaCy model, by name or path.")
@click.option("--workers", type=click.IntRange(0), help="Worker processes; 0: as many as there is use for.")
@click.option("--dask", metavar="ADDRESS", help="Have the workers of a Dask cluster read, by its scheduler's address.")
@click.option("--keep-removed/--drop-removed", default=None, help="What to do with rows whose file is gone.")
@click.option("--strict/--no-strict", default=None, help="Exit with 3 when something was quarantined.")
@click.option("--overlap", type=click.Choice(["wait", "skip"]), help="What to do while another run is at work; wait.")
@click.option("--json", "as_json", is_flag=True, help="Close with one JSON object instead of a table.")
def run(*, as_json: bool, **flags: Any) -> None:
    """Read what is new or changed in RAW into the warehouse and publish it.

    Rows of articles whose file is gone go too. What cannot be read is quarantined with a reason, and the run goes on.
    """
    from flows.commands.run import run as start  # noqa: PLC0415 -- other commands do without its imports

    settings = resolve(flags)
    summary = start(settings, debug=debugging(), as_json=as_json)
    if settings.strict and summary.run.quarantined:
        sys.exit(QUARANTINED)


@main.command(
    cls=Command,
    examples={
        "columnist extract article.txt --published-at 2024-11-20": "an article with the day it appeared",
        "columnist extract articles.jsonl --tables events,participants --out rows.jsonl": "two tables, into a file",
        'echo "Two soldiers were killed in Kursk on Monday." | columnist extract -': "a single sentence",
    },
)
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--published-at", type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"]), help="Date for articles without one."
)
@click.option("--tables", help="Only these tables, with commas between them.")
@click.option("--model", help="The spaCy model, by name or path.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="A file instead of standard output.")
def extract(
    paths: tuple[str, ...], published_at: datetime | None, tables: str | None, model: str | None, out: Path | None,
) -> None:  # fmt: skip
    """Read facts from PATHS and print them, one JSON object a row.

    PATHS are files, folders, or `-` for standard input: JSON lines, or one plain text.
    """
    from flows.commands import extract as command  # noqa: PLC0415 -- spaCy takes seconds to import

    if command.extract(paths, published_at, chosen(tables), model, out, resolve().limits) == 0:
        sys.exit(FAILED)


def chosen(tables: str | None) -> list[str]:
    """The tables named in a comma list; refuses one that does not exist."""
    from warehouse.tables import TABLES  # noqa: PLC0415 -- imports pyarrow

    names = [name.strip() for name in (tables or "").split(",") if name.strip()]
    if unknown := [name for name in names if name not in TABLES]:
        raise click.UsageError(f"--tables: there is no table {', '.join(unknown)}; tables are: {', '.join(TABLES)}")
    return names


@main.command(
    cls=Command,
    examples={
        'columnist sql "SELECT * FROM event_timeline LIMIT 20"': "a view, as a table",
        "columnist sql \"FROM figures WHERE role = 'killed'\" --out killed.csv": "into a file; its suffix says the format",
        'columnist sql "SELECT count(*) FROM documents" --as-of r000003': "as the third run left it",
        "columnist sql": "an interactive shell with history",
    },
)
@click.argument("query", required=False)
@warehouse_option
@click.option("--format", "form", type=click.Choice(FORMATS), help="How to write the result; table.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="A file instead of standard output.")
@click.option("--as-of", help="The state that a past run left, by its id.")
def sql(
    query: str | None, warehouse: str | None, form: str | None, out: Path | None, as_of: str | None
) -> None:  # fmt: skip
    """Answer a QUERY in DuckDB's SQL from the published file, read-only.

    Without a query it reads statements from a pipe, or opens a shell on a terminal. Timestamps in csv, json and jsonl
    are UTC, like 2024-11-19T00:00:00Z.
    """
    from flows.commands import sql as command  # noqa: PLC0415 -- imports DuckDB and pyarrow

    command.run(resolve({"warehouse": warehouse}).warehouse, query, form, out, as_of)


@main.command(
    cls=Command,
    examples={
        'columnist explain "Rebels did not shell the town on Monday." --published-at 2024-11-20': "a text",
        "columnist explain 1ab22eae75eedd6a:e3": "one row: the rules that were tried and what decided each column",
        "columnist explain 1ab22eae75eedd6a --table figures --format json": "all figures of an article, for a program",
    },
)
@click.argument("wanted", metavar="TEXT|FILE|DOC_ID|ROW_ID")
@warehouse_option
@click.option(
    "--published-at", type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"]), help="Day that the text appeared."
)
@click.option("--table", help="Only decisions about rows of this table.")
@click.option("--model", help="The spaCy model, by name or path.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to write it; text.")
def explain(
    wanted: str, warehouse: str | None, published_at: datetime | None, table: str | None, model: str | None, form: str,
) -> None:  # fmt: skip
    """Say why a row is there or is not: the rules that were tried, the constraint that failed, where each column came from.

    What is neither an id of the warehouse nor a file is a text of its own.
    """
    from flows.commands import explain as command  # noqa: PLC0415 -- spaCy takes seconds to import

    command.run(wanted, resolve({"warehouse": warehouse}).warehouse, published_at, chosen(table), model, form)


@main.command(
    cls=Command,
    examples={
        "columnist show 1ab22eae75eedd6a": "an article",
        "columnist show 1ab2": "by the beginning of its id",
        "columnist show 1ab22eae75eedd6a:e3": "one event and the passage around it",
    },
)
@click.argument("wanted", metavar="DOC_OR_ROW_ID")
@warehouse_option
def show(wanted: str, warehouse: str | None) -> None:
    """Print an article, or the passage of one row, with its facts marked.

    On a terminal facts have colours; elsewhere each stands in brackets with its reading behind: [Monday]{2024-11-18}.
    """
    from rich.console import Console  # noqa: PLC0415 -- other commands do without

    from flows.commands import show as command  # noqa: PLC0415 -- imports DuckDB

    command.show(resolve({"warehouse": warehouse}).warehouse, wanted, Console(highlight=False))


@main.command(cls=Command, examples={'columnist profile "Boeing"': "by name", "columnist profile country:UA": "by id"})
@click.argument("wanted", metavar="NAME_OR_ID")
@click.option(
    "--format", "form", type=click.Choice(["terminal", "markdown", "json"]), default="terminal", help="The form."
)
@warehouse_option
def profile(wanted: str, form: str, warehouse: str | None) -> None:
    """Print what the articles say of an entity.

    Names, types, roles and affiliations with dates, places, company, quotations by and about it, events, first and last mention.
    """
    from flows.commands import profile as command  # noqa: PLC0415 -- imports DuckDB

    command.profile(resolve({"warehouse": warehouse}).warehouse, wanted, form)


@main.command(
    cls=Command,
    examples={
        "columnist export --as acled --out shared": "ACLED's columns, in shared/acled.csv",
        "columnist export --as xlsx --since 2024-11-01 --out shared": "a workbook of what was reported since",
    },
)
@click.option("--as", "shape", required=True, type=click.Choice(SHAPES), help="The shape.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Only happenings last reported on or after this day.")
@click.option(
    "--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="The folder for the files."
)
@warehouse_option
def export(shape: str, since: datetime | None, out: Path, warehouse: str | None) -> None:
    """Write happenings in the shape that other tools take: each happening once, not each mention.

    What a shape asks for and no article tells is left empty, or the row left out; both are counted and said.
    """
    from flows.commands import export as command  # noqa: PLC0415 -- imports DuckDB

    command.export(resolve({"warehouse": warehouse}).warehouse, shape, since.date() if since else None, out)


@main.command(
    cls=Command,
    examples={
        "columnist report": "everything in the warehouse, as report.html",
        "columnist report --since 2024-11-01 --out november.html": "the articles since a day",
        "columnist report --story story:01762e45cd9ebfcb": "one story; the table stories holds the ids",
        "columnist report --entity Boeing": "the articles on an entity, by name or id",
        "columnist report --query losses.sql": "the articles that a query names by doc_id, happening_id or story_id",
    },
)
@click.option("--story", help="Only the articles of this story.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Only articles published on this day or later.")
@click.option("--entity", help="Only articles that name this entity, given by name or id.")
@click.option(
    "--query", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Only articles that this query names."
)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), default="report.html", help="The file to write."
)
@warehouse_option
def report(
    story: str | None, since: datetime | None, entity: str | None, query: Path | None, out: Path, warehouse: str | None,
) -> None:  # fmt: skip
    """Write one HTML file to look at: what happened, who says what, where sources differ, and the articles themselves.

    It opens in any browser, without a network, and can be sent as it is.
    """
    if sum(value is not None for value in (story, since, entity, query)) > 1:
        raise click.UsageError("give one of --story, --since, --entity and --query")
    from flows.commands import report as command  # noqa: PLC0415 -- imports DuckDB and pyarrow
    from flows.report.scope import Scope  # noqa: PLC0415 -- likewise

    asked = query.read_text(encoding="utf-8") if query else None
    command.report(resolve({"warehouse": warehouse}).warehouse, Scope(story, since, entity, asked), out)


@main.command(
    cls=Command,
    examples={
        "columnist browse": "at http://127.0.0.1:8001/",
        "columnist browse -w /srv/news --port 9000": "another one",
    },
)
@click.option("--port", type=click.IntRange(1, 65535), default=8001, help="The port of the page; 8001.")
@warehouse_option
def browse(port: int, warehouse: str | None) -> None:
    """Serve a read-only page to search articles, happenings, stories and entities and to run SQL, on this machine alone."""
    from flows.commands import browse as command  # noqa: PLC0415 -- imports DuckDB

    command.browse(resolve({"warehouse": warehouse}).warehouse, port)


@main.command(cls=Command, examples={"columnist check": "exit code 1 when rows exist that must not"})
@warehouse_option
def check(warehouse: str | None) -> None:
    """Read the whole lake and run all data checks over the published file."""
    from flows.commands import maintain  # noqa: PLC0415 -- imports deltalake

    if not maintain.check(resolve({"warehouse": warehouse})):
        sys.exit(FAILED)


@main.command(
    cls=Command,
    examples={
        "columnist rebuild -w /srv/news": "after the file was lost or damaged",
        "columnist rebuild --lake": "after the lake was; states before the last one are lost",
    },
)
@warehouse_option
@click.option("--lake", is_flag=True, help="Make the lake from the DuckDB file instead; the old lake is kept aside.")
def rebuild(warehouse: str | None, *, lake: bool) -> None:
    """Make the DuckDB file again from the lake alone.

    A run does by itself whichever of the two it finds damaged.
    """
    from flows.commands import maintain  # noqa: PLC0415 -- imports deltalake

    maintain.rebuild(resolve({"warehouse": warehouse}), of_lake=lake)


@main.command(
    cls=Command,
    examples={"columnist vacuum": "what is older than 7 days", "columnist vacuum --keep 30d": "keep a month of states"},
)
@warehouse_option
@click.option("--keep", type=Days(), default="7d", help="Days of past states to keep; 7d.")
def vacuum(warehouse: str | None, keep: int) -> None:
    """Drop the lake's Parquet files that only past states need; `sql --as-of` of those states ends."""
    from flows.commands import maintain  # noqa: PLC0415 -- imports deltalake

    maintain.vacuum(resolve({"warehouse": warehouse}), keep)


@main.command(
    cls=Command,
    examples={"columnist runs": "the newest 20", "columnist runs --last 1 --format json": "the last, for a script"},
)
@warehouse_option
@click.option("--last", type=click.IntRange(1), default=20, help="How many; 20.")
@click.option("--format", "form", type=click.Choice(FORMATS[:-1]), default="table", help="How to write them; table.")
def runs(warehouse: str | None, last: int, form: str) -> None:
    """List the runs of the warehouse with their counts, the newest first, failed ones too."""
    from flows.commands import maintain  # noqa: PLC0415 -- imports deltalake

    maintain.runs(resolve({"warehouse": warehouse}), last, form)


@main.command(cls=Command, examples={"columnist doctor": "exit code 1 when something is broken"})
@click.argument("raw", required=False)
@warehouse_option
@click.option("--model", help="The spaCy model, by name or path.")
def doctor(**flags: Any) -> None:
    """Examine the environment, the model, the Prefect server, the warehouse and the settings; problems come first."""
    from flows.commands.doctor import examine  # noqa: PLC0415 -- looks at what may be broken

    colours = {"ok": "green", "warning": "yellow", "error": "red"}
    order = list(colours)
    found = sorted(examine(sources(flags)), key=lambda finding: order.index(finding.state), reverse=True)
    for finding in found:
        click.echo(f"{click.style(f'{finding.state:7}', colours[finding.state])} {finding.name}: {finding.words}")
    sys.exit(FAILED if any(finding.state == "error" for finding in found) else DONE)


@main.command(
    cls=Command,
    examples={
        'columnist schedule --cron "0 * * * *"': "every hour",
        "columnist schedule feed -w /srv/news --every 15m --overlap skip": "every quarter, never two at once",
        'columnist schedule --cron "30 6 * * 1-5" --timezone Europe/Kyiv': "working days at half past six there",
    },
)
@click.argument("raw", required=False)
@warehouse_option
@click.option("--cron", help="When, as a cron line: minute hour day month weekday.")
@click.option("--every", help="How often: 90s, 15m, 6h or 1d.")
@click.option("--timezone", default="UTC", help="The zone of the cron line, daylight saving included; UTC.")
@click.option("--name", help="Name of the deployment; made of the warehouse's path.")
@click.option("--model", help="The spaCy model, by name or path.")
@click.option("--workers", type=click.IntRange(0), help="Worker processes; 0: as many as there is use for.")
@click.option("--dask", metavar="ADDRESS", help="Have the workers of a Dask cluster read, by its scheduler's address.")
@click.option("--keep-removed/--drop-removed", default=None, help="What to do with rows whose file is gone.")
@click.option("--overlap", type=click.Choice(["wait", "skip"]), help="What to do while another run is at work; wait.")
@click.option("--strict/--no-strict", default=None, help="Let a run that quarantined something fail.")
def schedule(
    cron: str | None, every: str | None, timezone: str, name: str | None, **flags: Any
) -> None:  # fmt: skip
    """Run on a schedule until stopped, with the Prefect server that is named, found on this machine, or started."""
    if (cron is None) == (every is None):
        raise click.UsageError("give either --cron or --every")
    from flows.commands import schedule as command  # noqa: PLC0415 -- starts a server

    when = command.interval(every) if every else None
    settings = resolve(flags)
    url, named = command.choose_server(settings.server_port, debug=debugging())
    command.check(settings, cron, timezone)
    name = name or command.name_of(settings.warehouse)
    with command.alone(settings.warehouse), command.running(url, settings.server_port, named=named):
        command.check_name(url, name, settings.warehouse)
        with command.sole(url, name):
            click.echo(f"{name}: {f'cron {cron} ({timezone})' if cron else f'every {every}'}; server {url}", err=True)
            command.serve(settings, name, cron, when, timezone)


if __name__ == "__main__":
    main()
