"""Further mentions of names that the model found only once: the full name again, or the surname or the first name alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from transforms.article import Article, Token
from transforms.gazetteer.entity_ids import fold
from transforms.gazetteer.places import gazetteer
from transforms.lexicons import word_list
from transforms.mentions.candidates import is_first
from transforms.mentions.common_words import is_everyday
from transforms.mentions.decisions import tell
from transforms.mentions.firms import is_firm
from transforms.mentions.known_names import known_exactly
from transforms.mentions.name_lexicons import LEGAL_FORMS, family_names, given_names, titles
from transforms.mentions.persons import PARTICLES, parts
from transforms.mentions.phrase_matcher import PhraseMatcher
from transforms.mentions.spans import Span
from transforms.mentions.storms import is_storm
from transforms.trace import Trace

MONTHS_DAYS = word_list("name_cues.tsv", "months_days")
WHOLE = frozenset({"organization", "product", "facility"})
KINDS = frozenset({"person", "organization", "place", "facility", "weapon", "product", "event_name"})


def propagate(article: Article, spans: Sequence[Span], trace: Trace | None = None) -> list[Span]:
    """Untagged mentions of the article's names, of the type that the name has elsewhere."""
    taken = {i for s in spans for i in range(s.first, s.last)}
    further = []
    for first, last, model in PhraseMatcher.of(forms(article, spans).items()).find(article):
        if not taken.isdisjoint(range(first, last)):
            continue
        copy = Span(first, last, model.kind, "repeated", reason=f"{model.text(article)!r} is one elsewhere")
        if last - first == len(model):
            copy.entity_id, copy.country, copy.known = model.entity_id, model.country, model.known
        if fits(article, first, last):
            further.append(copy)
        else:
            tell(
                trace, article, copy, "refused", "propagation", "no name here: a common word, or part of a longer name"
            )
    return further


def is_nobodys(article: Article, word: str) -> bool:
    """Whether a word is one of every day, in no list of names of people, and in the text in small letters too: Cup, of "Hamilton 12-Cup"."""
    named = word in given_names() or word in family_names()
    return not named and is_written_small(article, word) and is_everyday(word)


def is_plain_word(article: Article, span: Span) -> bool:
    """Whether a name is a word of every day that no list has and that the text has in small letters too: Mr. Coffee."""
    word = article.tokens[span.first].lower
    return len(span) == 1 and span.known is None and is_written_small(article, word) and is_everyday(word)


def forms(article: Article, spans: Sequence[Span]) -> dict[str, Span]:
    """The forms in which names may stand again, with the first name of each: whole, by surname, by given name."""
    names: dict[str, Span] = {}
    for span in spans:
        if span.kind in KINDS and not is_plain_word(article, span):
            for form in [span.text(article), *short_forms(article, span)]:
                if len(form) > 2 and form[0].isupper() and not is_nobodys(article, form.lower()):
                    names.setdefault(form, span)
    return names


def short_forms(article: Article, span: Span) -> Iterator[str]:
    """Surname and given name of a person's full name; the first word of a company's: Kestrel of Kestrel Foods."""
    if bare := without_form(article, span):
        yield bare
    if is_firm(span.kind, fold(span.text(article)).split()):
        yield article.tokens[span.first].text
    if span.known and span.known.sector == "sport" and len(span) == 2:
        yield article.tokens[span.last - 1].text  # Ahly, of Al Ahly
    if is_storm(article, span):
        yield article.tokens[span.last - 1].text
    if span.kind != "person" or len(span) < 2:
        return
    if len(parts(span.text(article))) > 1:
        yield last_word(article, span)
    given = article.tokens[span.first].text
    if given.lower() in titles() or given.lower() in MONTHS_DAYS:
        return
    if len(given) > 3 and given.isalpha():
        yield given


def without_form(article: Article, span: Span) -> str | None:
    """A firm's name of several words without its legal form: Norfolk Southern of Norfolk Southern Corp."""
    words = span.tokens(article)
    while words and (words[-1].lower in LEGAL_FORMS or words[-1].text in {",", "."}):
        words.pop()
    if not 1 < len(words) < len(span) or span.kind != "organization" or all(is_everyday(t.lower) for t in words):
        return None
    bare = article.text[words[0].start : words[-1].end]
    return None if gazetteer().named(bare) or known_exactly(bare) else bare


def last_word(article: Article, span: Span) -> str:
    """A surname with the name that a hyphen joins to it: Calixto-Rubiano; but Sharaa, of al-Sharaa."""
    first = span.last - 1
    while first - 2 > span.first and article.tokens[first - 1].text == "-":
        if not article.tokens[first].text[:1].isupper() or article.tokens[first - 2].lower in PARTICLES:
            break
        first -= 2
    return article.text[article.tokens[first].start : article.tokens[span.last - 1].end]


def restore_split(article: Article, spans: Sequence[Span]) -> list[Span]:
    """The names, with those of organizations that the model found whole several times also whole where it broke them: Paris Baguette."""
    several = repeated_names(article, spans)
    wholes = [
        Span(a, b, s.kind, "model", s.entity_id, s.country, known=s.known, reason=s.reason)
        for a, b, s in PhraseMatcher.of(several.items()).find(article)
    ]
    at = {i: n for n, w in enumerate(wholes) for i in range(w.first, w.last)}
    inside = {s: {at[i] for i in range(s.first, s.last) if i in at} for s in spans}
    longer = {n for s, ns in inside.items() if s.text(article) not in several for n in ns if len(s) >= len(wholes[n])}
    return [s for s in spans if inside[s] <= longer] + [w for n, w in enumerate(wholes) if n not in longer]


def repeated_names(article: Article, spans: Sequence[Span]) -> dict[str, Span]:
    """Names of several words of bodies and things that the model found more than once, each by its last, and firms' without their legal form."""
    bodies = [s for s in spans if s.kind in WHOLE and len(s) > 1]
    counts = Counter(s.text(article) for s in bodies)
    firms = {bare: s for s in bodies if (bare := without_form(article, s))}
    return firms | {s.text(article): s for s in spans if counts[s.text(article)] > 1}


def fits(article: Article, first: int, last: int) -> bool:
    """Whether the words stand as a name: no capitalised neighbour that belongs to them, no common word at a sentence's start."""
    tokens = article.tokens
    token = tokens[first]
    if last - first == 1 and is_first(token) and is_written_small(article, fold(token.text)):
        return False
    if last - first == 1 and not token.tag.startswith(("NN", "JJ", "FW")):
        return False
    left = tokens[first - 1] if first else None
    right = tokens[last] if last < len(tokens) else None
    return not (joined(left, token) or joined(right, tokens[last - 1]))


def is_written_small(article: Article, word: str) -> bool:
    """Whether the article has a word in small letters."""
    return word.islower() and word in article.spellings


def joined(neighbour: Token | None, token: Token) -> bool:
    """Whether a neighbour is a capitalised part of the same name."""
    if neighbour is None or neighbour.sentence is not token.sentence or not neighbour.text[:1].isupper():
        return False
    same = neighbour.head is token or token.head is neighbour
    return (
        same and neighbour.tag.startswith("NNP") and neighbour.dep in {"compound", "nmod"} and not is_first(neighbour)
    )
