"""kill -9 while an officer types, decides and maps: the next run says so, and nothing kept is lost."""

from __future__ import annotations

import collections
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import openpyxl
import pytest

from scrutinydesk import pipeline
from scrutinydesk.library import open_library
from scrutinydesk.qt.desk import Desk
from scrutinydesk.qt.panels.memory import Memory
from scrutinydesk.remembered import recipes

pytestmark = [
    pytest.mark.long,
    pytest.mark.timeout(900),
    pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no process is killed like this here"),
]

DRIVER = Path(__file__).with_name("window_driver.py")
KILLS, PATIENCE = 10, 180
NOT_CLOSED = "Scrutiny Desk was ended without being closed."
MONTHS = ("Apr-21", "May-21", "Jun-21", "Jul-21", "Aug-21", "Sep-21")


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory):
    folder = tmp_path_factory.mktemp("books")
    known, foreign = folder / "July.xlsx", folder / "Own layout.xlsx"
    pipeline.write_demo(known)
    book = openpyxl.Workbook()
    for row in (("Offence", *MONTHS), ("Burglary", 5, 6, 7, 8, 9, 10), ("Robbery", 1, 2, 3, 4, 5, 6)):
        book.active.append(row)
    book.save(foreign)
    return known, foreign


class Run:
    """One run of the window, and what it said."""

    def __init__(self, home, *arguments):
        names = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
        environment = os.environ | {name: str(home / name.lower()) for name in names}
        self.said = []
        self.process = subprocess.Popen(
            [sys.executable, str(DRIVER), *map(str, arguments)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, text=True,
        )  # fmt: skip
        self.listener = threading.Thread(target=self.listen, daemon=True)
        self.listener.start()

    def listen(self):
        for line in self.process.stdout:
            # A line that was cut short was not said.
            if line.endswith("\n"):
                self.said.append(json.loads(line))

    def of(self, kind):
        return [each[kind] for each in self.said if kind in each]

    def has(self, after, kind):
        found = self.acknowledged
        return len(found) >= after and (not kind or any(kind in each for each in found))

    def killed(self, after, seconds, kind=""):
        """Kill it some time after it has acknowledged so much, and something of a kind."""
        end = time.monotonic() + PATIENCE
        while not self.has(after, kind) and self.process.poll() is None and time.monotonic() < end:
            time.sleep(0.005)
        time.sleep(seconds)
        assert self.process.poll() is None, self.process.stderr.read()
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.listener.join()
        assert len(self.acknowledged) >= after, self.process.stderr.read()
        self.process.stderr.close()
        self.process.stdout.close()

    @property
    def acknowledged(self):
        ready = next((at for at, each in enumerate(self.said) if "found" in each), len(self.said))
        return [each for each in self.said[ready + 1 :] if {"words", "decided", "draft"} & each.keys()]


class Acknowledged:
    """All that was said to be kept so far, and what was open last."""

    def __init__(self):
        self.words, self.decided, self.draft, self.source = {}, set(), "", ""
        self.counts = collections.Counter()

    def hear(self, run):
        for each in run.said:
            self.source = each.get("open", self.source)
        for each in run.acknowledged:
            self.counts.update(each.keys())
            self.words.update(each.get("words", {}))
            self.decided |= set(each.get("decided", ()))
            self.draft = max(self.draft, each.get("draft", ""))

    def check(self, words, decided):
        for paragraph, text in self.words.items():
            # What was typed since was put before it, and may have been kept without being acknowledged.
            assert words.get(paragraph, "").endswith(text)
        assert self.decided <= set(decided)


def interrupted(home, books, chance):
    """Kill one run after another on one home; return what was acknowledged, and what the runs told."""
    known, foreign = books
    kept, told, blind = Acknowledged(), [], 0
    for number in range(KILLS):
        # Every third run ends in the mapping, and the next goes on there; the one after takes the report.
        named = [known] if number % 3 == 0 else []
        run = Run(home, foreign, number, *named)
        if number == 5:
            run.killed(0, chance.uniform(0.2, 2.0))  # as likely as not while it still opens
        else:
            # One run comes as far as the mapping however fast the machine is; of the others some do.
            run.killed(chance.randrange(1, 6), chance.uniform(0.0, 0.3), "draft" if number == 1 else "")
        told += run.of("told")
        blind += not run.of("found")
        for each in (each for each in run.said if "found" in each):
            # What was being opened when it was killed may be what is opened now.
            going_on = {kept.source, foreign.name if number % 3 == 2 else ""}
            assert each["found"] in ({known.name} if named else going_on)
            if each["found"] == known.name:
                kept.check(each["words"], each["decided"])
        if run.of("mapping"):
            assert run.of("mapping")[0] >= kept.draft
        kept.hear(run)
    assert told.count(NOT_CLOSED) >= KILLS - 1 - blind, told
    assert all(kept.counts[kind] for kind in ("words", "decided", "draft")), kept.counts
    return kept


def test_all_that_was_acknowledged_is_there_after_kill_9(qtbot, qapp, tmp_path, workbooks):
    known, foreign = workbooks
    seed = random.randrange(10**6)
    print("seed", seed)  # noqa: T201  shown where it fails
    kept = interrupted(tmp_path / "xdg", workbooks, random.Random(seed))
    home = tmp_path / "xdg" / "xdg_config_home" / "scrutiny-desk"

    # And here, in a window of this process, on the same home.
    desk = Desk(Memory(home))
    qtbot.addWidget(desk.window)
    desk.window.show()
    left = desk.kept.session.begin()
    assert left is not None
    desk.take_up(left, reopen=True)
    assert desk.window.banner.title.text() == NOT_CLOSED
    assert desk.window.banner.body.text().startswith("Everything up to ")

    def stands(name):
        known_now = desk.kept.recollection and desk.kept.recollection.remembered
        return (
            known_now
            and known_now.opened.book.name == name
            and desk.kept.recollection.settled
            and desk.settled
        )

    qtbot.waitUntil(lambda: bool(stands(kept.source)), timeout=PATIENCE * 1000)
    desk.open(known)
    qtbot.waitUntil(lambda: bool(stands(known.name)), timeout=PATIENCE * 1000)
    kept.check(
        {each.paragraph_id: each.text for each in desk.pages.store.edits},
        [each.fingerprint for each in desk.pages.checks.decisions],
    )
    desk.window.close()
    library = open_library(home / "library.sqlite", make=False)
    assert [each.file_name for each in library.imports()].count(known.name) == 1
    mapped = next(each.sha256 for each in library.imports() if each.file_name == foreign.name)
    assert recipes.draft(library, mapped).name >= kept.draft
    library.close()
