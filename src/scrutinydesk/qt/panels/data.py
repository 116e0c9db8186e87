"""The workbook as it stands in the file: sheets left, cells right, and all observations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from scrutinydesk.qt.dress import wear
from scrutinydesk.qt.imports import importing
from scrutinydesk.qt.models.frame_model import FrameModel
from scrutinydesk.qt.models.grid_model import GridModel
from scrutinydesk.qt.models.list_model import ITEM
from scrutinydesk.qt.panels.card import Card
from scrutinydesk.qt.panels.cell_grid import CellGrid
from scrutinydesk.qt.panels.elided import Elided
from scrutinydesk.qt.panels.look import label, marked
from scrutinydesk.qt.panels.sheet_list import OBSERVATIONS, SheetList
from scrutinydesk.qt.tasks import Task
from scrutinydesk.workbook.grid import Sheet, Visibility

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrutinydesk.findings import Place
    from scrutinydesk.measures.observations import Observations
    from scrutinydesk.qt.models.array_model import ArrayModel
    from scrutinydesk.workbook.grid import Book

GAP = 12
FIND_AFTER_MS = 250


class DataPanel(QWidget):
    """Sheets of a ``Book`` in a grid.

    Signals
    -------
    source_changed(str)
        The sheet and cell that is current.
    map_wanted()
        Map this workbook.
    """

    source_changed = Signal(str)
    map_wanted = Signal()

    def __init__(self, wording: Callable[[Any, str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._book: Book | None = None
        self._observations: Observations | None = None
        self._models: dict[str, ArrayModel] = {}
        self._preparing: Observations | None = None
        self.sheets = SheetList()
        self.grid = CellGrid()
        self.find_field = QLineEdit(placeholderText="Find in this sheet…", clearButtonEnabled=True)
        self.find_field.setAccessibleName("Find in this sheet")
        self.find_field.setFixedWidth(220)
        self._finder = QTimer(self, singleShot=True, interval=FIND_AFTER_MS)
        self._finder.timeout.connect(lambda: self.grid.search(self.find_field.text()))
        self.find_field.textChanged.connect(lambda _text: self._finder.start())
        self.grid.found.connect(lambda rows: self.find_field.setToolTip(f"{rows:,} rows"))
        self.reference = label("", "reference")
        self.reference.setMinimumWidth(54)
        self.value = Elided()
        self.value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.format = Elided("", "muted")
        self._lay_out()
        self.sheets.selectionModel().currentChanged.connect(self._choose)

    def _lay_out(self) -> None:
        self.sheets_card = Card("Sheets")
        self.sheets_card.add(self.sheets, 1)
        self.grid_card = Card("Cells")
        self.map = marked(QPushButton("Map this workbook…"), kind="primary")
        self.map.setToolTip("Link its rows to measures and areas, once (Ctrl+M)")
        self.map.clicked.connect(self.map_wanted)
        self.map.hide()
        self.grid_card.row.addWidget(self.map)
        self.grid_card.row.addWidget(self.find_field)
        self.grid_card.add(self._bar())
        self.grid_card.add(self.grid, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(GAP)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.sheets_card)
        splitter.addWidget(self.grid_card)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([230, 1100])
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.addWidget(splitter)
        wear(self)

    def panes(self) -> list[QWidget]:
        """Return the panes in the order in which F6 visits them."""
        return [self.sheets, self.grid]

    def show_book(self, book: Book, observations: Observations) -> None:
        """List the sheets, and show the first that holds a table."""
        self._book = book
        self._observations = observations
        self._models.clear()
        self.sheets_card.name("Sheets", f"{len(book.sheets)} in {book.format}")
        self.grid.setModel(None)
        self.sheets.show_book(book, observations)

    def go_to(self, place: Place) -> bool:
        """Show a cell; tell whether there is one of that name."""
        at = self.sheets.number_of(place.sheet)
        if at < 0:
            return False
        self.find_field.clear()
        self._finder.stop()
        self.sheets.choose(at)
        model = self.grid.model()
        ends = place.cell.partition(":")
        if not isinstance(model, GridModel) or (first := model.place_of(ends[0])) is None:
            return True
        # A range stands together only in the file's own order.
        self.grid.show_all()
        start, end = model.index(*first), model.index(*(model.place_of(ends[2]) or first))
        chosen = self.grid.selectionModel()
        chosen.select(QItemSelection(start, end), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        chosen.setCurrentIndex(start, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.grid.scrollTo(start, QTableView.ScrollHint.PositionAtCenter)
        self.grid.setFocus()
        return True

    def look_for(self) -> None:
        """Put the cursor into the find field."""
        self.find_field.setFocus()
        self.find_field.selectAll()

    def copy(self) -> None:
        """Copy the selected cells, tab-separated, as shown."""
        self.grid.copy()

    def _choose(self, current: QModelIndex, _previous: QModelIndex) -> None:
        entry: Sheet | str | None = current.data(ITEM)
        if entry is None or self._book is None:
            return
        model = self._model(entry)
        if model is None:
            self.grid.setModel(None)
            self.grid_card.name(OBSERVATIONS, "being prepared …")
            return
        self.grid.show_cells(model)
        self.grid.selectionModel().currentChanged.connect(self._describe)
        name = entry.name if isinstance(entry, Sheet) else entry
        rows, columns = model.rowCount(), model.columnCount()
        facts = [f"{rows:,} rows", f"{columns:,} columns"]
        if isinstance(entry, Sheet):
            facts += _facts(entry)
        self.grid_card.name(name, " · ".join(facts))
        first = model.index(0, 0)
        self.grid.setCurrentIndex(first)
        self._describe(first, QModelIndex())

    def _model(self, entry: Sheet | str) -> ArrayModel | None:
        """Return what is to be shown; None of the observations until pandas has made their frame."""
        name = entry.name if isinstance(entry, Sheet) else ""
        if name not in self._models and self._book is not None:
            if isinstance(entry, Sheet):
                self._models[name] = GridModel(self._book, entry, self._wording, self)
            else:
                self._prepare()
        return self._models.get(name)

    def _prepare(self) -> None:
        """Import pandas and make the frame of all observations, in a thread: it takes its time."""
        observations = self._observations
        if observations is None or self._preparing is observations:
            return
        self._preparing = observations
        pandas = importing("Preparing the observations", ["pandas"], self)
        frame = Task("Preparing the observations", lambda _progress: observations.frame, self)
        pandas.succeeded.connect(frame.start)
        frame.succeeded.connect(lambda made: self._prepared(observations, made))
        pandas.start()

    def _prepared(self, observations: Observations, frame: Any) -> None:
        if observations is not self._observations:
            return
        self._models[""] = FrameModel(frame, self)
        current = self.sheets.currentIndex()
        if isinstance(current.data(ITEM), str):
            self._choose(current, current)

    def _describe(self, current: QModelIndex, _previous: QModelIndex) -> None:
        model = self.grid.model()
        if not current.isValid():
            return
        self.value.setText(str(current.data() or "(blank)"))
        if not isinstance(model, GridModel):
            self.reference.setText("")
            self.format.setText("")
            self.source_changed.emit(OBSERVATIONS)
            return
        row, column = int(model.order[current.row()]), current.column()
        address = model.sheet.address(row, column)
        notes = [model.number_format(row, column)]
        if (row, column) in model.sheet.uncalculated:
            notes.append("formula never calculated")
        if comment := model.sheet.comments.get((row, column)):
            notes.append(f"comment: {comment}")
        self.reference.setText(address)
        self.format.setText(" · ".join(notes))
        self.source_changed.emit(f"sheet “{model.sheet.name}”, cell {address}")

    def _bar(self) -> QFrame:
        bar = marked(QFrame(), part="cellbar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(14, 6, 14, 6)
        row.setSpacing(14)
        row.addWidget(self.reference)
        row.addWidget(self.value)
        row.addStretch(1)
        row.addWidget(self.format)
        return bar


def _facts(sheet: Sheet) -> list[str]:
    facts = []
    if sheet.visibility != Visibility.VISIBLE:
        facts.append(str(sheet.visibility))
    if sheet.formulas:
        facts.append(f"{sheet.formulas:,} formulas")
    if sheet.hidden_rows or sheet.hidden_columns:
        hidden = ((len(sheet.hidden_rows), "row"), (len(sheet.hidden_columns), "column"))
        named = [f"{count:,} {what}{'s' if count > 1 else ''}" for count, what in hidden if count]
        facts.append(f"{' and '.join(named)} hidden in the workbook")
    return facts
