"""Phrases of the dependency parse that several extractors ask for."""

from __future__ import annotations

from transforms.article import Token

# What stands outside a noun phrase although the parse hangs it on the noun: clauses, appositions, conjuncts.
OUTSIDE = frozenset({"relcl", "acl", "advcl", "appos", "cc", "conj", "punct", "parataxis", "ccomp", "prep"})


def noun_phrase(head: Token, *, prepositions: tuple[str, ...] = ("of",)) -> tuple[Token, Token]:
    """First and last token of the noun phrase around its head: premodifiers, and prepositional phrases of these words.

    Relative clauses, appositions and conjuncts stay outside.
    """
    kept = [head]
    for child in head.children:
        if (
            child.dep == "prep" and child.lower in prepositions and child.i > head.i and not child.child("pcomp")
        ) or child.dep not in OUTSIDE:
            kept += child.subtree()
    left, right = min(t.i for t in kept), max(t.i for t in kept)
    tokens = head.sentence.tokens
    return tokens[left - tokens[0].i], tokens[right - tokens[0].i]
