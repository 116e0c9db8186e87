"""Asks, one at a time, whether what is new in a workbook is what is gone from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from scrutinydesk.qt.panels.look import label, marked
from scrutinydesk.qt.panels.mapping.options import title_of
from scrutinydesk.workbook.recipes import Asked, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.workbook.recipes import Question

NEWS = {Role.MEASURE: "row", Role.AREA: "area", Role.BREAKDOWN: "part"}


class QuestionCard(QFrame):
    """A line at the top of the window with the question and three answers.

    Signals
    -------
    answered(object, bool)
        The ``Question``, and whether it is the same.
    done(bool)
        No question is left, or they are put off; whether any was answered.
    """

    answered = Signal(object, bool)
    done = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        marked(self, part="banner", tone="news")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._waiting: list[Question] = []
        self._resources: Resources | None = None
        self._any = False
        self._count = 0
        self.title = label("", "heading", wrap=True)
        self.detail = label("", "muted", wrap=True)
        self.yes = marked(QPushButton("&Yes, the same"), kind="primary")
        self.no = QPushButton("&No")
        self.later = QPushButton("&Later")
        self.later.setToolTip("Ask when the workbook is opened next; until then its figures are not used")
        self.yes.clicked.connect(lambda: self._answer(same=True))
        self.no.clicked.connect(lambda: self._answer(same=False))
        self.later.clicked.connect(self._put_off)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(8)
        row.addLayout(words, 1)
        for button in (self.yes, self.no, self.later):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName("Question about this workbook")
        self.hide()

    @property
    def question(self) -> Question | None:
        """What is being asked."""
        return self._waiting[0] if self._waiting else None

    def ask(self, questions: Sequence[Question], resources: Resources) -> None:
        """Ask these, the first at once; earlier ones that still wait are dropped."""
        self._waiting = list(questions)
        self._count = len(self._waiting)
        self._resources = resources
        self._any = False
        self._show()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._put_off()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        question = self.question
        self.setVisible(question is not None)
        if question is None or self._resources is None:
            return
        title, detail = words_for(question, self._resources)
        at = self._count - len(self._waiting) + 1
        self.title.setText(title if self._count == 1 else f"{title} ({at} of {self._count})")
        self.detail.setText(detail)
        self.no.setText(f"&No, a new {NEWS.get(question.role, 'row')}")
        self.setAccessibleDescription(f"{title} {detail}")

    def _answer(self, *, same: bool) -> None:
        if self._waiting:
            question = self._waiting.pop(0)
            self._any = True
            self.answered.emit(question, same)
            self._go_on()

    def _put_off(self) -> None:
        self._waiting.clear()
        self._go_on()

    def _go_on(self) -> None:
        self._show()
        if not self._waiting:
            self.done.emit(self._any)


def words_for(question: Question, resources: Resources) -> tuple[str, str]:
    """Return the question, and what speaks for a yes."""
    what = "title" if question.kind is Asked.TITLE else NEWS.get(question.role, "row")
    meant = title_of(question.role, question.target, resources)
    title = f"“{question.new}” is new and “{question.old}” is gone. Is it the same {what}?"
    why = question.why[:1].upper() + question.why[1:]
    goes_on = f"its figures go on as {meant}" if question.used else "it is kept as the old one was"
    detail = f"{why}. With yes, {goes_on}; the answer is remembered."
    return title, detail.removeprefix(". ")
