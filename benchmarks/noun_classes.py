"""Compile the semantic classes of common nouns from Princeton WordNet 3.0: `python -m benchmarks.noun_classes FOLDER`.

FOLDER holds WordNet's `index.noun` and `data.noun` (Debian's package wordnet-base installs them). A noun is of the class of its
most frequent sense: by the synsets above it, else by its lexicographer file. Only the classes that events ask for are kept.
"""

from __future__ import annotations

import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "transforms" / "lexicons" / "noun_classes.tsv"

FILES = {"05": "animal", "18": "person", "20": "crop"}
"""Classes of whole lexicographer files: noun.animal, noun.person, noun.plant."""

THINGS = frozenset({"06", "15", "17"})
"""Files of artifacts, places and natural objects, in which the synsets of ABOVE stand; "craft" is a skill too."""

ABOVE = {
    "vehicle": "vehicle",
    "craft": "vehicle",
    "weapon": "weapon",
    "explosive_device": "explosive",
    "building": "structure",
    "housing": "structure",
    "structure": "structure",
    "place_of_business": "structure",
    "workplace": "structure",
    "establishment": "structure",
    "way": "site",
    "facility": "site",
    "geological_formation": "site",
    "land": "site",
    "farm": "site",
    "body_of_water": "site",
    "district": "territory",
    "tract": "site",
}
"""Classes by a synset above the noun, named by its first word."""

SLURS = ("slur", "offensive", "disparag", "derogat", "slang", "insult", "vulgar", "obscen")
"""What the gloss of a word says that no list needs."""

HEADER = """\
# Semantic classes of common nouns by their most frequent sense, where semantic_classes.tsv has none.
# Compiled by `python -m benchmarks.noun_classes` from Princeton WordNet 3.0.
class\tlemma
"""


def main(folder: Path) -> None:
    """Write the table."""
    synsets = {line[:8]: line for line in lines(folder / "data.noun")}
    rows = []
    for line in lines(folder / "index.noun"):
        fields = line.split()
        lemma, offset = fields[0], fields[-int(fields[2])]
        name = class_of(offset, synsets) if lemma.isalpha() else None
        synset, _, gloss = synsets[offset].partition("|")
        slur = any(mark in gloss for mark in SLURS)
        if name is not None and lemma in synset.split() and not slur:  # names stand there with a capital
            rows.append(f"{name}\t{lemma}\n")
    TARGET.write_text(HEADER + "".join(sorted(rows)), encoding="utf-8")


def lines(path: Path) -> list[str]:
    """The lines of a file of WordNet without its licence, which stands indented at the top."""
    return [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("  ")]


def class_of(offset: str, synsets: dict[str, str]) -> str | None:
    """The class of a synset: of the nearest one above it that has a class, else of its lexicographer file."""
    at: str | None = offset
    while at is not None:
        fields = synsets[at].split()
        if fields[4] in ABOVE and fields[1] in THINGS:
            return ABOVE[fields[4]]
        at = next((fields[n + 1] for n, mark in enumerate(fields) if mark in {"@", "@i"}), None)
    return FILES.get(synsets[offset].split()[1])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
