"""A document as a line of text that a library can hold, and back: its passages are spans of its text."""

from __future__ import annotations

import base64
import json
import zlib
from typing import Any

from scrutinydesk.claims.document import (
    MOST_CHARACTERS,
    CellPlace,
    Document,
    DocumentError,
    Passage,
    PassageKind,
)

# What a text of the greatest length takes as JSON, at the worst, with its passages.
_LARGEST = 16 * MOST_CHARACTERS


def document_to_text(document: Document) -> str:
    """Return a document as one line of plain ASCII, compressed; notices are left out."""
    held = {"text": document.text, "passages": [_to_list(each) for each in document.passages]}
    return base64.b85encode(zlib.compress(json.dumps(held, separators=(",", ":")).encode())).decode()


def document_from_text(name: str, text: str) -> Document:
    """Return the document that was kept so.

    Raises
    ------
    DocumentError
        It is not what was kept.
    """
    try:
        held = json.loads(_inflated(text))
        words = str(held["text"])
        return Document(name, words, tuple(_from_list(words, each) for each in held["passages"]))
    except (ValueError, TypeError, KeyError, IndexError, zlib.error, RecursionError) as error:
        raise DocumentError(
            f"The report “{name}” that was kept cannot be read.",
            f"Its text in the library is not whole: {error}.",
            "Check the report itself once more and keep it again.",
        ) from error


def _inflated(text: str) -> bytes:
    inflating = zlib.decompressobj()
    data = inflating.decompress(base64.b85decode(text), _LARGEST)
    if not inflating.eof:
        raise ValueError("it is cut off, or longer than any report")
    return data


def _to_list(passage: Passage) -> list[Any]:
    cell = passage.cell
    place = None if cell is None else [cell.table, cell.row, cell.column]
    return [
        passage.offset, len(passage.text), passage.line, str(passage.kind), list(passage.path),
        passage.number, passage.page, place,
    ]  # fmt: skip


def _from_list(text: str, values: list[Any]) -> Passage:
    offset, length, line, kind, path, number, page, place = values
    words = text[int(offset) : int(offset) + int(length)]
    if len(words) != length or offset < 0:
        raise ValueError("a passage lies outside its text")
    return Passage(
        words, int(line), PassageKind(kind), int(offset), tuple(str(each) for each in path), str(number),
        None if page is None else int(page),
        None if place is None else CellPlace(*(int(each) for each in place)),
    )  # fmt: skip
