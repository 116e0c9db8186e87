"""The library of this run: opened behind the window, asked and told in threads."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from scrutinydesk.errors import ScrutinyError
from scrutinydesk.qt.tasks import Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrutinydesk.library.store import Library
    from scrutinydesk.library.values import Record
    from scrutinydesk.workbook.recipes import Recipe

T = TypeVar("T")
DEMO = "demo"
FILE, DEMO_FILE = "library.sqlite", "demo.sqlite"
_KEPT = re.compile(r"(demo )?import ([0-9]+): (.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class KeptImport:
    """An import of the library as what is to be opened, in place of a path.

    Attributes
    ----------
    for_demo : bool
        Whether it is in the library of the demonstration.
    """

    id: int
    file_name: str
    for_demo: bool = False

    def __str__(self) -> str:
        return f"{'demo ' if self.for_demo else ''}import {self.id}: {self.file_name}"


Source = Path | str | KeptImport


def source_of(text: str) -> Source:
    """Return what a session had open, from how it wrote it down."""
    found = _KEPT.fullmatch(text)
    if found is not None:
        return KeptImport(int(found[2]), found[3], bool(found[1]))
    return DEMO if text == DEMO else Path(text)


def is_for_demo(source: Source) -> bool:
    """Tell whether something belongs to the library of the demonstration."""
    return source.for_demo if isinstance(source, KeptImport) else source == DEMO


class Remembering(QObject):
    """Holds the officer's library, and one of its own for the demonstration.

    Signals
    -------
    failed(object)
        An error to be told.
    told(str, str)
        News: title and detail.
    changed()
        Something was decided, undone or done again, or another library is in use: what is shown is old.

    Parameters
    ----------
    home : Path
        The officer's own folder.
    where : str
        Path or address of the library; a file in ``home`` where empty.

    Attributes
    ----------
    for_demo : bool
        Whether the demonstration is open, and its library meant.
    missed : bool
        Whether the latest workbook was opened without the library, because it could not be reached.
    saved : callable () -> None
        Called, in threads, when something that the officer did is kept.
    untold : set of str
        Kinds of notices of a library that were told otherwise.
    """

    failed = Signal(object)
    told = Signal(str, str)
    changed = Signal()

    def __init__(self, home: Path, where: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.where: Path | str = where or home / FILE
        self.for_demo = self.missed = False
        self.saved: Callable[[], None] = _nothing
        self.untold: set[str] = set()
        self._usual, self._demo = home / FILE, home / DEMO_FILE
        self._open: dict[str, Library] = {}
        self._known: set[str] = set()
        self._opening = threading.Lock()
        self._steps: dict[str, tuple[list[int], list[int]]] = {}  # by library: done, and undone

    # In threads

    def library(self, *, for_demo: bool | None = None) -> Library:
        """Return the library in use, opened at the first call; called in threads alone.

        A ``LibraryError`` where it cannot be opened; the next call tries again.

        Parameters
        ----------
        for_demo : bool, optional
            Which of the two; that of the open report where it is left out.
        """
        from scrutinydesk.library import open_library  # noqa: PLC0415  not before the first paint

        where = self._place(self.for_demo if for_demo is None else for_demo)
        with self._opening:
            found = self._open.get(str(where))
            if found is None:
                # One that was there in this run and is missing was moved: a new one would hide that.
                found = open_library(where, make=str(where) not in self._known)
                self._taken(where, found)
        return found

    def ask(self, work: Callable[[Library], T], *, for_demo: bool | None = None) -> T:
        """Do something with a library; one that is gone is let go of, so that the next call finds it again.

        Raises
        ------
        LibraryGoneError
            The file, its folder or the server cannot be reached.
        """
        from scrutinydesk.library.errors import LibraryGoneError  # noqa: PLC0415  see above

        library = self.library(for_demo=for_demo)
        try:
            return work(library)
        except LibraryGoneError:
            with self._opening, suppress(ScrutinyError):
                for where in [each for each, held in self._open.items() if held is library]:
                    del self._open[where]
                library.close()
            raise

    def at_hand(self, source: Source) -> Library | None:
        """Return the library by which a workbook is to be opened; None where it goes without.

        The demonstration waits for none that has nothing to say. A library that cannot be opened is
        told of, and the workbook opens all the same.
        """
        for_demo = is_for_demo(source)
        self.missed = False
        if source == DEMO and not self._demo.exists():
            return None
        try:
            # Also one that was opened before may be gone by now.
            self.ask(lambda library: library.journal(1), for_demo=for_demo)
            return self.library(for_demo=for_demo)
        except ScrutinyError as error:
            self.missed = True
            self.failed.emit(error)
            return None

    def move(self, where: str, *, repair: bool = False) -> Library:
        """Go over to another library once it is open; where it cannot be opened, all stays as it was.

        Parameters
        ----------
        where : str
            Path or address; empty for the usual file.
        repair : bool
            Whether a damaged one is put aside for its newest backup.
        """
        from scrutinydesk.library import open_library  # noqa: PLC0415  see above

        place = where or self._usual
        with self._opening:
            if repair or str(place) not in self._open:
                before = self._open.pop(str(place), None)
                _close(before)
                made = open_library(place, make=str(place) not in self._known, repair=repair)
                self._taken(place, made)
            left, self.where = str(self.where), place
            if left != str(place):
                _close(self._open.pop(left, None))
                self._steps.pop(left, None)
            return self._open[str(place)]

    def _place(self, for_demo: bool) -> Path | str:  # noqa: FBT001  a choice between two
        return self._demo if for_demo else self.where

    def _taken(self, where: Path | str, library: Library) -> None:
        self._open[str(where)] = library
        self._known.add(str(where))
        for notice in (each for each in library.notices if each.kind not in self.untold):
            self.told.emit(notice.title, f"{notice.detail} {notice.remedy}".strip())

    def keep_draft(self, sha256: str, recipe: Recipe | None) -> None:
        """Keep a recipe that is being made."""
        from scrutinydesk.remembered import recipes  # noqa: PLC0415  not before the first paint

        self.ask(lambda library: recipes.keep_draft(library, sha256, recipe))
        self.saved()

    # In the window's thread

    def run(
        self, title: str, work: Callable[[Library], T], then: Callable[[T], object] | None = None
    ) -> Task:
        """Do something with the library in a thread; what goes wrong is told."""
        task = Task(title, lambda _progress: self.ask(work), self)
        if then is not None:
            task.succeeded.connect(then)
        task.failed.connect(self.failed)
        return task.start()

    def decide(self, title: str, work: Callable[[Library], Record | Iterable[Record]]) -> Task:
        """Decide something that can be undone in this session."""

        def decided(library: Library) -> tuple[Record, ...]:
            records = work(library)
            self.saved()
            return tuple(records) if isinstance(records, Iterable) else (records,)

        task = self.run(title, decided, self._decided)
        # What someone else has decided meanwhile is shown.
        task.failed.connect(lambda error: self.changed.emit() if hasattr(error, "theirs") else None)
        return task

    def undo(self) -> None:
        """Take back what was decided last in this session."""
        done, undone = self._taken_steps
        if done:
            self._step("Undoing", done, undone)

    def redo(self) -> None:
        """Do again what was taken back last."""
        done, undone = self._taken_steps
        if undone:
            self._step("Doing again", undone, done)

    def close(self) -> None:
        """Let go of it; a file is backed up first where it has changed."""
        with self._opening:
            for library in self._open.values():
                _close(library)
            self._open.clear()

    @property
    def _taken_steps(self) -> tuple[list[int], list[int]]:
        """Entries done and undone in the library in use: in another they would mean something else."""
        return self._steps.setdefault(str(self._place(self.for_demo)), ([], []))

    def _decided(self, records: tuple[Record, ...]) -> None:
        done, undone = self._taken_steps
        done += [each.entry for each in records]
        undone.clear()
        self.changed.emit()

    def _step(self, title: str, taken: list[int], given: list[int]) -> None:
        entry = taken.pop()

        def stepped(record: Record) -> None:
            given.append(record.entry)
            self.changed.emit()

        self.run(title, lambda library: library.undo(entry), stepped)


def _nothing() -> None:
    """Do nothing."""


def _close(library: Library | None) -> None:
    if library is not None:
        with suppress(ScrutinyError):  # it is closed all the same; the next close backs it up
            library.close()
