from __future__ import annotations

import pytest

from flows.commands.command import message
from warehouse.lake import LakeError


class PrefectHTTPStatusError(Exception):
    """As Prefect's, by its name."""


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (LakeError("the lake\nis damaged"), "the lake is damaged"),
        (ValueError("a value"), "ValueError: a value"),
        (
            PrefectHTTPStatusError("Server error '500 Internal Server Error' for url 'http://127.0.0.1:1/api/'\nMore"),
            (
                "the Prefect server failed (Server error '500 Internal Server Error'): its disk or its folder "
                "(PREFECT_HOME) may be full; what is published stays as it was"
            ),
        ),
    ],
)
def test_an_error_is_one_line(error: Exception, line: str) -> None:
    assert message(error) == line
