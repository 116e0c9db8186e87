"""Checking a report, from the command to the page: in a thread, with the workbook that is open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from scrutinydesk.errors import ScrutinyError
from scrutinydesk.qt.dress import polishing
from scrutinydesk.qt.report_decisions import ReportDecisions
from scrutinydesk.qt.turns import Turns
from scrutinydesk.qt.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scrutinydesk.claims.document import Document
    from scrutinydesk.findings import Place
    from scrutinydesk.opening import Opened
    from scrutinydesk.progress import Progress
    from scrutinydesk.qt.main_window import MainWindow
    from scrutinydesk.qt.panels.memory import Memory
    from scrutinydesk.qt.panels.red_pen.page import CheckPage
    from scrutinydesk.qt.panels.red_pen.preparing import Known, Shown
    from scrutinydesk.qt.remembering import Remembering
    from scrutinydesk.qt.theme import Theme

REPORTS = "Reports (*.docx *.pdf *.txt);;All files (*)"
SUFFIXES = frozenset({".docx", ".pdf", ".txt", ".text", ".md", ".doc", ".rtf", ".odt"})
NOTHING_TO_PASTE = ScrutinyError(
    "There is no text to check.",
    "The clipboard holds no words.",
    "Copy the text of the report in your word processor or mail program, and come back.",
)


def is_report(path: Path) -> bool:
    """Tell by its name whether a file that was dropped is a report rather than a workbook."""
    return path.suffix.lower() in SUFFIXES


class Reviewer(QObject):
    """Has reports checked, and shows what comes of it.

    Its work is its own: a workbook that is opened meanwhile ends no check, and is held against at once.

    Parameters
    ----------
    memory : Memory
        In which folder file dialogs start.
    remembering : Remembering
        Keeps what is decided.
    opened : callable () -> Opened or None
        The workbook that is open.
    """

    def __init__(
        self,
        window: MainWindow,
        memory: Memory,
        remembering: Remembering,
        theme: Callable[[], Theme],
        opened: Callable[[], Opened | None],
    ) -> None:
        super().__init__(window)
        self.page: CheckPage | None = None
        self._window = window
        self._memory = memory
        self._remembering = remembering
        self._theme = theme
        self._opened = opened
        self.work, self._writing = Work(window, self), Work(window, self)
        self._turns = Turns(self)
        self._changes = 0  # that were told of what is remembered
        self._coming = False  # whether a report is checked, and on its way onto the page
        self._owed = False  # whether the one that is shown is to be checked again, after what is at work
        self.decisions = ReportDecisions(window, remembering, lambda: self.shown)
        remembering.changed.connect(self._look_again)

    @property
    def settled(self) -> bool:
        """Whether nothing is on its way onto the page."""
        return not (self._turns.running or self.work.running or self._writing.running)

    @property
    def shown(self) -> Shown | None:
        """The report that was checked last."""
        return self.page.shown if self.page is not None else None

    def check_report(self) -> None:
        """Ask for a report and check it."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415  not needed at start-up

        path, _ = QFileDialog.getOpenFileName(self._window, "Check a report", self._memory.folder, REPORTS)
        if path:
            self._memory.folder = str(Path(path).parent)
            self.check(Path(path))

    def check_pasted(self) -> None:
        """Check the text on the clipboard."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.check(text)
        else:
            self._window.banner.show_error(NOTHING_TO_PASTE)

    def show_checked(self) -> None:
        """Show the report that was checked last; where there is none, ask for one."""
        if self.page is None or self.shown is None:
            self.check_report()
            return
        if self._window.over is not self.page:
            self._window.show_over(self.page)
        self._keep_up(self.shown)

    def _keep_up(self, shown: Shown) -> None:
        """Check a report again where it was held against another workbook than is open."""
        if shown.opened is not self._opened():
            self.check_again()

    def check(self, source: Path | str) -> None:
        """Check the report in a file, or a text; what is shown stays until it is ready."""
        name = f"“{source.name}”" if isinstance(source, Path) else "the pasted text"
        self._window.banner.hide()
        self._have(f"Checking {name}", source, None, self._show)

    def check_again(self) -> None:
        """Check the report that is shown with the workbook that is open by now.

        What is being checked stays, and comes first. It is looked at again as soon as it is there; where
        nothing comes of it, the report that is still shown is checked again then.
        """
        shown = self.shown
        self._owed = shown is not None and (self.work.running or self._coming)
        if shown is not None and not self._owed:
            name = shown.review.document.name
            self._have(f"Checking “{name}” again", shown.source, shown, self._tell)

    def _have(
        self, title: str, source: Path | str, before: Shown | None, then: Callable[[Shown], None]
    ) -> None:
        remembering, opened = self._remembering, self._opened()

        def work(progress: Progress) -> Shown:
            return _checked(remembering, source, opened, progress, before)

        changes = self._changes
        task = self.work.begin(title, work)
        task.succeeded.connect(lambda shown: self._come(shown, then, changes))
        # After what comes in its place: another check may have ended this one.
        task.ended.connect(lambda: QTimer.singleShot(0, self, self._make_up))
        task.start()

    def _make_up(self) -> None:
        if self._owed:
            self.check_again()

    def _come(self, shown: Shown, then: Callable[[Shown], None], changes: int) -> None:
        self._coming = True
        self._turns.run(self._showing(shown, then, changes))

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        if self.page is not None:
            self.page.set_theme(theme)

    def _showing(self, shown: Shown, then: Callable[[Shown], object], changes: int) -> Iterator[None]:
        if self.page is None:
            yield from self._building()
        page = self.page
        assert page is not None  # noqa: S101  it was built
        yield from page.showing(shown)
        if self._window.over is not page:
            yield from polishing(page)
        self._coming = self._owed = False
        then(shown)
        if changes != self._changes:
            self._look_again()  # something was decided meanwhile
        self._keep_up(shown)  # a workbook may have been opened meanwhile

    def _show(self, _shown: Shown) -> None:
        if self.page is not None and self._window.over is not self.page:
            self._window.show_over(self.page)

    def _tell(self, shown: Shown) -> None:
        """Say what another workbook had to say, where the page is not up."""
        # Imported already by the thread that checked the report.
        from scrutinydesk.redpen.held_against import held_words  # noqa: PLC0415  see above

        review = shown.review
        if self._window.over is not self.page:
            self._window.banner.show_news(
                f"“{review.document.name}” was checked against “{review.workbook}”.",
                f"{held_words(review)}.{'' if review.errors else ' No error stands.'}",
                [("Show the report", self.show_checked)],
            )

    def _show_place(self, place: Place) -> None:
        if self._window.pages is not None:
            self._window.pages.show_place(place)

    def _building(self) -> Iterator[None]:
        # Imported by the thread that checked the report.
        from scrutinydesk.qt.panels.red_pen.exports import Exports  # noqa: PLC0415  see above
        from scrutinydesk.qt.panels.red_pen.page import CheckPage  # noqa: PLC0415  see above

        page = CheckPage(self._theme())
        yield
        yield from page.building()
        page.back_wanted.connect(self._window.back)
        page.reading.cell_wanted.connect(self._show_place)
        page.reading.decided.connect(self.decisions.decide)
        page.step_wanted.connect(lambda what: getattr(self._remembering, what)())
        page.reading.link_wanted.connect(self.decisions.ask_link)
        page.keep_wanted.connect(self.decisions.keep)
        page.commitments.answered.connect(self.decisions.answer)
        exports = Exports(page, self._memory, lambda: page.shown, self._writing.begin)
        exports.done.connect(self._window.banner.show_news)
        page.export.setMenu(exports.menu)
        self._window.stack.addWidget(page)
        self.page = page

    # What is remembered

    def _look_again(self) -> None:
        """Look up what is known of the report by now."""
        self._changes += 1
        from scrutinydesk.qt.panels.red_pen.preparing import known_of  # noqa: PLC0415  see above

        shown = self.shown
        if shown is not None:
            document, resources = shown.review.document, shown.resources
            self._remembering.run(
                "Looking up the decisions",
                lambda library: known_of(library, document, resources),
                lambda known: self._show_known(document, known),
            )

    def _show_known(self, document: Document, known: Known) -> None:
        """Show decisions; where links are others, the report is checked again by them."""
        shown = self.shown
        if self.page is None or shown is None or shown.review.document is not document:
            return  # another report is shown by now
        links = shown.known.links
        self.page.show_known(known)
        if known.links != links:
            self.check_again()


def _checked(
    remembering: Remembering,
    source: Path | str,
    opened: Opened | None,
    progress: Progress,
    before: Shown | None = None,
) -> Shown:
    """Check a report with what is remembered; without, and told so, where the library cannot be reached."""
    from scrutinydesk.library.errors import LibraryError  # noqa: PLC0415  not before the first paint
    from scrutinydesk.qt.panels.red_pen import exports, page, preparing  # noqa: F401, PLC0415  decision 6

    try:
        return remembering.ask(lambda library: preparing.checked(library, source, opened, progress, before))
    except LibraryError as error:
        remembering.failed.emit(error)
        return preparing.checked(None, source, opened, progress, before)
