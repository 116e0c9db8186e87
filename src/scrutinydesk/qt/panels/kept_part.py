"""A list of what is set by hand, and what is chosen of it as a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from scrutinydesk.qt.panels.break_form import Fault
from scrutinydesk.qt.panels.calm import Calm
from scrutinydesk.qt.panels.card import Card
from scrutinydesk.qt.panels.look import label, marked
from scrutinydesk.qt.panels.page_bar import GAP
from scrutinydesk.qt.panels.wrapped_table import WrappedTable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scrutinydesk.qt.panels.method_forms import SeriesForm
    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.reporting.table import Table

NEW = ""
WHY = "For the journal: why it is changed or taken away"
REASON = "Say why, in a few words: the reason is kept in the journal."


class Words(NamedTuple):
    """What a part says."""

    title: str
    none: tuple[str, str]
    new: str
    held: str
    add: str
    keep: str
    remove: str


class KeptPart(QSplitter):
    """The list at the left, the form at the right.

    Signals
    -------
    keep_wanted(object, str), remove_wanted(object, str)
        What the form describes, or what is chosen, and why.
    """

    keep_wanted = Signal(object, str)
    remove_wanted = Signal(object, str)

    def __init__(self, words: Words, form: SeriesForm, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.words, self.form = words, form
        self.items: Mapping[str, Any] = {}
        self.item: Any = None
        self.key, self.dirty = NEW, False
        self.filter = QLineEdit(placeholderText="Filter…", clearButtonEnabled=True)
        self.filter.setAccessibleName(f"Filter: {words.title}")
        self.filter.setFixedWidth(170)
        self.table = WrappedTable(words.title, theme)
        self.none = Calm()
        self.card = Card(words.title)
        self.entry = Card(words.new)
        self.add_button = QPushButton(words.add)
        self.fault = label("", "fault", wrap=True)
        self.why = QLineEdit(placeholderText=WHY, maxLength=1000)
        self.why.setAccessibleName("Why, for the journal")
        self.keep = marked(QPushButton(words.keep), kind="primary")
        self.remove = QPushButton(words.remove)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.card.row.addWidget(self.filter)
        self.card.add(self.table, 1)
        self.card.add(self.none, 1)
        self.entry.row.addWidget(self.add_button)
        page = marked(QWidget(), plain=True)
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 14, 16, 14)
        column.addWidget(self.form)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumWidth(page.minimumSizeHint().width())
        self.entry.add(area, 1)
        self.entry.add(self._foot())
        self.setHandleWidth(GAP)
        for card in (self.card, self.entry):
            self.addWidget(card)
        self.setChildrenCollapsible(False)
        self.setSizes([830, 500])

    def _foot(self) -> QFrame:
        foot = marked(QFrame(), part="footbar")
        column = QVBoxLayout(foot)
        column.setContentsMargins(14, 8, 12, 8)
        column.setSpacing(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self.remove, self.keep):
            buttons.addWidget(button)
        column.addWidget(self.fault)
        column.addWidget(self.why)
        column.addLayout(buttons)
        return foot

    def _connect(self) -> None:
        self.filter.textChanged.connect(self.table.search)
        self.filter.returnPressed.connect(self.table.setFocus)
        self.table.row_chosen.connect(self.choose)
        self.table.activated_row.connect(lambda _key: self.first_field.setFocus())
        self.add_button.clicked.connect(self.begin)
        self.keep.clicked.connect(self._keep)
        self.remove.clicked.connect(self._remove)
        self.form.changed.connect(self._changed)

    @property
    def first_field(self) -> QWidget:
        """Where filling in begins."""
        fields = [self.form.measure, *self.form.findChildren(QWidget)]
        able = Qt.FocusPolicy.TabFocus
        return next(
            (each for each in fields if each.isEnabled() and each.focusPolicy() & able), self.table
        )

    @property
    def left(self) -> QWidget:
        """The list, or what stands where there is none."""
        return self.table if self.table.table_model.table.rows else self.add_button

    def show_items(self, table: Table, items: Mapping[str, Any]) -> None:
        """Show what is kept; what is being written stays, unless someone has changed it meanwhile."""
        self.items = items
        writing = self.dirty and items.get(self.key) == self.item
        wanted = self.key
        self.table.blockSignals(True)  # noqa: FBT003  Qt's own signature
        self.table.show_table(table)
        keys = [row.key for row in table.rows]
        key = wanted if wanted in keys or writing else next(iter(keys), NEW)
        if key:
            self.table.choose(key)
        self.table.blockSignals(False)  # noqa: FBT003
        self.table.setVisible(bool(keys))
        self.none.setVisible(not keys)
        self.none.say(*self.words.none)
        if not writing:
            self.choose(key)

    def choose(self, key: str) -> None:
        """Show one of the list as a form; empty for a new one."""
        self.key, self.item, self.dirty = key, self.items.get(key), False
        self.form.show_item(self.item)
        self.entry.name(self.words.new if self.item is None else self.words.held)
        self.why.clear()
        self.say("")
        self._enable()

    def begin(self) -> None:
        """Begin a new one."""
        self.table.clearSelection()
        self.choose(NEW)
        self.form.measure.setFocus()

    def say(self, words: str) -> None:
        """Say what is wrong, or what is to be known; nothing hides it."""
        self.fault.setText(words)
        self.fault.setVisible(bool(words))
        self.entry.setAccessibleDescription(words)

    def may_change(self, _item: Any) -> bool:
        """Tell whether an item is the officer's to change."""
        return True

    def _enable(self) -> None:
        own = self.item is None or self.may_change(self.item)
        self.add_button.setVisible(self.item is not None)
        self.why.setVisible(self.item is not None and own)
        self.keep.setVisible(own)
        self.keep.setEnabled(self.dirty)
        self.remove.setVisible(self.item is not None and own)

    def _changed(self) -> None:
        self.dirty = True
        self.say("")
        self._enable()

    def _keep(self) -> None:
        made = self.form.made()
        if isinstance(made, Fault):
            self._mend(made)
        elif self.item is None and made.key in self.items:
            self._mend(Fault("There is one of this series and month: choose it in the list.", self.left))
        else:
            self.key, self.dirty = made.key, False
            self.keep_wanted.emit(made, self.why.text().strip())

    def _remove(self) -> None:
        if not self.why.text().strip():
            self._mend(Fault(REASON, self.why))
        elif self.item is not None:
            self.dirty = False
            self.remove_wanted.emit(self.item, self.why.text().strip())

    def _mend(self, fault: Fault) -> None:
        self.say(fault.words)
        fault.field.setFocus()
