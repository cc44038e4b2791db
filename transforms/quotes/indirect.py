"""Indirect quotes: the clauses that an article reports without quotation marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from transforms.article import Article, ParsedSentence, Token
from transforms.language import clauses
from transforms.language.prefilter import bit
from transforms.quotes.attribution import Attribution, Quotation, Refusal, of_source, of_verb
from transforms.quotes.edges import trim
from transforms.quotes.reported_clauses import after_verb, before_verb, clause_span, opens_with_that, tells_enough
from transforms.quotes.reporting_verbs import (
    FINITE,
    LONGEST,
    Entry,
    can_show,
    entries,
    is_said,
    is_shown,
    reporting_verb,
    why_unsaid,
)
from transforms.quotes.speakers import may_speak, phrase
from warehouse.tables.quotes import QuoteForm

TAKES = ("clause", "object", "infinitive", "gerund", "doing", "to", "upon", "claim")
"""What may follow a verb that reports without quotation marks."""


def indirect_quotes(article: Article, quoted: frozenset[int]) -> Iterator[Quotation | Refusal]:
    """Reported clauses, and what was refused; `quoted` holds the tokens in quotation marks, whose verbs are not the article's."""
    for sentence in article.sentences:
        if len(sentence.tokens) > LONGEST:
            continue
        for token in reporting(sentence, quoted):
            decision = (
                by_verb(article, sentence, token) or by_source(article, sentence, token) or by_noun(article, token)
            )
            if decision is not None:
                yield decision


def reporting(sentence: ParsedSentence, quoted: frozenset[int]) -> list[Token]:
    """The words outside of quotation marks that may report a clause."""
    if not sentence.mask & CUES:
        return []
    known = cues()
    return [t for t in sentence.tokens if (t.lemma in known or t.lower == "according") and t.i not in quoted]


@cache
def cues() -> frozenset[str]:
    """The lemmas of verbs and nouns that may report a clause; most words of a text are none, and are passed over."""
    verbs = (lemma for lemma, senses in entries("verb").items() if any(s.takes.intersection(TAKES) for s in senses))
    return frozenset([*verbs, *entries("noun")])


CUES = bit(cues() | {"according"})


def by_verb(article: Article, sentence: ParsedSentence, verb: Token) -> Quotation | Refusal | None:
    """The clause of a reporting verb: "The minister said that S"."""
    entry = reporting_verb(verb, *TAKES)
    if entry is None:
        return None
    if reason := _why_silent(verb, entry):
        return Refusal(verb.start, verb.end, "indirect.verb", reason)
    span = after_verb(verb, entry.takes) or before_verb(verb, sentence)
    if span is None:
        return None
    by = of_verb(verb, *TAKES)
    if reason := _why_nobody(verb, by) or _why_no_request(span, by):
        return Refusal(span[0].start, span[1].end, "indirect.verb", reason)
    return _quotation(article, span, by, "indirect.verb")


def _why_silent(verb: Token, entry: Entry) -> str | None:
    """Why a reporting verb reports nothing here."""
    if reason := why_unsaid(verb):
        return reason
    return "its subject cannot attest anything" if entry.cue_class == "show" and not is_shown(verb) else None


def _why_nobody(verb: Token, by: Attribution) -> str | None:
    """Why nobody speaks with a reporting verb."""
    if verb.dep == "advcl" and verb.tag == "VBG" and can_show(verb.lemma):
        return "a participle of showing draws a conclusion"  # "fell, suggesting that demand is weak"
    if by.speaker is None:
        return None if _is_impersonal(verb) else "nobody is named who says it"
    persons_only = any(sense.persons_only for sense in entries("verb")[verb.lemma])
    if persons_only and not may_speak(by.speaker):
        return "the verb reports only with a person or an institution as subject"
    return None


def _why_no_request(span: tuple[Token, Token], by: Attribution) -> str | None:
    """Why an infinitive is not what somebody promises or asks: "the storm threatens to flood the town"."""
    if span[0].lower != "to":
        return None
    if not tells_enough(span):
        return "the infinitive says too little by itself, or takes up what was told before"
    if by.speaker is not None and may_speak(by.speaker):
        return None
    return "only a person or an institution promises or asks to do something"


def _is_impersonal(verb: Token) -> bool:
    """Whether it is "it was announced that", which names nobody."""
    subject = verb.child("nsubjpass")
    return subject is not None and subject.lower == "it"


def _quotation(article: Article, span: tuple[Token, Token], by: Attribution, rule: str) -> Quotation | None:
    start, end = trim(article.text, span[0].start, span[1].end)
    if start >= end:
        return None
    return Quotation(
        start, end, "indirect", by, (start, end), rule, _form(span) if rule == "indirect.verb" else "clause"
    )


def _form(span: tuple[Token, Token]) -> QuoteForm:
    """Whether a clause, an infinitive ("to sue the paper") or a phrase without a finite verb is reported."""
    first, last = span
    if first.lower == "to":
        return "infinitive"
    tokens = first.sentence.tokens
    base = tokens[0].i
    finite = any(t.tag in FINITE for t in tokens[first.i - base : last.i - base + 1])
    return "clause" if finite else "phrase"


def by_source(article: Article, sentence: ParsedSentence, token: Token) -> Quotation | None:
    """The clause around a source: "S, according to the ministry"."""
    by = of_source(token) if token.lower == "according" else None
    if by is None:
        return None
    tokens = _sourced(token, sentence)
    return _quotation(article, (tokens[0], tokens[-1]), by, "indirect.source") if tokens else None


def _sourced(according: Token, sentence: ParsedSentence) -> list[Token]:
    """The tokens of the clause that "according to" belongs to: what stands before it, where something does."""
    clause = sentence.root if according.head is according else clauses.clause(according.head)
    source = {t.i for t in according.subtree()}
    joining = "cc" if clause.dep == "conj" else None
    tokens = [t for t in clause.subtree() if t.i not in source and t.dep != joining]
    return (before(according, tokens) if clause.i < according.i else []) or tokens


def before(token: Token, tokens: Iterable[Token]) -> list[Token]:
    """Those of the tokens that stand before another one."""
    return [t for t in tokens if t.i < token.i]


def by_noun(article: Article, noun: Token) -> Quotation | None:
    """The clause after a reporting noun: "the ministry's claim that S"."""
    entry = next(iter(entries("noun").get(noun.lemma, ())), None)
    if entry is None or not noun.tag.startswith("N"):
        return None
    content = next(filter(opens_with_that, noun.children), None)
    span = clause_span(noun, content) if content is not None else None
    if span is None:
        return None
    owner = _owner(noun)
    by = (
        _of_governor(noun)
        if owner is None
        else Attribution(phrase(owner, noun), noun.text, noun.lemma, entry.cue_class)
    )
    return _quotation(article, span, by, "indirect.noun") if by is not None else None


def _owner(noun: Token) -> Token | None:
    """Whose a noun is: "the ministry's claim", "a claim by the ministry"."""
    owners = clauses.possessors(noun) or [c for c in noun.children if c.i < noun.i and c.child("case") is not None]
    return next(iter(owners or clauses.after(noun, "by", "from")), None)


def _of_governor(noun: Token) -> Attribution | None:
    """The attribution by the verb whose object a noun is: "repeated the claim that"."""
    if noun.dep != "dobj" or not is_said(noun.head):
        return None
    by = of_verb(noun.head, "clause", "label")
    return by if by.speaker is not None and by.cue else None
