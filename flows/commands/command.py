"""What all commands share: help with examples, errors as one line, exit codes, the option for the warehouse."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import click

from flows.interrupts import STOPPED, STOPPED_MESSAGE, work
from flows.settings import SettingError, use_words

F = TypeVar("F", bound=Callable[..., Any])

DONE, FAILED, QUARANTINED = 0, 1, 3
"""Exit codes. Click exits with 2 when the command line is wrong."""
DEBUG = "Show tracebacks and Prefect's log."
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


STARTING_LONG = frozenset({"run"})
"""Commands that say themselves when their work begins; until then Ctrl-C ends them at once."""
READING = frozenset({"run", "extract", "explain", "schedule"})
"""Commands that read articles, with the user's own words."""


class Command(click.Command):
    """A command whose errors are one line, and whose help ends with examples: the command and what it does."""

    def __init__(self, name: str, examples: dict[str, str], **kwargs: Any) -> None:
        super().__init__(name, context_settings=CONTEXT, **kwargs)
        self.examples = examples
        self.params.append(click.Option(["--debug"], is_flag=True, expose_value=False, callback=remember, help=DEBUG))

    def format_epilog(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples."""
        with formatter.section("Examples"):
            for line, meaning in self.examples.items():
                formatter.write(f"  {line}\n      {meaning}\n")

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        if self.name not in STARTING_LONG:
            work()
        with one_line_errors(debug=debugging()):
            use_words(checked=self.name in READING)
            return super().invoke(ctx)


class Days(click.ParamType[int]):
    """A number of days: 7d, or 7."""

    name = "days"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number."""
        number = str(value).removesuffix("d")
        if not number.isdecimal():
            self.fail(f"{value!r}: it must be a whole number of days, like 7d", param, ctx)
        return int(number)


def remember(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001 -- click calls it so
    """Keep the flag for who asks `debugging`."""
    ctx.meta["columnist.debug"] = value


def debugging() -> bool:
    """Whether the command was called with --debug."""
    return bool(click.get_current_context().meta.get("columnist.debug"))


def warehouse_option(function: F) -> F:
    """The option for the warehouse's folder."""
    return click.option("--warehouse", "-w", help="The folder of the warehouse, or s3://bucket/path; warehouse/data.")(
        function
    )


@contextmanager
def one_line_errors(*, debug: bool = False) -> Iterator[None]:
    """Errors as one line on standard error; with `debug` as they come."""
    try:
        yield
    except (click.ClickException, click.exceptions.Exit, SystemExit):
        raise
    except SettingError as error:
        raise click.UsageError(str(error)) from error
    except KeyboardInterrupt:
        click.echo(STOPPED_MESSAGE, err=True)
        sys.exit(STOPPED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(DONE)
    except BaseException as error:
        if is_termination(error):
            click.echo(STOPPED_MESSAGE, err=True)
            sys.exit(STOPPED)
        if debug or not isinstance(error, Exception):
            raise
        click.echo(f"error: {message(error)}", err=True)
        sys.exit(FAILED)


def is_termination(error: BaseException) -> bool:
    """Whether an error is what Prefect makes of SIGTERM inside a flow."""
    return type(error).__name__ == "TerminationSignal"


def message(error: Exception) -> str:
    """An error on one line; one of another library with the name of its class."""
    text = " ".join(str(error).split())
    if type(error).__name__ == "PrefectHTTPStatusError":
        said = text.partition(" for url")[0]
        return f"the Prefect server failed ({said}): its disk or its folder (PREFECT_HOME) may be full; what is published stays as it was"
    own = type(error).__module__.startswith(("flows", "warehouse", "transforms"))
    return text if own else f"{type(error).__name__}: {text}"
