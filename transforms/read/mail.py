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
LONGEST = 5_000
"""Characters of a line of a head that is parsed: of a subject of 100,000 encoded words, Python's parser made 22 GB, and a
Content-Type of 100,000 parameters held it for more than a minute."""
ENDLESS = re.compile(
    rb"^(?:date|subject|from|message-id|content-(?:type|disposition|transfer-encoding)):(?:[^\n]|\n[ \t]){%d}"
    % LONGEST,
    re.MULTILINE | re.IGNORECASE,
)
PARTS = 5_000
"""Lines that may part a mail: 130,000 parts took 40 s."""
START = re.compile(rb"^From \S.*\d{4}\r?$", re.MULTILINE)
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
    mail = parsed(source.data)
    date = moment(str(mail["Date"])) if mail["Date"] else None
    digest = hashlib.sha256(source.data).hexdigest()
    record = Record(
        source.uri, "", digest, len(source.data), "utf-8", source.record_no, header(mail, "Message-ID"),
        title=header(mail, "Subject"), author=header(mail, "From"), published_at=date,
        published_at_source="metadata" if date else None,
    )  # fmt: skip
    return with_body(record, mail, limits)


def parsed(data: bytes) -> EmailMessage:
    """The mail of some bytes, which are looked at before Python's parser takes its time for them.

    Raises:
        Unreadable: no head of a mail, or one that would take long.
    """
    if ENDLESS.search(data):
        raise Unreadable("bad_mail", f"a line of its head has more than {LONGEST} characters")
    if b"boundary" in data and data.count(b"\n--") > PARTS:
        raise Unreadable("bad_mail", f"it has more than {PARTS} parts")
    try:
        mail = email.message_from_bytes(data, policy=email.policy.default)
    except RecursionError as error:
        raise Unreadable("bad_mail", "its parts stand too deep in each other") from error
    if not isinstance(mail, EmailMessage) or not mail.keys():
        raise Unreadable("bad_mail", "it has no head of a mail")
    return mail


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
