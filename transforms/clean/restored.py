"""Lines that the model drops and the lines around them show to be the article's: its title, headings and sentences of its text.

The model was trained on long pages; in a short article between long menus a sentence by itself looks like one of theirs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.clean.features import PROSE_WORDS, LineFeatures
from transforms.front_matter.lines import front_matter, is_author_alone, is_clock
from transforms.lexicons import word_list

TITLE_WORDS = (4, 20)
"""A title has so many words, and "Sign up today" or a menu fewer. On 120 annotated pages: at 3 to 20 and 6 to 20 some rows differ and no score."""
LIST_COMMAS = 3
"""A short line of so many commas lists topics. 2 and 5 read 120 annotated pages alike."""
MOST_ABOVE = 20
"""A title stands among so many first lines. On 120 annotated pages: at 8 some rows differ and no score; at 40 nothing changes."""
TITLE_SHARE = 0.3
"""So many of its longer words stand in the article's prose where the model dropped every line that can be the title.
On 120 annotated pages: at .15 recall .935 for .936; at .5 nothing changes."""
SIGNED = 0.4
"""What a byline or a date right below adds to that share. On 120 annotated pages: at .2 and .6 some rows differ and no score."""
NEAR = 3
"""Lines below a title in which its byline or date stands. On 120 annotated pages: at 1 some rows differ and no score; at 6 nothing changes."""
SENTENCE_WORDS = 6
"""A sentence has so many words at least.
On 120 annotated pages: at 4 nothing changes; at 9 recall .937 for .936, F1 of dropped lines .958 for .957."""
BESIDE = 2
"""Lines above a sentence in which the article's prose stands.
On 120 annotated pages: at 1 recall .939 for .936, F1 of dropped lines .959 for .957; at 4 recall .934 for .936, F1 of dropped lines .956 for .957."""
PARAGRAPH_WORDS = 12
"""On 120 annotated pages: at 8 nothing changes; at 20 recall .938 for .936, F1 of dropped lines .958 for .957."""
LONGEST_STANDFIRST = 60
"""Words above which a line is a paragraph of the text."""
HEADING_WORDS = 9
"""Words above which a line is no heading within the text. 5 and 14 read 120 annotated pages alike."""
STOPS = (".", "!", "?", "…", ".”", '."')
ADDRESSED = re.compile(
    rf"\b(?:{'|'.join(sorted(word_list('line_words.tsv', 'addressed')))})\b|https?:|[@©|»]".replace("*", r"\w*"),
    re.IGNORECASE,
)
"""Words with which a page speaks to its reader, or of itself and its authors."""
TELLS = re.compile(rf"\b(?:{'|'.join(sorted(word_list('line_words.tsv', 'telling_verb')))}|[a-z]{{2,}}ed)\b")
"""A verb that tells."""
HEADINGS = word_list("line_words.tsv", "section_heading")
QUOTES = ("‘", "“", "'", '"')


def restore(read: Sequence[LineFeatures], dropped: list[str | None], model: str) -> None:
    """Keep what the model dropped and the lines around show to be the article's.

    Args:
        read: the lines.
        dropped: the rule that drops each line; changed in place.
        model: the rule of the model; what another rule drops stays so.
    """
    restore_title(read, dropped, model)
    for i in range(len(read)):
        if dropped[i] == model and (is_standfirst(read, dropped, i) or is_clock_heading(read, dropped, i)):
            dropped[i] = None
    for i, line in enumerate(read):
        if dropped[i] == model and is_sentence(line) and follows_prose(read, dropped, i):
            dropped[i] = None
    for i, line in enumerate(read[:-1]):
        if (
            dropped[i] == model
            and heads(line, read[i + 1])
            and dropped[i + 1] is None
            and follows_prose(read, dropped, i)
        ):
            dropped[i] = None


def restore_title(read: Sequence[LineFeatures], dropped: list[str | None], model: str) -> None:
    """Keep the line above the text that is most like its title where none is left that can be it."""
    above = [i for i in range(min(first_prose(read, dropped), MOST_ABOVE)) if is_long_title(read[i])]
    best = max(above, key=lambda i: (likeness(read, i), i), default=None)
    if best is None or dropped[best] != model or likeness(read, best) < TITLE_SHARE:
        return
    if all(dropped[i] is not None or i > best for i in above):
        dropped[best] = None


def first_prose(read: Sequence[LineFeatures], dropped: Sequence[str | None]) -> int:
    """The first line of the text that is kept; 0 where none is."""
    return next((i for i, x in enumerate(read) if dropped[i] is None and is_prose(x)), 0)


def likeness(read: Sequence[LineFeatures], at: int) -> float:
    """How like the title a line is: the share of its words that stand in the text, and whether it is signed or dated right below."""
    signed = any(is_signature(x.text) for x in read[at + 1 : at + 1 + NEAR])
    return read[at].shares[0] + SIGNED * signed


def is_signature(line: str) -> bool:
    """Whether a line is a byline or a date."""
    return front_matter(line) in ("byline", "dateline") or is_author_alone(line)


def is_prose(line: LineFeatures) -> bool:
    """Whether a line is long enough to be the article's text, and no caption."""
    return line.n_words >= PROSE_WORDS and front_matter(line.text) != "caption"


def is_long_title(line: LineFeatures) -> bool:
    """Whether a line has the length of a title, does not end like a sentence, and is no list, byline, date line or caption."""
    if not TITLE_WORDS[0] <= line.n_words <= TITLE_WORDS[1] or line.text.endswith((".", "…", '."', ".”")):
        return False
    return line.text.count(",") < LIST_COMMAS and not front_matter(line.text) and not is_author_alone(line.text)


def is_sentence(line: LineFeatures) -> bool:
    """Whether a line tells something, and speaks neither to its reader nor of the page."""
    text = line.text
    if line.n_words < SENTENCE_WORDS or not text.endswith(STOPS) or not (text[0].isupper() or text[0] in "“‘\"'"):
        return False
    outside = re.sub(r"“[^”]*”|\"[^\"]*\"", "", text)
    return TELLS.search(outside) is not None and ADDRESSED.search(outside) is None


def is_standfirst(read: Sequence[LineFeatures], dropped: Sequence[str | None], at: int) -> bool:
    """Whether a line stands as a sentence between the title and the byline or date: "For forty years he climbed the stairs. ..."."""
    line = read[at]
    if not (PARAGRAPH_WORDS <= line.n_words <= LONGEST_STANDFIRST and is_sentence(line)):
        return False
    below_title = at > 0 and dropped[at - 1] is None and is_long_title(read[at - 1])
    return below_title and any(is_signature(x.text) for x in read[at + 1 : at + 1 + NEAR])


def is_clock_heading(read: Sequence[LineFeatures], dropped: Sequence[str | None], at: int) -> bool:
    """Whether a line is a time of day above a paragraph that stays, within the text of a live blog."""
    if at + 1 >= len(read) or not is_clock(read[at].text):
        return False
    below = read[at + 1]
    stands = dropped[at + 1] is None and below.n_words >= PARAGRAPH_WORDS and below.text.endswith(STOPS)
    return stands and any(dropped[i] is None and is_prose(read[i]) for i in range(at))


def follows_prose(read: Sequence[LineFeatures], dropped: Sequence[str | None], at: int) -> bool:
    """Whether a paragraph that is kept stands right above a line."""
    above = range(max(0, at - BESIDE), at)
    return any(
        dropped[k] is None and read[k].n_words >= PARAGRAPH_WORDS and read[k].text.endswith(STOPS) for k in above
    )


def heads(line: LineFeatures, below: LineFeatures) -> bool:
    """Whether a short line can be the heading of the paragraph below it: a question, quoted words, or what it takes up."""
    text = line.text
    if line.n_words > HEADING_WORDS or below.n_words < PARAGRAPH_WORDS or not below.text.endswith(STOPS):
        return False
    if text.endswith((".", ":", "…")) or ADDRESSED.search(text):
        return False
    return text.endswith("?") or text.startswith(QUOTES) or text.lower() in HEADINGS or line.shares[2] > 0
