"""Countries by their names and nationality words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from transforms.lexicons import lexicon

# Nationality words whose plural is the word itself.
UNCHANGED = ("ese", "ish", "ch", "ss", "men", "x", "sh")


@dataclass(frozen=True, slots=True)
class Countries:
    """ISO 3166-1 alpha-2 codes by name, by nationality word and by seat of government; main names by code."""

    names: dict[str, str]
    by_name: dict[str, str]
    by_people: dict[str, str]
    by_seat: dict[str, str]


@cache
def countries() -> Countries:
    """The lists of `countries.tsv`."""
    found = Countries({}, {}, {}, {})
    for row in lexicon("countries.tsv"):
        code = row["code"]
        found.names[code] = row["name"]
        for name in [row["name"], *split(row["aliases"])]:
            found.by_name[name] = code
        for word in split(row["people"]):
            found.by_people[word] = code
            if not word.endswith(UNCHANGED):
                found.by_people[f"{word}s"] = code
        found.by_seat.update(dict.fromkeys(split(row["seats"]), code))
    return found


def split(cell: str | None) -> list[str]:
    """The values of a cell that holds several."""
    return [v for v in (cell or "").split("|") if v]
