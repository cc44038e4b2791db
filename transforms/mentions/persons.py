"""Persons of an article: short names tied to the full name that the article gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from transforms.gazetteer.entity_ids import fold
from transforms.lexicons import word_list
from transforms.mentions.common_words import is_everyday
from transforms.mentions.name_lexicons import given_names

PARTICLES = word_list("name_cues.tsv", "particles")
SUFFIXES = word_list("name_cues.tsv", "suffixes")
SHARED_FIRST = word_list("name_cues.tsv", "shared_first_names")
KOREAN = re.compile(r"[A-Z][a-z]{1,5} [A-Z][a-z]{1,5}-[a-z]{2,6}|[A-Z][a-z]{1,5}-[a-z]{2,6} [A-Z][a-z]{1,6}")
"""Names as those of Korea and Taiwan are written: Bong Joon-ho, Shih-ching Tsou."""

EASTERN = word_list("name_cues.tsv", "eastern_surnames")
SYLLABLE = (
    "(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:ai|ei|ao|ou|ang|eng|ong|an|en|er|iang|iong|ian|iao|ing|in|ia|ie|iu|"
    "uang|uan|uai|ua|uo|ui|un|ue|a|o|e|i|u)"
)
CHINESE = re.compile(rf"[A-Z][a-z]{{1,7}} (?=[A-Z])(?i:{SYLLABLE}){{1,2}}")
"""A surname and one or two syllables as pinyin writes them."""


def is_chinese(name: str) -> bool:
    """Whether two words are a surname of China and a given name of its syllables that is no word of every day.

    >>> is_chinese("Cao Xiu"), is_chinese("Zhang Weiming"), is_chinese("Sun Life"), is_chinese("Song Line")
    (True, True, False, False)
    """
    first, _, last = name.partition(" ")
    return CHINESE.fullmatch(name) is not None and first.lower() in EASTERN and not is_everyday(last.lower())


@lru_cache(maxsize=4096)
def parts(name: str) -> tuple[str, ...]:
    """The words of a name for comparing, without suffixes like Jr.

    >>> parts("Martin Luther King Jr.")
    ('martin', 'luther', 'king')
    """
    words = fold(name).split()
    while len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    return tuple(words)


def surname(words: Sequence[str]) -> Sequence[str]:
    """The family name with its particles.

    >>> surname(["ursula", "von", "der", "leyen"]), surname(["joe", "biden"])
    (['von', 'der', 'leyen'], ['biden'])
    """
    start = len(words) - 1
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
    return words[start:]


def first_surname(full: tuple[str, ...]) -> str | None:
    """The first of two surnames: Posada in Luis Posada Carriles, Fernandez in Cristina Fernandez de Kirchner.

    >>> first_surname(("luis", "posada", "carriles")), first_surname(("mary", "ann", "evans")), first_surname(("joe", "biden"))
    ('posada', None, None)
    >>> first_surname(("cristina", "fernandez", "de", "kirchner")), first_surname(("ursula", "von", "der", "leyen"))
    ('fernandez', None)
    """
    first, *rest = full[: len(full) - len(surname(full))] or ("",)
    if not rest or rest[-1] in given_names() or rest[-1] in PARTICLES or len(rest[-1]) < 2:
        return None
    return rest[-1] if first in given_names() else None


def is_short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a name can stand for a longer one: its surname, its first name, or both with the middle left out.

    A first name that many bear leaves the second to tell the bearers apart: Sanusi for Muhammad Sanusi Noor.

    >>> is_short_for(("zelensky",), ("volodymyr", "zelensky")), is_short_for(("joe",), ("joe", "biden"))
    (True, True)
    >>> is_short_for(("sanusi",), ("muhammad", "sanusi", "noor")), is_short_for(("ann",), ("mary", "ann", "evans"))
    (True, False)
    >>> is_short_for(("rita", "orlandi"), ("rita", "orlandi", "malaspina")), is_short_for(("paul", "dano"), ("paul", "dano", "best"))
    (True, False)
    """
    if not short or len(short) >= len(full):
        return False
    if len(short) == 1:
        borne = full[1] if len(full) > 2 and full[0] in SHARED_FIRST else None
        return short[0] in (full[0], full[-1], first_surname(full), borne)
    if full[:-1] == short:
        return not is_everyday(full[-1])
    return full[-len(short) :] == short or (short[0] == full[0] and surname(short) == surname(full))


def fullest(short: str, names: Iterable[str]) -> str | None:
    """The one longer name that a short name stands for; None where none or several fit.

    A bearer of the surname comes before a bearer of the first name.
    """
    words = parts(short)
    fits = [n for n in names if is_short_for(words, parts(n))]
    best = [n for n in fits if parts(n)[-len(words) :] == words] or fits
    longest = max(best, key=lambda n: len(parts(n)), default=None)  # of a father and his Jr. the one named first
    return longest if longest and all(is_form_of(n, longest) for n in best) else None


def is_form_of(name: str, longest: str) -> bool:
    """Whether a name is another form of a longer one, or the same."""
    return is_short_for(parts(name), parts(longest)) or parts(name) == parts(longest)
