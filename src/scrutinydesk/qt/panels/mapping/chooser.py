"""Type a few letters of what a label stands for, Enter chooses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from scrutinydesk.qt import theme as themes
from scrutinydesk.qt.dress import wear
from scrutinydesk.qt.models.list_model import ITEM, ListModel
from scrutinydesk.qt.panels.look import marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutinydesk.qt.panels.mapping.options import Option
    from scrutinydesk.qt.theme import Theme

MOVED_ON = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}
WIDTH, HEIGHT = 440, 380
LINE = 30
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class _Lines(QStyledItemDelegate):
    """Title at the left, detail quietly at the right."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._theme = theme
        self._plain, self._small = themes.font(13, QFont.Weight.Medium), themes.font(12)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(WIDTH - 40, LINE)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        item: Option = index.data(ITEM)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(self._theme.selection))
        inner = rect.adjusted(10, 0, -10, 0)
        painter.setFont(self._plain)
        wide = min(painter.fontMetrics().horizontalAdvance(item.title), inner.width())
        painter.setPen(QColor(self._theme.ink))
        title = painter.fontMetrics().elidedText(item.title, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, LEFT, title)
        painter.setFont(self._small)
        painter.setPen(QColor(self._theme.muted))
        rest = inner.width() - wide - 16
        detail = painter.fontMetrics().elidedText(item.detail, Qt.TextElideMode.ElideRight, max(0, rest))
        painter.drawText(inner, RIGHT, detail)


class Chooser(QDialog):
    """A list that narrows as one types.

    Signals
    -------
    chosen(object)
        The ``Option``.
    """

    chosen = Signal(object)

    def __init__(self, title: str, options: Sequence[Option], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        marked(self, edged=True)
        self.setAccessibleName(title)
        self._options = options
        self.field = QLineEdit(placeholderText=title)
        self.field.setAccessibleName(title)
        self.view = QListView()
        self.view.setAccessibleName("What it may be")
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setUniformItemSizes(True)
        self.view.setItemDelegate(_Lines(theme, self.view))
        self.model = ListModel(lambda item: f"{item.title}, {item.detail}", self)
        self.view.setModel(self.model)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(self.field)
        column.addWidget(self.view, 1)
        self.resize(WIDTH, HEIGHT)
        self.field.textChanged.connect(self._narrow)
        self.field.returnPressed.connect(self._choose)
        self.view.clicked.connect(self._choose)
        self.field.installEventFilter(self)
        self._narrow("")
        wear(self)
        self.field.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in MOVED_ON:
            self.view.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isVisible() and not self.isActiveWindow():
            self.close()

    def _narrow(self, text: str) -> None:
        words = text.casefold().split()
        self.model.show_items(
            [
                each
                for each in self._options
                if all(word in f"{each.title} {each.detail}".casefold() for word in words)
            ]
        )
        self.view.setCurrentIndex(self.model.index(0, 0))

    def _choose(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            option: Option = index.data(ITEM)
            self.close()
            self.chosen.emit(option)
