"""What the choices make of the open report: counted while one chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from scrutinydesk.qt.panels.calm import Calm
from scrutinydesk.qt.panels.card import Card
from scrutinydesk.qt.panels.look import label, marked
from scrutinydesk.qt.panels.wrapped_table import WrappedTable
from scrutinydesk.reporting.method_effect import effect_table, effect_words

if TYPE_CHECKING:
    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.reporting.method_effect import Effect

COUNTING = "Counting…"


class EffectCard(Card):
    """A sentence, and the counts by what is in force beside those by what is chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("What they make of this report")
        self.words = label("", wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.table = WrappedTable("What the choices make of this report", theme)
        self.none = Calm()
        self._said = marked(QFrame(), plain=True)
        inner = QVBoxLayout(self._said)
        inner.setContentsMargins(16, 12, 16, 12)
        inner.addWidget(self.words)
        self.add(self._said)
        self.add(self.table, 1)
        self.add(self.none, 1)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say that no report is open."""
        self._show(there=False)
        self.none.say("No report is open", "Open a workbook to see what each choice makes of its charts.")

    def count(self) -> None:
        """Say that it is being counted."""
        self.subtitle.setText(COUNTING)

    def show_effect(self, now: Effect, chosen: Effect) -> None:
        """Show both."""
        self.subtitle.setText("")
        self.words.setText(effect_words(chosen))
        self.words.setAccessibleName(effect_words(chosen))
        self.table.show_table(effect_table(now, chosen))
        self._show(there=True)

    def _show(self, *, there: bool) -> None:
        self._said.setVisible(there)
        self.table.setVisible(there)
        self.none.setVisible(not there)
