"""The quarantine table."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from warehouse.contract import Col, Row


@dataclass(frozen=True, slots=True)
class Quarantine(Row):
    """One input that could not be read, or an article that failed a check, and why; the original is untouched."""

    TABLE: ClassVar[str] = "quarantine"
    KEY: ClassVar[tuple[str, ...]] = ("source_uri", "record_no")

    source_uri: Annotated[str, Col("Path below the raw folder; a record in a container is named after `#`.")]
    record_no: Annotated[int, Col("Number of the record in its container, from 1; 0 for the file itself.")]
    reason: Annotated[
        str, Col("The reason, as a code: empty, binary, decode_error, permission, vanished, bad_json ...")
    ]
    detail: Annotated[str, Col("The reason, in a sentence.")]
    n_bytes: Annotated[int | None, Col("Size of the input; null when it could not be read.", unit="byte")]
    content_sha256: Annotated[str | None, Col("SHA-256 of the raw bytes; null when they could not be read.")]
    run_id: Annotated[str | None, Col("The run that quarantined it first.", ref="runs.run_id")]
