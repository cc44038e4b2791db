"""Circumstances: what stands how near to an event, and the losses it caused, from rows read before."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeVar

from transforms.article import Article, Token
from transforms.events.attributes.scenes import is_gapped, is_going_on
from transforms.events.candidate import Candidate
from transforms.events.semantic_classes import NONE, noun_classes
from transforms.events.tolls import told_of, toll_above
from transforms.events.types import causes_losses
from transforms.language.clause_status import SAYING
from transforms.language.clauses import SUBJECTS, clause, conjuncts, is_verb
from transforms.lexicons import word_list
from warehouse.tables.figures import Figure
from warehouse.tables.mentions import Mention
from warehouse.tables.times import Time

T = TypeVar("T", Time, Mention, Figure)

TIME_UNITS = word_list("event_words.tsv", "units_apart")
"""Nouns that tell how far a clause is from the one above: "days after a missile killed six"; hours are of one day."""
PLACES = frozenset({"place", "country", "facility"})
STREET = re.compile(r"[ ](?:Ave|St|Rd|Blvd|Dr|Ln|Avenue|Street|Road|Boulevard|Lane|Drive)\b")
"""What follows a name that is a street's, and no town: "near Albany Ave."."""
KILLED = word_list("event_words.tsv", "killed")
LIFELESS = frozenset({"vehicle", "structure", "weapon", "animal", "money"})
INJURED = word_list("event_words.tsv", "injured")


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
        places = [m for m in mentions if m.entity_type in PLACES and not STREET.match(article.text, m.char_end)]
        return cls(article, group(times), group(places), group(figures), article.starts)

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
    above = {candidate.token.i, candidate.predicate.i, *(w.i for w in candidate.words)}
    if token.i in above or any(t.i in above for t in inner(token)):
        return 0
    own, predicate = clause(token), candidate.predicate
    if own is clause(predicate):
        return 1
    if shares_adjuncts(own, predicate) or is_going_on(own, predicate):
        return 2
    return 3 if own.lemma not in SAYING and any(t is own for t in predicate.ancestors()) else None


def shares_adjuncts(own: Token, predicate: Token) -> bool:
    """Whether two clauses share adjuncts: a participle those of its main clause ("killing 18"), coordinated verbs those of either."""
    if predicate.dep in {"conj", "advcl", "xcomp"} and own is predicate.head:
        return True
    below = own.dep in {"conj", "advcl", "xcomp", "acl"} and own.head is predicate
    apart = own.dep == "conj" and own.child(*SUBJECTS) is not None and not is_gapped(own)
    return below and not apart and own.child("mark") is None


def inner(token: Token) -> list[Token]:
    """The ancestors up to the verb of the token's clause."""
    found = []
    for above in token.ancestors():
        found.append(above)
        if is_verb(above):
            break
    return found


MANY = 2
"""Figures of which one can be the whole of the others. 1 and 3 read annotated sentences alike."""


def losses(triggers: Sequence[Candidate], setting: Setting) -> tuple[Losses | None, Losses | None]:
    """Killed and injured: the figures of those roles among the tokens of the event, added up; its main trigger stands first."""
    main = triggers[0]
    if not causes_losses(main.frame.event_type):
        return None, None
    rows = loss_figures(main, scope_of_losses(triggers), setting)
    killed = [f for f in rows if f.role in KILLED or is_none(f)]
    return total(killed), total([f for f in rows if f.role in INJURED or is_none(f)])


def loss_figures(candidate: Candidate, span: list[Token], setting: Setting) -> list[Figure]:
    """The figures of losses among the tokens of an event, and those that say it did no harm."""
    inside = {t.i for t in span}
    figures = setting.figures.get(candidate.token.sentence.sent_id, ())
    toll = toll_above(candidate.token)
    if toll and (now := told_of(toll, [(f, setting.token(f.char_start, f.char_end)) for f in figures])):
        return now
    rows = [f for f in figures if is_loss(f) and is_within(setting.token(f.char_start, f.char_end), inside)]
    return [*rows, *(f for f in unharmed(candidate, setting) if f not in rows)]


def scope_of_losses(candidates: Iterable[Candidate]) -> list[Token]:
    """The tokens that tell of an event: what hangs on its triggers, or on the verb that a bare event noun is subject of.

    What happened days before or after it is not of it.
    """
    found: dict[int, Token] = {}
    for candidate in candidates:
        predicate = candidate.predicate
        top = predicate.head if predicate.dep in SUBJECTS and is_verb(predicate.head) else predicate
        found.update((t.i, t) for t in [*counted_before(top), *top.subtree()] if not is_other_half(t, top))
        for token in top.subtree():
            if token.i != candidate.token.i and is_days_apart(token):
                for t in token.subtree():
                    found.pop(t.i, None)
    return list(found.values())


def counted_before(participle: Token) -> list[Token]:
    """The words of the phrase that a participle ends, which a headline has for a clause: "Four killed as plane crashes"."""
    noun = participle.head
    if participle.dep != "acl" or participle.tag != "VBN" or noun.dep != "ROOT":
        return []
    return [noun, *(t for c in noun.children if c.i < participle.i for t in c.subtree())]


def is_other_half(token: Token, top: Token) -> bool:
    """Whether a semicolon parts a token from the verb of an event: "Strikes kill 8 in Gaza; Hamas fires rockets"."""
    first, last = sorted((token.i, top.i))
    tokens = top.sentence.tokens
    return any(t.text == ";" for t in tokens[first - tokens[0].i : last - tokens[0].i])


def is_days_apart(token: Token) -> bool:
    """Whether a clause tells of another day than the one above: "two days after a missile killed six"."""
    marks = {t.lower for t in token.children if t.dep == "mark"}
    return bool(marks & {"after", "before"}) and any(t.lemma in TIME_UNITS for t in token.children)


def is_within(figure: Token, inside: set[int]) -> bool:
    """Whether a figure stands among some tokens, is no toll that the event brings higher, and no part of another one."""
    return figure.i in inside and not is_total(figure) and not is_among(figure)


def is_among(figure: Token) -> bool:
    """Whether a figure is told as part of those before it: "eleven people, among them a family of four, were killed"."""
    first = figure.sentence.tokens[0].i
    before = [t.lower for t in figure.sentence.tokens[max(0, figure.i - first - AMONG) : figure.i - first]]
    return ("among", "them") in pairwise(before)


AMONG = 5
"""Words within which "among them" leads in a figure. 3 and 8 read annotated sentences alike."""


def is_none(figure: Figure) -> bool:
    """Whether a figure says that nobody was killed or injured: "no casualties"."""
    return figure.role == "casualties" and figure.value_high == 0


def unharmed(candidate: Candidate, setting: Setting) -> list[Figure]:
    """What the verb of an event denies that it did: "the raid caused no casualties", "landed in a field and caused no injuries"."""
    top = candidate.predicate
    while top.dep in {"acl", "nsubj", "nsubjpass"} and top.head is not top:
        top = top.head
    verbs = {v.i for v in conjuncts(top)}
    figures = setting.figures.get(candidate.token.sentence.sent_id, ())
    none = [f for f in figures if f.value_high == 0 and f.role is not None]
    return [f for f in none if clause(setting.token(f.char_start, f.char_end)).i in verbs]


BRINGING = word_list("event_words.tsv", "bringing")


def is_total(figure: Token) -> bool:
    """Whether a figure is a sum that an event brings higher, not its own toll: "bringing to 41 the number killed this winter"."""
    above = [figure, *inner(figure)]
    raised = [t.head.head for t in above if t.dep == "pobj" and t.head.lower == "to"]
    return any(verb.lemma in BRINGING and not raises_toll(verb) for verb in raised)


def raises_toll(verb: Token) -> bool:
    """Whether a verb brings the toll of one event higher: "bringing the death toll to 23", not "the toll this year"."""
    toll = verb.child("dobj")
    if toll is None or toll.lemma != "toll":
        return False
    return not {t.lower for t in verb.subtree()} & SPANS


SPANS = word_list("event_words.tsv", "spans")
"""Words of a stretch of time for which a sum is told."""


def is_loss(figure: Figure) -> bool:
    """Whether a figure counts people in a role, and no part of another figure."""
    whole = figure.role is not None and figure.part_of is None and figure.kind != "ordinal"
    return whole and not noun_classes().get(figure.noun_lemma or "", NONE) & LIFELESS


def total(figures: list[Figure]) -> Losses | None:
    """The sum of figures; open at an end where one of them is."""
    if not figures:
        return None
    figures = counted(figures)
    return Losses(added([f.value_low for f in figures]), added([f.value_high for f in figures]))


def added(values: list[float | None]) -> int | None:
    """The sum; None where one is unknown."""
    known = [v for v in values if v is not None]
    return int(sum(known)) if len(known) == len(values) else None


def counted(figures: list[Figure]) -> list[Figure]:
    """Figures to be added: none told twice ("Three killed as a bomb kills three"), no parts of a whole ("three: a man and two women").

    A toll that rose counts those who died since: "has risen to 14 after two people died".
    """
    found: list[Figure] = []
    for figure in figures:
        found += [] if any(is_same_count(f, figure) for f in found) else [figure]
    risen = [f for f in found if f.trend_role == "after"]
    if risen:
        return risen[:1]
    whole = max(found, key=lambda f: f.value_low or 0)
    rest = sum(f.value_low or 0 for f in found if f is not whole)
    return [whole] if len(found) > MANY and rest == whole.value_low else found


def is_same_count(one: Figure, other: Figure) -> bool:
    """Whether two figures can be one count told twice."""
    nouns = one.noun_lemma is None or other.noun_lemma in {None, one.noun_lemma}
    return one.value_low == other.value_low and nouns
