"""Fixtures that several folders of tests share."""

from __future__ import annotations

import atexit
import gc
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

import flows  # noqa: F401 -- first of all: numpy reads what it sets
from flows.workers.worker import model_of
from tests.bucket import serving
from tests.budget import set_profiles
from transforms.article import Article
from transforms.clean import clean
from transforms.language.model import Model
from transforms.language.parse import parse
from transforms.pipeline import run
from transforms.read import Record, Source
from transforms.segment.blocks import segment

Tables = dict[str, list[dict[str, Any]]]
set_profiles()

ROOT = Path(__file__).resolve().parent.parent


SERVED = re.compile(
    r"tests/flows/(server/test_deployments|source/test_s3|test_flow|test_ingest|workers/test_dask)|tests/warehouse/test_lease"
)
"""Modules that need a Prefect server or an S3: they go to one process, so that there is one of each."""


class ByModule(LoadScopeScheduling):
    """The tests of a module go to one process, so that what they share is made once.

    The groups that tests can be marked with are lost on the way: pytest 9.2 keeps a test's id where xdist 3.8 cannot change it.
    """

    def _split_scope(self, nodeid: str) -> str:
        module = nodeid.partition("::")[0]
        return "served" if SERVED.match(module) else module


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByModule:
    """Who of several processes gets which tests."""
    return ByModule(config, log)


def pytest_collection_finish() -> None:
    """Keep the collector of garbage from what stays until the end.

    A run collects twice, which costs the more the more there is: .15 CPU seconds of a run's two with the model alone.
    """
    gc.collect()
    gc.freeze()
    atexit.register(gc.unfreeze)  # or DuckDB says in a screenful of lines that its types are still there


@pytest.fixture(scope="session")
def model() -> Model:
    """The packaged language model, loaded once a process, for runs in it too."""
    made = model_of(None)
    gc.freeze()
    return made


@pytest.fixture(scope="session")
def read_all(model: Model) -> Callable[[Iterable[dict[str, Any]]], dict[str, Tables]]:
    """Rows by record id and table; a record is an object with `id` and `text`, as a line of a JSONL file."""

    def read_records(records: Iterable[dict[str, Any]]) -> dict[str, Tables]:
        sources = [
            Source(f"test.jsonl#{r['id']}", "jsonl", json.dumps(r).encode(), n, str(r["id"]))
            for n, r in enumerate(records, 1)
        ]
        tables = {name: table.to_pylist() for name, table in run(sources, model).items()}
        names = {d["doc_id"]: d["source_id"] for d in tables["documents"]}
        found: dict[str, Tables] = {s.source_id or "": {name: [] for name in tables} for s in sources}
        for name, rows in tables.items():
            for row in rows:
                for key in [names[row["doc_id"]]] if "doc_id" in row else found:
                    found[key][name].append(row)
        return found

    return read_records


@pytest.fixture(scope="session")
def read(read_all: Callable[[Iterable[dict[str, Any]]], dict[str, Tables]]) -> Callable[..., Tables]:
    """Rows of one text by table; keyword arguments are fields of its record, such as published_at."""

    def read_text(text: str, **fields: Any) -> Tables:
        return read_all([{"id": "text", "text": text, **fields}])["text"]

    return read_text


@pytest.fixture(scope="session")
def parsed_all(model: Model) -> Callable[[Iterable[str]], dict[str, Article]]:
    """Texts cleaned, segmented and parsed, which costs a sixth of what it costs one by one."""

    def parse_texts(texts: Iterable[str]) -> dict[str, Article]:
        articles = {text: segmented(text) for text in texts}
        parse(list(articles.values()), model)
        return articles

    return parse_texts


def segmented(text: str) -> Article:
    """A text as an article, not parsed yet."""
    data = text.encode("utf-8", "replace")
    record = Record("test.txt", text, hashlib.sha256(data).hexdigest(), len(data), "utf-8")
    return segment(clean(record), "test", None)


@pytest.fixture(scope="module")
def parsed(
    request: pytest.FixtureRequest, parsed_all: Callable[[Iterable[str]], dict[str, Article]]
) -> Callable[[str], Article]:
    """A text cleaned, segmented and parsed; the texts that a module's tests have for a parameter are parsed all at once."""
    calls = [item.callspec for item in request.session.items if item.path == request.path and hasattr(item, "callspec")]
    coming = {call.params["text"] for call in calls if "text" in call.params}
    ready = dict[str, Article]()

    def parse_text(text: str) -> Article:
        if text in coming:
            ready.update(parsed_all(coming))
            coming.clear()
        return ready.pop(text, None) or parsed_all([text])[text]

    return parse_text


@pytest.fixture(scope="session")
def bucket_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment that leads to an S3 of this machine, which all tests of a process share: each has a bucket of its own."""
    with serving(tmp_path_factory.mktemp("s3")) as environment:
        yield environment


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of gold data beside the checkout; the test is skipped where there is none."""
    folder = ROOT.parent / "shared" / "gold"
    if not folder.is_dir():
        pytest.skip("no gold data beside the checkout")
    return folder


@pytest.fixture(scope="module")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A folder of the test's own in the place of the user's cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield
