"""The bar at the top of the page: what workbook, how far, and the ways out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from scrutinydesk.qt.panels.elided import Elided
from scrutinydesk.qt.panels.look import label, marked

if TYPE_CHECKING:
    from scrutinydesk.qt.panels.mapping.draft import Draft
    from scrutinydesk.workbook.grid import Sheet


class Bar(QFrame):
    """Title and facts at the left, Back, Save and Import at the right."""

    def __init__(self) -> None:
        super().__init__()
        marked(self, part="header")
        self.setFixedHeight(58)
        self.title = label("Map this workbook", "title")
        self.facts = Elided("", "subtitle")
        self.back = QPushButton("Back")
        self.back.setToolTip("Go back; what you did is kept (Alt+Left)")
        self.back.setShortcut("Alt+Left")
        self.save = QPushButton("Save recipe…")
        self.save.setToolTip("Keep this mapping: next quarter’s workbook opens by it (Ctrl+S)")
        self.save.setShortcut("Ctrl+S")
        self.use = marked(QPushButton("Import"), kind="primary")
        self.use.setToolTip("Read the workbook as mapped, and show the report (Ctrl+Shift+Return)")
        self.use.setShortcut("Ctrl+Shift+Return")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch()
        words.addWidget(self.title)
        words.addWidget(self.facts)
        words.addStretch()
        self.facts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addLayout(words, 1)
        for button in (self.back, self.save, self.use):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.show_series(0)

    def show_draft(self, draft: Draft, sheet: Sheet) -> None:
        """Say what is open, and that every cell of it is accounted for."""
        book = draft.found.book
        at = [each.name for each in book.sheets].index(sheet.name) + 1
        count = sum(sum(each.accounting().values()) for each in draft.found.sheets)
        tables = len(draft.found.tables)
        facts = [book.name]
        if len(book.sheets) > 1:
            facts.append(f"sheet {at} of {len(book.sheets)} “{sheet.name}”")
        facts.append(f"{tables:,} {'table' if tables == 1 else 'tables'} found")
        facts.append(f"{count:,} of {count:,} cells accounted for")
        self.facts.setText(" · ".join(facts))

    def show_series(self, count: int) -> None:
        """Say how many series the recipe gives."""
        self.use.setText(f"Import {count:,} series" if count else "Import")
        self.use.setEnabled(count > 0)
