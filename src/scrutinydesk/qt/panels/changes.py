"""What changed since last time: sentences, every changed figure, and the bridge of the selected series."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from scrutinydesk.qt.dress import wear
from scrutinydesk.qt.models.table_model import CELL
from scrutinydesk.qt.panels.bridge_card import BridgeView
from scrutinydesk.qt.panels.calm import Calm
from scrutinydesk.qt.panels.card import Card
from scrutinydesk.qt.panels.look import marked
from scrutinydesk.qt.panels.rename_question import RenameQuestion
from scrutinydesk.qt.panels.segments import Segments
from scrutinydesk.qt.panels.wrapped_table import WrappedTable
from scrutinydesk.reporting.kept_words import import_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QSizeF

    from scrutinydesk.library.values import Import
    from scrutinydesk.qt.panels.figure_card import FigureCard
    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.reporting.table import Table
    from scrutinydesk.rollforward import RollForward

GAP = 12
PARAGRAPH_GAP = 5
SENTENCES_LEAST, SENTENCES_AROUND = 40, 18
RESTATED, OTHER, BRIDGES = range(3)
TITLES = ("Restated", "New, renamed, dropped", "Bridges")
LINKS = ("new", "new_cell", "cell")  # of figures in the file that is open
LINE_PARTS = 3
NOTHING = "Nothing to compare with yet"
NOTHING_TEXT = (
    "When another workbook of this force is opened, next quarter’s or a corrected one, it is told here what "
    "was restated, added, renamed or dropped since, and how each 12-month figure became the one of now."
)


class ChangesPanel(QWidget):
    """A ``RollForward``, told.

    Signals
    -------
    compare_with(int)
        Id of the import to compare with.
    place_wanted(object)
        A ``Place`` to show in Data.
    rename_confirmed(str, str, bool)
        Earlier id, later id, and whether it is the same measure.
    save_chart_wanted()
    """

    compare_with = Signal(int)
    place_wanted = Signal(object)
    rename_confirmed = Signal(str, str, bool)
    save_chart_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rolled: RollForward | None = None
        self._line = "", "", ""
        self.since = QComboBox()
        self.since.setAccessibleName("Earlier import to compare with")
        self.since.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.since.setMinimumContentsLength(24)
        self.since.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.sentences = QTextEdit(readOnly=True, tabChangesFocus=True)
        marked(self.sentences, plain=True)
        self.sentences.setAccessibleName("What changed, in words")
        self.segments = Segments("Which changes", TITLES)
        self.filter = QLineEdit(placeholderText="Filter…", clearButtonEnabled=True)
        self.filter.setAccessibleName("Filter changes")
        self.table = WrappedTable("Changes", theme, links=LINKS)
        self.none = Calm()
        self.bridge = BridgeView(theme)
        self.empty = Calm(framed=True)
        self.question = RenameQuestion()
        self._lay_out()
        self._connect()
        self.say_nothing()

    def _lay_out(self) -> None:
        self.card = Card("Changes since")
        self.card.subtitle.hide()
        self.card.title.least = 0
        self.card.row.insertWidget(1, self.since, 20)
        left = QSplitter(Qt.Orientation.Vertical)
        left.setHandleWidth(5)
        left.addWidget(self.sentences)
        left.addWidget(self._lower())
        left.setSizes([150, 400])
        for at, share in enumerate((27, 73)):
            left.setStretchFactor(at, share)
        self.card.add(left, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(GAP)
        self.splitter.addWidget(self.card)
        self.splitter.addWidget(self.bridge)
        self.splitter.setSizes([760, 570])
        for splitter in (left, self.splitter):
            splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.addWidget(self.splitter)
        column.addWidget(self.empty)
        wear(self)

    def _lower(self) -> QWidget:
        """Return question, choice and table."""
        choice = marked(QFrame(), part="cellbar")
        row = QHBoxLayout(choice)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self.segments)
        row.addWidget(self.filter, 1)
        self.tables = QStackedWidget()
        self.tables.addWidget(self.table)
        self.tables.addWidget(self.none)
        lower = QWidget()
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.question)
        column.addWidget(choice)
        column.addWidget(self.tables, 1)
        return lower

    def _connect(self) -> None:
        self.since.activated.connect(lambda at: self.compare_with.emit(self.since.itemData(at)))
        self.segments.chosen.connect(self.show_part)
        self.filter.textChanged.connect(self.table.search)
        self.filter.returnPressed.connect(self.table.setFocus)
        self.table.row_chosen.connect(self._chosen)
        self.table.place_wanted.connect(self.place_wanted)
        self.table.activated_row.connect(self._go)
        self.bridge.place_wanted.connect(self.place_wanted)
        self.bridge.save_wanted.connect(self.save_chart_wanted)
        self.question.answered.connect(self.rename_confirmed)
        self.sentences.document().documentLayout().documentSizeChanged.connect(self._fit)

    @property
    def chart_card(self) -> FigureCard:
        """The card that holds the chart."""
        return self.bridge.chart_card

    @property
    def chart_name(self) -> str:
        """What a file of the chart is called, without its ending."""
        return "-".join(filter(None, ("bridge", *self._line)))

    @property
    def count(self) -> int:
        """How many figures changed, and how many measures or series are new, gone or redefined."""
        return sum(len(table.rows) for table in self.rolled.tables[:BRIDGES]) if self.rolled else 0

    def panes(self) -> list[QWidget]:
        """Return the panes in the order in which F6 visits them."""
        if self.rolled is None:
            return []
        return [self.table, self.sentences, self.bridge.chart_card.shown, self.bridge.steps]

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        for part in (self.table, self.bridge):
            part.set_theme(theme)

    def show_choices(self, imports: Sequence[Import], chosen: int) -> None:
        """Offer imports to compare with; ``chosen`` is the id of the one that is compared."""
        self.since.clear()
        for made in imports:
            self.since.addItem(import_line(made), made.id)
            self.since.setItemData(self.since.count() - 1, import_line(made), Qt.ItemDataRole.ToolTipRole)
        self.since.setCurrentIndex(self.since.findData(chosen))

    def say_nothing(self, title: str = NOTHING, text: str = NOTHING_TEXT) -> None:
        """Say why there is no comparison."""
        self.rolled = None
        self.splitter.hide()
        self.empty.say(title, text)
        self.empty.show()

    def show_rolled(self, rolled: RollForward) -> None:
        """Show a comparison at once."""
        for _ in self.showing(rolled):
            pass

    def showing(self, rolled: RollForward) -> Iterator[None]:
        """Show a comparison in steps."""
        self.rolled = rolled
        self.filter.clear()
        self._say(rolled.sentences)
        for at, title in enumerate(TITLES):
            self.segments.name(at, f"{title} {len(rolled.tables[at].rows):,}")
        yield
        self._ask()
        filled = (at for at in range(len(TITLES)) if rolled.tables[at].rows)
        at = next(filled, RESTATED)
        self.segments.choose(at)
        self.show_part(at)
        yield
        self.empty.hide()
        self.splitter.show()

    def _say(self, sentences: Sequence[str]) -> None:
        self.sentences.clear()
        cursor = self.sentences.textCursor()
        apart = QTextBlockFormat()
        apart.setBottomMargin(PARAGRAPH_GAP)
        cursor.setBlockFormat(apart)
        cursor.insertText("\n".join(sentences))
        self.sentences.moveCursor(QTextCursor.MoveOperation.Start)

    def _fit(self, written: QSizeF) -> None:
        """Make the words no higher than they are, so that no gap is left beneath a few."""
        high = max(SENTENCES_LEAST, round(written.height()) + SENTENCES_AROUND)
        self.sentences.setMinimumHeight(SENTENCES_LEAST)
        self.sentences.setMaximumHeight(high)

    def show_part(self, at: int) -> None:
        """Show what was restated, what else changed, or the bridges."""
        if self.rolled is None:
            return
        self.segments.choose(at)
        table = self.rolled.tables[at]
        self.tables.setCurrentWidget(self.table if table.rows else self.none)
        self.none.say(*_none(table))
        self.table.show_table(table)
        if table.rows:
            self.table.choose_first()
            self._chosen(self.table.key)
        else:
            self.bridge.say("Choose a figure to see its bridge.")

    def look_for(self) -> None:
        """Put the cursor into the filter."""
        self.filter.setFocus()
        self.filter.selectAll()

    def copy(self) -> None:
        """Copy what has the focus: words, rows or the chart."""
        card = self.bridge.chart_card
        if self.sentences.hasFocus():
            self.sentences.copy()
        elif card.isAncestorOf(self.focusWidget()) and not card.twin_shown:
            card.copy()
        else:
            tables = (self.bridge.steps, card.twin, self.table)
            next((table for table in tables if table.hasFocus()), self.table).copy()

    def _chosen(self, key: str) -> None:
        if self.rolled is None:
            return
        what, colon, subject = key.rpartition(":")
        parts = subject.split("/")
        if what == "renamed":
            self._ask(key)
        if colon and len(parts) < LINE_PARTS:
            self.bridge.say("Each series that both files give has a bridge: choose one under Bridges.")
            return
        measure, area, breakdown = (*parts, "")[:LINE_PARTS]
        self._line = measure, area, breakdown
        self.bridge.show_bridge(self.rolled, self._line)

    def _go(self, key: str) -> None:
        """Go to the cell of the row, in the file that is open."""
        at = self.table.table_model.position(key)
        columns = self.table.table_model.table.columns
        for column, each in enumerate(columns):
            cell = self.table.table_model.index(at, column).data(CELL)
            if each.key in LINKS and cell is not None and cell.places:
                self.place_wanted.emit(cell.places[0])
                return

    def _ask(self, key: str = "") -> None:
        """Ask of the rename of that row, else of the first, whether it is one."""
        if self.rolled is not None:
            found = self.rolled.rolled.renames
            named = (each for each in found if key == f"renamed:{each.earlier}/{each.later}")
            asked = next(named, next(iter(found), None))
            self.question.ask(asked, self.rolled.resources, len(found))


def _none(table: Table) -> tuple[str, str]:
    words = " ".join(table.notes).rstrip(".")
    return ("Nothing is new, renamed, dropped or redefined" if words == "Nothing" else words), ""
