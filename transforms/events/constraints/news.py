"""Senses of general news: a trial in court and not of a vaccine, a storm of wind and not of protest, a rate of a central bank."""

from __future__ import annotations

from collections.abc import Callable

from transforms.article import Token
from transforms.events.candidate import Candidate
from transforms.events.semantic_classes import SemanticClasses
from transforms.events.time_words import is_time
from transforms.language.clauses import after, is_verb, nominals, possessors
from transforms.lexicons import word_list

Constraint = Callable[[Candidate, SemanticClasses], bool]

OFFICE = frozenset({"office_post", "official"})
PEOPLE = frozenset(
    {"person_noun", "person", "official", "armed", "labour", "people_moved", "pronoun", "prisoner", "protester"}
)
BODIES = frozenset({"firm", "org", "group"})
PLACES = frozenset({"placename", "structure", "site", "territory", "state"})
LASTING_ENDS = frozenset({"wind", "dissolve", "fold", "cease", "disband", "liquidation", "dissolution", "go"})
NEW_BODIES = frozenset({"found", "co-found", "establish", "incorporate", "set"})
GIVING = frozenset({"give", "pay", "transfer", "wire"})
MARKET = 2
"""Words of markets from which a sentence is about them."""
TRANSFERS = frozenset({"buy", "acquire", "purchase", "take", "snap", "sell"})


def listed(name: str) -> frozenset[str]:
    """A list of `lexicons/news_words.tsv`."""
    return word_list("news_words.tsv", name)


def lemmas(candidate: Candidate) -> set[str]:
    """The lemmas of a trigger's sentence, its own words left out."""
    return {t.lemma.lower() for t in candidate.token.sentence.tokens if t not in candidate.words}


def near(name: str) -> Constraint:
    """A word of a list stands in the sentence, or, where a definite noun takes up what was told, in the article."""

    def test(candidate: Candidate, classes: SemanticClasses) -> bool:
        if not lemmas(candidate).isdisjoint(listed(name)):
            return True
        return is_known(candidate.token) and not classes.lemmas.isdisjoint(listed(name))

    return test


def has(name: str) -> Constraint:
    """A word of a list stands in the sentence."""
    return lambda candidate, _: not lemmas(candidate).isdisjoint(listed(name))


def lacks(name: str) -> Constraint:
    """No word of a list stands in the sentence."""
    return lambda candidate, _: lemmas(candidate).isdisjoint(listed(name))


def either(*constraints: Constraint) -> Constraint:
    """One of some constraints holds."""
    return lambda candidate, classes: any(c(candidate, classes) for c in constraints)


def both(*constraints: Constraint) -> Constraint:
    """All of some constraints hold."""
    return lambda candidate, classes: all(c(candidate, classes) for c in constraints)


def is_of(token: Token | None, kinds: frozenset[str], classes: SemanticClasses) -> bool:
    """Whether a phrase is of one of some classes."""
    return token is not None and any(classes.at(t) & kinds for t in nominals(token))


def agent_is(*kinds: str) -> Constraint:
    """The subject is of one of these classes."""
    return lambda candidate, classes: is_of(candidate.agent, frozenset(kinds), classes)


def patient_is(*kinds: str) -> Constraint:
    """The object is of one of these classes."""
    return lambda candidate, classes: is_of(candidate.patient, frozenset(kinds), classes)


def beside(candidate: Candidate) -> list[Token]:
    """Who and what an event noun belongs to: its owners, qualifiers and what follows `of`, `by`, `between`."""
    token = candidate.token
    qualifiers = [c for c in token.children if c.dep in {"compound", "amod", "nmod"}]
    return [*possessors(token), *qualifiers, *after(token, "of", "by", "between", "with", "for", "from")]


def beside_is(*kinds: str) -> Constraint:
    """An event noun belongs to somebody or something of these classes."""
    wanted = frozenset(kinds)
    return lambda candidate, classes: any(classes.at(t) & wanted for t in beside(candidate))


def qualified(*words: str) -> Constraint:
    """One of these words qualifies the trigger or its object."""
    wanted = frozenset(words)
    return lambda candidate, _: bool(wanted & {c.lemma for t in owners(candidate) for c in t.children})


def owners(candidate: Candidate) -> list[Token]:
    """The trigger and its object."""
    return [candidate.token, *([candidate.patient] if candidate.patient is not None else [])]


PERSONAL = word_list("figure_words.tsv", "person")
PERSON_ENDINGS = ("ist", "ian", "man", "woman", "eer", "goer", "-old", "one", "body")
"""Endings that nearly only words for people have: "gymnast" has none of them, "violinist", "27-year-old", "anyone" do."""


def is_person(token: Token, classes: SemanticClasses) -> bool:
    """Whether a phrase means people: by its class or name, or as a word for people."""
    if token.tag == "PRP$" or classes.at(token) & (PEOPLE | {"office_post"}):
        return True
    entity = "entity" in classes.at(token) and not classes.at(token) & {"org", "placename"}
    return entity or token.lemma in PERSONAL or token.lower.endswith(PERSON_ENDINGS)


def person_object(candidate: Candidate, classes: SemanticClasses) -> bool:
    """The object is people."""
    return candidate.patient is not None and any(is_person(t, classes) for t in nominals(candidate.patient))


def person_agent(candidate: Candidate, classes: SemanticClasses) -> bool:
    """The subject is people."""
    return candidate.agent is not None and any(is_person(t, classes) for t in nominals(candidate.agent))


def is_recovered(candidate: Candidate, _: SemanticClasses) -> bool:
    """Bodies that are found or recovered."""
    token = candidate.token
    argument = token.dep in {"nsubj", "nsubjpass", "dobj"}
    return argument and token.head.lemma in {
        "find",
        "recover",
        "pull",
        "discover",
        "retrieve",
        "identify",
        "wash",
        "dig",
    }


def names_firm(candidate: Candidate, classes: SemanticClasses) -> bool:
    """A firm or body stands in the sentence."""
    return any(classes.at(t) & BODIES for t in candidate.token.sentence.tokens if t.tag.startswith("N"))


def office_named(candidate: Candidate, classes: SemanticClasses) -> bool:
    """An office stands below the verb: "appointed her as finance director", "named him chief executive"."""
    below = [t for t in candidate.token.subtree() if t.i > candidate.token.i and t.tag.startswith("N")]
    return any(classes.at(t) & OFFICE or t.lemma in listed("office") for t in below)


def becomes_officer(candidate: Candidate, classes: SemanticClasses) -> bool:
    """What one becomes is an office: "became the country's first female president"."""
    office = candidate.token.child("attr", "oprd", "dobj")
    return office is not None and "office_post" in classes.at(office) and "firm" not in classes.at(office)


def was_born(candidate: Candidate, classes: SemanticClasses) -> bool:
    """A birth is told: "was born", "Born in a zoo,"; a participle behind a name is background."""
    token = candidate.token
    told = token.tag == "VBN" and token.dep not in {"acl", "amod", "relcl"} and token.child("dobj") is None
    child = candidate.patient if candidate.patient is not None else candidate.agent
    return told and child is not None and (is_person(child, classes) or "animal" in classes.at(child))


def is_held(candidate: Candidate, _: SemanticClasses) -> bool:
    """A vote or feast that takes place: the subject of a clause, or the object of "hold"."""
    token = candidate.token
    if token.dep in {"nsubj", "nsubjpass", "ROOT"}:
        return True
    return token.dep == "dobj" and token.head.lemma in {"hold", "stage", "conduct", "organise", "organize", "call"}


def in_numbers(candidate: Candidate, classes: SemanticClasses) -> bool:
    """Workers are laid off in numbers; a single person is dismissed."""
    patient = candidate.patient
    if patient is None:
        return False
    many = patient.tag in {"NNS", "CD"} or "partitive" in classes.at(patient) or patient.lemma in {"people", "staff"}
    return many and bool(classes.at(patient) & (PEOPLE | {"labour", "partitive"}) or patient.tag == "CD")


def is_key_rate(candidate: Candidate, _: SemanticClasses) -> bool:
    """The rate of a central bank: "its key interest rate", "borrowing costs"."""
    return not lemmas(candidate).isdisjoint(listed("key_rate"))


def is_real_hazard(candidate: Candidate, classes: SemanticClasses) -> bool:
    """A hazard of nature, and not a figure of speech or a warning: "a storm of protest", "a political earthquake"."""
    token = candidate.token
    near = [c for c in token.children if c.dep in {"amod", "compound", "nmod"}] + after(token, "of", "in", "over")
    if any(t.lemma.lower() in listed("figurative") for t in near) or after(token, "between"):
        return False
    if token.head.lemma == "weather":
        return False
    if any("disease" in classes.at(t) for t in near):
        return True
    return not is_likened(candidate, classes) and (is_happening(token) or is_placed(token, classes) or is_known(token))


def is_likened(candidate: Candidate, classes: SemanticClasses) -> bool:
    """Whether the words around make a hazard a comparison: "like wildfire", "on fire", shares that crash, "a flood of letters"."""
    token = candidate.token
    if name_of(token).head.lower in {"like", "as", "than"} or is_bare_idiom(token) or speaks_of_market(token, classes):
        return True
    return is_natural(candidate) and any(is_figure_of_speech(t, classes) for t in after(token, "of"))


def is_bare_idiom(token: Token) -> bool:
    """Whether a noun stands bare behind "on", in a figure of speech: "sales are on fire"."""
    return token.dep == "pobj" and token.head.lower == "on" and not token.children


def is_natural(candidate: Candidate) -> bool:
    """Whether a type is a hazard of nature, of whose nouns figures of speech are made."""
    return not candidate.frame.event_type.endswith("ACCIDENT")


def is_figure_of_speech(token: Token, classes: SemanticClasses) -> bool:
    """Whether what a hazard is "of" is nothing that it can be of: "a flood of complaints", not "of 2011", "of mud", "in Assam"."""
    material = token.lemma in listed("material") or token.tag == "CD" or is_time(token)
    return not material and not classes.at(token) & PLACES


def speaks_of_market(token: Token, classes: SemanticClasses) -> bool:
    """Whether a sentence is about shares and prices."""
    return sum("market" in classes.at(t) for t in token.sentence.tokens) >= MARKET


def is_known(token: Token) -> bool:
    """Whether a definite noun takes up a hazard that was told: "the blaze was under control"."""
    definite = any(c.dep == "det" and c.lower in {"the", "this", "that"} for c in token.children)
    return definite and token.dep in {"nsubj", "nsubjpass", "dobj", "pobj"}


def is_happening(token: Token) -> bool:
    """Whether a verb says that it struck or did harm, or harm was done in, by or after it."""
    token = name_of(token)
    if any(c.dep == "relcl" and c.lemma in listed("harm") | listed("occur") for c in token.children):
        return True
    if token.dep in {"nsubj", "nsubjpass"}:
        return token.head.lemma in listed("occur") | listed("harm")
    if token.dep in {"pobj", "dobj", "ROOT"} or token.dep == "conj":
        return any(t.lemma in listed("harm") | listed("occur") for t in token.ancestors() if is_verb(t))
    return False


def name_of(token: Token) -> Token:
    """The head of the name that a hazard is part of: "Cyclone Freya"; the token itself where it has none."""
    return (
        token.head if token.dep == "compound" and token.head.tag[:3] == "NNP" and token.head.i == token.i + 1 else token
    )


def is_placed(token: Token, classes: SemanticClasses) -> bool:
    """Whether a place, a date or a measure stands beside it: "the 1906 earthquake", "a flood in Assam"."""
    around = after(token, "in", "near", "off", "at", "across", "on", "of")
    marked = any(c.dep in {"nummod", "amod", "compound"} and any(x.isdigit() for x in c.text) for c in token.children)
    named = any("placename" in classes.at(c) for c in token.children if c.dep in {"compound", "poss", "nmod"})
    return marked or named or any(classes.at(t) & PLACES or is_time(t) for t in around)


def is_vehicle_mishap(candidate: Candidate, classes: SemanticClasses) -> bool:
    """A vehicle that moves, not a market or a team that plunges."""
    return is_of(candidate.agent, frozenset({"moving_thing", "vehicle"}), classes) or is_of(
        candidate.patient, frozenset({"moving_thing", "vehicle"}), classes
    )


def ends(candidate: Candidate, classes: SemanticClasses) -> bool:
    """A body that ends for good: wound up, or closed with a word that it lasts."""
    body = candidate.patient if candidate.patient is not None else candidate.agent
    if not is_of(body, BODIES | {"structure"}, classes):
        return False
    return candidate.token.lemma in LASTING_ENDS or not lemmas(candidate).isdisjoint(listed("lasting"))


def begins(candidate: Candidate, classes: SemanticClasses) -> bool:
    """A body that is founded; one that is only named by its name needs a verb of founding."""
    if is_of(candidate.patient, frozenset({"firm"}), classes):
        return True
    return candidate.token.lemma in NEW_BODIES and is_of(candidate.patient, BODIES, classes)


def is_traded(candidate: Candidate, classes: SemanticClasses) -> bool:
    """A firm, a stake or a part of one changes hands, not everyday goods."""
    return is_of(candidate.patient, BODIES | {"stake"}, classes)


def money_moves(candidate: Candidate, classes: SemanticClasses) -> bool:
    """Money goes to somebody: a gift or loan, not a price or a fine."""
    if not is_of(candidate.patient, frozenset({"money_noun", "money"}), classes):
        return False
    whom = candidate.token.child("dative") is not None or bool(after(candidate.token, "to", "into"))
    return whom or candidate.token.lemma not in GIVING


def is_wed(candidate: Candidate, classes: SemanticClasses) -> bool:
    """A wedding of persons, which has a date, a place or names."""
    token = candidate.token
    return is_held(candidate, classes) or any(is_of(t, PEOPLE, classes) for t in beside(candidate)) or bool(
        after(token, "in", "at", "on")
    )  # fmt: skip


def person_beside(candidate: Candidate, classes: SemanticClasses) -> bool:
    """An event noun belongs to people: "his death", "the acquittal of the surgeons"."""
    return any(is_person(t, classes) for t in beside(candidate))


COURT, NO_ATTACK = has("court"), lacks("attack")

NEWS_CONSTRAINTS: dict[str, Constraint] = {
    "person_agent": person_agent,
    "person_object": person_object,
    "person_side": either(person_agent, person_object),
    "recovered": is_recovered,
    "not_killed": both(lacks("attack"), person_object),
    "mortal_noun": person_beside,
    "newborn": was_born,
    "held_event": is_wed,
    "to_post": office_named,
    "of_post": both(has("office"), either(person_beside, beside_is("office_post"))),
    "becomes_post": becomes_officer,
    "successor": both(has("office"), person_object, person_agent),
    "as_post": either(office_named, lambda candidate, _: bool(after(candidate.token, "as"))),
    "from_post": has("office"),
    "from_office": either(patient_is("official", "office_post"), has("office")),
    "of_person": person_beside,
    "wins_vote": has("vote"),
    "at_poll": has("poll"),
    "vote_held": is_held,
    "captive": person_object,
    "freed": has("custody"),
    "not_fee": lambda candidate, _: not after(candidate.token, "per", "for")
    and not any(t.lemma in listed("energy") for t in after(candidate.token, "with")),
    "legal_noun": COURT,
    "court_session": both(either(COURT, person_beside), lacks("no_trial")),
    "in_court": COURT,
    "term": has("term"),
    "to_court": COURT,
    "court_appeal": both(COURT, lambda candidate, _: not after(candidate.token, "for")),
    "abroad": lambda candidate, _: bool(after(candidate.token, "to", "from")),
    "by_state": lambda candidate, classes: candidate.agent is None
    or is_of(candidate.agent, frozenset({"state", "government", "official"}), classes),
    "rules_so": lambda candidate, _: candidate.token.child("ccomp") is not None
    or bool(after(candidate.token, "against", "in", "for")),
    "new_body": begins,
    "body_ends": ends,
    "with_other": lambda candidate, _: bool(after(candidate.token, "with"))
    or (candidate.agent is not None and (len(nominals(candidate.agent)) > 1 or candidate.agent.tag == "NNS")),
    "deal_noun": either(beside_is("firm", "org", "group", "labour", "entity"), names_firm),
    "owes": agent_is("firm", "org", "group", "entity"),
    "traded": is_traded,
    "deal_of_body": beside_is("firm", "org", "group", "stake"),
    "money_moves": money_moves,
    "sum_raised": patient_is("money_noun", "money"),
    "paid_noun": beside_is("money_noun", "money"),
    "mass": in_numbers,
    "key_rate": is_key_rate,
    "rate_move": both(is_key_rate, either(qualified("rate", "interest"), lambda candidate, _: any(t.lemma == "rate" for t in after(candidate.token, "in")))),
    "of_period": has("period"),
    "earnings_noun": both(has("period"), lambda candidate, _: candidate.token.dep == "nsubj" and candidate.token.head.lemma in listed("move_up")),
    "product": either(patient_is("ware"), has("product_words")),
    "product_recall": has("product_words"),
    "moved": either(person_object, patient_is("people_moved", "partitive", "structure", "edifice", "territory")),
    "displaced": either(has("home"), patient_is("placename"), lambda candidate, _: bool(after(candidate.token, "from", "to"))),
    "of_people": beside_is("people_moved", "person", "pronoun"),
    "lawful": patient_is("statute"),
    "hazard": is_real_hazard,
    "volcanic": either(agent_is("volcano"), lambda candidate, _: not lemmas(candidate).isdisjoint({"ash", "lava", "volcano", "crater", "magma"})),
    "by_water": lambda candidate, _: candidate.agent is None
    or candidate.agent.lemma in {"water", "river", "rain", "floodwater", "sea", "lake", "tide", "surge", "flood", "creek", "stream"},
    "wild": near("wild"),
    "illness": beside_is("disease"),
    "disease_spreads": lambda candidate, _: candidate.token.dep == "nsubj" and candidate.token.head.lemma in {"spread", "kill", "infect", "break", "sicken", "return", "sweep"},
    "no_intent": NO_ATTACK,
    "vehicle_moves": is_vehicle_mishap,
    "no_market": both(near("road"), lacks("attack")),
    "road": both(near("road"), NO_ATTACK),
    "building_fire": near("building_fire"),
    "accident_victim": both(either(patient_is("person"), agent_is("person")), NO_ATTACK),
    "by_accident": both(NO_ATTACK, near("workplace")),
    "substance": lambda candidate, classes: is_of(candidate.agent, frozenset({"substance", "moving_thing", "edifice"}), classes)
    or is_of(candidate.patient, frozenset({"substance"}), classes),
    "substance_noun": either(beside_is("substance", "edifice", "moving_thing"), has("workplace")),
    "crowd": has("crowd"),
}  # fmt: skip
"""The constraints of the trigger files of general news, by their name there."""
