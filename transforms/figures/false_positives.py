"""Numbers that are no figures: parts of names and models, identifiers, dates and clock times, list numbers, idioms."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from transforms.article import Name, Token
from transforms.figures.candidate import Draft, Passage
from transforms.figures.dates import clock, date, follows_plural, moment, year
from transforms.lexicons import word_list

ONE_PHRASES = frozenset(
    {
        ("at", "one", "point"),
        ("at", "one", "stage"),
        ("at", "one", "time"),
        ("as", "one", "of"),
        ("on", "one", "hand"),
        ("on", "one", "side"),
    }
)
WITHIN = frozenset({"in", "than", "least", "for", "within", "after", "just", "only"})
"""Words before `one day` that make it a length of time."""
LABELS = frozenset({"id", "ref", "isbn", "issn", "no", "number", "code", "phone", "tel", "fax", "case", "page", "doi"})
"""Words before a colon and a number that identifies."""
ABBREVIATED = frozenset({"no", "nos", "pt", "vol", "ch", "fig", "art", "sec", "p", "pp", "ep", "para", "cl"})
"""Abbreviations with a point before a number that identifies."""
PAGES = frozenset({"pp", "p", "pages", "page", "lines", "verses", "chapters", "sections"})
"""Words before a range of numbers that identify."""
VERSION = re.compile(r"\d\.\d")
STATE = re.compile(r"[A-Z]{2}")
DIALLED = 9
"""Digits without a separator that nobody writes for a count."""
CALLS = frozenset({"call", "dial", "phone", "ring"})
ANSWERED = frozenset(
    {"call", "calls", "caller", "dispatcher", "dispatchers", "operator", "operators", "recording", "tape"}
)
EMERGENCY = frozenset({"911", "999", "112"})
"""Telephone numbers that are called in need."""
HYPHENS = frozenset("-‐‑–—/.:_")
NOUNS = ("NN", "NNP")
NAME_LABELS = frozenset({"PRODUCT", "LAW", "FAC", "WORK_OF_ART", "EVENT", "ORG", "GPE", "LOC"})


ONE_VERBS = frozenset(
    {
        "kill",
        "wound",
        "injure",
        "arrest",
        "detain",
        "destroy",
        "down",
        "intercept",
        "shoot",
        "hit",
        "miss",
        "die",
        "rescue",
        "hospitalise",
        "hospitalize",
        "capture",
        "survive",
    }
)
"""Verbs whose `one` counts."""


BEFORE, NAMES, HYPHENED = (
    word_list("figure_words.tsv", "before"),
    word_list("figure_words.tsv", "name"),
    word_list("figure_words.tsv", "hyphen"),
)
ONE_BEFORE, ONE_AFTER = word_list("figure_words.tsv", "one_before"), word_list("figure_words.tsv", "one_after")


def excluded(passage: Passage, draft: Draft) -> bool:
    """Whether a number is no figure."""
    if draft.rule in {"zero", "multiple", "vague", "few"}:
        return named(passage, draft) or (draft.rule == "vague" and is_verb_form(passage, draft))
    if draft.unit is None:
        return any(rule(passage, draft) for rule in NUMBER_RULES)
    return inside_word(passage, draft) or one_idiom(passage, draft) or (
        draft.kind == "duration" and (named(passage, draft) or clock(passage, draft) or moment(passage, draft))
    )  # fmt: skip


def is_verb_form(passage: Passage, draft: Draft) -> bool:
    """`she scores every week`, `and scores its feasibility`: a verb that is written like a vague number."""
    following = passage.token(draft.stop).tag if draft.stop < len(passage.atoms) else ""
    return passage.token(draft.start).tag.startswith("VB") or following == "PRP$"


def inside_word(passage: Passage, draft: Draft) -> bool:
    """`F-16`, `COVID-19`, `A320`, `5G`, `737-800`, `3.1.2`: glued to letters or to other digits, or in an address."""
    token = passage.token(draft.start).text
    if "://" in token or token.startswith(("www.", "#", "@")) or "@" in token[1:]:
        return True
    return glued_before(passage, draft) or glued_behind(passage, draft)


def glued_before(passage: Passage, draft: Draft) -> bool:
    """Whether letters, or letters and a hyphen, stand straight before the number."""
    p, i = passage, draft.start
    if not (p.glued(i) and draft.first == i):
        return False
    left = p.word(i - 1)
    if left == "/":
        return i > 1 and p.atoms[i - 2].value is not None
    if left in HYPHENS:
        return p.glued(i - 1) and p.word(i - 2)[-1:].isalnum() and not spelled_range(p, i)
    return left.isalnum() and draft.rule != "money"


def glued_behind(passage: Passage, draft: Draft) -> bool:
    """Whether letters, or a mark and more digits, stand straight behind the number."""
    p, j = passage, draft.stop
    if not p.glued(j) or draft.end != j:
        return False
    right = p.word(j)
    if right in {"-", ":", "/", "_", "."}:
        return p.glued(j + 1) and p.atoms[j + 1].value is not None
    return right.isalnum() and not right[0].isdigit() and p.atoms[j - 1].value is not None


def spelled_range(passage: Passage, i: int) -> bool:
    """Whether the word before a hyphen is `to`, `mid` or another that leaves the number free."""
    return passage.word(i - 2) in {"to", "or", "and", "in", "pre", "sub", "non", "over", "under", "plus", "top", "of"}


def identifier(passage: Passage, draft: Draft) -> bool:
    """`Section 230`, `Boeing 787`, `Channel 4`, `page 12`, `No. 5`: a singular noun or name with the number behind it."""
    p, i = passage, draft.start
    if draft.first != i or i == 0 or draft.bound != "exact":
        return False
    left, digits = p.word(i - 1), p.atoms[i].value is not None
    if left in {"no", "nos", "#", "№"} or (left == "." and p.word(i - 2) in ABBREVIATED):
        return digits
    if (left == ":" and p.word(i - 2) in LABELS) or (p.word(i) == "101" and p.token(i - 1).tag == "NN"):
        return digits
    if left in NAMES or p.words(i - 3, i) == ("s", "&", "p"):
        return not follows_plural(p, draft)
    if left in BEFORE and digits and left not in {"us", "no", "act"} and token_is_beside(p, i):
        return True
    return named_by_number(p, draft)


def named_by_number(passage: Passage, draft: Draft) -> bool:
    """Whether the noun before a number is what it names, and nothing behind is what it counts."""
    p, i = passage, draft.start
    token, number = p.token(i - 1), p.token(i)
    if (p.word(i - 1) == "number" and number.head is token) or is_model(p, draft):
        return True
    if token.tag not in NOUNS or follows_plural(p, draft):
        return False
    if p.word(i - 1) in BEFORE:
        return True
    if token.tag != "NNP" or not token.text[:1].isupper():
        return False
    behind = p.token(draft.end) if draft.end < len(p.atoms) else None
    if behind is not None and behind.tag == "NNP" and behind.text[:1].isupper() and p.atoms[i].value is not None:
        return True
    return draft.kind == "count" and token_is_beside(p, i)


def is_model(passage: Passage, draft: Draft) -> bool:
    """`the Aspire 15's keyboard`, `two USB 3.0 ports`: what a name's number says of the model, whatever stands behind."""
    p, token = passage, passage.token(draft.start - 1)
    opens = token is p.sentence.tokens[0]
    if opens or not token.text[:1].isupper() or draft.stop != draft.start + 1:
        return False
    owner = draft.stop < len(p.atoms) and p.token(draft.stop).tag == "POS"
    person_or_place = any(
        n.label in {"GPE", "LOC", "PERSON", "NORP"} and n.first <= token.i < n.last for n in p.article.names
    )
    return owner or (VERSION.fullmatch(p.written(draft.start, draft.stop)) is not None and not person_or_place)


def token_is_beside(passage: Passage, i: int) -> bool:
    """Whether a noun and the number behind it hang together in the parse: `level 3 standards`."""
    noun, number = passage.token(i - 1), passage.token(i)
    if not noun.tag.startswith("NN"):
        return False
    return (
        number.head is noun
        or noun.head is number
        or (number.head is noun.head and noun.dep in {"compound", "nmod", "amod"})
    )


def names_at(passage: Passage, token: Token) -> list[Name]:
    """The name that the language model found around a token; quantities, dates and the like are no names."""
    names = passage.article.names
    k = bisect_right(names, token.i, key=lambda n: n.first) - 1
    return [names[k]] if k >= 0 and token.i < names[k].last and names[k].label in NAME_LABELS else []


def named(passage: Passage, draft: Draft) -> bool:
    """A name that holds the number: `S&P 500`, `Group of Seven`, `the Six Nations`."""
    tokens = passage.article.tokens
    number = passage.token(draft.start)
    last = passage.token(draft.stop - 1)
    for name in names_at(passage, number):
        inside = [t for t in tokens[name.first : name.last] if not number.i <= t.i <= last.i]
        if any(t.text[:1].isupper() and t.text[:1].isalpha() and t.tag.startswith("NN") for t in inside):
            return number.i > name.first or number.text[:1].isupper() or number.text[:1].isdigit()
    capital = number.text[:1].isupper() and number.text[1:].islower() and number.i > passage.sentence.tokens[0].i
    i = draft.start
    if capital and i > 1 and passage.word(i - 1) == "of" and passage.token(i - 2).text[:1].isupper():
        return True
    following = passage.token(draft.stop) if draft.stop < len(passage.atoms) else None
    return bool(capital and following and following.text[:1].isupper() and following.tag.startswith("NN"))


def list_number(passage: Passage, draft: Draft) -> bool:
    """`1.` and `(2)` in front of an item, `[3]` behind a statement."""
    p, i, j = passage, draft.start, draft.stop
    if p.atoms[i].value is None or draft.end != j or (draft.value or 0) > 99:
        return False
    if p.word(i - 1) == "[" and p.word(j) == "]":
        return True
    if p.word(i - 1) == "(" and p.word(j) == ")":
        return p.atoms[i].end - p.atoms[i].start <= 2 and not passage.word(j + 1).isdigit()
    begins = i == 0 and p.sentence.start == p.sentence.block.char_start
    if not begins:
        return False
    closed = p.word(j) in {".", ")"} and p.glued(j)
    dashed = p.word(j) in {"-", "–", "—", ":"} and p.written(j, j + 1) and not p.glued(j + 1)
    return (closed and p.sentence.block.char_end != p.atoms[j].end) or bool(dashed)


def address(passage: Passage, draft: Draft) -> bool:
    """`1600 Pennsylvania Avenue`: digits before a name in capitals that ends the phrase."""
    p, j = passage, draft.end
    if p.atoms[draft.start].value is None or draft.bound != "exact":
        return False
    if p.word(j) == "block":
        return True
    names = 0
    while j < len(p.atoms) and p.token(j).tag == "NNP" and p.token(j).text[:1].isupper():
        names, j = names + 1, j + 1
    return names >= 2 and not (j < len(p.atoms) and p.token(j).tag.startswith("NN"))


def per_number(passage: Passage, draft: Draft) -> bool:
    """`per 100,000 residents`: the number belongs to the figure before it."""
    return passage.word(draft.first - 1) == "per"


def phone(passage: Passage, draft: Draft) -> bool:
    """Digits of a telephone number: a leading zero or plus, or one in a chain of groups."""
    p, i = passage, draft.start
    run = [bare_digits(p, i + k) for k in (-2, -1, 0, 1, 2)]
    if (run[0] and run[1]) or (run[1] and run[3]) or (run[3] and run[4]):
        return True
    written = p.written(i, i + 1)
    if written[:1] == "0" and len(written) > 1 and written[1:2].isdigit() and p.atoms[i].value is not None:
        return True
    return p.word(i - 1) == "+" and p.glued(i)


def looked_up(passage: Passage, draft: Draft) -> bool:
    """What is dialled, posted to or turned to: `called 911`, `at 745-4811`, `CA 90069`, `pp 69-72`."""
    p, i = passage, draft.start
    if draft.rule == "range":
        lengths = [a.end - a.start for a in p.atoms[i : i + 3]]
        dialled = lengths == [3, 1, 4] and p.glued(i + 1) and p.glued(i + 2) and not follows_plural(p, draft)
        return dialled or p.word(i - 1) in PAGES
    if p.atoms[i].end - p.atoms[i].start >= DIALLED and p.word(i).isdigit() and not follows_plural(p, draft):
        return True
    if p.word(i - 1) == "(" and p.word(i + 1) == ")" and bare_digits(p, i + 2) and p.word(i + 3) == "-":
        return True
    if p.word(i) in EMERGENCY and (p.token(i - 1).lemma in CALLS or p.word(i + 1) in ANSWERED):
        return True
    state = i > 0 and p.token(i - 1).tag == "NNP" and STATE.fullmatch(p.written(i - 1, i)) is not None
    return state and p.atoms[i].end - p.atoms[i].start == 5


def bare_digits(passage: Passage, i: int) -> bool:
    """Whether atom `i` is digits without a separator."""
    return 0 <= i < len(passage.atoms) and passage.atoms[i].value is not None and passage.word(i).isdigit()


def one_idiom(passage: Passage, draft: Draft) -> bool:
    """`one of the`, `at one point`, `one another`, `the one`: `one` that counts nothing."""
    p, i, j = passage, draft.start, draft.stop
    if p.word(i) != "one" or j != i + 1 or draft.rule == "range":
        return False
    left, right, token = p.word(i - 1), p.word(j), p.token(i)
    described = i > 0 and p.token(i - 1).tag in {"JJ", "JJR", "JJS"} and not (right[:1].isalnum() or right in HYPHENS)
    if described or left in ONE_BEFORE or right in ONE_AFTER or p.words(i - 1, j + 1) in ONE_PHRASES:
        return True
    if draft.unit is not None:
        idle = right in {"day", "second", "minute"} or (
            i == 0 and right in {"night", "morning", "evening", "afternoon"}
        )
        return idle and left not in WITHIN
    if right == "of":
        return not any(
            a.value is not None or p.token(j + 1 + k).tag == "CD" for k, a in enumerate(p.atoms[j + 1 : j + 4])
        )
    if right in HYPHENS:
        return p.word(j + 1) in HYPHENED or p.word(j + 1) in {"on", "to", "by"}
    return token.tag in {"NN", "PRP"} or not (token.dep == "nummod" or counts_behind(p, j) or is_victim(token))


def counts_behind(passage: Passage, j: int) -> bool:
    """Whether what follows `one` makes it a count: a noun or adjective, or a verb of harm in the past."""
    if j >= len(passage.atoms):
        return False
    following = passage.token(j)
    if following.tag in {"VBZ", "VBP", "MD"}:
        return following.lemma == "be"
    if following.tag == "VBD":
        return following.lemma == "be" or following.lemma in ONE_VERBS
    return following.tag[:2] in {"NN", "JJ", "VB", "HY"}


def is_victim(token: Token) -> bool:
    """Whether `one` stands for a person or thing that a verb harms or moves: `killed one and wounded two`."""
    if token.dep == "conj":
        return token.head.tag.startswith(("NN", "CD"))
    return token.dep in {"dobj", "nsubjpass", "nsubj"} and token.head.lemma in ONE_VERBS


def hyphen_adjective(passage: Passage, draft: Draft) -> bool:
    """`two-way`, `first-class`, `three-dimensional`, `four-wheeled`: compounds that count nothing."""
    p, j = passage, draft.stop
    shaped = p.word(j + 1).endswith("ed") and j + 1 < len(p.atoms) and p.token(j + 1).tag in {"JJ", "VBN", "VBD"}
    return p.word(j) == "-" and (p.word(j + 1) in HYPHENED or shaped) and draft.unit is None


def or_so(passage: Passage, draft: Draft) -> bool:
    """`a day or two`, `an app or two`: a few, of what stands before."""
    p, i = passage, draft.start
    return draft.rule == "number" and p.words(i - 1, i + 1) == ("or", "two") and i > 1 and p.token(i - 2).tag == "NN"


def half_of_time(passage: Passage, draft: Draft) -> bool:
    """`the first half`, `half-time`, `half past`: half that is no fraction of a quantity."""
    p, i, j = passage, draft.start, draft.stop
    if p.word(i) == "zero":
        return p.word(j) == "-" or p.word(i - 1) in {"net", "absolute", "ground", "patient", "-"}
    if p.words(i, j) in {("a", "half"), ("a", "quarter")} and p.word(i - 1) == "and":
        return True
    if p.word(i) not in {"half", "quarter"}:
        return False
    if p.word(j) == "-":
        return p.word(j + 1) in {
            "time",
            "hearted",
            "brother",
            "sister",
            "mast",
            "final",
            "finals",
            "way",
            "term",
            "life",
            "year",
            "back",
        }
    left = p.word(i - 1)
    return (
        left in {"first", "second", "third", "fourth", "1st", "2nd", "this", "that", "other", "next", "last", "in", "better", "the", "each", "final", "opening", "latter"}
        or p.word(j) in {"past", "time", "way"}
    )  # fmt: skip


def overlong(passage: Passage, draft: Draft) -> bool:
    """Digits that are too many for a number, beside it or in it."""
    return any(a.value is None and a.lower[:1].isdigit() for a in passage.atoms[draft.start : draft.stop])


Rule = Callable[[Passage, Draft], bool]
NUMBER_RULES: tuple[Rule, ...] = (inside_word, identifier, named, year, date, clock, list_number, phone, looked_up, one_idiom, hyphen_adjective, or_so, half_of_time, overlong, address, per_number)  # fmt: skip
