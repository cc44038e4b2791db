"""What the words beside a name tell of its type: "Ryanair CEO", "the magazine Der Spiegel", "Kent, who"."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from transforms.article import Article, Token
from transforms.lexicons import word_list
from transforms.mentions.common_words import is_common
from transforms.mentions.firms import doing
from transforms.mentions.known_names import surnames
from transforms.mentions.name_lexicons import family_names, given_names, organization_words
from transforms.mentions.person_evidence import HUMANS, acts, is_called, is_named_beside
from transforms.mentions.rivers import is_river
from transforms.mentions.spans import Span, first_of_list
from transforms.mentions.towns import settlements
from warehouse.tables.mentions import EntityType

COMPANY_AFTER = word_list("name_cues.tsv", "company_after")
COMPANY_BEFORE = word_list("name_cues.tsv", "company_before")
PLACE_AFTER = word_list("name_cues.tsv", "place_after")
SETTLED = word_list("name_cues.tsv", "settled")
INSIDE = word_list("name_cues.tsv", "inside_cues")
TRUST = word_list("name_cues.tsv", "trust")
STAFF = word_list("name_cues.tsv", "staff")
FAMILIES = word_list("name_cues.tsv", "families")
LOCAL = word_list("name_cues.tsv", "local")
FIRM_STAFF = word_list("name_cues.tsv", "firm_staff")
STUDYING = word_list("name_cues.tsv", "studying")
SCHOLARS = ("ologist", "historian", "physicist", "chemist", "mathematician", "geographer")
BASES = word_list("name_cues.tsv", "bases")
RELATIONS = word_list("name_cues.tsv", "relations")
KIN = word_list("name_cues.tsv", "kin")
MAKING = word_list("name_cues.tsv", "making")
ACRONYM = 6
"""Letters from which a word in capitals is no acronym. 5 and 8 read 146 annotated texts alike."""
POSSESSIVES = frozenset({"'s", "’s"})
TOWN = 50_000
"""Inhabitants from which "a teacher at X" may tell the town. 20000 and 150000 read 146 annotated texts alike."""
VESSELS = word_list("name_cues.tsv", "vessels")
RELATIVE = word_list("name_cues.tsv", "personal_relatives")
TOLD_BY_CONTEXT = frozenset({"person", "product", "organization", "work", "place"})


class Evidence(NamedTuple):
    """A type, and what speaks for it."""

    kind: EntityType
    reason: str


def neighbours(article: Article, span: Span) -> Evidence | None:
    """What the words beside a name tell of it."""
    if span.kind not in TOLD_BY_CONTEXT:
        return None
    if span.kind == "place" and is_owner(article, span) and not settlements(span.text(article)):
        return Evidence("person", "owns what persons have")
    evidence = by_group_after(article, span) or (None if span.kind == "place" else by_words_after(article, span))
    before = span.before(article)
    if evidence or before is None or (span.kind != "place" and has_given_name(article, span)):
        return evidence
    return by_word_before(article, span, before)


def has_given_name(article: Article, span: Span) -> bool:
    """Whether a name of several words begins with a given name."""
    return not is_word(article, span) and article.tokens[span.first].lower in given_names()


def is_word(article: Article, span: Span) -> bool:
    """Whether a name is written as one word, of several tokens perhaps: al-Tanf."""
    return " " not in span.text(article)


def by_group_after(article: Article, span: Span) -> Evidence | None:
    """What a group or a camp of the name tells: "the Lumière brothers", "Palmer officials", "the al-Tanf base"."""
    before, after = span.before(article), span.after(article)[0]
    if before is None:
        return None
    definite = before.lower == "the"
    if definite and after in BASES and not has_given_name(article, span):
        return Evidence("place", f"before {after!r}")
    if not is_word(article, span):
        return None
    if definite and after in FAMILIES:
        return Evidence("person", f"before {after!r}")
    is_town = after in LOCAL and span.kind == "person" and settlements(span.text(article))
    return Evidence("place", f"before {after!r}") if is_town else None


def by_words_after(article: Article, span: Span) -> Evidence | None:
    """What the words behind a name tell: "Kent, who", "Ryanair CEO", "Dover area"."""
    if reason := marks_person(article, span):
        return Evidence("person", reason)
    if has_given_name(article, span):
        return None
    after = span.after(article, 2)
    word = after[1] if after[0] in POSSESSIVES else after[0]
    if word in COMPANY_AFTER:
        return Evidence("organization", f"before {word!r}")
    in_area = after[0] in PLACE_AFTER and (span.kind != "organization" or len(span) == 1)
    return Evidence("place", f"before {after[0]!r}") if in_area else None


def is_told_of_person(article: Article, span: Span) -> bool:
    """Whether a name that ends with a surname is said to be somebody or suffers what persons do: "the arrest of Delsão Moura, a rancher"."""
    words = [t.lower for t in span.tokens(article)]
    if (
        len(words) < 2
        or words[-1] not in family_names()
        or any(w in organization_words() or is_common(w) for w in words)
    ):
        return False
    head = span.head(article)
    return acts(head) or is_named_beside(head)


def marks_person(article: Article, span: Span) -> str | None:
    """What says that a name is a person's, unless a word of organizations is in it: a title before, a relative clause behind."""
    if any(t.lower in organization_words() for t in span.tokens(article)):
        return None
    if span.title:
        return f"after the title {span.title!r}"
    return "before 'who'" if is_related(span.after(article, 2)) else None


def is_related(after: list[str]) -> bool:
    """Whether a relative clause of persons follows."""
    return after[0] in RELATIVE or (after[0] == "," and after[1] in RELATIVE)


def is_owner(article: Article, span: Span) -> bool:
    """Whether somebody of the name has a lawyer or a wife: "Lohan's lawyer"."""
    after = [t.lower for t in article.tokens[span.last : span.last + 3]]
    return after[:1] in (["'s"], ["’s"], ["’"]) and bool(RELATIONS.intersection(after[1:]))


def by_word_before(article: Article, span: Span, before: Token) -> Evidence | None:
    """What the word before a name tells of it."""
    if span.kind == "place":
        return by_staff(article, span, before)
    if before.lower == "of" and before.i and (word := article.tokens[before.i - 1]).lower in SETTLED:
        return Evidence("place", f"after '{word.text} of'") if span.kind in {"person", "product"} else None
    if before.lower in COMPANY_BEFORE:
        return Evidence("organization", f"after {before.text!r}")
    return next((Evidence(kind, reason) for holds, kind, reason in BEFORE if holds(article, span, before)), None)


def by_staff(article: Article, span: Span, before: Token) -> Evidence | None:
    """An employer that the model took for a place: "a trader at Lehman"."""
    if before.lower in VESSELS:
        return Evidence("other", f"after {before.text!r}")
    if before.lower == "at" and is_scholarly(before.head):
        return Evidence("organization", f"{before.head.text} at")
    if is_relative(article, span, before):
        return Evidence("person", "after a word for kin")
    if is_company_beside(span.head(article)):
        return Evidence("organization", "a company in apposition")
    if kind := told_of_unknown(article, span, before):
        return Evidence(kind, "no place that a list knows, and stands where none does")
    large = max((p.population for p in settlements(span.text(article))), default=0) >= TOWN
    staff = before.lower == "at" and before.head.lemma in STAFF and not large
    return Evidence("organization", f"{before.head.text} at") if staff else None


def is_company_beside(head: Token) -> bool:
    """Whether a name is said to be a company: "Ebro, a revived Spanish brand"."""
    return any(c.dep == "appos" and c.i > head.i and c.lemma in COMPANY_BEFORE for c in head.children)


def told_of_unknown(article: Article, span: Span, before: Token) -> EntityType | None:
    """What a name is that the model takes for a place and no list knows: "a Hilux", "Ibama agents", "built by Lürssen"."""
    if len(span) > 1 or settlements(span.text(article)):
        return None
    head, after = span.head(article), span.after(article)[0]
    if before.lower in {"a", "an"} and head.dep in {"dobj", "pobj", "nsubj"}:
        return "product"
    if doing(head):
        return "organization"
    made = before.lower == "by" and before.head.tag == "VBN" and head.dep == "pobj"  # fixed by Vitol
    return "organization" if made or after in FIRM_STAFF or after in COMPANY_AFTER else None


def is_scholarly(above: Token) -> bool:
    """Whether somebody studies or is a scholar at what follows, who would live in a town: "an anthropologist at St Andrews"."""
    studies = bool(STUDYING.intersection((above.lemma, above.head.lemma)))
    return studies or above.lemma.endswith(SCHOLARS) or above.lemma in {"professor", "lecturer", "student"}


def is_group(article: Article, span: Span, before: Token) -> bool:
    """Whether a plural with the article names a group: the Beatles."""
    return before.lower == "the" and span.kind == "person" and article.tokens[span.last - 1].tag in {"NNPS", "NNS"}


def is_location(article: Article, span: Span, before: Token) -> bool:
    """Whether one word after a word of place is rather a place than a person: "in Dover", but not "trust in Dover"."""
    if span.kind not in {"person", "product"} or not is_word(article, span):
        return False
    if is_within(article, span, before):
        return True
    if before.lower not in INSIDE:
        return False
    trusted = before.head.lemma in TRUST or span.text(article) in surnames()
    return span.after(article)[0] not in POSSESSIVES and not trusted


def is_within(article: Article, span: Span, before: Token) -> bool:
    """Whether a name after "to" or "off" is said to lie in a place: "on its way to Bonifacio in Corsica"."""
    after = article.tokens[span.last : span.last + 2]
    if before.lower not in {"to", "off", "from", "outside"} or len(after) < 2 or after[0].lower != "in":
        return False
    return after[1].text[0].isupper() and bool(settlements(after[1].text))


def is_studied_at(_: Article, span: Span, before: Token) -> bool:
    """Whether somebody studies at what the model takes for a person: "studied law at Dalhousie"."""
    return before.lower == "at" and span.kind in {"person", "product"} and is_scholarly(before.head)


def is_vessel(_: Article, span: Span, before: Token) -> bool:
    """Whether a kind of ship stands before a name: the ship Cuauhtemoc; a carrier may be an airline."""
    return before.lower in VESSELS and before.lower != "carrier" and span.kind in {"organization", "product"}


def is_acronym(article: Article, span: Span, before: Token) -> bool:
    """Whether an acronym with the article is taken for a person: "a former mayor of the PRI"."""
    text = span.text(article)
    return (
        before.lower == "the"
        and span.kind == "person"
        and text.isalpha()
        and text.isupper()
        and 1 < len(text) < ACRONYM
    )


def is_party(article: Article, span: Span, before: Token) -> bool:
    """Whether the name of a party stands in apposition: "her party, Morena,"."""
    apposed = (
        before.text == "," and before.i > 0 and article.tokens[before.i - 1].lower in {"party", "union", "company"}
    )
    return apposed and span.after(article)[0] in {",", ".", "(", "-"} and span.kind in {"person", "product", "work"}


def is_relative(article: Article, span: Span, before: Token) -> bool:
    """Whether a word for kin stands before one name or governs it: "whose father Rodrigo", "two sisters, Orla and Bríd"."""
    if span.kind == "person" or not is_word(article, span):
        return False
    head = first_of_list(span.head(article))
    beside = head.head if head.dep == "appos" else head
    return before.lower in KIN or (beside.i < span.first and (beside.lemma in KIN or beside.lemma in HUMANS))


NICKNAME_OPENS = frozenset({"“", '"', "‘", "'", "the", "The"})
"""What stands before a nickname."""


def is_alias(article: Article, span: Span, before: Token) -> bool:
    """Whether a name is what somebody is called: "a rebel alias Marlon", "a former officer known as Barbecue", "John Kelly, known as “the Fox”"."""
    if span.kind == "person":
        return False
    return before.lower == "alias" or is_called(before) or is_nickname(article, before)


def is_nickname(article: Article, before: Token) -> bool:
    """Whether what stands in quotation marks is how a person, by the model's names, is called."""
    link = before
    while link.i and link.text in NICKNAME_OPENS:
        link = article.tokens[link.i - 1]
    if link.text == before.text or not (link.lower == "nicknamed" or (link.lower, link.head.lower) == ("as", "known")):
        return False
    whom = link.head.head if link.lower == "as" else link.head
    return any(n.label == "PERSON" and n.first <= whom.i < n.last for n in article.names)


def is_maker(_: Article, span: Span, before: Token) -> bool:
    """Whether what is told of somebody is what firms do: "published by Hamish Hamilton", "owned by Teck"."""
    return (
        before.lower == "by"
        and before.head.lemma in MAKING
        and before.head.tag == "VBN"
        and span.kind != "organization"
    )


def is_exercise(_: Article, span: Span, before: Token) -> bool:
    """Whether a military exercise of the name is spoken of: the exercise Cutlass Express."""
    return before.lower in {"exercise", "exercises"} and span.kind in {"organization", "product", "person", "work"}


BEFORE: tuple[tuple[Callable[[Article, Span, Token], bool], EntityType, str], ...] = (
    (is_vessel, "other", "after a kind of ship"),
    (is_studied_at, "organization", "somebody studies or is a scholar there"),
    (is_river, "place", "flows, is crossed or has banks"),
    (is_acronym, "organization", "an acronym with the article"),
    (is_party, "organization", "in apposition to a party or a company"),
    (is_alias, "person", "after 'alias'"),
    (is_maker, "organization", "owns, publishes or makes"),
    (is_relative, "person", "after a word for kin"),
    (is_exercise, "event_name", "after 'exercise'"),
    (is_group, "organization", "a plural with the article"),
    (is_location, "place", "after a word of place"),
)
