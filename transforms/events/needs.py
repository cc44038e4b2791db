"""What a frame needs beside its slots: complements, prepositions and neighbours that tell one sense from another."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from transforms.events.frames import is_hostile
from transforms.events.senses import NONE, Senses, classes
from transforms.language.clauses import after, complements, conjuncts, is_passive

if TYPE_CHECKING:
    from transforms.events.triggers import Candidate

Need = Callable[["Candidate", Senses], bool]

GOALS = frozenset({"demand", "protest", "oppose", "denounce", "condemn", "call", "press", "support", "urge", "mark"})
PLACES = frozenset({"placename", "state"})
VIOLENT = frozenset(
    """attack bombing explosion blast shooting shelling strike airstrike raid clash gunfire fighting violence assault
    ambush battle massacre crossfire bomb missile rocket mortar torture fire stampede riot unrest protest
    bombardment offensive gunbattle custody""".split()
)


def infinitive(candidate: Candidate, _: Senses) -> bool:
    """An infinitive follows: "ordered troops to"."""
    return any(
        any(g.dep == "aux" and g.lower == "to" for g in c.children) or c.tag in {"VB", "VBP"}
        for c in complements(candidate.token)
    )


def clause(candidate: Candidate, _: Senses) -> bool:
    """A that-clause follows."""
    return any(c.dep == "ccomp" for c in candidate.token.children)


def given(candidate: Candidate, _: Senses) -> bool:
    """The object slot is filled."""
    return candidate.done_to is not None


def near(candidate: Candidate) -> set[str]:
    """Lemmas of what qualifies the trigger: its own words, modifiers and objects of prepositions."""
    token = candidate.token
    found = {c.lemma for c in token.children}
    for child in token.children:
        if child.dep in {"prep", "agent", "nsubj", "nsubjpass", "dobj"}:
            found |= {g.lemma for g in child.children}
    return found


def protests(candidate: Candidate, senses: Senses) -> bool:
    """The crowd has a cause or a place: against, outside, through the streets, to demand; not "gathered data"."""
    token = candidate.token
    goal = any(c.dep in {"advcl", "xcomp"} and c.lemma in GOALS for v in conjuncts(token) for c in v.children)
    cause = after(token, "against", "outside", "over")
    ground = after(token, "through", "in", "on", "across", "at", "into", "to", "near", "around", "for")
    place = any(senses.at(t) & {"placename", "site", "structure", "state"} for t in ground)
    crowd = candidate.doer is not None and bool(senses.at(candidate.doer) & {"protester"})
    kind = candidate.token.lemma in {"protest", "demonstrate", "rally", "march"}
    return goal or bool(cause and kind) or (crowd and (place or goal)) or (kind and crowd)


def labour(candidate: Candidate, senses: Senses) -> bool:
    """A strike of workers: by who strikes, by "on strike", or by what it is about."""
    token = candidate.token
    modifiers = {c.lemma for c in token.children if c.dep in {"compound", "amod", "nmod"}}
    if modifiers & {
        "general",
        "hunger",
        "labour",
        "labor",
        "rail",
        "wildcat",
        "one-day",
        "nationwide",
        "indefinite",
        "train",
    }:
        return True
    if (
        candidate.doer is not None
        and senses.words(candidate.doer) & {"labour"}
        and not senses.at(candidate.doer) & {"armed"}
    ):
        return True
    if token.head.lower == "on" and token.tag == "NN":
        return True
    owners = [c for c in token.children if c.dep in {"compound", "poss", "nmod"}] + after(token, "by", "of")
    return any(senses.at(o) & {"labour"} and not senses.at(o) & {"armed"} for o in owners) or bool(
        {t.lemma for t in after(token, "over", "for")} & {"pay", "wage", "condition", "job", "pension"}
    )


def military_strike(candidate: Candidate, senses: Senses) -> bool:
    """A strike of weapons: an air strike, a strike on a place, strikes against someone."""
    if labour(candidate, senses):
        return False
    token = candidate.token
    if token.lemma != "strike":
        return True
    modifiers = {c.lemma for c in token.children if c.dep in {"compound", "amod", "nmod", "poss"}}
    weapons = any("weapon" in classes().get(m, ()) or "armed" in classes().get(m, ()) for m in modifiers)
    named = {
        "air",
        "aerial",
        "military",
        "missile",
        "drone",
        "retaliatory",
        "preemptive",
        "pre-emptive",
        "precision",
        "overnight",
        "night",
    }
    targets = after(token, "on", "against", "at", "in", "near")
    return (
        weapons
        or bool(modifiers & named)
        or any(senses.names_actor(t) or senses.at(t) & {"structure", "armed"} for t in targets)
    )


def gunfire(candidate: Candidate, _: Senses) -> bool:
    """Fire of weapons, not of flames: qualified by a weapon, or exchanged, or opened."""
    token = candidate.token
    modifiers = {c.lemma for c in token.children if c.dep in {"compound", "amod", "nmod"}}
    guns = {
        "artillery",
        "mortar",
        "rocket",
        "small-arms",
        "machine-gun",
        "gun",
        "sniper",
        "missile",
        "shell",
        "tank",
        "live",
        "heavy",
    }
    return bool(modifiers & guns) or (
        token.head.lemma in {"open", "exchange", "return", "trade"} and token.dep == "dobj"
    )


def bomb(candidate: Candidate, senses: Senses) -> bool:
    """An explosion of a weapon: a bomb named, or people or a place hit on purpose; not gas or volcanoes."""
    token = candidate.token
    modifiers = {c.lemma for c in token.children if c.dep in {"compound", "amod", "nmod"}}
    accident = {
        "gas",
        "volcanic",
        "boiler",
        "nuclear",
        "population",
        "coal",
        "mine",
        "dust",
        "cylinder",
        "factory",
        "pipeline",
        "supernova",
    }
    if modifiers & accident:
        return False
    words = {t.lemma for t in token.sentence.tokens}
    arms = {
        "bomb",
        "bomber",
        "suicide",
        "explosive",
        "grenade",
        "ied",
        "militant",
        "attack",
        "terrorist",
        "police",
        "soldier",
        "mine",
        "minefield",
    }
    return bool((modifiers | words) & arms)


def violent(candidate: Candidate, _: Senses) -> bool:
    """A death by violence: it is said of what."""
    token = candidate.token
    scope = {t.lemma for t in token.subtree()} if token.tag.startswith("V") else near(candidate)
    return bool(scope & VIOLENT)


def fight(candidate: Candidate, senses: Senses) -> bool:
    """Fighting of armed sides: between, with, in a place; not "battle against cancer"."""
    token = candidate.token
    modifiers = {c.lemma for c in token.children if c.dep in {"compound", "amod", "nmod", "poss"}}
    if modifiers & {
        "legal",
        "political",
        "domestic",
        "court",
        "uphill",
        "price",
        "bidding",
        "culture",
        "custody",
        "gender",
        "gun",
    }:
        return False
    sides = after(token, "between", "with", "against", "among", "by")
    if any(senses.at(s) & {"armed", "entity", "protester", "rebel", "group", "police"} for s in sides):
        return True
    if any(senses.at(t) & {"placename", "structure"} for t in after(token, "in", "near", "around", "at")):
        return True
    return bool(
        modifiers
        & {
            "fierce",
            "heavy",
            "armed",
            "street",
            "violent",
            "deadly",
            "bloody",
            "sectarian",
            "ethnic",
            "fresh",
            "sporadic",
        }
    )


def custody(candidate: Candidate, _: Senses) -> bool:
    """Held as a prisoner: in custody, prison, hostage, without trial."""
    words = {t.lemma for t in candidate.token.subtree()}
    return bool(
        words
        & {"custody", "prison", "jail", "detention", "captive", "cell", "arrest", "trial", "shield", "incommunicado"}
    )


def partner(candidate: Candidate, senses: Senses) -> bool:
    """A meeting of people: with whom, or several sides; not "meet a demand"."""
    token = candidate.token
    if candidate.done_to is None:
        plural = candidate.doer is not None and (
            len(conjuncts(candidate.doer)) > 1
            or candidate.doer.tag in {"NNS", "NNPS"}
            or candidate.doer.lower in {"they", "who"}
        )
        return (
            bool(after(token, "with", "for")) or plural or any(senses.at(t) & PLACES for t in after(token, "in", "at"))
        )
    return not senses.at(candidate.done_to) & {"message", "abstract", "market"} and not is_passive(token)


def threat(candidate: Candidate, _: Senses) -> bool:
    """A warning of harm: "warned against", "warned that it would", "warned of consequences"."""
    token = candidate.token
    if after(token, "against"):
        return True
    words = {t.lemma for t in token.subtree()}
    return bool(
        words
        & {
            "lose",
            "die",
            "kill",
            "face",
            "consequence",
            "retaliation",
            "retaliate",
            "response",
            "respond",
            "attack",
            "strike",
            "war",
            "tolerate",
            "sanction",
            "punish",
        }
    )


def arguments(candidate: Candidate, senses: Senses) -> bool:
    """A noun that says who or against whom, or that a light verb carries; not one in passing."""
    if candidate.light is not None:
        return True
    token = candidate.token
    if after(token, "by", "against", "on", "between", "into", "from", "with", "for"):
        return True
    return any(
        c.dep == "poss" or (c.dep in {"amod", "compound"} and "entity" in senses.entity(c)) for c in token.children
    )


HAPPEN = frozenset(
    """happen occur take come leave kill wound injure continue erupt break follow destroy begin start claim target hit damage
    end last resume intensify rage""".split()
)
"""Verbs that say of an event noun that it happened."""


def told_of(candidate: Candidate, senses: Senses) -> bool:
    """An event noun that tells of one event: carried by a verb, said to happen, with a side, a place or a date."""
    token = candidate.token
    if candidate.light is not None or candidate.frame.pattern not in {"deed", "march", "mutual"}:
        return True
    if token.dep in {"nsubj", "nsubjpass"} and token.head.lemma in HAPPEN:
        return True
    if any(c.dep == "relcl" and c.lemma in HAPPEN for c in token.children) or arguments(candidate, senses):
        return True
    near_by = after(token, "in", "at", "near", "outside", "of", "across", "to")
    if any(
        senses.at(t) & {"placename", "person", "structure", "entity", "armed", "site", "territory"} for t in near_by
    ):
        return True
    return any(c.dep in {"poss", "compound", "amod"} and senses.at(c) & SIDES for c in token.children)


SIDES = frozenset(
    {"entity", "armed", "police", "rebel", "government", "protester", "person", "weapon", "labour", "explosive"}
)


def message(candidate: Candidate, senses: Senses) -> bool:
    """Words addressed to someone: carried by a light verb, with a content or an addressee."""
    token = candidate.token
    carried = candidate.light is not None and candidate.light.role == "actor"
    content = bool(after(token, "for", "to", "by", "from")) or any(c.dep in {"acl", "ccomp"} for c in token.children)
    return carried and content and arguments(candidate, senses)


def talks(candidate: Candidate, senses: Senses) -> bool:
    """Talks or a visit that were held: carried by a light verb, or with sides."""
    token = candidate.token
    if candidate.light is not None and candidate.light.role:
        return True
    sides = [*after(token, "between", "with", "by", "of"), *(c for c in token.children if c.dep == "poss")]
    return any(senses.names_actor(s) or "official" in senses.at(s) for s in sides)


def hostile(candidate: Candidate, _: Senses) -> bool:
    """What is vowed is a hostile act."""
    return any(is_hostile(c.lemma) for c in complements(candidate.token))


def content(candidate: Candidate, senses: Senses) -> bool:
    """What is agreed or promised is said: to do something, that, on, to; not "agreed with him"."""
    token = candidate.token
    if infinitive(candidate, senses) or clause(candidate, senses) or after(token, "on", "to", "upon", "about"):
        return True
    return (
        candidate.done_to is not None
        and candidate.frame.event_type == "AGREE"
        and token.lemma in {"agree", "pledge", "promise"}
    )


def menace(candidate: Candidate, senses: Senses) -> bool:
    """A threat by someone, with an act, or against someone; not "threatens the viability"."""
    if infinitive(candidate, senses) or clause(candidate, senses) or after(candidate.token, "with"):
        return True
    target = candidate.done_to
    return target is not None and bool(
        senses.at(target) & {"person", "entity", "official", "government", "state", "action", "armed"}
        or target.lemma in ACTS
    )


ACTS = frozenset(
    "action attack war retaliation sanction strike boycott revenge response violence force reprisal tariff veto".split()
)


def by_hands(candidate: Candidate, senses: Senses) -> bool:
    """Beaten by someone who uses force, or beaten up or to death; not beaten in a contest."""
    token = candidate.token
    doer = senses.at(candidate.doer) if candidate.doer is not None else frozenset({"armed"})
    return bool(doer & {"armed", "police", "protester", "rebel"}) or bool(
        {c.lower for c in token.children} & {"up", "to", "unconscious", "with"}
    )


def said(candidate: Candidate, _: Senses) -> bool:
    """A verb of saying: its content is a clause, before or after it."""
    token = candidate.token
    return any(c.dep in {"ccomp", "parataxis"} for c in token.children) or token.dep == "parataxis"


def joint(candidate: Candidate, senses: Senses) -> bool:
    """Done together: joint, with, by several."""
    token = candidate.token
    several = candidate.doer is not None and len(conjuncts(candidate.doer)) > 1
    words = {c.lower for c in token.children}
    military = (
        bool(words & {"joint", "military", "naval", "war", "live-fire", "air", "guard"}) or token.lemma == "games"
    )
    return military and (several or "joint" in words or bool(after(token, "with", "between")))


def struck(candidate: Candidate, senses: Senses) -> bool:
    """Hit by weapons or armed men: they are named, or the sentence speaks of them; not by storms or crises."""
    if candidate.doer is not None:
        return bool(senses.at(candidate.doer) & {"armed", "weapon", "missile", "explosive", "state", "person", "org"})
    words = [classes().get(t.lemma, NONE) for t in candidate.token.sentence.tokens]
    return (
        is_passive(candidate.token) and any("violence" in w for w in words) and not any("accident" in w for w in words)
    )


def delivered(candidate: Candidate, _: Senses) -> bool:
    """Aid that comes: "aid reached the town"."""
    token = candidate.token
    return token.dep == "nsubj" and token.head.lemma in {"arrive", "reach", "enter", "flow", "come"}


def modified(*lemmas: str) -> Need:
    """The trigger is qualified by one of these words, before it or in its of-phrase."""
    wanted = frozenset(lemmas)
    return lambda candidate, _: bool(wanted & near(candidate))


def on_talks(candidate: Candidate, senses: Senses) -> bool:
    """What is left is talks, a pact or a body."""
    return candidate.done_to is not None and bool(
        senses.at(candidate.done_to) & {"talks", "pact", "relations", "org", "group"}
    )


def to_place(candidate: Candidate, senses: Senses) -> bool:
    """Where one travels to is a named place."""
    return candidate.done_to is not None and bool(senses.at(candidate.done_to) & PLACES)


NEEDS: dict[str, Need] = {
    "some": given,
    "inf": infinitive,
    "that": clause,
    "protest": protests,
    "labour": labour,
    "strike": military_strike,
    "gunfire": gunfire,
    "bomb": bomb,
    "violent": violent,
    "fight": fight,
    "custody": custody,
    "partner": partner,
    "talkspp": on_talks,
    "threat": threat,
    "hostile": hostile,
    "message": message,
    "args": arguments,
    "held": talks,
    "place": to_place,
    "deliver": delivered,
    "content": content,
    "struck": struck,
    "said": said,
    "joint": joint,
    "menace": menace,
    "hands": by_hands,
    "into": lambda candidate, _: bool(after(candidate.token, "into", "on")),
    "of": lambda candidate, _: any(c.lower == "of" for c in candidate.token.children),
    "information": modified("information", "news", "medium"),
    "missile": modified("missile", "rocket", "nuclear", "weapon", "ballistic", "warhead"),
    "troops": modified(
        "troop", "military", "force", "soldier", "army", "police", "army", "warship", "peacekeeping", "missile"
    ),
    "humanitarian": modified("humanitarian", "aid", "unimpeded"),
}


def meets(need: str, candidate: Candidate, senses: Senses) -> bool:
    """Whether a candidate has what a frame needs."""
    return NEEDS[need](candidate, senses)
