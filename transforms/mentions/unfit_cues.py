"""Words beside a name that say nothing of it: "flew to Kastrup Airport", "its Houston refinery", "the Ohio tournament"."""

from __future__ import annotations

from transforms.article import Article
from transforms.mentions.common_words import is_common
from transforms.mentions.entity_types import first_word_kind
from transforms.mentions.likely_persons import is_full_name
from transforms.mentions.name_lexicons import family_names, organization_words
from transforms.mentions.spans import Span
from transforms.mentions.towns import largest, settlements
from transforms.mentions.type_evidence import OF_IT, Cue

CITY = 100_000  # inhabitants from which weak cues make no firm of a town
STATE = 1_000_000
"""Inhabitants from which a name is rather where an event is held than the event's: "the Ohio tournament"."""
STRONG = 6
"""Votes from which what stands before a town's name makes it a firm's: "a stake in Elmont", but not "a unit of Nanoro"."""
BUILT_OR_BODY = frozenset({"facility", "organization"})


def is_unfit(article: Article, member: Span, cue: Cue) -> bool:
    """Whether what a word beside a name says is of where it stands, or a full name may do too: "made by Ana Ruiz"."""
    full = is_full_name(article, member)
    if full and cue.reason.startswith("ends") and article.tokens[member.last - 1].lower in family_names():
        return member.kind == "person"  # Nathan Law
    if cue.kind == "organization":
        return is_no_firm(article, member, cue, full=full)
    if cue.kind == "place":
        return is_no_place(article, member, cue, full=full)
    if cue.kind == "event_name" and cue.reason.startswith("before"):
        return largest(member.text(article)) >= STATE
    return cue.kind == "facility" and is_town(article, member)


def is_no_firm(article: Article, member: Span, cue: Cue, *, full: bool) -> bool:
    """Whether what shows firms stands beside a full name or a town: "made by Ana Ruiz", "its Houston refinery"."""
    behind = cue.reason.startswith("behind")
    spoken = cue.reason == OF_IT and member.kind == "person"  # "it had not dampened the mood, said Ana Ruiz"
    return (full and (behind or spoken)) or (cue.weight < STRONG and is_town(article, member, 0 if behind else CITY))


def is_no_place(article: Article, member: Span, cue: Cue, *, full: bool) -> bool:
    """Whether what shows places stands beside somebody's full name, a building's or a body's: "flew to Kastrup Airport"."""
    beside = cue.reason.startswith(("behind", "before"))
    return (full and member.kind == "person") or (beside and is_built_or_body(article, member))


def is_town(article: Article, member: Span, least: int = 0) -> bool:
    """Whether the model has the name of a town of so many inhabitants as a place: "Ottawa said it would spend more", "the Espoo company"."""
    name = member.text(article)
    return member.kind == "place" and (largest(name) >= least if least else bool(settlements(name)))


def is_built_or_body(article: Article, member: Span) -> bool:
    """Whether the first or the last word of a name is one of buildings or bodies, or a common noun: the Orme Housing Development."""
    first, last = article.tokens[member.first].lower, article.tokens[member.last - 1].lower
    if len(member) > 1 and member.kind in BUILT_OR_BODY and is_common(last):
        return True
    return first_word_kind(first) is not None or organization_words().get(last, ("", None))[0] in BUILT_OR_BODY
