"""GeoJSON (RFC 7946): happenings with coordinates as points in happenings.geojson."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from flows.exports import Connection, Written

LEFT_OUT = "no coordinates"
COLUMNS = (
    "happening_id, story_id, event_type, mode, title, factuality, actor, recipient, happened_from, happened_to, date_precision, "
    "place, place_country, geo_precision, weapon, killed_low, killed_high, injured_low, injured_high, n_documents, n_publishers, "
    "publishers, sentence, first_address, latitude, longitude"
)


def write(connection: Connection, folder: Path) -> Iterator[Written]:
    """Write happenings.geojson."""
    answer = connection.execute(f"SELECT {COLUMNS} FROM chosen WHERE latitude IS NOT NULL")  # noqa: S608 -- our own names
    names = [column[0] for column in answer.description]
    features = [feature(dict(zip(names, row, strict=True))) for row in answer.fetchall()]
    path = folder / "happenings.geojson"
    text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")
    missing = connection.execute("SELECT count(*) FROM chosen WHERE latitude IS NULL").fetchall()[0][0]
    yield Written(path, len(features), Counter({LEFT_OUT: missing} if missing else {}))


def feature(row: dict[str, Any]) -> dict[str, Any]:
    """A point with the happening's columns as its properties; times are ISO 8601 in UTC."""
    point = [row.pop("longitude"), row.pop("latitude")]
    properties = {k: f"{v.isoformat()}Z" if isinstance(v, datetime) else v for k, v in row.items()}
    geometry = {"type": "Point", "coordinates": point}
    return {"type": "Feature", "id": row["happening_id"], "geometry": geometry, "properties": properties}
