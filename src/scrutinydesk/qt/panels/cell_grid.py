"""The grid of cells: columns as wide as what is in them, and a search that never holds up the window."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView, QWidget
from typing_extensions import override

from scrutinydesk.export.text import as_text
from scrutinydesk.qt.models.array_model import ArrayModel
from scrutinydesk.qt.panels.look import marked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QResizeEvent

CHARACTERS = 60
NARROWEST = 64
LOOKED_AT = 60
COLUMNS_FITTED = 200
SPREAD_OVER, SPREAD = 4, 12  # columns there must be, and that a note may run over
ALONE = 20  # characters under which a word alone in its row is no note
SLICE = 0.012  # seconds of searching between two turns of the event loop


class CellGrid(QTableView):
    """Shows an ``ArrayModel``.

    Signals
    -------
    found(int)
        How many rows a search has left.
    """

    found = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        marked(self, calm=True)
        self.setAccessibleName("Cells")
        self.setWordWrap(False)
        self.setSortingEnabled(False)
        # Tab leaves the grid, as everywhere: the arrow keys move in it.
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.setDefaultSectionSize(26)
        rows.setMinimumSectionSize(20)
        columns.setHighlightSections(True)
        columns.setSectionsClickable(True)
        columns.sectionDoubleClicked.connect(self._sort)
        columns.setToolTip("Double-click to sort; again for the other way; again for the file’s order")
        self._sorted: tuple[int, int] = (-1, 0)
        self._widths: list[int] = []
        self._last_words = -1
        self._spread_rows: set[int] = set()
        self._search: Iterator[None] | None = None
        self._searcher = QTimer(self, interval=0)
        self._searcher.timeout.connect(self._search_on)

    def show_cells(self, model: ArrayModel) -> None:
        """Show another sheet."""
        self._stop()
        self.in_file_order()
        self.setModel(model)
        self._spread(model)
        self._measure(model)
        self._fit()

    def in_file_order(self) -> None:
        """Forget how the rows were sorted."""
        self._sorted = (-1, 0)
        self.horizontalHeader().setSortIndicatorShown(False)

    def show_all(self) -> None:
        """Lift search and sorting."""
        self._stop()
        self.in_file_order()
        if isinstance(model := self.model(), ArrayModel):
            model.filter("")
            self._spread(model)

    def search(self, text: str) -> None:
        """Narrow to the rows that hold a text, a slice at a time."""
        self._stop()
        if isinstance(model := self.model(), ArrayModel):
            self.in_file_order()
            self.clearSpans()
            self._search = model.search(text)
            self._searcher.start()

    def copy(self) -> None:
        """Copy the selected cells, tab-separated, as shown."""
        selected, model = self.selectionModel(), self.model()
        if not isinstance(model, ArrayModel) or not selected.hasSelection():
            return
        lines = []
        parts = list(selected.selection())  # type: ignore[call-overload]
        for part in sorted(parts, key=lambda r: (r.top(), r.left())):
            for row in range(part.top(), part.bottom() + 1):
                cells = (model.index(row, c).data() or "" for c in range(part.left(), part.right() + 1))
                lines.append("\t".join(as_text(str(cell)) for cell in cells))
        QGuiApplication.clipboard().setText("\n".join(lines))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _search_on(self) -> None:
        until = perf_counter() + SLICE
        while self._search is not None and perf_counter() < until:
            try:
                next(self._search)
            except StopIteration:
                self._stop()
                self.found.emit(self.model().rowCount())

    def _stop(self) -> None:
        self._searcher.stop()
        self._search = None

    def _spread(self, model: ArrayModel) -> None:
        """Let titles and notes, alone in their row, run over the columns as a spreadsheet does."""
        self.clearSpans()
        self._spread_rows = set()
        columns = min(model.columnCount(), COLUMNS_FITTED)
        if columns < SPREAD_OVER:
            return
        for row in range(min(LOOKED_AT, model.rowCount())):
            alone = not any(model.text(row, column) for column in range(1, columns))
            if alone and len(model.text(row, 0)) > ALONE:
                self._spread_rows.add(row)
                self.setSpan(row, 0, 1, min(columns, SPREAD))

    def _measure(self, model: ArrayModel) -> None:
        metrics = self.fontMetrics()
        most = CHARACTERS * metrics.averageCharWidth()
        rows = min(LOOKED_AT, model.rowCount())
        self._widths = []
        self._last_words = -1
        for column in range(min(model.columnCount(), COLUMNS_FITTED)):
            texts = [model.text(row, column) for row in range(rows) if row not in self._spread_rows]
            longest = max(texts, key=len, default="")
            heading = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
            width = max(metrics.horizontalAdvance(longest), metrics.horizontalAdvance(heading) + 8) + 22
            self._widths.append(max(NARROWEST, min(most, width)))
            if width > most:
                self._last_words = column

    def _fit(self) -> None:
        """Set the widths; where few columns leave room, the last that was cut short takes it."""
        if self.model() is None:  # between two workbooks
            return
        widths = list(self._widths)
        room = self.viewport().width() - sum(widths) - 1
        if self._last_words >= 0 and room > 0 and len(widths) == self.model().columnCount():
            widths[self._last_words] += room
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width)

    def _sort(self, column: int) -> None:
        turn = self._sorted[1] + 1 if self._sorted[0] == column else 1
        turn %= 3
        self._sorted = (column, turn)
        header = self.horizontalHeader()
        header.setSortIndicatorShown(turn > 0)
        order = Qt.SortOrder.AscendingOrder if turn == 1 else Qt.SortOrder.DescendingOrder
        header.setSortIndicator(column, order)
        self.clearSpans()
        self.model().sort(column if turn else -1, order)
