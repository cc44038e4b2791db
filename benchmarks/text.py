"""Copies, hostile files and the cost of reading text: `.venv/bin/python -m benchmarks.text copies|hostile|cost [--articles FILE]`.

ARTICLES is JSON lines with `id` and `text`, by default ../shared/corpus/articles.jsonl.gz. All three draw from a seeded generator.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import random
import re
import resource
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from transforms.clean import clean
from transforms.clean.features import own
from transforms.clean.model import own_odds
from transforms.clean.recurring import traces
from transforms.corpus.duplicates import Text, find, fingerprint
from transforms.language.identify import identifier
from transforms.language.model import load
from transforms.language.parse import parse
from transforms.pipeline import run
from transforms.read import Source, Unreadable
from transforms.read.formats import read, split
from transforms.segment.blocks import segment

ROOT = Path(__file__).resolve().parent.parent
SEED = 7
HEADER = ["By Staff Reporter", "Published by the Daily Example", "Share this story on social media"]
FOOTER = ["All rights reserved by the Example Media Group.", "Read more of our coverage on the web site."]

Record = dict[str, Any]


def articles(path: Path) -> list[Record]:
    """The records of a file of JSON lines, packed or not."""
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as stream:
        return [json.loads(line) for line in stream]


def edited(text: str, level: int, vocabulary: list[str], chance: random.Random) -> str:
    """A copy: header and footer; from level 2 on cut to 60 %; 3: 8 % of the words replaced; 4: paragraphs shuffled."""
    lines = text.split("\n")
    if level >= 2:
        left, cut = int(0.6 * len(text.split())), []
        for line in lines:
            words = line.split()[: max(0, left)]
            left -= len(words)
            cut.append(" ".join(words))
        lines = [line for line in cut if line]
    if level >= 3:
        lines = [
            " ".join(chance.choice(vocabulary) if chance.random() < 0.08 else w for w in line.split()) for line in lines
        ]
    if level >= 4:
        chance.shuffle(lines)
    return "\n".join([*HEADER, *lines, *FOOTER])


def copies(records: list[Record]) -> None:
    """Precision and recall on 200 edited copies; ECB+ is left out, since it holds reprints that nobody has marked."""
    chance = random.Random(SEED)  # noqa: S311 -- edits, not keys
    base = [(r["id"], r["text"]) for r in records if "ECB" not in r.get("source", "") and len(r["text"].split()) >= 60]
    vocabulary = sorted({w for _, text in base[:200] for w in re.findall(r"[a-z]{4,}", text)})
    gold, texts = {}, list(base)
    for number, (name, text) in enumerate(chance.sample(base, 200)):
        level = 1 + number % 4
        gold[f"copy {level} {number}"] = name
        texts.append((f"copy {level} {number}", edited(text, level, vocabulary, chance)))
    start = time.perf_counter()
    known = [Text(k, datetime(2024, 1 + (k in gold), 1, tzinfo=UTC), k, fingerprint(t)) for k, t in texts]
    marked = time.perf_counter()
    found = {(k, v.duplicate_of) for k, v in find(known).items()}
    done = time.perf_counter()
    hit = found & set(gold.items())
    by_level = Counter(k.split()[1] for k, _ in hit)
    print(
        f"copies: precision {len(hit) / len(found):.3f} recall {len(hit) / len(gold):.3f}; of 50 a level {dict(sorted(by_level.items()))}"
    )
    print(f"  {len(texts)} texts: fingerprints {marked - start:.2f} s, search {done - marked:.2f} s")
    for copy, original in sorted(found - set(gold.items())):
        print(f"  not made here: {copy} = {original}")


def zipped(chance: random.Random, text: str) -> bytes:
    """An archive with an evil name and, at times, a bomb."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(chance.choice(["../../evil.txt", "/etc/x.txt", "a\nb.txt", "-rf.txt"]), text)
        archive.writestr("bomb.jsonl", b"\0" * chance.choice([10, 90_000_000]))
    return out.getvalue()


def hostile(chance: random.Random) -> tuple[str, bytes]:
    """A file that somebody might drop to do harm, or by mistake."""
    text = "Ukraine fired six missiles on Tuesday, the ministry said. " * chance.randrange(1, 20)
    lines = [
        json.dumps(
            {"id": chance.choice(["a", "../../x", "'; DROP TABLE x", "{{7*7}}", None, 5, "\ud800"]), "text": text}
        )
        for _ in range(5)
    ]
    lines[chance.randrange(5)] = chance.choice(
        ["{", "[]", "null", '{"text": 1}', "\x00", '{"text": "\\ud800"}', "[" * 5000]
    )
    dump = "\n".join(lines).encode("utf-8", "replace")
    page = f"<html><body><article><p>{text}</p>" + chance.choice(
        ["", "<div>" * 20_000, "<script>", "&lol;" * 999, "<p a='" + "x" * 9999]
    )
    noise = chance.randbytes(chance.randrange(1, 5000))
    kinds: list[Callable[[], tuple[str, bytes]]] = [
        lambda: (
            chance.choice(
                ["a.txt", "a.html", "a.json", "a.csv", "a.jsonl", "a.warc", "a.gz", "a.zip", "a.zst", "a.md"]
            ),
            noise,
        ),
        lambda: ("lines.jsonl", dump),
        lambda: ("cut.jsonl.gz", gzip.compress(dump)[: -chance.randrange(1, 60)]),
        lambda: ("bomb.jsonl.gz", gzip.compress(b"\0" * 80_000_000, 1)),
        lambda: ("page.html", page.encode()),
        lambda: ("some.zip", zipped(chance, text)),
        lambda: ("word.txt", b"a" * chance.choice([100_000, 40_000_000])),
        lambda: ("line.jsonl", b'{"text": "' + b"a " * 10_000_000 + b'"}'),
        lambda: (
            "odd.txt",
            "".join(chance.choice('\u202e\u200b\x00\x1b\x85\u2028 ab.\n“"(') for _ in range(3000)).encode(),
        ),
        lambda: ("quotes.txt", b'("' * chance.randrange(1, 4_000)),
        lambda: ("stops.txt", b"no end here and on it goes " * chance.randrange(1, 1000)),
        lambda: ("old.txt", text.encode("utf-16-le")),
        lambda: ("t.csv", f'id,text\n1,"{text}\n2,x'.encode()),
        lambda: ("w.warc", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 999999999999\r\n\r\n" + noise),
    ]
    return chance.choice(kinds)()


def taken(uri: str, stream: BinaryIO, count: Counter[str]) -> Iterator[Source]:
    """The sources of a file, counted; one that breaks is counted as refused."""
    try:
        for source in split(uri, stream):
            count["seen"] += 1
            yield source
    except Unreadable as error:
        count["seen"] += 1
        count["refused"] += 1
        count[f"file: {error.reason}"] += 1


def attack(n: int) -> None:
    """Read hostile files in batches: everything that was seen is loaded or refused, in bounded memory."""
    chance = random.Random(SEED)  # noqa: S311 -- files, not keys
    model, count, slowest = load(), Counter[str](), 0.0
    for number in range(n):
        name, data = hostile(chance)
        start = time.process_time()
        tables = run(taken(f"{number}/{name}", io.BytesIO(data), count), model)
        slowest = max(slowest, time.process_time() - start)
        count["loaded"] += tables["documents"].num_rows
        count["refused"] += tables["quarantine"].num_rows
        for row in tables["quarantine"].to_pylist():
            count[f"record: {row['reason']}"] += 1
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"hostile: {n} files, {dict(sorted(count.items()))}")
    print(
        f"  exact: {count['seen'] == count['loaded'] + count['refused']}; peak {peak:.2f} GiB; slowest file {slowest:.1f} s of processor time"
    )


def cost(records: list[Record]) -> None:
    """Time of counting lines, reading, cleaning, segmenting and fingerprints as a share of the model's on the same articles."""
    model = load()
    fields = [json.dumps({"text": r["text"], "publisher": "x"}).encode() for r in records]
    sources = [Source(f"x#{i}", "jsonl", data, i) for i, data in enumerate(fields)]
    parse([segment(clean(read(s)), "", None) for s in sources[::8]], model)  # loads word lists and weights
    identifier()
    own.cache_clear()
    own_odds.cache_clear()
    start = time.perf_counter()
    for source in sources:
        traces(read(source))
    found = [segment(clean(read(s)), "", None) for s in sources]
    for article in found:
        fingerprint(article.text)
    read_in = time.perf_counter()
    parse(found, model)
    done = time.perf_counter()
    tokens = sum(len(a.tokens) for a in found)
    print(
        f"cost: {tokens} tokens, reading {read_in - start:.2f} s, model {done - read_in:.2f} s: {(read_in - start) / (done - read_in):.3f}"
    )


def main() -> None:
    """Run one of the three."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("copies", "hostile", "cost"))
    parser.add_argument("--articles", type=Path, default=ROOT.parent / "shared" / "corpus" / "articles.jsonl.gz")
    parser.add_argument(
        "-n", type=int, default=1000, help="hostile files, or every n-th article (at most the 20th) for the cost"
    )
    args = parser.parse_args()
    if args.what == "hostile":
        attack(args.n)
    elif args.what == "copies":
        copies(articles(args.articles))
    else:
        cost(articles(args.articles)[:: min(args.n, 20)])


if __name__ == "__main__":
    main()
