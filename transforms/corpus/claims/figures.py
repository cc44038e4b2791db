"""Figures as evidence: tolls, counts, measures, sums."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.corpus.claims.bare import held_against, inherited
from transforms.corpus.claims.corpus import Values
from transforms.corpus.claims.evidence import Evidence
from transforms.corpus.claims.figure_nouns import called, noun_of
from transforms.corpus.claims.figure_roles import is_strength, role_before, role_of
from transforms.corpus.claims.figure_sides import side_of
from transforms.corpus.claims.reader import Reader
from transforms.corpus.claims.values import interval
from transforms.lexicons import word_list

LEFT_OUT = frozenset({"age", "ordinal", "score", "multiple", "ratio"})
"""Kinds of figures that say little of a happening."""
WORD = re.compile(r"[^\W\d_]{3,}")
WHOLE = re.compile(r"(?<!total )\bof (?:the |its |their |[\w ]{1,20}['’]s )?$")
"""Before a whole that is told for its part alone: the 120 of `58 of the 120 seats`."""
AROUND = 60
"""Characters before and after a figure whose words tell what it is about. Annotated claims with the right status at 30, 60, 120: 68, 69, 68."""
DENIED = re.compile(r"\d, (?:and )?not $")
WITHDRAWN = re.compile(r"\b(?:earlier|early|previous|first) (?:version|report|alert)|\balert\b", re.IGNORECASE)
"""What an article says that it said before: `An earlier version of this story`."""


def figures(reader: Reader) -> Iterator[Evidence]:
    """The figures of an article that can be compared."""
    wholes = {f["part_of"] for f in reader.article.rows["figures"] if f["part_of"]}
    for row in reader.article.rows["figures"]:
        if row["figure_id"] in wholes and WHOLE.search(reader.article.before(row)):
            continue
        if is_comparable(row, reader.article.before(row)):
            yield evidence(reader, row)


def is_comparable(row: Values, before: str) -> bool:
    """Whether a figure can be held against another: it has a value, and is no mere change, nor what is said not to be: `85, not 87`."""
    if DENIED.search(before):
        return False
    if row["kind"] in LEFT_OUT or (row["value_low"] is None and row["value_high"] is None):
        return False
    if row["value_high"] == 0 and row["kind"] == "count" and row["role"] is None:
        return False  # "no protesters had sought help" counts nobody
    return bool(row["trend_role"] != "change" or row["kind"] == "percent")


def evidence(reader: Reader, row: Values) -> Evidence:
    """A figure as evidence."""
    article = reader.article
    sentence = article.words(row)
    attribution = reader.attribution(row, row["attribution_text"])
    rival = held_against(reader, row, attribution)
    full = rival or row
    noun = noun_of(full, article.before(full))
    role = role_of(full, article.beside(full)) or (
        role_before(article.before(row)) if noun is None and row["kind"] == "count" else None
    )
    source = reader.sources.named(attribution, row["char_start"], article.before(row))
    said = article.beside(row)
    around = article.document["text"][max(0, row["char_start"] - AROUND) : row["char_end"] + AROUND]
    days, is_dated = reader.days(row)
    happening = reader.happening(full) or (reader.deed(row) if role in word_list("claims.tsv", "toll") else None)
    return Evidence(
        doc_id=article.doc_id, unit=article.unit, publisher=article.publisher, published_at=article.published_at,
        row_table="figures", row_id=row["figure_id"], sent_id=row["sent_id"], start=row["char_start"], end=row["char_end"],
        story_id=article.story_id, happening_id=happening, rivals=reader.rivals.get(happening or "", frozenset()), days=days, is_dated=is_dated, kind="figure", text=row["text"],
        interval=interval(row["value_low"], row["value_high"], row["bound"], row["text"]), low=row["value_low"], high=row["value_high"],
        label=None, shown=row["text"], unit_name=quantity(full, sentence, inherited(reader, row)), noun=noun, role=role, is_part=row["part_of"] is not None, attribution=source.text,
        source=source.key, words=content(around), is_revised=is_revised(row, sentence),
        is_withdrawn=bool(WITHDRAWN.search(attribution or "")), point=None, called=called(full, noun), against=rival["figure_id"] if rival else None,
        is_denied=row["factuality"] == "denied" or CLAIMED.search(said[0]) is not None,
        side=side_of(*said, source.key) if row["kind"] == "count" else None,
    )  # fmt: skip


CLAIMED = re.compile(
    r"\b(?:(?:den(?:y|ies|ied)|reject\w*|dismiss\w*|disput\w*|call(?:ed|s)(?! (?:on|for|in)\b))\b[^.;]{0,40})\b(?:claims?|reports?|figures?|count|tall(?:y|ies)) of "
    r"(?:\w+ ){0,2}$"
)
"""Before a value that somebody disputes: `rejected the claim of 40 dead`; not `called for an inquiry into reports of 40 dead`."""


def quantity(row: Values, sentence: str, taken: str | None) -> str:
    """What can be compared with what: the currency, the unit, magnitude, else a count."""
    if taken:
        return taken
    if row["kind"] == "magnitude" or is_strength(row, sentence):
        return "magnitude"
    rate = f"{row['unit']} per {row['per_unit']}" if row["unit"] and row["per_unit"] else row["unit"]
    return str(row["currency"] or rate or row["kind"])


def content(text: str) -> frozenset[str]:
    """The words of a passage that say what it is about, cut to their beginnings so that forms of one word meet."""
    return frozenset(
        w.lower()[:5] for w in WORD.findall(text) if w.lower() not in word_list("claims.tsv", "not_subject")
    )


def is_revised(row: Values, sentence: str) -> bool:
    """Whether the sentence says that the value is not the first one."""
    return row["trend_role"] == "after" or bool(
        {w.lower() for w in WORD.findall(sentence)} & word_list("claims.tsv", "update_cue")
    )
