"""The tables, the same on SQLite and PostgreSQL.

A change here needs a revision in ``migrations`` and its number in ``upgrading.REVISIONS``; a test
holds the two against each other.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    CursorResult,
    Date,
    DateTime,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Select,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    column,
    select,
    table,
)

from scrutinydesk.library.texts import json_stored, restored, stored

if TYPE_CHECKING:
    from sqlalchemy import Dialect

VERSION_TABLE = "library_version"
VERSION: Select[str] = select(column("version_num")).select_from(table(VERSION_TABLE))
APPLICATION = 0x5CDE0001  # marks a SQLite file as a library of this program


class Words(TypeDecorator[str]):
    """Any text, see ``texts``."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else stored(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else restored(value)


class Json(TypeDecorator[Any]):
    """What JSON can hold, as text, so that nothing depends on what a database makes of JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else json_stored(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002
        return None if value is None else json.loads(value)


class Moment(TypeDecorator[dt.datetime]):
    """A moment in UTC; SQLite keeps no time zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002
        return None if value is None else value.astimezone(dt.UTC)

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


def _needed(name: str, kind: Any, *more: Any, **options: Any) -> Column[Any]:
    return Column(name, kind, *more, nullable=False, **options)


metadata = MetaData()

imports = Table(
    "imports",
    metadata,
    _needed("id", Integer, primary_key=True),
    _needed("sha256", Words),
    # Digest of what was read: the same file read otherwise is another import.
    _needed("reading", Text),
    _needed("file_name", Words),
    _needed("kind", Words),
    _needed("force", Words),
    _needed("period_end", Integer),
    _needed("title", Words),
    _needed("recipe", Words),
    _needed("cover", Json),
    _needed("additions", Json),
    _needed("findings", Text),
    _needed("missing", Json),
    _needed("sources", Json),
    _needed("figures", Integer),
    _needed("at", Moment),
    _needed("who", Words),
    UniqueConstraint("sha256", "reading", name="one_import_a_reading"),
    sqlite_autoincrement=True,
)

# The files themselves, once each, so that a report of years ago can be looked at with its cells.
files = Table(
    "files",
    metadata,
    _needed("sha256", Text, primary_key=True),
    _needed("name", Words),
    _needed("content", LargeBinary),  # compressed by zlib
)

# What runs of figures have in common; a figure is then a few numbers. Kept by import, so that one
# import is written without looking at another and two officers never meet here.
series = Table(
    "series",
    metadata,
    _needed("import_id", Integer, ForeignKey("imports.id", name="series_of_import")),
    _needed("number", Integer),
    _needed("measure", Words),
    _needed("area", Words),
    _needed("breakdown", Words),
    _needed("span", Words),
    _needed("unit", Words),
    _needed("sheet", Words),
    _needed("number_format", Words),
    _needed("marks", Words),
    _needed("source", Words),
    _needed("derived", Words),
    _needed("whole", Boolean),
    PrimaryKeyConstraint("import_id", "number", name="series_key"),
    Index("series_by_measure", "measure", "area", "breakdown", "span", "import_id"),
    sqlite_with_rowid=False,
)

# ``exact`` holds what a double cannot: large whole numbers, not-a-number, infinities, minus zero.
# The key is the order of one series in one import: that is how they are written and looked up.
figures = Table(
    "figures",
    metadata,
    _needed("import_id", Integer, autoincrement=False),
    _needed("series", Integer, autoincrement=False),
    _needed("position", Integer, autoincrement=False),
    _needed("first", Integer),
    _needed("last", Integer),
    Column("value", Double),
    Column("exact", Text),
    _needed("cell", Text),
    PrimaryKeyConstraint("import_id", "series", "position", name="figures_key"),
    ForeignKeyConstraint(
        ["import_id", "series"], ["series.import_id", "series.number"], name="figures_of_series"
    ),
    sqlite_with_rowid=False,
)

journal = Table(
    "journal",
    metadata,
    _needed("id", Integer, primary_key=True),
    _needed("at", Moment),
    _needed("who", Words),
    _needed("what", Words),
    _needed("why", Words),
    _needed("kind", Words),
    _needed("key", Words),
    Column("before", Json),
    Column("after", Json),
    Column("undoes", Integer, ForeignKey("journal.id", name="journal_undoes")),
    Index("journal_by_record", "kind", "key", "id"),
    sqlite_autoincrement=True,
)

# A removed record stays, without value, so that its version goes on growing.
records = Table(
    "records",
    metadata,
    _needed("kind", Words),
    _needed("key", Words),
    Column("value", Json),
    _needed("version", Integer),
    _needed("who", Words),
    _needed("at", Moment),
    _needed("entry", Integer, ForeignKey("journal.id", name="records_left_by")),
    PrimaryKeyConstraint("kind", "key", name="records_key"),
)

reported = Table(
    "reported",
    metadata,
    _needed("id", Integer, primary_key=True),
    _needed("import_id", Integer, ForeignKey("imports.id", name="reported_of_import")),
    _needed("label", Words),
    _needed("reported_on", Date),
    _needed("edits", Json),
    _needed("program", Words),
    _needed("at", Moment),
    _needed("who", Words),
    sqlite_autoincrement=True,
)

reported_parts = Table(
    "reported_parts",
    metadata,
    _needed("reported_id", Integer, ForeignKey("reported.id", name="parts_of_reported")),
    _needed("position", Integer),
    _needed("name", Words),
    _needed("sha256", Text),
    _needed("content", LargeBinary),
    PrimaryKeyConstraint("reported_id", "position", name="reported_parts_key"),
)


def inserted(result: CursorResult[Any]) -> int:
    """Return the id that one new row was given."""
    key = result.inserted_primary_key
    if key is None:
        raise TypeError("no single row was inserted")
    return int(key[0])


def write_many(connection: Connection, into: Table, rows: Iterable[Sequence[object]]) -> None:
    """Write many rows, each a value a column in order and as the database holds it.

    Through the driver itself: building a statement a row takes three times as long as SQLite, and
    five times as long as PostgreSQL, takes to keep it.
    """
    found = [tuple(row) for row in rows]
    if not found:
        return
    columns = ", ".join(f'"{each.name}"' for each in into.columns)
    if connection.dialect.name == "postgresql":
        cursor: Any = connection.connection.cursor()
        with cursor, cursor.copy(f"COPY {into.name} ({columns}) FROM STDIN") as copy:
            for row in found:
                copy.write_row(row)
    else:
        places = ", ".join("?" * len(into.columns))
        statement = f"INSERT INTO {into.name} ({columns}) VALUES ({places})"  # noqa: S608  our own names
        connection.exec_driver_sql(statement, found)
