"""Rivers without the word: "the Pungwe burst its banks", "along the Orbost", "crossed the Nazas"."""

from __future__ import annotations

from transforms.article import Article, Token
from transforms.lexicons import word_list
from transforms.mentions.spans import Span

ALONG = word_list("name_cues.tsv", "river_prepositions")
FLOWING = word_list("name_cues.tsv", "river_verbs")
CROSSING = word_list("name_cues.tsv", "river_crossings")
PARTS = word_list("name_cues.tsv", "river_parts")


def is_river(article: Article, span: Span, before: Token) -> bool:
    """Whether one word with the article flows, is crossed, has banks or is gone along."""
    text = span.text(article)
    if before.lower != "the" or len(span) > 1 or text.isupper():
        return False
    head = span.head(article)
    if head.dep not in {"nsubj", "nsubjpass", "dobj", "pobj"}:
        return False
    ruler = head.head
    if head.dep == "pobj":
        return ruler.lower in ALONG or (ruler.lower == "of" and ruler.head.lemma in PARTS)
    return ruler.lemma in (CROSSING if head.dep == "dobj" else FLOWING)
