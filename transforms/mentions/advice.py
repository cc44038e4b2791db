"""Pages that advise their reader."""

from __future__ import annotations

from functools import lru_cache

from transforms.article import Article
from transforms.lexicons import word_list

READER = word_list("event_words.tsv", "reader")
REPORT = word_list("name_cues.tsv", "report_words")
"""Words of reports: of what others say, and of whom news speaks most."""
LEAST = 2
"""Words to the reader that a guide has."""


@lru_cache(maxsize=8)
def is_guide(article: Article) -> bool:
    """Whether an article speaks to its reader more than it tells what others say.

    Of 555 pages of the web nine in ten speak more to their reader, of 239 news articles 2.
    """
    reader = len(article.lowered(READER))
    return reader >= LEAST and reader > len(article.lowered(REPORT))
