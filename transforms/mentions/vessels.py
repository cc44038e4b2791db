"""Ships and boats by name: "MV Tumaini", "USS Carl Vinson", "the tanker Sea Lark", and "the Tumaini" after them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transforms.article import Article, Token
from transforms.lexicons import word_list
from transforms.mentions.common_words import is_common
from transforms.mentions.headings import in_title_case
from transforms.mentions.known_names import entities, nations
from transforms.mentions.name_lexicons import occupations, organization_words, titles
from transforms.mentions.phrase_matcher import PhraseMatcher
from transforms.mentions.spans import Span

PREFIXES = word_list("name_cues.tsv", "ship_prefixes")
# Prefixes that stand for other things too: MS Word, an SS officer, the MT account.
DOUBTFUL_PREFIXES = word_list("name_cues.tsv", "doubtful_ship_prefixes")
SINGULAR = word_list("name_cues.tsv", "vessels") | word_list("name_cues.tsv", "boats")
PLURAL = frozenset(f"{kind}s" for kind in SINGULAR)
KINDS = SINGULAR | PLURAL
MONTHS_DAYS = word_list("name_cues.tsv", "months_days")
# Titles with which names of ships begin: the cargo ship Princess Aileen.
NAMED_SO = word_list("name_cues.tsv", "ship_titles")
CARGOES = word_list("name_cues.tsv", "carried")
"""What carriers carry that are ships: a bulk carrier."""
SHORTEST = 4
"""Letters of the last word of a ship's name that stands for it."""
LONGEST = 5
"""Words of a ship's name."""
QUOTES = frozenset({'"', "“", "”", "``", "''"})


def vessels(article: Article) -> list[Span]:
    """The ships that a prefix or a word for ships introduces, and their names with the article alone."""
    named = [*prefixed(article), *introduced(article)]
    return [*named, *again(article, named)]


def prefixed(article: Article) -> Iterator[Span]:
    """Names behind a prefix: "the MV Spice Islander I", "HMS Belfast"."""
    at_sea = bool(article.lowered(KINDS))
    for token in article.spelled(PREFIXES | DOUBTFUL_PREFIXES if at_sea else PREFIXES):
        end = name_end(article, token.i + 1)
        if end > token.i + 1 and not is_office(article.tokens[token.i + 1]):
            yield Span(token.i, end, "other", "pattern", reason=f"a ship by {token.text!r}")


def introduced(article: Article) -> Iterator[Span]:
    """Names behind a word for ships in small letters: "the ferry Nyerere", "a patrol boat, the Msoga"."""
    for token in article.spelled(KINDS):
        if not is_ship(article, token):
            continue
        start = token.i + 1
        if [t.lower for t in article.tokens[start : start + 2]] == [",", "the"]:
            start += 2
        while (end := name_end(article, start)) > start and is_ships_name(article, start, end):
            yield Span(start, end, "other", "pattern", reason=f"a ship, after {token.text!r}")
            if token.text not in PLURAL or article.tokens[end].text not in {",", "and"}:
                break
            start = end + 1  # the tankers Sea Lark and Torm Hilde


def is_ship(article: Article, token: Token) -> bool:
    """Whether a word for ships is one here: a carrier may be an airline."""
    if token.lower not in {"carrier", "carriers"}:
        return True
    return token.i > 0 and article.tokens[token.i - 1].lower in CARGOES


def name_end(article: Article, start: int) -> int:
    """The token after a ship's name that begins at a token; the token itself where none does."""
    tokens, end = article.tokens, start
    while end < min(len(tokens), start + LONGEST + 2) and tokens[end].sentence is tokens[start - 1].sentence:
        if not (
            is_name_word(tokens[end])
            or is_hull_number(tokens, start, end)
            or (end > start and is_nickname(article, end))
        ):
            break
        end += 1
    return end


def is_name_word(token: Token) -> bool:
    """Whether a word may be part of a ship's name."""
    return (token.text[0].isupper() and token.lower not in MONTHS_DAYS) or (
        token.text.isdigit() and len(token.text) < 4
    )


def is_hull_number(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Whether a number stands behind the letters of a fleet: CSB 8005."""
    return at == start + 1 and tokens[start].text.isupper() and tokens[at].text.isdigit()


def is_nickname(article: Article, at: int) -> bool:
    """Whether a mark belongs to a nickname within the name: USS Hershel "Woody" Williams."""
    around = article.tokens[at - 2 : at + 3]
    marks = [t.text in QUOTES for t in around]
    return marks in ([False, False, True, False, True], [True, False, True, False, False])


def is_ships_name(article: Article, start: int, end: int) -> bool:
    """Whether capitalised words behind a word for ships name the ship: not who owns it, nor whose office follows."""
    span = Span(start, end, "other", "pattern")
    first, head, text = article.tokens[start], span.head(article), span.text(article)
    if (
        (is_office(first) and first.text not in NAMED_SO)
        or in_title_case(first.sentence)
        or span.after(article)[0] in {"-", "'s", "’s"}
    ):
        return False
    owned = head.dep.startswith("nsubj") and head.head.dep == "relcl"  # the boat Smith bought
    listed = entities().get(text) or nations().get(text)
    is_body = article.tokens[end - 1].lower in organization_words()
    return first.tag.startswith("NNP") and not (owned or listed or is_body)


def is_office(token: Token) -> bool:
    """Whether a word is a title or an occupation, behind which somebody is named."""
    word = token.lower.rstrip(".")
    return word in titles() or word in occupations()


def again(article: Article, named: list[Span]) -> Iterator[Span]:
    """The names alone, one word behind the article: "the Tumaini", "Maersk Garonne sailed"."""
    bare = {name: span for span in named for name in short_names(span.text(article))}
    for first, last, model in PhraseMatcher.of(bare.items()).find(article):
        before = article.tokens[first - 1] if first else None
        goes_on = last < len(article.tokens) and article.tokens[last].text[:1].isupper()
        definite = before is not None and before.lower == "the"
        if (definite or last - first > 1) and not goes_on:
            yield Span(first, last, "other", "pattern", reason=f"{model.text(article)!r} is a ship")


def short_names(name: str) -> set[str]:
    """What a ship can be called behind the article: without its prefix, or by the last of two rare words.

    >>> sorted(short_names("Aurora Nuyina")), sorted(short_names("MV Spice Islander"))
    (['Aurora Nuyina', 'Nuyina'], ['Spice Islander'])
    """
    bare = without_prefix(name)
    last = bare.rpartition(" ")[2]
    return {bare} if is_common(last.lower()) or len(last) < SHORTEST or not last.isalpha() else {bare, last}


def without_prefix(name: str) -> str:
    """A ship's name alone.

    >>> without_prefix("MV Tumaini"), without_prefix("Front Altair")
    ('Tumaini', 'Front Altair')
    """
    prefix, _, rest = name.partition(" ")
    return rest if rest and prefix in PREFIXES | DOUBTFUL_PREFIXES else name
