"""The lock of a warehouse on S3: an object that one run at a time holds, and that a killed run holds for a minute at most.

A lock of the operating system does not reach another machine. Here the holder writes its name into `.lock` on the condition
that nobody holds it, and writes it again every few seconds; who comes later takes over what was not written for `LEASE`
seconds by the store's own clock, so that no machine's clock matters. Whoever finds its lock lost writes no more.
"""

from __future__ import annotations

import json
import os
import socket
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime

from warehouse.bucket import Absent, BucketError, Changed, client, s3_errors
from warehouse.place import Url

LEASE = 60.0
"""Seconds without a sign of life after which a holder counts as dead."""
BEATS = 4
"""Signs of life in that time."""
POLL = 1.0
"""Seconds between two looks at a lock that another one holds."""
FREE = b"{}"


class Lost(BucketError):
    """The lock was lost, so nothing may be written."""


class Held(Exception):
    """Another run holds the lock."""


@dataclass(slots=True)
class Lease:
    """One run's hold on a lock object."""

    url: Url
    etag: str = ""
    renewed: float = 0.0
    lost: bool = False
    _over: threading.Event = field(default_factory=threading.Event)
    _write: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def held(self, timeout: float) -> Iterator[None]:
        """Hold the lock; a negative timeout waits for ever.

        Raises:
            Held: another run holds it.
            BucketError: S3 cannot be written, or knows no conditions.
        """
        end = None if timeout < 0 else time.monotonic() + timeout
        while not self.take():
            if end is not None and time.monotonic() >= end:
                raise Held
            time.sleep(POLL)
        threading.Thread(target=self.beat, daemon=True).start()
        try:
            yield
        finally:
            self._over.set()
            with suppress(BucketError), self._write:
                if not self.lost:
                    write(self.url, FREE, IfMatch=self.etag)

    def confirm(self) -> None:
        """Make sure that the lock is still held.

        Raises:
            Lost: it is not.
        """
        if self.lost or time.monotonic() - self.renewed > LEASE:
            raise Lost(f"{self.url}: the lock was lost, as nothing was heard of this run for {LEASE:.0f} s; run again")

    def take(self) -> bool:
        """Try to take the lock."""
        found = look(self.url)
        now = time.monotonic()
        try:
            if found is None:
                self.etag = write(self.url, name(), IfNoneMatch="*")
                expect_conditions(self.url)
            elif found.is_free:
                self.etag = write(self.url, name(), IfMatch=found.etag)
            else:
                return False
        except (Changed, Absent):
            return False
        self.renewed = now
        return True

    def beat(self) -> None:
        """Give signs of life until the lock is given back or lost."""
        while not self._over.wait(LEASE / BEATS):
            now = time.monotonic()
            with self._write, suppress(BucketError):
                try:
                    if not self._over.is_set():
                        self.etag = write(self.url, name(), IfMatch=self.etag)
                        self.renewed = now
                except (Changed, Absent):
                    self.lost = True
                    return


@dataclass(frozen=True, slots=True)
class LockObject:
    """A lock object as it stands."""

    etag: str
    is_free: bool


def look(url: Url) -> LockObject | None:
    """The lock object; None when there is none. It is free, too, when its holder gave no sign of life for too long."""
    try:
        with s3_errors(url):
            answer = client().get_object(Bucket=url.bucket, Key=url.prefix)
            content = answer["Body"].read()
    except Absent:
        return None
    now = parsedate_to_datetime(answer["ResponseMetadata"]["HTTPHeaders"]["date"])
    age = (now - answer["LastModified"]).total_seconds()
    return LockObject(answer["ETag"], content == FREE or age > LEASE)


def write(url: Url, content: bytes, **condition: str) -> str:
    """Write the lock object on a condition.

    Raises:
        Changed: it does not hold.
    """
    with s3_errors(url):
        etag: str = client().put_object(Bucket=url.bucket, Key=url.prefix, Body=content, **condition)["ETag"]
    return etag


def expect_conditions(url: Url) -> None:
    """Make sure, once a lock, that the store heeds conditions: some take them and write all the same.

    Raises:
        BucketError: it does not.
    """
    try:
        write(url, FREE, IfNoneMatch="*")
    except Changed:
        return
    raise BucketError(f"{url}: this store heeds no conditions (If-None-Match), so that two runs could write at once")


def name() -> bytes:
    """The holder's name, which is never the same twice, so that each sign of life changes the ETag."""
    return json.dumps({"host": socket.gethostname(), "process": os.getpid(), "beat": uuid.uuid4().hex}).encode()
