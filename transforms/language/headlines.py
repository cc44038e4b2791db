"""Headlines whose verb the tagger takes for a plural noun, or the parse for an active one: "Regulator fines bank", "Hospital bombed"."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.article import ParsedSentence, Token
from transforms.language.clauses import is_infinitive
from transforms.lexicons import word_list

VERBS = word_list("event_words.tsv", "headline_verbs")
LONG = 20
"""Tokens above which a line is no headline."""


def mend_headline(sentence: ParsedSentence) -> None:
    """Repair the tree of a headline in place; that of a sentence with its full stop stays."""
    if is_headline(sentence.tokens):
        mend_bare_participle(sentence.root)
        mend_plural_verb(sentence.tokens)


def is_headline(tokens: Sequence[Token]) -> bool:
    """Whether a line is short and has no full stop."""
    return len(tokens) <= LONG and tokens[-1].text not in {".", "!", "?"}


COMPLEMENTS = ("dobj", "oprd", "acomp", "ccomp", "xcomp", "prt")


def mend_bare_participle(root: Token) -> None:
    """Make a passive of a participle with nothing but its subject: "Gaza hospital bombed"."""
    subject = root.child("nsubj")
    if root.tag == "VBN" and subject is not None and root.child("aux", "auxpass", *COMPLEMENTS) is None:
        subject.dep = "nsubjpass"


def mend_plural_verb(tokens: Sequence[Token]) -> None:
    """Make a verb of the plural noun that is one, where a headline has nothing else for it."""
    for token in tokens[1:-1]:
        if token.tag == "NNS" and token.lemma in VERBS and token.child("compound") is not None:
            target = tokens[token.i - tokens[0].i + 1]
            if (token.dep == "ROOT" and mend_root_noun(token)) or mend_subject_noun(token, target):
                return


def mend_root_noun(noun: Token) -> bool:
    """Make a verb of a root with an apposition, which is its object: "EU fines Meta over a breach"; False where there is none."""
    thing = noun.child("appos")
    if thing is None:
        return False
    name = thing.child("nmod", "compound")
    named = name is not None and name.tag == "NNP" and any(c.tag in {"CD", "$"} for c in thing.children)
    give_subject(noun)
    if named and name is not None:  # "fines Lumenta 40 million euros"
        move(name, noun, "dobj")
        move(thing, noun, "npadvmod")
    else:
        move(thing, noun, "dobj")
    return True


def mend_subject_noun(noun: Token, target: Token) -> bool:
    """Make a verb of a noun before what follows; False where it is none."""
    return any(mended(noun, target) for mended in (mend_before_participle, mend_before_verb, mend_before_infinitive))


def mend_before_participle(noun: Token, verb: Token) -> bool:
    """Make a participle of the main verb: "Museum returns looted statues"."""
    thing = verb.child("dobj")
    if noun.dep != "nsubj" or noun.head is not verb or verb.tag not in {"VBD", "VBN"} or thing is None:
        return False
    lead(noun, verb)
    move(thing, noun, "dobj")
    verb.tag = "VBN"
    move(verb, thing, "amod")
    return True


def mend_before_verb(noun: Token, thing: Token) -> bool:
    """Coordinate the main verb with the noun: "Regulator fines bank, orders it to sell its arm"."""
    verb = noun.head
    if (
        noun.dep != "nsubj"
        or noun.child("appos") is not thing
        or verb.head is not verb
        or verb.tag not in {"VBZ", "VBP"}
    ):
        return False
    lead(noun, verb)
    verb.dep = "conj"
    move(thing, noun, "dobj")
    return True


def mend_before_infinitive(noun: Token, name: Token) -> bool:
    """Make a complement of the main verb: "Court orders Shell to pay"."""
    verb = name.head
    if (
        noun.dep != "compound"
        or noun.head is not name
        or name.dep != "nsubj"
        or not (verb.head is verb and is_infinitive(verb))
    ):
        return False
    move(noun, verb, "dep")
    lead(noun, verb)
    move(name, noun, "dobj")
    verb.dep = "xcomp"
    return True


def lead(noun: Token, root: Token) -> None:
    """Put a noun in the place of the root above it, as a verb with a subject; the old root hangs on it."""
    if noun.head is not noun:
        noun.head.children.remove(noun)
    above, dep = root.head, root.dep
    if above is root:
        noun.head, noun.dep = noun, "ROOT"
    else:
        above.children.remove(root)
        noun.head, noun.dep = above, dep
        above.children = sorted([*above.children, noun], key=lambda t: t.i)
    root.head = noun
    for child in [c for c in root.children if c.dep in {"prep", "punct", "advcl", "npadvmod"} and root.tag != "VB"]:
        move(child, noun, child.dep)
    noun.children = sorted([*noun.children, root], key=lambda t: t.i)
    give_subject(noun)


def give_subject(verb: Token) -> None:
    """Tag a noun as a verb, and take the noun right before it for its subject."""
    verb.tag = "VBZ"
    before = [
        c for c in verb.children if c.i < verb.i and c.dep in {"compound", "amod", "nmod", "poss", "det", "nummod"}
    ]
    last = before[-1]
    for child in before[:-1]:
        move(child, last, child.dep)
    last.dep = "nsubj"


def move(token: Token, head: Token, dep: str) -> None:
    """Hang a token on another head, among its dependents in the order of the text."""
    token.head.children.remove(token)
    token.head, token.dep = head, dep
    head.children = sorted([*head.children, token], key=lambda t: t.i)
