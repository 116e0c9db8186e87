"""What to know before relying on the figures: every finding, and what was decided of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from scrutinydesk.findings import Accepted, Decision, Finding, Reviewed, Severity, reviewed
from scrutinydesk.qt.dress import wear
from scrutinydesk.qt.panels import check_rows
from scrutinydesk.qt.panels.accounting_line import AccountingLine
from scrutinydesk.qt.panels.calm import TICK, Calm
from scrutinydesk.qt.panels.card import Card
from scrutinydesk.qt.panels.decision_bar import DecisionBar
from scrutinydesk.qt.panels.segments import Segments
from scrutinydesk.qt.panels.wrapped_table import WrappedTable
from scrutinydesk.qt.turns import Turns
from scrutinydesk.reporting.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.reporting.accounting import SheetCells
    from scrutinydesk.reporting.table import Row

GAP = 12
ROWS_A_STEP = 100
SHOWN_AT_ONCE = 300
PLURALS = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.NOTE: "Notes"}
OPEN, ACCEPTED = 0, len(Severity) + 1
KINDS: tuple[Severity | None, ...] = (None, *Severity)


class ChecksPanel(QWidget):
    """The findings of the open workbook.

    Signals
    -------
    place_wanted(object)
        A ``Place`` to show in Data.
    decided(object, object, str)
        Fingerprints of findings, the ``Decision`` about them, and its reason. The panel shows it
        once ``show_decisions`` hands it back.
    reopened(object)
        Fingerprints of findings whose decision is to be taken back.
    """

    place_wanted = Signal(object)
    decided = Signal(object, object, str)
    reopened = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.findings: tuple[Finding, ...] = ()
        self.decisions: tuple[Accepted, ...] = ()
        self.reviewed = Reviewed((), (), ())
        self._open: dict[int, Row] = {}  # by the number of the finding
        self._accepted: dict[int, Row] = {}
        self._worded: dict[int, tuple[Accepted | None, Row]] = {}
        self._turns = Turns(self)
        self.card = Card("Checks", "what to know before you rely on the figures")
        self.segments = Segments("Which findings", ["Open", *PLURALS.values(), "Accepted"])
        self.filter = QLineEdit(placeholderText="Filter…", clearButtonEnabled=True)
        self.filter.setAccessibleName("Filter findings")
        self.filter.setFixedWidth(180)
        self.table = WrappedTable("Findings", theme, links={"where"})
        self.empty = Calm()
        self.bar = DecisionBar(self)
        self.accounting = AccountingLine(theme)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.card.row.addWidget(self.segments)
        self.card.row.addWidget(self.filter)
        self.card.add(self.table, 1)
        self.card.add(self.empty, 1)
        self.card.add(self.bar)
        self.card.add(self.accounting)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.addWidget(self.card)
        wear(self)

    def _connect(self) -> None:
        self.segments.chosen.connect(self.show_part)
        self.filter.textChanged.connect(self.table.search)
        self.filter.returnPressed.connect(self.table.setFocus)
        self.table.place_wanted.connect(self.place_wanted)
        self.table.activated_row.connect(self._go)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._count_selected())
        self.table.table_model.modelReset.connect(self._count_selected)
        self.bar.decided.connect(self._decide)
        self.bar.reopen_wanted.connect(lambda: self.reopened.emit(self._selected()))
        self.accounting.place_wanted.connect(self.place_wanted)

    def panes(self) -> list[QWidget]:
        """Return the panes in the order in which F6 visits them."""
        return [self.table, self.bar.reason, self.accounting.button]

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self.table.set_theme(theme)
        self.accounting.set_theme(theme)

    @property
    def to_look_at(self) -> int:
        """How many errors and warnings are open."""
        return sum(finding.severity != Severity.NOTE for finding in self.reviewed.open)

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show findings at once."""
        for _ in self.showing(findings):
            pass

    def showing(self, findings: tuple[Finding, ...]) -> Iterator[None]:
        """Show findings in steps, in their order: errors first, as they come."""
        self._turns.stop()
        self.findings = findings
        self._worded.clear()
        yield from self._review()
        self.show_part(OPEN)

    def show_decisions(self, decisions: tuple[Accepted, ...]) -> None:
        """Show what was decided; the part that is up stays, and the row after the decided one is chosen."""
        self.decisions = decisions
        if len(self.findings) > SHOWN_AT_ONCE:
            self._turns.run(self._showing_decisions())
        else:
            for _ in self._showing_decisions():
                pass

    def _showing_decisions(self) -> Iterator[None]:
        at, key = self.table.currentIndex().row(), self.table.key
        yield from self._review()
        self.bar.clear()
        self.show_part(self.segments.at)
        rows = self.table.table_model.rowCount()
        if rows and self.table.table_model.position(key) < 0:
            self.table.choose(self.table.table_model.row(min(max(at, 0), rows - 1)).key)

    def show_accounting(self, sheets: Sequence[SheetCells], source: str) -> None:
        """Show what became of every cell of the file; nothing where it is not known."""
        self.accounting.show_cells(sheets, source)

    def show_part(self, at: int) -> None:
        """Show a part of the findings: open ones, those of one severity, accepted ones."""
        self.segments.choose(at)
        if at == ACCEPTED:
            rows, columns = tuple(self._accepted.values()), check_rows.ACCEPTED
        else:
            severity = KINDS[at]
            wanted = (n for n in self._open if severity in {None, self.findings[n].severity})
            rows, columns = tuple(self._open[n] for n in wanted), check_rows.OPEN
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.bar.setVisible(bool(rows))
        if not rows:
            self._say_empty()
        self.table.show_table(Table("checks", "Checks", columns, rows))
        self._count_selected()

    def choose(self, at: int) -> None:
        """Select a finding by its number."""
        self.filter.clear()
        self.show_part(ACCEPTED if at in self._accepted else OPEN)
        self.table.choose(str(at))
        self.table.setFocus()

    def look_for(self) -> None:
        """Put the cursor into the filter."""
        self.filter.setFocus()
        self.filter.selectAll()

    def _review(self) -> Iterator[None]:
        """Part the findings by what was decided, and word their rows."""
        self.reviewed = reviewed(self.findings, self.decisions)
        yield
        accepted = {id(finding): decision for finding, decision in self.reviewed.accepted}
        resolved = {each.fingerprint: each for each in self.decisions if each.decision == Decision.RESOLVED}
        open_rows, accepted_rows = {}, {}
        for at, finding in enumerate(self.findings):
            decision = accepted.get(id(finding))
            if decision is not None:
                accepted_rows[at] = self._row(at, decision)
            else:
                open_rows[at] = self._row(at, resolved.get(finding.fingerprint) if resolved else None)
            if at % ROWS_A_STEP == ROWS_A_STEP - 1:
                yield
        self._open, self._accepted = open_rows, accepted_rows
        self._name_segments()

    def _row(self, at: int, decision: Accepted | None) -> Row:
        """Return the row of a finding, worded again only where the decision on it is another."""
        worded = self._worded.get(at)
        if worded is None or worded[0] != decision:
            finding = self.findings[at]
            if decision is not None and decision.decision == Decision.ACCEPTED:
                row = check_rows.accepted_row(at, finding, decision)
            else:
                row = check_rows.open_row(at, finding, decision)
            worded = self._worded[at] = decision, row
        return worded[1]

    def _name_segments(self) -> None:
        counts = Counter(finding.severity for finding in self.reviewed.open)
        self.segments.name(OPEN, f"Open {len(self._open):,}")
        for at, severity in enumerate(Severity, 1):
            count = counts[severity]
            self.segments.name(at, f"{PLURALS[severity]} {count:,}", enabled=count > 0)
        accepted = len(self._accepted)
        self.segments.name(ACCEPTED, f"Accepted {accepted:,}", enabled=accepted > 0)

    def _say_empty(self) -> None:
        if self._accepted and self.segments.at == OPEN:
            text = "Everything that was found has been accepted, each with a reason: see Accepted."
            self.empty.say("Nothing open", text, sign=TICK)
        else:
            text = "The workbook was read from end to end, and nothing was found that should worry you."
            self.empty.say("Nothing to check", text, sign=TICK)

    def _selected(self) -> tuple[str, ...]:
        """Return the fingerprints of the findings that are selected."""
        numbers = (int(self.table.table_model.row(at).key) for at in self.table.selected())
        return tuple(dict.fromkeys(self.findings[number].fingerprint for number in numbers))

    def _count_selected(self) -> None:
        count = len(self.table.selected())
        self.bar.show_selected(count, decided=self.segments.at == ACCEPTED)

    def _decide(self, decision: Decision, reason: str) -> None:
        self.decided.emit(self._selected(), decision, reason)

    def _go(self, key: str) -> None:
        place = self.findings[int(key)].place
        if place.sheet:
            self.place_wanted.emit(place)
