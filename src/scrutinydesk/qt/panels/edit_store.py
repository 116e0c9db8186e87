"""Keeps the officer's words: in memory at once, on the disk a second later, on closing for sure."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from scrutinydesk.errors import ScrutinyError
from scrutinydesk.qt.tasks import Task
from scrutinydesk.reporting import edits as storage
from scrutinydesk.reporting.edits import Edit, Edits

if TYPE_CHECKING:
    from pathlib import Path

    from scrutinydesk.findings import Finding

DELAY_MS = 1000


class EditStore(QObject):
    """The edits of the open report.

    Signals
    -------
    state(str)
        What the status bar says about saving.
    failed(object)
        The error, where they could not be saved.
    """

    state = Signal(str)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.edits = Edits()
        self.findings: tuple[Finding, ...] = ()
        self._path: Path | None = None
        self._dirty = False
        self._timer = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._timer.timeout.connect(self._save_soon)

    def keep_in(self, path: Path) -> None:
        """Go over to another file, after saving into the one before."""
        if path == self._path:
            return
        self.flush()
        self._path = path
        try:
            self.edits, self.findings = storage.load(path)
        except ScrutinyError as error:
            self.edits, self.findings = Edits(), ()
            # What cannot be read must not be written over either.
            self._path = None
            self.failed.emit(error)
            self.state.emit("Edits are not being saved")
            return
        self.state.emit(f"{len(self.edits)} paragraphs edited" if self.edits else "No edits yet")

    def put(self, edit: Edit) -> None:
        """Keep the officer's words for a paragraph; the drafted words themselves are no edit."""
        stands = self.edits.by_id.get(edit.paragraph_id)
        if edit.text == edit.drafted:
            self.drop(edit.paragraph_id)
        elif stands != edit:
            self.edits = self.edits.with_edit(edit)
            self._changed()

    def drop(self, paragraph_id: str) -> None:
        """Let the drafted words stand again."""
        if paragraph_id in self.edits.by_id:
            self.edits = self.edits.without(paragraph_id)
            self._changed()

    def flush(self) -> None:
        """Save now, and wait for it."""
        self._timer.stop()
        if not self._dirty or self._path is None:
            return
        try:
            storage.save(self.edits, self._path)
        except ScrutinyError as error:
            self.failed.emit(error)
            return
        self._dirty = False
        self._saved()

    def _changed(self) -> None:
        self._dirty = True
        self.state.emit("Saving…")
        self._timer.start()

    def _save_soon(self) -> None:
        edits, path = self.edits, self._path
        if path is None:
            return
        task = Task("Saving your edits", lambda _progress: storage.save(edits, path), self)
        task.succeeded.connect(lambda _: self._written(edits))
        task.failed.connect(self.failed)
        task.start()

    def _written(self, edits: Edits) -> None:
        if edits is self.edits:
            self._dirty = False
            self._saved()

    def _saved(self) -> None:
        self.state.emit(f"Saved {dt.datetime.now().astimezone():%H:%M}")
