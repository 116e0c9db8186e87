"""The library as the rest of the program sees it; made by ``scrutinydesk.library.open_library``."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scrutinydesk.findings import Finding, Severity
from scrutinydesk.library import files, journaling, leaving, recording, vintages
from scrutinydesk.library.home import Home
from scrutinydesk.library.journaling import Hand
from scrutinydesk.library.schema import imports
from scrutinydesk.library.texts import now
from scrutinydesk.library.values import MEETING, Change, Entry, Import, Record, Reported
from scrutinydesk.measures.observations import Observation, Observations
from scrutinydesk.periods import Span
from scrutinydesk.progress import SILENT, Progress

if TYPE_CHECKING:
    from sqlalchemy import Connection


class Library:
    """All that is remembered: imports with their figures, records, journal, what was reported.

    Any thread may call it. Each call that writes is one transaction, whole or not at all, with its
    line of the journal; what has returned is on the disk. Every method raises a ``LibraryError``
    where the database cannot do it; the library then stands as it was and the call can be repeated.

    Attributes
    ----------
    where : str
        Path or address, for people; never a password.
    who : str
        Whose name goes into the journal.
    notices : tuple of Finding
        What the officer should know of the library itself.
    """

    def __init__(self, home: Home, who: str) -> None:
        self._home = home
        self._writer = threading.Lock()
        self._closed = False
        self.where = home.where
        self.who = who
        self.notices: tuple[Finding, ...] = home.notices
        if home.broken_off:
            self.notices += (_broken_off(self.journal(1)),)

    def close(self) -> None:
        """Let go of the database, and back it up where it has changed.

        Raises
        ------
        LibraryError
            The backup could not be made; the library is closed and whole all the same.
        """
        if self._closed:
            return
        self._closed = True
        with self._writer:
            self._home.close()
        self.back_up()

    def back_up(self) -> Path | None:
        """Back up a file that has changed, the last of each day staying; a server has its own keepers."""
        with self._home.worded():
            return self._home.back_up()

    # Imports

    def add_import(
        self,
        given: Import,
        observations: Observations,
        progress: Progress = SILENT,
        content: bytes | None = None,
    ) -> Import:
        """Keep an import and return it as it stands in the library.

        The same file with the same reading is one import: the first is returned then, as it was.
        ``progress`` may cancel it; nothing is kept then.

        Parameters
        ----------
        content : bytes, optional
            The file itself; one over 25 MB is not kept.
        """
        new = vintages.prepared(given, observations)
        with self._writing() as connection:
            number = vintages.keep(connection, self._hand(), new, progress)
            if content is not None:
                files.keep(connection, given.sha256, given.file_name, content)
            return vintages.listed(connection, imports.c.id == number)[0]

    def imports(self, force: str | None = None) -> tuple[Import, ...]:
        """Return all imports, or those of a force, the latest first."""
        wanted = () if force is None else (imports.c.force == force,)
        with self._reading() as connection:
            return vintages.listed(connection, *wanted)

    def observations(self, import_id: int) -> Observations:
        """Return the figures of an import exactly as they were put, in order."""
        with self._reading() as connection:
            return vintages.figures_of(connection, import_id, self.where)

    def imported(self, import_id: int) -> Import:
        """Return one import.

        Raises
        ------
        LibraryError
            There is no such import.
        """
        with self._reading() as connection:
            found = vintages.listed(connection, imports.c.id == import_id)
        if not found:
            fault = vintages.unknown(import_id)
            raise fault
        return found[0]

    def file(self, sha256: str) -> tuple[str, bytes] | None:
        """Return name and content of a file that was imported; None where it was not kept."""
        with self._reading() as connection:
            return files.of(connection, sha256)

    def previous(self, given: Import) -> Import | None:
        """Return what an import is to be compared with; None where there is nothing.

        That is the force's last import with an earlier period end, or else the one before it of the
        same period. ``given`` may be one that is not in the library yet.
        """
        return vintages.before(self.imports(given.force), given)

    def history(
        self, measure: str, area: str, breakdown: str, span: Span, first: int, last: int
    ) -> tuple[tuple[Import, Observation], ...]:
        """Return one figure as each import states it, oldest import first."""
        with self._reading() as connection:
            return vintages.history(connection, (measure, area, breakdown, span), first, last)

    def set_meeting(self, import_id: int, meeting: str, expected: int) -> Import:
        """Say at which meeting an import was reported; empty takes it back.

        Parameters
        ----------
        expected : int
            The import's ``meeting_version``.
        """
        value = {"meeting": meeting} if meeting else None
        with self._writing() as connection:
            found = vintages.listed(connection, imports.c.id == import_id)
            if not found:
                fault = vintages.unknown(import_id)
                raise fault
            what = f"“{found[0].file_name}” was reported at: {meeting or 'not said'}"
            recording.put(connection, self._hand(), Change(MEETING, str(import_id), value, expected, what))
            return vintages.listed(connection, imports.c.id == import_id)[0]

    # As reported

    def keep_reported(
        self,
        import_id: int,
        label: str,
        on: dt.date,
        parts: Mapping[str, bytes],
        edits: Mapping[str, Any],
        program: str,
    ) -> Reported:
        """Freeze words and tables as they left, by the name of each part."""
        about = {"label": label, "on": on, "edits": edits, "program": program}
        with self._writing() as connection:
            return leaving.keep(connection, self._hand(), import_id, about, parts)

    def reported(self) -> tuple[Reported, ...]:
        """Return all that was kept as reported, the latest first."""
        with self._reading() as connection:
            return leaving.listed(connection)

    def reported_parts(self, reported_id: int) -> dict[str, bytes]:
        """Return the parts byte for byte, each checked against its SHA-256."""
        with self._reading() as connection:
            return leaving.parts_of(connection, reported_id, self.where)

    # Records

    def records(self, kind: str, prefix: str = "") -> dict[str, Record]:
        """Return the records of a kind, by key in order; ``prefix`` is how the key begins."""
        with self._reading() as connection:
            return recording.all_of(connection, kind, prefix)

    def record(self, kind: str, key: str) -> Record:
        """Return one record; its value is None where there is none, or it was removed."""
        with self._reading() as connection:
            return recording.standing(connection, kind, key)

    def put(
        self, kind: str, key: str, value: Mapping[str, Any] | None, expected: int, what: str, why: str = ""
    ) -> Record:
        """Keep, change or (with None) remove a record; see ``Change`` and ``ConflictError``."""
        return self.put_many([Change(kind, key, value, expected, what, why)])[0]

    def put_many(self, changes: Iterable[Change]) -> tuple[Record, ...]:
        """Keep several changes, all or none."""
        with self._writing() as connection:
            hand = self._hand()
            return tuple(recording.put(connection, hand, change) for change in changes)

    # Journal

    def journal(self, limit: int = 100, kind: str = "", key: str = "", after: int = 0) -> tuple[Entry, ...]:
        """Return the latest entries, newest first.

        Parameters
        ----------
        kind, key : str
            Only those of such records; empty is any.
        after : int
            Only those with a higher id: what others have done since that entry.
        """
        with self._reading() as connection:
            return journaling.entries(connection, limit, kind, key, after)

    def undo(self, entry_id: int) -> Record:
        """Put back what stood before an entry, if the record still is as that entry left it.

        This is an entry too; to do it again, undo that one.
        """
        return self.undo_many([entry_id])[0]

    def undo_many(self, entry_ids: Iterable[int]) -> tuple[Record, ...]:
        """Undo several entries in the order given (the latest first), all or none."""
        with self._writing() as connection:
            hand = self._hand()
            return tuple(recording.undo(connection, hand, each) for each in entry_ids)

    def _hand(self) -> Hand:
        return Hand(self.who, now())

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """Read from one state of the library."""
        self._open()
        with self._home.worded():
            self._home.present()
            with self._home.engine.connect() as connection:
                yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """Write in one transaction, as the only one."""
        with self._writer, self._home.worded():
            self._open()
            self._home.present()
            with (
                self._home.engine.connect().execution_options(writes=True) as connection,
                connection.begin(),
            ):
                self._home.lock(connection)
                yield connection
            # Only now, when it is kept where it will be found again, does the caller hear of it.
            self._home.present()

    def _open(self) -> None:
        if self._closed:
            raise ValueError("the library is closed")


def _broken_off(last: tuple[Entry, ...]) -> Finding:
    said = f"; the last was, on {recording.in_words(last[0].at)}: {last[0].what}" if last else ""
    return Finding(
        "library.broken_off",
        Severity.NOTE,
        "Scrutiny Desk did not close as it should last time.",
        f"The library was checked and is whole. Everything that had been kept is there{said}.",
        "Look whether the last thing you did is there; do it again if not.",
    )
