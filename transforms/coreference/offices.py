"""Who holds which office, as the article says it: "Ukrainian President Volodymyr Zelensky", "Biden, the US president"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from transforms.article import Article, Token
from transforms.coreference.people import Person, gender_of, office
from transforms.coreference.reference import Reference
from transforms.mentions.known_names import by_id
from transforms.mentions.nationality import countries_beside


def listed_country(entity_id: str) -> set[str]:
    """The country that the lists give for an entity."""
    known, _ = by_id().get(entity_id, (None, ()))
    return {known.country} if known and known.country else set()


def persons(article: Article, heads: Mapping[int, Reference]) -> dict[str, Person]:
    """The persons of the article by entity id."""
    found: dict[str, Person] = {}
    for i, reference in ((i, r) for i, r in heads.items() if r.entity_type == "person"):
        person = found.setdefault(reference.entity_id, Person(reference.entity_id))
        head = article.tokens[i]
        beside = [head, *nouns(article, head)]
        person.offices |= {held for noun in beside[1:] if (held := office(noun))}
        person.countries |= {c for noun in beside for c in countries_beside(article, noun)}
        person.countries |= listed_country(reference.entity_id)
        words = {n.lower.rstrip(".") for n in beside[1:]}
        person.gender = gender_of(reference.name, words) or person.gender
    return found


def nouns(article: Article, head: Token) -> Iterable[Token]:
    """The nouns of office around a person's name: title words before it, appositions on either side."""
    found = [c for c in head.children if c.dep in {"compound", "appos", "nmod"}]
    above = head
    while above.dep == "appos":  # "her husband, the cellist Ola Berg"
        above = above.head
        found.append(above)
    tokens = article.tokens
    at = head.i - 1
    while at >= 0 and tokens[at].sentence is head.sentence and head.i - at <= 5:
        if tokens[at].dep != "poss":  # "Sheriff's Deputy Ola Berg" is no sheriff
            found.append(tokens[at])
        at -= 1
        if tokens[at + 1].text == ",":
            break
    if head.dep == "attr" and (subject := head.head.child("nsubj")):
        found.append(subject)
    return found
