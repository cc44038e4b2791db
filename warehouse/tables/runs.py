"""The runs table."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar, Literal

from warehouse.contract import Col, Row


@dataclass(frozen=True, slots=True)
class Run(Row):
    """One run and its counts: seen = loaded + unchanged + quarantined."""

    TABLE: ClassVar[str] = "runs"
    KEY: ClassVar[tuple[str, ...]] = ("run_id",)

    run_id: Annotated[str, Col("Id of the run: its number in this warehouse, from r000001.")]
    started_at: Annotated[datetime, Col("When it started.", unit="UTC")]
    finished_at: Annotated[datetime, Col("When it ended.", unit="UTC")]
    status: Annotated[
        Literal["done", "failed", "loading"],
        Col(
            "How it ended; loading: part of it is in the lake, and it has not ended or was killed: the next run goes on."
        ),
    ]
    seen: Annotated[int, Col("Articles found in the input.")]
    loaded: Annotated[int, Col("New or changed articles that were read.")]
    unchanged: Annotated[int, Col("Articles that were in the warehouse already.")]
    quarantined: Annotated[int, Col("Inputs in quarantine.")]
    removed: Annotated[int, Col("Articles taken out because their source is gone.")]
    duplicates: Annotated[int, Col("Loaded articles that repeat another one.")]
    extractor_version: Annotated[str, Col("Version of the program and of its language model.")]
    model: Annotated[str, Col("Name and version of the language model.")]
    settings: Annotated[str, Col("The settings, as JSON.")]
    lake_versions: Annotated[str, Col("The version of every lake table that this run left, as JSON.")]
