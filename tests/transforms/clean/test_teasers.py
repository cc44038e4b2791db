from __future__ import annotations

import pytest

from transforms.clean.decision import decide

PROSE = "A ferry with 12 people on board sank on Tuesday off the coast of Vorland, and nobody was hurt, the coast guard said."
OTHER = "The report of the investigators says that the hull was too thin in four places and that the pumps had failed by noon."
TEASER = "Mayor under fire over harbour contract"


@pytest.mark.parametrize(
    ("lines", "dropped"),
    [
        ((PROSE, "RELATED", TEASER, OTHER), "RELATED|" + TEASER),
        ((PROSE, "Also read:", TEASER, "Council to vote on new bridge", OTHER), f"Also read:|{TEASER}|Council to vote on new bridge"),
        ((PROSE, "Read also | " + TEASER, OTHER), "Read also | " + TEASER),
        ((PROSE, "More on this story", TEASER, "What the report says of it", OTHER), "More on this story|" + TEASER),
        ((PROSE, "The latest", PROSE + " More.", OTHER), "The latest"),
        ((PROSE, "Further reading is the minister's hobby, he said.", TEASER, OTHER), ""),
        ((PROSE, TEASER, OTHER), ""),
    ],
)  # fmt: skip
def test_headlines_below_a_label_are_dropped(lines: tuple[str, ...], dropped: str) -> None:
    rules = decide(lines, score=None)
    assert "|".join(line for line, rule in zip(lines, rules, strict=True) if rule) == dropped
