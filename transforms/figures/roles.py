"""What happened to what is counted, from the verb, adjective or noun that governs it (`lexicons/roles.tsv`)."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.article import Token
from transforms.figures.candidate import Draft, Passage
from transforms.lexicons import lexicon, word_list


def _roles(kind: str) -> dict[str, tuple[str, str]]:
    return {row["word"]: (row["argument"], row["role"]) for row in lexicon("roles.tsv") if row["class"] == kind}


VERBS, NOUNS, ADJECTIVES = _roles("verb"), _roles("noun"), _roles("adj")
HARM = frozenset({"injury", "wound", "burn", "fracture", "casualty", "loss", "damage"})
INJURIES = frozenset({"injury", "wound", "burn", "fracture"})
PERSONAL = word_list("figure_words.tsv", "person")
PASSIVE = frozenset({"nsubjpass", "csubjpass"})
OBJECT = frozenset({"dobj", "obj", "attr", "oprd", "appos"})
OF_AMOUNTS = frozenset(
    {
        "paid",
        "fined",
        "earned",
        "raised",
        "donated",
        "allocated",
        "borrowed",
        "sold",
        "bought",
        "produced",
        "supplied",
        "won",
        "lost",
        "seized",
        "carried",
    }
)
"""Roles that an amount of money or a measure can have."""
HUMAN = frozenset(
    {
        "attended",
        "voted",
        "surrendered",
        "hospitalised",
        "infected",
        "vaccinated",
        "deported",
        "abducted",
        "trapped",
        "killed",
        "wounded",
        "missing",
        "detained",
        "displaced",
        "evacuated",
        "rescued",
        "charged",
        "convicted",
        "acquitted",
    }
)
"""Roles that only people have, so that a number without a noun counts people."""
JOBS = frozenset(
    {
        "job",
        "worker",
        "employee",
        "staff",
        "position",
        "post",
        "role",
        "people",
        "person",
        "official",
        "officer",
        "teacher",
        "journalist",
        "contractor",
        "manager",
        "player",
        "coach",
    }
)


DRIVERS = frozenset({"force", "drive", "chase", "push"})
HOMES = frozenset({"home", "house", "village", "town", "city", "land", "country", "camp", "apartment"})
"""What people are driven from."""
CLINICAL = word_list("figure_words.tsv", "clinical")
DISEASES = word_list("figure_words.tsv", "disease")
LEGAL = frozenset(
    {"court", "criminal", "legal", "murder", "abuse", "fraud", "cold", "test", "rape", "civil", "corruption"}
)
"""What makes a case one of the courts."""
PARTICLES = frozenset({"down", "up", "out", "off"})
PERSONS = frozenset(word for word, (argument, _) in NOUNS.items() if argument == "person")
"""Nouns that tell a state of people; what the verb says of them goes first: `freed 14 hostages`."""


def set_role(passage: Passage, draft: Draft) -> None:
    """Set the role and the token that tells it."""
    ranked = draft.kind == "ordinal" and draft.noun is None
    if not ranked and draft.kind not in {"count", "ratio", "money", "measure", "percent"}:
        return
    if draft.kind == "measure" and describes(draft.head(passage)):
        return
    found = fitting(passage, draft, role_with_token(passage, draft, draft.head(passage)))
    if found is None and draft.part_of is not None and draft.part_of.role and draft.kind == "count":
        draft.role, draft.role_token = draft.part_of.role, draft.part_of.role_token
    elif found is not None:
        draft.role, draft.role_token = found


def describes(unit: Token) -> bool:
    """Whether a measure stands before the noun that it describes: nothing happens to the 300 metres of a `300-metre tower`."""
    return (
        unit.dep in {"compound", "amod", "nmod", "nummod"} and unit.head.i > unit.i and unit.head.tag.startswith("NN")
    )


def fitting(passage: Passage, draft: Draft, found: tuple[str, Token] | None) -> tuple[str, Token] | None:
    """A role that what is counted can have: money is earned and not rescued, jobs are cut and not speed."""
    if found is None:
        return None
    role, token = found
    if draft.unit is not None and draft.noun is None:
        role = "earned" if role == "produced" and draft.kind == "money" else role
        return (role, token) if role in OF_AMOUNTS else None
    if role == "dismissed" and draft.noun_lemma not in JOBS:
        return None
    if role == "infected" and token.lemma == "case" and not is_medical(passage, token):
        return None
    return role, token


def is_medical(passage: Passage, case: Token) -> bool:
    """Whether a case is one of illness: `61 new cases`, or any where the article names a disease; not a court case."""
    words = {c.lower for c in case.children}
    return not words & LEGAL and (bool(words & CLINICAL) or passage.tells_of(DISEASES))


def role_of(passage: Passage, draft: Draft, head: Token) -> str | None:
    """The role alone."""
    found = role_with_token(passage, draft, head)
    return found[0] if found else None


def role_with_token(passage: Passage, draft: Draft, head: Token) -> tuple[str, Token] | None:
    """The nearest word that tells a role: the counted noun, what modifies it, then what governs it."""
    noun = draft.noun_head if draft.noun_head is not None and not draft.elliptic else None
    top = noun or head
    if noun is None and passage.word(draft.first - 1) == "of" and draft.noun_lemma == "child":
        return None
    if noun is not None and noun.i < head.i and passage.word(draft.first - 1) == "of":
        return (NOUNS[noun.lemma][1], noun) if noun.lemma in NOUNS else None
    own = (NOUNS[noun.lemma][1], noun) if noun is not None and draft.unit is None and noun.lemma in NOUNS else None
    if own and noun is not None and noun.lemma not in PERSONS:
        return own
    return modifier(top) or beside(passage, draft, top) or (None if draft.is_whole else governing(top)) or own


def modifier(noun: Token) -> tuple[str, Token] | None:
    """`17 wounded soldiers`, `three people killed in`, `five who died`, `12 who were injured`."""
    for child in noun.children:
        lemma = child.lemma
        if child.dep == "amod" and (
            lemma in ADJECTIVES or (child.tag == "VBN" and VERBS.get(lemma, ("",))[0] == "object")
        ):
            return (ADJECTIVES.get(lemma) or VERBS[lemma])[1], child
        if child.dep in {"acl", "relcl"} and lemma in VERBS and not has_part(child):
            argument, role = VERBS[lemma]
            passive = child.tag == "VBN" and child.child("nsubj") is None
            if (argument == "object" and passive) or (argument == "subject" and not passive):
                return role, child
    return None


def has_part(clause: Token) -> bool:
    """Whether a relative clause tells of a part alone: `of whom 23 have been found`."""
    subject = clause.child("nsubj", "nsubjpass")
    return subject is not None and (subject.tag == "CD" or any(c.tag == "CD" for c in subject.children))


def beside(passage: Passage, draft: Draft, top: Token) -> tuple[str, Token] | None:
    """`17 dead`, `leaving 40 missing`, `another seven wounded`: a word right behind the figure or its noun."""
    tokens = passage.sentence.tokens
    last = max(passage.atoms[draft.end - 1].token, top.i - tokens[0].i if top.sentence is passage.sentence else 0)
    for token in tokens[last + 1 : last + 4]:
        if token.lower in {
            "were",
            "was",
            "are",
            "is",
            "been",
            "have",
            "has",
            "had",
            "be",
            "being",
            "others",
            "more",
            "people",
            "still",
            "reported",
            "confirmed",
            "left",
            "feared",
            "presumed",
            "seriously",
            "critically",
            "badly",
            "slightly",
        }:
            continue
        if token.lemma in ADJECTIVES and (token.tag in {"JJ", "VBN", "VBD"} or token.lower in {"missing", "dead"}):
            return ADJECTIVES[token.lemma][1], token
        if token.lower in ADJECTIVES:
            return ADJECTIVES[token.lower][1], token
        name = verb_name(token)
        if (
            token.tag in {"VBN", "VBD"}
            and VERBS.get(name, ("",))[0] == "object"
            and token.child("dobj") is None
            and is_passive(token)
        ):
            return VERBS[name][1], token
        break
    return harmed(tokens, last + 1) or before_figure(passage, draft, top)


def harmed(tokens: Sequence[Token], i: int) -> tuple[str, Token] | None:
    """`21 with serious injuries`, `three with burns`."""
    if i >= len(tokens) or tokens[i].lower not in {"with", "suffering", "nursing"}:
        return None
    found = next((t for t in tokens[i + 1 : i + 5] if t.lemma in INJURIES and t.tag.startswith("NN")), None)
    return ("wounded", found) if found is not None else None


def before_figure(passage: Passage, draft: Draft, top: Token) -> tuple[str, Token] | None:
    """A verb right before the figure that the parse does not tie to it: `Quake Kills 10`, `voted 218 to 207`."""
    tokens = passage.sentence.tokens
    first = passage.atoms[draft.first].token
    before = tokens[first - 1] if first else None
    if before is not None and before.lemma == "vote" and before.tag.startswith("VB") and draft.kind == "count":
        return VERBS["vote"][1], before
    if (
        before is not None
        and before.tag.startswith("VB")
        and VERBS.get(verb_name(before), ("",))[0] == "object"
        and top.dep == "npadvmod"
    ):
        return VERBS[verb_name(before)][1], before
    if before is not None and before.tag.startswith("NNP") and before.text[:1].isupper():
        found = VERBS.get(headline_verb(before.lower), ("", ""))
        return (found[1], before) if found[0] == "object" else None
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


def governing(token: Token) -> tuple[str, Token] | None:
    """The verb above: its object or passive subject, its subject, or a noun with `of` (`the death of 12 miners`)."""
    dep, node = token.dep, token
    for _ in range(6):
        above = node.head
        if above is node:
            return None
        lemma = verb_name(above)
        if above.tag.startswith("VB") or (above.lemma in VERBS and above.dep in {"ROOT", "advcl", "conj", "acl"}):
            if (lemma in VERBS or lemma in DRIVERS) and dep not in {"prep", "npadvmod", "advmod"}:
                return verb_role(above, lemma, dep, token)
            if dep in {"nsubj", "nsubjpass"}:
                return predicate(above)
            return None
        if above.lemma in NOUNS and above.tag.startswith("NN") and dep in {"prep", "pobj"}:
            return NOUNS[above.lemma][1], above
        if node.dep in {"conj", "appos", "nummod", "amod", "quantmod", "compound", "nmod"}:
            dep = above.dep
        elif node.dep == "pobj" and above.lower in {"of", "by", "to", "for", "than", "including"}:
            dep = "of" if above.lower in {"of", "including"} else "prep"
        elif dep != "of" or node.dep != "prep":
            dep = above.dep if dep == "of" else "prep"
        else:
            dep = above.dep
        node = above
    return None


def drives_out(verb: Token) -> bool:
    """`forced 600 people from their homes`, `drove thousands out of the city`."""
    ways = [c for c in verb.children if c.dep == "prep" and c.lower in {"from", "out"}]
    places = [(w.child("prep") or w).child("pobj") for w in ways]
    return any(place is not None and place.lemma in HOMES for place in places)


def verb_name(verb: Token) -> str:
    """The lemma of a verb, with its particle where the two are in the list: `shoot down`."""
    particle = next((c for c in verb.children if c.lower in PARTICLES and 0 < c.i - verb.i < 3), None)
    name = f"{verb.lemma} {particle.lower}" if particle else verb.lemma
    return name if name in VERBS else verb.lemma


def verb_role(verb: Token, name: str, dep: str, token: Token) -> tuple[str, Token] | None:
    """The role that a verb gives its argument."""
    if name in DRIVERS and dep in {*OBJECT, *PASSIVE} and drives_out(verb):
        return "displaced", verb
    argument, role = VERBS.get(name, ("", ""))
    harm = verb.child("dobj") if argument == "sustained" and dep == "nsubj" else None
    if harm is not None and harm.lemma in INJURIES:
        return role, verb
    passive = dep in PASSIVE or (dep == "nsubj" and (verb.child("auxpass") is not None or is_bare_participle(verb)))
    fits = {
        "sustained": token.lemma in HARM and dep in OBJECT,
        "victims": token.lemma in PERSONAL and dep in OBJECT,
        "object": (dep in OBJECT or passive) and (name != "save" or token.lemma in PERSONAL),
        "subject": dep == "nsubj",
    }
    return (role, verb) if fits.get(argument) else None


def is_bare_participle(verb: Token) -> bool:
    """Whether a participle stands without an auxiliary: `another seven wounded`."""
    return verb.tag == "VBN" and verb.child("aux") is None


def predicate(verb: Token) -> tuple[str, Token] | None:
    """`40 were missing`, `three are dead`, `hundreds became homeless`."""
    for child in verb.children:
        if child.dep in {"acomp", "attr", "oprd", "ccomp"} and child.lower in ADJECTIVES:
            return ADJECTIVES[child.lower][1], child
        if child.dep in {"acomp", "attr"} and child.lemma in ADJECTIVES:
            return ADJECTIVES[child.lemma][1], child
    if verb.lower in ADJECTIVES:
        return ADJECTIVES[verb.lower][1], verb
    return None
