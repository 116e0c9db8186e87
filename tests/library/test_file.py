"""A library that is a file, and everything that can happen to a file."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from scrutinydesk.library import open_library
from scrutinydesk.library.errors import (
    LibraryBusyError,
    LibraryError,
    LibraryGoneError,
    LibraryReadOnlyError,
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
