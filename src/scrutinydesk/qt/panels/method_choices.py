"""The choices of an office, each explained in two lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from scrutinydesk.analysis.convention_records import LEAST_EFFECT, MOST_EFFECT, MOST_MARGIN
from scrutinydesk.analysis.conventions import USUAL, Conventions
from scrutinydesk.qt.panels.break_form import Fault
from scrutinydesk.qt.panels.card import Card
from scrutinydesk.qt.panels.look import label, marked
from scrutinydesk.reporting.method_words import CHOICES, Choice, ruleset_words

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

FIELD = 290
SAID = ("The usual way", "Your office’s own")
NUMBERS = {
    "margin": "Write a margin from 0 to 100 per cent, such as 5%.",
    "design_effect": "Write a number from 0.1 to 100; 1 where the sample is a simple one.",
}


class Chooser(QComboBox):
    """One of a few, on a page that scrolls: the wheel is meant for that."""

    def __init__(self) -> None:
        super().__init__()
        self._values: list[Any] = []  # of an enumeration of words Qt would keep the word

    def offer(self, value: Any, words: str) -> None:
        """Add a value that can be chosen."""
        self._values.append(value)
        self.addItem(words)

    @property
    def value(self) -> Any:
        """What is chosen."""
        return self._values[self.currentIndex()]

    def choose(self, value: Any, words: str) -> None:
        """Choose a value; one that was kept by other means than this page is offered too."""
        if value not in self._values:
            self.offer(value, words)
        self.setCurrentIndex(self._values.index(value))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ChoicesCard(Card):
    """A field for each choice; what is chosen holds once it is kept.

    Signals
    -------
    changed()
        Something else is chosen, or written.
    keep_wanted(object, str)
        The choices, as ``Conventions``, and why.
    """

    changed = Signal()
    keep_wanted = Signal(object, str)

    def __init__(self) -> None:
        super().__init__("Choices of your office")
        self.held = USUAL
        self.fields: dict[str, Chooser | QLineEdit] = {}
        self._explained: dict[str, QLabel] = {}
        self.reset = QPushButton("Reset to defaults")
        self.reset.setToolTip("Choose the usual way throughout; it holds once you keep it")
        self.fault = label("", "fault", wrap=True)
        self.why = QLineEdit(placeholderText="For the journal: why, if you like", maxLength=1000)
        self.why.setAccessibleName("Why, for the journal")
        self.keep = marked(QPushButton("Keep choices"), kind="primary")
        self._lay_out()
        self.reset.clicked.connect(lambda: self._fill(USUAL))
        self.keep.clicked.connect(self._keep)
        self._fill(USUAL)

    def _lay_out(self) -> None:
        self.row.addWidget(self.reset)
        page = marked(QWidget(), plain=True)
        grid = QGridLayout(page)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        for at, choice in enumerate(CHOICES):
            field = self.fields[choice.key] = self._field(choice)
            explained = self._explained[choice.key] = label(choice.explained, "muted", wrap=True)
            field.setAccessibleDescription(choice.explained)
            field.setFixedWidth(FIELD)
            name = label(choice.title, "heading")
            name.setBuddy(field)
            grid.addWidget(name, 3 * at, 0)
            grid.addWidget(field, 3 * at, 1, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(explained, 3 * at + 1, 0, 1, 2)
            grid.setRowMinimumHeight(3 * at + 2, 10)
        grid.setRowStretch(3 * len(CHOICES), 1)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.add(area, 1)
        self.add(self._foot())

    def _foot(self) -> QFrame:
        foot = marked(QFrame(), part="footbar")
        column = QVBoxLayout(foot)
        column.setContentsMargins(14, 8, 12, 8)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.why, 1)
        row.addWidget(self.keep)
        column.addWidget(self.fault)
        column.addLayout(row)
        return foot

    def _field(self, choice: Choice) -> Chooser | QLineEdit:
        if not choice.options:
            line = QLineEdit(maxLength=20)
            line.setAccessibleName(choice.title)
            line.textChanged.connect(self._look)
            return line
        box = Chooser()
        box.setAccessibleName(choice.title)
        for value, words in choice.options:
            box.offer(value, words)
        box.currentIndexChanged.connect(self._look)
        return box

    @property
    def first_field(self) -> QWidget:
        """Where choosing begins."""
        return self.fields[CHOICES[0].key]

    @property
    def dirty(self) -> bool:
        """Whether something else is chosen than holds."""
        return self.chosen() != self.held.choices()

    def show_held(self, held: Conventions) -> None:
        """Show what is in force; what was chosen and not kept stays, unless someone has chosen meanwhile."""
        if held.choices() != self.held.choices() or not self.dirty:
            self.held = held
            self._fill(held)
        self.held = held
        self._look()

    def chosen(self) -> Conventions | Fault:
        """Return what is chosen, or what is wrong with it."""
        values: dict[str, Any] = {}
        for choice in CHOICES:
            field = self.fields[choice.key]
            value = _read(choice.key, field.text()) if isinstance(field, QLineEdit) else field.value
            if isinstance(field, QLineEdit) and value is None:
                return Fault(NUMBERS[choice.key], field)
            values[choice.key] = value
        return replace(USUAL, **values)

    def say(self, words: str) -> None:
        """Say what is wrong, or what is to be known."""
        self.fault.setText(words)
        self.fault.setVisible(bool(words))
        self.setAccessibleDescription(words)

    def _fill(self, held: Conventions) -> None:
        self.blockSignals(True)  # noqa: FBT003  Qt's own signature
        for choice in CHOICES:
            field, value = self.fields[choice.key], getattr(held, choice.key)
            if isinstance(field, QLineEdit):
                field.setText(_written(choice.key, value))
            else:
                field.choose(value, f"its first {value} months")
        self.blockSignals(False)  # noqa: FBT003
        self._look()

    def _look(self) -> None:
        """Say what is chosen, and what is wrong with it."""
        chosen = self.chosen()
        self.say(chosen.words if isinstance(chosen, Fault) else "")
        self.keep.setEnabled(not isinstance(chosen, Fault) and chosen != self.held.choices())
        if not isinstance(chosen, Fault):
            self.subtitle.setText(SAID[chosen != USUAL] + (", not kept yet" if self.dirty else ""))
            self.reset.setEnabled(chosen != USUAL)
            told = f"{CHOICES[0].explained}\n{ruleset_words(chosen.ruleset)}"
            self._explained[CHOICES[0].key].setText(told)
            self.fields[CHOICES[0].key].setAccessibleDescription(told)
        self.changed.emit()

    def _keep(self) -> None:
        chosen = self.chosen()
        if isinstance(chosen, Fault):
            self.say(chosen.words)
            chosen.field.setFocus()
        else:
            self.keep_wanted.emit(chosen, self.why.text().strip())
            self.why.clear()


def _written(key: str, value: float) -> str:
    return f"{round(100 * (value - 1), 4):g}%" if key == "margin" else f"{value:g}"


def _read(key: str, text: str) -> float | None:
    """Return the number that is written; None where it is none, or not one that can be meant."""
    try:
        number = float(text.strip().removesuffix("%" if key == "margin" else ""))
    except ValueError:
        return None
    if key == "margin":
        number = round(1 + number / 100, 6)
        return number if 1 <= number <= MOST_MARGIN else None
    return number if LEAST_EFFECT <= number <= MOST_EFFECT else None
