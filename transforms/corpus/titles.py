"""The title of a happening: who did what to whom where, in the words of the telling that says it best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from transforms.lexicons import lexicon, word_list

Values = Mapping[str, Any]

LONGEST = 60
"""Characters of a phrase in a title."""
AHEAD = frozenset({"planned", "ordered", "possible", "hypothetical"})
"""Factualities of what has not happened: a bare verb gets its `to`, as in headlines."""
DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "some", "several", "at", "about", "more"})
"""First words of a phrase that are written small within a line: determiners, and what stands before a number."""
PREPOSITIONS = {row["word"]: row["preposition"] for row in lexicon("title_words.tsv")}


@dataclass(frozen=True, slots=True)
class Phrases:
    """What one telling says, short enough for a title; empty where it does not say."""

    event: Values
    who: str
    whom: str

    @property
    def clarity(self) -> tuple[bool, int]:
        """Tellings with a verb and both sides are clearest."""
        return ".n." not in self.event["rule_id"], bool(self.who) + bool(self.whom)

    @property
    def is_light(self) -> bool:
        """Whether a noun is told by a verb: `launched its first strike`, but not `mortar fire`."""
        named = self.event["rule_id"].rpartition(".n.")[2].split(".")[0].count("_")
        return ".n." in self.event["rule_id"] and str(self.event["trigger"]).count(" ") > named


def title(tellings: Sequence[tuple[Values, Sequence[Values]]], actor: Values, place: Values, killed: int | None) -> str:
    """A title.

    Args:
        tellings: events, each with its participants.
        actor: the participant that all tellings together name best.
        place: the place, likewise.
        killed: people killed, which the title of a hazard gives.

    >>> event = {"rule_id": "assault.v.kill", "trigger": "killed", "factuality": "asserted", "ontology": "plover"}
    >>> guards = {"role": "recipient", "text": "two guards, who slept"}
    >>> title([(event, [guards])], {}, {"location_text": "Lagos"}, 2)
    'Two guards killed in Lagos'
    """
    best = max((phrases(event, people, actor) for event, people in tellings), key=lambda p: p.clarity)
    where = clipped(place.get("location_text"))
    if best.event.get("ontology") == "hazard":
        words = hazard(best, where, killed)
    elif ".n." in best.event["rule_id"] and not (best.is_light and best.who):
        words = noun_phrase(best)
    else:
        words = clause(best)
    text = " ".join(filter(None, words))
    if where and where not in text:
        text = f"{text.removesuffix(' in')} in {where}"
    return text[:1].upper() + text[1:]


def phrases(event: Values, people: Sequence[Values], actor: Values) -> Phrases:
    """The sides that a telling names; where it has a pronoun, the actor of all tellings."""
    by_role = {p["role"]: inside(clipped(p["text"])) for p in reversed(people)}
    who = by_role.get("actor") or ("" if is_pronoun(actor.get("text")) else clipped(actor.get("text")))
    return Phrases(event, who, by_role.get("recipient") or by_role.get("theme") or "")


def clause(said: Phrases) -> list[str]:
    """`Gunmen killed two guards`, `two guards killed`, `Marsh to appeal`, `the army launched a raid on the town`."""
    trigger = str(said.event["trigger"])
    bare = said.event["rule_id"].partition(".v.")[2].split(".")[0].split("_")[0]
    ahead = said.event["factuality"] in AHEAD and trigger.split(" ", maxsplit=1)[0].lower() == bare
    verb = f"to {trigger}" if ahead and said.who else trigger
    if not said.who:
        return [said.whom, verb]
    return [said.who, verb, preposition(trigger) if said.is_light and said.whom else "", said.whom]


def noun_phrase(said: Phrases) -> list[str]:
    """`bombing of a market by rebels`, `attack on a market`."""
    trigger = str(said.event["trigger"])
    return [trigger, preposition(trigger) if said.whom else "", said.whom, f"by {said.who}" if said.who else ""]


def hazard(said: Phrases, where: str, killed: int | None) -> list[str]:
    """`earthquake in Hatay, 5 killed`, `a ferry capsized`: what is hit is named where no place is."""
    is_noun = ".n." in said.event["rule_id"]
    named = [str(said.event["trigger"])] if is_noun else clause(said)
    where = f"in {where}" if where and where not in " ".join(named) else ""
    if is_noun and not where and said.whom and not killed:
        where = f"at {said.whom}"
    words = [*named, where]
    toll = f"{killed:,} killed" if killed else ""
    return [" ".join(filter(None, words)) + (f", {toll}" if toll else "")]


def preposition(trigger: str) -> str:
    """The word between a noun and what it is about, by its last word, in the singular or plural."""
    head = trigger.rsplit(" ", maxsplit=1)[-1].lower()
    return PREPOSITIONS.get(head) or PREPOSITIONS.get(head.removesuffix("s"), "of")


def is_pronoun(phrase: str | None) -> bool:
    """Whether a phrase names nobody."""
    return (phrase or "").lower() in word_list("claims.tsv", "pronoun")


def inside(phrase: str) -> str:
    """A phrase as it reads within a line: a determiner that began a sentence gets a small letter."""
    first, _, rest = phrase.partition(" ")
    return f"{first.lower()} {rest}" if rest and first.lower() in DETERMINERS else phrase


def clipped(phrase: str | None) -> str:
    """A phrase short enough for a title: up to its first comma or relative pronoun; no pronoun."""
    text = (phrase or "").split(",")[0].split(" who ")[0].split(" which ")[0].split(" that ")[0]
    if is_pronoun(text):
        return ""
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0]
