"""How rows are packed."""

from __future__ import annotations

import pyarrow as pa

from flows.report.columns import columns, packed, unpacked


def test_texts_that_repeat_are_coded_and_others_are_not() -> None:
    table = pa.table({"same": ["a", None, "a", "b"], "own": ["a", "b", "c", None], "n": [1.5, None, 2.0, 3.0]})
    assert columns(table) == {
        "same": {"values": ["a", "b"], "codes": [0, None, 0, 1]},
        "own": ["a", "b", "c", None],
        "n": [1.5, None, 2.0, 3.0],
    }


def test_any_text_comes_back_as_it_was() -> None:
    value = {"a": ["</script><!--", "“😀”", "\u2028", None, ["x"]]}
    assert unpacked(packed(value)) == value
    assert not set(packed(value)) & set("<>&\"'")
