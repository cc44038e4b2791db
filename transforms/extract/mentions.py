"""Names of people, organizations, places and things."""

from __future__ import annotations

from transforms.article import Article
from transforms.names.boundaries import mend
from transforms.names.candidates import from_lists, from_model
from transforms.names.designations import designations
from transforms.names.headings import believed
from transforms.names.kinds import settle_kinds, unseen_towns
from transforms.names.linking import link
from transforms.names.repeats import repeated
from transforms.names.spans import Span, settle
from warehouse.tables.mentions import Mention

RANK = {"pattern": 0, "lexicon": 1, "model": 2}


def extract(article: Article) -> list[Mention]:
    """The article's mentions, in the order of the text."""
    return link(article, find(article))


def find(article: Article) -> list[Span]:
    """The names of the article: a longer one before a shorter one, then what lists and patterns know before the model's."""
    listed = list(from_lists(article))
    modelled = mend(article, believed(article, list(from_model(article))))
    settle_kinds(article, modelled)
    ranked = sorted([*listed, *modelled, *designations(article)], key=lambda s: (-len(s), RANK[s.source], s.first))
    spans = settle(ranked)
    spans += unseen_towns(article, {i for s in spans for i in range(s.first, s.last)})
    spans += repeated(article, spans)
    return settle(spans)
