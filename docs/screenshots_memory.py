# ruff: noqa: INP001  a script, not a module
"""Takes the screenshots of what is remembered, from the real application on two states of the demo workbook.

    .venv/bin/python docs/screenshots_memory.py [FOLDER]

keeps a report as reported, opens the workbook with three figures of last year altered, and writes
pictures of Changes, Checks with a decision, the register, the journal and earlier reports into
``docs/screenshots``, for every size and theme.
"""

from __future__ import annotations

import sys
from pathlib import Path

import openpyxl
from PySide6.QtWidgets import QApplication
from screenshots import run, settle, shown
from screenshots_mapping import take, until

from scrutinydesk import pipeline
from scrutinydesk.findings import Decision
from scrutinydesk.qt.app import Desk
from scrutinydesk.qt.panels.keep_dialog import KeepDialog

ALTERED = {"AH6": 11, "W9": -4, "Z12": 7}
CHANGES, CHECKS = 7, 6


def quarters(home: Path) -> tuple[Path, Path]:
    """Write the demo workbook, and again with three figures of last year altered."""
    first, second = home / "Quarter 2.xlsx", home / "Quarter 2, corrected.xlsx"
    pipeline.write_demo(first)
    book = openpyxl.load_workbook(first)
    for cell, amount in ALTERED.items():
        book["Monthly counts"][cell].value += amount
    book.save(second)
    return first, second


def kept(desk: Desk, path: Path) -> None:
    """Open a workbook, and wait until it is remembered and compared."""
    desk.open(path)

    def ready() -> bool:
        recollection = desk.kept.recollection
        found = recollection.remembered if recollection else None
        return bool(found) and found.opened.book.name == path.name and recollection.settled and desk.settled

    until(ready)


def keep(desk: Desk) -> None:
    """Keep what is open as reported."""
    desk.window.actions_by_id["file.keep_reported"].trigger()
    until(lambda: isinstance(QApplication.activeModalWidget(), KeepDialog))
    dialog = QApplication.activeModalWidget()
    dialog.meeting.setText("Scrutiny meeting")
    dialog.keep.click()
    until(lambda: "as reported" in desk.window.banner.title.text())


def over(desk: Desk, command: str) -> None:
    """Show a page over the tabs."""
    desk.window.actions_by_id[command].trigger()
    until(lambda: desk.window.over is not None)
    settle(600)


def pictures(folder: Path, home: Path) -> int:
    """Take them, one after the other."""
    first, second = quarters(home)
    desk = shown(home / "settings")
    kept(desk, first)
    keep(desk)
    desk.window.banner.hide()
    kept(desk, second)
    desk.window.show_tab(CHANGES)
    settle(600)
    count = take(desk, folder, "changes")
    checks = desk.pages.checks
    desk.window.show_tab(CHECKS)
    until(lambda: bool(checks.findings))
    finding = checks.findings[0].fingerprint
    checks.decided.emit([finding], Decision.ACCEPTED, "Confirmed by the force, 3 November")
    until(lambda: len(checks.decisions) == 1)
    settle(600)
    count += take(desk, folder, "checks-decided")
    for command, name in (
        ("tools.register", "register"),
        ("tools.journal", "journal"),
        ("tools.earlier", "earlier"),
    ):
        over(desk, command)
        count += take(desk, folder, name)
        desk.window.back()
    desk.window.close()
    return count


if __name__ == "__main__":
    raise SystemExit(run(pictures, sys.argv[1:]))
