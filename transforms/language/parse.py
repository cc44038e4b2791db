"""The one parse: every kept block of an article through the model, and its annotations as plain tokens."""

from __future__ import annotations

import operator
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial, reduce
from itertools import chain, count, pairwise, repeat

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
BATCH = 256
"""Pieces of text that go through the model together. spaCy's parser and NER work on a quarter of them at a time: 64 pieces take 1.1 times as long,
128 take 1.02 times, 512 the same."""
BATCH_CHARACTERS = 50_000
"""Characters of a batch, so that memory is bounded."""
RUN = 1_000
"""Characters without white space after which a text is cut."""
COLUMNS = [ORTH, TAG, DEP, IDX, SPACY, SENT_START, HEAD]
"""What is taken of a parse."""
Work = tuple[Article, Block, int, int]
"""A stretch of an article to parse, and its block."""
NEAR = BRACKETED + 2
"""Tokens before a sentence among which an abbreviation in brackets is looked for."""
CURLY = re.compile(r"(?<=[A-Za-z])’(?=[A-Z])")
"""An apostrophe within a name, which the model knows as a straight one only: O’Keefe, D’Souza."""
LONG_RUN = re.compile(rf"\S{{{RUN}}}")


def parse(articles: Sequence[Article], model: Model) -> None:
    """Parse all kept blocks of the articles and add sentences, tokens and names to them."""
    model.lexemes.trim()
    work = [
        (article, block, start, end) for article in articles for block in article.blocks for start, end in pieces(block)
    ]
    for batch in batches(work):
        texts = [CURLY.sub("'", article.text[start:end]) for article, _, start, end in batch]
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
    words, tags, deps, places, spaces, begins, heads = doc.to_array(COLUMNS).astype("int64").T.tolist()
    lexemes = map(model.lexemes.__getitem__, zip(words, tags, strict=True))
    texts, lowers, lemmas, names, masks = zip(*lexemes, strict=True)
    labels = map(model.lexemes.names.__getitem__, deps)
    starts = [offset + place for place in places]
    ends = list(map(operator.add, starts, map(len, texts)))
    if CURLY.search(article.text, offset, ends[-1]):
        texts = tuple(map(article.text.__getitem__, map(slice, starts, ends)))
        lowers = tuple(map(str.lower, texts))
    base, cuts = len(article.tokens), list(pairwise(bounds(texts, begins)))
    sentences = [
        ParsedSentence(sent_id, block, starts[first], ends[last - 1], mask=reduce(operator.or_, masks[first:last]))
        for sent_id, (first, last) in zip(
            map(partial(article.row_id, "s"), count(len(article.sentences))), cuts, strict=False
        )
    ]
    owners = chain.from_iterable(repeat(s, last - first) for s, (first, last) in zip(sentences, cuts, strict=True))
    tokens = list(
        map(Token, count(base), starts, ends, texts, lowers, lemmas, names, labels, map(bool, spaces), owners)
    )
    for sentence, (first, last) in zip(sentences, cuts, strict=True):
        sentence.tokens = tokens[first:last]
    hang(tokens, heads)
    for sentence in sentences:
        join(sentence)
        mend(sentence)
    article.sentences += sentences
    article.tokens += tokens
    article.names += [Name(base + ent.start, base + ent.end, ent.label_) for ent in doc.ents]


def bounds(texts: Sequence[str], begins: Sequence[int]) -> list[int]:
    """Where the sentences begin, and where the last one ends."""
    later = [i for i, begin in enumerate(begins) if begin == 1 and i and not is_bracketed(texts[max(0, i - NEAR) : i])]
    return [0, *later, len(texts)]


def hang(tokens: Sequence[Token], heads: Sequence[int]) -> None:
    """Hang the tokens on their heads, which are so many tokens away, in the order of the text."""
    for token, at in zip(tokens, map(operator.add, count(), heads), strict=False):
        token.head = head = tokens[at]
        if head is not token:
            head.children.append(token)


def join(sentence: ParsedSentence) -> None:
    """Hang further roots on the first one: a sentence has one tree."""
    first, *further = [token for token in sentence.tokens if token.head is token]
    for root in further:
        root.head = first
        first.children.append(root)


def is_bracketed(texts: Sequence[str]) -> bool:
    """Whether an abbreviation in brackets stands last, after which the parser may begin a tree: "Adm. (ret.) Paul Meyer"."""
    return texts[-2:] == (".", ")") and is_bracketed_abbreviation(texts, len(texts) - 2)
