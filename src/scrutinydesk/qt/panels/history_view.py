"""One figure through time: pick measure, area and period, see what each import said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QVBoxLayout, QWidget

from scrutinydesk.qt.models.pick_model import Option
from scrutinydesk.qt.panels.look import label, marked
from scrutinydesk.qt.panels.picker import PickButton
from scrutinydesk.qt.panels.wrapped_table import WrappedTable
from scrutinydesk.qt.tasks import Task
from scrutinydesk.reporting import figure_history as told
from scrutinydesk.reporting.rolled_words import area_title, line_title, measure_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutinydesk.measures.observations import Observations
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.periods import Window
    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.reporting.figure_history import Figures, Part, Stated


class HistoryView(QWidget):
    """Begins with a measure; area and period follow.

    Signals
    -------
    figure_wanted(str, str, str, object)
        Measure, area, breakdown and ``Window`` of the figure to look up.
    """

    figure_wanted = Signal(str, str, str, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: Figures | None = None
        self._resources: Resources | None = None
        self._task: Task | None = None
        self._parts: list[Part] = []
        self._windows: tuple[Window, ...] = ()
        self.measure = PickButton("Measure", "Pick a measure…", several=False)
        self.part = PickButton("Area", "Pick an area…", several=False)
        self.period = PickButton("Period", "Pick a period…", several=False)
        self.words = label("", wrap=True)
        self.words.setContentsMargins(16, 10, 16, 10)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.table = WrappedTable("The figure as each import states it", theme)
        choice = marked(QFrame(), part="cellbar")
        rows = QFormLayout(choice)
        rows.setContentsMargins(16, 10, 14, 10)
        rows.setHorizontalSpacing(12)
        rows.setVerticalSpacing(8)
        for title, button in (("Measure", self.measure), ("Area", self.part), ("Period", self.period)):
            rows.addRow(label(title), button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(choice)
        column.addWidget(self.words)
        column.addWidget(self.table, 1)
        self.measure.changed.connect(self._offer_parts)
        self.part.changed.connect(self._offer_periods)
        self.period.changed.connect(self._ask)

    def show_figures(self, observations: Observations, resources: Resources) -> None:
        """Offer the figures of a workbook; they are gone through in a thread."""
        self._resources = resources
        self._task = Task("Listing the figures", lambda _progress: told.figures(observations), self)
        self._task.succeeded.connect(self._offer)
        self._task.start()

    def show_history(self, stated: Sequence[Stated]) -> None:
        """Show what each import said, oldest first."""
        if self._resources is None:
            return
        self.words.setText(told.sentence(stated, self._resources))
        title = line_title(self._resources, stated[0][1][:3]) if stated else ""
        self.table.setVisible(bool(stated))
        self.table.show_table(told.table(stated, title))

    def look_up(self, measure: str, area: str, breakdown: str = "") -> None:
        """Begin with the latest period of a series."""
        if self._figures is None or measure not in self._figures.by_measure:
            return
        self.measure.pick([measure])
        self._offer_parts()
        at = next((n for n, p in enumerate(self._parts) if (p.area, p.breakdown) == (area, breakdown)), 0)
        self.part.pick([str(at)])
        self._offer_periods()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self.table.set_theme(theme)

    def _offer(self, found: Figures) -> None:
        self._figures = found
        resources = self._resources
        assert resources is not None  # noqa: S101  set before the task begins
        self.measure.offer([Option(each, measure_title(resources, each)) for each in found.by_measure])
        self.words.setText("Pick a measure to see how one of its figures was stated from import to import.")
        if not self.measure.ids and found.by_measure:
            self.look_up(next(iter(found.by_measure)), "")

    def _offer_parts(self) -> None:
        measure = next(iter(self.measure.ids), "")
        if self._figures is None or self._resources is None or not measure:
            return
        self._parts = list(self._figures.by_measure.get(measure, {}))
        options = []
        for at, (area, breakdown) in enumerate(self._parts):
            name = area_title(self._resources, area)
            options.append(Option(str(at), f"{name}, {breakdown.replace('_', ' ')}" if breakdown else name))
        self.part.offer(options)
        self.part.pick(["0"] if options else ())
        self._offer_periods()

    def _offer_periods(self) -> None:
        measure = next(iter(self.measure.ids), "")
        if self._figures is None or not self.part.ids:
            return
        part = self._parts[int(self.part.ids[0])]
        self._windows = self._figures.by_measure[measure][part]
        self.period.offer([Option(str(at), window.words) for at, window in enumerate(self._windows)])
        self.period.pick(["0"])
        self._ask()

    def _ask(self) -> None:
        if self.measure.ids and self.part.ids and self.period.ids:
            area, breakdown = self._parts[int(self.part.ids[0])]
            window = self._windows[int(self.period.ids[0])]
            self.figure_wanted.emit(self.measure.ids[0], area, breakdown, window)
