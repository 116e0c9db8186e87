"""What the recipe leaves unused or in doubt: a line at the foot of the page, and the list behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from scrutinydesk.qt.dress import wear
from scrutinydesk.qt.panels.check_rows import SIGNS
from scrutinydesk.qt.panels.elided import Elided
from scrutinydesk.qt.panels.look import marked
from scrutinydesk.qt.panels.wrapped_table import WrappedTable
from scrutinydesk.reporting.table import Cell, Column, Row, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutinydesk.findings import Finding
    from scrutinydesk.qt.theme import Theme

MOST = 500  # listed
SIZE = (860, 420)
COLUMNS = (
    Column("severity", "Severity", width=9),
    Column("what", "What was found"),
    Column("where", "Where", width=16),
    Column("do", "What to do"),
)


class FindingsLine(QFrame):
    """How many findings there are and the first of them; a button opens all.

    Signals
    -------
    place_wanted(object)
        A ``Place`` to be shown.
    """

    place_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        marked(self, part="status")
        self.setFixedHeight(30)
        self.findings: tuple[Finding, ...] = ()
        self.list: FindingsList | None = None
        self._theme = theme
        self.words = Elided("", "muted")
        self.show_all = QPushButton("Show all")
        self.show_all.clicked.connect(self.open)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(self.words)
        row.addWidget(self.show_all)
        row.addStretch(1)
        self.show_findings(())

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self._theme = theme
        if self.list is not None:
            self.list.table.set_theme(theme)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Say what was found, in the order it comes in."""
        self.findings = tuple(findings)
        count = len(self.findings)
        words = "No findings"
        if count:
            words = f"{count:,} {'finding' if count == 1 else 'findings'}: {plain(self.findings[0])}"
        self.words.setText(words)
        self.words.setAccessibleName(self.words.text())
        self.show_all.setVisible(count > 0)
        if self.list is not None:
            self.list.show_findings(self.findings)

    def open(self) -> None:
        """List them all."""
        if self.list is None:
            self.list = FindingsList(self._theme, self.window())
            self.list.place_wanted.connect(self.place_wanted)
        self.list.show_findings(self.findings)
        self.list.show()
        self.list.raise_()
        self.list.table.choose_first()
        self.list.table.setFocus()


class FindingsList(QDialog):
    """A small window that stays open beside the page; Enter or a click goes to the cell."""

    place_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Findings")
        self.resize(*SIZE)
        self._findings: tuple[Finding, ...] = ()
        self.table = WrappedTable("Findings", theme, links={"where"})
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 12)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)
        buttons.setContentsMargins(0, 0, 14, 0)
        wear(self)
        self.table.activated_row.connect(self._go)
        self.table.place_wanted.connect(self.place_wanted)

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """List them; the longest lists end with how many more there are."""
        self._findings = findings
        rows = [Row(str(at), _cells(finding)) for at, finding in enumerate(findings[:MOST])]
        if len(findings) > MOST:
            more = Cell(f"and {len(findings) - MOST:,} more, listed under Checks after the import")
            rows.append(Row("more", (Cell(""), more, Cell(""), Cell(""))))
        self.table.show_table(Table("findings", "Findings", COLUMNS, tuple(rows)))

    def _go(self, key: str) -> None:
        if key.isdigit() and (place := self._findings[int(key)].place).sheet:
            self.place_wanted.emit(place)


def plain(finding: Finding) -> str:
    """Return the title without the name of the workbook, which stands above."""
    place = finding.place
    return finding.title.removeprefix(f"“{place.source}”: ").removeprefix(f"“{place.sheet}”: ")


def _cells(finding: Finding) -> tuple[Cell, ...]:
    place = finding.place
    where = ", ".join(part for part in (place.sheet, place.cell) if part)
    what = plain(finding)
    return (
        Cell("", str(finding.severity), signal=SIGNS[finding.severity]),
        Cell(what, what, note=finding.detail),
        Cell(where, where, places=(place,) if place.sheet else ()),
        Cell(finding.remedy, finding.remedy),
    )
