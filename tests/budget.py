"""How many examples a property is tried on."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

THOROUGH = "thorough"


def set_profiles() -> None:
    """Few examples, and many under `--hypothesis-profile=thorough`; a busy machine meets no deadlines."""
    for name, most in ((THOROUGH, 100), ("columnist", 20)):
        settings.register_profile(name, max_examples=most, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("columnist")


def examples(many: int) -> int:
    """All of them under the profile that `make eval` names, else a fifth."""
    return many if settings.get_current_profile_name() == THOROUGH else max(many // 5, 1)
