"""What child processes do in the tests that kill them or let two write at once.

Run as a program it is a nursery: it imports everything once, then runs what each line of its input
names in a process forked from it, which takes a few milliseconds. A child writes into a file what
the library has acknowledged, a line of JSON each; nothing else counts as kept.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import psycopg  # noqa: F401  imported once
import sqlalchemy.dialects.postgresql.psycopg  # noqa: F401
from library_samples import by_chance, imported

from scrutinydesk.library import open_library, server, sqlite_file, store  # noqa: F401  imported once
from scrutinydesk.library.errors import ConflictError, LibraryFullError

ON = dt.date(2026, 7, 14)


class Nursery:
    """Starts children, one at a time; used as a context."""

    def __init__(self, folder: Path) -> None:
        self._ready = False
        self._file = folder / f"said-{id(self)}.jsonl"
        paths = os.pathsep.join(path for path in sys.path if path)
        self._process = subprocess.Popen(
            [sys.executable, __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": paths},
        )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.stdin.close()
        self._process.wait(20)
        self._process.stdout.close()

    def start(self, target, *arguments) -> int:
        """Start a child and return its process id."""
        if not self._ready:
            self._ready = self._line() == "ready"
        self._file.unlink(missing_ok=True)
        order = {"target": target.__name__, "arguments": arguments, "said": str(self._file)}
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return int(self._line())

    def ended(self) -> int:
        """Wait for the child, and return how it ended."""
        return int(self._line())

    def said(self) -> list:
        """Return what the child has said so far; a line that was cut off does not count."""
        if not self._file.exists():
            return []
        lines = self._file.read_text().splitlines(keepends=True)
        return [json.loads(line) for line in lines if line.endswith("\n")]

    def count(self) -> int:
        """Return how many words the child has said so far."""
        return self._file.read_bytes().count(b"\n") if self._file.exists() else 0

    def _line(self) -> str:
        line = self._process.stdout.readline()
        assert line, "the nursery is gone"
        return line.strip()


def part(seed: int, size: int) -> bytes:
    """Return the content of a reported part, the same for the same seed."""
    return random.Random(seed).randbytes(size)


def write(say, where: str, seed: int, size: int) -> None:
    """Import, edit and save in any order until killed.

    Says ``open``, ``import, id, seed, count``, ``put, key, version, value``, ``reported, id, seed,
    size`` and ``full``.
    """
    library = open_library(where, f"child {seed}")
    say("open")
    chance = random.Random(seed)
    versions = {key: record.version for key, record in library.records("edit").items()}
    for number in range(10_000):
        step = 10_000 * seed + number
        try:
            say(*_one(library, chance, step, versions, size))
        except LibraryFullError:
            say("full")
            time.sleep(0.002)


def _one(library, chance, step, versions, size):
    kind = chance.choice(["import", "put", "put", "put", "reported"])
    if kind == "put":
        key = f"paragraph {chance.randrange(8)}"
        value = {"text": f"{step} " * chance.randrange(1, size)}
        record = library.put("edit", key, value, versions.get(key, 0), f"Edited {key}")
        versions[key] = record.version
        return "put", key, record.version, value
    count = chance.randrange(1, 4 * size)
    if kind == "reported" and library.imports():
        parts = {"report.txt": part(step, count), "empty": b""}
        kept = library.keep_reported(library.imports()[0].id, f"{step}", ON, parts, {}, "test")
        return "reported", kept.id, step, count
    added = library.add_import(imported(str(step)), by_chance(step, count))
    return "import", added.id, step, count


def count(say, where: str, name: str, meeting: list, times: int) -> None:
    """Add one to a shared number so many times, and keep as many records of one's own."""
    library = open_library(where, name)
    _meet(name, *meeting)
    conflicts = 0
    for number in range(times):
        library.put("own", f"{name} {number}", {"n": number}, 0, "Own")
        record = library.record("shared", "counter")
        while True:
            time.sleep(0.001)  # thinking: time enough for the other
            value = {"n": (record.value or {"n": 0})["n"] + 1}
            try:
                library.put("shared", "counter", value, record.version, "Counted")
                break
            except ConflictError as conflict:
                conflicts += 1
                record = conflict.theirs
    added = library.add_import(imported("both"), by_chance(1, 300))
    library.close()
    say("done", conflicts, added.id)


def begin(say, where: str, name: str, meeting: list) -> None:
    """Open a library that is not there yet, at the same moment as others."""
    _meet(name, *meeting)
    library = open_library(where, name)
    record = library.put("own", name, {"n": 1}, 0, "Begun")
    library.close()
    say("begun", record.version)


def _meet(name: str, folder: str, number: int) -> None:
    """Go on when as many have come into the folder: a child may be forked seconds after another."""
    (Path(folder) / name).touch()
    while len(os.listdir(folder)) < number:  # noqa: PTH208
        time.sleep(0.0005)


def _child(order: dict) -> None:
    with open(order["said"], "a", buffering=1) as file:  # noqa: PTH123  a line at a time
        globals()[order["target"]](lambda *words: file.write(json.dumps(words) + "\n"), *order["arguments"])


def _answer(line: object) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _main() -> None:
    _answer("ready")
    for line in sys.stdin:
        child = os.fork()
        if not child:
            status = 1
            with contextlib.suppress(BrokenPipeError):
                try:
                    _child(json.loads(line))
                    status = 0
                finally:
                    if status:
                        sys.excepthook(*sys.exc_info())
                    os._exit(status)
        _answer(child)
        _answer(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


if __name__ == "__main__":
    _main()
