"""A run that was not closed is noticed by the next."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from scrutinydesk.qt.session import FOLDER, Session

RUN = """
import sys
from pathlib import Path
from scrutinydesk.qt.session import Session
session = Session(Path(sys.argv[1]))
session.begin()
session.opened("quarter.xlsx")
session.saved()
print("ready", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def run(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout.readline() == b"ready\n"
    yield process
    process.kill()
    process.communicate()


@pytest.fixture
def begin(tmp_path):
    """Begins runs that are closed only at the end."""
    runs = []

    def start():
        runs.append(Session(tmp_path))
        return runs[-1].begin()

    yield start
    for each in runs:
        each.end()


def test_a_run_that_was_closed_leaves_nothing(tmp_path):
    first = Session(tmp_path)
    assert first.begin() is None
    first.opened("quarter.xlsx")
    first.end()
    assert not list((tmp_path / FOLDER).iterdir())
    assert Session(tmp_path).begin() is None


def test_a_run_that_was_killed_is_told_once(begin, run):
    run.send_signal(signal.SIGKILL)
    run.wait()
    found = begin()
    assert found.source == "quarter.xlsx"
    assert found.saved is not None
    assert begin() is None


def test_a_run_that_is_alive_is_left_alone(begin, run):
    assert begin() is None
    run.send_signal(signal.SIGKILL)
    run.wait()
    assert begin().source == "quarter.xlsx"


def test_a_file_cut_short_is_a_run_that_was_not_closed(tmp_path, begin):
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "abc.json").write_text('{"source": "quar')
    found = begin()
    assert (found.source, found.saved) == ("", None)


def test_a_folder_that_cannot_be_made_stops_nothing(tmp_path):
    (tmp_path / FOLDER).write_text("in the way")
    session = Session(tmp_path)
    assert session.begin() is None
    session.opened("quarter.xlsx")
    session.saved()
    session.end()
