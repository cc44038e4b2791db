"""Sport, markets, weather, shows and software borrow the words of conflict; where they are the subject, no events are read."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.article import Article, ParsedSentence
from transforms.events.senses import NONE, classes
from transforms.events.triggers import Candidate

BARRED = ("sport", "show", "software", "market", "weather", "animal", "disease", "crop")
STRONG = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})

SHARE = 0.02
"""Share of an article's words that makes a domain its subject."""

MANY = 2
"""Words of a domain in one sentence that make it the sentence's subject, unless armed men or weapons stand there too."""


@dataclass(slots=True)
class Domains:
    """The domain of an article as a whole, if it is one of those."""

    whole: frozenset[str]

    @classmethod
    def of(cls, article: Article) -> Domains:
        """Count the words of each domain."""
        counts = count(article.sentences)
        size = max(len(article.tokens), 50)
        return cls(
            frozenset(name for name, n in counts.items() if n / size > SHARE and name in {"sport", "show", "software"})
        )

    def bars(self, sentence: ParsedSentence, candidate: Candidate) -> bool:
        """Whether the sentence is about something that has no events of politics or conflict."""
        if self.whole:
            return True
        if candidate.frame.event_type in {
            "CONSULT",
            "AGREE",
            "ASSAULT",
            "REJECT",
            "SUPPORT",
            "AID",
            "COERCE",
            "PROTEST",
        }:
            counts = count([sentence])
            return any(counts[name] >= MANY for name in ("sport", "show", "software"))
        return False


def count(sentences: list[ParsedSentence]) -> dict[str, int]:
    """Words of each domain."""
    found = dict.fromkeys(BARRED, 0)
    table = classes()
    for sentence in sentences:
        for token in sentence.tokens:
            for name in table.get(token.lemma, NONE):
                if name in found:
                    found[name] += 1
    return found
