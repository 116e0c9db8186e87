"""The bar at the top: what report this is, its period, and the three things done most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from scrutinydesk.qt.panels.look import label, marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QMenu

    from scrutinydesk.periods import Month
    from scrutinydesk.reporting.report import Report

TITLE = "Scrutiny Desk"
TAGLINE = "Open a quarterly workbook to begin"
EMPTY = "No figures in it yet: see what to fill in"
UNKNOWN = "Layout not known: shown as it is in Data"


class Header(QFrame):
    """Title, facts, period chooser, buttons."""

    period_chosen = Signal(object)
    open_wanted = Signal()

    def __init__(self, icon: QIcon, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        marked(self, part="header")
        self.setFixedHeight(58)
        mark = QLabel()
        mark.setPixmap(icon.pixmap(QSize(30, 30)))
        self.title = label(TITLE, "title")
        self.facts = label(TAGLINE, "subtitle")
        self.period = QComboBox()
        self.period.setAccessibleName("Period of the report")
        self.period.setToolTip("Show the report as it stood at the end of another period")
        self.period.setMinimumWidth(150)
        self.period.hide()
        self.open = QPushButton("Open workbook…")
        self.export = QPushButton("Export")
        marked(self.export, kind="primary", drop=True)
        self.export.setEnabled(False)
        for button in (self.open, self.export):
            # Ctrl+O and Ctrl+E reach them; the focus belongs to the report.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lay_out(mark)
        self.period.activated.connect(self._choose)
        self.open.clicked.connect(self.open_wanted)

    def _lay_out(self, mark: QLabel) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch()
        words.addWidget(self.title)
        words.addWidget(self.facts)
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(mark)
        row.addSpacing(6)
        row.addLayout(words, 1)
        for widget in (self.period, self.open, self.export):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_export_menu(self, menu: QMenu) -> None:
        """Hang the export commands on their button."""
        self.export.setMenu(menu)

    def show_report(self, report: Report, added: Sequence[str] = ()) -> None:
        """Name the report and offer its periods.

        Parameters
        ----------
        added : sequence of str
            Files whose national figures were joined.
        """
        self.title.setText(report.title)
        with_added = f"with {', '.join(added)}" if added else ""
        facts = (
            report.force,
            report.file_name,
            with_added,
            f"{report.measure_count} measures",
            report.marking or ("protective marking not given" if report.measure_count else ""),
        )
        self.facts.setText(" · ".join(part for part in facts if part))
        self.period.blockSignals(True)  # noqa: FBT003  Qt's own signature
        self.period.clear()
        for month in report.period_ends:
            self.period.addItem(f"To {month.words}", month)
        at = report.period_ends.index(report.period_end) if report.period_end in report.period_ends else -1
        self.period.setCurrentIndex(at)
        self.period.blockSignals(False)  # noqa: FBT003
        self.period.setVisible(len(report.period_ends) > 1)
        self.export.setEnabled(report.measure_count > 0)

    def show_unknown(self, name: str, words: str = UNKNOWN) -> None:
        """Name a workbook of which nothing is known but its file."""
        self.title.setText(name)
        self.facts.setText(words)
        self.period.hide()
        self.export.setEnabled(False)

    def _choose(self, at: int) -> None:
        month: Month = self.period.itemData(at)
        self.period_chosen.emit(month)
