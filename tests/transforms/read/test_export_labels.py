from __future__ import annotations

import pytest

from transforms.read import LIMITS
from transforms.read.exports import articles, is_export, read

TEXT = "The ferry sank off Vorland on Tuesday night, killing four people, the coastguard said."
NEXIS = (
    f"Document 1 de 1\n\nVorland Gazette\n\n19 novembre 2024\n\nFerry sinks\n\nAUTEUR: Ida Frost\n\nLONGUEUR: 41 mots\n\n{TEXT}\n\n"
    "LANGUE: ENGLISH\n\nCopyright 2024 Vorland Gazette\n"
)
FACTIVA = (
    "Dokument 1 von 1\n\nFerry sinks\n\nVerfasser: Ida Frost\n41 Wörter\n19. Oktober 2024\nVorland Gazette\nVG\nEnglisch\n\n"
    f"{TEXT}\n\nDokument VG00000020241119ekbj0001\n"
)


@pytest.mark.parametrize(("text", "day"), [(NEXIS, "2024-11-19"), (FACTIVA, "2024-10-19")])
def test_exports_with_labels_of_other_languages(text: str, day: str) -> None:
    data = text.encode()
    assert is_export(data)
    (record,) = (read(source, LIMITS) for source in articles("a.txt", data))
    assert (record.title, record.author, record.publisher) == ("Ferry sinks", "Ida Frost", "Vorland Gazette")
    assert record.published_at is not None
    assert record.published_at.date().isoformat() == day
    assert TEXT in record.text
    assert "Copyright" not in record.text
