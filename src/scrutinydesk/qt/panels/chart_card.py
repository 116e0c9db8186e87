"""The chart of the selected measure: four views, its twin in numbers, copy and save."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QWidget
from typing_extensions import override

from scrutinydesk.qt.charts import device
from scrutinydesk.qt.charts.trend_chart import TrendChart
from scrutinydesk.qt.imports import importing
from scrutinydesk.qt.panels.card import Card
from scrutinydesk.qt.panels.look import label, marked
from scrutinydesk.qt.panels.table_view import TableView
from scrutinydesk.reporting.figure import Mode

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QShowEvent

    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.reporting.figure import Figure

TITLE_LEAST = 100
NOTE_HEIGHT = 104
MODES = (
    (Mode.MONTHLY, "Monthly", "Each month with its limits"),
    (Mode.ROLLING, "Rolling 12m", "Sums of 12 months, without limits"),
    (Mode.PEERS, "Peers", "Against region, most similar group, England and Wales"),
    (Mode.DIVISIONS, "Divisions", "One small chart a division"),
)
# The first chart is painted by then.
WAKES_AFTER_MS = 150


class ChartCard(Card):
    """Shows a ``Figure``; knows nothing of where it comes from.

    Signals
    -------
    mode_chosen(object)
        The ``Mode`` that the officer wants.
    save_wanted()
        Save this chart.
    """

    mode_chosen = Signal(object)
    save_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Chart", parent=parent)
        self.figure: Figure | None = None
        self.subtitle.hide()
        self.title.least = TITLE_LEAST
        self.buttons = QButtonGroup(self)
        self.copy_button = QPushButton("Copy")
        self.copy_button.setToolTip("Copy the chart as a picture (Ctrl+Alt+C)")
        self.save_button = QPushButton("Save as…")
        self.save_button.setToolTip("Save the chart as PNG or SVG (Ctrl+Shift+S)")
        self.copy_button.clicked.connect(self.copy)
        self.save_button.clicked.connect(self.save_wanted)
        self.row.addLayout(self._segments())
        self.row.addWidget(self.copy_button)
        self.row.addWidget(self.save_button)
        self.chart = TrendChart()
        self.chart.set_theme(theme)
        self._waking = QTimer(self, singleShot=True, interval=WAKES_AFTER_MS)
        self._waking.timeout.connect(self._wake)
        self._awake = False
        self.twin = TableView("The chart in numbers", theme)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.chart)
        self.stack.addWidget(self.twin)
        self.note = label("", "muted", wrap=True)
        self.note.setContentsMargins(16, 0, 16, 0)
        self.note.hide()
        self.add(self.stack, 1)
        self.add(self.note)
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

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self.chart.set_theme(theme)
        self.twin.set_theme(theme)

    def set_mode(self, mode: Mode) -> None:
        """Show which view is on."""
        at = next(at for at, (each, _, _) in enumerate(MODES) if each == mode)
        self.buttons.button(at).setChecked(True)

    def show_figure(self, title: str, figure: Figure) -> None:
        """Draw a figure, on the side of the card that is up."""
        self.figure = figure
        self.name(title)
        empty = bool(figure.empty)
        self.note.setText(figure.empty)
        self.note.setVisible(empty)
        self.stack.setVisible(not empty)
        if self.twin_shown:
            self.twin.show_table(figure.table)
        elif not empty:
            self.chart.show_figure(figure)
        for button in (self.copy_button, self.save_button):
            button.setEnabled(not empty)

    @property
    def note_height(self) -> int:
        """How high the card is where it holds only a note; 0 where it holds a chart."""
        return NOTE_HEIGHT if self.note.isVisibleTo(self) else 0

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # A section that nobody has looked at needs no living chart.
        if not self._awake:
            self._awake = True
            self._waking.start()

    def _wake(self) -> None:
        """Import pyqtgraph in a thread, and then let the chart go over to it."""
        task = importing("Preparing charts", ["scrutinydesk.qt.charts.trend_view"], self)
        task.succeeded.connect(lambda _: self.chart.come_alive())
        task.start()

    @property
    def twin_shown(self) -> bool:
        """Whether the numbers are up instead of the picture."""
        return self.stack.currentWidget() is self.twin

    @property
    def shown(self) -> QWidget:
        """The side of the card that is up."""
        return self.twin if self.twin_shown else self.chart

    def toggle_twin(self) -> None:
        """Turn from the picture to its numbers, or back."""
        self.stack.setCurrentWidget(self.chart if self.twin_shown else self.twin)
        if self.figure is not None:
            self.show_figure(self.title.text(), self.figure)
        self.shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def copy(self) -> None:
        """Put the chart on the clipboard as a picture, with its description as text."""
        if self.figure is None or self.figure.empty:
            return
        data = QMimeData()
        data.setImageData(device.render(self.figure))
        data.setText(self.figure.alt or self.figure.title)
        QGuiApplication.clipboard().setMimeData(data)

    def save(self, path: Path) -> None:
        """Write the chart; the ending says whether as PNG or SVG."""
        if self.figure is None:
            return
        if path.suffix.lower() == ".svg":
            device.save_svg(self.figure, path)
        else:
            device.save_png(self.figure, path)
