"""`columnist doctor`: the environment, the model, the server and the warehouse in words."""

from __future__ import annotations

import json
import platform
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from flows.server import lifecycle
from flows.server.deployments import deployments
from flows.settings import Settings, wrong_words
from flows.source.listing import Refused, walked
from transforms.language.installed import ModelError, describe
from transforms.lexicons import own_files
from warehouse.place import Place, place
from warehouse.storage import PUBLISHED, Busy, Store, StoreError, store_of

if TYPE_CHECKING:
    from warehouse.lake import Lake

NEW = "not applied yet, columnist run does it"
State = Literal["ok", "warning", "error"]

PACKAGES = ("columnist", "prefect", "fastapi", "sqlalchemy", "duckdb", "pyarrow", "deltalake", "spacy", "pandas")
BELOW = {"fastapi": (0, 151), "sqlalchemy": (2, 1), "prefect": (3, 9)}
"""From these versions on Prefect's server does not start, or its schedules never fire (see pyproject.toml)."""
LEAST_FREE = 1_000_000_000
"""Bytes of disk below which a run may not find room for a copy of the published file."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    state: State
    name: str
    words: str


def examine(sources: dict[str, tuple[Any, str]]) -> Iterator[Finding]:
    """Everything that a run depends on; `sources` are the settings with where each came from."""
    settings = Settings(**{name: value for name, (value, _) in sources.items()})
    yield Finding("ok", "python", f"{platform.python_version()} on {platform.system()} {platform.machine()}")
    yield from map(package, PACKAGES)
    yield model(settings)
    yield prefect_server()
    yield from schedules(settings)
    if settings.dask:
        yield cluster(settings)
    yield raw(settings)
    yield from warehouse(settings)
    yield own_words(settings)
    yield from corrections(settings)
    for name, (value, origin) in sources.items():
        yield Finding("ok", f"setting {name}", f"{value} ({origin})")


def package(name: str) -> Finding:
    """A package's version."""
    try:
        found = version(name)
    except PackageNotFoundError:
        return Finding("error", name, "not installed; install the environment anew: make setup")
    if name in BELOW and tuple(int(n) for n in found.split(".")[:2]) >= BELOW[name]:
        limit = ".".join(map(str, BELOW[name]))
        return Finding("error", name, f"{found} does not work with Prefect's server; below {limit} does")
    return Finding("ok", name, found)


def model(settings: Settings) -> Finding:
    """The language model."""
    try:
        found = describe(settings.model)
    except ModelError as error:
        return Finding("error", "model", str(error))
    return Finding("ok", "model", f"{found.name} {found.version}")


def prefect_server() -> Finding:
    """The Prefect server that a run would report to."""
    url = lifecycle.named()
    if url is None:
        home = lifecycle.home_of()
        return Finding(
            "ok", "server", f"a temporary one for each run, its database in {home}; schedules need a real one"
        )
    if lifecycle.answers(url):
        return Finding("ok", "server", f"{url} answers")
    return Finding("error", "server", f"{url} does not answer; start it: prefect server start")


def schedules(settings: Settings) -> Iterator[Finding]:
    """The schedules that the named server, or one that listens on this machine, knows."""
    url = lifecycle.named() or lifecycle.local(settings.server_port)
    if not lifecycle.answers(url):
        return
    try:
        found = deployments(url)
    except (OSError, ValueError, KeyError) as error:
        yield Finding("warning", "schedules", f"{url} does not tell them: {error}")
        return
    if not found:
        yield Finding("ok", "schedules", f"none on {url}")
    for one in found:
        planned = f"next {one.next_at[:19].replace('T', ' ')} UTC" if one.next_at else "none planned"
        nobody = "" if one.ready else "; nobody is there to run it: start columnist schedule, or a worker"
        yield Finding("ok" if one.ready else "warning", "schedule", f"{one.name}: {one.when}; {planned}{nobody}")


def cluster(settings: Settings) -> Finding:
    """The Dask cluster that a run would use."""
    from flows.workers.dask import Cluster, ClusterError  # noqa: PLC0415 -- an extra

    try:
        found = Cluster(settings.dask or "", settings.model).start()
        count = found.workers()
        found.stop()
    except (ClusterError, ModelError) as error:
        return Finding("error", "dask", str(error))
    return Finding("ok" if count else "warning", "dask", f"{settings.dask}: {count} workers")


def raw(settings: Settings) -> Finding:
    """The raw folder."""
    try:
        found = len(walked(settings))
    except Refused as error:
        return Finding("warning", "raw", str(error))
    return Finding("ok", "raw", f"{whole(settings.raw)}: {found:,} files")


def warehouse(settings: Settings) -> Iterator[Finding]:
    """The warehouse: disk, lock, last run, published file."""
    store = store_of(settings.warehouse)
    if isinstance(store.place, Path) and not store.place.is_dir():
        yield Finding("warning", "warehouse", f"{store.place} does not exist yet; columnist run makes it")
        return
    try:
        store.make()
    except StoreError as error:
        yield Finding("error", "warehouse", str(error))
        return
    free = shutil.disk_usage(store.here).free
    yield Finding("ok" if free > LEAST_FREE else "warning", "disk", f"{free / 1e9:,.1f} GB free at {whole(store.here)}")
    yield held(store)
    yield from state(store)


def own_words(settings: Settings) -> Finding:
    """The folder of own words, and the lines that no list of the name can have."""
    wrong = wrong_words(settings.words)
    if wrong:
        return Finding("error", "own words", f"{settings.words}: {'; '.join(wrong)}")
    return Finding("ok", "own words", f"{settings.words}: {', '.join(own_files())}" if settings.words else "none")


def corrections(settings: Settings) -> Iterator[Finding]:
    """The lines of the file of corrections, with the mentions that each was about in the last run."""
    from flows.corpus.corrections import counted, known, read, statements  # noqa: PLC0415 -- as above
    from flows.corpus.unmet_corrections import unmet  # noqa: PLC0415
    from warehouse.lake import Lake, LakeError  # noqa: PLC0415

    lines, why = read(settings), dict[int, str]()
    with suppress(LakeError, StoreError):
        lake = Lake(store_of(settings.warehouse))
        before = known(lake)
        lines = list(counted(lines or read(as_last_run(settings, lake)), before, {}))
        new = {one.line: NEW for one in lines if not statements([one]) <= statements(before)}
        why = unmet(lines, lake) | new
    for one in lines:
        said = filter(None, (one.action, one.entity_id, one.name, one.article, one.target and f"-> {one.target}"))
        words = ": ".join(filter(None, (" ".join(said), one.problem or why.get(one.line) or met(one.n_mentions))))
        state: State = "error" if one.problem else "ok" if one.n_mentions else "warning"
        yield Finding(state, f"corrections, line {one.line}", words)


def met(mentions: int) -> str:
    """How many mentions a line of corrections was about."""
    return f"{mentions:,} {'mention' if mentions == 1 else 'mentions'} at the last run"


def as_last_run(settings: Settings, lake: Lake) -> Settings:
    """The settings with the raw folder and the file of corrections of the last run, which may have been named on its command line."""
    runs = lake.runs()
    last = json.loads(runs[-1].settings) if runs else {}
    raw = place(last["raw"]) if last.get("raw") else settings.raw
    return replace(settings, raw=raw, corrections=last.get("corrections"))


def whole(place: Place) -> Place:
    """A folder with its whole path."""
    return place.resolve() if isinstance(place, Path) else place


def held(store: Store) -> Finding:
    """Whether another run is at work."""
    try:
        with store.lock(timeout=0):
            return Finding("ok", "lock", "free")
    except Busy:
        return Finding("ok", "lock", "held: a run is at work")


def state(store: Store) -> Iterator[Finding]:
    """The last run and the published file."""
    from warehouse import connect  # noqa: PLC0415 -- as above
    from warehouse.lake import Lake, LakeError  # noqa: PLC0415

    try:
        runs = Lake(store).runs()
    except LakeError as error:
        yield Finding("error", "lake", str(error))
        return
    if runs:
        last = runs[-1]
        yield Finding(
            "ok" if last.status == "done" else "warning", "last run",
            f"{last.run_id} {last.status} at {last.finished_at:%Y-%m-%d %H:%M:%S} UTC: {last.seen:,} seen, "
            f"{last.loaded:,} loaded, {last.quarantined:,} quarantined; raw {json.loads(last.settings).get('raw')}",
        )  # fmt: skip
    database, name = store.published(), store.place / PUBLISHED
    if database is None:
        yield Finding("warning", "published", f"{name} is not there; columnist run or rebuild makes it")
        return
    try:
        with connect(database) as connection:
            rows = connection.execute("SELECT count(*) FROM documents").fetchall()[0][0]
    except Exception as error:  # noqa: BLE001 -- whatever it is, it is what the doctor is asked to find
        yield Finding("error", "published", f"{error}; columnist rebuild makes it anew")
        return
    yield Finding("ok", "published", f"{name}: {rows:,} articles, {database.stat().st_size / 1e6:,.1f} MB")
