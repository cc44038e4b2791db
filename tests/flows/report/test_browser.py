"""The report in a browser: it opens, filters act, marks lead to rows and back, nothing is asked of a network, everyone can use it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from flows.commands.report import written
from flows.report.scope import Scope
from tests.flows.report.published import HOSTILE, large, publish

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAGES = (
    "", "stories", "story/story%3Aa", "happening/h0", "entities", "entity/person%3Azelensky", "entity/place%3Akyiv",
    "articles", "article/b", "article/b/row/e0", "quality",
)  # fmt: skip
RICHEST = {"", "story/story%3Aa", "article/b"}
"""Pages that have between them every kind of element."""
LOOKS: dict[str, dict[str, Any]] = {
    "laptop": {"viewport": {"width": 1280, "height": 800}},
    "phone": {"viewport": {"width": 360, "height": 740}},
    "dark": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
}
MOST_MS = 1000
"""Processor time that a filter may take with 10,000 happenings; measured: 45 to 55, and some machines are slow."""

Open = Callable[..., "Page"]


@pytest.fixture
def opened(browser: Browser, report: Path) -> Iterator[Open]:
    """Opens a page of a report; at its end nothing may have gone wrong, and nothing have been asked of a network."""
    wrong: list[str] = []
    contexts = []

    def open_page(path: str | None = "", file: Path = report, **look: Any) -> Page:
        context = browser.new_context(**look)
        context.set_default_timeout(0)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: wrong.append(message.text) if message.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: wrong.append(f"dialog {dialog.message}"))
        page.on("request", lambda asked: wrong.append(asked.url) if asked.url != file.as_uri() else None)
        page.goto(file.as_uri() if path is None else f"{file.as_uri()}#/{path}")
        page.wait_for_selector("html[data-ready]")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not wrong


def processor_clock(page: Page) -> Callable[[], float]:
    """Tells the processor time of the page's own thread in ms: others who use the machine do not count."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def tell() -> float:
        metrics = {metric["name"]: metric["value"] for metric in session.send("Performance.getMetrics")["metrics"]}
        return 1000 * float(metrics["TaskDuration"])

    return tell


def numbers(page: Page) -> list[str]:
    return page.locator(".totals dd").all_text_contents()


@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens(opened: Open, path: str) -> None:
    page = opened(path)
    assert page.locator("main h1").count() == 1
    assert "no such" not in page.locator("h1").inner_text()
    assert page.locator("main > *").count() > 1


def test_markup_of_articles_is_text(opened: Open) -> None:
    page = opened("story/story%3Aa")
    assert page.locator("h1").inner_text() == HOSTILE
    page.get_by_role("link", name=HOSTILE).last.click()
    page.wait_for_selector(".text")
    assert "</script><img src=x onerror=alert(2)> & “more”" in page.locator(".text").inner_text()
    assert page.locator("img, main script, a[href^=javascript]").count() == 0


def test_a_filter_acts_on_all_of_a_page(opened: Open) -> None:
    page = opened()
    assert numbers(page)[:3] == ["3", "2", "2"]
    page.get_by_label("Type").select_option("CONSULT")
    page.wait_for_url("**type=CONSULT")
    assert numbers(page)[:3] == ["1", "1", "1"]
    assert page.locator(".time .column").count() == 0
    assert page.get_by_text("All on 2 December 2024").is_visible()
    assert page.locator("svg.map").count() == 0
    assert page.get_by_text("1 of 2 happenings").is_visible()
    page.get_by_role("button", name="Clear").click()
    page.wait_for_selector("svg.map")
    assert numbers(page)[:3] == ["3", "2", "2"]


@pytest.mark.parametrize(
    ("query", "happenings"),
    [("from=2024-12-01", "1"), ("to=2024-12-01", "1"), ("place=kyiv", "1"), ("place=ukraine", "1"), ("source=Post", "1"),
     ("factuality=ahead", "1"), ("factuality=asserted", "1"), ("type=AID", "0"), ("from=2024-11-18&to=2024-12-02", "2")],
)  # fmt: skip
def test_each_filter_chooses_happenings(opened: Open, query: str, happenings: str) -> None:
    assert numbers(opened(f"?{query}"))[2] == happenings


def test_shares_and_tables_of_data_quality_follow_the_filters(opened: Open) -> None:
    page = opened("quality")
    assert "100 % 3 of 3" in page.locator(".shares li").first.inner_text().replace("\n", " ")
    page.get_by_label("Source").select_option("Wire")
    page.wait_for_url("**source=Wire")
    assert "100 % 1 of 1" in page.locator(".shares li").first.inner_text().replace("\n", " ")
    assert page.get_by_role("row", name="subscribe 1 1 Subscribe!").count() == 1


def test_a_bar_filters_and_is_pressed(opened: Open) -> None:
    page = opened()
    page.get_by_role("button", name="Assault").click()
    page.wait_for_selector("button[aria-pressed=true]")
    assert page.get_by_label("Type").input_value() == "ASSAULT"


def test_a_mark_leads_to_its_row_and_back(opened: Open) -> None:
    page = opened("article/a")
    page.locator("a.mark.events").first.click()
    page.wait_for_selector("details#row-e0[open]")
    assert page.evaluate("document.activeElement.closest('details').id") == "row-e0"
    assert "ASSAULT" in page.locator("#row-e0 dl").inner_text()
    page.locator("#row-e0").get_by_text("in the text").click()
    page.wait_for_selector("#mark-e0:focus")
    assert page.locator("#mark-e0").inner_text() == "shot down"


def test_an_address_opens_the_row_that_it_names(opened: Open) -> None:
    assert opened("article/a/row/e0").locator("details#row-e0").get_attribute("open") is not None


def test_a_claim_leads_to_its_passage(opened: Open) -> None:
    page = opened("story/story%3Aa")
    assert page.locator(".claim.conflicting .strip circle").count() == 2
    said = page.locator(".matrix a.said.differs")
    assert said.inner_text().startswith("≠ 14")
    said.click()
    page.wait_for_selector(".passage")
    passage = "".join(page.locator(".passage").all_text_contents())
    assert passage == "Volodymyr Zelensky said on Monday that 38 of 41 drones were shot down."


def test_a_quotation_stands_as_the_text_has_it(opened: Open) -> None:
    assert "They 😀 fell over Kyiv," in opened("story/story%3Aa").locator(".speakers").inner_text()


def test_the_keyboard_reaches_everything(opened: Open) -> None:
    page = opened()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.get_by_role("link", name="Stories", exact=True).focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:focus:text('Stories')")


@pytest.mark.parametrize(
    ("look", "path"),
    [
        pytest.param(look, path, marks=[pytest.mark.sweep] if look != "laptop" and path not in RICHEST else [])
        for look in LOOKS
        for path in PAGES
    ],
)
def test_axe_finds_nothing(browser: Browser, report: Path, look: str, path: str) -> None:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 -- only where there is a browser

    context = browser.new_context(bypass_csp=True, **LOOKS[look])  # axe is a script from outside
    context.set_default_timeout(0)
    page = context.new_page()
    page.goto(f"{report.as_uri()}#/{path}")
    page.wait_for_selector("html[data-ready]")
    found = Axe().run(page)
    context.close()
    assert not found.violations_count, found.generate_report()


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wider_than_a_phone(opened: Open, path: str) -> None:
    page = opened(path, **LOOKS["phone"])
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    sizes = page.evaluate("[...document.querySelectorAll('main *')].map(e => parseFloat(getComputedStyle(e).fontSize))")
    assert min(sizes) >= 10


def test_ten_thousand_happenings_stay_fluid(opened: Open, tmp_path: Path) -> None:
    file = tmp_path / "large.html"
    file.write_text(written(large(tmp_path / "columnist.duckdb", 10_000), Scope()), encoding="utf-8")
    page = opened("", file)
    assert numbers(page)[2] == "10,000"
    clock = processor_clock(page)
    for kind in ("ASSAULT", "AID", ""):
        before = clock()
        page.get_by_label("Type").select_option(kind)
        page.evaluate("() => new Promise((done) => setTimeout(() => requestAnimationFrame(done)))")
        spent = clock() - before
        assert 1 < spent < MOST_MS
    assert page.locator("main *").count() < 3000


def test_an_empty_warehouse_opens(opened: Open, tmp_path: Path) -> None:
    file = tmp_path / "empty.html"
    file.write_text(written(publish(tmp_path / "columnist.duckdb", {}), Scope()), encoding="utf-8")
    for path in ("", "stories", "entities", "articles", "quality"):
        assert opened(path, file).locator("main h1").is_visible()


def test_printed_without_controls(opened: Open) -> None:
    page = opened("story/story%3Aa")
    page.emulate_media(media="print")
    assert not page.locator("nav, #filters, .more").filter(visible=True).count()
    assert page.locator("h1").is_visible()


def test_the_answer_of_a_query_is_a_page(opened: Open, database: Path, tmp_path: Path) -> None:
    file = tmp_path / "answer.html"
    query = "SELECT doc_id, title, published_at FROM articles WHERE publisher = 'Post'"
    file.write_text(written(database, Scope(query=query)), encoding="utf-8")
    page = opened(None, file)
    page.wait_for_selector("h1:text('Answer of the query')")
    assert re.search(r"b\s+<script>alert\(1\)</script>\s+2024-12-01", page.locator("tbody").inner_text())
