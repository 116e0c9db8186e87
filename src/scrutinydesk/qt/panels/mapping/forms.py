"""Describe a measure, or an area, that is in no catalogue."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from scrutinydesk.errors import ScrutinyError
from scrutinydesk.measures.catalogue import Kind, Polarity
from scrutinydesk.qt.dress import wear
from scrutinydesk.qt.panels.look import label
from scrutinydesk.workbook.recipes import editing

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrutinydesk.measures.resources import Resources

UNITS = (
    ("crimes", "crimes"), ("incidents", "incidents"), ("casualties", "casualties"), ("people", "people"),
    ("fte", "full-time equivalents"), ("percent", "per cent"), ("gbp_million", "£ million"),
    ("detentions", "detentions"), ("reports", "reports"),
)  # fmt: skip
KINDS = (
    (Kind.FLOW, "a count over time: months may be added"),
    (Kind.STOCK, "a number on a date: never added"),
    (Kind.PROPORTION, "a percentage"),
    (Kind.SURVEY, "an estimate from a survey"),
    (Kind.MONEY, "money"),
)
POLARITIES = (
    (Polarity.NEUTRAL, "neither up nor down"),
    (Polarity.DOWN_GOOD, "down"),
    (Polarity.UP_GOOD, "up"),
)
NO_SECTION = "Other measures (at the end of section 5)"


class OwnForm(QDialog):
    """A small form; what is wrong with an answer is said beneath it.

    Signals
    -------
    made(object)
        The ``Measure`` or ``Area``.
    """

    made = Signal(object)

    def __init__(self, title: str, parent: QWidget, done: str = "Create and link") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.rows = QFormLayout()
        self.rows.setHorizontalSpacing(14)
        self.rows.setVerticalSpacing(8)
        self.fault = label("", "muted", wrap=True)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(done)
        self.buttons.accepted.connect(self._make)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(12)
        column.addLayout(self.rows)
        column.addWidget(self.fault)
        column.addWidget(self.buttons)
        self.setMinimumWidth(430)
        self.make: Callable[[], object] = object

    def ask(self, words: str, field: QWidget) -> None:
        """Add a line to the form."""
        asked = QLabel(words)
        asked.setBuddy(field)
        field.setAccessibleName(words.replace("&", ""))
        self.rows.addRow(asked, field)

    def ready(self, make: Callable[[], object]) -> None:
        """Say what makes the thing once the officer is done."""
        self.make = make
        wear(self)

    def _make(self) -> None:
        try:
            made = self.make()
        except ScrutinyError as error:
            self.fault.setText(str(error))
            return
        self.accept()
        self.made.emit(made)


def measure_form(title: str, resources: Resources, parent: QWidget) -> OwnForm:
    """Return the form for a measure; ``title`` is the label that it is made for."""
    form = OwnForm("New measure", parent)
    name, short = QLineEdit(title), QLineEdit(title[:24])
    unit, kind, good, section = QComboBox(), QComboBox(), QComboBox(), QComboBox()
    decimals = QSpinBox()
    decimals.setRange(0, 3)
    for key, words in UNITS:
        unit.addItem(words, key)
    for each, words in KINDS:
        kind.addItem(words, each)
    for good_is, words in POLARITIES:
        good.addItem(words, good_is)
    section.addItem(NO_SECTION, "")
    for part in resources.outline.sections:
        for sub in part.subsections:
            section.addItem(f"{part.number} {sub.label} {sub.title}", sub.id)
    form.ask("&Title", name)
    form.ask("S&hort title", short)
    form.ask("&Unit", unit)
    form.ask("It &is", kind)
    form.ask("&Good is", good)
    form.ask("&Decimals", decimals)
    form.ask("&Section", section)

    def make() -> object:
        called = _named(name, resources.catalogue.find, "measure")
        measure = editing.own_measure(
            called,
            tuple(resources.catalogue),
            unit=unit.currentData(),
            # What Qt keeps of an enumeration of words is the word.
            kind=Kind(kind.currentData()),
            polarity=Polarity(good.currentData()),
            decimals=decimals.value(),
            subsection=section.currentData(),
        )
        return replace(measure, short=short.text().strip() or called)

    form.ready(make)
    return form


def area_form(title: str, force: str, resources: Resources, parent: QWidget) -> OwnForm:
    """Return the form for a part of the force; ``title`` is the label that it is made for."""
    form = OwnForm("New area", parent)
    name = QLineEdit(title)
    form.ask("&Name", name)
    form.rows.addRow("", label(f"A part of {resources.areas[force].title}.", "muted"))
    form.ready(
        lambda: editing.own_division(
            _named(name, resources.areas.find, "area"), force, tuple(resources.areas)
        )
    )
    return form


def name_form(name: str, holds: Callable[[str], bool], parent: QWidget) -> OwnForm:
    """Return the form that asks what a recipe is to be called; it gives the name.

    Parameters
    ----------
    holds : callable (str) -> bool
        Whether a recipe of that name is kept already.
    """
    form = OwnForm("Save recipe", parent, "Save")
    field = QLineEdit(name)
    form.ask("&Name", field)
    form.rows.addRow("", label("Next quarter’s workbook opens by it.", "muted"))

    def warn(text: str) -> None:
        there = bool(text.strip()) and holds(text.strip())
        form.fault.setText("One of this name is kept already; this takes its place." if there else "")

    def called() -> object:
        if not field.text().strip():
            raise ScrutinyError("The recipe needs a name.")
        return field.text().strip()

    field.textChanged.connect(warn)
    field.selectAll()
    warn(name)
    form.ready(called)
    return form


def _named(field: QLineEdit, find: Callable[[str], str | None], what: str) -> str:
    """Return the title that was given.

    Raises
    ------
    ScrutinyError
        There is none, or something goes by it already.
    """
    title = field.text().strip()
    if not title:
        raise ScrutinyError(f"The {what} needs a name.")
    if find(title) is not None:
        raise ScrutinyError(
            f"There is “{title}” already.", "", "Choose it from the list, or name this one otherwise."
        )
    return title
