"""A library that is a file, and everything that can happen to a file."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from library_samples import by_chance, imported, observations, row

from scrutinydesk.library import backups, open_library, places, sqlite_file
from scrutinydesk.library.errors import (
    LibraryBusyError,
    LibraryCorruptError,
    LibraryError,
    LibraryGoneError,
    LibraryReadOnlyError,
    NotALibraryError,
)


@pytest.fixture
def path(tmp_path) -> Path:
    return tmp_path / "library.sqlite"


def pragma(library, name):
    with library._home.engine.connect() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def said(error) -> str:
    """What the officer reads; each fault says all three."""
    fault = error.value
    assert fault.title
    assert fault.detail
    assert fault.remedy
    return str(fault)


# Beginning and opening


def test_it_is_begun_where_it_is_missing(tmp_path, opened):
    path = tmp_path / "new folder" / "library.sqlite"
    library = opened(path)
    assert (library.where, library.who, library.notices) == (str(path), "Anna", ())
    assert library.imports() == ()


@pytest.mark.parametrize("name", ["a b#c?d%e.sqlite", "é “x”.db", "100%25.sqlite"])
def test_any_name_will_do(tmp_path, opened, name):
    opened(tmp_path / name).put("edit", "1", {"a": 1}, 0, "Made")
    assert (tmp_path / name).is_file()
    assert opened(tmp_path / name).record("edit", "1").value == {"a": 1}


def test_what_is_acknowledged_is_on_the_disk(path, opened):
    library = opened(path)
    assert pragma(library, "journal_mode") == "wal"
    assert pragma(library, "synchronous") == 2  # FULL
    assert pragma(library, "foreign_keys") == 1
    orphan = "INSERT INTO reported_parts VALUES (9, 0, '', '', x'')"
    with pytest.raises(LibraryError, match="FOREIGN KEY"), library._writing() as connection:
        connection.exec_driver_sql(orphan)


def test_the_name_for_the_journal_is_the_users_own(path, opened, monkeypatch):
    monkeypatch.setenv("LOGNAME", "deputy")
    assert opened(path, None).put("edit", "1", {"a": 1}, 0, "Made").who == "deputy"


def test_a_folder_that_is_not_there_is_said(tmp_path, opened):
    with pytest.raises(LibraryGoneError) as error:
        opened(tmp_path / "share" / "office" / "library.sqlite")
    assert "Bring the drive or network back" in said(error)
    assert not (tmp_path / "share").exists()


def test_a_library_that_must_be_there_is_not_begun(path, opened):
    with pytest.raises(LibraryGoneError):
        opened(path, make=False)
    assert not path.exists()


def test_a_folder_is_no_library(tmp_path, opened):
    with pytest.raises(LibraryGoneError) as error:
        opened(tmp_path)
    assert "is a folder" in said(error)


def _imported_by(program):
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_nothing_heavy_comes_before_it_is_needed(path, opened):
    opened(path).close()
    heavy = "print(*(name for name in ('sqlalchemy', 'alembic', 'psycopg', 'pandas') if name in sys.modules))"
    assert _imported_by(f"import sys, scrutinydesk.library, scrutinydesk.library.values; {heavy}") == []
    program = f"from scrutinydesk.library import open_library; open_library({str(path)!r}).close()"
    assert _imported_by(f"import sys; {program}; {heavy}") == ["sqlalchemy"]


# Another's file, damage


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
    assert "Choose Repair" in said(error)


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


# What happens to a file that is open


def test_a_file_that_is_removed_takes_nothing_more(path, opened):
    library = opened(path)
    library.put("edit", "1", {"a": 1}, 0, "Made")
    away = path.with_name("away")
    path.rename(away)
    with pytest.raises(LibraryGoneError) as error:
        library.put("edit", "2", {"a": 1}, 0, "Made")
    assert str(path) in said(error)
    with pytest.raises(LibraryGoneError):
        library.imports()
    assert not path.exists()
    shutil.copy(away, path)
    with pytest.raises(LibraryGoneError, match="Another file stands in its place"):
        library.put("edit", "2", {"a": 1}, 0, "Made")
    path.unlink()
    away.rename(path)
    assert library.put("edit", "2", {"a": 1}, 0, "Made").version == 1


def test_a_file_that_is_removed_while_it_is_written_is_not_acknowledged(path, opened):
    library = opened(path)
    with pytest.raises(LibraryGoneError), library._writing():
        path.rename(path.with_name("away"))


def test_a_lock_of_another_program_is_said(path, opened):
    opened(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LibraryBusyError) as error:
            opened(path, patience=0.2)
        assert "Try again" in said(error)
        other.execute("COMMIT")
    assert opened(path).imports() == ()


@contextmanager
def _read_only(folder):
    """Make a folder and what is in it read-only, also for root."""
    mount = shutil.which("mount")
    subprocess.run([mount, "-o", "remount,ro", str(folder)], check=True)
    try:
        yield
    finally:
        subprocess.run([mount, "-o", "remount,rw", str(folder)], check=True)


@pytest.fixture
def disk(tmp_path):
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if sys.platform != "linux" or os.geteuid() != 0 or mount is None:
        pytest.skip("only root on Linux can make a disk read-only")
    done = subprocess.run([mount, "-t", "tmpfs", "tmpfs", str(folder)], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("this machine lets nobody mount a disk")
    yield folder
    subprocess.run([shutil.which("umount"), "-l", str(folder)], check=True)


def test_a_read_only_library_is_said(disk, opened):
    opened(disk / "library.sqlite").close()
    with _read_only(disk):
        for path in (disk / "library.sqlite", disk / "new.sqlite"):
            with pytest.raises(LibraryReadOnlyError) as error:
                opened(path)
            assert "Ask for the right to write" in said(error)


def _without_rights(path: str) -> None:
    """Try to open a library as a user who may only read it; for a process of its own."""
    os.setuid(65534)
    try:
        open_library(path)
    except LibraryReadOnlyError:
        os._exit(7)
    os._exit(1)


@pytest.mark.skipif(not hasattr(os, "fork") or os.geteuid() != 0, reason="only root can be another user")
def test_a_file_of_another_user_is_said(opened):
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        path = Path(name) / "library.sqlite"
        opened(path).close()
        path.chmod(0o644)
        child = os.fork()
        if not child:
            _without_rights(str(path))
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7


def test_a_disk_that_becomes_read_only_keeps_what_is_there(disk, opened):
    library = opened(disk / "library.sqlite")
    library.put("edit", "1", {"a": 1}, 0, "Made")
    library._home.engine.dispose()
    with _read_only(disk), pytest.raises(LibraryReadOnlyError):
        library.put("edit", "2", {"a": 1}, 0, "Made")
    assert library.put("edit", "2", {"a": 1}, 0, "Made").version == 1


# Ends, backups


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


# Network folders


def test_in_a_network_folder_there_is_no_log_and_a_notice(path, opened, tmp_path, monkeypatch):
    mounts = tmp_path / "mounts"
    mounts.write_text(f"proc /proc proc rw 0 0\n//server/office {path.parent} cifs rw 0 0\n")
    monkeypatch.setattr(places, "MOUNTS", mounts)
    library = opened(path)
    [notice] = library.notices
    assert notice.kind == "library.network"
    assert "PostgreSQL" in notice.remedy
    assert pragma(library, "journal_mode") == "delete"
    added = library.add_import(imported(), by_chance(1, 300))
    assert library.observations(added.id) == by_chance(1, 300)
    assert not list(path.parent.glob("library.sqlite-*"))
    # A library that was begun on this computer and moved there loses its log.
    library.close()
    monkeypatch.undo()
    local = opened(path)
    assert pragma(local, "journal_mode") == "wal"
    local.close()
    monkeypatch.setattr(places, "MOUNTS", mounts)
    assert pragma(opened(path), "journal_mode") == "delete"


MOUNTS = r"""
sysfs /sys sysfs rw,nosuid 0 0
/dev/vda / ext4 rw 0 0
//server/office /mnt/the\040office cifs rw 0 0
tmpfs /mnt/the\040office/local tmpfs rw 0 0
/dev/vdb /data ext4 rw 0 0
host:/data /data nfs4 rw 0 0
broken
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/anna/library.sqlite", "ext4"),
        ("/mnt/the office/library.sqlite", "cifs"),
        ("/mnt/the office/a/b/library.sqlite", "cifs"),
        ("/mnt/the office/local/library.sqlite", "tmpfs"),
        ("/mnt/the officer/library.sqlite", "ext4"),
        ("/data/library.sqlite", "nfs4"),
    ],
)
def test_the_kind_of_folder_by_the_list_of_mounts(path, kind):
    assert places.mounted_kind(PurePosixPath(path), MOUNTS) == kind


@given(st.text())
def test_any_list_of_mounts_can_be_read(mounts):
    places.mounted_kind(PurePosixPath("/a/b"), mounts)


@pytest.mark.parametrize(
    ("path", "unc"),
    [
        (r"\\server\share\library.sqlite", True),
        ("//server/share/library.sqlite", True),
        (r"\\?\UNC\server\share\x", True),
        (r"\\?\C:\x", False),
        (r"C:\x", False),
        (r"\\.\pipe", False),
    ],
)
def test_paths_that_name_a_server(path, unc):
    assert places.is_unc(path) is unc
