"""The stories table."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar

from warehouse.contract import Col, Row


@dataclass(frozen=True, slots=True)
class Story(Row):
    """Articles on one happening or on what it led to, across publishers and days; an article alone is a story too."""

    TABLE: ClassVar[str] = "stories"
    KEY: ClassVar[tuple[str, ...]] = ("story_id",)

    story_id: Annotated[str, Col("Id of the story: `story:` and the doc_id of its first article.")]
    title: Annotated[str | None, Col("Title of the article that says most of what the others say.")]
    first_published: Annotated[datetime | None, Col("Publication of its first dated article.", unit="UTC")]
    last_published: Annotated[datetime | None, Col("Publication of its last dated article.", unit="UTC")]
    n_documents: Annotated[int, Col("Articles; copies do not count.")]
    n_publishers: Annotated[int, Col("Publishers; copies do not count.")]
    keywords: Annotated[tuple[str, ...], Col("Words that its articles share and other stories do not, best first.")]
    main_entities: Annotated[
        tuple[str, ...],
        Col("Ids of the persons, organizations and countries that most of its articles name."),
    ]
    main_places: Annotated[tuple[str, ...], Col("Ids of the places that most of its articles name.")]
