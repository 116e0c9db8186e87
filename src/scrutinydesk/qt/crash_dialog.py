"""The window that says what happened when something did that should not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout

from scrutinydesk.qt.dress import wear

if TYPE_CHECKING:
    from pathlib import Path


class CrashDialog(QDialog):
    """Says what happened, what is safe, and what to send."""

    def __init__(self, text: str, log: Path) -> None:
        super().__init__()
        self.setWindowTitle("Something went wrong")
        words = QLabel(
            "Scrutiny Desk met a fault that it did not expect. Your workbook was not touched and "
            "your edits are saved. You can go on; if something looks wrong, close the window and reopen it."
            f"\n\nPlease send the text below to whoever looks after Scrutiny Desk. It is also in\n{log}"
        )
        words.setWordWrap(True)
        self.text = QPlainTextEdit(text, readOnly=True)
        self.text.setAccessibleName("What to send")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton("Copy", QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QApplication.clipboard().setText(self.text.toPlainText()))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(words)
        column.addWidget(self.text)
        column.addWidget(buttons)
        self.resize(640, 420)
        wear(self)
