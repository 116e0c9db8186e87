"""What reports promise: the one that is shown, and those that are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from scrutinydesk.qt.panels.calm import Calm
from scrutinydesk.qt.panels.card import Card
from scrutinydesk.qt.panels.elided import Elided
from scrutinydesk.qt.panels.look import marked
from scrutinydesk.qt.panels.wrapped_table import WrappedTable
from scrutinydesk.redpen.kept import CommitmentState
from scrutinydesk.redpen.told_tables import THIS, commitment_table

if TYPE_CHECKING:
    import datetime as dt

    from scrutinydesk.qt.panels.red_pen.preparing import Shown
    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.redpen.kept import Commitment

LONGEST = 2000
NOT_KEPT = "Keep the report, so that its promises can be followed up. Enter shows one in the text."
NONE = "No commitment"
NONE_TEXT = "Where a report says what will be done by when, it is listed here."


class CommitmentsView(QWidget):
    """A table of promises, with what became of each.

    Signals
    -------
    answered(object, object, str)
        A ``Commitment``, its new ``CommitmentState``, and the note.
    spot_wanted(int)
        Show the claim of that index in the text.
    """

    answered = Signal(object, object, str)
    spot_wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._kept: dict[str, Commitment] = {}
        self.card = Card("Commitments", "what is promised, and what became of it")
        self.filter = QLineEdit(placeholderText="Filter…", clearButtonEnabled=True)
        self.filter.setAccessibleName("Filter commitments")
        self.filter.setFixedWidth(180)
        self.table = WrappedTable("Commitments", theme)
        self.none = Calm()
        self.none.say(NONE, NONE_TEXT)
        self.foot = marked(QFrame(), part="footbar")
        self.words = Elided("", "muted", least=120)
        self.note = QLineEdit(placeholderText="Note, such as: done, see the report of January")
        self.note.setAccessibleName("Note on the commitment")
        self.note.setMaxLength(LONGEST)
        self.answer = QPushButton("Answered")
        self.answer.setToolTip("The promise was kept or answered for")
        self.reopen = QPushButton("Open again")
        self._lay_out()
        self.filter.textChanged.connect(self.table.search)
        self.table.row_chosen.connect(self._choose)
        self.table.activated_row.connect(self._go)
        self.answer.clicked.connect(lambda: self._answer(CommitmentState.ANSWERED))
        self.reopen.clicked.connect(lambda: self._answer(CommitmentState.OPEN))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(14, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self.words)
        row.addWidget(self.note, 1000)
        row.addStretch(1)
        for button in (self.answer, self.reopen):
            row.addWidget(button)
        self.card.row.addWidget(self.filter)
        for part in (self.table, self.none):
            self.card.add(part, 1)
        self.card.add(self.foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self.table.set_theme(theme)

    def panes(self) -> list[QWidget]:
        """Return the panes in the order in which F6 visits them."""
        return [self.table, self.note]

    def look_for(self) -> None:
        """Put the cursor into the filter."""
        self.filter.setFocus()
        self.filter.selectAll()

    def copy(self) -> None:
        """Copy the rows that are selected."""
        self.table.copy()

    def show_commitments(self, shown: Shown, today: dt.date) -> int:
        """Show the promises of a report and of those that are kept; return how many there are."""
        known = shown.known
        self._kept = {each.key: each for each in known.commitments}
        name = shown.review.document.name
        table = commitment_table(name, known.written, shown.promised, known.commitments, today)
        self.table.setVisible(bool(table.rows))
        self.none.setVisible(not table.rows)
        self.table.show_table(table)
        if table.rows and not self.table.choose(self.table.key):
            self.table.choose_first()
        self._choose(self.table.key)
        return sum(row.level != "group" for row in table.rows)

    def _choose(self, key: str) -> None:
        kept = self._kept.get(key)
        self.foot.setVisible(bool(key))
        self.words.setText("" if kept is not None else NOT_KEPT)
        is_open = kept is not None and kept.state is CommitmentState.OPEN
        self.note.setVisible(is_open)
        self.answer.setVisible(is_open)
        self.reopen.setVisible(kept is not None and not is_open)
        self.note.setText(kept.note if kept is not None else "")

    def _go(self, key: str) -> None:
        report, _, number = key.partition("/")
        if report == THIS and number.isdigit():
            self.spot_wanted.emit(int(number))
        elif key in self._kept:
            self.note.setFocus()

    def _answer(self, state: CommitmentState) -> None:
        kept = self._kept.get(self.table.key)
        if kept is not None:
            self.answered.emit(kept, state, self.note.text().strip())
