"""Reports in PDF, with limits on time, memory and pages."""

from __future__ import annotations

import multiprocessing
import re
import sys
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from types import ModuleType
from typing import Any

from scrutinydesk.claims import pdf_pages
from scrutinydesk.claims.building import built, laid_out
from scrutinydesk.claims.document import MOST_PAGES, Document, DocumentError, too_long
from scrutinydesk.claims.pdf_layout import Layout
from scrutinydesk.findings import Finding, Place, Severity
from scrutinydesk.progress import Progress

_SECONDS = 120.0
_PER_PAGE = 20.0
_STREAM = re.compile(rb"<<(?P<dict>[^<>]{0,2000}(?:<<[^<>]{0,2000}>>[^<>]{0,2000}){0,8})>>\s{0,4}stream\r?\n")
_MOST_UNPACKED = 512 << 20
_CHUNK = 1 << 20
# Of private use or for control; bullets of symbol fonts are further up, and known.
_UNREADABLE = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd\ue000-\uefff]")
_SHOWN = 5


def read_pdf(data: bytes, name: str, progress: Progress) -> Document:
    """Return the text of a PDF: lines joined to paragraphs, columns in order, tables as cells.

    Raises
    ------
    ScrutinyError
        It is damaged, protected, holds no text, is too long, or takes too much time or memory.
    """  # noqa: DOC501  functions raise it
    _check_size(data, name)
    layout = Layout()
    for number, runs in enumerate(_pages(data, name, progress), start=1):
        layout.page(number, [pdf_pages.Run(*run) for run in runs])
    pieces = layout.pieces()
    unread = Counter(piece.page for piece in pieces for _ in _UNREADABLE.finditer(piece.text))
    if not pieces:
        raise DocumentError(
            f"“{name}” holds no text.",
            "Its pages are pictures, as of a scanner, so that there is nothing to check.",
            "Ask for the document that the PDF was made of, or have the text recognised first.",
        )
    notices = (*_without_letters(unread, name), *_notices(layout, name))
    return replace(built(name, laid_out(pieces), pieces, notices), pictures=None)


def _without_letters(unread: Counter[int | None], name: str) -> tuple[Finding, ...]:
    """Say on which pages the font does not tell what its signs are: their figures cannot be checked."""
    if not unread:
        return ()
    pages = sorted(page for page in unread if page is not None)
    shown = ", ".join(f"{page:,}" for page in pages[:_SHOWN]) + (" and others" if len(pages) > _SHOWN else "")
    return (
        Finding(
            "report.signs",
            Severity.WARNING,
            f"{unread.total():,} signs could not be read, on page{'s' if len(pages) > 1 else ''} {shown}.",
            "The PDF does not say which letters or figures they are; a figure that they are part of is not"
            " checked, or not as it is printed.",
            "Ask for the document that the PDF was made of, or compare those pages by eye.",
            Place(name),
        ),
    )


def _notices(layout: Layout, name: str) -> tuple[Finding, ...]:
    if not layout.left_out:
        return ()
    shown = "; ".join(f"“{words}”" for words in layout.left_out[:3])
    return (
        Finding(
            "report.running_heads",
            Severity.NOTE,
            f"Lines at the edge of most pages were left out: {shown}.",
            "They stand on page after page, as running heads and page numbers do.",
            "Look at them yourself if they say anything that matters.",
            Place(name),
        ),
    )


def _check_size(data: bytes, name: str) -> None:
    """Unpack what is packed, keep nothing, and stop at a size that no report has."""
    total = 0
    for found in _STREAM.finditer(data):
        about = found["dict"]
        if b"/FlateDecode" not in about or b"/Image" in about:
            continue
        engine = zlib.decompressobj()
        piece: bytes = data[found.end() : found.end() + (32 << 20)]
        try:
            while piece and not engine.eof:
                total += len(engine.decompress(piece, _CHUNK))
                piece = engine.unconsumed_tail
                if total > _MOST_UNPACKED:
                    raise _bomb(name)
        except zlib.error:
            continue  # damaged or encrypted; the reader copes with it, or says so


def _pages(data: bytes, name: str, progress: Progress) -> list[list[Any]]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=pdf_pages.serve, args=(theirs, MOST_PAGES), daemon=True)
    with _no_script():
        process.start()
    theirs.close()
    try:
        # Not as an argument: a process that ends before it has taken a large one is waited for without end.
        _send(ours, data, name)
        return _received(ours, name, progress)
    finally:
        ours.close()
        if process.is_alive():
            process.kill()
        process.join()
        process.close()


@contextmanager
def _no_script() -> Iterator[None]:
    """Hide the script that runs: a process that is started would run it again, for nothing it needs."""
    script = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = script


def _send(pipe: Any, data: bytes, name: str) -> None:
    try:
        pipe.send_bytes(data)
    except OSError as error:
        raise _damaged(name, "the reader broke down over it") from error


def _received(pipe: Any, name: str, progress: Progress) -> list[list[Any]]:
    end = time.monotonic() + _SECONDS
    pages: list[list[Any]] = []
    count = _next(pipe, name, end)
    if count > MOST_PAGES:
        raise too_long(name, f"{count:,} pages", f"{MOST_PAGES:,}")
    for number in range(count):
        progress.step(number, count, f"Reading page {number + 1:,} of {count:,}")
        pages.append(_next(pipe, name, end))
    return pages


def _next(pipe: Any, name: str, end: float) -> Any:
    left = min(end - time.monotonic(), _PER_PAGE)
    try:
        if left <= 0 or not pipe.poll(left):
            raise _slow(name)
        message = pipe.recv()
    except (EOFError, OSError) as error:
        raise _damaged(name, "the reader broke down over it") from error
    if isinstance(message, str):
        if message == "memory":
            raise _bomb(name)
        if "assword" in message or "ecurity" in message:
            raise _protected(name)
        raise _damaged(name, "its parts do not hang together")
    return message


def _bomb(name: str) -> DocumentError:
    return DocumentError(
        f"“{name}” was not opened: it would fill the computer's memory.",
        "It unpacks to more than any report holds.",
        "Ask the sender for the document that the PDF was made of.",
    )


def _slow(name: str) -> DocumentError:
    return DocumentError(
        f"“{name}” takes too long to read.",
        "A page of it was not finished in time; a report's page takes a hundredth of a second.",
        "Ask for the document that the PDF was made of, or print the PDF to a new PDF and check that.",
    )


def _damaged(name: str, why: str) -> DocumentError:
    return DocumentError(
        f"“{name}” is damaged or incomplete.",
        f"It looks like a PDF, but {why}.",
        "Copy or download it again, or open it in a PDF viewer and print it to a new PDF.",
    )


def _protected(name: str) -> DocumentError:
    return DocumentError(
        f"“{name}” is protected with a password.",
        "Its content cannot be read without the password.",
        "Ask the sender for a copy without one.",
    )
