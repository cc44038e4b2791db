"""Further mentions of names that the model found only once: the full name again, or the surname or the first name alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from transforms.article import Article, Token
from transforms.gazetteer.entity_ids import fold
from transforms.mentions.candidates import is_first
from transforms.mentions.persons import parts
from transforms.mentions.phrase_matcher import Phrasebook
from transforms.mentions.spans import Span

WHOLE = frozenset({"organization", "product", "facility"})
KINDS = frozenset({"person", "organization", "place", "facility", "weapon", "product"})


def repeated(article: Article, spans: Sequence[Span]) -> list[Span]:
    """Untagged mentions of the article's names, of the kind that the name has elsewhere."""
    taken = {i for s in spans for i in range(s.first, s.last)}
    names: dict[str, Span] = {}
    for span in spans:
        if span.kind not in KINDS:
            continue
        text = span.text(article)
        if len(text) > 2 and text[0].isupper():
            names.setdefault(text, span)
        if span.kind == "person" and len(span) > 1:
            surname = article.tokens[span.last - 1].text
            if len(surname) > 2 and surname[0].isupper() and len(parts(text)) > 1:
                names.setdefault(surname, span)
            given = article.tokens[span.first].text
            if len(given) > 3 and given.isalpha():
                names.setdefault(given, span)
    lower = {t.text for t in article.tokens if t.text.islower()}
    found = []
    for first, last, model in Phrasebook.of(names.items()).find(article):
        if taken.isdisjoint(range(first, last)) and fits(article, first, last, lower):
            copy = Span(first, last, model.kind, "repeated")
            if last - first == len(model):
                copy.entity_id, copy.country, copy.known = model.entity_id, model.country, model.known
            found.append(copy)
    return found


def unbroken(article: Article, spans: Sequence[Span]) -> list[Span]:
    """The names, with those of organizations that the model found whole several times also whole where it broke them: Paris Baguette."""
    found = Counter(s.text(article) for s in spans if s.kind in WHOLE and len(s) > 1)
    several = {s.text(article): s for s in spans if found[s.text(article)] > 1}
    wholes = [
        Span(a, b, s.kind, "model", s.entity_id, s.country, known=s.known)
        for a, b, s in Phrasebook.of(several.items()).find(article)
    ]
    at = {i: n for n, w in enumerate(wholes) for i in range(w.first, w.last)}
    inside = {id(s): {at[i] for i in range(s.first, s.last) if i in at} for s in spans}
    longer = {n for s in spans for n in inside[id(s)] if len(s) >= len(wholes[n]) and s.text(article) not in several}
    kept = [w for n, w in enumerate(wholes) if n not in longer]
    return [s for s in spans if inside[id(s)] <= longer] + kept


def fits(article: Article, first: int, last: int, lower: Iterable[str]) -> bool:
    """Whether the words stand as a name: no capitalised neighbour that belongs to them, no common word at a sentence's start."""
    tokens = article.tokens
    token = tokens[first]
    if last - first == 1 and is_first(token) and fold(token.text) in lower:
        return False
    if last - first == 1 and not token.tag.startswith(("NN", "JJ", "FW")):
        return False
    left = tokens[first - 1] if first else None
    right = tokens[last] if last < len(tokens) else None
    return not (joined(left, token) or joined(right, tokens[last - 1]))


def joined(neighbour: Token | None, token: Token) -> bool:
    """Whether a neighbour is a capitalised part of the same name."""
    if neighbour is None or neighbour.sentence is not token.sentence or not neighbour.text[:1].isupper():
        return False
    same = neighbour.head is token or token.head is neighbour
    return (
        same and neighbour.tag.startswith("NNP") and neighbour.dep in {"compound", "nmod"} and not is_first(neighbour)
    )
