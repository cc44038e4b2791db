"""Reported speech: the clauses that an article gives in other people's words without quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.article import Article, ParsedSentence, Token
from transforms.language import clauses
from transforms.quotes.attribution import Attribution, Said, of_source, of_verb
from transforms.quotes.reporting_verbs import HEARERS, LONGEST, is_said, is_shown, verb_of_saying, words
from transforms.quotes.speakers import WHEN, may_speak, nearest_subject, phrase

OPENING = {"”": "“", "’": "‘", "»": "«"}
"""Closing marks stay at the edge of a span that holds their opening one."""
CHANNELS = frozenset({"in", "on", "at", "via", "through", "to", "by", "during"})
"""Prepositions before the means or occasion of saying: "in a release", "to the BBC"."""
CONTRAST = frozenset({"while", "whereas", "although", "though"})
COMPLETE = frozenset({"xcomp", "acomp", "attr", "oprd", "prt"})
"""Complements with which a verb lacks nothing that could stand before it."""
OTHERWISE = frozenset(
    [
        "continue",
        "add",
        "conclude",
        "maintain",
        "observe",
        "contend",
        "counter",
        "point",
        "signal",
        "propose",
        "charge",
        "submit",
        "object",
        "contest",
        "rule",
        "direct",
        "command",
        "agree",
        "accept",
        "reflect",
        "volunteer",
        "recognise",
        "recognize",
        "begin",
        "offer",
        "hold",
        "project",
    ]
)
"""Verbs that mostly mean something else: they speak only with a person or an institution as subject."""
MARKS = frozenset({"that", "whether", "if", "how", "why"})
EDGE = ",;:–—-“”\"'‘’«»„ "


def reported(article: Article, quoted: frozenset[int]) -> Iterator[Said]:
    """Reported clauses; `quoted` holds the tokens in quotation marks, whose verbs of saying are not the article's."""
    for sentence in article.sentences:
        if len(sentence.tokens) > LONGEST:
            continue
        for token in sentence.tokens:
            if token.i in quoted:
                continue
            found = (
                _by_verb(article, sentence, token) or _by_source(article, sentence, token) or _by_noun(article, token)
            )
            if found is not None:
                yield found


def _by_verb(article: Article, sentence: ParsedSentence, verb: Token) -> Said | None:
    word = verb_of_saying(verb, "clause", "object", "infinitive", "gerund", "doing")
    if word is None or not is_said(verb) or (word.cue_class == "show" and not is_shown(verb)):
        return None
    extent = after_verb(verb, word.takes) or before_verb(verb, sentence)
    if extent is None:
        return None
    by = of_verb(verb, "clause", "object", "infinitive", "gerund", "doing")
    advcl = verb.dep == "advcl" and verb.tag == "VBG"
    if advcl and any(sense.cue_class == "show" for sense in words("verb")[verb.lemma]):
        return None  # "fell, suggesting that demand is weak": nobody says it
    if by.speaker is not None and verb.lemma in OTHERWISE and not may_speak(by.speaker):
        return None
    if by.speaker is None and not _is_impersonal(verb):
        return None
    return _said(article, extent, by)


def _is_impersonal(verb: Token) -> bool:
    """Whether it is "it was announced that", which names nobody."""
    subject = verb.child("nsubjpass")
    return subject is not None and subject.lower == "it"


def _said(article: Article, extent: tuple[Token, Token], by: Attribution) -> Said | None:
    start, end = trim(article.text, extent[0].start, extent[1].end)
    return Said(start, end, "indirect", by, (start, end)) if start < end else None


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without marks and white space at its edges."""
    while start < end and (text[start] in EDGE or text[start].isspace()):
        start += 1
    while start < end and (text[end - 1] in EDGE + "." or text[end - 1].isspace()):
        if OPENING.get(text[end - 1], "\0") in text[start : end - 1]:
            break
        end -= 1
    if end < len(text) and text[end] in '"”’»' and _lacks(text[start:end], text[end]):
        end += 1
    return start, end


def _lacks(words_: str, mark: str) -> bool:
    """Whether words hold an opening mark more than closing ones."""
    if mark == '"':
        return words_.count(mark) % 2 == 1
    return words_.count(OPENING[mark]) > words_.count(mark)


def after_verb(verb: Token, takes: frozenset[str]) -> tuple[Token, Token] | None:
    """First and last token of what is reported after a verb of saying."""
    below = [c for p in verb.children if p.lower in CHANNELS for n in p.children if n.dep == "pobj" for c in n.children]
    for child in verb.children:
        if child.i > verb.i and _is_content(child, takes):
            return _extent(verb, child)
    if "gerund" in takes and (deed := _deed(verb)) is not None:
        return _extent(verb, deed)
    if verb.lemma == "say" and (extent := _unparsed(verb)) is not None:
        return extent
    # "said in a release that classes will begin": the parse hangs the clause on the release.
    for child in below:
        if "clause" in takes and child.i > verb.i and child.dep in {"acl", "ccomp"} and _that(child) is not None:
            return _extent(verb, child)
    return None


def _unparsed(verb: Token) -> tuple[Token, Token] | None:
    """What is said where the parse takes the clause's subject for the object: "said firms that wait lose money"."""
    content = verb.child("dobj")
    tokens = [t for t in verb.subtree() if t.i > verb.i]
    if content is None or content.i < verb.i or not content.tag.startswith("N") or len(content.subtree()) < 4:
        return None
    if tokens[0].tag in {",", "``", ":"} or not any(t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in tokens):
        return None
    return tokens[0], next(t for t in reversed(tokens) if t.tag not in {".", ","})


def _deed(verb: Token) -> Token | None:
    """What somebody is accused of: "accused the army of shelling the camp"; the parse may hang it on the accused."""
    patients = [c for c in verb.children if c.dep in {"dobj", "agent", "nsubjpass"}]
    holders = [verb, *patients, *(n for c in patients if c.dep == "agent" for n in c.children)]
    prepositions = [
        c for h in holders for c in h.children if c.dep == "prep" and c.lower in {"of", "for"} and c.i > verb.i
    ]
    return next((c for p in prepositions for c in p.children if c.dep == "pcomp" and c.tag == "VBG"), None)


def _that(content: Token) -> Token | None:
    return next((c for c in content.children if c.dep == "mark" and c.lower == "that"), None)


def _is_content(child: Token, takes: frozenset[str]) -> bool:
    if child.dep == "ccomp" and "clause" in takes | {"infinitive"}:
        infinitive = child.tag == "VB" and any(c.dep == "aux" and c.lower == "to" for c in child.children)
        if infinitive:
            return "infinitive" in takes and child.child("nsubj", "nsubjpass") is not None
        mark = child.child("mark")
        if (child.tag == "VBG" and child.child("aux", "mark") is None) or (
            mark is not None and mark.lower not in MARKS
        ):
            return False
        return "clause" in takes and child.child("nsubj", "nsubjpass", "expl", "csubj", "mark") is not None
    if child.dep == "dobj" and "clause" in takes and child.child("acl") is not None and child.child("det") is None:
        # Headlines leave out "were": "Army says 12 soldiers killed".
        headline = child.sentence.tokens[-1].text != "."
        return headline and any(c.dep == "acl" and c.tag == "VBN" for c in child.children)
    if child.dep == "xcomp" and "doing" in takes:
        return child.tag == "VBG" or any(c.dep == "aux" and c.tag == "VBG" for c in child.children)
    return child.dep == "dobj" and "object" in takes and _is_report(child)


def _is_report(noun: Token) -> bool:
    """Whether an object tells what happened ("the deaths of two soldiers") and is not itself a word of saying."""
    if not noun.tag.startswith("N") or noun.lemma in words("noun"):
        return False
    return any(c.dep in {"prep", "nummod"} or c.tag == "CD" for c in noun.children)


def _extent(verb: Token, content: Token) -> tuple[Token, Token] | None:
    outside = {t.i for c in content.children if _belongs_above(c, content, verb) for t in c.subtree()}
    tokens = [t for t in content.subtree() if t.i > verb.i and t.i not in outside]
    while tokens and tokens[-1].tag in {"CC", ",", ":"}:
        tokens.pop()
    mark = _that(content)
    if mark is not None and mark.i > verb.i:
        tokens = [t for t in tokens if t.i > mark.i]
    elif tokens and tokens[0].tag == "IN" and any(t.lower in WHEN for t in tokens[1:3]):
        # "said on Thursday the outbreak was slowing": the day is that of saying.
        tokens = tokens[1 + next(n for n, t in enumerate(tokens[1:3], 1) if t.lower in WHEN) :]
    elif tokens and tokens[0].lower in WHEN and len(tokens) > 2:
        tokens = tokens[1:]
    while tokens and tokens[0].lower in {"that", ",", ":"} and len(tokens) > 1:
        tokens = tokens[1:]
    return (tokens[0], tokens[-1]) if tokens and tokens[0].text != "(" else None


def _belongs_above(second: Token, content: Token, verb: Token) -> bool:
    """Whether a clause below the content continues the verb of saying: "said the balloon had strayed and expressed regret"."""
    speaks = verb_of_saying(second, "clause", "label") is not None
    if second.dep == "advcl":
        contrasted = any(c.dep == "mark" and c.lower in CONTRAST for c in second.children)
        return speaks and second.i > content.i and (second.tag == "VBG" or contrasted)
    if second.dep != "conj" or second.tag != verb.tag or second.tag not in {"VBD", "VBZ"}:
        return False
    if any(c.dep in clauses.SUBJECTS or c.dep == "aux" for c in second.children):
        return False
    subject = content.child("nsubj", "nsubjpass")
    return content.tag != verb.tag or (speaks and subject is not None and subject.tag != "PRP")


def before_verb(verb: Token, sentence: ParsedSentence) -> tuple[Token, Token] | None:
    """First and last token of what is reported when the verb of saying follows it or stands inside it."""
    subject = nearest_subject(verb)
    if subject is None or any(
        c.dep in COMPLETE or (c.dep == "dobj" and verb.lemma not in HEARERS) for c in verb.children
    ):
        return None
    first = min(verb, subject.subtree()[0], key=lambda t: t.i)
    base = sentence.tokens[0].i
    if first.i == base or sentence.tokens[first.i - 1 - base].text not in {",", "-", "–", "—", "”", '"', "’", "'"}:
        return None
    above = verb.head
    if verb.dep in {"ccomp", "parataxis", "dep"} and above is not verb and clauses.is_verb(above):
        inside = {t.i for t in verb.subtree()}
        tokens = [t for t in above.subtree() if t.i not in inside]
        return (tokens[0], tokens[-1]) if tokens and tokens[0].i < first.i else None
    left = [c for c in verb.children if c.i < first.i and c is not subject and _is_clause(c)]
    if not left:
        return None
    right = [c for c in verb.children if c.dep == "ccomp" and c.i > max(verb.i, subject.i)]
    end = right[-1].subtree()[-1] if right else sentence.tokens[first.i - 1 - base]
    return sentence.tokens[0] if verb.dep == "ROOT" else left[0].subtree()[0], end


def _is_clause(token: Token) -> bool:
    """Whether what stands before a verb of saying can be reported: a clause, or the subject of one that goes on after it."""
    if token.dep in {"ccomp", "parataxis", "dep"}:
        return clauses.is_verb(token)
    return token.dep == "nsubj" and (token.child("acl") is not None or _goes_on(token))


def _goes_on(subject: Token) -> bool:
    """Whether a clause whose subject stands before "said X" goes on after it."""
    return any(c.dep == "ccomp" and c.i > subject.head.i for c in subject.head.children)


def _by_source(article: Article, sentence: ParsedSentence, token: Token) -> Said | None:
    if token.lower != "according":
        return None
    by = of_source(token)
    if by is None:
        return None
    phrase_ = {t.i for t in token.subtree()}
    clause = clauses.clause(token.head) if token.head is not token else sentence.root
    tokens = [t for t in clause.subtree() or sentence.tokens if t.i not in phrase_]
    if clause.i < token.i and tokens and tokens[0].i < token.i:
        tokens = [t for t in tokens if t.i < token.i]
    if clause.dep == "conj":
        tokens = [t for t in tokens if t.dep != "cc"]
    return _said(article, (tokens[0], tokens[-1]), by) if tokens else None


def _by_noun(article: Article, noun: Token) -> Said | None:
    """The clause after a noun of saying: "the ministry's claim that S"."""
    word = next(iter(words("noun").get(noun.lemma, ())), None)
    if word is None or not noun.tag.startswith("N"):
        return None
    content = next((c for c in noun.children if c.dep in {"acl", "ccomp"} and _that(c) is not None), None)
    extent = _extent(noun, content) if content is not None else None
    if extent is None:
        return None
    owners = clauses.possessors(noun) or [c for c in noun.children if c.i < noun.i and c.child("case") is not None]
    owner = next(iter(owners or clauses.after(noun, "by", "from")), None)
    if owner is not None:
        return _said(article, extent, Attribution(phrase(owner, noun), noun.text, noun.lemma, word.cue_class))
    by = of_verb(noun.head, "clause", "label") if noun.dep == "dobj" and is_said(noun.head) else None
    return _said(article, extent, by) if by is not None and by.speaker is not None and by.cue else None
