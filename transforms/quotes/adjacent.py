"""Attributions next to a quote: "X said: “...”", "“...,” said X", "“...,” X told Y, “...”"."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.article import Token
from transforms.language import clauses
from transforms.quotes.attribution import Attribution, of_source, of_verb
from transforms.quotes.embedded import is_attributive, is_named
from transforms.quotes.quoted_spans import Stretch
from transforms.quotes.reporting_verbs import FINITE, verb_of_saying, words
from transforms.quotes.speakers import PERSONAL, is_nobody, phrase

FEW = 5
"""Tokens, with marks, up to which words before "according to" are a term, not a quote."""
DASHES = frozenset({",", "-", "–", "—", "--"})
JOINING = frozenset({"and", "that", "but", "or", "then", "yet"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD"})


def interrupted(last: Stretch | None, quote: Stretch) -> Attribution | None:
    """The attribution of the quote before, where only a punctuation mark stands between: "“A”: “B.”"."""
    if last is None or last.said is None or not quote.before or quote.before[0].i != last.tokens[-1].i + 1:
        return None
    return last.said.by if all(not t.text[0].isalnum() or t.lower in JOINING for t in quote.before) else None


def introduced(quote: Stretch) -> Attribution | None:
    """The attribution before the quote, next to it: "X said: ", "X said, ", "X told reporters ", "a slip by X: "."""
    if not quote.before or is_named(quote):
        return None
    mark = quote.before[-1].text
    verbs = [t for t in quote.before if verb_of_saying(t, "clause", "quote") and is_attributive(t)]
    if mark not in {":", ","}:
        verbs = [t for t in verbs if t.lemma != "read"]
    if mark in {":", ",", "-", "–", "—", "--"}:
        if verbs and (mark == ":" or _is_open(verbs[-1], quote)):
            return of_verb(verbs[-1], "quote", "clause")
        return colon(quote) if mark == ":" else None
    close = quote.before[-1].tag not in {"IN", "DT", "PRP$", "POS", "JJ", "TO", "CC"}
    if verbs and close and not _has_verb(quote.before, verbs[-1]) and quote.starts_upper:
        return of_verb(verbs[-1], "quote", "clause")
    return None


def _is_open(verb: Token, quote: Stretch) -> bool:
    """Whether nothing else has been said with this verb before a comma: the quote is what it introduces."""
    own = [c for c in verb.children if c.dep == "ccomp" and c.i > verb.i and c.i < quote.tokens[0].i]
    return not own and not _has_verb(quote.before, verb)


def _has_verb(tokens: Sequence[Token], verb: Token) -> bool:
    return any(t.i > verb.i and t.tag in FINITE and t.dep not in {"relcl", "acl", "aux"} for t in tokens)


def colon(quote: Stretch) -> Attribution | None:
    """The attribution by a clause or phrase before a colon: "X went further: ", "Her answer: "."""
    verb = next((t for t in reversed(quote.before) if t.tag in FINITE and clauses.subject(t) is not None), None)
    if verb is not None:
        by = of_verb(verb, "quote", "clause", "label")
        owners = clauses.possessors(by.speaker.head) if by.speaker and by.speaker.head.lemma in words("noun") else []
        if owners:
            return Attribution(phrase(owners[0], verb))
        return by if by.speaker is not None and by.speaker.head.lower != "it" else None
    noun = next((t for t in reversed(quote.before) if t.tag.startswith("N")), None)
    if noun is None or not quote.starts_upper:
        return None
    head = next(iter(clauses.possessors(noun) or clauses.after(noun, "by", "from")), noun)
    return Attribution(phrase(head, quote.tokens[0]))


def followed(text: str, quote: Stretch) -> Attribution | None:
    """The attribution after the quote: ", X said", ", said X", ", according to X"."""
    after = quote.after
    while after and after[0].text in DASHES:
        after = after[1:]
    if not after or after[0].tag == "CC" or (quote.before and is_named(quote)):
        return None
    verb = next((t for t in after if _may_follow(t)), None)
    if not _is_parted(text, quote, after[0]) and not (verb is after[0] and verb.tag in FINITE and not quote.before):
        return None
    if after[0].lower == "according":
        return of_source(after[0]) if not quote.before or len(quote.tokens) > FEW else None
    if verb is None or any(_is_clause(t) for t in after if t.i < verb.i and not _helps(t, verb)):
        return None
    return _voiced(after, verb)


def _may_follow(token: Token) -> bool:
    return (
        token.tag != "VBG"
        and token.dep not in {"amod", "compound", "relcl"}
        and verb_of_saying(token, "clause", "quote") is not None
    )


def _is_parted(text: str, quote: Stretch, first: Token) -> bool:
    """Whether a comma, a dash or the quote's own question mark parts it from what follows, or just "he said" follows."""
    comma = "," in text[quote.end : quote.mark.end + 1] or quote.after[0].text in DASHES
    return comma or text[quote.end - 1] in "?!…-–—" or (text[quote.end - 1] == "." and first.text in PERSONAL)


def _is_clause(token: Token) -> bool:
    return token.tag in FINITE and token.dep not in {"relcl", "acl"}


def _voiced(after: Sequence[Token], verb: Token) -> Attribution | None:
    """The attribution by a verb after the quote; its speaker stands there too, so a subject elsewhere is the parse's error."""
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
    """The noun next to a verb of saying where the parse gives it no subject: after it, if it comes first, else before it."""
    nouns = [t for t in after if t.tag in NOUNS and not is_nobody(t) and t.dep not in {"compound", "poss"}]
    if verb is after[0]:
        return next(iter(nouns), None)
    return next((t for t in nouns if t.i < verb.i), after[0] if verb.i == after[0].i + 1 else None)
