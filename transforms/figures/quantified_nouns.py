"""What a figure counts: through apposition, `of`, coordination and ellipsis."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.article import Token
from transforms.figures.ages import OLDEST
from transforms.figures.candidate import Draft, Passage
from transforms.figures.roles import ADJECTIVES, HUMAN, PERSONAL, PERSONS, role_of
from transforms.figures.trends import CHANGERS
from transforms.figures.trends import NOUNS as CHANGE_NOUNS
from transforms.figures.trends import VERBS as CHANGES
from transforms.figures.units import TIME_WORDS, UNITS

PREMODIFIERS = frozenset(
    {"nummod", "amod", "det", "quantmod", "compound", "nmod", "poss", "advmod", "predet", "npadvmod", "neg"}
)
PRONOUNS = frozenset({"them", "whom", "which", "these", "those", "us", "you", "it", "that"})
STRONGEST = 10
"""Magnitude that no earthquake reaches (the strongest on record: 9.5)."""
PERSON_ENDINGS = ("ist", "ian", "man", "woman", "eer", "goer")
"""Endings that only nouns for persons have; others stand in the list."""
PARENTS = frozenset({"mother", "father", "parent", "mum", "mom", "dad", "grandmother", "grandfather", "family"})
"""What `of five` counts the children of."""
TOLLS = frozenset({"number", "total", "figure", "count", "tally", "amount", "sum"})
SKIPPED = ("JJ", "VBN", "VBG", "NN", "HYPH", "RB", "POS", "AFX")
SUBJECTS = ("nsubj", "nsubjpass")
OBJECTS = ("dobj", "nsubj")


def set_noun(passage: Passage, draft: Draft, earlier: Sequence[Draft]) -> None:
    """Find the counted noun; `earlier` are the figures before this one, the nearest last."""
    head = draft.head(passage)
    noun = of_phrase(passage, draft)
    if noun is None and draft.kind in {"count", "ordinal", "ratio", "percent", "measure", "age"}:
        noun = (
            hyphened(passage, draft)
            or (modified(head) if not is_bare_unit(draft) else None)
            or following(passage, draft)
        )
    if noun is not None and noun.lower not in PRONOUNS:
        put(passage, draft, noun)
    elif draft.kind in {"count", "ratio"} and draft.rule != "score":
        elliptic(passage, draft, head, earlier)


def is_bare_unit(draft: Draft) -> bool:
    """Whether the figure has a unit, so that its noun stands only in `of` or behind a hyphen."""
    return draft.unit is not None and draft.kind != "age"


def put(passage: Passage, draft: Draft, noun: Token) -> None:
    """Set noun, head and lemma; the text starts behind the number where it can."""
    draft.noun_head, draft.noun_lemma = noun, noun.lemma
    tokens = passage.sentence.tokens
    base, last = tokens[0].i, passage.token(draft.end - 1).i
    first = noun.i
    while first - 1 > last and is_modifier(tokens[first - 1 - base]):
        first -= 1
    if first - 2 > last and tokens[first - 1 - base].text == "-":
        first -= 2
    draft.noun = passage.article.text[tokens[first - base].start : noun.end]


def is_modifier(token: Token) -> bool:
    """Whether a token before a noun belongs to its text; a hyphen does between two words."""
    if token.text == "-":
        return (
            token.i > token.sentence.tokens[0].i
            and token.sentence.tokens[token.i - token.sentence.tokens[0].i - 1].tag != "CD"
        )
    return token.tag in {"JJ", "JJR", "JJS", "NN", "NNP", "NNS", "NNPS", "VBN", "VBG", "AFX"}


def of_phrase(passage: Passage, draft: Draft) -> Token | None:
    """`dozens of people`, `half the voters`, `3kg of explosives`, `two of the five helicopters`."""
    p, j = passage, draft.end
    if p.word(j) == "of" or p.words(j, j + 2) == ("out", "of"):
        k = j + 1 + (p.word(j) == "out")
        preposition = p.token(k - 1)
        found = preposition.child("pobj") if preposition.dep in {"prep", "quantmod", "advmod"} else None
        if found is not None and (found.tag.startswith("NN") or found.lower in PRONOUNS):
            return found
        return phrase_head(p, k)
    if draft.kind in {"ratio", "multiple"} and p.word(j) in {"the", "all", "its", "their", "a", "an"}:
        return phrase_head(p, j + 1) if draft.kind == "ratio" else None
    return None


def phrase_head(passage: Passage, k: int) -> Token | None:
    """The head of the noun phrase that starts at atom `k`: the last noun before anything else."""
    head = None
    for i in range(k, min(k + 8, len(passage.atoms))):
        token = passage.token(i)
        if token.tag.startswith("NN") or (head is None and token.lower in PRONOUNS):
            head = token
        elif head is not None or token.tag[:2] not in {"JJ", "CD", "DT", "PR", "VB", "HY", "PD", "RB"}:
            break
    return head


def hyphened(passage: Passage, draft: Draft) -> Token | None:
    """`a two-state solution` counts states, `the 100-strong group` people of the group."""
    p, j = passage, draft.stop
    if draft.unit or p.word(j) != "-" or j + 1 >= len(p.atoms):
        return None
    token = p.token(j + 1)
    return token if token.tag.startswith("NN") and token.lower != "strong" else None


def modified(head: Token) -> Token | None:
    """The noun that the number modifies by the parse."""
    token = head
    for _ in range(3):
        if token.dep not in PREMODIFIERS or token.head is token or token.head.i <= token.i:
            return None
        token = token.head
        if token.tag.startswith("NN") and not (
            token.dep == "compound" and token.head.i > token.i and token.head.tag.startswith("NN")
        ):
            return token if reaches(head, token) and token.lower not in ADJECTIVES else None
    return None


def reaches(number: Token, noun: Token) -> bool:
    """Whether no comma, article or verb in tense stands between a number and its noun: `34 a placebo`."""
    tokens = number.sentence.tokens
    base = tokens[0].i
    between = tokens[number.i - base + 1 : noun.i - base]
    return not any(
        t.text in {",", ";", ":", "(", "—"} or t.lower in {"a", "an", "the"} or t.tag in {"VBD", "VBZ", "VBP", "MD"}
        for t in between
    )


def following(passage: Passage, draft: Draft) -> Token | None:
    """The noun that follows by the order of words, where the parse ties the number elsewhere."""
    if is_bare_unit(draft):
        return None
    p, head = passage, None
    for k in range(draft.end, min(draft.end + 5, len(p.atoms))):
        token = p.token(k)
        if token.tag.startswith("NN") and token.lower not in TIME_WORDS and token.lower not in ADJECTIVES:
            head = token
        elif head is not None or not token.tag.startswith(SKIPPED):
            break
    if head is None or (
        head.tag not in {"NNS", "NNPS"} and head.lemma not in PERSONAL and draft.value != 1 and draft.kind != "ordinal"
    ):
        return None
    return head


def elliptic(passage: Passage, draft: Draft, head: Token, earlier: Sequence[Draft]) -> None:
    """A number that stands for a noun phrase: `five were intercepted`, `another seven wounded`, `the toll rose to 38`."""
    counted = subject_of(passage, draft, head)
    if counted is not None and counted.lemma in PARENTS:
        draft.noun, draft.noun_lemma, draft.elliptic = "children", "child", True
        return
    if counted is not None:
        put_elsewhere(draft, counted)
        return
    role = role_of(passage, draft, head)
    nobody = draft.rule == "zero" and passage.word(draft.end - 1) in {"nobody", "one"}
    source = None if nobody else antecedent(passage, draft, head, earlier, role)
    if source is not None:
        draft.noun, draft.noun_head, draft.noun_lemma = source.noun, source.noun_head, source.noun_lemma
    elif role in HUMAN or draft.rule == "zero":
        draft.noun, draft.noun_lemma = "people", "people"
    draft.elliptic = draft.noun is not None


def put_elsewhere(draft: Draft, noun: Token) -> None:
    """Set a noun that does not follow the number; `the age` makes it an age."""
    if noun.lemma == "age" and draft.kind == "count" and 0 < (draft.value or 0) <= OLDEST:
        draft.kind, draft.rule, draft.unit = "age", "age", UNITS["year"]
    elif noun.lemma == "magnitude" and 0 < (draft.value or 0) <= STRONGEST:
        draft.kind, draft.rule = "magnitude", "magnitude"
    draft.noun_head, draft.noun_lemma, draft.noun = noun, noun.lemma, noun.text


def subject_of(passage: Passage, draft: Draft, head: Token) -> Token | None:
    """`the death toll rose to 38`, `bringing the toll to 4,511`, `the number of victims is 12`, `attendance was 5,000`."""
    left = passage.word(draft.first - 1)
    if head.dep in {"pobj", "npadvmod"} and left in {"to", "at", "from", "by"}:
        verb = head.head if head.head.dep != "prep" else head.head.head
        verb = (
            verb if verb.tag.startswith("VB") else next((a for a in verb.ancestors() if a.tag.startswith("VB")), verb)
        )
        if verb.lemma not in CHANGES and verb.lemma not in CHANGERS and verb.lemma not in {"stand", "reach", "total"}:
            return None
        noun = verb.child("dobj") or verb.child(*SUBJECTS)
        if verb.dep in {"xcomp", "advcl", "conj"} and noun is None:
            noun = verb.head.child(*SUBJECTS)
    elif left == "of" and head.dep == "pobj" and head.head.head.tag in {"NN", "NNS"} and head.head.lower == "of":
        noun = head.head.head
        return noun if noun.lemma not in TOLLS and noun.lemma not in CHANGE_NOUNS else None
    elif head.dep == "attr" and head.head.lemma == "be":
        noun = head.head.child("nsubj")
    else:
        return None
    if noun is None or not noun.tag.startswith("NN") or noun.tag.startswith("NNP"):
        return None
    if noun.lemma in TOLLS and (of := noun.child("prep")) and of.lower == "of" and (inner := of.child("pobj")):
        return inner
    return noun


def antecedent(passage: Passage, draft: Draft, head: Token, earlier: Sequence[Draft], role: str | None) -> Draft | None:
    """The figure before this one whose noun is meant again: people for people, things for things."""
    here = passage.sentence.sent_id
    referring = passage.word(draft.end) == "of" or passage.word(draft.first - 1) in {"another", "other", "further"}
    argument = head.dep in {"nsubj", "nsubjpass", "dobj", "conj", "appos", "pobj", "attr", "oprd", "nummod"}
    for other in reversed(earlier[-6:]):
        if other.sent_id != here and not referring and not (role and head.dep in {"nsubj", "nsubjpass", "dobj"}):
            return None
        if role in HUMAN and other.part_of is not None and other.part_of.noun is not None:
            return other.part_of
        if stands_for(other, role in HUMAN) and (argument or referring or role):
            return other
    return None


def stands_for(other: Draft, human: bool) -> bool:  # noqa: FBT001 - of a pair of questions the second
    """Whether a figure's noun can be meant again, of people where people are asked for."""
    if other.noun is None or other.kind not in {"count", "ratio"} or other.noun_lemma in TIME_WORDS:
        return False
    lemma = other.noun_lemma or ""
    if human:
        return lemma in PERSONS or lemma in PERSONAL or lemma.endswith(PERSON_ENDINGS)
    return not other.negated
