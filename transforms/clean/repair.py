"""Repair of one line: mojibake, character references, controls, invisible characters and odd spaces.

Typographic quotation marks, ligatures and full-width digits stay as they are: they are what the author wrote.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

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
    r"(?:(?<![\w./@#-])(?:[a-z]{3,}|[A-Z]{2,}|\d{2,4})|[\w%][”\"’)])[.!?…][”’)]{0,2}"
    r"(?=[“‘(]?[A-Z](?:[a-z]*|[A-Z]+)[ ,’'])(?!(?:Com|Org|Net|Js|NET|COM|PDF|TXT|HTML|JPG|JSON|XML|CSV)\b)"
)
"""A sentence that is glued to the one before it: "the talks failed.The minister"."""
NAME_JOINT = re.compile(
    r"(?<![\w./@#-])(?:[A-Z]?[a-z]{2,})[.!?…][”’)]{0,2}"
    r"(?=[“‘(]?(?:A|An|And|As|At|But|For|He|His|How|I|If|In|It|Its|On|She|So|That|The|There|They|This|Those|We|When|While|Who|You)[ ,’'])"
)
"""The same behind a name or a short word, where "Rocket.Chat" is a name: "reached Kursk.The minister"."""
YEAR_JOINT = re.compile(r"(?<![\w./-])(?:19|20)\d\d(?=[A-Z][a-z]+ [a-z])")
"""A date line that is glued to its text: "Nov 20, 2024The minister said"."""
COMMA_JOINT = re.compile(r"(?<=[a-z]{3}),(?=[A-Za-z]{2,} )")
"""A clause that is glued to the one before it: "the talks failed,the minister said"."""
MARK_APART = re.compile(r"(?:(?<=\s“)|(?<=^“))\s+(?=\S)|(?<=\S)\s+(?=”(?!\w))")
"""A typographic mark that stands apart from the words that it encloses: "“ We left, ” she said"."""
MARK_GLUED = re.compile(r"(?<=[\w.,;:!?%)])(?=“\w)|(?<=\S”)(?=[^\W\d_]{2})")
"""One that touches the words outside: "she said,“We left”and went"."""
APOSTROPHE = re.compile(r"(?<=\w)(?P<mark>[’']) (?=(?:s|re|ve|ll|t|m) )")
"""An ending that stands apart from its word: "Bush’ s"."""
WIRE = re.compile(r"(?<=\w)--\((?P<wire>[A-Z ]{4,20})\)--(?=\S)")
"""A dateline without spaces: "LONDON--(BUSINESS WIRE)--The bank"."""
DASH = re.compile(r"(?<= )- -(?= )")
CLOCK = re.compile(r"(?<=\d )(?P<half>[AaPp])\. (?=[Mm]\.)")
"""A time of day that is taken apart: "8:30 p. m.", an amount likewise: "$1. 29"."""
AMOUNT = re.compile(r"(?P<whole>[$€£]\d{1,3}\.) (?=\d\d\b)")
CALIBRE = re.compile(r"(?<=\w)\. (?=\d\d\d?[ -]?(?:calib(?:er|re)|magnum)\b)", re.IGNORECASE)
"""The point of a calibre that stands apart: "a loaded. 38-caliber revolver"."""
MOST_PASSES = 16
"""Times that a line is looked at again."""
MOST_REFERENCES = 8
"""How deep references to references are followed."""


def repair(line: str) -> tuple[str, frozenset[str]]:
    r"""The repaired line, without white space around it, and flags for what was mended.

    >>> repair("Putin\u00e2\u20ac\u2122s \u201cVictory\u200b Plan\u201d &amp; more")
    ('Putin’s “Victory Plan” & more', frozenset({...}))
    """
    flags = set()
    present = set(line)
    for _ in range(MOST_PASSES):  # what is taken out may have parted what is to be mended
        before = line
        for mend in MENDS:
            mended = line if present.isdisjoint(mend.needs) else mend.of(line)
            if mended != line:
                flags.add(mend.name)
                line, present = mended, set(mended)
        if line == before:
            break
    if "  " in line or not present.isdisjoint(ODD_SPACES):
        line = SPACES.sub(" ", line)
    line = line.strip()
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


@dataclass(frozen=True, slots=True)
class Mend:
    """What is mended: its name as a flag, what is looked for, and what is put in its place, as a text or worked out."""

    name: str
    needs: frozenset[str]
    """Characters of which one stands in any line that is to be mended."""
    pattern: re.Pattern[str]
    instead: str | Callable[[str], str]
    sign: re.Pattern[str] | None = None
    """What has to be there as well, and is found sooner than the pattern."""

    def of(self, line: str) -> str:
        """The line mended, or as it is."""
        if (self.sign is not None and not self.sign.search(line)) or not self.pattern.search(line):
            return line
        return self.instead(line) if callable(self.instead) else self.pattern.sub(self.instead, line)


def members(kind: re.Pattern[str]) -> frozenset[str]:
    """The characters that a class of characters of the basic plane has."""
    return frozenset(kind.findall("".join(map(chr, range(0x10000)))))


ODD_SPACES = members(re.compile(r"[^\S\n ]"))
STOPS, DIGITS, QUOTES = frozenset(".!?…"), frozenset("0123456789"), frozenset("“”")
POINT_APART = re.compile(r"\. \d\d")
STOP_GLUED = re.compile(r"[.!?…][”’)]{0,2}[“‘(]?[A-Z]")
MENDS = (
    Mend("surrogates", members(SURROGATES), SURROGATES, "\ufffd"),
    Mend("mojibake", frozenset("ÂÃÄÅÆÐÑØÙâãïð"), MOJIBAKE, fix_encoding),
    Mend("references", frozenset("&"), REFERENCE, unescape),
    Mend("controls", members(CONTROLS), CONTROLS, ""),
    Mend("bidi_controls", members(BIDI), BIDI, ""),
    Mend("zero_width", members(INVISIBLE), INVISIBLE, ""),
    Mend("calibres", frozenset("."), CALIBRE, " .", POINT_APART),
    Mend("spacing", frozenset("’'"), APOSTROPHE, r"\g<mark>", re.compile("[’'] ")),
    Mend("spacing", frozenset("-"), DASH, "--", re.compile("- -")),
    Mend("spacing", frozenset("("), WIRE, r" (\g<wire>) -- ", re.compile(r"--[(]")),
    Mend("spacing", frozenset("."), CLOCK, r"\g<half>.", re.compile(r"\. [Mm]")),
    Mend("spacing", frozenset("$€£"), AMOUNT, r"\g<whole>", POINT_APART),
    Mend("marks", QUOTES, MARK_APART, "", re.compile(r"“\s|”(?<=\s”)")),
    Mend("marks", QUOTES, MARK_GLUED, " ", re.compile(r"“(?<=\S“)|”[^\W\d_]")),
    Mend("joints", STOPS, JOINT, r"\g<0> ", STOP_GLUED),
    Mend("joints", STOPS, NAME_JOINT, r"\g<0> ", STOP_GLUED),
    Mend("joints", DIGITS, YEAR_JOINT, r"\g<0> ", re.compile(r"\d[A-Z]")),
    Mend("joints", frozenset(","), COMMA_JOINT, r"\g<0> ", re.compile(r",[A-Za-z]")),
)
"""What is mended, in order."""
