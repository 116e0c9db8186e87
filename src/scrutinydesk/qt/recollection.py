"""What the library adds to the open report: decisions on its findings, and what changed since last time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from scrutinydesk.errors import ScrutinyError
from scrutinydesk.qt.tasks import Task
from scrutinydesk.qt.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scrutinydesk.findings import Accepted, Decision
    from scrutinydesk.library.store import Library
    from scrutinydesk.library.values import Import
    from scrutinydesk.opening import Opened
    from scrutinydesk.progress import Progress
    from scrutinydesk.qt.panels.pages import Pages
    from scrutinydesk.qt.remembering import Remembering
    from scrutinydesk.remembered.workbooks import Remembered
    from scrutinydesk.reporting.accounting import SheetCells
    from scrutinydesk.reporting.edits import Edits
    from scrutinydesk.reporting.report import Report
    from scrutinydesk.rollforward import RollForward

# The use cases are imported in the threads that run them: not needed before the first paint.


class Found(NamedTuple):
    """What a thread has looked up for the open workbook."""

    remembered: Remembered
    imports: tuple[Import, ...]
    decisions: tuple[Accepted, ...]


class Recollection(QObject):
    """Begins when the report of a workbook stands in the window.

    Signals
    -------
    reworded(object)
        The open workbook as an ``Opened`` with another report: the break register has changed.
    badges_changed()
    unkept(), regained()
        The open workbook could not be kept; it is now, when it could not be before.
    """

    reworded = Signal(object)
    badges_changed = Signal()
    unkept = Signal()
    regained = Signal()

    def __init__(self, remembering: Remembering, pages: Pages) -> None:
        super().__init__(pages)
        self.remembered: Remembered | None = None
        self._opened: Opened | None = None
        self._remembering = remembering
        self._pages = pages
        self._recalled, self._disowned, self._quiet = 0, False, False
        self._waiting: Callable[[Remembered], object] | None = None
        self._decided_meanwhile = False
        self._task: Task | None = None
        self._turns = Turns(self)
        pages.changes.compare_with.connect(self.compare_with)
        pages.changes.rename_confirmed.connect(self._confirm)
        pages.checks.decided.connect(self._decide)
        pages.checks.reopened.connect(self._reopen)
        remembering.changed.connect(self._look_again)

    @property
    def opened(self) -> Opened | None:
        """The workbook that is kept, or being kept."""
        return self._opened

    @property
    def settled(self) -> bool:
        """Whether nothing is on its way."""
        return not self._turns.running and (self._task is None or not self._task.running)

    def forget(self) -> None:
        """Let go of a workbook: another is coming."""
        self._opened = self.remembered = self._waiting = None
        self._recalled, self._disowned, self._quiet = 0, False, False
        self._decided_meanwhile = False
        if self._task is not None:
            self._task.cancel()
        self._turns.stop()
        self._pages.changes.say_nothing()
        self._pages.checks.show_decisions(())
        self._pages.checks.show_accounting((), "")

    def begin(self, opened: Opened, recalled: int = 0) -> None:
        """Keep the open workbook as a vintage, and show what is known of it.

        Parameters
        ----------
        recalled : int
            Id of the import that was opened again: it is kept already, and shown as it stood.
        """
        self._opened, self._recalled = opened, recalled
        self._run("Keeping the figures", partial(self._looked_up, opened, recalled), self._show)
        account = Task("Accounting for the cells", lambda progress: _accounted(opened, progress), self)
        account.succeeded.connect(lambda sheets: self._show_accounting(opened, sheets))
        account.start()

    def again(self) -> None:
        """Try once more to keep a workbook that could not be kept, and say nothing where it fails again."""
        if self._opened is not None and self.remembered is None and self.settled:
            self._quiet = True
            self.begin(self._opened, self._recalled)

    def when_kept(self, then: Callable[[Remembered], object]) -> None:
        """Go on with the open workbook once it is kept; what failed before is tried again."""
        if self._disowned or self._remembering.missed:
            self._remembering.failed.emit(_not_in_it(missed=self._remembering.missed))
            return
        if self.remembered is not None:
            then(self.remembered)
            return
        self._waiting = then
        if self._opened is not None and self.settled:
            self.begin(self._opened, self._recalled)

    def disown(self) -> None:
        """Know no more of the open workbook: it belongs to a library that is no longer in use."""
        self.forget()
        self._disowned = True

    def as_shown(self) -> tuple[Report | None, Edits]:
        """Return the report of the window as it leaves, and the officer's words for it up to now."""
        return self._pages.leaving, self._pages.written()

    def compare_with(self, number: int) -> None:
        """Compare with another of the earlier imports."""
        remembered, ask = self.remembered, self._remembering.ask
        if remembered is not None:
            self._run(
                "Comparing",
                lambda _progress: ask(lambda library: _compared(library, remembered, number)),
                self._show_changes,
            )

    # In threads

    def _looked_up(self, opened: Opened, recalled: int, progress: Progress) -> Found:
        from scrutinydesk.remembered import decisions, workbooks  # noqa: PLC0415  see above

        def look(library: Library) -> Found:
            if recalled:
                remembered = workbooks.recalled(library, opened, recalled)
            else:
                remembered = workbooks.remember(library, opened, progress)
            imports = library.imports(remembered.imported.force)
            others = tuple(each for each in imports if each.id != remembered.imported.id)
            return Found(remembered, others, decisions.decisions(library, opened))

        return self._remembering.ask(look)

    # Showing

    def _show(self, found: Found) -> None:
        if self._opened is not found.remembered.opened:
            return
        earlier = found.remembered.earlier
        self._pages.changes.show_choices(found.imports, earlier.id if earlier is not None else 0)
        self._pages.checks.show_decisions(found.decisions)
        self._show_changes(found.remembered)
        if self._quiet:
            self._quiet = False
            self.regained.emit()
        then, self._waiting = self._waiting, None
        if then is not None:
            then(found.remembered)
        if self._decided_meanwhile:
            self._look_again()

    def _show_changes(self, remembered: Remembered) -> None:
        self.remembered = remembered
        if remembered.rolled is None:
            self._pages.changes.say_nothing()
        else:
            self._turns.run(self._showing(remembered.rolled))
        self.badges_changed.emit()

    def _showing(self, rolled: RollForward) -> Iterator[None]:
        yield from self._pages.changes.showing(rolled)
        self.badges_changed.emit()

    def _show_accounting(self, opened: Opened, sheets: tuple[SheetCells, ...]) -> None:
        if self._opened is opened:
            self._pages.checks.show_accounting(sheets, opened.book.name)

    # Deciding

    def _decide(self, fingerprints: list[str], decision: Decision, reason: str) -> None:
        opened = self._opened
        if opened is None:
            return
        chosen = frozenset(fingerprints)
        findings = [each for each in opened.findings if each.fingerprint in chosen]
        # The report has findings of its own, about what it says.
        findings += [
            each
            for each in self._pages.checks.findings
            if each.fingerprint in chosen and each not in findings
        ]

        seen = self._pages.checks.decisions

        def decide(library: Library) -> object:
            from scrutinydesk.remembered import decisions  # noqa: PLC0415  see above

            return decisions.decide(library, opened, findings, decision, reason, seen)

        self._remembering.decide("Keeping the decision", decide)  # type: ignore[arg-type]

    def _reopen(self, fingerprints: list[str]) -> None:
        opened = self._opened
        if opened is None:
            return

        def reopen(library: Library) -> object:
            from scrutinydesk.remembered import decisions  # noqa: PLC0415  see above

            return decisions.reopen(library, opened, fingerprints)

        self._remembering.decide("Opening it again", reopen)  # type: ignore[arg-type]

    def _confirm(self, earlier: str, later: str, same: bool) -> None:  # noqa: FBT001  a signal's argument
        def confirm(library: Library) -> object:
            from scrutinydesk.remembered import workbooks  # noqa: PLC0415  see above

            return workbooks.confirm_rename(library, earlier, later, same=same)

        self._remembering.decide("Remembering the answer", confirm)  # type: ignore[arg-type]

    def _look_again(self) -> None:
        """Look up what may be different since something was decided; once it is kept, if it is not yet."""
        remembered = self.remembered
        self._decided_meanwhile = remembered is None
        if remembered is None:
            return
        ask, reword = self._remembering.ask, not self._recalled
        self._run(
            "Looking again",
            lambda _progress: ask(lambda library: _again(library, remembered, reword=reword)),
            self._shown_again,
        )

    def _shown_again(self, found: tuple[Remembered, tuple[Accepted, ...]]) -> None:
        remembered, decisions = found
        self._pages.checks.show_decisions(decisions)
        if remembered.opened is not self._opened:
            self._opened = remembered.opened
            self.reworded.emit(remembered.opened)
        self._show_changes(remembered)

    def _run(self, title: str, work: object, then: object) -> None:
        if self._task is not None:
            self._task.cancel()
        task = self._task = Task(title, work, self)  # type: ignore[arg-type]
        task.succeeded.connect(then)
        task.failed.connect(self._failed)
        task.start()

    def _failed(self, error: ScrutinyError) -> None:
        waited, self._waiting = self._waiting, None
        if not self._quiet or waited is not None:
            self._remembering.failed.emit(error)
        if self.remembered is None:
            self.unkept.emit()


def _not_in_it(*, missed: bool) -> ScrutinyError:
    if missed:
        return ScrutinyError(
            "The library could not be reached when this workbook was opened.",
            "It was read without what is remembered.",
            "Open it again once the library is back.",
        )
    return ScrutinyError(
        "This report belongs to the library before.",
        "It was opened from there, and the library in use does not hold it.",
        "Open its workbook, or an import under Tools, Earlier reports.",
    )


def _compared(library: Library, remembered: Remembered, number: int) -> Remembered:
    from scrutinydesk.remembered import workbooks  # noqa: PLC0415  see above

    return workbooks.compared(library, remembered, library.imported(number) if number else None)


def _again(
    library: Library, remembered: Remembered, *, reword: bool
) -> tuple[Remembered, tuple[Accepted, ...]]:
    from scrutinydesk.remembered import decisions, workbooks  # noqa: PLC0415  see above

    # What was opened again stands by the breaks of its own time.
    known = workbooks.reworded(library, remembered) if reword else remembered
    found = workbooks.compared(library, known, remembered.earlier)
    return found, decisions.decisions(library, known.opened)


def _accounted(opened: Opened, progress: Progress) -> tuple[SheetCells, ...]:
    from scrutinydesk import checking  # noqa: PLC0415  see above

    return checking.account(opened, progress)
