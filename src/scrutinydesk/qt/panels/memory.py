"""What the window remembers between runs: where it stood, recent files, theme, the last tab."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

RECENT_KEPT = 8


def folder() -> Path:
    """Return the officer's own folder of settings, edits and the log."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(place) / "scrutiny-desk"


class Memory:
    """Window state in an ini file.

    Parameters
    ----------
    home : Path
        The folder in which everything is kept.
    """

    def __init__(self, home: Path) -> None:
        self.home = home
        self._settings = QSettings(str(home / "window.ini"), QSettings.Format.IniFormat)

    @property
    def theme(self) -> str:
        return str(self._settings.value("theme", "system"))

    @theme.setter
    def theme(self, name: str) -> None:
        self._settings.setValue("theme", name)

    @property
    def recent(self) -> list[str]:
        """Files opened last, latest first; those that are gone are left out."""
        kept = self._settings.value("recent", [])
        paths = [kept] if isinstance(kept, str) else list(kept or [])  # type: ignore[call-overload]
        return [path for path in paths if Path(path).is_file()]

    def opened(self, path: Path) -> None:
        """Put a file first in the list of recent ones."""
        name = str(path.resolve())
        self._settings.setValue("recent", [name, *(p for p in self.recent if p != name)][:RECENT_KEPT])

    @property
    def folder(self) -> str:
        """Where files were last opened or saved."""
        return str(self._settings.value("folder", str(Path.home())))

    @folder.setter
    def folder(self, path: str) -> None:
        self._settings.setValue("folder", path)

    def restore(self, window: QMainWindow) -> None:
        """Put the window where it stood; a size that fits a small laptop the first time."""
        geometry = self._settings.value("geometry")
        if not (isinstance(geometry, QByteArray) and window.restoreGeometry(geometry)):
            window.resize(1366, 740)

    def remember(self, window: QMainWindow) -> None:
        """Keep where the window stands."""
        self._settings.setValue("geometry", window.saveGeometry())
        self._settings.sync()
