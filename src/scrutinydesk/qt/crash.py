"""What happens when something that should not happen does: a log, and a window that says so."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout

from scrutinydesk import __version__

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType


def report_of(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Return what to send: versions and the trace, no data of the workbook."""
    import datetime as dt  # noqa: PLC0415  none of the three is needed at start-up
    import platform  # noqa: PLC0415
    import traceback  # noqa: PLC0415

    now = dt.datetime.now().astimezone().isoformat(timespec="seconds")
    head = f"Scrutiny Desk {__version__}, Qt {qVersion()}, Python {platform.python_version()}"
    return f"{now}\n{head}\n{platform.platform()}\n{''.join(traceback.format_exception(kind, error, trace))}"


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


class CrashHook:
    """Takes the place of ``sys.excepthook``; one window at a time, every fault into the log."""

    def __init__(self, log: Path) -> None:
        self.log = log
        self.dialog: CrashDialog | None = None

    def install(self) -> None:
        """Take over from now on."""
        sys.excepthook = self

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log the fault and show it, unless one is showing already."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        text = report_of(kind, error, trace)
        self.write(text)
        sys.__excepthook__(kind, error, trace)
        if QApplication.instance() is None or (self.dialog is not None and self.dialog.isVisible()):
            return
        self.dialog = CrashDialog(text, self.log)
        self.dialog.open()

    def write(self, text: str) -> None:
        """Append to the log; a disk that refuses must not make a second fault of the first."""
        try:
            self.log.parent.mkdir(parents=True, exist_ok=True)
            with self.log.open("a", encoding="utf-8") as file:
                file.write(f"{text}\n")
        except OSError:
            return
