"""Third-person pronouns and relative pronouns.

He and she are resolved where one person of the right gender stands out: alone in the sentence and the two before, or the
subject of the clause or sentence before (Hobbs 1978; Lappin & Leass 1994: recency and subjecthood weigh most). In quoted
words nothing is resolved, since another speaker's "he" is another's.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from transforms.article import Article, ParsedSentence, Token
from transforms.coreference.clauses import (
    SUBJECTS,
    asks_before,
    end_of_shared,
    head_of_clause,
    is_object_of,
    is_report,
    is_reverent,
    opened_subject,
    owns_subject,
    rivals_of_own_clause,
    subject_ahead,
    subjects_of_own_clause,
)
from transforms.coreference.people import Person
from transforms.coreference.reference import Reference, renamed, tell
from transforms.coreference.strangers import MEN, WOMEN, is_described, is_had, is_stranger
from transforms.coreference.things import group, only_speaker, thing
from transforms.lexicons import word_list
from transforms.trace import Trace

MALE = word_list("name_cues.tsv", "male_pronouns")
FEMALE = word_list("name_cues.tsv", "female_pronouns")
THING = word_list("name_cues.tsv", "thing_pronouns")
PLURAL = word_list("name_cues.tsv", "plural_pronouns")
RELATIVES = frozenset({"WP", "WDT", "WP$"})
PERSONAL = frozenset({"PRP", "PRP$"})
# Verbs of what befalls their subject: after "A stabbed B", who "died" is not told by the subject before.
SUFFERING = word_list("name_cues.tsv", "suffering")
OBJECTS = frozenset({"dobj", "pobj", "dative"})
NEARER = OBJECTS | {"appos", "conj"}
"""Where a person behind the subject may be the one that a possessive takes up."""
WINDOW = 2
"""Sentences before its own in which a pronoun's antecedent may stand. 1 and 3 read 216 annotated quotes alike."""
SURE = 0.85
"""Confidence where one person alone can be meant: only then a pronoun tells the gender of a name. .7 and .95 read 216 annotated quotes alike."""
OPENING = frozenset({"“", "``"})
MARKS = OPENING | {"”", "''", '"'}
REACH = 300  # tokens, at most, in which a pronoun looks for its name
"""150 and 600 read 216 annotated quotes alike."""


def resolve(
    article: Article,
    heads: Mapping[int, Reference],
    people: Mapping[str, Person],
    unlinked: frozenset[int] = frozenset(),
    trace: Trace | None = None,
) -> dict[int, Reference]:
    """References of the article's pronouns that have one likely meaning; `unlinked` are names of persons that may be several's."""
    numbers = {s.sent_id: n for n, s in enumerate(article.sentences)}
    search = Search(article, dict(heads), people, numbers, quoted_tokens(article), unlinked)
    resolved = {}
    for token in [t for t in article.tokens if t.tag in RELATIVES or t.tag in PERSONAL]:
        meant = search.look_up(token)
        if isinstance(meant, Reference):
            resolved[token.i] = search.known[token.i] = meant
        tell(trace, token, meant)
    return resolved


def relative(token: Token, known: Mapping[int, Reference]) -> Reference | None:
    """The noun that the clause of a relative pronoun describes."""
    verb = next((a for a in token.ancestors() if a.dep == "relcl"), None)
    reference = known.get(verb.head.i) if verb else None
    if reference and reference.entity_type == "person" and token.lower == "which":
        return None  # "the yacht of Carlo Vanni, which was sold": the parser takes the nearest noun
    return renamed(reference, "relative", 0.9) if reference else None


@dataclass(frozen=True, slots=True)
class Search:
    """The search for what an article's pronouns mean; `known` grows with what is found."""

    article: Article
    known: dict[int, Reference]
    people: Mapping[str, Person]
    numbers: Mapping[str, int]
    """The place of each sentence, by its id."""
    quoted: frozenset[int]
    unlinked: frozenset[int] = frozenset()
    """Tokens of persons' names that may be those of several."""

    def look_up(self, token: Token) -> Reference | str | None:
        """What a pronoun means, or why that is left open; None for another word."""
        if token.tag in RELATIVES:
            return relative(token, self.known) or "no name is what the clause describes"
        if token.tag not in PERSONAL:
            return None
        if token.i in self.quoted:
            return "in quotation marks, where another speaks"
        if is_reverent(token):
            return "written with a capital, as of God"
        if token.lower in MALE or token.lower in FEMALE:
            meant = self.refute(token, self.person(token))
            if isinstance(meant, Reference) and meant.confidence >= SURE:
                learn_gender(self.people, meant, token)
            return meant
        return self.no_person(token)

    def refute(self, token: Token, meant: Reference | str) -> Reference | str:
        """The same answer, or why it cannot stand: another pronoun or the main clause speaks against it."""
        if isinstance(meant, str):
            return meant
        other = FEMALE if token.lower in MALE else MALE
        if any(self.known[i].entity_id == meant.entity_id for i in self.pronouns(other)):
            return "a pronoun of the other gender means the same person"
        ahead = subject_ahead(token) or opened_subject(token)
        return (
            meant if ahead is None or self.may_mean(ahead, meant) else "the main clause that follows is about another"
        )

    def may_mean(self, subject: Token, meant: Reference) -> bool:
        """Whether a subject can be a person: it has no other name, and is nobody described."""
        main = self.known.get(subject.i)
        if main is None:
            return not is_described(subject)
        return not is_person(main) or main.entity_id == meant.entity_id

    def pronouns(self, forms: frozenset[str]) -> list[int]:
        """The pronouns of some forms that have been given a meaning."""
        return [i for i, r in self.known.items() if r.method == "pronoun" and self.article.tokens[i].lower in forms]

    def no_person(self, token: Token) -> Reference | str | None:
        """What they or it means, or why that is left open; None for another word."""
        if token.lower in PLURAL:
            return group(self.article, token, self.known) or "no group alone is its subject"
        if token.lower not in THING:
            return None
        return thing(self.article, token, self.known, self.numbers) or "no organization or country is its subject"

    def person(self, token: Token) -> Reference | str:
        """The person that he or she means, or why that is left open."""
        if (described := head_of_clause(token)) is not None:
            meant = self.known.get(described.i)
            return (
                renamed(meant, "pronoun", SURE) if is_person(meant) else "the clause describes somebody without a name"
            )
        before = self.candidates(token)
        if not before:
            return "no person of the gender in the sentences before"
        if (speaker := self.speaks_on(token, before)) is not None:
            return renamed(speaker, "pronoun", SURE if len({r.entity_id for _, r in before}) == 1 else 0.8)
        if why := self.barred(token, before):
            return why
        if len({r.entity_id for _, r in before}) == 1:
            return renamed(before[-1][1], "pronoun", SURE)
        return self.standing_out(token, before)

    def speaks_on(self, token: Token, before: Sequence[tuple[int, Reference]]) -> Reference | None:
        """Who goes on speaking: the main subject of the sentence before, where both sentences report: "Reed said ... He added ...".

        Two who report in it, or a full stop inside quotes, leave it to the other rules.
        """
        if token.dep not in SUBJECTS or not is_report(token.head) or asks_before(token):
            return None
        speaker = only_speaker(self.sentence_before(token))
        return next((r for i, r in before if i == speaker), None)

    def sentence_before(self, token: Token) -> list[Token]:
        """The tokens of the sentence before that of a token."""
        number = self.numbers[token.sentence.sent_id]
        return self.article.sentences[number - 1].tokens if number else []

    def barred(self, token: Token, before: Sequence[tuple[int, Reference]]) -> str | None:
        """Why a person without a name may be the one whom a pronoun means; None where none stands in the way."""
        if self.has_stranger(token, *before[-1]):
            return "somebody without a name stands nearer"
        if self.has_described(token, before[-1][0]):
            return "somebody described stands nearer, and it is not told who that is"
        if self.follows_open(token, before):
            return "the sentence spoke of another before it came to the name"
        unnamed = MEN if token.lower in MALE else WOMEN
        if is_had(token, self.article.tokens[before[-1][0]], unnamed, self.known):
            return "somebody without a name whom the person has acts in the sentence"
        if self.is_about_unlinked(token, before):
            return "the sentence before is about somebody whom nothing tells apart"
        return None

    def is_about_unlinked(self, token: Token, before: Sequence[tuple[int, Reference]]) -> bool:
        """Whether the main subject of the sentence before is a name that is nobody's: "Moro thinks Reed was right. He said ..."."""
        if token.dep not in SUBJECTS or any(self.article.tokens[i].sentence is token.sentence for i, _ in before):
            return False
        main = (t for t in self.sentence_before(token) if t.dep in SUBJECTS and t.head.dep == "ROOT")
        return any(t.i in self.unlinked or self.is_open_speaker(t, token) for t in main)

    def is_open_speaker(self, subject: Token, token: Token) -> bool:
        """Whether a pronoun that speaks goes on with a speaker who is left open: "The premier said so. He added ..."."""
        if subject.i in self.known or not (is_report(token.head) and is_report(subject.head)):
            return False
        return is_described(subject) or subject.lower == token.lower

    def has_stranger(self, token: Token, at: int, last: Reference) -> bool:
        """Whether a person without a name stands between a pronoun and the last name, and may be the one that is meant.

        A subject may be, but for that of the pronoun's own verb: "his brother drove him"; another one where the name is not the
        subject of its sentence: "it passed to a dentist. His widow", but not "Reed wrote to a dentist. His letter".
        """
        if any(i in self.unlinked for i in range(at + 1, token.i)):
            return True
        unnamed, own = MEN if token.lower in MALE else WOMEN, subjects_of_own_clause(token)
        strangers = [t for t in self.article.tokens[at + 1 : token.i] if is_stranger(t, unnamed, self.known)]
        return any(t.i not in own and (t.dep in SUBJECTS or not self.acts(last, t.sentence)) for t in strangers)

    def has_described(self, token: Token, at: int) -> bool:
        """Whether a description that is left open stands between the last name and a pronoun, in the pronoun's sentence.

        "Reed followed Poe. The veteran was on patrol when he ...": the veteran is one of the two, or a third.
        """
        own = subjects_of_own_clause(token)
        between = self.article.tokens[max(at + 1, token.sentence.tokens[0].i) : token.i]
        return any(is_described(t) and t.i not in self.known and t.i not in own for t in between)

    def follows_open(self, token: Token, before: Sequence[tuple[int, Reference]]) -> bool:
        """Whether an open pronoun of the same gender stands before the one name, which is no subject.

        "His claims of knowing nothing of Poe's crimes were belied by a meal with his daughter": "his" is not Poe's.
        """
        tokens, first = self.article.tokens, before[0][0]
        if any(tokens[i].dep in SUBJECTS for i, _ in before):
            return False
        same = MALE if token.lower in MALE else FEMALE
        opened = range(tokens[first].sentence.tokens[0].i, first)
        return any(tokens[i].lower in same and i not in self.known and i not in self.quoted for i in opened)

    def acts(self, person: Reference, sentence: ParsedSentence) -> bool:
        """Whether a person is a subject of a sentence, by name or as a pronoun."""
        subjects = (t.i for t in sentence.tokens if t.dep in SUBJECTS and t.i in self.known)
        return any(self.known[i].entity_id == person.entity_id for i in subjects)

    def standing_out(self, token: Token, before: Sequence[tuple[int, Reference]]) -> Reference | str:
        """Of several persons the subject of the nearest clause that has one."""
        tokens = self.article.tokens
        subjects = [(i, r) for i, r in before if tokens[i].dep in SUBJECTS]
        if not subjects:
            return "several persons before, none of them a subject"
        if suffers(token):
            return "several persons before, and the verb tells what befell somebody"
        if self.is_crowded(token, before, subjects[-1]) or self.is_rivalled(token, before, subjects[-1]):
            return "another person stands nearer"
        sentence = tokens[subjects[-1][0]].sentence
        rivals = {r.entity_id for i, r in subjects if tokens[i].sentence is sentence}
        return renamed(subjects[-1][1], "pronoun", 0.7) if len(rivals) == 1 else "several persons are subjects before"

    def is_crowded(self, token: Token, before: Sequence[tuple[int, Reference]], subject: tuple[int, Reference]) -> bool:
        """Whether the pronoun's own sentence names others nearer than a subject: "It was Reed's second win over Poe, and he ...".

        Two of them where the subject stands in a sentence before, one who owns the subject of a clause else: "Reed says Poe's
        interest began when he ...", or is the object of its verb: "Reed looked for Poe because he ...".
        """
        tokens, (at, meant) = self.article.tokens, subject
        if tokens[at].sentence is not token.sentence:
            return self.is_crowded_behind(token, before, subject)
        verb = tokens[at].head
        others = [tokens[i] for i, r in before if i > at and r.entity_id != meant.entity_id]
        return any(owns_subject(other) or is_object_of(other, verb) for other in others)

    def is_crowded_behind(
        self, token: Token, before: Sequence[tuple[int, Reference]], subject: tuple[int, Reference]
    ) -> bool:
        """Whether names stand behind the subject of a sentence before: two in the pronoun's own, or one whom an object may mean.

        "Reed was shot by Poe. They caught him": either of them.
        """
        at, meant = subject
        behind = [(i, r) for i, r in before if i > at]
        if token.dep in OBJECTS and any(r.entity_id != meant.entity_id for _, r in behind):
            return True
        return len({r.entity_id for i, r in behind if self.article.tokens[i].sentence is token.sentence}) > 1

    def is_rivalled(
        self, token: Token, before: Sequence[tuple[int, Reference]], subject: tuple[int, Reference]
    ) -> bool:
        """Whether somebody else than the subject may be meant: an object nearer to an owner, or who has the subject, for a subject.

        "Reed wrote to Poe on the death of his wife"; "His manager Ola Poe hopes that he is fit".
        """
        tokens, (at, meant) = self.article.tokens, subject
        others = {i: r.entity_id for i, r in before if r.entity_id != meant.entity_id}
        if token.tag == "PRP$":
            first = end_of_shared(token, tokens[at])
            return any(is_nearer(tokens[i], tokens[at], first, token) for i in others)
        owners = (c.i for c in tokens[at].children if c.tag == "PRP$" and c.i in self.known)
        return token.dep in SUBJECTS and any(self.known[i].entity_id in others.values() for i in owners)

    def named_between(self, first: int, end: int) -> list[tuple[int, Reference]]:
        """The names among some tokens, without those in quotes."""
        return [(i, self.known[i]) for i in range(first, end) if i in self.known and i not in self.quoted]

    def candidates(self, token: Token) -> list[tuple[int, Reference]]:
        """The persons of the sentences before who can be meant."""
        gender = "male" if token.lower in MALE else "female"
        number = self.numbers[token.sentence.sent_id]
        first = max(self.article.sentences[max(0, number - WINDOW)].tokens[0].i, token.i - REACH)
        own = {self.known[i].entity_id for i in rivals_of_own_clause(token) if i in self.known}
        return [
            (i, r)
            for i, r in self.named_between(first, token.i)
            if r.entity_type == "person" and may_be(self.people.get(r.entity_id), gender) and r.entity_id not in own
        ]


def is_person(meant: Reference | None) -> TypeGuard[Reference]:
    """Whether a reference is to a person."""
    return meant is not None and meant.entity_type == "person"


def learn_gender(people: Mapping[str, Person], reference: Reference, token: Token) -> None:
    """Take down the gender that a pronoun tells of a person whose name does not tell it."""
    meant = people.get(reference.entity_id)
    if meant and meant.gender is None:
        meant.gender = "male" if token.lower in MALE else "female"


def may_be(person: Person | None, gender: str) -> bool:
    """Whether a person can be of the gender."""
    return person is None or person.gender in {None, gender}


def quoted_tokens(article: Article) -> frozenset[int]:
    """The tokens inside quotation marks, block by block."""
    inside: set[int] = set()
    opening: Token | None = None
    for mark in article.spelled(MARKS):
        if opening is not None:
            inside.update(range(opening.i + 1, min(mark.i, block_end(article, opening))))
            opening = opening if opening.sentence.block is mark.sentence.block else None
        opening = mark if mark.text in OPENING or (mark.text == '"' and opening is None) else None
    if opening is not None:
        inside.update(range(opening.i + 1, block_end(article, opening)))
    return frozenset(inside)


def block_end(article: Article, token: Token) -> int:
    """The token after the last one of a token's block."""
    return bisect_left(article.starts, token.sentence.block.char_end or 0)


def suffers(token: Token) -> bool:
    """Whether a pronoun is the subject of a verb that tells what befell somebody."""
    return token.dep in SUBJECTS and token.head.lemma in SUFFERING


def is_nearer(token: Token, subject: Token, first: int, pronoun: Token) -> bool:
    """Whether a name stands behind a token and in a pronoun's sentence where an owner may, as an owner too where the subject is in another."""
    if token.i <= first or token.sentence is not pronoun.sentence:
        return False
    return token.dep in NEARER or (token.dep == "poss" and subject.sentence is not pronoun.sentence)
