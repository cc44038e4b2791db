"""Lexicons of single words that tell of a name: titles, occupations, given names, last words of organizations, legal forms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast

from transforms.lexicons import column, lexicon, word_list
from warehouse.tables.mentions import EntityType

LEGAL_FORMS = word_list("name_cues.tsv", "legal_forms")
# Titles that also begin names of other things: General Motors, Major League, Justice Department, St. Louis.
DOUBTFUL = word_list("name_cues.tsv", "doubtful")
MONEY_SIGNS = frozenset("$€£₹¥")
"""Signs before a sum of money."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title: the sector of the office, and whether an organization or country has one holder at a time."""

    sector: str | None
    unique: bool


@cache
def titles() -> dict[str, Title]:
    """Titles in lower case."""
    return {r["title"]: Title(r["sector"] or None, r["unique"] == "yes") for r in lexicon("titles.tsv")}


@cache
def occupations() -> dict[str, str | None]:
    """The circle of each occupation, in lower case; null where it tells none."""
    return {row["occupation"]: row["circle"].strip("-") or None for row in lexicon("occupations.tsv")}


@cache
def title_words() -> frozenset[str]:
    """Every word of a title."""
    return frozenset(w for t in titles() for w in t.split())


@cache
def title_ends() -> frozenset[str]:
    """The last words of titles, which stand right before a name."""
    return frozenset(t.rpartition(" ")[2] for t in titles())


@cache
def organization_words() -> dict[str, tuple[EntityType, str | None]]:
    """Type and sector of what a name with this last word names."""
    return {r["word"]: (cast("EntityType", r["kind"]), r["sector"] or None) for r in lexicon("organization_words.tsv")}


@cache
def given_names() -> frozenset[str]:
    """Given names in lower case."""
    listed = frozenset(row["name"] for file in ("given_names.tsv", "more_given_names.tsv") for row in lexicon(file))
    return listed | world_names("given")


@cache
def family_names() -> frozenset[str]:
    """Surnames in lower case."""
    return frozenset(row["name"] for row in lexicon("surnames.tsv")) | world_names("family")


def world_names(part: str) -> frozenset[str]:
    """Given or family names of Africa, Asia, the Pacific and other parts that packages have few names of."""
    return frozenset(row["name"] for row in lexicon("world_names.tsv") if row["part"] == part)


def rare_given_names() -> frozenset[str]:
    """Given names in lower case that are too rare to show a person alone."""
    return column("rare_given_names.tsv")


def rare_surnames() -> frozenset[str]:
    """Surnames in lower case of the whole world that are too rare, or too often those of firms, to show a person alone."""
    return column("rare_surnames.tsv")


@cache
def genders() -> dict[str, str]:
    """Gender by given name; names for both are left out, all other names of the written list are men's."""
    told = {row["name"]: row["gender"] for row in lexicon("female_names.tsv")}
    more = {row["name"]: row["gender"] for row in lexicon("more_given_names.tsv") if row["gender"]}
    men = dict.fromkeys({row["name"] for row in lexicon("given_names.tsv")} - told.keys(), "male")
    return more | men | {name: gender for name, gender in told.items() if gender != "both"}
