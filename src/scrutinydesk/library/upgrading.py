"""Bringing a library to the tables of this program, in one transaction.

Alembic is imported only where something is to be upgraded. A new library is made of the schema as it
stands, which the tests hold against what all revisions together make.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Column, Connection, MetaData, PrimaryKeyConstraint, String, Table, inspect

from scrutinydesk.library.errors import LibraryNewerError, NotALibraryError
from scrutinydesk.library.schema import VERSION, VERSION_TABLE, metadata

REVISIONS = ("0001",)  # all that this program knows, oldest first
MIGRATIONS = Path(__file__).with_name("migrations")


def head(version: str | None, where: str) -> bool:
    """Tell whether a library of this version is as this program wants it; None is an empty one.

    Raises
    ------
    LibraryNewerError
        The program does not know the version.
    """
    if version is not None and version not in REVISIONS:
        raise LibraryNewerError(
            "The library was made by a later version of Scrutiny Desk.",
            f"{where} was left untouched: this version could misread what it does not know.",
            "Install the latest version of Scrutiny Desk, or choose another library to work with until then.",
        )
    return version == REVISIONS[-1]


def version_of(connection: Connection) -> str | None:
    """Return the version of the library, by its own table; None where there is no such table."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    return connection.scalar(VERSION)


def upgrade(connection: Connection, where: str) -> None:
    """Make or upgrade the tables; the caller's transaction makes it whole or not at all.

    Raises
    ------
    NotALibraryError
        Tables of the same names are there already and belong to something else.
    """
    stands = version_of(connection)
    if stands is not None:
        migrate(connection, stands)
    else:
        taken = set(inspect(connection).get_table_names()) & set(metadata.tables)
        if taken:
            raise NotALibraryError(
                "This database belongs to another program.",
                f"{where} has tables of the same names: {', '.join(sorted(taken))}.",
                "Choose a new file, or ask for an empty database or schema.",
            )
        metadata.create_all(connection)
        _stamps.create(connection)
        connection.execute(_stamps.insert().values(version_num=REVISIONS[-1]))


# As Alembic makes and reads it.
_stamps = Table(VERSION_TABLE, MetaData(), Column("version_num", String(32), nullable=False))
_stamps.append_constraint(PrimaryKeyConstraint("version_num", name=f"{VERSION_TABLE}_pkc"))


def migrate(connection: Connection, stands: str | None) -> None:
    """Run the revisions after the one that stands, one by one; None is before the first."""
    from alembic.migration import MigrationContext  # noqa: PLC0415  0.1 s, and rarely needed
    from alembic.operations import Operations  # noqa: PLC0415  late: decision 6
    from alembic.script import ScriptDirectory  # noqa: PLC0415  late: decision 6

    scripts = ScriptDirectory(str(MIGRATIONS), version_locations=[str(MIGRATIONS)])
    context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
    with Operations.context(context):
        for revision in reversed([*scripts.iterate_revisions("head", stands or "base")]):
            revision.module.upgrade()
            context.stamp(scripts, revision.revision)
