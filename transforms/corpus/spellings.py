"""One name in several spellings: "Hugging Face" and "HuggingFace", "the Vale Society" and "Vale Society", "Health Department" and "Department of Health"."""

from __future__ import annotations

import re
from functools import reduce

import pyarrow as pa
import pyarrow.compute as pc

TYPED = "^(person|organization|place|facility|product|work|event_name|law|other):"
"""Ids made of a name, by types."""
OFFICE = r"^(.+-)?(department|division|bureau|office|ministry|committee|commission)-(?:of|for|on)-(?:the-)?(.+)$"
"""A body named by its field behind: Department of Health, which is the Health Department too."""
BEFORE_FIELD = ("-of-", "-for-", "-on-")
NO_PLURALS = ("ss", "is", "as")
SHORTENED = {
    r"\bgovt\b": "government",
    r"\bdept\b": "department",
    r"\buniv\b": "university",
    r"\bintl\b": "international",
}
"""Words that headlines shorten."""
STATE = r"-state-government$"
"""The end of a state's government, which is called without the word too: the Lagos Government."""
FILLERS = r"\bthe-|\band-|-"
SHORTEST = 5
"""Letters of a name below which another spelling may be another name: C/O and CO, LA-LA and A."""
DIGITS = re.compile(r"\d+")


def keys(ids: pa.Array) -> pa.Array:
    """What the names of ids are compared by: without types, articles and spaces.

    >>> ids = ["organization:the-vale-society", "facility:vale-societies", "product:hugging-face", "person:del-giudice"]
    >>> keys(pa.array(ids)).to_pylist()
    ['valesociety', 'valesocietie', 'huggingface', 'delgiudice']
    >>> keys(pa.array(["organization:utah-department-of-health", "organization:utah-health-department"])).to_pylist()
    ['utahhealthdepartment', 'utahhealthdepartment']
    >>> keys(pa.array(["organization:lagos-govt", "organization:lagos-state-government"])).to_pylist()
    ['lagosgovernment', 'lagosgovernment']
    """
    names = pc.replace_substring_regex(ids, pattern=TYPED, replacement="")
    names = singular(offices(names))
    for pattern, whole in SHORTENED.items():
        names = pc.replace_substring_regex(names, pattern=pattern, replacement=whole)
    names = pc.replace_substring_regex(names, pattern=STATE, replacement="-government")
    return pc.replace_substring_regex(names, pattern=FILLERS, replacement="")


def offices(names: pa.Array) -> pa.Array:
    """Names, those of bodies with their field before; only what may be one is looked at closely, of 700,000 names a few."""
    may_be = reduce(pc.or_, (pc.match_substring(names, words) for words in BEFORE_FIELD))
    turned = pc.replace_substring_regex(names.filter(may_be), pattern=OFFICE, replacement=r"\1\3-\2")
    return pc.replace_with_mask(names, may_be, turned)


def singular(names: pa.Array) -> pa.Array:
    """Names of several words, the last one without the ending of its plural."""
    several = pc.and_(pc.ends_with(names, "s"), pc.match_substring(names, "-"))
    is_plural = pc.and_not(several, reduce(pc.or_, (pc.ends_with(names, end) for end in NO_PLURALS)))
    return pc.replace_with_mask(names, is_plural, pc.utf8_slice_codeunits(names.filter(is_plural), 0, -1))


def exact(entity_id: str, key: str) -> str:
    """What a name is compared by in the end: with its numbers, and as it is spelled where it is short.

    >>> exact("product:qwen-3", "qwen3") == exact("product:qwen3", "qwen3")
    True
    >>> exact("law:section-1-2", "section12") == exact("law:section-12", "section12")
    False
    """
    name = entity_id.partition(":")[2]
    return name if len(key) < SHORTEST else " ".join([key, *DIGITS.findall(name)])
