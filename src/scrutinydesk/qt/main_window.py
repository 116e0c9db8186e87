"""The window: header, tabs, status; it shows a report and passes wishes on.

What is needed before the first paint is imported at the top; the panels, and all that they need,
arrive with the first report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from scrutinydesk.qt.commands import Actions, When
from scrutinydesk.qt.dress import wear
from scrutinydesk.qt.notices import Banner
from scrutinydesk.qt.panels.header import Header
from scrutinydesk.qt.panels.look import marked
from scrutinydesk.qt.panels.status import Status
from scrutinydesk.qt.panels.tabs import Tabs
from scrutinydesk.qt.panels.welcome import Welcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QIcon

    from scrutinydesk.qt.panels.pages import Pages

RECENT = "&File/Open &recent"


class MainWindow(QMainWindow):
    """The frame of the application.

    Parameters
    ----------
    icon : QIcon
    handlers : mapping of name to callable
        One for every handler that ``commands.COMMANDS`` names.
    """

    file_dropped = Signal(str)
    recent_chosen = Signal(str)
    closing = Signal()

    def __init__(self, icon: QIcon, handlers: Mapping[str, Callable[..., object]]) -> None:
        super().__init__()
        self.setWindowTitle("Scrutiny Desk")
        self.setWindowIcon(icon)
        self.setAcceptDrops(True)
        # Of a screen of 1366 by 768 scaled by 150% no more than 911 by 512 is left, the task bar included.
        self.setMinimumSize(840, 440)
        self.header = Header(icon)
        self.tabs = Tabs()
        self.banner = Banner()
        self.welcome = Welcome()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.welcome)
        self.status = Status()
        self.pages: Pages | None = None
        self.over: QWidget | None = None
        self._under: QWidget | None = None
        self.actions_by_id = Actions(self, handlers)
        self._build_menus()
        top, whole = QWidget(), QWidget()
        upper, column = QVBoxLayout(top), QVBoxLayout(whole)
        for layout in (upper, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        for widget in (self.header, self._strip(), self.banner):
            upper.addWidget(widget)
        self._upper = upper
        wear(top)
        column.addWidget(top)
        column.addWidget(self.stack, 1)
        column.addWidget(self.status)
        self.setCentralWidget(whole)
        self.tabs.currentChanged.connect(self._turn_to)
        self.welcome.open.setFocus()

    def showing_pages(self, pages: Pages) -> Iterator[None]:
        """Put the pages of a report in place, one a step."""
        self.pages = pages
        for page in pages.all:
            if self.stack.indexOf(page) < 0:
                self.stack.addWidget(page)
                yield

    def show_over(self, page: QWidget) -> None:
        """Show a page in place of the header, the tabs and what they show, until ``back``."""
        if self.over is None:
            self._under = self.stack.currentWidget()
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self.over = page
        self.header.hide()
        self.strip.hide()
        self.status.source.hide()
        self.stack.setCurrentWidget(page)
        self.update_state()
        # Not by a focus proxy of the page: Tab would jump to that, past all that stands before it.
        panes = self._panes()
        (panes[0] if panes else page).setFocus(Qt.FocusReason.OtherFocusReason)

    def back(self) -> None:
        """Go back to what was there before a page was shown over it."""
        page, under = self.over, self._under
        if page is None:
            return
        self.over = self._under = None
        self.header.show()
        self.strip.setVisible(self.pages is not None)
        self.status.source.show()
        if under is not None and self.stack.currentWidget() is page:
            self.stack.setCurrentWidget(under)
        self.update_state()

    def add_notice(self, notice: QWidget) -> None:
        """Make room for a line beneath the header; it shows and hides itself."""
        self._upper.addWidget(notice)

    def show_tab(self, at: int) -> None:
        """Turn to a tab, counted from 0."""
        if at < self.tabs.count():
            self.back()
            self.tabs.setCurrentIndex(at)
            self._turn_to(at)
            panes = self._panes()
            if panes:
                panes[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def update_state(self) -> None:
        """Enable the commands that make sense with what is shown."""
        if self.over is not None:
            state = When.WORKBOOK if self.pages is not None else When.PAGE
        elif self.pages is None:
            state = When.ALWAYS
        else:
            page = self.stack.currentWidget()
            section = any(page is each and each.ready for each in self.pages.sections)
            changes = self.pages.changes
            bridged = When.CHART if page is changes and changes.rolled is not None else When.REPORT
            state = When.SECTION if section else bridged
            if not self.pages.holds_figures:
                state = When.WORKBOOK
        self.actions_by_id.enable(state)

    def show_recent(self, paths: list[str]) -> None:
        """List the files opened last, in the menu and on the welcome card."""
        self.recent_menu.clear()
        for at, path in enumerate(paths, 1):
            action = self.recent_menu.addAction(f"&{at}  {path}")
            action.triggered.connect(lambda _=False, path=path: self.recent_chosen.emit(path))
        self.recent_menu.setEnabled(bool(paths))
        self.welcome.show_recent(paths)

    def next_pane(self) -> None:
        """Move the focus to the next pane of the page, as F6 does everywhere."""
        panes = self._panes()
        if self.over is None and self.pages is not None:
            panes.insert(0, self.tabs)
        if self.banner.isVisible():
            panes.append(self.banner.first)
        focus = QApplication.focusWidget()
        at = next(
            (i for i, p in enumerate(panes) if focus is not None and (p is focus or p.isAncestorOf(focus))), 0
        )
        if not panes:
            return
        pane = panes[(at + 1) % len(panes)]
        pane.setFocus(Qt.FocusReason.TabFocusReason)
        self._bring_into_view(pane)

    @staticmethod
    def _bring_into_view(pane: QWidget) -> None:
        """Scroll to a pane that an enlarged screen had no room for."""
        around = pane.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(pane)
            around = around.parentWidget()

    def _panes(self) -> list[QWidget]:
        pages = self.pages
        if self.over is not None:
            shown = self.over.panes() if hasattr(self.over, "panes") else ()
        else:
            shown = pages.panes(self.stack.currentWidget()) if pages is not None else ()
        return [pane for pane in shown if pane.isVisible()]

    def _turn_to(self, at: int) -> None:
        if self.over is None and self.pages is not None and 0 <= at < len(self.pages.all):
            page = self.pages.all[at]
            # Filled before it is shown: what it is made of can then take the focus at once.
            self.pages.turned_to(page)
            self.stack.setCurrentWidget(page)
            self.update_state()

    def _strip(self) -> QFrame:
        self.strip = marked(QFrame(), part="tabs")
        row = QHBoxLayout(self.strip)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.tabs)
        self.strip.hide()
        return self.strip

    def _build_menus(self) -> None:
        menus = self.actions_by_id.fill(self.menuBar())
        wear(self.menuBar())
        file_menu = menus["&File"]
        self.recent_menu = QMenu("Open &recent", self.menuBar())
        file_menu.insertMenu(self.actions_by_id["file.export_section"], self.recent_menu)
        export = QMenu(self.header)
        for name in ("file.export_section", "file.export_report", "file.save_chart", "edit.copy_word"):
            export.addAction(self.actions_by_id[name])
        self.header.set_export_menu(export)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.file_dropped.emit(paths[0])

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        self.closing.emit()
        super().closeEvent(event)
