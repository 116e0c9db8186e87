"""Keeps the officer's words: in memory at once, on the shelf a second later, on closing for sure."""

from __future__ import annotations

import datetime as dt
from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from scrutinydesk.errors import ScrutinyError
from scrutinydesk.qt.tasks import Task
from scrutinydesk.reporting.edits import Edit, Edits

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrutinydesk.findings import Finding
    from scrutinydesk.library.values import Record
    from scrutinydesk.qt.panels.edit_shelf import Shelf

DELAY_MS = 1000
RETRY_MS = 10_000


class EditStore(QObject):
    """The edits of the open report.

    Signals
    -------
    state(str)
        What the status bar says about saving.
    failed(object)
        The error, where they could not be saved; once, until they are.
    conflicted(object)
        A ``Record``: what someone else made of a paragraph that is to be saved; see ``answer``.
    regained()
        What could not be saved is now.
    taking(), taken()
        Words of someone else are about to stand in place of some: what was typed is to be put first;
        and they do: what shows them is old.
    """

    state = Signal(str)
    failed = Signal(object)
    conflicted = Signal(object)
    regained = Signal()
    taking = Signal()
    taken = Signal()

    def __init__(self, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.edits = Edits()
        self.findings: tuple[Finding, ...] = ()
        self.name = ""
        self.conflict: Record | None = None
        self._shelf = shelf
        self._keeps = False
        self._dirty = False
        self._failing = False
        self._task: Task | None = None
        self._landed: deque[tuple[str, Edits, Edits]] = deque()
        self._timer = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._timer.timeout.connect(self._save_soon)

    def keep_in(self, name: str) -> None:
        """Take the edits of a report as they stand, after saving those of the one before."""
        self.flush()
        self.name = name
        self.conflict = None
        self._keeps = True
        try:
            self.edits, self.findings = self._shelf.load(name)
        except ScrutinyError as error:
            self.edits, self.findings = Edits(), ()
            # What cannot be read must not be written over either.
            self._keeps = self._dirty = False
            self.failed.emit(error)
            self.state.emit("Edits are not being saved")
            return
        self._dirty = self._shelf.waits(name)
        if self._dirty:
            self._timer.start(DELAY_MS)
        count = len(self.edits)
        words = f"{count} {'paragraph' if count == 1 else 'paragraphs'} edited"
        self.state.emit(words if count else "No edits yet")

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

    def answer(self, *, mine: bool) -> None:
        """Say whose words of the paragraph in conflict stand: mine, or those of someone else."""
        theirs, self.conflict = self.conflict, None
        if theirs is None:
            return
        self.taking.emit()
        paragraph, words = self._shelf.settle(self.name, theirs)
        if not mine:
            self.edits = self.edits.without(paragraph) if words is None else self.edits.with_edit(words)
            self.taken.emit()
        self._changed()

    def keeping(self) -> Callable[[], Edits] | None:
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
            self._land()
        if not self._dirty or not self._keeps:
            return
        try:
            self._shelf.save(self.name, self.edits)
        except ScrutinyError as error:
            self._not_saved(error)
            return
        self._saved()

    def _changed(self) -> None:
        self._dirty = True
        self.state.emit("Saving…")
        # Not put off by what is typed next; only a trial that is far away comes earlier.
        if not self._timer.isActive() or self._timer.remainingTime() > DELAY_MS:
            self._timer.start(DELAY_MS)

    def _save_soon(self) -> None:
        if not self._keeps or not self._dirty:
            return
        if self._task is not None and self._task.running:
            self._timer.start(DELAY_MS)  # one after the other: each builds on what the one before has kept
            return
        edits, name = self.edits, self.name

        def save() -> None:
            self._landed.append((name, edits, self._shelf.save(name, edits)))

        task = self._task = Task("Saving your edits", lambda _progress: save(), self)
        task.succeeded.connect(lambda _: self._land())
        task.failed.connect(lambda error: self._not_landed(name, error))
        task.start()

    def _land(self) -> None:
        """Take what was saved; once, whether the signal or a flush comes first."""
        while self._landed:
            name, edits, stands = self._landed.popleft()
            if name == self.name:
                self._written(edits, stands)

    def _not_landed(self, name: str, error: ScrutinyError) -> None:
        if name == self.name:
            self._not_saved(error)
        else:
            self.failed.emit(error)

    def _written(self, edits: Edits, stands: Edits) -> None:
        self.taking.emit()
        if edits is self.edits:
            self._saved()
        changed = {*edits.by_id, *stands.by_id}
        others = {each for each in changed if stands.by_id.get(each) != edits.by_id.get(each)}
        theirs = {each for each in others if self.edits.by_id.get(each) == edits.by_id.get(each)}
        self._shelf.unseen(self.name, others - theirs)
        if theirs:
            held = {key: edit for key, edit in self.edits.by_id.items() if key not in theirs}
            self.edits = Edits({**held, **{key: stands.by_id[key] for key in theirs if key in stands.by_id}})
            self.taken.emit()

    def _not_saved(self, error: ScrutinyError) -> None:
        theirs: Record | None = getattr(error, "theirs", None)
        if theirs is not None:
            self.conflict = theirs
            self.state.emit("Not saved: someone else changed the same")
            self.conflicted.emit(theirs)
            return
        self.state.emit("Not saved in the library yet")
        self._timer.start(RETRY_MS)
        if not self._failing:
            self._failing = True
            self.failed.emit(error)

    def _saved(self) -> None:
        self._dirty = False
        self.conflict = None
        self.state.emit(f"Saved {dt.datetime.now().astimezone():%H:%M}")
        if self._failing:
            self._failing = False
            self.regained.emit()
