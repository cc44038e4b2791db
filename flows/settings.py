"""The settings of a run: flags over environment (COLUMNIST_*) over columnist.toml over defaults."""

from __future__ import annotations

import dataclasses
import json
import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from transforms.lexicons import OWN
from transforms.lexicons.validation import problems
from transforms.read import LIMITS, Limits
from warehouse.place import Place, Url, place

FILE = "columnist.toml"
PREFIX = "COLUMNIST_"
TRUE, FALSE = ("1", "true", "yes", "on"), ("0", "false", "no", "off")


class SettingError(Exception):
    """A setting that does not exist or has a value that it cannot have; the message names the valid ones."""


def about(meaning: str, least: int | None = None) -> dict[str, Any]:
    """What a setting means and, for a number, its least value."""
    return {"meaning": meaning, "least": least}


def limit(name: str, meaning: str) -> Any:
    """The setting of one of `Limits`, with its default."""
    return field(default=getattr(LIMITS, name), metadata=about(meaning, least=1))


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set about a run."""

    raw: Place = field(default=Path("raw"), metadata=about("the folder of articles to read, or s3://bucket/path"))
    warehouse: Place = field(
        default=Path("warehouse/data"),
        metadata=about("the folder that holds the lake and columnist.duckdb, or s3://bucket/path"),
    )
    model: str | None = field(
        default=None, metadata=about("the spaCy model, by name or path; en_core_web_sm when unset")
    )
    workers: int = field(
        default=0, metadata=about("worker processes; 0: as many as input and machine have use for", least=0)
    )
    dask: str | None = field(
        default=None, metadata=about("the address of a Dask scheduler whose workers read the shards; none when unset")
    )
    shard_bytes: int = field(default=1_000_000, metadata=about("raw bytes that one task reads at most", least=1))
    lot_chars: int = field(
        default=10_000_000,
        metadata=about(
            "characters, 4,000 an article at least, that a run joins and commits to the lake at a time", least=1
        ),
    )
    publish_lots: bool = field(
        default=False, metadata=about("publish after each of these lots, and not only when the run ends")
    )
    keep_removed: bool | None = field(
        default=None,
        metadata=about("keep the rows of articles whose file is gone; when unset they go, unless it were most of all"),
    )
    strict: bool = field(default=False, metadata=about("exit with 3 when something was quarantined"))
    overlap: Literal["wait", "skip"] = field(
        default="wait", metadata=about("what a run does while another one holds the warehouse")
    )
    server_port: int = field(
        default=4200, metadata=about("the port of the Prefect server that `columnist schedule` starts", least=1)
    )
    words: str | None = field(
        default=None,
        metadata=about("a folder of own words: files that extend the word list of their name; none when unset"),
    )
    corrections: str | None = field(
        default=None, metadata=about("the file of corrections; corrections.csv in the raw folder when unset")
    )

    limit_file_bytes: int = limit("file_bytes", "bytes of a container once unpacked")
    limit_record_bytes: int = limit("record_bytes", "bytes of one article with its markup")
    limit_text_chars: int = limit("text_chars", "characters of one article's text")
    limit_lines: int = limit("lines", "lines of one article's text")
    limit_line_bytes: int = limit("line_bytes", "bytes of one line of JSON lines or one row of CSV")
    limit_page_bytes: int = limit("page_bytes", "characters of one page of HTML")
    limit_nesting: int = limit("nesting", "tags of a page that stand in each other")
    limit_attributes: int = limit("attributes", "attributes of one tag of a page")
    limit_elements: int = limit("elements", "elements of one page")
    limit_ratio: int = limit("ratio", "unpacked by packed size, beyond the bytes that are free of it")
    limit_ratio_free: int = limit("ratio_free", "unpacked bytes that no ratio is asked of")
    limit_members: int = limit("members", "files of one archive")
    limit_depth: int = limit("depth", "archives in each other")
    limit_seconds: int = limit(
        "seconds",
        "processor seconds that a step of reading may take, for every begun 250,000 characters or 4 MB of raw bytes",
    )

    @property
    def limits(self) -> Limits:
        """How much reading takes in, and how long, before it calls an input hostile."""
        return Limits(**{f.name: getattr(self, f"limit_{f.name}") for f in dataclasses.fields(Limits)})

    def items(self) -> Iterator[tuple[str, Any]]:
        """Every setting with its value."""
        return ((field.name, getattr(self, field.name)) for field in dataclasses.fields(self))

    def to_json(self) -> str:
        """All settings as JSON, for the runs table."""
        return json.dumps({k: str(v) if isinstance(v, Path | Url) else v for k, v in self.items()})


def resolve(
    flags: Mapping[str, Any] | None = None, environ: Mapping[str, str] | None = None, folder: Path | None = None
) -> Settings:
    """The settings in force: `flags` that are not None, else the environment, else `folder`/columnist.toml, else defaults.

    Raises:
        SettingError: a name or a value is wrong.
    """
    return Settings(**{name: value for name, (value, _) in sources(flags, environ, folder).items()})


def sources(
    flags: Mapping[str, Any] | None = None, environ: Mapping[str, str] | None = None, folder: Path | None = None
) -> dict[str, tuple[Any, str]]:
    """Every setting's value and where it came from.

    Raises:
        SettingError: a name or a value is wrong.
    """
    found = {f.name: (f.default, "default") for f in dataclasses.fields(Settings)}
    layers = [
        (from_file((folder or Path()) / FILE), FILE),
        (from_environment(os.environ if environ is None else environ), "environment"),
        ({k: v for k, v in (flags or {}).items() if v is not None}, "flag"),
    ]
    for values, origin in layers:
        found |= {name: (convert(name, value, origin), origin) for name, value in values.items()}
    return found


def use_words(*, checked: bool) -> None:
    """Tell all processes of the folder of own words; to be called before anything that reads word lists is imported.

    Args:
        checked: whether something will be read with them, so that they have to be right.

    Raises:
        SettingError: a setting, or a line of a list, is wrong.
    """
    folder = sources()["words"][0]
    if folder:
        os.environ[OWN] = str(Path(folder).absolute())
    if checked and (wrong := wrong_words(folder)):
        raise SettingError(f"own words in {folder}: " + "; ".join(wrong))


def wrong_words(folder: str | None) -> list[str]:
    """What is wrong with the folder of own words in use."""
    return ["there is no such folder"] if folder and not Path(folder).is_dir() else list(problems())


def from_file(path: Path) -> dict[str, Any]:
    """The settings of a TOML file, empty when there is none."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingError(f"{path}: cannot be read as TOML: {error}") from error


def from_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """The settings among the environment's variables."""
    return {k.removeprefix(PREFIX).lower(): v for k, v in environ.items() if k.startswith(PREFIX)}


def convert(name: str, value: Any, origin: str) -> Any:
    """A value as the setting's own type.

    >>> convert("workers", "2", "environment"), convert("keep_removed", "yes", "environment")
    (2, True)

    Raises:
        SettingError: there is no such setting, or it cannot have this value.
    """
    known = {f.name: f for f in dataclasses.fields(Settings)}
    if name not in known:
        raise SettingError(f"{origin}: there is no setting {name!r}; settings are: {', '.join(known)}")
    hint = get_type_hints(Settings)[name]
    try:
        return parse(hint, value, known[name].metadata["least"])
    except ValueError as error:
        raise SettingError(f"{origin}: {name} = {value!r}: it must be {error}") from None


def parse(hint: Any, value: Any, least: int | None) -> Any:
    """A value of a type; raises ValueError with the words for what it must be."""
    if get_origin(hint) is Literal:
        if value not in get_args(hint):
            raise ValueError(" or ".join(get_args(hint)))
        return value
    if hint in (bool, bool | None):
        return parse_bool(value)
    if hint is int:
        return parse_int(value, least or 0)
    if not isinstance(value, str | Path | Url) or not str(value).strip():
        raise ValueError("a text that is not empty")
    return place(str(value)) if hint == Place else str(value)


def parse_bool(value: Any) -> bool:
    """A truth value, or one of its words."""
    if isinstance(value, bool):
        return value
    word = str(value).strip().lower()
    if word not in TRUE + FALSE:
        raise ValueError("true or false")
    return word in TRUE


def parse_int(value: Any, least: int) -> int:
    """A whole number, `least` or more."""
    try:
        number = int(str(value))
    except ValueError:
        number = least - 1
    if isinstance(value, bool) or number < least:
        raise ValueError(f"a whole number, {least} or more")
    return number
