"""Clauses of the dependency parse: who is subject, object and agent of a verb, across the ways English leaves them out.

Labels are ClearNLP's, as spaCy's English models give them.
"""

from __future__ import annotations

from transforms.article import Token
from transforms.lexicons import word_list

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
RELATIVES = word_list("clause_words.tsv", "relatives")

PROMISES = word_list("clause_words.tsv", "promises")
"""Verbs whose subject, not object, is the subject of their infinitive."""

NEAR = 3
"""Tokens within which an infinitive after a verb completes it, also where the parse calls it a purpose."""

DEPTH = 12
"""How many steps a subject is looked for; deeper nesting is a broken parse."""


def is_verb(token: Token) -> bool:
    """Whether the token is tagged as a verb."""
    return token.tag.startswith("V")


def is_noun(token: Token) -> bool:
    """Whether the token is a noun, a name or a pronoun."""
    return token.tag.startswith("N") or token.tag in {"PRP", "WP", "WDT", "DT", "CD"}


def conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated with it after it."""
    found, queue = [], [token]
    while queue:
        one = queue.pop(0)
        found.append(one)
        queue += [c for c in one.children if c.dep == "conj" or is_beside_name(c)]
    return [t for t in found if t.dep != "appos" or t is token]


def is_beside_name(token: Token) -> bool:
    """Whether a token is the name right behind a noun, with which what follows is coordinated: "his mother Ann and sister Joy"."""
    if token.dep != "appos" or token.tag[:3] != "NNP" or token.child("conj") is None:
        return False
    if any(c.text == "&" for c in token.children):
        return False
    first = token.child("compound") or token
    return first.i == token.head.i + 1


def nominals(token: Token) -> list[Token]:
    """The token and the nouns that are coordinated with it, or that the parse has coordinated with the verb of which it is object."""
    found = [t for t in conjuncts(token) if is_noun(t) or t is token]
    if token.dep == "dobj":
        found += [c for c in token.head.children if is_stray_object(c)]
    return found


def is_stray_object(token: Token) -> bool:
    """Whether a noun is coordinated with a verb, although it is a second object: "killed a couple and their three children"."""
    return (
        token.dep == "conj"
        and token.tag in {"NN", "NNS", "NNP", "NNPS"}
        and token.child(*SUBJECTS, "dobj", "aux") is None
    )


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive: by its auxiliary, as a participle after a noun, or shared with the verb before it."""
    if any(c.dep in {"nsubjpass", "auxpass"} for c in verb.children):
        return True
    if verb.tag != "VBN" or any(c.dep in {"aux", "nsubj", "dobj"} for c in verb.children):
        return False
    if verb.dep == "conj":
        return is_passive(verb.head) if is_verb(verb.head) else False
    return verb.dep in {"acl", "advcl", "amod", "ccomp", "xcomp", "ROOT", "oprd", "acomp", "pcomp", "appos", "dep"}


def antecedent(verb: Token) -> Token:
    """The noun that a relative clause or a participle belongs to."""
    return verb.head


def subject(verb: Token) -> Token | None:
    """The surface subject of a verb, also where another clause supplies it."""
    for _ in range(DEPTH):
        own = own_subject(verb)
        if own is not None:
            return antecedent(relative(verb)) if own.lower in RELATIVES and relative(verb) is not verb.head else own
        above = supplier(verb)
        if above is None or not is_verb(above):
            return above
        verb = above
    return None


def own_subject(verb: Token) -> Token | None:
    """The subject that hangs on a verb: of two around a colon the second, since the first is a dateline ("SEOUL, South Korea: The army fired").

    A headline's noun that the parse has qualify its verb is one too: "Sudan: Army shells market".
    """
    subjects = [c for c in verb.children if c.dep in SUBJECTS]
    if len(subjects) > 1 and is_behind_label(subjects[1], verb):
        return subjects[1]
    if subjects:
        return subjects[0]
    return qualifier_before(verb) if verb.tag == "VBZ" and verb.dep == "ROOT" else None


def qualifier_before(verb: Token) -> Token | None:
    """The noun right before a verb that the parse has qualify it."""
    return next((c for c in verb.children if c.dep == "compound" and c.i == verb.i - 1), None)


def is_behind_label(noun: Token, verb: Token) -> bool:
    """Whether a subject before its verb stands behind a colon or dash."""
    tokens = noun.sentence.tokens
    first = min((t.i for t in noun.subtree()), default=noun.i) - tokens[0].i
    return noun.i < verb.i and first > 0 and tokens[first - 1].text in {":", "–", "—", "--"}


def relative(verb: Token) -> Token:
    """The verb of the relative clause that a verb stands in, through coordination; its own head where it is in none."""
    while verb.dep == "conj" and is_verb(verb.head):
        verb = verb.head
    return verb if verb.dep == "relcl" else verb.head


def supplier(verb: Token) -> Token | None:
    """What supplies the missing subject: the verb above that shares its own, or the noun itself."""
    head = verb.head
    if head is verb:
        return None
    if verb.dep in {"acl", "relcl"}:
        return noun_supplier(verb, head)
    if verb.dep in {"xcomp", "ccomp"}:
        return controller(head, verb)
    if verb.dep in {"conj", "advcl", "dep", "parataxis", "prep"}:
        return head if is_verb(head) else None
    if verb.dep == "pcomp":
        return governor(head, verb)
    return None


def noun_supplier(verb: Token, noun: Token) -> Token | None:
    """What supplies the subject of a clause on a noun: the noun, or for "has no plans to" the verb above it."""
    if verb.tag not in {"VB", "TO"} or is_person_like(noun):
        return noun
    owner = noun.child("poss")
    if owner is not None:
        return owner
    return noun.head if noun.dep == "dobj" and noun.lemma in INTENTIONS else None


def is_person_like(noun: Token) -> bool:
    """Whether a noun can be the doer of an infinitive after it ("the first man to"), unlike "a plan to"."""
    return noun.lower in {"first", "last", "one"} or noun.tag in {"NNP", "NNPS", "PRP"}


def controller(head: Token, verb: Token) -> Token | None:
    """Who does an infinitive: the object of "order", the subject of "promise"."""
    if not is_verb(head):
        return head.head if head.dep in {"acomp", "attr"} and is_verb(head.head) else None
    patient = next((c for c in head.children if c.dep in {"dobj", "dative"} and c.i < verb.i), None)
    if patient is not None and head.lemma not in PROMISES:
        return patient
    return head


def governor(preposition: Token, verb: Token) -> Token | None:
    """Who does the -ing form after a preposition: the accused in "accused X of bombing", else the subject above."""
    above = preposition.head
    if not is_verb(above):
        return governor_behind(above)
    if preposition.lower not in {"of", "for", "from"}:
        return above
    accused = next((c for c in above.children if c.dep == "dobj" and c.i < verb.i), None)
    return above.child("nsubjpass") or accused or above


def governor_behind(word: Token) -> Token | None:
    """Who does the -ing form after a preposition on a noun, adjective or adverb: "convicted X of", "X guilty of", "stopped short of"."""
    if word.dep == "dobj" and word.head.lemma in CHARGING:
        return word
    if word.tag.startswith("J") and word.child("nsubj") is not None:
        return word.child("nsubj")
    return word.head if word.dep == "advmod" and is_verb(word.head) else None


CHARGING = word_list("event_words.tsv", "charging")
"""Verbs whose object does what the -ing form after its preposition says."""
INTENTIONS = word_list("event_words.tsv", "intentions")
"""Nouns whose infinitive is done by the subject of their verb: "has no plans to"."""


def agents(verb: Token) -> list[Token]:
    """The doers after "by" of a passive."""
    found = []
    for child in verb.children:
        if child.dep == "agent" or (child.dep == "prep" and child.lower == "by"):
            found += [n for c in child.children if c.dep == "pobj" for n in nominals(c)]
    return found


def is_object(token: Token) -> bool:
    """Whether a token is the object of its verb, a noun that the verb predicates of its object, or a number out of a whole."""
    return token.dep == "dobj" or (token.dep == "oprd" and is_noun(token)) or is_counted_object(token)


def is_counted_object(token: Token) -> bool:
    """Whether a number of a whole is the object that the parse takes for a measure: "shot down 52 of 71 drones"."""
    counted = token.dep == "npadvmod" and token.tag == "CD" and token.i > token.head.i
    return counted and any(c.dep == "prep" and c.lower == "of" for c in token.children)


def direct_object(verb: Token) -> Token | None:
    """The object of an active verb, also where coordinated verbs share it ("attacked and looted the village")."""
    own = next((c for c in verb.children if is_object(c)), None)
    if own is not None:
        return antecedent(verb) if own.lower in RELATIVES and verb.dep == "relcl" else own
    other = next((c for c in verb.children if shares_object(c)), None)
    if other is None or verb.child("prep", "advcl", "prt", "ccomp") is not None:
        return None
    return other.child("dobj")


def shares_object(other: Token) -> bool:
    """Whether a coordinated verb has the subject, and so perhaps the object, of the verb before it."""
    return other.dep == "conj" and is_verb(other) and other.child(*SUBJECTS) is None


def patient(verb: Token) -> Token | None:
    """What is acted on: the object, or the subject of a passive."""
    return subject(verb) if is_passive(verb) else direct_object(verb)


PARTICLES = word_list("clause_words.tsv", "particle")


def after(token: Token, *prepositions: str) -> list[Token]:
    """The nouns after these prepositions of a token, coordinated ones too."""
    found = []
    for child in token.children:
        if child.dep in {"prep", "dative", "agent"} and child.lower in prepositions:
            found += [n for c in child.children if c.dep in {"pobj", "pcomp"} and is_noun(c) for n in nominals(c)]
        elif child.dep == "prep" and child.lower in PARTICLES:
            found += after(child, *prepositions)
    return found


def possessors(noun: Token) -> list[Token]:
    """The owners of a noun: "Israel's", "their"."""
    return [n for c in noun.children if c.dep == "poss" for n in nominals(c)]


def auxiliaries(verb: Token) -> set[str]:
    """The auxiliaries of a verb in lower case, or those it shares with the verb that it is coordinated with."""
    own = {c.lower for c in verb.children if c.dep in {"aux", "auxpass"}}
    bare = own == {"be"} and verb.tag == "VBN"  # "will leave and be replaced"
    if (own and not bare) or verb.dep != "conj" or not is_verb(verb.head) or verb.child(*SUBJECTS) is not None:
        return own
    return auxiliaries(verb.head) if verb.tag in {"VB", "VBP", "VBN", "VBG"} else own


def clause(token: Token) -> Token:
    """The verb of the clause that a token stands in; the token itself where there is none above it."""
    if is_verb(token) and token.dep != "amod":
        return token
    return next((t for t in token.ancestors() if is_verb(t) and t.dep != "amod"), token)


def complements(token: Token) -> list[Token]:
    """The verbs that complete a verb, noun or adjective: infinitives, that-clauses, -ing forms after a preposition."""
    found = [c for c in token.children if is_complement(c, token)]
    for child in token.children:
        found += complements_behind(child, token)
    return [v for c in found for v in conjuncts(c) if is_verb_phrase(v)]


def complements_behind(child: Token, token: Token) -> list[Token]:
    """The verbs that complete a word across one of its dependents: a purpose close by, a preposition, an object."""
    if child.dep == "advcl":
        return [child] if is_near_infinitive(child, token) else []
    if child.dep == "prep":
        return [c for c in child.children if c.dep == "pcomp" and is_verb_phrase(c)]
    if child.dep in {"dobj", "attr"}:
        return [c for c in child.children if completes_noun(c)]
    return []


def completes_noun(verb: Token) -> bool:
    """Whether a verb is an infinitive with "to" that hangs on a noun: "has the right to appeal"."""
    return verb.dep == "acl" and any(c.tag == "TO" for c in verb.children)


def is_complement(child: Token, token: Token) -> bool:
    """Whether a child is a clause that completes the word before it."""
    clause_ = child.dep in {"xcomp", "ccomp", "acl", "pcomp"} or is_for_infinitive(child)
    return clause_ and is_verb_phrase(child) and child.i > token.i


def is_for_infinitive(child: Token) -> bool:
    """Whether a clause is an infinitive with its subject behind "for": "called for the government to resign"."""
    return (
        child.dep == "advcl" and child.tag == "VB" and any(c.dep == "mark" and c.lower == "for" for c in child.children)
    )


def is_near_infinitive(child: Token, token: Token) -> bool:
    """Whether a clause that the parse calls a purpose completes the verb: an infinitive close behind it."""
    return 0 < child.i - token.i <= NEAR and any(g.lower == "to" for g in child.children)


def is_verb_phrase(token: Token) -> bool:
    """A verb, or an adjective with its copula."""
    return is_verb(token) or any(c.dep in {"aux", "cop"} for c in token.children)


def infinitive_marker(verb: Token) -> Token | None:
    """The "to" of an infinitive, active or passive: "to meet", "to be broken up"; None of another form."""
    return next((c for c in verb.children if c.dep == "aux" and c.lower == "to"), None)


def is_infinitive(verb: Token) -> bool:
    """Whether a verb is an active infinitive with "to"."""
    return verb.tag == "VB" and infinitive_marker(verb) is not None


def before(token: Token) -> Token | None:
    """The token before one in its sentence; None before the first."""
    tokens = token.sentence.tokens
    return tokens[token.i - 1 - tokens[0].i] if token.i > tokens[0].i else None


def follows_comma(token: Token) -> bool:
    """Whether a comma stands right before a token."""
    mark = before(token)
    return mark is not None and mark.text == ","
