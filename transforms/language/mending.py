"""Repairs of the parse: trees that the model often builds wrong, and whose words tell how they are meant."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from transforms.article import ParsedSentence, Token
from transforms.language.announcements import mend_announcement
from transforms.language.attachments import (
    PREFIXES,
    mend_agent,
    mend_amount,
    mend_answer,
    mend_apposition,
    mend_chance,
    mend_claim,
    mend_dateline,
    mend_gerund,
    mend_holder,
    mend_prefix,
    mend_weapon,
)
from transforms.language.clauses import SUBJECTS, before, follows_comma, is_infinitive, is_noun
from transforms.language.headline_clauses import mend_clause_of_headline
from transforms.language.headlines import mend_headline, move
from transforms.lexicons import word_list

FINITE = frozenset({"VBD", "VBZ", "VBP"})
AUXILIARY = frozenset({"aux", "auxpass", "neg", "advmod"})


def mend(sentence: ParsedSentence) -> None:
    """Repair the tree of a sentence in place."""
    mend_fragment(sentence)
    mend_label(sentence)
    mend_headline(sentence)
    mend_clause_of_headline(sentence)
    mend_announcement(sentence)
    mend_claim(sentence)
    mend_dateline(sentence)
    mend_root(sentence.root)
    mend_last_verb(sentence)
    for token in sentence.tokens:
        word = token.lower if token.lower in WORDS else ""
        if repairs(token.tag, token.dep, word):
            mend_word(token, word)


def mend_word(token: Token, word: str) -> None:
    """Repair what hangs wrong at a token, in the order of REPAIRS; what one repair makes of it is what the next ones see."""
    done = -1
    pending = repairs(token.tag, token.dep, word)
    while pending:
        done, repair = pending[0]
        repair(token)
        pending = tuple(one for one in repairs(token.tag, token.dep, word) if one[0] > done)


def mend_root(root: Token) -> None:
    """Tag a root with a subject and an object as the verb that it is: the tagger takes those of headlines for nouns ("Police arrest 12")."""
    if root.tag in {"NN", "NNS"} and root.child("nsubj") is not None and root.child("dobj", "ccomp") is not None:
        root.tag = "VBP" if root.tag == "NN" else "VBZ"
    mend_motion(root)
    mend_fined(root)
    if root.tag == "VBN" and is_finite(root) and root.child("dobj", "oprd") is not None:
        root.tag = "VBD"  # "Aurora named Ines Berg as director"
    past = root.tag in {"VB", "VBP"} and root.lower != root.lemma and root.lemma not in {"be", "have", "do"}
    if past and is_finite(root):
        root.tag = "VBD"  # a past form that the model does not know: "retook"


def is_finite(verb: Token) -> bool:
    """Whether a verb has a subject and no auxiliary."""
    return verb.child("nsubj") is not None and verb.child("aux", "auxpass") is None


def mend_fined(root: Token) -> None:
    """Make a passive of "fined" before a sum, which nobody fines: "BP fined $20bn", "Google fined €2.4bn by EU"."""
    if root.lower != "fined" or root.child("aux", "dative") is not None:
        return
    fined, sum_ = root.child("nsubj"), root.child("dobj")
    if fined is None or sum_ is None:
        return
    if sum_.subtree()[0].tag == "$" and sum_.subtree()[0].i == root.i + 1:
        root.tag, fined.dep, sum_.dep = "VBN", "nsubjpass", "npadvmod"


def mend_last_verb(sentence: ParsedSentence) -> None:
    """Make the verb of saying that ends a sentence its root: "The firm knew of the faults, a leaked letter reveals."."""
    verb, root = sentence.tokens[-2:][0], sentence.root
    if verb.dep != "ccomp" or verb.head is not root or verb.tag not in FINITE:
        return
    subject = verb.child("nsubj")
    if subject is None:
        return
    first = subject.subtree()[0]
    ends = sentence.tokens[-1].text == "." and root.i < first.i and follows_comma(first)
    if not ends or any(c.dep not in {"nsubj", "punct", "advmod"} for c in verb.children):
        return
    root.children.remove(verb)
    verb.head, verb.dep, root.head, root.dep = verb, "ROOT", verb, "ccomp"
    verb.children = sorted([*verb.children, root], key=lambda t: t.i)


def mend_motion(root: Token) -> None:
    """Make the verb of a headline of what the tagger takes for a noun behind its subject: "Bus plunges into gorge, 17 dead"."""
    if root.tag != "NNS":
        return
    named, way = root.child("compound"), root.child("prep")
    if named is None or way is None or named.i != root.i - 1 or way.i != root.i + 1:
        return
    if way.lower in WAYS and way.child("pobj") is not None:
        root.tag, named.dep = "VBZ", "nsubj"


WAYS = frozenset({"into", "off", "onto"})
"""Prepositions behind a verb of motion, and behind few nouns."""


def mend_outcome(dead: Token) -> None:
    """Hang "dead" on the verb before it, not on those who are: "shot dead two nurses"."""
    shot = before(dead)
    if shot is not None and shot.lemma == "shoot" and dead.dep == "amod" and dead.head is not shot:
        move(dead, shot, "oprd")


NOUN_PARTS = frozenset({"det", "amod", "compound", "nummod", "poss"})


def mend_compound(by: Token) -> None:
    """Make one noun of "by-election", which the parser takes for a phrase of "by": "won the Mandevu by-election"."""
    noun, name = by.child("pobj"), before(by)
    if noun is None or name is None or not is_hyphenated(by, noun):
        return
    if name.head is not by.head or name.dep not in NOMINAL:
        return
    move(noun, by.head, name.dep)
    move(name, noun, "compound")
    move(by, noun, "compound")
    for child in [c for c in name.children if c.dep in NOUN_PARTS]:
        move(child, noun, child.dep)


def is_hyphenated(first: Token, last: Token) -> bool:
    """Whether two words are written with a hyphen between them."""
    between = before(last)
    return last.i == first.i + 2 and between is not None and between.text == "-" and not first.space


NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
"""Labels of what only a noun is, unless it has a clause of its own."""
CLAUSAL = (*SUBJECTS, "dobj", "aux", "auxpass", "neg", "mark", "advmod")
"""Labels of what only a clause has."""


def mend_noun(token: Token) -> None:
    """Tag as the noun that it is what the tagger takes for a verb: "Drone strike kills nine", "took the injured to hospital"."""
    if token.tag == "VBN" and token.dep in NOMINAL and len(token.children) == 1 and token.children[0].lower == "the":
        token.tag = "NNS"
    if token.tag not in {"VB", "VBP", "VBZ"} or token.dep not in NOMINAL or token.child(*CLAUSAL) is not None:
        return
    if token.child("compound", "det", "amod", "poss", "nummod") is not None:
        token.tag = "NNS" if token.tag == "VBZ" else "NN"


def mend_clause(verb: Token) -> None:
    """Give a clause after a counted time its subject, which the parser hangs on "after": "a day after a court jailed him"."""
    if verb.dep != "advcl" or verb.tag not in {"VBD", "VBZ", "VBP"} or verb.child(*SUBJECTS) is not None:
        return
    time = verb.child("npadvmod")
    link = link_of_time(time) if time is not None and time.i < verb.i else None
    noun = link.child("pobj") if link is not None else None
    if link is None or noun is None or not link.i < noun.i < verb.i:
        return
    move(link, verb, "mark")
    move(noun, verb, "nsubj")


def link_of_time(time: Token) -> Token | None:
    """The "after" or "before" of a counted time, "a day after"; None where it has none."""
    link = time.child("prep")
    return link if link is not None and link.lower in {"after", "before"} else None


def mend_subject(verb: Token) -> None:
    """Give a verb the noun right before it, which the parser coordinates with a noun before that.

    "Police arrested 14 people and the minister imposed a curfew": nothing links "imposed" to "arrested", so the minister is its subject.
    """
    if verb.dep not in {"conj", "ROOT"} or verb.child(*SUBJECTS) is not None:
        return
    noun = listed_before(verb)
    if noun is not None and verb not in noun.subtree():
        move(noun, verb, "nsubj")


def listed_before(verb: Token) -> Token | None:
    """The noun that ends a list right before a verb; of several after the first one the first of those.

    "Rebels captured nine soldiers, residents and a doctor said": the residents and the doctor.
    """
    tokens = verb.sentence.tokens
    at = verb.i - 1 - tokens[0].i
    while at > 0 and tokens[at].dep in AUXILIARY and tokens[at].head is verb:
        at -= 1
    noun = tokens[max(at, 0)]
    while noun.dep in {"pobj", "prep", "compound", "nmod"}:
        noun = noun.head
    if noun.dep != "conj" or not is_noun(noun) or not is_noun(noun.head):
        return None
    above = noun.head
    return above if above.dep == "conj" and is_noun(above.head) else noun


def mend_coordination(verb: Token) -> None:
    """Coordinate a finite verb with the finite verb above an infinitive: "asked the council to meet and appealed to Norway"."""
    infinitive = verb.head
    if verb.dep != "conj" or verb.child(*SUBJECTS) is not None or not is_infinitive(infinitive):
        return
    above = next((t for t in infinitive.ancestors() if t.tag in FINITE and t.i < infinitive.i), None)
    if above is not None and (verb.tag == "VBD") == (above.tag == "VBD"):
        move(verb, above, "conj")


def mend_second_clause(verb: Token) -> None:
    """Coordinate a passive with a subject of its own with the verb above an infinitive: "marched to stop the vote, and nine were hurt"."""
    infinitive = verb.head
    passive = verb.dep == "conj" and verb.child("nsubjpass") is not None and verb.child("auxpass") is not None
    if passive and infinitive.dep in {"advcl", "xcomp"} and is_infinitive(infinitive):
        move(verb, infinitive.head, "conj")


def mend_label(sentence: ParsedSentence) -> None:
    """Make the verb behind a label and a colon the root: "Kenya: two nurses abducted near border"."""
    label = sentence.root
    if not label.tag.startswith("N"):
        return
    colon = next((t for t in sentence.tokens if t.text == ":" and t.i > label.i), None)
    if colon is None:
        return
    verb = next((c for c in label.children if is_labelled(c, colon)), None)
    if verb is None:
        return
    label.children.remove(verb)
    verb.head, verb.dep = verb, "ROOT"
    label.head, label.dep = verb, "dep"
    verb.children = sorted([*verb.children, label], key=lambda t: t.i)


def is_labelled(verb: Token, colon: Token) -> bool:
    """Whether a verb with a subject of its own stands behind a colon."""
    subject = verb.child("nsubj", "nsubjpass")
    clausal = verb.dep in {"acl", "relcl", "appos"} and verb.tag.startswith("V")
    return clausal and subject is not None and subject.i > colon.i


DENYING = word_list("clause_words.tsv", "denying")
ANSWERING = word_list("clause_words.tsv", "answering")
"""Verbs by which whoever denies something goes on, rather than the one about whom it is denied."""


def mend_denial(verb: Token) -> None:
    """Hang what a denial goes on with on the denial: "denied that it had fired and accused Israel of lying"."""
    denied = verb.head
    if verb.dep != "conj" or verb.child(*SUBJECTS) is not None or denied.dep != "ccomp":
        return
    denial = denied.head.lemma in DENYING and verb.lemma in ANSWERING
    if (denial and verb.tag in FINITE | {"VBN"}) or goes_on(verb, denied):
        move(verb, denied.head, "conj")


STATING = word_list("clause_words.tsv", "stating")


def goes_on(verb: Token, state: Token) -> bool:
    """Whether a verb of stating goes on with what somebody said of a state: "said talks were under way and ruled out a raid"."""
    said = state.lemma == "be" and state.head.lemma == "say"
    return said and verb.lemma in STATING and verb.tag == "VBD" == state.head.tag and verb.child("aux") is None


ADDING = DENYING | ANSWERING | word_list("clause_words.tsv", "adding")


def mend_addition(verb: Token) -> None:
    """Hang on "said" what its subject says besides: "the port will reopen on Monday, the operator said, denying that a tank was lost"."""
    if verb.dep != "advcl" or verb.tag != "VBG" or verb.lemma not in ADDING:
        return
    said = next((v for v in around(verb.head) if verb.head.i < v.i < verb.i and v.child(*SUBJECTS) is not None), None)
    if said is not None:
        move(verb, said, "advcl")


def around(verb: Token) -> list[Token]:
    """The verbs that can say what a clause tells: put into it, or above it."""
    return [*(c for c in verb.children if c.dep == "parataxis"), *([verb.head] if verb.dep == "ccomp" else [])]


ACCUSING = word_list("clause_words.tsv", "accusing")
"""Verbs that have an object and an of-phrase."""


def mend_charge(of: Token) -> None:
    """Hang an of-phrase on the verb, not on its object or agent: "accused the police of torture", "accused by rivals of fraud"."""
    side = of.head
    whom = side.head if side.dep == "appos" else side  # "stripped one of them, a runner, of a title"
    agent = whom.dep == "pobj" and whom.head.dep == "agent"
    verb = whom.head.head if agent else whom.head
    charged = verb.lemma in ACCUSING and (whom.dep == "dobj" or agent)
    if of.dep == "prep" and side.i < of.i and charged and not is_own(of, whom):
        move(of, verb, "prep")


def is_own(of: Token, whom: Token) -> bool:
    """Whether an of-phrase belongs to somebody: of a name ("the mayor of Lagos"), or of those whom a number counts ("one of them")."""
    inner = of.child("pobj")
    return (whom.tag == "CD" and of.i == whom.i + 1) or (inner is not None and inner.tag == "NNP")


def mend_circumstance(with_: Token) -> None:
    """Hang a clause of "with" on the verb, not on its object: "opposed the plan with a spokesman saying that it would fail"."""
    noun = with_.child("pobj")
    if with_.dep != "prep" or with_.head.dep != "dobj" or noun is None:
        return
    if any(c.dep == "acl" and c.tag == "VBG" and c.child("ccomp") is not None for c in noun.children):
        move(with_, with_.head.head, "prep")


def mend_fragment(sentence: ParsedSentence) -> None:
    """Make a sentence of a name and a participle behind a clause that describes it: "Turkey, which trades with both, offered to mediate."."""
    noun = sentence.root
    verb = predicate(noun) if noun.tag.startswith("N") and sentence.tokens[-1].text == "." else None
    if verb is None:
        return
    noun.children.remove(verb)
    verb.head, verb.dep, verb.tag = verb, "ROOT", "VBD"
    noun.head, noun.dep = verb, "nsubj"
    verb.children = sorted([*verb.children, noun], key=lambda t: t.i)


def predicate(noun: Token) -> Token | None:
    """The participle that is the past tense of a noun: behind the comma that ends what describes the noun, with a complement of its own."""
    described = next((c for c in noun.children if c.dep in {"relcl", "appos"} and c.i > noun.i), None)
    verb = next((c for c in noun.children if c.dep == "acl" and c.tag == "VBN"), None)
    if described is None or verb is None or described.i > verb.i:
        return None
    active = verb.child("dobj", "xcomp", "ccomp") is not None and verb.child("agent", "auxpass") is None
    return verb if active and follows_comma(verb) else None


class Repair(NamedTuple):
    """A repair of what hangs at one token, and the tags, labels and words of the tokens that it can be for; of any where None."""

    of: Callable[[Token], None]
    tags: frozenset[str] | None = None
    deps: frozenset[str] | None = None
    words: frozenset[str] | None = None


VERBAL = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
PRESENT, PAST_PARTICIPLE = frozenset({"VB", "VBP", "VBZ"}), frozenset({"VBN"})
REPAIRS = (
    Repair(mend_noun, PRESENT | PAST_PARTICIPLE, NOMINAL),
    Repair(mend_gerund, frozenset({"VBG"}), frozenset({"compound", "amod"})),
    Repair(mend_weapon, frozenset({"JJ"}), frozenset({"pobj"})),
    Repair(mend_prefix, words=PREFIXES),
    Repair(mend_holder, frozenset({"NNP"}), frozenset({"appos"})),
    Repair(mend_chance, deps=frozenset({"relcl"})),
    Repair(mend_answer, VERBAL, frozenset({"acl"})),
    Repair(mend_apposition, frozenset({"NNP"}), frozenset({"npadvmod"})),
    Repair(mend_agent, deps=frozenset({"prep"}), words=frozenset({"by"})),
    Repair(mend_amount, frozenset({"NNS", "CD"}), frozenset({"appos", "dobj"})),
    Repair(mend_clause, FINITE, frozenset({"advcl"})),
    Repair(mend_subject, FINITE, frozenset({"conj", "ROOT"})),
    Repair(mend_coordination, FINITE, frozenset({"conj"})),
    Repair(mend_second_clause, PAST_PARTICIPLE, frozenset({"conj"})),
    Repair(mend_denial, FINITE | PAST_PARTICIPLE, frozenset({"conj"})),
    Repair(mend_addition, frozenset({"VBG"}), frozenset({"advcl"})),
    Repair(mend_compound, words=frozenset({"by"})),
    Repair(mend_charge, deps=frozenset({"prep"}), words=frozenset({"of"})),
    Repair(mend_circumstance, deps=frozenset({"prep"}), words=frozenset({"with"})),
    Repair(mend_outcome, deps=frozenset({"amod"}), words=frozenset({"dead"})),
)
"""What is mended at a token, in order."""
WORDS = frozenset().union(*(repair.words for repair in REPAIRS if repair.words))
"""Words that some repairs are for."""


@cache
def repairs(tag: str, dep: str, word: str) -> tuple[tuple[int, Callable[[Token], None]], ...]:
    """The repairs that a token of this kind can be for, with their places in the order; most words of a text have none."""
    kinds = enumerate(REPAIRS)
    return tuple(
        (place, repair.of)
        for place, repair in kinds
        if all(wanted is None or mine in wanted for mine, wanted in zip((tag, dep, word), repair[1:], strict=True))
    )
