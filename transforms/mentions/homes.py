"""Where an article is at home: the state of its dateline, else the town or the country of its publisher."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from transforms.article import Article
from transforms.front_matter.publication import LOOKED_AT, dateline
from transforms.front_matter.publishers import home_of
from transforms.gazetteer.countries import countries
from transforms.gazetteer.entity_ids import fold
from transforms.gazetteer.places import gazetteer
from transforms.gazetteer.regions import state_names, states
from transforms.mentions.spans import Span
from transforms.mentions.toponyms import Home

NOT_COUNTRIES = frozenset({"TV", "IO", "AI", "ME", "CO", "FM", "LY", "GG", "TO", "CC", "WS"})


def publisher_home(article: Article) -> Home:
    """Where the publisher is: the town of the list of outlets, else the country of its address."""
    row = home_of(article.document.publisher, article.document.url)
    town = gazetteer().place(int(row["place"].partition(":")[2])) if row else None
    if row is None or town is None:
        return Home(publisher_country(article))
    return Home(town.country, town.admin1 if row["reach"] == "local" else None)


def dateline_home(article: Article, spans: Sequence[Span]) -> Home | None:
    """The state that the dateline names: "ATHENS, Ga. -"; the small towns of the article lie in it rather than elsewhere."""
    for block in [b for b in article.blocks if b.kept][:LOOKED_AT]:
        if block.char_start is not None and (filed := dateline(block.text)):
            end = block.char_start + len(filed.place) + 1
            here = (s.text(article) for s in spans if block.char_start < article.tokens[s.first].start < end)
            return next((home for text in here if (home := state_home(text))), None)
    return None


def state_home(text: str) -> Home | None:
    """The American state or Canadian province of a name or an abbreviation."""
    if text not in states() and text not in state_names():
        return None
    found = gazetteer().of_key(states().get(text) or fold(text))
    state = next((p for p in found if p.feature == "ADM1" and p.country in {"US", "CA"}), None)
    return Home(state.country, state.admin1) if state else None


def publisher_country(article: Article) -> str | None:
    """The country of the publisher, where the address has the domain of one: `.co.uk`, `.com.au`.

    Domains that are sold as words (.tv, .io, .ai, .me, .co) say nothing.
    """
    host = urlsplit(article.document.url or "").hostname or article.document.publisher or ""
    suffix = host.rpartition(".")[2].upper()
    code = {"UK": "GB"}.get(suffix, suffix)
    return code if "." in host and code in countries().names and code not in NOT_COUNTRIES else None
