"""The chart of the selected measure: four views, each as a picture or as numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from scrutinydesk.qt.panels.figure_card import FigureCard
from scrutinydesk.qt.panels.look import marked
from scrutinydesk.reporting.figure import Mode

if TYPE_CHECKING:
    from scrutinydesk.qt.theme import Theme

MODES = (
    (Mode.MONTHLY, "Monthly", "Each month with its limits"),
    (Mode.ROLLING, "Rolling 12m", "Sums of 12 months, without limits"),
    (Mode.PEERS, "Peers", "Against region, most similar group, England and Wales"),
    (Mode.DIVISIONS, "Divisions", "One small chart a division"),
)


class ChartCard(FigureCard):
    """A figure of which there are four views.

    Signals
    -------
    mode_chosen(object)
        The ``Mode`` that the officer wants.
    """

    mode_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Chart", theme, parent)
        self.buttons = QButtonGroup(self)
        self.row.insertLayout(self.row.indexOf(self.copy_button), self._segments())
        self.set_mode(Mode.MONTHLY)

    def _segments(self) -> QHBoxLayout:
        segments = QHBoxLayout()
        segments.setSpacing(0)
        places = {0: "first", len(MODES) - 1: "last"}
        for at, (mode, title, _) in enumerate(MODES):
            button = marked(QPushButton(title), kind="segment", place=places.get(at, ""))
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, mode=mode: self.mode_chosen.emit(mode))
            self.buttons.addButton(button, at)
            segments.addWidget(button)
        for mode, _, _ in MODES:
            self.allow(mode)
        return segments

    def allow(self, mode: Mode, reason: str = "") -> None:
        """Offer a view; with a reason, say instead why there is none."""
        at = next(at for at, (each, _, _) in enumerate(MODES) if each == mode)
        hint = reason or MODES[at][2]
        button = self.buttons.button(at)
        button.setEnabled(not reason)
        button.setToolTip(hint if reason else f"{hint} (Alt+{at + 1})")
        button.setAccessibleDescription(hint)

    def set_mode(self, mode: Mode) -> None:
        """Show which view is on."""
        at = next(at for at, (each, _, _) in enumerate(MODES) if each == mode)
        self.buttons.button(at).setChecked(True)
