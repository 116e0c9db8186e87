"""The text of a report as a long page: only what is in sight is laid out and drawn."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget
from typing_extensions import override

from scrutinydesk.qt.panels.cells import colour
from scrutinydesk.qt.panels.red_pen.pile import Pile
from scrutinydesk.qt.panels.red_pen.text_paint import Marks, paint_block
from scrutinydesk.qt.panels.red_pen.type_setting import guessed_heights, lay_out

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from scrutinydesk.qt.panels.red_pen.blocks import Block
    from scrutinydesk.qt.panels.red_pen.type_setting import Laid
    from scrutinydesk.qt.theme import Theme

KEPT = 300  # blocks that stay laid out
STEP = 40
END_TRIES = 4
TOP, BOTTOM = 14, 40
KEYS_WHERE = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ReportText(QAbstractScrollArea):
    """The text with its marks.

    Signals
    -------
    spot_chosen(int)
        The officer clicked on a character, by its offset in the text.
    step_wanted(int)
        The next figure (1) or the one before (-1).

    Attributes
    ----------
    words : callable (offset) -> str
        What hovering over a character says; nothing where empty.
    """

    spot_chosen = Signal(int)
    step_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words: Callable[[int], str] = lambda _offset: ""
        self.blocks: Sequence[Block] = ()
        self.marks = Marks()
        self._theme = theme
        self._starts: list[int] = []
        self._pile = Pile()
        self._laid: dict[int, Laid] = {}
        self._width = 0
        self._settling = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Text of the report")
        self.verticalScrollBar().setSingleStep(STEP)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self._theme = theme
        self.viewport().update()

    def show_blocks(self, blocks: Sequence[Block], marks: Marks) -> None:
        """Show a report from its beginning."""
        self.blocks, self.marks = blocks, marks
        self._starts = [block.start for block in blocks]
        self._pile_up()
        self.verticalScrollBar().setValue(0)
        self._settle()

    def show_marks(self, marks: Marks) -> None:
        """Mark the same text otherwise; it stays where it is."""
        self.marks = marks
        self.viewport().update()

    def go_to(self, start: int, end: int) -> None:
        """Bring a stretch into sight: where it is not, into the upper third."""
        at = self.block_of(start)
        if at < 0:
            return
        first = next(self._lay(at).rects(start, max(end, start + 1)), None)
        down = first.top() if first is not None else 0.0
        high = first.height() if first is not None else 0.0
        bar, port = self.verticalScrollBar(), self.viewport().height()
        y = TOP + self._pile.start(at) + down
        if not bar.value() <= y - STEP / 2 <= y + high + STEP <= bar.value() + port:
            self._lay_above(at, port // 3)
            self._set_range()
            bar.setValue(round(TOP + self._pile.start(at) + down - port / 3))
        self._settle()

    def block_of(self, offset: int) -> int:
        """Return the block that holds a character, or the one before it; -1 where there is none."""
        return bisect_right(self._starts, offset) - 1

    def offset_at(self, point: QPointF) -> int:
        """Return the offset of the character at a point of the viewport; -1 where there is none."""
        if not self.blocks:
            return -1
        y = round(point.y()) + self.verticalScrollBar().value() - TOP
        at = self._pile.at(y)
        return self._lay(at).offset_at(QPointF(point.x(), y - self._pile.start(at)))

    @property
    def in_sight(self) -> tuple[int, int]:
        """The first and the last offset that can be seen at least in part."""
        if not self.blocks:
            return 0, 0
        value = self.verticalScrollBar().value() - TOP
        first, last = self._pile.at(value), self._pile.at(value + self.viewport().height())
        return self.blocks[first].start, self.blocks[last].end

    def copy(self, start: int, end: int) -> None:
        """Copy the passages that a stretch lies in."""
        first, last = self.block_of(start), self.block_of(max(start, end - 1))
        texts = [piece.text for block in self.blocks[max(0, first) : last + 1] for piece in block.pieces]
        QGuiApplication.clipboard().setText("\t".join(texts).replace("\u2028", "\n"))

    # Laying out

    def _pile_up(self) -> None:
        self._width = self.viewport().width()
        self._laid.clear()
        self._pile = Pile(guessed_heights(self.blocks, self._width))
        self._set_range()

    def _lay(self, at: int) -> Laid:
        """Return a block laid out; what is in sight stays where it is."""
        laid = self._laid.get(at)
        if laid is None:
            if len(self._laid) >= KEPT:
                for old in list(self._laid)[: KEPT // 2]:
                    del self._laid[old]
            laid = self._laid[at] = lay_out(self.blocks[at], self._width)
            above = self._pile.start(at) + TOP < self.verticalScrollBar().value()
            more = self._pile.put(at, laid.height)
            if more and above:
                self._set_range()
                self.verticalScrollBar().setValue(self.verticalScrollBar().value() + more)
        return laid

    def _lay_above(self, at: int, pixels: int) -> None:
        """Lay out what will stand above a block, so that it stands where it is put."""
        while at > 0 and pixels > 0:
            at -= 1
            self._lay(at)
            pixels -= self._pile.height(at)

    def _settle(self) -> None:
        """Lay out what is in sight, and let the scroll bar know how long all is by now."""
        if self._settling or not self.blocks:
            return
        self._settling = True
        value = self.verticalScrollBar().value() - TOP
        at = self._pile.at(value)
        while at < len(self.blocks) and self._pile.start(at) < value + self.viewport().height():
            self._lay(at)
            at += 1
        self._set_range()
        self._settling = False
        self.viewport().update()

    def _set_range(self) -> None:
        bar, port = self.verticalScrollBar(), self.viewport().height()
        whole = TOP + self._pile.total + BOTTOM if self.blocks else 0
        bar.setPageStep(port)
        bar.setRange(0, max(0, whole - port))

    # Qt

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._settle()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.viewport().width() != self._width and self.blocks:
            value = self.verticalScrollBar().value() - TOP
            at = self._pile.at(value)
            share = (value - self._pile.start(at)) / self._pile.height(at)
            self._pile_up()
            self._lay(at)
            down = round(share * self._pile.height(at))
            self.verticalScrollBar().setValue(TOP + self._pile.start(at) + down if value >= 0 else 0)
        self._set_range()
        self._settle()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.blocks:
            return
        value = self.verticalScrollBar().value() - TOP
        at, port = self._pile.at(value), self.viewport().height()
        down = self._pile.start(at) - value
        while at < len(self.blocks) and down < port:
            laid = self._lay(at)
            painter.save()
            painter.translate(0, down)
            paint_block(painter, laid, self.marks, self._theme, self._width)
            painter.restore()
            down += laid.height
            at += 1
        if self.hasFocus():
            painter.setPen(colour(self._theme.focus))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    @override
    def focusInEvent(self, event: object) -> None:
        self.viewport().update()

    @override
    def focusOutEvent(self, event: object) -> None:
        self.viewport().update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            offset = self.offset_at(event.position())
            if offset >= 0:
                self.spot_chosen.emit(offset)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        offset = self.offset_at(event.position())
        marked = offset >= 0 and bool(self.words(offset))
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if marked else Qt.CursorShape.ArrowCursor
        )

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            offset = self.offset_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.words(offset) if offset >= 0 else "", self.viewport())
            return True
        return super().viewportEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, bar = Qt.Key(event.key()), self.verticalScrollBar()
        if key in KEYS_WHERE:
            self.step_wanted.emit(KEYS_WHERE[key])
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            for _ in range(END_TRIES):  # the end moves as what stands above it is laid out
                bar.setValue(bar.minimum() if key == Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)
