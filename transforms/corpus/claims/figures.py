"""Figures as evidence: tolls, counts, measures, sums."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.corpus.claims.corpus import Values
from transforms.corpus.claims.evidence import Evidence, Reader
from transforms.corpus.claims.values import interval
from transforms.lexicons import word_list

LEFT_OUT = frozenset({"age", "ordinal", "score", "multiple", "ratio"})
"""Kinds of figures that say little of a happening."""
WORD = re.compile(r"[^\W\d_]{3,}")
WHOLE = re.compile(r"(?<!total )\bof (?:the |its |their |[\w ]{1,20}['’]s )?$")
"""Before a whole that is told for its part alone: the 120 of `58 of the 120 seats`."""
FAR = 3
"""Times that one side's count may be another's in the same breath."""
CLOSE = 250
"""Characters within which a bare number takes the unit of the figure before it."""
NEAR = 4
"""Words before a percentage within which stands what it is of."""
A_SUM = 1_000_000
AROUND = 60
"""Characters before and after a figure whose words tell what it is about."""
DENIED = re.compile(r"\d, (?:and )?not $")
WITHDRAWN = re.compile(r"\b(?:earlier|early|previous|first) (?:version|report|alert)|\balert\b", re.IGNORECASE)
"""What an article says that it said before: `An earlier version of this story`."""
TOLL_WORDS = {
    "killed": re.compile(
        r"\b(?:lost their (?:own )?lives|laid to rest|bodies|fallen on the field|fallen in|dead|died|killed|drowned|perished)\b",
        re.IGNORECASE,
    ),
    "wounded": re.compile(
        r"\b(?:being treated|were treated|they treated|injured|wounded|hurt|maimed)\b", re.IGNORECASE
    ),
    "missing": re.compile(r"\b(?:unaccounted for|are missing|still missing|were missing)\b", re.IGNORECASE),
    "rescued": re.compile(
        r"\b(?:brought ashore|rescued|pulled out alive|survived|swam|were saved|freed|handed over|given back|returned|(?:are|were) (?:back )?home)\b",
        re.IGNORECASE,
    ),
    "present": re.compile(
        r"\b(?:on board|aboard|on shift|were inside|in the building|in the plant|on the ship)\b", re.IGNORECASE
    ),
}
"""Ways of telling a toll around a number, where the figure's own role is not known."""
MAGNITUDE = re.compile(r"\b(?:magnitude|strength|Richter|tremor|quake|earthquake|shock)\b", re.IGNORECASE)


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
    around = article.document["text"][max(0, row["char_start"] - AROUND) : row["char_end"] + AROUND]
    days, is_dated = reader.days(row)
    happening = reader.happening(full) or (reader.deed(row) if role in word_list("claims.tsv", "toll") else None)
    return Evidence(
        doc_id=article.doc_id, unit=article.unit, publisher=article.publisher, published_at=article.published_at,
        row_table="figures", row_id=row["figure_id"], sent_id=row["sent_id"], start=row["char_start"], end=row["char_end"],
        story_id=article.story_id, happening_id=happening, rivals=reader.rivals.get(happening or "", frozenset()), days=days, is_dated=is_dated, kind="figure", text=row["text"],
        interval=interval(row["value_low"], row["value_high"], row["bound"], row["text"]), low=row["value_low"], high=row["value_high"],
        label=None, shown=row["text"], unit_name=quantity(full, sentence, inherited(reader, row)), noun=noun, role=role, is_part=row["part_of"] is not None, attribution=attribution,
        source=reader.sources.key(attribution, article.before(row)), words=content(around), is_revised=is_revised(row, sentence),
        is_withdrawn=bool(WITHDRAWN.search(attribution or "")), point=None, called=called(full, noun), against=rival["figure_id"] if rival else None,
    )  # fmt: skip


def held_against(reader: Reader, row: Values, attribution: str | None) -> Values | None:
    """The figure before a bare number that somebody else gives instead: `91 pupils were taken. The state said 87`."""
    if attribution is None or not is_bare(row):
        return None
    before = [f for f in reader.article.rows["figures"] if 0 < row["char_start"] - f["char_start"] <= CLOSE]
    last = before[-1] if before else None
    if last is None or last["kind"] != "count" or is_bare(last) or not is_near(row, last):
        return None
    return last if reader.attribution(last, last["attribution_text"]) != attribution else None


def is_near(row: Values, other: Values) -> bool:
    """Whether two counts are of one size, as those that two sides give of one thing mostly are."""
    least, most = sorted((row["value"] or 0, other["value"] or 0))
    return bool(0 < most <= FAR * least)


def is_bare(row: Values) -> bool:
    """Whether a figure says neither what it counts nor in what."""
    return row["kind"] == "count" and not row["noun_lemma"] and not row["unit"]


def role_before(before: str) -> str | None:
    """The role that the text just before a bare number asks for: `How many were on board? Two hundred, say survivors`."""
    return "present" if TOLL_WORDS["present"].search(before[-100:]) else None


def inherited(reader: Reader, row: Values) -> str | None:
    """The unit that a bare number takes from the figure before it: `47 percent; the rival party stands at 39.5`."""
    if not is_bare(row) and not is_sum(row):
        return None
    before = [f for f in reader.article.rows["figures"] if 0 < row["char_start"] - f["char_start"] <= CLOSE]
    is_broken = row["value"] is not None and bool(row["value"] % 1)
    last = next((f for f in reversed(before) if f["kind"] != "ordinal"), None)
    if is_sum(row):
        return str(last["currency"]) if last and last["kind"] == "money" else None
    if last is None or last["kind"] not in ("percent", "magnitude"):
        return None
    return str(last["kind"]) if is_broken or last["sent_id"] == row["sent_id"] else None


def is_sum(row: Values) -> bool:
    """Whether a number is so large that beside money it is money: `a capital of 500 million dollars. The state's share is 100 million`."""
    return row["kind"] == "count" and (row["value"] or 0) >= A_SUM and row["noun_lemma"] in (None, "share", "total")


def quantity(row: Values, sentence: str, taken: str | None) -> str:
    """What can be compared with what: the currency, the unit, magnitude, else a count."""
    if taken:
        return taken
    if row["kind"] == "magnitude" or (
        row["value"] and row["value"] % 1 and row["value"] < 10 and not row["unit"] and MAGNITUDE.search(sentence)
    ):
        return "magnitude"
    rate = f"{row['unit']} per {row['per_unit']}" if row["unit"] and row["per_unit"] else row["unit"]
    return str(row["currency"] or rate or row["kind"])


def role_of(row: Values, sentence: str) -> str | None:
    """What happened to what is counted."""
    if row["kind"] != "count":
        return None if row["role"] in (None, "launched") else str(row["role"])
    if row["role"] in (None, "evacuated", "found", "shot"):
        clause = nearest(sentence, row["text"])
        found = [role for role, words in TOLL_WORDS.items() if words.search(clause)]
        return found[0] if found and is_of_people(row["noun_lemma"]) else row["role"]
    if row["role"] == "intercepted" and is_of_people(row["noun_lemma"]):
        return "killed"  # "34 fighters were neutralised"
    return {"released": "rescued"}.get(row["role"], str(row["role"]))


def is_of_people(noun: str | None) -> bool:
    """Whether a noun can be counted in a toll."""
    lists = ("own_group", "enemy", "security", "toll_noun", "unnamed")
    known = any(noun in word_list("claims.tsv", name) for name in lists) or noun in word_list(
        "figure_words.tsv", "person"
    )
    return noun is None or known


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
