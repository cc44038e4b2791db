from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from flows.settings import SettingError, Settings, resolve, sources
from transforms.read import LIMITS


def test_flags_win_over_environment_over_file_over_defaults(tmp_path: Path) -> None:
    (tmp_path / "columnist.toml").write_text('raw = "a"\nwarehouse = "b"\nworkers = 3\n', encoding="utf-8")
    environment = {"COLUMNIST_WAREHOUSE": "c", "COLUMNIST_WORKERS": "2", "COLUMNIST_STRICT": "yes", "HOME": "x"}
    found = sources({"workers": 1, "model": None}, environment, tmp_path)
    assert found["raw"] == (Path("a"), "columnist.toml")
    assert found["warehouse"] == (Path("c"), "environment")
    assert found["workers"] == (1, "flag")
    assert found["strict"] == (True, "environment")
    assert found["overlap"] == ("wait", "default")


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"COLUMNIST_WORKER": "2"}, "there is no setting 'worker'; settings are: raw, warehouse, model, workers"),
        ({"COLUMNIST_WORKERS": "two"}, "workers = 'two': it must be a whole number, 0 or more"),
        ({"COLUMNIST_WORKERS": "-1"}, "a whole number, 0 or more"),
        ({"COLUMNIST_STRICT": "maybe"}, "strict = 'maybe': it must be true or false"),
        ({"COLUMNIST_OVERLAP": "queue"}, "overlap = 'queue': it must be wait or skip"),
        ({"COLUMNIST_RAW": " "}, "raw = ' ': it must be a text that is not empty"),
    ],
)
def test_wrong_settings_are_refused_by_name_with_the_valid_ones(environment: dict[str, str], words: str) -> None:
    with pytest.raises(SettingError) as refused:
        resolve({}, environment, Path("/nowhere"))
    assert words in str(refused.value)


@pytest.mark.parametrize("text", ["workers = true", "workers = [1]", "workers", "nothing = 1", 'strict = "perhaps"'])
def test_a_wrong_file_is_refused_by_name(tmp_path: Path, text: str) -> None:
    (tmp_path / "columnist.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingError, match=r"columnist\.toml"):
        resolve({}, {}, tmp_path)


def test_the_limits_of_reading_are_settings(tmp_path: Path) -> None:
    assert Settings().limits == LIMITS
    (tmp_path / "columnist.toml").write_text("limit_seconds = 5\n", encoding="utf-8")
    found = resolve({}, {"COLUMNIST_LIMIT_TEXT_CHARS": "10"}, tmp_path)
    assert found.limits == dataclasses.replace(LIMITS, seconds=5, text_chars=10)
    with pytest.raises(SettingError, match="a whole number, 1 or more"):
        resolve({}, {"COLUMNIST_LIMIT_SECONDS": "0"}, tmp_path)


def test_settings_as_json_are_whole() -> None:
    import json  # noqa: PLC0415 -- one use

    found: dict[str, Any] = json.loads(Settings(workers=2).to_json())
    assert found["workers"] == 2
    assert found["raw"] == "raw"
