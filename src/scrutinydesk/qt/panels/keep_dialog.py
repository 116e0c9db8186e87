"""Asks at which meeting the open report is given, and keeps it as it is now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from scrutinydesk.qt.dress import wear
from scrutinydesk.qt.panels.keep_form import LONGEST, date_of
from scrutinydesk.qt.panels.look import label, marked
from scrutinydesk.reporting.kept_words import day

if TYPE_CHECKING:
    import datetime as dt

WIDTH = 520
WHAT = (
    "Words, tables and notes of every section are kept for good, byte for byte as they are now, with your "
    "own words in them. They can be read and saved again under Tools, Earlier reports."
)


class KeepDialog(QDialog):
    """A small window.

    Signals
    -------
    keep_wanted(str, object)
        The meeting, never blank, and the date.

    Parameters
    ----------
    meeting : str
        Offered as its name.
    on : date
        Offered as its date.
    """

    keep_wanted = Signal(str, object)

    def __init__(self, meeting: str, on: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Keep as reported")
        self.setFixedWidth(WIDTH)
        self.meeting = QLineEdit(meeting, maxLength=LONGEST)
        self.meeting.setAccessibleName("Meeting at which it is reported")
        self.on = QLineEdit(day(on), maxLength=LONGEST)
        self.on.setAccessibleName("Date on which it is reported")
        self.on.setToolTip("Such as 20 July 2017")
        self.told = label("", "fault", wrap=True)
        self.keep, self.cancel = QPushButton("Keep"), QPushButton("Cancel")
        self.keep.setDefault(True)
        self.cancel.setAutoDefault(False)
        self._lay_out()
        for field in (self.meeting, self.on):
            field.textChanged.connect(self._look)
        self.keep.clicked.connect(self._keep)
        self.cancel.clicked.connect(self.reject)
        self.meeting.selectAll()
        self.meeting.setFocus()
        self._look()

    def _lay_out(self) -> None:
        fields = QFormLayout()
        fields.setHorizontalSpacing(12)
        fields.setVerticalSpacing(8)
        fields.addRow(label("Meeting"), self.meeting)
        fields.addRow(label("Date"), self.on)
        buttons = QHBoxLayout()
        buttons.addWidget(self.told, 1)
        for button in (marked(self.keep, kind="primary"), self.cancel):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(14)
        column.addWidget(label(WHAT, "muted", wrap=True))
        column.addLayout(fields)
        column.addLayout(buttons)
        wear(self)

    def _look(self) -> None:
        """Say what is wrong, where something is."""
        fault = ""
        if not self.meeting.text().strip():
            fault = "Write the name of the meeting."
        elif date_of(self.on.text()) is None:
            fault = "Write the date such as 20 July 2017."
        self.told.setText(fault)
        self.told.setAccessibleName(fault)
        self.keep.setEnabled(not fault)

    def _keep(self) -> None:
        date = date_of(self.on.text())
        if date is not None:
            self.keep_wanted.emit(self.meeting.text().strip(), date)
            self.accept()
