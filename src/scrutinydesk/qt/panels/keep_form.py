"""Asks where and when the open report is given, so that it can be kept as it is."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QFrame, QHBoxLayout, QLineEdit, QPushButton

from scrutinydesk.qt.panels.look import marked

LONGEST = 200


class KeepForm(QFrame):
    """A label and a date.

    Signals
    -------
    keep_wanted(str, object)
        The label, never blank, and the date.
    """

    keep_wanted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        marked(self, part="footbar")
        self.label = QLineEdit(placeholderText="Meeting, such as Scrutiny meeting", maxLength=LONGEST)
        self.label.setAccessibleName("Meeting at which it is given")
        self.on = QDateEdit(QDate.currentDate())
        self.on.setAccessibleName("Date on which it is given")
        self.on.setDisplayFormat("d MMMM yyyy")
        self.on.setButtonSymbols(QDateEdit.ButtonSymbols.NoButtons)
        self.keep = QPushButton("Keep as given")
        self.keep.setToolTip("Keep the open report with your words as it is now, for good")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self.label, 1)
        row.addWidget(self.on)
        row.addWidget(self.keep)
        self.label.textChanged.connect(lambda text: self.keep.setEnabled(bool(text.strip())))
        self.label.returnPressed.connect(self._keep)
        self.keep.clicked.connect(self._keep)
        self.keep.setEnabled(False)

    def _keep(self) -> None:
        day, label = self.on.date(), self.label.text().strip()
        if label:
            self.keep_wanted.emit(label, dt.date(day.year(), day.month(), day.day()))
