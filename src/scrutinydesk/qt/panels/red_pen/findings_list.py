"""The findings of a report, one beneath the other: a bar in the colour of its severity, title, place."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from scrutinydesk.qt import theme as themes
from scrutinydesk.qt.charts.forms import paint_shape
from scrutinydesk.qt.models.list_model import ITEM, ListModel
from scrutinydesk.qt.panels.cells import colour
from scrutinydesk.qt.panels.look import marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutinydesk.qt.panels.red_pen.telling import Listed
    from scrutinydesk.qt.theme import Theme

SIDE, BAR, TEXT, OVER, GAP = 12, 4, 40, 9, 2
SIGN_AT = 28
LONG = 10_000
MOST_UNDER = 2  # lines of place, kind and working
LEAST = 2  # findings that are in sight in any case
AT_ONCE = 40
_WRAPPED = int(Qt.TextFlag.TextWordWrap)
Index = QModelIndex | QPersistentModelIndex


class FindingsList(QListView):
    """A list of ``Listed``.

    Signals
    -------
    chosen(int)
        Index in the review of the finding that became current.
    entered_item(int)
        Enter or a double click on it.
    """

    chosen = Signal(int)
    entered_item = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        marked(self, calm=True)
        self.setAccessibleName("Findings")
        self.list_model = ListModel(lambda item: item.words, self)
        self.drawn = FindingDelegate(theme, self)
        self.setItemDelegate(self.drawn)
        self.setModel(self.list_model)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        # Some thousand findings of a long report are measured a few at a time.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(AT_ONCE)
        self.doubleClicked.connect(lambda index: self.entered_item.emit(index.data(ITEM).at))
        self.selectionModel().currentChanged.connect(self._chosen)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self.drawn.theme = theme
        self.viewport().update()

    @property
    def items(self) -> Sequence[Listed]:
        return self.list_model.items

    @property
    def at(self) -> int:
        """Index in the review of the current finding; -1 where there is none."""
        index = self.currentIndex()
        return index.data(ITEM).at if index.isValid() else -1

    def show_items(self, items: Sequence[Listed], keep: int = -1) -> None:
        """Replace the findings; that of the index ``keep`` is current, without being told of."""
        self.selectionModel().blockSignals(True)  # noqa: FBT003  Qt's own signature
        self.list_model.show_items(items)
        self.selectionModel().blockSignals(False)  # noqa: FBT003
        self.choose(keep, quietly=True)

    def choose(self, at: int, *, quietly: bool = False) -> bool:
        """Make a finding current; tell whether it is in the list."""
        row = next((row for row, item in enumerate(self.items) if item.at == at), -1)
        self.selectionModel().blockSignals(quietly)
        if row < 0:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        else:
            self.setCurrentIndex(self.list_model.index(row))
        self.selectionModel().blockSignals(False)  # noqa: FBT003  Qt's own signature
        self.viewport().update()
        return row >= 0

    def step(self, way: int) -> bool:
        """Go to the next finding (1) or the one before (-1); around at the ends."""
        if not self.items:
            return False
        row = self.currentIndex().row()
        row = (row + way) % len(self.items) if row >= 0 else 0 if way > 0 else len(self.items) - 1
        self.setCurrentIndex(self.list_model.index(row))
        return True

    def _chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(ITEM).at)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), LEAST * self.drawn.usual)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._keep_in_sight)  # once it is laid out

    def _keep_in_sight(self) -> None:
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.at >= 0:
            self.entered_item.emit(self.at)
            return
        super().keyPressEvent(event)


class FindingDelegate(QStyledItemDelegate):
    """Draws one finding, as high as its words are."""

    def __init__(self, theme: Theme, view: FindingsList) -> None:
        super().__init__(view)
        self.theme = theme
        self._view = view
        self._strong = themes.font(13, QFont.Weight.DemiBold)
        self._plain = themes.font(12)
        self._heights: dict[Listed, int] = {}
        self._width = 0  # for which these are

    @property
    def usual(self) -> int:
        """How high a finding is whose title and place are a line each."""
        return sum(QFontMetrics(font).height() for font in (self._strong, self._plain)) + 2 * OVER + 2 * GAP

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width, item = self._view.viewport().width(), index.data(ITEM)
        if width != self._width or len(self._heights) > LONG:
            self._width = width
            self._heights.clear()
        high = self._heights.get(item)
        if high is None:
            rects = self._rects(item, QRect(0, 0, width, LONG))
            high = self._heights[item] = max(rect.bottom() for rect in rects) + OVER
        return QSize(max(1, width - 1), high)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: Listed = index.data(ITEM)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        tone = self.theme.tone(item.signal.tone)
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour(self.theme.selection))
        bar = QRectF(rect.left() + SIDE, rect.top() + OVER - 1, BAR, rect.height() - 2 * OVER + 2)
        painter.fillRect(bar, colour(tone))
        title, under, said = self._rects(item, rect)
        middle = QFontMetrics(self._strong).height() / 2
        paint_shape(painter, QPointF(rect.left() + SIGN_AT, title.top() + middle), item.signal.shape, tone)
        painter.setFont(self._strong)
        painter.setPen(colour(self.theme.ink))
        painter.drawText(title, _WRAPPED, item.title)
        painter.setFont(self._plain)
        painter.setPen(colour(self.theme.muted))
        painter.drawText(under, _WRAPPED, self._cut(item.under, under.width()))
        if item.state:
            painter.setPen(colour(self.theme.accent))
            painter.drawText(said, _WRAPPED, item.state)
        if state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setPen(QPen(colour(self.theme.accent), 1))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _cut(self, text: str, wide: int) -> str:
        """Return what stands beneath a title in so many lines; all of it is told beside the list."""
        metrics = QFontMetrics(self._plain)
        most = MOST_UNDER * metrics.lineSpacing()

        def fits(words: str) -> bool:
            return metrics.boundingRect(QRect(0, 0, wide, LONG), _WRAPPED, words).height() <= most

        if fits(text):
            return text
        words = text.split(" ")
        count = bisect_left(range(1, len(words)), 1, key=lambda n: not fits(f"{' '.join(words[:n])} …"))
        return f"{' '.join(words[:count])} …"

    def _rects(self, item: Listed, rect: QRect) -> tuple[QRect, QRect, QRect]:
        """Return where title, place and decision stand."""
        wide = max(60, rect.width() - TEXT - SIDE)
        top, found = rect.top() + OVER, []
        for text, font in ((item.title, self._strong), (item.under, self._plain), (item.state, self._plain)):
            room = QRect(rect.left() + TEXT, top, wide, LONG)
            high = QFontMetrics(font).boundingRect(room, _WRAPPED, text).height() if text else 0
            if text is item.under:
                high = min(high, MOST_UNDER * QFontMetrics(font).lineSpacing())
            found.append(QRect(rect.left() + TEXT, top, wide, high))
            top += high + (GAP if text else 0)
        return found[0], found[1], found[2]
