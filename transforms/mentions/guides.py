"""Pages that advise their reader, where capitals and acronyms stand for much that bears no name: "Carpet Cleaning", "the ISO speed".

The model has learnt names from news. In a guide it takes the words of headings, menus and trades for bodies, so a name of common
words or an acronym that no list knows needs more than its capitals there: something that only names do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from transforms.article import Article, Token
from transforms.gazetteer.entity_ids import fold
from transforms.gazetteer.regions import states
from transforms.lexicons import word_list
from transforms.mentions.abbreviations import long_forms
from transforms.mentions.advice import is_guide
from transforms.mentions.common_words import is_common, is_everyday
from transforms.mentions.decisions import keep
from transforms.mentions.firms import FIRM_VERBS
from transforms.mentions.known_names import known_exactly
from transforms.mentions.name_lexicons import LEGAL_FORMS, family_names, given_names, organization_words
from transforms.mentions.person_evidence import HUMAN
from transforms.mentions.spans import Span
from transforms.mentions.towns import settlements
from transforms.mentions.type_votes import is_modifier
from transforms.trace import Trace

QUOTES = frozenset({"“", "‘", "``", '"'})
SELLERS = word_list("name_cues.tsv", "before_sellers")
BODIES = word_list("name_cues.tsv", "bodies_of")
SHORTEST, LONGEST_ACRONYM = 3, 5
"""Letters from which a word may be a name, and up to which one in capitals is an acronym rather than a name written so: ISO, DSLRs; but CAMPARI."""


def without_unproven(article: Article, spans: list[Span], trace: Trace | None = None) -> list[Span]:
    """The names without those of a guide that only the model has, that common words or acronyms make up, and that nothing shows."""
    if not is_guide(article):
        return spans
    groups: dict[str, list[Span]] = defaultdict(list)
    for span in spans:
        groups[fold(span.text(article))].append(span)
    expanded = long_forms(article.text)

    def refusal(span: Span) -> str | None:
        text = span.text(article)
        is_explained = any(word.lower() in organization_words() for word in expanded.get(text, "").split())
        if is_explained or is_sure(article, span) or is_telling(article, span):
            return None
        shown = any(is_shown_as_name(article, member) for member in groups[fold(text)])
        return None if shown else "a guide's common words or acronym, and nothing shows a name"

    return keep(article, spans, refusal, "guides", trace)


def is_sure(article: Article, span: Span) -> bool:
    """Whether a list, a gazetteer, a title or a word of bodies stands for a name."""
    if span.source != "model" or span.known or span.entity_id or span.title:
        return True
    tokens, text = span.tokens(article), span.text(article)
    if suits_kind(article, span) or names_body(tokens) or holds_known(tokens):
        return True
    return text in states() or bool(settlements(text))


def suits_kind(article: Article, span: Span) -> bool:
    """Whether a name is as those of its kind are: a person's known name, a work in quotation marks, a place of several words."""
    if span.kind == "person":
        return any(t.lower in given_names() or t.lower in family_names() for t in span.tokens(article))
    if span.kind == "work":
        before = span.before(article)
        return before is not None and before.text in QUOTES
    if span.kind in {"place", "facility"}:
        return len(span) > 1 and not is_modifier(article, span)
    return span.kind in {"nationality", "event_name"}


def names_body(tokens: Sequence[Token]) -> bool:
    """Whether a word of bodies ends several words, or begins them before "of" or "for": "Center for Charitable Statistics"."""
    words = [t.lower.rstrip(".") for t in tokens]
    if words[-1] in LEGAL_FORMS or words[-1] in organization_words():
        return len(words) > 1
    small = next((n for n, word in enumerate(words) if word in {"of", "for"}), 0)
    return small > 0 and (words[small - 1] in organization_words() or words[small - 1] in BODIES)


def holds_known(tokens: Sequence[Token]) -> bool:
    """Whether a word of a longer name is a listed one: Samsung Galaxy, Adobe Premiere."""
    return len(tokens) > 1 and any(t.text.istitle() and known_exactly(t.text) for t in tokens)


def is_telling(article: Article, span: Span) -> bool:
    """Whether a word of a name is written as names alone are: no common word, no acronym; of places and people, none of every day."""
    is_word = is_everyday if span.kind in {"place", "person"} else is_common
    return any(is_written_as_name(t.text) and not is_english(t, is_word) for t in span.tokens(article))


def is_written_as_name(text: str) -> bool:
    """Whether a word has a capital and is no acronym.

    >>> [is_written_as_name(text) for text in ("Chanty", "PowerPoint", "ISO", "DSLRs", "speed")]
    [True, True, False, False, False]
    """
    letters = text.rstrip("s")
    is_acronym = letters.isupper() and len(letters) <= LONGEST_ACRONYM
    return text[:1].isalpha() and not text.islower() and len(text) >= SHORTEST and not is_acronym


def is_english(token: Token, is_word: Callable[[str], bool]) -> bool:
    """Whether a word, or each half of it, is English and no capital stands inside: Mindfulness-Based, but not PowerPoint."""
    halves = token.text.split("-")
    return all(h.istitle() or h.isupper() or h.islower() for h in halves) and all(is_word(h.lower()) for h in halves)


def is_shown_as_name(article: Article, span: Span) -> bool:
    """Whether a mention does, owns or sells something, as names do and words of a heading do not."""
    head, before = span.head(article), span.before(article)
    if span.after(article)[0] in {"'s", "’s"}:
        return True
    if head.dep in {"nsubj", "nsubjpass"} and head.head.lemma in FIRM_VERBS | HUMAN:
        return True
    return before is not None and before.lower in SELLERS
