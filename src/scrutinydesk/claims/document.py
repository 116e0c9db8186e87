"""A narrative report as passages of text, each with its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from scrutinydesk.claims.numbering import RUNNING
from scrutinydesk.errors import ScrutinyError
from scrutinydesk.findings import Finding

# A page of a report has some 3,000 characters: 2,000 pages of text, which no quarterly report has.
MOST_CHARACTERS = 6_000_000
MOST_PASSAGES = 300_000
MOST_PAGES = 2_000
_BRACKETED = re.compile(r"\([^()]+\)")


class DocumentError(ScrutinyError):
    """A report that cannot be read as text."""


class PassageKind(StrEnum):
    """What a passage is in its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    FOOTNOTE = "footnote"
    TEXT_BOX = "text box"


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where a cell stands: the number of its table in the document, of its row and column, from 1."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a heading, an item of a list or a cell, as one piece of text.

    Attributes
    ----------
    text : str
        Exactly what stands in ``Document.text`` from ``offset`` on, without the number of the item.
    line : int
        Line of the text form on which it begins, from 1.
    path : tuple of str
        The headings that it stands under, outermost first, each with its number as printed.
    number : str
        Where it stands in the numbering, ``5(f)(ii)``; ``1, item 3`` where items are numbered for
        themselves; of an unnumbered passage that of what it follows; empty where nothing is numbered.
    page : int or None
        From 1, where the format has pages.
    """

    text: str
    line: int
    kind: PassageKind
    offset: int
    path: tuple[str, ...] = ()
    number: str = ""
    page: int | None = None
    cell: CellPlace | None = None

    @property
    def end(self) -> int:
        """Offset of the character after the last one."""
        return self.offset + len(self.text)

    @property
    def place(self) -> str:
        """Where it stands, in words that lead a reader there: ``5(f)(ii), page 3``."""
        heading = self.path[-1] if self.path else ""
        where = self.number or heading or f"line {self.line}"
        if where.startswith(RUNNING) and heading:
            where = f"{heading}, {where}"
        if self.cell is not None and self.number:
            where = where.replace(f"{RUNNING} ", f"table after {RUNNING} ")
        return f"{where}, page {self.page}" if self.page else where

    @property
    def aside(self) -> str:
        """The place behind what stands there: ``(5(f)(ii))``."""
        return aside(self.place)


def aside(place: str) -> str:
    """Return a place in brackets; ``(A)`` has its own."""
    return place if _BRACKETED.fullmatch(place) else f"({place})"


@dataclass(frozen=True)
class Document:
    """A report as read.

    Attributes
    ----------
    name : str
        Of the file, or words for where the text came from.
    text : str
        Its text form: every span is counted in it. Cells of a row are parted by tabs.
    notices : tuple of Finding
        What was left out, taken for granted or not understood while it was read.
    pictures : tuple of int or None
        For each picture and chart the offset of the text beside or beneath it; None where the format does
        not tell.
    """

    name: str
    text: str
    passages: tuple[Passage, ...]
    notices: tuple[Finding, ...] = ()
    pictures: tuple[int, ...] | None = ()

    @cached_property
    def _lines(self) -> list[int]:
        starts = [0]
        at = self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    @cached_property
    def _offsets(self) -> list[int]:
        return [passage.offset for passage in self.passages]

    def line_of(self, offset: int) -> int:
        """Return the line of the text form, from 1, on which a character stands."""
        return bisect_right(self._lines, offset)

    def passage_at(self, offset: int) -> Passage | None:
        """Return the passage that holds a character of the text form, if any does."""
        number = bisect_right(self._offsets, offset) - 1
        passage = self.passages[number] if number >= 0 else None
        return passage if passage is not None and offset < passage.end else None


def too_long(name: str, what: str, most: str) -> DocumentError:
    """Return the error for a document that is longer than can be read in reasonable time."""
    return DocumentError(
        f"“{name}” is too long to be checked.",
        f"It has {what}; up to {most} can be read.",
        "Save the pages that matter as a document of their own and check that.",
    )
