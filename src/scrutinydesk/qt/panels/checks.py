"""What to know before relying on the figures: every finding, with its cell and what to do."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from scrutinydesk.findings import Finding, Severity
from scrutinydesk.qt.dress import wear
from scrutinydesk.qt.panels.calm import TICK, Calm
from scrutinydesk.qt.panels.card import Card
from scrutinydesk.qt.panels.cells import CellDelegate
from scrutinydesk.qt.panels.look import marked
from scrutinydesk.qt.panels.table_view import TableView
from scrutinydesk.reporting import table as tables
from scrutinydesk.reporting.table import Cell, Column, Row, Shape, Table, Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from scrutinydesk.qt.theme import Theme

GAP = 12
MEASURED_ROWS = 400
SIGNS = {
    Severity.ERROR: tables.Signal(Shape.UP, Tone.CONCERN, "Error"),
    Severity.WARNING: tables.Signal(Shape.DASH, Tone.BLOCKED, "Warning"),
    Severity.NOTE: tables.Signal(Shape.CIRCLE, Tone.COMMON, "Note"),
}
PLURALS = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.NOTE: "Notes"}
COLUMNS = (
    Column("severity", "Severity", width=9),
    Column("what", "What was found"),
    Column("where", "Where", width=22),
    Column("why", "Why it matters"),
    Column("do", "What to do"),
)


class ChecksPanel(QWidget):
    """The findings of the open workbook.

    Signals
    -------
    place_wanted(object)
        A ``Place`` to show in Data.
    """

    place_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.findings: tuple[Finding, ...] = ()
        self.only: Severity | None = None
        self.card = Card("Checks")
        self.filter = QLineEdit(placeholderText="Filter…", clearButtonEnabled=True)
        self.filter.setAccessibleName("Filter findings")
        self.filter.setFixedWidth(200)
        self.card.row.addLayout(self._segments())
        self.card.row.addWidget(self.filter)
        self.table = TableView("Findings", theme)
        self.table.setWordWrap(True)
        self.table.cells = CellDelegate(theme, self.table, wrap=True)
        self.table.setItemDelegate(self.table.cells)
        self.empty = Calm()
        self.empty.say(
            "Nothing to check",
            "The workbook was read from end to end, and nothing was found that should worry you.",
            sign=TICK,
        )
        self.card.add(self.table, 1)
        self.card.add(self.empty, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.addWidget(self.card)
        wear(self)
        self._sizer = QTimer(self, singleShot=True, interval=0)
        self._sizer.timeout.connect(self._size_rows)
        self.filter.textChanged.connect(self._filter)
        self.table.clicked.connect(lambda index: self._go(self.table.table_model.row(index.row()).key))
        self.table.activated_row.connect(self._go)
        self.table.table_model.modelReset.connect(self._sizer.start)

    def _segments(self) -> QHBoxLayout:
        self.buttons = QButtonGroup(self)
        segments = QHBoxLayout()
        segments.setSpacing(0)
        for at, severity in enumerate((None, *Severity)):
            place = "first" if at == 0 else "last" if at == len(Severity) else ""
            button = marked(QPushButton(), kind="segment", place=place)
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, severity=severity: self.show_only(severity))
            self.buttons.addButton(button, at)
            segments.addWidget(button)
        self.buttons.button(0).setChecked(True)
        return segments

    def panes(self) -> list[QWidget]:
        """Return the panes in the order in which F6 visits them."""
        return [self.table]

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self.table.set_theme(theme)

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show findings, errors first as they come."""
        self.findings = findings
        counts = Counter(finding.severity for finding in findings)
        self.buttons.button(0).setText(f"All {len(findings)}")
        for at, severity in enumerate(Severity, 1):
            self.buttons.button(at).setText(f"{PLURALS[severity]} {counts[severity]}")
            self.buttons.button(at).setEnabled(counts[severity] > 0)
        self.show_only(None)

    def show_only(self, severity: Severity | None) -> None:
        """Show the findings of one severity; all for None."""
        self.only = severity
        self.buttons.button(0 if severity is None else list(Severity).index(severity) + 1).setChecked(True)
        rows = tuple(
            Row(str(at), _cells(finding))
            for at, finding in enumerate(self.findings)
            if severity in {None, finding.severity}
        )
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.table.show_table(Table("checks", "Checks", COLUMNS, rows))
        self.card.name("Checks", "what to know before you rely on the figures")
        self._sizer.start()

    def choose(self, at: int) -> None:
        """Select a finding by its number."""
        self.show_only(None)
        self.filter.clear()
        self.table.choose(str(at))
        self.table.setFocus()

    def look_for(self) -> None:
        """Put the cursor into the filter."""
        self.filter.setFocus()
        self.filter.selectAll()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sizer.start()

    def _filter(self, text: str) -> None:
        self.table.table_model.filter(text)

    def _size_rows(self) -> None:
        # Measuring text is dear: the rows of a workbook full of faults keep one height.
        if self.table.table_model.rowCount() <= MEASURED_ROWS:
            self.table.resizeRowsToContents()

    def _go(self, key: str) -> None:
        if key.isdigit():
            place = self.findings[int(key)].place
            if place.sheet:
                self.place_wanted.emit(place)


def _cells(finding: Finding) -> tuple[Cell, ...]:
    order = str(list(Severity).index(finding.severity))
    where = str(finding.place)
    return (
        Cell("", order, signal=SIGNS[finding.severity]),
        Cell(finding.title, finding.title),
        Cell(where, where, places=(finding.place,)),
        Cell(finding.detail, finding.detail),
        Cell(finding.remedy, finding.remedy),
    )
