"""Asks where and when the open report is given, so that it can be kept as it is."""

from __future__ import annotations

import datetime as dt
import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton

from scrutinydesk.periods import read_period
from scrutinydesk.qt.panels.look import marked
from scrutinydesk.reporting.kept_words import day

LONGEST = 200
NUMBERS = ("%d/%m/%Y", "%Y-%m-%d")
WORDS = re.compile(r"(\d{1,2}) +([A-Za-z]+ +\d{4})")


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
        self.label.setAccessibleName("Meeting at which it is reported")
        self.on = QLineEdit(day(dt.datetime.now().astimezone()), maxLength=LONGEST)
        self.on.setAccessibleName("Date on which it is reported")
        self.on.setToolTip("Such as 20 July 2017")
        self.on.setFixedWidth(150)
        self.keep = QPushButton("Keep as reported")
        self.keep.setToolTip("Keep the open report with your words as it is now, for good")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self.label, 1)
        row.addWidget(self.on)
        row.addWidget(self.keep)
        for field in (self.label, self.on):
            field.textChanged.connect(self._enable)
            field.returnPressed.connect(self._keep)
        self.keep.clicked.connect(self._keep)
        self._enable()

    def _enable(self) -> None:
        self.keep.setEnabled(bool(self.label.text().strip()) and date_of(self.on.text()) is not None)

    def _keep(self) -> None:
        date = date_of(self.on.text())
        if date is not None and self.label.text().strip():
            self.keep_wanted.emit(self.label.text().strip(), date)


def date_of(text: str) -> dt.date | None:
    """Return the date that is written; None where none is."""
    found = WORDS.fullmatch(text.strip())
    month = read_period(found[2]) if found else None
    try:
        if found and month is not None:
            return month.last.first_day.replace(day=int(found[1]))
    except ValueError:
        return None
    for way in NUMBERS:
        try:
            return dt.datetime.strptime(text.strip(), way).date()  # noqa: DTZ007  a day has no time zone
        except ValueError:
            continue
    return None
