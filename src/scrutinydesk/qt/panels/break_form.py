"""Describes one break: when, of what, where, what changed and what to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from scrutinydesk.measures.breaks import Break
from scrutinydesk.periods import Month, Span, read_period
from scrutinydesk.qt.models.pick_model import Option
from scrutinydesk.qt.panels.look import label
from scrutinydesk.qt.panels.picker import PickButton

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrutinydesk.measures.resources import Resources

LINES_HIGH = 62
LONGEST_LINE = 200
EVERYWHERE = "Everywhere"


class Fault(NamedTuple):
    """What is wrong with a form, and the field to mend."""

    words: str
    field: QWidget


class BreakForm(QWidget):
    """The fields of a ``Break``.

    Signals
    -------
    changed()
        The officer changed something.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = ""
        self.name = QLineEdit(placeholderText="In a few words, as a chart prints it", maxLength=LONGEST_LINE)
        self.month = QLineEdit(placeholderText="First month of the new series, such as April 2017")
        self.measures = PickButton("Measures that it touches", "Pick measures…", several=True)
        self.areas = PickButton("Areas that it touches", EVERYWHERE, several=True)
        self.effect = self._lines("Since then … is counted otherwise")
        self.advice = self._lines("Compare only periods on the same side of it")
        self.instead = PickButton("Measure to compare instead", "None", several=False)
        self.source = QLineEdit(placeholderText="Where this is said", maxLength=LONGEST_LINE)
        rows = QFormLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setHorizontalSpacing(12)
        rows.setVerticalSpacing(8)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for title, field in (
            ("Break", self.name), ("From", self.month), ("Measures", self.measures), ("Areas", self.areas),
            ("What changed", self.effect), ("What to do", self.advice), ("Compare instead", self.instead),
            ("Source", self.source),
        ):  # fmt: skip
            rows.addRow(label(title), field)
            if not isinstance(field, PickButton):
                field.setAccessibleName(title)
            signal = field.changed if isinstance(field, PickButton) else field.textChanged
            signal.connect(self.changed)

    @staticmethod
    def _lines(hint: str) -> QPlainTextEdit:
        made = QPlainTextEdit(tabChangesFocus=True, placeholderText=hint)
        made.setFixedHeight(LINES_HIGH)
        return made

    def offer(self, resources: Resources) -> None:
        """Say what measures and areas there are."""
        measures = measure_options(resources)
        self.measures.offer(measures)
        self.instead.offer([Option("", "None"), *measures])
        self.areas.offer(area_options(resources))

    def show_break(self, item: Break | None) -> None:
        """Fill the form; empty for a new break."""
        self.blockSignals(True)  # noqa: FBT003  Qt's own signature
        self._id = item.id if item is not None else ""
        self.name.setText(item.label if item is not None else "")
        self.month.setText(item.month.words if item is not None else "")
        self.measures.pick(item.measures if item is not None else ())
        self.areas.pick(item.areas if item is not None else ())
        self.effect.setPlainText(item.effect if item is not None else "")
        self.advice.setPlainText(item.advice if item is not None else "")
        self.instead.pick([item.instead] if item is not None else ())
        self.source.setText(item.source if item is not None else "")
        for line in (self.name, self.month, self.source):
            line.setCursorPosition(0)
        self.blockSignals(False)  # noqa: FBT003

    def made(self, taken: Iterable[str]) -> Break | Fault:
        """Return the break that is described, or what is wrong with it.

        Parameters
        ----------
        taken : iterable of str
            Ids that other breaks have.
        """
        month = month_of(self.month.text())
        name, effect = self.name.text().strip(), self.effect.toPlainText().strip()
        advice = self.advice.toPlainText().strip()
        faults = (
            (not name, Fault("Say in a few words what the break is.", self.name)),
            (month is None, Fault("Write the first month that is counted anew: April 2017.", self.month)),
            (not self.measures.ids, Fault("Pick the measures that it touches.", self.measures)),
            (not effect, Fault("Say what changed: every reader of the comparison is told.", self.effect)),
            (not advice, Fault("Say what to do about it: every reader is told.", self.advice)),
            (
                bool(self.instead.ids) and self.instead.ids[0] in self.measures.ids,
                Fault("The measure to compare instead is itself touched by the break.", self.instead),
            ),
        )
        fault = next((each for wrong, each in faults if wrong), None)
        if fault is not None or month is None:
            return fault or faults[1][1]
        return Break(
            self._id or new_id(name, taken), self.measures.ids, month, name, effect, advice,
            next(iter(self.instead.ids), ""), self.areas.ids, self.source.text().strip(),
        )  # fmt: skip


def month_of(text: str) -> Month | None:
    """Return the month that is written; None where none is."""
    window = read_period(text.strip())
    if window is None or window.span not in {Span.MONTH, Span.DATE} or window.first != window.last:
        return None
    return window.last


def new_id(name: str, taken: Iterable[str]) -> str:
    """Return an id made of a name that no other break has."""
    plain = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:60] or "break"
    held = set(taken)
    numbered = (f"{plain}-{at}" for at in range(2, len(held) + 3))
    return plain if plain not in held else next(each for each in numbered if each not in held)


def measure_options(resources: Resources) -> list[Option]:
    """Return all measures by title, with where the report has them."""
    return [
        Option(key, measure.title, f"section {measure.subsection}" if measure.subsection else "")
        for key, measure in resources.catalogue.items()
    ]


def area_options(resources: Resources) -> list[Option]:
    """Return all areas by name."""
    return [Option(area.id, area.title, str(area.kind)) for area in resources.areas.values()]
