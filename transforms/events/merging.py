"""One happening in one sentence is one event: triggers of the same deed are united, those in another's scope left out.

After the PLOVER 2021 manual: "bombed a market, killing 18" is one ASSAULT; "agreed to send", "refused to meet" are the
agreement and the refusal.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from transforms.article import Token
from transforms.events.candidate import Candidate
from transforms.events.types import PERSONAL_LOSSES, is_hazard
from transforms.language.clauses import complements, is_passive, is_verb, subject
from transforms.lexicons import word_list
from transforms.trace import Decision, Trace, Verdict

SCOPES = frozenset({"intent", "threat", "tell", "want", "stance", "allow", "concede", "complain", "claim"})
"""Patterns whose complement is what is agreed, asked, refused or threatened, not an event of its own."""

STANCES = frozenset({"AGREE", "THREATEN", "REQUEST", "REJECT", "CONCEDE", "SUPPORT"})
ORDERS = word_list("event_words.tsv", "ordering")
"""Verbs whose complement is kept as an event of its own: what is ordered."""

RESULTS = frozenset({"result", "suffer", "blast"})
INSIDE = word_list("event_words.tsv", "inside")
BEYOND = frozenset({"relcl", "advcl", "ccomp", "nsubj", "nsubjpass"})
"""Labels that lead out of a verb's circumstances."""

DEALS = frozenset({"TRANSFER_OWNERSHIP", "MERGE_ORG", "TRANSFER_MONEY", "START_ORG"})
"""Deals of business: that they are agreed is told by them."""

DEPTH = 5
"""Heads that are climbed from one trigger to another. 3 and 8 read annotated sentences alike."""


@dataclass(slots=True)
class MergedEvent:
    """One event of a sentence: its main trigger and the others that tell of the same."""

    main: Candidate
    parts: list[Candidate] = field(default_factory=list)

    @property
    def all(self) -> list[Candidate]:
        """The main trigger first."""
        return [self.main, *self.parts]


def merge(found: Sequence[Candidate], trace: Trace | None = None) -> list[MergedEvent]:
    """The events of a sentence, in the order of their main triggers."""
    free = [c for c in found if not is_taken(c, found, trace)]
    leader: dict[int, Candidate] = {}
    for part in free:
        main = next((m for m in free if m is not part and tells_of(m, part)), None)
        if main is not None:
            leader[part.token.i] = main
    events = {c.token.i: MergedEvent(c) for c in free if c.token.i not in leader}
    for candidate in free:
        if candidate.token.i in leader:
            top = root(candidate, leader)
            events.setdefault(top.token.i, MergedEvent(top))
            if top is not candidate:
                events[top.token.i].parts.append(candidate)
                tell(trace, "merged", candidate, f"tells of the same event as {top.token.text!r}")
    return [events[i] for i in sorted(events)]


def tells_of(main: Candidate, part: Candidate) -> bool:
    """Whether two triggers are of one type and the second tells of the first one's deed."""
    if is_compared(main, part):
        return False
    if is_hazard(main.frame.event_type):
        return is_of_hazard(main, part)
    if main.frame.event_type in {"ASSAULT", "PROTEST"} and part.frame.event_type in PERSONAL_LOSSES:
        return is_loss_of(main, part)
    if main.frame.event_type == "PROTEST" and part.frame.event_type == "ASSAULT":
        return main.frame.pos == "n" and part.frame.pattern == "result" and subject(part.predicate) is main.token
    return main.frame.event_type == part.frame.event_type and tells(main, part)


def is_compared(main: Candidate, part: Candidate) -> bool:
    """Whether a trigger is what the other one is measured by: "the deadliest accident since 2017, when a barge sank"."""
    own = {main.token, main.predicate}
    for above in (part.predicate, *part.predicate.ancestors()):
        if above in own or above.head in own:
            return False
        if above.dep in {"relcl", "advcl"} and is_since(above):
            return True
    return False


def is_since(clause: Token) -> bool:
    """Whether a clause stands behind `since`, or on the date behind it: "since a barge sank", "since 2017, when a barge sank"."""
    marked = any(c.dep == "mark" and c.lower == "since" for c in clause.children)
    return marked or (clause.dep == "relcl" and clause.head.dep == "pobj" and clause.head.head.lower == "since")


def is_loss_of(main: Candidate, part: Candidate) -> bool:
    """Whether a death is that of an attack: "clashes broke out, leaving 22 dead", "the death of a boy shot by police"."""
    if main.patient is not None and part.patient is main.patient:
        return True
    if is_below(part.predicate, main) and part.predicate.tag == "VBG":
        return True  # "fired water cannon at a boat, wounding two sailors"
    return main.frame.pos == "n" and is_verb(part.predicate) and subject(part.predicate) is main.token


def is_of_hazard(main: Candidate, part: Candidate) -> bool:
    """Whether a trigger tells of a hazard's losses, or names it again: "a quake ... killed nine", "after a crash ... collided"."""
    if part.frame.event_type in PERSONAL_LOSSES or is_harm_done_by(main, part):
        return True
    return part.frame.event_type == main.frame.event_type and main.token.i < part.token.i


def is_harm_done_by(main: Candidate, part: Candidate) -> bool:
    """Whether a participle tells whom a vehicle killed that had an accident: "an aircraft crashed on a motorway, killing four"."""
    outcome = part.frame.pattern == "result" and part.predicate.dep == "advcl" and part.predicate.head is main.predicate
    return outcome and part.agent is not None and part.agent is main.agent


def is_taken(candidate: Candidate, found: Sequence[Candidate], trace: Trace | None) -> bool:
    """Whether another trigger takes this one in, so that it is no event of its own."""
    for other in found:
        if other is candidate:
            continue
        reason = next((why for why, test in ABSORBED.items() if test(candidate, other)), None)
        if reason is not None:
            tell(trace, "dropped", candidate, f"{reason} {other.token.text!r}")
            return True
    return False


def tell(trace: Trace | None, verdict: Verdict, candidate: Candidate, reason: str) -> None:
    """Report what merging did to a trigger."""
    if trace is not None:
        start, end = candidate.span
        trace(Decision("events", "merging", verdict, start, end, candidate.token.text, candidate.frame.rule_id, reason))


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
    return len(part.words) < len(other.words) or (part.frame.pos == "n" and len(part.words) == len(other.words))


def voices(part: Candidate, other: Candidate) -> bool:
    """Whether a crowd's complaint is what its protest is about: "demonstrated, protesting against cuts"."""
    complaint = part.frame.event_type == "ACCUSE" and part.token.lemma == "protest"
    return complaint and other.frame.event_type == "PROTEST" and part.token.head in {other.token, other.predicate}


def in_scope(part: Candidate, other: Candidate) -> bool:
    """Whether a trigger is what another one agrees to, asks for, refuses or threatens."""
    if not has_scope(other) or (part.frame.event_type in DEALS and other.frame.event_type == "AGREE"):
        return False
    return is_scoped(part, other)


def is_scoped(part: Candidate, other: Candidate) -> bool:
    """Whether a trigger stands in what another one says is to be done."""
    heads = complements(other.token) + [
        c for c in other.predicate.children if c.dep == "xcomp" and c is not other.token
    ]
    above = chain(part.predicate)
    return any(part.predicate is h or h in above for h in heads) or is_scoped_object(part, other)


def has_scope(candidate: Candidate) -> bool:
    """Whether a trigger says of other events that they are agreed, asked for, refused or threatened."""
    frame = candidate.frame
    return frame.event_type in STANCES and frame.pattern in SCOPES and candidate.token.lemma not in ORDERS


def is_scoped_object(part: Candidate, other: Candidate) -> bool:
    """Whether an event noun is, or stands in, the object of what is agreed, asked for, refused or threatened."""
    thing = other.patient
    if thing is None or part.frame.pos != "n" or part.frame.event_type == "ASSAULT":
        return False
    return part.token is thing or thing in chain(part.token)


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
    if part.is_bare_noun:
        return noun_tells(main, part) and not caused(part, main)
    token = part.predicate
    if token.dep == "conj" and token.head in {main.predicate, main.token}:
        return joined(main, part)
    if is_below(token, main):
        return completes(main, part)
    return subject(token) is main.token or (token.dep == "relcl" and token.head is main.token)


def is_below(token: Token, main: Candidate) -> bool:
    """Whether a clause hangs on the main trigger: an adverbial, a complement, a participle behind the noun."""
    clause = clause_head(token)
    if clause.dep in {"advcl", "xcomp", "ccomp"} and under(clause, main):
        return True
    return token.dep == "acl" and token.head is main.token


def clause_head(token: Token) -> Token:
    """The first of coordinated verbs: "killed when he opened the door and someone shot him"."""
    while token.dep == "conj" and is_verb(token.head):
        token = token.head
    return token


def caused(noun: Candidate, loss: Candidate) -> bool:
    """Whether losses without an agent come from the deed that a noun names: "died in an attack", "killed by a blast"."""
    if not noun.is_bare_noun or loss.frame.pattern not in RESULTS or loss.frame.pos != "v":
        return False
    agentless = loss.frame.pattern == "suffer" or loss.agent is None or loss.agent is noun.token
    cause = cause_phrase(noun.token)
    return agentless and cause is not None and cause.head is loss.token


BETWEEN_DEEDS = word_list("event_words.tsv", "between_deeds")


def cause_phrase(noun: Token) -> Token | None:
    """The preposition that makes a noun a cause: "died in an attack", "died as a result of shelling"; None where none does."""
    preposition = noun.head
    if noun.dep not in {"pobj", "pcomp"}:
        return None
    if preposition.lower == "of" and preposition.head.lemma in {"result", "consequence"}:
        return preposition.head.head
    return preposition if preposition.lower in BETWEEN_DEEDS else None


def completes(main: Candidate, part: Candidate) -> bool:
    """Whether a clause below the main verb tells of its outcome ("killing two"), its aim, or how losses came about."""
    token = part.predicate
    if token.child("mark", "nsubj", "nsubjpass") is None and is_outcome(part):
        return True
    lost = main.frame.pattern == "suffer" or (main.frame.pattern in RESULTS and is_passive(main.predicate))
    return lost and part.frame.event_type == "ASSAULT"


def is_outcome(part: Candidate) -> bool:
    """Whether a clause is a participle, an infinitive of purpose, or words exchanged."""
    token = part.predicate
    aim = any(c.dep == "aux" and c.lower == "to" for c in token.children)
    return token.tag in {"VBG", "VBN"} or aim or part.frame.event_type == "CONSULT"


def joined(main: Candidate, part: Candidate) -> bool:
    """Whether coordinated verbs tell of one deed: its losses, or a meeting and its talks."""
    if part.frame.event_type == "CONSULT":
        return shares_subject(part.predicate) and (part.light is None or not part.light.effect)
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
    if main.is_bare_noun:
        return token.dep in {"compound", "conj", "appos"} and token.head is main.token
    for _ in range(DEPTH):
        if leads_out(token):
            return False
        token = token.head
        if token in {main.predicate, main.token} or token in main.words:
            return True
        if is_verb(token):
            return False
    return False


def leads_out(token: Token) -> bool:
    """Whether the step up from a token leads out of a verb's circumstances."""
    return token.head is token or token.dep in BEYOND or (token.dep == "pobj" and token.head.lower not in INSIDE)


def agrees_deal(part: Candidate, other: Candidate) -> bool:
    """Whether a trigger is the agreement on a deal, which is told by the deal: "agreed to buy"."""
    return part.frame.event_type == "AGREE" and other.frame.event_type in DEALS and is_scoped(other, part)


ABSORBED: dict[str, Callable[[Candidate, Candidate], bool]] = {
    "is one of the words of": inside_words,
    "is what is agreed, asked for, refused or threatened by": in_scope,
    "is what the protest is about:": voices,
    "is the agreement on": agrees_deal,
}
"""Why a trigger is no event of its own beside another."""
