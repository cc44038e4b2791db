"""Quoted words: which stretches in quotation marks are quotes, of what kind, and by whom."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from transforms.article import Article, Token
from transforms.language import clauses
from transforms.quotes.attribution import Attribution, Said, of_source, of_verb
from transforms.quotes.marks import Marked
from transforms.quotes.reported import after_verb, before_verb, trim
from transforms.quotes.speakers import Speaker, is_nobody, phrase
from transforms.quotes.speech import is_said, is_shown, verb_of_saying, words

NAMING = frozenset(
    ["called", "known", "dubbed", "nicknamed", "titled", "entitled", "headed", "headlined", "named", "codenamed", "termed", "christened", "billed", "labelled", "labeled", "so-called", "considered", "aka", "word", "words", "term", "phrase", "slogan", "title", "hashtag", "banner", "track"]
)
"""Words before a name, a title or a term in quotation marks."""
REACH = 40
"""How many tokens an attribution may be away from its quote."""
ENDS = frozenset({".", "!", "?", ";", "..."})
ARTICLES = frozenset({"the", "its", "their", "his", "her", "our", "this", "these", "those", "that"})
RECENT = 600
"""Characters within which a quote without attribution can go on that of the last speaker."""
FEW = 5
"""Tokens, with marks, up to which words before "according to" are a term, not a quote."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(slots=True)
class Quoted:
    """One stretch in quotation marks with what stands around it."""

    mark: Marked
    start: int
    """Start of the words, without marks; `end` likewise."""
    end: int
    tokens: list[Token]
    before: list[Token] = field(default_factory=list)
    """The rest of the sentence before it, back to the quote before."""
    after: list[Token] = field(default_factory=list)
    said: Said | None = None


def quoted(article: Article, marks: Sequence[Marked]) -> list[Quoted]:
    """The stretches with their tokens and surroundings."""
    starts = [t.start for t in article.tokens]
    found = []
    for mark in marks:
        start, end = mark.inner(article.text)
        first, last = bisect_left(starts, mark.start), bisect_left(starts, mark.end)
        if start < end and first < last:
            found.append(Quoted(mark, start, end, article.tokens[first:last]))
    inside = frozenset(t.i for q in found for t in q.tokens)
    for quote in found:
        quote.before = _window(article, quote.tokens[0].i - 1, -1, inside)[::-1]
        quote.after = _window(article, quote.tokens[-1].i + 1, 1, inside)
    return found


def _window(article: Article, i: int, step: int, inside: frozenset[int]) -> list[Token]:
    found: list[Token] = []
    here = article.tokens[i - step].sentence.block
    while 0 <= i < len(article.tokens) and len(found) < REACH and i not in inside:
        token = article.tokens[i]
        if token.sentence.block is not here or token.text in ENDS:
            break
        found.append(token)
        i += step
    return found


def attribute(article: Article, quotes: Sequence[Quoted]) -> None:
    """Decide which stretches are quotes, of which kind, and who says them; `said` stays None where it is no quote."""
    last: Quoted | None = None
    for quote in quotes:
        text = article.text
        behind = None
        by = interrupted(last, quote) or introduced(quote)
        if by is None or by.speaker is None:
            behind = followed(text, quote)
            by = behind or by
        if by is not None:
            direct = is_sentence(quote) or (last is not None and goes_on(text, last, quote))
            quote.said = Said(quote.start, quote.end, "direct" if direct else "mixed", by, (quote.start, quote.end))
            quote.said.followed = behind is not None
        elif is_alone(text, quote):
            by = carried(article, last, quote)
            quote.said = Said(quote.start, quote.end, "direct", by, (quote.start, quote.end), inherited=True)
        elif (by := embedded(quote)) is not None:
            headline = not quote.before and quote.after and quote.after[0].text in {":", ","} and _starts_upper(quote)
            quote.said = Said(quote.start, quote.end, "direct" if headline else "mixed", by, (quote.start, quote.end))
        if quote.said is not None:
            quote.said.scope = scope(article, quote)
            last = quote


def interrupted(last: Quoted | None, quote: Quoted) -> Attribution | None:
    """The attribution of the quote before, where only a punctuation mark stands between: "“A”: “B.”"."""
    if last is None or last.said is None or not quote.before or quote.before[0].i != last.tokens[-1].i + 1:
        return None
    return last.said.by if all(not t.text[0].isalnum() or t.lower in JOINING for t in quote.before) else None


def introduced(quote: Quoted) -> Attribution | None:
    """The attribution before the quote, next to it: "X said: ", "X said, ", "X told reporters ", "a slip by X: "."""
    if not quote.before or is_named(quote):
        return None
    mark = quote.before[-1].text
    verbs = [t for t in quote.before if verb_of_saying(t, "clause", "quote") and is_attributive(t)]
    if mark not in {":", ","}:
        verbs = [t for t in verbs if t.lemma != "read"]
    if mark in {":", ",", "-", "–", "—", "--"}:
        if verbs and (mark == ":" or _is_open(verbs[-1], quote)):
            return of_verb(verbs[-1], "quote", "clause")
        return colon(quote) if mark == ":" else None
    close = quote.before[-1].tag not in {"IN", "DT", "PRP$", "POS", "JJ", "TO", "CC"}
    if verbs and close and not _has_verb(quote.before, verbs[-1]) and _starts_upper(quote):
        return of_verb(verbs[-1], "quote", "clause")
    return None


def is_attributive(verb: Token) -> bool:
    """Whether a verb of saying stands as one, not as a modifier ("the said man", "reported cases")."""
    return verb.dep not in {"amod", "compound"}


def _is_open(verb: Token, quote: Quoted) -> bool:
    """Whether nothing else has been said with this verb before a comma: the quote is what it introduces."""
    own = [c for c in verb.children if c.dep == "ccomp" and c.i > verb.i and c.i < quote.tokens[0].i]
    return not own and not _has_verb(quote.before, verb)


def _has_verb(tokens: Sequence[Token], verb: Token) -> bool:
    return any(t.i > verb.i and t.tag in FINITE and t.dep not in {"relcl", "acl", "aux"} for t in tokens)


def colon(quote: Quoted) -> Attribution | None:
    """The attribution by a clause or phrase before a colon: "X went further: ", "Her answer: "."""
    verb = next((t for t in reversed(quote.before) if t.tag in FINITE and clauses.subject(t) is not None), None)
    if verb is not None:
        by = of_verb(verb, "quote", "clause", "label")
        return by if by.speaker is not None else None
    if not _starts_upper(quote):
        return None
    noun = next((t for t in reversed(quote.before) if t.tag.startswith("N")), None)
    if noun is None:
        return None
    head = next(iter(clauses.possessors(noun) or clauses.after(noun, "by", "from")), noun)
    return Attribution(phrase(head, quote.tokens[0]))


def followed(text: str, quote: Quoted) -> Attribution | None:
    """The attribution after the quote: ", X said", ", said X", ", according to X"."""
    after = quote.after
    if not after or after[0].tag == "CC" or (quote.before and is_named(quote)):
        return None
    punctuated = (
        text[quote.end - 1] in "?!…-–—"
        or "," in text[quote.end : quote.mark.end + 1]
        or after[0].text in {",", "-", "–", "—", "--"}
    )
    while after and after[0].text in {",", "-", "–", "—", "--"}:
        after = after[1:]
    if not after:
        return None
    verb = next(
        (t for t in after if verb_of_saying(t, "clause", "quote") and is_attributive(t) and t.tag != "VBG"), None
    )
    if (
        not punctuated
        and (verb is None or verb is not after[0])
        and not (text[quote.end - 1] == "." and after[0].text in PRONOUNS)
    ):
        return None
    if after[0].lower == "according":
        return of_source(after[0]) if not quote.before or len(quote.tokens) > FEW else None
    if verb is None or any(
        t.tag in FINITE and t.dep not in {"relcl", "acl"} for t in after if t.i < verb.i and not _helps(t, verb)
    ):
        return None
    by = of_verb(verb, "quote", "clause")
    if by.speaker is None or not (after[0].i <= by.speaker.head.i <= after[-1].i):
        head = neighbour(after, verb)
        if head is None:
            return by if by.speaker is not None and not is_nobody(by.speaker.head) else None
        by = Attribution(phrase(head, verb), by.cue, by.lemma, by.cue_class)
    return by


def _helps(auxiliary: Token, verb: Token) -> bool:
    return auxiliary.head is verb and auxiliary.dep in {"aux", "auxpass"}


PRONOUNS = frozenset({"he", "she", "they"})


JOINING = frozenset({"and", "that", "but", "or", "then", "yet"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD"})


def neighbour(after: Sequence[Token], verb: Token) -> Token | None:
    """The noun next to a verb of saying where the parse gives it no subject: after it, if it comes first, else before it."""
    nouns = [t for t in after if t.tag in NOUNS and not is_nobody(t) and t.dep not in {"compound", "poss"}]
    if verb is after[0]:
        return next(iter(nouns), None)
    return next((t for t in nouns if t.i < verb.i), after[0] if verb.i == after[0].i + 1 else None)


def is_alone(text: str, quote: Quoted) -> bool:
    """Whether the quote is a sentence of its own."""
    if quote.before or (quote.after and text[quote.end - 1] not in ".!?…"):
        return False
    if not quote.mark.closed or quote.mark.resumed:
        return True
    return (text[quote.start].isupper() or text[quote.start] in "….") and (
        text[quote.end - 1] in ".!?…" or text[quote.mark.end : quote.mark.end + 1] in {".", "!", "?"}
    )


def is_sentence(quote: Quoted) -> bool:
    """Whether the words are a sentence, not a part of one."""
    if not quote.before:
        return True
    return _starts_upper(quote) and quote.before[-1].lower != "that"


def _starts_upper(quote: Quoted) -> bool:
    first = next((t for t in quote.tokens if t.start >= quote.start), quote.tokens[0])
    return first.text[:1].isupper() or first.text[:1].isdigit()


def goes_on(text: str, last: Quoted, quote: Quoted) -> bool:
    """Whether a quote carries on a direct one that an attribution interrupts: "“If it rains,” X said, “we lose.”"."""
    return (
        last.said is not None
        and last.said.kind == "direct"
        and bool(quote.before)
        and quote.before[0].i == last.tokens[-1].i + 1
        and text[last.end - 1] not in ".!?"
    )


def carried(article: Article, last: Quoted | None, quote: Quoted) -> Attribution | None:
    """The attribution of a quote that stands alone: that of the quote before, or the subject of the sentence before."""
    first = quote.tokens[0]
    if first.i == 0:
        return None
    if quote.mark.resumed and last is not None and last.said is not None:
        return last.said.by
    previous = article.tokens[first.i - 1].sentence
    if last is not None and last.said is not None and last.tokens[-1].i >= previous.tokens[0].i:
        asked = last.said.by is not None and last.said.by.cue_class == "ask"
        new_block = last.tokens[0].sentence.block is not first.sentence.block
        return None if new_block and asked else last.said.by
    root = previous.root
    verb = root if clauses.is_verb(root) else None
    if verb is not None:
        by = of_verb(verb, "clause", "quote")
        inside = {t.i for t in last.tokens} if last is not None else set()
        if by.speaker is not None and may_speak(by.speaker) and by.speaker.head.i not in inside:
            return by
    return last.said.by if last is not None and last.said is not None and _near(last, first) else None


def _near(last: Quoted, token: Token) -> bool:
    return token.start - last.end < RECENT


def may_speak(speaker: Speaker) -> bool:
    """Whether a subject can be the one who speaks next: a name, a pronoun of a person, a role."""
    head = speaker.head
    return head.tag in {"NNP", "NNPS"} or head.lower in PRONOUNS or head.lemma in words("source")


def is_named(quote: Quoted) -> bool:
    """Whether the words before make it a name, a title or a term: "known as", "titled", "so-called"."""
    near = [t for t in quote.before[-4:] if t.tag not in {"DT", ",", "IN", "RB"}]
    if not near:
        return False
    token = near[-1]
    if token.lower == "called" and token.i and any(t.lower == "so" for t in quote.before[-5:]):
        return True
    if token.lower not in NAMING:
        return False
    return not (token.lower in {"called", "termed"} and clauses.is_verb(token) and not clauses.is_passive(token))


CLAUSAL = frozenset({"ccomp", "xcomp", "parataxis"})


def embedded(quote: Quoted) -> Attribution | None:
    """The attribution of words inside a clause that a verb of saying governs; None where they are a name or scare quotes."""
    if is_named(quote):
        return None
    inside = {t.i for t in quote.tokens}
    root = next((t for t in quote.tokens if t.head.i not in inside and t.tag not in {"``", "''", ",", ".", ":"}), None)
    if root is None:
        return None
    below = root
    for token in root.ancestors():
        if below.dep == "conj":
            below = token
            continue
        takes = ("clause", "infinitive") if below.dep in CLAUSAL else ("label", "object", "gerund")
        word = verb_of_saying(token, *takes)
        governs = word is not None and (word.cue_class != "show" or (below.dep in CLAUSAL and is_shown(token)))
        if governs and is_said(token) and token.i not in inside and is_attributive(token) and below.dep not in clauses.SUBJECTS:
            by = of_verb(token, *takes)
            if by.speaker is not None and not is_scare(quote, root, by):
                return by
            return None
        below = token
    return None


def is_scare(quote: Quoted, root: Token, by: Attribution) -> bool:
    """Whether a few words only keep the writer at a distance: a modifier or a subject of a definite phrase."""
    words_ = [t for t in quote.tokens if t.text[0].isalnum()]
    if len(words_) > 3 or any(t.tag in FINITE for t in words_):
        return is_title(words_)
    if is_title(words_) and len(words_) > 1:
        return True
    modifies = root.dep in {"amod", "compound", "nmod", "poss"} and root.head.i > root.i
    definite = bool(quote.before) and quote.before[-1].lower in ARTICLES
    head = root.head if modifies else root
    subject = head.dep in clauses.SUBJECTS
    if modifies and by.cue_class == "accuse":
        return False
    return (modifies and by.cue_class != "accuse") or (definite and subject) or (definite and head.dep == "pobj")


def is_title(words_: Sequence[Token]) -> bool:
    """Whether all longer words are capitalised, as in titles of works and names of plans."""
    longer = [t for t in words_ if len(t.text) > 3]
    return len(words_) > 1 and len(longer) > 1 and all(t.text[0].isupper() for t in longer)


def scope(article: Article, quote: Quoted) -> tuple[int, int]:
    """The whole reported clause around a mixed quote, else the quote itself."""
    said = quote.said
    if said is None or said.kind == "direct":
        return quote.start, quote.end
    inside = {t.i for t in quote.tokens}
    root = next((t for t in quote.tokens if t.head.i not in inside), quote.tokens[0])
    for token in root.ancestors():
        word = verb_of_saying(token, "clause")
        if word is not None and token.i not in inside and said.by is not None and token.lemma == said.by.lemma:
            extent = after_verb(token, word.takes) or before_verb(token, token.sentence)
            if extent is not None:
                start, end = trim(article.text, extent[0].start, extent[1].end)
                if start <= quote.start and end >= quote.end:
                    return start, end
    if said.followed and quote.before:
        return trim(article.text, quote.before[0].start, quote.mark.end)
    return quote.start, quote.end
