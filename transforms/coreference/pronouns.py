"""Third-person pronouns and relative pronouns.

He and she are resolved where one person of the right gender stands out: alone in the sentence and the two before, or the
subject of the clause or sentence before (Hobbs 1978; Lappin & Leass 1994: recency and subjecthood weigh most). In quoted
words nothing is resolved, since another speaker's "he" is another's.
"""

from __future__ import annotations

from collections.abc import Mapping

from transforms.article import Article, Token
from transforms.coreference.descriptions import renamed
from transforms.coreference.people import Person
from transforms.coreference.reference import Reference
from transforms.coreference.things import thing
from transforms.lexicons import word_list

MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
THING = frozenset({"it", "its", "itself"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# Verbs of what befalls their subject: after "A stabbed B", who "died" is not told by the subject before.
SUFFERING = word_list("name_cues.tsv", "suffering")
WINDOW = 2
REACH = 300  # tokens, at most, in which a pronoun looks for its name


def resolve(article: Article, heads: Mapping[int, Reference], people: Mapping[str, Person]) -> dict[int, Reference]:
    """References of the article's pronouns that have one likely meaning."""
    known = dict(heads)
    found: dict[int, Reference] = {}
    numbers = {s.sent_id: n for n, s in enumerate(article.sentences)}
    quoted = quoted_tokens(article)
    for token in article.tokens:
        reference = None
        if token.tag in {"WP", "WDT", "WP$"}:
            reference = relative(token, known)
        elif token.tag in {"PRP", "PRP$"} and token.i not in quoted:
            if token.lower in MALE or token.lower in FEMALE:
                reference = person(article, token, known, people, numbers, quoted)
                learn_gender(people, reference, token)
            elif token.lower in THING:
                reference = thing(article, token, known, numbers)
        if reference:
            found[token.i] = known[token.i] = reference
    return found


def relative(token: Token, known: Mapping[int, Reference]) -> Reference | None:
    """The noun that the clause of a relative pronoun describes."""
    verb = next((a for a in token.ancestors() if a.dep == "relcl"), None)
    reference = known.get(verb.head.i) if verb else None
    return renamed(reference, "relative", 0.9) if reference else None


def person(
    article: Article,
    token: Token,
    known: Mapping[int, Reference],
    people: Mapping[str, Person],
    numbers: Mapping[str, int],
    quoted: frozenset[int],
) -> Reference | None:
    """The person that he or she means."""
    gender = "male" if token.lower in MALE else "female"
    number = numbers[token.sentence.sent_id]
    first = max(article.sentences[max(0, number - WINDOW)].tokens[0].i, token.i - REACH)
    before = [
        (i, known[i])
        for i in range(first, token.i)
        if i in known
        and known[i].entity_type == "person"
        and i not in quoted
        and may_be(people.get(known[i].entity_id), gender)
    ]
    others = subjects_of_own_clause(token)
    before = [(i, r) for i, r in before if known[i].entity_id not in {known[o].entity_id for o in others if o in known}]
    if not before:
        return None
    if len({r.entity_id for _, r in before}) == 1:
        return renamed(before[-1][1], "pronoun", 0.85)
    # of several, the subject of the nearest clause that has one
    subjects = [(i, r) for i, r in before if article.tokens[i].dep in SUBJECTS]
    if not subjects or (token.dep in SUBJECTS and token.head.lemma in SUFFERING):
        return None
    sentence = article.tokens[subjects[-1][0]].sentence
    rivals = {r.entity_id for i, r in subjects if article.tokens[i].sentence is sentence}
    return renamed(subjects[-1][1], "pronoun", 0.7) if len(rivals) == 1 else None


def subjects_of_own_clause(token: Token) -> set[int]:
    """The subjects of the verb whose object the pronoun is: in "Ruto praised him" Ruto is not meant."""
    if token.tag != "PRP" or token.dep not in {"dobj", "dative", "pobj"} or token.lower.endswith("self"):
        return set()
    verb = token.head.head if token.dep == "pobj" else token.head
    return {c.i for c in verb.children if c.dep in SUBJECTS}


def learn_gender(people: Mapping[str, Person], reference: Reference | None, token: Token) -> None:
    """Take down the gender that a pronoun tells of a person whose name does not tell it."""
    meant = people.get(reference.entity_id) if reference else None
    if meant and meant.gender is None:
        meant.gender = "male" if token.lower in MALE else "female"


def may_be(person: Person | None, gender: str) -> bool:
    """Whether a person can be of the gender."""
    return person is None or person.gender in {None, gender}


def quoted_tokens(article: Article) -> frozenset[int]:
    """The tokens inside quotation marks, block by block."""
    inside: set[int] = set()
    open_mark = False
    block = None
    for token in article.tokens:
        if token.sentence.block is not block:
            block, open_mark = token.sentence.block, False
        if token.text in {"“", "``"}:
            open_mark = True
        elif token.text in {"”", "''"}:
            open_mark = False
        elif token.text == '"':
            open_mark = not open_mark
        elif open_mark:
            inside.add(token.i)
    return frozenset(inside)
