"""Triggers: the words of a sentence that tell of an event, with the frame that fits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from transforms.article import ParsedSentence, Token
from transforms.events.arguments.implicit_subjects import addresser, spoken_for
from transforms.events.constraints.registry import meets, told_of
from transforms.events.frames import Frame, PartOfSpeech, frames
from transforms.events.semantic_classes import IMPERSONAL, NONE, Senses, classes
from transforms.events.time_words import is_time
from transforms.language.clauses import (
    after,
    agents,
    auxiliaries,
    direct_object,
    is_passive,
    is_verb,
    nominals,
    subject,
)
from transforms.lexicons import lexicon, word_list

REACH = 8
"""Tokens between the words of a trigger that is still shown as one stretch."""

POLITICAL = word_list("event_words.tsv", "political")
"""Classes of those whose doings PLOVER codes; words and agreements of private people are no events."""


FILLERS = frozenset(
    {
        "det",
        "nmod",
        "amod",
        "poss",
        "compound",
        "nummod",
        "advmod",
        "case",
        "quantmod",
        "cc",
        "conj",
        "npadvmod",
        "punct",
    }
)
"""What may stand between the words of a trigger."""


@dataclass(frozen=True, slots=True)
class Light:
    """What a light verb does to the event of its noun."""

    role: str
    effect: str | None


@dataclass(slots=True)
class Candidate:
    """A trigger in its clause."""

    token: Token
    """Head of the trigger."""
    words: list[Token]
    """All tokens of the trigger, light verb and particles too."""
    frame: Frame
    doer: Token | None
    """Head of the subject, as the frame sees it."""
    done_to: Token | None
    """Head of the object, as the frame sees it."""
    carrier: Token
    """What tense, negation and adjuncts hang on: the verb, the light verb, or the bare noun."""
    light: Light | None = None
    spoken: bool = False
    """The event is what the actor says: an announced deed, a demand."""

    @property
    def span(self) -> tuple[int, int]:
        """Offsets of the trigger: all its words where nothing but determiners and adjectives stands between, else its head."""
        words = sorted(self.words, key=lambda t: t.i)
        sentence = self.token.sentence
        base = sentence.tokens[0].i
        between = sentence.tokens[words[0].i - base : words[-1].i - base + 1]
        if len(between) <= REACH and all(t in words or t.dep in FILLERS for t in between):
            return words[0].start, words[-1].end
        if self.light is not None or self.frame.pos != "v":
            return self.token.start, self.token.end
        nouns = [t for t in words if t.tag.startswith("N")]
        if nouns:
            return nouns[0].start, nouns[0].end
        near = [t for t in words if abs(t.i - self.token.i) < len(words)]
        return min(t.start for t in near), max(t.end for t in near)


def candidates(sentence: ParsedSentence, senses: Senses) -> Iterator[Candidate]:
    """The triggers of a sentence, in the order of the text."""
    index = frames()
    headline = is_headline(sentence)
    for token in sentence.tokens:
        pos = part_of_speech(token)
        group = index.get((token.lemma, pos)) if pos else None
        if group is None and pos == "n":
            group = index.get((token.lower, pos))
        if group is None or (pos == "n" and not told(token, senses, headline=headline)):
            continue
        for frame in group:
            candidate = match(token, frame, senses)
            if candidate is not None:
                yield candidate
                break


def is_headline(sentence: ParsedSentence) -> bool:
    """Whether most words are capitalised, so that capitals tell nothing of names."""
    words = [t for t in sentence.tokens if t.text[:1].isalpha() and len(t.text) > 3]
    return 2 * sum(t.text[:1].isupper() for t in words) > len(words)


def told(token: Token, senses: Senses, *, headline: bool) -> bool:
    """Whether a noun can tell of an event: not a part of a name, an idiom or a month, not a qualifier of another noun."""
    if token.dep == "pobj" and f"{token.head.lower}_{token.lower}" in IDIOMS:
        return any(c.dep in {"det", "poss"} for c in token.children)
    if token.dep == "compound" and token.head.tag.startswith("N"):
        return token.head.lemma in EFFORTS
    if token.tag[:3] == "NNP":
        named = token.i in senses.labels or senses.references.mention_at(token) is not None
        return headline and token.lower not in MONTHS and not named
    return True


EFFORTS = frozenset({"effort", "mission", "attempt", "campaign", "operation", "action", "activity", "spree", "process"})
"""Nouns that a compound makes an event of: "a mediation mission"."""

IDIOMS = word_list("event_words.tsv", "idioms")
"""Fixed phrases of a preposition and a bare noun that mean no event: "in charge"."""

MONTHS = frozenset({"march", "may"})


def part_of_speech(token: Token) -> PartOfSpeech | None:
    """The lexicon's part of speech of a token; a participle before its noun is a verb too."""
    if token.tag.startswith("V"):
        return "v"
    if token.tag.startswith("N"):
        return "n"
    return "a" if token.tag.startswith("J") else None


def match(token: Token, frame: Frame, senses: Senses) -> Candidate | None:
    """The token as a trigger of this frame, or None."""
    words = extend(token, frame)
    if words is None or unsaid(token, frame):
        return None
    candidate = noun(token, words, frame) if frame.pos == "n" else verb(token, words, frame)
    doer = senses.words(candidate.doer) if candidate.doer is not None else None
    things = nominals(candidate.done_to) if candidate.done_to is not None else []
    done_to = frozenset(sense for thing in things for sense in senses.words(thing)) if things else None
    if not (frame.subject.fit(doer) and frame.object.fit(done_to)):
        return None
    if frame.pos == "n" and qualified_away(token, frame, senses):
        return None
    if not all(meets(need, candidate, senses) for need in sorted(frame.needs)):
        return None
    if frame.pos == "n" and not told_of(candidate, senses):
        return None
    return candidate if guarded(candidate, senses) else None


PARTICIPLES = word_list("event_words.tsv", "participles")
"""Participles before a noun that tell of an event; others ("wounded", "occupied", "targeted") tell of a state."""

STATES = frozenset({"oppose", "commit", "dedicate"})
"""Verbs whose participle is a stand of its subject: "is opposed to"."""

INTRANSITIVE = frozenset({"mutual", "protest", "resign", "leave", "suffer", "blast"})
"""Patterns without a passive: their participle after a noun has the noun as its subject."""


def unsaid(token: Token, frame: Frame) -> bool:
    """Whether a verb stands where it tells of nothing: as a qualifier, or as a command."""
    if frame.pos != "v":
        return False
    if token.dep == "amod":
        return token.lemma not in PARTICIPLES
    if any(c.dep in {"compound", "npadvmod"} and c.end == token.start for c in token.children):
        return True
    return commanded(token)


def commanded(token: Token) -> bool:
    """Whether a verb is a command, or stands beside one: a bare infinitive without a subject."""
    while token.dep == "conj" and token.tag == "VB" and is_verb(token.head):
        token = token.head
    free = token.dep in {"ROOT", "parataxis", "appos", "dep"}
    return free and token.tag == "VB" and not auxiliaries(token) and subject(token) is None


def qualified_away(token: Token, frame: Frame, senses: Senses) -> bool:
    """Whether a noun's qualifier is of a class that its frame bars: "heart attack"."""
    barred = frame.subject.barred | frame.object.barred
    return any(senses.at(c) & barred for c in token.children if c.dep in {"compound", "amod", "nmod"})


def extend(token: Token, frame: Frame) -> list[Token] | None:
    """The tokens of all words of the frame, or None where one is missing."""
    found = [token]
    rest = frame.words[1:] if frame.pos != "n" else frame.words[-2::-1]
    for word in rest:
        near = [c for f in found for c in f.children if c not in found]
        hit = next((c for c in near if word in {c.lemma, c.lower} and (frame.pos != "n" or c.i < token.i)), None)
        if hit is not None and hit.dep == "prep" and all(is_time(c) for c in hit.children):
            hit = None
        if hit is None:
            return None
        found.append(hit)
    return found


def verb(token: Token, words: list[Token], frame: Frame) -> Candidate:
    """A verb or an adjective as a trigger."""
    if frame.pos == "a":
        holder = token.head if token.dep in {"acomp", "oprd", "attr"} and is_verb(token.head) else token
        return Candidate(token, words, frame, subject(holder) if is_verb(holder) else None, None, holder)
    if token.dep == "amod":
        return Candidate(token, words, frame, None, token.head, token)
    passive = is_bidden(token) or (
        is_passive(token) and (frame.pattern not in INTRANSITIVE or any(c.dep == "auxpass" for c in token.children))
    )
    inside = set(words)
    done_to = subject(token) if passive else direct_object(token)
    if done_to is None or done_to in inside or (len(words) > 1 and words[1].dep == "prep"):
        small = len(words) > 1 and words[1].tag.startswith("J")
        done_to = (
            None if small or (frame.pattern == "protest" and "against" not in frame.words) else complement(token, words)
        )
    if passive and token.lemma in STATES and any(c.lower == "to" for c in token.children):
        return Candidate(token, words, frame, spoken_for(subject(token)), next(iter(after(token, "to")), None), token)
    if done_to is None and len(words) > 1 and words[1].tag.startswith("J"):
        done_to = next((c for c in words[1].children if c.dep == "nsubj"), None)
    doers = agents(token)
    doer = (doers[0] if doers else None) if passive else spoken_for(addresser(token) or subject(token))
    return Candidate(token, words, frame, doer, done_to if done_to not in inside else None, token)


BIDDEN = frozenset({"allow", "permit", "order", "tell", "urge", "force", "forbid", "invite", "instruct", "command"})
"""Verbs that have an object beside their infinitive, so that one without is a headline's passive: "Firm allowed to bid"."""


CHARGED = {"accuse": ("of",), "convict": ("of",), "suspect": ("of",), "charge": ("with",), "acquit": ("of",)}
"""Verbs that have an object beside these prepositions: "Man accused of murder"."""


def is_bidden(token: Token) -> bool:
    """Whether a participle is passive although a headline leaves out its auxiliary."""
    if token.lemma not in BIDDEN | CHARGED.keys() or token.tag not in {"VBN", "VBD"}:
        return False
    if token.lemma in CHARGED:
        return not any(c.dep in {"dobj", "dative", "aux", "ccomp"} for c in token.children) and any(
            after(token, p) for p in CHARGED[token.lemma]
        )
    verbs = [c for c in token.children if c.dep in {"xcomp", "ccomp"}]
    bare = not any(c.dep in {"dobj", "dative"} for c in token.children) and not auxiliaries(token)
    return bare and any(
        any(g.dep == "aux" and g.lower == "to" for g in c.children) and not any(g.dep == "nsubj" for g in c.children)
        for c in verbs
    )


def complement(token: Token, words: list[Token]) -> Token | None:
    """What a phrasal verb acts on: after its preposition ("fire on"), or after its noun ("take control of", "set fire to")."""
    for word in words[1:]:
        pobj = next((c for c in word.children if c.dep in {"pobj", "dobj"}), None)
        if pobj is not None and pobj not in words:
            return pobj
    if len(words) > 1:
        outer = [
            n for w in words for n in after(w, "of", "to", "on", "at", "against") if n not in words and not is_time(n)
        ]
        return outer[0] if outer else None
    return next((c for c in token.children if c.dep == "dative" and not c.children), None)


@cache
def lights() -> dict[tuple[str, str], Light]:
    """Light verbs by lemma and link; "carry out" stands under "carry out"."""
    found: dict[tuple[str, str], Light] = {}
    for row in lexicon("light.tsv"):
        for name in row["verbs"].split(","):
            found.setdefault((name, row["link"]), Light(row["role"], row["effect"] or None))
    return found


def noun(token: Token, words: list[Token], frame: Frame) -> Candidate:
    """A noun as a trigger, with the light verb that it depends on."""
    done_to = next(iter(after(token, "of")), None)
    holder, link = support(token)
    if holder is not None:
        name, particle = holder.lemma, next((c for c in holder.children if c.dep == "prt"), None)
        verb_name = f"{name} {particle.lower}" if particle else name
        light = lights().get((verb_name, link)) or lights().get((verb_name, frame.pattern))
        if light is not None:
            doer = light_subject(holder, link, light)
            span = (
                [*words, holder, *([particle] if particle else [])] if light.effect is None and name != "be" else words
            )
            return Candidate(token, span, frame, doer, done_to, holder, light)
    return Candidate(token, words, frame, None, done_to, token)


def support(token: Token) -> tuple[Token | None, str]:
    """The verb that a noun is the object of, and how: "obj" or a preposition."""
    head = token.head
    while token.dep in {"conj", "compound"} and head.tag.startswith("N"):
        token, head = head, head.head
    if token.dep in {"dobj", "nsubjpass", "attr", "oprd"} and is_verb(head):
        return head, "obj"
    if token.dep == "pobj" and head.dep == "prep":
        if is_verb(head.head):
            return head.head, head.lower
        if (head.lower == "of" and "carrier" in classes().get(head.head.lemma, NONE)) or is_time(head.head):
            return support(head.head)
    return None, ""


def light_subject(holder: Token, link: str, light: Light) -> Token | None:
    """Who does, or suffers, the event of a light verb's noun."""
    if not light.role:
        return None
    if is_passive(holder) and (link == "obj" or light.role == "actor"):
        doers = agents(holder)
        return doers[0] if doers else (subject(holder) if link != "obj" else None)
    return subject(holder)


def is_animal(side: Token | None, senses: Senses) -> bool:
    """Whether a side is animals and nobody else: "killed the wolf", not "killed his mother and dog"."""
    return side is not None and all("animal" in senses.at(t) and t.tag[:3] != "NNP" for t in nominals(side))


def guarded(candidate: Candidate, senses: Senses) -> bool:
    """Whether those who take part are of the kind that the frame is about."""
    sides = [n for side in (candidate.doer, candidate.done_to) if side is not None for n in nominals(side)]
    if any(t.lower in IMPERSONAL for t in sides):
        return False
    if any(is_animal(side, senses) for side in (candidate.doer, candidate.done_to)):
        return False
    guard = candidate.frame.guard
    if guard == "open" or (guard == "political" and candidate.frame.pos == "n"):
        return True
    political = [t for t in sides if senses.names_actor(t) or senses.at(t) & POLITICAL]
    if guard == "leaders" and candidate.doer is not None and candidate.frame.pos != "n":
        return any(t in political or "pronoun" in senses.at(t) for t in nominals(candidate.doer))
    return bool(political) or "pronoun" in (senses.at(candidate.doer) if candidate.doer is not None else ())
