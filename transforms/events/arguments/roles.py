"""Arguments: who takes part in an event, by the pattern of its frame and the grammar around its trigger."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from transforms.article import Token
from transforms.events.arguments.instruments import senders, settle
from transforms.events.arguments.nouns import VICTIMS, of_noun
from transforms.events.arguments.patterns import Argument, Pattern, patterns
from transforms.events.arguments.spans import STAMP
from transforms.events.candidate import Candidate
from transforms.events.frames import types
from transforms.events.semantic_classes import POLITICAL, SemanticClasses, is_sum
from transforms.events.time_words import is_time
from transforms.language.clauses import (
    after,
    complements,
    direct_object,
    is_passive,
    is_verb,
    nominals,
    subject,
)
from transforms.lexicons import word_list
from warehouse.tables.participants import Role

EMBEDDING = frozenset({"intent", "tell", "want", "protest", "allow", "threat", "stance", "march", "use"})
"""Patterns whose complement names the recipient."""


def arguments(candidate: Candidate, classes: SemanticClasses) -> list[Argument]:
    """The participants of an event, in the order in which they are found, no phrase twice."""
    pattern = patterns()[candidate.frame.pattern]
    found = [*core(candidate, pattern, classes), *oblique(candidate, pattern, classes)]
    if candidate.frame.pos == "n":
        found += [*of_noun(candidate, classes), *sources(candidate, classes)]
    if candidate.frame.pattern in EMBEDDING and not any(a.role == "recipient" for a in found):
        found += embedded(candidate, classes)
    return distinct(settle(named(a), candidate, classes) for a in found)


def named(argument: Argument) -> Argument:
    """The name or noun behind a number that says how many of those told before: "one of them, the mufti of Tripoli, said"."""
    head = argument.head
    of = head.child("prep")
    partitive = head.tag == "CD" and of is not None and of.child("pobj") is not None
    who = head.child("appos") if partitive and of is not None and of.lower == "of" else None
    return Argument(argument.role, who) if who is not None and who.tag.startswith("N") else argument


def core(candidate: Candidate, pattern: Pattern, classes: SemanticClasses) -> list[Argument]:
    """Subject, object and indirect object."""
    found = []
    agent_role = candidate.light.role if candidate.light is not None else pattern.subject
    if candidate.agent is not None and agent_role and not foils(candidate):
        found += [Argument(cast("Role", agent_role), n) for n in nominals(candidate.agent)]
        found += [Argument("actor", n) for n in senders(candidate.agent, classes)]
    if candidate.patient is not None and pattern.object:
        for thing in nominals(candidate.patient):
            found += taken(thing, pattern, candidate, classes)
    return found + (indirect(candidate) if is_verb(candidate.token) else [])


def foils(candidate: Candidate) -> bool:
    """Whether the light verb keeps the event from happening, so that its subject is no actor: "police foiled an attack"."""
    return candidate.light is not None and candidate.predicate.lemma in FOILING


FOILING = word_list("event_words.tsv", "foiling")


def indirect(candidate: Candidate) -> list[Argument]:
    """The indirect object, and both sides of a gift in a passive."""
    token = candidate.token
    recipients = [c for c in token.children if c.dep == "dative" and c.tag not in {"IN", "TO"}]
    found = [Argument("recipient", n) for c in recipients for n in nominals(c)]
    return found + (given(token) if candidate.frame.pattern == "give" and is_passive(token) else [])


def given(token: Token) -> list[Argument]:
    """What is given in a passive and to whom: "Haiti was given rice"."""
    gift, receiver = direct_object(token), token.child("nsubjpass")
    if gift is None:
        return []
    receivers = nominals(receiver) if receiver is not None else []
    return [Argument("theme", gift), *(Argument("recipient", n) for n in receivers)]


def is_bidden_to(verb: Token) -> bool:
    """Whether an infinitive says what somebody is ordered to do."""
    return any(g.lower == "to" and g.dep == "aux" for c in complements(verb) for g in c.children)


def is_wanted_deed(thing: Token, candidate: Candidate) -> bool:
    """Whether a thing is what is wanted done to somebody, of whom it is not wanted: "demanded the arrest of the guards"."""
    done = thing.lemma in VICTIMS and thing.lemma != "resignation"  # which is asked of who is to resign
    return candidate.frame.pattern == "want" and thing is candidate.patient and done


SOFT = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AGREE", "AID", "CONCEDE", "RETREAT", "REJECT", "REQUEST"})
"""Types done to people and bodies: a thing as their object is the theme."""


def taken(thing: Token, pattern: Pattern, candidate: Candidate, classes: SemanticClasses) -> list[Argument]:
    """The object in its role; a thing that belongs to an actor names the recipient too."""
    role = cast("Role", pattern.object)
    if any(c.tag == "$" for c in thing.children):
        return [Argument("theme", thing)]  # "fined him $400": nobody is a sum
    if candidate.frame.pattern == "rules" and is_actor(thing, classes) and is_bidden_to(candidate.token):
        return [Argument("recipient", thing)]  # "the court ordered the firm to pay"
    if not pattern.reach:
        return [Argument("theme" if role == "recipient" and is_topic(thing, candidate, classes) else role, thing)]
    if is_actor(thing, classes):
        return [Argument("recipient", thing)]
    return [Argument("theme", thing), *(Argument("recipient", t) for t in owners_of(thing, candidate, classes))]


def owners_of(thing: Token, candidate: Candidate, classes: SemanticClasses) -> list[Token]:
    """The actors that a thing belongs to whom an event is meant for."""
    if is_wanted_deed(thing, candidate):
        return []
    return [t for t in belongs_to(thing, classes) if is_meant(t, candidate) and not is_scene(t, candidate, classes)]


def is_topic(thing: Token, candidate: Candidate, classes: SemanticClasses) -> bool:
    """Whether an object is a thing where people are dealt with; not a place that is visited."""
    if candidate.frame.event_type not in SOFT or is_actor(thing, classes):
        return False
    return not (candidate.frame.mode == "visit" and classes.at(thing) & {"placename", "structure", "site"})


PAPER = frozenset({"message", "decision", "restriction"})


def is_actor(token: Token, classes: SemanticClasses) -> bool:
    """Whether the phrase itself can act: a name, an official, armed men; not a thing that belongs to them, not a craft or a sum."""
    known = classes.at(token)
    craft = "vehicle" in known and not known & {"troops", "entity", "person", "state"}
    if is_sum(token):
        return False
    return bool(known & (POLITICAL | {"person", "pronoun"})) and not known & PAPER and not craft


def belongs_to(thing: Token, classes: SemanticClasses) -> list[Token]:
    """The actors that a thing belongs to, comes from or is about."""
    return reached(thing, classes)


PASSED = frozenset({"dobj", "dative", "pobj", "pcomp", "prep", "agent", "xcomp", "acl", "poss", "nmod", "oprd"})
WAYS = (word_list("event_words.tsv", "of_setting"), frozenset[str]())
"""Prepositions left out at first: what stands after them is mostly place and time."""


def reached(start: Token, classes: SemanticClasses) -> list[Token]:
    """The nearest actors below a verb or a thing: owners, nationalities, objects, objects of prepositions."""
    for left_out in WAYS:
        level = [start]
        for _ in range(6):
            below = [c for t in level for c in t.children if passes(t, c, classes, left_out)]
            found = [c for c in below if c.dep not in {"prep", "agent"} and acts(c, classes, named_only=not left_out)]
            if found:
                return found
            level = below
    return []


def acts(token: Token, classes: SemanticClasses, *, named_only: bool) -> bool:
    """Whether the token names someone who acts, or by its own word means one."""
    if is_sent(token) or is_court(token):
        return False
    return "entity" in classes.entity(token) or (not named_only and is_actor(token, classes))


def is_court(token: Token) -> bool:
    """Whether a court is where somebody is taken, and not a side: "threatened to take the firm to court"."""
    if token.lower != "court" or token.dep != "pobj":
        return False
    return token.head.lower in {"in", "at"} or (token.head.lower == "to" and not token.children)


def is_sent(token: Token) -> bool:
    """Whether troops are what is sent somewhere, and not those whom it is about: "sending troops to Haiti"."""
    verb = token.head
    return (
        token.dep == "dobj"
        and "MOBILIZE" in types(verb.lemma)
        and any(c.lower in {"to", "into"} for c in verb.children)
    )


def passes(above: Token, child: Token, classes: SemanticClasses, left_out: frozenset[str]) -> bool:
    """Whether the search for actors goes through this child."""
    if child.tag == "PRP$":
        return False
    if child.dep in {"amod", "compound"}:
        return not is_verb(above) and "entity" in classes.entity(child)
    return child.dep in PASSED and child.lower not in left_out and not is_time(child)


def is_scene(noun: Token, candidate: Candidate, classes: SemanticClasses) -> bool:
    """Whether a name is the town where a crime happened, and not who is looked into: "investigating a robbery in Paris"."""
    if candidate.frame.mode != "investigate" or noun.dep != "pobj" or noun.head.lower not in {"in", "at", "near"}:
        return False
    known = classes.entity(noun)
    return "placename" in known and "state" not in known


def oblique(candidate: Candidate, pattern: Pattern, classes: SemanticClasses) -> list[Argument]:
    """Phrases after the pattern's prepositions, on the trigger, its verb, its object and its other words."""
    found = []
    for holder in dict.fromkeys(holders(candidate, pattern)):
        for preposition, role in pattern.prepositions.items():
            for noun in [
                *after(holder, preposition),
                *(behind_object(holder, candidate) if preposition == "by" else []),
            ]:
                if is_wanted_deed(holder, candidate) or is_ground(holder, preposition, candidate):
                    continue
                if fits(role, noun, preposition, candidate, classes):
                    post = preposition == "as"  # "sworn in as mayor"
                    whom = role == "recipient" or (role == "theme" and not post and is_actor(noun, classes))
                    found += (
                        [a for a in received(noun, classes) if is_meant(a.head, candidate)]
                        if whom
                        else [Argument(role, noun)]
                    )
    return found


SITE_PREPOSITIONS = word_list("event_words.tsv", "on_site")


def is_ground(holder: Token, preposition: str, candidate: Candidate) -> bool:
    """Whether a phrase on a verb of happening says where it was: "the attack occurred on the road"."""
    return holder is not candidate.token and holder.lemma in HAPPEN and preposition in SITE_PREPOSITIONS


def behind_object(holder: Token, candidate: Candidate) -> list[Token]:
    """The doer that the parse hangs on whom an event noun is done to: "the arrest of a preacher by the army"."""
    if holder is not candidate.token or candidate.frame.pos != "n":
        return []
    return [doer for whom in after(holder, "of") for doer in after(whom, "by") if whom.dep == "pobj"]


def holders(candidate: Candidate, pattern: Pattern) -> list[Token]:
    """The words on which a pattern's prepositions are looked for."""
    found = [candidate.token, candidate.predicate, *candidate.words]
    thing = candidate.patient
    if candidate.is_bare_noun and candidate.token.dep == "nsubj" and candidate.token.head.lemma in HAPPEN:
        found.append(candidate.token.head)  # "fighting has raged between"
    if candidate.token.dep == "compound":
        found.append(candidate.token.head)
    if thing is None:
        return found
    if candidate.frame.pos == "v" and pattern.object in {"theme", "instrument", None}:
        found += [thing, *after(thing, "of", "in"), *(c for c in thing.children if c.lower == "worth")]
    return [*found, thing] if candidate.frame.pattern in {"impose", "stop"} else found


def received(noun: Token, classes: SemanticClasses) -> list[Argument]:
    """Who is on the receiving end: the phrase itself, or the actors that an abstract thing belongs to."""
    if is_actor(noun, classes) or classes.at(noun) & CONCRETE:
        return [Argument("recipient", noun)]
    inner = reached(noun, classes)
    return [Argument("theme", noun), *(Argument("recipient", n) for t in inner for n in nominals(t))]


CONCRETE = frozenset({"structure", "site", "vehicle", "placename", "pronoun", "animal", "territory", "person"})

SETTINGS = word_list("event_words.tsv", "settings")
"""Nouns of fixed phrases ("on condition", "in response"), which no participant is made of."""


SIDES_BEHIND = word_list("event_words.tsv", "before_recipient")


def fits(role: Role, noun: Token, preposition: str, candidate: Candidate, classes: SemanticClasses) -> bool:
    """Whether the phrase can play the role: no dates ("on Monday"), no places where people are meant."""
    if noun.lemma in SETTINGS or noun.lower in SETTINGS or is_time(noun) or noun in candidate.words:
        return False
    known = classes.at(noun)
    if role == "actor":
        return bool(known & (POLITICAL | {"person", "pronoun"})) or "armed" in classes.words(
            noun
        )  # "army intelligence"
    if preposition in {"in", "around"}:
        return bool(known & {"placename", "territory"})
    if preposition in SIDES_BEHIND and candidate.frame.pattern != "act":
        return (
            is_actor(noun, classes) or classes.names_actor(noun) or bool(known & {"placename", "pronoun", "structure"})
        )
    if preposition in {"at", "into"}:
        return bool(known & STRIKEABLE)
    return True


STRIKEABLE = CONCRETE | {"armed", "entity", "protester", "org", "group", "police", "government", "official"}
"""Classes of what things are thrown or fired at, and run into."""
HAPPEN = word_list("event_words.tsv", "happening")


def sources(candidate: Candidate, classes: SemanticClasses) -> list[Argument]:
    """Who stands behind what the subject suffers: "drew condemnation from Germany", "came under attack from militants"."""
    if candidate.light is None or candidate.light.role != "recipient":
        return []
    nouns = [*after(candidate.predicate, "from", "by"), *after(candidate.token, "from", "by")]
    return [Argument("actor", n) for n in nouns if fits("actor", n, "from", candidate, classes)]


def embedded(candidate: Candidate, classes: SemanticClasses) -> list[Argument]:
    """Those named in what is agreed, asked or threatened: "agreed to send wheat to Somalia"."""
    if candidate.patient is not None and is_actor(candidate.patient, classes):
        return []
    for verb in complements(candidate.token) + purposes(candidate):
        found = asked(verb, candidate, classes) or [t for t in reached(verb, classes) if is_meant(t, candidate)]
        if found:
            return [Argument("recipient", n) for t in found for n in nominals(t)]
    return addressed(candidate, classes) if candidate.frame.event_type == "THREATEN" else []


def is_meant(token: Token, candidate: Candidate) -> bool:
    """Whether somebody named in what is asked or protested against is the one it is for; not who else wants it.

    "Marched against cuts demanded by the fund": the fund is no recipient.
    """
    by = candidate.frame.event_type == "PROTEST" and token.dep == "pobj" and token.head.dep == "agent"
    return token is not candidate.agent and not (by and "REQUEST" in types(token.head.head.lemma))


def asked(verb: Token, candidate: Candidate, classes: SemanticClasses) -> list[Token]:
    """Who is to do what is asked for or allowed: the subject of the complement."""
    own = subject(verb) if candidate.frame.pattern in {"want", "tell", "allow"} else None
    return [own] if own is not None and own is not candidate.agent and is_actor(own, classes) else []


def addressed(candidate: Candidate, classes: SemanticClasses) -> list[Argument]:
    """Whom a threat is meant for: the subject of its condition ("unless Israel withdraws")."""
    verbs = [candidate.token, *complements(candidate.token)]
    found = [subject(c) for v in verbs for c in v.children if is_condition(c)]
    return [
        Argument("recipient", t) for t in found if t is not None and t is not candidate.agent and is_actor(t, classes)
    ]


def is_condition(clause: Token) -> bool:
    """Whether a clause is a condition: it begins with "if" or "unless"."""
    return clause.dep == "advcl" and any(g.lower in CONDITIONS for g in clause.children)


CONDITIONS = frozenset({"if", "unless"})


def purposes(candidate: Candidate) -> list[Token]:
    """What a protest is for: "to demand", "demanding", "calling for"."""
    if candidate.frame.pattern not in {"protest", "march", "use"}:
        return []
    return [c for c in candidate.predicate.children if c.dep in {"advcl", "xcomp"} and c.tag in {"VB", "VBG"}]


MONTHS = word_list("event_words.tsv", "month_abbreviations")


def is_stamp(token: Token) -> bool:
    """Whether a token is a piece of a time stamp that the parse takes for a noun: "11:25 PM", "Sep 2013"."""
    return bool(STAMP.fullmatch(token.text)) or (token.tag[:3] == "NNP" and token.lower in MONTHS)


def distinct(found: Iterable[Argument]) -> list[Argument]:
    """One role a phrase, the first; relative pronouns and bare events left out."""
    taken_: dict[int, Argument] = {}
    for argument in found:
        if argument.head.tag not in {"EX", "WDT", "IN"} and not is_verb(argument.head) and not is_stamp(argument.head):
            taken_.setdefault(argument.head.i, argument)
    return list(taken_.values())
