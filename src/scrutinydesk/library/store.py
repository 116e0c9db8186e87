"""The library: what was imported, decided and reported, and by whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from scrutinydesk.library import backups, faults, imports, records
from scrutinydesk.library.errors import LibraryError
from scrutinydesk.library.schema import reported, reported_parts
from scrutinydesk.library.texts import now
from scrutinydesk.library.values import IMPORT, MEETING, REPORTED, Change, Entry, Import, Record, Reported

if TYPE_CHECKING:
    from scrutinydesk.library.engine import Database
    from scrutinydesk.measures.observations import Observation, Observations
    from scrutinydesk.periods import Span


class Library:
    """Opened by ``open_library``; any thread may call.

    Everything that writes is whole or not at all, is on the disk when it returns, and has its line
    in the journal. Every method may raise a ``LibraryError`` of the kinds in ``errors``.

    Attributes
    ----------
    who : str
        Whose changes these are.
    notices : tuple of str
        What to know about this library, such as that it lies on a network drive.
    """

    def __init__(self, database: Database, who: str, notices: tuple[str, ...] = ()) -> None:
        self.who = who
        self.notices = notices
        self._database = database

    @property
    def where(self) -> str:
        """Where it is, for people."""
        return self._database.place.shown

    @property
    def read_only(self) -> bool:
        """Whether nothing can be kept in it."""
        return self._database.read_only

    def close(self) -> None:
        """Let go of it."""
        self._database.close()

    def back_up(self) -> str:
        """Make today's copy of a file where there is none yet; return where it is, empty for a server."""
        path = self._database.place.path
        if path is None or self.read_only or not backups.due(path, dt.datetime.now().astimezone().date()):
            return ""
        with faults.told(self._database.place):
            return str(backups.make(path, dt.datetime.now().astimezone().date().isoformat()))

    # Imports

    def add_import(self, made: Import, observations: Observations, content: bytes | None = None) -> Import:
        """Keep what was read of a file; the same reading of the same file is one import.

        Parameters
        ----------
        made : Import
            Without ``id``, ``when`` and ``who``.
        content : bytes, optional
            The file itself, to look at later; one over 25 MB is not kept.
        """
        with self._database.writing() as connection:
            key, new = imports.write(connection, made, observations, self.who)
            if content is not None:
                imports.write_file(connection, made.sha256, made.file_name, content)
            if new:
                what = f"Imported “{made.file_name}”: {len(observations):,} figures"
                records.note(connection, Change(IMPORT, str(key), None, 0, what), self.who)
            found = imports.whole(connection, key)
        assert found is not None  # noqa: S101  it was just written
        return found

    def imports(self, force: str | None = None) -> tuple[Import, ...]:
        """Return the imports of a force, or all, newest first, without what is long."""
        with self._database.reading() as connection:
            return imports.listed(connection, force)

    def imported(self, key: int) -> Import:
        """Return one import with its cover, findings and the rest."""
        with self._database.reading() as connection:
            found = imports.whole(connection, key)
        if found is None:
            raise LibraryError("There is no such import in the library.", f"It has no import {key}.")
        return found

    def observations(self, key: int) -> Observations:
        """Return the observations of an import, equal to those that were put, in their order."""
        with self._database.reading() as connection:
            found = imports.observations_of(connection, key)
        if found is None:
            raise LibraryError("There is no such import in the library.", f"It has no import {key}.")
        return found

    def file(self, sha256_of: str) -> tuple[str, bytes] | None:
        """Return name and content of a file that was imported; None where it was not kept."""
        with self._database.reading() as connection:
            return imports.file(connection, sha256_of)

    def previous(self, made: Import) -> Import | None:
        """Return the import to compare with: of the period before, else an earlier one of the same period."""
        others = [each for each in self.imports(made.force) if each.id != made.id]
        before = [each for each in others if each.period_end < made.period_end]
        if before:
            return max(before, key=lambda each: (each.period_end, each.id))
        same = [each for each in others if each.period_end == made.period_end and each.id < made.id]
        return max(same, key=lambda each: each.id, default=None)

    def history(
        self, measure: str, area: str, breakdown: str, span: Span, first: int, last: int
    ) -> tuple[tuple[Import, Observation], ...]:
        """Return one figure as each import states it, oldest first; first and last are month ordinals."""
        line = (measure, area, breakdown, str(span))
        with self._database.reading() as connection:
            return tuple(imports.history(connection, line, first, last))

    def set_meeting(self, key: int, meeting: str, expected: int) -> Record:
        """Say at which meeting the figures of an import were reported.

        Parameters
        ----------
        expected : int
            ``Import.meeting_version``.
        """
        what = f"Reported at “{meeting}”" if meeting else "Not said to be reported at any meeting"
        return self.put(MEETING, str(key), {"meeting": meeting}, expected, what)

    # As reported

    def keep_reported(
        self,
        key: int,
        label: str,
        on: dt.date,
        parts: Mapping[str, bytes],
        edits: Mapping[str, Any],
        program: str,
    ) -> Reported:
        """Keep words and tables as they left, for good."""
        with self._database.writing() as connection:
            adding = (
                insert(reported).values(
                    import_id=key, label=label, reported_on=on, edits=dict(edits), program=program,
                    at=now(), who=self.who,
                ).returning(reported.c.id)
            )  # fmt: skip
            number = int(connection.execute(adding).scalar_one())
            for position, (name, content) in enumerate(parts.items()):
                connection.execute(
                    insert(reported_parts).values(
                        reported_id=number, position=position, name=name,
                        sha256=sha256(content).hexdigest(), content=content,
                    )
                )  # fmt: skip
            what = f"Kept as reported: “{label}”"
            records.note(connection, Change(REPORTED, str(number), None, 0, what), self.who)
        return next(each for each in self.reported() if each.id == number)

    def reported(self) -> tuple[Reported, ...]:
        """Return what was reported, latest first."""
        with self._database.reading() as connection:
            named = connection.execute(
                select(reported_parts.c.reported_id, reported_parts.c.name, reported_parts.c.sha256)
                .order_by(reported_parts.c.reported_id, reported_parts.c.position)
            ).all()  # fmt: skip
            rows = connection.execute(select(reported).order_by(reported.c.id.desc())).all()
        parts: dict[int, dict[str, str]] = {}
        for number, name, digest in named:
            parts.setdefault(number, {})[name] = digest
        return tuple(
            Reported(
                row.id, row.import_id, row.label, row.reported_on, parts.get(row.id, {}), row.edits,
                row.program, row.who, row.at,
            )
            for row in rows
        )  # fmt: skip

    def reported_parts(self, number: int) -> dict[str, bytes]:
        """Return what was reported, byte for byte."""
        with self._database.reading() as connection:
            rows = connection.execute(
                select(reported_parts).where(reported_parts.c.reported_id == number)
                .order_by(reported_parts.c.position)
            ).all()  # fmt: skip
        found = {row.name: bytes(row.content) for row in rows}
        if any(sha256(found[row.name]).hexdigest() != row.sha256 for row in rows):
            raise faults.corrupt(self._database.place, "a report is not as it was kept")
        return found

    # Records

    def records(self, kind: str, prefix: str = "") -> dict[str, Record]:
        """Return the records of a kind whose key begins so, by key."""
        with self._database.reading() as connection:
            return records.held(connection, kind, prefix)

    def record(self, kind: str, key: str) -> Record:
        """Return a record as it stands; its version is 0 where there never was one."""
        with self._database.reading() as connection:
            return records.one(connection, kind, key)

    def put(
        self, kind: str, key: str, value: Mapping[str, Any] | None, expected: int, what: str, why: str = ""
    ) -> Record:
        """Keep a decision.

        Parameters
        ----------
        value : mapping or None
            What JSON can hold; None removes the record.
        expected : int
            Version on which the decision was made; 0 where there was no record. Where the record is
            at another by now, a ``ConflictError`` says who changed it, and nothing is written.
        """
        return self.put_many((Change(kind, key, value, expected, what, why),))[0]

    def put_many(self, changes: Iterable[Change]) -> tuple[Record, ...]:
        """Keep several decisions, all or none."""
        with self._database.writing() as connection:
            return tuple(records.put(connection, each, self.who) for each in changes)

    def journal(self, limit: int = 1000, kind: str = "", key: str = "", before: int = 0) -> tuple[Entry, ...]:
        """Return lines of the journal, newest first; ``before`` goes on from that line."""
        with self._database.reading() as connection:
            return records.entries(connection, limit, kind, key, before)

    def undo(self, entry_id: int) -> Record:
        """Put back what stood before a line of the journal; undoing that does it again.

        A ``ConflictError`` where it was changed since.
        """
        with self._database.writing() as connection:
            return records.undone(connection, entry_id, self.who)
