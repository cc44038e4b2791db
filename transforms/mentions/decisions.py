"""What the reading of names decides about its candidates, told to whoever asks (`transforms.trace`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from transforms.article import Article
from transforms.mentions.spans import Span
from transforms.trace import Decision, Trace, Verdict


def tell(trace: Trace | None, article: Article, span: Span, verdict: Verdict, stage: str, reason: str) -> None:
    """Tell one decision about a candidate, where somebody asks."""
    if trace:
        start, end = article.tokens[span.first].start, article.tokens[span.last - 1].end
        trace(Decision("mentions", stage, verdict, start, end, article.text[start:end], span.source, reason))


def keep(
    article: Article,
    spans: Iterable[Span],
    refusal: Callable[[Span], str | None],
    stage: str,
    trace: Trace | None,
) -> list[Span]:
    """The spans that nothing speaks against; `refusal` says what does."""
    kept = []
    for span in spans:
        if reason := refusal(span):
            tell(trace, article, span, "dropped", stage, reason)
        else:
            kept.append(span)
    return kept


def settle(article: Article, ranked: Iterable[Span], trace: Trace | None = None) -> list[Span]:
    """The spans without those that overlap one earlier in the ranking, in the order of the text."""
    taken: dict[int, Span] = {}
    kept = []
    for span in ranked:
        places = range(span.first, span.last)
        winner = next((taken[i] for i in places if i in taken), None)
        if winner is None:
            taken.update(dict.fromkeys(places, span))
            kept.append(span)
        elif trace:
            tell(trace, article, span, "dropped", "overlap", overlap(article, span, winner))
    return sorted(kept, key=lambda s: s.first)


def overlap(article: Article, span: Span, winner: Span) -> str:
    """Why one candidate gives way to another."""
    ground = (
        "is longer"
        if len(winner) > len(span)
        else f"comes from the {winner.source}, which goes before the {span.source}"
    )
    return f"{span.kind}; {winner.kind} {winner.text(article)!r} {ground}"
