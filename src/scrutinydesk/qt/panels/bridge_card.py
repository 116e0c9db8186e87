"""From the figure reported to the figure of now: a waterfall above, its sentence and its steps beneath."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QWidget

from scrutinydesk.analysis.bridge import Bridge
from scrutinydesk.qt.panels.card import Card
from scrutinydesk.qt.panels.figure_card import FigureCard
from scrutinydesk.qt.panels.look import label
from scrutinydesk.qt.panels.wrapped_table import WrappedTable
from scrutinydesk.reporting.figure_parts import nothing
from scrutinydesk.reporting.rolled_words import line_title

if TYPE_CHECKING:
    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.reporting.table import Row, Table
    from scrutinydesk.rollforward import RollForward

GAP = 12
LEAST_HIGH, CHART_LEAST = 500, 270
START = "start"


class BridgeView(QScrollArea):
    """One bridge.

    Signals
    -------
    place_wanted(object)
        A ``Place`` of the later file to show in Data.
    save_wanted()
        Save the chart.
    """

    place_wanted = Signal(object)
    save_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[RollForward, tuple[str, str, str]] | None = None
        self.chart_card = FigureCard("Bridge", theme)
        self.steps_card = Card("Steps")
        self.steps_card.heading.setFixedHeight(30)
        self.sentence = label("", wrap=True)
        self.sentence.setContentsMargins(16, 8, 16, 8)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.steps = WrappedTable("Steps of the bridge", theme, links={"cells"})
        self.steps_card.add(self.sentence)
        self.steps_card.add(self.steps, 1)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setHandleWidth(GAP)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.chart_card)
        self.splitter.addWidget(self.steps_card)
        self.splitter.setMinimumHeight(LEAST_HIGH)
        self.chart_card.setMinimumHeight(CHART_LEAST)
        self.splitter.setSizes([310, 280])
        for at, share in enumerate((58, 42)):
            self.splitter.setStretchFactor(at, share)
        self.setWidget(self.splitter)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for inner in (self.viewport(), self.splitter):
            inner.setAutoFillBackground(False)
        self.chart_card.save_wanted.connect(self.save_wanted)
        self.steps.place_wanted.connect(self.place_wanted)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self.chart_card.set_theme(theme)
        self.steps.set_theme(theme)

    def show_bridge(self, rolled: RollForward, line: tuple[str, str, str]) -> None:
        """Show the bridge of a series, or why there is none."""
        if self._shown is not None and self._shown[0] is rolled and self._shown[1] == line:
            return
        self._shown = rolled, line
        title = line_title(rolled.resources, line)
        each = rolled.bridge(*line)
        if each is None:
            why = f"{title}: its months are not added up, or one of the files does not give it."
            self.chart_card.show_figure(title, nothing("bridge", title, why))
        else:
            self.chart_card.show_figure(title, rolled.waterfall(each))
        bridged = isinstance(each, Bridge)
        self.steps_card.setVisible(bridged)
        if isinstance(each, Bridge):
            self.sentence.setText(rolled.bridge_sentence(each))
            self.steps.show_table(_leading_on(rolled.bridge_table(each)))
            self.steps_card.name("Steps", "they add up exactly")

    def say(self, words: str) -> None:
        """Say why no series is shown."""
        self._shown = None
        self.chart_card.show_figure("Bridge", nothing("bridge", "Bridge", words))
        self.steps_card.hide()


def _leading_on(table: Table) -> Table:
    """Return a table of steps in which only cells of the later file, which is open, lead on."""
    return replace(table, rows=tuple(_row(row) for row in table.rows))


def _row(row: Row) -> Row:
    later = row.key != START
    cells = (replace(cell, places=tuple(p for p in cell.places if later and p.source)) for cell in row.cells)
    return replace(row, cells=tuple(cells))
