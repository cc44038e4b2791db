"""The corrections table."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from warehouse.contract import Col, Row


@dataclass(frozen=True, slots=True)
class Correction(Row):
    """One line of the file of corrections, as the last run applied or refused it."""

    TABLE: ClassVar[str] = "corrections"
    KEY: ClassVar[tuple[str, ...]] = ("line",)

    line: Annotated[int, Col("Number of the line in the file, the head being 1.")]
    action: Annotated[str | None, Col("What is done: merge, split, rename, retype, relocate, drop.")]
    entity_id: Annotated[str | None, Col("The entity that the line names by its id.")]
    name: Annotated[str | None, Col("The name, as articles write it, that the line is about.")]
    article: Annotated[str | None, Col("The article that the line is about: its doc_id, source_uri, url or source_id.")]
    target: Annotated[str | None, Col("What comes instead: an id, a name, a type, or coordinates.")]
    note: Annotated[str | None, Col("Why, in the words of who wrote the line.")]
    n_mentions: Annotated[int, Col("Mentions that the line is about; 0 where it meets none.")]
    problem: Annotated[str | None, Col("Why the line is refused; null where it is applied.")]
