"""Whether a clause speaks of the past or the future: the tense and sense of the verb that governs an expression."""

from __future__ import annotations

from typing import Literal

from transforms.article import Token
from transforms.lexicons import word_list

Direction = Literal["past", "present", "future"]

PLANNING = word_list("time_words.tsv", "planning")
"""Words that put what depends on them in the future."""
MODALS = word_list("time_words.tsv", "modal")
PAST_AUXILIARIES = word_list("time_words.tsv", "past_auxiliary")
PLANNING_WITH_FOR = word_list("time_words.tsv", "planning_with_for")
"""Words of planning that plan only with `for`: "set for Monday"."""
FORWARD = PLANNING | word_list("time_words.tsv", "forward")
"""Words whose infinitive lies ahead of them ("agreed to meet in May"), unlike that of "manage" or "help"."""
NOUNS_TO_COME = word_list("time_words.tsv", "to_come")
HAPPENED = word_list("time_words.tsv", "happened")
"""Nouns of what has happened once it has a day: "the main suspect in the Friday slaying"."""
STARTING = word_list("time_words.tsv", "starting")
DEPTH = 25
"""Governors that are looked at; deeper nesting is a broken parse. 6 and 50 read 70 annotated texts alike."""


def direction(token: Token) -> Direction | None:
    """The direction of the nearest governing verb; None where nothing tells.

    A planning word on the way ("is scheduled for", "plans to") makes it future, whatever its own tense.
    """
    prepared = token.dep == "pobj" and token.head.lower == "for"
    if is_put_off(token):
        return "future"
    if is_compared(token):
        return "past"
    for above in [token, *_governors(token)]:
        if above.tag[:1] == "V":
            return _of_verb(above, prepared=prepared)
        if above.lemma in HAPPENED and token.dep in {"compound", "nmod", "amod"}:
            return "past"
        if above is not token and _lies_ahead(above):
            return "future"
    return None


MOVING = word_list("time_words.tsv", "moving")
"""Verbs that move an appointment: what follows `to` or `until` is its new day."""


LASTING = word_list("time_words.tsv", "lasting")
"""Verbs whose effect lasts: `until` leads to its end, which lies ahead: "was remanded in custody until March 18"."""


def is_compared(token: Token) -> bool:
    """Whether a date is one that something is compared with: `pays less than in January`."""
    preposition = token.head
    if token.dep != "pobj":
        return False
    before = next((t for t in reversed(preposition.sentence.tokens) if t.i < preposition.i), None)
    return before is not None and before.lower == "than"


def is_put_off(token: Token) -> bool:
    """Whether a date is the new one of something postponed ("put off until Monday", "adjourned to Monday"), or the end of an effect."""
    if token.dep != "pobj" or token.head.lower not in {"until", "to", "till"}:
        return False
    mover = token.head.head
    if mover.lower in {"back", "forward"} or mover.dep in {
        "dobj",
        "pobj",
    }:  # "pushed back to Tuesday", "gave it a day until Monday"
        mover = next((a for a in mover.ancestors() if a.tag[:1] == "V"), mover)
    return mover.lemma in (MOVING if token.head.lower == "to" else MOVING | LASTING)


def _lies_ahead(above: Token) -> bool:
    """Whether a noun or adjective puts what depends on it in the future: "the June hearing", "due in May"."""
    return (above.lower in NOUNS_TO_COME and _near(above)) or (above.lemma in PLANNING and above.tag[:1] == "J")


def _governors(token: Token) -> list[Token]:
    match = []
    for number, above in enumerate(token.ancestors()):
        if number >= DEPTH:
            break
        match.append(above)
    return match


def _near(noun: Token) -> bool:
    """Whether the noun's clause is not in the past: "has a June 1 deadline", not "missed the June 1 deadline"."""
    verb = next((a for a in noun.ancestors() if a.tag[:1] == "V"), None)
    return verb is None or _of_verb(verb, prepared=False) != "past"


def _of_verb(verb: Token, *, prepared: bool) -> Direction | None:
    marks = {c.lower for c in verb.children if c.dep in {"aux", "auxpass"}}
    if _plans(verb, marks, prepared=prepared):
        return "future"
    if marks & MODALS:
        return _of_modal(verb, marks)
    if verb.lower == "going" and marks & {"is", "are", "'s", "'re"}:
        return "future"
    if verb.tag == "VBD" or marks & PAST_AUXILIARIES:
        return "past"
    return _of_tag(verb, marks)


def _plans(verb: Token, marks: set[str], *, prepared: bool) -> bool:
    """Whether a verb is one of planning: "is scheduled", "prepared for"; of some only where what is planned stands after `for`."""
    if prepared and (verb.tag == "VBN" or verb.lemma in PLANNING):
        return True
    if verb.lemma in PLANNING - PLANNING_WITH_FOR:
        return True
    return verb.lemma == "set" and "were" not in marks and bool(marks & {"is", "are", "'s", "’s"})


def _of_modal(verb: Token, marks: set[str]) -> Direction | None:
    """An auxiliary of the future; with a perfect ("would have") the past, and `to` alone by what governs it."""
    if marks & MODALS == {"to"}:
        return _of_infinitive(verb)
    return "past" if marks & {"have", "'ve"} and not marks & {"will", "'ll"} else "future"


def _of_tag(verb: Token, marks: set[str]) -> Direction | None:
    """The direction by the form of a verb that no auxiliary decides."""
    if verb.tag == "VBG":
        return _of_participle(verb, marks)
    if verb.tag == "VBN":
        return _of_passive(verb, marks)
    if verb.tag in {"VBZ", "VBP"}:
        return "future" if verb.lemma in TIMETABLED else "present"
    return "future" if verb.tag == "VB" and verb.dep == "ROOT" else None


TIMETABLED = word_list("time_words.tsv", "timetabled")
"""Verbs whose present tells a timetable: "the mine reopens in May"."""
ANNOUNCED = word_list("time_words.tsv", "announced")
"""Verbs whose present passive announces: "are cancelled on Sunday", "is held on 3 May"."""


def _of_passive(verb: Token, marks: set[str]) -> Direction | None:
    """A participle: the present where it is announced ("are cancelled on Sunday"), else the past."""
    if marks & {"is", "are"} and verb.lemma in ANNOUNCED:
        return "present"
    return None if marks & {"is", "are", "be", "being"} else "past"


def _of_infinitive(verb: Token) -> Direction | None:
    """`to` and a verb: future below a planning word or in a headline, else as the verb above ("managed to escape on Monday")."""
    above = verb.head
    if (
        above is verb
        or above.lemma in FORWARD
        or (above.tag[:1] != "V" and verb.dep in {"ROOT", "acl", "relcl", "advcl"})
    ):
        return "future"
    if above.tag in {"VBZ", "VBP"} and above.lemma in {"be", "have"}:
        return "future"
    return _of_verb(above, prepared=False) if above.tag[:1] == "V" else "future"


PRESENT_BE = word_list("time_words.tsv", "present_be")


def _of_participle(verb: Token, marks: set[str]) -> Direction | None:
    if verb.lower in STARTING:
        return "future"
    if marks & PRESENT_BE:
        return "present"
    if verb.head is not verb and verb.head.tag[:1] == "V":
        return _of_verb(verb.head, prepared=False)
    return None
