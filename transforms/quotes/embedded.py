"""Stretch words inside a clause that a verb of saying governs, told from names, titles and scare quotes."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.article import Token
from transforms.language import clauses
from transforms.quotes.attribution import Attribution, of_verb
from transforms.quotes.quoted_spans import Stretch
from transforms.quotes.reporting_verbs import FINITE, LONGEST, is_said, is_shown, verb_of_saying

NAMING = frozenset(
    [
        "called",
        "known",
        "dubbed",
        "nicknamed",
        "titled",
        "entitled",
        "headed",
        "headlined",
        "named",
        "codenamed",
        "termed",
        "christened",
        "billed",
        "labelled",
        "labeled",
        "so-called",
        "considered",
        "aka",
        "word",
        "words",
        "term",
        "phrase",
        "slogan",
        "title",
        "hashtag",
        "banner",
        "track",
    ]
)
"""Words before a name, a title or a term in quotation marks."""
ARTICLES = frozenset({"the", "its", "their", "his", "her", "our", "this", "these", "those", "that"})
PUNCTUATION = frozenset({"``", "''", ",", ".", ":"})
CLAUSAL = frozenset({"ccomp", "xcomp", "parataxis"})


def is_attributive(verb: Token) -> bool:
    """Whether a verb of saying stands as one, not as a modifier ("the said man", "reported cases")."""
    return verb.dep not in {"amod", "compound"}


def is_named(quote: Stretch) -> bool:
    """Whether the words before make it a name, a title or a term: "known as", "titled", "so-called"."""
    near = [t for t in quote.before[-4:] if t.tag not in {"DT", ",", "IN", "RB"}]
    if not near:
        return False
    token = near[-1]
    if token.lower == "called" and token.i and any(t.lower == "so" for t in quote.before[-5:]):
        return True
    if token.lower not in NAMING:
        return False
    return not (token.lower in {"called", "termed"} and clauses.is_verb(token) and not clauses.is_passive(token))


def embedded(quote: Stretch) -> Attribution | None:
    """The attribution of words inside a clause that a verb of saying governs; None where they are a name or scare quotes."""
    if is_named(quote) or len(quote.tokens[0].sentence.tokens) > LONGEST:
        return None
    inside = {t.i for t in quote.tokens}
    root = next((t for t in quote.tokens if t.tag not in PUNCTUATION and (t.head is t or t.head.i not in inside)), None)
    if root is None:
        return None
    below = root
    for token in root.ancestors():
        if below.dep == "conj":
            below = token
            continue
        takes = ("clause", "infinitive") if below.dep in CLAUSAL else ("label", "object", "gerund")
        word = verb_of_saying(token, *takes)
        governs = word is not None and (word.cue_class != "show" or (below.dep in CLAUSAL and is_shown(token)))
        if (
            governs
            and is_said(token)
            and token.i not in inside
            and is_attributive(token)
            and below.dep not in clauses.SUBJECTS
        ):
            by = of_verb(token, *takes)
            return None if by.speaker is None or is_scare(quote, root, token, by) else by
        below = token
    return _parenthesis(quote, root)


def _parenthesis(quote: Stretch, root: Token) -> Attribution | None:
    """The attribution that stands in commas before the words: "It is possible, he said, that “it fails”"."""
    above = {root, *root.ancestors()}
    for token in quote.before:
        inserted = token.dep in {"ccomp", "parataxis"} and token.head in above and verb_of_saying(token, "clause")
        if inserted and not any(c.dep == "ccomp" for c in token.children):
            by = of_verb(token, "clause")
            return None if by.speaker is None or is_scare(quote, root, token, by) else by
    return None


def is_scare(quote: Stretch, root: Token, cue: Token, by: Attribution) -> bool:
    """Whether a few words only keep the writer at a distance: a modifier or a subject of a definite phrase."""
    words_ = [t for t in quote.tokens if t.text[0].isalnum()]
    if len(words_) > 3 or any(t.tag in FINITE for t in words_):
        return is_title(words_)
    if is_title(words_) and len(words_) > 1:
        return True
    modifies = root.dep in {"amod", "compound", "nmod", "poss"} and root.head.i > root.i
    definite = bool(quote.before) and quote.before[-1].lower in ARTICLES
    head = root.head if modifies else root
    subject = head.dep in clauses.SUBJECTS
    if modifies:
        return by.cue_class != "accuse"
    governor = head.head.head if head.dep == "pobj" else head.head
    distant = head.dep in {"dobj", "pobj"} and governor is not cue
    return definite and (subject or distant)


def is_title(words_: Sequence[Token]) -> bool:
    """Whether all longer words are capitalised, as in titles of works and names of plans."""
    longer = [t for t in words_ if len(t.text) > 3]
    return len(words_) > 1 and len(longer) > 1 and all(t.text[0].isupper() for t in longer)
