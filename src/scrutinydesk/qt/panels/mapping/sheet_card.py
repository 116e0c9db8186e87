"""The sheet with its legend, the choice of sheets, and a line that says what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeySequence, QPainter, QPixmap, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton

from scrutinydesk.qt.panels.card import Card
from scrutinydesk.qt.panels.elided import Elided
from scrutinydesk.qt.panels.look import label, marked
from scrutinydesk.qt.panels.mapping.kinds import CellKind
from scrutinydesk.qt.panels.mapping.sheet_view import TINTED, SheetView
from scrutinydesk.workbook.grid import Visibility
from scrutinydesk.workbook.tables import Fate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutinydesk.qt.panels.mapping.draft import Draft
    from scrutinydesk.qt.panels.mapping.kinds import Counts
    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.workbook.grid import Sheet

HINT = (
    "Drag an outline to correct it. Enter accepts the table, Tab goes to the next, Delete takes it out; "
    "Alt with an arrow moves its last edge, Alt+Shift its first."
)
FATES = (
    (Fate.VALUE, "value", "values"), (Fate.LABEL, "label", "labels"), (Fate.NOTE, "note", "notes"),
    (Fate.UNUSED, "not used", "not used"),
)  # fmt: skip
BOX = 12


class SheetCard(Card):
    """What is on the sheet.

    Signals
    -------
    sheet_chosen(int)
        Show another sheet, counted from 0.
    new_wanted()
        Make a table of the selected cells.
    """

    sheet_chosen = Signal(int)
    new_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("What is on the sheet")
        self.title.least = 150
        self.view = SheetView(theme)
        self.sheets = QComboBox()
        self.sheets.setAccessibleName("Sheet")
        self.sheets.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.sheets.setMinimumContentsLength(16)
        self.new = QPushButton("Outline selection")
        self.new.setToolTip("Make a table of the selected cells, headings included (Ctrl+Enter)")
        self.row.addWidget(self.sheets)
        self.row.addWidget(self.new)
        self.legend = marked(QFrame(), part="cellbar")
        self._boxes: dict[CellKind, QLabel] = {}
        self._make_legend(theme)
        self.hint = label(HINT, "muted", wrap=True)
        self.hint.setContentsMargins(16, 6, 16, 8)
        self.hint.setMinimumHeight(44)
        self.add(self.legend)
        self.add(self.view, 1)
        self.add(self.hint)
        self.sheets.activated.connect(self.sheet_chosen)
        self.new.clicked.connect(self.new_wanted)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(
                QKeySequence(keys), self.view, self.new_wanted.emit,
                context=Qt.ShortcutContext.WidgetShortcut,
            )  # fmt: skip

    def _make_legend(self, theme: Theme) -> None:
        row = QHBoxLayout(self.legend)
        row.setContentsMargins(14, 5, 14, 5)
        row.setSpacing(6)
        for kind in (
            CellKind.PERIOD,
            CellKind.LABEL,
            CellKind.VALUE,
            CellKind.TOTAL,
            CellKind.NOTE,
            CellKind.UNUSED,
        ):
            self._boxes[kind] = QLabel()
            row.addWidget(self._boxes[kind])
            row.addWidget(label(str(kind), "muted"))
            row.addSpacing(8)
        self.counts = Elided("", "muted", dropped=0.99)
        row.addStretch(1)
        row.addWidget(self.counts)
        self._paint_legend(theme)

    def _paint_legend(self, theme: Theme) -> None:
        for kind, box in self._boxes.items():
            picture = QPixmap(QSize(BOX, BOX))
            picture.fill(QColor(theme.tints[TINTED.index(kind)] if kind in TINTED else theme.card))
            painter = QPainter(picture)
            painter.setPen(QColor(theme.edge))
            painter.drawRect(0, 0, BOX - 1, BOX - 1)
            painter.end()
            box.setPixmap(picture)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self.view.set_theme(theme)
        self._paint_legend(theme)

    def offer(self, sheets: Sequence[Sheet], tables: Sequence[int]) -> None:
        """List the sheets with how many tables each holds."""
        self.sheets.clear()
        for sheet, count in zip(sheets, tables, strict=True):
            hidden = "" if sheet.visibility is Visibility.VISIBLE else f", {sheet.visibility}"
            self.sheets.addItem(QIcon(), f"{sheet.name} ({count}{hidden})")
        self.sheets.setVisible(len(sheets) > 1)

    def choose(self, at: int) -> None:
        """Show which sheet is up."""
        self.sheets.setCurrentIndex(at)

    def show_state(self, draft: Draft, sheet: Sheet, known: Counts) -> None:
        """Say how many tables there are, and what became of the cells."""
        names = draft.on_sheet(sheet.name)
        agreed = sum(name in draft.accepted for name in names)
        tables = f"{len(names)} {'table' if len(names) == 1 else 'tables'}"
        self.name("What is on the sheet", f"{tables}, {agreed} accepted" if names else "no table")
        held = next(each for each in draft.found.sheets if each.sheet.name == sheet.name)
        counts = known.of(held)
        said = (f"{counts[fate]:,} {one if counts[fate] == 1 else more}" for fate, one, more in FATES)
        self.counts.setText(", ".join(said))

    def say(self, words: str) -> None:
        """Say what was just done; the hint stays in the tooltip."""
        self.hint.setText(words or HINT)
        self.hint.setAccessibleName(words or HINT)
