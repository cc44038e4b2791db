"""Names of the records in a container: its own uri, `#`, and the record's id or number; never the same twice."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

LONGEST = 256
"""Characters of a record's name that are kept."""


@dataclass(slots=True)
class Names:
    """Gives names; an id that came before is followed by `~` and the record's number."""

    uri: str
    _given: set[bytes] = field(default_factory=set)

    def of(self, source_id: str | None, number: int) -> str:
        """The uri of a record.

        >>> names = Names("a.jsonl")
        >>> names.of("x", 1), names.of("x", 2), names.of(None, 3)
        ('a.jsonl#x', 'a.jsonl#x~2', 'a.jsonl#3')
        """
        name = source_id or str(number)
        if len(name) > LONGEST:
            name = f"{name[:LONGEST]}~{hashlib.sha256(name.encode('utf-8', 'replace')).hexdigest()[:8]}"
        if not self._take(name):
            name = f"{name}~{number}"
            self._take(name)
        return f"{self.uri}#{name}"

    def _take(self, name: str) -> bool:
        digest = hashlib.blake2b(name.encode("utf-8", "replace"), digest_size=8).digest()
        new = digest not in self._given
        self._given.add(digest)
        return new
