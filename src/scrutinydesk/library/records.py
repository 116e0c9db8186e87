"""Records and their journal: one mechanism for everything that the officer decides."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, and_, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from scrutinydesk.library.errors import ConflictError, LibraryError
from scrutinydesk.library.schema import journal, records
from scrutinydesk.library.texts import json_stored, now
from scrutinydesk.library.values import IMPORT, REPORTED, Change, Entry, Record

if TYPE_CHECKING:
    from sqlalchemy.sql.elements import ColumnElement


def held(connection: Connection, kind: str, prefix: str) -> dict[str, Record]:
    """Return the records of a kind that stand, by key."""
    wanted = (
        select(records).where(records.c.kind == kind, records.c.value.is_not(None)).order_by(records.c.key)
    )
    if prefix:
        wanted = wanted.where(records.c.key.startswith(prefix, autoescape=True))
    return {row.key: _record(row) for row in connection.execute(wanted)}


def one(connection: Connection, kind: str, key: str, *, lock: bool = False) -> Record:
    """Return a record as it stands; of version 0 where there never was one."""
    wanted = select(records).where(_is(kind, key))
    row = connection.execute(wanted.with_for_update() if lock else wanted).first()
    return Record(kind, key, None) if row is None else _record(row)


def put(connection: Connection, change: Change, who: str, undoes: int | None = None) -> Record:
    """Put a record, and its line in the journal.

    Raises ``ConflictError`` where the record is not at the version that was expected.
    """  # noqa: DOC501  conflict makes one
    before = one(connection, change.kind, change.key, lock=True)
    fresh = change.expected == 0 and before.value is None
    if change.expected != before.version and not fresh:
        raise conflict(before)
    value = _checked(change.value)
    at = now()
    entry = note(connection, change, who, before.value, undoes)
    new = {"value": value, "version": before.version + 1, "who": who, "at": at, "entry": entry}
    if before.version:
        connection.execute(update(records).where(_is(change.kind, change.key)).values(**new))
    elif not _added(connection, {"kind": change.kind, "key": change.key, **new}):
        raise conflict(one(connection, change.kind, change.key))
    return Record(change.kind, change.key, value, before.version + 1, who, at, entry)


def note(
    connection: Connection,
    change: Change,
    who: str,
    before: Mapping[str, Any] | None = None,
    undoes: int | None = None,
) -> int:
    """Write a line of the journal; return its number."""
    adding = (
        insert(journal).values(
            at=now(), who=who, what=change.what, why=change.why, kind=change.kind, key=change.key,
            before=before, after=change.value, undoes=undoes,
        ).returning(journal.c.id)
    )  # fmt: skip
    return int(connection.execute(adding).scalar_one())


def undone(connection: Connection, entry_id: int, who: str) -> Record:
    """Put back what stood before an entry of the journal.

    Raises
    ------
    LibraryError
        There is no such entry, or it is of the kind that stays; a ``ConflictError`` where the record
        was changed since.
    """  # noqa: DOC501  conflict makes one
    row = connection.execute(select(journal).where(journal.c.id == entry_id)).first()
    if row is None:
        raise LibraryError("There is nothing of that kind to undo.", "The journal does not hold it.")
    if row.kind in {IMPORT, REPORTED}:
        raise LibraryError(
            "What was imported, or reported, stays.",
            "The journal and the reports that were given rest on it.",
            "Import the right file: it then counts as the latest.",
        )
    stands = one(connection, row.kind, row.key, lock=True)
    if stands.entry != entry_id:
        raise conflict(stands)
    what = f"Undone: {row.what}" if row.undoes is None else _again(connection, row.undoes)
    change = Change(row.kind, row.key, row.before, stands.version, what, row.why)
    return put(connection, change, who, entry_id)


def _again(connection: Connection, entry_id: int) -> str:
    """Return the words for what is done again: those of the step that had been undone."""
    what = str(connection.execute(select(journal.c.what).where(journal.c.id == entry_id)).scalar() or "")
    return f"Done again: {what.removeprefix('Done again: ')}"


def entries(connection: Connection, limit: int, kind: str, key: str, before: int) -> tuple[Entry, ...]:
    """Return lines of the journal, newest first."""
    wanted = select(journal).order_by(journal.c.id.desc()).limit(limit)
    if kind:
        wanted = wanted.where(journal.c.kind == kind)
    if key:
        wanted = wanted.where(journal.c.key == key)
    if before:
        wanted = wanted.where(journal.c.id < before)
    return tuple(
        Entry(
            row.id, row.at, row.who, row.what, row.why, row.kind, row.key, row.before, row.after,
            row.undoes or 0,
        )
        for row in connection.execute(wanted)
    )  # fmt: skip


def conflict(theirs: Record) -> ConflictError:
    """Return the error for a record that someone changed in the meantime."""
    when = f" at {theirs.when.astimezone():%H:%M on %d %B %Y}" if theirs.when is not None else ""
    did = "removed" if theirs.value is None else "changed"
    return ConflictError(
        "Someone else changed this in the meantime.",
        f"{theirs.who or 'Someone'} {did} it{when}. Nothing was written over; theirs stands in the library.",
        "Look at theirs, then keep it or put yours in its place.",
        theirs,
    )


def _is(kind: str, key: str) -> ColumnElement[bool]:
    return and_(records.c.kind == kind, records.c.key == key)


def _added(connection: Connection, values: dict[str, Any]) -> bool:
    """Add a record; False where someone was quicker."""
    if connection.dialect.name == "postgresql":
        added = connection.execute(postgresql.insert(records).values(**values).on_conflict_do_nothing())
    else:
        added = connection.execute(sqlite.insert(records).values(**values).on_conflict_do_nothing())
    return added.rowcount == 1


def _checked(value: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Return a value as JSON will give it back; a TypeError where its keys are no texts."""
    if value is None:
        return None
    if not all(isinstance(key, str) for key in value):
        raise TypeError("the keys of a record's value are texts")
    found: dict[str, Any] = json.loads(json_stored(dict(value)))
    return found


def _record(row: Row[Any]) -> Record:
    return Record(row.kind, row.key, row.value, row.version, row.who, row.at, row.entry)
