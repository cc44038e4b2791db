"""Mails, one a file (RFC 5322) or many (mbox, RFC 4155): newsletters, press releases, alerts."""

from __future__ import annotations

import email
import email.policy
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from typing import BinaryIO

from transforms.read import Limits, Record, Source, Unreadable, page
from transforms.read.bounded import whole
from transforms.read.fields import clean
from transforms.read.moments import moment
from transforms.read.naming import Names
from transforms.read.titles import headed

SUFFIXES = (".eml", ".mbox")
PARSED = frozenset(
    {"date", "subject", "from", "message-id", "content-type", "content-disposition", "content-transfer-encoding"}
)
"""Lines of a head that are parsed."""
LONGEST = 5_000
"""Characters of such a line: of a subject of 100,000 encoded words, Python's parser made 22 GB."""
START = re.compile(rb"^From \S+.*\d{4}\r?$", re.MULTILINE)
"""The line between the mails of an mbox."""


def split(uri: str, stream: BinaryIO, limits: Limits) -> Iterator[Source]:
    """The file as it is, or one source a mail of an mbox."""
    data = whole(stream, limits.record_bytes * 8)
    if not START.match(data):
        yield Source(uri, "mail", data)
        return
    names = Names(uri)
    for number, part in enumerate(filter(bytes.strip, START.split(data)), 1):
        yield Source(names.of(None, number), "mail", part.lstrip(b"\r\n"), number)


def read(source: Source, limits: Limits) -> Record:
    """The mail's text, else that of its page; subject, sender and date as title, author and moment of publication.

    Raises:
        Unreadable: no head of a mail, or no text in it.
    """
    mail = email.message_from_bytes(source.data, policy=email.policy.default)
    if not isinstance(mail, EmailMessage) or not mail.keys():
        raise Unreadable("bad_mail", "it has no head of a mail")
    if any(is_endless(name, value) for part in mail.walk() for name, value in part.raw_items()):
        raise Unreadable("bad_mail", f"a line of its head has more than {LONGEST} characters")
    date = moment(str(mail["Date"])) if mail["Date"] else None
    digest = hashlib.sha256(source.data).hexdigest()
    record = Record(
        source.uri, "", digest, len(source.data), "utf-8", source.record_no, header(mail, "Message-ID"),
        title=header(mail, "Subject"), author=header(mail, "From"), published_at=date,
        published_at_source="metadata" if date else None,
    )  # fmt: skip
    return with_body(record, mail, limits)


def is_endless(name: str, value: object) -> bool:
    """Whether a line of a head that is parsed is longer than any should be."""
    return name.lower() in PARSED and len(str(value)) > LONGEST


def with_body(record: Record, mail: EmailMessage, limits: Limits) -> Record:
    """The record with the text of its mail."""
    body = mail.get_body(("plain", "html"))
    if body is None:
        raise Unreadable("no_text", "the mail has no part of text")
    try:
        text = clean(str(body.get_content()))
    except (LookupError, ValueError, KeyError) as error:
        raise Unreadable("decode_error", f"the mail's text cannot be decoded: {error}") from error
    if body.get_content_subtype() == "html":
        return page.fill(record, text, limits)
    return headed(replace(record, text=text))


def header(mail: EmailMessage, name: str) -> str | None:
    """A line of the head; of the sender the name without the address."""
    try:
        value = str(mail[name]) if mail[name] else ""
    except (ValueError, IndexError, AttributeError, TypeError):
        return None
    value = re.sub(r"\s*<[^<>]*>", "", value).strip('" ') if name == "From" and "<" in value else value
    return " ".join(clean(value).split()) or None
