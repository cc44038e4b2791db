from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from transforms.read.formats import read, split
from transforms.read.moments import moment

LINES = Path(__file__).with_name("moments.tsv").read_text(encoding="utf-8").splitlines()
ROWS = list(csv.DictReader((line for line in LINES if not line.startswith("#")), delimiter="\t"))
ORDER = {"yes": True, "no": False, "": None}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["value"] + row["day_first"])
def test_moment(row: dict[str, str]) -> None:
    found = moment(row["value"], day_first=ORDER[row["day_first"]])
    assert (found.isoformat() if found else "") == (row["moment"] or "")


def test_the_records_of_a_file_decide_the_order_and_what_is_not_read_is_flagged() -> None:
    dates = ["05/06/2007", "19/11/2024", "soon"]
    lines = "\n".join(json.dumps({"id": str(n), "text": "Rain fell.", "date": d}) for n, d in enumerate(dates))
    records = [read(source) for source in split("a.jsonl", io.BytesIO(lines.encode()))]
    assert [r.published_at and r.published_at.date().isoformat() for r in records] == ["2007-06-05", "2024-11-19", None]
    assert [(r.flags, r.published_at_raw) for r in records] == [((), None), ((), None), (("date_unread",), "soon")]
