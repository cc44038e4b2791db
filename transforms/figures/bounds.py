"""Words that limit a number (`lexicons/bounds.tsv`)."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.article import Token
from transforms.figures.candidate import Candidate, Passage
from transforms.lexicons import lexicon, word_list
from transforms.numbers.atoms import split
from transforms.numbers.numerals import STARTERS
from warehouse.tables.figures import Bound

FILLERS = word_list("figure_words.tsv", "filler")
MOTION = word_list("figure_words.tsv", "motion")
"""Verbs whose `up to` leads to a level and sets no bound."""
LEVEL_VERBS = word_list("figure_words.tsv", "level_verb")
"""Verbs whose `below` or `above` leads to a level."""
STRETCHES = word_list("figure_words.tsv", "stretch")
"""Nouns (lemma) of stretches of time: `over` before them is during."""
LANDS = word_list("figure_words.tsv", "land")
"""Nouns (lemma) of what something flies or lies over: `downed over four regions`."""
NEVER = frozenset({"never", "not", "n't", "n’t"})
TURNED: dict[Bound, Bound] = {"gt": "le", "ge": "lt", "lt": "ge", "le": "gt"}
"""What a limit becomes under a negation."""

PLACES_OR_LIMITS = frozenset({("over",), ("around",), ("under",), ("near",)})
"""Prepositions of place before an article, of limits before a number."""
LEVELS = frozenset({("near",), ("below",), ("above",), ("beneath",)})
DOZEN = 12
"""Counts up to it stand behind a preposition of place: `below two bridges`."""

FEW = 3
"""Counts up to it stand behind `under` as a place: `under one roof`, `under two flags`."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue as it stands in a sentence: atoms [first, end)."""

    bound: Bound
    first: int
    end: int


def _cues(side: str) -> dict[str, list[tuple[tuple[str, ...], Bound]]]:
    found: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    for row in lexicon("bounds.tsv"):
        if row["side"] == side:
            words = tuple(a.lower for a in split(row["cue"]))
            key = words[-1] if side == "before" else words[0]
            found.setdefault(key, []).append((words, row["bound"]))  # type: ignore[arg-type]
    for cues in found.values():
        cues.sort(key=lambda c: -len(c[0]))
    return found


BEFORE, AFTER = _cues("before"), _cues("after")


def before(passage: Passage, i: int) -> Cue | None:
    """The longest cue that ends before atom `i`."""
    for words, bound in BEFORE.get(passage.word(i - 1), ()):
        first = i - len(words)
        if (
            first >= 0
            and passage.sequence(first, i) == words
            and not (words == ("ca",) and passage.written(first, i).isupper())
        ):
            return Cue(bound, first, i)
    return None


def after(passage: Passage, i: int) -> Cue | None:
    """The longest cue that starts at atom `i`; one that a number follows belongs to that number."""
    for words, bound in AFTER.get(passage.word(i), ()):
        end = i + len(words)
        if passage.sequence(i, end) != words:
            continue
        return None if starts_number(passage, end) or goes_on(passage, words, end) else Cue(bound, i, end)
    return None


def goes_on(passage: Passage, words: tuple[str, ...], end: int) -> bool:
    """Whether the words of a cue belong to what follows: `100 plus fees`, `7,000 km and up to 12 days`."""
    compares = words[-1] == "more" and words[0] == "and" and passage.word(end) == "than"
    return (
        compares
        or (words == ("plus",) and passage.word(end).isalpha())
        or (words[-1] == "up" and passage.word(end) == "to")
    )


def starts_number(passage: Passage, i: int) -> bool:
    """Whether a number or an amount can start at atom `i`."""
    return passage.digits(i) is not None or passage.word(i) in STARTERS or passage.word(i) in {"$", "a", "an"}


def limit(passage: Passage, candidate: Candidate) -> None:
    """Find the cue of a candidate and set its bound, ends and phrase."""
    cue = left_cue(passage, candidate) if candidate.bound != "between" else None
    if cue is not None:
        if candidate.bound == "exact":
            turned = is_turned(passage, cue)
            candidate.bound = TURNED.get(cue.bound, cue.bound) if turned else cue.bound
        candidate.cue = passage.written(cue.first, cue.end)
        candidate.first = cue.first
    elif candidate.bound == "exact" and (behind := after(passage, candidate.end)):
        candidate.bound, candidate.cue, candidate.end = (
            behind.bound,
            passage.written(behind.first, behind.end),
            behind.end,
        )
    open_ends(candidate)


OR_MORE: dict[str, Bound] = {"more": "ge", "over": "ge", "fewer": "le", "less": "le", "under": "le"}
"""What `or` and one of these words behind the counted noun make of a number."""


def limit_behind_noun(passage: Passage, candidate: Candidate) -> None:
    """Set the bound that follows the counted noun: `four wickets or more`."""
    noun, tokens = candidate.noun_head, passage.sentence.tokens
    if noun is None or candidate.bound != "exact" or candidate.elliptic or noun.i < passage.token(candidate.end - 1).i:
        return
    behind = [t.lower for t in tokens[noun.i - tokens[0].i + 1 :][:2]]
    if len(behind) == len(("or", "more")) and behind[0] == "or" and behind[1] in OR_MORE:
        candidate.bound, candidate.cue = OR_MORE[behind[1]], " ".join(behind)
        open_ends(candidate)


def left_cue(passage: Passage, candidate: Candidate) -> Cue | None:
    """The cue before a candidate, past a word or two like `another`."""
    i = candidate.first
    for _ in range(3):
        cue = before(passage, i)
        if cue is not None:
            return cue if applies(passage, candidate, cue) else None
        if passage.word(i - 1) not in FILLERS:
            return None
        i -= 1
    return None


def applies(passage: Passage, candidate: Candidate, cue: Cue) -> bool:
    """Whether a preposition is meant as a limit: `over five years` and `rose up to 5%` need a second look."""
    if is_no_limit(passage, candidate, cue):
        return False
    words = passage.sequence(cue.first, cue.end)
    adverb = passage.token(cue.first).dep != "prep"
    duration = candidate.kind == "duration"
    if words in PLACES_OR_LIMITS and passage.word(cue.end) in {"the", "its", "their"}:
        return words == ("over",) and adverb and not duration
    if words == ("over",):
        return adverb if duration else not is_stretch(passage, candidate)
    if words == ("up", "to"):
        return not leads_up(passage.token(cue.first))
    if words in LEVELS and candidate.kind == "count":
        return candidate.value is None or candidate.value > DOZEN or candidate.unit is not None
    return True


def is_no_limit(passage: Passage, candidate: Candidate, cue: Cue) -> bool:
    """Whether a cue limits no number: of a rank, or of an amount that is known: `below the 22 percent that polls had given it`."""
    if candidate.kind == "ordinal":
        return cue.bound in {"approx", "below"}
    if (cue.bound in {"le", "ge"} and is_record(passage, cue)) or is_shelter(passage, candidate, cue):
        return True
    known = cue.bound in {"gt", "lt"} and passage.word(cue.end) == "the"
    return known and passage.sequence(cue.first, cue.end) != ("over",)


def is_shelter(passage: Passage, candidate: Candidate, cue: Cue) -> bool:
    """`both under one roof`, `under two flags`, `drones over four regions`: a place; `children under three` are younger."""
    words, value = passage.sequence(cue.first, cue.end), candidate.value or 0
    if candidate.kind != "count" or words not in {("under",), ("over",)}:
        return False
    if words == ("over",):
        return value <= DOZEN and passage.lemma(candidate.end) in LANDS
    return 0 < value <= FEW and passage.tag(candidate.end).startswith(("NN", "JJ"))


def is_record(passage: Passage, cue: Cue) -> bool:
    """Whether an extreme was reached and limits nothing: `reached its annual maximum of 14 million`."""
    extreme = not {"maximum", "minimum"}.isdisjoint(passage.sequence(cue.first, cue.end))
    described = passage.tag(cue.first - 1) in {"JJ", "PRP$", "POS"} or passage.word(cue.first - 1) == "the"
    return extreme and described


def is_stretch(passage: Passage, candidate: Candidate) -> bool:
    """Whether a small number counts stretches of time: `over four summers`, `over five sets`."""
    return (candidate.value or 0) <= DOZEN and passage.lemma(candidate.end) in STRETCHES


def leads_up(token: Token) -> bool:
    """Whether `up` belongs to a verb of motion before it: `rose up to 5%`, `ticks up to 5%`."""
    before = token.sentence.tokens[token.i - token.sentence.tokens[0].i - 1] if token.i else token
    return before is not token and before.lemma in MOTION


def is_turned(passage: Passage, cue: Cue) -> bool:
    """Whether a negation turns a limit: `did not exceed 400`, `did not fall below 26C`."""
    token = passage.token(cue.first)
    verb = token if token.tag.startswith("VB") or token.dep == "ROOT" else token.head
    if verb.tag[:2] != "VB" or (verb is not token and verb.lemma not in LEVEL_VERBS):
        return False
    return any(
        child.dep == "neg" or child.lower in NEVER for child in verb.children if child.i < token.i or child is token
    )


def open_ends(candidate: Candidate) -> None:
    """Ends of the interval that a bound leaves: `at least 17` has no high end."""
    if candidate.low != candidate.high or candidate.value is None:
        return
    if candidate.bound in {"gt", "ge"}:
        candidate.low, candidate.high = candidate.value, None
    elif candidate.bound in {"lt", "le"}:
        candidate.low, candidate.high = None, candidate.value
