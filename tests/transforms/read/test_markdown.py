"""Markdown without its marks: what each mark leaves, and which lines are headings and items."""

from __future__ import annotations

import pytest

from transforms.read import Source
from transforms.read.formats import read
from transforms.read.markdown import MARKED, strip


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("See [the\nmap](x) and ![a port](y.jpg).", "See the map and a port."),
        (
            "A **bold** and _light_ snake_case_word, a\\*b, `code`, ~~gone~~.",
            "A bold and light snake_case_word, a*b, code, gone.",
        ),
        ("One  \ntwo", "One\n\ntwo"),
        ("> Quoted\n> words", "Quoted words"),
        ("Before\n\n---\n\nAfter", "Before\n\nAfter"),
        ("Two lines\nof text\n---\nNext", "Two lines of text\n\nNext"),
        ("```\nIn a fence\n```", "In a fence"),
        ("<div>\nIn a page\n</div>", "In a page"),
        ("Fish <b>&amp;</b> chips cost <https://x.org>", "Fish & chips cost https://x.org"),
        ("| Side | Killed |\n|---|---|\n| Army | 4 |", "Side | Killed\n\nArmy | 4"),
        ("", ""),
    ],
)
def test_marks_go_and_words_stay(body: str, text: str) -> None:
    assert strip(body)[0] == text


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        ("# One\n\ntext", [("heading", "One")]),
        ("One\n===\n\ntext", [("heading", "One")]),
        ("- one\n- two", [("list_item", "one"), ("list_item", "two")]),
        ("1. one\n\n   more", [("list_item", "one"), ("list_item", "more")]),
        ("text", []),
    ],
)
def test_headings_and_items_are_known(body: str, kinds: list[tuple[str, str]]) -> None:
    text, shapes = strip(body)
    assert [(kind, text[at:].split("\n")[0]) for at, kind in shapes] == kinds


def test_a_long_text_keeps_its_marks() -> None:
    brackets = "[" * MARKED
    assert read(Source("a.md", "markdown", f"*A*{brackets}".encode())).text == f"*A*{brackets}"
