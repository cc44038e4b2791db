"""Sports clubs by short names that are towns, animals or weapons elsewhere: "Sunderland drew with Millwall"."""

from __future__ import annotations

from collections.abc import Iterable

from transforms.article import Article, Token
from transforms.lexicons import word_list
from transforms.mentions.known_names import KnownName, clubs
from transforms.mentions.spans import Span
from transforms.mentions.towns import settlements

CLUB_VERBS = word_list("name_cues.tsv", "club_verbs")
TRADE_VERBS = word_list("name_cues.tsv", "trade_verbs")
WHERE = frozenset({"in", "near", "outside", "around", "across"})


def club_of(article: Article, span: Span) -> KnownName | None:
    """The club that a short name stands for: one named in full in the article, or the only one of the name beside words of sport."""
    text = span.text(article)
    entries = clubs().get(text, ())
    named = [entry for entry in entries if text != entry.name and entry.name in article.text]
    if len(named) == 1 and not is_where(article, span):
        return named[0]
    return entries[0] if len(entries) == 1 and is_played(article, span, text) else None


def is_played(article: Article, span: Span, text: str) -> bool:
    """Whether the verb of the name is one of sport; a town needs one that towns do not do."""
    if is_where(article, span):
        return False
    verbs = CLUB_VERBS if settlements(text) else CLUB_VERBS | TRADE_VERBS
    return any(verb.lemma in verbs for verb in verbs_of(span.head(article)))


def is_where(article: Article, span: Span) -> bool:
    """Whether the name stands after a word of place."""
    before = span.before(article)
    return before is not None and before.lower in WHERE


def verbs_of(token: Token) -> Iterable[Token]:
    """The nearest verb above a token."""
    verb = next((a for a in token.ancestors() if a.tag.startswith("V")), None)
    return [verb] if verb else []
