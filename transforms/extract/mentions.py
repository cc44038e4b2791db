"""Names of people, organizations, places and things."""

from __future__ import annotations

from transforms.article import Article
from transforms.mentions.abbreviations import as_explained, explained
from transforms.mentions.boundaries import mend, widen_people, widen_places
from transforms.mentions.candidates import from_lists, from_model
from transforms.mentions.designations import designations
from transforms.mentions.entity_types import but_surnames, settle_kinds
from transforms.mentions.headings import believed, uncommon
from transforms.mentions.linking import link
from transforms.mentions.propagation import repeated, unbroken
from transforms.mentions.spans import Span, settle
from transforms.mentions.storms import storms
from transforms.mentions.titles import title_before
from transforms.mentions.towns import Towns
from warehouse.tables.mentions import Mention

RANK = {"pattern": 0, "lexicon": 1, "model": 2, "gazetteer": 3, "repeated": 4}


def extract(article: Article) -> list[Mention]:
    """The article's mentions, in the order of the text."""
    return link(article, find(article))


def find(article: Article) -> list[Span]:
    """The names of the article: a longer one before a shorter one, then what lists and patterns know before the model's."""
    listed = list(from_lists(article))
    modelled = mend(article, uncommon(article, believed(article, list(from_model(article)))))
    settle_kinds(article, modelled)
    modelled = unbroken(article, modelled)
    spans = rank([*but_surnames(article, listed, modelled), *modelled, *designations(article), *storms(article)])
    acronyms = list(explained(article, spans))
    as_explained(article, spans, acronyms)
    spans = rank([*spans, *acronyms])
    spans += Towns.of(article, spans).unseen(article, {i for s in spans for i in range(s.first, s.last)})
    widen_places(article, spans)
    widen_people(article, spans)
    spans = rank(spans)
    spans = rank([*spans, *repeated(article, spans)])
    for span in spans:
        if span.kind == "person":
            span.title = title_before(article, span.first)
    return spans


def rank(spans: list[Span]) -> list[Span]:
    """The spans without overlaps."""
    return settle(sorted(spans, key=lambda s: (-len(s), RANK[s.source], s.first)))
