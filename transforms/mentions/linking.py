"""Names of one article tied to entities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from transforms.article import Article
from transforms.gazetteer.countries import countries
from transforms.gazetteer.entity_ids import fold, slug
from transforms.gazetteer.places import Place, gazetteer
from transforms.gazetteer.regions import regions, state_names
from transforms.lexicons import word_list
from transforms.mentions import organizations, persons
from transforms.mentions.decisions import tell
from transforms.mentions.departments import whole_name
from transforms.mentions.known_names import KnownName, entities, surnames
from transforms.mentions.link_context import PLACED, Context, Link
from transforms.mentions.name_lexicons import genders
from transforms.mentions.namesakes import bearer
from transforms.mentions.nationality import countries_before, countries_beside
from transforms.mentions.nicknames import known_by_short_name, without_nickname
from transforms.mentions.one_thing import as_one_thing
from transforms.mentions.place_hints import METROPOLIS
from transforms.mentions.place_support import FEDERAL
from transforms.mentions.roles import Role, describe
from transforms.mentions.short_bodies import called_in_short
from transforms.mentions.spans import Span
from transforms.mentions.state_abbreviations import is_before_state
from transforms.mentions.vessels import without_prefix
from transforms.trace import Trace
from warehouse.tables.mentions import EntityType, Mention

SURE = 0.6  # below, 25 of 31 places of the gazetteer were the wrong ones in 122 articles read by eye
"""On 146 annotated texts: at .45 some rows differ and no score; at .75 places found .96 for 1, types right .984 for .987."""
VILLAGE, SURE_OF_VILLAGE = 5_000, 0.7
"""Inhabitants below which a place is seldom meant without its state: below .7 both such places were wrong in 196 articles."""
LESS = 0.1
"""By how much less sure a place is where another mention of its name tells it."""
NO_ROLE = Role()
LANDFORMS = word_list("name_cues.tsv", "landforms_after")
WOMAN, WOMEN = "female", frozenset({"miss", "mrs", "ms"})


def link(article: Article, spans: Sequence[Span], trace: Trace | None = None) -> list[Mention]:
    """One row a name, with its entity."""
    context = Context.of(article, spans)
    links = as_one_thing(article, spans, called_in_short(article, spans, [find(context, s) for s in spans]))
    organizations = {s: f.name for s, f in zip(spans, links, strict=True) if s.kind == "organization"}
    roles = describe(article, spans, organizations)
    homes = home_countries(article, spans, links, roles)
    rows = []
    for n, (span, entity) in enumerate(zip(spans, links, strict=True)):
        home = entity.country or homes.get(entity.entity_id or "")
        settled = entity if home == entity.country else replace(entity, country=home)
        rows.append(row(article, n, span, settled, roles.get(span, NO_ROLE)))
        if trace:
            tell(trace, article, span, "taken", "type", f"{rows[n].entity_type}: {span.reason}")
            tell(trace, article, span, "set", "link", entity.reason)
    return rows


def home_countries(
    article: Article, spans: Sequence[Span], links: Sequence[Link], roles: Mapping[Span, Role]
) -> dict[str, str]:
    """The country of each person by id, where the words beside the name tell one: "Polish farmer Jan Nowak"."""
    told: dict[str, set[str]] = defaultdict(set)
    for span, found in zip(spans, links, strict=True):
        if span.kind == "person" and found.entity_id:
            beside = countries_before(article, span.first) or countries_beside(article, span.head(article), span.first)
            told[found.entity_id] |= beside or roles[span].countries
    return {person: next(iter(codes)) for person, codes in told.items() if len(codes) == 1}


def is_region(span: Span) -> bool:
    """Whether a list knows the place, so that there is nothing to resolve."""
    return span.kind == "place" and span.entity_id is not None


def find(context: Context, span: Span) -> Link:
    """The entity of one name."""
    text = span.text(context.article)
    if span.kind in PLACED:
        return find_place(context, span, text)
    if span.known is not None:
        return party_abroad(context, span) or of_list(span.known)
    if span.kind == "person":
        return find_person(context, without_nickname(text), WOMAN if span.title in WOMEN else None)
    if span.kind == "organization":
        return find_organization(context, span, text)
    long = context.long_forms.get(text)
    name = long or (without_prefix(text) if span.kind == "other" else text)
    if known := entities().get(name):
        return of_list(known)
    return Link(slug(span.kind, name), name, "acronym" if long else "name", 0.8)


def party_abroad(context: Context, span: Span) -> Link | None:
    """The namesake of a listed party that the text puts into another country: "In Hong Kong, the Democratic Party"."""
    if span.known is None:
        return None
    text = span.text(context.article)
    is_party, is_states = span.known.sector == "party", is_of_some_state(text)
    if not (is_party or is_states):
        return None
    code = beside(context, span) or opening_country(context, span) or elsewhere(context, span, is_party=is_party)
    if code is None or code == span.known.country:
        return None
    namesake = entities().get(f"{text} of {countries().names[code]}")  # PTI, the agency of India
    if listed := namesake or entities().get(f"{span.known.name} of {countries().names[code]}"):
        return of_list(listed)
    name = f"{span.known.name} ({countries().names[code]})" if is_party else organizations.state_body(text, code)
    return Link(slug("organization", name), name, "country", 0.75, code)


def is_of_some_state(name: str) -> bool:
    """Whether a body has a name that those of many states have: the Department of Justice, but not the State Department."""
    return organizations.is_state_body(name) and "State" not in name


def elsewhere(context: Context, span: Span, *, is_party: bool) -> str | None:
    """The country of the town that opens the sentence, for parties also that of the article, where no place of a listed body's own is named."""
    places = [(s, place.country) for s, (place, _) in context.places.items() if s.known is not span.known]
    if span.known is None or span.known.country in {code for _, code in places}:
        return None
    first = context.article.tokens[span.first].sentence.tokens[0]
    opening = [code for s, code in places if s.first == first.i + 1 and first.lower == "in"]
    around = [context.country, *(code for _, code in places)] if is_party else []
    return next(filter(None, opening + around), None)


def opening_country(context: Context, span: Span) -> str | None:
    """The country in which the sentence of a name is set by its first words: "In Hong Kong, ..."."""
    tokens = context.article.tokens
    first = tokens[span.first].sentence.tokens[0].i
    if tokens[first].lower != "in":
        return None
    comma = next((i for i in range(first + 1, span.first) if tokens[i].text == ","), first)
    texts = (context.article.text[tokens[i].start : tokens[comma - 1].end] for i in (first + 1, first + 2) if i < comma)
    return next((countries().by_name[text] for text in texts if text in countries().by_name), None)


def of_list(known: KnownName) -> Link:
    """The link of a listed name."""
    return Link(known.entity_id, known.name, "list", 0.95, known.country)


def find_place(context: Context, span: Span, text: str) -> Link:
    """The place of a name: listed, in the gazetteer, or by its name alone."""
    elsewhere = country_behind(context, span)
    if span in context.places and not is_region(span) and lies_in(context.places[span][0], elsewhere):
        return resolved(context.article, span, *surest(context, span))
    if region := regions().get(text):
        return Link(region.entity_id, region.name, "list", 0.95, region.country)
    if span.known is not None:
        return of_list(span.known)
    return Link(slug(span.kind, text), text, "name", 0.6, elsewhere)


def lies_in(place: Place, code: str | None) -> bool:
    """Whether a place lies in the country behind its name, if one is there, or in the state of a country's name: Athens, Georgia.

    What stands behind a state is the next one of a list: "Louisiana, Puerto Rico and Guam".
    """
    if code in {None, place.country}:
        return True
    return place.country in FEDERAL and (place.feature == "ADM1" or countries().names[code or ""] in state_names())


def surest(context: Context, span: Span) -> tuple[Place, float]:
    """The place of a name, where it is doubtful that of the article's surest mention of the name: "Venice ... VENICE, Italy"."""
    place, confidence = context.places[span]
    named = context.named_places[fold(span.text(context.article))]
    other, sure = max(named, key=lambda found: found[1])
    return (other, sure - LESS) if confidence < SURE <= sure - LESS else (place, confidence)


def resolved(article: Article, span: Span, place: Place, confidence: float) -> Link:
    """The link of a place of the gazetteer; null where another may be meant as well."""
    text = span.text(article)
    if place.feature == "PCLI":
        return Link(place.entity_id, countries().names[place.country], "list", 0.95, place.country)
    if is_landform(article, span, place):
        return Link(slug("place", text), text, "name", 0.6, place.country)
    if confidence < (SURE_OF_VILLAGE if is_some_village(place, text) else SURE):
        if is_before_state(article, span.last):
            return Link(slug("place", text), text, "name", 0.6)  # a town of that state that the gazetteer lacks
        return Link(None, text, "ambiguous", round(confidence, 2))
    return Link(place.entity_id, text, "gazetteer", round(confidence, 2), place.country)


def is_landform(article: Article, span: Span, place: Place) -> bool:
    """Whether a name is that of waters or a mountain rather than the town's: "Mayon volcano", "across the Nazas"."""
    if not place.is_settlement or len(span) > 1:
        return False
    if span.after(article)[0] in LANDFORMS:
        return True
    before, head = span.before(article), span.head(article)
    alone = before is not None and before.text == "the" and head.dep in {"pobj", "nsubj", "nsubjpass", "dobj"}
    return alone and place.population < METROPOLIS and not gazetteer().named(f"The {span.text(article)}")


def is_some_village(place: Place, text: str) -> bool:
    """Whether a place is so small that one of its many namesakes may be meant as well."""
    return place.is_settlement and place.population < VILLAGE and len(gazetteer().named(text)) > 1


def country_behind(context: Context, span: Span) -> str | None:
    """The country that a place no list knows is said to lie in: "Daedunsan in South Korea"."""
    behind = context.article.tokens[span.last : span.last + 4]
    if not behind or behind[0].lower not in {",", "in"}:
        return None
    rest = behind[2:] if behind[1:] and behind[1].lower == "the" else behind[1:]
    texts = (context.article.text[rest[0].start : t.end] for t in reversed(rest))
    return next((countries().by_name[t] for t in texts if t in countries().by_name), None)


def find_person(context: Context, text: str, gender: str | None = None) -> Link:
    """The person of a name: the full name in the article, a well-known bearer of the surname, or the name itself.

    `gender` is what a title tells: Miss Jenkin is not the John Jenkin named before.
    """
    if (text, gender) not in context.person_links:
        people = [n for n in context.people if gender is None or genders().get(persons.parts(n)[0], gender) == gender]
        context.person_links[text, gender] = person(context, text, people)
    return context.person_links[text, gender]


def person(context: Context, text: str, people: Sequence[str]) -> Link:
    """As `find_person`, worked out among some people of the article."""
    longer = persons.fullest(text, people)
    words = persons.parts(text)
    if longer:
        known = entities().get(longer) or known_by_short_name(longer)
        method = "surname" if persons.parts(longer)[-len(words) :] == words else "first_name"
        sure = 0.95 if method == "surname" else 0.8
        return replace(
            of_list(known) if known else Link(slug("person", longer), longer, "", 0), method=method, confidence=sure
        )
    if (known := entities().get(text)) and known.kind != "organization":  # Mayor Bloomberg is no firm
        return of_list(known)
    if known := known_by_short_name(text):
        return of_list(known)
    if len(words) > 1 and " " in text:
        return Link(slug("person", text), text, "name", 0.9)
    return bare_name(context, text, people)


def bare_name(context: Context, text: str, people: Sequence[str]) -> Link:
    """The person of one word that no single longer name of the article has."""
    words = persons.parts(text)
    known = bearer(text, context.article.document.published_at) or surnames().get(text)
    if any(persons.is_short_for(words, persons.parts(n)) for n in people):
        # of several bearers the bare surname is the well-known one's; relatives go by their first names
        if known and known.entity_id in {named_id(n) for n in people}:
            if people.count(known.name.split()[0]) >= people.count(text):
                return Link(None, text, "ambiguous", 0.3)  # relatives are told apart by their first names
            return replace(of_list(known), method="surname", confidence=0.7)
        return first_bearer(people, words) or Link(None, text, "ambiguous", 0.3)
    if known or (known := relative(text, people)):
        return replace(of_list(known), confidence=0.85)
    return Link(slug("person", text), text, "name", 0.5)


def relative(text: str, people: Sequence[str]) -> KnownName | None:
    """The well-known person of a first name with the surname of somebody in the article: Shehbaz Sharif's brother Nawaz."""
    full = (entities().get(f"{text} {n.rpartition(' ')[2]}") for n in people if " " in n)
    return next((known for known in full if known and known.kind == "person"), None)


def first_bearer(people: Sequence[str], words: tuple[str, ...]) -> Link | None:
    """The first of several whom the article names in full with the surname: 43 of 69 in articles read by eye."""
    full = next((n for n in people if len(p := persons.parts(n)) > len(words) and p[-len(words) :] == words), None)
    return Link(named_id(full), full, "surname", 0.6) if full else None


def named_id(name: str) -> str | None:
    """The entity of a full name."""
    known = entities().get(name)
    return known.entity_id if known else slug("person", name)


def find_organization(context: Context, span: Span, text: str) -> Link:
    """The organization of a name: by acronym, by a longer name in the article, or by the country that it belongs to."""
    method, name = "name", organizations.as_listed(whole_name(context.article, span, text))
    if text in context.long_forms:
        method, name = "acronym", context.whole(context.long_forms[text])
    elif not is_company(text) and (longer := context.longer(text)):
        method, name = "acronym" if text.isupper() and " " not in text else "short_form", longer
    known = organizations.listed_firm(name) or context.by_initials(name)
    if known and not is_foreign(span, known):
        return Link(known.entity_id, known.name, "list" if method == "name" else method, 0.95, known.country)
    if owned := organizations.of_country(name):
        return of_owner(context, name, *owned, method)
    if organizations.is_state_body(name):
        return of_state(context, span, name)
    if organizations.is_kind_alone(name):
        return Link(None, name, "ambiguous", 0.3)
    return Link(slug("organization", organizations.without_legal_form(name)), name, method, 0.85)


def is_foreign(span: Span, known: KnownName) -> bool:
    """Whether a list has a name for a body of another country than the text: "China's CBC"."""
    return span.country is not None and known.country is not None and span.country != known.country


def of_owner(context: Context, name: str, code: str, rest: str, method: str) -> Link:
    """A body whose name says which country, or which state of a country's name, it belongs to."""
    if abroad := context.state_of_name(code):
        return Link(slug("organization", name), name, method, 0.85, abroad)
    if listed := organizations.listed_of(rest, code):
        return replace(of_list(listed), method=method)
    if organizations.is_state_body(rest):
        full = organizations.state_body(rest, code)
        return Link(slug("organization", full), full, method, 0.9, code)
    return Link(slug("organization", name), name, method, 0.85, code)


def is_company(text: str) -> bool:
    """Whether the bare name is a well-known company's, which a longer name does not change: Ford is not Ford Australia."""
    known = entities().get(text)
    return known is not None and known.kind == "organization" and known.sector == "business"


def of_state(context: Context, span: Span, name: str) -> Link:
    """A ministry or court without its country: the country beside it, else the one that the article is about."""
    code = beside(context, span) or context.country
    if code is None:
        return Link(None, name, "ambiguous", 0.3)
    if code in FEDERAL and organizations.is_of_town(name):
        return Link(None, name, "ambiguous", 0.3)
    full = organizations.state_body(name, code)
    if organizations.is_field(name) and code != "US":
        return Link(None, name, "ambiguous", 0.3)  # "spokesperson for Energy"
    known = entities().get(full) or entities().get(f"{organizations.adjectives().get(code, '')} {name}")
    if known := known or organizations.listed_of(name, code):
        return Link(known.entity_id, known.name, "country", 0.85, code)
    return Link(slug("organization", full), full, "country", 0.75, code)


def beside(context: Context, span: Span) -> str | None:
    """The country whose name stands right before, "Ukraine's Air Force", or after: "the Supreme Court of India"."""
    if code := after(context, span):
        return code
    tokens = context.article.tokens
    at = span.first - 1
    while at >= 0 and tokens[at].lower in {"'s", "’s", "'", "’", "the"}:
        at -= 1
    if at < 0 or tokens[at].sentence is not tokens[span.first].sentence:
        return None
    known = countries()
    for size in (3, 2, 1):
        if at - size + 1 >= 0:
            text = context.article.text[tokens[at - size + 1].start : tokens[at].end]
            if code := known.by_name.get(text) or known.by_people.get(text):
                return code
    return None


def after(context: Context, span: Span) -> str | None:
    """The country that follows with "of"."""
    tokens = context.article.tokens[span.last : span.last + 5]
    if not tokens or tokens[0].lower != "of":
        return None
    rest = tokens[2:] if tokens[1:] and tokens[1].lower == "the" else tokens[1:]
    texts = (context.article.text[rest[0].start : rest[size - 1].end] for size in range(len(rest), 0, -1))
    return next((countries().by_name[t] for t in texts if t in countries().by_name), None)


def kind(span: Span, found: Link) -> EntityType:
    """The kind of a name, with a country told from a place of its name by the entity that was chosen."""
    if span.kind in {"country", "place"} and found.entity_id:
        return "country" if found.entity_id.startswith("country:") else "place"
    return span.kind


def row(article: Article, number: int, span: Span, found: Link, role: Role) -> Mention:
    """The row of one name."""
    tokens = span.tokens(article)
    country = found.country or (span.known.country if span.known else None)
    return Mention(
        doc_id=article.doc_id,
        mention_id=article.row_id("m", number),
        sent_id=tokens[0].sentence.sent_id,
        char_start=tokens[0].start,
        char_end=tokens[-1].end,
        text=span.text(article),
        entity_type=kind(span, found),
        entity_id=found.entity_id,
        local_id=found.entity_id,
        name=found.name if fold(found.name) else span.text(article),
        link_method=found.method,
        confidence=found.confidence,
        country=country,
        title=span.title,
        roles=role.occupations,
        affiliation=role.affiliation,
        age=role.age,
    )
