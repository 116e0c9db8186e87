"""Allows one comparison across a break, with the reason that is printed beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QPlainTextEdit, QWidget

from scrutinydesk.measures.break_register import Override
from scrutinydesk.qt.models.pick_model import Option
from scrutinydesk.qt.panels.break_form import LINES_HIGH, Fault, area_options, measure_options
from scrutinydesk.qt.panels.look import label
from scrutinydesk.qt.panels.picker import PickButton

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrutinydesk.measures.breaks import Break
    from scrutinydesk.measures.resources import Resources

ALL_AREAS = "All areas"


class OverrideForm(QWidget):
    """The fields of an ``Override``.

    Signals
    -------
    changed()
        The officer changed something.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._breaks: tuple[Break, ...] = ()
        self._crossing: list[Break] = []
        self.measure = PickButton("Measure that is compared", "Pick a measure…", several=False)
        self.crossed = PickButton("Break that is crossed", "Pick a break…", several=False)
        self.area = PickButton("Area whose comparison is allowed", ALL_AREAS, several=False)
        self.reason = QPlainTextEdit(tabChangesFocus=True)
        self.reason.setPlaceholderText("Why the two periods may be compared: printed as a note beside them")
        self.reason.setAccessibleName("Why the two periods may be compared")
        self.reason.setFixedHeight(2 * LINES_HIGH)
        rows = QFormLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setHorizontalSpacing(12)
        rows.setVerticalSpacing(8)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for title, field in (
            ("Measure", self.measure), ("Across the break", self.crossed), ("Area", self.area),
            ("Reason", self.reason),
        ):  # fmt: skip
            rows.addRow(label(title), field)
        for button in (self.crossed, self.area):
            button.changed.connect(self.changed)
        self.measure.changed.connect(self.settle_break)
        self.reason.textChanged.connect(self.changed)

    def offer(self, resources: Resources, breaks: Iterable[Break]) -> None:
        """Say what measures, areas and breaks there are."""
        self._breaks = tuple(breaks)
        touched = {each for item in self._breaks for each in item.measures}
        self.measure.offer([each for each in measure_options(resources) if each.id in touched])
        self.area.offer([Option("", ALL_AREAS), *area_options(resources)])
        self._offer_breaks()

    def show_override(self, override: Override | None) -> None:
        """Fill the form; empty for a new one."""
        self.blockSignals(True)  # noqa: FBT003  Qt's own signature
        self.measure.pick([override.measure] if override is not None else ())
        self._offer_breaks()
        self.crossed.pick([override.break_id] if override is not None else ())
        self.area.pick([override.area] if override is not None else ())
        self.reason.setPlainText(override.reason if override is not None else "")
        self.blockSignals(False)  # noqa: FBT003

    def made(self) -> Override | Fault:
        """Return the override, or what is wrong with it."""
        measure, crossed = (next(iter(button.ids), "") for button in (self.measure, self.crossed))
        reason = self.reason.toPlainText().strip()
        if not measure:
            return Fault("Pick the measure that is compared.", self.measure)
        if not crossed:
            return Fault("Pick the break that the comparison crosses.", self.crossed)
        if not reason:
            return Fault("Say in a sentence why the two periods may be compared: it is printed.", self.reason)
        return Override(measure, next(iter(self.area.ids), ""), crossed, reason)

    def _offer_breaks(self) -> None:
        measure = next(iter(self.measure.ids), "")
        self._crossing = [item for item in self._breaks if measure in item.measures]
        self.crossed.offer([Option(item.id, item.label, item.month.words) for item in self._crossing])

    def settle_break(self) -> None:
        """Offer the breaks of the measure that is picked; the only one is meant."""
        self._offer_breaks()
        found = [item.id for item in self._crossing]
        self.crossed.pick(found if len(found) == 1 else ())
        self.changed.emit()
