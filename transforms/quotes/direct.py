"""Direct and mixed quotes: which spans in quotation marks are quotes, of what kind, and by whom."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.article import Article, ParsedSentence, Token
from transforms.language import clauses
from transforms.quotes.adjacent import announced, followed, interrupted, introduced, signed
from transforms.quotes.attribution import Attribution, Quotation, Refusal, of_verb
from transforms.quotes.edges import trim
from transforms.quotes.embedded import embedded
from transforms.quotes.quoted_spans import QuotedSpan
from transforms.quotes.reported_clauses import after_verb, before_verb
from transforms.quotes.reporting_verbs import LONGEST, reporting_verb
from transforms.quotes.speakers import may_speak

RECENT = 600
"""Characters within which a quote without attribution can go on that of the last speaker. 300 and 1200 read 216 annotated quotes alike."""
STOPS = ".!?…"


def attribute(article: Article, quotes: Sequence[QuotedSpan]) -> None:
    """Decide which spans are quotes, of which kind, and who says them: sets `quotation`, or `refusal` where it is no quote."""
    last: QuotedSpan | None = None
    for quote in quotes:
        decision = decide(article, last, quote)
        if isinstance(decision, Refusal):
            quote.refusal = decision
        else:
            quote.quotation = decision
            decision.scope = scope(article, quote)
            last = quote


def decide(article: Article, last: QuotedSpan | None, quote: QuotedSpan) -> Quotation | Refusal:
    """The quote that a span is by the first rule that holds, or why it is none."""
    adjacent = _adjacent(article.text, last, quote)
    if adjacent is not None:
        by, rule = adjacent
        direct = is_sentence(quote) or goes_on(article.text, last, quote)
        return _quotation(quote, "direct" if direct else "mixed", by, rule)
    if is_alone(article.text, quote):
        return _quotation(quote, "direct", carried(article, last, quote), "quote.carried")
    inner = embedded(quote)
    if isinstance(inner, str) and _speaks(quote):
        return _quotation(quote, "direct", None, "quote.heading")
    if isinstance(inner, str):
        return Refusal(quote.start, quote.end, "quote.embedded", inner)
    return _quotation(quote, "direct" if _heads(quote) else "mixed", inner, "quote.embedded")


def _adjacent(text: str, last: QuotedSpan | None, quote: QuotedSpan) -> tuple[Attribution, str] | None:
    """The attribution next to a quote and its rule; one before it that names nobody gives way to one after it."""
    if (by := interrupted(last, quote)) is not None:
        before = by, "quote.interrupted"
    elif (by := introduced(quote)) is not None:
        before = by, "quote.introduced"
    else:
        before = None
    if before is None or before[0].speaker is None:
        return _behind(text, quote) or before
    return before


def _behind(text: str, quote: QuotedSpan) -> tuple[Attribution, str] | None:
    """The attribution after a quote and its rule."""
    if (by := followed(text, quote)) is not None:
        return by, "quote.followed"
    return (by, "quote.signed") if (by := signed(quote)) is not None else None


def _quotation(quote: QuotedSpan, kind: str, by: Attribution | None, rule: str) -> Quotation:
    return Quotation(quote.start, quote.end, kind, by, (quote.start, quote.end), rule)


def _heads(quote: QuotedSpan) -> bool:
    """Whether a quote opens a headline: "“Never again”: president on the raid"."""
    return not quote.before and bool(quote.after) and quote.after[0].text in {":", ","} and quote.starts_upper


def _speaks(quote: QuotedSpan) -> bool:
    """Whether a quote opens a headline before a colon and is a sentence about "we", "it" and the like: "“We have lost a father”: town mourns"."""
    closed = bool(quote.after) and quote.after[0].text == ":"
    return (
        closed
        and _heads(quote)
        and any(t.dep in clauses.SUBJECTS and t.tag == "PRP" and t.head.tag.startswith("V") for t in quote.tokens)
    )


def is_alone(text: str, quote: QuotedSpan) -> bool:
    """Whether the quote is a sentence of its own."""
    ends = text[quote.end - 1] in STOPS
    if quote.before or (quote.after and not ends):
        return False
    if not quote.mark.closed or quote.mark.resumed:
        return True
    opens = text[quote.start].isupper() or text[quote.start] in "…."
    return opens and (ends or text[quote.mark.end : quote.mark.end + 1] in {".", "!", "?"})


def is_sentence(quote: QuotedSpan) -> bool:
    """Whether the words are a sentence, not a part of one."""
    if not quote.before:
        return True
    return quote.starts_upper and quote.before[-1].lower != "that"


def goes_on(text: str, last: QuotedSpan | None, quote: QuotedSpan) -> bool:
    """Whether a quote carries on a direct one that an attribution interrupts: "“If it rains,” X said, “we lose.”"."""
    if last is None or last.quotation is None or last.quotation.kind != "direct" or not quote.before:
        return False
    return quote.before[0].i == last.tokens[-1].i + 1 and text[last.end - 1] not in ".!?"


def carried(article: Article, last: QuotedSpan | None, quote: QuotedSpan) -> Attribution | None:
    """The attribution of a quote that stands alone: that of the quote before, or the subject of the sentence before."""
    first = quote.tokens[0]
    if first.i == 0:
        return None
    if (by := announced(article.tokens[first.i - 1].sentence)) is not None:
        return by
    quotation = last.quotation if last is not None else None
    if last is None or quotation is None:
        return _of_sentence(article.tokens[first.i - 1].sentence, frozenset())
    if quote.mark.resumed:
        return quotation.by
    previous = article.tokens[first.i - 1].sentence
    if last.tokens[-1].i >= previous.tokens[0].i:
        return None if _answers(last, first) else quotation.by
    recent = quotation.by if first.start - last.end < RECENT else None
    return _of_sentence(previous, frozenset(t.i for t in last.tokens)) or recent


def _answers(last: QuotedSpan, first: Token) -> bool:
    """Whether a quote in the next block answers a question: somebody else speaks."""
    by = last.quotation.by if last.quotation is not None else None
    new_block = last.tokens[0].sentence.block is not first.sentence.block
    return new_block and by is not None and by.cue_class == "ask"


def _of_sentence(sentence: ParsedSentence, quoted: frozenset[int]) -> Attribution | None:
    """The attribution by the main verb of a sentence whose subject can speak and does not stand in the quote before."""
    verb = sentence.root
    if not clauses.is_verb(verb) or len(sentence.tokens) > LONGEST:
        return None
    by = of_verb(verb, "clause", "quote")
    speaks = by.speaker is not None and may_speak(by.speaker) and by.speaker.head.i not in quoted
    return by if speaks else None


def scope(article: Article, quote: QuotedSpan) -> tuple[int, int]:
    """The whole reported clause around a mixed quote, else the quote itself."""
    quotation = quote.quotation
    if quotation is None or quotation.kind == "direct" or len(quote.tokens[0].sentence.tokens) > LONGEST:
        return quote.start, quote.end
    if (clause := _clause_around(article.text, quote, quotation)) is not None:
        return clause
    if quotation.follows and quote.before:
        start, end = trim(article.text, quote.before[0].start, quote.mark.end)
        return min(start, quote.start), max(end, quote.end)
    return quote.start, quote.end


def _clause_around(text: str, quote: QuotedSpan, quotation: Quotation) -> tuple[int, int] | None:
    """The clause that the quote's own reporting verb governs, where it holds the quote."""
    if quotation.by is None:
        return None
    inside = {t.i for t in quote.tokens}
    root = next((t for t in quote.tokens if t.head.i not in inside), quote.tokens[0])
    for token in root.ancestors():
        entry = reporting_verb(token, "clause")
        if entry is None or token.i in inside or token.lemma != quotation.by.lemma:
            continue
        span = after_verb(token, entry.takes) or before_verb(token, token.sentence)
        start, end = trim(text, span[0].start, span[1].end) if span is not None else (quote.end, quote.end)
        if start <= quote.start and end >= quote.end:
            return start, end
    return None
