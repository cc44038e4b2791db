"""Words with a hyphen, which the parse takes apart."""

from __future__ import annotations

from transforms.article import Token


def first_part(token: Token) -> Token | None:
    """The part before the hyphen of a word that the parse takes apart: "pile" of "pile-up"."""
    tokens = token.sentence.tokens
    at = token.i - tokens[0].i
    if at < 2 or tokens[at - 1].text != "-" or tokens[at - 2].end != tokens[at - 1].start:
        return None
    return tokens[at - 2]
