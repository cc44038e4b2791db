from __future__ import annotations

import pytest

from transforms.read.encoding import declared, decode
from transforms.read.moments import moment


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        ("Kyiv – Київ".encode(), "Kyiv – Київ", "utf-8"),
        ("Київ".encode("utf-8-sig"), "Київ", "utf-8"),
        ("Київ".encode("utf-16"), "Київ", "utf-16"),
        ("Plain words".encode("utf-16-le"), "Plain words", "utf-16-le"),
        ("Plain words".encode("utf-16-be"), "Plain words", "utf-16-be"),
        ("“café”".encode("cp1252"), "“café”", "cp1252"),
        (b"caf\xe9 \x81", "café �", "cp1252"),
    ],
)
def test_encodings(data: bytes, text: str, encoding: str) -> None:
    assert decode(data)[:2] == (text, encoding)


@pytest.mark.parametrize("name", ["hex", "rot13", "no-such", "utf-16", "undefined"])
def test_a_page_cannot_name_what_is_no_encoding(name: str) -> None:
    assert declared(f'<meta charset="{name}">caf'.encode() + b"\xe9")[1] in ("cp1252", "utf_16")


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2024-11-19", "2024-11-19T00:00:00+00:00"),
        ("2024-11-19 10:00:00", "2024-11-19T10:00:00+00:00"),
        ("2024-11-19T10:00:00+02:00", "2024-11-19T08:00:00+00:00"),
        ("Tue, 19 Nov 2024 10:00:00 GMT", "2024-11-19T10:00:00+00:00"),
        (1732010000, "2024-11-19T09:53:20+00:00"),
        (1732010000000, "2024-11-19T09:53:20+00:00"),
        ("20241119", "2024-11-19T00:00:00+00:00"),
        ("0000-00-00", None), ("yesterday", None), (True, None), (5, None), (None, None), (float("nan"), None), (1e300, None),
        ("9999-12-31T23:59:59-23:00", None), ("2024-13-45", None), ([], None), ("", None),
    ],
)  # fmt: skip
def test_moments(value: object, iso: str | None) -> None:
    found = moment(value)
    assert (found.isoformat() if found else None) == iso
