"""kill -9 at any moment, also on a full disk: the library opens, and what was acknowledged is there."""

from __future__ import annotations

import collections
import contextlib
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from library_samples import by_chance
from library_writers import part, write

from scrutinydesk.library import open_library
from scrutinydesk.library.errors import LibraryFullError

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="no process is killed like this here"),
]

ROUNDS, ROUNDS_OF_A_SERVER = 50, 20  # a server is not killed with its client


def kill_one(nursery, words, *arguments):
    """Let a child write, kill it at any moment after so many words, and return all that it said.

    Counted in words, not in seconds, so that a slow machine kills as deep in the work as a fast one.
    """
    child = nursery.start(write, *arguments)
    end = time.monotonic() + 20
    while nursery.count() < words and time.monotonic() < end:
        time.sleep(0.001)
    time.sleep(random.uniform(0.0, 0.03))
    os.kill(child, signal.SIGKILL)
    assert nursery.ended() == -signal.SIGKILL
    return nursery.said()


class Kept:
    """All that was acknowledged so far, and whether it is there."""

    def __init__(self):
        self.said = collections.Counter()
        self.edits, self.imports, self.reported = {}, {}, {}

    def heard(self, messages):
        for kind, *what in messages:
            self.said[kind] += 1
            if kind == "put":
                self.edits[what[0]] = (what[1], what[2])
            elif kind == "import":
                self.imports[what[0]] = what[1:]
            elif kind == "reported":
                self.reported[what[0]] = what[1:]

    def check(self, library, latest):
        """Look at everything that is cheap, and at the figures and parts of the latest round."""
        found = library.records("edit")
        for key, (version, value) in self.edits.items():
            record = found[key]
            # The last put may have been kept and not acknowledged.
            assert record.version >= version
            assert record.version > version or record.value == value
            self.edits[key] = (record.version, record.value)
        listed = {each.id: each for each in library.imports()}
        assert self.imports.keys() <= listed.keys()
        assert len(listed) - len(self.imports) <= self.said["killed"]
        for kind, *what in latest:
            if kind == "import":
                assert library.observations(what[0]) == by_chance(*what[1:])
            elif kind == "reported":
                assert library.reported_parts(what[0]) == {"report.txt": part(*what[1:]), "empty": b""}

    def check_all(self, library):
        for number, made in self.imports.items():
            assert library.observations(number) == by_chance(*made)
        for number, made in self.reported.items():
            assert library.reported_parts(number)["report.txt"] == part(*made)
        # Whole or not at all: what is there beyond that is whole too, with its line of the journal.
        journal = library.journal(100_000)
        for each in library.imports():
            assert len(library.observations(each.id)) == each.figures
        told = {(line.kind, line.key) for line in journal if line.kind != "edit"}
        assert told == {
            *(("import", str(each.id)) for each in library.imports()),
            *(("reported", str(each.id)) for each in library.reported()),
        }
        assert sum(line.kind == "edit" for line in journal) == sum(
            record.version for record in library.records("edit").values()
        )


def integrity(where):
    with closing(sqlite3.connect(where)) as connection:
        return connection.execute("PRAGMA integrity_check").fetchall()


def test_nothing_acknowledged_is_lost(place, nurseries):
    nursery = nurseries[0]
    kept, chance = Kept(), random.Random()
    open_library(place, "parent").close()
    noticed, on_server = 0, place.startswith("postgresql")
    rounds = ROUNDS_OF_A_SERVER if on_server else ROUNDS
    for seed in range(1, rounds + 1):
        said = kill_one(nursery, chance.randrange(6), place, seed, 120)
        kept.heard([*said, ("killed",)])
        library = open_library(place, "parent")
        try:
            noticed += any(notice.kind == "library.broken_off" for notice in library.notices)
            kept.check(library, said)
            if seed == rounds:
                kept.check_all(library)
        finally:
            library.close()
    assert min(kept.said[kind] for kind in ("import", "put", "reported")) > 3, kept.said
    if not on_server:
        assert noticed >= kept.said["open"] - 1
        assert integrity(place) == [("ok",)]


@pytest.fixture
def small_disk(tmp_path, request):
    """A disk of 1 MB, or of as many as a test asks for."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux can make a small disk")
    folder, size = tmp_path / "disk", getattr(request, "param", 1)
    folder.mkdir()
    done = subprocess.run(
        [shutil.which("mount") or "/bin/mount", "-t", "tmpfs", "-o", f"size={size}m", "tmpfs", str(folder)],
        capture_output=True,
        check=False,
    )
    if done.returncode:
        pytest.skip("this machine lets nobody mount a small disk")
    yield folder
    subprocess.run([shutil.which("umount") or "/bin/umount", "-l", str(folder)], check=True)


def test_a_full_disk_loses_nothing_that_was_acknowledged(small_disk, nurseries):
    nursery = nurseries[0]
    where = str(small_disk / "library.sqlite")
    kept, chance = Kept(), random.Random()
    open_library(where, "parent").close()
    for seed in range(1, 13):
        said = kill_one(nursery, chance.randrange(6, 18), where, seed, 1500)
        kept.heard([*said, ("killed",)])
        library = open_library(where, "parent")
        kept.check(library, said)
        library._home.close()  # no backup: there is no room
    assert kept.said["full"] > 20, kept.said
    assert kept.said["put"] > 2, kept.said
    library = open_library(where, "parent")
    kept.check_all(library)
    library._home.close()
    assert integrity(where) == [("ok",)]


def fill(disk):
    """Leave no room at all."""
    ballast = disk / "ballast"
    with ballast.open("ab", buffering=0) as file, contextlib.suppress(OSError):
        while file.write(bytes(4096)):
            pass
    return ballast


@pytest.mark.parametrize("small_disk", [8], indirect=True)
def test_a_disk_without_any_room_opens_to_be_read_and_goes_on_when_there_is_some(small_disk, nurseries):
    """Closed or killed before: SQLite finds no room for the files that it needs beside it."""
    where = str(small_disk / "library.sqlite")
    kept = Kept()
    told = False  # not each time: an index that was left by the one that was killed needs no room
    for seed in range(1, 7):
        if seed > 1:
            said = kill_one(nurseries[0], 4 * seed, where, seed, 120)
            kept.heard([*said, ("killed",)])
        if seed % 2:
            open_library(where, "parent")._home.close()
        elif seed % 4 == 0:  # the log is there, and its index is not: as when it was carried here
            Path(f"{where}-shm").unlink()
        ballast = fill(small_disk)
        library = open_library(where, "parent")
        told |= any(notice.kind == "library.full" for notice in library.notices)
        kept.check_all(library)
        with pytest.raises(LibraryFullError):
            library.put(
                "edit", "mine", {"text": "x" * 50_000}, library.record("edit", "mine").version, "More"
            )
        kept.check_all(library)
        ballast.unlink()
        stands = library.record("edit", "mine")
        made = library.put("edit", "mine", {"text": f"{seed}" * 50_000}, stands.version, "More")
        library._home.close()
        library = open_library(where, "parent")
        assert library.record("edit", "mine") == made
        library._home.close()
    assert told
    assert integrity(where) == [("ok",)]
