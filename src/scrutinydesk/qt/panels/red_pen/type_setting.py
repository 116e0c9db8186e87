"""Lays out one block of a report: fonts, lines, and where a stretch of its text stands."""

from __future__ import annotations

from functools import cache
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from scrutinydesk.claims.document import PassageKind
from scrutinydesk.qt.panels.red_pen.blocks import BULLET

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scrutinydesk.qt.panels.red_pen.blocks import Block, Piece

SERIF = ("Liberation Serif", "Times New Roman", "Times", "Noto Serif", "DejaVu Serif")
BODY, CELL = 15, 14
HEADINGS = (19, 17, 15)  # pixels, by level
SIDE, HANG, RIGHT = 26, 54, 30  # left of all, from there to the text, right of it
INDENT = 16  # of what has a bullet
LINE, CELL_GAP, CELL_OVER = 1.42, 14, 4
BEFORE = {PassageKind.HEADING: 16, PassageKind.CELL: 8}
USUAL_BEFORE, BEFORE_BULLET = 7, 2
GUESS = 1.04  # lines are broken before they are full
MOST_WIDE = 860  # a longer line is hard to read


class Run(NamedTuple):
    """A piece that is laid out, and where in the block."""

    piece: Piece
    layout: QTextLayout
    place: QPointF


class Laid(NamedTuple):
    """A block that is laid out.

    Attributes
    ----------
    label_at : QPointF
        Where the baseline of the label begins.
    """

    block: Block
    runs: tuple[Run, ...]
    height: int
    label_at: QPointF
    label_font: QFont

    def rects(self, start: int, end: int) -> Iterator[QRectF]:
        """Return where a stretch of the text stands: a rectangle a line."""
        for piece, layout, place in self.runs:
            first, last = max(start, piece.start) - piece.start, min(end, piece.end) - piece.start
            if first < last:
                yield from _rects(layout, place, first, last)

    def offset_at(self, point: QPointF) -> int:
        """Return the offset of the character at a point; -1 where there is none."""
        for piece, layout, place in self.runs:
            inner = point - place
            for at in range(layout.lineCount()):
                line = layout.lineAt(at)
                if line.naturalTextRect().adjusted(-1, -2, 1, 4).contains(inner):
                    found = line.xToCursor(inner.x(), line.CursorPosition.CursorOnCharacter)
                    return piece.start + int(found)
        return -1

    def nearest(self, point: QPointF) -> int:
        """Return the offset between two characters that is nearest to a point."""
        piece, layout, place = min(self.runs, key=lambda run: _beyond(run, point.x()))
        inner = point - place
        lines = [layout.lineAt(at) for at in range(layout.lineCount())]
        line = next((each for each in lines if inner.y() < each.y() + each.height()), lines[-1])
        return piece.start + int(line.xToCursor(inner.x()))

    def point_of(self, offset: int) -> QPointF:
        """Return the middle of the line in front of a character."""
        runs = [run for run in self.runs if run.piece.start <= offset] or self.runs[:1]
        piece, layout, place = runs[-1]
        at = min(offset - piece.start, len(piece.text))
        line = layout.lineForTextPosition(at)
        return place + QPointF(_x(line, at), line.y() + line.height() / 2)


def _beyond(run: Run, x: float) -> float:
    """Return how far a place is left or right of a run."""
    left = run.place.x()
    return max(left - x, x - left - run.layout.boundingRect().width(), 0.0)


@cache
def serif(pixels: int, *, bold: bool = False) -> QFont:
    """Return the typeface in which reports are set."""
    made = QFont(list(SERIF))
    made.setStyleHint(QFont.StyleHint.Serif)
    made.setPixelSize(pixels)
    made.setBold(bold)
    return made


def font_of(block: Block) -> QFont:
    """Return the font of a block."""
    if block.kind is PassageKind.HEADING:
        return serif(HEADINGS[min(block.level, len(HEADINGS)) - 1], bold=True)
    return serif(CELL if block.kind is PassageKind.CELL else BODY)


@cache
def _metrics(pixels: int, *, bold: bool) -> tuple[float, float]:
    found = QFontMetricsF(serif(pixels, bold=bold))
    return found.averageCharWidth(), ceil(found.height() * LINE)


def metrics_of(block: Block) -> tuple[float, float]:
    """Return the width of a usual character and the height of a line in a block's font."""
    font = font_of(block)
    return _metrics(font.pixelSize(), bold=font.bold())


def room(width: int) -> float:
    """Return how wide text is set where there is so much room in all."""
    return max(120.0, min(MOST_WIDE, width - SIDE - HANG - RIGHT))


def before(block: Block) -> float:
    """Return the space above a block."""
    if not block.first:
        return 0.0
    if block.label == BULLET:
        return BEFORE_BULLET
    return BEFORE.get(block.kind, USUAL_BEFORE)


def guessed_heights(blocks: Iterable[Block], width: int) -> Iterator[int]:
    """Yield about how high each block will be, without laying any out."""
    share = GUESS / room(width)
    kinds: dict[tuple[PassageKind, int, bool, bool], tuple[float, float, float]] = {}
    for block in blocks:
        kind = (block.kind, block.level, block.first, block.label == BULLET)
        if kind not in kinds:
            character, line = metrics_of(block)
            around = before(block) + (2 * CELL_OVER if block.kind is PassageKind.CELL else 0)
            kinds[kind] = around, line, character * share
        around, line, of_width = kinds[kind]
        yield int(around + line * (1 + int(block.longest * of_width)))


def lay_out(block: Block, width: int) -> Laid:
    """Lay a block out."""
    whole, over = room(width), before(block)
    cells = block.kind is PassageKind.CELL
    indent = INDENT if block.label == BULLET else 0
    _, line = metrics_of(block)
    runs: list[Run] = []
    deepest = line
    for piece in block.pieces:
        left, wide = piece.left * whole, piece.width * whole
        layout, high = _lines(piece.text, font_of(block), wide - (CELL_GAP if cells else indent), line)
        place = QPointF(SIDE + HANG + indent + left, over + (CELL_OVER if cells else 0))
        runs.append(Run(piece, layout, place))
        deepest = max(deepest, high)
    height = ceil(over + deepest + (2 * CELL_OVER if cells else 0))
    first = runs[0].layout.lineAt(0)
    beside = QPointF(SIDE + (HANG if indent else 0), runs[0].place.y() + first.y() + first.ascent())
    return Laid(block, tuple(runs), height, beside, font_of(block))


def _lines(text: str, font: QFont, width: float, high: float) -> tuple[QTextLayout, float]:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    down = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(24.0, width))
        line.setPosition(QPointF(0, down + (high - line.height()) / 2))
        down += high
    layout.endLayout()
    return layout, down


def _rects(layout: QTextLayout, place: QPointF, first: int, last: int) -> Iterator[QRectF]:
    for at in range(layout.lineCount()):
        line = layout.lineAt(at)
        begin, end = line.textStart(), line.textStart() + line.textLength()
        if begin < last and first < end:
            left, right = (_x(line, max(first, begin)), _x(line, min(last, end)))
            yield QRectF(place.x() + left, place.y() + line.y(), right - left, line.height())


def _x(line: object, position: int) -> float:
    found = line.cursorToX(position)  # type: ignore[attr-defined]
    return float(found[0] if isinstance(found, tuple) else found)
