"""Headlines: "Minister: no talks before spring", "Dozens killed in raid, officials say", "Bridge unsafe: report"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from transforms.article import Article, Token
from transforms.coreference.references import References
from transforms.quotes.attribution import Attribution, Said
from transforms.quotes.indirect import trim
from transforms.quotes.reporting_verbs import words
from transforms.quotes.speakers import Speaker

LEFT, RIGHT = 7, 4
"""How many tokens a source has before the colon and after it; longer ones are clauses."""
SOURCE_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "DT", "POS", "HYPH", "PRP$", "CD"})


def headlines(article: Article, references: References, quoted: frozenset[int]) -> Iterator[Said]:
    """What titles and headings attribute with a colon or a dash."""
    for block, group in groupby(article.tokens, key=lambda t: t.sentence.block):
        if block.kind in {"title", "heading"} or block.char_start == 0:
            tokens = list(group)
            if tokens[-1].text not in {".", "”", '"'} and len(tokens) <= 30:
                yield from _headline(article, references, tokens, quoted)


def _headline(
    article: Article, references: References, tokens: Sequence[Token], quoted: frozenset[int]
) -> Iterator[Said]:
    for n, token in enumerate(tokens):
        if token.text not in {":", "–", "—", "-"} or not tokens[:n] or not tokens[n + 1 :]:
            continue
        before, after = tokens[:n], tokens[n + 1 :]
        if token.text == ":" and len(before) <= LEFT and len(after) > 2 and _is_source(before, references):
            if after[0].i not in quoted:
                yield _said(article, after, before)
            return
        if len(after) <= RIGHT and len(before) > 2 and _is_source(after, None) and before[-1].i not in quoted:
            yield _said(article, before, after)
            return


def _is_source(tokens: Sequence[Token], references: References | None) -> bool:
    if len(tokens) == 1 and tokens[0].lower in words("source"):
        return True
    if any(t.tag not in SOURCE_TAGS for t in tokens):
        return False
    last = tokens[-1]
    if last.lemma in words("source") or last.lower in words("source"):
        return True
    mention = references.mention_at(last) if references is not None else None
    return mention is not None and mention.entity_type == "person"


def _said(article: Article, said: Sequence[Token], source: Sequence[Token]) -> Said:
    start, end = trim(article.text, said[0].start, said[-1].end)
    return Said(
        start, end, "indirect", Attribution(Speaker(source[-1], source[0], source[-1]), None, None, "say"), (start, end)
    )
