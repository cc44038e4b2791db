"""The times table."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar, Literal

from warehouse.contract import Col, Row

AnchorType = Literal["publication", "explicit", "previous_time", "event", "dateline", "story", "none"]
Granularity = Literal[
    "second", "minute", "hour", "part_of_day", "day", "weekend", "week", "month", "quarter", "half_year", "season",
    "year", "decade", "century",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Time(Row):
    """One expression of time (TIMEX3), with the interval it stands for where that is known."""

    TABLE: ClassVar[str] = "times"
    KEY: ClassVar[tuple[str, ...]] = ("time_id",)

    doc_id: Annotated[str, Col("The article.", ref="documents.doc_id")]
    time_id: Annotated[str, Col("Id of the expression: doc_id, `:t` and its number in the article, from 0.")]
    sent_id: Annotated[str, Col("The sentence.", ref="sentences.sent_id")]
    char_start: Annotated[int, Col("Start in documents.text.", unit="code point")]
    char_end: Annotated[int, Col("End in documents.text, exclusive.", unit="code point")]
    text: Annotated[str, Col("The expression.")]
    timex_type: Annotated[Literal["date", "time", "duration", "set"], Col("TIMEX3 type.")]
    timex_value: Annotated[str | None, Col("TIMEX3 value, underspecified (XXXX-WXX-2) where nothing resolves it.")]
    timex_mod: Annotated[
        Literal["start", "mid", "end", "approx", "before", "after", "less_than", "more_than"] | None, Col("TIMEX3 mod.")
    ]
    start_at: Annotated[datetime | None, Col("Start of the interval; null when unresolved.", unit="UTC")]
    end_at: Annotated[
        datetime | None,
        Col(
            "End of the interval, exclusive; equals start_at for a time of day; null when unresolved.",
            unit="UTC",
        ),
    ]
    granularity: Annotated[Granularity | None, Col("How precise the expression is.")]
    anchor_type: Annotated[AnchorType, Col("What a relative expression was resolved from.")]
    anchor_value: Annotated[str | None, Col("That date or time, ISO 8601, or the named event.")]
    direction: Annotated[
        Literal["past", "present", "future"] | None, Col("Whether it lies before or after its anchor.")
    ]
    resolved: Annotated[bool, Col("Whether start_at and end_at, or the length of a duration, are known.")]
    rule_id: Annotated[str, Col("The rule that matched.")]
