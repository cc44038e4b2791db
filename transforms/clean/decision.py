"""Which lines of a page are dropped, and by what: the phrase rules, the model, or standing in a trailing list of sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from transforms.clean import teasers
from transforms.clean.features import PROSE_WORDS, LineFeatures, describe
from transforms.clean.model import probabilities
from transforms.clean.restored import STOPS, TITLE_WORDS, restore
from transforms.clean.surroundings import Floats
from transforms.front_matter.lines import front_matter, is_author_alone

Score = Callable[[Sequence[LineFeatures]], Floats]

MODEL = "model.boilerplate"
SOURCES = "sources.trailing"
RECURRING = "publisher.recurring"
FEWEST_LINES = 8
"""A shorter text is left to the phrase rules: the model was trained on pages, and a few sentences are none.
On 120 annotated pages: at 5 nothing changes; at 12 precision .98 for .979, recall .928 for .936."""
FRONT_AFTER = 4
"""So many lines from the first prose on, which may be a summary, a byline and a date still stand in.
On 120 annotated pages: at 1 some rows differ and no score; at 6 nothing changes."""
MOST_PASSES = 8
"""Times that the lines that stay are looked at again. 1 and 16 read 120 annotated pages alike."""

# A line is dropped where the model is surer than this, the surer the longer the line: losing the article's own sentences is the
# worse error. Chosen by cross-validation on the pages of benchmarks/boilerplate.py: below .54 precision falls under .92.
THRESHOLD = 0.54
"""On 120 annotated pages: at .44 precision .971 for .979, recall .944 for .936; at .64 precision .987 for .979, recall .92 for .936."""
THRESHOLD_PER_DOUBLING = 0.05
"""How much surer the model must be for each doubling of a line's words: long lines are prose.
On 120 annotated pages: at .02 precision .975 for .979, recall .941 for .936; at .08 precision .984 for .979, recall .929 for .936."""
HIGHEST_THRESHOLD = 0.985
"""However long a line is, this chance drops it. .95 and .998 read 120 annotated pages alike."""
TITLE_THRESHOLD = 0.8
"""A first line that stands right above a byline, a date or prose is a title, or a section's name as short as one.
On 120 annotated pages: at .6 nothing changes; at .95 recall .935 for .936."""


# A line that recurs across its publisher's articles is dropped where the model is surer than this: what ends like a sentence may be
# standing prose, what stands above prose of the article may be a standing heading. On pages not seen in training 3 of 100 of
# an article's own long lines reach .3, three of four long lines of boilerplate do.
RECURRING_THRESHOLD = 0.08
RECURRING_SENTENCE = 0.3
"""Chance that drops a recurring line which is as long as a sentence."""
RECURRING_HEADING = 0.5
"""Chance that drops a recurring short line above prose, which may be a heading."""
SENTENCE_WORDS = 12
"""Words from which a line may be a sentence. On 120 annotated pages: at 8 some rows differ and no score; at 16 nothing changes."""
LIKELY_TITLE = 0.85
"""A line above the text that reads like its title is dropped above this chance alone: of 24 raw pages 5 lost theirs below it."""
TITLE_SHARE = 0.6
"""So many of its longer words stand in the article's prose."""
HEADING_WORDS = 14
"""Words above which a line is no heading. 10 and 18 read 120 annotated pages alike."""
TELLS = re.compile(
    r"(?!(?:this|an?) (?:article|story|earlier|previous)\b|.*\b(?:we|us|our|you|your)\b|.*https?:|.*@)(?=.{0,200}\b(?:said|told|added|declined to|announced|according to)\b)(?:\S+\s+){5,}\S+[.!?][\"”’')]*$",
    re.IGNORECASE,
)
"""A sentence that tells what somebody said, and addresses nobody."""


def decide(
    lines: Sequence[str],
    url: str | None = None,
    score: Score | None = probabilities,
    recurs: Sequence[bool] | None = None,
) -> list[str | None]:
    """The rule that drops each line, or None where it stays; without `score` by the phrases alone.

    `recurs` tells the lines that recur across the publisher's articles. The lines that stay are looked at again until none is dropped, so that cleaning a clean text changes nothing.
    """
    dropped: list[str | None] = [None] * len(lines)
    for _ in range(MOST_PASSES):
        left = [i for i, rule in enumerate(dropped) if rule is None]
        found = one_pass([lines[i] for i in left], url, score, [bool(recurs and recurs[i]) for i in left])
        for i, rule in zip(left, found, strict=True):
            dropped[i] = rule
        if not any(found):
            break
    if MODEL in dropped:
        restore(describe(lines, url), dropped, MODEL)
    return dropped


def by_phrase(read: Sequence[LineFeatures]) -> list[str | None]:
    """The phrase rule that drops each line, those of a trailing list of sources and headlines below a label among them."""
    rules = [x.rule_id for x in read]
    teasers.mark(read, rules)
    trailing(read, rules)
    return rules


def one_pass(lines: Sequence[str], url: str | None, score: Score | None, recurs: Sequence[bool]) -> list[str | None]:
    """The rule that drops each line at first sight."""
    if len(lines) < 2:
        return [None] * len(lines)
    read = describe(lines, url)
    rules = by_phrase(read)
    prose = next(
        (i for i, x in enumerate(read) if x.n_words >= PROSE_WORDS and front_matter(x.text) != "caption"), None
    )
    trained = len(lines) >= FEWEST_LINES and prose is not None
    if score is None or not (trained or any(recurs)):
        return rules
    first_prose = len(lines) if prose is None else prose
    for i, chance in enumerate(score(read)):
        rule = by_chance(read, i, chance, recurs, trained=trained) if rules[i] is None else None
        if rule is not None and not stays(read[i], i, first_prose, chance):
            rules[i] = rule
    return rules


def stays(line: LineFeatures, at: int, prose: int, chance: float) -> bool:
    """Whether a line that the model takes for boilerplate stays all the same: the likely title, or one that tells of the article."""
    return (chance < LIKELY_TITLE and is_title(line, at, prose)) or protected(line.text, at, prose, chance)


def by_chance(
    read: Sequence[LineFeatures], at: int, chance: float, recurs: Sequence[bool], *, trained: bool
) -> str | None:
    """The rule that drops a line for the model's probability: by itself on a page as in training, lower where the line recurs."""
    if trained and chance > threshold(read, at):
        return MODEL
    return RECURRING if recurs[at] and chance > recurring_threshold(read, at, recurs) else None


def recurring_threshold(read: Sequence[LineFeatures], at: int, recurs: Sequence[bool]) -> float:
    """How sure the model must be to drop a line that recurs."""
    if read[at].text.endswith(STOPS):
        return RECURRING_SENTENCE if read[at].n_words >= SENTENCE_WORDS else RECURRING_THRESHOLD
    above_prose = at + 1 < len(read) and read[at + 1].n_words >= SENTENCE_WORDS and not recurs[at + 1]
    return RECURRING_HEADING if above_prose and read[at].n_words <= HEADING_WORDS else RECURRING_THRESHOLD


def threshold(read: Sequence[LineFeatures], at: int) -> float:
    """How sure the model must be to drop a line."""
    if at == 0 and (read[1].n_words >= SENTENCE_WORDS or front_matter(read[1].text)):
        return TITLE_THRESHOLD
    return min(HIGHEST_THRESHOLD, THRESHOLD + THRESHOLD_PER_DOUBLING * (read[at].n_words + 1).bit_length() / 2)


def protected(line: str, at: int, prose: int, chance: float) -> bool:
    """Whether a line tells of the article what a reader wants: its byline or date above the text, a caption."""
    if TELLS.match(line) or (0 < at < prose and is_author_alone(line)):
        return True
    kind = front_matter(line)
    if kind in ("byline", "dateline"):
        return at < prose + FRONT_AFTER or chance < HIGHEST_THRESHOLD / 2
    return kind == "caption"


def is_title(line: LineFeatures, at: int, prose: int) -> bool:
    """Whether a line above the text reads like its title: long enough, no sentence, most of its words in the text."""
    return at < prose and TITLE_WORDS[0] <= line.n_words <= TITLE_WORDS[1] and line.shares[0] >= TITLE_SHARE


def trailing(read: Sequence[LineFeatures], rules: list[str | None]) -> None:
    """A list of sources is boilerplate where nothing but its entries follows; elsewhere "Sources" is a heading like any other."""
    for i, rule in enumerate(rules):
        if rule == SOURCES:
            after = [x for x in read[i + 1 :] if x.rule_id is None]
            if any(x.n_words >= 2 * PROSE_WORDS for x in after):
                rules[i] = None
            else:
                rules[i + 1 :] = [r or "sources.entry" for r in rules[i + 1 :]]
                return
