"""Common words that the model takes for towns: "the Titan switches", "brands like Jade", "a degree in Media".

The gazetteer has a village for nearly every word, so a common word is a small place only where the text says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from transforms.article import Article
from transforms.gazetteer.countries import countries
from transforms.gazetteer.entity_ids import fold
from transforms.gazetteer.places import gazetteer
from transforms.gazetteer.regions import spelled, state_names, states
from transforms.mentions.common_words import is_common
from transforms.mentions.decisions import tell
from transforms.mentions.spans import Span
from transforms.mentions.toponym_candidates import bears
from transforms.mentions.towns import after_place_word, settlements
from transforms.trace import Trace

KNOWN = 100_000
"""Inhabitants from which a town is known by its name alone. 50000 and 300000 read 146 annotated texts alike."""
REASON = "a common word, and nothing says that the small place of the name is meant"


def drop_doubtful_places(article: Article, spans: Sequence[Span], trace: Trace | None = None) -> None:
    """Take common words for no towns, unless one mention of the article stands as a place does."""
    groups: dict[str, list[Span]] = defaultdict(list)
    for span in spans:
        text = span.text(article)
        if span.kind == "place" and span.known is None and len(span) == 1 and text not in states():
            groups[fold(text)].append(span)
    for member in (m for key, members in groups.items() if is_doubtful(article, key, members) for m in members):
        tell(trace, article, member, "set", "doubtful places", REASON)
        member.retype("other", REASON)


def is_doubtful(article: Article, key: str, members: Sequence[Span]) -> bool:
    """Whether a name is a common word, no large town's, and none of its mentions stands where places do."""
    return is_common(key) and is_small(members[0].text(article)) and not any(is_placed(article, m) for m in members)


def is_small(text: str) -> bool:
    """Whether all towns and districts of a name are small, or there is none; Somerset is a large one."""
    key = spelled(text)
    districts = [
        p for p in gazetteer().of_key(key) if p.feature == "ADM2" and p.country != "US" and bears(p, frozenset({key}))
    ]
    return max((place.population for place in (*settlements(text), *districts)), default=0) < KNOWN


def is_placed(article: Article, span: Span) -> bool:
    """Whether a name stands where places do: after "in" or "the mayor of", before a state or country, in a dateline."""
    if after_place_word(article, span.first) or span.text(article).isupper():
        return True
    behind = article.tokens[span.last : span.last + 2]
    if len(behind) < 2 or behind[0].lower not in {",", "in"}:
        return False
    text = behind[1].text
    return text in states() or text in state_names() or text in countries().by_name
