"""The lines that titles are made of: a telling's own line, or its noun with its sides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from transforms.lexicons import lexicon, word_list

Values = Mapping[str, Any]
LONGEST = 60
"""Characters of a phrase in a title."""
DETERMINERS = word_list("claims.tsv", "small_in_titles")
"""First words of a phrase that are written small within a line: determiners, and what stands before a number."""
POSSESSIVES = word_list("claims.tsv", "possessive")
PREPOSITIONS = {row["word"]: row["preposition"] for row in lexicon("title_words.tsv")}


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling of a happening: the event's row, and the sides that it names, empty where it names none."""

    event: Values
    who: str
    whom: str

    @property
    def is_bare_noun(self) -> bool:
        """Whether a noun tells it without a verb: `attack`, but not `launched its first attack`."""
        named = self.event["rule_id"].rpartition(".n.")[2].split(".")[0].count("_")
        return ".n." in self.event["rule_id"] and str(self.event["trigger"]).count(" ") <= named

    @property
    def is_told_by_verb(self) -> bool:
        """Whether its line says more of a bare noun than its sides do: `adjourned the hearing`."""
        named = f" {self.event['trigger']} ".lower()
        text = f" {self.event['summary']} ".lower()
        return (
            not (self.who or self.whom)
            and (text.endswith(named) or text.startswith(named))
            and text.count(" ") > named.count(" ") + 1
        )

    @property
    def lacks_subject(self) -> bool:
        """Whether its line opens with the verb, or with a pronoun."""
        text = str(self.event["summary"])
        return opens_with_pronoun(text) or text.startswith(self.event["trigger"])

    @property
    def clarity(self) -> tuple[bool, bool, bool, int]:
        """Tellings with a verb, a subject, the means and both sides are clearest."""
        means = self.event.get("mode") is not None
        return not self.is_bare_noun, not self.lacks_subject, means, bool(self.who) + bool(self.whom)


def telling(event: Values, people: Sequence[Values], actor: Values) -> Telling:
    """The sides that a telling names; where it has a pronoun, the actor of all tellings."""
    by_role = {p["role"]: inside(clipped(p["text"])) for p in reversed(people)}
    who = by_role.get("actor") or ("" if is_pronoun(actor.get("text")) else clipped(actor.get("text")))
    return Telling(event, who, by_role.get("recipient") or by_role.get("theme") or "")


def clause(best: Telling, actor: str) -> str:
    """`Gunmen killed two guards`: its line, with the actor of all tellings before it where it has none or a pronoun."""
    text = str(best.event["summary"])
    if not best.lacks_subject or not actor:
        return text
    return f"{actor} {text.partition(' ')[2] if opens_with_pronoun(text) else text}"


def opens_with_pronoun(text: str) -> bool:
    """Whether the subject of a line is a pronoun: "it condemned", not "its army attacked"."""
    first = text.partition(" ")[0].lower()
    return is_pronoun(first) and first not in POSSESSIVES


def noun_phrase(said: Telling) -> str:
    """`bombing of a market by rebels`: a noun with its sides."""
    trigger = str(said.event["trigger"])
    words = [trigger, f"{preposition(trigger)} {said.whom}" if said.whom else "", f"by {said.who}" if said.who else ""]
    return " ".join(filter(None, words))


def hazard(said: Telling, *, is_known: bool) -> str:
    """`fire at a factory`: what is hit is named where neither place nor toll is known."""
    trigger = str(said.event["trigger"])
    return trigger if is_known or not said.whom else f"{trigger} at {said.whom}"


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
