"""Who is meant: names, pronouns and descriptions of an article tied to its entities."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from transforms.article import Article, Token
from transforms.coreference.descriptions import describe
from transforms.coreference.offices import persons
from transforms.coreference.people import Person
from transforms.coreference.pronouns import resolve
from transforms.coreference.reference import Reference
from transforms.gazetteer.countries import countries
from transforms.lexicons import word_list
from transforms.mentions.known_names import by_id
from transforms.mentions.name_lexicons import genders, organization_words, titles
from transforms.trace import Trace
from warehouse.tables.mentions import Mention

__all__ = ["Reference", "References"]

# Verbs whose subject is a government when it is a capital or a seat of power: "Moscow denied", "the Kremlin said".
GOVERNING = word_list("name_cues.tsv", "governing")


@dataclass(slots=True)
class References:
    """All references of an article, by the token that heads the phrase."""

    mentions: Sequence[Mention]
    by_token: dict[int, Reference]
    named: dict[int, Mention] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    """What the article tells of each person, by entity id."""

    @classmethod
    def of(cls, article: Article, mentions: Sequence[Mention], trace: Trace | None = None) -> References:
        """Resolve the article's names, pronouns and definite descriptions."""
        references = cls(mentions, {})
        starts = article.starts
        for mention in mentions:
            first, last = bisect_left(starts, mention.char_start), bisect_left(starts, mention.char_end)
            references.add(article.tokens[first:last], mention)
        heads = references.by_token
        people = references.people = persons(article, heads)
        for i, reference in heads.items():
            person = people.get(reference.entity_id)
            if person and reference.country is None and len(person.countries) == 1:
                heads[i] = replace(reference, country=next(iter(person.countries)))
        heads |= describe(article, heads, people, trace)
        unlinked = frozenset(i for i, m in references.named.items() if is_unlinked(m))
        heads |= resolve(article, heads, people, unlinked, trace)
        return references

    def add(self, tokens: Sequence[Token], mention: Mention) -> None:
        """Enter a name under the tokens that it is made of."""
        self.named.update((t.i, mention) for t in tokens)
        if mention.entity_id is None or mention.name is None or not tokens:
            return
        inside = {t.i for t in tokens}
        head = next((t for t in tokens if t.head is t or t.head.i not in inside), tokens[-1])
        self.by_token[head.i] = Reference(
            mention.entity_id,
            mention.entity_type,
            mention.name,
            mention.country,
            mention.link_method or "name",
            mention.confidence,
            sector(mention, head),
        )

    def at(self, token: Token) -> Reference | None:
        """What the phrase headed by this token refers to; None where it could only be guessed."""
        return self.by_token.get(token.i)

    def mention_at(self, token: Token) -> Mention | None:
        """The name that this token is part of."""
        return self.named.get(token.i)


def is_unlinked(mention: Mention) -> bool:
    """Whether a name is or may be that of a person whom nothing tells apart: "Li", "Kim (Kit) Reed" of no known type."""
    if mention.entity_type == "person":
        return not mention.entity_id
    parts = mention.text.split()
    return mention.entity_type == "other" and len(parts) > 1 and parts[0].lower() in genders()


def sector(mention: Mention, head: Token) -> str | None:
    """What a named entity belongs to, by its lists, its title, its last word, or as a government by what it does."""
    known, _ = by_id().get(mention.entity_id or "", (None, ()))
    if known and known.sector:
        return known.sector
    if mention.title and (title := titles().get(mention.title)):
        return title.sector
    if mention.entity_type == "organization":
        return by_last_word(mention.text)
    return "government" if governs(mention, head) else None


def governs(mention: Mention, head: Token) -> bool:
    """Whether a country, or the seat of its government, does what governments do: "Paris agreed to"."""
    acts = head.dep in {"nsubj", "nsubjpass"} and head.head.lemma in GOVERNING
    return acts and (mention.entity_type == "country" or mention.text in countries().by_seat)


def by_last_word(name: str) -> str | None:
    """The sector of the last word of an organization's name that tells one."""
    words = organization_words()
    return next((words[w][1] for w in reversed(name.lower().split()) if w in words), None)
