"""Formats of documents, mails and feeds, each made here with the same two paragraphs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import pytest

from transforms.read import Record, Unreadable
from transforms.read.formats import read, split
from transforms.read.pdf import MOST_CONTENT

FIRST = "The ferry sank on Monday with twelve people on board, the police said, and divers searched all night."
SECOND = "The mayor told reporters that the boat had been repaired twice this year and was too old for the river."
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODT = 'xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
MAIL = f"From: Ida Frost <ida@example.org>\nSubject: Ferry sinks\nDate: Tue, 19 Nov 2024 10:00:00 +0200\n\n{FIRST}\n\n{SECOND}\n"


def zipped(**members: str) -> bytes:
    """An archive of XML files; `__` in a name stands for a slash."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/") + ".xml", text)
    return out.getvalue()


def pdf(text: str) -> bytes:
    """A file of one page with a line of text, or with none."""
    stream = f"BT /F1 12 Tf 40 700 Td ({text}) Tj ET".encode() if text else b""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body, places = b"%PDF-1.4\n", []
    for n, written in enumerate(objects, 1):
        places.append(b"%010d 00000 n \n" % len(body))
        body += b"%d 0 obj%s endobj\n" % (n, written)
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(places)
    return body + table + b"trailer<</Root 1 0 R/Size 6>>\nstartxref\n%d\n%%%%EOF" % len(body)


WORD = zipped(
    word__document=f'<w:document {W}><w:body><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Ferry sinks</w:t></w:r></w:p>'
    f"<w:p><w:r><w:t>{FIRST}</w:t></w:r></w:p><w:p><w:r><w:delText>Gone.</w:delText></w:r><w:r><w:t>{SECOND}</w:t></w:r></w:p></w:body></w:document>"
)
OPEN = zipped(
    content=f"<o:document-content {ODT}><o:body><o:text><t:h>Ferry sinks</t:h><t:p>{FIRST}</t:p><t:p>{SECOND}</t:p></o:text></o:body></o:document-content>"
)
RTF = (r"{\rtf1\ansi Ferry sinks\par " + FIRST + r"\par " + SECOND + r"\par}").encode()
RSS = (
    "<rss><channel><title>The Post</title><item><title>Ferry sinks</title><guid>a1</guid><pubDate>Tue, 19 Nov 2024 10:00:00 GMT</pubDate>"
    f"<description>Short.</description><encoded>&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;</encoded></item></channel></rss>"
).encode()
NEXIS = "".join(
    f"  {n} of 2 DOCUMENTS\n\n  The Post\n\n  November {n + 18}, 2024\n\nFerry {title}\n\nBYLINE: Ida Frost\n\nLENGTH: 40 words\n\n{FIRST}\n\n{SECOND}\n\nLOAD-DATE: November 30, 2024\n"
    for n, title in ((1, "sinks"), (2, "rises"))
)
FACTIVA = f"Ferry sinks\nBy Ida Frost\n40 words\n19 November 2024\nThe Post\nPOST\nEnglish\n\n{FIRST}\n\n{SECOND}\n\nDocument POST000020241119ekbj0001x\n"


def records(name: str, data: bytes) -> list[Record]:
    """The records of a file."""
    return [read(source) for source in split(name, io.BytesIO(data))]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", WORD), ("a.odt", OPEN), ("a.rtf", RTF), ("a.eml", MAIL.encode()), ("a.rss", RSS), ("a.txt", FACTIVA.encode()),
        ("a.pdf", pdf(FIRST)), ("a", RTF), ("a", MAIL.encode()), ("a", RSS), ("a", pdf(FIRST)),
        ("a", f"{FIRST}\n\n{SECOND}".encode()),
    ],
)  # fmt: skip
def test_the_text_is_read(name: str, data: bytes) -> None:
    (record,) = records(name, data)
    assert FIRST in record.text
    assert "Gone." not in record.text


def test_what_a_source_says_of_its_article() -> None:
    mail, feed, export = (
        records(*x)[0] for x in (("a.eml", MAIL.encode()), ("a.rss", RSS), ("a.txt", FACTIVA.encode()))
    )
    assert (mail.title, mail.author, str(mail.published_at)) == (
        "Ferry sinks",
        "Ida Frost",
        "2024-11-19 08:00:00+00:00",
    )
    assert (feed.title, feed.publisher, feed.source_uri) == ("Ferry sinks", "The Post", "a.rss#a1")
    assert (export.title, export.publisher, str(export.published_at)[:10]) == ("Ferry sinks", "The Post", "2024-11-19")


def test_headings_are_told() -> None:
    assert [records(*x)[0].shapes for x in (("a.docx", WORD), ("a.odt", OPEN))] == [((0, "heading"),)] * 2


def test_files_of_many_articles() -> None:
    mbox = "".join(f"From ida@example.org Tue Nov 19 10:00:00 2024\n{MAIL}\n" for _ in range(2))
    assert [r.source_uri for r in records("a.mbox", mbox.encode())] == ["a.mbox#1", "a.mbox#2"]
    assert [
        (r.title, r.publisher, str(r.published_at)[:10], SECOND in r.text) for r in records("a.txt", NEXIS.encode())
    ] == [
        ("Ferry sinks", "The Post", "2024-11-19", True),
        ("Ferry rises", "The Post", "2024-11-20", True),
    ]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.pdf", pdf(""), "no_text_layer"), ("a.pdf", b"%PDF-1.4 broken", "bad_pdf"), ("a.docx", b"PK no archive", "bad_archive"),
        ("a.docx", OPEN, "bad_archive"), ("a.rtf", b"plain", "bad_rtf"), ("a.xml", b"<html/>", "unknown_format"),
        ("a.eml", b"Subject: x\n\n", "empty"), ("a.eml", b"Subject: " + b"=?utf-8?q?a?= " * 500 + b"\n\nText.", "bad_mail"), ("a.zzz", b"x", "unknown_format"),
        ("a.pdf", pdf("a " * (MOST_CONTENT // 2)), "too_large"),
        ("a.eml", b"Subject: x\nContent-Type: text/plain;" + b" a=b;\n" * 1_000 + b"\nText.", "bad_mail"),
        ("a.eml", b'Subject: x\nContent-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\na\n" * 6_000, "bad_mail"),
        ("a.eml", b"Subject: x\n" + b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(2_000)), "bad_mail"),
        ("a.mbox", b"From " + b"a" * 1_000_000, "bad_mail"),
        ("a.rtf", b"{\\rtf1 " + b"{" * 600_000, "too_large"), ("a.csv", b"text," + b"a," * 10_000 + b"\nText.", "too_large"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_why(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as error:
        records(name, data)
    assert error.value.reason == reason


COMMENTED = zipped(
    content=f'<o:document-content {ODT} xmlns:d="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:s="urn:oasis:names:tc:opendocument:xmlns:style:1.0">'
    '<o:automatic-styles><s:style s:name="P1" s:parent-style-name="Title"/></o:automatic-styles><o:body><o:text><t:table-of-content><t:p>List 1</t:p></t:table-of-content>'
    f'<t:p t:style-name="P1">Ferry sinks</t:p><t:p>{FIRST}<o:annotation><t:p>Check.</t:p></o:annotation><t:note><t:p>Note.</t:p></t:note></t:p>'
    "<t:p><d:frame><d:text-box><t:p>The pier.</t:p></d:text-box></d:frame></t:p>"
    f"<t:list><t:list-item><t:p>{SECOND}</t:p></t:list-item></t:list></o:text></o:body></o:document-content>"
)
BOXED = zipped(
    word__document=f'<w:document {W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>'
    f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Ferry sinks</w:t></w:r></w:p><w:p><w:r><w:t>{FIRST}</w:t></w:r></w:p>'
    "<w:p><w:moveFrom><w:r><w:t>Moved.</w:t></w:r></w:moveFrom><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>The pier.</w:t></w:r></w:p></w:txbxContent>"
    "</mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>The pier.</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:p>"
    f"<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>{SECOND}</w:t></w:r></w:p></w:body></w:document>"
)


@pytest.mark.parametrize(("name", "data"), [("a.odt", COMMENTED), ("a.docx", BOXED)])
def test_comments_notes_and_moved_text_are_left_out_and_a_box_is_read_once(name: str, data: bytes) -> None:
    (record,) = records(name, data)
    assert record.text == f"Ferry sinks\n\n{FIRST}\n\nThe pier.\n\n{SECOND}"
    assert [kind for _, kind in record.shapes] == ["title", "list_item"]


def drawn(x: int, y: int, text: str) -> str:
    """A text object of its own at a place of the page."""
    return f"ET BT /F1 12 Tf {x} {y} Td ({text}) Tj"


def columns(*columns: Sequence[str], across: bool) -> bytes:
    """A file of one page whose columns are drawn row by row, or one after the other."""
    pieces = [
        (row, number, drawn(40 + 260 * number, 680 - 12 * row, line))
        for number, lines in enumerate(columns)
        for row, line in enumerate(lines)
    ]
    ordered = sorted(pieces) if across else pieces
    return pdf(f"The paper) Tj {' '.join(piece for *_, piece in ordered)} (")


@pytest.mark.parametrize("across", [True, False], ids=["by rows", "by columns"])
def test_columns_of_a_page_are_read_one_after_the_other(*, across: bool) -> None:
    left, right = ([f"line {n} of the {side} side goes on" for n in range(12)] for side in ("left", "right"))
    (record,) = records("a.pdf", columns(left, right, across=across))
    assert [x for x in record.text.splitlines() if x.startswith("line")] == [*left, *right]


def test_words_that_are_drawn_each_by_itself_make_lines() -> None:
    rows = [[f"word{row}{column}" for column in "abcde"] for row in range(9)]
    words = (
        f"1 0 0 1 {40 + 50 * n} {680 - 12 * i} Tm ({word}) Tj"
        for i, row in enumerate(rows)
        for n, word in enumerate(row)
    )
    (record,) = records("a.pdf", pdf(f"start) Tj {' '.join(words)} ("))
    assert record.text.splitlines()[1:] == [" ".join(row) for row in rows]


def test_a_mark_that_lies_nowhere_costs_no_page() -> None:
    left, right = ([f"line {n} of the {side} side goes on" for n in range(12)] for side in ("left", "right"))
    far = f"1{'0' * 20} 0 0 1{'0' * 20} 5 5 cm "
    drawn_there = f"stray) Tj ET {far * 40} BT /F1 12 Tf 50 7 Td (mark) Tj ET BT ("
    (record,) = records("a.pdf", pdf("".join(f"{line}) Tj 0 -12 Td (" for line in [*left, *right]) + drawn_there))
    assert "line 3 of the right side goes on" in record.text


def test_a_table_is_read_by_its_rows() -> None:
    left, right = ([f"{side} {n}" for n in range(12)] for side in ("Town", "Dead"))
    (record,) = records("a.pdf", columns(left, right, across=True))
    assert record.text.index("Dead 0") < record.text.index("Town 1")


BODY = f"{FIRST}\n\n{SECOND}\n"
FIELDED = {
    "labels": f"Headline: Ferry sinks\nSource: The Post\nAuthor: Ida Frost\nDate: 19 November 2024\nLength: 40 words\n\n{BODY}",
    "title above": f"Ferry sinks\nSource: The Post\nPosted: 19 Nov 2024\nAuthor: Ida Frost\n\n{BODY}",
    "mail": f"From: Ida Frost <ida@example.org>\nSent: Tuesday, 19 November 2024 07:30\nSubject: Ferry sinks\nSource: The Post\n\n{BODY}",
    "codes": f"HD Ferry sinks\nBY Ida Frost\nWC 40 words\nPD 19 November 2024\nSN The Post\nLA English\n\nLP\n{FIRST}\n\nTD\n{SECOND}\n\nIN i1 : Ships\nAN Document X",
    "one Nexis article": f"Page 1 of 1\n\nCopyright 2024 The Post\n\nThe Post\n\nNovember 19, 2024 Tuesday\n\nLENGTH: 40 words\n\nHEADLINE: Ferry sinks\n\nBYLINE: Ida Frost\n\nBODY:\n\n{BODY}\nLOAD-DATE: November 19, 2024\n",
}


@pytest.mark.parametrize("text", FIELDED.values(), ids=FIELDED)
def test_fields_at_the_head_of_a_text_tell_of_it(text: str) -> None:
    (record,) = records("a.txt", text.encode())
    assert (record.title, record.author, record.publisher) == ("Ferry sinks", "Ida Frost", "The Post")
    assert str(record.published_at)[:10] == "2024-11-19"
    assert record.text[: record.main_end].split("\n\n", 1)[1].split() == BODY.split()


def test_a_text_that_quotes_a_field_has_no_head() -> None:
    text = f"Ferry sinks\n\nSource: the police said that the boat was old.\n\n{BODY}"
    assert records("a.txt", text.encode())[0].text == text
