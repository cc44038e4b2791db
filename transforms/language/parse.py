"""The one parse: every kept block of an article through the model, and its annotations as plain tokens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from spacy.attrs import DEP, HEAD, IDX, ORTH, SENT_START, SPACY, TAG
from spacy.tokens import Doc

from transforms.article import Article, Name, ParsedSentence, Token
from transforms.language.clauses import SUBJECTS
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
    columns = doc.to_array([ORTH, TAG, DEP, IDX, SPACY, SENT_START, HEAD]).astype("int64").T.tolist()
    words, tags, deps, starts, spaces, begins, heads = columns
    labels = {number: lexemes.name(number) for number in set(deps)}
    tokens: list[Token] = []
    for i, (word, tagged, dep, place, space) in enumerate(zip(words, tags, deps, starts, spaces, strict=True), base):
        text, lower, lemma, tag = lexemes[word, tagged]
        start = offset + place
        if not tokens or (begins[i - base] == 1 and not is_bracketed(tokens)):
            sentence = ParsedSentence(article.row_id("s", len(article.sentences)), block, start, 0)
            article.sentences.append(sentence)
        end = start + len(text)
        token = Token(i, start, end, text, lower, lemma, tag, labels[dep], bool(space), sentence)
        sentence.tokens.append(token)
        sentence.end = end
        tokens.append(token)
    for token, distance in zip(tokens, heads, strict=True):
        token.head = tokens[token.i - base + distance]
        if distance:
            token.head.children.append(token)
    for sentence in {id(t.sentence): t.sentence for t in tokens if t.head is t}.values():
        join_trees(sentence)
        mend_root(sentence.tokens[0].sentence.root)
    for token in tokens:
        mend_noun(token)
        mend_clause(token)
        mend_denial(token)
    article.tokens.extend(tokens)
    article.names.extend(Name(base + ent.start, base + ent.end, ent.label_) for ent in doc.ents)


def join_trees(sentence: ParsedSentence) -> None:
    """Hang further roots on the first one: a sentence has one tree."""
    first, *further = [t for t in sentence.tokens if t.head is t]
    for root in further:
        root.head = first
        first.children.append(root)


def mend_root(root: Token) -> None:
    """Tag a root with a subject and an object as the verb that it is: the tagger takes those of headlines for nouns ("Police arrest 12")."""
    if root.tag in {"NN", "NNS"} and root.child("nsubj") is not None and root.child("dobj") is not None:
        root.tag = "VBP" if root.tag == "NN" else "VBZ"
    finite = root.child("nsubj") is not None and root.child("aux", "auxpass") is None
    if finite and root.tag == "VBN" and root.child("dobj", "oprd") is not None:
        root.tag = "VBD"  # "Aurora named Ines Berg as director"
    if finite and root.tag in {"VB", "VBP"} and root.lower != root.lemma and root.lemma not in {"be", "have", "do"}:
        root.tag = "VBD"  # a past form that the model does not know: "retook"


NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
"""Labels of what only a noun is, unless it has a clause of its own."""
CLAUSAL = (*SUBJECTS, "dobj", "aux", "auxpass", "neg", "mark", "advmod")
"""Labels of what only a clause has."""


def mend_noun(token: Token) -> None:
    """Tag as the noun that it is what the tagger of headlines takes for a verb: "Drone strike kills nine"."""
    if token.tag not in {"VB", "VBP", "VBZ"} or token.dep not in NOMINAL or token.child(*CLAUSAL) is not None:
        return
    if token.child("compound", "det", "amod", "poss", "nummod") is not None:
        token.tag = "NNS" if token.tag == "VBZ" else "NN"


def mend_clause(verb: Token) -> None:
    """Give a clause after a counted time its subject, which the parser hangs on "after": "a day after a court jailed him"."""
    if verb.dep != "advcl" or verb.tag not in {"VBD", "VBZ", "VBP"} or verb.child(*SUBJECTS) is not None:
        return
    time = verb.child("npadvmod")
    link = time.child("prep") if time is not None and time.i < verb.i else None
    noun = link.child("pobj") if link is not None and link.lower in {"after", "before"} else None
    if time is None or link is None or noun is None or not link.i < noun.i < verb.i:
        return
    move(link, verb, "mark")
    move(noun, verb, "nsubj")


DENYING = frozenset({"deny", "dispute", "reject", "refute"})
ANSWERING = frozenset(
    {"accuse", "blame", "criticise", "criticize", "condemn", "say", "insist", "add", "urge", "vow", "warn"}
)
"""Verbs by which whoever denies something goes on, rather than the one about whom it is denied."""


def mend_denial(verb: Token) -> None:
    """Hang what a denial goes on with on the denial: "denied that it had fired and accused Israel of lying"."""
    denied = verb.head
    if verb.dep != "conj" or verb.lemma not in ANSWERING or verb.child(*SUBJECTS) is not None:
        return
    if denied.dep == "ccomp" and denied.head.lemma in DENYING and verb.tag in FINITE:
        move(verb, denied.head, "conj")


FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
"""Tags of finite verbs, and of those that the tagger takes for participles behind another one."""


def move(token: Token, head: Token, dep: str) -> None:
    """Hang a token on another head, among its dependents in the order of the text."""
    token.head.children.remove(token)
    token.head, token.dep = head, dep
    head.children = sorted([*head.children, token], key=lambda t: t.i)


def is_bracketed(tokens: Sequence[Token]) -> bool:
    """Whether an abbreviation in brackets stands last, after which the parser may begin a tree: "Adm. (ret.) Paul Meyer"."""
    near = [t.text for t in tokens[-BRACKETED - 2 :]]
    return near[-2:] == [".", ")"] and is_bracketed_abbreviation(near, len(near) - 2)
