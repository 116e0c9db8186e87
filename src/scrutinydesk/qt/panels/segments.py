"""One of a few: buttons in a row, joined at their sides."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from scrutinydesk.qt.panels.look import marked


class Segments(QWidget):
    """A choice of one.

    Signals
    -------
    chosen(int)
        The officer chose; not emitted by ``choose``.
    """

    chosen = Signal(int)

    def __init__(self, name: str, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.buttons = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for at, title in enumerate(titles):
            place = "first" if at == 0 else "last" if at == len(titles) - 1 else ""
            button = marked(QPushButton(title), kind="segment", place=place)
            button.setCheckable(True)
            self.buttons.addButton(button, at)
            row.addWidget(button)
        self.buttons.button(0).setChecked(True)
        self.buttons.idClicked.connect(self.chosen)

    @property
    def at(self) -> int:
        """Which is chosen, counted from 0."""
        return self.buttons.checkedId()

    def choose(self, at: int) -> None:
        """Show one as chosen."""
        self.buttons.button(at).setChecked(True)

    def name(self, at: int, title: str, *, enabled: bool = True) -> None:
        """Change what one is called, and whether it can be chosen."""
        button = self.buttons.button(at)
        button.setText(title)
        button.setEnabled(enabled)
