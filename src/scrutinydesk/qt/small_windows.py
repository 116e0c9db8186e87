"""The small windows over the main one: shortcuts, the command palette, about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from scrutinydesk.qt.main_window import MainWindow

# The dialogs are imported when they are asked for: not needed at start-up.


class SmallWindows:
    """Opens each over the main window; none needs an answer before anything else can be done."""

    def __init__(self, window: MainWindow, log: Path) -> None:
        self._window = window
        self._log = log

    def show_shortcuts(self) -> None:
        """List the keyboard shortcuts."""
        from scrutinydesk.qt.dialogs import Shortcuts  # noqa: PLC0415  see above

        Shortcuts(self._window).open()

    def show_palette(self) -> None:
        """Find a command by name."""
        from scrutinydesk.qt.dialogs import Palette  # noqa: PLC0415  see above

        Palette(self._window.actions_by_id, self._window).open()

    def show_about(self) -> None:
        """Say what this is and where its log is."""
        from scrutinydesk.qt.dialogs import About  # noqa: PLC0415  see above

        About(self._window.windowIcon(), self._log, self._window).open()
