"""Keeps the officer's words: in memory at once, on the shelf a second later, on closing for sure."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from scrutinydesk.errors import ScrutinyError
from scrutinydesk.qt.tasks import Task
from scrutinydesk.reporting.edits import Edit, Edits

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrutinydesk.findings import Finding
    from scrutinydesk.qt.panels.edit_shelf import Shelf

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

    def __init__(self, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.edits = Edits()
        self.findings: tuple[Finding, ...] = ()
        self.name = ""
        self._shelf = shelf
        self._keeps = False
        self._dirty = False
        self._task: Task | None = None
        self._timer = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._timer.timeout.connect(self._save_soon)

    def keep_in(self, name: str) -> None:
        """Take the edits of a report as they stand, after saving those of the one before."""
        self.flush()
        self.name = name
        self._keeps = True
        try:
            self.edits, self.findings = self._shelf.load(name)
        except ScrutinyError as error:
            self.edits, self.findings = Edits(), ()
            # What cannot be read must not be written over either.
            self._keeps = False
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

    def replace(self, edits: Edits) -> None:
        """Take edits that are kept already: what someone else has written."""
        self.edits = edits
        self._dirty = False

    def keeping(self) -> Callable[[], None] | None:
        """Return what keeps all that is not kept yet, to be called in a thread; None where all is.

        Where it fails, the shelf has them.
        """
        edits, name = self.edits, self.name
        if not self._dirty or not self._keeps:
            return None
        self._timer.stop()
        self._dirty = False
        return lambda: self._shelf.save(name, edits)

    def flush(self) -> None:
        """Save now, and wait for it."""
        self._timer.stop()
        if self._task is not None:
            self._task.wait()
        if not self._dirty or not self._keeps:
            return
        try:
            self._shelf.save(self.name, self.edits)
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
        if not self._keeps:
            return
        if self._task is not None and self._task.running:
            self._timer.start()  # one after the other: each builds on what the one before has kept
            return
        edits, name = self.edits, self.name
        task = self._task = Task("Saving your edits", lambda _progress: self._shelf.save(name, edits), self)
        task.succeeded.connect(lambda _: self._written(edits))
        task.failed.connect(self.failed)
        task.start()

    def _written(self, edits: Edits) -> None:
        if edits is self.edits:
            self._dirty = False
            self._saved()

    def _saved(self) -> None:
        self.state.emit(f"Saved {dt.datetime.now().astimezone():%H:%M}")
