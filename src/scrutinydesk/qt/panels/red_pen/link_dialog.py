"""Says by hand what a figure of a report is of: a measure and an area, or a cell of the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from scrutinydesk.qt.dress import wear
from scrutinydesk.qt.models.pick_model import Option
from scrutinydesk.qt.panels.break_form import area_options, measure_options
from scrutinydesk.qt.panels.look import label, marked
from scrutinydesk.qt.panels.picker import PickButton
from scrutinydesk.redpen.figures import read_as
from scrutinydesk.redpen.keys import key_of
from scrutinydesk.redpen.material import Link
from scrutinydesk.workbook.ooxml_parts import position_of
from scrutinydesk.workbook.shown import shown as shown_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutinydesk.qt.panels.red_pen.preparing import Shown

WIDTH = 560
LONGEST = 12
AS_READ = "As it was read"
NO_SHEET = "No cell: the measure and area"
WHAT = (
    "What you say here holds for this sentence in next quarter’s report too. The report is checked again "
    "at once."
)
NO_CELL = "Write the cell such as AH6."
NOTHING_THERE = "There is no figure in that cell."


class LinkDialog(QDialog):
    """A small window.

    Signals
    -------
    keep_wanted(int, object)
        Index of the claim, and the ``Link``; None takes it back.

    Parameters
    ----------
    claims : sequence of int
        Claims of the figure, by index; one of them is linked.
    """

    keep_wanted = Signal(int, object)

    def __init__(self, shown: Shown, claims: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Link a figure")
        self.setFixedWidth(WIDTH)
        self._shown, self._claims = shown, tuple(claims)
        self.claim = QComboBox()
        self.claim.setAccessibleName("Which claim")
        self.quote = label("", "", wrap=True)
        self.read = label("", "muted", wrap=True)
        self.measure = PickButton("Measure", AS_READ, several=False)
        self.area = PickButton("Area", AS_READ, several=False)
        self.sheet = QComboBox()
        self.sheet.setAccessibleName("Sheet of the workbook")
        self.cell = QLineEdit(placeholderText="Cell, such as AH6", maxLength=LONGEST)
        self.cell.setAccessibleName("Cell of the sheet")
        self.told = label("", "muted", wrap=True)
        self.keep = marked(QPushButton("Link"), kind="primary")
        self.take_back, self.cancel = QPushButton("Take the link back"), QPushButton("Cancel")
        self.keep.setDefault(True)
        for button in (self.take_back, self.cancel):
            button.setAutoDefault(False)
        self._offer()
        self._lay_out()
        self._connect()
        self._choose(0)
        self.measure.setFocus()

    def _offer(self) -> None:
        resources, opened = self._shown.resources, self._shown.opened
        self.measure.offer([Option("", AS_READ), *measure_options(resources)])
        self.area.offer([Option("", AS_READ), *area_options(resources)])
        self.sheet.addItem(NO_SHEET, "")
        for sheet in opened.book.sheets if opened is not None else ():
            self.sheet.addItem(sheet.name, sheet.name)
        for number in self._claims:
            self.claim.addItem(_short(self._shown.review.claims[number].quote), number)

    def _lay_out(self) -> None:
        fields = QFormLayout()
        fields.setHorizontalSpacing(12)
        fields.setVerticalSpacing(8)
        if len(self._claims) > 1:
            fields.addRow(label("Claim"), self.claim)
        fields.addRow(label("Measure"), self.measure)
        fields.addRow(label("Area"), self.area)
        if self._shown.opened is not None:
            cell = QHBoxLayout()
            cell.addWidget(self.sheet, 2)
            cell.addWidget(self.cell, 1)
            fields.addRow(label("Or the cell"), cell)
        buttons = QHBoxLayout()
        buttons.addWidget(self.told, 1)
        for button in (self.keep, self.take_back, self.cancel):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        for words in (self.quote, self.read):
            column.addWidget(words)
        column.addLayout(fields)
        column.addWidget(label(WHAT, "muted", wrap=True))
        column.addLayout(buttons)
        wear(self)

    def _connect(self) -> None:
        self.claim.activated.connect(self._choose)
        for picked in (self.measure, self.area):
            picked.changed.connect(self._look)
        self.sheet.activated.connect(lambda _at: self._look())
        self.cell.textChanged.connect(lambda _text: self._look())
        self.keep.clicked.connect(self._keep)
        self.take_back.clicked.connect(lambda: self._done(None))
        self.cancel.clicked.connect(self.reject)

    def _choose(self, at: int) -> None:
        """Show what a claim was read as, and what it is linked to."""
        claim = self._shown.review.claims[self._claims[at]]
        link = self._shown.known.links.get(key_of(claim))
        words = read_as(claim, self._shown.resources)
        self.quote.setText(f"“{' '.join(claim.quote.split())}”")
        self.read.setText(f"Read as {words}." if words else "Neither a measure nor an area was read in it.")
        self.measure.pick([link.measure] if link is not None else ())
        self.area.pick([link.area] if link is not None else ())
        self.sheet.setCurrentIndex(max(0, self.sheet.findData(link.sheet if link is not None else "")))
        self.cell.setText(link.cell if link is not None else "")
        self.take_back.setVisible(link is not None)
        self._look()

    @property
    def link(self) -> Link:
        """The link as it is filled in."""
        measure, area = (next(iter(button.ids), "") for button in (self.measure, self.area))
        sheet = str(self.sheet.currentData() or "")
        return Link(measure, area, sheet, self.cell.text().strip().upper() if sheet else "")

    def _look(self) -> None:
        """Say what stands in the cell, or what is missing."""
        sheet = str(self.sheet.currentData() or "")
        self.cell.setEnabled(bool(sheet))
        held = self._held(sheet, self.cell.text().strip().upper()) if sheet else ""
        self.told.setText(held if not sheet or held in {NO_CELL, NOTHING_THERE} else f"It holds {held}.")
        self.told.setAccessibleName(self.told.text())
        self.keep.setEnabled(held not in {NO_CELL, NOTHING_THERE} and self.link != Link())

    def _held(self, name: str, cell: str) -> str:
        """Return what a cell shows, or why it cannot be told."""
        opened, place = self._shown.opened, position_of(cell)
        if opened is None or place is None:
            return NO_CELL
        sheet = opened.book.sheet(name)
        row, column = place[0] - sheet.origin[0], place[1] - sheet.origin[1]
        value = sheet.value(row, column)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return NOTHING_THERE
        return shown_value(value, opened.book.number_format(sheet, row, column))

    def _keep(self) -> None:
        self._done(self.link)

    def _done(self, link: Link | None) -> None:
        self.keep_wanted.emit(self._claims[max(0, self.claim.currentIndex())], link)
        self.accept()


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 70 else f"{words[:69]}…"  # noqa: PLR2004  as much as there is room for
