"""A table that shows every cell whole: text is wrapped, and rows are measured in turns."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from typing_extensions import override

from scrutinydesk.qt.panels.cells import LEAST_HIGH
from scrutinydesk.qt.panels.table_view import QUIET_LEAST, SLACK, TableView
from scrutinydesk.qt.turns import Turns
from scrutinydesk.reporting.table import Align, Level

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.reporting.table import Table

READABLE = 220  # pixels that a column that stretches asks for


class WrappedTable(TableView):
    """Rows are as high as their words; columns of words give way where there is no room for all."""

    def __init__(
        self, name: str, theme: Theme, parent: QWidget | None = None, *, links: Collection[str] = ()
    ) -> None:
        super().__init__(name, theme, parent, wrap=True, links=links)
        self.setWordWrap(True)
        self.verticalHeader().setDefaultSectionSize(LEAST_HIGH)
        self._heights: dict[int, int] = {}  # by position in the table
        self._widths: list[int] = []  # for which these are
        self._sizing = Turns(self)
        self.fitted.connect(self._size)
        self.table_model.modelReset.connect(self._size)
        self.verticalScrollBar().valueChanged.connect(self._size_seen)

    @override
    def show_table(self, table: Table) -> None:
        self._heights.clear()
        super().show_table(table)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._size()

    @override
    def _fit(self) -> None:
        columns = self.table_model.table.columns
        if not columns or len(self._natural) != len(columns):
            return
        stretching = [at for at, width in enumerate(self._natural) if not width]
        widths = [width + SLACK if width else READABLE for width in self._natural]
        spare = self.viewport().width() - sum(widths)
        if spare >= 0:
            for at in stretching or [0]:
                widths[at] += spare // max(1, len(stretching))
        else:
            more = [
                max(0, width - QUIET_LEAST) * (column.align == Align.LEFT)
                for width, column in zip(widths, columns, strict=True)
            ]
            share = min(1.0, -spare / max(1, sum(more)))
            widths = [width - ceil(share * part) for width, part in zip(widths, more, strict=True)]
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width)
        self._raise_heading()
        self.fitted.emit()

    def _size(self) -> None:
        """Give every row its height: those in sight at once, the others in turns."""
        widths = [self.columnWidth(at) for at in range(self.table_model.columnCount())]
        if widths != self._widths:
            self._widths = widths
            self._heights.clear()
        self._sizing.stop()
        if self.isVisible():
            self._size_seen()
            self._sizing.run(self._size_all())

    def _size_seen(self) -> None:
        at, high = self.rowAt(0), self.viewport().height()
        while 0 <= at < self.table_model.rowCount() and self.rowViewportPosition(at) < high:
            self._size_row(at)
            at += 1

    def _size_all(self) -> Iterator[None]:
        bar = self.verticalScrollBar()
        for at in range(self.table_model.rowCount()):
            more = self._size_row(at)
            # What is in sight stays where it is.
            if more and at < self.rowAt(0):
                bar.setValue(bar.value() + more)
            yield

    def _size_row(self, at: int) -> int:
        """Give a row its height; return by how much it grew."""
        position = self.table_model.order[at]
        height = self._heights.get(position)
        if height is None:
            height = self._heights[position] = self._high(position)
        more = height - self.rowHeight(at)
        if more:
            self.setRowHeight(at, height)
        return more

    def _high(self, position: int) -> int:
        row = self.table_model.table.rows[position]
        if row.level == Level.GROUP:
            return LEAST_HIGH
        cells, strong = zip(row.cells, self._widths, strict=False), row.level == Level.TOTAL
        high = (self.cells.height(cell.text, width, strong=strong) for cell, width in cells)
        return max(high, default=LEAST_HIGH)
