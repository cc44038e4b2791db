"""What a figure of a claim counts: the class of its noun, and the word to show for it."""

from __future__ import annotations

import re

from transforms.corpus.claims.corpus import Values
from transforms.lexicons import word_list

NEAR = 4
"""Words before a percentage within which stands what it is of."""
HEADS = re.compile(r"\b(head|leader|president|minister)s of (?:the )?$")
"""Before a number that counts who leads, not what they lead: `the heads of eleven states`."""


def measured(before: str) -> str | None:
    """What a percentage is of, where the words just before it say so: `turnout was 57 per cent`, `puts inflation at 4 percent`."""
    near = re.split(r"[.;,\n]", before)[-1].lower().split()[-NEAR:]
    return next((word for word in reversed(near) if word in word_list("claims.tsv", "measure")), None)


def noun_of(row: Values, before: str) -> str | None:
    """The class of what is counted: people whatever they are called in a toll, but children, attackers and soldiers by themselves."""
    noun = row["noun_lemma"]
    if noun is None:
        return measured(before) if row["kind"] == "percent" else None
    if led := HEADS.search(before):
        noun = led[1]
    for name in ("own_group", "enemy", "security", "toll_noun", "vessel", "building", "vehicle", "document", "door"):
        if noun in word_list("claims.tsv", name):
            return noun if name == "own_group" else {"toll_noun": "people"}.get(name, name)
    return str(noun)


def called(row: Values, noun: str | None) -> str | None:
    """The word to show for what is counted: that of the text, but people for whatever they are called in a toll."""
    return noun if noun == "people" or row["noun_lemma"] is None else str(row["noun_lemma"])
