"""Damaged files, files of others, sessions that were broken off, and the backups that help."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from library_samples import by_chance, imported, observations, row

from scrutinydesk.library import backups, open_library, places, sqlite_file
from scrutinydesk.library.errors import LibraryCorruptError, LibraryGoneError, NotALibraryError


@pytest.fixture
def path(tmp_path) -> Path:
    return tmp_path / "library.sqlite"


def said(error) -> str:
    """What the officer reads; each fault says all three."""
    fault = error.value
    assert fault.title
    assert fault.detail
    assert fault.remedy
    return str(fault)


def test_a_database_of_another_program_is_left_untouched(path, opened):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE notes (text)")
    content = path.read_bytes()
    for repair in (False, True):
        with pytest.raises(NotALibraryError) as error:
            opened(path, repair=repair)
        assert "another program" in said(error)
    assert path.read_bytes() == content


def test_what_is_no_database_is_put_aside_only_when_asked(path, opened):
    path.write_bytes(b"PK\x03\x04 this is a document" * 400)
    content = path.read_bytes()
    with pytest.raises(LibraryCorruptError) as error:
        opened(path)
    assert "an empty library is begun" in said(error)
    assert error.value.backup is None
    assert path.read_bytes() == content
    library = opened(path, repair=True)
    assert library.imports() == ()
    [notice] = library.notices
    aside = next(each for each in path.parent.iterdir() if "damaged" in each.name)
    assert aside.read_bytes() == content
    assert aside.name in notice.detail


def _damaged(path, opened):
    """Make a library with a backup of an import, a record after that, and a hole in the file."""
    library = opened(path)
    added = library.add_import(imported(), by_chance(1, 6000))
    library.close()
    library = opened(path)
    library.put("edit", "1", {"a": 1}, 0, "After the backup")
    library._home.close()
    with open(path, "r+b") as file:  # noqa: PTH123
        file.seek(path.stat().st_size // 2)
        file.write(b"\xee" * 65536)
    return added


def test_a_damaged_file_is_said_and_its_backup_named(path, opened):
    added = _damaged(path, opened)
    content = path.read_bytes()
    with pytest.raises(LibraryCorruptError) as error:
        opened(path)
    [backup] = places.backups(path)
    assert error.value.backup == backup
    assert backup.name in said(error)
    library = opened(path, repair=True)
    assert library.imports() == (added,)
    assert library.observations(added.id) == by_chance(1, 6000)
    assert library.record("edit", "1").value is None
    assert "What was kept after that backup is not in it." in library.notices[0].detail
    [aside] = path.parent.glob("* damaged *.sqlite")
    assert aside.read_bytes() == content
    library.close()
    assert opened(path).notices == ()


def test_a_damaged_backup_is_passed_over(path, opened):
    added = _damaged(path, opened)
    [sound] = places.backups(path)
    worse = sound.with_name("library-2100-01-01.sqlite")
    worse.write_bytes(path.read_bytes())
    assert places.backups(path)[0] == worse
    assert opened(path, repair=True).imports() == (added,)


def test_damage_in_a_large_file_is_said_when_it_is_met(path, opened, monkeypatch):
    added = _damaged(path, opened)
    monkeypatch.setattr(sqlite_file, "_CHEAP", 0)
    library = opened(path)
    with pytest.raises(LibraryCorruptError) as error:
        library.observations(added.id)
    assert "under Tools > Library" in said(error)
    library._home.close()
    assert opened(path, repair=True).observations(added.id) == by_chance(1, 6000)


def test_a_file_that_was_moved_is_not_begun_anew(path, opened):
    opened(path).add_import(imported(), observations(row()))
    library = opened(path)
    library.close()
    path.rename(path.with_name("moved.sqlite"))
    with pytest.raises(LibraryGoneError) as error:
        opened(path)
    assert "backups of it are there" in said(error)
    assert not path.exists()
    assert len(opened(path, repair=True).imports()) == 1


def test_a_second_window_is_no_session_that_was_broken_off(path, opened):
    first = opened(path)
    first.put("edit", "1", {"a": 1}, 0, "Made")
    second = opened(path, "Ben")
    assert second.notices == ()
    second.put("edit", "1", {"a": 2}, 1, "Changed")
    assert first.record("edit", "1").value == {"a": 2}


def test_a_session_that_was_broken_off_is_said_with_the_last_that_was_kept(path):
    program = (
        "import os; from scrutinydesk.library import open_library; "
        f"open_library({str(path)!r}, 'Anna').put('edit', '1', {{}}, 0, 'Edited 5a-1'); os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 9
    library = open_library(path)
    [notice] = library.notices
    assert notice.kind == "library.broken_off"
    assert "Edited 5a-1" in notice.detail
    library.close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    library = open_library(path)
    assert library.notices == ()
    library.close()


def test_closing_backs_up_what_has_changed(path, opened):
    opened(path).close()
    [backup] = places.backups(path)
    made = backup.stat().st_mtime_ns
    opened(path).close()
    assert [each.stat().st_mtime_ns for each in places.backups(path)] == [made]
    library = opened(path)
    library.put("edit", "1", {"a": 1}, 0, "Made")
    assert library.back_up() == backup
    assert library.back_up() is None
    library.close()
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("SELECT count(*) FROM records").fetchone() == (1,)
    assert list(path.parent.glob("*-wal")) == []


def test_the_last_of_five_days_stays_and_what_was_made_before_an_upgrade(path, opened):
    opened(path).close()
    folder = places.backup_folder(path)
    for day in range(1, 9):
        old = folder / f"library-2026-01-{day:02}.sqlite"
        old.write_bytes(b"")
        os.utime(old, (day, day))
    before = folder / "library-2026-01-01-before-0002.sqlite"
    before.write_bytes(b"")
    os.utime(before, (1, 1))
    backups.make(path)
    names = [each.stem for each in places.backups(path)]
    assert names[1:] == [f"library-2026-01-0{day}" for day in (8, 7, 6, 5)] + [before.stem]


def test_a_backup_that_cannot_be_made_is_said_after_closing(path, opened, monkeypatch):
    library = opened(path)
    places.backup_folder(path).write_text("a file in the way")
    with pytest.raises(LibraryGoneError):
        library.close()
    library.close()
    with pytest.raises(ValueError, match="closed"):
        library.imports()
