"""The one parse: every kept block of an article through the model, and its annotations as plain tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.attrs import DEP, HEAD, SENT_START, SPACY, TAG
from spacy.tokens import Doc

from transforms.article import Article, Name, ParsedSentence, Token
from transforms.language.model import Model
from warehouse.tables.blocks import Block

# A longer block is parsed in pieces, so that memory stays flat; the model's own limit is 1,000,000 characters.
PIECE = 50_000
RUN = 1_000
LONG_RUN = re.compile(rf"\S{{{RUN}}}")


def parse(articles: Sequence[Article], model: Model) -> None:
    """Parse all kept blocks of the articles and add sentences, tokens and names to them."""
    work = [
        (article, block, start, end) for article in articles for block in article.blocks for start, end in pieces(block)
    ]
    texts = (article.text[start:end] for article, _, start, end in work)
    for (article, block, start, _), doc in zip(work, model.nlp.pipe(texts, batch_size=64), strict=True):
        add(article, block, start, doc, model)


def pieces(block: Block) -> Iterator[tuple[int, int]]:
    """The stretches of `Article.text` to parse: a whole block, or parts of a very long one, cut at white space.

    A run without white space is cut after RUN characters: the tokenizer's time grows with the square of its length.
    """
    if not block.kept or block.char_start is None or block.char_end is None:
        return
    cuts = [m.end() for m in LONG_RUN.finditer(block.text)] if len(block.text) > RUN else []
    first = 0
    for last in (*cuts, len(block.text)):
        while last - first > PIECE:
            space = block.text.rfind(" ", first, first + PIECE)
            end = first + PIECE if space <= first else space + 1
            yield block.char_start + first, block.char_start + end
            first = end
        if last > first:
            yield block.char_start + first, block.char_start + last
        first = last


def add(article: Article, block: Block, offset: int, doc: Doc, model: Model) -> None:
    """Add one parsed piece that starts at `offset` of the article's text."""
    if not len(doc):
        return
    strings, base = doc.vocab.strings, len(article.tokens)
    sentence: ParsedSentence | None = None
    rows = doc.to_array([HEAD, DEP, TAG, SPACY, SENT_START])
    tokens = []
    for i, (word, row) in enumerate(zip(doc, rows, strict=True)):
        if sentence is None or int(row[4]) == 1:
            sentence = ParsedSentence(article.row_id("s", len(article.sentences)), block, offset + word.idx, 0)
            article.sentences.append(sentence)
        text, tag = word.text, strings[int(row[2])]
        start = offset + word.idx
        lower = text.lower()
        lemma = model.lemmas.lemma(lower, tag)
        token = Token(
            base + i, start, start + len(text), text, lower, lemma, tag, strings[int(row[1])], bool(row[3]), sentence
        )
        sentence.tokens.append(token)
        sentence.end = token.end
        tokens.append(token)
    for i, token in enumerate(tokens):
        token.head = tokens[i + int(rows[i][0].astype("int64"))]
        if token.head is not token:
            token.head.children.append(token)
    article.tokens.extend(tokens)
    article.names.extend(Name(base + ent.start, base + ent.end, ent.label_) for ent in doc.ents)
