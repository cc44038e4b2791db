from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from transforms.quotes.attribution import Attributions
from warehouse.tables.quotes import Quote


def quote(start: int, end: int) -> Quote:
    return Quote(
        doc_id="d", quote_id=f"d:q{start}-{end}", sent_id="d:s0", char_start=start, char_end=end, text="", kind="indirect",
        speaker_text=None, speaker_start=None, speaker_end=None, speaker_entity_id=None, cue=None, cue_lemma=None,
        cue_class=None, scope_start=start, scope_end=end,
    )  # fmt: skip


def test_the_innermost_quote_attributes() -> None:
    attributions = Attributions.of([quote(0, 50), quote(10, 30), quote(12, 20), quote(60, 70)])
    assert [
        found.scope_start if (found := attributions.at(*span)) else None
        for span in [(13, 15), (21, 25), (31, 40), (51, 55), (61, 70), (45, 55)]
    ] == [12, 10, 0, None, 60, None]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 10)), max_size=12), st.integers(0, 35), st.integers(1, 5))
def test_it_finds_the_last_of_all_that_hold_a_span(spans: list[tuple[int, int]], start: int, length: int) -> None:
    quotes = [quote(s, s + n) for s, n in spans]
    found = Attributions.of(quotes).at(start, start + length)
    holders = [q for q in quotes if q.scope_start <= start and start + length <= q.scope_end]
    assert (found is None) == (not holders)
    if found is not None:
        assert found in holders
        assert found.scope_start == max(q.scope_start for q in holders)
