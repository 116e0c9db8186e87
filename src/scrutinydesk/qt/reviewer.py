"""Checking a report, from the command to the page: in a thread, with the workbook that is open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from scrutinydesk.errors import ScrutinyError
from scrutinydesk.qt.dress import polishing
from scrutinydesk.qt.turns import Turns
from scrutinydesk.qt.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scrutinydesk.findings import Place
    from scrutinydesk.opening import Opened
    from scrutinydesk.progress import Progress
    from scrutinydesk.qt.main_window import MainWindow
    from scrutinydesk.qt.panels.memory import Memory
    from scrutinydesk.qt.panels.red_pen.page import CheckPage
    from scrutinydesk.qt.panels.red_pen.preparing import Known, Shown
    from scrutinydesk.qt.remembering import Remembering
    from scrutinydesk.qt.theme import Theme
    from scrutinydesk.redpen.kept import Commitment, CommitmentState, FindingDecision
    from scrutinydesk.redpen.material import Link

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
        elif self._window.over is not self.page:
            self._window.show_over(self.page)

    def check(self, source: Path | str) -> None:
        """Check the report in a file, or a text; what is shown stays until it is ready."""
        name = f"“{source.name}”" if isinstance(source, Path) else "the pasted text"
        self._window.banner.hide()
        self._have(f"Checking {name}", source, None, self._show)

    def check_again(self) -> None:
        """Check the report that is shown with the workbook that is open by now."""
        shown = self.shown
        if shown is not None:
            name = shown.review.document.name
            self._have(f"Checking “{name}” again", shown.source, shown, self._show_again)

    def _have(
        self, title: str, source: Path | str, before: Shown | None, then: Callable[[Shown], None]
    ) -> None:
        remembering, opened = self._remembering, self._opened()

        def work(progress: Progress) -> Shown:
            return _checked(remembering, source, opened, progress, before)

        task = self.work.begin(title, work)
        task.succeeded.connect(then)
        task.start()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        if self.page is not None:
            self.page.set_theme(theme)

    def _show(self, shown: Shown) -> None:
        self._turns.run(self._showing(shown))

    def _showing(self, shown: Shown) -> Iterator[None]:
        if self.page is None:
            yield from self._building()
        page = self.page
        assert page is not None  # noqa: S101  it was built
        yield from page.showing(shown)
        if self._window.over is not page:
            yield from polishing(page)
            self._window.show_over(page)
        if shown.opened is not self._opened():
            self.check_again()  # a workbook was opened meanwhile

    def _show_again(self, shown: Shown) -> None:
        """Show what another workbook has to say; where the page is not up, say that there is something."""
        self._turns.run(self._showing_again(shown))

    def _showing_again(self, shown: Shown) -> Iterator[None]:
        page, review = self.page, shown.review
        if page is None:
            return
        yield from page.showing(shown)
        if self._window.over is not page:
            self._window.banner.show_news(
                f"“{review.document.name}” was checked against “{review.workbook}”.",
                "" if review.errors else "No error stands.",
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
        page.reading.decided.connect(self._decide)
        page.step_wanted.connect(lambda what: getattr(self._remembering, what)())
        page.reading.link_wanted.connect(self._ask_link)
        page.keep_wanted.connect(self._keep_report)
        page.commitments.answered.connect(self._answer)
        exports = Exports(page, self._memory, lambda: page.shown, self._writing.begin)
        exports.done.connect(self._window.banner.show_news)
        page.export.setMenu(exports.menu)
        self._window.stack.addWidget(page)
        self.page = page

    # Deciding

    def _decide(self, at: int, decision: FindingDecision | None) -> None:
        from scrutinydesk.remembered import red_pen  # noqa: PLC0415  not before the first paint

        shown = self.shown
        if shown is None or not 0 <= at < len(shown.review.findings):
            return
        finding, name, seen = shown.review.findings[at], shown.review.document.name, shown.known.decisions
        self._remembering.decide(
            "Keeping the decision",
            lambda library: red_pen.keep_decision(
                library, name, finding.fingerprint, decision, seen, finding.title
            ),
        )

    def _ask_link(self, claims: tuple[int, ...]) -> None:
        from scrutinydesk.qt.panels.red_pen.link_dialog import LinkDialog  # noqa: PLC0415  see above

        shown = self.shown
        if shown is not None:
            dialog = LinkDialog(shown, claims, self._window)
            dialog.keep_wanted.connect(lambda claim, link: self._link(shown, claim, link))
            dialog.open()

    def _link(self, shown: Shown, at: int, link: Link | None) -> None:
        from scrutinydesk.redpen.keys import key_of  # noqa: PLC0415  see above
        from scrutinydesk.remembered import red_pen  # noqa: PLC0415  see above

        claim = shown.review.claims[at]
        self._remembering.decide(
            "Keeping the link", lambda library: red_pen.keep_link(library, key_of(claim), link, claim.quote)
        )

    def _keep_report(self) -> None:
        """Keep the report, so that next quarter’s is held against it."""
        from scrutinydesk.remembered import red_pen  # noqa: PLC0415  see above

        shown = self.shown
        if shown is None:
            return
        review, opened, written = shown.review, shown.opened, shown.known.written
        self._remembering.decide(
            "Keeping the report",
            lambda library: red_pen.keep_report(library, review, written, opened).record,
        ).succeeded.connect(
            lambda _: self._window.banner.show_news(
                f"“{review.document.name}” is kept.",
                "Next quarter’s report is held against it; its promises stand under Commitments.",
            )
        )

    def _answer(self, commitment: Commitment, state: CommitmentState, note: str) -> None:
        from scrutinydesk.remembered import red_pen  # noqa: PLC0415  see above

        self._remembering.decide(
            "Keeping the answer",
            lambda library: red_pen.answer_commitment(library, commitment, state, note),
        )

    def _look_again(self) -> None:
        """Look up what is known of the report by now."""
        from scrutinydesk.qt.panels.red_pen.preparing import known_of  # noqa: PLC0415  see above

        shown = self.shown
        if shown is not None:
            document, resources = shown.review.document, shown.resources
            self._remembering.run(
                "Looking up the decisions",
                lambda library: known_of(library, document, resources),
                self._show_known,
            )

    def _show_known(self, known: Known) -> None:
        """Show decisions; where links are others, the report is checked again by them."""
        shown = self.shown
        if self.page is None or shown is None:
            return
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
