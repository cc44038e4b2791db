"""What speaks for a small place: without it, a name of the gazetteer is left without an entity.

The gazetteer has a village for nearly every word. "The cats in Root" are of a game, not of Root in Switzerland; "the Morningside
clinic" in a text on California is not in Maryland.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from transforms.article import Article
from transforms.gazetteer.entity_ids import fold
from transforms.gazetteer.place_names import bare
from transforms.gazetteer.places import Place
from transforms.gazetteer.regions import spelled
from transforms.lexicons import word_list
from transforms.mentions.common_words import is_everyday, is_kind
from transforms.mentions.toponym_candidates import DIRECTIONS, Toponym, bears
from transforms.mentions.towns import after_place_word

TOWN, CITY, KNOWN, METROPOLIS = 15_000, 40_000, 100_000, 500_000
"""Inhabitants from which a town is no mere name of a brand, is known by several words, by one, and by one that the text has in small letters."""
FEDERAL = frozenset({"US", "CA"})
"""Countries so large that a text on them speaks for no small place; one on its state does."""
FAMOUS = word_list("name_cues.tsv", "famous_towns")
"""Small towns that are known by their name alone: a survivor of Auschwitz, prizes at Cannes."""
AGREEING = 3
"""Names of one country from which a text is about it alone, so that no small place elsewhere is meant."""
STATES = 2
"""Sure places of other states from which a town of the name in a further one is not meant; of a small town one is enough."""
NEAR = 1.5  # degrees within which a town that is known speaks for a small one
""".8 and 3.0 read 146 annotated texts alike."""


def doubted(article: Article, names: Sequence[Toponym], home: tuple[str | None, str | None]) -> frozenset[str]:
    """The folded names that nothing speaks for in the article; `home` is the publisher's country and division."""
    groups: dict[str, list[Toponym]] = defaultdict(list)
    for name in names:
        if name.span.kind == "place" and name.place is not None:
            groups[name.key].append(name)
    return frozenset(key for key, members in groups.items() if not is_supported(article, names, members, home))


def is_supported(
    article: Article, names: Sequence[Toponym], members: Sequence[Toponym], home: tuple[str | None, str | None]
) -> bool:
    """Whether a name needs no support, or one of its mentions has some."""
    if any(n.elsewhere and n.place is not None and n.place.population < METROPOLIS for n in members):
        return False
    if all(is_contradicted(names, n, home) for n in members) or any(is_no_village(n, article) for n in members):
        return False
    return any(
        n.beside
        or needs_none(article, n, place)
        or is_near(names, n, place, home)
        or is_placed(article, names, n, place)
        for n in members
        if (place := n.place) is not None
    )


def is_no_village(name: Toponym, article: Article) -> bool:
    """Whether the text calls a village what the gazetteer has as a town: "families of Sumber village"."""
    called = name.span.after(article)[0] in {"village", "hamlet"}
    return (
        called
        and not name.beside
        and name.place is not None
        and name.place.is_settlement
        and name.place.population >= CITY
    )


def is_contradicted(names: Sequence[Toponym], name: Toponym, home: tuple[str | None, str | None]) -> bool:
    """Whether all that is sure around a small place lies in one other country: "in El Alto" of a text on Bolivia is not in Peru."""
    place = name.place
    if name.beside or place is None:
        return False
    if is_in_other_state(names, name, place, home):
        return True
    if place.country == home[0] or not is_small(name, place):
        return False
    sure = {o.key: o.place.country for o in names if o.place is not None and o.key != name.key and is_sure(o)}
    return len(sure) >= AGREEING and place.country not in sure.values() and len(set(sure.values())) == 1


def is_in_other_state(
    names: Sequence[Toponym], name: Toponym, place: Place, home: tuple[str | None, str | None]
) -> bool:
    """Whether all that is sure around a town of a large country lies in other states: "to Whittier" beside Anchorage is not in California."""
    if not place.is_settlement or not is_in_state(place) or home[1] == place.admin1 or fold(name.text) in FAMOUS:
        return False
    sure = {o.key: o.place for o in names if o.place is not None and o.key != name.key and is_sure(o)}
    around = [p for p in sure.values() if p.country == place.country and p.feature != "PCLI"]
    return len(around) >= (1 if place.population < TOWN else STATES) and not any(is_around(p, place) for p in around)


def is_small(name: Toponym, place: Place) -> bool:
    """Whether a place is no city and not famous, or a town that only is called so too."""
    if fold(name.text) in FAMOUS or place.feature != "PPL":
        return False
    return place.population < (CITY if is_own(name, place) else METROPOLIS)


def needs_none(article: Article, name: Toponym, place: Place) -> bool:
    """Whether a place is known by its name alone: a division, a capital, or a town that is large for its kind of name."""
    if place.feature == "ADM2":
        return fold(name.text) != bare(place.name) or fold(place.name) == bare(
            place.name
        )  # "the Gulf" is no Gulf County
    if place.feature == "ADM1" and is_common_division(name, place):
        return False
    if not place.is_settlement or place.feature == "PPLC":
        return is_own(name, place) or not is_word(article, name)  # "First" is no Aden, which has been written so
    return place.population >= (TOWN if is_seat(name, place) else known_from(article, name, place))


def is_seat(name: Toponym, place: Place) -> bool:
    """Whether a town lies in the division of its name, whose capital it is then: Kherson."""
    return any(c.feature == "ADM1" and c.admin1 == place.admin1 and is_own_name(name.text, c) for c in name.candidates)


def is_common_division(name: Toponym, place: Place) -> bool:
    """Whether a first-level division's name is a word of every day or of the compass: "Delta waves", the Northern District of a court."""
    return bare(name.text) in DIRECTIONS or (place.country not in FEDERAL and is_kind(fold(name.text)))


def known_from(article: Article, name: Toponym, place: Place) -> int:
    """Inhabitants from which a town needs no support."""
    own = is_own(name, place)
    if fold(name.text) in FAMOUS:
        return 0
    if len(name.span) > 1 and own:
        return CITY
    if len(name.span) > 1 and not begins_alike(name, place):
        return METROPOLIS
    largest = all(place.population >= p.population for p in name.candidates if p.is_settlement)
    return KNOWN if (own or largest) and not is_small_too(article, name) else METROPOLIS


def is_own(name: Toponym, place: Place) -> bool:
    """Whether a place bears the name as its own, not as another one in English."""
    return is_own_name(name.text, place)


def is_own_name(text: str, place: Place) -> bool:
    """Whether a text is a place's own name."""
    return bears(place, frozenset({spelled(text), bare(text)}))


def is_small_too(article: Article, name: Toponym) -> bool:
    """Whether the text has a name of one word in small letters too: "Mobile uses touchscreens", "on mobile"."""
    return len(name.span) == 1 and name.text.lower() in article.spellings


def is_word(article: Article, name: Toponym) -> bool:
    """Whether a name is a word of every day: "the cats in Root"."""
    return len(name.span) == 1 and (is_everyday(fold(name.text)) or is_small_too(article, name))


def is_placed(article: Article, names: Sequence[Toponym], name: Toponym, place: Place) -> bool:
    """Whether a name that is no common word stands behind a word of place, on a list of places, or heads a dateline."""
    if is_word(article, name) or not (is_own(name, place) or begins_alike(name, place)):
        return False
    before = name.span.before(article)
    bought = before is not None and before.lower == "from" and place.population < TOWN  # "a dress from Zara"
    first = first_of_list(article, names, name)
    return name.text.isupper() or (after_place_word(article, first.span.first) and not bought)


def begins_alike(name: Toponym, place: Place) -> bool:
    """Whether a longer name begins as the place's own does: Frankfurt an der Oder; not Park City, as Bridgeport calls itself."""
    return len(name.span) > 1 and fold(name.text).split()[0] in fold(place.name).split()


def first_of_list(article: Article, names: Sequence[Toponym], name: Toponym) -> Toponym:
    """The first name of the list that a name goes on: "mills in Moose Jaw, Brandon and Medicine Hat"."""
    by_end = {other.span.last: other for other in names}
    first = name
    while first.span.first and article.tokens[first.span.first - 1].lower in {"and", ",", "or"}:
        if (before := by_end.get(first.span.first - 1)) is None:
            break
        first = before
    return first


def is_near(names: Sequence[Toponym], name: Toponym, place: Place, home: tuple[str | None, str | None]) -> bool:
    """Whether the article or its publisher is about the country of a place, or in a large one about its state."""
    if home[0] == place.country and (home[1] == place.admin1 or not is_in_state(place)):
        return True
    return any(o.place is not None and speaks_for(o.place, place) for o in names if o.key != name.key and is_sure(o))


def is_in_state(place: Place) -> bool:
    """Whether it takes the state, not the country alone, to tell of a place."""
    return place.country in FEDERAL and place.population < KNOWN


def speaks_for(other: Place, place: Place) -> bool:
    """Whether a place tells that another one is meant."""
    return other.country == place.country and (not is_in_state(place) or is_around(other, place))


def is_sure(name: Toponym) -> bool:
    """Whether a place tells of the others: a country or division, a large town, one that is told apart."""
    place = name.place
    return place is not None and (name.beside or not place.is_settlement or place.population >= KNOWN)


def is_around(other: Place, place: Place) -> bool:
    """Whether a place lies in the division of another one or near it."""
    if other.feature == "PCLI":
        return False
    distance = abs(other.latitude - place.latitude) + abs(other.longitude - place.longitude)
    return other.admin1 == place.admin1 or distance < NEAR
