"""Where an event happened: named places after locative prepositions, the target, a place told before."""

from __future__ import annotations

from dataclasses import dataclass, replace

from transforms.article import Token
from transforms.events.arguments.patterns import Argument
from transforms.events.attributes.circumstances import Setting, distance, inner
from transforms.events.attributes.dates import is_days_apart, is_reason
from transforms.events.attributes.nested_places import most_precise
from transforms.events.attributes.scenes import is_on_scene, looks_back
from transforms.events.candidate import Candidate
from transforms.events.frames import Frame, frames, types
from transforms.events.merging import SCOPES
from transforms.events.semantic_classes import NONE, SemanticClasses
from transforms.events.time_words import is_time
from transforms.events.types import PERSONAL_LOSSES, is_hazard
from transforms.gazetteer.places import gazetteer
from transforms.gazetteer.regions import regions_by_id
from transforms.language.clauses import after, clause, is_verb
from transforms.language.phrases import noun_phrase
from transforms.lexicons import word_list
from warehouse.tables.events import GeoPrecision
from warehouse.tables.mentions import Mention

LOCATIVE = word_list("event_words.tsv", "locative")
MOTION = {
    "RETREAT": frozenset({"from"}),
    "MOBILIZE": frozenset({"to"}),
    "CONSULT": frozenset({"to"}),
    "PROTEST": frozenset({"to"}),
}
"""Prepositions of motion that tell the place of some types too: "withdraw from", "sent troops to"."""
STOOD_ON = word_list("event_words.tsv", "stood_on")
"""Words in the names of what things are on: "on Lake Malawi", "on the Nile Delta", "on Main Street"."""
TREATED = word_list("event_words.tsv", "treated")
"""Triggers of injuries that happened elsewhere than where they are told to be treated."""
EVACUATIONS = word_list("event_words.tsv", "evacuations")
"""Deeds that happen where people are taken from."""
GIVEN = frozenset({"SANCTION", "AID", "AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "COOPERATE"})
"""Types whose recipient is no place, even when it is a country."""


DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST"})
"""Types that happen on the ground, where the place told before is the likeliest."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event happened."""

    text: str
    entity_id: str | None
    latitude: float | None
    longitude: float | None
    precision: GeoPrecision | None

    def inherited(self) -> Place:
        """The place as told of another event nearby."""
        return replace(self, precision="inherited")


def of_mention(mention: Mention) -> Place:
    """A named place with its coordinates, as far as its entity is known."""
    kind, _, key = (mention.entity_id or "").partition(":")
    known = None
    if kind == "country":
        known = gazetteer().countries.get(key)
    elif kind == "geonames" and key.isdigit():
        known = gazetteer().place(int(key))
    if known is not None:
        precision: GeoPrecision = "country" if kind == "country" else "city" if known.is_settlement else "admin1"
        return Place(mention.text, mention.entity_id, known.latitude, known.longitude, precision)
    region = regions_by_id().get(mention.entity_id or "")
    if region is not None:
        return Place(mention.text, mention.entity_id, region.latitude, region.longitude, "admin1")
    return Place(mention.text, mention.entity_id, None, None, unlocated(kind, mention))


def unlocated(kind: str, mention: Mention) -> GeoPrecision:
    """How precise a named place is of which no coordinates are known."""
    if kind == "country":
        return "country"
    return "exact" if mention.entity_type == "facility" and kind != "geonames" else "city"


def unnamed(candidate: Candidate, arguments: list[Argument], classes: SemanticClasses, text: str) -> Place | None:
    """A place that no gazetteer knows, or that has no name: "in the Delmas district", "outside a police station"."""
    sides = {a.head for a in arguments}
    town = named_town(candidate, arguments, classes)
    if town is not None:
        return Place(town.text, None, None, None, None)
    for token in dict.fromkeys((candidate.token, candidate.predicate, happening(candidate))):
        for noun in after(token, "in", "at", "near", "outside", "inside", "across", "through"):
            if noun not in sides and not is_time(noun) and classes.at(noun) & SITES:
                first, last = noun_phrase(noun)
                return of_country(text[first.start : last.end], noun, classes)
    return None


SITES = frozenset({"placename", "structure", "site", "territory", "court", "capital"})
"""Classes of what something can happen at."""


def happening(candidate: Candidate) -> Token:
    """The verb that says of a bare event noun that it happened, on which its place stands: "clashes broke out in"; else the noun's own."""
    token = candidate.token
    return (
        token.head if candidate.is_bare_noun and token.dep == "nsubj" and is_verb(token.head) else candidate.predicate
    )


def of_country(text: str, noun: Token, classes: SemanticClasses) -> Place:
    """A place without a name, in the country that its adjective tells: "in several Iraqi cities"."""
    references = (classes.references.at(c) for c in noun.children if c.dep in {"amod", "compound", "nmod", "poss"})
    code = next((r.country for r in references if r is not None and (r.entity_id or "").startswith("country:")), None)
    country = gazetteer().countries.get(code or "")
    if country is None:
        return Place(text, None, None, None, None)
    town = gazetteer().capitals.get(country.country) if noun.lemma == "capital" else None
    if town is not None:
        return Place(text, town.entity_id, town.latitude, town.longitude, "city")
    return Place(text, f"country:{code}", country.latitude, country.longitude, "country")


def named_town(candidate: Candidate, arguments: list[Argument], classes: SemanticClasses) -> Token | None:
    """The name of a town that is acted on and that nothing else knows: "captured the town of Sake"; None where none is."""
    if not acts_on_places(candidate.frame):
        return None
    towns = [a.head for a in arguments if a.role == "recipient" and "territory" in classes.at(a.head)]
    return next((n for town in towns for n in after(town, "of") if n.text[:1].isupper()), None)


def where(candidate: Candidate, arguments: list[Argument], setting: Setting, classes: SemanticClasses) -> Place | None:
    """The place of an event: after a locative preposition, else its target, else where the article last was."""
    if candidate.token.lemma in TREATED or is_felt(candidate):
        return None
    found = (
        there(candidate, setting)
        or antecedent(candidate, setting)
        or nearest(candidate, arguments, setting)
        or target(candidate, arguments, setting, classes)
        or stricken(candidate, arguments, setting)
        or station(arguments, setting)
    )
    if found is None:
        return unnamed(candidate, arguments, classes, setting.article.text)
    return of_mention(most_precise(found, setting))


def is_felt(candidate: Candidate) -> bool:
    """Whether a clause tells how far a hazard was felt, which is not where it was: "the quake was felt as far as Tabriz"."""
    return is_hazard(candidate.frame.event_type) and happening(candidate).lemma == "feel"


def there(candidate: Candidate, setting: Setting) -> Mention | None:
    """The place named before it that "there" means: "left Doka after gunmen looted its depot there", "US troops there clashed"."""
    word = pro_place(candidate)
    if word is None:
        return None
    owner = word.head if word.head is candidate.agent else word
    first = min(t.start for t in owner.subtree())
    sentences = [s for s in setting.article.sentences if s.block is word.sentence.block and s.start <= word.start]
    named = [m for s in sentences[-2:] for m in setting.places.get(s.sent_id, ()) if m.char_end <= first]
    return max(named, key=lambda m: m.char_start, default=None)


def pro_place(candidate: Candidate) -> Token | None:
    """The "there" of an event's clause or of its subject."""
    holders = [candidate.predicate, *([candidate.agent] if candidate.agent is not None else [])]
    words = (c for h in holders for c in h.children if c.lower == "there")
    return next((w for w in words if w.dep in {"advmod", "npadvmod"}), None)


def antecedent(candidate: Candidate, setting: Setting) -> Mention | None:
    """The place of which a relative clause tells what happened there: "the district, where a boat capsized"."""
    verb = clause(candidate.predicate)
    if verb.dep != "relcl" or not any(c.lower == "where" for c in verb.children):
        return None
    named = [(m, setting.token(m.char_start, m.char_end)) for m in setting.places.get(verb.sentence.sent_id, ())]
    inside = {verb.head.i, *(c.i for c in verb.head.children if c.dep in {"compound", "amod", "nmod"})}
    return next((m for m, token in named if token.i in inside or m.char_start <= verb.head.start < m.char_end), None)


STATIONED = word_list("event_words.tsv", "stationed")


def station(arguments: list[Argument], setting: Setting) -> Mention | None:
    """Where the armed men are who take part, if nothing else tells the place: "guerrillas operating in Macedonia disarmed"."""
    for argument in arguments:
        for clause_ in (c for c in argument.head.children if c.dep == "acl" and c.lemma in STATIONED):
            inside = {t.i for t in clause_.subtree()}
            for mention in setting.places.get(clause_.sentence.sent_id, ()):
                token = setting.token(mention.char_start, mention.char_end)
                if token.i in inside and located(token, LOCATIVE):
                    return mention
    return None


def nearest(candidate: Candidate, arguments: list[Argument], setting: Setting) -> Mention | None:
    """The nearest place name after a locative preposition that no participant is made of."""
    prepositions = LOCATIVE | MOTION.get(candidate.frame.event_type, NONE)
    if candidate.token.lemma in EVACUATIONS:
        prepositions |= {"from"}
    takers = participants(candidate, arguments)
    best: tuple[int, int, Mention] | None = None
    for mention in setting.places.get(candidate.token.sentence.sent_id, ()):
        token = setting.token(mention.char_start, mention.char_end)
        far = reach(token, candidate)
        if far is None or token.i in takers or not located(token, prepositions, on=not is_done_to(candidate)):
            continue
        if in_other_event(token, candidate) or is_side(token, candidate):
            continue
        key = (far, abs(token.i - candidate.token.i), mention)
        best = min(best, key, key=lambda k: k[:2]) if best else key
    return best[2] if best else None


def has_target(candidate: Candidate) -> bool:
    """Whether a bare event noun says what was hit, which tells its place: "a response to rocket attacks upon Israeli soil"."""
    return candidate.is_bare_noun and bool(after(candidate.token, "on", "upon", "against"))


BEYOND = 4
"""How far the place of an offence counts: behind those of the event's own clause. 2 and 8 read annotated sentences alike."""


def reach(place: Token, candidate: Candidate) -> int | None:
    """How far a place stands from an event; None: it is not the event's."""
    far = distance(place, candidate)
    if far is None:
        return BEYOND if is_of_offence(place, candidate) or is_on_scene(place, candidate) else None
    above = far > 1 and (is_of_content(candidate) or looks_back(candidate))
    return None if above or (far and is_elsewhere(candidate)) else far


def is_elsewhere(candidate: Candidate) -> bool:
    """Whether an event is not where the clause above it is: what that is about, what was days before, what hit a target of its own."""
    return is_reason(candidate) or has_target(candidate) or is_days_apart(clause(candidate.predicate))


def is_of_content(candidate: Candidate) -> bool:
    """Whether a place is of what is agreed, asked for or refused, or of a clause around it, and not where that is done."""
    return candidate.frame.event_type in GIVEN or candidate.frame.pattern in SCOPES


def is_of_offence(place: Token, candidate: Candidate) -> bool:
    """Whether a place stands with the offence for which somebody is punished: "jailed for insulting the king in Thailand"."""
    verb = clause(place)
    punished = candidate.frame.event_type in {"COERCE", "SANCTION"} and verb.dep == "pcomp" and verb.head.lower == "for"
    return punished and verb.head.head is candidate.predicate and not types(verb.lemma)


def in_other_event(place: Token, candidate: Candidate) -> bool:
    """Whether a place stands in the phrase of another event noun: of "killing" in "the strike was for the killing in Beirut"."""
    own = {candidate.token.i, candidate.predicate.i, *(w.i for w in candidate.words)}
    for above in inner(place):
        if above.i in own:
            return False
        if above.dep == "pobj" and (above.lemma, "n") in frames() and above.head.lower not in AMID:
            return True
    return False


AMID = frozenset({"in", "during", "amid"})
"""Prepositions before an event noun that has its place with the verb: "burned the station during the attack in Delmas"."""


def is_side(place: Token, candidate: Candidate) -> bool:
    """Whether a place name after "between" is a side of talks or a fight."""
    two = place.head if place.dep == "pobj" else place.head.head
    return candidate.frame.pattern in {"talks", "mutual", "talk", "discuss"} and two.lower in {"between", "among"}


def participants(candidate: Candidate, arguments: list[Argument]) -> set[int]:
    """Numbers of the tokens of those who take part, which are no place of the event."""
    found = {t.i for a in arguments if a.role == "actor" for t in a.head.subtree() if t.dep != "pobj"}
    if candidate.frame.event_type in GIVEN:
        found |= {a.head.i for a in arguments if a.role == "recipient"}
    if candidate.frame.event_type == "ACCUSE":
        found |= {t.i for a in arguments if a.role == "recipient" for t in stationed(a.head)}
    return found


def stationed(side: Token) -> list[Token]:
    """Where those are to whom something is said: "accused the forces in Idlib of theft"."""
    return [t for c in side.children if c.dep == "prep" for t in c.subtree()]


def is_done_to(candidate: Candidate) -> bool:
    """Whether an event may be done to a country or town, on which it then is no place: "sanctions on Iran", not "a quake on Flores"."""
    frame = candidate.frame
    return not (
        is_hazard(frame.event_type) or frame.event_type in PERSONAL_LOSSES or frame.pattern in {"result", "suffer"}
    )


def located(token: Token, prepositions: frozenset[str], *, on: bool = False) -> bool:
    """Whether a place name stands in a phrase of place, directly or inside its noun phrase ("a base in", "the town of").

    `on`: behind "on" any name does.
    """
    for _ in range(4):
        if token.dep in {"pobj", "pcomp"}:
            if token.head.lower in prepositions:
                return on or token.head.lower != "on" or token.tag[:3] != "NNP" or is_stood_on(token)
            if token.head.lower != "of":
                return False
            token = token.head.head
            if token.dep == "prep" and token.lower in prepositions:  # "outside of the town of Basra"
                return True
        elif token.dep in {"compound", "nmod", "poss", "appos", "conj", "amod", "npadvmod"}:
            token = token.head
        else:
            return token.dep == "advmod"
    return False


def is_stood_on(name: Token) -> bool:
    """Whether a name is of what things are on and not in: an island, a lake, a street."""
    return any(t.lower in STOOD_ON for t in (name, *(c for c in name.children if c.dep == "compound")))


def acts_on_places(frame: Frame) -> bool:
    """Whether an event of a frame may be done to a place: an attack, a visit, a blockade."""
    if frame.event_type == "CONSULT":
        return frame.mode == "visit"
    left = frame.event_type == "RETREAT" and frame.pattern == "leave"  # "troops left Syria"
    return left or frame.event_type in {"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"}


def is_event_noun(token: Token) -> bool:
    """Whether an argument is an event itself: "the Falluja fighting killed scores"."""
    return (token.lemma, "n") in frames()


def target(
    candidate: Candidate, arguments: list[Argument], setting: Setting, classes: SemanticClasses
) -> Mention | None:
    """The place that is itself acted on: "shelled Juba", "the attack on the Kasindi checkpoint", "visited Russia"."""
    if not acts_on_places(candidate.frame):
        return None
    inside = {
        t.i for a in arguments if a.role in {"recipient", "theme"} or is_event_noun(a.head) for t in a.head.subtree()
    }
    against = candidate.frame.event_type == "PROTEST"  # "demonstrated against Israel" is not there
    mentions = setting.places.get(candidate.token.sentence.sent_id, ())
    open_ = (m for m in mentions if not against or m.entity_type == "facility")
    heads = ((m, setting.token(m.char_start, m.char_end)) for m in open_)
    return next((m for m, token in heads if token.i in inside and is_site(token, classes)), None)


def stricken(candidate: Candidate, arguments: list[Argument], setting: Setting) -> Mention | None:
    """The place that a hazard hits, or that stands before its noun: "a quake hit Qeshm island", "the Izmir quake"."""
    if not is_hazard(candidate.frame.event_type):
        return None
    hit = [a.head for a in arguments if a.role == "recipient"]
    named = {t.i for noun in (candidate.token, *hit) for t in (noun, *qualifying(noun))}
    mentions = setting.places.get(candidate.token.sentence.sent_id, ())
    return next((m for m in mentions if setting.token(m.char_start, m.char_end).i in named), None)


def qualifying(noun: Token) -> list[Token]:
    """What names a noun, before it or after "of": "Qeshm island", "the city of Bandar Abbas"."""
    return [*(c for c in noun.children if c.dep in {"compound", "nmod", "poss"}), *after(noun, "of")]


def is_site(token: Token, classes: SemanticClasses) -> bool:
    """Whether a name is, or qualifies, a place that can be acted on; not where somebody is from or whom it is for."""
    head = token.head if token.dep in {"compound", "nmod"} else token
    other = token.dep == "pobj" and is_elsewhere_of(token.head)
    return not other and bool(classes.at(head) & SITES)


def is_elsewhere_of(link: Token) -> bool:
    """Whether a name behind a preposition is where somebody is from, or whom they serve: "a man from Qom accused of spying for Israel"."""
    return link.lower == "from" or (link.lower == "for" and link.head.tag == "VBG")


def is_on_the_scene(candidate: Candidate) -> bool:
    """Whether a deed is one of the account before it; not those of a kind: "battles that often spark violence", "a nationwide strike"."""
    if candidate.frame.event_type not in DEEDS:
        return False
    kind = candidate.is_bare_noun and candidate.token.tag == "NNS" and candidate.token.child("det") is None
    return not kind and not any(c.lower in WIDE for c in candidate.token.children)


WIDE = word_list("event_words.tsv", "wide")
"""Words before an event noun that is at no one place."""
