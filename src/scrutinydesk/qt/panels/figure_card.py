"""A figure on a card: the picture or its numbers, copied or saved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget
from typing_extensions import override

from scrutinydesk.qt.charts import device
from scrutinydesk.qt.charts.trend_chart import TrendChart
from scrutinydesk.qt.imports import importing, qt_types
from scrutinydesk.qt.panels.card import HEADING_HEIGHT, Card
from scrutinydesk.qt.panels.conclusions import Conclusions
from scrutinydesk.qt.panels.look import label
from scrutinydesk.qt.panels.table_view import TableView
from scrutinydesk.qt.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.reporting.figure import Figure

TITLE_LEAST = 60
NOTE_HEIGHT = 104
CHART_LEAST = 230  # of a chart with words beneath it; where it would be lower they fold
# The first chart is painted by then.
WAKES_AFTER_MS = 150


class FigureCard(Card):
    """Shows a ``Figure``; knows nothing of where it comes from.

    Signals
    -------
    save_wanted()
        Save this chart.
    set_wanted(str)
        Set something at the marked month: ``begin_limits`` or ``set_target``.
    """

    save_wanted = Signal()
    set_wanted = Signal(str)

    def __init__(self, title: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self.figure: Figure | None = None
        self.subtitle.hide()
        self.title.least = TITLE_LEAST
        self.copy_button = QPushButton("Copy")
        self.copy_button.setToolTip("Copy the chart as a picture (Ctrl+Alt+C)")
        self.save_button = QPushButton("Save…")
        self.save_button.setToolTip("Save the chart as PNG or SVG (Ctrl+Shift+S)")
        self.copy_button.clicked.connect(self.copy)
        self.save_button.clicked.connect(self.save_wanted)
        self.row.addWidget(self.copy_button)
        self.row.addWidget(self.save_button)
        self.chart = TrendChart()
        self.chart.set_theme(theme)
        self._waking = Turns(self)
        self._awake = False
        self.twin = TableView("The chart in numbers", theme)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.chart)
        self.stack.addWidget(self.twin)
        self.note = label("", "muted", wrap=True)
        self.note.setContentsMargins(16, 0, 16, 0)
        self.note.hide()
        self.conclusions = Conclusions()
        self.conclusions.turned.connect(self._turned)
        self.add(self.stack, 1)
        self.add(self.conclusions)
        self.add(self.note)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self.chart.set_theme(theme)
        self.twin.set_theme(theme)

    def show_figure(self, title: str, figure: Figure) -> None:
        """Draw a figure, on the side of the card that is up."""
        self.figure = figure
        self.name(title)
        empty = bool(figure.empty)
        self.note.setText(figure.empty)
        self.note.setVisible(empty)
        self.conclusions.say(figure)
        self._share()
        self._turned()
        if self.twin_shown:
            self.twin.show_table(figure.table)
        elif not empty:
            self._paint()
        for button in (self.copy_button, self.save_button):
            button.setEnabled(not empty)

    @property
    def note_height(self) -> int:
        """How high the card is where it holds only a note; 0 where it holds a chart."""
        return NOTE_HEIGHT if self.note.isVisibleTo(self) else 0

    def _share(self) -> None:
        """Share the height between the chart and its words."""
        self.conclusions.share(self.width() - 2, self.height() - HEADING_HEIGHT - CHART_LEAST)

    def _paint(self) -> None:
        """Draw the chart without what the words beneath say, in full at any size."""
        assert self.figure is not None  # noqa: S101  there is something to draw
        self.chart.show_figure(replace(self.figure, note="", can=(), cannot=()))

    def _turned(self) -> None:
        """Show the chart, or where they are wanted the words in its place."""
        empty = self.figure is None or bool(self.figure.empty)
        self.stack.setVisible(not empty and not self.conclusions.button.isChecked())

    @override
    def minimumSizeHint(self) -> QSize:
        # Words that would stand in the way of a lower card fold: they are no part of its least height.
        least = super().minimumSizeHint()
        return QSize(least.width(), least.height() - self.conclusions.kept)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # A section that nobody has looked at needs no living chart.
        if not self._awake:
            self._awake = True
            self._waking.run(self._waking_up(), WAKES_AFTER_MS)

    def _waking_up(self) -> Iterator[None]:
        """Import pyqtgraph in a thread, and then let the chart go over to it."""
        yield from qt_types()
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
        self.conclusions.button.setChecked(False)
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
