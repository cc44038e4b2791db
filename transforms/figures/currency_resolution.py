"""Which currency a shared name or sign means in an article: `$`, `pounds`, `pesos`, `12 cents`.

What is written decides; then other amounts of the article, the countries of the sentence, the publisher's country, and the
country that the article is about. A bare `$` is the US dollar unless much speaks against it: agencies write `A$3 billion ($2
billion)`, papers of Canada `$1.2 billion` and `US$800 million`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from transforms.article import Article
from transforms.coreference.references import References
from transforms.figures.candidate import Candidate
from transforms.figures.money import BARE, COUNTRIES, Currency
from transforms.lexicons import word_list
from warehouse.tables.figures import CurrencyBasis

DOMAIN = re.compile(r"(?:^|//)(?:[^/@]*@)?[\w.-]*\.([a-z]{2})(?=[:/]|$)", re.IGNORECASE)
WORLDWIDE = word_list("figure_words.tsv", "worldwide_domain")
"""Country domains that anybody uses."""
TELLING = frozenset({"country", "place", "nationality", "facility", "organization"})
"""Types of names whose country says what an article is about."""

TELLING_VALUE = 1000
"""From it on two amounts of the same value are the same one."""
Resolution = tuple[str, CurrencyBasis]
"""An ISO 4217 code and what told it."""


def publisher_country(*addresses: str | None) -> str | None:
    """The country of an address, ISO 3166-1 alpha-2, by its domain.

    >>> publisher_country(None, "https://www.cbc.ca/news"), publisher_country("theguardian.com"), publisher_country("bbc.co.uk")
    ('CA', None, 'GB')
    """
    for address in addresses:
        match = DOMAIN.search(address or "")
        if match and match[1].lower() not in WORLDWIDE:
            return "GB" if match[1].lower() == "uk" else match[1].upper()
    return None


@dataclass(slots=True)
class CurrencyResolver:
    """The currencies of one article."""

    publisher: str | None
    countries: Counter[str]
    """How often names of each country stand in the article."""
    here: Mapping[str, frozenset[str]]
    """The countries that are named, by sentence."""
    written: list[tuple[str, str]] = field(default_factory=list)
    """The amounts whose currency is written out: sentence and code, in the order of the text."""
    values: dict[float, str] = field(default_factory=dict)
    """The code of each of their values."""

    @classmethod
    def of(cls, article: Article, references: References) -> CurrencyResolver:
        """What an article tells of countries."""
        named = [(m.sent_id, m.country) for m in references.mentions if m.country and m.entity_type in TELLING]
        here: dict[str, set[str]] = {}
        for sentence, country in named:
            here.setdefault(sentence, set()).add(country)
        document = article.document
        return cls(
            publisher_country(document.url, document.publisher),
            Counter(country for _, country in named),
            {sentence: frozenset(found) for sentence, found in here.items()},
        )

    def settle(self, candidates: Sequence[Candidate]) -> None:
        """Give each amount of money its currency and how it was found, the ones that are written out first."""
        amounts = [(d, d.money) for d in candidates if d.money is not None]
        for candidate, currency in amounts:
            if len(currency.codes) == 1:
                candidate.currency, candidate.basis = currency.codes[0], "written"
                self.written.append((candidate.sent_id, currency.codes[0]))
                self.values.setdefault(candidate.value or 0, currency.codes[0])
        majors: list[Candidate] = []
        for candidate, currency in amounts:
            if len(currency.codes) > 1:
                candidate.currency, candidate.basis = self.find(candidate, currency, majors) or (
                    currency.default,
                    "usual",
                )
            if not currency.minor:
                majors.append(candidate)

    def find(self, candidate: Candidate, currency: Currency, majors: Sequence[Candidate]) -> Resolution | None:
        """The currency that a shared name means; None where nothing but habit tells."""
        if currency.minor:
            return self.of_amount(currency, majors) or self.of_countries(candidate, currency)
        if "USD" in currency.codes:
            return self.of_same_value(candidate, currency) or self.dollar(currency)
        return self.of_written(candidate, currency) or self.of_countries(candidate, currency)

    def of_amount(self, currency: Currency, majors: Sequence[Candidate]) -> Resolution | None:
        """Cents of the euros or dollars before them."""
        code = next((d.currency for d in reversed(majors) if d.currency in currency.codes), None)
        return (code, "amount") if code else None

    def of_same_value(self, candidate: Candidate, currency: Currency) -> Resolution | None:
        """The dollar of the same amount where it is written out: a title's `$52.5 million` beside `A$52.5 million`."""
        code = self.values.get(candidate.value or 0)
        return (code, "amount") if code in currency.codes and (candidate.value or 0) >= TELLING_VALUE else None

    def of_written(self, candidate: Candidate, currency: Currency) -> Resolution | None:
        """The currency of an amount that is written out, in this sentence, or in another where no other country is named here."""
        fits = [(sentence, code) for sentence, code in self.written if code in currency.codes]
        own = [code for sentence, code in fits if sentence == candidate.sent_id]
        if own:
            return own[-1], "amount"
        others = self.in_countries(currency, self.here.get(candidate.sent_id, frozenset()))
        return (fits[-1][1], "amount") if fits and not set(others) - {code for _, code in fits} else None

    def of_countries(self, candidate: Candidate, currency: Currency) -> Resolution | None:
        """The currency of a country: the only one of the sentence, the publisher's, or the one that the article names most."""
        here = self.in_countries(currency, self.here.get(candidate.sent_id, frozenset()))
        if len(here) == 1:
            return here[0], "sentence"
        if home := self.in_countries(currency, {self.publisher or ""}):
            return home[0], "publisher"
        return self.of_most_named(currency)

    def of_most_named(self, currency: Currency) -> Resolution | None:
        """The currency whose countries the article names most; of several, only one that is not the usual one."""
        counts = {code: sum(self.countries[c] for c in COUNTRIES[code]) for code in currency.codes}
        most = max(counts.values())
        best = [code for code, n in counts.items() if n == most]
        return (best[0], "country") if most and (len(best) == 1 or currency.default not in best) else None

    def in_countries(self, currency: Currency, countries: frozenset[str] | set[str]) -> list[str]:
        """The codes that a name may mean in some countries."""
        return [code for code in currency.codes if COUNTRIES[code] & countries]

    def dollar(self, currency: Currency) -> Resolution | None:
        """The dollar that a bare one means: where others are marked it is the unmarked one."""
        marked = [code for _, code in self.written if code in currency.codes]
        foreign = [code for code in marked if code != "USD"]
        if foreign:
            spelled = not currency.sign and "USD" not in marked
            return (foreign[-1], "amount") if spelled else ("USD", "contrast")
        home = self.home_dollar(currency)
        if home is not None and "USD" in marked:
            return home[0], "contrast"
        return home

    def home_dollar(self, currency: Currency) -> Resolution | None:
        """The dollar of the publisher's country, or of the country that an article is about that names the United States nowhere."""
        own = [c for c in self.in_countries(currency, {self.publisher or ""}) if BARE[c] in {"home", "press"}]
        if own and self.countries["US"] <= sum(self.countries[c] for c in COUNTRIES[own[0]]):
            return own[0], "publisher"
        if self.countries["US"] and not any(code == "USD" for _, code in self.written):
            return None
        return self.dollar_of_main_country(currency)

    def dollar_of_main_country(self, currency: Currency) -> Resolution | None:
        """The dollar of the country that is named more often than any other."""
        ranked = self.countries.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] <= ranked[1][1]):
            return None
        top = [c for c in self.in_countries(currency, {ranked[0][0]}) if BARE[c] == "home"]
        return (top[0], "country") if top else None
