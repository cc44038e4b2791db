"""The shapes of `columnist export`, written from one small warehouse and compared with what their standards ask for."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from flows.cli import SHAPES
from flows.commands.export import export
from flows.exports import Written, choose, ftm, shapes
from tests.warehouse.rows import publish

HERE = Path(__file__).parent
COLUMNS = json.loads((HERE / "columns.json").read_text(encoding="utf-8"))
"""The columns of other data sets by their codebooks, in order."""


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published file with two happenings: a shelling of Kyiv, and a retreat that is denied."""
    given = json.loads((HERE / "warehouse.json").read_text(encoding="utf-8"))
    folder = tmp_path_factory.mktemp("exports")
    publish(folder / "columnist.duckdb", given)
    return folder


def write(warehouse: Path, shape: str, out: Path, since: date | None = None) -> list[Written]:
    with duckdb.connect(warehouse / "columnist.duckdb", read_only=True) as connection:
        choose(connection, since)
        return list(shapes()[shape](connection, out))


def lines(path: Path, delimiter: str = ",") -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream, delimiter=delimiter))


def test_command_knows_the_shapes_of_the_folder() -> None:
    assert list(shapes()) == SHAPES


def test_acled_has_its_columns_and_leaves_out_what_did_not_happen(warehouse: Path, tmp_path: Path) -> None:
    [told] = write(warehouse, "acled", tmp_path)
    header, row = lines(tmp_path / "acled.csv")
    assert header == COLUMNS["acled"]
    values = dict(zip(header, row, strict=True))
    assert values["event_date"] == "2024-11-18"
    assert values["iso"] == "804"
    assert (values["region"], values["country"], values["location"]) == ("Europe", "Ukraine", "Kyiv")
    assert (values["inter1"], values["inter2"], values["interaction"]) == (
        "Rebel group",
        "Civilians",
        "Rebel group-Civilians",
    )
    assert values["civilian_targeting"] == "Civilian targeting"
    assert (values["fatalities"], values["geo_precision"], values["time_precision"]) == ("3", "1", "1")
    assert values["source_scale"] == ""
    assert told.left_out == {"did not happen, or may not have": 1}
    assert told.empty["tags"] == told.rows == 1


def test_gdelt_has_the_columns_of_its_codebook_by_name_order_and_type(warehouse: Path, tmp_path: Path) -> None:
    write(warehouse, "gdelt", tmp_path)
    events, mentions = (pq.read_table(tmp_path / f"gdelt_{name}.parquet") for name in ("events", "mentions"))
    assert events.column_names == COLUMNS["gdelt_events"]
    assert mentions.column_names == COLUMNS["gdelt_mentions"]
    [event] = events.to_pylist()
    assert (event["Day"], event["EventCode"], event["EventRootCode"], event["QuadClass"]) == (20241118, "194", "19", 4)
    assert event["GoldsteinScale"] == -10.0
    assert (event["Actor1Code"], event["Actor2Code"]) == ("REB", "UKRCVL")
    assert (event["ActionGeo_Type"], event["ActionGeo_CountryCode"]) == (4, "UP")
    assert event["ActionGeo_FullName"] == "Kyiv, Kyiv City, Ukraine"
    [mention] = mentions.to_pylist()
    assert mention["GLOBALEVENTID"] == event["GLOBALEVENTID"]
    assert (mention["SentenceID"], mention["ActionCharOffset"], mention["Confidence"]) == (1, 7, 80)
    assert mention["MentionIdentifier"] == "https://example.org/a"


def test_gdelt_files_are_as_its_readers_expect_them(warehouse: Path, tmp_path: Path) -> None:
    write(warehouse, "gdelt", tmp_path)
    [row] = lines(tmp_path / "export.CSV", "\t")
    assert len(row) == 61
    [row] = lines(tmp_path / "mentions.CSV", "\t")
    assert len(row) == 16


def test_polecat_has_its_columns(warehouse: Path, tmp_path: Path) -> None:
    write(warehouse, "polecat", tmp_path)
    header, row = lines(tmp_path / "polecat.tsv", "\t")
    assert header == COLUMNS["polecat"]
    values = dict(zip(header, row, strict=True))
    assert (values["Recipient Country"], values["Recipient COW"], values["Primary Recipient Sector"]) == (
        "UKR",
        "369",
        "CVL",
    )
    assert (values["Quad Code"], values["City"], values["GeoNames ID"]) == ("MATERIAL CONFLICT", "Kyiv", "703448")


def test_ftm_entities_point_to_entities_that_are_there(warehouse: Path, tmp_path: Path) -> None:
    write(warehouse, "ftm", tmp_path)
    found = {
        e["id"]: e for e in map(json.loads, (tmp_path / "entities.ftm.json").read_text(encoding="utf-8").splitlines())
    }
    assert {e["schema"] for e in found.values()} == {"Article", "Event", "Person", "Address"}
    for entity in found.values():
        for prop, values in entity["properties"].items():
            assert values, prop
            if ftm.TYPES.get(prop) == "entity":
                assert set(values) <= set(found)
    assert found["a-e0"]["properties"]["startDate"] == ["2024-11-18"]
    assert found["person-ann-xu"]["properties"]["position"] == ["colonel"]


def test_ftm_statements_say_which_article_they_are_from(warehouse: Path, tmp_path: Path) -> None:
    write(warehouse, "ftm", tmp_path)
    header, *rows = lines(tmp_path / "statements.csv")
    assert tuple(header) == ftm.COLUMNS
    said = {
        (row["entity_id"], row["prop"], row["value"], row["origin"])
        for row in (dict(zip(header, r, strict=True)) for r in rows)
    }
    assert ("person-ann-xu", "alias", "Xu", "b") in said


def test_ftm_command_accepts_all_values(warehouse: Path, tmp_path: Path) -> None:
    command = shutil.which("ftm")
    if command is None:
        pytest.skip("followthemoney is not installed; it needs ICU's headers")
    write(warehouse, "ftm", tmp_path)
    subprocess.run(
        [command, "validate", "-i", tmp_path / "entities.ftm.json", "-o", tmp_path / "valid.json"], check=True
    )
    before, after = (
        [json.loads(line)["properties"] for line in (tmp_path / name).read_text().splitlines()]
        for name in ("entities.ftm.json", "valid.json")
    )
    assert sum(len(v) for p in before for v in p.values()) == sum(len(v) for p in after for v in p.values())


def test_geojson_has_points_with_longitude_first(warehouse: Path, tmp_path: Path) -> None:
    [told] = write(warehouse, "geojson", tmp_path)
    found = json.loads((tmp_path / "happenings.geojson").read_text(encoding="utf-8"))
    assert found["type"] == "FeatureCollection"
    [point] = found["features"]
    assert point["geometry"] == {"type": "Point", "coordinates": [30.52, 50.45]}
    assert point["properties"]["happened_from"] == "2024-11-18T00:00:00Z"
    assert told.left_out == {"no coordinates": 1}


def test_workbook_holds_formulas_as_text_and_keeps_its_header_in_view(warehouse: Path, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    write(warehouse, "xlsx", tmp_path)
    book = openpyxl.load_workbook(tmp_path / "columnist.xlsx")
    sheet = book["happenings"]
    assert sheet.freeze_panes == "A2"
    header = [cell.value for cell in sheet[1]]
    cell = sheet.cell(2, header.index("title") + 1)
    assert (cell.value, cell.data_type) == ("=cmd|' /C calc'!A0", "s")
    assert sheet.cell(2, header.index("happened_from") + 1).value == datetime(2024, 11, 18)  # noqa: DTZ001 -- sheets have no zones
    assert {"claims", "entities", "losses", "stories"} <= set(book.sheetnames)


def test_csv_reads_back_as_the_table(warehouse: Path, tmp_path: Path) -> None:
    write(warehouse, "csv", tmp_path)
    frame = pd.read_csv(tmp_path / "happenings.csv")
    assert frame["happening_id"].tolist() == ["a:e0", "b:e0"]
    assert frame["killed_low"].tolist()[0] == 3


def test_parquet_is_partitioned_by_month_and_an_earlier_export_is_replaced(warehouse: Path, tmp_path: Path) -> None:
    write(warehouse, "parquet", tmp_path)
    write(warehouse, "parquet", tmp_path, since=date(2024, 12, 1))
    found = ds.dataset(tmp_path / "happenings", partitioning="hive").to_table().to_pylist()
    assert [(row["month"], row["happening_id"]) for row in found] == [("2024-12", "b:e0")]
    assert pq.read_table(tmp_path / "claims.parquet").num_rows == 0


def test_command_says_what_it_wrote_and_left_out(
    warehouse: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export(warehouse, "acled", None, tmp_path / "new" / "folder")
    said = capsys.readouterr().out
    assert said.startswith("2 happenings\n")
    assert "acled.csv: 1 rows\n  left out: 1 did not happen, or may not have\n  always empty: " in said


def test_since_takes_what_was_reported_on_the_day_or_later(warehouse: Path, tmp_path: Path) -> None:
    told = write(warehouse, "csv", tmp_path, since=date(2024, 11, 20))
    assert told[0].rows == 1
