"""Reported speech: the clauses that an article gives in other people's words without quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.article import Article, ParsedSentence, Token
from transforms.language import clauses
from transforms.quotes.attribution import Attribution, Said, of_source, of_verb
from transforms.quotes.speech import HEARERS, is_said, verb_of_saying, words

WHEN = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december".split()
)
EDGE = ",;:–—-“”\"'‘’«»„ "


def reported(article: Article, quoted: frozenset[int]) -> Iterator[Said]:
    """Reported clauses; `quoted` holds the tokens in quotation marks, whose verbs of saying are not the article's."""
    for sentence in article.sentences:
        for token in sentence.tokens:
            if token.i in quoted:
                continue
            found = _by_verb(article, sentence, token) or _by_source(article, sentence, token) or _by_noun(article, token)
            if found is not None:
                yield found


def _by_verb(article: Article, sentence: ParsedSentence, verb: Token) -> Said | None:
    word = verb_of_saying(verb, "clause", "object", "infinitive")
    if word is None or not is_said(verb):
        return None
    extent = after_verb(verb, word.takes) or before_verb(verb, sentence)
    if extent is None:
        return None
    by = of_verb(verb)
    if by.speaker is None and not _is_impersonal(verb):
        return None
    return _said(article, extent, by)


def _is_impersonal(verb: Token) -> bool:
    """Whether it is "it was announced that", which names nobody."""
    subject = verb.child("nsubjpass")
    return subject is not None and subject.lower == "it"


def _said(article: Article, extent: tuple[Token, Token], by: Attribution) -> Said | None:
    start, end = trim(article.text, extent[0].start, extent[1].end)
    return Said(start, end, "indirect", by, (start, end)) if start < end else None


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without marks and white space at its edges."""
    while start < end and (text[start] in EDGE or text[start].isspace()):
        start += 1
    while start < end and (text[end - 1] in EDGE + "." or text[end - 1].isspace()):
        end -= 1
    return start, end


def after_verb(verb: Token, takes: frozenset[str]) -> tuple[Token, Token] | None:
    """First and last token of what is reported after a verb of saying."""
    for child in verb.children:
        if child.i > verb.i and _is_content(verb, child, takes):
            return _extent(verb, child)
    return None


def _is_content(verb: Token, child: Token, takes: frozenset[str]) -> bool:
    if child.dep == "ccomp" and "clause" in takes | {"infinitive"}:
        infinitive = child.tag == "VB" and any(c.lower == "to" for c in child.children)
        if infinitive:
            return "infinitive" in takes and child.child("nsubj", "nsubjpass") is not None
        return "clause" in takes and child.child("nsubj", "nsubjpass", "expl", "csubj", "mark") is not None
    if "object" not in takes:
        return False
    if child.dep == "xcomp":
        return child.tag == "VBG"
    return child.dep == "dobj" and _is_report(child)


def _is_report(noun: Token) -> bool:
    """Whether an object tells what happened ("the deaths of two soldiers") and is not itself a word of saying."""
    if not noun.tag.startswith("N") or noun.lemma in words("noun"):
        return False
    return any(c.dep in {"prep", "nummod", "relcl", "poss"} or c.tag == "CD" for c in noun.children)


def _extent(verb: Token, content: Token) -> tuple[Token, Token] | None:
    tokens = [t for t in content.subtree() if t.i > verb.i]
    mark = next((c for c in content.children if c.dep == "mark" and c.lower == "that" and c.i > verb.i), None)
    if mark is not None:
        tokens = [t for t in tokens if t.i > mark.i]
    elif tokens and tokens[0].tag == "IN" and any(t.lower in WHEN for t in tokens[1:3]):
        # "said on Thursday the outbreak was slowing": the day is that of saying.
        tokens = tokens[1 + next(n for n, t in enumerate(tokens[1:3], 1) if t.lower in WHEN) :]
    elif tokens and tokens[0].lower in WHEN and len(tokens) > 2:
        tokens = tokens[1:]
    return (tokens[0], tokens[-1]) if tokens else None


def before_verb(verb: Token, sentence: ParsedSentence) -> tuple[Token, Token] | None:
    """First and last token of what is reported when the verb of saying follows it or stands inside it."""
    subject = next((c for c in verb.children if c.dep == "nsubj"), None)
    if subject is None or any(c.dep == "dobj" and verb.lemma not in HEARERS for c in verb.children):
        return None
    first = min(verb, subject.subtree()[0], key=lambda t: t.i)
    base = sentence.tokens[0].i
    if first.i == base or sentence.tokens[first.i - 1 - base].text not in {",", "-", "–", "—", "”", '"', "’", "'"}:
        return None
    above = verb.head
    if verb.dep in {"ccomp", "parataxis", "dep"} and above is not verb and clauses.is_verb(above):
        inside = {t.i for t in verb.subtree()}
        tokens = [t for t in above.subtree() if t.i not in inside]
        return (tokens[0], tokens[-1]) if tokens and tokens[0].i < first.i else None
    left = [c for c in verb.children if c.i < first.i and c.dep in {"ccomp", "parataxis", "dep", "nsubj"} and _is_clause(c)]
    if not left:
        return None
    return sentence.tokens[0] if verb.dep == "ROOT" else left[0].subtree()[0], sentence.tokens[first.i - 1 - base]


def _is_clause(token: Token) -> bool:
    return token.tag in {"VBD", "VBZ", "VBP", "VB", "VBN", "VBG"}


def _by_source(article: Article, sentence: ParsedSentence, token: Token) -> Said | None:
    if token.lower != "according":
        return None
    by = of_source(token)
    if by is None:
        return None
    phrase = {t.i for t in token.subtree()}
    clause = clauses.clause(token.head) if token.head is not token else sentence.root
    tokens = [t for t in clause.subtree() if t.i not in phrase] or [t for t in sentence.tokens if t.i not in phrase]
    if clause.dep == "conj" or not tokens:
        tokens = [t for t in tokens if t.dep != "cc"]
    return _said(article, (tokens[0], tokens[-1]), by) if tokens else None


def _by_noun(article: Article, noun: Token) -> Said | None:
    """"The ministry's claim that S"."""
    word = words("noun").get(noun.lemma)
    if word is None or not noun.tag.startswith("N"):
        return None
    content = next(
        (c for c in noun.children if c.dep in {"acl", "ccomp"} and any(m.dep == "mark" and m.lower == "that" for m in c.children)),
        None,
    )
    owner = next(iter(clauses.possessors(noun) or clauses.after(noun, "by", "from")), None)
    if content is None or owner is None:
        return None
    from transforms.quotes.speakers import phrase

    extent = _extent(noun, content)
    by = Attribution(phrase(owner, noun), noun.text, noun.lemma, word.cue_class)
    return _said(article, extent, by) if extent else None
