"""Names of people, organizations, places and things."""

from __future__ import annotations

from transforms.article import Article
from transforms.mentions.abbreviations import abbreviations, retype_as_explained, without_common_nouns
from transforms.mentions.acronyms import party_initials, unlist_acronyms, unlist_foreign
from transforms.mentions.boundaries import widen_offices, widen_people, widen_places
from transforms.mentions.candidates import from_model
from transforms.mentions.compounds import join_compounds, join_hyphen
from transforms.mentions.coordination import share_types
from transforms.mentions.counties import counties
from transforms.mentions.courts import courts
from transforms.mentions.datelines import filed_from, retype_filed
from transforms.mentions.decisions import keep, settle
from transforms.mentions.designations import designations
from transforms.mentions.doubtful_places import drop_doubtful_places
from transforms.mentions.entity_types import classify
from transforms.mentions.full_names import credited_agencies, missed_persons, picture_credits
from transforms.mentions.glued_names import cut_glued
from transforms.mentions.guides import without_unproven
from transforms.mentions.half_names import half_names
from transforms.mentions.halves import join_bodies, join_given_names, join_legal_forms
from transforms.mentions.headings import without_common_words, without_headlines
from transforms.mentions.linking import link
from transforms.mentions.listed_names import from_lists
from transforms.mentions.local_towns import retype_local_towns
from transforms.mentions.missed_bodies import missed_bodies
from transforms.mentions.missed_names import missed_names
from transforms.mentions.name_edges import bears_office, retype_holders
from transforms.mentions.namesake_days import namesake_days
from transforms.mentions.nicknames import nicknamed
from transforms.mentions.person_particles import join_particles, take_numerals
from transforms.mentions.pieced_places import pieced_places
from transforms.mentions.propagation import propagate, restore_split
from transforms.mentions.quoted_works import quoted_works
from transforms.mentions.spans import Span
from transforms.mentions.sports import club_of, short_clubs, sides_of_results, without_results
from transforms.mentions.stopped_words import saint_towns
from transforms.mentions.storms import retype_storms, storms
from transforms.mentions.teams import missed_teams, retype_teams
from transforms.mentions.titles import title_before
from transforms.mentions.torn_bodies import torn_bodies
from transforms.mentions.towns import Towns
from transforms.mentions.type_votes import retype_surnames, surname_of_person, unlist_surnames, vote, without_doubted
from transforms.mentions.universities import universities
from transforms.mentions.vessels import vessels
from transforms.mentions.whole_bodies import whole_bodies
from transforms.trace import Trace
from warehouse.tables.mentions import Mention

RANK = {"pattern": 0, "lexicon": 1, "model": 2, "gazetteer": 3, "repeated": 4}
"""Which source of a name counts first where two find spans of one length: a pattern or a list knows what it reads, the model guesses."""

PATTERNS = (
    designations, storms, half_names, picture_credits, credited_agencies, namesake_days, vessels, filed_from, courts, counties,
    quoted_works, universities, pieced_places, saint_towns,
)  # fmt: skip
"""What reads names by their form or the words around, each from the article alone."""


def extract(article: Article, trace: Trace | None = None) -> list[Mention]:
    """The article's mentions, in the order of the text."""
    return link(article, names(article, trace), trace)


def names(article: Article, trace: Trace | None = None) -> list[Span]:
    """The names of the article: a longer one before a shorter one, then what lists and patterns know before the model's."""
    listed = list(from_lists(article, trace))
    sides = list(sides_of_results(article))
    modelled = without_results(of_model(article, trace), sides)
    retype_holders(article, modelled)
    called = list(nicknamed(article, modelled))
    unlist_surnames(article, modelled, called)
    listed = keep(
        article,
        listed,
        lambda s: bears_office(article, s) or surname_of_person(article, [*modelled, *called], s),
        "type vote",
        trace,
    )
    patterns = [span for pattern in PATTERNS for span in pattern(article)]
    patterns += [*called, *sides]
    spans = rank(article, [*listed, *modelled, *patterns], trace)
    spans = rank(article, [*spans, *bodies(article, spans)], trace)
    unlist_acronyms(article, spans)
    unlist_foreign(article, spans)
    retype_storms(article, spans)
    retype_filed(article, spans)
    explained = list(abbreviations(article, spans))
    retype_as_explained(article, spans, explained)
    spans = rank(article, without_common_nouns(article, [*spans, *explained], trace), trace)
    spans += party_initials(article, spans)
    taken = {i for s in spans for i in range(s.first, s.last)}
    missed = [join_hyphen(article, span, taken) for span in missed_persons(article, taken)]
    retype_surnames(article, spans, missed)
    spans += missed
    spans += Towns.of(article, spans).missed(article, {i for s in spans for i in range(s.first, s.last)})
    for span in spans:
        if span.source == "gazetteer" and (club := club_of(article, span)):
            span.list_as(club)
    spans += missed_names(article, spans)
    drop_doubtful_places(article, spans, trace)
    retype_local_towns(article, spans, trace)
    widen_places(article, spans)
    widen_people(article, spans)
    take_numerals(article, spans)
    spans = rank(article, spans, trace)
    spans = rank(article, [*spans, *propagate(article, spans, trace)], trace)
    join_legal_forms(article, spans)
    spans += short_clubs(article, spans)
    spans += missed_teams(article, spans)
    retype_teams(article, spans, trace)
    for span in spans:
        if span.kind == "person":
            span.title = title_before(article, span.first)
    return spans


def bodies(article: Article, spans: list[Span]) -> list[Span]:
    """Names of bodies and buildings that were missed, or read in pieces."""
    return [span for rule in (missed_bodies, whole_bodies, torn_bodies) for span in rule(article, spans)]


def of_model(article: Article, trace: Trace | None) -> list[Span]:
    """The model's names with their boundaries and types set right."""
    spans = without_headlines(article, list(from_model(article, trace)), trace)
    spans = without_common_words(article, spans, trace)
    join_legal_forms(article, spans)
    widen_offices(article, spans)
    spans = join_particles(article, join_compounds(article, spans))
    spans = join_given_names(article, join_bodies(article, spans))
    cut_glued(article, spans)
    classify(article, spans)
    vote(article, spans, trace)
    share_types(article, spans, trace)
    spans = without_doubted(article, restore_split(article, spans), trace)
    return without_unproven(article, spans, trace)


def rank(article: Article, spans: list[Span], trace: Trace | None) -> list[Span]:
    """The spans within one sentence, without overlaps."""
    within = keep(article, spans, lambda s: crosses(article, s), "sentence", trace)
    return settle(article, sorted(within, key=lambda s: (-len(s), RANK[s.source], s.first)), trace)


def crosses(article: Article, span: Span) -> str | None:
    """What speaks against a name that one sentence begins and another one ends."""
    same = article.tokens[span.first].sentence is article.tokens[span.last - 1].sentence
    return None if same else "it goes beyond the end of its sentence"
