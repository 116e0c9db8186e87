"""The break register, a page over the tabs: breaks in series, and comparisons allowed across them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from scrutinydesk.qt.panels.calm import Calm
from scrutinydesk.qt.panels.card import Card
from scrutinydesk.qt.panels.page_bar import PageBar, lay_page
from scrutinydesk.qt.panels.register_entry import BREAKS, OVERRIDES, EntryCard
from scrutinydesk.qt.panels.segments import Segments
from scrutinydesk.qt.panels.wrapped_table import WrappedTable
from scrutinydesk.reporting import register_tables as told
from scrutinydesk.reporting.register_tables import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrutinydesk.measures.break_register import Override
    from scrutinydesk.measures.breaks import Break
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.reporting.register_tables import Entry
    from scrutinydesk.reporting.table import Table

NEW = ""
NONE = (
    ("No breaks", "Where a series changes what it counts, say so here: nothing is compared across it then."),
    (
        "No comparison is allowed across a break",
        "Where one can be made all the same, allow it here, with the reason. That is printed as a note.",
    ),
)
NOT_KEPT = "What you wrote here is not kept yet. Keep it, or press Back again to leave it."


class RegisterPage(QWidget):
    """Table of the register at the left, what is chosen as a form at the right.

    What the officer wants is handed out; the page shows it once ``show_register`` hands it back.

    Signals
    -------
    keep_wanted(object, str)
        A ``Break`` to add or put in the place of that of its id, and why.
    remove_wanted(object, str)
        A ``Break`` to take out, and why.
    restore_wanted(str, str)
        Id of a shipped break that is to stand as shipped again, and why.
    allow_wanted(object)
        An ``Override``, its reason in it.
    disallow_wanted(object, str)
        An ``Override`` to take back, and why.
    back_wanted()
    """

    keep_wanted = Signal(object, str)
    remove_wanted = Signal(object, str)
    restore_wanted = Signal(str, str)
    allow_wanted = Signal(object)
    disallow_wanted = Signal(object, str)
    back_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()
        self.overrides: tuple[Override, ...] = ()
        self.key = NEW
        self._tables: tuple[Table, ...] = ()
        self._warned = False
        self.bar = PageBar("Breaks in series")
        self.segments = Segments("What of the register", ["Breaks", "Allowed comparisons"])
        self.filter = QLineEdit(placeholderText="Filter…", clearButtonEnabled=True)
        self.filter.setAccessibleName("Filter the register")
        self.filter.setFixedWidth(170)
        self.table = WrappedTable("Break register", theme)
        self.none = Calm()
        self.entry = EntryCard()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        card = Card("Register")
        card.row.addWidget(self.segments)
        card.row.addWidget(self.filter)
        card.add(self.table, 1)
        card.add(self.none, 1)
        lay_page(self, self.bar, {card: 820, self.entry: 510})

    def _connect(self) -> None:
        entry = self.entry
        self.bar.back_wanted.connect(self.leave)
        self.segments.chosen.connect(self.show_part)
        self.filter.textChanged.connect(self.table.search)
        self.filter.returnPressed.connect(self.table.setFocus)
        self.table.row_chosen.connect(self.choose)
        self.table.activated_row.connect(lambda _key: entry.first_field.setFocus())
        entry.new_wanted.connect(self.begin)
        entry.keep_wanted.connect(self._keep)
        entry.allow_wanted.connect(self._allow)
        entry.remove_wanted.connect(self.remove_wanted)
        entry.restore_wanted.connect(self.restore_wanted)
        entry.disallow_wanted.connect(self.disallow_wanted)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self.table.set_theme(theme)

    def panes(self) -> list[QWidget]:
        """Return the panes in the order in which F6 visits them."""
        return [self.table, self.entry.first_field]

    def show_register(self, shipped: Iterable[Break], resources: Resources) -> None:
        """Show the register.

        Parameters
        ----------
        shipped : iterable of Break
            As the program brings them.
        resources : Resources
            With the office's register.
        """
        register = resources.register
        self.entries = told.entries(shipped, register)
        self.overrides = register.overrides
        items = tuple(each.item for each in self.entries)
        self._tables = (
            told.break_table(self.entries, resources),
            told.override_table(self.overrides, items, resources),
        )
        self.entry.taken = tuple(item.id for item in items)
        self.entry.break_form.offer(resources)
        self.entry.override_form.offer(resources, resources.breaks)
        self._name()
        self.show_part(self.segments.at)

    def show_part(self, at: int) -> None:
        """Show breaks, or comparisons that are allowed."""
        if not self._tables:
            return
        self.segments.choose(at)
        wanted, table = self.key, self._tables[at]
        self.table.show_table(table)  # which chooses what was chosen before
        self.table.setVisible(bool(table.rows))
        self.none.setVisible(not table.rows)
        self.none.say(*NONE[at])
        keys = [row.key for row in table.rows]
        if not keys:
            self.begin()
            return
        key = wanted if wanted in keys else keys[0]
        self.table.choose(key)
        self.choose(key)

    def choose(self, key: str) -> None:
        """Show one entry as a form."""
        self.key = key
        self._warned = False
        if self.segments.at == BREAKS:
            self.entry.show_break(next((each for each in self.entries if each.item.id == key), None))
        else:
            self.entry.show_override(next((each for each in self.overrides if each.key == key), None))

    def begin(self) -> None:
        """Begin a new entry."""
        self.table.clearSelection()
        self.choose(NEW)
        self.entry.first_field.setFocus()

    def allow(self, measure: str, area: str) -> None:
        """Begin to allow the comparison of a measure, for an area."""
        self.show_part(OVERRIDES)
        self.begin()
        form = self.entry.override_form
        form.measure.pick([measure])
        form.area.pick([area])
        form.settle_break()
        form.reason.setFocus()

    def leave(self) -> None:
        """Go back; what is not kept is named first, once."""
        if self.entry.dirty and not self._warned:
            self._warned = True
            self.entry.say(NOT_KEPT)
        else:
            self.back_wanted.emit()

    def _keep(self, item: Break, why: str) -> None:
        self.key = item.id
        self.keep_wanted.emit(item, why)

    def _allow(self, override: Override) -> None:
        self.key = override.key
        self.allow_wanted.emit(override)

    def _name(self) -> None:
        standing = [each.standing for each in self.entries]
        counts = (
            (standing.count(Standing.SHIPPED), "shipped"),
            (standing.count(Standing.CHANGED), "changed here"),
            (standing.count(Standing.OWN), "your own"),
            (standing.count(Standing.REMOVED), "taken out"),
            (len(self.overrides), "allowed all the same"),
        )
        said = [f"{count:,} {what}" for count, what in counts if count]
        self.bar.facts.setText(" · ".join(["A comparison across a break is refused", *said]))
        self.segments.name(BREAKS, f"Breaks {len(self.entries):,}")
        self.segments.name(OVERRIDES, f"Allowed comparisons {len(self.overrides):,}")
