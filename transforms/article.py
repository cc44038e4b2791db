"""An article as the extractors see it: cleaned text, blocks, and the sentences and tokens of its one parse."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, KeysView
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from operator import attrgetter

from warehouse.tables.blocks import Block
from warehouse.tables.documents import Document


@dataclass(slots=True, eq=False)
class Token:
    """One token of the parse. `start` and `end` are code points of `Article.text`; `i` counts through the article."""

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    tag: str
    """Penn Treebank tag."""
    dep: str
    """Dependency label of spaCy's English models (ClearNLP): nsubj, dobj, pobj ..."""
    space: bool
    """Whether white space follows."""
    sentence: ParsedSentence
    head: Token = field(init=False)
    """The governor; the token itself at a root."""
    children: list[Token] = field(init=False, default_factory=list)
    """Direct dependents in the order of the text."""

    def __repr__(self) -> str:
        return f"<{self.text} {self.tag} {self.dep}>"

    def ancestors(self) -> Iterator[Token]:
        """The governors from the nearest to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def subtree(self) -> list[Token]:
        """The token and everything below it, in the order of the text."""
        found, stack = [], [self]
        while stack:
            token = stack.pop()
            found.append(token)
            stack.extend(token.children)
        return sorted(found, key=lambda t: t.i)

    def child(self, *deps: str) -> Token | None:
        """The first direct dependent with one of these labels."""
        for child in self.children:  # half the time of `next` over a generator, and asked for once a word
            if child.dep in deps:
                return child
        return None


Index = dict[str, list[Token]]
Forms = AbstractSet[str] | KeysView[str]


@dataclass(slots=True, eq=False)
class Name:
    """A name that the language model found: tokens [first, last) of the article, and the model's label (OntoNotes)."""

    first: int
    last: int
    label: str


@dataclass(slots=True, eq=False)
class ParsedSentence:
    """One sentence: its id, its block, its place in `Article.text`, and its tokens."""

    sent_id: str
    block: Block
    start: int
    end: int
    tokens: list[Token] = field(default_factory=list)
    mask: int = 0
    """The lists of words of which one is here: what `language.prefilter` has bits for."""
    _root: Token | None = field(init=False, default=None)

    @property
    def root(self) -> Token:
        """The token that governs the sentence."""
        root = self._root
        if root is None or root.head is not root:
            root = self._root = next(t for t in self.tokens if t.head is t)
        return root


@dataclass(slots=True, eq=False)
class Article:
    """One article on its way through the pipeline; `blocks` holds the dropped blocks too."""

    document: Document
    blocks: list[Block]
    sentences: list[ParsedSentence] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    text: str = field(init=False)
    """The cleaned text that all offsets count in."""
    _by_text: Index = field(init=False, default_factory=dict)
    _by_lower: Index = field(init=False, default_factory=dict)
    _capitalised: list[Token] = field(init=False, default_factory=list)
    _starts: list[int] = field(init=False, default_factory=list)
    _indexed: int = field(init=False, default=0)
    """Tokens that the indexes hold."""

    def __post_init__(self) -> None:
        self.text = self.document.text

    @property
    def doc_id(self) -> str:
        """Id of the article."""
        return self.document.doc_id

    @property
    def spellings(self) -> KeysView[str]:
        """The texts of the tokens, each once."""
        self._index()
        return self._by_text.keys()

    @property
    def starts(self) -> list[int]:
        """Where the tokens start, for a search by place."""
        self._index()
        return self._starts

    def spelled(self, forms: Forms) -> list[Token]:
        """The tokens whose text is one of these forms, in the order of the text: no pass over all tokens."""
        self._index()
        return chosen(self._by_text, forms)

    def capitalised(self) -> list[Token]:
        """The tokens whose first character is a capital, in the order of the text."""
        self._index()
        return self._capitalised

    def lowered(self, forms: Forms) -> list[Token]:
        """The tokens whose text in lower case is one of these forms, in the order of the text."""
        self._index()
        return chosen(self._by_lower, forms)

    def _index(self) -> None:
        """Put the tokens in order of their texts, once they are there."""
        if self._indexed == len(self.tokens):
            return
        by_text: Index = defaultdict(list)
        for token in self.tokens:
            by_text[token.text].append(token)
        by_lower: Index = {}
        for tokens in by_text.values():
            lower = tokens[0].lower
            by_lower[lower] = [*by_lower[lower], *tokens] if lower in by_lower else tokens
        self._by_text, self._by_lower = dict(by_text), by_lower
        self._capitalised = chosen(by_text, {text for text in by_text if text[:1].isupper()})
        self._starts = [token.start for token in self.tokens]
        self._indexed = len(self.tokens)

    def row_id(self, letter: str, number: int) -> str:
        """Id of the article's row `number` (from 0) of a table.

        Numbers follow the order of the text, so the same article always gives the same ids.
        """
        return f"{self.doc_id}:{letter}{number}"

    def forget(self) -> None:
        """Let go of the parse: tokens and sentences name each other, and would wait for a search for garbage otherwise."""
        for token in self.tokens:
            del token.head
        for sentence in self.sentences:
            sentence.tokens.clear()
            sentence._root = None  # noqa: SLF001 -- of this module
        self.tokens.clear()
        self.sentences.clear()
        self._by_text.clear()
        self._by_lower.clear()
        self._capitalised.clear()
        self._starts, self._indexed = [], 0


def chosen(index: Index, forms: Forms) -> list[Token]:
    """The tokens of an index that stand under one of the forms, in the order of the text."""
    fewer, more = (index, forms) if len(index) < len(forms) else (forms, index)
    tokens = [t for form in fewer if form in more for t in index[form]]
    tokens.sort(key=attrgetter("i"))
    return tokens
