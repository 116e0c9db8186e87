"""How what is chosen was checked, and what the officer makes of it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from scrutinydesk.qt.panels.card import Card
from scrutinydesk.qt.panels.look import label, marked
from scrutinydesk.qt.panels.red_pen.question import Question
from scrutinydesk.qt.panels.red_pen.sign import Sign
from scrutinydesk.qt.panels.red_pen.whole_lines import WholeLines
from scrutinydesk.redpen.kept import FindingDecision, FindingState

if TYPE_CHECKING:
    from scrutinydesk.qt.panels.red_pen.telling import Told
    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.reporting import table

NOTHING = "Choose a finding, or a figure in the text, to see how it was checked."
NO_REASON = "Say why it is dismissed, in a few words: the reason is kept with it."
LONGEST = 2000
SIDE, BESIDE_SIGN = 14, 22
LINK_PADDING = 5  # from where a link begins to its words


class Detail(Card):
    """What is said of a finding or a figure, with the decision beneath.

    Signals
    -------
    cell_wanted(object)
        A ``Place`` of the workbook to show in Data.
    decided(object)
        A ``FindingDecision``, or None to open the finding again.
    link_wanted()
        Say by hand what the figure is of.
    """

    cell_wanted = Signal(object)
    decided = Signal(object)
    link_wanted = Signal()

    def __init__(self, theme: Theme, around: QWidget) -> None:
        super().__init__("How this was checked")
        self.told: Told | None = None
        self.beneath = ""  # what is said while nothing is chosen, beneath that
        self.decision: FindingDecision | None = None
        self._theme = theme
        self._signs: list[Sign] = []
        self._cells: list[QPushButton] = []
        self._drafts: dict[str, tuple[str, str]] = {}  # question and reason, by the key of the finding
        self.sign = Sign(theme)
        self.words = label("", "heading", wrap=True)
        self.under = label("", "muted", wrap=True)
        self.question = Question("Question for the Constabulary")
        self.reason = QLineEdit(placeholderText="Reason, needed to dismiss")
        self.reason.setAccessibleName("Reason for the decision")
        self.reason.setMaxLength(LONGEST)
        self.fault = label("", "fault")
        self.fault.hide()
        self.accept = marked(QPushButton("Ask this"), kind="primary")
        self.question.setToolTip("The question in your words (F2)")
        self.accept.setToolTip("Put the question into the letter (Ctrl+Return)")
        self.dismiss = QPushButton("Dismiss")
        self.dismiss.setToolTip("Leave it out, with a reason (Ctrl+Shift+Return)")
        self.reopen = QPushButton("Open again")
        self.reopen.setToolTip("Take the decision back (Ctrl+Return)")
        self.foot = marked(QFrame(), part="footbar")
        self.link = QPushButton("Link…")
        self.link.setToolTip("Say what the figure is of: a measure and area, or a cell (Ctrl+Shift+M)")
        self._lay_out()
        self._connect(around)
        self.show_told(None, None)

    def _lay_out(self) -> None:
        for words in (self.words, self.under):
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.words, 1)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(4)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(SIDE, 10, SIDE, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.under)
        column.addLayout(self.lines)
        column.addStretch(1)
        self.area = WholeLines(inner, "How this was checked")
        self.row.addWidget(self.link)
        self._lay_foot()
        self.add(self.area, 1)
        self.add(self.foot)

    def _lay_foot(self) -> None:
        rows = QGridLayout(self.foot)
        rows.setContentsMargins(SIDE, 8, 12, 8)
        rows.setSpacing(8)
        rows.addWidget(self.question, 0, 0)
        rows.addWidget(self.accept, 0, 1, Qt.AlignmentFlag.AlignTop)
        rows.addWidget(self.reason, 1, 0)
        for button in (self.dismiss, self.reopen):
            rows.addWidget(button, 1, 1)
        rows.addWidget(self.fault, 2, 0, 1, 2)

    def _connect(self, around: QWidget) -> None:
        self.accept.clicked.connect(self._ask)
        self.dismiss.clicked.connect(self._dismiss)
        self.reopen.clicked.connect(lambda: self.decided.emit(None))
        self.link.clicked.connect(self.link_wanted)
        self.reason.textChanged.connect(self.fault.hide)
        self.reason.returnPressed.connect(self._dismiss)
        for keys, act in (
            ("Ctrl+Return", self._ask_or_reopen), ("Ctrl+Enter", self._ask_or_reopen),
            ("Ctrl+Shift+Return", self._dismiss), ("Ctrl+Shift+Enter", self._dismiss),
            ("Ctrl+Shift+M", self._link), ("F2", self._reword),
        ):  # fmt: skip
            shortcut = QShortcut(QKeySequence(keys), around, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self._theme = theme
        for sign in (self.sign, *self._signs):
            sign.show_signal(sign.signal, theme)

    def show_told(self, told: Told | None, decision: FindingDecision | None) -> None:
        """Show what is said of what is chosen; None where nothing is."""
        self._put_by()
        self.told, self.decision = told, decision
        self.sign.show_signal(told.signal if told is not None else None, self._theme)
        self.sign.setVisible(told is not None)
        self.words.setText(told.title if told is not None else NOTHING)
        self.under.setText(told.under if told is not None else self.beneath)
        self.under.setContentsMargins(BESIDE_SIGN if told is not None else 0, 0, 0, 0)
        self.under.setVisible(bool(self.under.text()))
        self._show_lines(told)
        finding = told is not None and bool(told.question)
        self.foot.setVisible(finding)
        question, reason = self._words()
        self.question.setPlainText(question)
        self.question.setReadOnly(decision is not None)
        self.reason.setText(reason)
        self.reason.setReadOnly(decision is not None)
        self.fault.hide()
        for part in (self.accept, self.dismiss):
            part.setVisible(decision is None)
        self.reopen.setVisible(decision is not None)
        self._order()
        self.link.setVisible(told is not None and bool(told.claims))
        self.area.verticalScrollBar().setValue(0)
        spoken = [self.words.text(), self.under.text(), *self._texts]
        self.area.setAccessibleDescription(". ".join(part for part in spoken if part))

    def forget(self) -> None:
        """Let go of what is half written: another report is shown."""
        self.told = None
        self._drafts.clear()

    def _put_by(self) -> None:
        """Keep what is half written, until that finding is shown again."""
        told = self.told
        if told is not None and told.key and self.decision is None:
            written = self.question.toPlainText(), self.reason.text()
            self._drafts.pop(told.key, None)
            if written != (told.question, ""):
                self._drafts[told.key] = written

    def _words(self) -> tuple[str, str]:
        """Return question and reason: as they were decided on, half written, or as they are proposed."""
        told, decision = self.told, self.decision
        if told is None:
            return "", ""
        if decision is None:
            return self._drafts.get(told.key, (told.question, ""))
        self._drafts.pop(told.key, None)
        return decision.wording or told.question, decision.reason

    def _show_lines(self, told: Told | None) -> None:
        while (item := self.lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._signs, self._texts, self._cells = [], [], []
        for signal, text in told.lines if told is not None else ():
            self.lines.addWidget(self._line(signal, text))
            self._texts.append(text)
        for place in told.cells if told is not None else ():
            button = marked(QPushButton(f"Show {place}"), kind="link")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _=False, place=place: self.cell_wanted.emit(place))
            self.lines.addWidget(_indented(button))
            self._cells.append(button)

    def _order(self) -> None:
        """Let Tab go from one to the next as they are seen: those of the cells are made anew each time."""
        foot = (self.question, self.accept, self.reason, self.dismiss, self.reopen)
        order = (self.link, self.area, *self._cells, *foot)
        for one, following in pairwise(order):
            QWidget.setTabOrder(one, following)

    def _line(self, signal: table.Signal | None, text: str) -> QWidget:
        words = label(text, wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        sign = Sign(self._theme, signal)
        self._signs.append(sign)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return line

    def _ask_or_reopen(self) -> None:
        if self.decision is None:
            self._ask()
        else:
            self.decided.emit(None)

    def _ask(self) -> None:
        """Put it to the constabulary: as it is worded, or in the officer’s own words."""
        told = self.told
        if told is None or not told.question or self.decision is not None:
            return
        wording, reason = self.question.toPlainText().strip(), self.reason.text().strip()
        own = bool(wording) and wording != told.question
        state = FindingState.REWORDED if own else FindingState.ACCEPTED
        self.decided.emit(FindingDecision(state, reason, wording if own else ""))

    def _dismiss(self) -> None:
        told = self.told
        if told is None or not told.question or self.decision is not None:
            return
        reason = self.reason.text().strip()
        if reason:
            self.decided.emit(FindingDecision(FindingState.DISMISSED, reason))
            return
        self.fault.setText(NO_REASON)
        self.fault.show()
        self.reason.setFocus()

    def _reword(self) -> None:
        """Put the cursor into the question."""
        if self.question.isVisible() and self.decision is None:
            self.question.setFocus()
            self.question.moveCursor(QTextCursor.MoveOperation.End)

    def _link(self) -> None:
        if self.told is not None and self.told.claims:
            self.link_wanted.emit()


def _indented(link: QPushButton) -> QWidget:
    """Return a line with a link in it, its words beneath those of the other lines."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(BESIDE_SIGN - LINK_PADDING, 0, 0, 0)
    row.addWidget(link)
    row.addStretch(1)
    return line
