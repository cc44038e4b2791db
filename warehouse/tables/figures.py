"""The figures table."""

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from warehouse.contract import Col, Row
from warehouse.tables.events import Factuality

FigureKind = Literal[
    "count", "money", "percent", "measure", "duration", "age", "ordinal", "ratio", "multiple", "magnitude", "score",
]  # fmt: skip
CurrencyBasis = Literal["written", "amount", "contrast", "sentence", "publisher", "country", "usual"]
Bound = Literal["exact", "approx", "below", "gt", "ge", "lt", "le", "between", "vague"]


@dataclass(frozen=True, slots=True)
class Figure(Row):
    """One number that an article states, with what it counts and the text it was read from."""

    TABLE: ClassVar[str] = "figures"
    KEY: ClassVar[tuple[str, ...]] = ("figure_id",)

    doc_id: Annotated[str, Col("The article.", ref="documents.doc_id")]
    figure_id: Annotated[str, Col("Id of the figure: doc_id, `:f` and its number in the article, from 0.")]
    sent_id: Annotated[str, Col("The sentence.", ref="sentences.sent_id")]
    char_start: Annotated[int, Col("Start in documents.text.", unit="code point")]
    char_end: Annotated[int, Col("End in documents.text, exclusive.", unit="code point")]
    text: Annotated[str, Col("The whole phrase: cue, number, unit and per-unit, without the counted noun.")]
    kind: Annotated[FigureKind, Col("The kind of figure.")]
    value: Annotated[
        float | None, Col("The number as written, in `unit`; the middle of a range, the bound of an open one.")
    ]
    value_low: Annotated[float | None, Col("Lower end; equals value_high when exact; null when open.")]
    value_high: Annotated[float | None, Col("Upper end; equals value_low when exact; null when open.")]
    bound: Annotated[
        Bound,
        Col("The bound: gt more than, ge at least, lt fewer than, le up to, below nearly, vague dozens."),
    ]
    cue: Annotated[str | None, Col("The words that express the bound.")]
    is_negated: Annotated[bool, Col("Stated as none: `no casualties` is 0.")]
    unit: Annotated[str | None, Col("Canonical unit, like kilometre or percent; null for plain counts.")]
    unit_text: Annotated[str | None, Col("The unit as written.")]
    dimension: Annotated[str | None, Col("What the unit measures: length, mass, currency, time ...")]
    currency: Annotated[str | None, Col("ISO 4217 code.")]
    currency_basis: Annotated[
        CurrencyBasis | None,
        Col(
            "What decided the currency: the amount itself, another amount, the contrast with a marked one (`US$` makes a bare `$` "
            "another dollar), a country in the sentence, the publisher's country, the article's; `usual` where nothing decides."
        ),
    ]
    value_si: Annotated[float | None, Col("The value in unit_si.")]
    unit_si: Annotated[str | None, Col("The SI unit.")]
    per_unit: Annotated[str | None, Col("Per what: tonne, year, person.")]
    trend: Annotated[Literal["up", "down", "unchanged"] | None, Col("Whether the quantity rises or falls.")]
    trend_role: Annotated[
        Literal["change", "before", "after"] | None,
        Col("Whether the figure is the change, the level before or after it."),
    ]
    noun: Annotated[str | None, Col("What is counted, as written.")]
    noun_lemma: Annotated[str | None, Col("The head noun of what is counted, singular and in lower case.")]
    part_of: Annotated[
        str | None, Col("The whole that this is a part of: the 41 of `38 of 41`.", ref="figures.figure_id")
    ]
    role: Annotated[str | None, Col("What happened to what is counted: killed, wounded, detained, launched ...")]
    role_start: Annotated[int | None, Col("Start of the word that gives the role.", unit="code point")]
    role_end: Annotated[int | None, Col("End of the word that gives the role, exclusive.", unit="code point")]
    event_id: Annotated[str | None, Col("The event that the figure belongs to.", ref="events.event_id")]
    event_role: Annotated[
        str | None, Col("What it measures of that event: killed, magnitude, damage, price, sentence ...")
    ]
    subject_entity_id: Annotated[str | None, Col("The entity that the figure is about.", ref="entities.entity_id")]
    attribution_text: Annotated[str | None, Col("The source that the article names, as written.")]
    factuality: Annotated[
        Factuality,
        Col(
            "Whether what the figure states happened: `could lose 3,000 jobs` is possible, `plans to buy 40 jets` planned. "
            "`factuality IN ('asserted', 'reported')` leaves out what did not."
        ),
    ]
    hedge: Annotated[
        str | None,
        Col("The hedge, about the value or the event: an estimated, reportedly, may, believed."),
    ]
    confidence: Annotated[float, Col("Confidence in the row, 0 to 1.")]
    rule_id: Annotated[str, Col("The rule that matched.")]
    subject_local_id: Annotated[str | None, Col("The subject by the article alone; as mentions.local_id.")] = None
