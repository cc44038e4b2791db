"""What an article tells of a person beside the name: occupations, the organization that they tie the person to, and the age.

"Basel coach Thomas Berger", "Maria Santos, 34, a nurse at St Mary's Hospital, said", "Otieno was elected governor".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from transforms.article import Article, Token
from transforms.gazetteer.countries import countries
from transforms.lexicons import word_list
from transforms.mentions.name_lexicons import occupations
from transforms.mentions.nationality import LEADING
from transforms.mentions.spans import Span

LONGEST = 4
"""Words of a role that are looked for at most."""
LEAD, BEHIND = 6, 12
"""Tokens before and behind a name that may describe the person."""
TYING = word_list("name_cues.tsv", "tying")
SUBJECTS = word_list("name_cues.tsv", "subjects_taught")
"""What a nationality word qualifies without saying that a person is of the country."""
NAMING = word_list("name_cues.tsv", "naming")
AGE_BEHIND = re.compile(r"(?:, | \()(?:aged )?(\d{1,3})(?=[,);.])")
AGE_BEFORE = re.compile(r"(\d{1,3})[- ]years?[- ]old (?:[\w'’.-]+ ){0,4}$")
OLDEST = 110
"""Years above which a number beside a name is no age."""


@dataclass(frozen=True, slots=True)
class Role:
    """What the words beside one mention of a person tell."""

    occupations: tuple[str, ...] = ()
    affiliation: str | None = None
    age: int | None = None
    countries: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Setting:
    """What is asked of the article for every person: who and what is named where, and where words and sentences stand."""

    article: Article
    people: frozenset[int]
    """Tokens of persons' names."""
    organizations: Mapping[int, tuple[Span, str]]
    """Organizations with their fullest names, by first token."""
    sentences: Mapping[str, int]
    """The place of each sentence, by its id."""

    @classmethod
    def of(cls, article: Article, spans: Sequence[Span], names: Mapping[Span, str]) -> Setting:
        """The setting of an article's names; `names` are the fullest ones of its organizations."""
        people = frozenset(i for span in spans if span.kind == "person" for i in range(span.first, span.last))
        sentences = {s.sent_id: n for n, s in enumerate(article.sentences)}
        return cls(article, people, {span.first: (span, name) for span, name in names.items()}, sentences)

    def others(self, token: int, span: Span) -> bool:
        """Whether a token belongs to the name of another person."""
        return token in self.people and not span.first <= token < span.last


def describe(article: Article, spans: Sequence[Span], names: Mapping[Span, str]) -> dict[Span, Role]:
    """The roles of the article's persons, by mention.

    Args:
        article: parsed.
        spans: its names.
        names: the fullest names of its organizations.
    """
    setting = Setting.of(article, spans, names)
    return {span: role(setting, span) for span in spans if span.kind == "person"}


def role(setting: Setting, span: Span) -> Role:
    """What the words beside one mention tell."""
    told = [p for p in phrases(setting, span) if not any(setting.others(t.i, span) for t in p)]
    listed = dict.fromkeys(word for phrase in told for word in matches(phrase, setting, span))
    return Role(tuple(listed), affiliation(setting, span, told), age(setting.article, span), nationality(told[1:]))


def phrases(setting: Setting, span: Span) -> Iterator[list[Token]]:
    """The stretches of words that may say what a person is; each ends where something else is spoken of."""
    article = setting.article
    yield before(article, span)
    yield behind(article, span)
    head = span.head(article)
    nouns = [head.head] if head.dep == "appos" and head.head.i < span.first else []
    if head.dep in {"nsubj", "nsubjpass"} and head.head.lemma in NAMING:
        nouns += [c for c in head.head.children if c.dep in {"attr", "oprd", "dobj"} and c.i > head.head.i]
    for noun in nouns:
        first = min((c.i for c in noun.children if c.i < noun.i and c.dep != "punct"), default=noun.i)
        yield article.tokens[first : noun.i + 1 + LONGEST * (noun.i > span.last)]
    yield taken_up(setting, head)


def taken_up(setting: Setting, head: Token) -> list[Token]:
    """The subject of the next sentence, where it takes up the one before: "Lawson plays the queen. The actress learnt to ride"."""
    sentences = setting.article.sentences
    at = setting.sentences[head.sentence.sent_id] + 1
    if head.dep not in {"nsubj", "nsubjpass"} or at == len(sentences) or sentences[at].block is not head.sentence.block:
        return []
    tokens = sentences[at].tokens
    noun = next((t for t in tokens if t.dep in {"nsubj", "nsubjpass"}), None)
    if not noun or tokens[0].lower != "the" or tokens[0].head is not noun:
        return []
    first = setting.article.lowered({noun.lower})[0]
    return [] if first.i < tokens[0].i else setting.article.tokens[tokens[1].i : noun.i + 1]


def before(article: Article, span: Span) -> list[Token]:
    """The nouns and adjectives that lead up to a name."""
    first = span.first
    tokens = article.tokens
    while (
        first > max(0, span.first - LEAD)
        and tokens[first - 1].tag in LEADING
        and tokens[first - 1].sentence is tokens[span.first].sentence
    ):
        first -= 1
    return tokens[first : span.first]


def behind(article: Article, span: Span) -> list[Token]:
    """What stands between commas behind a name, an age aside."""
    sentence = article.tokens[span.first].sentence
    rest = [t for t in article.tokens[span.last : span.last + BEHIND + 3] if t.sentence is sentence]
    if rest[2:] and rest[1].text.isdecimal() and rest[2].text in {",", ")"}:
        rest = rest[2:]
    if not may_describe(rest):
        return []
    found = rest[:1] if rest[0].lower in TYING else []
    inside = list(takewhile(is_inside, rest[1:]))
    return [] if is_new_subject(inside, rest[len(inside) + 1 :]) else [*found, *inside]


def is_new_subject(inside: Sequence[Token], after: Sequence[Token]) -> bool:
    """Whether what follows a comma is the subject of the verb behind it: "beside Lavrov, the British premier urged him"."""
    acts = after[:1] and after[0].tag in {"VBD", "VBZ", "VBP", "MD"}
    return bool(acts) and bool(inside) and inside[0].lower == "the"


def is_inside(token: Token) -> bool:
    """Whether a word goes on with what stands between commas."""
    return not token.tag.startswith(("V", "W", "M")) and token.text not in {",", ";", ".", "(", ":"}


def may_describe(rest: Sequence[Token]) -> bool:
    """Whether what follows a name may say what the person is: not ", and a prosecutor said", ", by his lawyer, replied"."""
    if not rest or rest[0].lower not in {",", ")", *TYING}:
        return False
    return rest[0].lower in TYING or not any(t.tag in {"CC", "IN"} for t in rest[1:2])


def matches(phrase: Sequence[Token], setting: Setting, span: Span) -> Iterator[str]:
    """The occupations in a stretch of words up to a preposition, but for those that lead up to another person's name."""
    words = [t.lower.rstrip(".") for t in phrase]
    lemmas = [t.lemma.lower() if t.tag in {"NNS", "NNPS"} else w for t, w in zip(phrase, words, strict=True)]
    i = 0
    while i < len(phrase) and words[i] not in TYING:
        for size in range(min(LONGEST, len(phrase) - i), 0, -1):
            word = joined(phrase[i : i + size], [*words[i : i + size - 1], lemmas[i + size - 1]])
            last = phrase[i + size - 1]
            if word in occupations() and not setting.others(last.i + 1, span):
                yield from told_by(word, setting.article, last)
                i += size - 1
                break
        i += 1


def told_by(word: str, article: Article, last: Token) -> Iterator[str]:
    """An occupation that tells a circle and owns nothing behind it: "the governor's press secretary" is no governor."""
    owns = last.i + 1 < len(article.tokens) and article.tokens[last.i + 1].tag == "POS"
    if occupations()[word] and not owns:
        yield word


def joined(tokens: Sequence[Token], words: Sequence[str]) -> str:
    """Words as they are written, with the hyphens between them close."""
    return "".join(w + " " * t.space for t, w in zip(tokens, words, strict=True)).rstrip()


def nationality(told: Sequence[Sequence[Token]]) -> frozenset[str]:
    """The countries whose people one is said to be of: "Hassan Farah, a Canadian", "Jan Nowak, a former Polish minister"."""
    found = set()
    for part in filter(None, told):
        for token, behind_it in zip(part, [*part[1:], None], strict=True):
            if token.lower in TYING:
                break
            if token.text in countries().by_people and not (behind_it and behind_it.lower in SUBJECTS):
                found.add(countries().by_people[token.text])
    return frozenset(found)


def affiliation(setting: Setting, span: Span, told: Sequence[Sequence[Token]]) -> str | None:
    """The organization of the words beside a name: "Wei Chen, an analyst at Harbor Securities", "Harbor Securities analyst Wei Chen"."""
    tokens = setting.article.tokens
    for token in (t for phrase in told for t in phrase if t.i in setting.organizations):
        found, name = setting.organizations[token.i]
        leads = found.last <= span.first and all(t.tag in LEADING for t in tokens[found.last : span.first])
        if leads or tokens[token.i - 1].lower in {*TYING, "the"}:
            return name
    return None


def age(article: Article, span: Span) -> int | None:
    """The age beside a name: "Maria Santos, 34," or "19-year-old John Carter"."""
    start, end = article.tokens[span.first].start, article.tokens[span.last - 1].end
    found = AGE_BEHIND.match(article.text, end) or AGE_BEFORE.search(article.text[max(0, start - 60) : start])
    return int(found[1]) if found and 0 < int(found[1]) <= OLDEST else None
