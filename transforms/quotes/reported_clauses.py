"""The span of a reported clause: which tokens after, before or around a reporting verb are what is reported."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from transforms.article import ParsedSentence, Token
from transforms.language import clauses
from transforms.lexicons import word_list
from transforms.quotes.reporting_verbs import FINITE, HEARERS, entries, reporting_verb
from transforms.quotes.speakers import DATES, nearest_subject

Span = tuple[Token, Token]
"""First and last token."""

CHANNELS = word_list("quote_words.tsv", "channels")
"""Prepositions before the means or occasion of saying: "in a release", "to the BBC"."""
CONTRAST = word_list("quote_words.tsv", "contrast")
COMPLETE = frozenset({"xcomp", "acomp", "attr", "oprd", "prt"})
"""Complements with which a verb lacks nothing that could stand before it."""
COMPLEMENTIZERS = word_list("quote_words.tsv", "complementizers")
PARTING = frozenset({",", "-", "–", "—", "”", '"', "’", "'"})
"""Marks that part a reported clause from the attribution after it."""
CLAIMS = word_list("quote_words.tsv", "claims")
"""What can be denied: "denied all three allegations"."""
ADDRESSING = word_list("quote_words.tsv", "addressing")
"""Prepositions before whom a request is made to: "called on the army to"."""
JUDGING = frozenset({"find", "think", "consider", "believe", "feel", "declare"})
"""Verbs whose object and its complement need no verb."""
TOLD = frozenset({"dobj", "prep", "ccomp", "xcomp", "advcl", "attr", "acomp", "dative", "oprd", "prt", "agent", "conj"})
"""What an infinitive needs to tell something by itself."""
FEWEST = 4
"""Tokens of an object that can be a clause which the parse takes for a noun phrase. 2 and 6 read 216 annotated quotes alike."""


def after_verb(verb: Token, takes: frozenset[str]) -> Span | None:
    """What is reported after a reporting verb."""
    content = next((c for c in verb.children if c.i > verb.i and _is_content(c, takes)), None)
    if content is None and "upon" in takes:
        content = _request(verb)
    if content is None and "gerund" in takes:
        content = _accusation(verb)
    if content is None and "clause" in takes:
        content = _below_hearer(verb)
    if content is not None:
        return clause_span(verb, content)
    if verb.lemma == "say" and (span := _unparsed(verb)) is not None:
        return span
    return _after_channel(verb) if "clause" in takes else None


def _below_hearer(verb: Token) -> Token | None:
    """The that-clause that the parser hangs on who is told: "told an interviewer that she had never voted"."""
    hearer = verb.child("dobj", "dative") if verb.lemma in HEARERS else None
    if hearer is None:
        return None
    return next((c for c in hearer.children if opens_with_that(c) and c.child("nsubj", "nsubjpass", "expl")), None)


def _request(verb: Token) -> Token | None:
    """What somebody is called upon to do: "called on the army to leave", "called for both sides to lay down their arms"."""
    after = [c for c in verb.children if c.i > verb.i]
    whole = next((c for c in after if clauses.is_infinitive(c) and any(m.lower == "for" for m in c.children)), None)
    return whole or _asked_of([c for c in after if c.lower in ADDRESSING], verb)


def _asked_of(prepositions: list[Token], verb: Token) -> Token | None:
    """The infinitive that hangs on the verb, or on whom one of the prepositions names."""
    holders = [verb, *(noun for p in prepositions for noun in _two_steps(p))] if prepositions else []
    return next((c for h in holders for c in h.children if c.i > verb.i and clauses.is_infinitive(c)), None)


def _two_steps(token: Token) -> list[Token]:
    """A token, what hangs on it, and what hangs on that."""
    return [token, *token.children, *(c for child in token.children for c in child.children)]


def tells_enough(span: Span) -> bool:
    """Whether an infinitive has an object, complement or place of its own: "to sue the paper", not "to challenge it"."""
    first, last = span
    verb = first.head
    inside = [c for c in verb.children if first.i < c.i <= last.i and c.i > verb.i]
    return any((c.dep in TOLD or c.child("prep") is not None) and c.tag not in {"PRP", "DT", "WP"} for c in inside)


def _after_channel(verb: Token) -> Span | None:
    """What the parse hangs on a channel: "said in a release that classes will begin"."""
    channels = [noun for p in verb.children if p.lower in CHANNELS for noun in p.children if noun.dep == "pobj"]
    content = next((c for noun in channels for c in noun.children if c.i > verb.i and opens_with_that(c)), None)
    return clause_span(verb, content) if content is not None else None


def _unparsed(verb: Token) -> Span | None:
    """What is said where the parse takes the clause's subject for the object: "said firms that wait lose money"."""
    content = verb.child("dobj")
    if content is None or not _can_be_clause(content, verb):
        return None
    tokens = [t for t in verb.subtree() if t.i > verb.i]
    if tokens[0].tag in {",", "``", ":"} or FINITE.isdisjoint(t.tag for t in tokens):
        return None
    return tokens[0], next(t for t in reversed(tokens) if t.tag not in {".", ","})


def _can_be_clause(content: Token, verb: Token) -> bool:
    """Whether an object after its verb is long enough to be a clause that the parse takes for a noun phrase."""
    return content.i > verb.i and content.tag.startswith("N") and len(content.subtree()) >= FEWEST


def _accusation(verb: Token) -> Token | None:
    """What somebody is accused of: "accused the army of shelling the camp"; the parse may hang it on the accused."""
    prepositions = [
        c
        for holder in [verb, *_accused(verb)]
        for c in holder.children
        if c.dep == "prep" and c.lower in {"of", "for"} and c.i > verb.i
    ]
    return next((c for p in prepositions for c in p.children if c.dep == "pcomp" and c.tag == "VBG"), None)


def _accused(verb: Token) -> list[Token]:
    """Objects, passive subjects and agents, with the nouns below an agent's "by"."""
    patients = [c for c in verb.children if c.dep in {"dobj", "agent", "nsubjpass"}]
    return patients + [noun for c in patients if c.dep == "agent" for noun in c.children]


def that_mark(content: Token) -> Token | None:
    """The "that" which opens a clause."""
    return next((c for c in content.children if c.dep == "mark" and c.lower == "that"), None)


def opens_with_that(content: Token) -> bool:
    """Whether a token heads a that-clause below a noun."""
    return content.dep in {"acl", "ccomp"} and that_mark(content) is not None


def _is_content(child: Token, takes: frozenset[str]) -> bool:
    test = CONTENT.get(child.dep)
    return test is not None and test(child, takes)


def _is_clause(child: Token, takes: frozenset[str]) -> bool:
    """A that-clause, or an infinitive with a subject of its own: "expects prices to fall"."""
    if "clause" not in takes:
        return False
    if child.tag == "VB" and any(c.dep == "aux" and c.lower == "to" for c in child.children):
        return bool(takes & {"infinitive", "to"}) and child.child("nsubj", "nsubjpass") is not None
    if _is_small(child):
        return False
    return not _is_adverbial(child) and child.child("nsubj", "nsubjpass", "expl", "csubj", "mark") is not None


def _is_small(child: Token) -> bool:
    """Whether a judgement has no clause of its own: "found it dull"."""
    if child.head.lemma not in JUDGING or that_mark(child) is not None:
        return False
    return not any(t.tag.startswith(("V", "MD")) for t in child.subtree())


def _is_adverbial(child: Token) -> bool:
    """A bare participle, or a clause that another word than "that" and its like opens: "because it rained"."""
    mark = child.child("mark")
    if mark is None:
        return child.tag == "VBG" and child.child("aux") is None
    return mark.lower not in COMPLEMENTIZERS


def _is_object(child: Token, takes: frozenset[str]) -> bool:
    """A noun that tells what happened, or the subject of a headline's clause: "Army says 12 soldiers killed"."""
    if "clause" in takes and child.child("acl") is not None and child.child("det") is None:
        headline = child.sentence.tokens[-1].text != "."
        return headline and any(c.dep == "acl" and c.tag == "VBN" for c in child.children)
    return ("object" in takes and _is_report(child)) or ("claim" in takes and _is_claim(child))


def _is_claim(noun: Token) -> bool:
    """A claim that is denied; "the claim" alone takes up what was told before, "the claim that A" is read by its noun."""
    if any(opens_with_that(c) for c in noun.children):
        return False
    return noun.lemma in CLAIMS and (noun.tag == "NNS" or len(noun.children) > 1)


def _is_doing(child: Token, takes: frozenset[str]) -> bool:
    """A gerund ("denied firing", "denied having fired"), or what is promised or asked ("vowed to sue")."""
    if "to" in takes and child.tag == "VB" and any(c.lower == "to" and c.dep == "aux" for c in child.children):
        return True
    return "doing" in takes and _is_gerund(child) and not _is_relative(child)


def _is_gerund(child: Token) -> bool:
    """Whether a verb is a gerund: "firing", "having fired"."""
    return child.tag == "VBG" or any(c.dep == "aux" and c.tag == "VBG" for c in child.children)


def _is_relative(child: Token) -> bool:
    """Whether a gerund's object is the noun before its clause: "a raid both sides denied carrying out"."""
    return child.head.dep == "relcl" and child.child("dobj") is None


CONTENT: Mapping[str, Callable[[Token, frozenset[str]], bool]] = {
    "ccomp": _is_clause,
    "dobj": _is_object,
    "xcomp": _is_doing,
}
"""By dependency label, whether a child is what is reported."""


def _is_report(noun: Token) -> bool:
    """Whether an object tells what happened ("the deaths of two soldiers") and is not itself a reporting noun."""
    if not noun.tag.startswith("N") or noun.lemma in entries("noun"):
        return False
    return any(c.dep in {"prep", "nummod"} or c.tag == "CD" for c in noun.children)


def clause_span(verb: Token, content: Token) -> Span | None:
    """The tokens of a clause after its verb, without "that", the day of saying, and what goes on with another verb."""
    tokens = _after_opening(_own_tokens(verb, content), content, verb)
    if clauses.is_infinitive(content) and (content.dep != "ccomp" or content.child("mark") is None):
        tokens = _from_infinitive(tokens, content)
    while len(tokens) > 1 and tokens[0].lower in {"that", ",", ":"}:
        tokens = tokens[1:]
    return (tokens[0], tokens[-1]) if tokens and tokens[0].text != "(" else None


def _from_infinitive(tokens: list[Token], content: Token) -> list[Token]:
    """What is asked of somebody, from "to" on: "urged the men to stay"; "expects prices to fall" is reported whole."""
    asked = reporting_verb(content.head, "to", "upon") is not None
    start = next((c.i for c in content.children if c.dep == "aux" and c.lower == "to"), None) if asked else None
    return tokens if start is None else [t for t in tokens if t.i >= start]


def _own_tokens(verb: Token, content: Token) -> list[Token]:
    """The tokens below a clause that stand after its verb and do not continue the verb instead."""
    outside = {t.i for c in content.children if _belongs_above(c, content, verb) for t in c.subtree()}
    tokens = [t for t in content.subtree() if t.i > verb.i and t.i not in outside]
    while tokens and tokens[-1].tag in {"CC", ",", ":"}:
        tokens.pop()
    return tokens


def _after_opening(tokens: list[Token], content: Token, verb: Token) -> list[Token]:
    """The tokens after "that", or after the day of saying."""
    mark = that_mark(content)
    if mark is not None and mark.i > verb.i:
        return [t for t in tokens if t.i > mark.i]
    return _after_day(tokens)


def _after_day(tokens: list[Token]) -> list[Token]:
    """The tokens after the day of saying: "said on Thursday the outbreak was slowing"."""
    if tokens and tokens[0].tag == "IN":
        day = next((n for n, t in enumerate(tokens[1:3], 1) if t.lower in DATES), None)
        if day is not None:
            return tokens[1 + day :]
    return tokens[1:] if len(tokens) > 2 and tokens[0].lower in DATES else tokens


def _belongs_above(second: Token, content: Token, verb: Token) -> bool:
    """Whether a clause below the content continues the reporting verb: "said the balloon had strayed and expressed regret"."""
    speaks = reporting_verb(second, "clause", "label") is not None
    if second.dep == "advcl":
        return speaks and second.i > content.i and _adds(second)
    if second.dep != "conj" or not _shares_subject(second, verb):
        return False
    subject = content.child("nsubj", "nsubjpass")
    return content.tag != verb.tag or (speaks and subject is not None and subject.tag != "PRP")


def _adds(second: Token) -> bool:
    """Whether an adverbial clause is the speaker's next word: "adding that", "while noting that"."""
    return second.tag == "VBG" or any(c.dep == "mark" and c.lower in CONTRAST for c in second.children)


def _shares_subject(second: Token, verb: Token) -> bool:
    """Whether a coordinated verb is finite in the verb's tense and has no subject of its own."""
    if second.tag != verb.tag or second.tag not in {"VBD", "VBZ"}:
        return False
    return not any(c.dep in clauses.SUBJECTS or c.dep == "aux" for c in second.children)


def before_verb(verb: Token, sentence: ParsedSentence) -> Span | None:
    """What is reported when the reporting verb follows it or stands inside it: "S, he said", "S, he said, S"."""
    subject = nearest_subject(verb)
    if subject is None or _is_complete(verb):
        return None
    first = min(verb, subject.subtree()[0], key=lambda t: t.i)
    if _mark_before(first, sentence) not in PARTING:
        return None
    return _around(verb, first) if _is_inserted(verb) else _left_of(verb, subject, first, sentence)


def _is_inserted(verb: Token) -> bool:
    """Whether the reporting verb hangs on the clause that it reports."""
    return verb.dep in {"ccomp", "parataxis", "dep"} and verb.head is not verb and clauses.is_verb(verb.head)


def _around(verb: Token, first: Token) -> Span | None:
    """The clause above an inserted reporting verb, which begins before it."""
    inside = {t.i for t in verb.subtree()}
    tokens = [t for t in verb.head.subtree() if t.i not in inside]
    return (tokens[0], tokens[-1]) if tokens and tokens[0].i < first.i else None


def _left_of(verb: Token, subject: Token, first: Token, sentence: ParsedSentence) -> Span | None:
    """A clause that hangs on the verb and stands left of it."""
    left = next((c for c in verb.children if c.i < first.i and c is not subject and _can_be_reported(c)), None)
    if left is None:
        return None
    right = _right_of(verb, subject)
    end = right.subtree()[-1] if right is not None else sentence.tokens[first.i - 1 - sentence.tokens[0].i]
    return sentence.tokens[0] if verb.dep == "ROOT" else left.subtree()[0], end


def _right_of(verb: Token, subject: Token) -> Token | None:
    """The last clause on the other side of verb and subject."""
    return next((c for c in reversed(verb.children) if c.dep == "ccomp" and c.i > max(verb.i, subject.i)), None)


def _is_complete(verb: Token) -> bool:
    """Whether a verb has its object after it, so that what stands before it is none."""
    return any(
        (c.dep in COMPLETE and c.lower != "out") or (c.dep == "dobj" and verb.lemma not in HEARERS)
        for c in verb.children
    )


def _mark_before(first: Token, sentence: ParsedSentence) -> str | None:
    """The text of the token before one; None at the start of its sentence."""
    at = first.i - sentence.tokens[0].i
    return sentence.tokens[at - 1].text if at else None


def _can_be_reported(token: Token) -> bool:
    """Whether what stands before a reporting verb can be reported: a clause, or the subject of one that goes on after it."""
    if token.dep in {"ccomp", "parataxis", "dep"}:
        return clauses.is_verb(token)
    return token.dep == "nsubj" and (token.child("acl") is not None or _goes_on(token))


def _goes_on(subject: Token) -> bool:
    """Whether a clause whose subject stands before "said X" goes on after it."""
    return any(c.dep == "ccomp" and c.i > subject.head.i for c in subject.head.children)
