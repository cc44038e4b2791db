"""Sports clubs by short names that are towns, animals or weapons elsewhere: "Sunderland drew with Millwall"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from transforms.article import Article, Token
from transforms.lexicons import word_list
from transforms.mentions.common_words import is_everyday
from transforms.mentions.known_names import KnownName, clubs, known_exactly, nations, short_names, sports
from transforms.mentions.phrase_matcher import PhraseMatcher
from transforms.mentions.spans import Span
from transforms.mentions.towns import largest, settlements

CLUB_VERBS = word_list("name_cues.tsv", "club_verbs")
TRADE_VERBS = word_list("name_cues.tsv", "trade_verbs")
TEAM_NOUNS = word_list("name_cues.tsv", "team_nouns")
FIXTURES = frozenset(tuple(row.split()) for row in word_list("name_cues.tsv", "fixtures"))
"""Two words before a team's name: "home to", "loan from"."""
SPORTS_TALK = TEAM_NOUNS | CLUB_VERBS | word_list("name_cues.tsv", "sports_talk")
WHERE = word_list("name_cues.tsv", "sports_where")
MONTHS_DAYS = word_list("name_cues.tsv", "months_days")
FORM = 3
"""Letters of what says that a club is one, which stay capitals: "FC", "AFC"."""
CLUBS_TOO = frozenset({"organization", "other", "product", "work"})
"""What the model takes clubs for."""
CITY = 100_000
"""Inhabitants from which a name is rather the town than the club, where nothing speaks of sport."""
TEAM = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}"
SCORE = re.compile(rf"\b({TEAM}) \d{{1,2}},? ({TEAM}) \d{{1,2}}\b(?!\S*\d)")
"""The line of a result: "Fulham 1 Burnley 2"."""
SECOND = re.compile(rf"\d,? {TEAM} \d")
"""A part of every result, sooner found than the whole, since a text has fewer digits than capitals."""


def club_of(article: Article, span: Span) -> KnownName | None:
    """The club that a short name stands for: one named in full in the article, or the only one of the name beside words of sport."""
    text = span.text(article)
    entries = clubs().get(text, ())
    named = [entry for entry in entries if any(name in article.text for name in longer(entry, text))]
    if len(named) == 1 and not is_where(article, span) and (largest(text) < CITY or is_about_sport(article)):
        return named[0]
    if not entries or not (is_shown(article, span, text) or is_member(article, span, entries)):
        return None
    return entries[0] if len(entries) == 1 else neighbour(article, entries, text)


def is_shown(article: Article, span: Span, text: str) -> bool:
    """Whether the verb, the words beside or a result of the article show a club."""
    return is_played(article, span, text) or is_teams(article, span) or is_scored(article, span, text)


def is_member(article: Article, span: Span, entries: Sequence[KnownName]) -> bool:
    """Whether a player is called by the team in the singular: "a Springbok victory", "the first Springbok to score"."""
    before, text = span.before(article), span.text(article)
    counted = before is not None and before.lower in {"a", "an", "the", "first", "former", "every"}
    return counted and any(entry.name == f"{text}s" for entry in entries)


def is_about_sport(article: Article) -> bool:
    """Whether an article speaks of sport, so that a city's name may be that of the club it names in full: Lyon, of Olympique Lyonnais."""
    return len(article.lowered(SPORTS_TALK)) > 1 or bool(scored(article.text))


def longer(entry: KnownName, short: str) -> Iterator[str]:
    """The names of a club that a short one stands for in an article that has them: Aston Villa for Villa."""
    names = (entry.name, without_form(entry.name), *short_names().get(entry.name, ()))
    return (name for name in names if len(name) > len(short) and short in name)


def without_form(name: str) -> str:
    """A club's name without what says that it is one.

    >>> without_form("Aston Villa F.C."), without_form("FC Bayern Munich")
    ('Aston Villa', 'Bayern Munich')
    """
    return re.sub(r"^(?:FC|AC|AS|SC) | (?:F\.C\.|A\.F\.C\.|FC|CF|SC)$", "", name)


def is_teams(article: Article, span: Span) -> bool:
    """Whether the words beside a name are those of teams: "on loan from Milan", "at home to Ipswich", "the Leicester fans"."""
    before = tuple(t.lower for t in article.tokens[max(0, span.first - 2) : span.first])
    return before in FIXTURES or span.after(article)[0] in TEAM_NOUNS


def sides_of_results(article: Article) -> Iterator[Span]:
    """The two sides of each result, by lists or not: "Ajax 2 Twente 2"; but "March 3 April 4" is none."""
    for match in results(article.text):
        if any(is_no_side(name) for name in match.groups()):
            continue
        for start, end in (match.span(1), match.span(2)):
            first, last = bisect_left(article.starts, start), bisect_left(article.starts, end)
            span = Span(first, last, "organization", "pattern", reason="a side of a result")
            text = span.text(article)
            if listed := known_exactly(text) or club_of(article, span) or same_sport(match.groups()).get(text):
                span.list_as(listed)
            yield span


def same_sport(names: Sequence[str]) -> dict[str, KnownName]:
    """The clubs of a result's sides, also in capitals, where one sport alone has both: "METS 3, CARDINALS 1"."""
    entries = [clubs().get(as_listed(name), ()) for name in names]
    common = set.intersection(*({sports()[e.name] for e in some} for some in entries))
    if len(common) != 1:
        return {}
    fits = {name: [e for e in some if sports()[e.name] in common] for name, some in zip(names, entries, strict=True)}
    return {name: found[0] for name, found in fits.items() if len(found) == 1}


def as_listed(name: str) -> str:
    """A side's name in capitals as lists write it."""
    return name.title() if name.isupper() and len(name) > FORM else name


def short_clubs(article: Article, spans: Sequence[Span]) -> Iterator[Span]:
    """Clubs by their short names where one alone is of the sport of a club that the article names: Mets beside the New York Yankees.

    Yields names that nothing else found; those that something found without knowing the club are told what the list knows.
    """
    played = {sports()[s.known.name] for s in spans if s.known and s.known.name in sports()}
    if not played:
        return
    taken = {i: s for s in spans for i in range(s.first, s.last)}
    for span in clubs_in_text(article, played):
        found = [taken[i] for i in range(span.first, span.last) if i in taken]
        if not found:
            yield span
        elif (found[0].first, found[0].last) == (span.first, span.last) and span.known:
            tell_club(found[0], span.known)


def clubs_in_text(article: Article, played: AbstractSet[str]) -> Iterator[Span]:
    """The short names in a text that are of one club alone of some sports, and no town's after a word of place."""
    for first, last, entries in PhraseMatcher.of(clubs().items()).find(article):
        span = Span(first, last, "organization", "lexicon", reason="a club of the sport that the article is on")
        fitting = [e for e in entries if sports()[e.name] in played]
        if len(fitting) == 1 and article.tokens[last - 1].tag.startswith("NNP") and not is_where(article, span):
            span.list_as(fitting[0])
            yield span


def tell_club(span: Span, club: KnownName) -> None:
    """Give a name what the list knows of a club, where nothing else is known of it."""
    if not span.known and not span.entity_id and span.kind in CLUBS_TOO:
        span.list_as(club)


def is_no_side(name: str) -> bool:
    """Whether the words before a number are common ones or dates: "Chapter 3", "March 3"; nations stay countries."""
    if as_listed(name) in clubs():
        return False
    words = name.lower().split()
    return any(w in MONTHS_DAYS for w in words) or all(map(is_everyday, words)) or name in nations()


def without_results(spans: Sequence[Span], sides: Sequence[Span]) -> list[Span]:
    """The model's names without those that go beyond a side of a result: "Ajax 2 Twente"."""
    side_of = {i: s for s in sides for i in range(s.first, s.last)}
    within = (({side_of[i] for i in range(s.first, s.last) if i in side_of}, s) for s in spans)
    return [s for found, s in within if all(side.first <= s.first and s.last <= side.last for side in found)]


def is_scored(article: Article, span: Span, text: str) -> bool:
    """Whether the article has a result of two clubs of which the name is one: "Fulham 1 Burnley 2"."""
    return not is_where(article, span) and text in scored(article.text)


@lru_cache(maxsize=1)
def results(text: str) -> tuple[re.Match[str], ...]:
    """The results in an article's text: the two sides of each."""
    return tuple(SCORE.finditer(text)) if SECOND.search(text) else ()


@lru_cache(maxsize=1)
def scored(text: str) -> frozenset[str]:
    """The clubs of the results in an article's text, which is asked for each of its names."""
    pairs = (match.groups() for match in results(text))
    return frozenset(name for pair in pairs if all(name in clubs() for name in pair) for name in pair)


def neighbour(article: Article, entries: Sequence[KnownName], text: str) -> KnownName | None:
    """The one of several clubs of a short name whose country the article's other clubs are from: Rangers beside Celtic."""
    others = (clubs().get(t.text, ()) for t in article.tokens if t.text != text)
    countries = {some[0].country for some in others if len(some) == 1}
    near = [entry for entry in entries if entry.country in countries]
    return near[0] if len(near) == 1 else None


def is_played(article: Article, span: Span, text: str) -> bool:
    """Whether the verb of the name is one of sport; a town needs one that towns do not do."""
    if is_where(article, span):
        return False
    verbs = CLUB_VERBS if settlements(text) else CLUB_VERBS | TRADE_VERBS
    return any(verb.lemma in verbs for verb in verbs_of(span.head(article)))


def is_where(article: Article, span: Span) -> bool:
    """Whether the name stands after a word of place."""
    before = span.before(article)
    return before is not None and before.lower in WHERE


def verbs_of(token: Token) -> Iterable[Token]:
    """The nearest verb above a token."""
    verb = next((a for a in token.ancestors() if a.tag.startswith("V")), None)
    return [verb] if verb else []


def is_called_by_stadium(article: Article, span: Span) -> bool:
    """Whether a club is called by its stadium: "Stade Lanvel drew", but not "at the Stade Lanvel"."""
    if len(span) == 1 or article.tokens[span.first].lower != "stade":
        return False
    before = span.before(article)
    return before is None or before.lower not in {"at", "the", "in", "inside", "outside", "near"}
