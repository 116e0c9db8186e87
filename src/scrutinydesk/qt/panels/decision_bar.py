"""Decides about what is selected: right as it is, or put right; always with a reason."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QWidget

from scrutinydesk.findings import Decision
from scrutinydesk.qt.panels.elided import Elided
from scrutinydesk.qt.panels.look import marked

LONGEST = 2000
KEYS = (
    ("Ctrl+Return", Decision.ACCEPTED),
    ("Ctrl+Enter", Decision.ACCEPTED),
    ("Ctrl+Shift+Return", Decision.RESOLVED),
    ("Ctrl+Shift+Enter", Decision.RESOLVED),
)
NO_REASON = "Say why, in a few words: the reason is kept and shown with it."


class DecisionBar(QFrame):
    """A reason and what it is for.

    Signals
    -------
    decided(object, str)
        The ``Decision``, and the reason, which is never blank.
    reopen_wanted()
    """

    decided = Signal(object, str)
    reopen_wanted = Signal()

    def __init__(self, around: QWidget) -> None:
        super().__init__()
        marked(self, part="footbar")
        self.words = Elided("", "muted", least=120)
        self.reason = QLineEdit(placeholderText="Reason, such as: confirmed by the force on 3 November")
        self.reason.setAccessibleName("Reason for the decision")
        self.reason.setMaxLength(LONGEST)
        self.accept = QPushButton("Accept")
        self.accept.setToolTip("It is right as it is (Ctrl+Return)")
        self.resolve = QPushButton("Resolved")
        self.resolve.setToolTip("It has been put right (Ctrl+Shift+Return)")
        self.reopen = QPushButton("Open again")
        self.reopen.setToolTip("Take the decision back (Ctrl+Return)")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self.words)
        row.addWidget(self.reason, 1000)
        row.addStretch(1)
        for button in (self.accept, self.resolve, self.reopen):
            row.addWidget(button)
        self.accept.clicked.connect(lambda: self._decide(Decision.ACCEPTED))
        self.resolve.clicked.connect(lambda: self._decide(Decision.RESOLVED))
        self.reopen.clicked.connect(self.reopen_wanted)
        for keys, decision in KEYS:
            shortcut = QShortcut(QKeySequence(keys), around, lambda decision=decision: self._by_key(decision))
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.reason.textChanged.connect(self._told)
        self._count = 0
        self._decided = False
        self.show_selected(0)

    def show_selected(self, count: int, *, decided: bool = False) -> None:
        """Say how many findings a decision would be about, and whether they are decided already."""
        self._count, self._decided = count, decided
        what = "finding" if count == 1 else "findings"
        self.words.setText(f"{count:,} {what} selected" if count else "No finding selected")
        self.reason.setVisible(not decided)
        self.accept.setVisible(not decided)
        self.resolve.setVisible(not decided)
        self.reopen.setVisible(decided)
        for part in (self.reason, self.accept, self.resolve, self.reopen):
            part.setEnabled(count > 0)

    def clear(self) -> None:
        """Forget the reason: it has been kept."""
        self.reason.clear()

    def _by_key(self, decision: Decision) -> None:
        if self._decided:
            if self._count:
                self.reopen_wanted.emit()
        else:
            self._decide(decision)

    def _decide(self, decision: Decision) -> None:
        reason = self.reason.text().strip()
        if not self._count:
            return
        if not reason:
            self.words.setText(NO_REASON)
            self.reason.setFocus()
            return
        self.decided.emit(decision, reason)

    def _told(self) -> None:
        if self.words.text() == NO_REASON:
            self.show_selected(self._count, decided=self._decided)
