"""Quoted words inside a clause that a reporting verb governs, as against names, titles and scare quotes."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.article import Token
from transforms.language import clauses
from transforms.lexicons import word_list
from transforms.quotes.attribution import Attribution, of_verb
from transforms.quotes.quoted_spans import QuotedSpan
from transforms.quotes.reporting_verbs import FINITE, LONGEST, is_said, is_shown, reporting_verb

NAMING = word_list("quote_words.tsv", "naming")
"""Words before a name, a title or a term in quotation marks."""
AUTHORING = word_list("quote_words.tsv", "authoring")
"""Verbs before the title of a work: she wrote “Make Ahead Bread”."""
ARTICLES = word_list("quote_words.tsv", "before_term")
PUNCTUATION = frozenset({"``", "''", ",", ".", ":"})
FEW = 3
"""Words up to which a span can be scare quotes. 2 and 4 read 216 annotated quotes alike."""
MODIFIERS = frozenset({"amod", "compound", "nmod", "poss"})
CLAUSAL = frozenset({"ccomp", "xcomp", "parataxis"})


def is_attributive(verb: Token) -> bool:
    """Whether a reporting verb stands as one, not as a modifier ("the said man", "reported cases")."""
    return verb.dep not in {"amod", "compound"}


def is_named(quote: QuotedSpan) -> bool:
    """Whether the words before make it a name, a title or a term: "known as", "titled", "so-called"."""
    near = [t for t in quote.before[-4:] if t.tag not in {"DT", ",", "IN", "RB"}]
    if not near:
        return False
    token = near[-1]
    if any(_voices(t) for t in quote.before):
        return False
    if token.lemma in AUTHORING and is_title([t for t in quote.tokens if t.text[0].isalnum()]):
        return True
    if token.lower == "called" and token.i and any(t.lower == "so" for t in quote.before[-5:]):
        return True
    return token.lower in NAMING and not _labels(token)


def _labels(token: Token) -> bool:
    """Whether "called" or "termed" is what somebody says of a thing, not what it is called."""
    return token.lower in {"called", "termed"} and clauses.is_verb(token) and not clauses.is_passive(token)


def _voices(token: Token) -> bool:
    """Whether "words" stands in "in his words" or "in the words of X", which say whose they are."""
    return token.lower == "words" and token.head.lower == "in" and bool(owners(token))


def owners(noun: Token) -> list[Token]:
    """Whose something is: "his words", "the words of the mayor"."""
    return clauses.possessors(noun) or clauses.after(noun, "of")


def embedded(quote: QuotedSpan) -> Attribution | str:
    """The attribution of words inside a clause that a reporting verb governs, or why they are no quote."""
    if is_named(quote):
        return "the words before it make it a name, a title or a term"
    root = _root(quote)
    if root is None or len(quote.tokens[0].sentence.tokens) > LONGEST:
        return "its sentence has no parse that could tell"
    governing = _governing(quote, root) or _parenthesis(quote, root)
    if governing is None:
        return "no reporting verb governs it"
    cue, by = governing
    if by.speaker is None:
        return "nobody is named who says it"
    return "scare quotes or a title" if is_scare(quote, root, cue, by) else by


def _root(quote: QuotedSpan) -> Token | None:
    """The token that governs the others of the span."""
    inside = {t.i for t in quote.tokens}
    return next((t for t in quote.tokens if t.tag not in PUNCTUATION and (t.head is t or t.head.i not in inside)), None)


def _governing(quote: QuotedSpan, root: Token) -> tuple[Token, Attribution] | None:
    """The nearest reporting verb above the words, with its attribution."""
    inside = {t.i for t in quote.tokens}
    below = root
    for token in root.ancestors():
        if below.dep != "conj" and token.i not in inside:
            takes = ("clause", "infinitive") if below.dep in CLAUSAL else ("label", "object", "gerund")
            if _governs(token, below, takes):
                return token, of_verb(token, *takes)
        below = token
    return None


def _governs(verb: Token, below: Token, takes: tuple[str, ...]) -> bool:
    """Whether a reporting verb said what hangs on it: not its own subject, and what it shows only as a clause."""
    entry = reporting_verb(verb, *takes)
    if entry is None or below.dep in clauses.SUBJECTS or not is_attributive(verb) or not is_said(verb):
        return False
    return entry.cue_class != "show" or (below.dep in CLAUSAL and is_shown(verb))


def _parenthesis(quote: QuotedSpan, root: Token) -> tuple[Token, Attribution] | None:
    """The attribution that stands in commas before the words: "It is possible, he said, that “it fails”"."""
    above = {root, *root.ancestors()}
    for token in quote.before:
        inserted = token.dep in {"ccomp", "parataxis"} and token.head in above and reporting_verb(token, "clause")
        if inserted and not any(c.dep == "ccomp" for c in token.children):
            return token, of_verb(token, "clause")
    return None


def is_scare(quote: QuotedSpan, root: Token, cue: Token, by: Attribution) -> bool:
    """Whether a few words only keep the writer at a distance: a modifier or a subject of a definite phrase."""
    inner = [t for t in quote.tokens if t.text[0].isalnum()]
    if is_title(inner):
        return True
    if len(inner) > FEW or not FINITE.isdisjoint(t.tag for t in inner):
        return False
    if root.dep in MODIFIERS and root.head.i > root.i:
        return by.cue_class != "accuse"
    if _is_distant(root, cue) and any(t.dep == "relcl" for t in root.ancestors()):
        return True
    return _is_definite(quote) and (root.dep in clauses.SUBJECTS or _is_distant(root, cue))


def _is_definite(quote: QuotedSpan) -> bool:
    return bool(quote.before) and quote.before[-1].lower in ARTICLES


def _is_distant(noun: Token, cue: Token) -> bool:
    """Whether a noun is the object of another verb than the reporting one."""
    governor = noun.head.head if noun.dep == "pobj" else noun.head
    return noun.dep in {"dobj", "pobj"} and governor is not cue


def is_title(inner: Sequence[Token]) -> bool:
    """Whether all longer words are capitalised, as in titles of works and names of plans."""
    longer = [t for t in inner if len(t.text) > 3]
    return len(inner) > 1 and len(longer) > 1 and all(t.text[0].isupper() for t in longer)
