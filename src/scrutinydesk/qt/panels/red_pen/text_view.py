"""The text of a report as a long page: only what is in sight is laid out and drawn."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget
from typing_extensions import override

from scrutinydesk.qt.panels.cells import colour
from scrutinydesk.qt.panels.red_pen.pile import Pile
from scrutinydesk.qt.panels.red_pen.text_choice import Choice, moved, whole, word_at, words_between
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
LINES_WHERE = {Qt.Key.Key_Up: -24, Qt.Key.Key_Down: 24}  # pixels: about a line


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
        self.choice = Choice()
        self._pressed: QPointF | None = None
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
        self.blocks, self.marks, self.choice = blocks, marks, Choice()
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
        """Copy what is selected; where nothing is, the passages that a stretch lies in."""
        if self.choice:
            start, end = self.choice.start, self.choice.end
        else:
            first, last = self.block_of(start), self.block_of(max(start, end - 1))
            start, end = self.blocks[max(0, first)].start, self.blocks[last].end
        QGuiApplication.clipboard().setText(words_between(self.blocks, start, end))

    def choose(self, choice: Choice) -> None:
        """Select a stretch of the text."""
        self.choice = choice
        self.viewport().update()

    def nearest(self, point: QPointF) -> int:
        """Return the offset between two characters that is nearest to a point of the viewport."""
        y = round(point.y()) + self.verticalScrollBar().value() - TOP
        at = self._pile.at(min(max(y, 0), self._pile.total - 1))
        return self._lay(at).nearest(QPointF(point.x(), y - self._pile.start(at)))

    def _point_of(self, offset: int) -> QPointF:
        """Return where in the viewport a character stands, in sight or not."""
        at = max(0, self.block_of(offset))
        down = self._lay(at).point_of(offset)  # laying out may scroll
        return down + QPointF(0, TOP + self._pile.start(at) - self.verticalScrollBar().value())

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
        chosen = (self.choice.start, self.choice.end) if self.choice else (0, 0)
        down = self._pile.start(at) - value
        while at < len(self.blocks) and down < port:
            laid = self._lay(at)
            painter.save()
            painter.translate(0, down)
            paint_block(painter, laid, self.marks, self._theme, self._width, chosen)
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
        if event.button() != Qt.MouseButton.LeftButton or not self.blocks:
            return
        at = self.nearest(event.position())
        further = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        self.choose(self.choice.to(at) if further else Choice(at, at))
        self._pressed = event.position()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is not None and not self.choice:
            offset = self.offset_at(pressed)
            if offset >= 0:
                self.spot_chosen.emit(offset)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        offset = self.offset_at(event.position())
        if offset >= 0:
            self.choose(word_at(self.blocks, offset))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None:
            self._drag(event.position())
            return
        offset = self.offset_at(event.position())
        marked = offset >= 0 and bool(self.words(offset))
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor
            if marked
            else Qt.CursorShape.IBeamCursor if offset >= 0 else Qt.CursorShape.ArrowCursor
        )

    def _drag(self, to: QPointF) -> None:
        """Select from where the button was pressed; a hand that only trembles selects nothing."""
        least, pressed = QGuiApplication.styleHints().startDragDistance(), self._pressed
        if self.choice or (pressed is not None and (to - pressed).manhattanLength() >= least):
            self._scroll_to(to.y())
            self.choose(self.choice.to(self.nearest(to)))

    def _scroll_to(self, y: float) -> None:
        """Scroll by a line where a place is out of sight."""
        bar = self.verticalScrollBar()
        if not 0 <= y <= self.viewport().height():
            bar.setValue(bar.value() + (STEP if y > 0 else -STEP))

    def _extend(self, key: Qt.Key, *, word: bool) -> None:
        """Select further by a key; from the figure that is chosen, or what is in sight, at first."""
        choice = self.choice
        if choice.cursor < 0:
            at = self.marks.lit[0][0] if self.marks.lit else self.in_sight[0]
            choice = Choice(at, at)
        if key in KEYS_WHERE:
            cursor = moved(self.blocks, choice.cursor, KEYS_WHERE[key], word=word)
        else:
            place, cursor = self._point_of(choice.cursor), choice.cursor
            for far in (1, 2, 3):  # there may be a gap between
                if cursor == choice.cursor:
                    cursor = self.nearest(place + QPointF(0, far * LINES_WHERE[key]))
        self.choose(choice.to(cursor))
        self._scroll_to(self._point_of(cursor).y())

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
        held = event.modifiers()
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.choose(whole(self.blocks))
        elif held & Qt.KeyboardModifier.ShiftModifier and self.blocks and key in {*KEYS_WHERE, *LINES_WHERE}:
            self._extend(key, word=bool(held & Qt.KeyboardModifier.ControlModifier))
        elif key in KEYS_WHERE:
            self.choose(Choice())
            self.step_wanted.emit(KEYS_WHERE[key])
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            for _ in range(END_TRIES):  # the end moves as what stands above it is laid out
                bar.setValue(bar.minimum() if key == Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)
