"""Attributions next to a quote: "X said: “...”", "“...,” said X", "“...,” X told Y, “...”"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile, takewhile

from transforms.article import ParsedSentence, Token
from transforms.language import clauses
from transforms.lexicons import word_list
from transforms.quotes.attribution import Attribution, of_source, of_verb
from transforms.quotes.embedded import is_attributive, is_named, owners
from transforms.quotes.quoted_spans import QuotedSpan
from transforms.quotes.reporting_verbs import FINITE, HEARERS, entries, reporting_verb
from transforms.quotes.speakers import AFTER, PERSONAL, Speaker, is_nobody, may_speak, phrase

CONTRAST = frozenset({"while", "whereas", "although", "though"})
"""Words behind a quote that begin a clause of its own: "“A”, while X calls it “B”"."""
FEW = 5
"""Tokens, with marks, up to which words before "according to" are a term, not a quote. 3 and 8 read 216 annotated quotes alike."""
DASHES = frozenset({",", "-", "–", "—", "--"})
JOINING = word_list("quote_words.tsv", "joining")
SIGNING = frozenset({"-", "–", "—", "--"})
LONGEST_SIGNATURE = 14
"""Tokens of a name with what it is, behind a dash. 8 and 20 read 216 annotated quotes alike."""
PHRASE = frozenset({"DT", "JJ", "NN", "NNS", "NNP", "NNPS", "POS", "HYPH", "PRP$", ".", "CD"})
"""Tags of a phrase that names somebody."""
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD"})


def interrupted(last: QuotedSpan | None, quote: QuotedSpan) -> Attribution | None:
    """The attribution of the quote before, where only a punctuation mark stands between: "“A”: “B.”"."""
    if last is None or last.quotation is None or not quote.before or quote.before[0].i != last.tokens[-1].i + 1:
        return None
    return last.quotation.by if all(not t.text[0].isalnum() or t.lower in JOINING for t in quote.before) else None


def introduced(quote: QuotedSpan) -> Attribution | None:
    """The attribution before the quote, next to it: "X said: ", "X said, ", "X told reporters ", "a slip by X: "."""
    if not quote.before or is_named(quote):
        return None
    mark = quote.before[-1].text
    verb = _introducing(quote, mark)
    if verb is not None and _introduces(verb, mark, quote):
        return _inverted(quote, verb) or of_verb(verb, "quote", "clause")
    if mark == ":":
        return colon(quote)
    return sourced(quote) if mark in DASHES else None


def _introduces(verb: Token, mark: str, quote: QuotedSpan) -> bool:
    """Whether the quote is what a reporting verb before it introduces."""
    if mark in DASHES:
        return _is_open(verb, quote)
    return mark == ":" or _runs_into(verb, quote)


def sourced(quote: QuotedSpan) -> Attribution | None:
    """The source in a phrase before a comma: "According to the driver, “A”", "As the mayor puts it, “A”"."""
    according = next((t for t in reversed(quote.before) if t.lower == "according"), None)
    by = of_source(according) if according is not None else as_put(quote.before) or in_words(quote.before)
    return by if by is not None and by.speaker is not None and _reaches(by.speaker, quote.before) else None


def _reaches(speaker: Speaker, before: Sequence[Token]) -> bool:
    """Whether nothing but marks and "puts it" stands between a source and the quote."""
    between = [t for t in before if t.i > speaker.last.i and t.text not in DASHES]
    return all(t.lemma == "put" or t.lower in {"it", "own", "words"} for t in between)


def as_put(tokens: Sequence[Token]) -> Attribution | None:
    """The attribution by "as X puts it"."""
    after = list(dropwhile(lambda t: t.lower != "as", tokens))
    verb = next((t for t in after if t.lemma == "put" and any(c.lower == "it" for c in t.children)), None)
    by = of_verb(verb, "clause", "quote") if verb is not None else None
    return by if by is not None and by.speaker is not None else None


def in_words(tokens: Sequence[Token]) -> Attribution | None:
    """The attribution by "in his words" or "in the words of the mayor", right before the quote."""
    noun = next((t for t in reversed(tokens) if t.lower == "words" and t.head.lower == "in"), None)
    if noun is None:
        return None
    owner = next(iter(owners(noun)), None)
    return Attribution(phrase(owner, noun), noun.text, noun.lemma, None) if owner is not None else None


def _inverted(quote: QuotedSpan, verb: Token) -> Attribution | None:
    """The speaker between a reporting verb and the mark: "Replied the minister: “A”", "The tax, joked the mayor, “A”"."""
    inside = [t for t in quote.before[:-1] if t.i > verb.i]
    if not inside or verb.lemma in HEARERS or any(t.tag not in PHRASE for t in inside) or not _is_inserted(quote, verb):
        return None
    speaker = phrase(inside[-1], verb)
    return Attribution(speaker, verb.text, verb.lemma, _class_of(verb)) if may_speak(speaker) else None


def _is_inserted(quote: QuotedSpan, verb: Token) -> bool:
    """Whether a reporting verb opens what stands before the quote, or stands there between commas."""
    at = quote.before.index(verb)
    return at == 0 or (quote.before[at - 1].text == "," and quote.before[-1].text == ",")


def _class_of(verb: Token) -> str | None:
    entry = reporting_verb(verb, "quote", "clause")
    return entry.cue_class if entry is not None else None


def signed(quote: QuotedSpan) -> Attribution | None:
    """The name behind a dash at the end of a quote that is a sentence: "“A.” — Senator X, of Ohio"."""
    if quote.before or not quote.after or quote.after[0].text not in SIGNING:
        return None
    return _signature(quote.after[1:])


def _signature(tokens: Sequence[Token]) -> Attribution | None:
    """The name at the start of a short phrase without a verb."""
    name = list(takewhile(lambda t: t.text not in {",", "("}, tokens))
    if len(tokens) > LONGEST_SIGNATURE or not PHRASE.issuperset(t.tag for t in name if t.tag != "IN"):
        return None
    head = next((t for t in reversed(name) if t.tag in {"NNP", "NNPS"}), None)
    return Attribution(Speaker(head, name[0], name[-1])) if head is not None else None


def _introducing(quote: QuotedSpan, mark: str) -> Token | None:
    """The last reporting verb before a quote; "read" introduces one with a colon or comma alone."""
    verbs = [
        t for t in quote.before if reporting_verb(t, "clause", "quote") and is_attributive(t) and not _is_past(t, quote)
    ]
    return next((t for t in reversed(verbs) if mark in {":", ","} or t.lemma != "read"), None)


def _is_past(verb: Token, quote: QuotedSpan) -> bool:
    """Whether a relative clause ends before the clause that leads to the quote: "Her answer to those who boast is simple: “A”"."""
    if verb.dep != "relcl":
        return False
    return any(t.i > verb.i and t.tag in FINITE and verb not in t.ancestors() for t in quote.before)


def _runs_into(verb: Token, quote: QuotedSpan) -> bool:
    """Whether a quote that is a sentence follows without a mark: "X told reporters “We won”"."""
    close = quote.before[-1].tag not in {"IN", "DT", "PRP$", "POS", "JJ", "TO", "CC"}
    return close and not _has_verb(quote.before, verb) and quote.starts_upper


def _is_open(verb: Token, quote: QuotedSpan) -> bool:
    """Whether nothing else has been said with this verb before a comma: the quote is what it introduces."""
    own = [c for c in verb.children if c.dep == "ccomp" and c.i > verb.i and c.i < quote.tokens[0].i]
    return not own and not _has_verb(quote.before, verb)


def _has_verb(tokens: Sequence[Token], verb: Token) -> bool:
    return any(t.i > verb.i and t.tag in FINITE and t.dep not in {"relcl", "acl", "aux"} for t in tokens)


def colon(quote: QuotedSpan) -> Attribution | None:
    """The attribution by a clause or phrase before a colon: "X went further: ", "Her answer: "."""
    verb = next((t for t in reversed(quote.before) if t.tag in FINITE and clauses.subject(t) is not None), None)
    if verb is not None:
        return _by_clause(verb)
    noun = next((t for t in reversed(quote.before) if t.tag.startswith("N")), None)
    if noun is None or not quote.starts_upper:
        return None
    head = next(iter(clauses.possessors(noun) or clauses.after(noun, "by", "from")), noun)
    return Attribution(phrase(head, quote.tokens[0]))


def _by_clause(verb: Token) -> Attribution | None:
    """The attribution by a clause before a colon: its subject, or whose the answer is that is its subject."""
    by = of_verb(verb, "quote", "clause", "label")
    if by.speaker is None:
        return None
    owners = clauses.possessors(by.speaker.head) if by.speaker.head.lemma in entries("noun") else []
    if owners:
        return Attribution(phrase(owners[0], verb))
    return by if by.speaker.head.lower != "it" else None


def followed(text: str, quote: QuotedSpan) -> Attribution | None:
    """The attribution after the quote: ", X said", ", said X", ", according to X"."""
    after = list(dropwhile(lambda t: t.text in DASHES, quote.after))
    if not _can_attribute(after, quote):
        return None
    if after[0].lower == "as" and (by := as_put(after)) is not None:
        return by
    verb = next((t for t in after if _may_follow(t, after[0])), None)
    if not _is_parted(text, quote, after[0]) and not _inverts(verb, after[0], quote):
        return None
    if after[0].lower == "according":
        return of_source(after[0]) if not quote.before or len(quote.tokens) > FEW else None
    return _voiced(after, verb) if verb is not None else None


def _can_attribute(after: Sequence[Token], quote: QuotedSpan) -> bool:
    """Whether what stands behind a quote can tell whose it is: no new clause begins there, and no name stands in the marks."""
    if not after or after[0].tag == "CC" or after[0].lower in CONTRAST:
        return False
    return not (quote.before and is_named(quote))


def _inverts(verb: Token | None, first: Token, quote: QuotedSpan) -> bool:
    """Whether a finite reporting verb follows a quote that opens its sentence: "“No” said the minister"."""
    return verb is first and first.tag in FINITE and not quote.before


def _is_cut_off(after: Sequence[Token], verb: Token) -> bool:
    """Whether another clause stands between the quote and its reporting verb."""
    return any(_is_clause(t) and not _helps(t, verb) for t in after if t.i < verb.i)


def _may_follow(token: Token, first: Token) -> bool:
    """Whether a reporting verb can attribute what stands before it; right behind the marks the parse may take it for a modifier: "“A,” added Chairman Li"."""
    if token.tag == "VBG" or token.dep == "relcl" or reporting_verb(token, "clause", "quote") is None:
        return False
    if token.tag == "VBN" and not clauses.auxiliaries(token) and token.dep in {"acl", "amod"}:
        return False  # "“A Charge to Keep”, written by an adviser"
    return token.dep not in {"amod", "compound"} or (token is first and token.tag in FINITE)


def _is_parted(text: str, quote: QuotedSpan, first: Token) -> bool:
    """Whether a comma, a dash or the quote's own question mark parts it from what follows, or just "he said" follows."""
    comma = "," in text[quote.end : quote.mark.end + 1] or quote.after[0].text in DASHES
    return comma or text[quote.end - 1] in "?!…-–—" or (text[quote.end - 1] == "." and first.text in PERSONAL)


def _is_clause(token: Token) -> bool:
    return token.tag in FINITE and token.dep not in {"relcl", "acl"}


def _voiced(after: Sequence[Token], verb: Token) -> Attribution | None:
    """The attribution by a verb after the quote; its speaker stands there too, so a subject elsewhere is the parse's error."""
    if _is_cut_off(after, verb):
        return None
    by = of_verb(verb, "quote", "clause")
    if by.speaker is not None and after[0].i <= by.speaker.head.i <= after[-1].i:
        return by
    head = neighbour(after, verb)
    if head is not None:
        return Attribution(phrase(head, verb), by.cue, by.lemma, by.cue_class)
    return by if by.speaker is not None and not is_nobody(by.speaker.head) else None


def _helps(auxiliary: Token, verb: Token) -> bool:
    return auxiliary.head is verb and auxiliary.dep in {"aux", "auxpass"}


def neighbour(after: Sequence[Token], verb: Token) -> Token | None:
    """The noun next to a reporting verb where the parse gives it no subject: after it, if it comes first, else before it."""
    nouns = [t for t in after if t.tag in NOUNS and not is_nobody(t) and t.dep not in {"compound", "poss"}]
    if verb is after[0]:
        return next(iter(nouns), None)
    return next((t for t in nouns if t.i < verb.i), after[0] if verb.i == after[0].i + 1 else None)


def announced(sentence: ParsedSentence) -> Attribution | None:
    """Who is announced by a line without a verb that ends with a colon: "And from Chairwoman Julia Rowan:"."""
    tokens = sentence.tokens
    if tokens[-1].text != ":" or len(tokens) > LONGEST_SIGNATURE or any(t.tag in FINITE for t in tokens):
        return None
    name = list(takewhile(lambda t: t.text != ",", tokens))  # "Ann Lee, Ferry Board:"
    noun = next((t for t in reversed(name) if t.tag.startswith("N")), None)
    if noun is None:
        return None
    speaker = phrase(noun, tokens[-1], AFTER)
    return Attribution(speaker) if may_speak(speaker) else None
