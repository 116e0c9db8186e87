# ruff: noqa: INP001  a script, not a module
"""Takes the screenshots of keeping a report, of two officers, and of a lost library.

    .venv/bin/python docs/screenshots_library.py [FOLDER]

writes pictures from the real application, for every size and theme, into ``docs/screenshots``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtGui import QPainter, QTextCursor
from PySide6.QtWidgets import QApplication, QDialog
from screenshots import SIZES, run, save, settle, shown
from screenshots_mapping import take, until
from screenshots_memory import kept

from scrutinydesk import pipeline
from scrutinydesk.library import open_library
from scrutinydesk.qt.app import Desk


def take_over(desk: Desk, dialog: QDialog, folder: Path, name: str) -> int:
    """Write a picture of a small window over the large one, for every size and theme."""
    for theme in ("light", "dark"):
        desk.set_theme(theme)
        settle(700)
        for size in SIZES:
            desk.window.resize(size)
            settle(300)
            image = desk.window.grab().toImage()
            at = (size - dialog.size()) / 2
            with QPainter(image) as painter:
                painter.drawPixmap(at.width(), at.height(), dialog.grab())
            save(image, folder / f"{name}-{size.width()}x{size.height()}-{theme}.png")
    dialog.reject()
    return 2 * len(SIZES)


def write(desk: Desk, words: str) -> None:
    """Type at the beginning of the first summary of section 5."""
    desk.window.show_tab(2)
    editor = desk.pages.sections[1].summary.editor
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    editor.insertPlainText(words)


def saved(desk: Desk) -> bool:
    """Tell whether the words are in the library."""
    return desk.window.status.saved.text().startswith("Saved")


def pictures(folder: Path, home: Path) -> int:
    """Take them, one after the other."""
    workbook, settings = home / "Quarter 2.xlsx", home / "settings"
    pipeline.write_demo(workbook)
    desk, library = shown(settings), settings / "library.sqlite"
    kept(desk, workbook)
    desk.kept.show("keep_as_reported")
    count = take_over(desk, QApplication.activeModalWidget(), folder, "keep-as-reported")
    write(desk, "The Commissioner asked why. ")
    until(lambda: saved(desk))
    other = open_library(library, "B. Officer")
    record = next(iter(other.records("edit").values()))
    text = f"The Deputy asked for the divisions first. {record.value['text']}"
    other.put("edit", record.key, {**record.value, "text": text}, record.version, "Words")
    other.close()
    write(desk, "And what was done about it. ")
    until(lambda: desk.window.banner.title.text().startswith("B. Officer"))
    count += take(desk, folder, "two-officers")
    desk.window.banner.actions_offered[0].click()
    until(lambda: saved(desk))
    library.rename(library.with_name("moved"))
    write(desk, "Later: ")
    until(lambda: "cannot be reached" in desk.window.banner.title.text())
    count += take(desk, folder, "library-lost")
    library.with_name("moved").rename(library)
    desk.window.close()
    return count


if __name__ == "__main__":
    raise SystemExit(run(pictures, sys.argv[1:]))
