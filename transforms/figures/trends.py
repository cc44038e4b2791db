"""Rise, fall and standstill, and whether a figure is the change, the level before or the level after it."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.article import Token
from transforms.figures.bounds import MOTION
from transforms.figures.candidate import Candidate, Passage
from transforms.figures.roles import VERBS as ROLE_VERBS
from transforms.lexicons import lexicon, word_list


def _class(name: str) -> dict[str, str]:
    return {row["word"]: row["trend"] for row in lexicon("trends.tsv") if row["class"] == name}


VERBS, NOUNS, ADVERBS, COMPARATIVES = _class("verb"), _class("noun"), _class("adverb"), _class("comparative")
Reading = tuple[str, str]
"""A trend, and what the figure is to it: change, before or after."""
AUXILIARY = frozenset({"have", "be", "do", "keep", "go"})
LEVEL = {"to": "after", "from": "before"}
REACH = 12
"""Tokens before a figure in which its word of change stands."""
SENDING = frozenset({"send", "push", "drive", "bring", "take", "pull", "drag", "come"})
"""Verbs (lemma) that move a price or share up or down: `sent its shares down 11%`."""
LEVEL_KINDS = frozenset({"count", "money", "percent", "measure", "duration", "ratio", "magnitude"})
MILLION = 1e6
AVERAGES = word_list("figure_words.tsv", "average")
CHANGERS = word_list("figure_words.tsv", "changer")
"""Verbs that lead to a level without telling the direction: it is up for tolls and totals."""


def governor(token: Token) -> Token:
    """The verb, noun or adverb of change that a number depends on."""
    return next((above for above in token.ancestors() if can_govern(above)), token)


def can_govern(token: Token) -> bool:
    """Whether a token can be what a number depends on, past its preposition."""
    if token.tag in {"IN", "TO"} or token.dep == "prep":
        return False
    if token.tag[:2] in {"VB", "NN"} or token.dep in {"ROOT", "advcl", "acl"}:
        return True
    return token.tag[:2] in {"RB", "JJ", "RP"} and (token.lower in ADVERBS or token.lower in COMPARATIVES)


def governs_change(passage: Passage, candidate: Candidate) -> bool:
    """Whether a number stands in the reach of a word of rise or fall."""
    first = passage.atoms[candidate.first].token
    near = passage.sentence.tokens[max(first - 5, 0) : first]
    if any(is_change_verb(t) and VERBS[t.lemma] != "unchanged" for t in near):
        return True
    if any(is_change_noun(t) for t in near[-3:]):
        return True
    above = governor(candidate.head(passage))
    return is_change_verb(above) or is_change_noun(above)


def is_change_verb(token: Token) -> bool:
    """`rose`, `fell`, `held`."""
    return token.tag.startswith("VB") and token.lemma in VERBS


def is_change_noun(token: Token) -> bool:
    """`rise`, `drop`."""
    return token.tag.startswith("NN") and token.lemma in NOUNS


def follows_change(passage: Passage, candidate: Candidate) -> bool:
    """Whether a number stands straight behind a word of rise or fall: `fell 7%`, `up 5%`, `a rise of 3%`."""
    k = passage.atoms[candidate.first].token - 1
    if k < 0:
        return False
    token = passage.sentence.tokens[k]
    if token.lower == "of" and k:
        return passage.sentence.tokens[k - 1].lemma in NOUNS
    if token.lower == "by" and k:
        token = passage.sentence.tokens[k - 1]
    return is_change_verb(token) or token.lower in ADVERBS


def set_trend(passage: Passage, candidate: Candidate) -> None:
    """Find the trend that a figure takes part in."""
    if candidate.kind == "multiple":
        set_multiple(passage, candidate)
        return
    if candidate.kind not in LEVEL_KINDS or candidate.negated or is_result(passage, candidate):
        return
    found = beside(passage, candidate) or governed(passage, candidate)
    if found:
        candidate.trend, candidate.trend_role = found


def is_result(passage: Passage, candidate: Candidate) -> bool:
    """Whether millions are a profit or loss themselves, by which nothing rises or falls: `a net loss of 64 million euros`, `lost £41m`."""
    if candidate.kind != "money" or candidate.scale < MILLION:
        return False
    head = candidate.head(passage)
    above = head.head.head if head.dep == "pobj" and head.head.lower == "of" else head.head
    return above.lemma in {"loss", "gain"} or (above.lemma == "lose" and head.dep == "dobj")


def restate(passage: Passage, candidate: Candidate, before: Sequence[Candidate]) -> None:
    """`$1.35, or 1.7%,` and `$1.35 (1.7%)`: the same change in another unit."""
    if not before or candidate.trend or before[0].trend is None or candidate.unit is None or before[0].unit is None:
        return
    if passage.sequence(before[0].end, candidate.first) in {(",", "or"), ("or",), ("(",), ("(", "or")}:
        candidate.trend, candidate.trend_role = before[0].trend, before[0].trend_role


def set_multiple(passage: Passage, candidate: Candidate) -> None:
    """`doubled` rises, `halved` falls; `a tenfold increase` takes its direction from the noun."""
    token, k = passage.token(candidate.start), passage.atoms[candidate.start].token
    if token.tag.startswith("VB") and not token.lower.endswith("fold"):
        candidate.trend, candidate.trend_role = ("down" if (candidate.value or 0) < 1 else "up"), "change"
        return
    for word in (token.head, *passage.sentence.tokens[k + 1 : k + 3]):
        trend = VERBS.get(word.lemma) if word.tag.startswith("VB") else NOUNS.get(word.lemma)
        if trend in {"up", "down"} and (word is token.head or word.tag.startswith("NN")):
            candidate.trend, candidate.trend_role = trend, "change"
            return


def beside(passage: Passage, candidate: Candidate) -> Reading | None:
    """A word right at the figure: `up 5%`, `5% higher`, `a 5% increase`, `an increase of 5%`."""
    trend = before_figure(passage, candidate)
    if trend is None and (candidate.unit is not None or candidate.kind == "ratio"):
        trend = comparative(passage, candidate) or noun_behind(passage, candidate)
    return (trend, "change") if trend is not None else None


def before_figure(passage: Passage, candidate: Candidate) -> str | None:
    """`up 5%`, `up by 5%`; not `picked up by two ships`."""
    p, i = passage, candidate.first
    trend = ADVERBS.get(p.word(i - 1), "unchanged")
    particle = f"{p.lemma(i - 2)} {p.word(i - 1)}" in ROLE_VERBS  # "shot down 61"
    if trend != "unchanged" and candidate.kind != "duration" and not (particle or is_motion(p, candidate)):
        return trend
    by = p.word(i - 1) == "by" and p.word(i - 2) in ADVERBS and not is_particle(p.token(i - 2))
    return ADVERBS[p.word(i - 2)] if by else None


def comparative(passage: Passage, candidate: Candidate) -> str | None:
    """`5% higher`; not `5% more of`."""
    dated = candidate.kind == "duration" or passage.word(candidate.end + 1) == "of"
    return None if dated else COMPARATIVES.get(passage.word(candidate.end))


def noun_behind(passage: Passage, candidate: Candidate) -> str | None:
    """`a 5% annual increase`."""
    for k in range(candidate.end, min(candidate.end + 4, len(passage.atoms))):
        token = passage.token(k)
        if is_change_noun(token) and not next_noun(passage, k):
            return NOUNS[token.lemma]
        if token.tag[:2] not in {"JJ", "NN", "VB", "RB", "HY"} and token.text != "-":
            return None
    return None


def next_noun(passage: Passage, k: int) -> bool:
    """Whether a noun follows atom `k`, so that it is no head."""
    return k + 1 < len(passage.atoms) and passage.token(k + 1).tag.startswith("NN")


def is_motion(passage: Passage, candidate: Candidate) -> bool:
    """Whether `down` or `off` before a figure belongs to a verb of another sense, like `shot down two helicopters`."""
    token = passage.token(candidate.first - 1)
    if is_object(candidate, token.head):
        return token.dep in {"prt", "advmod"}
    moved = {"go", "be", *(SENDING if candidate.unit is not None else ())}
    return token.dep == "prt" and token.head.lemma not in VERBS and token.head.lemma not in moved


def is_object(candidate: Candidate, verb: Token) -> bool:
    """Whether things that are counted are the object of a verb: `shot down 18 drones`."""
    counted = candidate.noun_head
    return candidate.unit is None and counted is not None and counted.dep == "dobj" and counted.head is verb


def governed(passage: Passage, candidate: Candidate) -> Reading | None:
    """A verb or noun of rise or fall above the figure: `rose 5%`, `by $11`, `to 12`, `from 13`, `a rise of 3%`."""
    before = preposition(passage, candidate.first)
    if before == "of" and candidate.first > 1 and (noun := passage.token(candidate.first - 2)).lemma in NOUNS:
        return (NOUNS[noun.lemma], "change") if noun.tag.startswith("NN") else None
    if before == "by" and is_agent(passage, candidate):
        return None
    above, trend = direction(passage, candidate, before)
    won = before not in LEVEL and trend is not None and is_share_won(passage, candidate, above, trend)
    if trend is None or won or collects(candidate, above, before):
        return None
    part = part_in_change(passage, candidate, above, before, trend)
    return (trend, part) if part is not None else None


def is_agent(passage: Passage, candidate: Candidate) -> bool:
    """Whether `by` tells who did something, and not by how much: `was shot dead by two officers`."""
    counted = candidate.unit is None and candidate.noun_head is not None and not candidate.elliptic
    return counted and passage.token(candidate.first - 1).dep == "agent"


def part_in_change(passage: Passage, candidate: Candidate, above: Token, before: str, trend: str) -> str | None:
    """What a figure is to the word of change above it, by the preposition between them: change, before or after."""
    if trend == "unchanged":
        return "after" if before == "at" and candidate.unit else None
    if before in LEVEL:
        return LEVEL[before]
    return "change" if before == "by" or is_amount_of_change(passage, candidate, above) else None


def collects(candidate: Candidate, verb: Token, before: str) -> bool:
    """Whether money is raised from somebody, and nothing rises: `raised $34 million from investors`."""
    return candidate.kind == "money" and verb.lemma == "raise" and before not in {"by", *LEVEL}


def is_share_won(passage: Passage, candidate: Candidate, verb: Token, trend: str) -> bool:
    """Whether a share of a whole is got, and nothing rises: `gained 34% of the vote`, `recovered 80% of the haul`."""
    share = candidate.kind in {"percent", "ratio"} and passage.word(candidate.end) == "of"
    return trend == "up" and share and verb.tag.startswith("VB") and verb.lemma not in {"rise", "climb", "jump"}


def preposition(passage: Passage, i: int) -> str:
    """The word before a figure, past `another` or `an average of`."""
    before = passage.word(i - 1)
    if before in {"either", "another", "just", "only", "further"}:
        before = passage.word(i - 2)
    if before == "of" and passage.word(i - 2) in AVERAGES:
        before = passage.word(i - 4 + (passage.word(i - 3) not in {"a", "an", "the"}))
    return before


def is_amount_of_change(passage: Passage, candidate: Candidate, above: Token) -> bool:
    """Whether a quantity stands straight behind the word of change: `rose 5%`; prices that fall between two only lie there."""
    if candidate.kind == "money" and passage.word(candidate.first) == "between":
        return False
    near = candidate.first > 0 and passage.token(candidate.first - 1) is above and not modifies(passage, candidate)
    return near and candidate.unit is not None and candidate.kind != "duration"


def modifies(passage: Passage, candidate: Candidate) -> bool:
    """Whether a figure only describes a noun: `dropped 1,350kg sandbags`."""
    head = candidate.head(passage)
    return head.head.i > head.i and head.head.tag.startswith("NN") and head.head.lemma not in NOUNS


def direction(passage: Passage, candidate: Candidate, before: str) -> tuple[Token, str | None]:
    """The nearest word of change that a figure hangs on, and its trend."""
    token = candidate.head(passage)
    for above in (token, *token.ancestors()):
        trend = own_trend(above, is_figure=above is token)
        if trend is not None:
            return above, trend
        if above.tag.startswith("VB") and above is not token and above.lemma not in AUXILIARY:
            adverb = adverb_of(passage, candidate, above)
            if adverb is not None:
                return above, ADVERBS[adverb.lower]
            break
    return nearest_change(passage, candidate, before)


def own_trend(token: Token, *, is_figure: bool) -> str | None:
    """The trend that a word tells; of the figure itself only a verb does: `doubled`."""
    if is_change_verb(token):
        return VERBS[token.lemma] if token.lemma != "shoot" or goes_up(token) else None
    if is_figure:
        return None
    if is_change_noun(token):
        return NOUNS[token.lemma]
    return ADVERBS[token.lower] if token.lower in ADVERBS and not is_particle(token) else None


def goes_up(verb: Token) -> bool:
    """Whether `up` stands beside a verb that tells no rise without it: `shot up 60%`, not `shot 60% from the field`."""
    return any(c.lower == "up" for c in verb.children)


def adverb_of(passage: Passage, candidate: Candidate, verb: Token) -> Token | None:
    """The adverb of change that a verb has before the figure: `is down to 12`."""
    k = passage.atoms[candidate.first].token
    near = passage.sentence.tokens[max(k - REACH, 0) : k]
    return next((t for t in near if t.head is verb and t.lower in ADVERBS and not is_particle(t)), None)


def is_particle(token: Token) -> bool:
    """Whether `up`, `down` or `off` belongs to a verb of another sense: `tied down to one place`."""
    verb = token.head
    close = token.dep == "prt" or token.i - verb.i == 1
    moving = verb.lemma in {*VERBS, *AUXILIARY, *CHANGERS, *MOTION, "come", "drive"}
    return close and verb.tag.startswith("VB") and not moving


def nearest_change(passage: Passage, candidate: Candidate, before: str) -> tuple[Token, str | None]:
    """Where the parse does not tell: the nearest word of change to the left, for `by`, `to` and `from`, in the same clause."""
    token = candidate.head(passage)
    agent = candidate.first > 0 and passage.token(candidate.first - 1).dep == "agent"
    if before not in {"to", "from", "by"} or agent:
        return token, None
    k = passage.atoms[candidate.first].token - 1
    for word in reversed(passage.sentence.tokens[max(k - REACH, 0) : k]):
        trend = any_trend(word)
        if trend is not None:
            return word, trend
        if ends_clause(word):
            break
    return token, None


def ends_clause(word: Token) -> bool:
    """Whether another clause stands before a word: a mark, a conjunction of contrast, or a verb that tells no change."""
    verb = word.tag.startswith("VB") and word.lemma not in AUXILIARY | CHANGERS and word.dep != "amod"
    return verb or word.text in {";", ":"} or word.lower in {"while", "but", "whereas"}


def any_trend(word: Token) -> str | None:
    """The trend of a verb, adverb or noun, in this order."""
    if is_change_verb(word):
        return VERBS[word.lemma]
    if word.lower in ADVERBS and not is_particle(word):
        return ADVERBS[word.lower]
    return NOUNS[word.lemma] if is_change_noun(word) else None
