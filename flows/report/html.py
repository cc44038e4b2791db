"""The file: template, style, script and data in one, with a policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
import html
import json
from collections.abc import Iterable
from importlib.resources import files
from string import Template
from typing import Any

from flows.report.columns import packed

SCRIPTS = (
    "data", "selection", "elements", "charts", "map", "claims", "article", "overview", "stories", "happenings", "entities",
    "quality", "main",
)  # fmt: skip
"""The files of the page's script, in the order in which they are put together."""
POLICY = (
    "default-src 'none'; script-src '{script}'; style-src '{style}'; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
"""Only the script and the style of this file run, known by their hashes; nothing is fetched; no text becomes markup."""


def document(title: str, summary: Iterable[tuple[str, int]], held: dict[str, Any], parts: Iterable[Any]) -> str:
    """The report as one HTML text.

    Args:
        title: What the report is about.
        summary: Names and counts that are there before the script runs.
        held: The tables and all else that the script reads first.
        parts: The texts with their marks, each unpacked when it is needed.
    """
    script, style = page_script(), resource("style.css")
    policy = POLICY.format(script=digest(script), style=digest(style))
    return Template(resource("report.html")).substitute(
        policy=policy,
        title=html.escape(title),
        style=style,
        script=script,
        summary="".join(f"<div><dt>{html.escape(name)}</dt><dd>{n:,}</dd></div>" for name, n in summary),
        data=block("held", held),
        world=block("world", json.loads(files(__package__).joinpath("world.json").read_text(encoding="utf-8"))),
        parts="\n".join(block(f"part-{number}", part) for number, part in enumerate(parts)),
    )


def page_script() -> str:
    """The script: its files one after another, in a scope of their own."""
    body = "\n".join(resource(f"{name}.js") for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{body}\n}})();\n'


def resource(name: str) -> str:
    """A file of the page."""
    return files(__package__).joinpath("page", name).read_text(encoding="utf-8")


def digest(text: str) -> str:
    """The source expression of a text in a content security policy."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}"


def block(name: str, value: Any) -> str:
    """Data in the page, in letters and digits that no parser of HTML takes for anything else."""
    return f'<script type="application/octet-stream" id="{name}">{packed(value)}</script>'
