"""Records: everything that the officer decides, by one mechanism. Nothing is written over unseen."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from scrutinydesk.library import journaling
from scrutinydesk.library.errors import ConflictError, LibraryError
from scrutinydesk.library.journaling import Hand, Line
from scrutinydesk.library.schema import Words, records
from scrutinydesk.library.texts import record_value, stored
from scrutinydesk.library.values import IMPORT, REPORTED, Change, Record
from scrutinydesk.periods import NAMES

LONGEST_NAME = 2000  # bytes of kind and key; an index of PostgreSQL takes about 2,700
UNDONE, AGAIN = "Undone: ", "Done again: "


def standing(connection: Connection, kind: str, key: str) -> Record:
    """Return a record as it stands, also where it was removed or never was."""
    row = connection.execute(
        select(records).where(records.c.kind == kind, records.c.key == key)
    ).one_or_none()
    return Record(kind, key, None) if row is None else _record(row)


def all_of(connection: Connection, kind: str, prefix: str = "") -> dict[str, Record]:
    """Return the records of a kind whose key begins so, by key in order."""
    wanted = select(records).where(records.c.kind == kind, records.c.value.is_not(None))
    if prefix:
        # Not LIKE: SQLite's takes capitals for small letters.
        wanted = wanted.where(func.substr(records.c.key, 1, len(stored(prefix)), type_=Words()) == prefix)
    found = (_record(row) for row in connection.execute(wanted))
    return {record.key: record for record in sorted(found, key=lambda record: record.key)}


def put(connection: Connection, hand: Hand, change: Change, undoes: int = 0) -> Record:
    """Keep a change and its line of the journal.

    What says the same as before is no change: nothing is written.

    Raises
    ------
    ConflictError
        The record is not, or no longer, what the change was made on.
    """
    _check(change)
    text = record_value(change.value)
    value = None if text is None else json.loads(text)
    stands = standing(connection, change.kind, change.key)
    # To someone who sees no record, one that was removed is none.
    if change.expected != stands.version and not (stands.value is None and change.expected == 0):
        fault = conflict(connection, stands)
        raise fault
    if value == stands.value:
        return stands
    line = Line(change.kind, change.key, change.what, change.why, stands.value, value, undoes)
    left_by = journaling.write(connection, hand, line)
    columns = {
        "value": value, "version": stands.version + 1, "who": hand.who, "at": hand.when, "entry": left_by,
    }  # fmt: skip
    if stands.version:
        connection.execute(
            update(records).where(records.c.kind == change.kind, records.c.key == change.key).values(columns)
        )
    else:
        connection.execute(insert(records).values(kind=change.kind, key=change.key, **columns))
    return Record(change.kind, change.key, value, stands.version + 1, hand.who, hand.when, left_by)


def undo(connection: Connection, hand: Hand, entry_id: int) -> Record:
    """Put back what stood before an entry, if the record still is as the entry left it.

    Raises
    ------
    LibraryError
        There is no such entry, or it tells of something that stays.
    ConflictError
        The record was changed since.
    """
    entry = journaling.entry(connection, entry_id)
    if entry is None or entry.kind in {IMPORT, REPORTED}:
        raise LibraryError(
            "This cannot be undone.",
            "What was imported or has left the office stays in the library.",
            "Import the corrected file; the library then holds both.",
        )
    stands = standing(connection, entry.kind, entry.key)
    if stands.value != entry.after:
        fault = conflict(connection, stands)
        raise fault
    what = _undone(entry.what)
    return put(connection, hand, Change(entry.kind, entry.key, entry.before, stands.version, what), entry.id)


def conflict(connection: Connection, stands: Record) -> ConflictError:
    """Return that a record is not what someone thought, with who made it so."""
    if not stands.version:
        return ConflictError(
            "This is no longer there.", "It was never kept, or in another library.", "Make it anew.", stands
        )
    entry = journaling.entry(connection, stands.entry)
    did = "removed" if stands.value is None else "changed"
    when = in_words(stands.when)
    said = f" ({entry.what})" if entry and entry.what else ""
    return ConflictError(
        f"{stands.who or 'Someone'} {did} this in the meantime.",
        f"It was {did} on {when}{said}. Your change was not kept, so that theirs is not lost.",
        "Look at what stands now; if yours should stand, make the change again.",
        stands,
    )


def in_words(moment: dt.datetime | None) -> str:
    """Return a moment in local time: ``3 July 2026 at 14:05``."""
    if moment is None:
        return "a day not known"
    local = moment.astimezone()
    return f"{local.day} {NAMES[local.month - 1]} {local.year} at {local:%H:%M}"


def _check(change: Change) -> None:
    """See that a record can be named; a wrong name is a fault of the program, a ``ValueError``."""
    name = stored(change.kind + change.key).encode()
    if not change.kind or not change.key or len(name) > LONGEST_NAME:
        raise ValueError(f"a record needs a kind and a key, of at most {LONGEST_NAME} bytes")
    if change.kind in {IMPORT, REPORTED}:
        raise ValueError(f"“{change.kind}” is no kind of record")


def _undone(what: str) -> str:
    if what.startswith(UNDONE):
        return AGAIN + what.removeprefix(UNDONE)
    return UNDONE + what.removeprefix(AGAIN)


def _record(row: Row[Any]) -> Record:
    return Record(row.kind, row.key, row.value, row.version, row.who, row.at, row.entry)
