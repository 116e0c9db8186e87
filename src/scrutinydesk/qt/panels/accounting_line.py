"""One line that says that every cell is accounted for, and a small table by sheet behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout
from typing_extensions import override

from scrutinydesk.qt.models.table_model import CELL
from scrutinydesk.qt.panels.elided import Elided
from scrutinydesk.qt.panels.look import marked
from scrutinydesk.qt.panels.table_view import ROW_HEIGHT, TableView
from scrutinydesk.reporting import accounting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.reporting.accounting import SheetCells

A_ROW_OF = 180  # points of the height of the window: most of it is for the findings


class AccountingLine(QFrame):
    """Hidden until the cells are counted.

    Signals
    -------
    place_wanted(object)
        A ``Place`` to show in Data: the first cell of a sheet that is not used, else the sheet.
    """

    place_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        marked(self, part="footbar")
        self.words = Elided("", "muted")
        self.button = marked(QPushButton("By sheet"), kind="link")
        self.button.setCheckable(True)
        self.button.setAccessibleName("Show the cells by sheet")
        self.table = TableView("Cells by sheet", theme, links={"sheet"})
        self.table.hide()
        line = QHBoxLayout()
        line.setContentsMargins(14, 4, 10, 4)
        line.setSpacing(8)
        line.addWidget(self.words)
        line.addWidget(self.button)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self.table)
        self.button.toggled.connect(self._unfold)
        self.table.place_wanted.connect(self.place_wanted)
        self.table.activated_row.connect(self._go)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self.table.set_theme(theme)

    def show_cells(self, sheets: Sequence[SheetCells], source: str) -> None:
        """Show the counts of a file; none hides the line."""
        self.setVisible(bool(sheets))
        if not sheets:
            self.button.setChecked(False)
            return
        self.words.setText(accounting.sentence(sheets))
        self.table.show_table(accounting.table(sheets, source))
        self._fit()

    def _fit(self) -> None:
        rows = min(self.window().height() // A_ROW_OF, self.table.table_model.rowCount())
        self.table.setFixedHeight((rows + 1) * ROW_HEIGHT + 4)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _unfold(self, shown: bool) -> None:  # noqa: FBT001  a slot
        self._fit()
        self.table.setVisible(shown)
        if shown:
            self.table.choose_first()
            self.table.setFocus()

    def _go(self, key: str) -> None:
        at = self.table.table_model.position(key)
        places = self.table.table_model.index(at, 0).data(CELL).places
        if places:
            self.place_wanted.emit(places[0])
