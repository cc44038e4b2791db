"""Pages: what belongs to the article and what the page around it says of it."""

from __future__ import annotations

import pytest

from transforms.read import Record, Source
from transforms.read.formats import read
from transforms.read.page_limits import opening_tags

BODY = "".join(
    f"<p>{text}</p>"
    for text in (
        "The harbour of Vorland was closed on Tuesday after a barge struck the eastern pier, the port authority said.",
        "Nobody was hurt, and engineers were looking at the damage until late in the evening, it said in a statement.",
        "Ferries to the islands left from the old quay, where hundreds of passengers waited in the rain for hours.",
    )
)


def page(head: str = "", above: str = "", below: str = "", title: str = "Barge hits pier in Vorland") -> Record:
    """A page of three paragraphs, with what stands in its head, above its text and below it."""
    markup = f"<html><head><title>{title}</title>{head}</head><body><div id=main><h1>Barge hits pier in Vorland</h1>{above}{BODY}{below}</div></body></html>"
    return read(Source("a.html", "html", markup.encode()))


def main(record: Record) -> str:
    return record.text[: record.main_end]


@pytest.mark.parametrize(
    "title",
    [
        "Barge hits pier in Vorland - Local News - Life - Vorland Post",
        "Barge hits pier in Vorland | Vorland Post",
        "Barge hits pier in Vorland",
    ],
)
def test_a_title_is_without_its_section_and_site(title: str) -> None:
    assert page(title=title).title == "Barge hits pier in Vorland"


def test_a_title_is_not_the_name_of_the_site() -> None:
    head = '<meta property="og:site_name" content="Vorland Post"><meta property="og:title" content="Vorland Post | Barge hits pier in Vorland">'
    assert page(head).title == "Barge hits pier in Vorland"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By: Ida R. Frost", "Ida R. Frost"),
        ("By IDA FROST, Harbour Editor | Friday June 7, 2024 @ 6:43pm", "IDA FROST"),
        ("Ida Frost, Vorland Post 8:42 a.m. EDT October 3, 2024", "Ida Frost"),
        ("Ida Frost | Sep. 21, 2024, 3:17 PM", "Ida Frost"),
        ("By Ida Frost and Max Bode", "Ida Frost and Max Bode"),
        ("Posted Friday June 7, 2024", None),
        ("Updated October 3, 2024", None),
    ],
)
def test_a_byline_names_the_author(line: str, name: str | None) -> None:
    assert page(above=f"<div>{line}</div>").author == name


def test_a_lead_that_stands_apart_is_read() -> None:
    lead = "SPLIT, Croatia (AP) — A barge loaded with gravel struck a pier in the harbour of Vorland before dawn."
    record = page(above=f"<ul><li><a href=/a>Video: barge</a></li></ul>{lead}")
    assert lead in main(record)
    note = "Ida Frost is a reporter who writes about harbours and ships for the Vorland Post."
    assert note not in main(page(above=f"<div>By Ida Frost</div><div>{note}</div>"))


@pytest.mark.parametrize(
    "name", ["visitors_comment_content", "comments", "comment-list", "comment-562384", "fb_comments"]
)
def test_what_readers_wrote_is_set_aside(name: str) -> None:
    said = "Last time I looked the barge was not even there, and the port has lied to us for years and years."
    record = page(
        below=f"<div class='{name}'><h3>Lies</h3><p>{said}</p><p>Posted by: Harbour rat, 27 Sep 2024</p></div>"
    )
    assert said not in main(record)
    assert said in record.text


def test_an_article_that_is_open_to_comments_is_read() -> None:
    markup = f"<html><body class='single comments-open'><div class='no-comments'><h1>Barge hits pier</h1>{BODY}</div></body></html>"
    assert "old quay" in main(read(Source("a.html", "html", markup.encode())))


def test_plain_text_under_the_suffix_of_a_page_is_read() -> None:
    record = read(Source("a.html", "html", b"Barge hits pier\n\nThe harbour was closed on Tuesday & nobody was hurt."))
    assert record.text.endswith("nobody was hurt.")


def test_a_program_holds_no_tags() -> None:
    code = "for(i=0;i<list.length;i++){" + " ".join(f"v{n}=i+{n};" for n in range(1500)) + "}"
    assert "old quay" in main(page(head=f"<script>{code}</script><!-- {code} -->"))
    assert list(opening_tags("<p a='<script>'><b><script x>if(a<b)</script><i>")) == [
        "<p a='<script>'",
        "<b",
        "<script x",
        "<i",
    ]
    assert list(opening_tags("<script><p a=1>")) == ["<script", "<p a=1"]
