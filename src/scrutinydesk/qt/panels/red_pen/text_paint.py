"""Draws a block of a report: its words, the marks of its figures, and what is chosen."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from scrutinydesk.claims.document import PassageKind
from scrutinydesk.findings import Severity
from scrutinydesk.qt.charts.forms import paint_shape
from scrutinydesk.qt.panels.cells import colour
from scrutinydesk.qt.panels.red_pen import type_setting as setting
from scrutinydesk.qt.panels.red_pen.signs import SEVERITIES, UNDERLINES, VERDICTS, tint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutinydesk.qt.panels.red_pen.type_setting import Laid
    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.redpen.figures import Figure

SIGN = 3.4  # half a sign in the text
BENEATH = 1.5  # from the line of a figure to its underline
MARGIN_SIGN = 13  # from the right edge of the text to the sign of a finding


class Asked(NamedTuple):
    """A stretch that an open finding is about."""

    start: int
    end: int
    severity: Severity


@dataclass(frozen=True, slots=True)
class Marks:
    """All stretches of a report that are marked, each kind in the order of the text.

    Attributes
    ----------
    lit : sequence of (int, int)
        What is chosen.
    longest : int
        Characters of the longest of the figures, and of what is asked about.
    """

    figures: Sequence[Figure] = ()
    asked: Sequence[Asked] = ()
    lit: Sequence[tuple[int, int]] = ()
    longest: int = 0

    @classmethod
    def of(cls, figures: Sequence[Figure], asked: Sequence[Asked]) -> Marks:
        """Return marks in order, with nothing chosen."""
        longest = max((each.end - each.start for each in figures), default=0)
        longest = max(longest, max((each.end - each.start for each in asked), default=0))
        return cls(figures, sorted(asked), (), longest)

    def figures_in(self, start: int, end: int) -> Iterator[Figure]:
        """Return the figures that touch a stretch."""
        return _in(self.figures, start, end, self.longest)

    def asked_in(self, start: int, end: int) -> Iterator[Asked]:
        """Return what findings are about within a stretch."""
        return _in(self.asked, start, end, self.longest)


M = TypeVar("M", "Figure", Asked)


def _in(found: Sequence[M], start: int, end: int, longest: int) -> Iterator[M]:
    at = bisect_left(found, start - longest, key=lambda each: each.start)
    while at < len(found) and found[at].start < end:
        if found[at].end > start:
            yield found[at]
        at += 1


def paint_block(
    painter: QPainter, laid: Laid, marks: Marks, theme: Theme, width: int, chosen: tuple[int, int] = (0, 0)
) -> None:
    """Draw a block with its top left corner at the origin.

    Parameters
    ----------
    chosen : (int, int)
        The stretch of the text that is selected.
    """
    block = laid.block
    start, end = block.start, block.end
    figures = list(marks.figures_in(start, end))
    asked = list(marks.asked_in(start, end))
    for figure in figures:
        _ground(painter, laid, figure, theme)
    for rect in laid.rects(*chosen):
        painter.fillRect(rect, colour(theme.selection))
    _light(painter, laid, marks, theme)
    _write(painter, laid, theme)
    if block.kind is PassageKind.CELL:
        _rule(painter, laid, theme, width)
    for one in asked:
        _ask(painter, laid, one, theme)
    for figure in figures:
        _underline(painter, laid, figure, theme)
    if asked:
        _margin(painter, laid, asked, theme, width)


def _ground(painter: QPainter, laid: Laid, mark: Figure, theme: Theme) -> None:
    if ground := tint(theme, mark.verdict):
        for rect in laid.rects(mark.start, mark.end):
            painter.fillRect(rect.adjusted(-1, 1, 1, 0), colour(ground))


def _write(painter: QPainter, laid: Laid, theme: Theme) -> None:
    block = laid.block
    painter.setPen(colour(theme.ink if block.kind is not PassageKind.FOOTNOTE else theme.muted))
    if block.label:
        painter.setFont(laid.label_font)
        painter.drawText(laid.label_at, block.label)
    for run in laid.runs:
        run.layout.draw(painter, run.place)


def _rule(painter: QPainter, laid: Laid, theme: Theme, width: int) -> None:
    """Draw the line beneath the row of a table."""
    left, down = setting.SIDE + setting.HANG, laid.height - 1
    painter.setPen(colour(theme.line))
    painter.drawLine(QPointF(left, down), QPointF(left + setting.room(width) - setting.CELL_GAP, down))


def _light(painter: QPainter, laid: Laid, marks: Marks, theme: Theme) -> None:
    """Show what is chosen: its ground, and an outline around it."""
    for start, end in marks.lit:
        for rect in laid.rects(start, end):
            around = rect.adjusted(-2, 0, 2, 1)
            painter.fillRect(around, colour(theme.selection))
            painter.setPen(QPen(colour(theme.focus), 1.5))
            painter.drawRoundedRect(around, 3, 3)


def _ask(painter: QPainter, laid: Laid, asked: Asked, theme: Theme) -> None:
    """Draw the thin line beneath words that a finding is about."""
    pen = QPen(colour(theme.tone(SEVERITIES[asked.severity].tone)), 1.0, Qt.PenStyle.DashLine)
    painter.setPen(pen)
    for rect in laid.rects(asked.start, asked.end):
        down = rect.bottom() + BENEATH + 2.5
        painter.drawLine(QPointF(rect.left(), down), QPointF(rect.right(), down))


def _underline(painter: QPainter, laid: Laid, mark: Figure, theme: Theme) -> None:
    under, signal = UNDERLINES[mark.verdict], VERDICTS[mark.verdict]
    pen = QPen(colour(theme.tone(signal.tone)), under.width, under.style)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    last = QRectF()
    for rect in laid.rects(mark.start, mark.end):
        painter.setPen(pen)
        down = rect.bottom() + BENEATH
        painter.drawLine(QPointF(rect.left(), down), QPointF(rect.right(), down))
        last = rect
    if under.lifted and not last.isNull():
        place = QPointF(last.right() + 1, last.top() + 0.5)
        paint_shape(painter, place, signal.shape, theme.tone(signal.tone), SIGN)


def _margin(painter: QPainter, laid: Laid, asked: Sequence[Asked], theme: Theme, width: int) -> None:
    """Draw the sign of the worst finding beside the passage."""
    order = list(Severity)
    worst = SEVERITIES[min((each.severity for each in asked), key=order.index)]
    right = setting.SIDE + setting.HANG + setting.room(width)
    rects = [rect for each in asked for rect in laid.rects(each.start, each.end)]
    if rects:
        place = QPointF(right + MARGIN_SIGN, rects[0].center().y())
        paint_shape(painter, place, worst.shape, theme.tone(worst.tone))
