"""Sides of matches that are named like towns and that no list has: "Nalvaro beat Ostende 2-1", "the Nalvaro striker"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.article import Article, Token
from transforms.gazetteer.entity_ids import fold
from transforms.lexicons import word_list
from transforms.mentions.common_words import is_common
from transforms.mentions.context_cues import PLACE_AFTER
from transforms.mentions.decisions import tell
from transforms.mentions.known_names import nations
from transforms.mentions.likely_persons import is_bare_guess
from transforms.mentions.name_lexicons import family_names, given_names
from transforms.mentions.spans import Span
from transforms.mentions.type_evidence import POSSESSIVES
from transforms.trace import Trace
from warehouse.tables.mentions import EntityType

MATCH_WORDS = word_list("name_cues.tsv", "match_words")
HOME_NATIONS = word_list("name_cues.tsv", "home_nations")
MATCH_VERBS = word_list("name_cues.tsv", "match_verbs")
SIDE_NOUNS = word_list("name_cues.tsv", "side_nouns")
SIDE_PAIRS = word_list("name_cues.tsv", "side_pairs")
MONTHS_DAYS = word_list("name_cues.tsv", "months_days")
CLUB_VERBS = word_list("name_cues.tsv", "club_verbs")
PLACED = word_list("name_cues.tsv", "beside_places")
ON_MATCHES = 4
"""Different words of matches from which an article may be on them."""
TOKENS = 120
"""Tokens of which one at least is a word of matches where it is on them: long guides have goals, draws and tries, too. Of 886 articles
29 have four different words, and only the two on matches more than one in 90 tokens; the next has one in 140. Without this bound 27 were taken
for reports, and Kyoto in a guide for a side; at three words 83 rows of 443 articles change, nearly all to wrong ones."""
SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}$")
OPEN: frozenset[EntityType] = frozenset({"place", "product", "other", "work", "facility"})
"""Types that the sides of matches are mistaken for; players' surnames stand where sides do."""


def missed_teams(article: Article, spans: Sequence[Span]) -> list[Span]:
    """The sides that the model passed over: "Tarija beat Oruro 2-1"."""
    if not is_on_matches(article):
        return []
    taken = {i for s in spans for i in range(s.first, s.last)}
    free = (t for t in article.capitalised() if t.i not in taken and may_be_side(t))
    missed = (Span(t.i, t.i + 1, "other", "pattern", reason="a side of a match") for t in free)
    return [s for s in missed if is_side(article, s)]


def may_be_side(token: Token) -> bool:
    """Whether a free word may be a side's name: a rare proper noun alone that is nobody's name and no part of a longer one."""
    is_name = token.tag == "NNP" and token.text.isalpha() and len(token.text) > 2 and token.dep != "compound"
    word = token.lower
    is_known = is_common(word) or word in family_names() or word in given_names() or token.text in nations()
    return is_name and not is_known and word not in MONTHS_DAYS and token.child("compound") is None


def is_on_matches(article: Article) -> bool:
    """Whether an article has several words of matches, and often."""
    said = article.lowered(MATCH_WORDS)
    return TOKENS * len(said) >= len(article.tokens) and len({t.lower for t in said}) >= ON_MATCHES


def retype_teams(article: Article, spans: Sequence[Span], trace: Trace | None = None) -> None:
    """Take a place that plays for the side of its name, at each mention that no word of place stands before."""
    if not is_on_matches(article):
        return
    teams = sides(article, spans)
    names = {fold(s.text(article)) for s in teams}
    for span in spans:
        plays_here = span in teams or (fold(span.text(article)) in names and not is_placed(article, span))
        if plays_here and is_open(article, span):
            tell(trace, article, span, "set", "teams", f"{span.kind} before, a side of a match")
            span.known, span.entity_id, span.country = None, None, None
            span.retype("organization", "a side of a match")


def sides(article: Article, spans: Sequence[Span]) -> list[Span]:
    """The mentions that are shown as sides, or are joined to one."""
    shown = [s for s in spans if is_open(article, s) and is_side(article, s)]
    heads = {s.head(article).i for s in spans if s in shown or is_club(s)}
    return shown + [s for s in spans if s not in shown and is_open(article, s) and is_beside(s.head(article), heads)]


def is_club(span: Span) -> bool:
    """Whether a list has the name as a club's."""
    return span.known is not None and span.known.sector == "sport"


def is_open(article: Article, span: Span) -> bool:
    """Whether a name may be that of a side: none in capitals, as datelines are, no nation, and no known name of persons."""
    text = span.text(article)
    if text.isupper() or text in nations() or text in HOME_NATIONS:
        return False
    return span.kind in OPEN or (span.kind == "person" and is_bare_guess(article, [span]))


def is_side(article: Article, span: Span) -> bool:
    """Whether the words beside a name say that it plays."""
    head = span.head(article)
    if is_before_side_noun(article, span):
        return True
    if head.dep in {"nsubj", "nsubjpass"}:
        return head.child("conj") is None and plays(head.head)
    if head.dep in {"dobj", "npadvmod"}:
        return head.head.lemma in MATCH_VERBS and is_match(head.head) and not has_determiner(head)
    return head.dep == "pobj" and is_paired(head.head)


def is_before_side_noun(article: Article, span: Span) -> bool:
    """Whether what only sides have stands behind a name: "the Nalvaro striker", "Nalvaro's goals"."""
    after = span.after(article, 2)
    return (after[1] if after[0] in POSSESSIVES else after[0]) in SIDE_NOUNS


def plays(verb: Token) -> bool:
    """Whether a verb is one of sides: by itself, by its result, its opponent or a word of matches, or in the plural: "Auckland are"."""
    if verb.lemma in CLUB_VERBS or (verb.lemma in MATCH_VERBS and is_match(verb)):
        return True
    return verb.tag == "VBP" or any(
        c.dep in {"aux", "auxpass"} and c.lower in {"are", "were", "have"} for c in verb.children
    )


def is_match(verb: Token) -> bool:
    """Whether a clause tells of a match: a score, a word of matches, or an opponent without an article."""
    below = [c for c in verb.subtree() if c.lower in MATCH_WORDS or SCORE.fullmatch(c.text)]
    opponent = verb.child("dobj")
    return bool(below) or (opponent is not None and opponent.tag.startswith("NNP") and not has_determiner(opponent))


def has_determiner(token: Token) -> bool:
    """Whether an article or a pronoun stands before a name."""
    return token.child("det", "poss") is not None


def is_paired(preposition: Token) -> bool:
    """Whether a preposition and the noun or verb above it stand before a side: "a draw with Nalvaro"."""
    word = preposition.lower
    return word in SIDE_PAIRS or f"{preposition.head.lemma} {word}" in SIDE_PAIRS


def is_beside(head: Token, heads: set[int]) -> bool:
    """Whether a name is joined to a side: "behind Nalvaro and Ostende"."""
    if head.dep == "conj" and head.head.i in heads:
        return True
    return any(c.dep == "conj" and c.i in heads for c in head.children)


def is_placed(article: Article, span: Span) -> bool:
    """Whether a name stands where towns do: after a word of place, before a word for one, before a comma and a nation."""
    before, after = span.before(article), span.after(article)[0]
    if before is not None and before.lower in PLACED:
        return True
    behind = article.tokens[span.last + 1].text if span.last + 1 < len(article.tokens) else ""
    return after in PLACE_AFTER or after == "state" or (after == "," and behind in nations())
