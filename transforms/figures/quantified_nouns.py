"""What a figure counts: through apposition, `of`, coordination and ellipsis."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.article import Token
from transforms.figures.ages import OLDEST
from transforms.figures.candidate import Candidate, Passage
from transforms.figures.roles import ADJECTIVES, HUMAN, PERSONAL, PERSONS, role_of
from transforms.figures.trends import CHANGERS
from transforms.figures.trends import NOUNS as CHANGE_NOUNS
from transforms.figures.trends import VERBS as CHANGES
from transforms.figures.units import TIME_WORDS, UNITS
from transforms.lexicons import word_list

PREMODIFIERS = frozenset(
    {"nummod", "amod", "det", "quantmod", "compound", "nmod", "poss", "advmod", "predet", "npadvmod", "neg"}
)
PRONOUNS = word_list("figure_words.tsv", "quantified_pronoun")
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
CORE = frozenset({"nsubj", "nsubjpass", "dobj"})
ARGUMENTS = CORE | {"conj", "appos", "pobj", "attr", "oprd", "nummod"}
AMOUNT_NOUNS = word_list("figure_words.tsv", "amount_noun")
"""Units that a level is told beside and that it does not count: `rose a quarter of a cent`."""
ANOTHER = word_list("figure_words.tsv", "another")
REMEMBERED = 6
"""Figures back to which a number without a noun can refer; more are of another topic."""
COUNTING_KINDS = frozenset({"count", "ordinal", "ratio", "percent", "measure", "age"})
SUBJECTS = ("nsubj", "nsubjpass")
OBJECTS = ("dobj", "nsubj")


def set_noun(passage: Passage, candidate: Candidate, earlier: Sequence[Candidate]) -> None:
    """Find the counted noun; `earlier` are the figures before this one, the nearest last."""
    head = candidate.head(passage)
    noun = of_phrase(passage, candidate) or own_noun(passage, candidate, head)
    noun = before_verb(whole_compound(noun)) if noun is not None else None
    if noun is not None and noun.lower not in PRONOUNS:
        put(passage, candidate, noun)
    elif candidate.kind in {"count", "ratio"} and candidate.rule != "score" and not is_of_owner(passage, candidate):
        elliptic(passage, candidate, head, earlier)


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
    if p.word(j) == "of" or p.sequence(j, j + 2) == ("out", "of"):
        return object_of(p, j + (p.word(j) == "out"))
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
    """`a two-state solution` counts states, `the 100-strong group` people of the group."""
    p, j = passage, candidate.stop
    if candidate.unit or p.word(j) != "-" or j + 1 >= len(p.atoms):
        return None
    token = p.token(j + 1)
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
    return before if behind_number and before.tag == "NN" and is_compound(before) else noun


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
    return head if head is not None and is_countable(head, candidate) else None


def is_countable(noun: Token, candidate: Candidate) -> bool:
    """Whether a number counts a noun: a plural, people, or one thing."""
    plural = noun.tag in {"NNS", "NNPS"} or noun.lemma in PERSONAL
    return plural or candidate.value == 1 or candidate.kind == "ordinal"


def elliptic(passage: Passage, candidate: Candidate, head: Token, earlier: Sequence[Candidate]) -> None:
    """A number that stands for a noun phrase: `five were intercepted`, `another seven wounded`, `the toll rose to 38`."""
    counted = subject_of(passage, candidate, head)
    if counted is not None:
        put_implied(passage, candidate, counted)
        return
    role = role_of(passage, candidate, head)
    nobody = candidate.rule == "zero" and passage.word(candidate.end - 1) in {"nobody", "one"}
    source = None if nobody else antecedent(passage, candidate, head, earlier, role)
    if source is not None:
        candidate.noun, candidate.noun_head, candidate.noun_lemma = source.noun, source.noun_head, source.noun_lemma
    elif role in HUMAN or candidate.rule == "zero" or is_populated(passage, candidate):
        candidate.noun, candidate.noun_lemma = "people", "people"
    candidate.elliptic = candidate.noun is not None


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
    verb = head.head if head.head.dep != "prep" else head.head.head
    while not verb.tag.startswith("VB") or (verb.dep == "acl" and verb.head.lemma in TOLLS):
        if verb.head is verb:
            return None
        verb = verb.head
    if verb.lemma not in CHANGES and verb.lemma not in CHANGERS | ARRIVALS | {"stand", "estimate"}:
        return None
    noun = verb.child("dobj") or verb.child(*SUBJECTS)
    if noun is None and verb.dep in {"xcomp", "advcl", "conj"}:
        return verb.head.child(*SUBJECTS)
    return noun


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
