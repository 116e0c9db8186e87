"""The field of a question: as high as its words, within bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

LEAST, MOST = 2, 6  # lines; more are scrolled, a whole line at a time


class Question(QPlainTextEdit):
    """Grows and shrinks with what is written in it."""

    def __init__(self, name: str) -> None:
        super().__init__(tabChangesFocus=True)
        self._around = 0  # pixels of its height that are not for lines
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.updateGeometry())

    @property
    def lines(self) -> int:
        """How many lines there is room for."""
        return min(max(round(self.document().size().height()), LEAST), MOST)

    @override
    def sizeHint(self) -> QSize:
        margins = round(2 * self.document().documentMargin()) + 1  # where it fits exactly, Qt would scroll
        return QSize(
            super().sizeHint().width(), self.lines * self.fontMetrics().lineSpacing() + margins + self._around
        )

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._around = self.height() - self.viewport().height()  # known once the style sheet has its say
        if self.sizeHint().height() != self.height():
            self.updateGeometry()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()
