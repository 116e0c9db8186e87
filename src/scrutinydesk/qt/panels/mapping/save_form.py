"""Under what name a recipe is kept, and whether in the library or in a file."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from scrutinydesk.qt.dress import wear
from scrutinydesk.qt.panels.look import label


class SaveForm(QDialog):
    """A name and two ways to keep it.

    Signals
    -------
    keep_wanted(str), export_wanted(str)
        The name.
    """

    keep_wanted = Signal(str)
    export_wanted = Signal(str)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Save recipe")
        self.field = QLineEdit(name)
        self.field.selectAll()
        asked = QLabel("&Name of the recipe")
        asked.setBuddy(self.field)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.keep = self.buttons.addButton("Save", QDialogButtonBox.ButtonRole.AcceptRole)
        self.export = self.buttons.addButton("Export as a file…", QDialogButtonBox.ButtonRole.ActionRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(10)
        column.addWidget(asked)
        column.addWidget(self.field)
        column.addWidget(
            label(
                "A saved recipe opens workbooks of this layout by itself. A file can be given to another "
                "office.",
                "muted",
                wrap=True,
            )
        )
        column.addWidget(self.buttons)
        self.setMinimumWidth(420)
        self.field.textChanged.connect(self._allow)
        self.buttons.accepted.connect(lambda: self._leave(self.keep_wanted))
        self.export.clicked.connect(lambda: self._leave(self.export_wanted))
        self.buttons.rejected.connect(self.reject)
        self.finished.connect(self.deleteLater)
        self._allow()
        wear(self)

    def _allow(self) -> None:
        named = bool(self.field.text().strip())
        self.keep.setEnabled(named)
        self.export.setEnabled(named)

    def _leave(self, signal: object) -> None:
        name = self.field.text().strip()
        self.accept()
        signal.emit(name)  # type: ignore[attr-defined]
