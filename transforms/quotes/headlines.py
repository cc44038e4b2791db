"""Headlines: "Minister: no talks before spring", "Dozens killed in raid, officials say", "Bridge unsafe: report"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from transforms.article import Article, Token
from transforms.coreference.references import References
from transforms.lexicons import word_list
from transforms.quotes.attribution import Attribution, Quotation
from transforms.quotes.edges import trim
from transforms.quotes.embedded import is_title
from transforms.quotes.reporting_verbs import FINITE, entries
from transforms.quotes.speakers import Speaker

LEFT, RIGHT = 7, 4
"""How many tokens a source has before the colon and after it; longer ones are clauses."""
LONGEST_HEADLINE = 30
"""Tokens above which a line is no headline. 20 and 45 read 216 annotated quotes alike."""
LONGEST_NAME = 2
"""Tokens of the speaker that may stand before a headline's colon. 1 and 4 read 216 annotated quotes alike."""
LABELS = word_list("quote_words.tsv", "labels")
"""What a headline puts before a colon and nobody says: "Explainer: why prices rise"."""
PARTING = frozenset({":", "–", "—", "-"})
SOURCE_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "DT", "POS", "HYPH", "PRP$", "CD"})

Parts = tuple[Sequence[Token], Sequence[Token]]
"""What is reported, and its source."""


def headline_quotes(article: Article, references: References, quoted: frozenset[int]) -> Iterator[Quotation]:
    """What titles and headings attribute with a colon or a dash."""
    for block, group in groupby(article.sentences, key=lambda s: s.block):
        if block.kind not in {"title", "heading"} and block.char_start != 0:
            continue
        tokens = [token for sentence in group for token in sentence.tokens]
        if _is_headline(tokens):
            parts = next(
                filter(None, (_parts(article, n, tokens, references, quoted) for n in range(1, len(tokens) - 1))), None
            )
            if parts is not None and parts[0][0].i not in quoted:
                yield _quotation(article, *parts)


def _is_headline(tokens: Sequence[Token]) -> bool:
    return tokens[-1].text not in {".", "”", '"'} and len(tokens) <= LONGEST_HEADLINE


def _parts(
    article: Article, n: int, tokens: Sequence[Token], references: References, quoted: frozenset[int]
) -> Parts | None:
    """What is reported and its source, where the token between them is a colon or a dash."""
    mark, before, after = tokens[n].text, tokens[:n], tokens[n + 1 :]
    if mark not in PARTING or (mark == "-" and not tokens[n - 1].space):  # "far-right group"
        return None
    if mark == ":" and len(before) <= LEFT and len(after) > 2:
        named = _is_source(before, references) or _is_name(article, before, after, references)
        return (after, before) if named and not _is_label(before, after) else None
    return (before, after) if _is_attributed(before, after) and before[-1].i not in quoted else None


def _is_label(before: Sequence[Token], after: Sequence[Token]) -> bool:
    """Whether a headline is a name with what it is called, and no clause: "Nomad Travel Club: Your Way Out"."""
    verbless = not any(t.tag in FINITE for t in after)
    return verbless and len(before) > 1 and before[-1].tag.startswith("NNP") and is_title(after)


def _is_attributed(before: Sequence[Token], after: Sequence[Token]) -> bool:
    """Whether a source stands at the end of a headline: "Bridge unsafe: report"."""
    return len(after) <= RIGHT and len(before) > 2 and _is_source(after, None)


def _is_source(tokens: Sequence[Token], references: References | None) -> bool:
    sources = entries("source")
    if len(tokens) == 1 and tokens[0].lower in sources:
        return True
    if any(t.tag not in SOURCE_TAGS for t in tokens):
        return False
    last = tokens[-1]
    if last.lemma in sources or last.lower in sources:
        return True
    mention = references.mention_at(last) if references is not None else None
    return mention is not None and mention.entity_type == "person"


def _is_name(article: Article, tokens: Sequence[Token], after: Sequence[Token], references: References) -> bool:
    """Whether a bare name before a clause speaks: "Macron: France will not go"; places and labels ("Explainer:") do not."""
    if len(tokens) > LONGEST_NAME or any(t.lower in LABELS for t in tokens) or after[-1].text == "?":
        return False
    if any(t.tag != "NNP" for t in tokens) and not _is_person(article, tokens):
        return False
    mention = references.mention_at(tokens[-1])
    named = mention is None or mention.entity_type == "person"
    return named and _is_statement(after)


def _is_statement(tokens: Sequence[Token]) -> bool:
    """Whether tokens begin with a capital and hold a finite verb."""
    return tokens[0].text[0].isupper() and any(t.tag in FINITE for t in tokens)


def _is_person(article: Article, tokens: Sequence[Token]) -> bool:
    """Whether the language model takes tokens for the name of a person: before a colon it may tag a name as a noun."""
    first, last = tokens[0].i, tokens[-1].i
    return any(n.label == "PERSON" and n.first <= first and last < n.last for n in article.names)


def _quotation(article: Article, reported: Sequence[Token], source: Sequence[Token]) -> Quotation:
    start, end = trim(article.text, reported[0].start, reported[-1].end)
    by = Attribution(Speaker(source[-1], source[0], source[-1]), None, None, "say")
    return Quotation(start, end, "indirect", by, (start, end), "indirect.headline", "clause")
