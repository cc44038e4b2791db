"""Objects on S3, or what speaks its language: list, read, write, write on a condition; the only importer of boto3.

Who and where come from what AWS's own tools read: AWS_ENDPOINT_URL, AWS_REGION, AWS_ACCESS_KEY_ID, profiles, roles. The
Delta tables and Parquet files are read by libraries with clients of their own; `options` and `files` hand them the same.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from warehouse.place import Url

if TYPE_CHECKING:
    from pyarrow.fs import FileSystem

ABSENT = frozenset({"404", "NoSuchKey", "NoSuchBucket", "NotFound"})
REFUSED = frozenset({"401", "403", "AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken"})
CHANGED = frozenset({"412", "409", "PreconditionFailed", "ConditionalRequestConflict"})
AT_ONCE = 1000
"""Objects that one request deletes at most."""


class BucketError(OSError):
    """S3 does not do what is asked; the message says what, where and why."""


class Absent(BucketError, FileNotFoundError):
    """There is no such object or bucket."""


class Forbidden(BucketError, PermissionError):
    """The keys at hand do not allow it."""


class Changed(BucketError):
    """The condition that a write was made on does not hold."""


@dataclass(frozen=True, slots=True)
class Object:
    """One object: its key, size and ETag, which changes with its content."""

    key: str
    size: int
    etag: str


@cache
def session() -> Any:
    """Who this process is.

    Raises:
        BucketError: boto3 is not installed.
    """
    try:
        import boto3  # noqa: PLC0415 -- an extra; takes half a second to import
    except ImportError:
        raise BucketError("s3:// needs the package boto3; install it: pip install 'columnist[s3]'") from None
    return boto3.Session(region_name=region())


@cache
def client() -> Any:
    """The client of this process.

    Raises:
        BucketError: boto3 is not installed.
    """
    found = session()
    from botocore.config import Config  # noqa: PLC0415 -- as above

    style = {"addressing_style": "path"} if endpoint() else {}
    config = Config(s3=style, connect_timeout=10, retries={"mode": "standard", "max_attempts": 5})
    return found.client("s3", endpoint_url=endpoint(), config=config)


def endpoint() -> str | None:
    """The address of an S3 that is not Amazon's."""
    return os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL") or None


def region() -> str | None:
    """The region that is set; boto3 reads only the second."""
    return os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION") or None


@contextmanager
def s3_errors(url: Url) -> Iterator[None]:
    """Errors of boto3 in one line, as errors of the system where they are such."""
    client()
    from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415 -- as above

    try:
        yield
    except ClientError as error:
        code = str(error.response.get("Error", {}).get("Code", ""))
        kind = (
            Absent if code in ABSENT else Forbidden if code in REFUSED else Changed if code in CHANGED else BucketError
        )
        raise kind(f"{url}: {error.response.get('Error', {}).get('Message') or code}") from error
    except BotoCoreError as error:
        raise BucketError(f"{url}: {error}") from error


def objects(url: Url) -> Iterator[Object]:
    """All objects below a prefix, in the order of their keys."""
    with s3_errors(url):
        pages = client().get_paginator("list_objects_v2").paginate(Bucket=url.bucket, Prefix=url.inside)
        for page in pages:
            yield from map(made, page.get("Contents", []))


def made(found: dict[str, Any]) -> Object:
    """An object as S3 lists it."""
    return Object(found["Key"], found["Size"], found["ETag"])


def holds(url: Url) -> bool:
    """Whether there is an object below a prefix."""
    with s3_errors(url):
        found = client().list_objects_v2(Bucket=url.bucket, Prefix=url.inside, MaxKeys=1)
    return bool(found.get("KeyCount"))


def head(url: Url) -> dict[str, Any] | None:
    """What is known of an object without its content; None where there is no such object."""
    try:
        with s3_errors(url):
            found: dict[str, Any] = client().head_object(Bucket=url.bucket, Key=url.prefix)
    except Absent:
        return None
    return found


def get(url: Url) -> bytes:
    """An object's content.

    Raises:
        Absent: there is no such object.
    """
    with s3_errors(url):
        found: bytes = client().get_object(Bucket=url.bucket, Key=url.prefix)["Body"].read()
    return found


def download(url: Url, stream: IO[bytes], etag: str | None = None) -> None:
    """Write an object's content into a stream, if it still is the one with that ETag.

    Raises:
        Absent, Changed: it is not.
    """
    condition = {"IfMatch": etag} if etag else {}
    with s3_errors(url):
        body = client().get_object(Bucket=url.bucket, Key=url.prefix, **condition)["Body"]
        for piece in body.iter_chunks(1 << 20):
            stream.write(piece)


def put(url: Url, data: bytes, **about: str) -> None:
    """Write an object, which appears in one step; `about` is what it says about itself."""
    with s3_errors(url):
        client().put_object(Bucket=url.bucket, Key=url.prefix, Body=data, Metadata=about)


def upload(path: Path, url: Url) -> str:
    """Write a file, of any size, as an object that appears in one step.

    Returns:
        The ETag.
    """
    with s3_errors(url):
        client().upload_file(str(path), url.bucket, url.prefix)
        etag: str = client().head_object(Bucket=url.bucket, Key=url.prefix)["ETag"]
    return etag


def delete(url: Url, keys: list[str]) -> None:
    """Delete objects."""
    with s3_errors(url):
        for first in range(0, len(keys), AT_ONCE):
            some = [{"Key": key} for key in keys[first : first + AT_ONCE]]
            client().delete_objects(Bucket=url.bucket, Delete={"Objects": some, "Quiet": True})


def options(url: Url) -> dict[str, str]:
    """The same access for deltalake, which puts a commit on the condition that nobody else made it (its default)."""
    with s3_errors(url):
        found = {"AWS_ENDPOINT_URL": endpoint(), "AWS_REGION": client().meta.region_name}
        found |= {f"AWS_{name}": value for name, value in zip(KEYS, keys(), strict=True)}
    if (endpoint() or "").startswith("http://"):
        found["AWS_ALLOW_HTTP"] = "true"
    return {name: value for name, value in found.items() if value}


KEYS = ("ACCESS_KEY_ID", "SECRET_ACCESS_KEY", "SESSION_TOKEN")


def keys() -> tuple[str | None, str | None, str | None]:
    """Access key, secret and token as they are now: those of a role change from hour to hour."""
    found = session().get_credentials()
    if found is None:
        return None, None, None
    now = found.get_frozen_credentials()
    return now.access_key, now.secret_key, now.token


def files(url: Url) -> FileSystem:
    """The same access for pyarrow; paths are below the prefix."""
    from pyarrow.fs import S3FileSystem, SubTreeFileSystem  # noqa: PLC0415 -- a start does without

    with s3_errors(url):
        access, secret, token = keys()
        where = {"endpoint_override": endpoint()} if endpoint() else {}
        system = S3FileSystem(
            access_key=access, secret_key=secret, session_token=token, region=client().meta.region_name,
            allow_delayed_open=True, **where,
        )  # fmt: skip
    return SubTreeFileSystem(f"{url.bucket}/{url.prefix}", system)
