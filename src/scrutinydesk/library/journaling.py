"""The journal: who did what, when and why."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, insert, select

from scrutinydesk.library.schema import inserted, journal
from scrutinydesk.library.values import Entry


class Hand(NamedTuple):
    """Who writes, and when."""

    who: str
    when: dt.datetime


class Line(NamedTuple):
    """What a journal entry says beside who and when."""

    kind: str
    key: str
    what: str
    why: str = ""
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None
    undoes: int = 0


def write(connection: Connection, hand: Hand, line: Line) -> int:
    """Write a line in the transaction of what it tells of; return its id."""
    values = {**line._asdict(), "undoes": line.undoes or None, "who": hand.who, "at": hand.when}
    return inserted(connection.execute(insert(journal).values(values)))


def entry(connection: Connection, entry_id: int) -> Entry | None:
    """Return one entry; None where there is none."""
    row = connection.execute(select(journal).where(journal.c.id == entry_id)).one_or_none()
    return None if row is None else _entry(row)


def entries(connection: Connection, limit: int, kind: str, key: str, after: int) -> tuple[Entry, ...]:
    """Return entries, newest first; an empty kind or key is any."""
    wanted = select(journal).where(journal.c.id > after).order_by(journal.c.id.desc()).limit(limit)
    if kind:
        wanted = wanted.where(journal.c.kind == kind)
    if key:
        wanted = wanted.where(journal.c.key == key)
    return tuple(_entry(row) for row in connection.execute(wanted))


def _entry(row: Row[Any]) -> Entry:
    return Entry(
        row.id, row.at, row.who, row.what, row.why, row.kind, row.key, row.before, row.after, row.undoes or 0
    )
