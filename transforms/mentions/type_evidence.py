"""What the words beside a name say of its type: "treated with Vantrol", "Skelter, a novel", "Tarkan's shares"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, cast

from transforms.article import Article, Token
from transforms.lexicons import lexicon, nouns, word_list
from transforms.mentions.advice import is_guide
from transforms.mentions.kind_nouns import kind_nouns
from transforms.mentions.name_lexicons import (
    MONEY_SIGNS,
    family_names,
    given_names,
    occupations,
    organization_words,
    title_ends,
)
from transforms.mentions.spans import Span, first_of_list
from transforms.mentions.towns import is_example
from warehouse.tables.mentions import EntityType

DESCRIBED = 6
"""Votes of a noun that says what a name is: "Skelter, a novel"."""
BEHIND_IN = 4
"""Votes of a name behind "in": one more than of the model's label for one mention. In 443 articles of many kinds 3 loses five names, three of
them places (Harlem, Huwaijah, Exarcheia); 6 changes one row."""
LONGEST_PLACE = 3
"""Words of a name that "in" may show as a place's."""
MONTHS_DAYS = word_list("name_cues.tsv", "months_days")
QUOTED = word_list("name_cues.tsv", "quoted_verbs")
NO_MAKERS = word_list("name_cues.tsv", "no_makers")
NOT_WHERE = word_list("name_cues.tsv", "not_where")
HUMANS = word_list("name_cues.tsv", "human_nouns")
FUNDED = 9
"""Votes of a name with the sum that it was given: as many as the model's for a type at most."""
OF_IT = "says what it will do"
"""The reason of the cue that a name says what "it" does."""
SPEAKING_AS_IT = 5
"""Votes of a name that speaks of itself as "it": "Econet said it would pay"."""
NAMED_SPEAKER = 4
"""Votes of a known name of persons that speaks: one more than of the model's label for one mention."""
FUNDING = word_list("name_cues.tsv", "funding")
IMPERSONAL = word_list("name_cues.tsv", "impersonal_it")
SPEECH = word_list("name_cues.tsv", "speech")
NOUNS = frozenset({"NN", "NNS"})
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
EXAMPLES = frozenset({"as", "like", "including"})
BODIES_TOO = word_list("name_cues.tsv", "roles_of_bodies")


class Cue(NamedTuple):
    """A type that a word beside a name speaks for, with how many votes, and how the name stands to the word."""

    kind: EntityType
    weight: int
    reason: str


@cache
def cues() -> dict[tuple[str, str], Cue]:
    """The cues by how the name stands to the word, and the word."""
    return {
        (row["stands"], row["cue"]): Cue(
            cast("EntityType", row["kind"]), int(row["weight"]), f"{row['stands']} {row['cue']!r}"
        )
        for row in lexicon("type_cues.tsv")
    }


def cues_of(article: Article, span: Span) -> Iterator[Cue]:
    """What the words beside a mention say of its type."""
    head = span.head(article)
    for key in keys(article, span, head):
        if cue := cues().get(key):
            yield cue
    yield from by_description(article, span, head)
    if is_quoted_on_markets(head):
        yield Cue("organization", DESCRIBED, "rises or falls by a percentage")
    if is_funded(article, span):
        yield Cue("organization", FUNDED, "a sum of money in brackets, in a sentence about funding")
    if is_place_beside(article, span, head):
        yield Cue("place", BEHIND_IN, "stands where places do")
    if is_example(article, span.first):
        yield Cue("place", DESCRIBED, "among examples of towns")
    if is_named_speaker(article, span, head):
        yield Cue("person", NAMED_SPEAKER, "a known name that speaks")
    if speaks_as_it(article, span, head):
        yield Cue("organization", SPEAKING_AS_IT, OF_IT)


def by_description(article: Article, span: Span, head: Token) -> Iterator[Cue]:
    """What a name is said to be; one name is not the several persons named behind it: "the MRF, the socialists and"."""
    for noun in descriptions(article, span, head):
        several = noun.tag == "NNS" and noun.i > head.i
        if (kind := kind_of_noun(noun)) and not (kind == "person" and several):
            yield Cue(kind, DESCRIBED, f"is said to be {noun.lemma!r}")


def keys(article: Article, span: Span, head: Token) -> Iterator[tuple[str, str]]:
    """How a mention stands to words beside it."""
    yield from by_governor(head)
    yield from by_determiner(article, span, head)
    yield from by_noun_behind(article, span)
    yield from by_outer_words(article, span)


def by_governor(head: Token) -> Iterator[tuple[str, str]]:
    """How a name stands to the verb or the noun above it: its subject, its object, behind its preposition, the owner."""
    above = head.head
    if head.dep == "nsubj":
        yield "subject", above.lemma
        yield from (("subject", verb.lemma) for verb in further_verbs(above))
    elif head.dep in {"dobj", "nsubjpass"}:
        yield "object", above.lemma
        if has_article(head):
            yield "object", f"{above.lemma} the"
    elif head.dep == "pobj":
        yield from by_preposition(head)
    elif head.dep == "poss":
        yield "owner", above.lemma
    for clause in (c for c in head.children if c.dep == "relcl"):
        which = next((c for c in clause.children if c.tag == "WDT"), None)
        yield ("which" if which and which.dep == "dobj" else "subject"), clause.lemma


def further_verbs(verb: Token) -> Iterator[Token]:
    """The verbs joined to a verb that have its subject: "the Msoga landed and anchored"."""
    yield from (c for c in verb.children if c.dep == "conj" and c.child("nsubj", "nsubjpass") is None)


def by_preposition(head: Token) -> Iterator[tuple[str, str]]:
    """How a name stands behind its preposition, and the verb or noun above that."""
    above = head.head
    if is_qualified(head):
        return
    yield "behind", above.lower
    if has_article(head):
        yield "behind", f"{above.lower} the"
    yield "behind", f"{above.head.lemma} {above.lower}"


def is_qualified(head: Token) -> bool:
    """Whether a common noun stands between a preposition and the name: "director of football Cadu Santoro"."""
    return any(c.dep == "compound" and c.tag == "NN" and c.text.islower() for c in head.children)


def has_article(head: Token) -> bool:
    """Whether the definite article stands before a name."""
    return any(c.lower == "the" for c in head.children)


def by_determiner(article: Article, span: Span, head: Token) -> Iterator[tuple[str, str]]:
    """What stands before a name of one word: "every Vidovdan", "drove a Zastava"; but "a resurgent Leeds", "a WHO"."""
    before = span.before(article)
    if before is None or len(span) > 1 or before.head is not head:
        return
    if before.lower == "every":
        yield "when", "every"
    elif before.lower in {"a", "an"} and head.dep in {"dobj", "pobj", "nsubjpass"} and not head.text.isupper():
        yield "one", "a"


def by_noun_behind(article: Article, span: Span) -> Iterator[tuple[str, str]]:
    """The noun in small letters right behind a name."""
    behind, second = [*article.tokens[span.last : span.last + 2], None, None][:2]
    if behind and behind.tag in NOUNS and behind.text.islower():
        yield "before", behind.lemma
        if second and behind.dep == "compound" and second is behind.head and second.tag in NOUNS:
            yield "before", second.lemma  # the Pamalaya fisherfolk group
    elif behind and second and behind.text in POSSESSIVES and second.tag in NOUNS:
        yield "owner", second.lemma  # Vilso Hereni's pupil Tulevu Tora


def by_outer_words(article: Article, span: Span) -> Iterator[tuple[str, str]]:
    """The first and the last word of a longer name; the last word tells nothing of a body with "of": Orme School of Law."""
    if len(span) < 2:
        return
    words = [t.lower for t in span.tokens(article)]
    yield "begins", words[0]
    of = words.index("of") if "of" in words[1:] else 0
    if not of or organization_words().get(words[of - 1], ("", None))[0] != "organization":
        yield "ends", words[-1]


def descriptions(article: Article, span: Span, head: Token) -> Iterator[Token]:
    """The nouns that say what a name is: right before it, in apposition, behind "is", or before "such as"."""
    before = span.before(article)
    if before and before.dep == "compound" and before.head is head and is_noun_before(before):
        yield before
    yield from apposed(article, head)
    yield from (c for c in complements(head) if c.tag in NOUNS)


def is_noun_before(token: Token) -> bool:
    """Whether a word before a name is a common noun, also where it has its capital from opening the sentence: "Novelist Vicenta Sio"."""
    opens = token.sentence.tokens[0] is token and token.text.istitle()
    return token.tag == "NN" or (opens and token.lower in occupations())


def apposed(article: Article, head: Token) -> Iterator[Token]:
    """The nouns in apposition to a name, also where the parse gives them to the name before: "Ray Parvel of Seelit, a lobby"."""
    yield from (c for c in head.children if is_apposed(article, head, c))
    if head.dep == "pobj":
        whole = head.head.head
        yield from (
            c
            for c in whole.children
            if c.i > head.i and not is_apposed(article, whole, c) and is_apposed(article, head, c)
        )


def is_apposed(article: Article, head: Token, noun: Token) -> bool:
    """Whether a noun is parsed in apposition, and no other name stands between it and the name."""
    if noun.dep != "appos" or noun.tag not in NOUNS:
        return False
    return not any(t.tag.startswith("NNP") and t.head is not noun for t in article.tokens[head.i + 1 : noun.i])


def complements(head: Token) -> Iterator[Token]:
    """The words above or beside a name that may describe it: what it stands in apposition to, is, or is an example of."""
    above = head.head
    if head.dep == "appos":
        yield above
    elif head.dep == "nsubj" and above.lemma == "be" and not head.child("conj"):
        yield from (c for c in above.children if c.dep == "attr")
    elif head.dep == "pobj" and above.lower in EXAMPLES:
        yield above.head


def is_quoted_on_markets(head: Token) -> bool:
    """Whether a name rises or falls by a percentage, as shares do: "Dorian lost 2 percent"."""
    if first_of_list(head).dep != "nsubj" or (verb := first_of_list(head).head).lemma not in QUOTED:
        return False
    return any(c.lower in {"percent", "%", "pc", "point", "points", "cent"} for c in verb.children)


def is_funded(article: Article, span: Span) -> bool:
    """Whether a sum in brackets stands behind a name in a sentence about funding: "startups that raised funds include Orme ($30 million)"."""
    after = span.after(article, 2)
    if after[0] != "(" or after[1][:1] not in MONEY_SIGNS:
        return False
    return any(t.lower in FUNDING for t in article.tokens[span.first].sentence.tokens)


def is_place_beside(article: Article, span: Span, head: Token) -> bool:
    """Whether a rare name without a word of bodies stands behind "in", or tells where somebody is from: "stayed in Lauca", "a seller from Mawa"."""
    first = first_of_list(head)
    preposition = first.head
    if (
        not first.tag.startswith("NNP")
        or first.dep != "pobj"
        or preposition.lower not in {"in", "from"}
        or has_article(head)
    ):
        return False
    words = [t.lower for t in span.tokens(article)]
    if len(words) > LONGEST_PLACE or words[0] in given_names() or span.text(article).isupper():
        return False
    if any(w in organization_words() or w.rstrip(".") in MONTHS_DAYS for w in words):
        return False
    above = preposition.head
    if preposition.lower == "from":
        return above.lemma in HUMANS or above.lemma in occupations()
    return above.lemma not in NOT_WHERE and not is_guide(article)


def speaks_as_it(article: Article, span: Span, head: Token) -> bool:
    """Whether a name without a known given name says what "it" does: not "said it was late"."""
    verb = head.head
    if head.dep != "nsubj" or verb.lemma not in SPEECH or article.tokens[span.first].lower in given_names():
        return False
    told = verb.child("ccomp")
    subject = told.child("nsubj") if told else None
    return told is not None and subject is not None and subject.lower == "it" and told.lemma not in IMPERSONAL


def is_named_speaker(article: Article, span: Span, head: Token) -> bool:
    """Whether one word that the model has as a body is a known name of persons, and says something: "Suharyanto said"."""
    if span.kind != "organization" or len(span) > 1 or span.last >= len(article.tokens):
        return False
    if article.tokens[span.last].lemma not in SPEECH:
        return False
    is_name = head.text.istitle() and (head.lower in given_names() or head.lower in family_names())
    return is_name and not speaks_as_it(article, span, head)


def kind_of_noun(noun: Token) -> EntityType | None:
    """The type of what a noun describes; firms, towns and things are owners, hosts and guides too."""
    if noun.lemma in BODIES_TOO:
        return None
    if kind := kind_nouns().get(noun.lemma):
        return kind
    if noun.lemma.endswith("maker") and noun.lemma not in NO_MAKERS:
        return "organization"  # a Brazilian glassmaker
    is_person = noun.lemma in occupations() or noun.lemma in title_ends() or noun.lemma in nouns("person")
    return "person" if is_person else None
