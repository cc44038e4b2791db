"""Articles joined into stories and their events into happenings, as Arrow tables in and out."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import pyarrow as pa

from transforms.corpus import happenings, stories
from warehouse.contract import to_arrow
from warehouse.tables.happening_evidence import HappeningEvidence
from warehouse.tables.happenings import Happening
from warehouse.tables.stories import Story


def joined(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """Documents and events with their ids, and the tables `stories`, `happenings` and `happening_evidence`.

    Args:
        tables: documents, mentions, events and participants of all the articles.
    """
    documents, mentions, events, people = (
        tables[name].to_pandas() for name in ("documents", "mentions", "events", "participants")
    )
    documents["story_id"] = stories.join(documents, events).to_numpy()
    events["happening_id"] = happenings.join(events, people, documents).to_numpy()
    rows, evidence = happenings.describe(events, people, documents)
    return {
        "documents": replaced(tables["documents"], documents, "story_id"),
        "events": replaced(tables["events"], events, "happening_id"),
        "stories": to_arrow(Story, stories.rows(documents, mentions)),
        "happenings": to_arrow(Happening, rows),
        "happening_evidence": to_arrow(HappeningEvidence, evidence),
    }


def replaced(table: pa.Table, frame: pd.DataFrame, column: str) -> pa.Table:
    """A table with one column of a frame of the same rows."""
    place = table.schema.get_field_index(column)
    return table.set_column(place, table.schema.field(place), pa.array(frame[column].tolist(), pa.string()))
