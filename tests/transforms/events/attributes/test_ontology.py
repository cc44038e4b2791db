from __future__ import annotations

import pytest

from transforms.events.attributes.ontology import acled, standing


@pytest.mark.parametrize(
    ("event_type", "mode", "quad", "root"),
    [
        ("AGREE", None, "verbal_cooperation", "03"),
        ("RETREAT", "release", "material_cooperation", "08"),
        ("SANCTION", None, "material_conflict", "16"),
        ("ACCUSE", "disapprove", "verbal_conflict", "11"),
        ("ACCUSE", "investigate", "verbal_conflict", "09"),
        ("ASSAULT", None, "material_conflict", "18"),
        ("ASSAULT", "aerial", "material_conflict", "19"),
        ("ASSAULT", "unconventional", "material_conflict", "20"),
    ],
)
def test_standing(event_type: str, mode: str | None, quad: str, root: str) -> None:
    found = standing(event_type, mode)  # type: ignore[arg-type]  a column of the table above
    assert (found.quad_class, found.cameo_root) == (quad, root)
    assert -10 <= found.intensity <= 10


@pytest.mark.parametrize(
    ("event_type", "mode", "actors", "recipients", "sub_event"),
    [
        ("ASSAULT", "aerial", ["military"], ["civilian"], "Air/drone strike"),
        ("ASSAULT", None, ["rebel"], ["military"], "Armed clash"),
        ("ASSAULT", None, ["rebel"], ["civilian"], "Attack"),
        ("ASSAULT", "abduct", ["criminal"], ["education"], "Abduction/forced disappearance"),
        ("PROTEST", "demo", ["labour"], [], "Peaceful protest"),
        ("PROTEST", "riot", ["protester"], ["police"], "Violent demonstration"),
        ("COERCE", "arrest", ["police"], ["opposition"], "Arrests"),
        ("CONSULT", None, ["government"], ["government"], None),
    ],
)
def test_acled(
    event_type: str, mode: str | None, actors: list[str], recipients: list[str], sub_event: str | None
) -> None:
    assert acled(event_type, mode, actors, recipients)[1] == sub_event  # type: ignore[arg-type]  as above
