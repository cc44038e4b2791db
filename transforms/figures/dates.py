"""Numbers that are years, days of a month, clock times or lead to a moment, for where no expression of time was read."""

from __future__ import annotations

from transforms.article import Token
from transforms.figures.candidate import Candidate, Passage
from transforms.lexicons import word_list

MONTHS, CLOCK, YEAR_BEFORE = (
    word_list("figure_words.tsv", "month"),
    word_list("figure_words.tsv", "clock"),
    word_list("figure_words.tsv", "year_before"),
)
BEFORE_YEAR = YEAR_BEFORE | MONTHS
ERAS = word_list("figure_words.tsv", "era")
YEARS = range(1000, 2101)
FIRST_PRINTED = 1450
"""Before it few things that news dates were made, and `(1200)` is a count."""
LAST_DAY, MIDNIGHT = 31, 2400
"""Days of the longest month, and the end of the day as a clock of four digits."""
LIVED = range(1950, 2041)
"""Years that an adjective and a plural noun stand around: "the massive 2003 protests"."""
RECENT, MODERN = range(1990, 2041), range(1900, 2101)
"""Years that open a sentence, and years that stand without a word of time; older ones are as often counts."""
LOOSE = frozenset({"npadvmod", "nummod", "compound", "nmod"})
SPAN_YEARS = frozenset(map(float, range(1800, 2101)))
LEVELS = word_list("figure_words.tsv", "year_level")
"""Nouns that a year describes even behind `below` and `above`."""
COUNTING = word_list("figure_words.tsv", "counting")
"""Adjectives before a count."""
YEARLY = word_list("figure_words.tsv", "yearly")
"""Nouns that a bare year describes."""


def year(passage: Passage, candidate: Candidate) -> bool:
    """A bare year: four digits without separator, and a word of time near or nothing behind that it could count."""
    p, value = passage, passage.digits(candidate.start)
    if candidate.bound == "between":
        return is_span_of_years(p, candidate)
    if candidate.stop != candidate.start + 1 or value is None:
        return False
    if candidate.cue or candidate.bound != "exact":
        return limited(p, candidate) and has_year_form(p, candidate.start)
    if p.word(candidate.end) in ERAS or is_dating(p, candidate):
        return True
    return has_year_form(p, candidate.start) and is_alone(p, candidate, value)


def is_alone(passage: Passage, candidate: Candidate, value: float) -> bool:
    """Whether four digits count nothing: what stands behind them is described, or nothing does."""
    p = passage
    reading = describes if follows_plural(p, candidate) else stands_for_year
    return reading(p, candidate, value)


def is_span_of_years(passage: Passage, candidate: Candidate) -> bool:
    """`1914-18`, `from 2019 to 2023`: two years with nothing that they could count."""
    years = candidate.unit is None and {candidate.low, candidate.high} <= SPAN_YEARS
    return years and not follows_plural(passage, candidate)


def has_year_form(passage: Passage, i: int) -> bool:
    """Whether atom `i` is four digits within the years of the calendar."""
    return passage.width(i) == 4 and passage.digits(i) in YEARS


def is_bare_year(passage: Passage, candidate: Candidate) -> bool:
    """Whether a number is written as years are, and has no unit: no end of a range in "from $5m in 2019 to $7m"."""
    if candidate.stop != candidate.start + 1 or candidate.unit is not None or candidate.bound != "exact":
        return False
    opens = passage.word(candidate.start - 1) in {"from", "between"}
    return not opens and has_year_form(passage, candidate.start)


def limited(passage: Passage, candidate: Candidate) -> bool:
    """Whether a number with a cue can be a year: `ca. 1800`, `below 2005 levels`."""
    if candidate.cue in {"ca", "circa", "c."}:
        return not follows_plural(passage, candidate)
    return candidate.end < len(passage.atoms) and passage.token(candidate.end).lemma in LEVELS


def is_dating(passage: Passage, candidate: Candidate) -> bool:
    """`(1792)`: four digits alone in brackets, no thousands before the printing press."""
    p, i = passage, candidate.start
    alone = p.word(i - 1) == "(" and p.word(i + 1) == ")"
    return alone and p.atoms[i].end - p.atoms[i].start == 4 and FIRST_PRINTED <= (p.atoms[i].value or 0) <= YEARS[-1]


def describes(passage: Passage, candidate: Candidate, value: float) -> bool:
    """Whether a plural noun behind is described, not counted: `the 2024 elections`, `10% of 2000 levels`."""
    p, i = passage, candidate.start
    lived = value in LIVED and value % 100 != 0
    if p.word(i - 1) == "in" and lived:  # "no other app in 2025 adapts so well"
        return True
    if p.token(candidate.end).lemma in YEARLY and p.word(i - 1) in {"of", "in", "the", "from", "at", "to"}:
        return True
    before = next((p.token(k) for k in range(i - 1, -1, -1) if not is_description(p.token(k))), None)
    owned = before is not None and before.tag in {"PRP$", "POS", "DT"}
    return owned and lived


def is_description(token: Token) -> bool:
    """Whether an adjective may stand before a year, "the massive 2003 protests", and does not count: "the other 2003"."""
    return token.tag in {"JJ", "VBG", "VBN"} and token.lower not in COUNTING


def stands_for_year(passage: Passage, candidate: Candidate, value: float) -> bool:
    """Whether the words before, or the place in the sentence, make four digits a year."""
    p, i = passage, candidate.start
    if p.word(i - 1) in BEFORE_YEAR or p.word(i - 2) in MONTHS:
        return True
    rough = p.word(i - 1) == "." and p.word(i - 2) in {"ca", "c"}
    if rough or p.lemma(candidate.end) in YEARLY:
        return True
    topic = i == 0 and p.token(i).dep in {"nsubj", "nsubjpass"} and value in RECENT
    return (topic or stands_loose(p, i)) and value in MODERN


def stands_loose(passage: Passage, i: int) -> bool:
    """Whether a number hangs on a noun or stands behind a comma or bracket, as years do."""
    return passage.token(i).dep in LOOSE or passage.word(i - 1) in {"(", ","}


def follows_plural(passage: Passage, candidate: Candidate) -> bool:
    """Whether a plural noun that the number can count stands within three words behind it."""
    for k in range(candidate.end, min(candidate.end + 4, len(passage.atoms))):
        token = passage.token(k)
        if token.tag in {"NNS", "NNPS"}:
            return True
        if token.tag[:2] not in {"JJ", "NN", "VB", "HY"} and token.text not in {"-", "more", "other"}:
            return False
    return False


def date(passage: Passage, candidate: Candidate) -> bool:
    """A day of a month: `5 May`, `May 5`."""
    p = passage
    if (candidate.value or 0) > LAST_DAY:
        return False
    if p.word(candidate.end) in MONTHS and p.token(candidate.end).text[:1].isupper():
        return True
    left = p.word(candidate.first - 1)
    dated = left == "," and has_year_form(p, candidate.end)  # "Tuesday, January, 6 2026"
    month = left if left != "." and not dated else p.word(candidate.first - 2)
    return month in MONTHS and p.tag(candidate.first - 1) != "MD" and not follows_plural(p, candidate)


def moment(passage: Passage, candidate: Candidate) -> bool:
    """`four years ago`, `six weeks later`: a length of time that leads to a date."""
    p, j = passage, candidate.end
    return p.word(j) in {"ago", "earlier", "later", "hence", "beforehand"} or p.sequence(j, j + 2) == ("from", "now")


def clock(passage: Passage, candidate: Candidate) -> bool:
    """A clock time: `5 pm`, `17:30`."""
    p, behind = passage, passage.word(candidate.end)
    halved = p.sequence(candidate.end, candidate.end + 3) in {("a", ".", "m"), ("p", ".", "m")}
    if (halved or behind in CLOCK - {"am"}) and (candidate.value or 0) <= MIDNIGHT:
        return True
    if behind == "am" and p.digits(candidate.start) is not None:
        return True
    colon = p.word(candidate.stop) == ":" and p.glued(candidate.stop) and p.glued(candidate.stop + 1)
    return colon or is_agency_time(p, candidate)


def is_agency_time(passage: Passage, candidate: Candidate) -> bool:
    """`at 1430 (1230 GMT)`: four digits before the time in Greenwich."""
    p, j = passage, candidate.stop
    four = p.width(candidate.start) == 4 and j == candidate.start + 1
    return four and p.word(candidate.start - 1) == "at" and p.word(j) == "(" and p.word(j + 2) in {"gmt", "utc"}
