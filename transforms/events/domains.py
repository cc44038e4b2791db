"""What an article is about: sport, shows, software, markets and accidents borrow the words of politics and conflict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from transforms.article import Article, ParsedSentence, Token
from transforms.events import types
from transforms.events.arguments.sectors import sector
from transforms.events.candidate import Candidate
from transforms.events.semantic_classes import NONE, SemanticClasses, noun_classes
from transforms.language.clauses import after, conjuncts, nominals
from transforms.lexicons import word_list
from transforms.trace import Decision, Trace
from warehouse.tables.events import EventType

ALIEN = ("sport", "show", "software")
"""Domains in which no event of politics or conflict happens."""

PUBLIC = frozenset({"government", "official", "police", "rebel", "protester", "armed"})
"""Classes of those whom news of politics and conflict is about."""

CROWD = frozenset({"protester"})
EVERYDAY = frozenset({"person", "labour"})

DOMAINS = frozenset({*ALIEN, "violence", "accident", "market"})
"""Classes whose words are counted."""

SHARE = 0.02
"""Share of an article's words that makes an alien domain its subject. .01 and .04 read annotated sentences alike, which are too short to tell."""

CIVIC = 0.01
"""Least share of public words in an article of public affairs. Measured on 110 news and 50 web texts: guides, reviews and
forums have 0 to 0.009, news of politics, courts and conflict 0.011 to 0.12, sport and company news either."""

SHORT = 150
"""Tokens below which a text is too short for shares to tell. On annotated sentences: at 75 events right .942 for .96; at 300 nothing changes."""

MANY = 2
"""Words of an alien domain that make a sentence its own. On annotated sentences: at 1 events right .95 for .96; at 3 events right .958 for .96."""

RUINS = frozenset({"destruction", "demolition"})
MISHAPS = word_list("event_words.tsv", "mishaps")

PRIVATE = "neither the article nor who takes part is of public affairs"
ACCIDENT = "the loss comes from an accident"
NOT_PUBLIC = frozenset({ACCIDENT})
"""Objections that leave a loss a death or an injury."""

HARM = frozenset({"result", "suffer"})
"""Patterns of losses, which accidents and disasters cause too."""


@dataclass(slots=True)
class Domains:
    """What an article as a whole is about."""

    alien: bool
    civic: bool
    long: bool
    violent: bool
    """Words of violence outnumber words of accident."""

    @classmethod
    def of(cls, article: Article) -> Domains:
        """Count the words of each domain, of the text and not of its title, which has one in every third word."""
        lemmas = [t.lemma for s in article.sentences if s.block.kind != "title" for t in s.tokens]
        counts, size = count(lemmas), len(lemmas)
        long = size >= SHORT
        alien = long and any(counts[name] / size > SHARE for name in ALIEN)
        civic = not long or counts["public"] / size >= CIVIC
        return cls(alien, civic, long, counts["violence"] > counts["accident"])

    def keep(
        self,
        sentence: ParsedSentence,
        found: list[Candidate],
        classes: SemanticClasses,
        trace: Trace | None = None,
    ) -> list[Candidate]:
        """The triggers of a sentence that tell of events of politics or conflict."""
        counts = count([t.lemma for t in sentence.tokens]) if found and not self.alien else Counter[str]()
        kept = []
        for candidate in found:
            reason = self.objection(candidate, counts, classes)
            if reason is None:
                kept.append(candidate)
                continue
            loss = as_loss(candidate) if reason in NOT_PUBLIC else None
            if loss is not None:
                kept.append(loss)
            elif trace is not None:
                start, end = candidate.span
                rule, text = candidate.frame.rule_id, candidate.token.text
                trace(Decision("events", "domain filter", "dropped", start, end, text, rule, reason))
        return kept

    def objection(self, candidate: Candidate, counts: Counter[str], classes: SemanticClasses) -> str | None:
        """Why a trigger tells of no event of politics or conflict; `counts` holds the words of its sentence by domain."""
        alien = any(counts[name] >= MANY for name in ALIEN) and not is_grave(candidate)
        if self.alien or alien or is_made_up(candidate.token.sentence):
            return "the article or the sentence is about sport, shows, software, or tells a story or an exercise"
        return None if candidate.frame.ere_type is not None else self.unpolitical(candidate, counts, classes)

    def unpolitical(self, candidate: Candidate, counts: Counter[str], classes: SemanticClasses) -> str | None:
        """Why a trigger of PLOVER's tells of nothing of public affairs."""
        if not (self.civic or public(candidate, classes)):
            return PRIVATE
        if self.long and personal(candidate, classes):
            return "the talk or dismissal is among private people"
        if borrowed(candidate, counts):
            return "prices rally, not people"
        loss = candidate.frame.pattern in HARM or candidate.token.lemma in RUINS
        if loss and accidental(candidate, counts, classes, violent=self.violent):
            return ACCIDENT
        return None


def is_grave(candidate: Candidate) -> bool:
    """Whether a trigger tells of what befalls clubs and actors like anybody: an accident, a death, a court case."""
    ere_type = candidate.frame.ere_type
    return ere_type in GRAVE or (ere_type is not None and types.is_hazard(ere_type))


GRAVE = frozenset(
    {
        "DIE",
        "ARREST",
        "CHARGE",
        "SENTENCE",
        "CONVICT",
        "TRIAL",
        "SUE",
        "ACQUIT",
        "BANKRUPTCY",
        "MARRY",
        "DIVORCE",
        "BORN",
    }
)


def as_loss(candidate: Candidate) -> Candidate | None:
    """A loss that nobody caused on purpose, as a death or an injury; None where the trigger tells of neither."""
    name = LOSSES.get(candidate.token.lemma)
    if name is None:
        return None
    pattern = "undergo" if candidate.frame.pattern == "suffer" else "result"
    frame = replace(candidate.frame, event_type=name, ere_type=name, mode=None, guess=False, pattern=pattern)
    return replace(candidate, frame=frame)


LOSSES: dict[str, EventType] = {
    "kill": "DIE", "die": "DIE", "perish": "DIE", "wound": "INJURE", "injure": "INJURE", "hurt": "INJURE", "maim": "INJURE",
}  # fmt: skip
"""Triggers of losses, by what they are where no deed of conflict caused them."""

DELIBERATE = frozenset({"armed", "person", "official", "weapon", "explosive", "state", "org", "rebel"})
"""Classes of those who do harm on purpose, and of what does it for them."""


FICTION = word_list("event_words.tsv", "fiction")
EXERCISES = word_list("event_words.tsv", "exercises")


def is_made_up(sentence: ParsedSentence) -> bool:
    """Whether a sentence tells what a work of fiction or an exercise does: "in the new series, ...", "the novel tells how"."""
    root = sentence.root
    return any(t.head is root and opens_story(t) for t in sentence.tokens)


def opens_story(token: Token) -> bool:
    """Whether a subject or a phrase before the main verb names a work of fiction that tells, or an exercise."""
    if token.dep == "nsubj":
        return token.lemma in FICTION and token.head.lemma in TELLS
    noun = token.child("pobj") if token.dep == "prep" and token.i < token.head.i else None
    if noun is None:
        return False
    exercise = noun.lemma in EXERCISES and token.lower in {"in", "during"}
    return exercise or (noun.lemma in FICTION and token.lower == "in")


TELLS = word_list("event_words.tsv", "narrating")


def accidental(candidate: Candidate, counts: Counter[str], classes: SemanticClasses, *, violent: bool) -> bool:
    """Whether a loss has no agent and the words around it, or in the whole article, speak of an accident."""
    if mishap(candidate):
        return True
    if is_by_arms(candidate):
        return False
    agent = classes.at(candidate.agent) if candidate.agent is not None else NONE
    owned = candidate.agent is not None and bool(classes.words(candidate.agent) & {"armed", "police", "government"})
    if agent & {"accident", "vehicle"} and not owned:
        return True
    if agent & DELIBERATE:
        return False
    if counts["violence"] or counts["accident"]:
        return counts["accident"] >= counts["violence"]
    return not violent


def borrowed(candidate: Candidate, counts: Counter[str]) -> bool:
    """Whether prices rally, not people."""
    return candidate.token.lemma == "rally" and counts["market"] >= MANY


def mishap(candidate: Candidate) -> bool:
    """Whether a clause beside the loss tells of a mishap: "was injured when he fell"."""
    return any(c.lemma in MISHAPS and not is_armed(c) for c in beside(candidate.token))


def is_by_arms(candidate: Candidate) -> bool:
    """Whether the clause of a loss names an explosive, or a clause beside it the weapon: "killed in a landmine explosion"."""
    token = candidate.token
    inside = (t for c in token.children if c.dep in {"prep", "agent"} for t in c.subtree())
    armed = any("explosive" in noun_classes().get(t.lemma, NONE) for t in inside)
    return armed or any(is_armed(c) for c in beside(token))


def beside(verb: Token) -> list[Token]:
    """The clauses beside a verb, those on a verb that is coordinated with it too: "four died and six were hurt when a shell fell"."""
    return [c for v in conjuncts(verb) for c in v.children if c.dep == "advcl"]


def is_armed(verb: Token) -> bool:
    """Whether a weapon or armed men do what a verb says: "when a shell fell on their house"."""
    own = verb.child("nsubj")
    return own is not None and bool(noun_classes().get(own.lemma, NONE) & {"weapon", "armed", "explosive", "missile"})


def personal(candidate: Candidate, classes: SemanticClasses) -> bool:
    """Whether a talk or a dismissal is among private people: persons of whom nothing tells an office."""
    sides = [n for t in (candidate.agent, candidate.patient) if t is not None for n in nominals(t)]
    sides += after(candidate.token, "with", "to")
    dismissal = candidate.frame.event_type == "SANCTION" and candidate.frame.mode in {"expel", "discontinue"}
    if not (dismissal or candidate.frame.event_type == "CONSULT") or not sides:
        return False
    return all(is_private(t, classes) for t in sides)


def is_private(token: Token, classes: SemanticClasses) -> bool:
    """Whether a phrase names a person without an office."""
    known = classes.at(token)
    return (
        bool(known & {"person", "pronoun"})
        and not known & ((PUBLIC - CROWD) | {"org", "state", "group"})
        and sector(token, classes) in {None, "civilian"}
    )


def public(candidate: Candidate, classes: SemanticClasses) -> bool:
    """Whether those who take part are of public affairs by their own word."""
    sides = [t for t in (candidate.agent, candidate.patient) if t is not None]
    return any(is_public(classes.at(t)) for t in sides)


def is_public(names: frozenset[str]) -> bool:
    """Whether a word of these classes is of public affairs; those who may protest are everyday people too ("student").

    >>> is_public(frozenset({"protester"})), is_public(frozenset({"protester", "person"}))
    (True, False)
    """
    return bool(names & PUBLIC - CROWD) or (bool(names & CROWD) and not names & EVERYDAY)


def count(words: Iterable[str]) -> Counter[str]:
    """Words of each of the DOMAINS among lemmas; `public` counts the words of PUBLIC."""
    table, found, lemmas = domains(), Counter[str](), Counter(words)
    for lemma in lemmas.keys() & table.keys():
        for name in table[lemma]:
            found[name] += lemmas[lemma]
    return found


@cache
def domains() -> dict[str, tuple[str, ...]]:
    """The domains of each lemma that has any."""
    return {
        lemma: (*(names & DOMAINS), *(["public"] if is_public(names) else []))
        for lemma, names in noun_classes().items()
        if names & DOMAINS or is_public(names)
    }
