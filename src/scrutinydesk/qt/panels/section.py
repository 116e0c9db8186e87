"""A section of the report: measures left; chart, comparison and summary text right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from scrutinydesk.qt.commands import OFFERED
from scrutinydesk.qt.dress import wear
from scrutinydesk.qt.models.table_model import CELL, ROW
from scrutinydesk.qt.panels import sources
from scrutinydesk.qt.panels.calm import Calm
from scrutinydesk.qt.panels.card import Card
from scrutinydesk.qt.panels.chart_card import ChartCard
from scrutinydesk.qt.panels.section_room import GAP, SectionRoom
from scrutinydesk.qt.panels.summary import SummaryCard
from scrutinydesk.qt.panels.table_view import TableView
from scrutinydesk.qt.panels.why import WhyPanel
from scrutinydesk.qt.turns import Turns
from scrutinydesk.reporting.figure import Mode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from scrutinydesk.qt.panels.edit_store import EditStore
    from scrutinydesk.qt.panels.shares import Shares
    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.reporting.figure import Figure
    from scrutinydesk.reporting.report import Report, Section
    from scrutinydesk.reporting.table import Cell, Row

# Views with many rows, in place of the comparison beneath.
TALL = frozenset({Mode.DRIVERS, Mode.FORCES, Mode.RANKS, Mode.FUNNEL, Mode.GRID})
PAINTED_MS = 40  # by then the new chart has been painted


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
    map_wanted()
        Say what the rows and columns of the workbook are.
    told(str)
        Why something that was asked for is not there.
    set_wanted(str)
        Set something at the marked month of the chart: ``begin_limits`` or ``set_target``.
    """

    source_changed = Signal(str)
    place_wanted = Signal(object)
    copy_wanted = Signal(str)
    save_chart_wanted = Signal()
    map_wanted = Signal()
    told = Signal(str)
    set_wanted = Signal(str)

    def __init__(self, theme: Theme, store: EditStore, shares: Shares, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.section: Section | None = None
        self._report: Report | None = None
        self._figures: dict[tuple[str, Mode], Figure] = {}
        self.mode = self.shown_mode = Mode.MONTHLY
        self.built = False
        self.blank: Calm | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        self._theme, self._store, self._shares = theme, store, shares
        # The other views of a measure are drawn up once the one that was asked for is painted.
        self._modes = Turns(self)
        self._builder = self._parts()
        wear(self)

    def building(self) -> Iterator[None]:
        """Make the parts, once, one at each step; until the last the section is not ``built``."""
        # A second caller goes on where the first was left.
        if not self.built:
            for _ in self._builder:
                yield

    def _parts(self) -> Iterator[None]:
        theme = self._theme
        self.measures = TableView("Measures", theme)
        self.filter = QLineEdit(placeholderText="Filter…", clearButtonEnabled=True)
        self.filter.setAccessibleName("Filter measures")
        self.filter.setFixedWidth(170)
        self.measures_card = Card("Measures")
        self.measures_card.row.addWidget(self.filter)
        self.measures_card.add(self.measures, 1)
        yield
        self.chart_card = ChartCard(theme)
        yield
        self.comparison = TableView("Comparison", theme, quiet=True)
        self.comparison_card = Card()
        self.comparison_card.heading.setFixedHeight(30)
        self.comparison_card.add(self.comparison, 1)
        yield
        self.summary = SummaryCard(self._store, theme)
        yield
        self.why_panel = WhyPanel(theme, self)
        yield
        self._lay_out()
        self._connect()
        self.built = True

    def _connect(self) -> None:
        self.measures.row_chosen.connect(self.show_row)
        self.measures.cell_chosen.connect(self._name_source)
        self.filter.textChanged.connect(self.measures.table_model.filter)
        self.filter.returnPressed.connect(self._leave_filter)
        self.chart_card.mode_chosen.connect(self.set_mode)
        self.chart_card.more_opened.connect(self._offer_more)
        self.chart_card.save_wanted.connect(self.save_chart_wanted)
        self.chart_card.set_wanted.connect(self.set_wanted)
        self.summary.copy_wanted.connect(self._copy)
        self.why_panel.place_chosen.connect(self.place_wanted)
        self.why_panel.closed.connect(self.measures.setFocus)
        for asking in (self.measures, self.comparison, self.chart_card.twin, self.summary.editor):
            asking.why_wanted.connect(self.explain)
        self.comparison.fitted.connect(self.room.share)

    @property
    def ready(self) -> bool:
        """Whether there is a measure to show."""
        return self.built and self.section is not None and bool(self.section.measures.rows)

    def panes(self) -> list[QWidget]:
        """Return the panes in the order in which F6 visits them."""
        if not self.ready:
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
        for _ in self.building():
            pass
        self._report = report
        self.section = section
        self._figures.clear()
        self._modes.stop()
        self.room.setVisible(self.ready)
        if self.blank is not None:
            self.blank.setVisible(not self.ready)
        self.why_panel.hide()
        self.summary.forget()
        self.measures_card.name("Measures", section.measures.title.rpartition(": ")[2])
        key = self.measures.key
        self.measures.show_table(section.measures)
        if not (key and self.measures.choose(key)):
            self.measures.choose_first()
        if self.measures.key:
            self.show_row(self.measures.key)

    @property
    def chart_name(self) -> str:
        """What a file of the chart is called, without its ending."""
        return f"{self.measures.key.replace('/', '-')}-{self.shown_mode}"

    def say_blank(
        self, title: str, text: str, points: Sequence[tuple[str, str]] = (), action: str = ""
    ) -> None:
        """Say why there is no measure to show, and what to do: where, and what."""
        if self.blank is None:
            self.blank = Calm(framed=True)
            column = self.layout()
            assert column is not None  # noqa: S101  made in the constructor
            column.addWidget(self.blank)
            self.blank.acted.connect(self.map_wanted)
        self.blank.say(title, text, points, action=action)

    def choose(self, key: str) -> None:
        """Select a measure."""
        self.filter.clear()
        self.measures.choose(key)
        self.measures.setFocus()

    def show_row(self, key: str) -> None:
        """Show chart, comparison and text of a measure."""
        if self.section is not None:
            # The words and the table beside it change its size: it is drawn when that has settled.
            with self.chart_card.chart.held():
                self._show(self.section, key)
                QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def _show(self, section: Section, key: str) -> None:
        self._draw(section, key)
        table = None if self._tall else section.comparison.get(key)
        self.comparison_card.setVisible(table is not None)
        if table is not None:
            title, _, rest = table.title.partition(": ")
            self.comparison_card.name(title, rest)
            self.comparison.show_table(table)
        else:
            self.room.share()
        self.summary.show_subsection(section.number, section.subsection_of(key))

    def set_mode(self, mode: Mode) -> None:
        """Choose the view of the chart; where the measure has none such, say why and stay."""
        key = self.measures.key
        reason = self._figure(key, mode).empty if key else ""
        if reason:
            self._show_mode(self.shown_mode)
            self.told.emit(reason)
            return
        self.mode = mode
        if key:
            self.show_row(key)

    @property
    def _tall(self) -> bool:
        """Whether the chart has a row for each of many: then it takes the place of the comparison."""
        return self.shown_mode in TALL and not self.chart_card.note_height

    def why(self) -> None:
        """Explain the figure at the cursor of the text, else of the table."""
        figure = self.summary.editor.figure() if self.summary.editor.hasFocus() else ""
        asked = (self.comparison, self.chart_card.twin)
        table = next((each for each in asked if each.hasFocus()), self.measures)
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

    def _figure(self, key: str, mode: Mode) -> Figure:
        assert self._report is not None  # noqa: S101  a row is chosen only when a report is shown
        figure = self._figures.get((key, mode))
        if figure is None:
            figure = self._figures[key, mode] = self._report.figure(key, mode)
        return figure

    def _draw(self, section: Section, key: str) -> None:
        """Draw the view that the officer chose, or the first there is of this measure."""
        modes = (self.mode, *map(Mode, OFFERED))
        self.shown_mode = next((mode for mode in modes if not self._figure(key, mode).empty), self.mode)
        self._show_mode(self.shown_mode)
        row = next((row for row in section.measures.rows if row.key == key), None)
        name = row.cells[0].text if row is not None else ""
        self.chart_card.show_figure(name, self._figure(key, self.shown_mode))
        rare = self.chart_card.choices
        for mode in rare:
            self.chart_card.allow(mode)
        usual = [mode for mode in map(Mode, OFFERED) if mode not in rare]
        self._modes.run(self._offering(key, usual), PAINTED_MS)

    def _show_mode(self, mode: Mode) -> None:
        self.chart_card.allow(mode)
        self.chart_card.set_mode(mode)

    def _offer_more(self) -> None:
        """Say of the views in the menu which this measure has: some of them take long to work out."""
        if key := self.measures.key:
            self._modes.run(self._offering(key, list(self.chart_card.choices)))

    def _offering(self, key: str, modes: Sequence[Mode]) -> Iterator[None]:
        for mode in modes:
            self.chart_card.allow(mode, self._figure(key, mode).empty)
            yield

    def name_source(self) -> None:
        """Say again which cells are beneath the selection."""
        index = self.measures.currentIndex()
        if index.isValid():
            self._name_source(index.data(CELL))

    def _name_source(self, cell: Cell) -> None:
        index = self.measures.currentIndex()
        row: Row | None = index.data(ROW) if index.isValid() else None
        self.source_changed.emit(sources.words(row, cell))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.built:
            self.room.share_again()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.built:
            self.room.share_again()

    def _copy(self) -> None:
        if self.summary.sub is not None:
            self.copy_wanted.emit(self.summary.sub.id)

    def _leave_filter(self) -> None:
        if self.measures.table_model.position(self.measures.key) < 0:
            self.measures.choose_first()
        self.measures.setFocus()

    def _lay_out(self) -> None:
        parts = self.measures_card, self.chart_card, self.comparison_card, self.comparison, self.summary
        self.room = SectionRoom(*parts, shares=self._shares, tall=lambda: self._tall)
        column = self.layout()
        assert column is not None  # noqa: S101  made in the constructor
        column.addWidget(self.room)
