"""What happens when something that should not happen does: a log, and a window that says so."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication

from scrutinydesk import __version__

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from scrutinydesk.qt.crash_dialog import CrashDialog


def report_of(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Return what to send: versions and the trace, no data of the workbook."""
    import datetime as dt  # noqa: PLC0415  none of the three is needed at start-up
    import platform  # noqa: PLC0415  late: decision 6
    import traceback  # noqa: PLC0415  late: decision 6

    now = dt.datetime.now().astimezone().isoformat(timespec="seconds")
    head = f"Scrutiny Desk {__version__}, Qt {qVersion()}, Python {platform.python_version()}"
    return f"{now}\n{head}\n{platform.platform()}\n{''.join(traceback.format_exception(kind, error, trace))}"


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
        from scrutinydesk.qt.crash_dialog import CrashDialog  # noqa: PLC0415  not needed at start-up

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
