"""Where a file lies: in a network folder there is no log beside it, and the officer is told."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from library_samples import by_chance, imported

from scrutinydesk.library import places


@pytest.fixture
def path(tmp_path) -> Path:
    return tmp_path / "library.sqlite"


def pragma(library, name):
    with library._home.engine.connect() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


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
