# ruff: noqa: INP001  a script, not a module
"""Takes the screenshots of the guide from the real application on the demo workbook.

    .venv/bin/python docs/screenshots.py [FOLDER]

writes one picture for every tab, size and theme into ``docs/screenshots``.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtGui import QImage

from scrutinydesk.qt.app import Desk, application
from scrutinydesk.qt.panels.memory import Memory

SIZES = (QSize(1366, 768), QSize(1920, 1080))
NAMES = ("overview", "4-local-policing", "5-crime", "6-vulnerable", "7-confidence", "data", "checks")
PATIENCE_S = 30
COLOURS, COMMON = 256, 96


def settle(milliseconds: int = 60) -> None:
    """Let the window lay itself out and paint."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def shown(home: Path) -> Desk:
    """Return the window, with nothing in it yet."""
    desk = Desk(Memory(home))
    desk.window.show()
    return desk


def open_demo(desk: Desk) -> None:
    """Open the demo and wait for it."""
    desk.open_demo()
    end = time.monotonic() + PATIENCE_S
    while not desk.settled and time.monotonic() < end:
        settle()
    if desk.pages is None:
        message = desk.window.banner.title.text() or "The demo did not open."
        raise SystemExit(message)


def save(image: QImage, path: Path) -> None:
    """Write a picture in 256 of its colours: a quarter of the size, to the eye the same."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    width, height = image.width(), image.height()
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(height, image.bytesPerLine() // 4)
    colours, where, counts = np.unique(pixels[:, :width], return_inverse=True, return_counts=True)
    parts = np.stack([(colours >> shift) & 255 for shift in (16, 8, 0)], axis=1).astype(np.int64)
    # Common ones first; then whichever would be missed most, so that a small red sign stays red.
    chosen = list(np.argsort(-counts)[:COMMON])
    far = np.min([((parts - parts[at]) ** 2).sum(axis=1) for at in chosen], axis=0)
    while len(chosen) < min(COLOURS, len(colours)):
        at = int((far * np.sqrt(counts)).argmax())
        chosen.append(at)
        far = np.minimum(far, ((parts - parts[at]) ** 2).sum(axis=1))
    nearest = np.array([((parts[chosen] - part) ** 2).sum(axis=1).argmin() for part in parts], np.uint8)
    rows = np.zeros((height, (width + 3) // 4 * 4), np.uint8)
    rows[:, :width] = nearest[where].reshape(height, width)
    indexed = QImage(rows.tobytes(), width, height, rows.shape[1], QImage.Format.Format_Indexed8)
    indexed.setColorTable([int(colour) for colour in colours[chosen]])
    # Quality 0 asks for the smallest file.
    indexed.save(str(path), "PNG", 0)


def pictures(folder: Path, home: Path) -> int:
    """Write every picture; return how many there are."""
    desk = shown(home)
    open_demo(desk)
    count = 0
    for theme in ("light", "dark"):
        desk.set_theme(theme)
        settle(1000)
        for size in SIZES:
            desk.window.resize(size)
            settle()
            for at, name in enumerate(NAMES):
                desk.window.show_tab(at)
                settle()
                target = folder / f"{name}-{size.width()}x{size.height()}-{theme}.png"
                save(desk.window.grab().toImage(), target)
                count += 1
    desk.window.close()
    return count


def run(pictures: Callable[[Path, Path], int], arguments: list[str]) -> int:
    """Take the pictures of a script into the folder that its arguments name, or that of the guide.

    Parameters
    ----------
    pictures : callable (folder, home) -> int
        Opens a window on a home that is gone afterwards, writes into the folder, closes the window, and
        returns how many pictures there are.
    """
    folder = Path(arguments[0]) if arguments else Path(__file__).with_name("screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["LOGNAME"] = "A. Officer"  # who is named in the journal
    app = application(sys.argv[:1])
    with tempfile.TemporaryDirectory() as home:
        count = pictures(folder, Path(home))
    app.clipboard().clear()
    sys.stdout.write(f"{count} pictures in {folder}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(run(pictures, sys.argv[1:]))
