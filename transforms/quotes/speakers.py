"""Who speaks: the phrase at a reporting verb, and the entity behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.article import Token
from transforms.coreference.descriptions import names_office
from transforms.coreference.pronouns import may_be
from transforms.coreference.references import References
from transforms.language import clauses
from transforms.language.phrases import noun_phrase
from transforms.lexicons import word_list
from transforms.quotes.reporting_verbs import entries, reporting_verb
from warehouse.tables.mentions import Mention

DATES = word_list("quote_words.tsv", "dates")
"""Days and months: when something was said, never who said it."""
NOBODY = word_list("quote_words.tsv", "nobody")
TEXTS = word_list("quote_words.tsv", "texts")
ISSUING = word_list("quote_words.tsv", "issuing")
"""Verbs of giving out a text."""
PERSONAL = word_list("quote_words.tsv", "personal")
GENDERS = {"he": "male", "she": "female"}
NEAR_NAME = 400
"""Characters before a pronoun in which a person whose gender is not known may be meant. 200 and 800 read 216 annotated quotes alike."""
TEXT_REACH = 150
"""Tokens before "the statement" in which the statement is named first. 75 and 300 read 216 annotated quotes alike."""
BEFORE = ("of", "for", "in", "at", "from", "with", "to", "on", "by", "inside", "outside", "near")
NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "HYPH", "POS"})
AFTER = ("of", "for")
"""Prepositions that belong to a speaker's phrase: before the verb all do, after it "said X in a statement" does not."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A phrase that names a speaker: its head, first and last token."""

    head: Token
    first: Token
    last: Token


def speaker(verb: Token) -> Speaker | None:
    """The speaker of a reporting verb; None where nobody is named."""
    head = voice(verb)
    return None if head is None or is_nobody(head) else phrase(head, verb)


def is_nobody(head: Token) -> bool:
    """Whether a word names no speaker: an expletive, an unresolved relative, the writer, "no minister"; "US" and "WHO" do name one."""
    if any(c.dep == "det" and c.lower == "no" for c in head.children):
        return True
    return head.lower in NOBODY and not (head.text.isupper() and len(head.text) > 1)


def voice(verb: Token) -> Token | None:
    """The token that heads the speaker's phrase."""
    if (cited := _cited(verb)) is not None:
        return cited
    if clauses.is_passive(verb) and verb.dep != "pcomp":
        return next(iter(clauses.agents(verb)), None)
    if (reporting := _added_to(verb)) is not None:
        return voice(reporting)
    own = nearest_subject(verb) or _whose(verb)
    if own is None and _is_asked(verb):
        return None
    head = _without_party(_issuer(verb) or own or _text(verb) or clauses.subject(verb))
    return head if head is not None and head is not verb and _can_head(head) else None


def _whose(verb: Token) -> Token | None:
    """Who speaks in a relative clause that the parse hangs elsewhere: "the union, whose secretary, Ann Lee, said ..."."""
    tokens = verb.sentence.tokens
    for token in reversed(tokens[: verb.i - tokens[0].i]):
        if token.tag == "WP$" and token.head.i < verb.i:
            return next((c for c in token.head.children if c.dep == "appos" and c.i < verb.i), token.head)
        if token.tag in {"VBD", "VBZ", "VBP", "MD"}:
            return None
    return None


def _is_asked(verb: Token) -> bool:
    """Whether somebody is asked rather than asks: "when asked whether"."""
    return verb.dep == "advcl" and verb.tag in {"VBD", "VBN"}


def _added_to(verb: Token) -> Token | None:
    """The reporting verb that another one goes on with, past the clause that hangs between them."""
    if verb.head.dep != "ccomp" or not reporting_verb(verb.head.head, "clause"):
        return None
    # "said it shot down 37, adding that": who said it adds it.
    adds = verb.dep == "advcl" and verb.tag == "VBG"
    return verb.head.head if adds or _continues(verb) else None


def _continues(verb: Token) -> bool:
    """Whether a verb that is coordinated with a clause shares the subject above: "denied his men had fired but admitted that"."""
    content, above = verb.head, verb.head.head
    if verb.dep != "conj" or verb.tag != above.tag or verb.tag not in {"VBD", "VBZ"} or content.tag == above.tag:
        return False
    return not any(c.dep in clauses.SUBJECTS or c.dep == "aux" for c in verb.children)


def _issuer(verb: Token) -> Token | None:
    """Who gives out a text that says something: "The club released a statement saying that"."""
    text = verb.head
    if verb.dep != "acl" or verb.tag != "VBG" or text.lemma not in TEXTS or text.dep != "dobj":
        return None
    gives = text.head.lemma in ISSUING and not clauses.is_passive(text.head)
    return clauses.subject(text.head) if gives else None


def _text(verb: Token) -> Token | None:
    """The text that says something where nobody gives it out: "were sent a memo stating that"."""
    at = verb.i - verb.sentence.tokens[0].i
    before = verb.sentence.tokens[at - 1] if verb.tag == "VBG" and at else None
    return before if before is not None and before.lemma in TEXTS else None


def _can_head(token: Token) -> bool:
    """Whether a token can head a speaker's phrase: a noun, or what stands for one ("the poorest", "the accused")."""
    return clauses.is_noun(token) or token.tag in {"JJ", "JJS", "VBN"}


def _cited(verb: Token) -> Token | None:
    """Who is quoted: the object in "the agency quoted the mayor as saying", at both verbs."""
    saying = verb.dep == "pcomp" and verb.head.lower == "as"
    source = verb.head.head if saying else verb
    if source.lemma not in {"quote", "cite"}:
        return None
    if not saying and not any(c.lower == "as" and c.child("pcomp") is not None for c in source.children):
        return None
    # "the coach was quoted by the agency as saying": the coach speaks.
    return source.child("nsubjpass") if clauses.is_passive(source) else source.child("dobj")


def _without_party(head: Token | None) -> Token | None:
    """The name before a party and state that the parse takes for the head: "Rep. Ann Lee, R-Ohio, said"."""
    if head is None:
        return None
    tokens = head.sentence.tokens
    n = head.i - tokens[0].i
    if n > 3 and tokens[n - 1].text == "-" and tokens[n - 2].text in {"R", "D", "I"} and tokens[n - 3].text == ",":
        return tokens[n - 4]
    return head


def nearest_subject(verb: Token) -> Token | None:
    """The verb's own subject next to it, where the parse gives it that of the reported clause too; None for relatives."""
    own = [c for c in verb.children if c.dep == "nsubj"]
    if len(own) < 2:
        return own[0] if own and own[0].lower not in clauses.RELATIVES else None
    after = [c for c in own if c.i > verb.i]
    return after[0] if after else own[-1]


def phrase(head: Token, verb: Token, prepositions: tuple[str, ...] | None = None) -> Speaker:
    """The phrase around a head, with the name in apposition to a description and with what it is coordinated with."""
    first, last = noun_phrase(head, prepositions=prepositions or (BEFORE if head.i < verb.i else AFTER))
    last = _with_joined(head, last, verb)
    if first.i <= verb.i <= last.i:
        return Speaker(head, head, head)
    last = _without_marks(head, _without_day(head, _past_abbreviation(last)))
    first = _after_mark(first, head)
    if verb.i < first.i and is_description(head):
        last = _with_name(last)
    return Speaker(head, first, last if head.dep == "poss" else _up_to(last, verb))


def _with_joined(head: Token, last: Token, verb: Token) -> Token:
    """The end of a phrase with the nouns that are coordinated with its head, and the name in apposition to it."""
    for child in head.children:
        if _is_joined(head, child):
            end = noun_phrase(child, prepositions=AFTER)[1]
            if end.i > last.i and not last.i < verb.i < end.i:
                last = end
    return last


def _is_joined(head: Token, child: Token) -> bool:
    if child.dep == "conj":
        return clauses.is_noun(child)
    return child.dep == "appos" and child.tag.startswith("NNP") and is_description(head)


def _without_marks(head: Token, last: Token) -> Token:
    """The end of a phrase without commas, colons and the possessive's mark."""
    tokens = head.sentence.tokens
    while last.i > head.i and last.tag in {"POS", ",", ":"}:
        last = tokens[last.i - 1 - tokens[0].i]
    return last


def may_speak(speaker: Speaker) -> bool:
    """Whether a phrase can speak: a name, a pronoun of a person, a role or an institution."""
    head = speaker.head
    named = head.tag in {"NNP", "NNPS"} and head.lower not in DATES
    return named or head.lower in PERSONAL or head.lemma in entries("source") or head.lower in entries("source")


def _without_day(head: Token, last: Token) -> Token:
    """The end of a phrase without the day of speaking: "the ministry on Thursday"."""
    for child in head.children:
        if child.dep == "prep" and head.i < child.i <= last.i and any(c.lower in DATES for c in child.children):
            return head.sentence.tokens[child.i - 1 - head.sentence.tokens[0].i]
    return last


def _after_mark(first: Token, head: Token) -> Token:
    """The first token of a phrase into which the parse has drawn the end of a quote."""
    tokens = head.sentence.tokens
    base = tokens[0].i
    closing = [n for n in range(first.i - base, head.i - base) if tokens[n].text in {"”", "’", '"', "'", "»"}]
    opened = any(t.text in {"“", "‘", '"', "'", "«"} for t in tokens[first.i - base : closing[-1]]) if closing else True
    return first if opened else tokens[closing[-1] + 1]


def _past_abbreviation(last: Token) -> Token:
    """The end of a name whose title the parse splits off: "Cmdr. Sean Robertson"."""
    tokens = last.sentence.tokens
    n = last.i + 1 - tokens[0].i
    if n + 1 >= len(tokens) or tokens[n].text != "." or last.space or tokens[n + 1].tag != "NNP" or len(last.text) > 5:
        return last
    end = next((i for i in range(n + 1, len(tokens)) if tokens[i].tag not in NOMINAL), len(tokens))
    return tokens[end - 1]


def is_description(head: Token) -> bool:
    """Whether a head describes, so that a name may follow in apposition: "the minister, Osman Bello"."""
    return not head.tag.startswith("NNP") or head.lower in entries("source")


def _with_name(last: Token) -> Token:
    """The end of the name after a comma that follows a description."""
    tokens = last.sentence.tokens
    n = last.i + 1 - tokens[0].i
    if n + 1 >= len(tokens) or tokens[n].text != "," or tokens[n + 1].tag != "NNP":
        return last
    end = next((i for i in range(n + 1, len(tokens)) if tokens[i].tag not in NOMINAL), len(tokens))
    return tokens[end - 1] if end == len(tokens) or tokens[end].text in {",", ".", ";", ":"} else last


def _up_to(last: Token, verb: Token) -> Token:
    """The last token of a phrase that the parse cuts short: nouns between it and the verb belong to it."""
    tokens = last.sentence.tokens
    between = tokens[last.i + 1 - tokens[0].i : max(0, verb.i - tokens[0].i)]
    nominal = between and all(t.tag in NOMINAL for t in between) and between[-1].tag.startswith("N")
    return between[-1] if nominal else last


def entity_id(speaker: Speaker, references: References) -> str | None:
    """The entity that a speaker's phrase refers to: by its head, else by the name inside or beside it."""
    own = references.at(speaker.head)
    if own is not None and (own.entity_type == "person" or not _named(speaker)):
        return own.entity_id
    for token in [*_named(speaker), *_own_name(speaker.head)]:
        mention = references.mention_at(token)
        if mention is not None and mention.entity_id and mention.entity_type == "person":
            return mention.entity_id
    return own.entity_id if own is not None else None


def _named(speaker: Speaker) -> list[Token]:
    """Names in apposition to the head, or to a noun of its phrase that stands last."""
    tokens = speaker.head.sentence.tokens
    base = tokens[0].i
    inside = tokens[speaker.first.i - base : speaker.last.i - base + 1]
    names = [c for t in inside for c in t.children if c.dep == "appos"]
    if is_description(speaker.head):
        names += [t for t in inside if t.i > speaker.head.i and not _is_governed(t, speaker)]
    return [t for t in names if t.tag.startswith("NNP") and not names_office(t, speaker.head)]


def _is_governed(name: Token, speaker: Speaker) -> bool:
    """Whether a name in a phrase stands behind a preposition or owns something: "a teacher at Hill Primary", "the union, Lee's ally"."""
    above = next((a for a in [name, *name.ancestors()] if a.dep not in {"compound", "flat", "nmod"}), name)
    return above.dep == "poss" or (above.dep == "pobj" and above.head.i > speaker.head.i)


def _own_name(head: Token) -> list[Token]:
    """The name in "a driver who gave his name only as Samir", "a woman named Ruth"."""
    clause = [c for c in head.children if c.dep in {"relcl", "acl"}]
    return [
        noun
        for verb in clause
        for preposition in [verb, *verb.children]
        if preposition.lower == "as" or verb.lower in {"named", "called", "identified"}
        for noun in preposition.children
        if noun.tag.startswith("NNP")
    ]


def same_person_before(references: References, entity: str, at: int) -> tuple[int, int, str] | None:
    """The last name of an entity before an offset: start, end, words."""
    last = None
    for mention in references.mentions:
        if mention.char_start >= at:
            break
        if mention.entity_id == entity:
            last = (mention.char_start, mention.char_end, mention.text)
    return last


def can_mean(references: References, pronoun: Token, entity: str) -> bool:
    """Whether the gender that is known of a person is that of a pronoun."""
    gender = GENDERS.get(pronoun.lower)
    return gender is None or may_be(references.people.get(entity), gender)


def last_person(
    references: References, tokens: Sequence[Token], before: Token, sentences: int = 2, after: int = 0
) -> str | None:
    """The person who is subject nearest before a pronoun, of its gender, within so many sentences and after an offset."""
    seen = 0
    sentence = before.sentence
    for i in range(before.i - 1, -1, -1):
        token = tokens[i]
        if token.sentence is not sentence:
            seen, sentence = seen + 1, token.sentence
            if seen > sentences:
                return None
        if token.start < after:
            return None
        if (meant := _person(references, token)) and can_mean(references, before, meant):
            return meant
    return None


def _person(references: References, token: Token) -> str | None:
    """The person that a subject means."""
    subject = references.at(token) if token.dep in clauses.SUBJECTS else None
    return subject.entity_id if subject is not None and subject.entity_type == "person" else None


def only_person(references: References, pronoun: Token) -> str | None:
    """The one person named so far of whom a pronoun's gender is known, where nobody of unknown gender is named near."""
    named = [m for m in references.mentions if m.entity_type == "person" and m.char_start < pronoun.start]
    if any(_gender(references, m) is None and pronoun.start - m.char_start < NEAR_NAME for m in named):
        return None
    wanted = GENDERS.get(pronoun.lower)
    fits = {m.entity_id for m in named if _gender(references, m) == wanted}
    return fits.pop() if len(fits) == 1 else None


def _gender(references: References, mention: Mention) -> str | None:
    person = references.people.get(mention.entity_id or "")
    return person.gender if person is not None else None


def issuer(references: References, tokens: Sequence[Token], text: Token) -> str | None:
    """Who gave out the text that speaks, where a sentence before tells it: "X said in a statement ...", then "the statement read"."""
    first = max(0, text.i - TEXT_REACH)
    for token in reversed(tokens[first : text.i]):
        if token.lemma == text.lemma and (who := _gives_out(token)) is not None:
            meant = references.at(who)
            return meant.entity_id if meant is not None else None
    return None


def _gives_out(text: Token) -> Token | None:
    """Who speaks in a text or gives it out."""
    if text.dep == "dobj" and text.head.lemma in ISSUING:
        return clauses.subject(text.head)
    if text.dep != "pobj" or text.head.lower not in {"in", "through", "via"}:
        return None
    above = text.head.head
    return clauses.subject(above) if clauses.is_verb(above) else above
