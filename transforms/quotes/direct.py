"""Stretch words: which stretches in quotation marks are quotes, of what kind, and by whom."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.article import Article, Token
from transforms.language import clauses
from transforms.quotes.adjacent import followed, interrupted, introduced
from transforms.quotes.attribution import Attribution, Said, of_verb
from transforms.quotes.embedded import embedded
from transforms.quotes.indirect import after_verb, before_verb, trim
from transforms.quotes.quoted_spans import Stretch
from transforms.quotes.reporting_verbs import LONGEST, verb_of_saying
from transforms.quotes.speakers import may_speak

RECENT = 600
"""Characters within which a quote without attribution can go on that of the last speaker."""


def attribute(article: Article, quotes: Sequence[Stretch]) -> None:
    """Decide which stretches are quotes, of which kind, and who says them; `said` stays None where it is no quote."""
    last: Stretch | None = None
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
            headline = not quote.before and quote.after and quote.after[0].text in {":", ","} and quote.starts_upper
            quote.said = Said(quote.start, quote.end, "direct" if headline else "mixed", by, (quote.start, quote.end))
        if quote.said is not None:
            quote.said.scope = scope(article, quote)
            last = quote


def is_alone(text: str, quote: Stretch) -> bool:
    """Whether the quote is a sentence of its own."""
    if quote.before or (quote.after and text[quote.end - 1] not in ".!?…"):
        return False
    if not quote.mark.closed or quote.mark.resumed:
        return True
    return (text[quote.start].isupper() or text[quote.start] in "….") and (
        text[quote.end - 1] in ".!?…" or text[quote.mark.end : quote.mark.end + 1] in {".", "!", "?"}
    )


def is_sentence(quote: Stretch) -> bool:
    """Whether the words are a sentence, not a part of one."""
    if not quote.before:
        return True
    return quote.starts_upper and quote.before[-1].lower != "that"


def goes_on(text: str, last: Stretch, quote: Stretch) -> bool:
    """Whether a quote carries on a direct one that an attribution interrupts: "“If it rains,” X said, “we lose.”"."""
    return (
        last.said is not None
        and last.said.kind == "direct"
        and bool(quote.before)
        and quote.before[0].i == last.tokens[-1].i + 1
        and text[last.end - 1] not in ".!?"
    )


def carried(article: Article, last: Stretch | None, quote: Stretch) -> Attribution | None:
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
    verb = root if clauses.is_verb(root) and len(previous.tokens) <= LONGEST else None
    if verb is not None:
        by = of_verb(verb, "clause", "quote")
        inside = {t.i for t in last.tokens} if last is not None else set()
        if by.speaker is not None and may_speak(by.speaker) and by.speaker.head.i not in inside:
            return by
    return last.said.by if last is not None and last.said is not None and _near(last, first) else None


def _near(last: Stretch, token: Token) -> bool:
    return token.start - last.end < RECENT


def scope(article: Article, quote: Stretch) -> tuple[int, int]:
    """The whole reported clause around a mixed quote, else the quote itself."""
    said = quote.said
    if said is None or said.kind == "direct" or len(quote.tokens[0].sentence.tokens) > LONGEST:
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
        start, end = trim(article.text, quote.before[0].start, quote.mark.end)
        return min(start, quote.start), max(end, quote.end)
    return quote.start, quote.end
