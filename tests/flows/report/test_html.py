"""The file: its policy, and that nothing of an article is markup in it."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import html

from flows.report.columns import unpacked
from flows.report.html import SCRIPTS, digest, document, page_script, resource
from tests.flows.report.published import HOSTILE


def test_only_the_script_and_the_style_of_the_file_may_run(report: Path) -> None:
    page = html.fromstring(report.read_text(encoding="utf-8"))
    policy = page.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    scripts = page.xpath("//script[not(@type)]/text()")
    assert len(scripts) == 1
    assert f"script-src '{digest(scripts[0])}'" in policy
    assert f"style-src '{digest(page.xpath('string(//style)'))}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_the_file_names_no_address_to_load_from(report: Path) -> None:
    page = html.fromstring(report.read_text(encoding="utf-8"))
    assert not page.xpath("//*[@src] | //link | //@style | //iframe | //img")
    assert not re.search(r"@import|url\((?!#)", page.xpath("string(//style)"))
    assert not re.search(r"innerHTML|insertAdjacentHTML|document\.write|eval\(|\bfetch\(|XMLHttpRequest", page_script())


def test_a_title_is_text() -> None:
    written = document(HOSTILE, [("<b>", 1)], {}, [])
    page = html.fromstring(written)
    assert page.xpath("string(//title)") == page.xpath("string(//h1)") == HOSTILE
    assert len(page.xpath("//script[not(@type)]")) == 1


def test_every_script_is_used() -> None:
    from flows.report import html as module  # noqa: PLC0415 -- for its folder

    folder = Path(module.__file__).parent / "page"
    assert {path.stem for path in folder.glob("*.js")} == set(SCRIPTS)
    assert "</script" not in page_script()
    assert "</style" not in resource("style.css")


def test_the_data_can_be_read_back(report: Path) -> None:
    page = html.fromstring(report.read_text(encoding="utf-8"))
    held = unpacked(page.xpath("string(//script[@id='held'])"))
    assert held["title"] == "What the articles report"
    assert [id_ for part in held["parts"] for id_ in part] == unpacked(page.xpath("string(//script[@id='part-0'])"))[
        "doc_id"
    ]
    assert sorted({severity for _, severity, _, _ in held["checks"]}) == ["fail", "warn"]
