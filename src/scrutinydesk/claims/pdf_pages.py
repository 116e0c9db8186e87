"""The text of a PDF's pages as runs with their place, read by PDFium in a process of its own.

A file can be made to crash, to hang or to fill the memory of any reader of PDFs. Here that ends the
process and not the desk.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, NamedTuple

MEMORY = 3 << 30
_SPACES = frozenset(" \u00a0\t")
_NEWLINES = frozenset("\r\n")
_HYPHENS = frozenset("\x02\ufffe")
SOFT_HYPHEN = "\u00ad"
_MOST_CHARACTERS = 60_000
_FONT_NAME = 64
_SMALLER, _RAISED = 0.8, 0.15  # of the size of the letters beside the mark of a footnote
# The typeface of our own reports, and of many others, has private code points for figures of one width.
_FIGURES_OF_INTER = {chr(0xE071 + figure): str(figure) for figure in range(10)} | {
    "\ue093": ",", "\ue094": ".", "\ue095": ":", "\ue096": ";",
}  # fmt: skip


class Run(NamedTuple):
    """Characters on one line with no gap between them, in points from the lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float

    @property
    def middle(self) -> float:
        """Height of its middle."""
        return (self.bottom + self.top) / 2


def serve(pipe: Connection, most_pages: int) -> None:
    """Take a PDF; send the number of its pages and the runs of each, or what went wrong in words."""
    _limit_memory()
    try:
        data = pipe.recv_bytes()
        for message in _messages(data, most_pages):
            pipe.send(message)
    except MemoryError:
        pipe.send("memory")
    except Exception as error:  # noqa: BLE001  the library's own errors are one kind; the parent words them
        pipe.send(f"error {error}")
    pipe.close()


def _limit_memory() -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415  not there on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _messages(data: bytes, most_pages: int) -> Iterator[Any]:
    import pypdfium2  # noqa: PLC0415  only in this process

    document = pypdfium2.PdfDocument(data)
    count = len(document)
    yield count
    if count > most_pages:
        return
    for number in range(count):
        page = document[number]
        text = page.get_textpage()
        yield _runs(text.raw, page.get_height())
        text.close()
        page.close()


def _runs(page: Any, height: float) -> list[tuple[Any, ...]]:
    """Return the runs of a page in the order in which the file draws them."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415  only in this process

    count = min(pdfium.FPDFText_CountChars(page), _MOST_CHARACTERS)
    box = pdfium.FS_RECTF()
    reference = ctypes.byref(box)
    writer = _Writer()
    for at in range(count):
        code = pdfium.FPDFText_GetUnicode(page, at)
        sign = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"  # noqa: PLR2004  the range of Unicode, without surrogates
        if sign in _FIGURES_OF_INTER and b"Inter" in _font(page, at):
            sign = _FIGURES_OF_INTER[sign]
        if sign in _NEWLINES:
            writer.close()
        elif sign in _SPACES:
            writer.space(generated=bool(pdfium.FPDFText_IsGenerated(page, at)))
        elif sign in _HYPHENS:
            writer.hyphen()
        elif pdfium.FPDFText_GetLooseCharBox(page, at, reference) and -height < box.bottom < 2 * height:
            writer.put(
                sign, (box.left, box.right, box.bottom, box.top), pdfium.FPDFText_GetFontSize(page, at)
            )
    writer.close()
    return writer.runs


def _font(page: Any, at: int) -> bytes:
    """Return the beginning of the name of the font of a character."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415  only in this process

    name = ctypes.create_string_buffer(_FONT_NAME)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(page, at, name, _FONT_NAME, ctypes.byref(flags))
    return name.raw


class _Writer:
    """Puts characters together to runs: a gap that is no blank of the text ends one."""

    def __init__(self) -> None:
        self.runs: list[tuple[Any, ...]] = []
        self._signs: list[str] = []
        self._left = self._right = self._bottom = self._top = self._size = 0.0
        self._blank = self._made = self._noting = False

    def space(self, *, generated: bool) -> None:
        self._made = generated if not self._blank else self._made and generated
        self._blank = True

    def hyphen(self) -> None:
        if self._signs:
            self._signs.append(SOFT_HYPHEN)

    def put(self, sign: str, box: tuple[float, float, float, float], size: float) -> None:
        left, right, bottom, top = box
        size = max(size, top - bottom, 1.0) if size <= 1 else size
        if sign.isdigit() and self._is_mark(left, bottom, size):
            self._note(sign, right)
            return
        self._noting = False
        if self._signs and all(map(str.isdigit, self._signs)) and self._size < _SMALLER * size:
            self._begin_note(left, bottom, top, size)
        if self._signs:
            gap = left - self._right
            middle = (bottom + top) / 2
            apart = 0.9 if self._made or not self._blank else 2.5  # of the size of the letters
            off = not self._bottom - 0.3 * size <= middle <= self._top + 0.3 * size
            if off or gap > apart * size or left < self._left - 0.5 * size:
                self.close()
        if not self._signs:
            self._left, self._right, self._bottom, self._top, self._size = left, right, bottom, top, size
        elif self._blank:
            self._signs.append(" ")
        self._signs.append(sign)
        self._right = max(self._right, right)
        self._blank = self._made = False

    def _is_mark(self, left: float, bottom: float, size: float) -> bool:
        """Tell whether a figure is the mark of a footnote: small, raised, and close to what is before it."""
        raised = bottom > self._bottom + _RAISED * self._size and size < _SMALLER * self._size
        return bool(self._signs) and raised and -size < left - self._right < size

    def _note(self, sign: str, right: float) -> None:
        """Put a mark in brackets, so that it is no part of the figure before it: ``in 2019.[1]``."""
        if self._noting:
            self._signs.insert(-1, sign)
        else:
            self._signs += ["[", sign, "]"]
        self._noting, self._right = True, max(self._right, right)
        self._blank = self._made = False

    def _begin_note(self, left: float, bottom: float, top: float, size: float) -> None:
        """Put in brackets a mark that begins a line, as those of the notes themselves do."""
        near = -size < left - self._right < size and bottom < self._bottom < top
        if near:
            self._signs = ["[", *self._signs, "]"]
            self._bottom, self._top, self._size = bottom, top, size
            self._blank = True

    def close(self) -> None:
        self._noting = False
        if self._signs:
            text = "".join(self._signs)
            self.runs.append((text, self._left, self._right, self._bottom, self._top, self._size))
        self._signs = []
        self._blank = self._made = False
