"""The bar at the top of the page: what workbook, how far, and the ways out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QVBoxLayout

from scrutinydesk.qt import theme as themes
from scrutinydesk.qt.panels.elided import Elided
from scrutinydesk.qt.panels.look import label, marked

if TYPE_CHECKING:
    from scrutinydesk.qt.panels.mapping.draft import Draft
    from scrutinydesk.qt.panels.mapping.kinds import Counts
    from scrutinydesk.workbook.grid import Sheet


class Bar(QFrame):
    """Title and facts at the left, Back, the recipe and Import at the right.

    Signals
    -------
    export_wanted(), import_wanted(), again_wanted()
        Write the recipe to a file; take one from a file; forget what was decided and guess anew.
    """

    export_wanted = Signal()
    import_wanted = Signal()
    again_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        marked(self, part="header")
        self.setFixedHeight(58)
        mark = QLabel()
        mark.setPixmap(QIcon(str(themes.folder() / "icons" / "app.svg")).pixmap(QSize(30, 30)))
        self.title = label("Map this workbook", "title")
        self.facts = Elided("", "subtitle")
        self.facts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.back = QPushButton("Back")
        self.back.setToolTip("Go back; what you did is kept (Esc)")
        self.more = marked(QPushButton("Recipe"), drop=True)
        self.more.setMenu(self._menu())
        self.save = QPushButton("Save recipe…")
        self.save.setToolTip("Keep this mapping: next quarter’s workbook opens by it (Ctrl+S)")
        self.save.setShortcut("Ctrl+S")
        self.use = marked(QPushButton("Import"), kind="primary")
        self.use.setToolTip("Read the workbook as mapped, and show the report (Ctrl+Shift+Return)")
        self._lay_out(mark)
        self.show_series(0)

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
        for button in (self.back, self.more, self.save, self.use):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction("&Export recipe…").triggered.connect(self.export_wanted)
        menu.addAction("&Import recipe…").triggered.connect(self.import_wanted)
        menu.addSeparator()
        menu.addAction("&Begin again").triggered.connect(self.again_wanted)
        return menu

    def show_draft(self, draft: Draft, sheet: Sheet, counts: Counts) -> None:
        """Say what is open, and that every cell of it is accounted for."""
        book = draft.found.book
        at = [each.name for each in book.sheets].index(sheet.name) + 1
        cells = counts.total(draft.found)
        tables = len(draft.at)
        facts = [book.name]
        if len(book.sheets) > 1:
            facts.append(f"sheet {at} of {len(book.sheets)} “{sheet.name}”")
        facts.append(f"{tables:,} {'table' if tables == 1 else 'tables'} found")
        facts.append(f"{cells:,} of {cells:,} cells accounted for")
        self.facts.setText(" · ".join(facts))

    def show_series(self, series: int, figures: int = 0) -> None:
        """Say how much the recipe gives; of very many figures the series are not counted."""
        what = f" {series:,} series" if series else f" {figures:,} figures" if figures else ""
        self.use.setText(f"Import{what}")
        self.use.setShortcut("Ctrl+Shift+Return")  # which another text takes away
        self.use.setEnabled(bool(what))
