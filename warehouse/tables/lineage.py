"""The lineage table."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from warehouse.contract import Col, Row


@dataclass(frozen=True, slots=True)
class Lineage(Row):
    """An id of a story or a happening that a run replaced by another: renamed, merged, or split."""

    TABLE: ClassVar[str] = "lineage"
    KEY: ClassVar[tuple[str, ...]] = ("run_id", "old_id", "new_id")

    old_id: Annotated[str, Col("The id before the run.")]
    new_id: Annotated[str, Col("An id after the run that holds events or articles of the old one.")]
    run_id: Annotated[str, Col("The run.", ref="runs.run_id")]
