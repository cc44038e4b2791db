"""The compiled gazetteer: places by name and by GeoNames id."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from transforms.gazetteer.entity_ids import fold

DATA = files(__package__) / "data"


class Place(NamedTuple):
    """One place: `feature` is a GeoNames code (PCLI country, ADM1, ADM2, PPLC capital, PPL), `admin1` like `RU.10`."""

    geonames_id: int
    name: str
    latitude: float
    longitude: float
    population: int
    country: str
    admin1: str | None
    feature: str

    @property
    def entity_id(self) -> str:
        """The id in the entities table."""
        return f"country:{self.country}" if self.feature == "PCLI" else f"geonames:{self.geonames_id}"

    @property
    def is_settlement(self) -> bool:
        """Whether it is a city, town or village."""
        return self.feature.startswith("PPL")


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The tables as Arrow columns: `keys` is sorted, `rows` gives the place of each key, `order` the row of each of the sorted `ids`."""

    table: pa.Table
    columns: tuple[pa.Array, ...]
    """Those of the table, each in one piece."""
    keys: bytes
    """All keys in UTF-8, one behind the other, and where each begins and the last ends."""
    bounds: memoryview
    rows: np.ndarray
    ids: memoryview
    order: np.ndarray

    def named(self, name: str) -> tuple[Place, ...]:
        """The places that bear a name, largest first; case, accents and punctuation do not count."""
        return self.of_key(fold(name))

    def of_key(self, key: str) -> tuple[Place, ...]:
        """The places of a folded name, largest first."""
        return _of_key(key)

    def rows_of(self, key: str) -> list[int]:
        """The rows of the places of a folded name; keys in UTF-8 are in the order of their characters."""
        wanted, last = key.encode(), len(self.bounds) - 1
        first = bisect_left(range(last), wanted, key=self.key)
        behind = next((at for at in range(first, last) if self.key(at) != wanted), last)
        return [int(row) for row in self.rows[first:behind]]

    def key(self, at: int) -> bytes:
        """A key of the index."""
        return self.keys[self.bounds[at] : self.bounds[at + 1]]

    def place(self, geonames_id: int) -> Place | None:
        """The place with this id."""
        at = bisect_left(self.ids, geonames_id)
        return place(int(self.order[at])) if at < len(self.ids) and self.ids[at] == geonames_id else None

    def division_of(self, place: Place) -> str | None:
        """The name of the first-level division that a place lies in.

        GeoNames keeps one old code for the new divisions of some countries, among them Ireland, Taiwan and the Palestinian
        territories; of these the nearest is taken.
        """
        if place.feature == "ADM1":
            return place.name
        sharing = _divisions().get(place.admin1 or "", ())
        return min(sharing, key=lambda d: (distance(d, place), d.geonames_id)).name if sharing else None

    @property
    def countries(self) -> dict[str, Place]:
        """Countries by ISO 3166-1 alpha-2 code."""
        return of_feature("PCLI", "country")

    @property
    def capitals(self) -> dict[str, Place]:
        """Capitals by the code of their country."""
        return _capitals()

    @property
    def divisions(self) -> dict[str, Place]:
        """First-level divisions by code, like `RU.10`."""
        return of_feature("ADM1", "admin1")


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, read once a process."""
    places, names = _read("places"), _read("names")
    ids = _numbers(places["geonames_id"])
    order = np.argsort(ids).astype(np.int32)
    _, bounds, keys = names["key"].combine_chunks().buffers()
    columns = tuple(column.combine_chunks() for column in places.columns)
    return Gazetteer(
        pa.table(columns, places.schema), columns, keys.to_pybytes(), memoryview(bounds).cast("i")[: len(names) + 1], _numbers(names["row"]), ids[order].data, order
    )  # fmt: skip


def _read(name: str) -> pa.Table:
    parts = sorted((p for p in DATA.iterdir() if p.name.startswith(name)), key=lambda p: p.name)
    return pa.concat_tables([pq.ParquetFile(str(p)).read(use_threads=False) for p in parts])


def _numbers(column: pa.ChunkedArray) -> np.ndarray:
    """A column without nulls as an array; Arrow's own conversion would import pandas first, at a second's cost."""
    whole = column.combine_chunks()
    return np.frombuffer(whole.buffers()[1], np.int32, len(whole), whole.offset * 4)


@lru_cache(maxsize=16384)
def _of_key(key: str) -> tuple[Place, ...]:
    rows = gazetteer().rows_of(key)
    return tuple(sorted(map(place, rows), key=lambda p: (-p.population, p.geonames_id)))


@lru_cache(maxsize=16384)
def place(row: int) -> Place:
    """The place in a row of the table."""
    number, name, latitude, longitude, *others = [column[row].as_py() for column in gazetteer().columns]
    return Place(number, name, latitude / 100, longitude / 100, *others)


COLUMNS = Place._fields


@cache
def of_feature(feature: str, key: str) -> dict[str, Place]:
    """Countries or first-level divisions by another column."""
    return {getattr(entry, key): entry for entry in head() if entry.feature == feature}


@cache
def _divisions() -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = defaultdict(list)
    for entry in head():
        if entry.feature == "ADM1" and entry.admin1:
            found[entry.admin1].append(entry)
    return found


def distance(a: Place, b: Place) -> float:
    """How far two places of one country are apart, in degrees."""
    return abs(a.latitude - b.latitude) + abs(a.longitude - b.longitude)


def head() -> Iterator[Place]:
    """The countries and first-level divisions, with which the table begins."""
    for row in range(len(gazetteer().table)):
        entry = place(row)
        if entry.feature not in {"PCLI", "ADM1"}:
            return
        yield entry


@cache
def _capitals() -> dict[str, Place]:
    rows = pc.indices_nonzero(pc.equal(gazetteer().table["feature"], "PPLC"))
    found = [place(row) for row in rows.to_pylist()]
    return {entry.country: entry for entry in found}
