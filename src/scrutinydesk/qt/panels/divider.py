"""A splitter whose handle is the gap between two cards, lit while the pointer is on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QSplitter, QSplitterHandle
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

GAP = 12


class Handle(QSplitterHandle):
    """Nothing to see until it can be taken hold of."""

    def __init__(self, orientation: Qt.Orientation, parent: QSplitter) -> None:
        super().__init__(orientation, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.underMouse():
            QPainter(self).fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Midlight))


class Divider(QSplitter):
    """Keeps both sides visible."""

    def __init__(self, orientation: Qt.Orientation) -> None:
        super().__init__(orientation)
        self.setHandleWidth(GAP)
        self.setChildrenCollapsible(False)

    @override
    def createHandle(self) -> QSplitterHandle:
        return Handle(self.orientation(), self)
