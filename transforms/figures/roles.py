"""What happened to what is counted, from the verb, adjective or noun that governs it (`lexicons/roles.tsv`)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from transforms.article import Token
from transforms.figures.candidate import Candidate, Passage
from transforms.lexicons import lexicon, word_list


def _roles(kind: str) -> dict[str, tuple[str, str]]:
    return {row["word"]: (row["argument"], row["role"]) for row in lexicon("roles.tsv") if row["class"] == kind}


Reading = tuple[str, Token]
"""A role and the token that tells it."""
VERBS, NOUNS, ADJECTIVES = _roles("verb"), _roles("noun"), _roles("adj")
HARM = word_list("figure_words.tsv", "harm")
INJURIES = word_list("figure_words.tsv", "injury")
PERSONAL = word_list("figure_words.tsv", "person")
RELATIVE = word_list("figure_words.tsv", "relative")
PASSIVE = frozenset({"nsubjpass", "csubjpass"})
OBJECT = frozenset({"dobj", "obj", "attr", "oprd", "appos"})
OF_AMOUNTS = word_list("figure_words.tsv", "amount_role")
"""Roles that an amount of money or a measure can have."""
HUMAN = word_list("figure_words.tsv", "human_role")
"""Roles that only people have, so that a number without a noun counts people."""
SURVEYS = word_list("figure_words.tsv", "survey")
"""Nouns (lemma) for what asks people and finds something."""
JOBS = word_list("figure_words.tsv", "job")


ESCAPING = word_list("figure_words.tsv", "escaping")
"""Verbs (lemma) of what people are forced to do when they are driven out."""
COMPLEMENTS = word_list("figure_words.tsv", "verb_complement")
"""What makes a verb another: `taken hostage`, `sent home`."""
OTHER_SENSES = frozenset({"send home", "make up"})
"""Verbs with their complement that tell no role."""
DRIVERS = word_list("figure_words.tsv", "driver")
HOMES = word_list("figure_words.tsv", "home")
"""What people are driven from."""
CLINICAL = word_list("figure_words.tsv", "clinical")
DISEASES = word_list("figure_words.tsv", "disease")
LEGAL = word_list("figure_words.tsv", "legal")
"""What makes a case one of the courts."""
ROLE_KINDS = frozenset({"count", "ratio", "money", "measure", "percent"})
BEFORE_STATES = word_list("figure_words.tsv", "before_state")
WITHIN_PHRASE = frozenset({"conj", "appos", "nummod", "amod", "quantmod", "compound", "nmod"})
PASSED = word_list("figure_words.tsv", "passed")
"""Prepositions that a figure is looked through."""
DEPTH = 6
"""Steps up from a figure to the word that tells its role; deeper ones are of another clause."""
DIRECTIONS = frozenset({"up", "down"})
"""Words before an amount that is by how much something moves: `sent shares down 11%` supplies nothing."""
PARTICLES = word_list("figure_words.tsv", "particle")
PERSONS = frozenset(word for word, (argument, _) in NOUNS.items() if argument == "person")
"""Nouns that tell a state of people; what the verb says of them goes first: `freed 14 hostages`."""


def set_role(passage: Passage, candidate: Candidate) -> None:
    """Set the role and the token that tells it."""
    ranked = candidate.kind == "ordinal" and candidate.noun is None
    if not ranked and candidate.kind not in ROLE_KINDS:
        return
    head = candidate.head(passage)
    if (candidate.kind == "measure" and describes(head)) or is_asked(passage, candidate):
        return
    own = fitting(passage, candidate, role_with_token(passage, candidate, head))
    whole = candidate.part_of
    if own is not None:
        candidate.role, candidate.role_token = own
    elif whole is not None and whole.role and candidate.kind == "count":
        candidate.role, candidate.role_token = whole.role, whole.role_token


def is_asked(passage: Passage, candidate: Candidate) -> bool:
    """Whether people are only asked: `a poll of 900 adults found` finds nobody."""
    return passage.word(candidate.first - 1) == "of" and passage.lemma(candidate.first - 2) in SURVEYS


def describes(unit: Token) -> bool:
    """Whether a measure stands before the noun that it describes: nothing happens to the 300 metres of a `300-metre tower`."""
    return (
        unit.dep in {"compound", "amod", "nmod", "nummod"} and unit.head.i > unit.i and unit.head.tag.startswith("NN")
    )


def fitting(passage: Passage, candidate: Candidate, reading: Reading | None) -> Reading | None:
    """A role that what is counted can have: money is earned and not rescued, jobs are cut and not speed."""
    if reading is None:
        return None
    role, token = reading
    if candidate.unit is not None and candidate.noun is None:
        if passage.word(candidate.first - 1) in DIRECTIONS:
            return None
        role = "earned" if role == "produced" and candidate.kind == "money" else role
        return (role, token) if role in OF_AMOUNTS else None
    if role == "dismissed" and candidate.noun_lemma not in JOBS:
        return None
    misfits = (role == "born" and candidate.unit is not None) or departs(candidate, token)
    return None if misfits or is_court_case(passage, role, token) else (role, token)


def departs(candidate: Candidate, token: Token) -> bool:
    """Whether people leave, and nobody launches them: `200 people set off`."""
    people = candidate.noun_head
    leads = people is not None and people.i < token.i and people.lemma in PERSONAL
    return leads and token.lemma == "set" and token.child("auxpass") is None


def is_court_case(passage: Passage, role: str, token: Token) -> bool:
    """Whether cases are those of a court: nobody is ill."""
    return role == "infected" and token.lemma == "case" and not is_medical(passage, token)


def is_medical(passage: Passage, case: Token) -> bool:
    """Whether a case is one of illness: `61 new cases`, or any where the article names a disease; not a court case."""
    words = {c.lower for c in case.children}
    return not words & LEGAL and (bool(words & CLINICAL) or passage.tells_of(DISEASES))


def role_of(passage: Passage, candidate: Candidate, head: Token) -> str | None:
    """The role alone."""
    found = role_with_token(passage, candidate, head)
    return found[0] if found else None


def role_of_elliptic(passage: Passage, candidate: Candidate, head: Token, *, behind_of: bool) -> Reading | None:
    """The role of a figure without a noun of its own; `a mother of three` has children and no losses."""
    return None if behind_of and candidate.noun_lemma == "child" else role_around(passage, candidate, head)


def role_with_token(passage: Passage, candidate: Candidate, head: Token) -> Reading | None:
    """The nearest word that tells a role: the counted noun, what modifies it, then what governs it."""
    noun = candidate.noun_head if not candidate.elliptic else None
    behind_of = passage.word(candidate.first - 1) == "of"
    if noun is None:
        return role_of_elliptic(passage, candidate, head, behind_of=behind_of)
    own = naming(noun)
    if noun.i < head.i:
        return own if behind_of else modifier(noun) or own or role_around(passage, candidate, noun)
    own = None if candidate.unit is not None else own
    if own and noun.lemma not in PERSONS:
        return own
    return role_around(passage, candidate, noun) or own


def naming(noun: Token) -> Reading | None:
    """The role that a noun names, or a participle that stands for one: `12 hostages`, `the number of wounded`."""
    role = NOUNS[noun.lemma][1] if noun.lemma in NOUNS else attributive(noun) if noun.tag in {"VBN", "JJ"} else None
    return (role, noun) if role else None


def role_around(passage: Passage, candidate: Candidate, top: Token) -> Reading | None:
    """What modifies the counted noun, stands beside it, or governs it; a whole is not what the verb speaks of."""
    near = modifier(top) or beside(passage, candidate, top)
    if candidate.part_of is not None and candidate.part_of.first > candidate.first:
        return governing(top) or near  # "shot down 18 of 20 drones that were launched": the clause is of the whole
    return near or (None if candidate.is_whole else governing(top))


def modifier(noun: Token) -> Reading | None:
    """`17 wounded soldiers`, `three people killed in`, `five who died`, `12 who were injured`."""
    for child in noun.children:
        role = attributive(child) if child.dep == "amod" else relative(child)
        if role is not None:
            return role, child
    return None


def attributive(word: Token) -> str | None:
    """The role that an adjective or participle before a noun tells: `wounded`."""
    adjective = ADJECTIVES.get(word.lemma) or ADJECTIVES.get(word.lower)
    if adjective is not None:
        return adjective[1]
    return VERBS[word.lemma][1] if word.tag == "VBN" and takes_object(word.lemma) else None


def relative(clause: Token) -> str | None:
    """The role that a participle or relative clause behind a noun tells: `killed in`, `who died`."""
    if clause.dep not in {"acl", "relcl"} or clause.lemma not in VERBS or has_part(clause):
        return None
    argument, role = VERBS[clause.lemma]
    if has_own_subject(clause):
        return role if argument == "object" and object_of_clause(clause) else None
    passive = clause.tag == "VBN" and clause.child("nsubj") is None
    return role if argument == ("object" if passive else "subject") else None


def object_of_clause(clause: Token) -> bool:
    """Whether a clause with a subject of its own has nothing else for its object: `12 people whom gunmen had killed`."""
    objects = [c for c in clause.children if c.dep == "dobj" and c.lower not in RELATIVE]
    return clause.child("nsubj") is not None and not objects


def has_own_subject(clause: Token) -> bool:
    """Whether a relative clause has another subject than the noun: `people she is accused of killing`."""
    subject = clause.child("nsubj", "nsubjpass")
    return subject is not None and subject.lower not in RELATIVE


def takes_object(name: str) -> bool:
    """Whether a verb tells the role of its object."""
    return VERBS.get(name, ("",))[0] == "object"


def has_part(clause: Token) -> bool:
    """Whether a relative clause tells of a part alone: `of whom 23 have been found`."""
    subject = clause.child("nsubj", "nsubjpass")
    return subject is not None and (subject.tag == "CD" or any(c.tag == "CD" for c in subject.children))


def beside(passage: Passage, candidate: Candidate, top: Token) -> Reading | None:
    """`17 dead`, `leaving 40 missing`, `another seven wounded`: a word right behind the figure or its noun."""
    tokens = passage.sentence.tokens
    last = passage.atoms[candidate.end - 1].token
    if top.sentence is passage.sentence:
        last = max(last, top.i - tokens[0].i)
    behind = next((t for t in tokens[last + 1 : last + 4] if t.lower not in BEFORE_STATES), None)
    reading = state(behind) if behind is not None else None
    return reading or harmed(tokens, last + 1) or before_figure(passage, candidate, top)


def state(token: Token) -> Reading | None:
    """The role that a word behind a figure tells: an adjective, or a participle without an object."""
    if token.lemma in ADJECTIVES and (token.tag in {"JJ", "VBN", "VBD"} or token.lower in {"missing", "dead"}):
        return ADJECTIVES[token.lemma][1], token
    if token.lower in ADJECTIVES:
        return ADJECTIVES[token.lower][1], token
    passive = token.tag in {"VBN", "VBD"} and token.child("dobj") is None and is_passive(token)
    return undergone(token) if passive else None


def undergone(participle: Token) -> Reading | None:
    """The role of what a participle is said of: `killed`, `forced from their homes`."""
    name = verb_name(participle)
    if name in DRIVERS and drives_out(participle):
        return "displaced", participle
    return (VERBS[name][1], participle) if takes_object(name) else None


def harmed(tokens: Sequence[Token], i: int) -> Reading | None:
    """`21 with serious injuries`, `three with burns`."""
    if i >= len(tokens) or tokens[i].lower not in {"with", "suffering", "nursing"}:
        return None
    found = next((t for t in tokens[i + 1 : i + 5] if t.lemma in INJURIES and t.tag.startswith("NN")), None)
    return ("wounded", found) if found is not None else None


def before_figure(passage: Passage, candidate: Candidate, top: Token) -> Reading | None:
    """A verb right before the figure that the parse does not tie to it: `Quake Kills 10`, `voted 218 to 207`."""
    first = passage.atoms[candidate.first].token
    if not first:
        return None
    before = passage.sentence.tokens[first - 1]
    if before.tag.startswith("VB"):
        if before.lemma == "vote" and candidate.kind == "count":
            return VERBS["vote"][1], before
        name = verb_name(before)
        if takes_object(name) and top.dep == "npadvmod":
            return VERBS[name][1], before
    if before.tag.startswith("NNP") and before.text[:1].isupper():
        name = headline_verb(before.lower)
        return (VERBS[name][1], before) if takes_object(name) else None
    return None


def headline_verb(word: str) -> str:
    """The lemma of a verb in a headline, which is tagged as a name: `Quake Kills 10`."""
    for ending, put in (("s", ""), ("ed", ""), ("ed", "e"), ("es", "")):
        if word.endswith(ending) and word.removesuffix(ending) + put in VERBS:
            return word.removesuffix(ending) + put
    return word


def is_passive(verb: Token) -> bool:
    """Whether a participle stands without an active subject of its own."""
    return verb.tag == "VBN" or verb.child("auxpass") is not None or verb.dep in {"acl", "conj"}


def governing(token: Token) -> Reading | None:
    """The verb above: its object or passive subject, its subject, or a noun with `of` (`the death of 12 miners`)."""
    dep, node = token.dep, token
    for _ in range(DEPTH):
        above = node.head
        if above is node:
            return None
        if is_clause(above):
            return clause_role(above, dep, token)
        if above.lemma in NOUNS and above.tag.startswith("NN") and dep in {"prep", "pobj"}:
            return NOUNS[above.lemma][1], above
        dep, node = inherited(dep, node, above), above
    return None


def is_clause(token: Token) -> bool:
    """Whether a token is a verb, or one that tells a role and is tagged as something else: `Quake Kills 10`."""
    return token.tag.startswith("VB") or (token.lemma in VERBS and token.dep in {"ROOT", "advcl", "conj", "acl"})


def clause_role(verb: Token, dep: str, token: Token) -> Reading | None:
    """What a verb, or the state that it links to, tells of an argument."""
    name = verb_name(verb)
    if dep == "npadvmod" and " " in name and verb.child("dobj") is None:  # "shot down 61 of 84"
        dep = "dobj"
    if (name in VERBS or name in DRIVERS) and dep not in {"prep", "npadvmod", "advmod"}:
        return verb_role(verb, name, dep, token)
    return predicate(verb) if dep in {"nsubj", "nsubjpass"} else None


def inherited(dep: str, node: Token, above: Token) -> str:
    """What a figure is to the word two steps up: inside a noun phrase what the phrase is; behind `of` what its noun is."""
    if node.dep in WITHIN_PHRASE:
        return above.dep
    if node.dep == "pobj" and above.lower in PASSED:
        return "of" if above.lower in {"of", "including"} else "prep"
    return above.dep if dep == "of" else "prep"


def drives_out(verb: Token) -> bool:
    """`forced 600 people from their homes`, `drove thousands out of the city`, `forced tourists to flee`."""
    if any(c.dep == "xcomp" and c.lemma in ESCAPING for c in verb.children):
        return True
    ways = [c for c in verb.children if c.dep == "prep" and c.lower in {"from", "out"}]
    places = [(w.child("prep") or w).child("pobj") for w in ways]
    return any(place is not None and place.lemma in HOMES for place in places)


def verb_name(verb: Token) -> str:
    """The lemma of a verb, with its particle or complement where the two are in the list: `shoot down`, `take hostage`."""
    if (complement := complement_of(verb)) is not None:
        name = f"{verb.lemma} {complement}"
        return name if name in VERBS or name in OTHER_SENSES else verb.lemma
    particle = next((c for c in verb.children if c.lower in PARTICLES and 0 < c.i - verb.i < 3), None)
    name = f"{verb.lemma} {particle.lower}" if particle else verb.lemma
    return name if name in VERBS or name in OTHER_SENSES else verb.lemma


def complement_of(verb: Token) -> str | None:
    """`hostage` of `taken hostage`, or of `took 30 villagers hostage`, where the parse ties it to the villagers."""
    near = [verb, *(c for c in verb.children if c.dep in OBJECT)]
    return next((c.lower for t in near for c in t.children if c.i > verb.i and c.lower in COMPLEMENTS), None)


def verb_role(verb: Token, name: str, dep: str, token: Token) -> Reading | None:
    """The role that a verb gives its argument."""
    if name in DRIVERS and dep in {*OBJECT, *PASSIVE} and drives_out(verb):
        return "displaced", verb
    if name == "lose" and dep == "nsubj" and loses_life(verb):
        return "killed", verb
    argument, role = VERBS.get(name, ("", ""))
    fits = ARGUMENTS[argument](verb, dep, token) if argument in ARGUMENTS else False
    if argument == "object" and name == "save" and token.lemma not in PERSONAL:
        fits = False
    return (role, verb) if fits else None


def loses_life(verb: Token) -> bool:
    """`nine workers lost their lives`."""
    lost = verb.child("dobj")
    return lost is not None and lost.lemma == "life" and lost.child("poss") is not None


def is_object(verb: Token, dep: str, _token: Token) -> bool:
    """Whether the figure is the object of a verb, or the subject of its passive: `killed 12`, `12 were killed`."""
    passive = dep == "nsubj" and (verb.child("auxpass") is not None or is_bare_participle(verb))
    return dep in OBJECT or dep in PASSIVE or passive


def is_sustained(verb: Token, dep: str, token: Token) -> bool:
    """`suffered 12 injuries`, `12 suffered burns`."""
    harm = verb.child("dobj") if dep == "nsubj" else None
    return (harm is not None and harm.lemma in INJURIES) or (token.lemma in HARM and dep in OBJECT)


ARGUMENTS: dict[str, Callable[[Token, str, Token], bool]] = {
    "object": is_object,
    "subject": lambda _verb, dep, _token: dep == "nsubj",
    "sustained": is_sustained,
    "victims": lambda _verb, dep, token: token.lemma in PERSONAL and dep in OBJECT,
}
"""What the figure has to be to the verb, by the column `argument` of `roles.tsv`."""


def is_bare_participle(verb: Token) -> bool:
    """Whether a participle stands without an auxiliary: `another seven wounded`."""
    return verb.tag == "VBN" and verb.child("aux") is None


def predicate(verb: Token) -> Reading | None:
    """`40 were missing`, `three are dead`, `hundreds became homeless`."""
    for child in verb.children:
        if child.dep in {"acomp", "attr", "oprd", "ccomp"} and child.lower in ADJECTIVES:
            return ADJECTIVES[child.lower][1], child
        if child.dep in {"acomp", "attr"} and child.lemma in ADJECTIVES:
            return ADJECTIVES[child.lemma][1], child
    if verb.lower in ADJECTIVES:
        return ADJECTIVES[verb.lower][1], verb
    return None
