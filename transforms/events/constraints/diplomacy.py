"""Senses of talk and dealing: what tells a meeting from a met demand, a threat from a warning, a promise from an offer."""

from __future__ import annotations

from transforms.article import Token
from transforms.events.candidate import Candidate
from transforms.events.constraints.slots import clause, infinitive, sides
from transforms.events.frames import is_hostile
from transforms.events.semantic_classes import SemanticClasses
from transforms.language.clauses import after, auxiliaries, complements, conjuncts, is_passive, subject
from transforms.lexicons import word_list

HARMS, THREATS, ACTS = (
    word_list("event_words.tsv", "harms"),
    word_list("event_words.tsv", "threats"),
    word_list("event_words.tsv", "acts"),
)
DRILLS, DELIVERIES = word_list("event_words.tsv", "drills"), word_list("event_words.tsv", "deliveries")
PARTNERS = frozenset(
    {
        "person",
        "pronoun",
        "entity",
        "official",
        "government",
        "state",
        "group",
        "org",
        "armed",
        "rebel",
        "labour",
        "protester",
        "police",
        "diplomat",
        "court",
        "media",
    }
)
"""Classes of those whom one can meet with."""
RETICENCE = word_list("event_words.tsv", "reticence")
PLACES = frozenset({"placename", "state"})
THREATENED = frozenset({"person", "entity", "official", "government", "state", "action", "armed"})


def is_several(agent: Token) -> bool:
    """Whether those who meet are several: "Putin and Xi", "ministers", "they"."""
    return len(conjuncts(agent)) > 1 or agent.tag in {"NNS", "NNPS"} or agent.lower in {"they", "who"}


def partner(candidate: Candidate, classes: SemanticClasses) -> bool:
    """A meeting of people: with whom, or several sides; not "meet a demand", "met with resistance"."""
    token, agent = candidate.token, candidate.agent
    partners = after(token, "with")
    if partners and not any(classes.at(t) & PARTNERS for t in partners):
        return False
    if candidate.patient is not None:
        return not classes.at(candidate.patient) & {"message", "abstract", "market"} and not is_passive(token)
    if agent is not None and is_several(agent):
        return True
    return bool(after(token, "with", "for")) or any(classes.at(t) & PLACES for t in after(token, "in", "at"))


def endangered(verb: Token, agent: Token | None) -> bool:
    """Whether a clause says what may befall others: not the speaker itself."""
    own = subject(verb)
    return own is not None and own is not agent and own.tag in {"NNS", "NNPS"}


def threat(candidate: Candidate, _: SemanticClasses) -> bool:
    """A warning of harm: "warned against", "warned of consequences", "warned that protesters could lose their lives"."""
    token = candidate.token
    said = {t.lemma for t in token.subtree()}
    if said & THREATS or after(token, "against"):
        return True
    return bool(said & HARMS) and any(endangered(c, candidate.agent) for c in complements(token))


def menace(candidate: Candidate, classes: SemanticClasses) -> bool:
    """A threat by someone, with an act, or against someone; not "threatens the viability"."""
    if infinitive(candidate, classes) or clause(candidate, classes) or after(candidate.token, "with"):
        return True
    target = candidate.patient
    return target is not None and bool(classes.at(target) & THREATENED or target.lemma in ACTS)


def hostile(candidate: Candidate, _: SemanticClasses) -> bool:
    """What is vowed is a hostile act."""
    deeds = [c for c in complements(candidate.token) if not is_in_court(c)]
    return any(is_hostile(c.lemma) or c.lemma in VENGEANCE or is_by_force(c) for c in deeds)


def is_in_court(verb: Token) -> bool:
    """Whether what is fought is fought in court, or is a ruling: "vowed to fight the ban in court"."""
    thing = verb.child("dobj")
    ruling = thing is not None and thing.lemma in LEGAL
    return verb.lemma in {"fight", "battle", "attack"} and (
        ruling or any(t.lemma == "court" for t in after(verb, "in", "at"))
    )


LEGAL = word_list("event_words.tsv", "legal_matters")


def forewarned(candidate: Candidate, classes: SemanticClasses) -> bool:
    """What is said is harm to others on a condition: "said that they would be shot if they came back", "there would be consequences if"."""
    return any(is_conditional_harm(c, candidate.agent, classes) for c in complements(candidate.token))


def is_conditional_harm(verb: Token, agent: Token | None, classes: SemanticClasses) -> bool:
    """Whether a clause says what harm will befall somebody, or what harm there will be, if something is done."""
    if not auxiliaries(verb) & {"will", "would", "'ll"} or not any(is_condition(c) for c in verb.children):
        return False
    whom = subject(verb)
    people = whom is not None and whom is not agent and bool(classes.at(whom) & (THREATENED | {"pronoun"}))
    return (people and is_passive(verb) and is_hostile(verb.lemma)) or any(c.lemma in THREATS for c in verb.children)


def is_condition(clause_: Token) -> bool:
    """Whether a clause begins with "if" or "unless"."""
    return clause_.dep == "advcl" and any(c.lower in {"if", "unless"} for c in clause_.children)


def or_face(candidate: Candidate, _: SemanticClasses) -> bool:
    """Something is asked for, or else: "gave the rebels a week to disarm or face attack"."""
    return any(
        t.dep == "conj" and t.lemma in {"face", "risk"} and any(c.lower == "or" for c in t.head.children)
        for t in candidate.token.subtree()
    )


CONDEMNING = word_list("event_words.tsv", "condemning")


def condemning(candidate: Candidate, _: SemanticClasses) -> bool:
    """What something is called condemns it: "called the attack a crime", "described the vote as a sham"."""
    token = candidate.token
    names = [c for c in token.children if c.dep in {"oprd", "attr", "acomp"}] + after(token, "as")
    names += [c for p in token.children if p.dep == "prep" and p.lower == "as" for c in p.children]
    return any({t.lemma, t.lower} & CONDEMNING for n in names for t in [n, *n.children])


VENGEANCE = word_list("event_words.tsv", "vengeance")


def is_by_force(verb: Token) -> bool:
    """Whether a deed is one of force: "to answer any march with bullets"."""
    return any(t.lemma in MENACES for t in after(verb, "with"))


MENACES = word_list("event_words.tsv", "menaces")
ARENAS = word_list("event_words.tsv", "arenas")


def to_state(candidate: Candidate, classes: SemanticClasses) -> bool:
    """What is sent goes to a state."""
    return any("state" in classes.entity(t) for t in after(candidate.token, "to"))


def no_contest(candidate: Candidate, _: SemanticClasses) -> bool:
    """What is left is no contest and no market: "withdrew from the race"."""
    return not any(t.lemma in ARENAS for t in after(candidate.token, "from"))


def to_counterpart(candidate: Candidate, _: SemanticClasses) -> bool:
    """A call to somebody of the same rank: "made a call to his counterpart"."""
    return any(t.lemma == "counterpart" for t in after(candidate.token, "to", "with"))


TO_COME = word_list("event_words.tsv", "agreed_to")
"""Auxiliaries of what is agreed to be done, unlike an opinion that is shared: "agreed that the plan was flawed"."""


def content(candidate: Candidate, classes: SemanticClasses) -> bool:
    """What is agreed or promised is said: to do something, that, on, to; not "agreed with him"."""
    token = candidate.token
    if token.lemma == "agree" and clause(candidate, classes):
        return any(c.tag == "VB" or auxiliaries(c) & TO_COME for c in complements(token))
    if infinitive(candidate, classes) or clause(candidate, classes) or after(token, "on", "to", "upon", "about"):
        return True
    return candidate.patient is not None and token.lemma in {"agree", "pledge", "promise"}


def insisted(candidate: Candidate, _: SemanticClasses) -> bool:
    """What is insisted on is wanted: "insisted on talks", "that he should go", "that he go"; not a statement."""
    wanted = [c for c in complements(candidate.token) if c.tag == "VB" or auxiliaries(c) & {"should", "must"}]
    return bool(wanted or after(candidate.token, "on", "upon"))


def weighty(candidate: Candidate, _: SemanticClasses) -> bool:
    """What is refused is a deed, not words: "declined to comment" is no rejection."""
    return not any(c.lemma in RETICENCE and c.child("prt") is None for c in complements(candidate.token))


def is_no_anonymity(candidate: Candidate, _: SemanticClasses) -> bool:
    """What is asked for is more than to stay unnamed: not "asked not to be named", "asked to remain anonymous"."""
    wanted = complements(candidate.token)
    return not any(is_withheld(c) or any(g.lemma in ANONYMOUS for g in c.children) for c in wanted)


ANONYMOUS = word_list("event_words.tsv", "anonymous")


def is_withheld(verb: Token) -> bool:
    """Whether a verb says that a name is not given: "not to be identified", "not to give her name"."""
    if verb.lemma not in RETICENCE or verb.child("neg") is None:
        return False
    return is_passive(verb) or any(c.lemma in {"name", "identity"} for c in verb.children)


def message(candidate: Candidate, classes: SemanticClasses) -> bool:
    """Words addressed to someone: carried by a light verb, with a content or an addressee."""
    token = candidate.token
    owned = token.child("poss") is not None and token.child("acl") is not None
    carried = owned or (candidate.light is not None and candidate.light.role == "actor")
    told = bool(after(token, "for", "to", "by", "from")) or any(c.dep in {"acl", "ccomp"} for c in token.children)
    return carried and told and sides(candidate, classes)


def talks(candidate: Candidate, classes: SemanticClasses) -> bool:
    """Talks or a visit that were held: carried by a light verb, or with sides."""
    token = candidate.token
    if candidate.light is not None and candidate.light.role:
        return True
    found = [*after(token, "between", "with", "by", "of"), *(c for c in token.children if c.dep == "poss")]
    return any(classes.names_actor(s) or "official" in classes.at(s) for s in found)


def foretold(candidate: Candidate, _: SemanticClasses) -> bool:
    """Somebody says that it will be: "said that they will pay a price"."""
    return candidate.token.dep == "ccomp" and bool(auxiliaries(candidate.token) & {"will", "would", "'ll"})


def said(candidate: Candidate, _: SemanticClasses) -> bool:
    """A verb of saying: its content is a clause, before or after it."""
    token = candidate.token
    return token.dep == "parataxis" or any(c.dep in {"ccomp", "parataxis"} for c in token.children)


def joint(candidate: Candidate, _: SemanticClasses) -> bool:
    """A drill held together: joint, with, by several."""
    token = candidate.token
    own = {c.lower for c in token.children}
    several = candidate.agent is not None and len(conjuncts(candidate.agent)) > 1
    together = several or "joint" in own or bool(after(token, "with", "between"))
    return together and (token.lemma == "games" or bool(own & DRILLS))


def delivered(candidate: Candidate, _: SemanticClasses) -> bool:
    """Aid that comes: "aid reached the town"."""
    token = candidate.token
    return token.dep == "nsubj" and token.head.lemma in DELIVERIES


def on_talks(candidate: Candidate, classes: SemanticClasses) -> bool:
    """What is left is talks, a pact or a body."""
    thing = candidate.patient
    return thing is not None and bool(classes.at(thing) & {"talks", "pact", "relations", "org", "group"})


def named(candidate: Candidate, _: SemanticClasses) -> bool:
    """The subject is a name, also one that nothing knows."""
    return candidate.agent is not None and candidate.agent.tag[:3] == "NNP"


def to_place(candidate: Candidate, classes: SemanticClasses) -> bool:
    """Where one travels to is a named place."""
    return candidate.patient is not None and bool(classes.at(candidate.patient) & PLACES)
