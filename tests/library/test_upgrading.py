"""The tables are those of the revisions, and an upgrade happens whole or not at all."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from library_samples import imported, observations, row

from scrutinydesk.library import places, schema, upgrading
from scrutinydesk.library.errors import LibraryError, LibraryNewerError

SECOND = """
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.add_column("imports", sa.Column("colour", sa.Text))
    op.execute(sa.text({more!r}))
"""


def test_the_program_knows_all_revisions():
    from alembic.script import ScriptDirectory

    folder = str(upgrading.MIGRATIONS)
    scripts = ScriptDirectory(folder, version_locations=[folder])
    found = [each.revision for each in scripts.walk_revisions()]
    assert tuple(reversed(found)) == upgrading.REVISIONS
    assert scripts.get_current_head() == upgrading.REVISIONS[-1]


def test_the_revisions_make_the_tables_of_the_schema(library):
    """On either database: all revisions, one after the other, in place of what was made at once."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with library._home.engine.begin() as connection:
        schema.metadata.drop_all(connection)
        connection.execute(sa.text(f"DROP TABLE {schema.VERSION_TABLE}"))
        upgrading.migrate(connection, None)
        assert upgrading.version_of(connection) == upgrading.REVISIONS[-1]
    with library._home.engine.connect() as connection:
        options = {"compare_type": True, "version_table": schema.VERSION_TABLE}
        found = compare_metadata(MigrationContext.configure(connection, opts=options), schema.metadata)
    assert found == []


def test_on_sqlite_even_the_words_are_the_same(opened, tmp_path):
    opened(tmp_path / "a.sqlite").close()
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'b.sqlite'}")
    with engine.begin() as connection:
        upgrading.migrate(connection, None)
    engine.dispose()

    def statements(name):
        with closing(sqlite3.connect(tmp_path / name)) as connection:
            rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
        return {name: re.sub(r"\s+", " ", sql) for name, sql in rows}

    assert statements("a.sqlite") == statements("b.sqlite")


@pytest.fixture
def second(tmp_path, monkeypatch):
    """A function that makes this program know a second revision, which does ``more`` at its end."""

    def know(more):
        folder = tmp_path / "migrations"
        shutil.copytree(upgrading.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "r0002_second.py").write_text(SECOND.format(more=more), encoding="utf-8")
        monkeypatch.setattr(upgrading, "MIGRATIONS", folder)
        monkeypatch.setattr(upgrading, "REVISIONS", ("0001", "0002"))

    return know


def _columns(library):
    with library._home.engine.connect() as connection:
        return {column["name"] for column in sa.inspect(connection).get_columns("imports")}


def test_an_earlier_library_is_upgraded_with_all_that_is_in_it(place, opened, second):
    before = opened(place)
    added = before.add_import(imported(), observations(row()))
    before.close()
    second("UPDATE imports SET colour = 'blue'")
    after = opened(place)
    assert "colour" in _columns(after)
    assert after.imports() == (added,)
    assert after.put("edit", "1", {"a": 1}, 0, "Made").version == 1
    after.close()
    assert opened(place).imports() == (added,)


def test_before_an_upgrade_a_copy_of_the_file_is_made(tmp_path, opened, second, monkeypatch):
    path = tmp_path / "library.sqlite"
    opened(path).close()
    second("SELECT 1")
    opened(path).close()
    copy = next(each for each in places.backups(path) if each.stem.endswith("-before-0002"))
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT version_num FROM library_version").fetchall() == [("0001",)]
    # The program of before refuses the upgraded library, and opens the copy.
    monkeypatch.setattr(upgrading, "REVISIONS", ("0001",))
    with pytest.raises(LibraryNewerError):
        opened(path)
    assert opened(copy).imports() == ()


def test_an_upgrade_that_fails_leaves_the_library_as_it_was(place, opened, second, monkeypatch):
    before = opened(place)
    added = before.add_import(imported(), observations(row()))
    before.close()
    with monkeypatch.context() as patch:
        patch.setattr(upgrading, "REVISIONS", upgrading.REVISIONS)
        patch.setattr(upgrading, "MIGRATIONS", upgrading.MIGRATIONS)
        second("UPDATE no_such_table SET a = 1")
        with pytest.raises(LibraryError, match="no_such_table"):
            opened(place)
    monkeypatch.undo()
    after = opened(place)
    assert "colour" not in _columns(after)
    assert after.imports() == (added,)


def test_a_newer_library_is_refused_and_left_untouched(place, opened):
    library = opened(place)
    library.put("edit", "1", {"a": 1}, 0, "Made")
    with library._home.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE library_version SET version_num = '9999'")
    # Also by a session that was there before someone else upgraded it.
    with pytest.raises(LibraryNewerError, match="later version"):
        library.put("edit", "1", {"a": 2}, 1, "Changed")
    assert library.record("edit", "1").value == {"a": 1}
    library._home.close()
    is_file = not place.startswith("postgresql")
    content = Path(place).read_bytes() if is_file else b""
    with pytest.raises(LibraryNewerError, match="later version"):
        opened(place)
    with pytest.raises(LibraryNewerError, match="later version"):
        opened(place, repair=True)
    if is_file:
        assert Path(place).read_bytes() == content
