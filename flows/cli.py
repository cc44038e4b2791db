"""The command line: what each command takes and says; the work is done in a module of the command's name."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from flows.settings import SettingError, resolve

F = TypeVar("F", bound=Callable[..., Any])

DONE, FAILED, USAGE, QUARANTINED = 0, 1, 2, 3
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Command(click.Command):
    """A command whose help ends with examples: a line each, the command and what it does."""

    def __init__(self, name: str, examples: dict[str, str], **kwargs: Any) -> None:
        super().__init__(name, context_settings=CONTEXT, **kwargs)
        self.examples = examples

    def format_epilog(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples."""
        with formatter.section("Examples"):
            for line, meaning in self.examples.items():
                formatter.write(f"  {line}\n      {meaning}\n")


def warehouse_option(function: F) -> F:
    """The option for the warehouse's folder."""
    return click.option("--warehouse", "-w", type=click.Path(path_type=Path), help="Its folder; warehouse/data.")(
        function
    )


@contextmanager
def told(*, debug: bool = False) -> Iterator[None]:
    """Errors as one line on standard error; with `debug` as they come."""
    try:
        yield
    except (click.ClickException, click.exceptions.Exit, SystemExit):
        raise
    except SettingError as error:
        raise click.UsageError(str(error)) from error
    except KeyboardInterrupt:
        click.echo("stopped; the published file is as it was", err=True)
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(DONE)
    except Exception as error:
        if debug:
            raise
        name = "" if type(error).__module__.startswith(("flows", "warehouse", "transforms")) else type(error).__name__
        click.echo(f"error: {name + ': ' if name else ''}{' '.join(str(error).split())}", err=True)
        sys.exit(FAILED)


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
    },
)
@click.argument("raw", required=False, type=click.Path(path_type=Path))
@warehouse_option
@click.option("--model", help="The spaCy model, by name or path.")
@click.option("--workers", type=click.IntRange(0), help="Worker processes; 0: as many as there is use for.")
@click.option("--keep-removed/--drop-removed", default=None, help="What to do with rows whose file is gone; drop.")
@click.option("--strict/--no-strict", default=None, help="Exit with 3 when something was quarantined.")
@click.option("--overlap", type=click.Choice(["wait", "skip"]), help="What to do while another run is at work; wait.")
@click.option("--debug", is_flag=True, help="Show tracebacks and Prefect's log.")
def run(debug: bool, **flags: Any) -> None:  # noqa: FBT001 -- click hands it over
    """Read what is new or changed in RAW into the warehouse and publish it.

    Rows of articles whose file is gone go too. What cannot be read is quarantined with a reason, and the run goes on.
    """
    with told(debug=debug):
        from flows.runner import run as start  # noqa: PLC0415 -- other commands do without its imports

        settings = resolve(flags)
        summary = start(settings, debug=debug)
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
@click.option("--debug", is_flag=True, help="Show tracebacks.")
def extract(
    paths: tuple[str, ...], published_at: datetime | None, tables: str | None, model: str | None, out: Path | None,
    debug: bool,  # noqa: FBT001 -- click hands it over
) -> None:  # fmt: skip
    """Read facts from PATHS and print them, one JSON object a row.

    PATHS are files, folders, or `-` for standard input: JSON lines, or one plain text.
    """
    with told(debug=debug):
        from flows import extract as command  # noqa: PLC0415 -- spaCy takes seconds to import

        command.extract(paths, published_at, chosen(tables), model, out)


def chosen(tables: str | None) -> list[str]:
    """The tables named in a comma list; refuses one that does not exist."""
    from warehouse.tables import TABLES  # noqa: PLC0415 -- imports pyarrow

    names = [name.strip() for name in (tables or "").split(",") if name.strip()]
    if unknown := [name for name in names if name not in TABLES]:
        raise click.UsageError(f"--tables: there is no table {', '.join(unknown)}; tables are: {', '.join(TABLES)}")
    return names
