"""Linking: which words of the clause fill the subject and the object slot of a frame."""

from __future__ import annotations

from dataclasses import dataclass, field

from transforms.article import Token
from transforms.events.arguments.implicit_subjects import addresser, spoken_for
from transforms.events.candidate import Candidate
from transforms.events.frames import Frame
from transforms.events.light_verbs import supporting_verb
from transforms.events.time_words import is_time
from transforms.language.clauses import after, agents, auxiliaries, direct_object, is_passive, is_verb, subject
from transforms.lexicons import word_list

STATES = word_list("event_words.tsv", "stands")
"""Verbs whose participle is a stand of its subject: "is opposed to"."""

INTRANSITIVE = frozenset({"mutual", "protest", "resign", "leave", "suffer", "blast"})
"""Patterns without a passive: their participle after a noun has the noun as its subject."""

BIDDEN = word_list("event_words.tsv", "bidden")
"""Verbs that have an object beside their infinitive, so that one without is a headline's passive: "Firm allowed to bid"."""

CHARGED = {"accuse": ("of",), "convict": ("of",), "suspect": ("of",), "charge": ("with",), "acquit": ("of",)}
"""Verbs that have an object beside these prepositions: "Man accused of murder"."""

PARTS = word_list("event_words.tsv", "phrasal_ends")
"""Prepositions after the words of a phrasal trigger: "take control of", "set fire to"."""


@dataclass(slots=True)
class Linker:
    """Fills the slots of a trigger's rows: a verb has a dozen, and those of one pattern are filled alike."""

    token: Token
    filled: dict[tuple[str, bool], Candidate] = field(default_factory=dict)
    """By what `link_verb` reads of a row of one word."""

    def link(self, words: list[Token], frame: Frame) -> Candidate:
        """The trigger of these words with its slots filled."""
        if frame.pos != "v" or len(words) > 1:
            return link(self.token, words, frame)
        way = frame.pattern, "some" in frame.constraints
        like = self.filled.get(way)
        if like is None:
            like = self.filled[way] = link(self.token, words, frame)
            return like
        return Candidate(self.token, words, frame, like.agent, like.patient, like.predicate)


def link(token: Token, words: list[Token], frame: Frame) -> Candidate:
    """The trigger of these words with its slots filled."""
    if frame.pos == "n":
        return link_noun(token, words, frame)
    if frame.pos == "a":
        return link_adjective(token, words, frame)
    if token.dep == "amod":
        return Candidate(token, words, frame, None, token.head, token)
    return link_verb(token, words, frame)


def link_noun(token: Token, words: list[Token], frame: Frame) -> Candidate:
    """A noun as a trigger, with the light verb that it depends on."""
    if frame.pattern == "hazard":
        return link_hazard(token, words, frame)
    patient = next(iter(after(token, "of")), None)
    support = supporting_verb(token, frame)
    if support is None:
        return Candidate(token, words, frame, None, patient, token)
    return Candidate(token, [*words, *support.words], frame, support.subject, patient, support.verb, support.light)


LINKING = word_list("event_words.tsv", "linking")


def link_hazard(token: Token, words: list[Token], frame: Frame) -> Candidate:
    """A hazard with the verb that tells what it did: "the quake destroyed houses", "houses were destroyed in the quake"."""
    top = token.head if token.dep == "compound" and token.head.tag[:3] == "NNP" else token
    verb = top.head
    if top.dep in {"nsubj", "nsubjpass"} and is_verb(verb):
        return Candidate(token, words, frame, None, direct_object(verb), verb)
    cause = top.dep == "pobj" and top.head.lower in LINKING
    if cause and is_verb(top.head.head):
        verb = top.head.head
        harmed = subject(verb) if is_passive(verb) else None
        return Candidate(token, words, frame, None, harmed, verb)
    return Candidate(token, words, frame, None, None, token)


def link_adjective(token: Token, words: list[Token], frame: Frame) -> Candidate:
    """An adjective as a trigger: its subject is that of its copula."""
    copula = token.head if token.dep in {"acomp", "oprd", "attr"} and is_verb(token.head) else token
    return Candidate(token, words, frame, subject(copula) if is_verb(copula) else None, None, copula)


def link_verb(token: Token, words: list[Token], frame: Frame) -> Candidate:
    """A verb as a trigger."""
    passive = is_frame_passive(token, frame)
    if passive and token.lemma in STATES and any(c.lower == "to" for c in token.children):
        return Candidate(token, words, frame, spoken_for(subject(token)), next(iter(after(token, "to")), None), token)
    patient = patient_of(token, words, frame, passive=passive)
    agent = by_agent(token) if passive else spoken_for(addresser(token) or agent_of_result(token, frame))
    return Candidate(token, words, frame, agent, None if patient in words else patient, token)


BY_PHRASES = word_list("event_words.tsv", "by_phrases")
"""Times, places, amounts and means after "by": "by dawn", "by the river", "by the dozen"."""


def by_agent(verb: Token) -> Token | None:
    """The agent of a passive; not a time, a place or an amount after "by"."""
    return next((t for t in agents(verb) if not is_time(t) and t.lemma not in BY_PHRASES), None)


def agent_of_result(token: Token, frame: Frame) -> Token | None:
    """The subject; of the outcome of a passive its agent: "was hit by a drone, killing six"."""
    above = token.head
    outcome = frame.pattern == "result" and token.dep == "advcl" and token.tag == "VBG"
    return by_agent(above) if outcome and is_passive(above) else subject(token)


def is_frame_passive(token: Token, frame: Frame) -> bool:
    """Whether a verb is passive; a participle without an auxiliary only where its pattern has a passive."""
    if is_bidden(token) or is_headline_passive(token, frame):
        return True
    return is_passive(token) and (frame.pattern not in INTRANSITIVE or token.child("auxpass") is not None)


def patient_of(token: Token, words: list[Token], frame: Frame, *, passive: bool) -> Token | None:
    """What a verb acts on: its object or passive subject, else what its preposition or noun leads to."""
    own = subject(token) if passive and not is_given(token, frame) else direct_object(token)
    second = words[1] if len(words) > 1 else None
    if own is not None and own in words and (taken := taken_beside(own)) is not None:
        return taken
    if own is not None and own not in words and is_direct(words, frame, passive=passive):
        return own
    whose = subject_of_second(words)
    if whose is not None or (second is not None and second.tag.startswith("J")):
        return whose
    if frame.pattern == "protest" and "against" not in frame.words:
        return None
    return complement(token, words)


def is_direct(words: list[Token], frame: Frame, *, passive: bool) -> bool:
    """Whether a trigger acts on its verb's object, and not on what its preposition leads to: "took the trader into custody"."""
    if len(words) == 1 or words[1].dep != "prep":
        return True
    return words[1].child("pobj", "pcomp") in words or (passive and frame.ere_type is not None)


def subject_of_second(words: list[Token]) -> Token | None:
    """The subject of a trigger's second word, whom the first one acts on: "set free the hostages", "let them go"."""
    second = words[1] if len(words) > 1 else None
    return second.child("nsubj") if second is not None and second.tag[0] in "JV" else None


def taken_beside(word: Token) -> Token | None:
    """The people whom the parse takes for a qualifier of a trigger's noun: "took 40 villagers hostage"; None where none are."""
    return next((c for c in word.children if c.dep == "compound" and c.tag in {"NNS", "NNPS"}), None)


def is_given(token: Token, frame: Frame) -> bool:
    """Whether the subject of a passive is who gets something: "Haiti was given rice"."""
    return frame.pattern == "give" and token.child("dobj") is not None


def is_headline_passive(token: Token, frame: Frame) -> bool:
    """Whether a headline leaves out the auxiliary of a passive: "Mayor detained in fraud probe"."""
    if token.dep != "ROOT" or token.tag not in {"VBN", "VBD"} or "some" not in frame.constraints:
        return False
    ended = token.sentence.tokens[-1].text in {".", "!", "?", '"', "”"}
    return (token.tag == "VBN" or not ended) and token.child(
        "dobj", "aux", "auxpass", "ccomp", "xcomp", "dative"
    ) is None


def complement(token: Token, words: list[Token]) -> Token | None:
    """What a phrasal verb acts on: after its preposition ("fire on"), or after its noun ("take control of", "set fire to")."""
    receiver = token.child("dative")
    if len(words) == 1:
        return receiver if receiver is not None and not receiver.children else None
    if receiver is not None and receiver.tag not in {"IN", "TO"}:  # "handed the poacher a term"
        return receiver
    for word in words[1:]:
        inner = word.child("pobj", "dobj")
        if inner is not None and inner not in words:
            return inner
    outer = (n for w in words for n in after(w, *PARTS) if n not in words and not is_time(n))
    return next(outer, None)


def is_bidden(token: Token) -> bool:
    """Whether a participle is passive although a headline leaves out its auxiliary."""
    if token.tag not in {"VBN", "VBD"}:
        return False
    if token.lemma in CHARGED:
        return token.child("dobj", "dative", "aux", "ccomp") is None and bool(after(token, *CHARGED[token.lemma]))
    if token.lemma not in BIDDEN or token.child("dobj", "dative") or auxiliaries(token):
        return False
    return any(is_bare_infinitive(c) for c in token.children if c.dep in {"xcomp", "ccomp"})


def is_bare_infinitive(verb: Token) -> bool:
    """Whether a verb is an infinitive with "to" and without a subject."""
    marked = any(c.dep == "aux" and c.lower == "to" for c in verb.children)
    return marked and verb.child("nsubj") is None
