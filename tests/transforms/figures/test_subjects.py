"""Which entity a figure is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "phrase", "subject"),
    [
        ("Nokia posted a profit of 300 million euros.", "300 million euros", "Nokia"),
        ("The EU fined Meta €1.2 billion.", "€1.2 billion", "Meta Platforms"),
        ("Nokia was fined 12 million euros by the EU.", "12 million euros", "Nokia"),
        ("Germany pledged 500 million euros to Ukraine.", "500 million euros", "Germany"),
        ("Nokia, which made a loss of 3 million euros, cut jobs.", "3 million euros", "Nokia"),
        ("Lawyers in black gowns paid 300 euros.", "300 euros", None),
        ("Reuters said thieves took watches worth 2 million euros.", "2 million euros", None),
        ("Nokia said net profit rose to 312 million euros.", "312 million euros", "Nokia"),
        ("A court awarded Alan Johnson $5 million.", "$5 million", "Alan Johnson"),
        ("Nokia cut jobs on Monday. Its debts stand at 3 million euros.", "3 million euros", "Nokia"),
        ("Nokia cut jobs on Monday. Sales slid to 3 million euros.", "3 million euros", "Nokia"),
        ("Nokia cut jobs. The Espoo company lost 3 million euros.", "3 million euros", "Nokia"),
        ("Nokia cut jobs. The group Amnesty got 3 million euros.", "3 million euros", "Amnesty International"),
        ("Germany will give Syria 3 million euros, bringing its total to 9 million.", "9 million", "Germany"),
        ("A Swiss drugmaker will pay 3 million euros.", "3 million euros", None),
        ("The U.S. economy lost $3 million.", "$3 million", "United States"),
        ("Nokia works where some shops charge 3 million euros.", "3 million euros", None),
        ("Nokia urged them to pay 3 million euros.", "3 million euros", None),
        ("Coffee costs ¥1,000 ($10 Canadian) there.", "$10", None),
        ("Nokia cut jobs. Shares in the Finnish group rose to 4 euros.", "4 euros", "Nokia"),
        ("The EU slapped a fine of 3 million euros on Nokia.", "3 million euros", "Nokia"),
        ("Nokia doubled its dividend on copper prices that touched 3 million euros.", "3 million euros", None),
        (
            "Nokia cut jobs. The Finnish firm, of which Sweden owns a share, paid 3 million euros.",
            "3 million euros",
            "Nokia",
        ),
        ("Nokia cut jobs. The Finnish company, bought for 3 million euros, used coal.", "3 million euros", None),
        ("Greece can get a $144 billion bailout from the IMF.", "$144 billion", "Greece"),
        ("A loan of $34 million from Airbus came too late.", "$34 million", "Airbus"),
        ("The lenders agreed to give Greece $3 billion.", "$3 billion", "Greece"),
        ("The government would provide Nokia with a $5 million package.", "$5 million", "Nokia"),
        ("Nokia urged them to pass the country's share of 3 million euros.", "3 million euros", None),
        ("Reuters reports the value of the building at $380,600.", "$380,600", None),
        ("Nokia reports losses of $2 billion.", "$2 billion", "Nokia"),
        ("Out of that, $36 billion were supplied by Germany.", "$36 billion", "Germany"),
        ("Nokia sold more phones. Net income for that quarter was 3 million euros.", "3 million euros", "Nokia"),
        ("The Paris store lost $3 million.", "$3 million", None),
        ("Nokia will cut jobs after a $1.6 billion loss in North American sales.", "$1.6 billion", "Nokia"),
        ("Nokia was then valued at $5 million.", "$5 million", "Nokia"),
        ("Officials from Germany agreed to buy jets for $7 billion.", "$7 billion", "Germany"),
        ("Insured losses could reach $4 billion, Nokia said.", "$4 billion", None),
    ],
)
def test_amounts_are_about_an_entity(read: Callable[..., Any], text: str, phrase: str, subject: str | None) -> None:
    tables = read(text)
    names = {e["entity_id"]: e["name"] for e in tables["entities"]}
    figure = next(f for f in tables["figures"] if f["text"] == phrase)
    assert names.get(figure["subject_entity_id"]) == subject
