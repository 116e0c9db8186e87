"""How the application looks: light, dark, or as the desktop says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from scrutinydesk.qt import theme as themes
from scrutinydesk.qt.dress import Change, dress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from scrutinydesk.qt.main_window import MainWindow
    from scrutinydesk.qt.panels.memory import Memory


def icon() -> QIcon:
    """Return the application's icon."""
    return QIcon(str(themes.folder() / "icons" / "app.svg"))


class Appearance(QObject):
    """Dresses the application in the chosen theme.

    To be made before any widget: those made before the font is set keep the system's.
    """

    def __init__(self, memory: Memory, parent: QObject) -> None:
        super().__init__(parent)
        self._memory = memory
        self._window: MainWindow | None = None
        self._change: Change | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101  made before any widget
        dress(app, self.theme)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def theme(self) -> themes.Theme:
        """The theme in use."""
        chosen = self._memory.theme
        return themes.load_theme(chosen if chosen in {"light", "dark"} else themes.system_name())

    def follow(self, window: MainWindow, repaint: Callable[[themes.Theme], Iterable[object]]) -> None:
        """Dress this window too from now on; ``repaint`` draws its pages in a theme, a page a step."""
        self._window = window
        self._change = Change(window, repaint)
        window.actions_by_id[f"theme.{self._memory.theme}"].setChecked(True)

    def choose(self, name: str) -> None:
        """Choose light, dark, or as the desktop says."""
        self._memory.theme = name
        if self._window is not None:
            self._window.actions_by_id[f"theme.{name}"].setChecked(True)
        self._dress()

    def _system_changed(self) -> None:
        if self._memory.theme == "system":
            self._dress()

    def _dress(self) -> None:
        if self._change is not None:
            self._change.to(self.theme)
