"""What leaves a checked report: lists, the query letter, a commented copy; written in a thread."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from scrutinydesk.findings import Severity
from scrutinydesk.qt.panels import clips
from scrutinydesk.redpen.kept import FindingState

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrutinydesk.export.clip import Clip
    from scrutinydesk.exporting_review import Letterhead
    from scrutinydesk.progress import Progress
    from scrutinydesk.qt.panels.memory import Memory
    from scrutinydesk.qt.panels.red_pen.preparing import Shown
    from scrutinydesk.qt.tasks import Task
    from scrutinydesk.redpen.listing import Listing

WORD, SHEET, LIST = "Word document (*.docx)", "Workbook (*.xlsx)", "List (*.csv)"


@dataclass(frozen=True, slots=True)
class Export:
    """One thing that can be written.

    Attributes
    ----------
    name : str
        Of the file, after that of the report.
    filter : str
        Of the file dialog; with the suffix in it.
    """

    title: str
    name: str
    filter: str
    write: Callable[[Shown, Listing, Path, Letterhead], None]


def _xlsx(shown: Shown, listing: Listing, path: Path, head: Letterhead) -> None:
    from scrutinydesk import exporting_review  # noqa: PLC0415  where something is written

    exporting_review.write_xlsx(listing, path, shown.resources, head)


def _csv(_shown: Shown, listing: Listing, path: Path, _head: Letterhead) -> None:
    from scrutinydesk import exporting_review  # noqa: PLC0415  see above

    exporting_review.write_csv(listing, path)


def _letter(_shown: Shown, listing: Listing, path: Path, head: Letterhead) -> None:
    from scrutinydesk import exporting_review  # noqa: PLC0415  see above

    exporting_review.write_letter(listing, path, head)


def _register(_shown: Shown, listing: Listing, path: Path, head: Letterhead) -> None:
    from scrutinydesk import exporting_review  # noqa: PLC0415  see above

    exporting_review.write_register(listing, path, head)


def _commented(shown: Shown, listing: Listing, path: Path, head: Letterhead) -> None:
    from scrutinydesk import exporting_review  # noqa: PLC0415  see above

    exporting_review.write_commented(listing, Path(shown.source), path, head)


LETTER = Export("&Query letter…", "queries", WORD, _letter)
COMMENTED = Export("Copy of the report with &comments…", "with comments", WORD, _commented)
FINDINGS = Export("&Findings as a workbook…", "findings", SHEET, _xlsx)
AS_LIST = Export("Findings as a &list…", "findings", LIST, _csv)
REGISTER = Export("Co&mmitments…", "commitments", WORD, _register)
COPY = "C&opy the query letter"


class Exports(QObject):
    """Fills the menu, and does what is chosen from it.

    Signals
    -------
    done(str, str)
        Title and detail of news.

    Parameters
    ----------
    shown : callable () -> Shown or None
        The report that is on the page.
    begin : callable (title, work) -> Task
        Makes the task that the officer waits for.
    """

    done = Signal(str, str)

    def __init__(
        self,
        page: QWidget,
        memory: Memory,
        shown: Callable[[], Shown | None],
        begin: Callable[[str, Callable[[Progress], object]], Task],
    ) -> None:
        super().__init__(page)
        self._page, self._memory, self._shown, self._begin = page, memory, shown, begin
        self.menu = QMenu(page)
        for each in (LETTER, COMMENTED, FINDINGS, AS_LIST, REGISTER):
            action = self.menu.addAction(each.title)
            action.triggered.connect(lambda _=False, each=each: self.write(each))
            if each is LETTER:
                self.menu.addAction(COPY).triggered.connect(lambda _=False: self.copy_letter())
            if each is COMMENTED:
                self.commented = action
                self.menu.addSeparator()
        self.menu.aboutToShow.connect(self._look)

    def write(self, what: Export) -> None:
        """Ask where to, and write it."""
        shown = self._shown()
        if shown is None:
            return
        suffix = what.filter[what.filter.index("*") + 1 : -1]
        stem = Path(shown.review.document.name).stem
        start = Path(self._memory.export_folder) / f"{stem} {what.name}{suffix}"
        title = what.title.replace("&", "").removesuffix("…")
        name, _ = QFileDialog.getSaveFileName(self._page, title, str(start), what.filter)
        if not name:
            return
        path = Path(name if name.lower().endswith(suffix) else f"{name}{suffix}")
        self._memory.exported(str(path.parent))

        def work(_progress: Progress) -> str:
            listing, head = _listing(shown)
            what.write(shown, listing, path, head)
            return _about(listing, head) if what in {LETTER, COMMENTED} else ""

        task = self._begin(f"Writing “{path.name}”", work)
        where = f"It is in {path.parent}."
        task.succeeded.connect(
            lambda about: self.done.emit(f"“{path.name}” was written.", f"{where} {about}".strip())
        )
        task.start()

    def copy_letter(self) -> None:
        """Put the query letter on the clipboard, with its formats."""
        shown = self._shown()
        if shown is None:
            return

        def work(_progress: Progress) -> tuple[object, str]:
            from scrutinydesk.export.query_letter import clip_of, letter_of  # noqa: PLC0415  see above

            listing, head = _listing(shown)
            day = head.moment.astimezone().date()
            letter = letter_of(listing, head.office, day, notes=head.notes, chosen=head.chosen)
            return clip_of(letter), _about(listing, head)

        task = self._begin("Copying the query letter", work)
        task.succeeded.connect(self._copied)
        task.start()

    def _copied(self, made: tuple[Clip, str]) -> None:
        clip, about = made
        clips.put(clip)
        self.done.emit("The query letter is on the clipboard.", about)

    def _look(self) -> None:
        """Offer comments where there is a Word document to put them in."""
        shown = self._shown()
        word = shown is not None and isinstance(shown.source, Path) and shown.source.suffix.lower() == ".docx"
        self.commented.setEnabled(word)


def _listing(shown: Shown) -> tuple[Listing, Letterhead]:
    """Return what is exported: where the officer has chosen what to ask, nothing else is asked."""
    from scrutinydesk.exporting_review import Letterhead, marking_for  # noqa: PLC0415  see above
    from scrutinydesk.redpen.listing import listed  # noqa: PLC0415  see above

    decisions = shown.known.decisions
    found = {each.fingerprint for each in shown.review.findings}
    chosen = any(
        each.state is not FindingState.DISMISSED and key in found for key, each in decisions.items()
    )
    marking = marking_for(shown.review.document, shown.opened, shown.resources)
    return listed(shown.review, decisions), Letterhead(marking=marking, chosen=chosen)


def _about(listing: Listing, head: Letterhead) -> str:
    """Return what is asked and what is not, in a sentence."""
    from scrutinydesk.redpen.queries import queries  # noqa: PLC0415  see above

    count = len(queries(listing, notes=head.notes, chosen=head.chosen))
    asked = f"It asks {count:,} {'question' if count == 1 else 'questions'}"
    if head.chosen:
        left = sum(
            each.decision is None and each.finding.severity is Severity.ERROR for each in listing.findings
        )
        rest = f"; {left:,} other {'error is' if left == 1 else 'errors are'} not in it" if left else ""
        return f"{asked}: {'the one' if count == 1 else 'those'} that you chose{rest}."
    return f"{asked}: every error and warning that was not dismissed. “Ask this” chooses some of them."
