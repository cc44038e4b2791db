"""The command line."""

from __future__ import annotations

import sys

import click


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="columnist")
def main() -> None:
    """Columnist turns news articles into columns."""


@main.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--tables", default="", help="Only these tables, with commas between them.")
@click.option("--model", "model_name", default=None, help="The spaCy model, by name or path.")
def extract(paths: tuple[str, ...], tables: str, model_name: str | None) -> None:
    """Read facts from PATHS and print them, one JSON object a row; `-` reads JSON lines from standard input."""
    from flows import extract as command  # noqa: PLC0415 -- spaCy takes seconds to import; other commands do without
    from transforms.language.model import load  # noqa: PLC0415

    found = list(command.sources(paths, sys.stdin.buffer))
    command.extract(found, load(model_name), sys.stdout, [t for t in tables.split(",") if t])
