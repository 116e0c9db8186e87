"""What the rows and columns of a table say, and what each label stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton

from scrutinydesk.qt.panels.card import Card
from scrutinydesk.qt.panels.look import label, marked
from scrutinydesk.qt.panels.mapping.axes import Axes
from scrutinydesk.qt.panels.mapping.fixed import Fixed
from scrutinydesk.qt.panels.mapping.link_rows import COLUMNS, is_open, rows_of
from scrutinydesk.qt.panels.mapping.link_table import LinkTable
from scrutinydesk.qt.panels.segments import Segments
from scrutinydesk.reporting.table import Table
from scrutinydesk.workbook.recipes import Use

if TYPE_CHECKING:

    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.qt.panels.mapping.draft import Draft, Name, Said
    from scrutinydesk.qt.theme import Theme

TITLE = "Rows to measures"
EVERY, WAITING = range(2)


class LinksCard(Card):
    """Roles of the axes above, the labels in the middle, what no label says beneath.

    Signals
    -------
    choose_wanted(object)
        Names, each a ``(Role, label)``, for which to offer what they may stand for.
    said(object, object)
        Names, and the ``Choice`` made for them.
    row_shown(object)
        The ``(Role, label)`` that is current; None where there is none.
    """

    choose_wanted = Signal(object)
    said = Signal(object, object)
    row_shown = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(TITLE)
        self.title.least = 104
        self._names: dict[str, Name] = {}
        self._said: tuple[Said, ...] = ()
        self._resources: Resources | None = None
        self.filter = QLineEdit(placeholderText="Filter…", clearButtonEnabled=True)
        self.filter.setAccessibleName("Filter labels")
        self.filter.setFixedWidth(118)
        self.link = QPushButton("Link selected…")
        self.link.setToolTip("Say what the selected labels stand for (Enter); several may be parts of one")
        self.segments = Segments("Which labels", ["All", "To decide"])
        self.row.addWidget(self.segments)
        self.row.addWidget(self.filter)
        self.row.addWidget(self.link)
        self.axes = Axes()
        self.table = LinkTable(theme)
        self.fixed = Fixed()
        self.none = label("", "muted", wrap=True)
        self.none.setContentsMargins(16, 14, 16, 14)
        self._lay_out()
        self.segments.chosen.connect(lambda _at: self._show_rows())
        self.filter.textChanged.connect(self.table.search)
        self.link.clicked.connect(self._ask)
        self.table.wanted.connect(self._ask)
        self.table.said.connect(lambda choice: self.said.emit(self.chosen, choice))
        self.table.row_chosen.connect(lambda key: self.row_shown.emit(self._names.get(key)))

    def _lay_out(self) -> None:
        rule = marked(QFrame(), part="cellbar")
        rule.setFixedHeight(1)
        self._parts = (self.axes, self.table, rule, self.fixed)
        self.add(self.axes)
        self.add(self.table, 1)
        self.add(rule)
        self.add(self.fixed)
        self.add(self.none, 1)
        self.none.hide()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self.table.set_theme(theme)

    def say(self, words: str) -> None:
        """Say why there is nothing to link."""
        self.none.setText(words)
        self._show_parts(there=False)

    def show_table(self, draft: Draft, name: str, resources: Resources) -> None:
        """Show the axes and labels of a table of the draft."""
        recipe = draft.recipe.table(name)
        self._said, self._resources = draft.said(name), resources
        self.axes.show_axes(recipe.axes)
        self.fixed.show_table(draft, recipe, resources)
        self._show_parts(there=True)
        self._show_rows()

    @property
    def chosen(self) -> list[Name]:
        """The labels that are selected; of a selection over several roles, those of the current one."""
        model, current = self.table.table_model, self.table.currentIndex()
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        names = [self._names[key] for row in rows if (key := model.row(row).key) in self._names]
        role = self._names[model.row(current.row()).key][0] if current.isValid() and names else None
        return [name for name in names if name[0] is role]

    def show_next(self) -> None:
        """Go to the first label that is not decided, else to the first of all where none is current."""
        model = self.table.table_model
        waiting = (model.row(at) for at in range(model.rowCount()) if is_open(model.row(at)))
        found = next(waiting, None)
        if found is not None:
            self.table.choose(found.key)
        elif not self.table.currentIndex().isValid():
            self.table.choose_first()

    def _show_rows(self) -> None:
        if self._resources is None:
            return
        count = sum(each.use is Use.OPEN for each in self._said)
        self.segments.name(EVERY, f"All {len(self._said):,}")
        self.segments.name(WAITING, f"To decide {count:,}", enabled=count > 0)
        if not count:
            self.segments.choose(EVERY)
        only_open = self.segments.at == WAITING
        rows, self._names = rows_of(self._said, self._resources, only_open=only_open)
        self.table.show_table(Table("links", "Links", COLUMNS, rows))
        if not self.table.currentIndex().isValid():
            self.show_next()

    def _show_parts(self, *, there: bool) -> None:
        for part in self._parts:
            part.setVisible(there)
        for control in (self.segments, self.filter, self.link):
            control.setVisible(there)
        self.none.setVisible(not there)

    def _ask(self) -> None:
        if names := self.chosen:
            self.choose_wanted.emit(names)
