"""Numbers that are years, days of a month, clock times or lead to a moment, for where no expression of time was read."""

from __future__ import annotations

from transforms.article import Token
from transforms.figures.candidate import Draft, Passage
from transforms.lexicons import word_list

MONTHS, CLOCK, YEAR_BEFORE = (
    word_list("figure_words.tsv", "month"),
    word_list("figure_words.tsv", "clock"),
    word_list("figure_words.tsv", "year_before"),
)
ERAS = frozenset({"ce", "bce", "bc", "ad", "b.c.", "a.d."})
YEARS = range(1000, 2101)
FIRST_PRINTED = 1450
SPAN_YEARS = frozenset(map(float, range(1800, 2101)))
LEVELS = frozenset({"level", "price", "term"})
"""Nouns that a year describes even behind `below` and `above`."""
COUNTING = frozenset(
    {"other", "remaining", "additional", "further", "extra", "last", "first", "next", "same", "estimated"}
)
"""Adjectives before a count."""
YEARLY = frozenset(
    {
        "level",
        "price",
        "term",
        "election",
        "data",
        "season",
        "game",
        "olympics",
        "budget",
        "report",
        "model",
        "edition",
        "census",
        "figure",
        "result",
        "championship",
    }
)
"""Nouns that a bare year describes."""


def year(passage: Passage, draft: Draft) -> bool:
    """A bare year: four digits without separator, and a word of time near or nothing behind that it could count."""
    p, i = passage, draft.start
    atom = p.atoms[i]
    if draft.bound == "between":
        return draft.unit is None and {draft.low, draft.high} <= SPAN_YEARS and not follows_plural(p, draft)
    if draft.stop != i + 1 or atom.value is None:
        return False
    if draft.cue or draft.bound != "exact":
        return limited(p, draft) and atom.end - atom.start == 4 and atom.value in YEARS
    if p.word(draft.end) in ERAS or is_dating(p, draft):
        return True
    if atom.end - atom.start != 4 or atom.value not in YEARS:
        return False
    return describes(p, draft, atom.value) if follows_plural(p, draft) else stands_for_year(p, draft, atom.value)


def is_bare_year(passage: Passage, draft: Draft) -> bool:
    """Whether a number is written as years are, and has no unit: no end of a range in "from $5m in 2019 to $7m"."""
    atom = passage.atoms[draft.start]
    opens = passage.word(draft.start - 1) in {"from", "between"}
    alone = draft.stop == draft.start + 1 and draft.unit is None and draft.bound == "exact" and not opens
    return alone and atom.value in YEARS and atom.end - atom.start == 4


def limited(passage: Passage, draft: Draft) -> bool:
    """Whether a number with a cue can be a year: `ca. 1800`, `below 2005 levels`."""
    if draft.cue in {"ca", "circa", "c."}:
        return not follows_plural(passage, draft)
    return draft.end < len(passage.atoms) and passage.token(draft.end).lemma in LEVELS


def is_dating(passage: Passage, draft: Draft) -> bool:
    """`(1792)`: four digits alone in brackets, no thousands before the printing press."""
    p, i = passage, draft.start
    alone = p.word(i - 1) == "(" and p.word(i + 1) == ")"
    return alone and p.atoms[i].end - p.atoms[i].start == 4 and FIRST_PRINTED <= (p.atoms[i].value or 0) <= YEARS[-1]


def describes(passage: Passage, draft: Draft, value: float) -> bool:
    """Whether a plural noun behind is described, not counted: `the 2024 elections`, `10% of 2000 levels`."""
    p, i = passage, draft.start
    if p.token(draft.end).lemma in YEARLY and p.word(i - 1) in {"of", "in", "the", "from", "at", "to"}:
        return True
    before = next((p.token(k) for k in range(i - 1, -1, -1) if not is_description(p.token(k))), None)
    owned = before is not None and before.tag in {"PRP$", "POS", "DT"}
    return owned and 1950 <= value <= 2040 and value % 100 != 0


def is_description(token: Token) -> bool:
    """Whether an adjective may stand before a year, "the massive 2003 protests", and does not count: "the other 2003"."""
    return token.tag in {"JJ", "VBG", "VBN"} and token.lower not in COUNTING


def stands_for_year(passage: Passage, draft: Draft, value: float) -> bool:
    """Whether the words before, or the place in the sentence, make four digits a year."""
    p, i = passage, draft.start
    if p.word(i - 1) in YEAR_BEFORE or p.word(i - 1) in MONTHS or p.word(i - 2) in MONTHS:
        return True
    rough = p.word(i - 1) == "." and p.word(i - 2) in {"ca", "c"}
    if rough or (draft.end < len(p.atoms) and p.token(draft.end).lemma in YEARLY):
        return True
    topic = p.token(i).dep in {"nsubj", "nsubjpass"} and i == 0 and 1990 <= value <= 2040
    loose = topic or p.token(i).dep in {"npadvmod", "nummod", "compound", "nmod"} or p.word(i - 1) in {"(", ","}
    return loose and 1900 <= value <= 2100


def follows_plural(passage: Passage, draft: Draft) -> bool:
    """Whether a plural noun that the number can count stands within three words behind it."""
    for k in range(draft.end, min(draft.end + 4, len(passage.atoms))):
        token = passage.token(k)
        if token.tag in {"NNS", "NNPS"}:
            return True
        if token.tag[:2] not in {"JJ", "NN", "VB", "HY"} and token.text not in {"-", "more", "other"}:
            return False
    return False


def date(passage: Passage, draft: Draft) -> bool:
    """A day of a month: `5 May`, `May 5`."""
    p = passage
    left, right = p.word(draft.first - 1), p.word(draft.end)
    near = left if left != "." else p.word(draft.first - 2)
    if right in MONTHS and p.token(draft.end).text[:1].isupper() and (draft.value or 0) <= 31:
        return True
    return (
        near in MONTHS
        and p.token(draft.first - 1).tag != "MD"
        and (draft.value or 0) <= 31
        and not follows_plural(p, draft)
    )


def moment(passage: Passage, draft: Draft) -> bool:
    """`four years ago`, `six weeks later`: a length of time that leads to a date."""
    p, j = passage, draft.end
    return p.word(j) in {"ago", "earlier", "later", "hence", "beforehand"} or p.words(j, j + 2) == ("from", "now")


def clock(passage: Passage, draft: Draft) -> bool:
    """A clock time: `5 pm`, `17:30`."""
    p = passage
    if p.word(draft.end) in CLOCK - {"am"} and (draft.value or 0) <= 2400:
        return True
    if p.word(draft.end) == "am" and p.atoms[draft.start].value is not None:
        return True
    four = p.atoms[draft.start].end - p.atoms[draft.start].start == 4 and draft.stop == draft.start + 1
    if (
        four
        and p.word(draft.start - 1) == "at"
        and p.word(draft.stop) == "("
        and p.word(draft.stop + 2) in {"gmt", "utc"}
    ):
        return True
    right = p.atoms[draft.stop] if draft.stop < len(p.atoms) else None
    return bool(right and right.lower == ":" and p.glued(draft.stop) and p.glued(draft.stop + 1))
