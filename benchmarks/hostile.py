"""Files made to be slow, one shape or more a reader: `python -m benchmarks.hostile shapes [NAME ...]`; `... files [N]` for many at once.

`shapes` reads each shape in a process of its own: first as the flow of a run does (its records, what recurs in them), then as a worker does, to its
blocks, and of short shapes to their rows. A line of JSON each: processor seconds of both, what became of it, and the process's peak memory. `files` gives N files
of all kinds, slow ones among them, to `columnist run`, and holds its account against what lies in the raw folder.
"""

# ruff: noqa: PLW0108 -- each shape is made when it is asked for

from __future__ import annotations

import io
import json
import os
import random
import signal
import sys
import tempfile
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.memory import peaks
from benchmarks.speed import COLUMNIST
from benchmarks.text import SEED, hostile, taken
from flows.source import opening
from flows.source.files import File
from transforms.language.model import Model, load
from transforms.pipeline import open_articles, run
from transforms.read import LIMITS, Source

MB = 1_000_000
SIZE = 4 * MB
"""Bytes of most shapes."""
LONGEST = 60
"""Processor seconds after which a shape is given up."""
READ = 200
"""Records of a shape that a worker reads: a shard's."""
MODELLED = 100_000
"""Characters up to which a shape goes through the model and the grammars too; a longer one is read to its blocks."""
SENTENCE = "Six people were killed in Kyiv on Monday, the ministry said. "
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODF = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'


def filled(part: str, size: int = SIZE) -> str:
    """A part again and again."""
    return part * (size // len(part))


def packed(members: dict[str, str]) -> bytes:
    """A zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return out.getvalue()


def docx(body: str) -> bytes:
    """A Word document with a body."""
    return packed({"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>"})


def odt(body: str) -> bytes:
    """An OpenDocument text with a body."""
    return packed(
        {"content.xml": f"<office:document-content {ODF}><office:text>{body}</office:text></office:document-content>"}
    )


def pdf(content: bytes, pages: int = 1) -> bytes:
    """A PDF whose pages all show one compressed stream."""
    kids = " ".join(f"{5 + n} 0 R" for n in range(pages))
    stream = zlib.compress(content, 1)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {pages}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(stream), stream),
        *[b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 3 0 R>>>>/MediaBox[0 0 600 800]>>"] * pages,
    ]  # fmt: skip
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, table, len(objects) + 1, len(out),
    )  # fmt: skip
    return bytes(out)


def mail(head: str, body: str) -> bytes:
    """A mail."""
    return f"From: a@example.org\nSubject: x\nDate: Tue, 19 Nov 2024 10:00:00 +0000\n{head}\n{body}".encode()


def multipart(depth: int) -> bytes:
    """A mail whose parts lie in each other."""
    heads = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    return mail(
        heads.split("\n\n", 1)[0] + "\n", heads.split("\n\n", 1)[1] + f"Content-Type: text/plain\n\n{SENTENCE}\n"
    )


def warc(count: int, body: str, http: str = "") -> bytes:
    """A web archive of so many answers."""
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{http}\r\n{body}".encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/\r\nContent-Length: {len(answer)}\r\n\r\n"
    return (head.encode() + answer + b"\r\n\r\n") * count


def parquet(**columns: list[object]) -> bytes:
    """A Parquet file."""
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out)
    return out.getvalue()


def nexis(body: str) -> bytes:
    """An export of Nexis with one article."""
    return f"1 of 1 DOCUMENTS\n\nThe Paper\n\nNovember 19, 2024\n\nHEADLINE: x\n\nLENGTH: 5 words\n\n{body}".encode()


def placed(places: Iterable[tuple[int, int]], size: int = 10) -> bytes:
    """Pieces of text at places of a PDF page."""
    return b"".join(b"BT /F %d Tf 1 0 0 1 %d %d Tm (the town was hit) Tj ET " % (size, x, y) for x, y in places)


def gathered(links: int) -> bytes:
    """A zip archive in another, and so on."""
    data, name = SENTENCE.encode(), "a.txt"
    for number in range(links):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr(name, data)
        data, name = out.getvalue(), f"{number}.zip"
    return data


SHOWN = b"(%b) Tj 0 -12 Td "
FAR = b"1" + b"0" * 20
"""A number so large that its square is none a few products later."""
BOX = '<draw:frame xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"><draw:text-box><text:p>'
SHAPES: dict[str, Callable[[], bytes]] = {
    "bomb.pdf": lambda: pdf(b" " * 300 * MB),
    "shown.pdf": lambda: pdf(b"BT /F 12 Tf " + SHOWN % SENTENCE.encode() * 60_000 + b"ET"),
    "letters.pdf": lambda: pdf(b"BT /F 12 Tf " + b"1 0 0 1 5 5 Tm (a) Tj " * 200_000 + b"ET"),
    "pages.pdf": lambda: pdf(b"BT /F 12 Tf " + SHOWN % SENTENCE.encode() * 200 + b"ET", 1_900),
    "names.pdf": lambda: pdf(b"/F " * (SIZE // 3)),
    "nested.pdf": lambda: pdf(b"[" * SIZE),
    "broken.pdf": lambda: b"%PDF-1.4\n" + b"1 0 obj\n<</A 1 0 R>>\n" * (SIZE // 22),
    "boxes.pdf": lambda: pdf(placed((n * 7919 % 600, n * 104_729 % 800) for n in range(25_000))),
    "columns.pdf": lambda: pdf(placed((81 * n, 12 * row) for row in range(1_500) for n in range(6))),
    "overlapping.pdf": lambda: pdf(placed((50 + 7 * n, 790 - row) for row in range(300) for n in range(70))),
    "mirrored.pdf": lambda: pdf(b"-1 0 0 -1 600 800 cm " + placed(((-90 * n, 12 * n) for n in range(5_000)), -10) + placed(((n, n) for n in range(5_000)), 0)),
    "nowhere.pdf": lambda: pdf(placed((50, 12 * n) for n in range(40)) + (FAR + b" 0 0 " + FAR + b" 5 5 cm ") * 40 + placed([(50, 7)])),
    "saved.pdf": lambda: pdf(b"q " * 900_000),
    "paragraphs.docx": lambda: docx(filled(f"<w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>")),
    "empty.docx": lambda: docx(filled("<w:p/>", 30 * MB)),
    "runs.docx": lambda: docx(f"<w:p>{filled('<w:r><w:t>a</w:t></w:r>')}</w:p>"),
    "nested.docx": lambda: docx("<w:p>" * 100_000 + "<w:r><w:t>a</w:t></w:r>" + "</w:p>" * 100_000),
    "boxes.docx": lambda: docx("<w:p><w:r><w:t>a b</w:t></w:r>" * 200 + "</w:p>" * 200 + filled("<w:p/>")),
    "entities.docx": lambda: packed({"word/document.xml": '<!DOCTYPE x [<!ENTITY a "' + "a" * 1000 + '">' + "".join(f'<!ENTITY a{n} "{("&a" + (str(n - 1) if n else "") + ";") * 10}">' for n in range(9)) + f"]><w:document {W}><w:body><w:p><w:r><w:t>&a8;</w:t></w:r></w:p></w:body></w:document>"}),
    "deep.docx": lambda: docx(("<w:p><w:r><w:txbxContent>" * 80 + "<w:p><w:r><w:t>a b c</w:t></w:r></w:p>" + "</w:txbxContent></w:r></w:p>" * 80) * 400),
    "comments.docx": lambda: docx("<w:p>" + "<w:r><w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent></w:r>" * 30_000 + "</w:p>"),
    "comments.odt": lambda: odt(("<text:p>a<office:annotation><text:p>c</text:p></office:annotation>b" * 60 + "</text:p>" * 60) * 500),
    "frames.odt": lambda: odt(f"<text:p>{(BOX * 60 + 'a b c' + '</text:p></draw:text-box></draw:frame>' * 60) * 500}</text:p>"),
    "archives.zip": lambda: gathered(60),
    "members.zip": lambda: packed({f"{n}.txt": "a b c" for n in range(60_000)}),
    "paragraphs.odt": lambda: odt(filled(f"<text:p>{SENTENCE}</text:p>")),
    "nested.odt": lambda: odt("<text:list><text:list-item>" * 120 + filled("<text:p>a b</text:p>") + "</text:list-item></text:list>" * 120),
    "spans.odt": lambda: odt("<text:p>" + "<text:span>a" * 240 + "</text:span>" * 240 + "</text:p>" + filled("<text:p>a<text:s/>b</text:p>")),
    "braces.rtf": lambda: b"{\\rtf1 " + b"{" * SIZE,
    "words.rtf": lambda: b"{\\rtf1 " + SENTENCE.encode() * (SIZE // 61) + b"}",
    "controls.rtf": lambda: b"{\\rtf1 " + b"\\u1234?" * (SIZE // 7) + b"}",
    "hex.rtf": lambda: b"{\\rtf1 " + b"\\'e9" * (SIZE // 4) + b"}",
    "fields.rtf": lambda: b"{\\rtf1 " + b'{\\field{\\*\\fldinst HYPERLINK "' * (SIZE // 30),
    "binary.rtf": lambda: b"{\\rtf1 " + b"\\bin9999999 " * (SIZE // 12),
    "header.eml": lambda: mail("".join(f"X-{n}: a\n" for n in range(300_000)), SENTENCE),
    "words.eml": lambda: mail("To: " + "=?utf-8?q?a?= " * 100_000 + "\n", SENTENCE),
    "subject.eml": lambda: mail("", SENTENCE).replace(b"Subject: x", b"Subject: " + b"=?utf-8?q?a?= " * 100_000),
    "sender.eml": lambda: mail("", SENTENCE).replace(b"From: a", b"From: " + b"(" * 20_000 + b"a"),
    "type.eml": lambda: mail("Content-Type: text/plain; " + "a=b; " * 100_000 + "\n", SENTENCE),
    "parts.eml": lambda: mail('Content-Type: multipart/mixed; boundary="b"\n', filled("--b\nContent-Type: text/plain\n\na\n")),
    "nested.eml": lambda: multipart(2_000),
    "messages.eml": lambda: b"Subject: a\nContent-Type: message/rfc822\n\n" * 3_000 + mail("", SENTENCE),
    "quoted.eml": lambda: mail("Content-Transfer-Encoding: quoted-printable\n", filled("=41=\n")),
    "many.mbox": lambda: b"From a@b Tue Nov 19 10:00:00 2024\nSubject: x\n\nA b c.\n\n" * 20_000,
    "starts.mbox": lambda: b"From a 2024\n" * (SIZE // 12),
    "inside.mbox": lambda: b"From a@b Tue Nov 19 10:00:00 2024\nSubject: x\nContent-Type: message/rfc822\n\nSubject: z\n\nA b c.\n" * 3_000,
    "from.mbox": lambda: b"From a@b Tue Nov 19 10:00:00 2024\nSubject: x\n\n" + b"From " + b"a" * SIZE,
    "items.rss": lambda: ("<rss><channel>" + filled("<item><title>a</title><description>b c d</description></item>") + "</channel></rss>").encode(),
    "nested.rss": lambda: ("<rss>" + "<item>" * 250 + SENTENCE + "</item>" * 250 + "</rss>").encode(),
    "titles.atom": lambda: ("<feed><entry>" + filled("<title>a</title>") + "<summary>b c</summary></entry></feed>").encode(),
    "inside.atom": lambda: ("<feed>" + f"<entry>{filled('<link/>', 2000)}" * 200 + "</entry>" * 200 + "</feed>").encode(),
    "page.rss": lambda: ("<rss><item><description>" + filled("&lt;p&gt;a b c&lt;/p&gt;") + "</description></item></rss>").encode(),
    "records.warc": lambda: warc(20_000, f"<html><p>{SENTENCE}"),
    "head.warc": lambda: warc(1, f"<html><p>{SENTENCE}", "".join(f"X-{n}: a\r\n" for n in range(300_000))),
    "chunked.warc": lambda: warc(1, filled("1\r\na\r\n") + "0\r\n\r\n", "Transfer-Encoding: chunked\r\n"),
    "line.warc": lambda: b"WARC/1.0\r\n" + b"X" * SIZE,
    "heads.warc": lambda: b"WARC/1.0\r\n\r\n" * (SIZE // 12),
    "nested.json": lambda: b'{"text": ' + b"[" * SIZE,
    "keys.json": lambda: json.dumps({"text": SENTENCE, **{f"k{n}": n for n in range(300_000)}}).encode(),
    "list.json": lambda: json.dumps([{"text": "a b c"}] * 100_000).encode(),
    "number.json": lambda: b'{"text": "a b", "id": ' + b"9" * SIZE + b"}",
    "keys.jsonl": lambda: json.dumps({"text": SENTENCE, **{f"k{n}": n for n in range(300_000)}}).encode(),
    "blank.jsonl": lambda: b"\n" * SIZE * 4,
    "markup.jsonl": lambda: json.dumps({"text": "<p>a</p><p>b</p>" + "<p " * (SIZE // 3)}).encode(),
    "date.jsonl": lambda: json.dumps({"text": SENTENCE, "published_at": "1" * SIZE}).encode(),
    "words.jsonl": lambda: json.dumps({"text": SENTENCE, "date": "Nov 19 " * (SIZE // 7)}).encode(),
    "ids.jsonl": lambda: b'{"id": 1, "text": "a b c"}\n' * (SIZE // 27),
    "line.jsonl": lambda: b'{"text": "' + b"a " * 50 * MB + b'"}\n{"text": "Six people were killed in Kyiv."}\n',
    "cell.csv": lambda: b'id,text\n1,"' + b"a " * 50 * MB + b'"\n2,Six people were killed.\n',
    "million.csv": lambda: ("text," + ",".join(f"c{n}" for n in range(MB)) + "\n" + SENTENCE + ",x" * MB + "\n").encode(),
    "columns.csv": lambda: ("text," + ",".join(f"c{n}" for n in range(200_000)) + "\n" + f"{SENTENCE}{',x' * 200_000}\n" * 8).encode(),
    "open.csv": lambda: b'id,text\n1,"' + b"a\n" * (SIZE // 2),
    "quotes.csv": lambda: b"id,text\n" + b'1,"""""""""\n' * (SIZE // 12),
    "rows.csv": lambda: b"id,text\n" + b"1,a b c\n" * (SIZE // 8),
    "rows.parquet": lambda: parquet(text=["a b c"] * MB),
    "long.parquet": lambda: parquet(text=["a " * (SIZE // 2)]),
    "columns.parquet": lambda: parquet(text=["a b c"], **{f"c{n}": [n] for n in range(20_000)}),
    "nexis.txt": lambda: nexis(filled(SENTENCE)),
    "counters.txt": lambda: nexis(filled("1 of 1 DOCUMENTS\n")),
    "fields.txt": lambda: nexis(filled("BYLINE: a\n")),
    "factiva.txt": lambda: b"x\n5 words\n" + b"Document POST000020241119eabc\n" * (SIZE // 30),
    "spaces.txt": lambda: b"x\n5 words\n" + b" " * SIZE,
    "attributes.html": lambda: b"<html><body><p" + b"".join(b" a%d=1" % n for n in range(300_000)) + b">x</p>",
    "nested.html": lambda: ("<div>" * 900 + SENTENCE + "</div>" * 900).encode() * 100,
    "paragraphs.html": lambda: ("<html><body>" + "<p>a b c d</p>" * 95_000).encode(),
    "links.html": lambda: ("<html><body>" + "<a href=x>a b c</a>" * 90_000).encode(),
    "table.html": lambda: ("<html><body><table>" + "<tr><td>a<td>b" * 30_000).encode(),
    "comments.html": lambda: b"<html><body><p>a</p>" + b"<!--" * (SIZE // 4),
    "ld.html": lambda: ('<html><script type="application/ld+json">' + "[" * SIZE + "</script><body><p>" + SENTENCE).encode(),
    "brackets.md": lambda: b"[" * 490_000,
    "stars.md": lambda: b"*a **b " * 70_000,
    "links.md": lambda: b"[a](" * 120_000,
    "lists.md": lambda: "".join("  " * (n % 200) + "- a\n" for n in range(4_000)).encode(),
    "quotes.md": lambda: b">" * 490_000,
    "table.md": lambda: b"|a|b|\n|-|-|\n" + b"|a|b|\n" * 80_000,
    "word.txt": lambda: b"a" * SIZE,
    "lines.txt": lambda: b"a b\n" * 99_000,
    "numbers.txt": lambda: b"5 " * 50_000,
    "dates.txt": lambda: b"Monday, 5 May 2024, " * 5_000,
    "turned.txt": lambda: "\u202e\u2066Six people were killed.\u2069 ".encode() * 3_000,
    "names.txt": lambda: b"Ana Petrov and " * 6_000,
    "quotes.txt": lambda: "“a” he said, ".encode() * 6_000,
    "clause.txt": lambda: b"who said that he " * 5_000,
}  # fmt: skip
"""What is read, by the file that it is."""


VOLUME = frozenset(
    {"members.zip", "many.mbox", "items.rss", "records.warc", "list.json", "ids.jsonl", "quotes.csv", "rows.csv"}
)
"""Shapes of 20,000 to 500,000 articles: what takes long about them in a run is their number."""


def shape(name: str, model: Model, folder: Path) -> dict[str, object]:
    """What reading a shape costs, and what becomes of it, in a process of its own."""
    file = folder / name
    file.write_bytes(SHAPES[name]())
    reading, writing = os.pipe()
    if (child := os.fork()) == 0:
        signal.setitimer(signal.ITIMER_PROF, LONGEST)
        with suppress(BaseException):
            os.write(writing, json.dumps(outcome(file, model)).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as stream:
        told = stream.read()
    _, _, used = os.wait4(child, 0)
    size = {"name": name, "mb": round(file.stat().st_size / MB, 1), "peak_mb": round(used.ru_maxrss / 1000)}
    return size | (json.loads(told) if told else {"given_up_after_s": round(used.ru_utime + used.ru_stime)})


def outcome(file: Path, model: Model) -> dict[str, object]:
    """Processor seconds of the flow's part and of the worker's, and what becomes of the file."""
    start = time.process_time()
    known, without_pages = File(file.name, str(file)), replace(LIMITS, page_bytes=0)
    records = -1  # the hash comes first
    with suppress(Exception):
        for _ in opening.counted(known, without_pages, {}):
            records += 1
    middle = time.process_time()
    counted = Counter[str]()
    with file.open("rb") as stream:
        some = list(islice(taken(file.name, stream, counted), READ))
    articles, rejected = open_articles(some, "v", None)
    if sum(article.document.n_chars for article in articles) <= MODELLED:
        run(some, model)
    end = time.process_time()
    bad = Counter(row.reason for row in rejected)
    bad.update({reason.removeprefix("file: "): n for reason, n in counted.items() if reason.startswith("file: ")})
    return {
        "records": records, "flow_s": round(middle - start, 1), "worker_s": round(end - middle, 1),
        "loaded": len(articles), "refused": dict(bad),
    }  # fmt: skip


def many(number: int) -> None:
    """Give so many hostile files to a run, and hold its account against the folder."""
    chance = random.Random(SEED)  # noqa: S311 -- files, not keys
    with tempfile.TemporaryDirectory() as name:
        raw, warehouse = Path(name) / "raw", Path(name) / "warehouse"
        names = [name for name in SHAPES if name not in VOLUME]
        for n in range(number):
            if n % 20 == 0:
                kind = names[n // 20 % len(names)]
                file, data = kind, SHAPES[kind]()
            else:
                file, data = hostile(chance)
            (raw / str(n)).mkdir(parents=True)
            (raw / str(n) / file).write_bytes(data)
        told = peaks([*COLUMNIST, "run", raw, "-w", warehouse])
        with duckdb.connect(warehouse / "columnist.duckdb", read_only=True) as connection:
            run_row = "SELECT seen, loaded, unchanged, quarantined FROM runs"
            seen, loaded, unchanged, quarantined = connection.execute(run_row).fetchall()[0]
            files = "SELECT source_uri FROM documents UNION SELECT source_uri FROM quarantine"
            heard = {uri.split("/")[0] for (uri,) in connection.execute(files).fetchall()}
            reasons = dict(connection.execute("SELECT reason, count(*) FROM quarantine GROUP BY ALL").fetchall())
        lost = sorted({str(n) for n in range(number)} - heard)
        exact = seen == loaded + unchanged + quarantined and not lost
        print(json.dumps({"files": number, "seen": seen, "loaded": loaded, "exact": exact, "lost": lost[:5], **told}))
        print(json.dumps(reasons))


def main() -> None:
    """Read what is asked for."""
    what, *rest = sys.argv[1:] or ["shapes"]
    if what == "files":
        many(int(rest[0]) if rest else 1_000)
        return
    model = load()
    run([Source("warm.txt", "text", SENTENCE.encode())], model)
    with tempfile.TemporaryDirectory() as folder:
        for name in rest or SHAPES:
            print(json.dumps(shape(name, model, Path(folder))), flush=True)


if __name__ == "__main__":
    main()
