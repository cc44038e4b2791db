"""One expression of time at its place in an article."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.article import ParsedSentence, Token
from transforms.lexicons import word_list
from transforms.times.direction import Direction, direction
from transforms.times.nodes import Match, Partial
from transforms.times.token_stream import TokenStream

RESULTS = word_list("time_words.tsv", "results")
"""What is told of a quarter once it is over, though it "will be reported"."""


@dataclass(frozen=True, slots=True)
class Expression:
    """One expression of the article, before its date is known."""

    stream: TokenStream
    match: Match
    sentence: ParsedSentence

    @property
    def start(self) -> int:
        """First code point in the article's text."""
        return self.stream.atoms[self.match.first].start

    @property
    def end(self) -> int:
        """The code point after its last."""
        return self.stream.atoms[self.match.end - 1].end

    @property
    def before(self) -> str:
        """The word before it, in small letters."""
        return self.stream.word(self.match.first - 1)

    def head(self) -> Token:
        """The token of the expression that the rest of it hangs on."""
        token = self.stream.token(self.match.end - 1)
        inside = {self.stream.token(i).i for i in range(self.match.first, self.match.end)}
        while token.head is not token and token.head.i in inside:
            token = token.head
        return token

    def direction(self) -> Direction | None:
        """The direction that the clause gives; the quarter of results is over."""
        token = self.head()
        if isinstance(self.match.node, Partial) and self.match.node.quarter and token.head.lemma in RESULTS:
            return "past"
        return direction(token)

    def is_before_that(self) -> bool:
        """Whether the clause lies before what was told so far: a verb in the pluperfect ("had burned"), but for `by`, which leads on."""
        if self.before == "by":
            return False
        verb = next((t for t in self.head().ancestors() if t.tag[:1] == "V"), None)
        return verb is not None and any(c.lower == "had" and c.dep == "aux" for c in verb.children)
