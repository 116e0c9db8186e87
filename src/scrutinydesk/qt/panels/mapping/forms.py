"""Small forms: an area that is in no list, and what a recipe is called."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from scrutinydesk.errors import ScrutinyError
from scrutinydesk.qt.dress import wear
from scrutinydesk.qt.panels.look import label
from scrutinydesk.workbook.recipes import editing

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrutinydesk.measures.areas import Area
    from scrutinydesk.measures.catalogue import Measure
    from scrutinydesk.measures.resources import Resources


CREATE, CHANGE = "Create and link", "Change"
ANOTHER = "Choose it from the list, or name this one otherwise."


class Beside(NamedTuple):
    """What there is beside the measure or area that is made.

    Attributes
    ----------
    resources : Resources
        With the officer's own.
    spare : frozenset of str
        Ids of the officer's own that nothing is linked to: one made of the same name takes the place.
    fits : callable (Measure or Area) -> object
        Raises a ``ScrutinyError`` where it cannot stand beside them.
    """

    resources: Resources
    spare: frozenset[str]
    fits: Callable[[Measure | Area], object]


class OwnForm(QDialog):
    """A small form; what is wrong with an answer is said beneath it.

    Signals
    -------
    made(object)
        The ``Measure`` or ``Area``.
    """

    made = Signal(object)

    def __init__(self, title: str, parent: QWidget, done: str = CREATE) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.rows = QFormLayout()
        self.rows.setHorizontalSpacing(14)
        self.rows.setVerticalSpacing(8)
        self.fault = label("", "fault", wrap=True)
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


def area_form(title: str, force: str, beside: Beside, parent: QWidget, held: Area | None = None) -> OwnForm:
    """Return the form for a part of the force.

    Parameters
    ----------
    title : str
        The label that it is made for.
    held : Area, optional
        One that is to be changed.
    """
    areas = beside.resources.areas
    form = OwnForm("Change area" if held else "New area", parent, CHANGE if held else CREATE)
    name = QLineEdit(held.title if held else title)
    whole = (held.parent if held else force) or force
    form.ask("&Name", name)
    form.rows.addRow("", label(f"A part of {areas[whole].title}.", "muted"))

    def make() -> object:
        called = named(name, "area")
        place = place_of(called, areas.find, held.id if held else "", beside.spare)
        if (other := areas.find(called)) not in {None, place}:
            raise taken(called, areas[str(other)].title)
        made = held or editing.own_division(called, force, tuple(areas))
        short = called if made.short == made.title else made.short
        made = replace(made, id=place or made.id, title=called, short=short)
        beside.fits(made)
        return made

    form.ready(make)
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


def named(field: QLineEdit, what: str) -> str:
    """Return the name that was given.

    Raises
    ------
    ScrutinyError
        There is none.
    """
    title = " ".join(field.text().split())
    if not title:
        raise ScrutinyError(f"The {what} needs a name.")
    return title


def place_of(title: str, find: Callable[[str], str | None], own: str, spare: frozenset[str]) -> str:
    """Return the id of which something takes the place; empty for a new one.

    Parameters
    ----------
    own : str
        Id of what is changed; empty where something is made.
    """
    there = find(title) or ""
    return own or (there if there in spare else "")


def taken(name: str, title: str, remedy: str = ANOTHER) -> ScrutinyError:
    """Return the error about a name by which something goes already, the ``title`` of which is given."""
    said = f"There is “{name}” already." if name == title else f"“{name}” is a name of “{title}” already."
    return ScrutinyError(said, "", remedy)
