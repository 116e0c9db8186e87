"""A document as blocks, one beneath the other: what is laid out and drawn at once."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from scrutinydesk.claims.document import PassageKind
from scrutinydesk.claims.numbering import RUNNING
from scrutinydesk.qt.panels.red_pen.shown_text import as_shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scrutinydesk.claims.document import Document, Passage

# More than this in one block would take noticeable time to lay out; such text is no prose.
MOST_CHARACTERS = 4_000
MOST_COLUMNS = 12
_LEAST_SHARE, _FIGURE_SHARE, _MOST_SHARE, _GAP_SHARE = 6, 12, 60, 4  # characters
BULLET = "•"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that is laid out by itself: a paragraph, or a cell.

    Attributes
    ----------
    start : int
        Offset in ``Document.text``.
    left, width : float
        Where it stands in its block, as shares of the width.
    """

    text: str
    start: int
    left: float = 0.0
    width: float = 1.0

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, an item or the row of a table.

    Attributes
    ----------
    label : str
        Its number or bullet, beside it; empty for what goes on.
    level : int
        Of a heading how deep it lies, from 1; else 0.
    first : bool
        Whether it begins something: a passage or a table, not their later parts.
    longest : float
        Characters of the piece that needs most lines, as if it had the whole width.
    """

    kind: PassageKind
    pieces: tuple[Piece, ...]
    label: str = ""
    level: int = 0
    first: bool = True
    longest: float = 0.0

    @property
    def start(self) -> int:
        return self.pieces[0].start

    @property
    def end(self) -> int:
        return self.pieces[-1].end


def blocks_of(document: Document) -> tuple[Block, ...]:
    """Return the blocks of a document, in the order of its text."""
    return tuple(_blocks(document.passages))


def _blocks(passages: Sequence[Passage]) -> Iterator[Block]:
    before = ""
    for table, group in groupby(passages, key=lambda each: each.cell.table if each.cell else 0):
        if table:
            yield from _table(tuple(group))
            continue
        for passage in group:
            yield from _prose(passage, before)
            before = passage.number


def _prose(passage: Passage, before: str) -> Iterator[Block]:
    heading = passage.kind is PassageKind.HEADING
    label = _label(passage, before)
    for at, piece in enumerate(_cut(passage.text, passage.offset)):
        level = max(1, len(passage.path)) if heading else 0
        words = float(len(piece.text))
        yield Block(passage.kind, (piece,), "" if at else label, level, first=not at, longest=words)


def _label(passage: Passage, before: str) -> str:
    """Return the number of a passage that has one of its own; what follows it inherits that."""
    if passage.kind not in {PassageKind.HEADING, PassageKind.ITEM}:
        return ""
    if not passage.number or passage.number == before:
        return BULLET if passage.kind is PassageKind.ITEM else ""
    if passage.kind is PassageKind.HEADING:
        words = " ".join(passage.text.replace("**", "").split())
        return passage.number if passage.path and passage.path[-1] != words else ""
    own = passage.number.rpartition(f"{RUNNING} ")[2]
    return own[own.rfind("(") :] if "(" in own else own


def _table(cells: tuple[Passage, ...]) -> Iterator[Block]:
    """Return the rows of a table; their cells stand beneath each other."""
    shares = _shares(cells)
    first = True
    for _, group in groupby(cells, key=lambda each: each.cell.row if each.cell else 0):
        for row in _rows(tuple(group), shares):
            longest = max(len(piece.text) / piece.width for piece in row)
            yield Block(PassageKind.CELL, row, first=first, longest=longest)
            first = False


def _rows(row: tuple[Passage, ...], shares: dict[int, tuple[float, float]]) -> Iterator[tuple[Piece, ...]]:
    """Return a row as one, or a cell at a time where there is too much in it for the width."""
    if len(shares) > MOST_COLUMNS or sum(len(cell.text) for cell in row) > MOST_CHARACTERS:
        for cell in row:
            for piece in _cut(cell.text, cell.offset):
                yield (piece,)
    else:
        yield tuple(Piece(as_shown(cell.text), cell.offset, *shares[_column(cell)]) for cell in row)


def _shares(cells: Iterable[Passage]) -> dict[int, tuple[float, float]]:
    """Return where each column begins and how wide it is: by its longest cell, within bounds.

    What is longer than a figure can stand in two lines, so that a short column need not break its words.
    """
    longest: dict[int, int] = {}
    for cell in cells:
        column = _column(cell)
        wide = max(_LEAST_SHARE, min(len(cell.text), _MOST_SHARE))
        if wide > _FIGURE_SHARE:
            wide = _FIGURE_SHARE + (wide - _FIGURE_SHARE) // 2
        longest[column] = max(longest.get(column, 0), wide + _GAP_SHARE)
    whole = sum(longest.values())
    shares, left = {}, 0.0
    for column in sorted(longest):
        width = longest[column] / whole
        shares[column] = left, width
        left += width
    return shares


def _column(cell: Passage) -> int:
    return cell.cell.column if cell.cell else 0


def _cut(text: str, start: int) -> Iterator[Piece]:
    """Cut a text that is too long, at a space where there is one."""
    shown = as_shown(text)
    at = 0
    while len(shown) - at > MOST_CHARACTERS:
        space = shown.rfind(" ", at + MOST_CHARACTERS // 2, at + MOST_CHARACTERS)
        end = space + 1 if space > 0 else at + MOST_CHARACTERS
        yield Piece(shown[at:end], start + at)
        at = end
    yield Piece(shown[at:], start + at)
