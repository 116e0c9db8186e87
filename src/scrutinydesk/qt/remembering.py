"""The library of this run: opened behind the window, asked and told in threads."""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from scrutinydesk.errors import ScrutinyError
from scrutinydesk.qt.tasks import Task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from scrutinydesk.library.store import Library
    from scrutinydesk.library.values import Record
    from scrutinydesk.opening import Opened
    from scrutinydesk.progress import Progress
    from scrutinydesk.remembered.workbooks import Remembered
    from scrutinydesk.workbook.recipes import Recipe

T = TypeVar("T")
DEMO = "demo"
FILE, DEMO_FILE = "library.sqlite", "demo.sqlite"


class Remembering(QObject):
    """Holds the officer's library, and one of its own for the demonstration.

    Signals
    -------
    failed(object)
        An error to be told.
    told(str, str)
        News: title and detail.
    changed()
        Something was decided, undone or done again: what is shown of it is old.

    Parameters
    ----------
    home : Path
        The officer's own folder.
    where : str
        Path or address of the library; a file in ``home`` where empty.
    """

    failed = Signal(object)
    told = Signal(str, str)
    changed = Signal()

    def __init__(self, home: Path, where: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.where: Path | str = where or home / FILE
        self.for_demo = False
        self.remembered: Remembered | None = None
        self._demo = home / DEMO_FILE
        self._open: dict[str, Library] = {}
        self._opening = threading.Lock()
        self._done: list[int] = []
        self._undone: list[int] = []

    # In threads

    def library(self) -> Library:
        """Return the library in use, opened at the first call; called in threads alone.

        A ``LibraryError`` where it cannot be opened; the next call tries again.
        """
        from scrutinydesk.library import open_library  # noqa: PLC0415  not before the first paint

        where = self._demo if self.for_demo else self.where
        with self._opening:
            found = self._open.get(str(where))
            if found is None:
                found = self._open[str(where)] = open_library(where)
                for notice in found.notices:
                    self.told.emit(notice.title, f"{notice.detail} {notice.remedy}".strip())
            return found

    def at_hand(self, source: Path | str) -> Library | None:
        """Return the library by which a workbook is to be opened; None where it goes without.

        The demonstration waits for none that has nothing to say. A library that cannot be opened is
        told of, and the workbook opens all the same.
        """
        self.for_demo = source == DEMO
        if self.for_demo and not self._demo.exists():
            return None
        try:
            return self.library()
        except ScrutinyError as error:
            self.failed.emit(error)
            return None

    def keep(self, opened: Opened, progress: Progress) -> Remembered:
        """Keep a workbook as a vintage, and compare it with the one before."""
        from scrutinydesk.remembered import workbooks  # noqa: PLC0415  not before the first paint

        return workbooks.remember(self.library(), opened, progress)

    def keep_draft(self, sha256: str, recipe: Recipe | None) -> None:
        """Keep a recipe that is being made."""
        from scrutinydesk.remembered import recipes  # noqa: PLC0415  not before the first paint

        recipes.keep_draft(self.library(), sha256, recipe)

    # In the window's thread

    def run(
        self, title: str, work: Callable[[Library], T], then: Callable[[T], object] | None = None
    ) -> Task:
        """Do something with the library in a thread; what goes wrong is told."""
        task = Task(title, lambda _progress: work(self.library()), self)
        if then is not None:
            task.succeeded.connect(then)
        task.failed.connect(self.failed)
        return task.start()

    def decide(self, title: str, work: Callable[[Library], Record | Iterable[Record]]) -> Task:
        """Decide something that can be undone in this session."""
        return self.run(title, work, self._decided)

    def undo(self) -> None:
        """Take back what was decided last in this session."""
        if self._done:
            self._step("Undoing", self._done, self._undone)

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self._undone:
            self._step("Doing again", self._undone, self._done)

    def close(self) -> None:
        """Let go of it; a file is backed up first where it has changed."""
        with self._opening:
            for library in self._open.values():
                with suppress(ScrutinyError):  # it is closed all the same; the next close backs it up
                    library.close()
            self._open.clear()

    def _decided(self, records: Record | Iterable[Record]) -> None:
        entries = [records.entry] if hasattr(records, "entry") else [each.entry for each in records]
        self._done += entries
        self._undone.clear()
        self.changed.emit()

    def _step(self, title: str, taken: list[int], given: list[int]) -> None:
        entry = taken.pop()

        def stepped(record: Record) -> None:
            given.append(record.entry)
            self.changed.emit()

        self.run(title, lambda library: library.undo(entry), stepped)
