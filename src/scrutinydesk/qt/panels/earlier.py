"""Earlier reports, a page over the tabs: imports, what was reported of them, and one figure through time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QWidget

from scrutinydesk.qt.panels.calm import Calm
from scrutinydesk.qt.panels.card import Card
from scrutinydesk.qt.panels.given_view import GivenView
from scrutinydesk.qt.panels.history_view import HistoryView
from scrutinydesk.qt.panels.keep_form import LONGEST
from scrutinydesk.qt.panels.look import marked
from scrutinydesk.qt.panels.page_bar import PageBar, lay_page
from scrutinydesk.qt.panels.segments import Segments
from scrutinydesk.qt.panels.wrapped_table import WrappedTable
from scrutinydesk.reporting.import_table import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutinydesk.library.values import Import, Reported
    from scrutinydesk.qt.theme import Theme

GIVEN, THROUGH_TIME = range(2)
NOTHING = "No workbook has been imported yet"
NOTHING_TEXT = "Every workbook that is opened is kept here as it was read, with what was reported of it."


class EarlierPage(QWidget):
    """Imports at the left, latest first; what is known of the chosen one at the right.

    Signals
    -------
    open_wanted(int)
        Id of an import to open again as it stood.
    meeting_changed(int, str)
        Id of an import and the meeting at which it was reported; empty takes it back.
    keep_wanted(str, object)
        Keep the open report as given: label and date.
    reported_wanted(int)
        Id of a report as given, to be handed back by ``given.show_parts``.
    figure_wanted(str, str, str, object)
        Measure, area, breakdown and ``Window``, to be handed back by ``history.show_history``.
    save_wanted(str, object)
        Name and bytes, to be written where the officer says.
    back_wanted()
    """

    open_wanted = Signal(int)
    meeting_changed = Signal(int, str)
    keep_wanted = Signal(str, object)
    reported_wanted = Signal(int)
    figure_wanted = Signal(str, str, str, object)
    save_wanted = Signal(str, object)
    back_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.imports: dict[str, Import] = {}
        self.reported: tuple[Reported, ...] = ()
        self.open_id = 0
        self.bar = PageBar("Earlier reports")
        self.filter = QLineEdit(placeholderText="Filter…", clearButtonEnabled=True)
        self.filter.setAccessibleName("Filter imports")
        self.filter.setFixedWidth(170)
        self.table = WrappedTable("Imports", theme)
        self.none = Calm()
        self.meeting = QLineEdit(placeholderText="Meeting at which it was reported", maxLength=LONGEST)
        self.meeting.setAccessibleName("Meeting at which it was reported")
        self.say_meeting = QPushButton("Keep meeting")
        self.open_button = QPushButton("Open again")
        self.open_button.setToolTip("Open this import as it stood: its figures, breaks and findings")
        self.segments = Segments("What of the import", ["As reported", "One figure through time"])
        self.given = GivenView()
        self.history = HistoryView(theme)
        self.views = QStackedWidget()
        self._lay_out()
        self._connect()
        self.show_imports((), ())

    def _lay_out(self) -> None:
        card = Card("Imports", "latest first")
        card.row.addWidget(self.filter)
        card.add(self.table, 1)
        card.add(self.none, 1)
        self.foot = marked(QFrame(), part="footbar")
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(14, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self.meeting, 1)
        row.addWidget(self.say_meeting)
        row.addWidget(self.open_button)
        card.add(self.foot)
        right = Card("Report")
        right.row.addWidget(self.segments)
        for view in (self.given, self.history):
            self.views.addWidget(view)
        right.add(self.views, 1)
        self.right = right
        lay_page(self, self.bar, {card: 590, right: 740})

    def _connect(self) -> None:
        self.bar.back_wanted.connect(self.back_wanted)
        self.filter.textChanged.connect(self.table.search)
        self.filter.returnPressed.connect(self.table.setFocus)
        self.table.row_chosen.connect(self._chosen)
        self.table.activated_row.connect(lambda _key: self._open())
        self.meeting.textChanged.connect(self._enable)
        self.meeting.returnPressed.connect(self._say_meeting)
        self.say_meeting.clicked.connect(self._say_meeting)
        self.open_button.clicked.connect(self._open)
        self.segments.chosen.connect(self.views.setCurrentIndex)
        self.given.reported_wanted.connect(self.reported_wanted)
        self.given.keep_wanted.connect(self.keep_wanted)
        self.given.save_wanted.connect(self.save_wanted)
        self.history.figure_wanted.connect(self.figure_wanted)

    def panes(self) -> list[QWidget]:
        """Return the panes in the order in which F6 visits them."""
        right = self.given.text if self.segments.at == GIVEN else self.history.table
        return [self.table, self.meeting, right]

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self.table.set_theme(theme)
        self.history.set_theme(theme)

    def show_imports(self, imports: Sequence[Import], reported: Sequence[Reported], open_id: int = 0) -> None:
        """Show imports and what was reported, latest first; ``open_id`` is that of the open report."""
        key = self.table.key
        self.imports = {str(made.id): made for made in imports}
        self.reported = tuple(reported)
        self.open_id = open_id
        self.table.setVisible(bool(imports))
        self.foot.setVisible(bool(imports))
        self.right.setVisible(bool(imports))
        self.none.setVisible(not imports)
        self.none.say(NOTHING, NOTHING_TEXT)
        counts = (
            f"{len(imports):,} {'import' if len(imports) == 1 else 'imports'}",
            f"{len(reported):,} kept as reported" if reported else "",
        )
        self.bar.facts.setText(" · ".join(part for part in counts if part))
        self.table.show_table(table(imports, reported, open_id))
        wanted = key if key in self.imports else str(open_id) if open_id else ""
        if not self.table.choose(wanted):
            self.table.choose_first()
        self._chosen(self.table.key)

    def show_part(self, at: int) -> None:
        """Show the report as reported, or one figure through time."""
        self.segments.choose(at)
        self.views.setCurrentIndex(at)

    def look_for(self) -> None:
        """Put the cursor into the filter."""
        self.filter.setFocus()
        self.filter.selectAll()

    @property
    def chosen(self) -> Import | None:
        """The import that is chosen."""
        return self.imports.get(self.table.key)

    def _chosen(self, _key: str) -> None:
        made = self.chosen
        if made is None:
            return
        self.meeting.setText(made.meeting)
        self.right.name(made.meeting or made.file_name)
        versions = [each for each in self.reported if each.import_id == made.id]
        self.given.show_versions(versions, made.meeting, is_open=made.id == self.open_id)
        self._enable()

    def _enable(self) -> None:
        made = self.chosen
        self.say_meeting.setEnabled(made is not None and self.meeting.text().strip() != made.meeting)
        is_open = made is not None and made.id == self.open_id
        self.open_button.setEnabled(made is not None and not is_open)
        self.open_button.setText("Open now" if is_open else "Open again")

    def _say_meeting(self) -> None:
        made = self.chosen
        if made is not None and self.say_meeting.isEnabled():
            self.meeting_changed.emit(made.id, self.meeting.text().strip())

    def _open(self) -> None:
        made = self.chosen
        if made is not None and made.id != self.open_id:
            self.open_wanted.emit(made.id)
