"""Rows in parts on the disk: put there in one pass over all, read a part at a time."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

OPTIONS = pa.ipc.IpcWriteOptions(compression="lz4")


def parted(
    rows: Iterator[tuple[pa.Table, pa.Array]], firsts: Sequence[str], known: pa.Schema, folder: Path
) -> Iterator[pa.Table]:
    """Rows by the order of a text that each has: those below the first limit, those from it to below the second, and so on.

    Args:
        rows: tables, each with the text of each of its rows; a row without one is left out.
        firsts: the limits, sorted.
        known: the columns.
        folder: where the parts lie until they are read.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    files = [folder / f"{n}.arrow" for n in range(len(firsts) + 1)]
    with ExitStack() as stack:
        writers = [stack.enter_context(pa.ipc.new_file(file, known, options=OPTIONS)) for file in files]
        for table, texts in rows:
            for writer, mask in zip(writers, masks(texts, firsts), strict=True):
                if mask.true_count:
                    writer.write_table(table.filter(mask).cast(known))
    for file in files:
        with pa.ipc.open_file(file) as part:
            yield part.read_all()
        file.unlink()


def masks(texts: pa.Array, firsts: Sequence[str]) -> Iterator[pa.Array]:
    """Which texts belong to each part; null of a row that has none."""
    rest = pc.is_valid(texts)
    for first in firsts:
        below = pc.less(texts, first)
        yield pc.and_(rest, below)
        rest = pc.and_not(rest, below)
    yield rest
