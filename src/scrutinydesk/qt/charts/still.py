"""A chart on the screen as the painter of the files draws it, for the time until pyqtgraph is there.

Importing pyqtgraph takes longer than reading a workbook; the first chart does not wait for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from scrutinydesk.qt.charts.mark import Mark, paint_mark
from scrutinydesk.qt.charts.page import SCREEN
from scrutinydesk.qt.charts.painter import paint_layout
from scrutinydesk.qt.charts.plot import Layout

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from scrutinydesk.qt.theme import Theme


class Still(QWidget):
    """Does what ``trend_view.Live`` does, painting everything anew each time."""

    def __init__(self) -> None:
        super().__init__()
        self.setMouseTracking(True)
        self._layout = Layout()
        self._theme: Theme | None = None
        self._mark: Mark | None = None

    def show_layout(self, layout: Layout, theme: Theme) -> None:
        """Show another layout."""
        self._layout, self._theme = layout, theme
        self.update()

    def show_mark(self, mark: Mark | None, theme: Theme) -> None:
        """Mark a point, or none."""
        self._mark, self._theme = mark, theme
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        if self._theme is None:
            return
        painter = QPainter(self)
        paint_layout(painter, self._layout, self._theme, SCREEN)
        if self._mark is not None:
            paint_mark(painter, self._mark, self._theme, self.width())
        painter.end()
