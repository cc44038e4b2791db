from __future__ import annotations

from collections.abc import Callable

import pytest

from transforms.article import Article
from transforms.coreference.references import References
from transforms.extract import figures

pytestmark = pytest.mark.model

CASES = [
    ("At least 14 people were reportedly killed.", "At least 14", "reported", "reportedly"),
    ("The airline could lose 3,000 jobs.", "3,000", "possible", "could"),
    ("The airline plans to buy 40 jets.", "40", "planned", None),
    ("The army denied that 12 soldiers had died.", "12", "denied", None),
    ("The raid did not kill 12 soldiers.", "12", "negated", None),
    ("It is believed that 200 people have fled.", "200", "possible", "believed"),
    ("Five miners are feared dead.", "Five", "possible", "feared"),
    ("An estimated 40,000 people have fled.", "An estimated 40,000", "asserted", "An estimated"),
    ("Unconfirmed reports said 60 people had died.", "60", "reported", "Unconfirmed reports"),
    ("According to unconfirmed reports, 60 people have died.", "60", "reported", "unconfirmed reports"),
    ("The club is said to have paid $5 million.", "$5 million", "reported", "said"),
    ("He was accused of stealing $2 million.", "$2 million", "alleged", "accused"),
    ("If they lose, 300 workers would be sacked.", "300", "hypothetical", None),
    ("The donors pledged $5 million.", "$5 million", "planned", None),
    ("The firm missed the 2% that analysts expected.", "2%", "possible", "expected"),
    ("Firm to cut 300 jobs", "300", "planned", None),
    # what is there, whatever is told of it
    ("A 12-year-old girl may have died.", "12-year-old", "asserted", None),
    ("The 300-metre tower could be sold.", "300-metre", "asserted", None),
    ("The company, which employs 3,000 people, may move.", "3,000", "asserted", None),
    ("The 5,000 residents have no water.", "5,000", "asserted", None),
    ("No casualties were reported.", "No", "asserted", None),
    ("Police charged 12 men.", "12", "asserted", None),
    ("The index fell to end the day at 7,114.", "7,114", "asserted", None),
    ("The firm will cut costs after a loss of $2 million.", "$2 million", "asserted", None),
    ("The agency reported that 12 soldiers had died.", "12", "asserted", None),
    ("The economy shrank by a further 3%.", "3%", "asserted", None),
    ("The court heard 28 men accused of theft.", "28", "asserted", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "phrase", "factuality", "hedge"), CASES, ids=[c[0] for c in CASES])
def test_what_did_not_happen_is_told_apart(
    parsed: Callable[[str], Article], text: str, phrase: str, factuality: str, hedge: str | None
) -> None:
    article = parsed(text)
    rows = figures.extract(article, [], [], References.of(article, []))
    assert [(f.factuality, f.hedge) for f in rows if f.text == phrase] == [(factuality, hedge)]
