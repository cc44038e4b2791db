"""Units that a number takes from the amount before it: `to 312 million euros, from 273 million`, `12 years; no more than four`."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.figures.candidate import Candidate, Passage
from transforms.figures.trends import follows_change
from transforms.lexicons import word_list

LEADING = word_list("figure_words.tsv", "comparing")
"""Words before a number that is set against another: `from`, `against`, `compared with`."""
TERM_VERBS = word_list("figure_words.tsv", "term_verb")
"""Verbs (lemma) of terms that are asked for, given and served: a number alone behind one is of the same unit."""
PAST = word_list("figure_words.tsv", "before_carried")
"""What may stand between such a word and the number."""
AFTER = word_list("figure_words.tsv", "after_carried")
"""What may stand behind a number that counts nothing of its own."""
REFERRING = frozenset({"them", "which", "it", "that"})
"""Words for what was measured before: `14 million of them`."""
FAR, NEAR = 20, 5
"""Factors within which two amounts are compared, of millions and of small numbers: `$4.1 billion, from 3.9 billion`; `7.50 kroner, from 6.75`."""
SURPASSING = word_list("figure_words.tsv", "surpassing")
"""Verbs (lemma) whose `by` tells by how much one amount differs from another."""
SELLING = word_list("figure_words.tsv", "selling")
"""Verbs (lemma) of which a price is told."""
LEVELS = word_list("figure_words.tsv", "level_noun")
"""Nouns (lemma) of a level that an amount is set against."""
MILLION, THOUSAND = 1e6, 1e3
"""From here on a number is written with its scale, and a bare one beside money is money."""
CARRYING = frozenset({"money", "measure", "percent"})
ENDS = frozenset({".", ";", ",", "and", "but", ""})


def carry_units(passage: Passage, candidates: Sequence[Candidate]) -> None:
    """Give each number that counts nothing the unit of the amount that it is set against."""
    for n, candidate in enumerate(candidates):
        if not stands_alone(passage, candidate):
            continue
        before = candidates[:n]
        source = next((amount for rule in RULES if (amount := rule(passage, candidate, before))), None)
        if source is not None:
            take_unit(candidate, source)


def stands_alone(passage: Passage, candidate: Candidate) -> bool:
    """Whether a number has no unit and no noun behind it."""
    if candidate.kind != "count" or candidate.unit is not None or candidate.negated or candidate.bound == "vague":
        return False
    j = candidate.end
    return candidate.value is not None and (
        is_surplus(passage, candidate)
        or is_for_another(passage, candidate)
        or is_part(passage, candidate)
        or passage.word(j) in AFTER
        or passage.tag(j)[:2] not in {"NN", "JJ", "VB", "CD", "HY", "$", "RB", "IN"}
    )


def compared_amount(passage: Passage, candidate: Candidate, before: Sequence[Candidate]) -> Candidate | None:
    """The amount that a number is set against: `4.1 billion kroner, beating the 3.9 billion that analysts had forecast`."""
    if led_by(passage, candidate.first) not in LEADING:
        return None
    large = candidate.scale >= MILLION
    kinds = CARRYING - {"percent"} if large else CARRYING
    amount = last_stated(passage, [c for c in before if c.unit is not None and c.kind in kinds])
    if amount is None or not is_level(passage, amount):
        return None
    return amount if is_comparable(candidate, amount, FAR if large else NEAR) else None


def last_stated(passage: Passage, amounts: Sequence[Candidate]) -> Candidate | None:
    """The last amount that does not only restate one before it."""
    return next((c for c in reversed(amounts) if not is_converted(passage, c, amounts)), None)


def margin(passage: Passage, candidate: Candidate, before: Sequence[Candidate]) -> Candidate | None:
    """`shrank to 1.79 million sq km, beating the record by 136,000`: the amount before, which is larger."""
    amount = before[-1] if before else None
    if amount is None or amount.kind not in {"measure", "money"} or not is_margin(passage, candidate):
        return None
    near = is_comparable(candidate, amount, FAR) and (candidate.value or 0) < (amount.value or 0)
    return amount if near else None


def record(passage: Passage, candidate: Candidate, before: Sequence[Candidate]) -> Candidate | None:
    """`hit 47.6 degrees Celsius, just short of the record of 48.8`: the measure before, of about the same size."""
    amount = before[-1] if before else None
    named = passage.word(candidate.first - 1) == "of" and passage.lemma(candidate.first - 2) in LEVELS
    if amount is None or amount.kind not in CARRYING or not named:
        return None
    return amount if is_comparable(candidate, amount, NEAR) else None


def is_margin(passage: Passage, candidate: Candidate) -> bool:
    """Whether a number of thousands is by how much a record or rival was beaten."""
    verb = candidate.head(passage).head.head
    large = (candidate.value or 0) >= THOUSAND
    return large and passage.word(candidate.first - 1) == "by" and verb.lemma in SURPASSING


def price(passage: Passage, candidate: Candidate, before: Sequence[Candidate]) -> Candidate | None:
    """`a bottle that cost five euros now sells for between nine and 14`: the money before, where a price is told."""
    amount = before[-1] if before else None
    if amount is None or amount.kind != "money" or not is_comparable(candidate, amount, NEAR):
        return None
    head = candidate.head(passage)
    near = [passage.lemma(k) for k in range(max(candidate.first - 3, 0), candidate.first)]
    return amount if head.head.i < head.i and not SELLING.isdisjoint(near) else None


def is_for_another(passage: Passage, candidate: Candidate) -> bool:
    """Whether a number stands between `and` and `for`: `19 francs for adults and 9.50 for children`."""
    return passage.word(candidate.first - 1) in {"and", ","} and passage.word(candidate.end) == "for"


def parallel(passage: Passage, candidate: Candidate, before: Sequence[Candidate]) -> Candidate | None:
    """`19 francs for adults and 9.50 for children`: the money before, which is for somebody else."""
    amount = before[-1] if before else None
    if amount is None or amount.kind != "money" or passage.word(amount.end) != "for":
        return None
    return amount if is_for_another(passage, candidate) and is_comparable(candidate, amount, NEAR) else None


def is_converted(passage: Passage, amount: Candidate, before: Sequence[Candidate]) -> bool:
    """Whether an amount only restates one before it: `412 million crowns ($58.6 million)`."""
    return passage.word(amount.first - 1) == "(" and any(c.end == amount.first - 1 for c in before)


def is_part(passage: Passage, candidate: Candidate) -> bool:
    """Whether a number is of what was measured before: `14 million of them`."""
    return passage.word(candidate.end) == "of" and passage.word(candidate.end + 1) in REFERRING


def measured_whole(passage: Passage, candidate: Candidate, before: Sequence[Candidate]) -> Candidate | None:
    """`36 million tons of grain, about 14 million of them from Ukraine`: the measure before, which is larger."""
    whole = before[-1] if before else None
    if whole is None or whole.kind not in {"measure", "money"} or not is_part(passage, candidate):
        return None
    return whole if is_comparable(candidate, whole, FAR) and (candidate.value or 0) <= (whole.value or 0) else None


def is_surplus(passage: Passage, candidate: Candidate) -> bool:
    """Whether a number in millions is by how much an amount differs: `almost 1 billion more than planned`."""
    differs = passage.word(candidate.end) in {"more", "less"} and passage.word(candidate.end + 1) == "than"
    return differs and candidate.scale >= MILLION


def surplus(passage: Passage, candidate: Candidate, before: Sequence[Candidate]) -> Candidate | None:
    """`spent 4.4 billion euros, almost 1 billion more than planned`: the last amount of money."""
    amount = next((c for c in reversed(before) if c.kind == "money"), None)
    near = amount is not None and is_comparable(candidate, amount, FAR)
    return amount if near and is_surplus(passage, candidate) else None


def led_by(passage: Passage, i: int) -> str:
    """The word before atom `i`, past articles and words that only limit."""
    while passage.word(i - 1) in PAST:
        i -= 1
    return passage.word(i - 1)


def is_level(passage: Passage, amount: Candidate) -> bool:
    """Whether an amount is a level, which alone is set against another: not the change of `rose 5 percent from 240`."""
    return amount.kind == "money" or not follows_change(passage, amount)


def is_comparable(a: Candidate, b: Candidate, factor: int) -> bool:
    """Whether two values are of one size."""
    first, second = abs(a.value or 0), abs(b.value or 0)
    return 0 < first <= factor * second and second <= factor * first


def term(passage: Passage, candidate: Candidate, before: Sequence[Candidate]) -> Candidate | None:
    """`sought 12 years; the defence asked for no more than four`: the last length of time, where a term is spoken of."""
    head = candidate.head(passage)
    verb = head.head if head.dep != "pobj" else head.head.head
    spans = [c for c in before if c.kind == "duration" and c.unit is not None]
    ends = passage.word(candidate.end) in ENDS
    return spans[-1] if spans and ends and spans[-1] is before[-1] and verb.lemma in TERM_VERBS else None


def gapped(passage: Passage, candidate: Candidate, before: Sequence[Candidate]) -> Candidate | None:
    """`Germany promised 320 million euros, and Japan 75 million`: the money before, behind another name."""
    amount = before[-1] if before else None
    if amount is None or amount.kind != "money" or candidate.scale < MILLION or passage.word(candidate.end) not in ENDS:
        return None
    named = passage.tag(candidate.first - 1).startswith("NNP")
    near = candidate.first - amount.end <= GAP and is_comparable(candidate, amount, FAR)
    return amount if named and near else None


GAP = 8
"""Atoms from an amount to one whose verb and unit are left out."""
RULES = (measured_whole, compared_amount, term, gapped, surplus, margin, price, record, parallel)


def take_unit(candidate: Candidate, source: Candidate) -> None:
    """Make a number of the unit of another."""
    candidate.unit, candidate.unit_text, candidate.kind, candidate.rule = (
        source.unit,
        source.unit_text,
        source.kind,
        source.rule if source.rule != "range" else candidate.rule,
    )
    candidate.currency, candidate.money, candidate.per = source.currency, source.money, candidate.per or source.per
