"""The more precise of two places that stand together: "Russia's Bryansk region", "Kharkiv in eastern Ukraine"."""

from __future__ import annotations

import re

from transforms.events.attributes.circumstances import Setting
from transforms.gazetteer.places import gazetteer
from warehouse.tables.mentions import Mention


def most_precise(mention: Mention, setting: Setting) -> Mention:
    """The place that a possessor owns, or the one right before that is in it; else the place itself."""
    return inside(narrower(mention, setting), setting)


def narrower(mention: Mention, setting: Setting) -> Mention:
    """The place that a possessor owns: of "Russia's Bryansk region" the region."""
    sent_id = setting.token(mention.char_start, mention.char_end).sentence.sent_id
    behind = [m for m in setting.places.get(sent_id, ()) if m.char_start > mention.char_end]
    nearest = min(behind, key=lambda m: m.char_start, default=None)
    if nearest is None or not OWNED.fullmatch(setting.article.text, mention.char_end, nearest.char_start):
        return mention
    return nearest


OWNED = re.compile(r"[’']s? (?:the )?(?:[a-z][\w-]* ){0,3}")
"""What stands between a place and one in it: "Pakistan's northwestern Bannu district"."""


def inside(mention: Mention, setting: Setting) -> Mention:
    """The place right before the one that it is in: "struck Kharkiv in eastern Ukraine", "the island of Leyte in the Philippines"."""
    sent_id = setting.token(mention.char_start, mention.char_end).sentence.sent_id
    ahead = [m for m in setting.places.get(sent_id, ()) if m.char_end < mention.char_start]
    nearest = max(ahead, key=lambda m: m.char_end, default=None)
    if nearest is None or not WITHIN.fullmatch(setting.article.text, nearest.char_end, mention.char_start):
        return mention
    name = setting.token(nearest.char_start, nearest.char_end)
    origin = name.dep == "pobj" and name.head.lower == "from"  # "a man from Leeds in Spain"
    return nearest if not origin and is_part_of(nearest, mention) else mention


WITHIN = re.compile(r",? in (?:the )?(?:[a-z-]+ern |(?:north|south|east|west|centre)[a-z]* of (?:the )?|central )?")
"""What stands between a place and the wider one that it is in."""


def is_part_of(place: Mention, wider: Mention) -> bool:
    """Whether a place is in a country, as far as both are known; a country is in nothing."""
    kind, _, key = (place.entity_id or "").partition(":")
    if kind == "country" or not (wider.entity_id or "").startswith("country:"):
        return kind != "country"
    known = gazetteer().place(int(key)) if kind == "geonames" and key.isdigit() else None
    return known is None or f"country:{known.country}" == wider.entity_id
