"""Straight quotation marks whose spaces stand on the wrong side: `it was late, "Frost said`, `it was late,"he said`.

Each mark opens or closes. What stands around it speaks for one of them, and marks mostly open and close in turn; the cheapest
way through a line decides (Viterbi 1967), and the spaces are put where it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transforms.lexicons import word_list

OPEN, CLOSE = 0, 1
Costs = tuple[float, float]
"""What it costs to take a mark for one that opens, and for one that closes."""

BEFORE_OPEN = frozenset("([{-–—/“‘'$=`<+")
"""What may stand right before a mark that opens."""
AFTER_CLOSE = frozenset(".,;:!?)]}-–—/”’'…")
"""What may stand right after a mark that closes."""
STOPS = frozenset({",", ".", "!", "?"})
VOICE = rf"(?:{'|'.join(sorted(word_list('quote_words.tsv', 'voiced')))})\b"
WHO = r"(?:[A-Z][\w.’'-]*|he|she|they|it|an?|the|his|her|its|their|one|another)(?: [\w.’'-]+){0,5}?"
CLOSES_BADLY = re.compile(rf"[,.!?] \"(?:{WHO} )?{VOICE}")
"""An attribution right behind a mark that opens by its spaces: `it was late, "Frost said`."""
CLOSES_WELL = re.compile(rf"[,.!?]\" (?:{WHO} )?{VOICE}")
FEWEST_BAD = 2
"""So many of them show that the marks of a line stand wrong though they open and close in turn."""
SAYS_AFTER = re.compile(rf" ?(?:(?:{WHO} )?{VOICE}|according to )")
SAID_BEFORE = re.compile(rf"{VOICE}[^\".]{{0,60}}[.,:] ?$")
FEWEST = 2
"""Marks below which a line says too little."""
VOICE_REACH = 80
"""Characters before a mark in which a verb of saying is looked for."""

AGAINST = 2.0
"""A mark is taken for the opposite of what its spaces say. On 120 annotated pages: at 1.0 and 4.0 some rows differ and no score."""
BEHIND_STOP = 1.2
"""The same where it stands apart behind a comma or a stop: a closing mark would stand there with its space before it."""
NEVER = 6.0
"""A mark behind a digit opens: it closes, or stands for inches."""
WORDS = 1.0
"""The words around a mark speak against how it is taken."""
OUT_OF_TURN = 1.5
"""Two marks in a row open, or close."""
FIRST_CLOSES = 1.5
"""The first mark of a line closes: the words may go on from the line before."""
LIKELY, UNLIKELY = 0.3, 0.7
"""What it costs where the spaces on both sides are alike."""


def space_marks(line: str) -> str:
    """The line with its straight double marks next to the words that they enclose; as it is where nothing is wrong or sure.

    >>> space_marks('It was late, "Frost said." We left, "he said.')
    'It was late," Frost said. "We left," he said.'
    """
    at = [m.start() for m in re.finditer('"', line)]
    if is_well_spaced(line, [by_spaces(line, i) for i in at]):
        return line
    mended = spaced(line, at, cheapest([costs(line, i) for i in at]))
    again = [m.start() for m in re.finditer('"', mended)]
    settled = spaced(mended, again, cheapest([costs(mended, i) for i in again])) == mended
    return mended if settled else line


def is_well_spaced(line: str, sides: Sequence[int | None]) -> bool:
    """Whether marks open and close in turn by their spaces, and attributions stand behind those that close; or one stands alone."""
    if len(sides) < FEWEST:
        return not sides or sides[0] is None or sides[0] == OPEN
    if not all(side == n % 2 for n, side in enumerate(sides)):
        return False
    badly = len(CLOSES_BADLY.findall(line))
    return badly < FEWEST_BAD or badly <= len(CLOSES_WELL.findall(line))


def by_spaces(line: str, at: int) -> int | None:
    """Whether a mark opens or closes by what stands right around it; None where it touches words, or none, on both sides."""
    free_before = at == 0 or line[at - 1].isspace() or line[at - 1] in BEFORE_OPEN
    free_after = at + 1 == len(line) or line[at + 1].isspace() or line[at + 1] in AFTER_CLOSE
    if free_before == free_after:
        return None
    return OPEN if free_before else CLOSE


def costs(line: str, at: int) -> Costs:
    """What it costs to take a mark for one that opens, and for one that closes."""
    side = by_spaces(line, at)
    before = line[max(0, at - VOICE_REACH) : at]
    ended = before.rstrip()[-1:] in STOPS
    if before[-1:].isdigit():
        return NEVER, 0.0
    opens, closes = by_side(side, line, at, ended=ended)
    if ended and SAYS_AFTER.match(line, at + 1):
        return opens + WORDS, max(0.0, closes - AGAINST)
    if SAID_BEFORE.search(before):
        return max(0.0, opens - AGAINST), closes + WORDS
    return opens, closes


def by_side(side: int | None, line: str, at: int, *, ended: bool) -> Costs:
    """What the spaces around a mark say: one that touches words on both sides mostly opens, one that touches none closes behind a stop."""
    if side == OPEN:
        return 0.0, BEHIND_STOP if ended else AGAINST
    if side == CLOSE:
        return AGAINST, 0.0
    apart = line[at - 1].isspace()
    return (UNLIKELY, LIKELY) if apart and ended else (LIKELY, UNLIKELY)


def cheapest(marks: Sequence[Costs]) -> list[int]:
    """For each mark whether it opens or closes, so that the sum is least."""
    back: list[tuple[int, int]] = []
    total = [marks[0][OPEN], marks[0][CLOSE] + FIRST_CLOSES]
    for cost in marks[1:]:
        ways = [[total[was] + OUT_OF_TURN * (was == now) + cost[now] for was in (OPEN, CLOSE)] for now in (OPEN, CLOSE)]
        back.append((int(ways[OPEN][1] <= ways[OPEN][0]), int(ways[CLOSE][1] < ways[CLOSE][0])))
        total = [min(ways[OPEN]), min(ways[CLOSE])]
    path = [OPEN if total[OPEN] < total[CLOSE] else CLOSE]
    for step in reversed(back):
        path.append(step[path[-1]])
    return path[::-1]


def spaced(line: str, at: Sequence[int], sides: Sequence[int]) -> str:
    """The line with each mark's space on the side where it belongs."""
    return "".join(pieces(line, at, sides))


def pieces(line: str, at: Sequence[int], sides: Sequence[int]) -> Iterator[str]:
    """The stretches between the marks, and the marks with their spaces."""
    end, opened = 0, False
    for here, side in zip(at, sides, strict=True):
        text = line[end:here].lstrip() if opened else line[end:here]
        opened, end = side == OPEN, here + 1
        yield text + before_opening(line[:here][-1:]) if opened else text.rstrip()
        yield '" ' if not opened and line[end : end + 1].isalnum() else '"'
    yield line[end:].lstrip() if opened else line[end:]


def before_opening(character: str) -> str:
    """The space that lacks between a character and a mark that opens behind it."""
    return "" if not character or character.isspace() or character in BEFORE_OPEN else " "
