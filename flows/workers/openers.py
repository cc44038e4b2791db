"""Processes that take files apart for the run, each bounded in time and memory: a file that never ends costs its process, not the run."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any, TypeVar

from flows.interrupts import uninterrupted
from flows.source import opening
from flows.source.files import File
from flows.source.opening import Counted, Ended, Stopped
from flows.workers.forking import STARTING, context
from flows.workers.worker import OVERTIME, follow_parent, set_alarm
from transforms.read import Limits, Source, Unreadable

AT_ONCE = 4
"""Files that are taken apart at once, on a machine of one processor too: some of them may be stuck."""
WAITS = 40
"""Seconds that a file may keep its process waiting, for a disk or network that does not answer."""
MEMORY = 1_000_000_000
"""Bytes that a process may take beyond what it starts with: a record of 32 MB takes some 200 MB."""

Given = TypeVar("Given")


@dataclass(frozen=True, slots=True)
class End:
    """A file is taken apart; or what kept it from being so."""

    unreadable: tuple[str, str] | None = None
    error: tuple[int | None, str] | None = None
    """Of an OSError: its number and words."""


class Waited(Ended):
    """A file that kept its process waiting."""


class Crashed(Ended):
    """A file whose process ended, by chance or by what is in the file."""


class Openers:
    """Processes that take files apart, started when there are files; a file that is stuck ends its own. Thread-safe."""

    at_once = AT_ONCE

    def __init__(self, start: BaseContext, waits: int = WAITS) -> None:
        self._context = start
        self._waits = waits
        self._lock = threading.Lock()
        self._idle: list[Child] = []
        self._busy = set[Child]()
        self._stopped = False

    @classmethod
    def beside(cls, model: str | None, *, workers: bool) -> Openers:
        """Forked from what the workers are forked from, where this machine has workers."""
        return cls(context(model) if workers else multiprocessing.get_context("spawn"))

    def sources(self, file: File, limits: Limits, known: str | None) -> Iterator[str | Source]:
        """As `flows.source.opening.sources`.

        Raises:
            Ended: as well: it takes too long, or ends its process twice.
            Stopped: nothing is to be taken apart any more.
        """
        return self._twice(limits, opening.sources, file, limits, known)

    def counted(self, file: File, limits: Limits, known: Mapping[str, str]) -> Iterator[str | Counted]:
        """As `flows.source.opening.counted`. An article that takes too long is not counted; after a second one, none is.

        Raises:
            Ended, Stopped: as above.
        """
        given = skip = 0
        while True:
            try:
                parts = self._twice(limits, opening.counted, file, limits, known, skip)
                for one in islice(parts, given, None):
                    yield one
                    given += 1
            except Ended as error:
                if isinstance(error, Waited) or given < skip:  # it was not counting that took so long
                    raise
                skip = sys.maxsize if skip else given + 1
            else:
                return

    def _twice(self, limits: Limits, function: Callable[..., Iterator[Given]], *arguments: object) -> Iterator[Given]:
        """Ask for something, once more when the process crashes: it may have been killed by chance."""
        given = 0
        for last in (False, True):
            try:
                for one in islice(self._ask(limits, function, *arguments), given, None):
                    yield one
                    given += 1
            except Crashed:
                if last:
                    raise
            else:
                return

    def _ask(self, limits: Limits, function: Callable[..., Iterator[Given]], *arguments: object) -> Iterator[Given]:
        child = self._take()
        end: End | None = None
        try:
            child.line.send((function, arguments, limits.seconds))
            while end is None:
                child.wait(self._waits)
                answer = child.line.recv()
                if isinstance(answer, End):
                    end = answer
                else:
                    yield answer
        except (EOFError, ConnectionError) as error:
            if self._stopped:
                raise Stopped from None
            raise child.blame(limits) from error
        finally:
            self._give_back(child, fit=end is not None)
        if end.error:
            raise OSError(*end.error)
        if end.unreadable:
            raise Unreadable(*end.unreadable)

    def _take(self) -> Child:
        with self._lock:
            if self._stopped:
                raise Stopped
            child = self._idle.pop() if self._idle else Child(self._context)
            self._busy.add(child)
        return child

    def _give_back(self, child: Child, *, fit: bool) -> None:
        with self._lock:
            self._busy.discard(child)
            if fit and not self._stopped:
                self._idle.append(child)
                return
        child.end()

    def rest(self) -> None:
        """End the processes that have nothing to do; others are started when there is a file again."""
        with self._lock:
            idle, self._idle = self._idle, []
        for child in idle:
            child.end()

    def stop(self) -> None:
        """End all processes at once."""
        with self._lock:
            self._stopped = True
            for child in self._busy:  # the thread that waits for it sees that, and ends it
                child.process.kill()
        self.rest()


class Child:
    """A process that takes files apart, and the line to it."""

    def __init__(self, start: BaseContext) -> None:
        self.line, far = multiprocessing.Pipe()
        self.process = start.Process(target=serve, args=(far,), daemon=True)  # type: ignore[attr-defined]  # each context has it
        with uninterrupted(), STARTING:
            self.process.start()
        far.close()

    def wait(self, seconds: int) -> None:
        """Wait for an answer, as long as the process works.

        Looks are counted, not seconds: a machine that stood still did not keep a file waiting.

        Raises:
            Waited: it did nothing for so many seconds.
        """
        waited, spent = 0, self.spent()
        while not self.line.poll(1):
            before, spent = spent, self.spent()
            waited = waited + 1 if before == spent else 0
            if waited >= seconds:
                words = f"there was no answer for {seconds} s when it was read: a disk or network may be stuck"
                raise Waited("unreadable", words)

    def spent(self) -> int:
        """Processor time so far, in the system's ticks; 0 where the system does not tell it."""
        with suppress(OSError):
            fields = Path(f"/proc/{self.process.pid}/stat").read_bytes().rpartition(b")")[2].split()
            return int(fields[11]) + int(fields[12])
        return 0

    def blame(self, limits: Limits) -> Ended:
        """Why the process ended."""
        self.process.join()
        if OVERTIME is not None and self.process.exitcode == OVERTIME:
            words = f"taking it apart took more than {limits.seconds} s of processor time for one article"
            return Ended("too_slow", words)
        return Crashed("crashed", "taking it apart ended the process that did so (memory or a crash)")

    def end(self) -> None:
        """End the process, whatever it does."""
        self.process.kill()
        self.line.close()


def serve(line: Connection) -> None:
    """Take files apart, one after the other, until there is nobody left to do it for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=follow_parent, daemon=True).start()
    if OVERTIME is not None:
        signal.signal(-OVERTIME, signal.SIG_DFL)
    bound_memory()
    with suppress(EOFError, ConnectionError):
        while True:
            function, arguments, seconds = line.recv()
            line.send(taken_apart(line, function(*arguments), seconds))


def taken_apart(line: Connection, parts: Iterator[Any], seconds: int) -> End:
    """Send the parts of a file, each within so many seconds of processor time."""
    try:
        while True:
            limit(seconds)
            one = next(parts, None)
            limit(0)
            if one is None:
                return End()
            line.send(one)
    except Unreadable as error:
        return End((error.reason, error.detail))
    except ConnectionError:
        raise
    except OSError as error:
        return End(error=(error.errno, error.strerror or str(error)))
    except MemoryError:
        return End(("too_large", f"taking it apart needs more than {MEMORY // 1_000_000:,} MB of memory"))
    except Exception as error:  # noqa: BLE001 -- whatever one file does to its reader must not fail a run
        return End(("broken", f"{type(error).__name__}: {error}"))
    finally:
        limit(0)


def limit(seconds: int) -> None:
    """Have the system end this process after so many seconds of its processor time, where it can."""
    if OVERTIME is not None:
        set_alarm(seconds)


def bound_memory() -> None:
    """Let this process take MEMORY more than it has, where the system can tell and bound it."""
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 -- not on every system

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * os.sysconf("SC_PAGE_SIZE") + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))
