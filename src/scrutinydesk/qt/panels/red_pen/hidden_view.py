"""The tables that a report does not print and yet gives away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QSplitter, QStackedLayout, QWidget

from scrutinydesk.qt.models.list_model import ListModel
from scrutinydesk.qt.panels.calm import Calm
from scrutinydesk.qt.panels.card import Card
from scrutinydesk.qt.panels.look import label, marked
from scrutinydesk.qt.panels.page_bar import GAP
from scrutinydesk.qt.panels.wrapped_table import WrappedTable
from scrutinydesk.redpen.told_tables import hidden_as_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex

    from scrutinydesk.claims.tables import HiddenTable
    from scrutinydesk.qt.theme import Theme

LEFT, RIGHT = 340, 980
NONE = "No hidden table"
NONE_TEXT = (
    "Where a report prints parts and wholes of one table here and there, the table behind them is worked out "
    "and shown here. This report gives none away."
)
WHY = (
    "Worked out from the figures that the report prints, allowing for their rounding. What has a tick can be "
    "nothing else; a range holds every value that fits."
)


class HiddenView(QWidget):
    """A list of tables at the left, the chosen one at the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.tables: Sequence[HiddenTable] = ()
        self.list_card, self.card = Card("Hidden tables"), Card("")
        self.list = QListView()
        marked(self.list, nav=True)
        self.list.setAccessibleName("Hidden tables")
        self.list.setWordWrap(True)
        self.list_model = ListModel(lambda item: item.title, self)
        self.list.setModel(self.list_model)
        self.table = WrappedTable("Hidden table", theme)
        self.note = label("", "", wrap=True)
        self.none = Calm(framed=True)
        self.none.say(NONE, NONE_TEXT)
        self._lay_out()
        self.list.selectionModel().currentChanged.connect(self._show)

    def _lay_out(self) -> None:
        self.list_card.add(self.list, 1)
        why = label(WHY, "muted", wrap=True)
        for words in (self.note, why):
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.note.setContentsMargins(16, 10, 16, 12)
        self.card.add(self.note)
        self.card.add(self.table, 1)
        why.setContentsMargins(16, 6, 16, 12)
        self.card.add(why)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(GAP)
        self.splitter.setChildrenCollapsible(False)
        for part in (self.list_card, self.card):
            self.splitter.addWidget(part)
        self.splitter.setSizes([LEFT, RIGHT])
        self.stack = QStackedLayout(self)
        self.stack.addWidget(self.splitter)
        self.stack.addWidget(self.none)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self.table.set_theme(theme)

    def panes(self) -> list[QWidget]:
        """Return the panes in the order in which F6 visits them."""
        return [self.list, self.table] if self.tables else [self.none]

    def copy(self) -> None:
        """Copy the rows that are selected."""
        self.table.copy()

    def show_tables(self, tables: Sequence[HiddenTable]) -> None:
        """Show tables, the first of them at the right."""
        self.tables = tables
        self.list_model.show_items(tables)
        self.stack.setCurrentIndex(0 if tables else 1)
        if tables:
            self.list.setCurrentIndex(self.list_model.index(0))

    def _show(self, index: QModelIndex) -> None:
        if index.isValid():
            at = index.row()
            hidden = self.tables[at]
            facts = f"{hidden.facts:,} of {sum(len(row) for row in hidden.cells):,} figures certain"
            self.card.name(hidden.title, facts)
            self.note.setText(hidden.note)
            self.table.show_table(hidden_as_table(hidden, at))
