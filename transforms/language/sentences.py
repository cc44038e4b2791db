"""Where sentences may and may not begin: told to the parser beforehand, so that it makes one tree for each.

What punctuation and abbreviations tell for certain is settled here; the rest (a colon, a dash, a capital after "U.S.") is
left to the parser. After the conventions of Grefenstette & Tapanainen 1994 and of the Universal Dependencies treebanks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from spacy.attrs import ORTH, SENT_START, SPACY
from spacy.language import Language
from spacy.tokens import Doc

from transforms.lexicons import lexicon, word_list
from transforms.read.moments import MONTHS

COMPONENT = "columnist_sentences"
CODES = {True: 1, False: -1, None: 0}
"""Values of spaCy's attribute SENT_START."""

STOPS = frozenset((".", "!", "?", "?!", "!?", "!!", "!!!", "??", "???", "。"))
ELLIPSES = frozenset(("…", "...", "....", ".."))
CLOSERS = frozenset(("”", "’", ")", "]", "}", "''", "»"))
OPENERS = frozenset(("“", "‘", "(", "[", "{", "``", "«", "¿", "¡"))
NEVER_FIRST = STOPS | ELLIPSES | frozenset(",;:")
DASHES = frozenset(("-", "–", "—", "--"))
STRAIGHT = frozenset(('"', "'"))
CREDITS = frozenset(
    ("image", "images", "photo", "photos", "picture", "credit", "credits", "file", "video", "illustration", "graphic")
)
SPEECH = frozenset(
    [
        "said",
        "says",
        "asked",
        "asks",
        "added",
        "shouted",
        "cried",
        "wondered",
        "replied",
        "told",
        "wrote",
        "tweeted",
        "yelled",
    ]
)
OPENERS_OF_SENTENCES = word_list("sentence_words.tsv", "opener")
LETTERED = word_list("sentence_words.tsv", "lettered")
CLOCK_FOLLOWERS = word_list("sentence_words.tsv", "clock_follower")
AGENCIES = word_list("sentence_words.tsv", "agency")
MERIDIEMS = frozenset({"am", "pm"})
SMALL = word_list("sentence_words.tsv", "small")
"""Words that open a sentence in a source that has lost its capitals."""
BRACKETED = 5
"""Tokens from an opening bracket to the closing one around an abbreviation: "(ret.)"."""
ASIDE = 14
"""Tokens within which the second dash of an aside comes."""
LONGEST_DATELINE = 14
"""Tokens from the start of a block to the dash that ends its dateline."""


@cache
def abbreviations() -> dict[str, str]:
    """What follows each abbreviation, without its last full stop, in lower case."""
    return {row["abbreviation"]: row["follows"] for row in lexicon("abbreviations.tsv")}


@Language.component(COMPONENT)
def mark(doc: Doc) -> Doc:
    """Say of each token whether a sentence may begin with it, where that is certain."""
    if len(doc) > 1:
        strings, (orths, spaces) = doc.vocab.strings, doc.to_array([ORTH, SPACY]).T.tolist()
        starts = boundaries([strings[orth] for orth in orths], spaces)
        codes: Any = np.array([[0], *([CODES[begins]] for begins in starts[1:])], dtype=np.int64).astype(np.uint64)
        doc.from_array([SENT_START], codes)
    return doc


def boundaries(words: Sequence[str], spaces: Sequence[bool]) -> list[bool | None]:
    """Whether a sentence begins at each token: yes, no, or None where only the parse can tell.

    >>> boundaries("Gen. Milley left . He".split(), [True, True, False, True, True])
    [None, False, False, False, True]
    """
    quoted = straight_quotes(words, spaces)
    found: list[bool | None] = [None] * len(words)
    last = -1  # the last token that is no closing mark
    for i, word in enumerate(words):
        if last >= 0:
            found[i] = False if goes_on(words, last, i) else begins(words, quoted, last, i)
        if not closes(word, quoted[i]):
            last = i
    if (end := dateline_end(words, spaces)) is not None and end < len(words):
        found[1:end] = [False] * (end - 1)
        found[end : end + 2] = [True, False][
            : len(words) - end
        ]  # "BISHKEK, April 7 - Four guards": no sentence is "Four"
    return found


def straight_quotes(words: Sequence[str], spaces: Sequence[bool]) -> list[str]:
    """For each token `open` or `close` where it is a straight quotation mark, else nothing."""
    if STRAIGHT.isdisjoint(words):
        return [""] * len(words)
    found, inside = [], dict.fromkeys(STRAIGHT, False)
    for i, word in enumerate(words):
        if word not in STRAIGHT:
            found.append("")
            continue
        free_before, free_after = i == 0 or spaces[i - 1], spaces[i] or i + 1 == len(words)
        inside[word] = not inside[word] if free_before == free_after else free_before
        found.append("open" if inside[word] else "close")
    return found


def closes(word: str, quote: str) -> bool:
    """Whether a token closes a quotation or a bracket."""
    return word in CLOSERS or quote == "close"


def begins(words: Sequence[str], quoted: Sequence[str], last: int, i: int) -> bool | None:
    """Whether a sentence begins at token i; `last` is the last token before it that closes nothing."""
    before = words[last]
    if cannot_begin(words, quoted, i) or is_bracketed_abbreviation(words, last):
        return False
    first = first_letter(words, quoted, i)
    if before in STOPS:
        return after_stop(words, last, i, first)
    if before in ELLIPSES:
        return after_ellipsis(words, last, i, first)
    if before[-1] == "." and len(before) > 1:
        return after_abbreviation(words, last, i, first)
    if is_credit(words, i):
        return before not in ",:;-–—("
    return False if first == "lower" or before in (",", "-") else None


def goes_on(words: Sequence[str], last: int, i: int) -> bool:
    """Whether a word in small letters follows another word, as most do: no rule of `begins` has to be asked."""
    word = words[i]
    return last == i - 1 and word[0].islower() and word.islower() and words[last].isalpha()


def cannot_begin(words: Sequence[str], quoted: Sequence[str], i: int) -> bool:
    """Whether no sentence begins with a token: a mark that closes or stops, an omission in brackets, the zone of a time ("5:40 PM ET")."""
    if words[i - 1].lower() in MERIDIEMS and words[i].lower() in CLOCK_FOLLOWERS:
        return True
    return closes(words[i], quoted[i]) or words[i] in NEVER_FIRST or words[i : i + 2] == ["[", "..."]


def is_bracketed_abbreviation(words: Sequence[str], stop: int) -> bool:
    """Whether a full stop ends an abbreviation in brackets inside a sentence: "Adm. (ret.) Paul Meyer"."""
    if words[stop + 1 : stop + 2] != [")"] or words[stop][-1] != ".":
        return False
    opening = next((k for k in range(stop, max(-1, stop - BRACKETED), -1) if words[k] == "("), None)
    word = words[stop][:-1] or words[stop - 1]
    return opening is not None and opening > 0 and word.lower() in abbreviations()


def after_ellipsis(words: Sequence[str], last: int, i: int, first: str) -> bool | None:
    """After dots; "[...]" stands for what is left out."""
    omission = last + 1 < i and words[last + 1] == "]"
    return first == "upper" if omission or first == "lower" else None


def is_credit(words: Sequence[str], i: int) -> bool:
    """Whether a caption's credit starts here: "Image: Jane Doe"."""
    return words[i][0].isupper() and words[i].lower() in CREDITS and words[i + 1 : i + 2] == [":"]


def first_letter(words: Sequence[str], quoted: Sequence[str], i: int) -> str:
    """`upper`, `lower` or `other`: what the next word that opens nothing begins with; a name such as iPhone is `other`."""
    while i + 1 < len(words) and (words[i] in OPENERS or quoted[i] == "open"):
        i += 1
    word = words[i]
    if word[0].islower():
        return "other" if any(map(str.isupper, word)) else "lower"
    return "upper" if word[0].isupper() else "other"


def after_stop(words: Sequence[str], last: int, i: int, first: str) -> bool | None:
    """After a full stop, question or exclamation mark that is a token of its own."""
    before = words[last - 1] if last and words[last] == "." else ""
    if not before:
        return after_mark(words, last, i, first)
    if is_item_number(words, last):
        return False
    if follows := abbreviations().get(before.lower()):
        return abbreviated(follows, words, i, first)
    if len(before) == 1 and before.isupper():
        return after_initial(words, last - 1, i, first)
    if first == "lower":
        # "turned it down. he left": the word is too long for an abbreviation.
        return i == last + 1 and words[i] in SMALL and before.isalpha() and len(before) > 3
    return True if first == "upper" else None


def after_mark(words: Sequence[str], last: int, i: int, first: str) -> bool | None:
    """After a question or exclamation mark: behind a closing quotation mark, whoever speaks may follow."""
    if first == "upper" and i > last + 1 and words[last] != ".":
        return False if speaks(words, i) else None
    return {"upper": True, "lower": False}.get(first)


def is_item_number(words: Sequence[str], stop: int) -> bool:
    """Whether a full stop stands after the number of a list item ("1. Ukraine"), not after "No. 1"."""
    if stop == 0 or not words[stop - 1].isdigit():
        return False
    counted = stop > 2 and words[stop - 3].lower() in abbreviations()
    return stop == 1 or (words[stop - 2] in STOPS and not counted)


def speaks(words: Sequence[str], i: int) -> bool:
    """Whether a name and a verb of speech follow, as in "Why?" Zelensky asked."""
    for word in words[i : i + 4]:
        if word in SPEECH:
            return True
        if not (word[0].isupper() or word == "."):
            return False
    return False


def after_abbreviation(words: Sequence[str], last: int, i: int, first: str) -> bool | None:
    """After a token that holds its full stop."""
    bare = words[last][:-1]
    if follows := abbreviations().get(bare.lower()):
        return abbreviated(follows, words, i, first)
    if len(bare) == 1 and bare.isupper():
        return after_initial(words, last, i, first)
    return False if first == "lower" else None


SIGNS = frozenset("$£€¥~≈")
"""What an amount begins with: `approx. $3m`."""


def abbreviated(follows: str, words: Sequence[str], i: int, first: str) -> bool | None:
    """Whether a sentence begins after an abbreviation of a kind."""
    if follows in {"any", "name"} or (follows == "number" and (words[i][0].isdigit() or words[i][0] in SIGNS)):
        return False
    if first == "lower":
        return False if follows != "number" else None
    if follows == "clock":
        return first == "upper" and not tells_zone(words, i)
    opens = follows == "number" or words[i].lower() in OPENERS_OF_SENTENCES  # "in Nov. She left"
    return True if opens and first == "upper" else None


def tells_zone(words: Sequence[str], i: int) -> bool:
    """Whether a time goes on with a day, a month or whose time it is: "10 p.m. Eastern", "4 a.m. Kyiv time"."""
    word = words[min(i + 1, len(words) - 1)] if words[i] in OPENERS else words[i]
    return word.partition("/")[0].lower() in CLOCK_FOLLOWERS or "time" in {w.lower() for w in words[i + 1 : i + 4]}


def after_initial(words: Sequence[str], at: int, i: int, first: str) -> bool | None:
    """After a capital with a full stop: a name goes on ("George W. Bush"), or a sentence ends ("Martin K. He left")."""
    if first == "upper" and at and (words[i].lower() in OPENERS_OF_SENTENCES or words[at - 1].lower() in LETTERED):
        return True
    if is_initial(words, at) or first != "upper":
        return False
    return None if words[at] != words[at][0] else True


def is_initial(words: Sequence[str], at: int) -> bool:
    """Whether a capital with a full stop stands in a name: at the start, or after a capitalised word or another initial."""
    return at == 0 or words[at - 1][0].isupper() or words[at - 1] in OPENERS or words[at - 1].lower() in abbreviations()


PLACE = re.compile(r"[A-Z][\w.’'-]*$")
WIRE = re.compile(r"/\w+/$")


def dateline_end(words: Sequence[str], spaces: Sequence[bool]) -> int | None:
    """The token after the dateline that a block begins with: "KYIV, Nov 19 (Reuters) -", or a whole date.

    A place in mixed case counts with its region and country, its date or its agency; "Biden, Harris - both" is none.

    >>> dateline_end("KYIV ( Reuters ) - Ukraine".split(), [True] * 6), dateline_end("Biden , Harris - both".split(), [True] * 5)
    (5, None)
    """
    if (end := date_end(words)) is not None:
        return end if words[end][0].isupper() else None
    if (end := agency_end(words)) is not None:
        return end
    dash = dateline_dash(words, spaces)
    return None if dash is None or not is_place_line(words, dash) else dash + 1


CLOSED = frozenset({")", "):"})
"""A bracket that closes; with a colon behind it the tokenizer takes both for one sign."""


def agency_end(words: Sequence[str]) -> int | None:
    """The token after the agency in brackets that ends a dateline without a dash: "Nagpur, Mar 14 (PTI) Police have", "(ANI): Two"."""
    for i, word in enumerate(words[:LONGEST_DATELINE]):
        if word in CLOSED and i > 2 and words[i - 1].lower() in AGENCIES and words[i - 2] == "(":
            end = i + 1 + (words[i + 1 : i + 2] == [":"])
            return end if end < len(words) and words[end] not in DASHES and words[end][0].isupper() else None
        if not is_of_dateline(word):
            return None
    return None


def is_of_dateline(word: str) -> bool:
    """Whether a token can stand in a dateline: a place, a number, punctuation, a wire between slashes."""
    return word in ",()./-[]" or word.isdigit() or PLACE.match(word) is not None or WIRE.match(word) is not None


def date_end(words: Sequence[str]) -> int | None:
    """The token after a whole date that a block begins with: "Nov 19 , 2024", a weekday before it or not."""
    first = 2 if len(words) > 2 and words[1] == "," and words[0].endswith("day") else 0
    date = words[first : first + 5]
    if len(date) < 5 or date[0][:3].lower() not in MONTHS or not (date[1].isdigit() and date[2] == ","):
        return None
    return first + 4 if date[3].isdigit() and len(date[3]) == 4 else None


def dateline_dash(words: Sequence[str], spaces: Sequence[bool]) -> int | None:
    """The first free dash of a block, where nothing but places, numbers and punctuation stands before it."""
    for i, word in enumerate(words[:LONGEST_DATELINE]):
        if word in DASHES and i and (spaces[i - 1] or words[i - 1] == ")"):
            return i if i < len(words) - 1 else None
        if not is_of_dateline(word):
            return None
    return None


def is_place_line(words: Sequence[str], dash: int) -> bool:
    """Whether what stands before a dash is a dateline: capitals, a comma, an agency in brackets or a month speak for it."""
    before = words[:dash]
    capitals = before[0].isupper() and len(before[0]) > 1
    signs = 2 * capitals + sum((w == ",") + 2 * (w == "(" or w[:3].lower() in MONTHS) for w in before)
    filed = (
        before[-1] == ")"
        or WIRE.match(before[-1]) is not None
        or "," in before
        or (capitals and is_bare_place(words, dash))
    )
    return signs > 1 and filed


def is_bare_place(words: Sequence[str], dash: int) -> bool:
    """Whether a place alone stands before a dash: capitals without digits, and no second dash that makes it an aside."""
    letters = "".join(words[:dash])
    return letters.isupper() and not any(map(str.isdigit, letters)) and not DASHES & set(words[dash + 1 : dash + ASIDE])
