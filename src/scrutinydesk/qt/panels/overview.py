"""The first tab: four headlines, then what changed, how it compares, what to know first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from scrutinydesk.qt import theme as themes
from scrutinydesk.qt.charts.forms import paint_shape
from scrutinydesk.qt.dress import wear
from scrutinydesk.qt.models.list_model import ITEM, ListModel
from scrutinydesk.qt.panels.card import Card
from scrutinydesk.qt.panels.look import label, marked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.reporting.report import Headline, Overview, OverviewItem, OverviewList

GAP = 12
ITEM_HEIGHT = 50
HEADLINE_HEIGHT = 124
NARROW_HEADLINE_HEIGHT = 156
ROOMY = 1200
SHARES = (42, 34, 34)
KEYS = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)


class Lines(QListView):
    """Marks its current line only once the officer has come by keyboard.

    A first line that looks chosen before anything was would mislead.
    """

    def __init__(self) -> None:
        super().__init__()
        self.by_keyboard = False

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.by_keyboard = event.reason() in KEYS
        super().focusInEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.by_keyboard = True
        self.viewport().update()
        super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.by_keyboard = False
        super().mousePressEvent(event)


class HeadlineCard(QPushButton):
    """A headline that is a button: title, the figure, two lines."""

    def __init__(self, headline: Headline) -> None:
        super().__init__()
        marked(self, kind="headline")
        self.setFixedHeight(HEADLINE_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{headline.title}: {headline.figure}. {headline.text}")
        self.setToolTip(headline.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 14, 10)
        column.setSpacing(3)
        text = label(headline.text, "muted", wrap=True)
        text.setAlignment(Qt.AlignmentFlag.AlignTop)
        for part in (label(headline.title, "heading"), label(headline.figure, "figure"), text):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(part, 1 if part is text else 0)


class ItemDelegate(QStyledItemDelegate):
    """Signal, title over detail, value at the right."""

    def __init__(self, theme: Theme, parent: Lines) -> None:
        super().__init__(parent)
        self.theme = theme
        self._lines = parent
        self._strong = themes.font(13, QFont.Weight.DemiBold)
        self._plain = themes.font(13)
        self._small = themes.font(12)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, ITEM_HEIGHT)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        item: OverviewItem = index.data(ITEM)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        focused = self._lines.by_keyboard and bool(state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        if focused:
            painter.fillRect(rect, QColor(self.theme.selection))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(self.theme.hover))
        painter.setPen(QColor(self.theme.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(14, 7, -14, -7)
        place = QPointF(inner.left() + 6, rect.center().y() + 0.5)
        paint_shape(painter, place, item.signal.shape, self.theme.tone(item.signal.tone))
        painter.setFont(self._plain)
        value_width = painter.fontMetrics().horizontalAdvance(item.value)
        painter.setPen(QColor(self.theme.ink))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), item.value)
        words = inner.adjusted(24, 0, -value_width - 12, 0)
        painter.setFont(self._strong)
        self._line(painter, words, item.title, Qt.AlignmentFlag.AlignTop)
        painter.setFont(self._small)
        painter.setPen(QColor(self.theme.muted))
        self._line(painter, words, item.detail, Qt.AlignmentFlag.AlignBottom)
        painter.restore()

    @staticmethod
    def _line(painter: QPainter, rect: QRect, text: str, side: Qt.AlignmentFlag) -> None:
        elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | side), elided)


def spoken(item: OverviewItem) -> str:
    """Return what a screen reader says of an item, and its tooltip."""
    return f"{item.title}: {item.value}. {item.signal.word}. {item.detail}"


class OverviewPanel(QWidget):
    """Shows an ``Overview``; every card and line is a link.

    Signals
    -------
    link_followed(object)
        A ``Link``.
    """

    link_followed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.headlines = QHBoxLayout()
        self.lists = QHBoxLayout()
        for row in (self.headlines, self.lists):
            row.setSpacing(GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(GAP)
        column.addLayout(self.headlines)
        column.addLayout(self.lists, 1)
        self.views: list[QListView] = []
        wear(self)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_headlines()

    def _fit_headlines(self) -> None:
        """Give the headlines a line more where they are narrow."""
        height = HEADLINE_HEIGHT if self.width() >= ROOMY else NARROW_HEADLINE_HEIGHT
        for at in range(self.headlines.count()):
            item = self.headlines.itemAt(at)
            card = item.widget() if item is not None else None
            if card is not None:
                card.setFixedHeight(height)

    def panes(self) -> list[QWidget]:
        """Return the panes in the order in which F6 visits them."""
        return list(self.views)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self.theme = theme
        for view in self.views:
            delegate = view.itemDelegate()
            if isinstance(delegate, ItemDelegate):
                delegate.theme = theme
            view.viewport().update()

    def showing(self, overview: Overview) -> Iterator[None]:
        """Show them in steps."""
        for row in (self.headlines, self.lists):
            while (item := row.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.deleteLater()
        self.views = []
        for headline in overview.headlines:
            card = HeadlineCard(headline)
            card.clicked.connect(lambda _=False, link=headline.link: self.link_followed.emit(link))
            self.headlines.addWidget(card, 1)
        self._fit_headlines()
        for at, listing in enumerate(overview.lists):
            yield
            self.lists.addWidget(self._list(listing), SHARES[min(at, len(SHARES) - 1)])

    def _list(self, listing: OverviewList) -> Card:
        card = Card(listing.title, listing.subtitle)
        card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        if not listing.items:
            empty = label(listing.empty, "muted", wrap=True)
            empty.setContentsMargins(16, 14, 16, 14)
            card.add(empty)
            card.body.addStretch(1)
            return card
        view = marked(Lines(), calm=True)
        view.setAccessibleName(listing.title)
        view.setMouseTracking(True)
        view.setUniformItemSizes(True)
        view.setCursor(Qt.CursorShape.PointingHandCursor)
        view.setSelectionMode(QListView.SelectionMode.NoSelection)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        model = ListModel(spoken, view)
        model.show_items(listing.items)
        view.setModel(model)
        view.setItemDelegate(ItemDelegate(self.theme, view))
        view.clicked.connect(lambda index: self.link_followed.emit(index.data(ITEM).link))
        view.activated.connect(lambda index: self.link_followed.emit(index.data(ITEM).link))
        self.views.append(view)
        card.add(view, 1)
        return card
