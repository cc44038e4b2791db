"""The file of corrections: read, checked, and what of it is new since the last run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from flows.corpus.snapshot import Snapshot
from flows.settings import Settings
from flows.source.files import CORRECTIONS
from transforms.corpus.correction_lines import parse
from transforms.corpus.corrections import Corrections
from warehouse import bucket
from warehouse.contract import schema
from warehouse.lake import Lake
from warehouse.place import Url
from warehouse.tables.corrections import Correction

NAMED_BY = ("source_id", "url", "source_uri", "doc_id")
"""What a line can call an article by, the surest last."""


def read(settings: Settings) -> list[Correction]:
    """The lines of the file of corrections; none where there is no file. A file that cannot be read is one wrong line."""
    named = settings.corrections or settings.raw
    try:
        if isinstance(named, Url):
            url = Url(named.bucket, f"{named.inside}{CORRECTIONS}")
            return parse(bucket.get(url).decode("utf-8-sig")) if bucket.holds(url) else []
        path = Path(named) if settings.corrections else Path(named) / CORRECTIONS
        if not path.is_file():
            return [wrong(f"{path}: there is no such file")] if settings.corrections else []
        return parse(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, bucket.BucketError) as error:
        return [wrong(f"the file cannot be read, in a spreadsheet save it as CSV UTF-8: {error}")]


def wrong(words: str) -> Correction:
    """A line that says what is wrong with the whole file."""
    return Correction(0, None, None, None, None, None, None, 0, words)


def known(lake: Lake) -> list[Correction]:
    """The lines as the last run applied them."""
    return [Correction(**row) for row in lake.dataset("corrections").to_table().cast(schema(Correction)).to_pylist()]


def statements(lines: Iterable[Correction]) -> set[Correction]:
    """What lines say, wherever they stand."""
    return {replace(one, line=0, note=None, n_mentions=0, problem=None) for one in lines if not one.problem}


def changed(lines: Iterable[Correction], before: Iterable[Correction]) -> set[Correction]:
    """The lines that came, and those that went."""
    return statements(lines) ^ statements(before)


def refused(lines: Iterable[Correction]) -> list[str]:
    """The lines that cannot be applied, each with its number and why."""
    return [about_line(one.line, one.problem) for one in lines if one.problem]


def about_line(line: int, words: str) -> str:
    """What is said about a line."""
    return f"corrections, line {line}: {words}" if line else f"corrections: {words}"


def differ(lines: Iterable[Correction], before: Iterable[Correction]) -> bool:
    """Whether the file is another than at the last run; what lines came to be about does not count."""
    old, new = ({replace(one, n_mentions=0) for one in some} for some in (before, lines))
    return old != new


def counted(
    lines: Sequence[Correction], before: Sequence[Correction], about: Mapping[int, int]
) -> Iterator[Correction]:
    """The lines with the mentions that they are about; of one that nothing touched in this run, those of the last."""
    counts = {said: one.n_mentions for one in before for said in statements([one])}
    for one in lines:
        last = next((counts[said] for said in statements([one]) if said in counts), 0)
        yield replace(one, n_mentions=about.get(one.line, last))


def resolved(lines: Iterable[Correction], snapshot: Snapshot) -> Corrections:
    """The lines that can be applied, with their articles by doc_id; an article that is not there is kept as it is named."""
    lines = list(lines)
    names = {one.article for one in lines if one.article}
    kept = (snapshot.stored("documents"), snapshot.staged("documents")) if names else ()
    articles = article_ids([rows.to_table(list(NAMED_BY)) for rows in kept], names)
    right = (one for one in lines if not one.problem)
    return Corrections(
        tuple(replace(one, article=one.article and articles.get(one.article, one.article)) for one in right)
    )


def article_ids(tables: Sequence[pa.Table], names: Collection[str]) -> Mapping[str, str]:
    """The doc_ids of articles by their doc_id, source_uri or url, or by the id of their record where only one has it."""
    wanted = pa.array(sorted(names), pa.string())
    found: dict[str, str] = {}
    for column in NAMED_BY:
        bearers = defaultdict[str, set[str]](set)
        for rows in (table.filter(pc.is_in(table[column], wanted)) for table in tables):
            for name, doc_id in zip(rows[column].to_pylist(), rows["doc_id"].to_pylist(), strict=True):
                bearers[name].add(doc_id)
        found |= {name: max(ids) for name, ids in bearers.items() if column != "source_id" or len(ids) == 1}
    return found
