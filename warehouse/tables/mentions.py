"""The mentions table."""

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from warehouse.contract import Col, Row

EntityType = Literal[
    "person", "organization", "country", "place", "nationality", "facility", "weapon", "event_name", "product", "work",
    "law", "other",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention(Row):
    """One place in an article where an entity is named."""

    TABLE: ClassVar[str] = "mentions"
    KEY: ClassVar[tuple[str, ...]] = ("mention_id",)

    doc_id: Annotated[str, Col("The article.", ref="documents.doc_id")]
    mention_id: Annotated[str, Col("Id of the mention: doc_id, `:m` and its number in the article, from 0.")]
    sent_id: Annotated[str, Col("The sentence.", ref="sentences.sent_id")]
    char_start: Annotated[int, Col("Start in documents.text.", unit="code point")]
    char_end: Annotated[int, Col("End in documents.text, exclusive.", unit="code point")]
    text: Annotated[str, Col("The words, without a leading article and a trailing possessive.")]
    entity_type: Annotated[EntityType, Col("What kind of thing is named.")]
    entity_id: Annotated[str | None, Col("The entity; null when it is unknown.", ref="entities.entity_id")]
    name: Annotated[str | None, Col("The entity's fullest name in this article.")]
    link_method: Annotated[
        str | None,
        Col("How the entity was linked: list, name, surname, first_name, short_form, acronym, gazetteer, ambiguous."),
    ]
    confidence: Annotated[float, Col("Confidence in the link, 0 to 1.")]
    country: Annotated[str | None, Col("The country that it is, lies in or belongs to, ISO 3166-1 alpha-2.")]
    local_id: Annotated[str | None, Col("The entity by this article alone; entity_id is resolved across articles.")]
    title: Annotated[str | None, Col("The title or office before a person's name, in lower case.")]
    roles: Annotated[
        tuple[str, ...],
        Col(
            "A person's occupations and offices as given beside the name, in lower case: striker, senator, chief executive."
        ),
    ]
    affiliation: Annotated[
        str | None, Col("The organization that goes with these roles, by its fullest name in the article.")
    ]
    age: Annotated[int | None, Col("The age given beside a person's name.", unit="year")]
    local_type: Annotated[
        EntityType | None, Col("The type by this article alone; entity_type is voted across articles and corrected.")
    ] = None
