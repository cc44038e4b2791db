"""Lemmas from the language model's own tables, by word and Penn Treebank tag."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.language import Language

DOUBLED = re.compile(r"(.*[^aeiou][aeiou])([bdgmnprt])\2(?:ed|ing)")
"""A verb whose last consonant is doubled before its ending: "gutted", of "gut"."""
CLASSES = {"V": "verb", "N": "noun", "J": "adj", "R": "adv"}


@dataclass(frozen=True, slots=True)
class Lemmas:
    """The model's exceptions, suffix rules and known lemmas."""

    index: dict[str, frozenset[str]]
    exceptions: dict[str, dict[str, list[str]]]
    rules: dict[str, list[list[str]]]

    @classmethod
    def of(cls, nlp: Language) -> Lemmas:
        """The tables of the pipeline's lemmatizer, which need not be switched on; empty tables where it has none."""
        pipe = dict(nlp.components).get("lemmatizer")
        lookups = getattr(pipe, "lookups", None)
        if lookups is None or not lookups.has_table("lemma_rules"):
            return cls({}, {}, {})
        tables = {name: lookups.get_table(f"lemma_{name}") for name in ("index", "exc", "rules")}
        index = {kind: frozenset(tables["index"].get(kind, ())) for kind in CLASSES.values()}
        # As plain dictionaries: spaCy's tables hash each string anew.
        exceptions = {kind: dict(tables["exc"].get(kind, {})) for kind in index}
        rules = {kind: list(tables["rules"].get(kind, ())) for kind in index}
        return cls(index, exceptions, rules)

    def lemma(self, word: str, tag: str) -> str:
        """The lemma of a word in lower case, after WordNet's morphy: exceptions, then rules that give a known word."""
        kind = CLASSES.get(tag[:1])
        if kind is None or kind not in self.index:
            return word
        if found := self.exceptions.get(kind, {}).get(word):
            return found[0]
        return self.by_rules(word, kind)

    def by_rules(self, word: str, kind: str) -> str:
        """The first form that the rules give and the model knows; else, of a word that it does not know, the first long one."""
        forms, index = self.forms(word, kind), self.index[kind]
        for form in forms:
            if form in index:
                return form
        if kind == "verb" and (doubled := DOUBLED.fullmatch(word)):
            return doubled[1] + doubled[2]
        unknown = next((form for form in forms if len(form) > 2), None)
        return word if word in index or unknown is None else unknown

    def forms(self, word: str, kind: str) -> list[str]:
        """What the suffix rules make of a word."""
        rules = self.rules.get(kind, ())
        return [word[: len(word) - len(old)] + new for old, new in rules if word.endswith(old) and len(word) > len(old)]
