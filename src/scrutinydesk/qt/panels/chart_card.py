"""The chart of the selected measure: its views, each as a picture or as numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QPushButton, QWidget

from scrutinydesk.qt.commands import IN_ROW, OFFERED, View, views
from scrutinydesk.qt.panels.figure_card import FigureCard
from scrutinydesk.qt.panels.look import marked
from scrutinydesk.reporting.figure import Mode

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QAction

    from scrutinydesk.qt.theme import Theme

MORE = "More"
TITLE_SHARE = 0.75
SET = (("begin_limits", "Begin &new limits"), ("set_target", "Set a &target"))


class ChartCard(FigureCard):
    """A figure of which there are several views: a row of buttons, the rarer ones in a menu at its end.

    Signals
    -------
    mode_chosen(object)
        The ``Mode`` that the officer wants.
    more_opened()
        The menu comes up: whoever knows says which of its views there are.
    """

    mode_chosen = Signal(object)
    more_opened = Signal()

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, offered: Sequence[str] = OFFERED
    ) -> None:
        super().__init__("Chart", theme, parent)
        shown = views(offered)
        self._views = {Mode(view.mode): view for view in shown}
        row, rest = shown[:IN_ROW], shown[IN_ROW:]
        self.buttons = QButtonGroup(self)
        self._at = {Mode(view.mode): at for at, view in enumerate(row)}
        self.choices: dict[Mode, QAction] = {}
        segments = QHBoxLayout()
        segments.setSpacing(0)
        for at, view in enumerate(row):
            place = "first" if at == 0 else "last" if at == len(shown) - 1 else ""
            button = marked(QPushButton(view.name), kind="segment", place=place)
            button.setCheckable(True)
            button.clicked.connect(self._choosing(Mode(view.mode)))
            self.buttons.addButton(button, at)
            segments.addWidget(button)
        self.more = self._more(rest) if rest else None
        if self.more is not None:
            self.buttons.addButton(self.more, IN_ROW)
            segments.addWidget(self.more)
        self.row.insertLayout(self.row.indexOf(self.copy_button), segments)
        for mode in self._views:
            self.allow(mode)
        if self.more is not None:
            # The row is full: a scrap of the name would say less than the subtitle of the chart does.
            self.title.least, self.title.dropped = 0, TITLE_SHARE
        self.set_mode(Mode.MONTHLY)
        self.chart.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.chart.customContextMenuRequested.connect(self._open_menu)

    def _open_menu(self, at: QPoint) -> None:
        """Offer what can be set at the month that is marked."""
        month, _panel = self.chart.marked
        menu = self.menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        here = f" from {month.words}" if month is not None else ""
        for what, title in SET:
            action = menu.addAction(f"{title}{here}…")
            action.triggered.connect(lambda _=False, what=what: self.set_wanted.emit(what))
        menu.addSeparator()
        menu.addAction("&Copy chart").triggered.connect(self.copy)
        menu.addAction("&Save chart as…").triggered.connect(self.save_wanted)
        menu.popup(self.chart.mapToGlobal(at))

    def _choosing(self, mode: Mode) -> Callable[[], None]:
        return lambda: self.mode_chosen.emit(mode)

    def _more(self, rest: Sequence[View]) -> QPushButton:
        """Return the button that opens the menu of the other views."""
        button = marked(QPushButton(MORE), kind="segment", place="last", drop=True)
        button.setCheckable(True)
        menu = QMenu(button)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self.more_opened)
        for view in rest:
            action = menu.addAction(view.title)
            action.setCheckable(True)
            action.triggered.connect(self._choosing(Mode(view.mode)))
            self.choices[Mode(view.mode)] = action
        button.setMenu(menu)
        return button

    def allow(self, mode: Mode, reason: str = "") -> None:
        """Offer a view; with a reason, say instead why there is none."""
        view = self._views[mode]
        hint = reason or view.hint
        tip = hint if reason else f"{hint} ({view.shortcut})"
        if mode in self.choices:
            action = self.choices[mode]
            action.setEnabled(not reason)
            action.setToolTip(tip)
            action.setStatusTip(hint)
            return
        button = self.buttons.button(self._at[mode])
        button.setEnabled(not reason)
        button.setToolTip(tip)
        button.setAccessibleDescription(hint)

    def set_mode(self, mode: Mode) -> None:
        """Show which view is on; one of the menu gives the button its name."""
        for each, action in self.choices.items():
            action.setChecked(each == mode)
        if self.more is not None:
            view = self._views[mode] if mode in self.choices else None
            self.more.setText(view.name if view else MORE)
            self.more.setToolTip(view.hint if view else "More views of this measure")
            self.more.setAccessibleName(f"View: {view.name}" if view else "More views")
        at = self._at.get(mode, IN_ROW)
        self.buttons.button(at).setChecked(True)
