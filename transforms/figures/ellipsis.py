"""What a number without a noun of its own counts: what stands elsewhere in its clause, or what was counted before."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.article import Token
from transforms.figures.ages import OLDEST
from transforms.figures.candidate import Candidate, Passage
from transforms.figures.roles import HUMAN, PERSONAL, PERSONS, role_of
from transforms.figures.trends import CHANGERS
from transforms.figures.trends import NOUNS as CHANGE_NOUNS
from transforms.figures.trends import VERBS as CHANGES
from transforms.figures.units import TIME_WORDS, UNITS
from transforms.lexicons import word_list

STRONGEST = 10
"""Magnitude that no earthquake reaches (the strongest on record: 9.5)."""
PERSON_ENDINGS = ("ist", "ian", "man", "woman", "eer", "goer")
"""Endings that only nouns for persons have; others stand in the list."""
PARENTS = word_list("figure_words.tsv", "parent")
"""What `of five` counts the children of."""
GROUPS = word_list("figure_words.tsv", "group")
"""What `of twelve` counts the people of."""
TOLLS = word_list("figure_words.tsv", "toll")
ARRIVALS = word_list("figure_words.tsv", "arrival")
LEADING_TO = frozenset(CHANGES) | CHANGERS | ARRIVALS | {"stand", "estimate"}
"""Verbs (lemma) that lead to a number: what they change, or what arrives at it, is counted."""
CORE = frozenset({"nsubj", "nsubjpass", "dobj"})
ARGUMENTS = CORE | {"conj", "appos", "pobj", "attr", "oprd", "nummod"}
AMOUNT_NOUNS = word_list("figure_words.tsv", "amount_noun")
"""Units that a level is told beside and that it does not count: `rose a quarter of a cent`."""
ANOTHER = word_list("figure_words.tsv", "another")
REMEMBERED = 6
"""Figures back to which a number without a noun can refer; more are of another topic."""
SUBJECTS = ("nsubj", "nsubjpass")


def elliptic(passage: Passage, candidate: Candidate, head: Token, earlier: Sequence[Candidate]) -> None:
    """A number that stands for a noun phrase: `five were intercepted`, `another seven wounded`, `the toll rose to 38`."""
    counted = opposed(passage, candidate, earlier) or rated(passage, candidate) or subject_of(passage, candidate, head)
    if counted is not None:
        put_implied(passage, candidate, counted)
        return
    if is_of_those(passage, candidate):
        candidate.noun, candidate.noun_lemma, candidate.elliptic = "people", "people", True
        return
    role = role_of(passage, candidate, head)
    nobody = means_nobody(passage, candidate)
    source = None if nobody else antecedent(passage, candidate, head, earlier, role)
    if source is not None:
        candidate.noun, candidate.noun_head, candidate.noun_lemma = source.noun, source.noun_head, source.noun_lemma
    elif role in HUMAN or candidate.rule == "zero" or is_populated(passage, candidate):
        candidate.noun, candidate.noun_lemma = "people", "people"
    candidate.elliptic = candidate.noun is not None


def means_nobody(passage: Passage, candidate: Candidate) -> bool:
    """Whether a number is `nobody` or `no one`, which is of people whatever was counted before."""
    return candidate.rule == "zero" and passage.word(candidate.end - 1) in {"nobody", "one"}


def is_of_those(passage: Passage, candidate: Candidate) -> bool:
    """`nine in ten of those infected`, `two of those who fled`: people that no noun names."""
    j = candidate.end
    return passage.sequence(j, j + 2) == ("of", "those") and (
        passage.tag(j + 2) == "VBN" or passage.word(j + 2) == "who"
    )


def opposed(passage: Passage, candidate: Candidate, earlier: Sequence[Candidate]) -> Token | None:
    """The votes of `passed by 52 votes to 46`: what the number on the other side counts."""
    other = earlier[-1].noun_head if earlier and earlier[-1].kind == "count" else None
    behind = passage.word(candidate.first - 1) in {"to", "against"} and candidate.first > 1
    return other if behind and other is not None and passage.token(candidate.first - 2) is other else None


def rated(passage: Passage, candidate: Candidate) -> Token | None:
    """What a broken number in brackets says: the timbre of `scored 4.8 for bass, with a good timbre (4.9)`."""
    i, value = candidate.first, candidate.value or 0
    alone = passage.word(i - 1) == "(" and passage.word(candidate.end) == ")" and value != int(value)
    return passage.token(i - 2) if alone and passage.tag(i - 2).startswith("NN") else None


def is_populated(passage: Passage, candidate: Candidate) -> bool:
    """Whether a number tells how many live somewhere: `a city that is home to 348,000`."""
    return passage.sequence(candidate.first - 2, candidate.first) == ("home", "to")


def put_implied(passage: Passage, candidate: Candidate, counted: Token) -> None:
    """What a noun elsewhere says of the number: children of `a mother of five`, people of `a panel of twelve` and `the lives of millions`."""
    if counted.lemma in PARENTS:
        candidate.noun, candidate.noun_lemma, candidate.elliptic = "children", "child", True
    elif passage.word(candidate.first - 1) == "of" and (counted.lemma in GROUPS or candidate.bound == "vague"):
        candidate.noun, candidate.noun_lemma, candidate.elliptic = "people", "people", True
    else:
        put_elsewhere(candidate, counted)


def put_elsewhere(candidate: Candidate, noun: Token) -> None:
    """Set a noun that does not follow the number; `the age` makes it an age."""
    if noun.lemma == "age" and candidate.kind == "count" and 0 < (candidate.value or 0) <= OLDEST:
        candidate.kind, candidate.rule, candidate.unit = "age", "age", UNITS["year"]
    elif noun.lemma == "magnitude" and 0 < (candidate.value or 0) <= STRONGEST:
        candidate.kind, candidate.rule = "magnitude", "magnitude"
    candidate.noun_head, candidate.noun_lemma, candidate.noun = noun, noun.lemma, noun.text


def subject_of(passage: Passage, candidate: Candidate, head: Token) -> Token | None:
    """`the death toll rose to 38`, `bringing the toll to 4,511`, `the number of victims is 12`, `attendance was 5,000`."""
    left = passage.word(candidate.first - 1)
    if head.dep in {"pobj", "npadvmod"} and left in {"to", "at", "from", "by"}:
        noun = what_changes(head)
    elif left == "of" and (head.dep, head.head.lower) == ("pobj", "of") and is_plain(head.head.head):
        return what_has(head.head.head)
    elif head.dep == "attr" and head.head.lemma == "be":
        noun = head.head.child("nsubj")
    elif head.dep == "dobj" and head.head.lemma in ARRIVALS:
        noun = head.head.child(*SUBJECTS)
    else:
        return None
    return behind_toll(noun) if noun is not None and is_plain(noun) and noun.lemma not in AMOUNT_NOUNS else None


def is_plain(noun: Token) -> bool:
    """Whether a token is a common noun; a plural in capitals that opens a sentence is one."""
    opens = noun is noun.sentence.tokens[0] and noun.tag == "NNPS"
    return noun.tag in {"NN", "NNS"} or opens


def what_changes(head: Token) -> Token | None:
    """The object or subject of the verb that leads to a number: the toll of `bringing the toll to 4,511`."""
    verb = leading_verb(head)
    if verb is None or verb.lemma not in LEADING_TO:
        return None
    noun = verb.child("dobj") or verb.child(*SUBJECTS)
    if noun is None and verb.dep in {"xcomp", "advcl", "conj"}:
        return verb.head.child(*SUBJECTS)
    return noun


def leading_verb(head: Token) -> Token | None:
    """The verb above a number, past one that only describes a toll: that of `the number of killed rose to 12`."""
    verb = head.head if head.head.dep != "prep" else head.head.head
    while not verb.tag.startswith("VB") or (verb.dep == "acl" and verb.head.lemma in TOLLS):
        if verb.head is verb:
            return None
        verb = verb.head
    return verb


def what_has(noun: Token) -> Token | None:
    """What a number behind `of` is told of: the mother of `a mother of five`; not `a number of`, `a rise of`."""
    return noun if noun.lemma not in TOLLS and noun.lemma not in CHANGE_NOUNS else None


def behind_toll(noun: Token) -> Token:
    """The counted noun: victims of `the number of victims`."""
    preposition = noun.child("prep") if noun.lemma in TOLLS else None
    inner = preposition.child("pobj") if preposition is not None and preposition.lower == "of" else None
    return inner or noun


def antecedent(
    passage: Passage, candidate: Candidate, head: Token, earlier: Sequence[Candidate], role: str | None
) -> Candidate | None:
    """The figure before this one whose noun is meant again: people for people, things for things."""
    of = passage.word(candidate.end) == "of" and passage.digits(candidate.end + 1) is None
    referring = of or passage.word(candidate.first - 1) in ANOTHER
    crosses = referring or opens_with_these(passage) or (role is not None and head.dep in CORE)
    argument = referring or role is not None or head.dep in ARGUMENTS
    human = role in HUMAN
    near = earlier[-REMEMBERED:]
    for other in (*parallel_subjects(passage, head, near, human=human), *reversed(near)):
        if other.sent_id != passage.sentence.sent_id and not crosses:
            return None
        if human and (whole := named_whole(other)) is not None:
            return whole
        if argument and stands_for(other, human=human):
            return other
    return None


def opens_with_these(passage: Passage) -> bool:
    """Whether a sentence takes up what was counted before: `Of these, four failed`."""
    return passage.sequence(0, 2) in {("of", "these"), ("of", "those"), ("of", "them")}


def parallel_subjects(passage: Passage, head: Token, earlier: Sequence[Candidate], *, human: bool) -> list[Candidate]:
    """The counted subject of the clause before: the runners of `48,000 runners of 112 nations took part, and 300 were treated`."""
    if head.dep not in SUBJECTS:
        return []
    here = [c for c in earlier if c.sent_id == passage.sentence.sent_id and not c.elliptic]
    subjects = [c for c in here if c.noun_head is not None and c.noun_head.dep in SUBJECTS]
    return [c for c in reversed(subjects) if stands_for(c, human=human)][:1]


def named_whole(part: Candidate) -> Candidate | None:
    """The figure that another is a part of, where its noun is known."""
    return part.part_of if part.part_of is not None and part.part_of.noun is not None else None


def stands_for(other: Candidate, *, human: bool) -> bool:
    """Whether a figure's noun can be meant again, of people where people are asked for."""
    if other.noun is None or other.kind not in {"count", "ratio"} or other.noun_lemma in TIME_WORDS:
        return False
    lemma = other.noun_lemma or ""
    if human:
        return lemma in PERSONS or lemma in PERSONAL or lemma.endswith(PERSON_ENDINGS)
    return not other.negated
