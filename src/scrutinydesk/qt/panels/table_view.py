"""The table of the application: a QTableView that fits its columns, sorts, copies and explains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget
from typing_extensions import override

from scrutinydesk.qt import theme as themes
from scrutinydesk.qt.models.table_model import CELL, ROW, TableModel
from scrutinydesk.qt.panels.cells import CellDelegate
from scrutinydesk.qt.panels.look import marked
from scrutinydesk.qt.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Collection

    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.reporting.table import Cell, Row, Table

ROW_HEIGHT = 32
SIGNAL_ROOM = 18
SPARK_WIDTH = 58
LEAST = 120
QUIET_LEAST = 84
STACKED_HEIGHT = 42
ONE_LINE, TWO_LINES = 32, 44
SLACK = 2  # a text that just fits must not be wrapped for a fraction of a pixel
HEADING_ROOM = 8  # that the style leaves around the words of a heading
MEASURED_ROWS, MEASURED_TEXTS = 300, 40
SEARCHED_AT_ONCE = 500


class TableView(QTableView):
    """Shows a ``Table``; selection is by row, the current cell is what *why* explains.

    Signals
    -------
    row_chosen(str)
        Key of the row that became current.
    cell_chosen(object)
        The ``Cell`` that became current.
    why_wanted(str)
        Id of the figure to explain.
    activated_row(str)
        Enter or a double click on the row of that key.
    place_wanted(object)
        The ``Place`` of a cell in one of the columns ``links`` (by key) was clicked on.
    fitted()
        Column widths and row heights were set.

    A ``quiet`` table draws what stands in brackets small, and beneath the rest where the width
    does not do.
    """

    row_chosen = Signal(str)
    cell_chosen = Signal(object)
    why_wanted = Signal(str)
    activated_row = Signal(str)
    place_wanted = Signal(object)
    fitted = Signal()

    def __init__(
        self,
        name: str,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        quiet: bool = False,
        wrap: bool = False,
        links: Collection[str] = (),
    ) -> None:
        super().__init__(parent)
        marked(self, calm=True, quiet=quiet)
        self.setAccessibleName(name)
        self.table_model = TableModel(parent=self)
        self.cells = CellDelegate(theme, self, quiet=quiet, wrap=wrap)
        self.cells.links = frozenset(links)
        self.setItemDelegate(self.cells)
        self.setModel(self.table_model)
        self._set_up()
        self._sorted: tuple[int, Qt.SortOrder] | None = None
        self._key = ""
        self._natural: list[int] = []
        self._quiet = quiet
        self._search = Turns(self)
        self.table_model.modelReset.connect(self._reset)
        self.customContextMenuRequested.connect(self._menu)
        self.doubleClicked.connect(self._double)
        self.clicked.connect(self._follow)
        self.entered.connect(self._point)
        self.viewportEntered.connect(lambda: self._point(QModelIndex()))
        self.activated.connect(lambda index: self.activated_row.emit(self.table_model.row(index.row()).key))

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(20)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        heading = self.horizontalHeader()
        heading.setHighlightSections(False)
        heading.setMinimumSectionSize(24)
        heading.setSectionsClickable(True)
        # With that of the rows it would ask of every cell whether a whole column is selected.
        heading.setSelectionModel(QItemSelectionModel(self.table_model, heading))
        heading.sectionClicked.connect(self._sort)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self.cells.theme = theme
        self.viewport().update()

    def show_table(self, table: Table) -> None:
        """Replace what is shown; the selected row stays selected where it is still there."""
        self._sorted = None
        self._search.stop()
        self.horizontalHeader().setSortIndicatorShown(False)
        self.table_model.show_table(table)
        if not self._quiet:
            self._measure()
        self._fit()

    def search(self, text: str) -> None:
        """Show only the rows in which a text occurs; many rows are gone through in turns."""
        if len(self.table_model.table.rows) <= SEARCHED_AT_ONCE:
            self.table_model.filter(text)
        else:
            self._search.run(self.table_model.filtering(text))

    def choose(self, key: str) -> bool:
        """Select the row of that key; tell whether it is shown."""
        at = self.table_model.position(key)
        if at < 0:
            return False
        self._key = key
        column = max(0, self.currentIndex().column())
        self.selectionModel().setCurrentIndex(
            self.table_model.index(at, column),
            QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
        )
        return True

    def choose_first(self) -> None:
        """Select the first row that is not a heading."""
        for at in range(self.table_model.rowCount()):
            if self.table_model.row(at).level != "group":
                self.choose(self.table_model.row(at).key)
                return

    @property
    def key(self) -> str:
        """Key of the current row; empty where there is none."""
        return self._key

    def why_id(self) -> str:
        """Return the id of the current figure: of the current cell, else the first of its row."""
        index = self.currentIndex()
        if not index.isValid():
            return ""
        cell: Cell = index.data(CELL)
        row: Row = index.data(ROW)
        return cell.why or next((each.why for each in row.cells if each.why), "")

    def selected(self) -> list[int]:
        """Return the positions of the selected rows, in order, without the headings between them.

        ``selectedRows`` of the selection model asks for the flags of every cell.
        """
        ranges = list(self.selectionModel().selection())  # type: ignore[call-overload]
        within = sorted({at for each in ranges for at in range(each.top(), each.bottom() + 1)})
        return [at for at in within if self.table_model.row(at).level != "group"]

    def copy(self) -> None:
        """Put the selected rows on the clipboard: as a table for Word, tab-separated for Excel."""
        from scrutinydesk.export import clip  # noqa: PLC0415  not needed before something is copied

        keys = [self.table_model.row(at).key for at in self.selected()]
        copied = clip.of_table(self.table_model.table, keys)
        data = QMimeData()
        data.setText(copied.plain)
        data.setHtml(copied.html)
        data.setData("text/rtf", copied.rtf.encode("ascii", "replace"))
        QGuiApplication.clipboard().setMimeData(data)

    @override
    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        if not current.isValid():
            return
        row = self.table_model.row(current.row())
        if row.level == "group":
            return
        self.cell_chosen.emit(current.data(CELL))
        if row.key != self._key or not previous.isValid() or previous.row() != current.row():
            self._key = row.key
            self.row_chosen.emit(row.key)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()
            self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.activated_row.emit(self.table_model.row(self.currentIndex().row()).key)
            return
        super().keyPressEvent(event)

    def _sort(self, column: int) -> None:
        """Turn through ascending, descending and the table's own order."""
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        first = up if not self._numeric(column) else down
        second = down if first == up else up
        following = {None: first, (column, first): second}
        order = following.get(self._sorted, None if self._sorted == (column, second) else first)
        self._sorted = None if order is None else (column, order)
        self.horizontalHeader().setSortIndicatorShown(order is not None)
        if order is not None:
            self.horizontalHeader().setSortIndicator(column, order)
        self.table_model.sort(-1 if order is None else column, order or up)

    def _numeric(self, column: int) -> bool:
        return str(self.table_model.table.columns[column].align) == "right"

    def _reset(self) -> None:
        self.clearSpans()
        columns = self.table_model.columnCount()
        if columns > 1:
            for at in self.table_model.groups():
                self.setSpan(at, 0, 1, columns)
        if self._key and not self.choose(self._key):
            self._key = ""

    def _measure(self) -> None:
        """Find how wide every column wants to be: as its words are; 0 shares what is left."""
        table = self.table_model.table
        plain, heading = (
            QFontMetrics(themes.font(13)),
            QFontMetrics(themes.font(11 if self._quiet else 12, QFont.Weight.DemiBold)),
        )
        character = plain.averageCharWidth()
        self._natural = []
        for at, column in enumerate(table.columns):
            if not column.width:
                self._natural.append(0)
                continue
            wanted = [
                _two_lines(heading, column.heading)
                if self._quiet
                else heading.horizontalAdvance(column.heading) + SLACK
            ]
            wanted += self._widths_of(at)
            most = round(1.5 * column.width * character)
            self._natural.append(min(max(wanted), max(most, wanted[0])) + 2 * self.cells.margin)

    def _widths_of(self, column: int) -> list[int]:
        """Return how wide the texts of a column are drawn: the longest of the first rows."""
        found: dict[tuple[str, bool, bool], None] = {}
        for row in self.table_model.table.rows[:MEASURED_ROWS]:
            if row.level != "group" and column < len(row.cells):
                cell = row.cells[column]
                if cell.spark:
                    return [SPARK_WIDTH]
                words = cell.text or (cell.signal.word if cell.signal else "")
                found[words, cell.signal is not None, row.level == "total"] = None
        longest = sorted(found, key=lambda each: len(each[0]), reverse=True)[:MEASURED_TEXTS]
        advance = self.cells.advance
        return [advance(words, strong=strong) + SIGNAL_ROOM * signal for words, signal, strong in longest]

    def _stack(self) -> None:
        """Put what stands in brackets beneath where one line has no room."""
        room, measured = self.viewport().width(), []
        for stacked in (False, True):
            self.cells.stacked = stacked
            self._measure()
            if sum(self._natural) <= room:
                break
            measured.append(self._natural)
        else:
            # Not even so: then what is to spare is left out, and one line may do after all.
            spare = [column.spare for column in self.table_model.table.columns]
            flat = sum(width for width, gone in zip(measured[0], spare, strict=True) if not gone)
            self.cells.stacked = flat > room
            self._natural = measured[self.cells.stacked]
        brackets = any(
            self.cells.parts(cell.text)[1] for row in self.table_model.table.rows for cell in row.cells
        )
        height = STACKED_HEIGHT if self.cells.stacked and brackets else ROW_HEIGHT
        self.verticalHeader().setDefaultSectionSize(height)

    def _raise_heading(self) -> None:
        """Give the heading two lines where a column is narrower than its words."""
        metrics = QFontMetrics(themes.font(11 if self._quiet else 12, QFont.Weight.DemiBold))
        columns = self.table_model.table.columns
        room = 2 * self.cells.margin + HEADING_ROOM * self._quiet
        wraps = any(
            metrics.horizontalAdvance(column.heading) + room > self.columnWidth(at)
            for at, column in enumerate(columns)
        )
        self.horizontalHeader().setFixedHeight(TWO_LINES if wraps else ONE_LINE)

    def _fit(self) -> None:
        """Share the width out: the first column, or those that stretch, take or give the rest."""
        if self._quiet:
            self._stack()
        if not self._natural:
            return
        self._leave_out()
        widths = [0 if self.isColumnHidden(at) else width for at, width in enumerate(self._natural)]
        rest = self.viewport().width() - sum(widths)
        stretching = [at for at, width in enumerate(self._natural) if not width] or [0]
        for at in stretching:
            widths[at] = max(QUIET_LEAST if self._quiet else LEAST, widths[at] + rest // len(stretching))
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width)
        if self._quiet:
            self._raise_heading()
        self.fitted.emit()

    def _leave_out(self) -> None:
        """Hide what is to spare where there is no room for all."""
        narrow = sum(self._natural) > self.viewport().width()
        for at, column in enumerate(self.table_model.table.columns):
            self.setColumnHidden(at, column.spare and narrow)

    def _double(self, index: QModelIndex) -> None:
        if index.isValid() and (why := self.why_id()):
            self.why_wanted.emit(why)

    def _point(self, index: QModelIndex) -> None:
        if self.cells.leads_on(index):
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.viewport().unsetCursor()

    def _follow(self, index: QModelIndex) -> None:
        # With a key held down the click selects.
        if self.cells.leads_on(index) and not QGuiApplication.keyboardModifiers():
            self.place_wanted.emit(index.data(CELL).places[0])

    def _menu(self, point: QPoint) -> None:
        index = self.indexAt(point)
        if not index.isValid() or self.table_model.row(index.row()).level == "group":
            return
        menu = QMenu(self)
        why = menu.addAction("Why this number?")
        why.setEnabled(bool(self.why_id()))
        why.triggered.connect(lambda: self.why_wanted.emit(self.why_id()))
        menu.addAction("Copy").triggered.connect(self.copy)
        menu.popup(self.viewport().mapToGlobal(point))


def _two_lines(metrics: QFontMetrics, text: str) -> int:
    """Return how wide a heading is on two lines, broken where it is narrowest."""
    words = text.split()
    breaks = (
        max(metrics.horizontalAdvance(" ".join(part)) for part in (words[:at], words[at:]))
        for at in range(1, len(words))
    )
    return min(breaks, default=metrics.horizontalAdvance(text)) + HEADING_ROOM
