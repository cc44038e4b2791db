"""What a figure counts: the noun that it stands before, behind `of`, or that a compound holds."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.article import Token
from transforms.figures.candidate import Candidate, Passage
from transforms.figures.ellipsis import elliptic
from transforms.figures.roles import ADJECTIVES, PERSONAL
from transforms.figures.units import TIME_WORDS
from transforms.lexicons import word_list
from transforms.numbers.numerals import ABBREVIATIONS

PREMODIFIERS = frozenset(
    {"nummod", "amod", "det", "quantmod", "compound", "nmod", "poss", "advmod", "predet", "npadvmod", "neg"}
)
PRONOUNS = word_list("figure_words.tsv", "quantified_pronoun")
"""Verbs whose object says how many their subject are: "deaths have reached 88"."""
VERB_LIKE = word_list("figure_words.tsv", "verb_like")
AMOUNTS = word_list("figure_words.tsv", "amount_before")
APART = word_list("figure_words.tsv", "apart")
"""Words between a number and a noun that it does not count."""
COMPARING = frozenset({"more", "fewer", "less"})
"""Words before a noun that compare the number: `three more papers`."""
MARKS = "([{+-–/:"
"""Marks that may stand glued to a word."""
SKIPPED = ("JJ", "VBN", "VBG", "NN", "HYPH", "RB", "POS", "AFX")
COUNTING_KINDS = frozenset({"count", "ordinal", "ratio", "percent", "measure", "age"})
OBJECTS = ("dobj", "nsubj")


def set_noun(passage: Passage, candidate: Candidate, earlier: Sequence[Candidate]) -> None:
    """Find the counted noun; `earlier` are the figures before this one, the nearest last."""
    head = candidate.head(passage)
    noun = counted(candidate, of_phrase(passage, candidate) or own_noun(passage, candidate, head))
    if noun is not None and noun.lower not in PRONOUNS:
        put(passage, candidate, noun)
    elif candidate.kind in {"count", "ratio"} and candidate.rule != "score" and not is_of_owner(passage, candidate):
        elliptic(passage, candidate, head, earlier)


def counted(candidate: Candidate, noun: Token | None) -> Token | None:
    """The whole noun that is counted, without a verb that was taken for its end."""
    if noun is None:
        return None
    whole = before_verb(whole_compound(noun))
    return counted_one(whole) if candidate.value == 1 and candidate.kind == "count" else whole


def is_of_owner(passage: Passage, candidate: Candidate) -> bool:
    """Whether `of` leads to whose it is, and the noun is left out: `a third of the Milky Way's`, `half of last year's`."""
    noun = passage.token(candidate.end).child("pobj") if passage.word(candidate.end) == "of" else None
    return noun is not None and owns_what_is_meant(noun)


def whole_compound(noun: Token) -> Token:
    """The last noun of a compound with a hyphen: workers of `two co-workers`."""
    tokens = noun.sentence.tokens
    k = noun.i - tokens[0].i
    behind = tokens[k + 1 : k + 3]
    glued = (
        len(behind) > 1 and behind[0].text == "-" and behind[0].start == noun.end and behind[1].start == behind[0].end
    )
    return behind[1] if glued and behind[1].tag.startswith("NN") and noun.text.isalpha() else noun


def before_verb(noun: Token) -> Token:
    """The noun before a verb that was taken for one: oil of `two litres of oil cost $60`."""
    tokens = noun.sentence.tokens
    k = noun.i - tokens[0].i
    behind = tokens[k + 1] if k + 1 < len(tokens) else None
    amount = behind is not None and (behind.tag in {"CD", "$"} or behind.lower in AMOUNTS)
    if noun.lower not in VERB_LIKE or not amount or not k or not tokens[k - 1].tag.startswith("NN"):
        return noun
    return tokens[k - 1]


def counted_one(noun: Token) -> Token:
    """The tester of `one tester notes in her review`: one counts no plural, so its verb was taken for a noun."""
    tokens = noun.sentence.tokens
    k = noun.i - tokens[0].i
    taken = noun.tag == "NNS" and k > 1 and tokens[k - 1].tag == "NN" and tokens[k - 2].lower == "one"
    return tokens[k - 1] if taken else noun


def own_noun(passage: Passage, candidate: Candidate, head: Token) -> Token | None:
    """The noun that the number stands before, by a hyphen, the parse or the order of words."""
    if candidate.kind not in COUNTING_KINDS:
        return None
    by_parse = None if is_bare_unit(candidate) else counted_compound(candidate, modified(head))
    return hyphened(passage, candidate) or by_parse or following(passage, candidate)


def is_bare_unit(candidate: Candidate) -> bool:
    """Whether the figure has a unit, so that its noun stands only in `of` or behind a hyphen."""
    return candidate.unit is not None and candidate.kind != "age"


def put(passage: Passage, candidate: Candidate, noun: Token) -> None:
    """Set noun, head and lemma; the text starts behind the number where it can."""
    candidate.noun_head = noun
    tokens = passage.sentence.tokens
    base, last = tokens[0].i, passage.token(candidate.end - 1).i
    first = noun.i
    while first - 1 > last and is_modifier(tokens[first - 1 - base]):
        first -= 1
    if first - 2 > last and tokens[first - 1 - base].text == "-":
        first -= 2
    while first < noun.i and tokens[first - base].lower in COMPARING:
        first += 1
    candidate.noun = passage.article.text[tokens[first - base].start : noun.end].strip(MARKS)
    candidate.noun_lemma = noun.lemma.rstrip(MARKS)


def is_modifier(token: Token) -> bool:
    """Whether a token before a noun belongs to its text; a hyphen does between two words."""
    if token.text == "-":
        return (
            token.i > token.sentence.tokens[0].i
            and token.sentence.tokens[token.i - token.sentence.tokens[0].i - 1].tag != "CD"
        )
    return token.tag in {"JJ", "JJR", "JJS", "NN", "NNP", "NNS", "NNPS", "VBN", "VBG", "AFX"}


def of_phrase(passage: Passage, candidate: Candidate) -> Token | None:
    """`dozens of people`, `half the voters`, `3kg of explosives`, `two of the five helicopters`."""
    p, j = passage, candidate.end
    if is_distance(p, candidate):
        return None
    out = p.sequence(j, j + 2) == ("out", "of") and candidate.unit is None  # not "took $5 million out of services"
    if p.word(j) == "of" or out:
        return object_of(p, j + out)
    half = candidate.kind == "ratio" and p.word(j) in {"the", "all", "its", "their", "a", "an"}
    return phrase_head(p, j + 1) if half else None


def is_distance(passage: Passage, candidate: Candidate) -> bool:
    """Whether a length is how far something is from a thing: `10 feet of a window`, `within a mile of the border`."""
    if candidate.unit is None or candidate.unit.dimension != "length" or passage.word(candidate.end) != "of":
        return False
    return passage.word(candidate.end + 1) in {"a", "an", "your"} or passage.word(candidate.first - 1) == "within"


def object_of(passage: Passage, k: int) -> Token | None:
    """The noun or pronoun that `of` at atom `k` governs."""
    preposition = passage.token(k)
    noun = preposition.child("pobj") if preposition.dep in {"prep", "quantmod", "advmod"} else None
    if noun is not None and (noun.tag.startswith("NN") or noun.lower in PRONOUNS):
        return None if owns_what_is_meant(noun) else noun
    return phrase_head(passage, k + 1)


def owns_what_is_meant(noun: Token) -> bool:
    """Whether a noun with `'s` ends a phrase whose own noun is left out: `half of last year's`."""
    tokens = noun.sentence.tokens
    k = noun.i - tokens[0].i
    return tokens[min(k + 1, len(tokens) - 1)].tag == "POS"


def phrase_head(passage: Passage, k: int) -> Token | None:
    """The head of the noun phrase that starts at atom `k`: the last noun before anything else, behind an owner."""
    head = None
    for i in range(k, min(k + 8, len(passage.atoms))):
        token = passage.token(i)
        if token.tag.startswith("NN") or (head is None and token.lower in PRONOUNS):
            head = token
        elif token.tag == "POS":
            head = None
        elif head is not None or token.tag[:2] not in {"JJ", "CD", "DT", "PR", "VB", "HY", "PD", "RB"}:
            break
    return head


def hyphened(passage: Passage, candidate: Candidate) -> Token | None:
    """`a two-state solution` and `two- or three-state` count states, `the 100-strong group` people of the group."""
    p, j = passage, candidate.stop
    if candidate.unit or p.word(j) != "-" or j + 1 >= len(p.atoms):
        return None
    token = p.token(j + 1)
    if p.word(j + 1) in {"or", "and", "to"} and p.word(j + 3) == "-" and j + 4 < len(p.atoms):
        token = p.token(j + 4)
    return token if token.tag.startswith("NN") and token.lower != "strong" else None


def modified(head: Token) -> Token | None:
    """The noun that the number modifies by the parse."""
    token = head
    for _ in range(3):
        if token.dep not in PREMODIFIERS or token.head.i <= token.i:
            return None
        token = token.head
        if token.tag.startswith("NN") and not is_compound(token):
            return token if reaches(head, token) and token.lower not in ADJECTIVES else None
    return None


def counted_compound(candidate: Candidate, noun: Token | None) -> Token | None:
    """The person of `a 200 person crowd`: more than one is no crowd, and the singular before it is what is counted."""
    if noun is None or noun.tag != "NN" or candidate.value == 1 or candidate.kind != "count":
        return noun
    tokens = noun.sentence.tokens
    k = noun.i - tokens[0].i
    before = tokens[k - 1]
    behind_number = k > 1 and tokens[k - 2].tag == "CD"
    named = before.tag == "NN" and before.lower not in ABBREVIATIONS and is_compound(before)
    return before if behind_number and named else noun


def is_compound(noun: Token) -> bool:
    """Whether a noun modifies another behind it: `missile` of `12 missile strikes`."""
    return noun.dep == "compound" and noun.head.i > noun.i and noun.head.tag.startswith("NN")


def reaches(number: Token, noun: Token) -> bool:
    """Whether no comma, article, preposition or verb in tense stands between a number and its noun: `34 a placebo`."""
    tokens = number.sentence.tokens
    base = tokens[0].i
    between = tokens[number.i - base + 1 : noun.i - base]
    return not any(
        t.text in {",", ";", ":", "(", "—"} or t.lower in APART or t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in between
    )


def following(passage: Passage, candidate: Candidate) -> Token | None:
    """The noun that follows by the order of words, where the parse ties the number elsewhere."""
    if is_bare_unit(candidate):
        return None
    p, head = passage, None
    for k in range(candidate.end, min(candidate.end + 5, len(p.atoms))):
        token = p.token(k)
        if token.tag.startswith("NN") and token.lower not in TIME_WORDS and token.lower not in ADJECTIVES:
            head = token
        elif head is not None or not token.tag.startswith(SKIPPED):
            break
    return head if head is not None and is_countable(head, candidate) else national(passage, candidate)


def national(passage: Passage, candidate: Candidate) -> Token | None:
    """The Iraqi of `left one Iraqi dead`: a people's adjective straight behind a count, with no noun behind."""
    j = candidate.end
    if candidate.kind != "count" or passage.tag(j) != "JJ":
        return None
    if passage.tag(j + 1).startswith("NN") and passage.word(j + 1) not in ADJECTIVES:
        return None
    token = passage.token(j)
    named = any(n.label == "NORP" and n.first <= token.i < n.last for n in passage.article.names)
    return token if named else None


def is_countable(noun: Token, candidate: Candidate) -> bool:
    """Whether a number counts a noun: a plural, people, or one thing."""
    plural = noun.tag in {"NNS", "NNPS"} or noun.lemma in PERSONAL
    return plural or candidate.value == 1 or candidate.kind == "ordinal"
