"""The composition root: makes the application, the window and what drives it, starts the loop.

Order matters here. The shell is painted first with nothing but Qt; then a thread opens the
workbook while the window is alive; then the panels are built.
"""

from __future__ import annotations

import gc
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from scrutinydesk.errors import ScrutinyError
from scrutinydesk.qt import tasks
from scrutinydesk.qt.crash import CrashHook
from scrutinydesk.qt.desk import Desk
from scrutinydesk.qt.dress import STYLED
from scrutinydesk.qt.panels.memory import Memory, folder
from scrutinydesk.qt.remembering import DEMO, source_of
from scrutinydesk.qt.second_start import Reception, hand_over

if TYPE_CHECKING:
    from collections.abc import Callable

SWITCH_S = 0.00002

__all__ = ["DEMO", "Desk", "application", "run"]


def application(arguments: list[str]) -> QApplication:
    """Return the application object, named, with the clipboard emptied before it goes."""
    # Said here, the style needs no object of ours; setStyle would make one, and a dozen enums with it.
    app = QApplication([*arguments[:1], "-style", "fusion", *arguments[1:]])
    app.setProperty(STYLED, True)  # noqa: FBT003  Qt's own signature
    # Many calls from Qt may lie in one turn of its loop; each waits this long for a thread at work.
    sys.setswitchinterval(SWITCH_S)
    app.setApplicationName("Scrutiny Desk")
    app.setDesktopFileName("scrutiny-desk")
    app.aboutToQuit.connect(tasks.stop_all)
    # Qt's offscreen platform crashes at exit while the clipboard still owns our data.
    if app.platformName() == "offscreen":
        app.aboutToQuit.connect(lambda: app.clipboard().clear())
    return app


def run(
    source: Path | str | None = None, picture: Path | None = None, say: Callable[[str], None] = print
) -> int:
    """Show the window and return the exit status when it closes.

    Where a window is open already, that one is handed the workbook and comes forward.

    Parameters
    ----------
    source : Path, str or None
        A workbook to open, ``demo`` for the built-in one, or None for the welcome card.
    picture : Path or None
        Save what the window then shows as a PNG, and close it.
    say : callable (str) -> None
        Told how far the picture is; see ``Snapshot``.

    Raises
    ------
    ScrutinyError
        There is no screen to show a window on, or the picture could not be taken.
    """
    if sys.platform.startswith("linux") and not _has_screen():
        raise ScrutinyError(
            "There is no screen to show the window on.",
            "No display was found.",
            "Use scrutinydesk export to work without a window.",
        )
    home = folder()
    if picture is None and hand_over(home, _in_words(source)):
        return 0
    app = application(sys.argv[:1])
    CrashHook(home / "fault.log").install()
    desk = Desk(Memory(home))
    snapshot = left = None
    if picture is None:
        left = desk.kept.session.begin()
        QTimer.singleShot(0, lambda: _receive(desk))
    else:
        from scrutinydesk.qt.snapshot import Snapshot  # noqa: PLC0415  only where it is asked for

        # No session is begun: one that was broken off stays for the officer to be told of.
        with suppress(OSError):  # what cannot be kept there says so by itself
            home.mkdir(parents=True, exist_ok=True)
        snapshot = Snapshot(desk, picture, say, wanted=source is not None)
    desk.window.show()
    QTimer.singleShot(0, gc.enable)
    if source is not None:
        # The first turn of the loop paints the shell; the work starts behind it.
        QTimer.singleShot(0, lambda: desk.open(source))
    if left is not None:
        QTimer.singleShot(0, lambda: desk.take_up(left, reopen=source is None))
    status = app.exec()
    if snapshot is not None and snapshot.error is not None:
        raise snapshot.error
    return status


def _in_words(source: Path | str | None) -> str:
    return str(source.absolute()) if isinstance(source, Path) else source or ""


def _receive(desk: Desk) -> None:
    Reception(desk.kept.session, desk.window, lambda source: desk.open(source_of(source)))


def _has_screen() -> bool:
    import os  # noqa: PLC0415  late: decision 6

    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
