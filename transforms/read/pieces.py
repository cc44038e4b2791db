"""A document's paragraphs as a record: the way of formats that say what each paragraph is."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any

from lxml import etree

from transforms.read import Limits, Record, Source, Unreadable
from transforms.read.fields import clean
from warehouse.tables.blocks import BlockKind

Pieces = Iterable[tuple[str, BlockKind | None]]
"""Paragraphs, each with the kind that its markup tells."""
Paragraphs = Callable[[Any], Pieces]
Described = Callable[[Any], tuple[str | None, str | None]]
PARSER = {"resolve_entities": False, "no_network": True, "huge_tree": False, "recover": True}


def record_of(source: Source, pieces: Pieces, encoding: str = "utf-8") -> Record:
    """The record of paragraphs, an empty line between them.

    Raises:
        Unreadable: there is no text in them.
    """
    parts, shapes, at = [], [], 0
    for raw, kind in pieces:
        text = clean(raw).strip()
        if not text:
            continue
        if kind:
            shapes.append((at, kind))
        parts.append(text)
        at += len(text) + 2
    if not parts:
        raise Unreadable("empty", "there is no text in it")
    digest = hashlib.sha256(source.data).hexdigest()
    return Record(
        source.uri, "\n\n".join(parts), digest, len(source.data), encoding, source.record_no, source.source_id,
        shapes=tuple(shapes),
    )  # fmt: skip


def outside(body: Any, tags: AbstractSet[str], silent: AbstractSet[str]) -> Iterator[Any]:
    """The elements of some tags that stand in no silent one."""
    walk = etree.iterwalk(body, ("start",), (*tags, *silent))
    for _, element in walk:
        if element.tag in silent:
            walk.skip_subtree()
        else:
            yield element


def zipped(
    source: Source, limits: Limits, names: tuple[str, str], paragraphs: Paragraphs, described: Described
) -> Record:
    """The record of a zipped document, from the two files, by `names`, of its text and of its properties.

    `paragraphs` gives those of the text's root, `described` title and author of the properties' root.

    Raises:
        Unreadable: no such document, or no text in it.
    """
    body = member(source, names[0], limits)
    if body is None:
        raise Unreadable("bad_archive", f"no {source.format} document: it has no {names[0]}")
    record = record_of(source, paragraphs(body))
    properties = member(source, names[1], limits)
    title, author = described(properties) if properties is not None else (None, None)
    return replace(record, title=title or None, author=author or None)


def member(source: Source, name: str, limits: Limits) -> etree._Element | None:
    """An XML file of a zipped document, parsed without entities and network; None where it is not there.

    Raises:
        Unreadable: no such archive, or more in it than a record may hold.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            if name not in archive.namelist():
                return None
            if archive.getinfo(name).file_size > limits.page_bytes:
                raise Unreadable("decompression_limit", f"a part of more than {limits.page_bytes} bytes")
            return parsed(archive.read(name))
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError) as error:
        raise Unreadable("bad_archive", f"no document that can be opened: {str(error)[:200]}") from error


def parsed(data: bytes) -> etree._Element | None:
    """The root of an XML file; None where nothing of it can be read."""
    try:
        return etree.fromstring(data, etree.XMLParser(**PARSER))
    except etree.XMLSyntaxError:
        return None
