"""The claims table."""

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from warehouse.contract import Col, Row

ClaimKind = Literal["figure", "date", "place", "actor", "weapon", "cause", "occurrence"]
ClaimStatus = Literal["single_source", "corroborated", "conflicting"]


@dataclass(frozen=True, slots=True)
class Claim(Row):
    """One claim about a happening, with what its sources agree on and where they differ."""

    TABLE: ClassVar[str] = "claims"
    KEY: ClassVar[tuple[str, ...]] = ("claim_id",)

    claim_id: Annotated[str, Col("Id of the claim, made of its earliest evidence.")]
    story_id: Annotated[str | None, Col("The story; the article where it is in none.")]
    happening_id: Annotated[str | None, Col("The happening; null where no event was read.")]
    kind: Annotated[ClaimKind, Col("What is claimed; occurrence: whether it happened.")]
    subject: Annotated[str, Col("What the claim is about, in words: the noun and role, or the happening's title.")]
    value_low: Annotated[float | None, Col("Lowest value that stands; null when open or no number.")]
    value_high: Annotated[float | None, Col("Highest value that stands; null when open or no number.")]
    value_text: Annotated[str | None, Col("What most of its sources say, as written or as a date; yes or no.")]
    unit: Annotated[str | None, Col("Unit of the values, as in figures.unit.")]
    noun: Annotated[str | None, Col("What is counted, singular and in lower case.")]
    role: Annotated[str | None, Col("What happened to what is counted, as in figures.role.")]
    n_documents: Annotated[int, Col("Articles that say something about it; copies count once.")]
    n_publishers: Annotated[int, Col("Publishers of these articles.")]
    n_sources: Annotated[
        int,
        Col(
            "Independent sources of what is not superseded: named institutions, and publishers where nobody is named. Two papers "
            "that quote one ministry have one source."
        ),
    ]
    status: Annotated[
        ClaimStatus,
        Col(
            "conflicting: two values that stand exclude each other; corroborated: two sources or more; single_source: one."
        ),
    ]
    is_updated: Annotated[bool, Col("Whether a later value superseded an earlier one.")]
