"""One entry of the break register as a form, with what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from scrutinydesk.qt.panels.break_form import BreakForm, Fault
from scrutinydesk.qt.panels.card import Card
from scrutinydesk.qt.panels.look import label, marked
from scrutinydesk.qt.panels.override_form import OverrideForm
from scrutinydesk.reporting.register_tables import Standing

if TYPE_CHECKING:
    from scrutinydesk.measures.break_register import Override
    from scrutinydesk.reporting.register_tables import Entry

BREAKS, OVERRIDES = range(2)
KEEP = ("Keep break", "Allow comparison")
TAKE_OUT = ("Take out", "Allow no longer")
ADD = ("New break", "Allow another")
WHY = "For the journal: why it is changed or taken out"
WHY_NEW = "For the journal: why it is added, if you like"


class EntryCard(Card):
    """A break, or an allowed comparison.

    Signals
    -------
    keep_wanted(object, str), remove_wanted(object, str), restore_wanted(str, str)
        A ``Break``, or the id of a shipped one, and why.
    allow_wanted(object), disallow_wanted(object, str)
        An ``Override``, and why it is taken back.
    new_wanted()
    """

    keep_wanted = Signal(object, str)
    remove_wanted = Signal(object, str)
    restore_wanted = Signal(str, str)
    allow_wanted = Signal(object)
    disallow_wanted = Signal(object, str)
    new_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Break")
        self.entry: Entry | None = None
        self.override: Override | None = None
        self.taken: tuple[str, ...] = ()
        self.dirty = False
        self.add_button = QPushButton()
        self.break_form, self.override_form = BreakForm(), OverrideForm()
        self.fault = label("", "fault", wrap=True)
        self.why = QLineEdit(placeholderText=WHY)
        self.why.setAccessibleName("Why, for the journal")
        self.keep = marked(QPushButton(), kind="primary")
        self.remove, self.restore = QPushButton(), QPushButton()
        self._lay_out()
        self.add_button.clicked.connect(self.new_wanted)
        self.keep.clicked.connect(self._keep)
        self.remove.clicked.connect(self._remove)
        self.restore.clicked.connect(self._restore)
        for form in (self.break_form, self.override_form):
            form.changed.connect(self._changed)

    def _lay_out(self) -> None:
        self.row.addWidget(self.add_button)
        self.forms = QStackedWidget()
        for form in (self.break_form, self.override_form):
            page = marked(QWidget(), plain=True)
            column = QVBoxLayout(page)
            column.setContentsMargins(16, 14, 16, 14)
            column.addWidget(form)
            column.addStretch(1)
            self.forms.addWidget(page)
        area = QScrollArea()
        area.setWidget(self.forms)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumWidth(self.forms.minimumSizeHint().width())
        foot = marked(QFrame(), part="footbar")
        column = QVBoxLayout(foot)
        column.setContentsMargins(14, 8, 12, 8)
        column.setSpacing(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self.restore, self.remove, self.keep):
            buttons.addWidget(button)
        column.addWidget(self.fault)
        column.addWidget(self.why)
        column.addLayout(buttons)
        self.add(area, 1)
        self.add(foot)

    @property
    def first_field(self) -> QWidget:
        """Where filling in begins."""
        return self.break_form.name if self._breaks else self.override_form.measure

    def show_break(self, entry: Entry | None) -> None:
        """Show a break; None begins a new one."""
        self.entry, self.override = entry, None
        self.break_form.show_break(entry.item if entry is not None else None)
        if entry is None:
            self.name("New break", "your own")
        else:
            self.name(entry.item.label, str(entry.standing))
        self._turn_to(BREAKS)

    def show_override(self, override: Override | None) -> None:
        """Show a comparison that is allowed; None begins to allow one."""
        self.entry, self.override = None, override
        self.override_form.show_override(override)
        if override is None:
            self.name("Allow a comparison", "across a break")
        else:
            self.name("Comparison allowed", f"by {override.who}" if override.who else "")
        self._turn_to(OVERRIDES)

    def say(self, words: str) -> None:
        """Say what is wrong, or what is to be known; nothing hides it."""
        self.fault.setText(words)
        self.fault.setVisible(bool(words))
        self.setAccessibleDescription(words)

    @property
    def _breaks(self) -> bool:
        return self.forms.currentIndex() == BREAKS

    def _turn_to(self, at: int) -> None:
        self.forms.setCurrentIndex(at)
        self.add_button.setText(ADD[at])
        self.keep.setText(KEEP[at])
        self.remove.setText(TAKE_OUT[at])
        self.dirty = False
        self.why.clear()
        self.say("")
        self._enable()

    def _enable(self) -> None:
        standing = self.entry.standing if self.entry is not None else None
        out = standing is Standing.REMOVED
        held = self.entry is not None or self.override is not None
        # A comparison that is being allowed has its reason in the form.
        self.why.setVisible(held or self._breaks)
        self.why.setPlaceholderText(WHY if held else WHY_NEW)
        self.add_button.setVisible(held)
        self.forms.setEnabled(not out)
        self.keep.setVisible(not out)
        self.keep.setEnabled(self.dirty)
        self.remove.setVisible(not out and held)
        self.restore.setVisible(out or standing is Standing.CHANGED)
        self.restore.setText("Put back" if out else "As shipped")

    def _changed(self) -> None:
        self.dirty = True
        self.say("")
        self._enable()

    def _keep(self) -> None:
        if self._breaks:
            item = self.break_form.made(self.taken)
            if isinstance(item, Fault):
                self._mend(item)
            elif self.entry is None or self._reasoned():
                self.keep_wanted.emit(item, self.why.text().strip())
        else:
            override = self.override_form.made()
            if isinstance(override, Fault):
                self._mend(override)
            else:
                self.allow_wanted.emit(override)

    def _remove(self) -> None:
        if not self._reasoned():
            return
        if self.entry is not None:
            self.remove_wanted.emit(self.entry.item, self.why.text().strip())
        elif self.override is not None:
            self.disallow_wanted.emit(self.override, self.why.text().strip())

    def _restore(self) -> None:
        if self.entry is not None and self._reasoned():
            self.restore_wanted.emit(self.entry.item.id, self.why.text().strip())

    def _reasoned(self) -> bool:
        """Tell whether there is a reason; ask for one where there is none."""
        if self.why.text().strip():
            return True
        self._mend(Fault("Say why, in a few words: the reason is kept in the journal.", self.why))
        return False

    def _mend(self, fault: Fault) -> None:
        self.say(fault.words)
        fault.field.setFocus()
