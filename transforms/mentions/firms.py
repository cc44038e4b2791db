"""Firms that the model takes for persons: what they do, whom they employ, with whom they are listed.

"Faberlin has printed 40,000 copies", "Vossberg reserve driver Ana Ruiz", "miners such as Teck and Norlund".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from transforms.article import Article, Token
from transforms.gazetteer.countries import countries
from transforms.gazetteer.entity_ids import fold
from transforms.lexicons import word_list
from transforms.mentions.common_words import is_common, is_everyday
from transforms.mentions.known_names import surnames
from transforms.mentions.name_lexicons import family_names, given_names, organization_words
from transforms.mentions.organizations import without_legal_form
from transforms.mentions.person_evidence import is_told_of
from transforms.mentions.spans import Span, first_of_list
from warehouse.tables.mentions import EntityType

FIRM_VERBS = word_list("name_cues.tsv", "firm_verbs")
FIRM_STAFF = word_list("name_cues.tsv", "firm_staff")
FIRM_PLURALS = word_list("name_cues.tsv", "firm_plurals")
ENDINGS = tuple(sorted(word_list("name_cues.tsv", "firm_endings")))
COUNTRY_GIVEN = word_list("name_cues.tsv", "country_given_names")
CHIEFS = frozenset({"executive", "financial", "operating", "economist", "strategist", "technology"})
COMMON_ACRONYMS = word_list("name_cues.tsv", "common_acronyms")
OWN_NAMES = word_list("name_cues.tsv", "countries_own_names")
CONTINENTS = frozenset({"Europe", "Africa", "Asia", "America", "Americas"})
SUCH = frozenset({"as", "including", "like"})
REACH = 4
"""Words of a name of a firm behind a country's."""


def firm_sign(article: Article, members: Sequence[Span], bodies: Mapping[int, Span]) -> str | None:
    """What says that a name of one word is a firm's, where nothing tells of a person.

    Args:
        article: the article.
        members: the mentions of the name.
        bodies: the listed organizations of the article by their tokens.
    """
    text = members[0].text(article)
    if reason := firm_name(text):
        return reason
    if has_chief(article, text):
        return "before the office of its chief"
    if " " in text or text in surnames() or any(m.title or is_told_of(article, m) for m in members):
        return None
    signs = (doing(m.head(article)) or employing(article, m) or listed(article, m, bodies) for m in members)
    return next(filter(None, signs), None)


def has_chief(article: Article, text: str) -> bool:
    """Whether the article has a chief's office behind a word: "Mowi chief executive Ivan Vindheim"."""
    behind = ([t.lower for t in article.tokens[word.i + 1 : word.i + 3]] for word in article.spelled({text}))
    return any(after[0] == "chief" and after[1] in CHIEFS for after in behind if len(after) > 1)


def firm_name(text: str) -> str | None:
    """What says by the words of a name alone that it is a firm's: "China Eximbank", "Turkiye Petrolleri".

    >>> firm_name("Turkiye Petrolleri"), firm_name("Jordan Peele"), firm_name("China Eximbank")
    ("begins with a country's name", None, 'ends as names of firms do')
    """
    first, _, rest = text.partition(" ")
    last = text.rsplit(" ", 1)[-1].lower()
    if last.endswith(ENDINGS) and len(last) > REACH and last not in ENDINGS:
        return "ends as names of firms do"
    is_given = first.lower() in given_names() or first.lower() in COUNTRY_GIVEN
    is_country = first in countries().by_name and not is_given
    is_rare = bool(rest) and not is_common(last)  # Laos Trails
    if is_rare and is_country:
        return "begins with a country's name"
    return "ends with a country's name" if is_of_country(first.lower(), text.rsplit(" ", 1)[-1], rest) else None


def is_of_country(first: str, last: str, rest: str) -> bool:
    """Whether a name that no given name begins ends with a country's or a continent's that nobody is called: "Vodacom Tanzania"."""
    is_free = first not in given_names() and not is_common(first)
    is_family = last.lower() in family_names() or last.lower() in COUNTRY_GIVEN
    is_where = last in countries().by_name or last in CONTINENTS
    return bool(rest) and is_free and is_where and not is_family


def doing(head: Token) -> str | None:
    """What firms do: "Faberlin has printed 40,000 copies"."""
    verb = head.head
    acts = head.dep == "nsubj" and verb.lemma in FIRM_VERBS and verb.child("dobj") is not None
    return f"{verb.text} something" if acts else None


def employing(article: Article, span: Span) -> str | None:
    """Whom firms and teams employ: "Vossberg reserve driver Ana Ruiz"."""
    head = span.head(article)
    noun = head.head
    stands = head.dep in {"compound", "nmod"} and noun.i >= span.last and noun.lower in FIRM_STAFF
    return f"before {noun.text!r}" if stands else None


def listed(article: Article, span: Span, bodies: Mapping[int, Span]) -> str | None:
    """What a name is listed with: "Teck and Norlund", "miners such as Norlund"."""
    head = span.head(article)
    first = first_of_list(head)
    if any(t is not head and t.i in bodies for t in [first, *conjuncts(first)]):
        return "listed with an organization"
    words = [t.lower for t in article.tokens[max(0, left_edge(first) - 3) : left_edge(first)]]
    return "an example of firms" if SUCH.intersection(words[-1:]) and FIRM_PLURALS.intersection(words) else None


def conjuncts(token: Token) -> list[Token]:
    """What is joined to a token by "and" and commas, one to the next."""
    joined: list[Token] = []
    stack = [token]
    while stack:
        further = [c for c in stack.pop().children if c.dep == "conj"]
        joined += further
        stack += further
    return joined


def left_edge(token: Token) -> int:
    """The first token of the words that a token governs from the left."""
    return min((c.i for c in token.children if c.i < token.i), default=token.i)


def is_firm(kind: EntityType, words: Sequence[str]) -> bool:
    """Whether a name is that of a company by its last word, so that the first stands for it: Kestrel Foods, Cerberus Capital Management."""
    if kind != "organization" or len(words) < 2 or words[0] in given_names() or is_everyday(words[0]):
        return False
    if words[0] in COMMON_ACRONYMS:
        return False
    return words[0] not in family_names() and organization_words().get(words[-1], ("", None))[1] == "business"


def short_of_firm(name: str) -> tuple[str, ...]:
    """What a company with a legal form can be called in short.

    >>> short_of_firm("Gunvor Group Ltd."), short_of_firm("Gunvor Group")
    (('gunvor', 'gunvor group'), ())
    """
    bare = without_legal_form(name)
    return (fold(bare).split()[0], fold(bare)) if bare != name and " " in bare else ()
