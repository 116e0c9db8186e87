"""Words that are scrolled, and stop beneath a whole line where there is more of them than room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QWidget
from typing_extensions import override

from scrutinydesk.qt.panels.look import marked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QResizeEvent

LEAST = 5  # lines that are in sight in any case
OVER = 20


class WholeLines(QScrollArea):
    """Scrolls labels and buttons, one beneath the other, up and down."""

    def __init__(self, content: QWidget, name: str) -> None:
        super().__init__()
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        marked(self, ring=True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        for each in (self.viewport(), content):
            each.setAutoFillBackground(False)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), LEAST * self.fontMetrics().lineSpacing() + OVER)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            QTimer.singleShot(0, self, self.settle)
        return super().eventFilter(watched, event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.settle()

    def settle(self) -> None:
        """End what is in sight beneath a whole line."""
        self.verticalScrollBar().setSingleStep(self.fontMetrics().lineSpacing())
        room = self.contentsRect().height()
        lines = list(self.lines())
        end = room
        while (cut := min((top for top, bottom in lines if top < end < bottom), default=None)) is not None:
            end = cut
        self.setViewportMargins(0, 0, 0, room - end if 0 < end < room else 0)

    def lines(self) -> Iterator[tuple[int, int]]:
        """Yield top and bottom of each line of the content, from its top."""
        content = self.widget()
        if content is None:
            return
        for each in content.findChildren(QWidget):
            if each.isHidden() or not isinstance(each, QLabel | QPushButton):
                continue
            top = each.mapTo(content, QPoint()).y()
            count = 1
            if isinstance(each, QLabel):
                count = max(1, round(each.height() / each.fontMetrics().lineSpacing()))
            for at in range(count):
                yield top + round(at * each.height() / count), top + round((at + 1) * each.height() / count)
