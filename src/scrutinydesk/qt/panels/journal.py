"""The journal, a page over the tabs: who did what, when and why, before and after; undoing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from scrutinydesk.qt.models.entries_model import EntriesModel
from scrutinydesk.qt.panels.calm import Calm
from scrutinydesk.qt.panels.card import Card
from scrutinydesk.qt.panels.cell_grid import CellGrid
from scrutinydesk.qt.panels.look import label, marked
from scrutinydesk.qt.panels.page_bar import PageBar, lay_page
from scrutinydesk.qt.panels.wrapped_table import WrappedTable
from scrutinydesk.reporting.journal_words import Undoing, before_and_after, kind_words, whole_change
from scrutinydesk.reporting.kept_words import day, moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutinydesk.library.values import Entry
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.qt.theme import Theme

ROW_HIGH = 32
WHEN, WHO = 190, 130
WHAT_SHARE = 0.62
FIND_AFTER_MS = 200
EVERYTHING = "Everything"


class JournalView(CellGrid):
    """Lines of the journal, chosen whole."""

    def __init__(self) -> None:
        super().__init__()
        marked(self, roomy=True)
        self.setAccessibleName("Journal")
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HIGH)
        heading = self.horizontalHeader()
        heading.setHighlightSections(False)
        heading.setSectionsClickable(False)
        heading.setToolTip("")
        heading.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    @override
    def _fit(self) -> None:
        if self.model() is None:
            return
        room = max(0, self.viewport().width() - WHEN - WHO)
        what = round(WHAT_SHARE * room)
        for at, width in enumerate((WHEN, WHO, what, room - what)):
            self.setColumnWidth(at, width)


class JournalPage(QWidget):
    """Lines at the left, newest first; the chosen one at the right.

    Signals
    -------
    undo_wanted(int)
        Id of the entry to undo.
    older_wanted(int)
        Show this many of the latest entries.
    back_wanted()
    """

    undo_wanted = Signal(int)
    older_wanted = Signal(int)
    back_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry: Entry | None = None
        self.resources: Resources | None = None  # to name measures and areas
        self._entries: Sequence[Entry] = ()
        self._undoing = Undoing(())
        self.bar = PageBar("Journal")
        self.kinds = QComboBox()
        self.kinds.setAccessibleName("Kind of entry")
        self.filter = QLineEdit(placeholderText="Filter…", clearButtonEnabled=True)
        self.filter.setAccessibleName("Filter the journal")
        self.filter.setFixedWidth(200)
        self.view = JournalView()
        self.none = Calm()
        self.older = QPushButton("Older entries")
        self.about = label("", "muted", wrap=True)
        self.why = label("", wrap=True)
        self.whole = label("", "muted", wrap=True)
        self.changes = WrappedTable("What was before and after", theme)
        self.against = label("", "muted", wrap=True)
        self.undo_button = QPushButton("Undo this")
        self._finder = QTimer(self, singleShot=True, interval=FIND_AFTER_MS)
        self._lay_out()
        self._connect()
        self.show_entries(())

    def _lay_out(self) -> None:
        card = Card("Entries", "newest first")
        card.row.addWidget(self.kinds)
        card.row.addWidget(self.filter)
        card.add(self.view, 1)
        card.add(self.none, 1)
        self.detail = Card("Entry")
        words = marked(QFrame(), plain=True)
        inner = QVBoxLayout(words)
        inner.setContentsMargins(16, 12, 16, 12)
        inner.setSpacing(8)
        for part in (self.about, self.why, self.whole):
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            inner.addWidget(part)
        self.detail.add(words)
        self.detail.add(self.changes, 1)
        self.detail.body.addStretch(0)
        self.detail.add(self._foot())
        lay_page(self, self.bar, {card: 830, self.detail: 500})

    def _foot(self) -> QFrame:
        foot = marked(QFrame(), part="footbar")
        row = QHBoxLayout(foot)
        row.setContentsMargins(14, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(self.against, 1)
        row.addWidget(self.undo_button)
        return foot

    def _connect(self) -> None:
        self.bar.add(self.older)
        self.bar.back_wanted.connect(self.back_wanted)
        self.older.clicked.connect(lambda: self.older_wanted.emit(10 * max(1, len(self._entries))))
        self.kinds.activated.connect(self._show_kind)
        self._finder.timeout.connect(self._find)
        self.filter.textChanged.connect(self._finder.start)
        self.filter.returnPressed.connect(self.view.setFocus)
        self.view.found.connect(lambda _rows: self._choose_first())
        self.undo_button.clicked.connect(self._undo)

    def panes(self) -> list[QWidget]:
        """Return the panes in the order in which F6 visits them."""
        return [self.view, self.changes]

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self.changes.set_theme(theme)

    def show_entries(self, entries: Sequence[Entry], *, older: bool = False) -> None:
        """Show the latest entries, newest first; ``older`` says whether there are more."""
        chosen = self.kinds.currentData()
        self._entries = entries
        self._undoing = Undoing(entries)
        self.kinds.clear()
        self.kinds.addItem(EVERYTHING, "")
        for kind in dict.fromkeys(entry.kind for entry in entries):
            self.kinds.addItem(kind_words(kind), kind)
        self.kinds.setCurrentIndex(max(0, self.kinds.findData(chosen)))
        self.older.setVisible(older)
        self._name(older=older)
        self._show_kind()

    def look_for(self) -> None:
        """Put the cursor into the filter."""
        self.filter.setFocus()
        self.filter.selectAll()

    def _name(self, *, older: bool) -> None:
        if not self._entries:
            self.bar.facts.setText("Nothing yet")
            return
        count = f"{len(self._entries):,} {'entry' if len(self._entries) == 1 else 'entries'}"
        since = day(self._entries[-1].at.astimezone())
        self.bar.facts.setText(f"The latest {count}, since {since}" if older else f"{count} since {since}")

    def _show_kind(self) -> None:
        kind = self.kinds.currentData()
        entries = [each for each in self._entries if each.kind == kind] if kind else self._entries
        keep = self.entry.id if self.entry is not None else 0
        model = EntriesModel(entries, self.view)
        before = self.view.model()
        self.view.show_cells(model)
        if before is not None:
            before.deleteLater()
        self.view.selectionModel().currentChanged.connect(self._chosen)
        self.view.setVisible(bool(entries))
        self.none.setVisible(not entries)
        self.none.say("Nothing yet", "Each import and everything that you decide or write is noted here.")
        if self.filter.text():
            self._find()
        at = next((n for n, each in enumerate(entries) if each.id == keep), 0)
        self._choose(at)

    def _find(self) -> None:
        self.view.search(self.filter.text())

    def _choose_first(self) -> None:
        self._choose(0)

    def _choose(self, at: int) -> None:
        model = self.view.model()
        if isinstance(model, EntriesModel) and at < model.rowCount():
            self.view.setCurrentIndex(model.index(at, 0))
            self._chosen(model.index(at, 0), QModelIndex())
        else:
            self._show(None)

    def _chosen(self, current: QModelIndex, _previous: QModelIndex) -> None:
        model = self.view.model()
        if isinstance(model, EntriesModel):
            self._show(model.entry(current.row()) if current.isValid() else None)

    def _show(self, entry: Entry | None) -> None:
        self.entry = entry
        self.detail.setVisible(entry is not None)
        if entry is None:
            return
        self.detail.name(kind_words(entry.kind))
        self.about.setText(f"{entry.who}, {moment(entry.at)}")
        self.why.setText(f"{entry.what}\nReason: {entry.why}" if entry.why else entry.what)
        self.whole.setText(whole_change(entry))
        self.whole.setVisible(bool(self.whole.text()))
        table = before_and_after(entry, self.resources)
        self.changes.setVisible(bool(table.rows))
        self.detail.body.setStretch(2, 0 if table.rows else 1)
        self.changes.show_table(table)
        against = self._undoing.reason_against(entry)
        self.against.setText(against or "Undoing is noted too, and can itself be undone.")
        self.undo_button.setEnabled(not against)
        self.undo_button.setToolTip(against)
        self.detail.setAccessibleDescription(f"{entry.what}. {against}".strip())

    def _undo(self) -> None:
        if self.entry is not None:
            self.undo_wanted.emit(self.entry.id)
