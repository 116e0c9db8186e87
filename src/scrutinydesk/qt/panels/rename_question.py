"""Asks whether a measure that is gone goes on under another name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from scrutinydesk.qt.panels.look import label, marked
from scrutinydesk.reporting.rolled_words import measure_title

if TYPE_CHECKING:
    from scrutinydesk.analysis.renamed import Rename
    from scrutinydesk.measures.resources import Resources


class RenameQuestion(QFrame):
    """One question at a time; hidden where there is none.

    Signals
    -------
    answered(str, str, bool)
        Earlier id, later id, and whether it is the same measure.
    """

    answered = Signal(str, str, bool)

    def __init__(self) -> None:
        super().__init__()
        marked(self, part="stale")
        self.setAccessibleName("Was a measure renamed?")
        self._asked: Rename | None = None
        self.words = label("", wrap=True)
        self.same = QPushButton("Yes, the same")
        self.other = QPushButton("No, another")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.same)
        row.addWidget(self.other)
        self.same.clicked.connect(lambda: self._answer(same=True))
        self.other.clicked.connect(lambda: self._answer(same=False))
        self.hide()

    def ask(self, asked: Rename | None, resources: Resources, count: int) -> None:
        """Ask of one rename; ``count`` is how many there are to be asked of."""
        self._asked = asked
        self.setVisible(asked is not None)
        if asked is None:
            return
        old, new = (measure_title(resources, name) for name in (asked.earlier, asked.later))
        more = f" ({count:,} such questions)" if count > 1 else ""
        self.words.setText(
            f"“{old}” is gone and “{new}” is new; {asked.same:,} of {asked.common:,} figures for the same "
            f"areas and periods are equal. Is it the same measure under a new name?{more}"
        )
        self.setAccessibleDescription(self.words.text())

    def _answer(self, *, same: bool) -> None:
        if self._asked is not None:
            self.answered.emit(self._asked.earlier, self._asked.later, same)
