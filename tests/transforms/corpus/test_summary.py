"""What a happening's row says of all that its tellings say."""

from __future__ import annotations

import pytest

from transforms.corpus.summary import ReportedEvent, denials


def telling(recipient: str, denied_by: str | None = None) -> ReportedEvent:
    """An event with one recipient, which somebody may deny."""
    factuality = "denied" if denied_by else "reported"
    event = {"factuality": factuality, "denied_by_text": denied_by, "attribution_text": None}
    return ReportedEvent(event, {}, [{"role": "recipient", "text": recipient}])


@pytest.mark.parametrize(
    ("told", "denied_by"),
    [
        ([telling("a market"), telling("civilians", "The army")], None),
        ([telling("a market"), telling("the market", "The army")], "The army"),
        ([telling("nine women"), telling("civilians", "The army")], "The army"),
    ],
)
def test_a_denial_about_civilians_denies_no_strike(told: list[ReportedEvent], denied_by: str | None) -> None:
    assert denials(told)["denied_by_text"] == denied_by
