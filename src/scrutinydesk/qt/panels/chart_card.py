"""The chart of the selected measure: four views, its twin in numbers, copy and save."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QWidget

from scrutinydesk.qt.charts import device
from scrutinydesk.qt.charts.trend_chart import TrendChart
from scrutinydesk.qt.panels.card import Card
from scrutinydesk.qt.panels.look import marked
from scrutinydesk.qt.panels.table_view import TableView
from scrutinydesk.reporting.figure import Mode

if TYPE_CHECKING:
    from pathlib import Path

    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.reporting.figure import Figure

TITLE_LEAST = 100
MODES = (
    (Mode.MONTHLY, "Monthly", "Each month with its limits"),
    (Mode.ROLLING, "Rolling 12m", "Sums of 12 months, without limits"),
    (Mode.PEERS, "Peers", "Against region, most similar group, England and Wales"),
    (Mode.DIVISIONS, "Divisions", "One small chart a division"),
)


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
        segments = QHBoxLayout()
        segments.setSpacing(0)
        places = {0: "first", len(MODES) - 1: "last"}
        for at, (mode, title, hint) in enumerate(MODES):
            button = marked(QPushButton(title), kind="segment", place=places.get(at, ""))
            button.setCheckable(True)
            button.setToolTip(f"{hint} (Alt+{at + 1})")
            button.setAccessibleDescription(hint)
            button.clicked.connect(lambda _=False, mode=mode: self.mode_chosen.emit(mode))
            self.buttons.addButton(button, at)
            segments.addWidget(button)
        self.copy_button = QPushButton("Copy")
        self.copy_button.setToolTip("Copy the chart as a picture (Ctrl+Alt+C)")
        self.save_button = QPushButton("Save as…")
        self.save_button.setToolTip("Save the chart as PNG or SVG (Ctrl+Shift+S)")
        self.copy_button.clicked.connect(self.copy)
        self.save_button.clicked.connect(self.save_wanted)
        self.row.addLayout(segments)
        self.row.addWidget(self.copy_button)
        self.row.addWidget(self.save_button)
        self.chart = TrendChart()
        self.chart.set_theme(theme)
        for inner in self.chart.findChildren(QWidget):
            # The chart takes keys itself; what it is made of would be a second, nameless stop.
            inner.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.twin = TableView("The chart in numbers", theme)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.chart)
        self.stack.addWidget(self.twin)
        self.add(self.stack, 1)
        self.set_mode(Mode.MONTHLY)

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
        if self.twin_shown:
            self.twin.show_table(figure.table)
        else:
            self.chart.show_figure(figure)
        for button in (self.copy_button, self.save_button):
            button.setEnabled(not figure.empty)

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
