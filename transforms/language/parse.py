"""The one parse: every kept block of an article through the model, and its annotations as plain tokens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from spacy.attrs import DEP, HEAD, IDX, ORTH, SENT_START, SPACY, TAG
from spacy.tokens import Doc

from transforms.article import Article, Name, ParsedSentence, Token
from transforms.language.mending import mend
from transforms.language.model import Model
from transforms.language.sentences import BRACKETED, is_bracketed_abbreviation
from warehouse.tables.blocks import Block

# A longer block is parsed in pieces, and pieces go through the model in batches, so that memory stays flat: measured, a batch of
# 50,000 characters of bare numbers, the worst text, takes 0.25 GB. Blocks of prose have some 300 characters.
PIECE = 10_000
BATCH = 64
"""Pieces of text that go through the model together; it suits the processor's cache."""
BATCH_CHARACTERS = 50_000
"""Characters of a batch, so that memory is bounded."""
RUN = 1_000
"""Characters without white space after which a text is cut."""
Work = tuple[Article, Block, int, int]
"""A stretch of an article to parse, and its block."""
LONG_RUN = re.compile(rf"\S{{{RUN}}}")


def parse(articles: Sequence[Article], model: Model) -> None:
    """Parse all kept blocks of the articles and add sentences, tokens and names to them."""
    model.lexemes.trim()
    work = [
        (article, block, start, end) for article in articles for block in article.blocks for start, end in pieces(block)
    ]
    for batch in batches(work):
        texts = [article.text[start:end] for article, _, start, end in batch]
        for (article, block, start, _), doc in zip(batch, model.nlp.pipe(texts, batch_size=BATCH), strict=True):
            add(article, block, start, doc, model)


def batches(work: Iterable[Work]) -> Iterator[list[Work]]:
    """The work in batches of at most BATCH pieces and, one longer piece aside, BATCH_CHARACTERS."""
    batch: list[Work] = []
    size = 0
    for piece in work:
        length = piece[3] - piece[2]
        if batch and (len(batch) == BATCH or size + length > BATCH_CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append(piece)
        size += length
    if batch:
        yield batch


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
    base, lexemes = len(article.tokens), model.lexemes
    array = doc.to_array([ORTH, TAG, DEP, IDX, SPACY, SENT_START, HEAD]).astype("int64").T.tolist()
    words, tags, deps, starts, spaces, begins, heads = array
    labels = {number: lexemes.name(number) for number in set(deps)}
    tokens: list[Token] = []
    sentences: list[ParsedSentence] = []
    columns = zip(words, tags, deps, starts, spaces, begins, strict=True)
    for i, (word, tagged, dep, place, space, begin) in enumerate(columns, base):
        text, lower, lemma, tag = lexemes[word, tagged]
        start = offset + place
        if not tokens or (begin == 1 and not is_bracketed(tokens)):
            sentence = ParsedSentence(article.row_id("s", len(article.sentences) + len(sentences)), block, start, 0)
            sentences.append(sentence)
            add_token = sentence.tokens.append
        token = Token(i, start, start + len(text), text, lower, lemma, tag, labels[dep], space == 1, sentence)
        add_token(token)
        tokens.append(token)
    for k, (token, distance) in enumerate(zip(tokens, heads, strict=True)):
        token.head = head = tokens[k + distance]
        if distance:
            head.children.append(token)
    for sentence in sentences:
        sentence.end = sentence.tokens[-1].end
    article.sentences.extend(sentences)
    for sentence in {id(t.sentence): t.sentence for t in tokens if t.head is t}.values():
        join_trees(sentence)
        mend(sentence)
    article.tokens.extend(tokens)
    article.names.extend(Name(base + ent.start, base + ent.end, ent.label_) for ent in doc.ents)


def join_trees(sentence: ParsedSentence) -> None:
    """Hang further roots on the first one: a sentence has one tree."""
    first, *further = [t for t in sentence.tokens if t.head is t]
    for root in further:
        root.head = first
        first.children.append(root)


def is_bracketed(tokens: Sequence[Token]) -> bool:
    """Whether an abbreviation in brackets stands last, after which the parser may begin a tree: "Adm. (ret.) Paul Meyer"."""
    near = [t.text for t in tokens[-BRACKETED - 2 :]]
    return near[-2:] == [".", ")"] and is_bracketed_abbreviation(near, len(near) - 2)
