"""Forms of what is set by hand: limits begun anew, and a target."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from scrutinydesk.analysis.conventions import SeriesRebase, Target
from scrutinydesk.analysis.kept_entry import LONGEST
from scrutinydesk.analysis.phases import Rebase
from scrutinydesk.qt.panels.break_form import LINES_HIGH, Fault, area_options, measure_options, month_of
from scrutinydesk.qt.panels.look import label
from scrutinydesk.qt.panels.picker import PickButton
from scrutinydesk.reporting.charting import CHARTED
from scrutinydesk.reporting.method_words import number, side

if TYPE_CHECKING:
    from scrutinydesk.measures.resources import Resources

NUMBER = re.compile(r"[+\-\N{MINUS SIGN}]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?", re.ASCII)
MOST = 1e12
GOOD = "Good is {}: what the measure’s entry in the catalogue says of its direction."
NEITHER = "Neither side of it is good for this measure: the target is drawn, and nothing is judged by it."


def number_of(text: str) -> float | None:
    """Return the number that is written, such as ``13,200`` or ``12.5%``; None where none is."""
    plain = text.strip().removesuffix("%").strip()
    if NUMBER.fullmatch(plain) is None:
        return None
    value = float(plain.replace(",", "").replace("\N{MINUS SIGN}", "-"))
    return value if math.isfinite(value) and abs(value) <= MOST else None


class SeriesForm(QWidget):
    """A measure and an area, and what is said of them; these two cannot be changed once it is kept.

    Signals
    -------
    changed()
        The officer changed something.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.resources: Resources | None = None
        self.measure = PickButton("Measure", "Pick a measure…", several=False)
        self.area = PickButton("Area", "Pick an area…", several=False)
        self.rows = QFormLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setHorizontalSpacing(12)
        self.rows.setVerticalSpacing(8)
        self.rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.add("Measure", self.measure)
        self.add("Area", self.area)
        self.fixed: list[QWidget] = [self.measure, self.area]

    def add(self, title: str, field: QWidget) -> None:
        """Add a field with its name."""
        self.rows.addRow(label(title), field)
        if isinstance(field, PickButton):
            field.changed.connect(self.changed)
            return
        field.setAccessibleName(title)
        if isinstance(field, QLineEdit | QPlainTextEdit):
            field.textChanged.connect(self.changed)

    def offer(self, resources: Resources) -> None:
        """Say what measures and areas there are."""
        self.resources = resources
        self.measure.offer([each for each in measure_options(resources) if self.offers(each.id)])
        self.area.offer(area_options(resources))

    def offers(self, _measure: str) -> bool:
        """Tell whether a measure can be picked."""
        return True

    def show_item(self, item: Any) -> None:
        """Fill the form; empty for None."""
        self.blockSignals(True)  # noqa: FBT003  Qt's own signature
        self.measure.pick([item.measure] if item is not None else ())
        self.area.pick([item.area] if item is not None else ())
        self.fill(item)
        for field in self.fixed:
            field.setEnabled(item is None)
        for line in self.findChildren(QLineEdit):
            line.setCursorPosition(0)
        self.blockSignals(False)  # noqa: FBT003

    def begin(self, measure: str, area: str, month: str) -> None:
        """Begin a new one of a series, at a month; what is left to be said has the focus."""
        self.show_item(None)
        self.measure.pick([measure])
        self.area.pick([area])
        self.began(month)
        self.changed.emit()

    def fill(self, item: Any) -> None:
        """Fill what comes after measure and area."""
        raise NotImplementedError

    def began(self, month: str) -> None:
        """Fill in the month, and take the focus where filling in goes on."""
        raise NotImplementedError

    def made(self) -> Any:
        """Return what is described, or the ``Fault`` in it."""
        raise NotImplementedError

    def _series(self) -> tuple[str, str] | Fault:
        if not self.measure.ids:
            return Fault("Pick the measure.", self.measure)
        if not self.area.ids:
            return Fault("Pick the area.", self.area)
        return self.measure.ids[0], self.area.ids[0]


class RebaseForm(SeriesForm):
    """The fields of a ``SeriesRebase``."""

    def __init__(self) -> None:
        super().__init__()
        self._breakdown = ""
        self.month = QLineEdit(placeholderText="First month of the new limits, such as April 2017")
        self.reason = QPlainTextEdit(tabChangesFocus=True)
        self.reason.setPlaceholderText("What changed in that month: it is printed with the chart")
        self.reason.setFixedHeight(2 * LINES_HIGH)
        self.add("From", self.month)
        self.add("Because", self.reason)
        self.fixed.append(self.month)

    def offers(self, measure: str) -> bool:
        assert self.resources is not None  # noqa: S101  nothing is offered before
        return self.resources.catalogue[measure].kind in CHARTED

    def fill(self, item: SeriesRebase | None) -> None:
        self._breakdown = item.breakdown if item is not None else ""
        self.month.setText(item.rebase.month.words if item is not None else "")
        self.reason.setPlainText(item.rebase.reason if item is not None else "")

    def began(self, month: str) -> None:
        self.month.setText(month)
        (self.reason if month else self.month).setFocus()

    def made(self) -> SeriesRebase | Fault:
        """Return what is described, or what is wrong with it."""
        series, month = self._series(), month_of(self.month.text())
        if isinstance(series, Fault):
            return series
        if month is None:
            return Fault("Write the first month of the new limits: April 2017.", self.month)
        reason = self.reason.toPlainText().strip()
        if not reason:
            return Fault("Say what changed in that month: every reader of the chart is told.", self.reason)
        return SeriesRebase(*series, Rebase(month, reason), self._breakdown)


class TargetForm(SeriesForm):
    """The fields of a ``Target``."""

    def __init__(self) -> None:
        super().__init__()
        self._breakdown = ""
        self.value = QLineEdit(placeholderText="A month’s count, or a percentage", maxLength=30)
        self.since = QLineEdit(placeholderText="First month it is meant for; always where left empty")
        self.source = QLineEdit(placeholderText="Such as Police and Crime Plan, page 12", maxLength=LONGEST)
        self.side = label("", "muted", wrap=True)
        self.add("Target", self.value)
        self.add("From", self.since)
        self.add("Stands in", self.source)
        self.rows.addRow(label(""), self.side)
        self.fixed.append(self.since)
        self.measure.changed.connect(self._say)

    def fill(self, item: Target | None) -> None:
        self._breakdown = item.breakdown if item is not None else ""
        said = number(item.value, item.measure, self.resources) if item and self.resources else ""
        self.value.setText(said)
        self.since.setText(item.since.words if item is not None and item.since else "")
        self.source.setText(item.source if item is not None else "")
        self._say()

    def began(self, month: str) -> None:
        self.since.setText(month)
        self._say()
        self.value.setFocus()

    def made(self) -> Target | Fault:
        """Return what is described, or what is wrong with it."""
        series, value = self._series(), number_of(self.value.text())
        since = month_of(self.since.text())
        if isinstance(series, Fault):
            return series
        if value is None:
            return Fault("Write the target as a number: 1,200 or 12.5%.", self.value)
        if since is None and self.since.text().strip():
            return Fault("Write the first month it is meant for: April 2017.", self.since)
        return Target(*series, value, self.source.text().strip(), self._breakdown, since)

    def _say(self) -> None:
        """Say which side of it is good."""
        words = ""
        if self.measure.ids and self.resources is not None:
            good = side(self.measure.ids[0], self.resources)
            words = NEITHER if good.startswith("neither") else GOOD.format(good)
        self.side.setText(words)
