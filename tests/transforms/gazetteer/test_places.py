from __future__ import annotations

import subprocess
import sys

import pytest

from transforms.gazetteer.places import gazetteer

MEASURE = """
import time, pyarrow.parquet, numpy
import transforms.gazetteer.places as places
def megabytes(): return int(open("/proc/self/statm").read().split()[1]) * 4 / 1024
before, start = megabytes(), time.process_time()
found = places.gazetteer(); found.named("Kyiv"); found.countries; found.divisions
print(time.process_time() - start, megabytes() - before)
"""


@pytest.mark.parametrize(
    ("name", "geonames_id", "country"),
    [
        ("Kyiv", 703448, "UA"),
        ("kiev", 703448, "UA"),
        ("São Paulo", 3448439, "BR"),
        ("El Fasher", 379555, "SD"),
        ("Bryansk", 571473, "RU"),
        ("Rakhine", 1298852, "MM"),
    ],
)
def test_named(name: str, geonames_id: int, country: str) -> None:
    assert (geonames_id, country) in {(p.geonames_id, p.country) for p in gazetteer().named(name)}


@pytest.mark.parametrize(
    ("name", "division"),
    [
        ("Cork", "Cork"),
        ("Khan Yunis", "Khan Yunis"),
        ("Jenin", "Jenin"),
        ("Kaohsiung", "Kaohsiung"),
        ("Lyon", "Auvergne-Rhône-Alpes"),
    ],
)
def test_division_of(name: str, division: str) -> None:
    town = next(p for p in gazetteer().named(name) if p.is_settlement)
    assert gazetteer().division_of(town) == division


def test_place_by_id_agrees_with_its_name() -> None:
    kyiv = gazetteer().place(703448)
    assert kyiv is not None
    assert kyiv in gazetteer().named(kyiv.name)
    assert gazetteer().place(1) is None


def test_every_country_has_a_place() -> None:
    found = gazetteer().countries
    assert len(found) > 240
    assert all(-90 <= p.latitude <= 90 and -180 <= p.longitude <= 180 for p in found.values())


@pytest.mark.parametrize(
    ("code", "geonames_id"),
    [
        ("US", 4140963),
        ("BR", 3469058),
        ("CR", 3621849),
        ("IN", 1261481),
        ("IR", 112931),
        ("NG", 2352778),
        ("HK", 1819729),
    ],
)
def test_one_capital_where_several_towns_bear_its_name(code: str, geonames_id: int) -> None:
    assert gazetteer().capitals[code].geonames_id == geonames_id
    assert sum(n == "PPLC" and c == code for n, c in zip(*columns("feature", "country"), strict=True)) == 1


def columns(*names: str) -> list[list[str]]:
    return [gazetteer().table[name].to_pylist() for name in names]


def test_nothing_by_odd_names() -> None:
    assert gazetteer().named("") == ()
    assert gazetteer().named("\U0010ffff" * 5) == ()


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_loading_is_quick_and_small() -> None:
    done = subprocess.run([sys.executable, "-c", MEASURE], capture_output=True, text=True, check=True)
    seconds, megabytes = map(float, done.stdout.split())
    assert seconds < 0.5
    assert megabytes < 150
