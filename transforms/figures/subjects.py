"""Which entity a figure is about: what is counted, whose profit or price it is, who pays, raises or is fined."""

from __future__ import annotations

from collections.abc import Iterable

from transforms.article import Token
from transforms.coreference.references import References
from transforms.figures import money
from transforms.figures.candidate import Candidate, Passage
from transforms.figures.topics import OWN, RESULTS, is_agent, topic
from transforms.language.clause_status import SAYING
from transforms.lexicons import word_list

CLAUSAL = frozenset({"money", "percent", "measure"})
"""Kinds that tell something of the subject of their clause."""
OWNING = word_list("figure_words.tsv", "owning")
"""Prepositions behind a noun whose object it belongs to: `the takeover of Arm`, `profit at Shell`."""
GIVERS = frozenset({"from"})
"""The preposition behind a noun whose object gives it: a loan *from* the bank."""
GIVING = word_list("figure_words.tsv", "giving")
"""Verbs (lemma) whose first object is given the amount."""
PAYING = word_list("figure_words.tsv", "paying")
"""Verbs (lemma) whose subject has paid, raised or lost the amount."""
PENALTIES = word_list("figure_words.tsv", "penalty_verb")
"""Verbs whose object pays: the EU *fined* Meta."""
IMPOSING = word_list("figure_words.tsv", "imposing")
"""Verbs (lemma) whose `on` leads to who pays."""
CURRENCY_NOUNS = frozenset(c.spelling[0] for named in money.NAMES.values() for c in named if len(c.spelling) == 1)
"""Nouns of an amount itself, whose country is not what the amount is about: `412 million Danish crowns`."""
ESTIMATING = word_list("figure_words.tsv", "estimating")
"""Verbs (lemma) whose subject only states the amount of their object."""
SUBJECTS = ("nsubj", "nsubjpass")
RELATIVE = word_list("figure_words.tsv", "relative_subject")
INSIDE = frozenset({"amod", "compound", "poss", "nmod"})


def set_subject(passage: Passage, candidate: Candidate, references: References) -> None:
    """The entity of the counted noun, of a name in its phrase, or of what rises, falls, pays or is paid for."""
    noun = candidate.noun_head
    if noun is not None and not is_one_of_several(noun, references):
        candidate.subject = of_noun(noun, references)
    if candidate.subject is None and (candidate.trend or candidate.kind in CLAUSAL):
        candidate.subject = of_clause(candidate.head(passage), references)
    if candidate.subject is None and (candidate.kind == "money" or (candidate.kind == "percent" and candidate.trend)):
        candidate.subject = topic(passage, candidate, references)


def is_one_of_several(noun: Token, references: References) -> bool:
    """Whether a plural is said to be one person, who is only beside it: `the eldest of her five children, Art`."""
    own = references.at(noun)
    return own is not None and own.entity_type == "person" and noun.tag == "NNS"


def of_noun(noun: Token, references: References) -> str | None:
    """The entity that a noun means or that stands in its phrase: `Russian soldiers`, `Apple's customers`, `his season's earnings`."""
    own = references.at(noun)
    if own is not None:
        return own.entity_id
    inside = sorted(
        (c for c in noun.children if c.dep in INSIDE and (c.dep == "poss" or not is_place(c, references))),
        key=lambda c: c.dep != "poss",
    )
    return first_named(inside, references) or of_owner(inside, references)


def first_named(tokens: Iterable[Token], references: References) -> str | None:
    """The first entity that some tokens refer to or are named in."""
    return next((entity for token in tokens if (entity := named_entity(token, references))), None)


def of_owner(inside: Iterable[Token], references: References) -> str | None:
    """The entity of an owner's owner: his of `his season's earnings`."""
    owners = (c for c in inside if c.dep == "poss")
    return next((entity for owner in owners if (entity := of_noun(owner, references))), None)


def of_agent(noun: Token, references: References) -> str | None:
    """The same of who pays or earns: the country beside a person or company is not who is meant: `Swiss drugmaker Helvion`."""
    beside = places_beside(noun, references)
    if references.at(noun) is not None or not beside or not is_agent(noun):
        return of_noun(noun, references)
    return first_named((c for c in noun.children if c.dep in {*INSIDE, "appos"} and c.i not in beside), references)


def places_beside(noun: Token, references: References) -> set[int]:
    """The tokens before a noun that name where it is from."""
    return {c.i for c in noun.children if c.dep in {"amod", "compound", "nmod"} and is_of_place(c, references)}


def is_of_place(token: Token, references: References) -> bool:
    """Whether a word names a country, its people or a place: `Swiss`, `Hamburg`."""
    mention = references.mention_at(token)
    return mention is not None and mention.entity_type in {"nationality", "country", "place"}


def named_entity(token: Token, references: References) -> str | None:
    """The entity that a token refers to, or is named in."""
    reference, mention = references.at(token), references.mention_at(token)
    if reference is not None:
        return reference.entity_id
    return mention.entity_id if mention is not None else None


def of_clause(token: Token, references: References) -> str | None:
    """The entity of the nearest phrase or clause above an amount that names one."""
    node, other_side = token, None
    for above in token.ancestors():
        if above.lower in CURRENCY_NOUNS or (is_of_place(above, references) and above.i in {token.i + 1, token.i + 2}):
            continue
        if is_told_by(above, node):
            return other_side
        entity, ends = step(above, node, references)
        if entity is not None or ends:
            return entity or other_side
        other_side = other_side or of_other_side(above, node, references)
        node = above
    return other_side


def of_other_side(above: Token, node: Token, references: References) -> str | None:
    """Who gives or gets an amount, where nobody nearer is named: Greece of `agreed to lend Greece $5 million`, the IMF of `a loan from the IMF`."""
    if above.tag.startswith("VB"):
        return of_receiver(above, node, references)
    return owner(above, node, references, GIVERS) if above.tag.startswith("NN") else None


def step(above: Token, node: Token, references: References) -> tuple[str | None, bool]:
    """The entity that a phrase or clause names for what lies below it, and whether the search ends there."""
    if above.tag.startswith("NN"):
        if is_place(above, references):
            return None, False
        entity = of_agent(above, references) or owner(above, node, references)
        return entity, entity is None and is_owned(above)
    if not above.tag.startswith("VB"):
        return None, False
    doer = handed_to(above, node)
    if doer is not None:
        return named_subject(doer, references), True
    return of_verb(above, node, references), is_of_other(above) or above.dep == "relcl"


def is_owned(noun: Token) -> bool:
    """Whether a noun is of somebody who has no name here, so that nobody further up is meant: `the country's share`."""
    whose = noun.child("poss")
    return whose is not None and whose.tag == "NN"


def handed_to(verb: Token, clause: Token) -> Token | None:
    """Who does what an infinitive tells, where a verb has it done: `urged them to pay $5`."""
    if clause.dep != "xcomp" or not any(c.lower == "to" for c in clause.children):
        return None
    return next((c for c in verb.children if c.dep in {"dobj", "dative"} and c.i < clause.i), None)


def is_of_other(verb: Token) -> bool:
    """Whether a clause has a subject of its own, so that nobody further up is meant: `some shops charge $5`."""
    subject = verb.child(*SUBJECTS)
    if subject is None or subject.lower in RELATIVE or subject.lower in {"it", "there"}:
        return False
    return subject.lemma not in OWN


def is_told_by(verb: Token, clause: Token) -> bool:
    """Whether a verb only tells the clause of an amount, whose own subject is somebody else: `Le Monde said thieves took ...`.

    What belongs to who speaks is left to him: `Acme said profit rose to $5m`.
    """
    told = verb.child("ccomp") if clause.dep == "advcl" else clause
    if told is None or told.dep != "ccomp" or not told.tag.startswith("VB"):
        return False
    subject = told.child(*SUBJECTS)
    if subject is None or not subject.tag.startswith("NN"):
        return False
    plain = all(c.lower in RESULTS for c in subject.children if c.dep in INSIDE)
    return subject.lemma not in OWN or not plain


def of_verb(verb: Token, amount: Token, references: References) -> str | None:
    """Who a clause tells the amount of: the payer of a penalty, else the subject; `which` is what it stands behind."""
    if is_estimate(verb, amount):
        return named_object(verb, amount, references)
    if (payer := payer_of(verb, amount)) is not None:
        return named_entity(payer, references)
    subject = verb.child(*SUBJECTS)
    if subject is None or subject.lower in RELATIVE:
        return of_antecedent(verb, references)
    doer = paid_by(verb) if subject is amount else None
    return named_subject(doer or subject, references) or of_receiver(verb, amount, references)


def is_estimate(verb: Token, amount: Token) -> bool:
    """Whether the subject of a verb only states the amount: `put the cost at $5 million`, `reports the value at $5 million`."""
    return verb.lemma in ESTIMATING or (verb.lemma in SAYING and amount.lower == "at")


def of_antecedent(verb: Token, references: References) -> str | None:
    """Who stands before a relative clause: Nokia of `Nokia, which paid $5 million`."""
    behind = verb.dep in {"relcl", "acl"} and verb.head.tag.startswith("NN")
    return of_agent(verb.head, references) if behind else None


def paid_by(verb: Token) -> Token | None:
    """Who pays, raises or loses the amount that is the subject of a passive: `$36 billion were supplied by Saudi Arabia`."""
    agent = verb.child("agent") if verb.lemma in PAYING else None
    return agent.child("pobj") if agent is not None else None


def payer_of(verb: Token, amount: Token) -> Token | None:
    """Who pays a penalty, where a verb tells of one."""
    if verb.lemma in IMPOSING:
        return imposed_on(verb)
    return penalized(verb, amount) if verb.lemma in PENALTIES else None


def imposed_on(verb: Token) -> Token | None:
    """Who pays what is imposed: Meta of `slapped a fine of $5m on Meta`."""
    behind = (t for t in verb.subtree() if t.i > verb.i and t.dep == "prep" and t.lower in {"on", "against"})
    return next((target for t in behind if (target := t.child("pobj")) is not None), None)


def of_receiver(verb: Token, amount: Token, references: References) -> str | None:
    """Who is given the amount, where the giver has no name: `a court awarded Johnson $5 million`, `provided Ford with $5 million`."""
    receiver = next((c for c in verb.children if c.dep in {"dative", "iobj"} and c is not amount), None)
    if receiver is None and verb.lemma in GIVING:
        supplied = verb.child("dobj") if amount.lower == "with" else None
        receiver = supplied or next(iter(names_before(amount)), None)
    return named_entity(receiver, references) if receiver is not None else None


def named_object(verb: Token, amount: Token, references: References) -> str | None:
    """Who an estimate is of: `the survey put the centre at 36 miles` is no word of the survey itself."""
    thing = verb.child("dobj") or verb.child("nsubjpass")
    return named_subject(thing, references) if thing is not None and thing is not amount else None


def named_subject(subject: Token, references: References) -> str | None:
    """The entity of a subject: its own, in its phrase, or that it belongs to: `shares in Nokia`."""
    return of_agent(subject, references) or owner(subject, None, references, OWNING | GIVERS)


def penalized(verb: Token, amount: Token) -> Token | None:
    """Whom a penalty hits: the object that is no amount, or the subject of a passive."""
    objects = [c for c in verb.children if c.dep in {"dobj", "dative", "iobj"} and c is not amount]
    named = next((c for c in (*objects, *names_before(amount)) if c.tag.startswith(("NN", "PRP"))), None)
    return named or verb.child("nsubjpass")


def names_before(amount: Token) -> list[Token]:
    """Names that the parse took into an amount: `fined Google 2.4 billion euros`."""
    return [c for c in amount.children if c.dep in INSIDE and c.tag.startswith("NNP") and c.i < amount.i]


def is_place(token: Token, references: References) -> bool:
    """Whether a name tells where something is and not whose: `a shop in Paris`, `North American sales`."""
    mention = references.mention_at(token)
    if mention is None:
        return False
    return mention.entity_type in {"place", "facility"} or (mention.entity_id or "").startswith("geonames:")


def owner(noun: Token, amount: Token | None, references: References, links: frozenset[str] = OWNING) -> str | None:
    """The entity behind a noun: `the takeover of Arm`, `a contract with Airbus`."""
    for child in noun.children:
        if child.dep == "prep" and child.lower in links and child is not amount:
            target = child.child("pobj")
            if target is None or target is amount or is_place(target, references):
                continue
            if entity := of_agent(target, references):
                return entity
    return None
