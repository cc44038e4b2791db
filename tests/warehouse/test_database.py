"""The form of the published file."""

from __future__ import annotations

from pathlib import Path

from warehouse.contract import ddl
from warehouse.database import GROUP, LONG, attached, layout, reading_order
from warehouse.tables.sentences import Sentence

ROWS = f"""
    SELECT 'd' || i AS doc_id, 's' || i AS sent_id, 'b' AS block_id, 0 AS char_start, 9 AS char_end,
        CASE WHEN i = 7 THEN repeat('long ', {LONG}) ELSE 'The cause of the fire is not known, sentence ' || i END AS text
    FROM range({GROUP + 100}) r(i)
"""  # noqa: S608 -- made of numbers
PACKED = """
    SELECT row_group_id, list(DISTINCT compression) FROM pragma_storage_info('sentences')
    WHERE column_name = 'text' AND segment_type = 'VARCHAR' GROUP BY ALL ORDER BY ALL
"""


def test_a_long_passage_keeps_only_the_last_group_of_rows_from_being_packed(tmp_path: Path) -> None:
    with attached(tmp_path / "file.duckdb") as connection:
        connection.execute(ddl(Sentence, packed=True))
        connection.execute(f"INSERT INTO sentences BY NAME {ROWS} ORDER BY {reading_order(Sentence)}")
    with attached(tmp_path / "file.duckdb") as connection:
        assert connection.execute(PACKED).fetchall() == [(0, ["FSST"]), (1, ["Uncompressed"])]


def test_how_texts_are_packed_makes_no_other_table(tmp_path: Path) -> None:
    found = []
    for name, packed in (("a", True), ("b", False)):
        with attached(tmp_path / f"{name}.duckdb") as connection:
            connection.execute(ddl(Sentence, packed=packed))
            found.append(layout(connection))
    assert found[0] == found[1]
