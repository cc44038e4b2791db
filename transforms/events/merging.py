"""One happening in one sentence is one event: triggers of the same deed are united, those in another's scope left out.

After the PLOVER 2021 manual: "bombed a market, killing 18" is one ASSAULT; "agreed to send", "refused to meet" are the
agreement and the refusal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from transforms.article import Token
from transforms.events.candidate import Candidate
from transforms.language.clauses import complements, is_passive, is_verb, subject

SCOPES = frozenset({"intent", "threat", "tell", "want", "stance", "allow", "concede", "complain", "claim"})
"""Patterns whose complement is what is agreed, asked, refused or threatened, not an event of its own."""

STANCES = frozenset({"AGREE", "THREATEN", "REQUEST", "REJECT", "CONCEDE", "SUPPORT"})
ORDERS = frozenset({"order", "instruct", "command", "direct"})
"""Verbs whose complement is kept as an event of its own: what is ordered."""

RESULTS = frozenset({"result", "suffer", "blast"})
INSIDE = frozenset({"in", "during", "by", "from", "through", "with", "of", "for", "on", "as"})
BEYOND = frozenset({"relcl", "advcl", "ccomp", "nsubj", "nsubjpass"})
"""Labels that lead out of a verb's circumstances."""

DEPTH = 5


@dataclass(slots=True)
class MergedEvent:
    """One event of a sentence: its main trigger and the others that tell of the same."""

    main: Candidate
    parts: list[Candidate] = field(default_factory=list)

    @property
    def all(self) -> list[Candidate]:
        """The main trigger first."""
        return [self.main, *self.parts]


def merge(found: Sequence[Candidate]) -> list[MergedEvent]:
    """The events of a sentence, in the order of their main triggers."""
    free = [
        c
        for c in found
        if not any(o is not c and (inside_words(c, o) or in_scope(c, o) or voices(c, o)) for o in found)
    ]
    leader: dict[int, Candidate] = {}
    for part in free:
        main = next(
            (m for m in free if m is not part and m.frame.event_type == part.frame.event_type and tells(m, part)), None
        )
        if main is not None:
            leader[part.token.i] = main
    events: dict[int, MergedEvent] = {}
    for candidate in free:
        if candidate.token.i not in leader:
            events[candidate.token.i] = MergedEvent(candidate)
    for candidate in free:
        if candidate.token.i in leader:
            top = root(candidate, leader)
            events.setdefault(top.token.i, MergedEvent(top))
            if top is not candidate:
                events[top.token.i].parts.append(candidate)
    return [events[i] for i in sorted(events)]


def root(candidate: Candidate, leader: dict[int, Candidate]) -> Candidate:
    """The main trigger at the end of a chain of parts; a chain that closes on itself ends at its first trigger."""
    seen = [candidate]
    while (above := leader.get(seen[-1].token.i)) is not None:
        if above in seen:
            return min(seen, key=lambda c: c.token.i)
        seen.append(above)
    return seen[-1]


def inside_words(part: Candidate, other: Candidate) -> bool:
    """Whether a trigger is one of the words of another, longer one."""
    if part.token not in other.words or part.token is other.token:
        return False
    return len(part.words) < len(other.words) or part.frame.pos == "n"


def voices(part: Candidate, other: Candidate) -> bool:
    """Whether a crowd's complaint is what its protest is about: "demonstrated, protesting against cuts"."""
    complaint = part.frame.event_type == "ACCUSE" and part.token.lemma == "protest"
    return complaint and other.frame.event_type == "PROTEST" and part.token.head in {other.token, other.predicate}


def in_scope(part: Candidate, other: Candidate) -> bool:
    """Whether a trigger is what another one agrees to, asks for, refuses or threatens."""
    if other.frame.event_type not in STANCES or other.frame.pattern not in SCOPES or other.token.lemma in ORDERS:
        return False
    heads = complements(other.token) + [
        c for c in other.predicate.children if c.dep == "xcomp" and c is not other.token
    ]
    if any(part.predicate is h or h in chain(part.predicate) for h in heads):
        return True
    thing = other.patient
    return (
        thing is not None
        and part.frame.pos == "n"
        and part.frame.event_type != "ASSAULT"
        and (part.token is thing or thing in chain(part.token))
    )


def chain(token: Token) -> list[Token]:
    """The ancestors of a token, not beyond a relative or adverbial clause."""
    found = []
    for _ in range(DEPTH * 2):
        if token.dep in {"relcl", "advcl"} or token.head is token:
            break
        token = token.head
        found.append(token)
    return found


def tells(main: Candidate, part: Candidate) -> bool:
    """Whether the part tells of the main trigger's deed: its outcome, its cause, its name."""
    if caused(main, part):
        return True
    if part.frame.pos == "n" and part.predicate is part.token:
        return noun_tells(main, part) and not caused(part, main)
    token = part.predicate
    if token.dep == "conj" and token.head in {main.predicate, main.token}:
        return joined(main, part)
    clause = clause_head(token)
    if (clause.dep in {"advcl", "xcomp", "ccomp"} and under(clause, main)) or (
        token.dep == "acl" and token.head is main.token
    ):
        return completes(main, part)
    return subject(token) is main.token or (token.dep == "relcl" and token.head is main.token)


def clause_head(token: Token) -> Token:
    """The first of coordinated verbs: "killed when he opened the door and someone shot him"."""
    while token.dep == "conj" and is_verb(token.head):
        token = token.head
    return token


def caused(noun: Candidate, loss: Candidate) -> bool:
    """Whether losses without a agent come from the deed that a noun names: "died in an attack", "killed by a blast"."""
    if (
        noun.frame.pos != "n"
        or noun.predicate is not noun.token
        or loss.frame.pattern not in RESULTS
        or loss.frame.pos != "v"
    ):
        return False
    agentless = loss.frame.pattern == "suffer" or loss.agent is None or loss.agent is noun.token
    near = noun.token.head.head is loss.token and noun.token.dep == "pobj"
    return agentless and near and noun.token.head.lower in {"in", "during", "by", "from", "after"}


def completes(main: Candidate, part: Candidate) -> bool:
    """Whether a clause below the main verb tells of its outcome ("killing two"), its aim, or how losses came about."""
    token = part.predicate
    bare = not any(c.dep in {"mark", "nsubj", "nsubjpass"} for c in token.children)
    aim = any(c.dep == "aux" and c.lower == "to" for c in token.children)
    if bare and (token.tag in {"VBG", "VBN"} or aim or part.frame.event_type == "CONSULT"):
        return True
    lost = main.frame.pattern == "suffer" or (main.frame.pattern in RESULTS and is_passive(main.predicate))
    return lost and part.frame.event_type == "ASSAULT"


def joined(main: Candidate, part: Candidate) -> bool:
    """Whether coordinated verbs tell of one deed: its losses, or a meeting and its talks."""
    if part.frame.event_type == "CONSULT":
        return shares_subject(part.predicate)
    if part.frame.pattern not in RESULTS or main.frame.event_type != "ASSAULT":
        return False
    both = main.frame.pattern in RESULTS and is_passive(part.predicate) and is_passive(main.predicate)
    return shares_subject(part.predicate) or both


def under(token: Token, main: Candidate) -> bool:
    """Whether a clause hangs on the main trigger, its verb, or its object."""
    return token.head in {main.predicate, main.token, main.patient} or token.head in main.words


def shares_subject(verb: Token) -> bool:
    """Whether a coordinated verb has no subject of its own."""
    return not any(c.dep in {"nsubj", "nsubjpass"} for c in verb.children)


def noun_tells(main: Candidate, part: Candidate) -> bool:
    """Whether an event noun names the deed of the main verb: its object, or in a phrase of circumstance on it."""
    token = part.token
    if main.frame.pos == "n" and main.predicate is main.token:
        return token.dep in {"compound", "conj", "appos"} and token.head is main.token
    for _ in range(DEPTH):
        beyond = token.head is token or token.dep in BEYOND or (token.dep == "pobj" and token.head.lower not in INSIDE)
        if beyond:
            return False
        token = token.head
        if token in {main.predicate, main.token} or token in main.words:
            return True
        if is_verb(token):
            return False
    return False
