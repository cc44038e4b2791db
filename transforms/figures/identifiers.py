"""Numbers that identify and count nothing: parts of words, names, models and list numbers."""

from __future__ import annotations

import re
from bisect import bisect_right

from transforms.article import Name, Token
from transforms.figures.candidate import Candidate, Passage
from transforms.figures.dates import follows_plural
from transforms.lexicons import word_list

BEFORE, NAMES = word_list("figure_words.tsv", "before"), word_list("figure_words.tsv", "name")
LABELS = word_list("figure_words.tsv", "label")
ABBREVIATED = word_list("figure_words.tsv", "label_abbreviation")
NUMBER_SIGNS = frozenset({"no", "nos", "#", "№"})
FREE_PREFIXES = word_list("figure_words.tsv", "free_prefix")
"""Words before a hyphen that leave the number free: `top-10`, `a magnitude-6.1 quake`."""
HYPHENS = frozenset("-‐‑–—/.:_")
APOSTROPHES = frozenset("’'‘")
BULLETS = frozenset("*•·–")
"""Marks that may stand before the number of an item: `*3. The third aspect`."""
SIDES = frozenset("x×")
"""Between the sides of what is measured: `20x30cm`; without a unit it is a name: `4x4`."""
VERSION = re.compile(r"\d\.\d")
VERSIONS = word_list("figure_words.tsv", "version")
LONG_NAME = 2
"""Words behind a number that opens a sentence; with more in capitals they are a name."""
DIGITS_OF_MODEL, FIRST_OF_NAME = 4, 2
"""Digits of a model at most; the atom before which its name cannot stand whole behind the first word of a sentence."""
DIGITS_OF_PART = 2
"""Digits of the number of a part or model at most."""
NUMBERED = word_list("figure_words.tsv", "numbered")
"""What a list of numbers may be of."""
LAST_ITEM = 99
"""The highest number of an item in a list; above it brackets hold years and amounts."""
NOUNS = ("NN", "NNP")
NAME_LABELS = frozenset({"PRODUCT", "LAW", "FAC", "WORK_OF_ART", "EVENT", "ORG", "GPE", "LOC"})
SMALL_WORDS = frozenset({"IN", "PRP$", "TO", "CC", "DT"})
"""Tags of words that have a capital only in titles."""
PEOPLE_AND_PLACES = frozenset({"GPE", "LOC", "PERSON", "NORP"})


# --- inside words ------------------------------------------------------------------------------------------------


def inside_word(passage: Passage, candidate: Candidate) -> bool:
    """`F-16`, `COVID-19`, `A320`, `5G`, `737-800`, `3.1.2`: glued to letters or to other digits, or in an address."""
    token = passage.token(candidate.start).text
    if "://" in token or token.startswith(("www.", "#", "@")) or "@" in token[1:]:
        return True
    return glued_before(passage, candidate) or glued_behind(passage, candidate)


def glued_before(passage: Passage, candidate: Candidate) -> bool:
    """Whether letters, or letters and a hyphen, stand straight before the number."""
    p, i = passage, candidate.start
    if not (p.glued(i) and candidate.first == i):
        return False
    left, number_before = p.word(i - 1), p.digits(i - 2) is not None
    if left in SIDES and number_before:
        return candidate.unit is None
    if left == "/":
        return number_before
    if left in APOSTROPHES:
        return is_short_year(p, i)
    if left in HYPHENS:
        return is_hyphened_to_word(p, i)
    return left.isalnum() and candidate.rule != "money"


def is_hyphened_to_word(passage: Passage, i: int) -> bool:
    """Whether a hyphen before a number ties it to letters or digits: `F-16`, but not `mid-2020`."""
    left = passage.word(i - 2)
    return passage.glued(i - 1) and left[-1:].isalnum() and left not in FREE_PREFIXES


def is_short_year(passage: Passage, i: int) -> bool:
    """`Memoir ’44`: two digits behind an apostrophe that stands for the century."""
    return passage.width(i) == DIGITS_OF_PART and passage.digits(i) is not None and not passage.glued(i - 1)


def glued_behind(passage: Passage, candidate: Candidate) -> bool:
    """Whether letters, or a mark and more digits, stand straight behind the number."""
    p, j = passage, candidate.stop
    if not p.glued(j) or candidate.end != j:
        return False
    right = p.word(j)
    if right in SIDES and p.digits(j + 1) is not None:
        return candidate.unit is None
    if right == "(":
        return has_letter_in_brackets(p, j)
    if right in {"-", ":", "/", "_", "."}:
        return goes_on_behind_mark(p, j)
    return right.isalnum() and not right[0].isdigit() and p.digits(j - 1) is not None


def goes_on_behind_mark(passage: Passage, j: int) -> bool:
    """Whether digits follow the mark at atom `j`, or a part number its hyphen."""
    if not passage.glued(j + 1):
        return False
    return passage.digits(j + 1) is not None or (passage.word(j) == "-" and is_part_number(passage, j + 1))


def has_letter_in_brackets(passage: Passage, j: int) -> bool:
    """`401(k)`: one letter in brackets, glued to the number."""
    return (
        passage.glued(j + 1)
        and passage.word(j + 2) == ")"
        and passage.word(j + 1).isalpha()
        and passage.width(j + 1) == 1
    )


def is_part_number(passage: Passage, k: int) -> bool:
    """`15-fc0039wm`: letters at atom `k` with digits glued to them."""
    return passage.word(k).isalpha() and passage.glued(k + 1) and passage.digits(k + 1) is not None


# --- what a noun or name is numbered with ------------------------------------------------------------------------


def identifier(passage: Passage, candidate: Candidate) -> bool:
    """`Section 230`, `Boeing 787`, `Channel 4`, `page 12`, `No. 5`: a singular noun or name with the number behind it."""
    p, i = passage, candidate.start
    if candidate.first != i or i == 0 or candidate.bound != "exact":
        return False
    if is_labelled(p, i):
        return p.digits(i) is not None
    if any(is_one(p, i) for is_one in (in_list_of_pages, ends_name, is_version)):
        return True
    if p.word(i - 1) in NAMES or ends_index(p, i):
        return numbers_name(p, candidate)
    return numbers_thing(p, i) or named_by_number(p, candidate)


def numbers_name(passage: Passage, candidate: Candidate) -> bool:
    """Whether a number behind a name is of it: a model's, or none that a plural counts."""
    return is_model(passage, candidate) or not follows_plural(passage, candidate)


def ends_index(passage: Passage, i: int) -> bool:
    """`S&P 500`, `Standard and Poor's 500`."""
    spelled = {"poor", "poor's", "poors"} & set(passage.sequence(i - 3, i))
    return passage.sequence(i - 3, i) == ("s", "&", "p") or bool(spelled)


def is_labelled(passage: Passage, i: int) -> bool:
    """Whether a word or sign for numbering stands before: `No 5`, `vol. 3`, `ISBN: 978`; `Economics 101`."""
    p, left = passage, passage.word(i - 1)
    return (
        left in NUMBER_SIGNS
        or (left == "." and p.word(i - 2) in ABBREVIATED)
        or (left == ":" and p.word(i - 2) in LABELS)
        or (p.word(i) == "101" and p.tag(i - 1) == "NN")
    )


def numbers_thing(passage: Passage, i: int) -> bool:
    """Whether digits number the thing before them: `section 230`, `channel 4`."""
    left = passage.word(i - 1)
    if opens_line(passage, i):
        return True
    thing = left in BEFORE and left not in {"us", "no", "act"}
    return thing and passage.digits(i) is not None and token_is_beside(passage, i)


def opens_line(passage: Passage, i: int) -> bool:
    """`Test 1: We listened`: a noun and digits with a colon behind them, at the start of a sentence."""
    p = passage
    digits = p.digits(i) is not None and p.word(i + 1) == ":" and p.width(i) <= DIGITS_OF_PART
    return digits and i == 1 and p.tag(0) in NOUNS


def in_list_of_pages(passage: Passage, i: int) -> bool:
    """`page 71, 72 and 73`: digits that go on a list which a noun of numbering opens; `volumes one and two`."""
    p, k = passage, i
    if p.sequence(i - 2, i - 1) == ("one",) and p.word(i - 1) == "and" and p.word(i - 3).removesuffix("s") in NUMBERED:
        return True
    while p.digits(k) is not None and (p.word(k - 1) in {",", "and", "or", "&"}):
        k -= 2 + (p.word(k - 2) == ",")
    return k < i and p.digits(k) is not None and p.word(k - 1).removesuffix("s") in NUMBERED and p.digits(i) is not None


def is_version(passage: Passage, i: int) -> bool:
    """`the 1.1, 1.5 and 2.0 releases`: a broken number in a list before a noun for versions."""
    p, k = passage, i
    if VERSION.fullmatch(p.word(i)) is None:
        return False
    while p.digits(k) is not None or p.word(k) in {",", "and", "or", "&"}:
        k += 1
    return p.lemma(k) in VERSIONS


def ends_name(passage: Passage, i: int) -> bool:
    """`Ultimate Ears WONDERBOOM 4`: a digit or two at the end of a line of words in capitals that is no sentence."""
    p = passage
    ends = i == len(p.atoms) - 1 and p.digits(i) is not None and p.width(i) <= DIGITS_OF_PART
    if not ends:
        return False
    words = [a for a in p.atoms[:i] if a.lower.isalpha()]
    return len(words) > 1 and all(p.article.text[a.start].isupper() for a in words)


def named_by_number(passage: Passage, candidate: Candidate) -> bool:
    """Whether the noun before a number is what it names, and nothing behind is what it counts."""
    p, i = passage, candidate.start
    token, number = p.token(i - 1), p.token(i)
    if (p.word(i - 1) == "number" and number.head is token) or is_model(p, candidate):
        return True
    if token.tag not in NOUNS or follows_plural(p, candidate):
        return False
    return p.word(i - 1) in BEFORE or follows_name(p, candidate, token)


def follows_name(passage: Passage, candidate: Candidate, token: Token) -> bool:
    """Whether a number belongs to the name before it: `Boeing 787 Dreamliner`, `Ursa 4`."""
    p, i = passage, candidate.start
    if token.tag != "NNP" or not token.text[:1].isupper():
        return False
    behind = p.token(candidate.end) if candidate.end < len(p.atoms) else None
    goes_on = behind is not None and behind.tag == "NNP" and behind.text[:1].isupper()
    return (goes_on and p.digits(i) is not None) or (candidate.kind == "count" and token_is_beside(p, i))


def is_model(passage: Passage, candidate: Candidate) -> bool:
    """`the Aspire 15's keyboard`, `two USB 3.0 ports`: what a name's number says of the model, whatever stands behind."""
    if ends_product(passage, candidate):
        return True
    p, token = passage, passage.token(candidate.start - 1)
    opens = token is p.sentence.tokens[0]
    if opens or not token.text[:1].isupper() or candidate.stop != candidate.start + 1:
        return False
    owner = p.tag(candidate.stop) == "POS"
    return owner or (
        VERSION.fullmatch(p.written(candidate.start, candidate.stop)) is not None and not is_place(token, p)
    )


def ends_product(passage: Passage, candidate: Candidate) -> bool:
    """`the Aspire Go 15 (in grey)`, `Bolmo 7B`: bare digits behind two words in capitals, with nothing behind that they count."""
    p, i, j = passage, candidate.start, candidate.stop
    short = (
        p.digits(i) is not None and p.word(i).isdigit() and p.width(i) <= DIGITS_OF_MODEL and candidate.kind == "count"
    )
    two = i > FIRST_OF_NAME and all(is_capitalized(p, k) for k in (i - 1, i - 2)) and not is_place(p.token(i - 1), p)
    return short and two and p.tag(j)[:2] not in {"NN", "JJ", "CD", "VB", "HY"}


def is_capitalized(passage: Passage, k: int) -> bool:
    """Whether atom `k` is a word with a capital."""
    atom = passage.atoms[k]
    return atom.lower.isalpha() and passage.article.text[atom.start].isupper()


def is_place(token: Token, passage: Passage) -> bool:
    """Whether a token belongs to the name of a person, people or place."""
    return any(n.label in PEOPLE_AND_PLACES and n.first <= token.i < n.last for n in passage.article.names)


def token_is_beside(passage: Passage, i: int) -> bool:
    """Whether a noun and the number behind it hang together in the parse: `level 3 standards`."""
    noun, number = passage.token(i - 1), passage.token(i)
    if not noun.tag.startswith("NN"):
        return False
    shared = number.head is noun.head and noun.dep in {"compound", "nmod", "amod"}
    return number.head is noun or noun.head is number or shared


# --- names -------------------------------------------------------------------------------------------------------


def names_at(passage: Passage, token: Token) -> list[Name]:
    """The name that the language model found around a token; quantities, dates and the like are no names."""
    names = passage.article.names
    k = bisect_right(names, token.i, key=lambda n: n.first) - 1
    return [names[k]] if k >= 0 and token.i < names[k].last and names[k].label in NAME_LABELS else []


def named(passage: Passage, candidate: Candidate) -> bool:
    """A name that holds the number: `S&P 500`, `Group of Seven`, `the Six Nations`."""
    return in_known_name(passage, candidate) or in_capitals(passage, candidate) or opens_title(passage, candidate)


def in_known_name(passage: Passage, candidate: Candidate) -> bool:
    """Whether the language model's name around a number holds a noun in capitals: `S&P 500`."""
    number, last = passage.token(candidate.start), passage.token(candidate.stop - 1)
    for name in names_at(passage, number):
        inside = [t for t in passage.article.tokens[name.first : name.last] if not number.i <= t.i <= last.i]
        if any(is_capital_noun(t) for t in inside):
            return number.i > name.first or number.text[:1].isupper() or number.text[:1].isdigit()
    return False


def opens_title(passage: Passage, candidate: Candidate) -> bool:
    """`7 On Your Side`, `50 For Freedom`: small words with a capital behind a number, and the sentence is no headline."""
    p, j = passage, candidate.stop
    if j + 1 >= len(p.atoms) or p.tag(j) not in SMALL_WORDS or p.glued(j):
        return False
    in_sentence = any(t.tag in SMALL_WORDS and t.text.islower() for t in p.sentence.tokens)
    return in_sentence and is_capitalized(p, j) and is_capitalized(p, j + 1)


def is_capital_noun(token: Token) -> bool:
    """Whether a token is a noun that starts with a capital."""
    return token.text[:1].isupper() and token.text[:1].isalpha() and token.tag.startswith("NN")


def is_capitalized_within(token: Token) -> bool:
    """Whether a word has a capital that no beginning of a sentence gives it."""
    return token.text[:1].isupper() and token.text[1:].islower() and token.i > token.sentence.tokens[0].i


def in_capitals(passage: Passage, candidate: Candidate) -> bool:
    """Whether a number in words starts with a capital, as its neighbours do: `Group of Seven`, `the Six Nations`."""
    p, i, number = passage, candidate.start, passage.token(candidate.start)
    if number is p.sentence.tokens[0] and opens_long_name(p, candidate):
        return True
    if not is_capitalized_within(number):
        return False
    if i > 1 and p.word(i - 1) == "of" and p.token(i - 2).text[:1].isupper():
        return True
    following = p.token(candidate.stop) if candidate.stop < len(p.atoms) else None
    return following is not None and following.text[:1].isupper() and following.tag.startswith("NN")


def opens_long_name(passage: Passage, candidate: Candidate) -> bool:
    """`Three Little Birds Surf Hostel`: a number in words before a name of three and more words that ends in the singular."""
    p, j = passage, candidate.stop
    k = j
    while k < len(p.atoms) and p.written(k, k + 1)[:1].isupper() and p.tag(k)[:2] in {"NN", "JJ"}:
        k += 1
    return p.digits(candidate.start) is None and k - j > LONG_NAME and p.tag(k - 1) == "NNP"


# --- lists and places of reference -------------------------------------------------------------------------------


def list_number(passage: Passage, candidate: Candidate) -> bool:
    """`1.` and `(2)` in front of an item, `[3]` behind a statement."""
    p, i, j = passage, candidate.start, candidate.stop
    if p.digits(i) is None or candidate.end != j or (candidate.value or 0) > LAST_ITEM:
        return False
    marks = (p.word(i - 1), p.word(j))
    if marks == ("[", "]"):
        return True
    if marks == ("(", ")"):
        return p.width(i) <= 2 and not p.word(j + 1).isdigit()
    return opens_item(p, i, j)


def opens_item(passage: Passage, i: int, j: int) -> bool:
    """Whether a number opens a block and is set off from it: `1. Wash the rice`, `2) Drain it`, `3 - Serve`."""
    p = passage
    if i != 0 and not (i == 1 and p.word(0) in BULLETS):
        return False
    if p.sentence.start != p.sentence.block.char_start:
        return p.word(j) == ")" and p.glued(j)
    if p.word(j) in {".", ")"} and p.glued(j) and p.sentence.block.char_end != p.atoms[j].end:
        return True
    return p.word(j) in {"-", "–", "—", ":"} and not p.glued(j + 1)
