"""The officer's words in the library; on this computer meanwhile, where it cannot be reached."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from scrutinydesk.errors import ScrutinyError
from scrutinydesk.qt.panels.edit_shelf import FileShelf

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrutinydesk.findings import Finding
    from scrutinydesk.library.store import Library
    from scrutinydesk.remembered.edits import Kept
    from scrutinydesk.reporting.edits import Edits

UNSAVED = "unsaved"


class LibraryShelf:
    """Keeps edits as records, each on the version that was seen.

    Parameters
    ----------
    library : callable () -> Library
        Raises a ``LibraryError`` where it cannot be reached.
    home : Path
        The officer's own folder: edits of earlier versions lie in it, and those that could not be
        kept elsewhere.
    saved : callable () -> None
        Called when something is kept.
    """

    def __init__(self, library: Callable[[], Library], home: Path, saved: Callable[[], None]) -> None:
        self._library = library
        self._saved = saved
        self._before = home / "edits"
        self._unsaved = home / UNSAVED
        self._files = FileShelf(self._unsaved)
        self._kept: dict[str, Kept] = {}
        self._busy = threading.Lock()

    def prepare(self, library: Library, name: str) -> None:
        """Load the edits of a report, in a thread, so that ``load`` has them at once."""
        from scrutinydesk.remembered import edits as kept_edits  # noqa: PLC0415  not before the first paint
        from scrutinydesk.reporting.edits import Edits  # noqa: PLC0415

        with self._busy:
            if self._before.is_dir():
                kept_edits.adopt(library, self._before)
            kept = kept_edits.load(library, name)
            waiting = self._files.load(name)[0] if self._waits(name) else Edits()
            if waiting:
                kept = kept_edits.save(library, kept, Edits({**kept.edits.by_id, **waiting.by_id}))
                (self._unsaved / f"{name}.json").unlink(missing_ok=True)
            self._kept[name] = kept

    def load(self, name: str) -> tuple[Edits, tuple[Finding, ...]]:
        """Return the edits of a report as prepared; those on this computer where it was not."""
        if name in self._kept:
            return self._kept[name].edits, ()
        return self._files.load(name)

    def save(self, name: str, edits: Edits) -> None:
        """Keep edits in the library.

        Raises
        ------
        ConflictError
            Someone changed the same paragraph: theirs is known from now on, and saving again puts ours
            in its place.
        ScrutinyError
            The library cannot be reached: ours lie on this computer meanwhile.
        """
        from scrutinydesk.library.errors import ConflictError  # noqa: PLC0415  not before the first paint
        from scrutinydesk.remembered import edits as kept_edits  # noqa: PLC0415

        try:
            library = self._library()
            if name not in self._kept:
                self.prepare(library, name)
            with self._busy:
                self._kept[name] = kept_edits.save(library, self._kept[name], edits)
        except ConflictError as error:
            self._kept[name] = kept_edits.taken_over(self._kept[name], error.theirs)
            raise
        except ScrutinyError as error:
            self._files.save(name, edits)
            error.detail = f"{error.detail} Your words are safe on this computer until it is.".strip()
            raise
        self._saved()

    def forget(self) -> None:
        """Know nothing of the library any more: another takes its place."""
        with self._busy:
            self._kept.clear()

    def theirs(self, name: str) -> Edits:
        """Return the edits as the library has them."""
        return self._kept[name].edits

    def _waits(self, name: str) -> bool:
        return (self._unsaved / f"{name}.json").exists()
