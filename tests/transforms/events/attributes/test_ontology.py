from __future__ import annotations

import pytest

from transforms.events.attributes.ontology import Sides, acled, standing


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
    ("event_type", "mode", "lemma", "actors", "recipients", "target", "sub_event"),
    [
        ("ASSAULT", "aerial", "bomb", ["military"], ["civilian"], "person", "Air/drone strike"),
        ("ASSAULT", None, "attack", ["rebel"], ["military"], "armed", "Armed clash"),
        ("ASSAULT", None, "attack", ["rebel"], ["civilian"], "person", "Attack"),
        ("ASSAULT", None, "lynch", ["civilian"], ["civilian"], "person", "Mob violence"),
        ("ASSAULT", None, "shoot", ["military"], [], "aircraft", "Disrupted weapons use"),
        ("ASSAULT", None, "seize", ["rebel"], [], "territory", "Non-state actor overtakes territory"),
        ("ASSAULT", "firearms", "fire", ["police"], ["protester"], "person", "Excessive force against protesters"),
        ("ASSAULT", "explosives", "grenade", [], ["civilian"], "person", "Grenade"),
        ("ASSAULT", "abduct", "kidnap", ["criminal"], ["education"], "person", "Abduction/forced disappearance"),
        ("PROTEST", "demo", "march", ["labour"], [], "person", "Peaceful protest"),
        ("PROTEST", "riot", "riot", ["protester"], ["police"], "armed", "Violent demonstration"),
        ("COERCE", "arrest", "arrest", ["police"], ["opposition"], "person", "Arrests"),
        ("CONSULT", None, "meet", ["government"], ["government"], "person", None),
    ],
)
def test_acled(
    event_type: str,
    mode: str | None,
    lemma: str,
    actors: list[str],
    recipients: list[str],
    target: str,
    sub_event: str | None,
) -> None:
    sides = Sides.of([lemma], actors, recipients, [target])
    assert acled(event_type, mode, sides)[1] == sub_event  # type: ignore[arg-type]  as above
