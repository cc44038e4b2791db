"""Circumstances: when and where an event happened, and the losses it caused, from rows read before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from transforms.article import Article, Token
from transforms.events.arguments import Argument
from transforms.events.senses import NONE, Senses, classes
from transforms.events.triggers import SAYING, Candidate
from transforms.language.clauses import clause, is_verb
from warehouse.tables.events import DatePrecision, GeoPrecision
from warehouse.tables.figures import Figure
from warehouse.tables.mentions import Mention
from warehouse.tables.times import Time

T = TypeVar("T", Time, Mention, Figure)

LOCATIVE = frozenset(
    """in at near outside inside across around over off throughout through along within between towards toward into onto
    on beyond above north south east west northwest northeast southwest southeast under""".split()
)
MOTION = {
    "RETREAT": frozenset({"from"}),
    "MOBILIZE": frozenset({"to"}),
    "CONSULT": frozenset({"to"}),
    "PROTEST": frozenset({"to"}),
}
"""Prepositions of motion that tell the place of some types too: "withdraw from", "sent troops to"."""
GIVEN = frozenset({"SANCTION", "AID", "AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "COOPERATE"})
"""Types whose recipient is no place, even when it is a country."""
PLACES = frozenset({"place", "country", "facility"})
PRECISIONS: dict[str, DatePrecision] = {
    "second": "minute", "minute": "minute", "hour": "hour", "part_of_day": "part_of_day", "day": "day", "weekend": "week",
    "week": "week", "month": "month", "quarter": "quarter", "half_year": "year", "season": "season", "year": "year",
    "decade": "decade", "century": "decade",
}  # fmt: skip
KILLED = frozenset({"killed", "dead", "died", "executed"})
LIFELESS = frozenset({"vehicle", "structure", "weapon", "animal", "money"})
INJURED = frozenset({"wounded", "injured", "hurt"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event happened."""

    mention: Mention
    precision: GeoPrecision


@dataclass(frozen=True, slots=True)
class Losses:
    """People killed or injured, with both ends; None is open or unknown."""

    low: int | None
    high: int | None


@dataclass(slots=True)
class Setting:
    """An article's times, places and figures by sentence."""

    article: Article
    times: dict[str, list[Time]]
    places: dict[str, list[Mention]]
    figures: dict[str, list[Figure]]
    starts: list[int] = field(default_factory=list)

    @classmethod
    def of(
        cls, article: Article, times: Sequence[Time], mentions: Sequence[Mention], figures: Sequence[Figure]
    ) -> Setting:
        """Index the rows of an article."""
        places = [m for m in mentions if m.entity_type in PLACES]
        return cls(article, group(times), group(places), group(figures), [t.start for t in article.tokens])

    def token(self, start: int, end: int) -> Token:
        """The token that heads a stretch of text."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        last = max(bisect_left(self.starts, end), first + 1)
        tokens = self.article.tokens[first:last]
        inside = {t.i for t in tokens}
        return next((t for t in tokens if t.head is t or t.head.i not in inside), tokens[-1])


def group(rows: Sequence[T]) -> dict[str, list[T]]:
    """Rows by sentence."""
    found: dict[str, list[T]] = defaultdict(list)
    for row in rows:
        found[row.sent_id].append(row)
    return dict(found)


def distance(token: Token, candidate: Candidate) -> int | None:
    """How far an adjunct stands from an event: 0 on the trigger, 1 in its clause, 2 in the clause above; None: elsewhere."""
    above = {candidate.token.i, candidate.carrier.i, *(w.i for w in candidate.words)}
    if token.i in above or any(t.i in above for t in inner(token)):
        return 0
    own = clause(token)
    if own is clause(candidate.carrier):
        return 1
    # A participle ("killing 18") shares the adjuncts of its main clause, coordinated verbs those of either.
    carrier = candidate.carrier
    if carrier.dep in {"conj", "advcl", "xcomp"} and own is carrier.head:
        return 2
    if own.dep in {"conj", "advcl", "xcomp", "acl"} and own.head is carrier:
        return 2
    if any(t is own for t in carrier.ancestors()) and own.lemma not in SAYING:
        return 3
    return None


def inner(token: Token) -> list[Token]:
    """The ancestors up to the verb of the token's clause."""
    found = []
    for above in token.ancestors():
        found.append(above)
        if is_verb(above):
            break
    return found


def when(candidate: Candidate, setting: Setting) -> Time | None:
    """The expression that dates an event: in its clause, else in the sentence; not the time of saying."""
    best: tuple[int, int, Time] | None = None
    for time in setting.times.get(candidate.token.sentence.sent_id, ()):
        if time.timex_type not in {"date", "time"} or time.start_at is None:
            continue
        token = setting.token(time.char_start, time.char_end)
        far = distance(token, candidate)
        if far is not None:
            key = (far, abs(token.i - candidate.token.i), time)
            best = min(best, key, key=lambda k: k[:2]) if best else key
    return best[2] if best else None


def where(candidate: Candidate, arguments: list[Argument], setting: Setting, senses: Senses) -> Place | None:
    """The place of an event: after a locative preposition, else its target, else where the article last was."""
    best: tuple[int, int, Mention] | None = None
    takers = {t.i for a in arguments if a.role == "actor" for t in a.head.subtree() if t.dep != "pobj"}
    takers |= {a.head.i for a in arguments if a.role == "recipient"} if candidate.frame.event_type in GIVEN else set()
    for mention in setting.places.get(candidate.token.sentence.sent_id, ()):
        token = setting.token(mention.char_start, mention.char_end)
        far = distance(token, candidate)
        if (
            far is None
            or token.i in takers
            or not located(token, LOCATIVE | MOTION.get(candidate.frame.event_type, NONE))
        ):
            continue
        key = (far, abs(token.i - candidate.token.i), mention)
        best = min(best, key, key=lambda k: k[:2]) if best else key
    mention_found = best[2] if best else target(candidate, arguments, setting, senses)
    return Place(mention_found, precision(mention_found)) if mention_found is not None else None


def located(token: Token, prepositions: frozenset[str]) -> bool:
    """Whether a place name stands in a phrase of place, directly or inside its noun phrase ("a base in", "the town of")."""
    for _ in range(4):
        if token.dep in {"pobj", "pcomp"}:
            if token.head.lower in prepositions:
                return not (token.head.lower == "on" and token.tag[:3] == "NNP" and "Island" not in token.text)
            if token.head.lower != "of":
                return False
            token = token.head.head
        elif token.dep in {"compound", "nmod", "poss", "appos", "conj", "amod", "npadvmod"}:
            token = token.head
        else:
            return token.dep == "advmod"
    return False


def target(candidate: Candidate, arguments: list[Argument], setting: Setting, senses: Senses) -> Mention | None:
    """The place that is itself acted on: "shelled Juba", "the attack on the Kasindi checkpoint", "visited Russia"."""
    if candidate.frame.event_type not in {"ASSAULT", "CONSULT", "COERCE", "PROTEST", "MOBILIZE"}:
        return None
    if candidate.frame.event_type == "CONSULT" and candidate.frame.mode != "visit":
        return None
    inside = {t.i for a in arguments if a.role in {"recipient", "theme"} for t in a.head.subtree()}
    for mention in setting.places.get(candidate.token.sentence.sent_id, ()):
        token = setting.token(mention.char_start, mention.char_end)
        head = token.head if token.dep in {"compound", "nmod"} else token
        if token.i in inside and senses.at(head) & {"placename", "structure", "territory", "site"}:
            return mention
    return None


def precision(mention: Mention) -> GeoPrecision:
    """How precise a named place is, by the kind of its entity."""
    if mention.entity_type == "country" or (mention.entity_id or "").startswith("country:"):
        return "country"
    return "exact" if mention.entity_type == "facility" else "city"


def losses(candidate: Candidate, span: list[Token], setting: Setting) -> tuple[Losses | None, Losses | None]:
    """Killed and injured: the figures of those roles among the tokens of the event, added up."""
    inside = {t.i for t in span}
    rows = [
        f
        for f in setting.figures.get(candidate.token.sentence.sent_id, ())
        if f.role is not None
        and f.part_of is None
        and not classes().get(f.noun_lemma or "", NONE) & LIFELESS
        and setting.token(f.char_start, f.char_end).i in inside
    ]
    return total([f for f in rows if f.role in KILLED]), total([f for f in rows if f.role in INJURED])


def total(figures: list[Figure]) -> Losses | None:
    """The sum of figures; open at an end where one of them is."""
    if not figures:
        return None
    lows, highs = [f.value_low for f in figures], [f.value_high for f in figures]
    low = int(sum(v for v in lows if v is not None)) if all(v is not None for v in lows) else None
    high = int(sum(v for v in highs if v is not None)) if all(v is not None for v in highs) else None
    return Losses(low, high)
