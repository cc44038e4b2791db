"""Triggers: the words of a sentence that tell of an event, with the frame that fits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache

from transforms.article import ParsedSentence, Token
from transforms.events.candidate import Candidate
from transforms.events.constraints.registry import is_single_event, meanings, meets
from transforms.events.frames import Frame, PartOfSpeech, describe, frames
from transforms.events.hyphens import first_part
from transforms.events.linking import Linker
from transforms.events.semantic_classes import IMPERSONAL, POLITICAL, SemanticClasses
from transforms.events.time_words import is_time
from transforms.language.clauses import auxiliaries, is_verb, nominals, subject
from transforms.lexicons import word_list
from transforms.trace import Decision, Trace, Verdict

NOMINAL_HEADS = word_list("event_words.tsv", "nominal_heads")
"""Nouns that a compound makes an event of: "a mediation mission"."""

IDIOMS = word_list("event_words.tsv", "idioms")
"""Fixed phrases of a preposition and a bare noun that mean no event: "in charge"."""

MONTHS = frozenset({"march", "may"})

PARTS_OF_SPEECH: dict[str, PartOfSpeech] = {"V": "v", "N": "n", "J": "a"}
"""The lexicon's parts of speech by the first letter of a Penn Treebank tag."""

MISSING = "a word of the trigger is missing"

PARTICIPLES = word_list("event_words.tsv", "participles")
"""Participles before a noun that tell of an event; others ("wounded", "occupied", "targeted") tell of a state."""


def candidates(sentence: ParsedSentence, classes: SemanticClasses, trace: Trace | None = None) -> Iterator[Candidate]:
    """The triggers of a sentence, in the order of the text; `trace` is told of each row of the lexicon that is tried."""
    known = trigger_words()
    possible = [t for t in sentence.tokens if t.lemma in known or t.lower in known]
    present = spellings_in(sentence) if possible else frozenset()
    for token in possible:
        group = rows_of(token)
        tried = group if trace is not None else [frame for frame in group if frame.others <= present]
        if not tried:
            continue
        if group[0].pos == "n" and not is_named_hazard(token, group) and not is_event_noun(token, classes):
            tell(
                trace, token, None, "refused", "the noun is part of a name or a fixed phrase, or qualifies another noun"
            )
            continue
        candidate = first_match(token, tried, present, classes, trace)
        if candidate is not None:
            yield candidate


def spellings_in(sentence: ParsedSentence) -> frozenset[str]:
    """The lemmas and forms of a sentence: a row of the lexicon is tried only where all its words are among them."""
    return frozenset([t.lemma for t in sentence.tokens] + [t.lower for t in sentence.tokens])


def rows_of(token: Token) -> tuple[Frame, ...]:
    """The rows of the lexicon for a token: by its word with a hyphen ("pile-up"), its lemma, and a noun by its form."""
    pos = part_of_speech(token)
    if pos is None:
        return ()
    first = first_part(token) if token.lemma in last_parts() else None
    joined = frames().get((f"{first.lower}-{token.lemma}", pos)) if first is not None else None
    return joined or rows_of_word(token.lemma, token.lower, pos)


@lru_cache(maxsize=16384)
def rows_of_word(lemma: str, form: str, pos: PartOfSpeech) -> tuple[Frame, ...]:
    """The rows of the lexicon for a word without a hyphen."""
    index, spellings = frames(), [lemma, form] if pos == "n" else [lemma, *stems(form)]
    return next((index[word, pos] for word in spellings if (word, pos) in index), ())


@cache
def trigger_words() -> frozenset[str]:
    """Every lemma and form that `rows_of` may have rows for; most words of a text are none of them, and are passed over."""
    heads = {word for word, _ in frames()}
    return frozenset(heads | last_parts() | {form for word in heads for form in past_and_participle(word)})


def past_and_participle(verb: str) -> Iterator[str]:
    """The forms whose `stems` hold a verb.

    >>> [*past_and_participle("gut")]
    ['guted', 'gutted', 'guting', 'gutting']
    """
    for ending in ("ed", "ing"):
        yield from (stem + ending for stem in (verb, verb + verb[-1]))
        if verb.endswith("e"):
            yield verb[:-1] + ending


@cache
def last_parts() -> frozenset[str]:
    """What stands behind the hyphen of triggers that have one: "up" of "pile-up"."""
    return frozenset(word.rpartition("-")[2] for word, _ in frames() if "-" in word)


def stems(form: str) -> list[str]:
    """What a past tense or participle may be of, where the model's lemma is none: "reappointed" (it says "reappointe"), "gutted".

    >>> stems("gutted")
    ['gutt', 'gutte', 'gut']
    """
    for ending in ("ed", "ing"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            stem = form.removesuffix(ending)
            return [stem, stem + "e", *([stem[:-1]] if stem[-1] == stem[-2] else [])]
    return []


CRIME_WORDS = word_list("event_words.tsv", "crime_words")


def names_crime(token: Token) -> bool:
    """Whether a bare noun only names what somebody is charged with: "two counts of assault", "convictions for murder", "resisting arrest"."""
    if any(c.lower == "resisting" for c in token.children):
        return True
    if any(c.dep in {"det", "poss", "nummod", "prep"} for c in token.children):
        return False
    head = token
    while head.dep in {"conj", "appos"} and head.head.tag.startswith("N"):
        head = head.head
        if head.lemma in CRIME_WORDS:
            return True
    return head.dep == "pobj" and head.head.lower in {"for", "of", "with"} and head.head.head.lemma in CRIME_WORDS


def is_named_hazard(token: Token, group: tuple[Frame, ...]) -> bool:
    """Whether a noun in capitals is a hazard: at the start of a sentence, or in its name ("Cyclone Freya")."""
    if not any(f.pattern == "hazard" and f.pos == "n" for f in group) or not token.text[:1].isupper():
        return False
    named = token.dep == "compound" and token.head.i == token.i + 1 and token.head.tag[:3] == "NNP"
    return named or (token.dep != "compound" and token.tag[:3] == "NNP")


def first_match(
    token: Token, group: Sequence[Frame], present: frozenset[str], classes: SemanticClasses, trace: Trace | None
) -> Candidate | None:
    """The token as a trigger of the first of these frames that fits, in a sentence of these words."""
    linker = Linker(token)
    for frame in group:
        match = match_frame(linker, frame, classes) if frame.others <= present else MISSING
        if isinstance(match, Candidate):
            tell(trace, token, frame, "taken", "the frame fits")
            return match
        if trace is not None:
            tell(trace, token, frame, "refused", match)
    return None


def tell(trace: Trace | None, token: Token, frame: Frame | None, verdict: Verdict, reason: str) -> None:
    """Report what a row of the lexicon did to a token."""
    if trace is not None:
        rule_id = frame.rule_id if frame else None
        trace(Decision("events", "frame", verdict, token.start, token.end, token.text, rule_id, reason))


def is_headline(sentence: ParsedSentence) -> bool:
    """Whether most words are capitalised, so that capitals tell nothing of names."""
    words = [t for t in sentence.tokens if t.text[:1].isalpha() and len(t.text) > 3]
    return 2 * sum(t.text[:1].isupper() for t in words) > len(words)


def is_event_noun(token: Token, classes: SemanticClasses) -> bool:
    """Whether a noun can tell of an event: not a part of a name, an idiom or a month, not a qualifier of another noun."""
    if names_crime(token):
        return False
    if token.dep == "pobj" and f"{token.head.lower}_{token.lower}" in IDIOMS:
        return any(c.dep in {"det", "poss"} for c in token.children)
    if token.dep == "compound" and token.head.tag.startswith("N"):
        return token.head.lemma in NOMINAL_HEADS
    if token.tag[:3] == "NNP":
        named = token.i in classes.labels or classes.references.mention_at(token) is not None
        return token.lower not in MONTHS and not named and is_headline(token.sentence)
    return True


def is_deverbal_noun(token: Token) -> bool:
    """Whether an -ing form is a noun: with its doer or an article, without an object ("shelling by the army", "the bombing")."""
    if token.child("dobj", "aux", "nsubj") is not None:
        return False
    behind = token.dep == "pcomp" and token.head.lower == "of"
    return behind and any(c.dep in {"det", "amod"} or c.lower == "by" for c in token.children)


def part_of_speech(token: Token) -> PartOfSpeech | None:
    """The lexicon's part of speech of a token; a participle before its noun is a verb too."""
    if token.tag == "VBG" and is_deverbal_noun(token):
        return "n"
    return PARTS_OF_SPEECH.get(token.tag[:1])


def match_frame(linker: Linker, frame: Frame, classes: SemanticClasses) -> Candidate | str:
    """The linker's token as a trigger of this frame, or the reason why it is none."""
    token = linker.token
    words = extend(token, frame)
    if words is None:
        return MISSING
    if is_no_predicate(token, frame):
        return "the verb is a qualifier or a command"
    candidate = linker.link(words, frame)
    misfit = slot_misfit(candidate, classes)
    if misfit is not None:
        return misfit
    for constraint in sorted(frame.constraints):
        if not meets(constraint, candidate, classes):
            return f"constraint {constraint}: {meanings()[constraint]}"
    if frame.pos == "n" and not is_single_event(candidate, classes):
        return "the noun tells of no single event: no verb, side, place or date beside it"
    return participants_misfit(candidate, classes) or candidate


def slot_misfit(candidate: Candidate, classes: SemanticClasses) -> str | None:
    """Why what fills the slots is not what the frame asks for; None where it fits."""
    frame = candidate.frame
    agent = classes.words(candidate.agent) if candidate.agent is not None else None
    if not frame.subject.fit(agent):
        return f"subject: {describe(frame.subject)}"
    things = nominals(candidate.patient) if candidate.patient is not None else []
    patient = frozenset(name for thing in things for name in classes.words(thing)) if things else None
    if not frame.object.fit(patient):
        return f"object: {describe(frame.object)}"
    if frame.pos == "n" and is_qualified_away(candidate.token, frame, classes):
        return "the noun's qualifier is of a class that the frame bars"
    return None


def is_no_predicate(token: Token, frame: Frame) -> bool:
    """Whether a verb stands where it tells of nothing: as a qualifier, or as a command."""
    if frame.pos != "v":
        return False
    if token.dep == "amod":
        return token.lemma not in PARTICIPLES and "-" not in frame.words[0]  # "the co-founded company"
    if any(c.dep in {"compound", "npadvmod"} and c.end == token.start for c in token.children):
        return True
    return is_command(token)


def is_command(token: Token) -> bool:
    """Whether a verb is a command, or stands beside one: a bare infinitive without a subject."""
    while token.dep == "conj" and token.tag == "VB" and is_verb(token.head):
        token = token.head
    free = token.dep in {"ROOT", "parataxis", "appos", "dep"}
    return free and token.tag == "VB" and not auxiliaries(token) and subject(token) is None


def is_qualified_away(token: Token, frame: Frame, classes: SemanticClasses) -> bool:
    """Whether a noun's qualifier is of a class that its frame bars: "heart attack"."""
    barred = frame.subject.barred | frame.object.barred
    return any(classes.at(c) & barred for c in token.children if c.dep in {"compound", "amod", "nmod"})


def extend(token: Token, frame: Frame) -> list[Token] | None:
    """The tokens of all words of the frame, or None where one is missing."""
    found = [token, *parts_before(token, frame)]
    for word in frame.words[-2::-1] if frame.pos == "n" else frame.words[1:]:
        hit = next((c for c in below(found, frame) if c not in found and is_word(c, word, token, frame)), None)
        if hit is None or (hit.dep == "prep" and all(is_time(c) for c in hit.children)):
            return None
        found.append(hit)
    return found


def parts_before(token: Token, frame: Frame) -> list[Token]:
    """The hyphen and first part of a trigger that is written with one."""
    first = first_part(token)
    head = frame.words[0 if frame.pos == "v" else -1]
    if first is None or head != f"{first.lower}-{token.lemma}":
        return []
    return token.sentence.tokens[first.i - token.sentence.tokens[0].i :][:2]


def below(found: list[Token], frame: Frame) -> Iterator[Token]:
    """Where the other words of a trigger are looked for: below its words, and below the object that parts them ("put three men to death")."""
    for token in found:
        yield from token.children
    if frame.words[-1] == "for" and frame.pos == "v":
        yield from marks(found[0])
    if frame.ere_type is not None and frame.pos == "v":
        for child in found[0].children:
            if child.dep == "dobj":
                yield from (c for c in child.children if c.dep == "prep")


def marks(verb: Token) -> Iterator[Token]:
    """The words that open the infinitives below a verb: "called *for* the government to resign"."""
    for clause in verb.children:
        if clause.tag == "VB":
            yield from (c for c in clause.children if c.dep == "mark")


def is_word(token: Token, word: str, head: Token, frame: Frame) -> bool:
    """Whether a token is this word of a trigger; those of a noun stand before it."""
    return word in {token.lemma, token.lower} and (frame.pos != "n" or token.i < head.i)


def is_animal(side: Token | None, classes: SemanticClasses) -> bool:
    """Whether a side is animals and nobody else: "killed the wolf", not "killed his mother and dog"."""
    return side is not None and all("animal" in classes.at(t) and t.tag[:3] != "NNP" for t in nominals(side))


def participants_misfit(candidate: Candidate, classes: SemanticClasses) -> str | None:
    """Why those who take part are not of the kind that the frame is about; None where they are."""
    news = candidate.frame.ere_type == candidate.frame.event_type
    if not news and (is_animal(candidate.agent, classes) or is_animal(candidate.patient, classes)):
        return "animals take part, and nobody else"
    sides = [n for side in (candidate.agent, candidate.patient) if side is not None for n in nominals(side)]
    if any(t.lower in IMPERSONAL for t in sides):
        return "the reader or the writer takes part"
    restriction = candidate.frame.actor_restriction
    fits = ACTOR_RESTRICTIONS[restriction](candidate, sides, classes)
    return None if fits else f"actor restriction: {restriction}"


def any_political(candidate: Candidate, sides: list[Token], classes: SemanticClasses) -> bool:
    """Whether somebody of public affairs takes part, or the agent is a pronoun; asked of verbs only."""
    if candidate.frame.pos == "n":
        return True
    return any(is_political(t, classes) for t in sides) or is_pronoun(candidate.agent, classes)


def led(candidate: Candidate, sides: list[Token], classes: SemanticClasses) -> bool:
    """Whether the agent is of public affairs; of nouns and where there is no agent: whether anybody is."""
    if candidate.agent is None or candidate.frame.pos == "n":
        return any(is_political(t, classes) for t in sides) or is_pronoun(candidate.agent, classes)
    if received_by_official(candidate, classes):
        return True
    return any(is_political(t, classes) or is_pronoun(t, classes) for t in nominals(candidate.agent))


def received_by_official(candidate: Candidate, classes: SemanticClasses) -> bool:
    """Whether an official meets with people, whoever they are: "the families met the president"."""
    if candidate.frame.event_type != "CONSULT" or candidate.patient is None or candidate.agent is None:
        return False
    return "official" in classes.at(candidate.patient) and "person" in classes.at(candidate.agent)


def is_political(token: Token, classes: SemanticClasses) -> bool:
    """Whether a phrase means a name or body that acts in public affairs."""
    return classes.names_actor(token) or bool(classes.at(token) & POLITICAL)


def is_pronoun(token: Token | None, classes: SemanticClasses) -> bool:
    """Whether a phrase is a pronoun, of which only the text before tells who it is."""
    return token is not None and "pronoun" in classes.at(token)


ACTOR_RESTRICTIONS: dict[str, Callable[[Candidate, list[Token], SemanticClasses], bool]] = {
    "open": lambda _candidate, _sides, _classes: True,
    "political": any_political,
    "leaders": led,
}
"""What the actor restriction of a frame asks of those who take part."""
