"""What kind of thing a phrase names: classes of nouns from the lexicon and of names from the mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from transforms.article import Name, Token
from transforms.coreference.references import References
from transforms.events.time_words import is_time
from transforms.language.clauses import after
from transforms.lexicons import lexicon, word_list

NONE: frozenset[str] = frozenset()
PRONOUNS = word_list("event_words.tsv", "pronouns")
POLITICAL = word_list("event_words.tsv", "political")
"""Classes of those whose doings PLOVER codes; words and agreements of private people are no events."""

ADJECTIVES = word_list("event_words.tsv", "adjectives")
"""Adjectives that are nouns of persons too, and before a noun mean none: "a national strike"."""

PUBLIC = frozenset({"government", "official", "police", "rebel", "armed", "violence", "prisoner", "weapon"})
"""Classes of words that news of politics, courts and conflict has."""

IMPERSONAL = word_list("event_words.tsv", "first_and_second")

ENTITY_CLASSES = {
    "person": frozenset({"entity", "person"}),
    "organization": frozenset({"entity", "org", "group"}),
    "country": frozenset({"entity", "state", "placename", "territory"}),
    "place": frozenset({"entity", "placename", "territory"}),
    "nationality": frozenset({"entity", "person", "people"}),
    "facility": frozenset({"placename", "structure"}),
    "weapon": frozenset({"weapon"}),
}
"""Classes of a name by mentions.entity_type."""

UNKNOWN = frozenset({"entity"})
"""Classes of a capitalised word that nobody knows: most are names of people or bodies."""

PEOPLE = frozenset({"nsubj", "nsubjpass", "dobj", "conj"})
"""Labels of a number that stands alone for people: "63 were detained"."""

LABELS = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "country",
    "LOC": "place",
    "NORP": "nationality",
    "FAC": "facility",
}
"""OntoNotes labels of the language model where no mention covers the name."""


def is_bare_number(token: Token) -> bool:
    """Whether a number stands alone for people: "63 were detained", "Two held over murder", "the two discussed trade"."""
    if token.tag != "CD":
        return False
    if token.dep == "ROOT":
        return token.child("acl") is not None and token.child("prep") is None
    return token.dep in PEOPLE and all(c.lower == "the" for c in token.children)


def is_sum(token: Token) -> bool:
    """Whether a phrase is a sum of money: "$400 m", "£ 8m"."""
    return any(c.tag == "$" or c.text in {"£", "€", "$", "Rs"} for c in token.children)


@cache
def noun_classes() -> dict[str, frozenset[str]]:
    """The classes of each lemma: of the project's own list, and of WordNet where that has none."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in lexicon("semantic_classes.tsv"):
        found[row["lemma"]].add(row["class"])
    own = frozenset(found)
    for row in lexicon("news_classes.tsv"):
        found[row["lemma"]].add(row["class"])
    for row in lexicon("noun_classes.tsv"):
        if row["lemma"] not in own:
            found[row["lemma"]].add(row["class"])
    return {lemma: frozenset(names) for lemma, names in found.items()}


@dataclass(slots=True)
class SemanticClasses:
    """The classes of an article's phrases, each worked out once."""

    references: References
    labels: dict[int, str]
    tokens: Sequence[Token] = ()
    """The words of the article."""
    lemmas: frozenset[str] | None = None
    """Their lemmas, from the first time that they are asked for."""
    known: dict[int, frozenset[str]] = field(default_factory=dict)
    phrases: dict[int, frozenset[str]] = field(default_factory=dict)
    """What `words` gave: each row of a trigger's word asks for the same phrases."""

    @classmethod
    def of(cls, references: References, names: Sequence[Name], tokens: Sequence[Token] = ()) -> SemanticClasses:
        """The classes for an article with these references and names."""
        return cls(references, {i: n.label for n in names for i in range(n.first, n.last)}, tokens)

    def in_article(self, lemmas: frozenset[str]) -> bool:
        """Whether one of some lemmas, in lower case, stands in the article."""
        if self.lemmas is None:
            self.lemmas = frozenset(map(str.lower, {t.lemma for t in self.tokens}))
        return not self.lemmas.isdisjoint(lemmas)

    def at(self, token: Token) -> frozenset[str]:
        """Classes of the phrase that a token heads; those of what it measures too ("thousands of Kurds")."""
        if token.i not in self.known:
            self.known[token.i] = NONE
            self.known[token.i] = self._find(token)
        return self.known[token.i]

    def _find(self, token: Token) -> frozenset[str]:
        lemma = token.lemma if token.tag[:3] != "NNP" else token.lower
        found = noun_classes().get(lemma, NONE) | {lemma, token.lower} | self.entity(token)
        if token.lower != lemma:
            found |= noun_classes().get(token.lower, NONE)
        if token.lower in PRONOUNS:
            found |= {"pronoun", "person"} if token.lower != "it" else {"pronoun"}
        if is_sum(token):
            found |= {"money"}
        if is_bare_number(token):
            return found | ({"person", "pronoun"} if token.child("det") is not None else {"person"})
        if "partitive" in found or token.tag == "CD":
            found |= self._measured(token)
        return found

    def _measured(self, token: Token) -> frozenset[str]:
        """Classes of what a phrase measures: of "Kurds" in "thousands of Kurds", of "aid" in "an aid package"."""
        inner = [self.at(t) for t in after(token, "of", "in", "worth")]
        modifiers = (c for c in token.children if c.dep in {"compound", "amod", "nmod"})
        return NONE.union(*inner, *(noun_classes().get(m.lemma, NONE) for m in modifiers))

    def entity(self, token: Token) -> frozenset[str]:
        """Classes of the name that the token heads or refers to."""
        reference = self.references.at(token)
        if reference is not None:
            return ENTITY_CLASSES.get(reference.entity_type, NONE)
        if token.tag[:3] != "NNP" and token.i not in self.labels:
            return NONE
        mention = self.references.mention_at(token)
        kind = mention.entity_type if mention is not None else LABELS.get(self.labels.get(token.i, ""))
        if (
            kind in {None, "other"}
            and token.tag[:3] == "NNP"
            and token.lower not in noun_classes()
            and not is_time(token)
        ):
            return UNKNOWN
        return ENTITY_CLASSES.get(kind or "", NONE)

    def names_actor(self, token: Token) -> bool:
        """Whether the phrase is, or is qualified by, a name that can act: "Burmese troops", "Israel's cabinet"."""
        if "entity" in self.at(token):
            return True
        inside = [c for c in token.children if c.dep in {"amod", "compound", "poss", "nmod", "appos"}]
        return any("entity" in self.entity(c) for c in [*inside, *after(token, "of", "from", "in", "for")])

    def words(self, token: Token) -> frozenset[str]:
        """Classes of the phrase's head and of the words that qualify it."""
        if token.i not in self.phrases:
            self.phrases[token.i] = self._of_words(token)
        return self.phrases[token.i]

    def _of_words(self, token: Token) -> frozenset[str]:
        found = self.at(token)
        for child in token.children:
            if child.dep in {"compound", "amod", "nmod"} and child.lower not in ADJECTIVES:
                found |= noun_classes().get(child.lemma, NONE) | {child.lower}
        return found
