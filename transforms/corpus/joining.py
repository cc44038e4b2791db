"""Articles joined into stories and their events into happenings, as Arrow tables in and out."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import pyarrow as pa

from transforms.corpus import happenings, stories, story_rows
from transforms.corpus.story_dates import COLUMNS, by_id, given, own_dates, redated
from warehouse.contract import to_arrow
from warehouse.tables.happening_evidence import HappeningEvidence
from warehouse.tables.happenings import Happening
from warehouse.tables.stories import Story


def joined(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """Documents, times and events with their ids and dates, and the tables `stories`, `happenings` and `happening_evidence`.

    Args:
        tables: documents, mentions, times, events and participants of all the articles.
    """
    tables = dated(tables, stories.join(*(tables[name].to_pandas() for name in ("documents", "events"))))
    documents, mentions, events, people = (
        own.to_pandas()
        for own in (own_dates(tables["documents"]), *(tables[n] for n in ("mentions", "events", "participants")))
    )
    events["happening_id"] = happenings.join(events, people, documents).to_numpy()
    rows, evidence = happenings.describe(events, people, documents)
    return {
        "documents": tables["documents"],
        "times": tables["times"],
        "events": replaced(tables["events"], events, "happening_id"),
        "stories": to_arrow(Story, story_rows.rows(documents, mentions)),
        "happenings": to_arrow(Happening, rows),
        "happening_evidence": to_arrow(HappeningEvidence, evidence),
    }


def dated(tables: Mapping[str, pa.Table], story: pd.Series) -> dict[str, pa.Table]:
    """The tables with the story of each document, and with the dates that stories give."""
    named = replaced(tables["documents"], pd.DataFrame({"story_id": story.to_numpy()}), "story_id")
    found = {**tables, "documents": named}
    documents, times, events = (found[name].to_pylist() for name in COLUMNS)
    new = by_id(redated(documents, times, events))
    return found | {name: given(found[name], name, new[name]) for name in COLUMNS}


def replaced(table: pa.Table, frame: pd.DataFrame, column: str) -> pa.Table:
    """A table with one column of a frame of the same rows."""
    place = table.schema.get_field_index(column)
    return table.set_column(place, table.schema.field(place), pa.array(frame[column].tolist(), pa.string()))
