"""How the parts of a section share out its room: measures left; chart, comparison and words right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSplitter

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from scrutinydesk.qt.panels.card import Card
    from scrutinydesk.qt.panels.chart_card import ChartCard
    from scrutinydesk.qt.panels.shares import Shares
    from scrutinydesk.qt.panels.table_view import TableView

GAP = 12
ROWS_KEPT = 2
LOW = 700  # pixels of the right side, under which the comparison keeps one row
RIGHT_LEAST = 500
WHOLE = 16_777_215  # as high as Qt lets a widget be


class SectionRoom(QSplitter):
    """Holds the parts of a section.

    Parameters
    ----------
    shares : Shares
        How the officer wants it, kept for all sections.
    tall : callable () -> bool
        Whether the chart takes the place of the comparison beneath it.
    """

    def __init__(  # noqa: PLR0913  the parts of a section
        self,
        measures_card: QWidget,
        chart_card: ChartCard,
        comparison_card: Card,
        comparison: TableView,
        summary: QWidget,
        *,
        shares: Shares,
        tall: Callable[[], bool],
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._chart_card, self._comparison_card, self._comparison = chart_card, comparison_card, comparison
        self._shares, self._tall = shares, tall
        self.right = QSplitter(Qt.Orientation.Vertical)
        for part, stretch in ((chart_card, 0), (comparison_card, 0), (summary, 1)):
            self.right.addWidget(part)
            self.right.setStretchFactor(self.right.count() - 1, stretch)
        self.addWidget(measures_card)
        self.right_area = self._scrolled()
        self.addWidget(self.right_area)
        for side, stretch in enumerate((56, 44)):
            self.setStretchFactor(side, stretch)
        self.setSizes([760, 600])
        for splitter in (self, self.right):
            splitter.setHandleWidth(GAP)
            splitter.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._dragged_across)
        self.right.splitterMoved.connect(self._dragged)

    def _scrolled(self) -> QScrollArea:
        """Return the right side; on a small or much enlarged screen it scrolls rather than overlaps."""
        self.right.setMinimumHeight(RIGHT_LEAST)
        area = QScrollArea()
        area.setWidget(self.right)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        self.right.setAutoFillBackground(False)
        return area

    def share_again(self) -> None:
        """Share out the whole room: it has another size."""
        # A scroll area asks for no width; its content does.
        bar = self.right_area.verticalScrollBar()
        scrolls = self.right_area.height() < RIGHT_LEAST
        least = self.right.minimumSizeHint().width() + scrolls * bar.sizeHint().width()
        self.right_area.setMinimumWidth(least)
        if self._shares.across:
            left = round(self.width() * self._shares.across)
            self.setSizes([left, self.width() - left])
        self.share()

    def share(self) -> None:
        """Share out the height: chart, comparison as high as its rows, and the words the rest."""
        around = self._comparison_card.heading.height() + self._comparison.horizontalHeader().height() + 4
        row = self._comparison.verticalHeader().defaultSectionSize()
        rows = len(self._comparison.table_model.table.rows)
        kept = 1 if self.right.height() < LOW else ROWS_KEPT
        wanted, least = around + rows * row, around + min(rows, kept) * row
        note = self._chart_card.note_height
        self._chart_card.setMaximumHeight(note or WHOLE)
        self._comparison_card.setMaximumHeight(wanted)
        self._comparison_card.setMinimumHeight(least)
        if not self._comparison_card.isVisibleTo(self.right):
            wanted = least = 0
        room = self.right.height() - 2 * GAP
        self.right.setSizes(self._shares.heights(room, note, wanted, least, tall=self._tall()))

    def _dragged(self, _position: int, _handle: int) -> None:
        room = max(1, self.right.height() - 2 * GAP)
        chart, comparison, _ = self.right.sizes()
        if not self._chart_card.note_height:
            self._shares.chart = chart / room
            self._shares.comparison = comparison / room

    def _dragged_across(self, _position: int, _handle: int) -> None:
        self._shares.across = self.sizes()[0] / max(1, self.width())
