"""The commands that ask for a file first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from scrutinydesk.qt.core_calls import write_template
from scrutinydesk.qt.tasks import Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrutinydesk.qt.main_window import MainWindow
    from scrutinydesk.qt.panels.memory import Memory

WORKBOOKS = "Workbooks (*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv);;All files (*)"


class FileCommands(QObject):
    """Asks in the folder that was used last.

    Parameters
    ----------
    show, add : callable (Path) -> None
        Open a workbook; join a public release to the one that is open.
    """

    def __init__(
        self,
        window: MainWindow,
        memory: Memory,
        show: Callable[[Path], object],
        add: Callable[[Path], object],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._memory = memory
        self._show = show
        self._add = add

    def open_workbook(self) -> None:
        """Ask for a workbook and open it."""
        if path := self._asked("Open workbook"):
            self._show(path)

    def add_comparison(self) -> None:
        """Ask for a public release and join its figures to the open workbook."""
        if path := self._asked("Add national figures"):
            self._add(path)

    def new_workbook(self) -> None:
        """Write an empty standard workbook."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415  not needed at start-up

        start = str(Path(self._memory.folder) / "quarterly-performance.xlsx")
        path, _ = QFileDialog.getSaveFileName(self._window, "New workbook", start, "Workbook (*.xlsx)")
        if not path:
            return
        target = Path(path) if path.endswith(".xlsx") else Path(f"{path}.xlsx")
        banner = self._window.banner
        task = Task(f"Writing “{target.name}”", lambda _progress: write_template(target), self)
        task.succeeded.connect(
            lambda _: banner.show_news(
                f"“{target.name}” is ready to fill in.",
                "Fill it in with your spreadsheet program; its first sheet explains each table.",
            )
        )
        task.failed.connect(banner.show_error)
        self._window.status.follow(task)
        task.start()

    def _asked(self, title: str) -> Path | None:
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415  not needed at start-up

        path, _ = QFileDialog.getOpenFileName(self._window, title, self._memory.folder, WORKBOOKS)
        if not path:
            return None
        self._memory.folder = str(Path(path).parent)
        return Path(path)
