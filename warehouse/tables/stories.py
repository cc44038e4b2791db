"""The stories table."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar

from warehouse.contract import Col, Row


@dataclass(frozen=True, slots=True)
class Story(Row):
    """One story: articles on one happening and what follows from it, across publishers and days; a single article is a story too."""

    TABLE: ClassVar[str] = "stories"
    KEY: ClassVar[tuple[str, ...]] = ("story_id",)

    story_id: Annotated[str, Col("Id of the story: `story:` and the doc_id of its first article.")]
    title: Annotated[
        str | None, Col("Title of the article that has most in common with the others, or the beginning of its text.")
    ]
    first_published: Annotated[datetime | None, Col("Publication date of its first dated article.", unit="UTC")]
    last_published: Annotated[datetime | None, Col("Publication date of its last dated article.", unit="UTC")]
    n_documents: Annotated[int, Col("Articles, without duplicates.")]
    n_publishers: Annotated[int, Col("Publishers, without duplicates.")]
    keywords: Annotated[tuple[str, ...], Col("Words that its articles share and other stories do not, best first.")]
    main_entities: Annotated[
        tuple[str, ...],
        Col("Ids of the persons, organizations and countries that most of its articles name."),
    ]
    main_places: Annotated[tuple[str, ...], Col("Ids of the places that most of its articles name.")]
