"""Bytes to records: one file a format; `formats.py` finds the format of a source by its suffix and checks it by content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the tables import pyarrow, and settings are read before anything that takes time to import
    from warehouse.tables.blocks import BlockKind
    from warehouse.tables.documents import DateSource


@dataclass(frozen=True, slots=True)
class Source:
    """One article's bytes as they lie in the raw folder: a file, or one record of a container.

    `uri` is the path below the raw folder, for a record followed by `#` and its id or number.
    """

    uri: str
    format: str
    data: bytes
    record_no: int = 0
    source_id: str | None = None
    published_at: datetime | None = None
    """When it was published, where the article itself does not say."""
    problem: tuple[str, str] | None = None
    """Reason and detail, where the record could not even be taken out of its container."""
    day_first: bool | None = None
    """Whether days stand before months in the file's dates; None where it does not show."""
    recurring: tuple[int, ...] = ()
    """Those of its lines that recur across its publisher's articles, as `transforms.clean.recurring` numbers them."""


@dataclass(frozen=True, slots=True)
class Record:
    """One article as read: the decoded raw text and what its source says about it."""

    source_uri: str
    text: str
    content_sha256: str
    n_bytes: int
    encoding: str
    record_no: int = 0
    source_id: str | None = None
    publisher: str | None = None
    url: str | None = None
    title: str | None = None
    author: str | None = None
    published_at: datetime | None = None
    published_at_source: DateSource | None = None
    published_at_raw: str | None = None
    """The date as the source writes it, where it cannot be read."""
    flags: tuple[str, ...] = ()
    main_end: int | None = None
    """Where the main text ends that the reader told from the rest of a page; what follows is kept out of documents.text."""
    aside_rule: str = "html.aside"
    """The rule that drops what follows `main_end`."""
    shapes: tuple[tuple[int, BlockKind], ...] = ()
    """Kinds of blocks that the markup tells, by the place in `text` where the block's line starts."""
    recurring: tuple[int, ...] = ()
    """As in `Source`."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a reader takes in before it calls an input hostile; bytes unless said otherwise."""

    file_bytes: int = 4 * 1024**3
    """A container may be this large once unpacked; a plain file may not be larger than `record_bytes`."""
    record_bytes: int = 32 * 1024**2
    """One article with its markup; half an hour of reading is 60 kB."""
    text_chars: int = 1_000_000
    """Code points of one article's text; a novel has half a million. One of four millions held a worker for more than three minutes
    of processor time."""
    lines: int = 100_000
    """Lines of one article's text. What is boilerplate is asked of each among the others: two million lines, of 4 MB, took more than
    90 s and 1.3 GB."""
    ratio: int = 200
    """Unpacked by packed size, beyond the first `ratio_free` bytes; text packs 3 to 20 times, bombs a thousand times."""
    ratio_free: int = 64 * 1024**2
    depth: int = 3
    """Archives within archives."""
    members: int = 1_000_000
    """Files in one archive."""
    line_bytes: int = 16 * 1024**2
    """One line of JSON lines or one row of CSV."""
    page_bytes: int = 8 * 1024**2
    """The markup of one page; large news pages have 3 MB."""
    nesting: int = 1_000
    """Nested tags of a page; browsers stop at 512."""
    attributes: int = 1_000
    """Attributes of one tag of a page; news pages have up to some tens. The parser looks each one up among all before it: 300,000
    took more than ten minutes."""
    elements: int = 50_000
    """Elements of one page; large news pages have 20,000. Finding the main text among 95,000 paragraphs took 8 s."""
    seconds: int = 20
    """Processor seconds that one step of reading an article may take for every begun 250,000 characters, 4 MB of raw bytes; the usual
    article takes a tenth of one. A stuck article is tried three times: with its shard, with its shard alone, and by itself."""


LIMITS = Limits()


class Unreadable(Exception):
    """A source that cannot become a record: it goes to quarantine with a one-word reason and a sentence."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail
