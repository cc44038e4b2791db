"""Names to which the words of a headline are glued: "Esther Marlow Dead", "GMT John Kettle", "Obama Reverses Bush".

Where a page's lines run into one another, the model takes the words before and behind a name into it. The article has the bare
name elsewhere, and what is left of the longer one is common words.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence

from transforms.article import Article, Token
from transforms.lexicons import word_list
from transforms.mentions.common_words import is_common, is_everyday
from transforms.mentions.known_names import known_exactly
from transforms.mentions.name_lexicons import family_names, given_names, organization_words
from transforms.mentions.spans import Span

DEEDS = word_list("name_cues.tsv", "deeds_of_headlines")
ZONES = word_list("name_cues.tsv", "zones")
PARTICLES = word_list("name_cues.tsv", "particles_of_headlines")
HYPHENS = frozenset("-–—")
FULL = 3
"""Words of a surname, a verb and a surname."""
OPEN = frozenset({"person", "organization", "work", "product", "other"})
"""What the model takes a headline's run of words for."""
GLUED = "a name with the words of a headline glued to it"


def cut_glued(article: Article, spans: Sequence[Span]) -> None:
    """Bring names down to what the article has as a person's name elsewhere."""
    people = {s.text(article) for s in spans if s.kind == "person"}
    for span in (s for s in spans if s.kind in OPEN and len(s) > 1):
        if last := end_of_firm(article, span):
            span.last = last
            span.retype("organization", GLUED)
        elif cut := before_verb(article, span) or before_small_verb(article, span, people):
            span.last = cut
            span.retype("person", GLUED)
        elif found := bare_name(article, span, people):
            span.first, span.last = found
            span.retype("person", GLUED)


def end_of_firm(article: Article, span: Span) -> int | None:
    """The end of a listed firm's name that a headline's deed follows: "Kraft Foods | Shooting"."""
    if article.tokens[span.last - 1].lower not in DEEDS or known_exactly(span.text(article)):
        return None
    firm = Span(span.first, span.last - 1, span.kind, span.source)
    known = known_exactly(firm.text(article))
    is_firm = known is not None and known.kind == "organization" and known.sector == "business"
    return firm.last if is_firm else None


def before_verb(article: Article, span: Span) -> int | None:
    """The end of a full name that a headline's verb and its particle follow: "Lena Marlow Checks | Into Clinic"."""
    if len(span) < FULL or span.kind == "work" or article.tokens[span.first].lower not in given_names():
        return None
    behind = [*(t.lower for t in span.tokens(article)[1:]), span.after(article)[0]]
    for surname, verb, particle in zip(span.tokens(article)[1:], span.tokens(article)[2:], behind[2:], strict=False):
        if is_everyday(surname.lower):
            return None
        if is_everyday(verb.lower) and is_third_person(verb) and particle in PARTICLES:
            return verb.i
    return None


def is_third_person(token: Token) -> bool:
    """Whether a word may be a common verb in the third person: Checks."""
    return token.lower.endswith("s") and is_plain(token)


def before_small_verb(article: Article, span: Span, people: Collection[str]) -> int | None:
    """The end of a surname that a verb in small letters and another surname follow: "Stirling | called Orozco"."""
    tokens = span.tokens(article)
    if len(tokens) != FULL or not tokens[1].text.islower() or not tokens[1].tag.startswith("V"):
        return None
    surnames = {name.rpartition(" ")[2] for name in people}
    return tokens[1].i if tokens[0].text in surnames and tokens[2].text in surnames else None


def bare_name(article: Article, span: Span, people: Container[str]) -> tuple[int, int] | None:
    """The tokens of the bare name inside a longer one; None where it is no glued one."""
    tokens = span.tokens(article)
    for size in range(len(tokens) - 1, 0, -1):
        for first in range(len(tokens) - size + 1):
            inner = tokens[first : first + size]
            rest = [*tokens[:first], *tokens[first + size :]]
            if article.text[inner[0].start : inner[-1].end] in people and is_headline(inner, rest, first):
                return inner[0].i, inner[-1].i + 1
    return None


def is_headline(name: Sequence[Token], rest: Sequence[Token], first: int) -> bool:
    """Whether the other words of a longer name are a headline's; a name of one word has to open it and a verb to follow."""
    if len(name) == 1:
        return first == 0 and len(rest) > 1 and is_third_person(rest[0])
    again = {t.lower for t in name} | HYPHENS  # "Ana Marlow-Ana Marlow: her life"
    return all(is_plain(t) or t.lower in ZONES or t.lower in again for t in rest)


def is_plain(token: Token) -> bool:
    """Whether a word is a common one that names nobody and no body."""
    word = token.lower
    is_named = word in family_names() or word in given_names() or word in organization_words()
    return is_common(word) and not is_named and token.text.isalpha()
