"""The lexicons of events run: each example fires its own rule, no counterexample does."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import pytest

from transforms.article import Article
from transforms.clean import clean
from transforms.coreference.references import References
from transforms.events.attributes.factuality import judge
from transforms.events.candidate import Candidate
from transforms.events.semantic_classes import SemanticClasses
from transforms.events.triggers import candidates
from transforms.extract import mentions
from transforms.language.model import Model
from transforms.language.parse import parse
from transforms.lexicons import lexicon
from transforms.read import Record
from transforms.segment.blocks import segment

Read = dict[str, list[Candidate]]


def articles(texts: Iterable[str]) -> list[Article]:
    """One article a text, cleaned and segmented."""
    data = [(text, text.encode()) for text in texts]
    records = [Record("test.txt", t, hashlib.sha256(b).hexdigest(), len(b), "utf-8") for t, b in data]
    return [segment(clean(record), "test", None) for record in records]


@pytest.fixture(scope="module")
def read_triggers(model: Model) -> Read:
    """The triggers of every example and counterexample, by its text; all go through the model at once."""
    cells = {r[c] for r in lexicon("triggers.tsv") for c in ("example", "counterexample")}
    texts = sorted((cells | {r["example"] for r in lexicon("factuality.tsv")}) - {""})
    parsed = articles(texts)
    parse(parsed, model)
    found: Read = {}
    for text, article in zip(texts, parsed, strict=True):
        classes = SemanticClasses.of(References.of(article, mentions.extract(article)), article.names)
        found[text] = [c for s in article.sentences for c in candidates(s, classes)]
    return found


def test_ids_are_unique() -> None:
    for name in ("triggers.tsv", "factuality.tsv"):
        ids = [row["rule_id"] for row in lexicon(name)]
        assert len(set(ids)) == len(ids)


def test_every_trigger_has_an_example_that_fires_it(read_triggers: Read) -> None:
    silent = [
        (row["rule_id"], row["example"])
        for row in lexicon("triggers.tsv")
        if row["rule_id"] not in {c.frame.rule_id for c in read_triggers.get(row["example"], ())}
    ]
    assert not silent


def test_no_counterexample_fires_its_trigger(read_triggers: Read) -> None:
    fired = [
        (row["rule_id"], row["counterexample"])
        for row in lexicon("triggers.tsv")
        if row["rule_id"] in {c.frame.rule_id for c in read_triggers.get(row["counterexample"] or "", ())}
    ]
    assert not fired


def test_every_factuality_cue_has_an_example_that_it_decides(read_triggers: Read) -> None:
    silent = []
    for row in lexicon("factuality.tsv"):
        judgements = [judge(c) for c in read_triggers.get(row["example"], ())]
        words = {w for j in judgements if j.factuality == row["effect"] and j.cue for w in (j.cue.lemma, j.cue.lower)}
        if row["cue"].split("-")[0] not in words and row["cue"] not in words:
            silent.append((row["rule_id"], row["example"]))
    assert not silent
