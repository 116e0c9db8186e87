"""A section of the report: measures left; chart, comparison and summary text right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QSplitter, QVBoxLayout, QWidget

from scrutinydesk.qt.models.table_model import CELL, ROW
from scrutinydesk.qt.panels.card import Card
from scrutinydesk.qt.panels.chart_card import ChartCard
from scrutinydesk.qt.panels.summary import SummaryCard
from scrutinydesk.qt.panels.table_view import TableView
from scrutinydesk.qt.panels.why import WhyPanel
from scrutinydesk.reporting.figure import Mode

if TYPE_CHECKING:
    from scrutinydesk.qt.panels.edit_store import EditStore
    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.reporting.figure import Figure
    from scrutinydesk.reporting.report import Report, Section
    from scrutinydesk.reporting.table import Cell, Row

GAP = 12
CELLS_NAMED = 4
ROWS_KEPT = 2


class SectionPanel(QWidget):
    """One section.

    Signals
    -------
    source_changed(str)
        The measure and the cells beneath what is selected.
    place_wanted(object)
        A ``Place`` to show in Data.
    copy_wanted(str)
        Copy the sub-section of that id for Word.
    save_chart_wanted()
    """

    source_changed = Signal(str)
    place_wanted = Signal(object)
    copy_wanted = Signal(str)
    save_chart_wanted = Signal()

    def __init__(self, theme: Theme, store: EditStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.section: Section | None = None
        self._report: Report | None = None
        self._figures: dict[tuple[str, Mode], Figure] = {}
        self.mode = Mode.MONTHLY
        self.built = False
        self._empty = False
        self._shares = [210, 250, 240]
        self._theme, self._store = theme, store

    def build(self) -> None:
        """Make the parts, once: four sections of them at once would delay the first page."""
        if self.built:
            return
        self.built = True
        theme, store = self._theme, self._store
        self.measures = TableView("Measures", theme)
        self.filter = QLineEdit(placeholderText="Filter…", clearButtonEnabled=True)
        self.filter.setAccessibleName("Filter measures")
        self.filter.setFixedWidth(170)
        self.measures_card = Card("Measures")
        self.measures_card.row.addWidget(self.filter)
        self.measures_card.add(self.measures, 1)
        self.chart_card = ChartCard(theme)
        self.comparison = TableView("Comparison", theme, quiet=True)
        self.comparison_card = Card()
        self.comparison_card.heading.setFixedHeight(30)
        self.comparison_card.add(self.comparison, 1)
        self.summary = SummaryCard(store, theme)
        self.why_panel = WhyPanel(theme, self)
        self._lay_out()
        self.measures.row_chosen.connect(self.show_row)
        self.measures.cell_chosen.connect(self._name_source)
        self.filter.textChanged.connect(self.measures.table_model.filter)
        self.filter.returnPressed.connect(self._leave_filter)
        self.chart_card.mode_chosen.connect(self.set_mode)
        self.chart_card.save_wanted.connect(self.save_chart_wanted)
        self.summary.copy_wanted.connect(self._copy)
        self.why_panel.place_chosen.connect(self.place_wanted)
        self.why_panel.closed.connect(self.measures.setFocus)
        for asking in (self.measures, self.comparison, self.summary.editor):
            asking.why_wanted.connect(self.explain)
        self.comparison.fitted.connect(self._fit_comparison)

    def panes(self) -> list[QWidget]:
        """Return the panes in the order in which F6 visits them."""
        if not self.built:
            return []
        return [self.measures, self.chart_card.shown, self.comparison, self.summary.editor]

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self._theme = theme
        if not self.built:
            return
        for part in (self.measures, self.chart_card, self.comparison, self.summary, self.why_panel.inputs):
            part.set_theme(theme)

    def show_section(self, report: Report, section: Section) -> None:
        """Show a section; the measure that was selected stays selected where it is still there."""
        self.build()
        self._report = report
        self.section = section
        self._figures.clear()
        self.why_panel.hide()
        self.summary.forget()
        self.measures_card.name("Measures", section.measures.title.rpartition(": ")[2])
        key = self.measures.key
        self.measures.show_table(section.measures)
        if not (key and self.measures.choose(key)):
            self.measures.choose_first()
        if self.measures.key:
            self.show_row(self.measures.key)

    def choose(self, key: str) -> None:
        """Select a measure."""
        self.filter.clear()
        self.measures.choose(key)
        self.measures.setFocus()

    def show_row(self, key: str) -> None:
        """Show chart, comparison and text of a measure."""
        section = self.section
        if section is None:
            return
        self._draw(key)
        table = section.comparison.get(key)
        self.comparison_card.setVisible(table is not None)
        if table is not None:
            self.comparison_card.name(table.title)
            self.comparison.show_table(table)
        self.summary.show_subsection(section.number, section.subsection_of(key))

    def set_mode(self, mode: Mode) -> None:
        """Choose the view of the chart."""
        self.mode = mode
        self.chart_card.set_mode(mode)
        if self.measures.key:
            self._draw(self.measures.key)

    def why(self) -> None:
        """Explain the figure at the cursor of the text, else of the table."""
        figure = self.summary.editor.figure() if self.summary.editor.hasFocus() else ""
        table = self.comparison if self.comparison.hasFocus() else self.measures
        self.explain(figure or table.why_id())

    def explain(self, why_id: str) -> None:
        """Explain a figure."""
        explanation = self._report.why(why_id) if self._report is not None and why_id else None
        if explanation is not None:
            self.why_panel.explain(explanation)

    def copy(self) -> None:
        """Copy what has the focus: words, rows, or the chart."""
        for table in (self.measures, self.comparison, self.chart_card.twin, self.why_panel.inputs):
            if table.hasFocus():
                table.copy()
                return
        if self.summary.editor.hasFocus():
            self.summary.editor.copy()
        elif self.chart_card.isAncestorOf(self.focusWidget()) and not self.chart_card.twin_shown:
            self.chart_card.copy()
        else:
            self.measures.copy()

    def _draw(self, key: str) -> None:
        report, section = self._report, self.section
        if report is None or section is None:
            return
        figure = self._figures.get((key, self.mode))
        if figure is None:
            figure = self._figures[key, self.mode] = report.figure(key, self.mode)
        self._share(empty=bool(figure.empty))
        row = next((row for row in section.measures.rows if row.key == key), None)
        self.chart_card.show_figure(row.cells[0].text if row is not None else "", figure)

    def _share(self, *, empty: bool) -> None:
        """Give a chart with nothing to draw little room; the officer's own shares are kept for both."""
        if empty != self._empty:
            self._empty = empty
            self._shares, shares = self.right.sizes(), self._shares
            self.right.setSizes(shares)

    def name_source(self) -> None:
        """Say again which cells are beneath the selection."""
        index = self.measures.currentIndex()
        if index.isValid():
            self._name_source(index.data(CELL))

    def _name_source(self, cell: Cell) -> None:
        index = self.measures.currentIndex()
        row: Row | None = index.data(ROW) if index.isValid() else None
        whole = next((each.places for each in row.cells if each.places), ()) if row is not None else ()
        sheets: dict[str, list[str]] = {}
        for place in cell.places or whole:
            sheets.setdefault(place.sheet, []).append(place.cell)
        parts = []
        for sheet, cells in sheets.items():
            named = cells if len(cells) <= CELLS_NAMED else [cells[0], "…", cells[-1]]
            word = "cell" if len(cells) == 1 and ":" not in cells[0] else "cells"
            parts.append(f"sheet “{sheet}”, {word} {', '.join(named).replace(', …, ', ' … ')}")
        named = [row.cells[0].text] if row is not None and parts else []
        self.source_changed.emit(" · ".join(named + parts[:2]))

    def _fit_comparison(self) -> None:
        rows = len(self.comparison.table_model.table.rows)
        around = (
            self.comparison_card.heading.height() + self.comparison.horizontalHeader().sizeHint().height() + 4
        )
        row = self.comparison.verticalHeader().defaultSectionSize()
        self.comparison_card.setMaximumHeight(around + rows * row)
        self.comparison_card.setMinimumHeight(around + min(rows, ROWS_KEPT) * row)

    def _copy(self) -> None:
        if self.summary.sub is not None:
            self.copy_wanted.emit(self.summary.sub.id)

    def _leave_filter(self) -> None:
        if self.measures.table_model.position(self.measures.key) < 0:
            self.measures.choose_first()
        self.measures.setFocus()

    def _lay_out(self) -> None:
        self.right = QSplitter(Qt.Orientation.Vertical)
        for part, share in ((self.chart_card, 55), (self.comparison_card, 15), (self.summary, 30)):
            self.right.addWidget(part)
            self.right.setStretchFactor(self.right.count() - 1, share)
        self.right.setSizes([400, 110, 190])
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self.measures_card)
        self.splitter.addWidget(self.right)
        self.splitter.setStretchFactor(0, 56)
        self.splitter.setStretchFactor(1, 44)
        self.splitter.setSizes([760, 600])
        for splitter in (self.splitter, self.right):
            splitter.setHandleWidth(GAP)
            splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.addWidget(self.splitter)
