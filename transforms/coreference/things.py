"""What "it" and "its" mean: the organization or country that speaks, acts or owns.

The antecedent is the subject of the clause around or before, the main clause first (Hobbs 1978). Where "it" may stand for nothing
(weather, "it was too early to say": the pleonastic patterns of Lappin & Leass 1994) it is left null.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from transforms.article import Article, ParsedSentence, Token
from transforms.coreference.clauses import SUBJECTS, is_report
from transforms.coreference.descriptions import is_of_body, sentence_before
from transforms.coreference.reference import Reference, renamed
from transforms.gazetteer.countries import countries
from transforms.lexicons import word_list

THINGS = frozenset({"organization", "country"})
SPEECH = word_list("name_cues.tsv", "speech")
ACTING = SPEECH | word_list("name_cues.tsv", "governing") | word_list("name_cues.tsv", "acting")
IMPERSONAL = word_list("name_cues.tsv", "impersonal")
GROUPS = frozenset({"rebel", "sport", "business", "party", "police", "military", "media", None})
"""Sectors of organizations that "they" stands for."""
CLAUSES = frozenset({"ccomp", "csubj", "xcomp", "advcl", "relcl"})
REACH = 300  # tokens, at most, in which a pronoun looks for its name
"""150 and 600 read 216 annotated quotes alike."""


def thing(
    article: Article, token: Token, known: Mapping[int, Reference], numbers: Mapping[str, int]
) -> Reference | None:
    """The organization or country that "it" means as a speaker or actor, or "its" as an owner."""
    if token.lower == "it":
        if token.dep not in SUBJECTS or is_pleonastic(token.head) or is_equated(token.head):
            return None
        if (speaker := subject_of_report(token.head)) and not is_outlet_behind(token, speaker, known):
            return named(speaker, known)
        if token.head.lemma not in ACTING:
            return None
    return owner_meant(article, token, known) or antecedent(article, token, known, numbers[token.sentence.sent_id])


def antecedent(article: Article, token: Token, known: Mapping[int, Reference], number: int) -> Reference | None:
    """What the subject before a pronoun means."""
    candidate = candidate_for(article, token, number)
    return named(candidate, known) if candidate else None


def owner_meant(article: Article, token: Token, known: Mapping[int, Reference]) -> Reference | None:
    """Who owns what "its" speaks of, by the subject that follows or by who has the subject before."""
    if token.lower != "its":
        return None
    before = [t for t in subjects(article, token.sentence, token) if t.i < token.i]
    return possessor(before[-1], token, known) if before else ahead(token, known)


def ahead(token: Token, known: Mapping[int, Reference]) -> Reference | None:
    """The main subject behind an owner that opens its sentence, before any name and subject: "In its report, Amnesty said"."""
    subject = next((t for t in token.sentence.tokens if t.dep in SUBJECTS), None)
    if subject is None or subject.i < token.i or subject.head.dep != "ROOT":
        return None
    opening = token.sentence.tokens[: subject.subtree()[0].i - token.sentence.tokens[0].i]
    parted = token in opening and "," in texts(opening)
    return named(subject, known) if parted and known.keys().isdisjoint(t.i for t in opening) else None


def texts(tokens: Sequence[Token]) -> list[str]:
    """Tokens as they are written."""
    return [t.text for t in tokens]


def possessor(subject: Token, token: Token, known: Mapping[int, Reference]) -> Reference | None:
    """Who owns the subject before, where that is a thing: "Nordea's profit fell to half its level"; not "Nordea's rival closed its shops"."""
    owner = subject.child("poss")
    if owner is None or subject.i in known or is_of_body(subject) or subject.tag not in {"NN", "NNS"}:
        return None
    between = (known.get(i) for i in range(owner.i + 1, token.i))
    return None if any(map(is_thing, between)) else named(owner, known)


def is_thing(meant: Reference | None) -> bool:
    """Whether a reference is to what "it" may mean."""
    return meant is not None and meant.entity_type in THINGS


def only_speaker(tokens: Sequence[Token]) -> int | None:
    """The subject of a sentence's main verb of reporting, by number, where nobody else in it says something."""
    subjects = [t for t in tokens if t.dep in SUBJECTS and (t.head.lemma in SPEECH or is_report(t.head))]
    return subjects[0].i if len(subjects) == 1 and is_report(subjects[0].head) else None


def is_outlet_behind(token: Token, speaker: Token, known: Mapping[int, Reference]) -> bool:
    """Whether an outlet that comes behind reports on somebody else: "It paid 14 million euros, La Repubblica reported"."""
    meant = known.get(speaker.i)
    return meant is not None and meant.sector == "media" and speaker.i > token.i


def follows_plural(token: Token) -> bool:
    """Whether a plural stands before a pronoun in its sentence."""
    return any(is_plural(t) for t in token.sentence.tokens if t.i < token.i)


def only_subject(sentence: ParsedSentence) -> Token | None:
    """The subject of a sentence that has one, relative pronouns aside."""
    subjects = [t for t in sentence.tokens if t.dep in SUBJECTS and t.tag not in {"WDT", "WP"}]
    return subjects[0] if len(subjects) == 1 else None


def group(article: Article, token: Token, known: Mapping[int, Reference]) -> Reference | None:
    """The organization that "they" means: the one subject of the sentence before, where nothing else there is plural.

    "The Houthis fired on the ship. They said ...", but not "Hamas said talks had ended. They will go on."
    """
    before = sentence_before(article, token)
    if before is None or follows_plural(token):
        return None
    subject = only_subject(before)
    if subject is None or any(is_plural(t) or t.i in known for t in before.tokens if t is not subject):
        return None
    meant = known.get(subject.i)
    return renamed(meant, "pronoun", 0.7) if meant and is_group(meant) else None


def is_group(meant: Reference) -> bool:
    """Whether an organization is one that "they" stands for."""
    return meant.entity_type == "organization" and meant.sector in GROUPS


def is_plural(token: Token) -> bool:
    """Whether a word can be what "they" means: a plural, or one side of "A and B"."""
    return token.tag in {"NNS", "NNPS"} or (token.dep == "conj" and token.tag.startswith("NN"))


def candidate_for(article: Article, token: Token, number: int) -> Token | None:
    """The last subject before a token of its sentence, else the chief one of the sentence before."""
    around = [t for t in subjects(article, token.sentence, token) if t.i < token.i]
    if around:
        return around[-1]
    before = main_first(subjects(article, article.sentences[number - 1], token)) if number else []
    return before[0] if before else None


def subject_of_report(verb: Token) -> Token | None:
    """The subject of the verb that reports the clause of a verb: Nordea in "Nordea said it would close"."""
    while verb.dep == "conj":
        verb = verb.head
    if verb.dep == "ccomp":
        return subject_of(verb.head) if verb.head.lemma in SPEECH else None
    if verb.dep in {"acl", "relcl"} and any(c.lower == "that" and c.tag == "IN" for c in verb.children):
        return teller(verb.head)
    return None


def teller(noun: Token) -> Token | None:
    """Who makes a statement that a clause gives: "claims by Renamo that it hid", "Hamas said in a message that it had"."""
    agents = (p.child("pobj") for p in noun.children if p.dep == "prep" and p.lower == "by")
    if agent := next(filter(None, agents), None):
        return agent
    while noun.dep in {"pobj", "prep", "dobj", "dative"}:
        noun = noun.head
    return subject_of(noun) if noun.lemma in SPEECH else None


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb, shared by verbs joined to one: "Nordea cut jobs and said that"."""
    while True:
        if (subject := verb.child("nsubj", "nsubjpass")) is not None or verb.dep != "conj":
            return subject
        verb = verb.head


def is_pleonastic(verb: Token) -> bool:
    """Whether the "it" of a verb may stand for nothing: "it rained", "it was clear that"."""
    return verb.lemma in IMPERSONAL or (
        verb.lemma == "be" and any(c.dep in CLAUSES for part in (verb, *verb.children) for c in part.children)
    )


def is_equated(verb: Token) -> bool:
    """Whether a verb says what "it" is, which is rarely who speaks: "The survey said it was a small quake"."""
    return verb.lemma == "be" and verb.child("attr") is not None


def subjects(article: Article, sentence: ParsedSentence, token: Token) -> list[Token]:
    """The subjects of a sentence within reach before a token, other pronouns than "it" left out."""
    first = max(sentence.tokens[0].i, token.i - REACH)
    last = min(sentence.tokens[-1].i + 1, token.i)
    return [
        t
        for t in article.tokens[first:last]
        if t.dep in SUBJECTS and t.tag not in {"WDT", "WP"} and (t.tag != "PRP" or t.lower == "it")
    ]


def main_first(found: list[Token]) -> list[Token]:
    """Subjects with that of the main clause first, then the last."""
    return sorted(found, key=lambda t: (t.head.dep != "ROOT", -t.i))


def named(token: Token, known: Mapping[int, Reference]) -> Reference | None:
    """The organization or country that a subject means; a capital that governs means its country."""
    reference = known.get(token.i)
    if reference is None:
        return None
    if reference.entity_type in THINGS:
        return renamed(reference, "pronoun", 0.7)
    if reference.entity_type == "place" and reference.sector == "government" and reference.country:
        code = reference.country
        return Reference(f"country:{code}", "country", countries().names[code], code, "pronoun", 0.7, "government")
    return None
