"""Titles of works in quotation marks: 'her third novel, "Skelter", won', '"The Salt Road", a film by'."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.article import Article, Token
from transforms.lexicons import word_list
from transforms.mentions.kind_nouns import kind_nouns
from transforms.mentions.spans import Span

OPENING, CLOSING = frozenset({'"', "“", "``"}), frozenset({'"', "”", "''"})
MAKING = word_list("name_cues.tsv", "making_works")
PRIZES = word_list("name_cues.tsv", "prizes")
LINKS = frozenset({",", "and", "or", "&", ";"})
IN_MARKS = word_list("name_cues.tsv", "works_in_marks")
"""Nouns that are works only before a title in marks."""
INSIDE = word_list("name_cues.tsv", "small") | frozenset({"'s", "’s", ",", "!", "?", "'", "’", "-", ":"})
LONGEST = 8
"""Words of a title that is looked for."""
REACH = 6
"""Words before a title in which the noun or the verb stands that says what it is."""


def quoted_works(article: Article) -> Iterator[Span]:
    """The titles of books, films, songs in quotation marks, where a noun or a verb beside them says what they are."""
    end = told = 0
    for mark in article.spelled(OPENING):
        if mark.i < end:
            continue
        closing = closing_mark(article, mark)
        if closing is None:
            continue
        end = closing + 1
        first, last = mark.i + 1, without_end_mark(article, closing)
        if is_title(article.tokens[first:last]) and (
            reason := sign(article, mark, closing) or joined(article, mark, told)
        ):
            yield Span(first, last, "work", "pattern", reason=reason)
            told = closing


def joined(article: Article, mark: Token, told: int) -> str | None:
    """Whether a title stands right behind one that is told, on its list: 'songs such as "No Se Va" and "Tulum"'."""
    between = [t.lower for t in article.tokens[told + 1 : mark.i]] if told else []
    return "in marks on a list of works" if between and set(between) <= LINKS and len(between) < REACH else None


def closing_mark(article: Article, mark: Token) -> int | None:
    """The token that ends what a mark opens, within the words of a title; none where the mark itself ends something."""
    tokens = article.tokens
    if mark.space or mark.i + 1 >= len(tokens):
        return None
    last = min(len(tokens), mark.i + LONGEST + 3)
    found = next((i for i in range(mark.i + 1, last) if tokens[i].text in CLOSING), None)
    same = found is not None and tokens[found].sentence is tokens[mark.i + 1].sentence
    return found if same else None


def without_end_mark(article: Article, closing: int) -> int:
    """The token after the title: a comma or a full stop before the closing mark is the sentence's."""
    return closing - 1 if article.tokens[closing - 1].text in {",", "."} else closing


def is_title(tokens: list[Token]) -> bool:
    """Whether words are written as those of a title: capitals but for small words."""
    if not 0 < len(tokens) <= LONGEST or not tokens[0].text[0].isupper():
        return False
    return all(t.text[0].isupper() or t.text[0].isdigit() or t.lower in INSIDE for t in tokens)


def sign(article: Article, mark: Token, closing: int) -> str | None:
    """What says that a title in marks is a work's: a noun or a verb before it, or a noun in apposition behind."""
    return sign_before(article, mark) or sign_behind(article, closing)


def sign_before(article: Article, mark: Token) -> str | None:
    """A noun for works, a prize or a verb of making before a title, in its sentence."""
    for token in reversed(article.tokens[max(0, mark.i - REACH) : mark.i]):
        if token.sentence is not article.tokens[mark.i + 1].sentence or token.text in OPENING | CLOSING:
            return None
        if is_work(token) or is_won(article, token):
            return f"in marks after {token.text!r}"
        if token.tag.startswith("V"):
            return f"in marks after {token.text!r}" if token.lemma in MAKING else None
    return None


def is_won(article: Article, token: Token) -> bool:
    """Whether a prize is given for what follows."""
    return token.lower in PRIZES and article.tokens[token.i + 1].lower == "for"


def sign_behind(article: Article, closing: int) -> str | None:
    """A noun for works in apposition behind a title."""
    behind = article.tokens[closing : closing + REACH]
    apposed = article.tokens[closing - 1].text == "," or [t.text for t in behind[1:2]] == [","]
    noun = next((t for t in behind if is_work(t)), None) if apposed else None
    return f"in marks before {noun.text!r}" if noun else None


def is_work(token: Token) -> bool:
    """Whether a word before a title in marks is a noun for works, which the parser may have as an adjective there."""
    if token.tag in {"NN", "NNS"} and token.lower in IN_MARKS:
        return True
    return token.tag in {"NN", "NNS", "JJ"} and kind_nouns().get(token.lemma) == "work"
