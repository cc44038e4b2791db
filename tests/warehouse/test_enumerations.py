from __future__ import annotations

import pyarrow as pa

from warehouse.contract import Col, Column
from warehouse.enumerations import strangers


def test_null_and_what_is_named_are_no_strangers() -> None:
    column = Column("kind", pa.string(), "VARCHAR", nullable=True, choices=("a", "b"), col=Col("."))
    rows = pa.table({"doc_id": ["1", "2", "3"], "kind": ["a", None, "c"]})
    assert dict(strangers(rows, column)) == {"3": {"doc_id": "3", "kind": "c"}}


def test_each_value_of_a_list_counts() -> None:
    column = Column("kinds", pa.list_(pa.string()), "VARCHAR[]", nullable=False, choices=("a", "b"), col=Col("."))
    rows = pa.table({"doc_id": ["1", "2", "3"], "kinds": [["a", "b"], [], ["a", "c"]]})
    assert dict(strangers(rows, column)) == {"3": {"doc_id": "3", "kinds": "c"}}
