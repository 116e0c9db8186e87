"""*Check a report*, a page over the tabs: its text and findings, its hidden tables, its commitments."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QStackedWidget, QWidget

from scrutinydesk.qt.panels.look import marked
from scrutinydesk.qt.panels.page_bar import PageBar, lay_page
from scrutinydesk.qt.panels.red_pen.commitments_view import CommitmentsView
from scrutinydesk.qt.panels.red_pen.hidden_view import HiddenView
from scrutinydesk.qt.panels.red_pen.reading_view import ReadingView
from scrutinydesk.qt.panels.red_pen.telling import unheld_words
from scrutinydesk.qt.panels.segments import Segments
from scrutinydesk.redpen.figures import extent
from scrutinydesk.redpen.held_against import held_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrutinydesk.qt.panels.red_pen.preparing import Known, Shown
    from scrutinydesk.qt.theme import Theme

TEXT, HIDDEN, COMMITMENTS = range(3)
VIEWS = ("Text and findings", "Hidden tables", "Commitments")
WHOLE = 1320


class CheckPage(QWidget):
    """Shows a ``Shown``; what the officer wants is handed out.

    What is decided is shown once ``show_known`` hands it back.

    Signals
    -------
    back_wanted()
    step_wanted(str)
        ``undo`` or ``redo``.
    keep_wanted()
        Keep the report for the quarters to come.
    """

    back_wanted = Signal()
    step_wanted = Signal(str)
    keep_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: Shown | None = None
        self.bar = PageBar("Check a report")
        self.segments = Segments("What of the report", VIEWS)
        self.keep = QPushButton("Keep report")
        self.keep.setToolTip("Keep it, so that next quarter’s report is held against it")
        self.export = marked(QPushButton("Export"), kind="primary", drop=True)
        self._theme = theme
        self.stack = QStackedWidget()
        for part in (self.segments, self.keep, self.export):
            self.bar.row.insertWidget(self.bar.row.count() - 1, part)
        lay_page(self, self.bar, {self.stack: WHOLE})
        for part in (self.keep, self.export):  # as they are seen; one jump over both is not heeded
            self.setTabOrder(part, self.bar.back)
        self.bar.back_wanted.connect(self.back_wanted)
        self.segments.chosen.connect(self.show_view)
        self.keep.clicked.connect(self.keep_wanted)
        self.export.setToolTip("Findings, the letter, a commented copy, commitments (Ctrl+E)")
        for keys, act in (
            ("Ctrl+E", self._show_exports),
            ("Ctrl+PgDown", lambda: self._step_view(1)), ("Ctrl+PgUp", lambda: self._step_view(-1)),
        ):  # fmt: skip
            shortcut = QShortcut(QKeySequence(keys), self, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def building(self) -> Iterator[None]:
        """Make the views, one a step; to be gone through before anything else is asked of the page."""
        self.reading = ReadingView(self._theme)
        yield
        self.hidden = HiddenView(self._theme)
        yield
        self.commitments = CommitmentsView(self._theme)
        self.commitments.spot_wanted.connect(self._show_claim)
        yield
        for view in self.views:
            self.stack.addWidget(view)
            yield

    @property
    def views(self) -> tuple[ReadingView, HiddenView, CommitmentsView]:
        return self.reading, self.hidden, self.commitments

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        for view in self.views:
            view.set_theme(theme)

    def panes(self) -> list[QWidget]:
        """Return the panes in the order in which F6 visits them."""
        return self.views[self.segments.at].panes()

    def show_view(self, at: int) -> None:
        """Show the text with its findings, the hidden tables, or the commitments."""
        inside = self.stack.isAncestorOf(QApplication.focusWidget() or self)
        self.segments.choose(at)
        self.stack.setCurrentIndex(at)
        if inside:
            self.panes()[0].setFocus()

    def _show_exports(self) -> None:
        self.export.showMenu()

    def _step_view(self, way: int) -> None:
        self.show_view((self.segments.at + way) % len(VIEWS))

    def show_checked(self, shown: Shown) -> None:
        """Show a report at once."""
        for _ in self.showing(shown):
            pass

    def showing(self, shown: Shown) -> Iterator[None]:
        """Show a report in steps: another from its text on, one that is shown already stays where it is."""
        before, self.shown = self.shown, shown
        review = shown.review
        facts = (review.document.name, extent(review, shown.figures), held_words(review, why=False))
        self.bar.facts.hint = unheld_words(review)
        self.bar.facts.setText(" · ".join(facts))
        yield
        yield from self.reading.showing(shown)
        if before is not None and before.source != shown.source:
            self.show_view(TEXT)
        self.hidden.show_tables(review.tables)
        self.segments.name(HIDDEN, f"Hidden tables {len(review.tables):,}")
        yield
        self._show_kept(shown)

    def show_known(self, known: Known) -> None:
        """Show what is decided by now."""
        before = self.shown
        if before is not None:
            self.shown = replace(before, known=known)
            self.reading.show_known(known)
            if known.commitments != before.known.commitments or known.kept != before.known.kept:
                self._show_kept(self.shown)

    def _show_kept(self, shown: Shown) -> None:
        today = dt.datetime.now().astimezone().date()
        count = self.commitments.show_commitments(shown, today)
        self.segments.name(COMMITMENTS, f"Commitments {count:,}")
        self.keep.setText("Keep again" if shown.known.kept else "Keep report")

    def _show_claim(self, at: int) -> None:
        self.show_view(TEXT)
        self.reading.choose_claim(at)

    # Commands of the window that this page takes

    def look_for(self) -> None:
        """Put the cursor into the filter."""
        view = self.views[self.segments.at]
        if isinstance(view, ReadingView | CommitmentsView):
            view.look_for()

    def copy(self) -> None:
        """Copy what is chosen."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit | QPlainTextEdit):
            focus.copy()
        else:
            self.views[self.segments.at].copy()

    def undo(self) -> None:
        """Undo in the field that has the focus, else the last decision."""
        self._step("undo")

    def redo(self) -> None:
        """Do it again."""
        self._step("redo")

    def _step(self, what: str) -> None:
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit | QPlainTextEdit) and not focus.isReadOnly():
            getattr(focus, what)()
        else:
            self.step_wanted.emit(what)
