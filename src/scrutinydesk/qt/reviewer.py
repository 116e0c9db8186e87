"""Checking a report, from the command to the page: in a thread, with the workbook that is open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from scrutinydesk.errors import ScrutinyError

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrutinydesk.findings import Place
    from scrutinydesk.opening import Opened
    from scrutinydesk.progress import Progress
    from scrutinydesk.qt.main_window import MainWindow
    from scrutinydesk.qt.panels.memory import Memory
    from scrutinydesk.qt.panels.red_pen.page import CheckPage, Shown
    from scrutinydesk.qt.tasks import Task
    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.redpen.review import Review

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

    Parameters
    ----------
    memory : Memory
        In which folder file dialogs start.
    opened : callable () -> Opened or None
        The workbook that is open.
    begin : callable (title, work) -> Task
        Makes the task that the officer waits for.
    """

    def __init__(
        self,
        window: MainWindow,
        memory: Memory,
        theme: Callable[[], Theme],
        opened: Callable[[], Opened | None],
        begin: Callable[[str, Callable[[Progress], object]], Task],
    ) -> None:
        super().__init__(window)
        self.page: CheckPage | None = None
        self._window = window
        self._memory = memory
        self._theme = theme
        self._opened = opened
        self._begin = begin

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
        if self.page is None or self.page.shown is None:
            self.check_report()
        elif self._window.over is not self.page:
            self._window.show_over(self.page)

    def check(self, source: Path | str) -> None:
        """Check the report in a file, or a text; what is shown stays until it is ready."""
        opened = self._opened()
        name = f"“{source.name}”" if isinstance(source, Path) else "the pasted text"
        self._window.banner.hide()
        task = self._begin(f"Checking {name}", lambda progress: _checked(source, opened, progress))
        task.succeeded.connect(self._show)
        task.start()

    def check_again(self) -> None:
        """Check the report that is shown with the workbook that is open by now."""
        shown, opened = self.page.shown if self.page is not None else None, self._opened()
        if shown is None:
            return
        name = shown.review.document.name
        task = self._begin(f"Checking “{name}” again", lambda progress: _again(shown, opened, progress))
        task.succeeded.connect(self._show_again)
        task.start()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        if self.page is not None:
            self.page.set_theme(theme)

    def _show(self, shown: Shown) -> None:
        page = self.page or self._made()
        page.show_checked(shown)
        if self._window.over is not page:
            self._window.show_over(page)

    def _show_again(self, shown: Shown) -> None:
        """Show what another workbook has to say; where the page is not up, say that there is something."""
        page, review = self.page, shown.review
        if page is None:
            return
        page.show_checked(shown)
        if self._window.over is not page:
            self._window.banner.show_news(
                f"“{review.document.name}” was checked against “{review.workbook}”.",
                "" if review.errors else "No error stands.",
                [("Show the report", self.show_checked)],
            )

    def _show_place(self, place: Place) -> None:
        if self._window.pages is not None:
            self._window.pages.show_place(place)

    def _made(self) -> CheckPage:
        from scrutinydesk.qt.panels.red_pen.page import CheckPage  # noqa: PLC0415  imported by the thread

        page = self.page = CheckPage(self._theme())
        page.back_wanted.connect(self._window.back)
        page.cell_wanted.connect(self._show_place)
        return page


def _checked(source: Path | str, opened: Opened | None, progress: Progress) -> Shown:
    """Check a report, and make ready what the page shows."""
    from scrutinydesk import reviewing  # noqa: PLC0415  not before the first paint

    return _shown(reviewing.review_report(source, opened, progress), opened, None)


def _again(shown: Shown, opened: Opened | None, progress: Progress) -> Shown:
    """Check a report once more, whose text is as it was."""
    from scrutinydesk import reviewing  # noqa: PLC0415  see above

    review = reviewing.review_document(shown.review.document, opened, progress, links=shown.links)
    return _shown(review, opened, shown)


def _shown(review: Review, opened: Opened | None, before: Shown | None) -> Shown:
    from scrutinydesk.measures.resources import load_resources  # noqa: PLC0415  see above
    from scrutinydesk.qt.panels.red_pen import blocks, page  # noqa: PLC0415  late: decision 6
    from scrutinydesk.redpen.figures import figures_of  # noqa: PLC0415  see above

    return page.Shown(
        review,
        before.blocks if before is not None else blocks.blocks_of(review.document),
        figures_of(review),
        opened.resources if opened is not None else load_resources(),
        before.decisions if before is not None else {},
        before.links if before is not None else {},
    )
