"""Figures as evidence: tolls, counts, measures, sums."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from transforms.corpus.claims.bare import STRONGEST, held_against, inherited, is_broken
from transforms.corpus.claims.corpus import Values
from transforms.corpus.claims.evidence import Evidence, Reader
from transforms.corpus.claims.sources import country
from transforms.corpus.claims.values import interval
from transforms.lexicons import lexicon, nouns, word_list

LEFT_OUT = frozenset({"age", "ordinal", "score", "multiple", "ratio"})
"""Kinds of figures that say little of a happening."""
WORD = re.compile(r"[^\W\d_]{3,}")
WHOLE = re.compile(r"(?<!total )\bof (?:the |its |their |[\w ]{1,20}['’]s )?$")
"""Before a whole that is told for its part alone: the 120 of `58 of the 120 seats`."""
NEAR = 4
"""Words before a percentage within which stands what it is of."""
AROUND = 60
"""Characters before and after a figure whose words tell what it is about. Annotated claims with the right status at 30, 60, 120: 68, 69, 68."""
HEADS = re.compile(r"\b(head|leader|president|minister)s of (?:the )?$")
"""Before a number that counts who leads, not what they lead: `the heads of eleven states`."""
THERE = re.compile(r"\bThere were (?:\w+ )?$")
DENIED = re.compile(r"\d, (?:and )?not $")
WITHDRAWN = re.compile(r"\b(?:earlier|early|previous|first) (?:version|report|alert)|\balert\b", re.IGNORECASE)
"""What an article says that it said before: `An earlier version of this story`."""
MAGNITUDE = re.compile(r"\b(?:magnitude|strength|Richter|tremor|quake|earthquake|shock)\b", re.IGNORECASE)


DAMAGE = re.compile(r"\b(?:damages?|losses)\b(?! control)", re.IGNORECASE)
"""What a sum of money is of: `estimated the damage at $2 million`, `put their losses at`."""


def figures(reader: Reader) -> Iterator[Evidence]:
    """The figures of an article that can be compared."""
    wholes = {f["part_of"] for f in reader.article.rows["figures"] if f["part_of"]}
    for row in reader.article.rows["figures"]:
        if row["figure_id"] in wholes and WHOLE.search(reader.article.before(row)):
            continue
        if is_comparable(row, reader.article.before(row)):
            yield evidence(reader, row)


def is_comparable(row: Values, before: str) -> bool:
    """Whether a figure can be held against another: it has a value, and is no mere change, nor what is said not to be: `85, not 87`."""
    if DENIED.search(before):
        return False
    if row["kind"] in LEFT_OUT or (row["value_low"] is None and row["value_high"] is None):
        return False
    if row["value_high"] == 0 and row["kind"] == "count" and row["role"] is None:
        return False  # "no protesters had sought help" counts nobody
    return bool(row["trend_role"] != "change" or row["kind"] == "percent")


def evidence(reader: Reader, row: Values) -> Evidence:
    """A figure as evidence."""
    article = reader.article
    sentence = article.words(row)
    attribution = reader.attribution(row, row["attribution_text"])
    rival = held_against(reader, row, attribution)
    full = rival or row
    noun = noun_of(full, article.before(full))
    role = role_of(full, article.words(full)) or (
        role_before(article.before(row)) if noun is None and row["kind"] == "count" else None
    )
    source = reader.sources.named(attribution, row["char_start"], article.before(row))
    said = article.beside(row)
    around = article.document["text"][max(0, row["char_start"] - AROUND) : row["char_end"] + AROUND]
    days, is_dated = reader.days(row)
    happening = reader.happening(full) or (reader.deed(row) if role in word_list("claims.tsv", "toll") else None)
    return Evidence(
        doc_id=article.doc_id, unit=article.unit, publisher=article.publisher, published_at=article.published_at,
        row_table="figures", row_id=row["figure_id"], sent_id=row["sent_id"], start=row["char_start"], end=row["char_end"],
        story_id=article.story_id, happening_id=happening, rivals=reader.rivals.get(happening or "", frozenset()), days=days, is_dated=is_dated, kind="figure", text=row["text"],
        interval=interval(row["value_low"], row["value_high"], row["bound"], row["text"]), low=row["value_low"], high=row["value_high"],
        label=None, shown=row["text"], unit_name=quantity(full, sentence, inherited(reader, row)), noun=noun, role=role, is_part=row["part_of"] is not None, attribution=source.text,
        source=source.key, words=content(around), is_revised=is_revised(row, sentence),
        is_withdrawn=bool(WITHDRAWN.search(attribution or "")), point=None, called=called(full, noun), against=rival["figure_id"] if rival else None,
        is_denied=row["factuality"] == "denied" or CLAIMED.search(said[0]) is not None,
        side=side_of(*said, source.key) if row["kind"] == "count" else None,
    )  # fmt: skip


OWN = re.compile(r"\W+(?:\w+ )?of (?:its|their|our)(?: own)?\b")
PEOPLE = re.compile(r"\W+(?:of (?:the )?)?(?P<of>[A-Z][\w-]+)(?=['’\s])")
BESIDE = re.compile(r"\bon (?:the )?(?P<of>[A-Z][\w-]+)(?:['’]s)? side\b")
"""Whose the dead are: `two of its soldiers`, `40 Indian troops`, `on the Indian side`."""
CLAIMED = re.compile(
    r"\b(?:(?:den(?:y|ies|ied)|reject\w*|dismiss\w*|disput\w*|call(?:ed|s)(?! (?:on|for|in)\b))\b[^.;]{0,40})\b(?:claims?|reports?|figures?|count|tall(?:y|ies)) of "
    r"(?:\w+ ){0,2}$"
)
"""Before a value that somebody disputes: `rejected the claim of 40 dead`; not `called for an inquiry into reports of 40 dead`."""


def side_of(before: str, behind: str, source: str) -> str | None:
    """The country whose own people or things a figure counts; None where the text does not say.

    Args:
        before: its sentence up to the figure.
        behind: the rest of it.
        source: the key of who says so, whose "its soldiers" are.
    """
    if OWN.match(behind):
        return source.partition("@")[2] or None
    named = PEOPLE.match(behind) or BESIDE.search(before) or BESIDE.search(behind)
    return country(named["of"]) if named else None


def quantity(row: Values, sentence: str, taken: str | None) -> str:
    """What can be compared with what: the currency, the unit, magnitude, else a count."""
    if taken:
        return taken
    if row["kind"] == "magnitude" or is_strength(row, sentence):
        return "magnitude"
    rate = f"{row['unit']} per {row['per_unit']}" if row["unit"] and row["per_unit"] else row["unit"]
    return str(row["currency"] or rate or row["kind"])


def is_strength(row: Values, sentence: str) -> bool:
    """Whether a number with a fraction is the strength of a quake that its sentence tells of."""
    return is_broken(row) and row["value"] < STRONGEST and not row["unit"] and bool(MAGNITUDE.search(sentence))


def role_before(before: str) -> str | None:
    """The role that the text just before a bare number gives it: `How many were on board? Two hundred, say survivors`; `There were 150`."""
    if toll_words()["present"].search(before[-100:]):
        return "present"
    return "attended" if THERE.search(before) else None


def role_of(row: Values, sentence: str) -> str | None:
    """What happened to what is counted."""
    known = row["role"]
    if row["kind"] != "count":
        return known if known not in (None, "launched") else role_of_sum(row, sentence)
    if known is None and row["noun_lemma"] in word_list("claims.tsv", "crowd"):
        return "attended"
    if known in (None, "evacuated", "found", "shot"):
        roles = roles_told(row, sentence) if is_of_people(row["noun_lemma"]) else []
        return roles[0] if roles else known
    if known == "intercepted" and is_of_people(row["noun_lemma"]):
        return "killed"  # "34 fighters were neutralised"
    return {"released": "rescued", "carried": "present"}.get(known, str(known))


def role_of_sum(row: Values, sentence: str) -> str | None:
    """What is done with a sum or a measure that has no role: damage, or what somebody wants."""
    if row["kind"] == "money" and row["role"] is None and DAMAGE.search(nearest(sentence, row["text"])):
        return "damage"
    return next((r for r in roles_told(row, sentence) if r in word_list("claims.tsv", "wanted")), None)


def roles_told(row: Values, sentence: str) -> list[str]:
    """The roles that the words around a figure tell."""
    clause = nearest(sentence, row["text"])
    return [role for role, phrases in toll_words().items() if phrases.search(clause)]


@cache
def toll_words() -> dict[str, re.Pattern[str]]:
    """Ways of telling a toll around a number, by role."""
    phrases: dict[str, list[str]] = defaultdict(list)
    for row in lexicon("toll_words.tsv"):
        phrases[row["role"]].append(re.escape(row["phrase"]))
    return {role: re.compile(rf"\b(?:{'|'.join(some)})\b", re.IGNORECASE) for role, some in phrases.items()}


def is_of_people(noun: str | None) -> bool:
    """Whether a noun can be counted in a toll."""
    lists = ("own_group", "enemy", "security", "toll_noun", "unnamed")
    return noun is None or noun in persons() or any(noun in word_list("claims.tsv", name) for name in lists)


@cache
def persons() -> frozenset[str]:
    """Nouns for persons."""
    return nouns("person") | word_list("figure_words.tsv", "person")


def nearest(sentence: str, text: str) -> str:
    """The words around a figure in its sentence."""
    at = sentence.find(text)
    if at < 0:
        return sentence
    after = re.split(r"[,;:.]|\band\b|\bwhile\b", sentence[at + len(text) : at + len(text) + 60])[0]
    before = re.split(r"[,;:.]|\band\b|\bwhile\b", sentence[max(0, at - 30) : at])[-1]
    return before + text + after


def measured(before: str) -> str | None:
    """What a percentage is of, where the words just before it say so: `turnout was 57 per cent`, `puts inflation at 4 percent`."""
    near = re.split(r"[.;,\n]", before)[-1].lower().split()[-NEAR:]
    return next((word for word in reversed(near) if word in word_list("claims.tsv", "measure")), None)


def noun_of(row: Values, before: str) -> str | None:
    """The class of what is counted: people whatever they are called in a toll, but children, attackers and soldiers by themselves."""
    noun = row["noun_lemma"]
    if noun is None:
        return measured(before) if row["kind"] == "percent" else None
    if led := HEADS.search(before):
        noun = led[1]
    for name in ("own_group", "enemy", "security", "toll_noun", "vessel", "building", "vehicle", "document", "door"):
        if noun in word_list("claims.tsv", name):
            return noun if name == "own_group" else {"toll_noun": "people"}.get(name, name)
    return str(noun)


def called(row: Values, noun: str | None) -> str | None:
    """The word to show for what is counted: that of the text, but people for whatever they are called in a toll."""
    return noun if noun == "people" or row["noun_lemma"] is None else str(row["noun_lemma"])


def content(text: str) -> frozenset[str]:
    """The words of a passage that say what it is about, cut to their beginnings so that forms of one word meet."""
    return frozenset(
        w.lower()[:5] for w in WORD.findall(text) if w.lower() not in word_list("claims.tsv", "not_subject")
    )


def is_revised(row: Values, sentence: str) -> bool:
    """Whether the sentence says that the value is not the first one."""
    return row["trend_role"] == "after" or bool(
        {w.lower() for w in WORD.findall(sentence)} & word_list("claims.tsv", "update_cue")
    )
