"""Every format, packed or not: articles out, or a reason why not."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from datetime import UTC, datetime

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.budget import examples
from tests.waiting import effort
from transforms.read import Limits, Record, Source, Unreadable
from transforms.read.formats import FORMATS, read, split

PAGE = """<html><head><title>Strike hits depot | Daily News</title><meta property="og:site_name" content="Daily News">
<meta property="article:published_time" content="2024-11-19T10:00:00Z"></head><body><nav>Home World</nav><article>
<h1>Strike hits depot</h1><p>Ukraine fired six missiles on Tuesday, the ministry said. Five were shot down near the town.</p>
<h2>What is known</h2><p>Another paragraph follows here with some more words, and it is long enough for a reader.</p></article>
<footer>Copyright Daily News</footer></body></html>"""
LINES = b'{"id":"a","text":"First"}\n\nnot json\n{"id":"a","text":"Second"}\n{"id":7,"content":"Third"}'
SMALL = Limits(
    record_bytes=1000, line_bytes=200, ratio=20, ratio_free=2000, file_bytes=100_000, text_chars=500, lines=100
)


def zstd(data: bytes) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.CompressedOutputStream(sink, "zstd") as out:
        out.write(data)
    return sink.getvalue().to_pybytes()


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "."), data)
    return out.getvalue()


def articles(uri: str, data: bytes, limits: Limits | None = None) -> dict[str, Record | str]:
    """Records by uri, a reason where there is none; a file that breaks is reported under its own uri."""
    found: dict[str, Record | str] = {}
    given = limits or Limits()
    try:
        for source in split(uri, io.BytesIO(data), given):
            assert source.uri not in found
            assert source.uri == uri or source.uri.startswith(f"{uri}#")
            try:
                found[source.uri] = read(source, given)
            except Unreadable as error:
                found[source.uri] = error.reason
    except Unreadable as error:
        found[f"{uri}!"] = error.reason
    return found


def texts(uri: str, data: bytes, limits: Limits | None = None) -> dict[str, str]:
    return {k: v if isinstance(v, str) else f"={v.text}" for k, v in articles(uri, data, limits).items()}


def warc(url: str, body: bytes, status: str = "200 OK", media: str = "text/html") -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n\r\n".encode() + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{url[-1]}>\r\nWARC-Target-URI: {url}\r\n"
    head += f"WARC-Date: 2024-11-25T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    return head.encode() + http + b"\r\n\r\n"


THREE = {"{}#a": "=First", "{}#3": "bad_json", "{}#a~4": "=Second", "{}#7": "=Third"}


@pytest.mark.parametrize(
    ("uri", "data"),
    [
        ("x.jsonl", LINES),
        ("x.ndjson", LINES),
        ("x.JSONL.gz", gzip.compress(LINES, mtime=0)),
        ("x.jsonl.zst", zstd(LINES)),
        ("x.gz", gzip.compress(LINES, mtime=0)),
        ("x.jsonl.gz", gzip.compress(LINES[:30], mtime=0) + gzip.compress(LINES[30:], mtime=0)),
        ("x.jsonl", b"\xef\xbb\xbf" + LINES),
        ("x.json", LINES),
    ],
)
def test_lines_of_json_however_packed(uri: str, data: bytes) -> None:
    assert texts(uri, data) == {k.format(uri): v for k, v in THREE.items()}


@pytest.mark.parametrize(
    ("uri", "data", "expected"),
    [
        ("a.txt", b"Hello there", {"a.txt": "=Hello there"}),
        ("a.txt.gz", gzip.compress(b"Hello there", mtime=0), {"a.txt.gz": "=Hello there"}),
        ("a.md", b"# A *strike*\n\nSee **the** [map](x).", {"a.md": "=A strike\n\nSee the map."}),
        ("a.json", b'{"maintext": "Hi", "title": "T"}', {"a.json": "=T\n\nHi"}),
        ("a.json", b'{"status": "ok", "articles": [{"content": "Hi"}, 5]}', {"a.json#1": "=Hi", "a.json#2": "bad_json"}),
        ("a.json", b'[{"id": "k", "text": ["One", "Two"]}]', {"a.json#k": "=One\n\nTwo"}),
        ("a.json", b"{", {"a.json": "bad_json"}),
        ("a.csv", b'id;text\n1;"a; ""b""\nc"\n2;\xe9t\xe9\n', {"a.csv#1": '=a; "b"\nc', "a.csv#2": "=été"}),
        ("a.tsv", b"TEXT\tTitle\nHi\tT\n", {"a.tsv#1": "=T\n\nHi"}),
        ("a.csv", "id,text\n1,Київ\n".encode("utf-16"), {"a.csv#1": "=Київ"}),
        ("a.csv", b"a,b\n1,2\n", {"a.csv!": "no_text"}),
        ("a.csv", b"", {"a.csv": "empty"}),
        ("a.zip", zipped(a__txt=b"One", b__jsonl=LINES[:25], c__bin=b"x"),
         {"a.zip#a.txt": "=One", "a.zip#b.jsonl#a": "=First", "a.zip#c.bin": "unknown_format"}),
        ("a.zip", zipped(**{"../../evil__txt": b"Evil", ".hidden__txt": b"no"}), {"a.zip#../../evil.txt": "=Evil"}),
        ("a.pdf", b"%PDF", {"a.pdf": "bad_pdf"}),
        ("a", b"x", {"a": "=x"}),
    ],
)  # fmt: skip
def test_texts(uri: str, data: bytes, expected: dict[str, str]) -> None:
    assert texts(uri, data) == expected


@pytest.mark.parametrize(
    ("uri", "data", "expected"),
    [
        ("e.txt", b"", {"e.txt": "empty"}),
        ("e.txt", b"\xef\xbb\xbf \n", {"e.txt": "empty"}),
        ("b.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), {"b.txt": "binary"}),
        ("b.txt", gzip.compress(b"Hi", mtime=0), {"b.txt": "binary"}),
        ("d.txt", b"\x81\x8d\x8f\x90" * 40, {"d.txt": "decode_error"}),
        ("big.txt", b"a " * 600, {"big.txt!": "too_large"}),
        ("long.txt", b"a " * 300, {"long.txt": "too_large"}),
        ("l.jsonl", b'{"text":"' + b"a" * 300 + b'"}\n{"text":"b"}', {"l.jsonl#1": "too_large", "l.jsonl#2": "=b"}),
        ("l.csv", b"id,text\n1,a\n2," + b"a" * 300, {"l.csv#1": "=a", "l.csv!": "too_large"}),
        ("l.csv", b'id,text\n1,a\n2,"' + b"a\n" * 150 + b'"', {"l.csv#1": "=a", "l.csv!": "too_large"}),
        ("bomb.jsonl.gz", gzip.compress(b"a" * 99_000, mtime=0), {"bomb.jsonl.gz!": "decompression_limit"}),
        ("bomb.jsonl.zst", zstd(b"\0" * 99_000), {"bomb.jsonl.zst!": "decompression_limit"}),
        ("bomb.zip", zipped(a__txt=b"One", b__jsonl=b"a" * 99_000), {"bomb.zip#a.txt": "=One", "bomb.zip!": "decompression_limit"}),
        ("cut.jsonl.gz", gzip.compress(LINES, mtime=0)[:-9], {"cut.jsonl.gz#a": "=First", "cut.jsonl.gz#3": "bad_json",
                                                     "cut.jsonl.gz#a~4": "=Second", "cut.jsonl.gz!": "truncated"}),
        ("no.gz", b"plain", {"no.gz!": "bad_archive"}),
        ("no.zip", b"plain", {"no.zip!": "bad_archive"}),
        ("no.zst", b"plain", {"no.zst!": "bad_archive"}),
        ("no.warc", b"plain text\r\n" * 5, {"no.warc!": "bad_archive"}),
        ("m.txt.gz.gz.gz.gz", gzip.compress(gzip.compress(gzip.compress(gzip.compress(b"Hi", mtime=0), mtime=0), mtime=0), mtime=0), {"m.txt.gz.gz.gz.gz!": "decompression_limit"}),
        ("lines.txt", b"a\n" * 120, {"lines.txt": "too_large"}),
        ("deep.html", b"<div>" * 150 + b"Hi", {"deep.html": "html_limit"}),
        ("none.html", b"<html><body></body></html>", {"none.html": "no_main_text"}),
        ("f.json", b"[" * 100_000, {"f.json!": "too_large"}),
        ("n.jsonl", b"[" * 150, {"n.jsonl#1": "bad_json"}),
        ("t.jsonl", b'{"text": 5}\n{"text": ""}\n{"text": "a", "text": "b"}\n[1]\nNaN',
         {"t.jsonl#1": "no_text", "t.jsonl#2": "no_text", "t.jsonl#3": "=b", "t.jsonl#4": "bad_json", "t.jsonl#5": "bad_json"}),
        ("s.jsonl", b'{"id": "\\ud800", "text": "a \\ud800 b"}', {"s.jsonl#?": "=a ? b"}),
    ],
)  # fmt: skip
def test_what_is_hostile_or_broken_has_a_reason(uri: str, data: bytes, expected: dict[str, str]) -> None:
    limits = Limits(**{**{f: getattr(SMALL, f) for f in SMALL.__slots__}, "nesting": 100})
    assert texts(uri, data, limits) == expected


def test_a_limit_on_lines_is_not_one_on_other_readers_of_csv() -> None:
    before = csv.field_size_limit()
    assert texts("a.csv", b"id,text\n1,a\n", SMALL) == {"a.csv#1": "=a"}
    assert csv.field_size_limit() >= before


@pytest.mark.parametrize(
    ("uri", "data"),
    [
        ("p.html", PAGE.encode()),
        ("p.txt", PAGE.encode()),
        ("p.htm.gz", gzip.compress(PAGE.encode(), mtime=0)),
        ("p.jsonl", json.dumps({"html": PAGE}).encode()),
        ("p.warc", warc("https://x.org/a", PAGE.encode())),
        ("p.warc.gz", gzip.compress(warc("https://x.org/a", PAGE.encode()), mtime=0)),
    ],
)
def test_pages_are_told_from_their_frame(uri: str, data: bytes) -> None:
    (record,) = articles(uri, data).values()
    assert isinstance(record, Record)
    assert record.title == "Strike hits depot"
    assert record.publisher == "Daily News"
    assert record.published_at == datetime(2024, 11, 19, 10, tzinfo=UTC)
    assert record.published_at_source == "metadata"
    assert record.main_end is not None
    main, aside = record.text[: record.main_end], record.text[record.main_end :]
    assert "Five were shot down" in main
    assert "Copyright" not in main
    assert "Copyright Daily News" in aside
    kinds = {record.text[start:].split("\n", 1)[0]: kind for start, kind in record.shapes}
    assert kinds == {"Strike hits depot": "title", "What is known": "heading"}


def test_a_web_archive_gives_its_pages_alone() -> None:
    data = warc("https://x.org/a", PAGE.encode()) + warc("https://x.org/b", PAGE.encode(), status="404 Not Found")
    data += warc("https://x.org/c", b"\xff\xd8", media="image/jpeg") + warc(
        "https://x.org/d", b"Plain words", media="text/plain"
    )
    found = articles("w.warc", data)
    assert list(found) == ["w.warc#a", "w.warc#d"]
    assert [r.url for r in found.values() if isinstance(r, Record)] == ["https://x.org/a", "https://x.org/d"]


def test_fields_go_by_many_names() -> None:
    dump = {
        "_id": "n1", "headline": "H", "body": "Words", "link": "https://x.org/1", "pubDate": "Tue, 19 Nov 2024 10:00:00 +0200",
        "authors": ["A B", {"name": "C D"}], "source": {"name": "BBC"},
    }  # fmt: skip
    (record,) = articles("d.jsonl", json.dumps(dump).encode()).values()
    assert isinstance(record, Record)
    assert (record.source_id, record.title, record.author, record.publisher) == ("n1", "H", "A B, C D", "BBC")
    assert record.published_at == datetime(2024, 11, 19, 8, tzinfo=UTC)
    assert record.url == "https://x.org/1"


@settings(max_examples=examples(60))
@given(
    st.sampled_from([s for m in FORMATS.values() for s in m.SUFFIXES] + [".jsonl.gz", ".txt.zst", ".zip"]),
    st.binary(max_size=300),
)
def test_any_bytes_become_records_or_reasons(suffix: str, data: bytes) -> None:
    for found in articles(f"any{suffix}", data, SMALL).values():
        if isinstance(found, Record):
            found.text.encode()
            assert found.text.strip()


@settings(max_examples=examples(60))
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=20),
        lambda s: (
            st.lists(s, max_size=3)
            | st.dictionaries(
                st.sampled_from(["id", "text", "html", "title", "date", "authors", "source", "url", "articles"]),
                s,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_any_json_becomes_records_or_reasons(value: object) -> None:
    data = json.dumps(value).encode()
    for uri in ("any.json", "any.jsonl"):
        for found in articles(uri, data).values():
            if isinstance(found, Record):
                "".join(
                    filter(None, (found.text, found.title, found.url, found.author, found.publisher, found.source_id))
                ).encode()


def test_a_record_of_another_length_is_no_noise(capfd: pytest.CaptureFixture[str]) -> None:
    data = warc("https://x.org/a", PAGE.encode()).rstrip() + b" and more\n" + warc("https://x.org/b", PAGE.encode())
    list(split("w.warc", io.BytesIO(data)))
    assert capfd.readouterr() == ("", "")


def test_a_record_with_a_broken_http_head_is_counted() -> None:
    broken = warc("https://x.org/a", PAGE.encode()).replace(b"HTTP/1.1 200 OK", b"HTTP broken_he")
    data = broken + warc("https://x.org/b", PAGE.encode())
    found = list(split("w.warc", io.BytesIO(data)))
    assert [(source.uri, source.problem and source.problem[0]) for source in found] == [
        ("w.warc#a", "bad_http"), ("w.warc#b", None),
    ]  # fmt: skip


def test_an_archive_that_breaks_off_in_a_record_is_counted_once() -> None:
    whole = gzip.compress(warc("https://x.org/a", PAGE.encode() * 50) + b"", mtime=0)
    rows: list[str] = []
    try:
        rows += [source.problem[0] for source in split("w.warc.gz", io.BytesIO(whole[:-20])) if source.problem]
    except Unreadable as error:
        rows.append(error.reason)
    assert rows == ["truncated"]


@pytest.mark.parametrize(
    ("name", "data", "advice"),
    [
        ("a.prc", b"%PDF-1.7", "a PDF document: name it .pdf"),
        ("a.pages", b"PK\x03\x04", "an office document"),
        ("dump.dat", b'{"id": 1}', "name it .jsonl"),
        ("page.php", b"<!DOCTYPE html>", "name it .html"),
        ("note.log", b"Two people died.", "plain text: name it .txt"),
    ],
)
def test_an_unknown_format_says_what_it_seems_to_be(name: str, data: bytes, advice: str) -> None:
    with pytest.raises(Unreadable, match="unknown_format") as error:
        list(split(name, io.BytesIO(data)))
    assert advice in error.value.detail


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><p " + " ".join(f"a{n}='{n}>'" for n in range(300_000)) + ">x</p></body></html>",
        "<html><body>" + "<p>x" * 400_000,
        "<html><body><table>" + "<tr><td>x</td></tr>" * 200_000,
        "<html><body><p>" + "x<br>" * 700_000,
    ],
    ids=["attributes", "paragraphs", "cells", "line breaks"],
)
def test_a_page_that_would_take_long_is_refused_at_once(page: str) -> None:
    (source,) = split("page.html", io.BytesIO(page.encode()))

    def refuse() -> None:
        with pytest.raises(Unreadable, match="html_limit"):
            read(source)

    assert effort(refuse) < 100  # 1 to 6 are measured


def test_a_broken_pdf_is_one_row_and_nothing_on_the_terminal(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(Unreadable):
        read(Source("a.pdf", "pdf", b"%PDF-1.4\n1 0 obj\n<<\nendobj\n"))
    assert not caplog.records
