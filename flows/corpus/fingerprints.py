"""What stands for the texts of a corpus, kept beside the lake under what each text was made from.

A file that is lost or old costs time only. Every run adds one for its new texts, so that it writes little; now and then they are
made one. They are read some hundred texts at a time, so memory does not grow with the corpus.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from transforms.corpus.containment import Flags, Hashes, Numbers
from transforms.corpus.duplicates import Fingerprint

FOLDER = "fingerprints"
KEPT = pa.schema(
    [("key", pa.string()), ("digest", pa.binary(16)), ("size", pa.int64()), ("shingles", pa.list_(pa.uint32()))]
)
TEXTS = 500
"""Texts a row group: what is read when one of them is asked for."""
FILES = 16
"""Files from which they are made one: to open one takes some milliseconds."""


@dataclass(frozen=True, slots=True)
class Part:
    """A row group of a file, and the place in the corpus of the text of each row; -1 for a text that is gone."""

    file: pq.ParquetFile
    number: int
    places: Numbers

    def read(self, *columns: str) -> pa.RecordBatch:
        """Columns of the texts that are not gone."""
        rows = self.file.read_row_group(self.number, list(columns)).combine_chunks().to_batches()[0]
        return rows if (self.places >= 0).all() else rows.filter(pa.array(self.places >= 0))


@dataclass(slots=True)
class Fingerprints:
    """The fingerprints of texts, which are known by their places in `keys`."""

    folder: Path
    keys: pa.Array
    parts: list[Part] = field(default_factory=list)
    digests: Numbers = field(init=False)
    sizes: Numbers = field(init=False)
    known: Flags = field(init=False)

    def __post_init__(self) -> None:
        """Open what is kept; a file that is something else goes."""
        self.digests = np.zeros((len(self.keys), 2), np.int64)
        self.sizes, self.known = np.zeros(len(self.keys), np.int64), np.zeros(len(self.keys), np.bool_)
        for file in self.files():
            try:
                self.open(file)
            except (OSError, pa.ArrowException):
                file.unlink()

    def files(self) -> list[Path]:
        """The files that there are."""
        return sorted(self.folder.glob("*.parquet"))

    def open(self, path: Path) -> None:
        """Take down which texts a file tells of."""
        file = pq.ParquetFile(path)
        if not file.schema_arrow.equals(KEPT):
            raise pa.ArrowInvalid(f"{path}: other columns")
        rows = file.read(["key", "digest", "size"])
        places = pc.fill_null(pc.index_in(rows["key"], self.keys), -1).to_numpy().astype(np.int64)
        places[self.known[places] & (places >= 0)] = -1
        mine = places >= 0
        self.known[places[mine]] = True
        self.sizes[places[mine]] = rows["size"].to_numpy()[mine]
        digests = np.frombuffer(b"".join(rows["digest"].to_pylist()), np.int64).reshape(-1, 2)
        self.digests[places[mine]] = digests[mine]
        ends = np.cumsum([file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)], dtype=np.int64)
        self.parts += [Part(file, n, some) for n, some in enumerate(np.split(places, ends[:-1]))]

    def add(self, made: Iterator[tuple[str, Fingerprint]]) -> None:
        """Keep the fingerprints of more texts, given by their keys."""
        self.write(packed(some) for some in iter(lambda: list(islice(made, TEXTS)), []))

    def write(self, batches: Iterable[pa.RecordBatch]) -> None:
        """Write a file in one step, and open it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        number = 1 + max((int(file.stem) for file in self.files() if file.stem.isdecimal()), default=0)
        partial = self.folder / f".{number}.{os.getpid()}"
        with pq.ParquetWriter(partial, KEPT, compression="none", use_dictionary=False) as writer:
            for batch in batches:
                writer.write_batch(batch)
        self.open(partial.replace(self.folder / f"{number:06}.parquet"))

    def scan(self, texts: Flags) -> Iterator[tuple[Numbers, Hashes]]:
        """The shingles of texts, as `transforms.corpus.similarity.Scan`."""
        for part in self.parts:
            mine = part.places[part.places >= 0]
            if texts[mine].any():
                shingles = part.read("shingles")["shingles"]
                yield np.repeat(mine, np.diff(shingles.offsets.to_numpy())), shingles.flatten().to_numpy()

    def tidy(self) -> None:
        """Make one file of many, or of one that is mostly about texts that are gone."""
        old = self.files()
        rows = sum(len(part.places) for part in self.parts)
        if len(old) > FILES or rows > 2 * self.known.sum() + TEXTS:
            parts, self.parts = self.parts, []
            self.known[:] = False
            self.write(part.read(*KEPT.names) for part in parts if (part.places >= 0).any())
            for file in old:
                file.unlink()


def packed(made: list[tuple[str, Fingerprint]]) -> pa.RecordBatch:
    """Fingerprints as rows."""
    shingles = [f.shingles for _, f in made]
    sizes = np.array([len(s) for s in shingles], np.int64)
    lists = pa.ListArray.from_arrays(np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32), np.concatenate(shingles))
    columns = [
        pa.array([key for key, _ in made]),
        pa.array([f.digest for _, f in made], pa.binary(16)),
        pa.array(sizes),
        lists,
    ]
    return pa.RecordBatch.from_arrays(columns, schema=KEPT)
