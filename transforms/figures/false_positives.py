"""Numbers that are no figures, and why: one named rule with an example for each sort."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from transforms.figures import codes, contacts, coordinates, dates, identifiers, idioms, models, ordinals
from transforms.figures.candidate import Candidate, Passage


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a number is no figure."""

    rule_id: str
    """The rule's name, `exclusion.` before it."""
    reason: str
    """What the number is instead."""
    example: str
    """A sentence; the number that the rule takes stands between asterisks."""


@dataclass(frozen=True, slots=True)
class Exclusion(Reason):
    """A rule that takes a number out of the figures by the words around it."""

    applies: Callable[[Passage, Candidate], bool]


TIME = Reason("exclusion.expression_of_time", "part of a date, clock time or frequency", "It opens in *2031*.")
THING = Reason("exclusion.name_of_a_thing", "part of the name of a thing", "A Shahed *136* fell.")
IDLE_ZERO = Reason("exclusion.idle_zero", "none, of nothing that is counted", "*Nobody* was surprised.")
"""Found by the extractor, which knows the times, the mentions and the roles."""

INSIDE_WORD = Exclusion("exclusion.inside_word", "glued to letters or digits, or in an address of the web", "An F-*16* landed.", identifiers.inside_word)  # fmt: skip
IDENTIFIER = Exclusion("exclusion.identifier", "numbers a thing, model or page", "Section *230* was cited.", identifiers.identifier)  # fmt: skip
NAME = Exclusion("exclusion.name", "part of a name", "The Group of *Seven* met.", identifiers.named)
YEAR = Exclusion("exclusion.year", "a year", "The treaty of *1951* holds.", dates.year)
DATE = Exclusion("exclusion.date", "a day of a month", "It opens on *5* May in Rome.", dates.date)
CLOCK = Exclusion("exclusion.clock_time", "a time of day", "It starts at *5* pm today.", dates.clock)
MOMENT = Exclusion("exclusion.distance_in_time", "leads to a date", "They moved *four years* ago.", dates.moment)
MODEL = Exclusion("exclusion.model", "numbers a model", "They ordered 30 Kestrel *300* jets.", models.model_number)
CODE = Exclusion(
    "exclusion.code", "a code of a law, a screen or a file", "They sold it in a *1031* exchange.", codes.code
)
COORDINATE = Exclusion("exclusion.coordinate", "tells where a place is", "It sank at *17°* 52′ N on Sunday.", coordinates.coordinate)  # fmt: skip
LIST_NUMBER = Exclusion("exclusion.list_number", "numbers an item of a list", "*1*. Wash the rice.", identifiers.list_number)  # fmt: skip
PHONE = Exclusion("exclusion.telephone", "part of a telephone number", "Call *0800* 555 111.", contacts.phone)
LOOKED_UP = Exclusion("exclusion.reference", "dialled, posted to or looked up", "She called *911* at once.", contacts.looked_up)  # fmt: skip
ONE = Exclusion("exclusion.idiom_of_one", "`one` that counts nothing", "They blamed *one* another.", idioms.one_idiom)
HYPHEN = Exclusion("exclusion.compound", "part of a compound that counts nothing", "It is a *two*-way street.", idioms.hyphen_adjective)  # fmt: skip
OR_SO = Exclusion("exclusion.or_two", "a few, of what stands before", "It takes a day or *two*.", idioms.or_so)
HALF = Exclusion("exclusion.half_of_a_period", "half of a game or a year", "He scored in the first *half*.", idioms.half_of_time)  # fmt: skip
ZERO = Exclusion("exclusion.zero_compound", "zero that counts nothing", "It is a *zero*-sum game.", idioms.zero_compound)  # fmt: skip
ADDRESS = Exclusion("exclusion.address", "the number of a house", "They moved to *12* Baker Street.", contacts.address)  # fmt: skip
DOUBLED_DOWN = Exclusion("exclusion.doubled_down", "a multiple that tells no number", "He *doubled* down on it.", idioms.doubled_down)  # fmt: skip
PER_NUMBER = Exclusion("exclusion.base_of_a_rate", "belongs to the rate before it", "There were 61 cases per *100,000* residents.", idioms.per_number)  # fmt: skip
VERB = Exclusion("exclusion.verb", "a verb that is written like a magnitude", "The panel *scores* its feasibility.", idioms.is_verb_form)  # fmt: skip
FIXED_ORDINAL = Exclusion("exclusion.fixed_phrase", "an ordinal of a fixed phrase", "At *first* they laughed.", ordinals.fixed_phrase)  # fmt: skip
ADVERB_ORDINAL = Exclusion("exclusion.adverb", "an adverb or a unit of time, not a rank", "It was *first* reported by the BBC.", ordinals.adverb_ordinal)  # fmt: skip
NAMED_ORDINAL = Exclusion("exclusion.ordinal_in_a_name", "an ordinal in a name", "The troops of the *82nd* Airborne landed.", ordinals.named_ordinal)  # fmt: skip
ORDINAL_DATE = Exclusion("exclusion.ordinal_of_a_date", "a day, quarter or century", "It opens on May *5th* in Rome.", ordinals.ordinal_date)  # fmt: skip

BARE_NUMBERS = (
    INSIDE_WORD, IDENTIFIER, NAME, YEAR, DATE, CLOCK, MODEL, COORDINATE, LIST_NUMBER, PHONE, LOOKED_UP, ONE, HYPHEN,
    OR_SO, HALF, ZERO, ADDRESS, PER_NUMBER, CODE,
)  # fmt: skip
"""Tried on numbers without a unit, in this order."""
MEASURES = (INSIDE_WORD, ONE, COORDINATE, CODE, PER_NUMBER)
"""Tried on numbers with a unit."""
DURATIONS = (INSIDE_WORD, ONE, NAME, CLOCK, MOMENT, ZERO)
ORDINALS = (INSIDE_WORD, FIXED_ORDINAL, ADVERB_ORDINAL, NAMED_ORDINAL, ORDINAL_DATE)
BY_RULE = {"zero": (NAME,), "multiple": (NAME, DOUBLED_DOWN), "few": (NAME,), "vague": (NAME, VERB)}
"""Tried on words that are no numerals, by the rule that read them."""


def rules_for(candidate: Candidate) -> tuple[Exclusion, ...]:
    """The rules that can take a candidate."""
    if candidate.kind == "ordinal":
        return ORDINALS
    if candidate.rule in BY_RULE:
        return BY_RULE[candidate.rule]
    if candidate.unit is None:
        return BARE_NUMBERS
    return DURATIONS if candidate.kind == "duration" else MEASURES


def exclusion(passage: Passage, candidate: Candidate) -> Exclusion | None:
    """The first rule that takes a candidate out of the figures; None where it is one."""
    return next((rule for rule in rules_for(candidate) if rule.applies(passage, candidate)), None)
