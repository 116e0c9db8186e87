"""What is remembered between runs: preferences in one file, the state of the window in another."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from scrutinydesk import settings
from scrutinydesk.errors import ScrutinyError
from scrutinydesk.qt.panels.shares import Shares

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMainWindow

PREFERENCES = "preferences.toml"


def folder() -> Path:
    """Return the officer's own folder of settings, edits and the log."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(place) / "scrutiny-desk"


class Memory:
    """What the officer chose, as ``Preferences``, and how the window stood, in an ini file.

    Parameters
    ----------
    home : Path
        The folder in which everything is kept.

    Attributes
    ----------
    findings : tuple of Finding
        What could not be read; defaults stand in for it.
    failed : callable (ScrutinyError) -> None, or None
        Called where something could not be kept.
    """

    def __init__(self, home: Path) -> None:
        self.home = home
        self.failed: Callable[[ScrutinyError], None] | None = None
        self._path = home / PREFERENCES
        self._preferences, self.findings = settings.load(self._path)
        self._unreadable = any(finding.kind == settings.UNREADABLE for finding in self.findings)
        self._state = QSettings(str(home / "window.ini"), QSettings.Format.IniFormat)
        self.shares = Shares.read(str(self._state.value("shares", "")))

    @property
    def theme(self) -> str:
        return str(self._preferences.theme)

    @theme.setter
    def theme(self, name: str) -> None:
        self._keep(replace(self._preferences, theme=settings.Theme(name)))

    @property
    def recent(self) -> list[str]:
        """Files opened last, latest first.

        Whether they are still there is found out when one is chosen: asking a share that is out
        of reach would hold up the window.
        """
        return list(self._preferences.recent_files)

    def opened(self, path: Path) -> None:
        """Put a file first in the list of recent ones."""
        self._keep(self._preferences.with_recent(path.absolute()))

    def forget(self, path: Path) -> None:
        """Take a file off the list of recent ones."""
        self._keep(self._preferences.without_recent(path))

    @property
    def folder(self) -> str:
        """Where a workbook was last opened or saved."""
        return self._preferences.last_open_folder or str(Path.home())

    @folder.setter
    def folder(self, path: str) -> None:
        self._keep(replace(self._preferences, last_open_folder=path))

    @property
    def export_folder(self) -> str:
        """Where something was last exported to; empty where nothing was yet."""
        return self._preferences.last_export_folder

    def exported(self, path: str) -> None:
        """Remember where something was exported to."""
        self._keep(replace(self._preferences, last_export_folder=path))

    @property
    def library(self) -> str:
        """Path or address of the library; empty for the usual file."""
        return self._preferences.library

    @library.setter
    def library(self, where: str) -> None:
        if "://" in where:  # there may be a password in it: the file is the officer's own from now on
            self._make_private()
        self._keep(replace(self._preferences, library=where))

    def restore(self, window: QMainWindow) -> None:
        """Put the window where it stood; a size that fits a small laptop the first time."""
        geometry = self._state.value("geometry")
        if not (isinstance(geometry, QByteArray) and window.restoreGeometry(geometry)):
            window.resize(1366, 740)

    def remember(self, window: QMainWindow) -> None:
        """Keep where the window stands and how its room is shared."""
        self._state.setValue("geometry", window.saveGeometry())
        self._state.setValue("shares", self.shares.text)
        self._state.sync()

    def _keep(self, preferences: settings.Preferences) -> None:
        if preferences == self._preferences:
            return
        self._preferences = preferences
        try:
            self._set_aside()
            settings.save(preferences, self._path)
        except ScrutinyError as error:
            if self.failed is not None:
                self.failed(error)

    def _make_private(self) -> None:
        with suppress(OSError):  # where it cannot be made, it cannot be written either, which is told
            self.home.mkdir(parents=True, exist_ok=True)
            self._path.touch(mode=0o600)
            self._path.chmod(0o600)

    def _set_aside(self) -> None:
        """Keep a file that could not be read beside the one that takes its place."""
        if self._unreadable:
            self._unreadable = False
            try:
                self._path.replace(self._path.with_suffix(".unreadable.toml"))
            except OSError:
                return
