"""Repair of one line: mojibake, character references, controls, invisible characters and odd spaces.

Typographic quotation marks, ligatures and full-width digits stay as they are: they are what the author wrote.
"""

from __future__ import annotations

import html
import re
import unicodedata

import ftfy

CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffc\ufff9-\ufffb]")
BIDI = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
INVISIBLE = re.compile(r"[\u00ad\u200b\u2060-\u2064\ufeff]")
SURROGATES = re.compile(r"[\ud800-\udfff]")
SPACES = re.compile(r"[^\S\n]+")
REFERENCE = re.compile(r"&(?:[A-Za-z]{2,10}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,6});")
# The first bytes of UTF-8 sequences read as Windows-1252 or Latin-1, each with a second byte read likewise.
MOJIBAKE = re.compile(r"[ÂÃÄÅÆÐÑØÙâãïð][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
WORD = re.compile(rf"\S*{MOJIBAKE.pattern}\S*")
JOINT = re.compile(
    r"(?P<last>(?<![\w./@#-])(?:[A-Za-z]?[a-z]{2,}|\d{2,4}(?=\.\"))|\)(?=\.\"))(?P<stop>[.!?][”\"’)]?)"
    r"(?=[“‘\"]?[A-Z](?:[a-z]*|(?<=\"[A-Z])[A-Za-z]*)[ ,’'])(?!(?:Com|Org|Net|Js)\b)"
)
"""A sentence that is glued to the one before it: "the talks failed.The minister"."""
CALIBRE = re.compile(r"(?<=\w)\. (?=\d\d\d?[ -]?(?:calib(?:er|re)|magnum)\b)", re.IGNORECASE)
"""The point of a calibre that stands apart: "a loaded. 38-caliber revolver"."""
ODD = re.compile(r"[^!-~\n ]|  |&|[a-z\d)][.!?][”\"’)]?[“‘\"]?[A-Z]|\. \d\d\d?[ -]?[CcMm]a")
"""Found in any line that needs a look; printable ASCII with single spaces does not."""
MOST_REFERENCES = 8
"""How deep references to references are followed."""


def repair(line: str) -> tuple[str, frozenset[str]]:
    r"""The repaired line, without white space around it, and flags for what was mended.

    >>> repair("Putin\u00e2\u20ac\u2122s \u201cVictory\u200b Plan\u201d &amp; more")
    ('Putin’s “Victory Plan” & more', frozenset({...}))
    """
    if not ODD.search(line):
        return line.strip(), frozenset()
    flags = set()
    before = None
    while line != before:  # what is taken out may have parted what is to be mended
        before = line
        for name, pattern, instead in MENDS:
            if pattern.search(line):
                mended = pattern.sub(instead, line) if instead is not None else MENDERS[name](line)
                if mended != line:
                    flags.add(name)
                line = mended
    line = SPACES.sub(" ", line).strip()
    return (line if unicodedata.is_normalized("NFC", line) else unicodedata.normalize("NFC", line)), frozenset(flags)


def unescape(line: str) -> str:
    """Resolve character references, also those that were escaped again."""
    for _ in range(MOST_REFERENCES):
        plain = html.unescape(line)
        if plain == line:
            break
        line = plain
    return re.sub(r"[\r\n]+", " ", line)


def fix_encoding(line: str) -> str:
    """Text that was decoded with the wrong encoding, decoded again: as a whole, else the words that show it."""
    fixed = str(ftfy.fix_encoding(line))
    return WORD.sub(lambda word: str(ftfy.fix_encoding(word[0])), fixed) if MOJIBAKE.search(fixed) else fixed


def part(line: str) -> str:
    """Part glued sentences; a straight mark between them opens the second where those before it are closed.

    >>> part('It fell.The end came in 1991."We left," he said.')
    'It fell. The end came in 1991. "We left," he said.'
    """

    def parted(joint: re.Match[str]) -> str:
        last, stop = joint["last"], joint["stop"]
        opens = stop.endswith('"') and line.count('"', 0, joint.start()) % 2 == 0
        return f'{last}{stop[:-1]} "' if opens else f"{last}{stop} "

    return JOINT.sub(parted, line)


MENDERS = {"mojibake": fix_encoding, "references": unescape, "joints": part}
MENDS = (
    ("surrogates", SURROGATES, "\ufffd"),
    ("mojibake", MOJIBAKE, None),
    ("references", REFERENCE, None),
    ("controls", CONTROLS, ""),
    ("bidi_controls", BIDI, ""),
    ("zero_width", INVISIBLE, ""),
    ("calibres", CALIBRE, " ."),
    ("joints", JOINT, None),
)
"""What is mended, in order, and what is put in its place."""
