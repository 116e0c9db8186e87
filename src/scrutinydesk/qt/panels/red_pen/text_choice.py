"""What of a report's text is selected, and how a selection moves and is copied."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutinydesk.claims.document import PassageKind
from scrutinydesk.qt.panels.red_pen.shown_text import as_copied

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutinydesk.qt.panels.red_pen.blocks import Block, Piece


@dataclass(frozen=True, slots=True)
class Choice:
    """A stretch of the text from where it was begun to where it is by now, both as offsets; -1 for none."""

    anchor: int = -1
    cursor: int = -1

    @property
    def start(self) -> int:
        return min(self.anchor, self.cursor)

    @property
    def end(self) -> int:
        return max(self.anchor, self.cursor)

    def __bool__(self) -> bool:
        return self.anchor >= 0 and self.anchor != self.cursor

    def to(self, cursor: int) -> Choice:
        """Return the same beginning with another end."""
        return Choice(self.anchor if self.anchor >= 0 else cursor, cursor)


def whole(blocks: Sequence[Block]) -> Choice:
    """Return all of the text."""
    return Choice(blocks[0].start, blocks[-1].end) if blocks else Choice()


def word_at(blocks: Sequence[Block], offset: int) -> Choice:
    """Return the word that holds a character; nothing where that is none of a word."""
    piece = _piece(blocks, offset)
    if piece is None:
        return Choice()
    first = last = offset - piece.start
    while first > 0 and not piece.text[first - 1].isspace():
        first -= 1
    while last < len(piece.text) and not piece.text[last].isspace():
        last += 1
    return Choice(piece.start + first, piece.start + last)


def moved(blocks: Sequence[Block], offset: int, way: int, *, word: bool) -> int:
    """Return the offset after (1) or before (-1) another one, by a character or a word; on in the next piece.

    What is not shown is no character.
    """
    piece = _piece(blocks, offset)
    if piece is None:
        return offset
    at, text = offset - piece.start, piece.text
    ahead = text[at:] if way > 0 else text[:at][::-1]
    if not as_copied(ahead):
        return _beside(blocks, piece, way)
    count = 0
    while count < len(ahead) and not as_copied(ahead[count]):
        count += 1
    count += 1
    if word:
        while count < len(ahead) and ahead[count - 1].isspace():
            count += 1
        while count < len(ahead) and not ahead[count].isspace():
            count += 1
    return offset + way * count


def words_between(blocks: Sequence[Block], start: int, end: int) -> str:
    """Return a stretch of the text as it is seen: a line a block, tabs between cells, numbers in front."""
    first = max(0, bisect_right(blocks, start, key=_start) - 1)
    parts: list[str] = []
    for block in blocks[first : bisect_right(blocks, end - 1, key=_start)]:
        cells = _cells(block, start, end)
        if cells:
            # What is too long for one block goes on in the next.
            parts.append("\n" if parts and (block.first or block.kind is PassageKind.CELL) else "")
            if block.label and (start < block.start or start == block.start < block.end <= end):
                parts.append(f"{block.label} ")
            parts.append("\t".join(cells))
    return as_copied("".join(parts))


def _cells(block: Block, start: int, end: int) -> list[str]:
    """Return what of each piece of a block lies in a stretch."""
    if start <= block.start and block.end <= end:
        return [piece.text for piece in block.pieces]
    return [
        piece.text[max(0, start - piece.start) : max(0, end - piece.start)]
        for piece in block.pieces
        if piece.start < end and start < piece.end
    ]


def _start(block: Block) -> int:
    return block.start


def _pieces(blocks: Sequence[Block]) -> Iterator[Piece]:
    return (piece for block in blocks for piece in block.pieces)


def _piece(blocks: Sequence[Block], offset: int) -> Piece | None:
    """Return the piece that an offset belongs to: of two that meet there, the first."""
    at = bisect_right(blocks, offset, key=_start) - 1
    found = None
    for piece in blocks[at].pieces if at >= 0 else ():
        if piece.start <= offset:
            found = piece
    return found


def _beside(blocks: Sequence[Block], piece: Piece, way: int) -> int:
    """Return where the next piece begins, or the one before ends; the edge where there is none."""
    at = bisect_right(blocks, piece.start, key=_start) - 1
    near = list(_pieces(blocks[max(0, at - 1) : at + 2]))
    found = near.index(piece) + way
    if not 0 <= found < len(near):
        return piece.end if way > 0 else piece.start
    return near[found].start if way > 0 else near[found].end
